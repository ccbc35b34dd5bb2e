//! A date as written: its exact text and what was read from it.
//!
//! The types below are only made by the parser, which checks that the day, month or season exists. The printer is
//! the text itself, so that what was written is never changed.

use std::fmt;

use super::parse;
use crate::say;

/// Years as far as this from year 0 or further are kept as written; they are in order with others, but have no days.
pub(super) const MAX_YEAR: i64 = 1_000_000_000_000;

/// A date in the Extended Date/Time Format (ISO 8601-2:2019, levels 0 to 2), with its exact text.
///
/// Two dates are equal when their texts are.
#[derive(Clone, Debug)]
pub struct Edtf {
    text: Box<str>,
    form: Form,
}

impl Edtf {
    /// Reads a date, which must be the whole text; only a space after a comma in a set is passed over.
    ///
    /// # Errors
    /// The first place where the text is no EDTF date, with what would have been right there.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        Ok(Edtf { form: parse::parse(text)?, text: text.into() })
    }

    /// The text, as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether any part of the date is marked uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.form.any_date(|date| date.doubts.uncertain != 0)
    }

    /// Whether any part of the date is marked approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.form.any_date(|date| date.doubts.approximate != 0)
    }

    /// The finest unit down to which everything is specified.
    pub fn precision(&self) -> Precision {
        match &self.form {
            Form::Date(date) | Form::Time(date) => date.precision(),
            Form::Interval(_) | Form::Set(..) => Precision::Other,
        }
    }

    pub(super) fn form(&self) -> &Form {
        &self.form
    }
}

impl PartialEq for Edtf {
    fn eq(&self, other: &Edtf) -> bool {
        self.text == other.text
    }
}

impl Eq for Edtf {}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// How finely a single date is specified, from the year on: `1952-09-XX` is known to the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// `1952-09-17`, also with a time of day.
    Day,
    /// `1952-09` and `1952-09-XX`.
    Month,
    /// `2001-21`; quarters, four-month periods and halves too.
    Season,
    /// `1952` and `1952-XX`.
    Year,
    /// `195X`.
    Decade,
    /// `19XX`.
    Century,
    /// Intervals, sets, significant digits, and years such as `1XXX` or `19X2`.
    Other,
}

/// Why a text is not an EDTF date: where, and what would have been right there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError {
    /// Byte offset of the offending text. All before it is ASCII, so it counts characters too.
    pub at: usize,
    /// What would have been right, in the language of the run.
    pub expected: &'static str,
    /// The offending text, cut after 30 characters; empty at the end of the text.
    pub found: String,
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EdtfError { at, expected, found } = self;
        let character = (at + 1).to_string();
        let words = if found.is_empty() {
            say!("expected {0}, but found the end of the text at character {1}", expected, character)
        } else {
            say!("expected {0}, but found \"{1}\" at character {2}", expected, found, character)
        };
        f.write_str(&words)
    }
}

impl std::error::Error for EdtfError {}

#[derive(Clone, Debug)]
pub(super) enum Form {
    Date(Date),
    /// A day with a time of day, which only the text keeps.
    Time(Date),
    /// Boxed to keep the commonest form, a single date, small.
    Interval(Box<Span>),
    Set(Choice, Vec<Member>),
}

impl Form {
    fn any_date(&self, holds: fn(&Date) -> bool) -> bool {
        let in_ends = |(start, end): Ends| start.is_some_and(holds) || end.is_some_and(holds);
        match self {
            Form::Date(date) | Form::Time(date) => holds(date),
            Form::Interval(span) => in_ends(span.ends()),
            Form::Set(_, members) => members.iter().any(|member| in_ends(member.ends())),
        }
    }
}

/// The dates between which something lies, both included; `None` is open or unknown.
pub(super) type Ends<'a> = (Option<&'a Date>, Option<&'a Date>);

/// An interval: at least one end is a date.
#[derive(Clone, Copy, Debug)]
pub(super) enum Span {
    Closed(Date, Date),
    OpenStart(Date),
    OpenEnd(Date),
    UnknownStart(Date),
    UnknownEnd(Date),
}

