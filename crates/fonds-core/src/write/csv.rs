//! Tables that open in a spreadsheet: UTF-8 with a byte order mark, CRLF, quoted as RFC 4180 says, safe from formulas.
//!
//! The catalogue itself, which is no table, goes into a Frictionless descriptor beside them.

use std::borrow::Cow;

use crate::catalogue::{Authority, Catalogue};

use super::cells::{self, COLUMNS, guarded};
use super::{File, data_package, file};

/// The columns of a table of authorities, which are their fields.
const AUTHORITY_COLUMNS: [&str; 6] = ["label", "kind", "variants", "dates", "note", "links"];

/// A spreadsheet takes a file without this mark for one in an old encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The table of records, the table of authorities if there are any, and the descriptor of both.
pub(super) fn files(catalogue: &Catalogue, stem: &str) -> Vec<File> {
    let columns = used_columns(catalogue);
    let mut files = vec![file(stem, "csv", records(catalogue, &columns))];
    if !catalogue.authorities.is_empty() {
        files.push(file(stem, "authorities.csv", authorities(&catalogue.authorities)));
    }
    files.push(file(stem, "datapackage.json", data_package::of_tables(catalogue, stem, &columns)));
    files
}

/// The places in [`COLUMNS`] under which some record says something; id, title and date always stand.
fn used_columns(catalogue: &Catalogue) -> Vec<usize> {
    let mut is_used = [false; COLUMNS.len()];
    is_used[..3].fill(true);
    for record in catalogue.records() {
        for (is_used, cell) in is_used.iter_mut().zip(cells::row(record)) {
            *is_used |= !cell.is_empty();
        }
    }
    (0..COLUMNS.len()).filter(|column| is_used[*column]).collect()
}

fn records(catalogue: &Catalogue, columns: &[usize]) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    push_row(&mut text, columns.iter().map(|column| COLUMNS[*column]));
    for record in catalogue.records() {
        let row = cells::row(record);
        push_row(&mut text, columns.iter().map(|column| row[*column].as_ref()));
    }
    text
}

fn authorities(authorities: &[Authority]) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    push_row(&mut text, AUTHORITY_COLUMNS.into_iter());
    for Authority { label, kind, variants, dates, note, links } in authorities {
        let cells = [label, kind, &cells::variants(variants), dates, note, &cells::links(links)];
        push_row(&mut text, cells.into_iter().map(String::as_str));
    }
    text
}

fn push_row<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        *text += if index == 0 { "" } else { "," };
        *text += &quoted(&guarded(cell));
    }
    *text += "\r\n";
}

/// A cell in quotation marks where it needs them (RFC 4180, section 2); outer spaces too, which some programs would
/// take off.
fn quoted(cell: &str) -> Cow<'_, str> {
    let needs_quotes = cell.contains([',', '"', '\r', '\n']) || cell.trim() != cell;
    if needs_quotes { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) } else { Cow::Borrowed(cell) }
}
