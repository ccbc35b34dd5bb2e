//! Where a table's header is, and what its columns are called.

use std::collections::HashMap;

use super::quoted::is_separator;
use super::split::{Record, Splitter};
use crate::import::guess::{LONGEST_NAME, is_known};

/// So many records are looked at to know a table's shape.
const SAMPLE: usize = 100;

/// A header has at most so many titles and blank lines above it.
const ABOVE: usize = 10;

/// Where a header begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Start {
    /// In bytes.
    pub at: usize,
    /// As a spreadsheet numbers it, from 1.
    pub row: usize,
    /// From 1.
    pub line: usize,
}

/// The shape of a record.
pub(in crate::import) struct Shape {
    pub start: Start,
    pub cells: usize,
    /// Cells that are not blank.
    pub filled: usize,
    /// Whether a cell is a name that columns of catalogues often have.
    pub is_known: bool,
    /// Whether the cells could be names of columns: none is long, and none begins with a blank, as after the commas
    /// of prose.
    pub looks_like_names: bool,
}

/// Where the header is; without any row, at the end.
pub(super) fn start(text: &str, separator: u8) -> Start {
    let shapes = sample(text, separator);
    header_of(&shapes).map_or(Start { at: text.len(), row: 1, line: 1 }, |header| shapes[header].start)
}

/// Which record is the header: the first, unless it is a title. That is one filled cell, which is no known name of a
/// column, above rows with several.
pub(in crate::import) fn header_of(shapes: &[Shape]) -> Option<usize> {
    let is_header = |shape: &Shape| shape.filled > 1 || shape.is_known;
    shapes.iter().take(ABOVE + 1).position(is_header).or((!shapes.is_empty()).then_some(0))
}

/// The shapes of the first records that are not blank, after a mark and a `sep=` line.
pub(in crate::import) fn sample(text: &str, separator: u8) -> Vec<Shape> {
    let (at, line) = before_records(text);
    let mut records = Splitter::new(text, separator).from(at, line);
    let mut shapes = Vec::new();
    let mut row = 0;
    while shapes.len() < SAMPLE && records.next() {
        let record = records.record();
        row += 1;
        let shape = Shape::of(record, text, row);
        if shape.filled > 0 {
            shapes.push(shape);
        }
    }
    shapes
}

impl Shape {
    fn of(record: &Record, text: &str, row: usize) -> Self {
        let is_filled = |cell: &&str| !cell.trim().is_empty();
        let is_name = |cell: &str| cell.len() <= LONGEST_NAME && !cell.starts_with(' ');
        let filled = record.cells(text).filter(is_filled).count();
        Self {
            start: Start { at: record.start, row, line: record.line },
            cells: record.len(),
            filled,
            is_known: record.cells(text).any(is_known),
            looks_like_names: record.cells(text).all(is_name),
        }
    }
}

/// The separator that a `sep=;` line of Excel names, and the bytes of the line without its break.
pub(in crate::import) fn named_separator(text: &str) -> Option<(u8, usize)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.split(['\n', '\r']).next()?;
    let [s, e, p, b'=', separator] = line.trim_matches('"').as_bytes() else {
        return None;
    };
    let is_named = [s, e, p].map(u8::to_ascii_lowercase) == *b"sep" && is_separator(*separator);
    is_named.then_some((*separator, line.len()))
}

/// Where the records begin, in bytes and on which line: after a byte order mark and a `sep=` line, which a spreadsheet
/// does not count as a row.
fn before_records(text: &str) -> (usize, usize) {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    match named_separator(text) {
        None => (mark, 1),
        Some((_, length)) => {
            let rest = &text[mark + length..];
            let line_break = ["\r\n", "\n", "\r"].into_iter().find(|end| rest.starts_with(end)).map_or(0, str::len);
            (mark + length + line_break, 2)
        }
    }
}

/// The columns' names: trimmed, none empty, none twice.
pub(super) fn names<'t>(cells: impl Iterator<Item = &'t str>) -> Vec<String> {
    let named = |(column, cell): (usize, &str)| match cell.trim() {
        "" => format!("column {}", column + 1),
        name => name.to_owned(),
    };
    let mut names: Vec<_> = cells.enumerate().map(named).collect();
    tell_apart(&mut names);
    names
}

/// Numbers names that come again: `title`, `title (2)`, `title (3)`.
fn tell_apart(names: &mut [String]) {
    let mut times: HashMap<String, usize> = names.iter().map(|name| (name.clone(), 0)).collect();
    for name in names {
        let mut count = times[name.as_str()] + 1;
        let numbered = |count: usize| if count == 1 { name.clone() } else { format!("{name} ({count})") };
        while count > 1 && times.contains_key(&numbered(count)) {
            count += 1;
        }
        let new = numbered(count);
        times.insert(name.clone(), count);
        times.entry(new.clone()).or_insert(1);
        *name = new;
    }
}
