//! The days that a date may fall on.
//!
//! An open digit stands for every digit that makes a day of the calendar: `1985-0X-31` is 31 January to 31 August.
//! A winter (24, 28) begins in December of its year and ends in February of the next; so does a southern summer (30).
//! Seasons that name no hemisphere (21 to 24) are taken as northern.

use super::Interval;
use super::civil::{Civil, Day, days_in_month};
use super::edtf::{Date, Detail, Digits, Edtf, Ends, Form, MAX_YEAR, Member, Season, Year, signed};

/// First month and number of months of the seasons from 21 on: spring to winter without and with northern
/// hemisphere, the same of the southern, quarters, four-month periods, halves.
#[rustfmt::skip]
const SEASON_MONTHS: [(u8, u8); 21] = [
    (3, 3), (6, 3), (9, 3), (12, 3),
    (3, 3), (6, 3), (9, 3), (12, 3),
    (9, 3), (12, 3), (3, 3), (6, 3),
    (1, 3), (4, 3), (7, 3), (10, 3),
    (1, 4), (5, 4), (9, 4),
    (1, 6), (7, 6),
];

impl Edtf {
    /// The days that the date may fall on. A time of day counts as the day written, whatever its zone.
    ///
    /// A set reaches from its first to its last member; open and unknown ends are `None`.
    pub fn interval(&self) -> Interval {
        match self.form() {
            Form::Date(date) | Form::Time(date) => date.interval(),
            Form::Interval(span) => between(span.ends()),
            Form::Set(_, members) => hull(members),
        }
    }
}

fn between((start, end): Ends) -> Interval {
    Interval { earliest: start.and_then(Date::earliest), latest: end.and_then(Date::latest) }
}

fn hull(members: &[Member]) -> Interval {
    let joined = members.iter().map(|member| between(member.ends())).reduce(|a, b| Interval {
        earliest: a.earliest.zip(b.earliest).map(|(a, b)| a.min(b)),
        latest: a.latest.zip(b.latest).map(|(a, b)| a.max(b)),
    });
    joined.unwrap_or(Interval { earliest: None, latest: None })
}

/// Which of the completions of a date with open digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    First,
    Last,
}

impl Date {
    pub fn interval(&self) -> Interval {
        between((Some(self), Some(self)))
    }

    /// Whether any completion is in the calendar.
    pub fn exists(&self) -> bool {
        self.span(Side::First).is_some()
    }

    /// Whether an interval may begin with this date and end with `end`.
    ///
    /// Open digits of the end are taken as late as possible, but the year, month or season written must not begin
    /// before the start: `1985/198X` and `1985/1985-06` may be, `1985-06/1985` may not.
    pub fn may_precede(&self, end: &Date) -> bool {
        self.earliest() <= end.span(Side::Last).map(|(first, _)| first)
    }

    fn earliest(&self) -> Option<Day> {
        self.span(Side::First).map(|(first, _)| first)
    }

    fn latest(&self) -> Option<Day> {
        self.span(Side::Last).map(|(_, last)| last)
    }

    /// First and last day of the first or last completion; `None` if there is none.
    fn span(&self, side: Side) -> Option<(Day, Day)> {
        (0..self.year.completions()).find_map(|number| self.span_in(self.year.completion(number, side)?, side))
    }

    fn span_in(&self, year: i64, side: Side) -> Option<(Day, Day)> {
        match self.detail {
            Detail::Year => Some(months_span(year, 1, 12)),
            Detail::Season(season) => Some(season.span(year)),
            Detail::Month(month) => {
                find(month, side, |month| (days_in_month(year, month) > 0).then(|| months_span(year, month, 1)))
            }
            Detail::Day(month, day) => find(month, side, |month| {
                let days = 1..=days_in_month(year, month);
                find(day, side, |day| days.contains(&day).then(|| day_span(Civil { year, month, day })))
            }),
        }
    }
}

impl Year {
    /// How many completions there may be, of which some may not exist.
    fn completions(self) -> u16 {
        match self {
            Year::Digits { digits, .. } => digits.completions(),
            Year::Number { .. } => 1,
        }
    }

    /// The first or the last year that is possible.
    pub fn edge(self, side: Side) -> i64 {
        (0..self.completions()).find_map(|number| self.completion(number, side)).unwrap_or(0)
    }

    /// The completions in ascending order from the first, or in descending order from the last.
    fn completion(self, number: u16, side: Side) -> Option<i64> {
        match self {
            Year::Digits { negative, digits } => {
                let year = nth(digits, number, if negative { side.other() } else { side });
                // -0000 is not a year.
                Some(signed(negative, year.into())).filter(|&year| !negative || year < 0)
            }
            Year::Number { value, significant } => Some(edge_of_significant(value, significant, side)),
        }
    }
}

impl Side {
    fn other(self) -> Side {
        if self == Side::First { Side::Last } else { Side::First }
    }
}

/// `1950` with two significant digits is 1900 to 1999.
fn edge_of_significant(value: i64, significant: u8, side: Side) -> i64 {
    if significant == 0 {
        return value;
    }
    let magnitude = value.unsigned_abs();
    let length = magnitude.checked_ilog10().unwrap_or(0) + 1;
    let unit = 10_u64.pow(length.saturating_sub(significant.into()));
    let nearest_zero = magnitude - magnitude % unit;
    let is_farthest = (side == Side::Last) == (value >= 0);
    let edge = if is_farthest { nearest_zero + unit - 1 } else { nearest_zero };
    signed(value < 0, (edge as i64).min(MAX_YEAR))
}

impl Season {
    fn span(self, year: i64) -> (Day, Day) {
        let (first_month, months) = SEASON_MONTHS[usize::from(self.0 - 21)];
        months_span(year, first_month, months)
    }
}

fn months_span(year: i64, first_month: u8, months: u8) -> (Day, Day) {
    let following = first_month - 1 + months;
    let after = Civil { year: year + i64::from(following / 12), month: following % 12 + 1, day: 1 };
    (Civil { year, month: first_month, day: 1 }.day(), Day(after.day().0 - 1))
}

fn day_span(civil: Civil) -> (Day, Day) {
    (civil.day(), civil.day())
}

/// The first answer over the completions of a month or day, in the order of the side.
fn find<T>(digits: Digits, side: Side, answer: impl Fn(u8) -> Option<T>) -> Option<T> {
    (0..digits.completions()).find_map(|number| answer(nth(digits, number, side) as u8))
}

fn nth(digits: Digits, number: u16, side: Side) -> u16 {
    digits.completion(if side == Side::First { number } else { digits.completions() - 1 - number })
}
