//! Tables: CSV, TSV and their like.

use super::findings::Words;
use super::sink::Sink;
use super::table::{self, Oddity, Row, letter};
use crate::issue::{Place, Severity};
use crate::write::{cells, unguarded};

/// Rows of cells under a header.
pub(super) fn read(text: &str, separator: u8, sink: &mut Sink) {
    let mut table = table::open(text, separator);
    let numbers: Vec<usize> = table.header.iter().enumerate().map(|(at, name)| add(at, name, sink)).collect();
    if !table.preamble.trim().is_empty() && !table.preamble.starts_with("sep=") {
        let place = Place { row: 1, line: 1, ..Place::default() };
        sink.findings.say("above-header", "", place, table.preamble.trim(), || above_header(table.header_row));
    }
    sink.is_ours = is_ours(&table.header);
    let mut extra = Vec::new();
    while let Some(row) = table.next_row() {
        let place = Place { row: row.number, line: row.line, ..Place::default() };
        match row.oddity {
            Some(Oddity::Blank) => {
                sink.blank();
                continue;
            }
            Some(Oddity::HeaderAgain) => {
                sink.aside("header-again", place, row.raw(), header_again);
                continue;
            }
            Some(oddity) => say(oddity, &place, &row, sink),
            None => {}
        }
        while numbers.len() + extra.len() < row.len() {
            let at = numbers.len() + extra.len();
            extra.push(add(at, &format!("column {}", letter(at)), sink));
        }
        let columns = numbers.iter().chain(&extra).copied();
        let values = columns.zip(row.cells()).map(|(column, cell)| (column, unguarded(cell)));
        sink.entry(&place, row.raw(), values, []);
    }
}

/// A column by its place, counted from 0, and its name.
fn add(at: usize, name: &str, sink: &mut Sink) -> usize {
    let number = sink.columns.add(name);
    sink.columns.list[number].letter = letter(at);
    number
}

/// Whether [`crate::write`] wrote the table: its columns are no others.
fn is_ours(header: &[String]) -> bool {
    let is_own = |name: &String| cells::COLUMNS.contains(&name.as_str());
    header.starts_with(&["id".to_owned(), "title".to_owned(), "date".to_owned()]) && header.iter().all(is_own)
}

/// Says what is odd about a row that is kept all the same.
fn say(oddity: Oddity, place: &Place, row: &Row, sink: &mut Sink) {
    let found = row.raw().trim_end();
    let (code, place, words) = match oddity {
        Oddity::TooFew { expected, found } => ("ragged-row", place.clone(), too_few(expected, found)),
        Oddity::TooMany { expected, found } => ("ragged-row", place.clone(), too_many(expected, found)),
        Oddity::UnclosedQuote { line, column } => ("open-quote", at(place, line, column), open_quote()),
        Oddity::StrayQuote { line, column } => ("stray-quote", at(place, line, column), stray_quote()),
        Oddity::Blank | Oddity::HeaderAgain => return,
    };
    let about = if matches!(oddity, Oddity::TooFew { .. }) { "few" } else { "" };
    sink.findings.say(code, about, place, found, || words);
}

fn at(place: &Place, line: usize, column: usize) -> Place {
    Place { line, column: letter(column), ..place.clone() }
}

fn above_header(header_row: usize) -> Words {
    Words {
        severity: Severity::Note,
        expected: format!("Row {header_row} is the first that looks like a header."),
        done: "What stands above it was passed over.".into(),
        mend: String::new(),
    }
}

fn header_again() -> Words {
    Words {
        severity: Severity::Warning,
        expected: "Expected a record, but found the header once more.".into(),
        done: "The row was set aside.".into(),
        mend: "Take it out.".into(),
    }
}

fn too_few(expected: usize, found: usize) -> Words {
    Words {
        severity: Severity::Warning,
        expected: format!("Expected {expected} cells, as the header has, but found {found}."),
        done: "Those that are missing at the end were taken as empty.".into(),
        mend: "Look whether a separator is missing, so that values stand in the wrong columns.".into(),
    }
}

fn too_many(expected: usize, found: usize) -> Words {
    Words {
        severity: Severity::Warning,
        expected: format!("Expected {expected} cells, as the header has, but found {found}."),
        done: "The further ones are kept as notes.".into(),
        mend: "Put cells that hold the separator between quotation marks.".into(),
    }
}

fn open_quote() -> Words {
    Words {
        severity: Severity::Warning,
        expected: "A quotation mark opens a cell and never closes it.".into(),
        done: "It was taken as part of the text, and the cell ends with its line.".into(),
        mend: "Close it, or write it twice and the whole cell between quotation marks.".into(),
    }
}

fn stray_quote() -> Words {
    Words {
        severity: Severity::Warning,
        expected: "There is text after the quotation mark that should close a cell.".into(),
        done: "The mark was taken as part of the text.".into(),
        mend: "Write quotation marks inside a quoted cell twice.".into(),
    }
}
