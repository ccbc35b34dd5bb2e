//! The clock.

use fonds_core::date::{Civil, Day};
use js_sys::Date;

/// Today, where the reader is.
pub fn today() -> Day {
    let now = Date::new_0();
    let (month, day) = (now.get_month() as u8 + 1, now.get_date() as u8);
    Civil { year: now.get_full_year().into(), month, day }.day()
}
