//! The days that a date may fall on.
//!
//! An open digit stands for every digit that makes a day of the calendar: `1985-0X-31` is 31 January to 31 August.
//! A winter (24, 28) begins in December of its year and ends in February of the next; so does a southern summer (30).
//! Seasons that name no hemisphere (21 to 24) are taken as northern. What other libraries make of the same dates, and
//! why this one differs, is in `docs/edtf.md`.

use super::Interval;
use super::civil::{Civil, Day, days_in_month};
use super::edtf::{Date, Detail, Digits, Edtf, Ends, Form, MAX_YEAR, Member, Season, Span, Year, signed};

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

/// How far from its known end the estimate of an interval has an unknown one.
const YEARS_IF_UNKNOWN: i64 = 10;

impl Edtf {
    /// The days that the date may fall on. A time of day counts as the day written, whatever its zone.
    ///
    /// A set reaches from its first to its last member. `None` is an open or unknown end, and the day of a year that is
    /// 10^12 years or more from year 0.
    pub fn interval(&self) -> Interval {
        match self.form() {
            Form::Date(date) | Form::Time(date) => date.interval(),
            Form::Interval(span) => between(span.ends()),
            Form::Set(_, members) => hull(members),
        }
    }

    /// Days for those who must place a date more narrowly than it is known. Not for judging whether a date fits.
    ///
    /// It differs from [`Edtf::interval`] in three conventions: of a year with significant digits it has the year that
    /// is written, as the estimate (`1953S2` is 1953); of a season the part in the year that is written (winter 2010 is
    /// December 2010); and an unknown end lies ten years from the known one. Sets keep their interval.
    pub fn estimate(&self) -> Interval {
        match self.form() {
            Form::Date(date) => date.estimate(),
            Form::Interval(span) => span.estimate(),
            Form::Time(_) | Form::Set(..) => self.interval(),
        }
    }
}

fn between((start, end): Ends) -> Interval {
    let counted = |date: &&Date| date.year.is_counted();
    Interval {
        earliest: start.filter(counted).and_then(Date::earliest),
        latest: end.filter(counted).and_then(Date::latest),
    }
}

fn hull(members: &[Member]) -> Interval {
    let joined = members.iter().map(|member| between(member.ends())).reduce(|a, b| Interval {
        earliest: a.earliest.zip(b.earliest).map(|(a, b)| a.min(b)),
        latest: a.latest.zip(b.latest).map(|(a, b)| a.max(b)),
    });
    joined.unwrap_or(Interval { earliest: None, latest: None })
}

impl Span {
    fn estimate(&self) -> Interval {
        let (start, end) = self.ends();
        let (start, end) = (start.map(Date::estimate), end.map(Date::estimate));
        let moved = |day: Option<Day>, years| day.map(|day| years_later(day, years));
        let earliest = match self {
            Span::UnknownStart(_) => moved(end.and_then(|end| end.latest), -YEARS_IF_UNKNOWN),
            _ => start.and_then(|start| start.earliest),
        };
        let latest = match self {
            Span::UnknownEnd(_) => moved(start.and_then(|start| start.latest), YEARS_IF_UNKNOWN),
            _ => end.and_then(|end| end.latest),
        };
        Interval { earliest, latest }
    }
}

/// The same day of another year; 28 February for a leap day that does not exist there.
fn years_later(day: Day, years: i64) -> Day {
    let Civil { year, month, day } = day.civil();
    let year = year + years;
    Civil { year, month, day: day.min(days_in_month(year, month)) }.day()
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

    fn estimate(&self) -> Interval {
        let named = Date { year: self.year.estimate(), ..*self };
        let whole_year = Date { detail: Detail::Year, ..named };
        let Interval { earliest, latest } = named.interval();
        Interval { earliest, latest: latest.min(whole_year.interval().latest) }
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
    /// Whether its days have numbers: whether it is less than 10^12 years from year 0.
    pub fn is_counted(self) -> bool {
        !matches!(self, Year::Number { value, .. } if value.abs() >= MAX_YEAR)
    }

    /// The year that is written, whatever number of its digits counts.
    fn estimate(self) -> Year {
        match self {
            Year::Number { value, .. } => Year::Number { value, significant: 0 },
            year => year,
        }
    }

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
