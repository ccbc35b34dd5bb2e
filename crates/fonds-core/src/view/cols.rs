//! The columns of the table.

use super::Keyword;
use crate::speech::Text;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The date as lists show it.
    Date,
    /// The title, which is the link to the record: this column is always there.
    Title,
    /// Type of record.
    Type,
    /// People and bodies.
    Agent,
    /// Places.
    Place,
    /// Subjects.
    Subject,
    /// Languages.
    Language,
    /// Collection, series or fonds.
    Collection,
    /// The archive's reference.
    Source,
    /// The record's identifier.
    Id,
}

impl Keyword for Column {
    const ALL: &'static [(Self, &'static str, Text)] = &[
        (Self::Date, "date", Text::of("Date")),
        (Self::Title, "title", Text::of("Title")),
        (Self::Type, "type", Text::of("Type")),
        (Self::Agent, "agent", Text::of("People and bodies")),
        (Self::Place, "place", Text::of("Places")),
        (Self::Subject, "subject", Text::of("Subjects")),
        (Self::Language, "language", Text::of("Languages")),
        (Self::Collection, "collection", Text::of("Collection")),
        (Self::Source, "source", Text::of("Reference")),
        (Self::Id, "id", Text::of("Identifier")),
    ];
}

/// Which columns the table has, one bit each; their order is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cols(u16);

impl Default for Cols {
    fn default() -> Self {
        [Column::Date, Column::Type, Column::Agent].into_iter().fold(Self::TITLE, Self::toggled)
    }
}

impl Cols {
    const TITLE: Self = Self(1 << Column::Title as u16);

    /// Whether a column is there.
    pub fn has(self, column: Column) -> bool {
        self.0 >> column as u16 & 1 == 1
    }

    /// With a column that was not there, or without one that was. The title stays.
    pub fn toggled(self, column: Column) -> Self {
        Self((self.0 ^ 1 << column as u16) | Self::TITLE.0)
    }

    /// The columns in their order, each with its key in the address and its name.
    pub fn each(self) -> impl Iterator<Item = (Column, &'static str, &'static str)> {
        let shown = Column::ALL.iter().filter(move |(column, ..)| self.has(*column));
        shown.map(|(column, key, name)| (*column, *key, name.said()))
    }

    /// Reads the keys of columns with commas between them, and says whether each was one.
    pub(super) fn parse(text: &str) -> (Self, bool) {
        let mut cols = Self::TITLE;
        let mut is_understood = true;
        for key in text.split(',') {
            match Column::from_key(key) {
                Some(column) if cols.has(column) => {}
                Some(column) => cols = cols.toggled(column),
                None => is_understood = false,
            }
        }
        (cols, is_understood)
    }
}

impl std::fmt::Display for Cols {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, (_, key, _)) in self.each().enumerate() {
            f.write_str(if at == 0 { "" } else { "," })?;
            f.write_str(key)?;
        }
        Ok(())
    }
}
