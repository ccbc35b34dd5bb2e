//! What the formats of reference managers have in common: one reference a record, and a note for what they have no
//! field for.

use crate::catalogue::Record;

use super::cells::{self, COLUMNS};

/// Columns that RIS and BibTeX have a field for, whatever the record is. BibTeX has one for `date`, too, if biblatex reads
/// it.
pub(super) const TAKEN: [&str; 12] = [
    "id",
    "title",
    "type",
    "author",
    "translator",
    "description",
    "subjects",
    "languages",
    "collection",
    "repository",
    "source",
    "url",
];

/// What no field of a format holds, as lines `field: value`, with the values as a table's cells have them.
///
/// `taken` are the columns of [`COLUMNS`] that the format holds whole.
pub(super) fn rest(record: &Record, taken: &[&str]) -> Vec<String> {
    let cells = COLUMNS.into_iter().zip(cells::row(record));
    let left = cells.filter(|(column, cell)| !cell.is_empty() && !taken.contains(column));
    left.map(|(column, cell)| format!("{column}: {cell}")).collect()
}

/// The names of a record's agents in a role.
pub(super) fn with_role<'a>(record: &'a Record, role: &'static str) -> impl Iterator<Item = &'a str> {
    record.agents.iter().filter(move |agent| agent.role == role).map(|agent| agent.name.as_str())
}

/// A text on one line, for formats whose lines have a meaning: line breaks and other control characters are spaces.
pub(super) fn one_line(text: &str) -> String {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if is_break(c) { ' ' } else { c }).collect()
}
