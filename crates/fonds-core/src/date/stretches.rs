//! What a date is made of: one stretch of days, or the members of a set, each with what is sure of it.
//!
//! For those who draw dates. `1952/1954` surely covers the year 1953, and may begin and end anywhere in 1952 and 1954;
//! `1952-09` is one of thirty days, so no day is sure; `{1952-09, 1953-01}` is two stretches.

use super::edtf::{Choice, Date, Detail, Edtf, Ends, Form, Member, Span};
use super::{Day, Interval};

/// How the stretches of a date belong together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joined {
    /// There is one.
    #[default]
    Alone,
    /// `{...}`: all of them.
    AllOf,
    /// `[...]`: one of them.
    OneOf,
}

/// The days that a date, or a member of a set, may fall on or last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// From the first possible day to the last; `None` is open or unknown.
    pub days: Interval,
    /// The days that it takes whatever it turns out to be. `None` at a side is open there: stated to go on.
    pub sure: Option<Interval>,
    /// Whether its beginning, and its end, are marked uncertain or approximate.
    pub doubted: (bool, bool),
}

impl Edtf {
    /// The stretches of days that the date is made of, in the order as written, and how they belong together.
    pub fn stretches(&self) -> (Joined, Vec<Stretch>) {
        match self.form() {
            Form::Date(date) | Form::Time(date) => (Joined::Alone, vec![single(date)]),
            Form::Interval(span) => (Joined::Alone, vec![lasting(span)]),
            Form::Set(Choice::AllOf, members) => (Joined::AllOf, members.iter().map(all_of).collect()),
            Form::Set(Choice::OneOf, members) => (Joined::OneOf, members.iter().map(|m| unsure(m.ends())).collect()),
        }
    }
}

/// A single date lies on one of its days: only if it has one alone is that sure.
fn single(date: &Date) -> Stretch {
    let is_day = matches!(date.detail, Detail::Day(..));
    let stretch = unsure((Some(date), Some(date)));
    Stretch { sure: Some(stretch.days).filter(|days| is_day && days.single_day().is_some()), ..stretch }
}

fn lasting(span: &Span) -> Stretch {
    let stretch = unsure(span.ends());
    let (start, end) = span.ends();
    let (latest_start, earliest_end) = (start.and_then(latest), end.and_then(earliest));
    let sure = match span {
        Span::OpenStart(_) => Interval { earliest: None, latest: earliest_end },
        Span::OpenEnd(_) => Interval { earliest: latest_start, latest: None },
        Span::UnknownStart(_) => Interval { earliest: earliest_end, latest: earliest_end },
        Span::UnknownEnd(_) => Interval { earliest: latest_start, latest: latest_start },
        Span::Closed(..) => Interval { earliest: latest_start, latest: earliest_end },
    };
    let is_in_order = sure.earliest.zip(sure.latest).is_none_or(|(from, to)| from <= to);
    Stretch { sure: Some(sure).filter(|sure| is_in_order && *sure != Interval::default()), ..stretch }
}

/// A range among all the members of a set lasts.
fn all_of(member: &Member) -> Stretch {
    match member {
        Member::One(date) => single(date),
        Member::Range(start, end) => lasting(&Span::Closed(*start, *end)),
        Member::OrEarlier(end) => lasting(&Span::OpenStart(*end)),
        Member::OrLater(start) => lasting(&Span::OpenEnd(*start)),
    }
}

fn unsure((start, end): Ends) -> Stretch {
    let is_doubted = |date: Option<&Date>| date.is_some_and(|d| d.doubts.uncertain | d.doubts.approximate != 0);
    Stretch {
        days: Interval { earliest: start.and_then(earliest), latest: end.and_then(latest) },
        sure: None,
        doubted: (is_doubted(start), is_doubted(end)),
    }
}

fn earliest(date: &Date) -> Option<Day> {
    date.interval().earliest
}

fn latest(date: &Date) -> Option<Day> {
    date.interval().latest
}
