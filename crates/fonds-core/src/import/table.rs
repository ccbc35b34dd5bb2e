//! Text to rows: RFC 4180 and what the wild makes of it, with places, and never a failure.
//!
//! Every byte of the text belongs to the preamble, to the header or to exactly one row, so that rows which are set aside
//! can be written out as they came. Lines end in CRLF, LF or CR. A quote is read as one where it can be: a quoted cell
//! ends at a quote before a separator or the end of a line. A quote that never closes costs its own line and no more.
//!
//! No column types and no trimming of cells: that is for the reader of the rows. Reading allocates nothing for a row. It
//! holds the text, the places of one row's cells (24 bytes each, at most [`MAX_COLUMNS`]), and the text of that row's
//! cells in which quotes were doubled: at most twice the file.
//!
//! ```
//! use fonds_core::import::table;
//!
//! let mut table = table::open("id,title\n1,\"Letter, signed\"\n", b',');
//! let row = table.next_row().expect("one row");
//! assert_eq!((row.number, row.cell(1)), (2, "Letter, signed"));
//! ```

mod header;
mod quoted;
mod split;

use header::Start;
pub(super) use header::{header_of, named_separator, sample};
use split::{Quote, Record, Splitter};

/// A row has at most so many cells, as in Excel (whose last column is XFD); the last holds the rest of its line as it is
/// written.
pub const MAX_COLUMNS: usize = 16_384;

/// A table under way: the header is read, the rows come one by one.
pub struct Table<'a> {
    /// The names of the columns, trimmed. Empty ones are named `column 7`, doubles are told apart as `title (2)`.
    pub header: Vec<String>,
    /// What stands above the header: a `sep=;` line of Excel, blank lines, title lines. Empty as a rule.
    pub preamble: &'a str,
    /// The header as it is written, with its line break.
    pub header_raw: &'a str,
    /// The header's row as a spreadsheet numbers it: 1 if nothing stands above it.
    pub header_row: usize,
    /// The header's line in the text, from 1.
    pub header_line: usize,
    number: usize,
    records: Splitter<'a>,
}

/// A row that is lent until the next one is read.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    /// As a spreadsheet numbers it, from 1: line breaks inside a cell do not count, blank rows do.
    pub number: usize,
    /// Where it begins in the text, in lines from 1.
    pub line: usize,
    /// What is odd about it; the worst, if several things are.
    pub oddity: Option<Oddity>,
    text: &'t str,
    record: &'t Record,
}

/// What is odd about a row. Columns are counted from 0 ([`letter`] names them), lines from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// All cells are empty, or there is nothing on the line at all.
    Blank,
    /// The header once more, as in files that were joined.
    HeaderAgain,
    /// A cell begins with a quote that is not closed where it could be. The quotes that do not close on their line were
    /// taken as part of the text.
    UnclosedQuote {
        /// The line of the cell.
        line: usize,
        /// The column of the cell.
        column: usize,
    },
    /// A cell begins with a quote, and there is text after one that should close it. All is kept; the stray quotes were
    /// taken as part of the text.
    StrayQuote {
        /// The line of the cell.
        line: usize,
        /// The column of the cell.
        column: usize,
    },
    /// Fewer cells than the header. Those that are missing are empty.
    TooFew {
        /// The header's cells.
        expected: usize,
        /// The row's cells.
        found: usize,
    },
    /// More cells than the header, and not only empty ones. They are kept.
    TooMany {
        /// The header's cells.
        expected: usize,
        /// The row's cells.
        found: usize,
    },
}

/// Opens a table whose cells are parted by `separator` (`guess::kind` finds it), and reads its header. What cannot part
/// cells, which is a letter, a digit, a quote, a line break or no ASCII, stands for a comma.
///
/// The header is the first row, unless that is blank or a title: a row with one filled cell above rows with several.
pub fn open(text: &str, separator: u8) -> Table<'_> {
    let Start { at, row, line } = header::start(text, separator);
    let mut records = Splitter::new(text, separator).from(at, line);
    let header_raw = if records.next() { records.raw() } else { "" };
    let header = header::names(records.record().cells(text));
    records.width = header.len();
    Table { header, preamble: &text[..at], header_raw, header_row: row, header_line: line, number: row, records }
}

/// A column's letters in a spreadsheet: 0 is A, 25 is Z, 26 is AA.
pub fn letter(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => letter(before - 1) + &last.to_string(),
    }
}

impl Table<'_> {
    /// The next row, of any kind. After the last there are none.
    pub fn next_row(&mut self) -> Option<Row<'_>> {
        if !self.records.next() {
            return None;
        }
        self.number += 1;
        let (text, record) = (self.records.text, self.records.record());
        let row = Row { number: self.number, line: record.line, oddity: None, text, record };
        Some(Row { oddity: self.oddity(&row), ..row })
    }

    fn oddity(&self, row: &Row) -> Option<Oddity> {
        let (expected, found) = (self.header.len(), row.len());
        let is_blank = |from: usize| (from..found).all(|column| row.cell(column).trim().is_empty());
        match row.record.quote {
            _ if row.cell(0).trim().is_empty() && is_blank(0) => Some(Oddity::Blank),
            _ if row.raw().trim_end() == self.header_raw.trim_end() => Some(Oddity::HeaderAgain),
            Some(Quote::Unclosed((line, column))) => Some(Oddity::UnclosedQuote { line, column }),
            Some(Quote::Stray((line, column))) => Some(Oddity::StrayQuote { line, column }),
            None if found < expected => Some(Oddity::TooFew { expected, found }),
            None if found > expected && !is_blank(expected) => Some(Oddity::TooMany { expected, found }),
            None => None,
        }
    }
}

impl<'t> Row<'t> {
    /// The text of a cell without its quotes, otherwise as it is written; empty where the row has no such column.
    pub fn cell(&self, column: usize) -> &'t str {
        self.record.cell(self.text, column)
    }

    /// All cells in order.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &'t str> + use<'t> {
        self.record.cells(self.text)
    }

    /// How many cells there are: 1 at least.
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        self.record.len()
    }

    /// The source text of the row, with its line break if it has one, to be written out unchanged.
    pub fn raw(&self) -> &'t str {
        &self.text[self.record.start..self.record.end]
    }
}
