//! Parts of centuries, decades, years and months: the stated convention for *early*, *mid* and *late*.
//!
//! *Early* and *late* are the first and the second half, *mid* is the half in the middle: wide enough to hold the
//! narrower uses of those who catalogue (a third, four years of ten), and marked approximate, as the edges are ours.
//! Halves, thirds and quarters are exact, a third to the unit.

use super::value::{Doubt, Single, Span, Unit, Year};
use crate::date::days_in_month;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    /// Which of how many: the second of four is the second quarter.
    OneOf(u8, u8),
}

/// EDTF numbers of the first of the quarters, four-month periods and halves of a year (ISO 8601-2, 4.8).
const FIRST_QUARTER: u8 = 33;
const FIRST_THIRD: u8 = 37;
const FIRST_HALF: u8 = 40;

impl Part {
    /// That part of a date, as its first and last year, month or day.
    pub fn of(self, whole: Single) -> Option<Span> {
        let doubt = if matches!(self, Part::OneOf(..)) { Doubt::default() } else { Doubt::ABOUT };
        let doubted = |single: Single| single.with(whole.doubt).with(doubt);
        match (whole.year, whole.month, whole.day) {
            (Some(Year::Known(year)), None, None) => Some(self.of_year(year)?.with(whole.doubt).with(doubt)),
            (Some(year), None, None) => {
                let (first, last) = self.share(year.edges());
                Some(Span::Through(doubted(Single::of_known_year(first)), doubted(Single::of_known_year(last))))
            }
            (year, Some(Unit::Known(month @ 1..=12)), None) => {
                let length = days_in_month(whole.known_year().unwrap_or(2000).into(), month);
                let (first, last) = self.share((1, length.into()));
                let day = |day: i32| Single::of_day(year, month, u8::try_from(day).ok()?).map(doubted);
                Some(Span::Through(day(first)?, day(last)?))
            }
            _ => None,
        }
    }

    fn of_year(self, year: i32) -> Option<Span> {
        let season = |number| Span::One(Single::of_month(Some(Year::Known(year)), number));
        Some(match self {
            Part::Early => season(FIRST_HALF),
            Part::Late => season(FIRST_HALF + 1),
            Part::OneOf(which, 2) => season(FIRST_HALF + which - 1),
            Part::OneOf(which, 3) => season(FIRST_THIRD + which - 1),
            Part::OneOf(which, 4) => season(FIRST_QUARTER + which - 1),
            Part::OneOf(..) => return None,
            Part::Mid => {
                let month = |month| Single::of_month(Some(Year::Known(year)), month);
                Span::Through(month(4), month(9))
            }
        })
    }

    /// The first and last unit of this part of those from `first` to `last`.
    fn share(self, (first, last): (i32, i32)) -> (i32, i32) {
        let units = last - first + 1;
        let (which, of) = match self {
            Part::Early => (1, 2),
            Part::Late => (2, 2),
            Part::Mid => return (first + units / 4, last - units / 4),
            Part::OneOf(which, of) => (i32::from(which), i32::from(of)),
        };
        (first + units * (which - 1) / of, first + units * which / of - 1)
    }
}
