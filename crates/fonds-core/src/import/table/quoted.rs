//! Cells in quotes: where they end, and what they say.
//!
//! Inside a cell, two quotes stand for one (RFC 4180, section 2, rule 7), or `\"` does in files that write it so, as
//! MySQL exports do. A quote closes the cell if a separator, a line break or the end of the text follows, with blanks
//! between or not. Any other quote is stray, a part of the text, except where it begins a cell itself: right after a
//! separator or line break. Then the cell that was being read was never closed.
//!
//! The last rule also bounds the work: a search for the end stops where another one would begin, so that reading takes
//! time in proportion to the text whatever its quotes.

use memchr::{memchr, memchr2, memchr3, memmem};

/// How cells and quotes are written in a text.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    /// The ASCII character between cells.
    pub separator: u8,
    /// Whether `\"` stands for a quote inside quotes.
    pub backslash: bool,
}

/// How far a quoted cell may go.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Reach {
    /// Over line breaks, and over stray quotes.
    Lines,
    /// To the end of its line, and without stray quotes.
    Line,
}

/// What was found after an opening quote.
pub(super) enum Found {
    Closed(Closed),
    /// No end; `stray` if a quote on the cell's first line was perhaps meant as one.
    Unclosed {
        stray: bool,
    },
}

/// A quoted cell that ends.
pub(super) struct Closed {
    /// Where the closing quote is.
    pub quote: usize,
    /// Where the separator, line break or end of the text is.
    pub after: usize,
    /// Line breaks inside.
    pub breaks: usize,
    /// Whether a quote inside should have been doubled.
    pub stray: bool,
}

/// What stands inside a quoted cell, apart from plain text.
enum Mark {
    LineBreak,
    /// Quotes that stand for half as many, or one with a backslash.
    Escaped {
        end: usize,
    },
    Closing {
        quote: usize,
        after: usize,
    },
    /// A quote that begins another cell.
    Opening,
    Stray {
        end: usize,
    },
}

impl Rules {
    /// The rules of a text: quotes have backslashes if that makes sense somewhere, and more often than doubled ones do.
    pub fn of(text: &str, separator: u8) -> Self {
        let separator = if is_separator(separator) { separator } else { b',' };
        let rules = Self { separator, backslash: false };
        let bytes = text.as_bytes();
        let is_inside = |at: usize| bytes.get(at) != Some(&b'"') && !rules.ends_cell(bytes, at);
        let count = |pair: &str| memmem::find_iter(bytes, pair).filter(|at| is_inside(at + 2)).count();
        let backslashes = count("\\\"");
        Self { separator, backslash: backslashes > 0 && backslashes > count("\"\"") }
    }

    /// Finds the end of the cell that opens with the quote at `opening`.
    pub fn scan(self, text: &str, opening: usize, reach: Reach) -> Found {
        let bytes = text.as_bytes();
        let (mut at, mut breaks, mut stray) = (opening + 1, 0, None);
        while let Some(step) = memchr3(b'"', b'\n', b'\r', &bytes[at..]) {
            let here = at + step;
            at = match self.mark(bytes, opening, here) {
                Mark::LineBreak if reach == Reach::Line => break,
                Mark::LineBreak => here + 1,
                Mark::Escaped { end } => end,
                Mark::Closing { quote, after } => {
                    return Found::Closed(Closed { quote, after, breaks, stray: stray.is_some() });
                }
                Mark::Opening => break,
                Mark::Stray { end } => {
                    stray.get_or_insert(breaks);
                    if reach == Reach::Line || here == opening + 1 {
                        break;
                    }
                    end
                }
            };
            breaks += usize::from(ends_line(bytes, here));
        }
        Found::Unclosed { stray: stray == Some(0) }
    }

    /// What the quotes or the line break at `here` mean in the cell that opens at `opening`.
    fn mark(self, bytes: &[u8], opening: usize, here: usize) -> Mark {
        if bytes[here] != b'"' {
            return Mark::LineBreak;
        }
        if self.backslash && ends_in_escape(&bytes[opening + 1..here]) {
            return Mark::Escaped { end: here + 1 };
        }
        let quotes = bytes[here..].iter().take_while(|byte| **byte == b'"').count();
        let end = here + quotes;
        let after = self.after_blanks(bytes, end);
        match quotes % 2 {
            0 => Mark::Escaped { end },
            _ if self.ends_cell(bytes, after) => Mark::Closing { quote: end - 1, after },
            _ if self.begins_cell(bytes, here) => Mark::Opening,
            _ => Mark::Stray { end },
        }
    }

    /// How many cells a line has, read alone.
    pub fn cells(self, line: &str) -> usize {
        let mut at = self.after_cell(line, 0);
        let mut cells = 1;
        while at < line.len() {
            at = self.after_cell(line, at + 1);
            cells += 1;
        }
        cells
    }

    fn after_cell(self, line: &str, at: usize) -> usize {
        match self.opening(line, at).map(|opening| self.scan(line, opening, Reach::Line)) {
            Some(Found::Closed(closed)) => closed.after,
            _ => memchr(self.separator, &line.as_bytes()[at..]).map_or(line.len(), |length| at + length),
        }
    }

    /// Where a cell's opening quote is, if it has one, perhaps after blanks.
    pub fn opening(self, text: &str, at: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let first = match bytes.get(at)? {
            b' ' | b'\t' => self.after_blanks(bytes, at),
            _ => at,
        };
        (bytes.get(first) == Some(&b'"')).then_some(first)
    }

    /// Whether the text of a quoted cell is other than its source.
    pub fn is_escaped(self, inner: &str) -> bool {
        memchr(b'"', inner.as_bytes()).is_some() || self.backslash && memchr(b'\\', inner.as_bytes()).is_some()
    }

    /// Adds the text of a quoted cell to `into`: each escaped quote once.
    pub fn unescape(self, mut inner: &str, into: &mut String) {
        while let Some(at) = memchr2(b'"', b'\\', inner.as_bytes()) {
            let pair = &inner.as_bytes()[at..inner.len().min(at + 2)];
            let is_escape = match pair {
                b"\"\"" => true,
                b"\\\"" | b"\\\\" => self.backslash,
                _ => false,
            };
            let skipped = usize::from(is_escape);
            into.push_str(&inner[..at]);
            into.push_str(&inner[at + skipped..at + skipped + 1]);
            inner = &inner[at + skipped + 1..];
        }
        into.push_str(inner);
    }

    /// Whether a cell that reaches `at` ends there.
    fn ends_cell(self, bytes: &[u8], at: usize) -> bool {
        bytes.get(at).is_none_or(|byte| *byte == self.separator || matches!(byte, b'\n' | b'\r'))
    }

    fn begins_cell(self, bytes: &[u8], at: usize) -> bool {
        matches!(bytes[at - 1], b'\n' | b'\r') || bytes[at - 1] == self.separator
    }

    fn after_blanks(self, bytes: &[u8], at: usize) -> usize {
        let is_blank = |byte: &&u8| matches!(byte, b' ' | b'\t') && **byte != self.separator;
        at + bytes[at..].iter().take_while(is_blank).count()
    }
}

/// Whether a character can part cells: ASCII, so that cells are whole characters, and without another meaning.
pub(super) fn is_separator(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'"' | b'\n' | b'\r')
}

/// Whether the byte at `at` is the last of a line break.
fn ends_line(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')
}

/// Whether an odd number of backslashes stands at the end.
fn ends_in_escape(before: &[u8]) -> bool {
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}
