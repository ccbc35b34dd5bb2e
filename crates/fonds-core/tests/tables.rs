//! Bytes to text and text to rows: nothing lost, every oddity placed, and a bad line costs no other.
#![allow(clippy::unwrap_used)]

use fonds_core::import::table::{self, Oddity, letter};

/// The rows of a table as cells.
fn rows(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut table = table::open(text, separator);
    let mut rows = Vec::new();
    while let Some(row) = table.next_row() {
        rows.push(row.cells().map(str::to_owned).collect());
    }
    rows
}

/// The rows under the header `a,b,c`.
fn check(body: &str, expected: &[&[&str]]) {
    assert_eq!(rows(&format!("a,b,c\n{body}"), b','), expected, "{body}");
}

/// The number, line and oddity of each odd row of a table with commas.
fn oddities(text: &str) -> Vec<(usize, usize, Oddity)> {
    let mut table = table::open(text, b',');
    let mut found = Vec::new();
    while let Some(row) = table.next_row() {
        found.extend(row.oddity.map(|oddity| (row.number, row.line, oddity)));
    }
    found
}

#[test]
fn cells_are_read_as_rfc_4180_says() {
    check("1,\"x, y\",3\n", &[&["1", "x, y", "3"]]);
    check("1,\"say \"\"hi\"\"\",3\n", &[&["1", "say \"hi\"", "3"]]);
    check("1,\"\"\"\",3", &[&["1", "\"", "3"]]);
    check("1,\"\",\"\"\n", &[&["1", "", ""]]);
    check("\"\",,\n", &[&["", "", ""]]);
    check("1,\"x\ny\",3\r\n4,\"x\r\ny\",6\r\n", &[&["1", "x\ny", "3"], &["4", "x\r\ny", "6"]]);
    check(
        "1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [1, 2]}\",3",
        &[&["1", "{\"type\": \"Point\", \"at\": [1, 2]}", "3"]],
    );
    check("1,ʤ,毛泽东\n", &[&["1", "ʤ", "毛泽东"]]);
    check("1,2,3\r4,5,6\r", &[&["1", "2", "3"], &["4", "5", "6"]]);
    check("1,2,3\n\n4,5,6", &[&["1", "2", "3"], &[""], &["4", "5", "6"]]);
}

#[test]
fn a_quote_that_never_closes_costs_its_own_line() {
    let unclosed = |line, column| Oddity::UnclosedQuote { line, column };
    check("1,\"x,3\n4,5,6\n", &[&["1", "\"x", "3"], &["4", "5", "6"]]);
    check("1,\"x,3\n4,\"y\",6\n", &[&["1", "\"x", "3"], &["4", "y", "6"]]);
    check("1,\"x,3\n4,5\" nail,6\n7,8\",9\n", &[&["1", "\"x", "3"], &["4", "5\" nail", "6"], &["7", "8\"", "9"]]);
    assert_eq!(oddities("a,b,c\n1,\"x,3\n4,\"y\",6\n"), [(2, 2, unclosed(2, 1))]);
}

#[test]
fn quotes_in_a_text_are_part_of_it() {
    check("1,5\" nail,3\n", &[&["1", "5\" nail", "3"]]);
    check("1,\"he said \"hello, world\" to me\",3\n", &[&["1", "he said \"hello, world\" to me", "3"]]);
    check(
        "1,\"Untitled\" (sketch),3\n4,\"No title\",6\n",
        &[&["1", "\"Untitled\" (sketch)", "3"], &["4", "No title", "6"]],
    );
    check("1,\"he said \\\"hi, you\\\", too\",3\n", &[&["1", "he said \"hi, you\", too", "3"]]);
}

#[test]
fn columns_have_letters_as_in_a_spreadsheet() {
    let letters: Vec<_> = [0, 25, 26, 51, 701, 702, 16_383].into_iter().map(letter).collect();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
}
