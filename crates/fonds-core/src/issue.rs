//! What is wrong in a catalogue's file, said so that whoever keeps the file can mend it.
//!
//! An issue has a place, the offending text, what was expected, what was done and how to mend it. Issues of the same
//! kind in the same column are one issue with a count: 3,000 rows without a date are one sentence.

use std::fmt;

pub use crate::read::Severity;

/// Further places and texts that an issue names, beside its first.
const NAMED: usize = 4;
/// Longer texts are cut in sentences, in characters.
const QUOTE_LENGTH: usize = 60;

/// Something in a file that could not be taken as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issue {
    /// How much it costs the reader.
    pub severity: Severity,
    /// A short name that never changes, for programs: `date-not-understood`.
    pub code: &'static str,
    /// Where it was first found.
    pub place: Place,
    /// The offending text there, cut after 60 characters; empty if there is none.
    pub found: String,
    /// What was expected and what was found, in a sentence.
    pub expected: String,
    /// What was done, in a sentence.
    pub done: String,
    /// How to mend it, in a sentence; empty if nothing is wrong.
    pub mend: String,
    /// In how many places it was found, the first included.
    pub count: usize,
    /// Up to four further places.
    pub also: Vec<Place>,
    /// Up to four further offending texts.
    pub also_found: Vec<String>,
}

/// A place in a file, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// Row as a spreadsheet numbers it, the header being row 1; 0 if the file is no table.
    pub row: usize,
    /// Line of the text, from 1; 0 if not known.
    pub line: usize,
    /// A table's column by letter and name (`C “Date”`), a character of the line, or a path (`people[2].name`).
    pub column: String,
    /// The record's id, where it has one.
    pub record: String,
}

impl Place {
    /// A line, and nothing more.
    pub fn line(line: usize) -> Self {
        Self { line, ..Self::default() }
    }
}

impl Place {
    /// The row or line alone, if there is one.
    fn briefly(&self) -> String {
        if self.row + self.line == 0 {
            return self.to_string();
        }
        Self { row: self.row, line: self.line, ..Self::default() }.to_string()
    }
}

impl fmt::Display for Place {
    /// `row 12, column C “Date”`; nothing if nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = Vec::new();
        match (self.row, self.line) {
            (0, 0) => {}
            (0, line) => parts.push(format!("line {line}")),
            (row, line) if line == row || line == 0 => parts.push(format!("row {row}")),
            (row, line) => parts.push(format!("row {row} (line {line})")),
        }
        if !self.column.is_empty() {
            parts.push(format!("column {}", self.column));
        }
        if !self.record.is_empty() {
            parts.push(format!("record “{}”", cut(&self.record)));
        }
        f.write_str(&parts.join(", "))
    }
}

impl fmt::Display for Issue {
    /// `row 12, column C “Date”: Expected …, but found “…”. It is …. Write …. (3,000 times; also in row 13, row 14, …)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        let place = if place.is_empty() { place } else { place + ":" };
        let sentences = [&place, &self.expected, &self.done, &self.mend, &self.further()];
        let said: Vec<&str> = sentences.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        f.write_str(&said.join(" "))
    }
}

impl Issue {
    /// `(3,000 times: also “n.k.”; also in row 13, row 14, …)`
    fn further(&self) -> String {
        if self.count < 2 {
            return String::new();
        }
        let mut text = format!("({} times", thousands(self.count));
        if !self.also_found.is_empty() {
            let quoted: Vec<String> = self.also_found.iter().map(|found| format!("“{found}”")).collect();
            text += &format!(": also {}", quoted.join(", "));
        }
        let places: Vec<String> = self.also.iter().map(Place::briefly).filter(|place| !place.is_empty()).collect();
        if !places.is_empty() {
            text += &format!("; also in {}", places.join("; "));
        }
        text + if self.count > places.len() + 1 && !places.is_empty() { "; …)" } else { ")" }
    }

    /// Takes another one of the same kind in.
    pub(crate) fn absorb(&mut self, place: Place, found: &str) {
        self.count += 1;
        if self.also.len() < NAMED {
            self.also.push(place);
        }
        let found = cut(found);
        if self.also_found.len() < NAMED && found != self.found && !self.also_found.contains(&found) {
            self.also_found.push(found);
        }
    }
}

/// A text as a sentence quotes it: cut after 60 characters, on one line.
pub(crate) fn cut(text: &str) -> String {
    let one_line = |text: &str| text.replace(['\n', '\r', '\t'], " ");
    match text.char_indices().nth(QUOTE_LENGTH) {
        Some((end, _)) => one_line(&text[..end]) + "…",
        None => one_line(text),
    }
}

/// `12,345`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issue() -> Issue {
        Issue {
            code: "date-not-understood",
            place: Place { row: 12, line: 12, column: "C “Date”".into(), record: String::new() },
            found: "foo".into(),
            expected: "Expected a date, but found “foo”.".into(),
            done: "It is kept as written.".into(),
            count: 1,
            ..Issue::default()
        }
    }

    #[test]
    fn an_issue_is_a_place_and_sentences() {
        assert_eq!(
            issue().to_string(),
            "row 12, column C “Date”: Expected a date, but found “foo”. It is kept as written."
        );
    }

    #[test]
    fn many_of_one_kind_are_one_issue() {
        let mut many = issue();
        for row in 13..1_012 {
            many.absorb(Place { row, ..Place::default() }, if row == 20 { "bar" } else { "foo" });
        }
        let text = many.to_string();
        let end = "(1,000 times: also “bar”; also in row 13; row 14; row 15; row 16; …)";
        assert!(text.ends_with(end), "{text}");
    }

    #[test]
    fn a_long_text_is_cut_and_stays_on_one_line() {
        assert_eq!(cut("a\nb"), "a b");
        assert_eq!(cut(&"ü".repeat(61)), "ü".repeat(60) + "…");
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }
}
