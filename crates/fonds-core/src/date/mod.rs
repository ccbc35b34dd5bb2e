//! Dates: EDTF (ISO 8601-2) as written, and intervals of days for arithmetic.
//!
//! Days are numbered from 1970-01-01 = 0 in the proleptic Gregorian calendar; year 0 is 1 BCE (EDTF, Library of
//! Congress specification of 2019, levels 0 to 2). A date is read once into an [`Edtf`], which keeps the exact text;
//! whatever computes asks it for its [`Interval`]. Nothing here guesses: a text that is not EDTF is an [`EdtfError`]
//! with its place; dates as people write them are read by [`human`].
//!
//! ```
//! use fonds_core::date::{Edtf, words};
//! let date = Edtf::parse("1952-09~").expect("a month");
//! assert_eq!(words(&date), "about September 1952");
//! assert_eq!(date.interval().earliest.map(|day| day.iso()).as_deref(), Some("1952-09-01"));
//! ```

mod bounds;
mod civil;
mod edtf;
pub mod human;
mod parse;
mod stretches;
mod words;

pub use civil::{Civil, Day, days_in_month};
pub use edtf::{Edtf, EdtfError, Precision};
pub use stretches::{Joined, Stretch};
pub use words::{ENGLISH, GERMAN, Language, Length, day_words, month_name, month_short, words, words_in};

/// The days that a date may fall on, both ends included; `None` is open or unknown, or in a year too far off to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First day possible.
    pub earliest: Option<Day>,
    /// Last day possible.
    pub latest: Option<Day>,
}

impl Interval {
    /// Whether some day may lie in both; `None` is unbounded on either side.
    pub fn possibly_overlaps(&self, other: &Interval) -> bool {
        may_precede(self.earliest, other.latest) && may_precede(other.earliest, self.latest)
    }

    /// Whether every day of this interval lies in `other`.
    ///
    /// `None` in `other` is unbounded; `None` in `self` is not inside a bounded side, as nothing is known of it.
    pub fn certainly_inside(&self, other: &Interval) -> bool {
        let starts_inside = other.earliest.is_none_or(|bound| self.earliest.is_some_and(|day| day >= bound));
        let ends_inside = other.latest.is_none_or(|bound| self.latest.is_some_and(|day| day <= bound));
        starts_inside && ends_inside
    }

    /// The only day of the interval, if it has just one.
    pub fn single_day(&self) -> Option<Day> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }
}

fn may_precede(start: Option<Day>, end: Option<Day>) -> bool {
    start.zip(end).is_none_or(|(start, end)| start <= end)
}
