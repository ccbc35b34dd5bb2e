//! What is wrong in a file, where, and what to do about it.

use fonds_search::listed::{Listed, joined};
use std::fmt;

use fonds_search::order;

use crate::say;

/// Something in a file that could not be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it costs the reader.
    pub severity: Severity,
    /// Where in the file.
    pub place: Place,
    /// What was expected and what was found, what was done, and how to mend it, in full sentences.
    pub message: String,
}

/// How much a problem costs the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing: all is kept, if elsewhere.
    #[default]
    Note,
    /// A record is shown with less than it could say.
    Warning,
    /// A record, or the whole file, is not shown.
    Error,
}

/// A place in a file, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: Option<usize>,
    /// In characters, from 1.
    pub column: Option<usize>,
    /// The record's id, or `no. 3` if it has none.
    pub record: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        if !place.is_empty() {
            f.write_str(&place)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

impl fmt::Display for Place {
    /// `line 12, column 4, record “abc”`; nothing if nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut known = Vec::new();
        known.extend(self.line.map(|line| say!("line {0}"; line)));
        known.extend(self.column.map(|column| say!("column {0}"; column)));
        known.extend(self.record.as_ref().map(|record| say!("record “{0}”", record)));
        f.write_str(&joined(&known, ", "))
    }
}

/// The problems of one text, found in any order. Places are byte offsets until the end, so that lines are counted once.
pub(super) struct Problems<'a> {
    text: &'a str,
    found: Vec<Found>,
    strangers: Vec<Stranger>,
    /// Whether dates that are not EDTF are the caller's to tell.
    pub leaves_dates: bool,
}

#[derive(Default)]
struct Found {
    at: Option<usize>,
    severity: Severity,
    record: String,
    message: String,
}

/// A field that the format does not have, said once with its count and not once for each record.
struct Stranger {
    name: String,
    at: usize,
    count: usize,
    kept: bool,
}

impl<'a> Problems<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, found: Vec::new(), strangers: Vec::new(), leaves_dates: false }
    }

    /// Where a part of the text stands in it, in bytes.
    pub fn offset(&self, part: &str) -> usize {
        part.as_ptr() as usize - self.text.as_ptr() as usize
    }

    /// Adds a problem at an offset; `record` is empty where none is meant.
    pub fn say(&mut self, severity: Severity, at: usize, record: &str, message: impl Into<String>) {
        self.push(Some(at), severity, record, message.into());
    }

    /// Adds a problem whose place in the file is not known.
    pub fn say_anywhere(&mut self, severity: Severity, record: &str, message: String) {
        self.push(None, severity, record, message);
    }

    /// Counts a field that the format does not have; `kept` says that its value is among the notes.
    pub fn stranger(&mut self, name: &str, at: usize, kept: bool) {
        match self.strangers.iter_mut().find(|stranger| stranger.name == name && stranger.kept == kept) {
            Some(stranger) => stranger.count += 1,
            None => self.strangers.push(Stranger { name: name.to_owned(), at, count: 1, kept }),
        }
    }

    /// All problems in the order of the file.
    pub fn in_order(mut self) -> Vec<Problem> {
        for stranger in std::mem::take(&mut self.strangers) {
            self.push(Some(stranger.at), Severity::Note, "", stranger.message());
        }
        let place = |found: usize| self.found[found].at.unwrap_or(usize::MAX);
        let sorted = order(self.found.len(), &|a, b| place(a).cmp(&place(b)));
        let mut cursor = Cursor { text: self.text, at: 0, line: 1, column: 1 };
        sorted.iter().map(|&at| std::mem::take(&mut self.found[at as usize]).placed(&mut cursor)).listed()
    }

    fn push(&mut self, at: Option<usize>, severity: Severity, record: &str, message: String) {
        self.found.push(Found { at, severity, record: record.to_owned(), message });
    }
}

impl Stranger {
    fn message(&self) -> String {
        let Self { name, count, kept, .. } = self;
        let times = match *count {
            1 => String::new(),
            count => say!(" ({0} time)| ({0} times)"; count),
        };
        match kept {
            true => {
                say!(
                    "The format has no field “{0}” here, or has it only once. Its value is kept in the notes{1}.",
                    name,
                    times
                )
            }
            false => say!("The format has no field “{0}” here, or has it only once. It was left out{1}.", name, times),
        }
    }
}

impl Found {
    fn placed(self, cursor: &mut Cursor) -> Problem {
        let position = self.at.map(|at| cursor.move_to(at));
        let place = Place {
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            record: Some(self.record).filter(|record| !record.is_empty()),
        };
        Problem { severity: self.severity, place, message: self.message }
    }
}

/// Goes through the text once, from problem to problem, counting lines and characters.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    /// Line and column of an offset that is not before the last one asked for.
    fn move_to(&mut self, offset: usize) -> (usize, usize) {
        let end = char_start(self.text, offset.max(self.at));
        for c in self.text[self.at..end].chars() {
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.at = end;
        (self.line, self.column)
    }
}

/// The offset itself, or the beginning of the character that it stands in.
pub(crate) fn char_start(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
