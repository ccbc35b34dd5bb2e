//! A text cut into records and cells, as places in the text.

use memchr::{memchr2, memchr3};

use super::MAX_COLUMNS;
use super::quoted::{Closed, Found, Reach, Rules};

/// Goes through a text record by record. One record's memory is used for all.
pub(in crate::import) struct Splitter<'a> {
    pub text: &'a str,
    /// The number of cells that records should have, once it is known; 0 before.
    pub width: usize,
    rules: Rules,
    record: Record,
}

/// The record that was read last.
#[derive(Default)]
pub(in crate::import) struct Record {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends, after its line break.
    pub end: usize,
    /// The line that it begins on, from 1.
    pub line: usize,
    /// What is wrong with its quotes: the first thing.
    pub quote: Option<Quote>,
    /// Line breaks inside cells.
    breaks: usize,
    cells: Vec<Cell>,
    /// The texts of cells that are not as in the source, one after the other.
    unescaped: String,
}

/// What is wrong with a cell's quotes, with its line (from 1) and column (from 0).
#[derive(Clone, Copy)]
pub(in crate::import) enum Quote {
    Unclosed((usize, usize)),
    Stray((usize, usize)),
}

/// From and to, in the text or among the unescaped.
#[derive(Clone, Copy)]
struct Cell {
    start: usize,
    end: usize,
    is_unescaped: bool,
}

impl<'a> Splitter<'a> {
    pub fn new(text: &'a str, separator: u8) -> Self {
        Self { text, width: 0, rules: Rules::of(text, separator), record: Record { line: 1, ..Record::default() } }
    }

    /// Begins elsewhere than at the beginning: at a byte, which is on a line.
    pub fn from(mut self, at: usize, line: usize) -> Self {
        self.record.clear(at, line);
        self
    }

    /// Reads the next record. False at the end of the text.
    pub fn next(&mut self) -> bool {
        let start = self.record.end;
        if start >= self.text.len() {
            self.record.clear(start, self.record.line);
            return false;
        }
        let line = self.record.line + self.record.breaks + usize::from(start > self.record.start);
        self.read(start, line, Reach::Lines);
        if self.swallowed_rows() {
            self.read(start, line, Reach::Line);
        }
        true
    }

    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The source of the record.
    pub fn raw(&self) -> &'a str {
        &self.text[self.record.start..self.record.end]
    }

    fn read(&mut self, start: usize, line: usize, mut reach: Reach) {
        self.record.clear(start, line);
        let bytes = self.text.as_bytes();
        let mut at = self.cell(start, &mut reach);
        while bytes.get(at) == Some(&self.rules.separator) {
            at = self.cell(at + 1, &mut reach);
        }
        self.record.end = match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => at + 2,
            Some([_, ..]) => at + 1,
            _ => at,
        };
    }

    /// Reads the cell that begins at `at` and gives the place after it. From a quote on that does not close, others must
    /// close on their line.
    fn cell(&mut self, at: usize, reach: &mut Reach) -> usize {
        let is_last = self.record.cells.len() + 1 == MAX_COLUMNS;
        if let Some(opening) = self.rules.opening(self.text, at).filter(|_| !is_last) {
            let is_first = opening == at;
            let within = if is_first { *reach } else { Reach::Line };
            match self.rules.scan(self.text, opening, within) {
                Found::Closed(closed) => return self.quoted(opening, closed),
                Found::Unclosed { stray } if is_first => {
                    self.record.note(stray);
                    *reach = Reach::Line;
                }
                Found::Unclosed { .. } => {}
            }
        }
        let rest = &self.text.as_bytes()[at..];
        let length = match is_last {
            true => memchr2(b'\n', b'\r', rest),
            false => memchr3(self.rules.separator, b'\n', b'\r', rest),
        };
        let end = at + length.unwrap_or(rest.len());
        self.record.cells.push(Cell { start: at, end, is_unescaped: false });
        end
    }

    fn quoted(&mut self, opening: usize, closed: Closed) -> usize {
        let Closed { quote, after, breaks, stray } = closed;
        if stray {
            self.record.note(true);
        }
        self.record.breaks += breaks;
        let inner = &self.text[opening + 1..quote];
        let cell = match self.rules.is_escaped(inner) {
            true => self.record.unescape(inner, self.rules),
            false => Cell { start: opening + 1, end: quote, is_unescaped: false },
        };
        self.record.cells.push(cell);
        after
    }

    /// Whether the record looks like several rows that a quote has made one: each of its lines, read alone, has as many
    /// cells as the header. The first and last line must, and three of four between. A list of places with commas inside
    /// a cell does not pass for rows: then its first line or its last has more cells, for the rest of the row is there.
    ///
    /// Two lines can look like rows by chance, so that these must also be doubtful otherwise.
    fn swallowed_rows(&self) -> bool {
        let Record { breaks, quote, cells, .. } = &self.record;
        let is_doubtful = *breaks > 1 || cells.len() != self.width || quote.is_some() || self.rules.separator == b'\t';
        *breaks > 0 && self.width > 1 && is_doubtful && self.lines_fit()
    }

    fn lines_fit(&self) -> bool {
        let fits = |line: &str| self.rules.cells(line) == self.width;
        let mut lines = self.raw().split(['\n', '\r']).filter(|line| !line.is_empty());
        if !lines.next().is_some_and(fits) || !lines.next_back().is_none_or(fits) {
            return false;
        }
        let (mut fitting, mut others) = (0, 0);
        for line in lines {
            *(if fits(line) { &mut fitting } else { &mut others }) += 1;
        }
        fitting >= others * 3
    }
}

impl Record {
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    pub fn cell<'t>(&'t self, text: &'t str, column: usize) -> &'t str {
        self.cells.get(column).map_or("", |cell| self.slice(text, *cell))
    }

    pub fn cells<'t>(&'t self, text: &'t str) -> impl ExactSizeIterator<Item = &'t str> + use<'t> {
        self.cells.iter().map(move |cell| self.slice(text, *cell))
    }

    fn slice<'t>(&'t self, text: &'t str, cell: Cell) -> &'t str {
        let source = if cell.is_unescaped { &self.unescaped } else { text };
        &source[cell.start..cell.end]
    }

    fn clear(&mut self, start: usize, line: usize) {
        self.cells.clear();
        self.unescaped.clear();
        (self.start, self.end, self.line, self.breaks, self.quote) = (start, start, line, 0, None);
    }

    fn unescape(&mut self, inner: &str, rules: Rules) -> Cell {
        let start = self.unescaped.len();
        rules.unescape(inner, &mut self.unescaped);
        Cell { start, end: self.unescaped.len(), is_unescaped: true }
    }

    /// Notes what is wrong with the quotes of the cell that comes next, unless something was before.
    fn note(&mut self, stray: bool) {
        let place = (self.line + self.breaks, self.cells.len());
        self.quote.get_or_insert(if stray { Quote::Stray(place) } else { Quote::Unclosed(place) });
    }
}
