//! What a language must be able to say, as a table.
//!
//! In a phrase `{a}`, `{b}` and `{c}` are the places of its parts. A language is one more file with two tables, beside
//! `english.rs`; the code that fills them in knows no language. The examples are the long and the short English.

/// A language in which dates can be said.
pub struct Language {
    pub(super) long: &'static Phrases,
    pub(super) short: &'static Phrases,
}

/// How much room there is for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// In whole words: `about 1840–1845, uncertain`.
    Long,
    /// As in a list or a footnote: `c. 1840–45?`.
    Short,
}

impl Language {
    pub(super) fn phrases(&self, length: Length) -> &'static Phrases {
        match length {
            Length::Long => self.long,
            Length::Short => self.short,
        }
    }
}

pub(super) struct Phrases {
    pub months: &'static [&'static str; 12],
    /// The months' names behind a day.
    pub months_with_day: &'static [&'static str; 12],
    /// The EDTF seasons from 21 on.
    pub seasons: &'static [&'static str; 21],
    /// `22nd`.
    pub ordinal: fn(u64) -> String,

    /// A day and its month: `17 September`.
    pub day_of_month: &'static str,
    /// Something in a year that is known: `17 September 1952`.
    pub in_year: &'static str,
    /// Something in a year that is not: `September in the 1950s` / `Sept, 1950s`.
    pub in_open_year: &'static str,
    /// A quarter, a four-month period or a half of a year: `second quarter of 1952`.
    pub part_of_year: Named,
    /// `a month in 1952` / `1952`.
    pub some_month: &'static str,
    /// `a day in September 1952` / `Sept 1952`.
    pub some_day: &'static str,
    /// A day's number as an ordinal, and the year: `the 22nd of a month in 1952`.
    pub day_of_some_month: &'static str,
    /// One date in a range: `between 1 October 1984 and 31 December 1984`.
    pub between: &'static str,

    /// The first year of a decade: `1950s`.
    pub decade: Named,
    /// Its number as an ordinal: `19th century`.
    pub century: Named,
    /// `2nd century BCE`.
    pub century_bce: Named,
    /// `44 BCE`.
    pub bce: &'static str,
    /// `a year from 1000 to 1999`.
    pub some_year: &'static str,
    pub unknown_year: &'static str,
    /// `1950, estimated between 1900 and 1999` / `1950 (1900–1999)`.
    pub estimated: &'static str,

    /// `1954 to September 1955`.
    pub to: &'static str,
    /// Years that are known: `1840–1845`.
    pub years_to: &'static str,
    /// Whether the end of such years is cut to what differs from the start: `1840–45`.
    pub cuts_end_year: bool,
    /// `from 1954`, which is open.
    pub from: &'static str,
    /// `until 1954`.
    pub until: &'static str,
    pub unknown_start: &'static str,
    pub unknown_end: &'static str,
    /// `1954 or earlier`.
    pub or_earlier: &'static str,
    pub or_later: &'static str,
    /// A list of which one is meant: `one of 1667, 1668`.
    pub one_of: &'static str,
    /// Between the last two of such a list.
    pub or: &'static str,
    /// Between the last two of a list of which all are meant.
    pub and: &'static str,

    /// All of a date: `about 1840` / `c. 1840`.
    pub about: &'static str,
    /// All of a date: `1840, uncertain` / `1840?`.
    pub uncertain: &'static str,
    /// A date and the parts of it: `11 June 2004, year uncertain` / `11 June 2004 (year?)`.
    pub part_uncertain: &'static str,
    pub part_approximate: &'static str,
    pub part_uncertain_and_approximate: &'static str,
    pub year: &'static str,
    pub season: &'static str,
    pub month: &'static str,
    pub day: &'static str,
}

/// What is named otherwise when it stands within a phrase: `1950s`, but `until the 1950s`.
pub(super) struct Named {
    pub alone: &'static str,
    pub within: &'static str,
}

impl Named {
    /// The same everywhere.
    pub const fn always(phrase: &'static str) -> Named {
        Named { alone: phrase, within: phrase }
    }

    pub fn at(&self, place: Place) -> &'static str {
        if place == Place::Alone { self.alone } else { self.within }
    }
}

/// Whether a date stands alone or within a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Alone,
    Within,
}

/// The phrase with its parts filled in; the first is `{a}`.
pub(super) fn filled(phrase: &str, parts: &[&str]) -> String {
    let mut all = String::new();
    for (index, piece) in phrase.split('{').enumerate() {
        let text = if index == 0 {
            piece
        } else {
            let (name, text) = piece.split_once('}').unwrap_or(("", piece));
            all += part(name, parts);
            text
        };
        all += text;
    }
    all
}

fn part<'a>(name: &str, parts: &[&'a str]) -> &'a str {
    let index = name.bytes().next().unwrap_or(0).wrapping_sub(b'a');
    parts.get(usize::from(index)).copied().unwrap_or("")
}

/// `a`, `a and b`, `a, b and c`, with what stands between the last two.
pub(super) fn listing<S: AsRef<str>>(words: &[S], last: &str) -> String {
    let mut all = String::new();
    for (index, word) in words.iter().enumerate() {
        let is_last = index + 1 == words.len();
        all += if index == 0 {
            ""
        } else if is_last {
            last
        } else {
            ", "
        };
        all += word.as_ref();
    }
    all
}