impl Span {
    pub fn ends(&self) -> Ends<'_> {
        match self {
            Span::Closed(start, end) => (Some(start), Some(end)),
            Span::OpenStart(end) | Span::UnknownStart(end) => (None, Some(end)),
            Span::OpenEnd(start) | Span::UnknownEnd(start) => (Some(start), None),
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Choice {
    /// `[...]`
    OneOf,
    /// `{...}`
    AllOf,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Member {
    One(Date),
    Range(Date, Date),
    OrEarlier(Date),
    OrLater(Date),
}

impl Member {
    pub fn ends(&self) -> Ends<'_> {
        match self {
            Member::One(date) => (Some(date), Some(date)),
            Member::Range(start, end) => (Some(start), Some(end)),
            Member::OrEarlier(end) => (None, Some(end)),
            Member::OrLater(start) => (Some(start), None),
        }
    }
}

/// A single date of any precision, of which at least one completion exists in the calendar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date {
    pub year: Year,
    pub detail: Detail,
    pub doubts: Doubts,
}

impl Date {
    fn precision(&self) -> Precision {
        match (self.year.precision(), self.detail) {
            (Precision::Year, Detail::Season(_)) => Precision::Season,
            (Precision::Year, Detail::Month(month)) if month.known().is_some() => Precision::Month,
            (Precision::Year, Detail::Day(month, day)) => match (month.known(), day.known()) {
                (None, _) => Precision::Year,
                (Some(_), None) => Precision::Month,
                (Some(_), Some(_)) => Precision::Day,
            },
            (year, _) => year,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Year {
    /// Four digits, as in `1952`, `195X` or `-0043`.
    Digits { negative: bool, digits: Digits },
    /// `Y17E7`, `1950S2`: a year within ±10^12. `significant` counts its digits that count, 0 standing for all.
    Number { value: i64, significant: u8 },
}

impl Year {
    /// The one year that is meant, if no digit is left open.
    pub fn known(self) -> Option<i64> {
        match self {
            Year::Digits { negative, digits } => digits.known().map(|year| signed(negative, year.into())),
            Year::Number { value, significant } => Some(value).filter(|_| significant == 0),
        }
    }

    pub fn precision(self) -> Precision {
        match self {
            Year::Digits { digits, .. } => match (digits.unspecified(), digits.0) {
                (0, _) => Precision::Year,
                (1, [_, _, _, b'X']) => Precision::Decade,
                (2, [_, _, b'X', b'X']) => Precision::Century,
                _ => Precision::Other,
            },
            Year::Number { significant: 0, .. } => Precision::Year,
            Year::Number { .. } => Precision::Other,
        }
    }
}

pub(super) fn signed(negative: bool, magnitude: i64) -> i64 {
    if negative { -magnitude } else { magnitude }
}

/// What is given beyond the year.
#[derive(Clone, Copy, Debug)]
pub(super) enum Detail {
    Year,
    Season(Season),
    Month(Digits),
    Day(Digits, Digits),
}

/// A part of a year by its EDTF number, 21 to 41.
#[derive(Clone, Copy, Debug)]
pub(super) struct Season(pub u8);

/// Four digits in ASCII, most significant first, `X` for one left open. Months and days begin with two zeros.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits(pub [u8; 4]);

impl Digits {
    pub fn known(self) -> Option<u16> {
        (self.unspecified() == 0).then(|| self.completion(0))
    }

    /// How many digits are left open.
    pub fn unspecified(self) -> u32 {
        self.0.iter().map(|&digit| u32::from(digit == b'X')).sum()
    }

    /// How many completions there are.
    pub fn completions(self) -> u16 {
        10_u16.pow(self.unspecified())
    }

    /// Completions in ascending order, numbered from 0: the digits of `number` take the place of the open ones.
    pub fn completion(self, mut number: u16) -> u16 {
        let (mut value, mut place) = (0, 1);
        for digit in self.0.into_iter().rev() {
            if digit == b'X' {
                value += number % 10 * place;
                number /= 10;
            } else {
                value += u16::from(digit - b'0') * place;
            }
            // The last multiplication is not used, and stays below 2^16.
            place *= 10;
        }
        value
    }
}

/// Which components are doubted, as masks of [`YEAR`], [`MONTH`] and [`DAY`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Doubts {
    pub uncertain: u8,
    pub approximate: u8,
}

pub(super) const YEAR: u8 = 1;
/// The season too, where there is one.
pub(super) const MONTH: u8 = 2;
pub(super) const DAY: u8 = 4;
