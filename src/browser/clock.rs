//! The clock.

use fonds_core::date::{Civil, Day};

/// Today, where the reader is.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i64::from(now.get_full_year());
    Civil { year, month: now.get_month() as u8 + 1, day: now.get_date() as u8 }.day()
}
