//! The Julian calendar, as far as two dates of one day show it.

use super::value::{Single, Unit};
use crate::date::{Civil, Day};

/// Whether the first is the Julian date of the day that is the second in the Gregorian calendar.
pub(super) fn is_julian(old: Single, new: Single) -> bool {
    let (Some(julian), Some(gregorian), Some(year)) = (day(old), day(new), new.known_year()) else { return false };
    // The calendars part by a day more in each century whose first year is a leap year in one only.
    let lag = match year {
        1582..=1699 => 10..=10,
        1700 => 10..=11,
        1701..=1799 => 11..=11,
        1800 => 11..=12,
        1801..=1899 => 12..=12,
        1900 => 12..=13,
        1901..=2099 => 13..=13,
        _ => return false,
    };
    lag.contains(&(gregorian.0 - julian.0))
}

fn day(single: Single) -> Option<Day> {
    let Unit::Known(day) = single.day? else { return None };
    Some(Civil { year: single.known_year()?.into(), month: single.known_month()?, day }.day())
}
