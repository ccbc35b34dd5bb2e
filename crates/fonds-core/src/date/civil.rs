//! Days as numbers and as year, month and day of the proleptic Gregorian calendar.

/// Years beyond this, before or after year 0, count as this one, so that day numbers cannot overflow.
const MAX_YEAR: i64 = 10_000_000_000_000;

const DAYS_IN_400_YEARS: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01. Years are counted from March here, so that the leap day comes last.
const MARCH_OF_YEAR_0_TO_1970: i64 = 719_468;

/// A day, as the number of days since 1970-01-01 (which is 0) in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// A day of the proleptic Gregorian calendar; year 0 is 1 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// The astronomical year: 0 is 1 BCE, -1 is 2 BCE.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Civil {
    /// The number of this day. Years beyond ±10^13 count as ±10^13.
    pub fn day(self) -> Day {
        let months_since_march = (i64::from(self.month) + 9) % 12;
        let in_next_march_year = i64::from(months_since_march < 10);
        let year = self.year.clamp(-MAX_YEAR, MAX_YEAR) - 1 + in_next_march_year;
        let (cycle, year_of_cycle) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * months_since_march + 2) / 5 + i64::from(self.day) - 1;
        let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
        Day(cycle * DAYS_IN_400_YEARS + day_of_cycle - MARCH_OF_YEAR_0_TO_1970)
    }
}

impl Day {
    /// The year, month and day of this day.
    pub fn civil(self) -> Civil {
        let days = self.0.saturating_add(MARCH_OF_YEAR_0_TO_1970);
        let (cycle, day_of_cycle) = (days.div_euclid(DAYS_IN_400_YEARS), days.rem_euclid(DAYS_IN_400_YEARS));
        let leap_days_before = day_of_cycle / 1_460 - day_of_cycle / 36_524 + day_of_cycle / 146_096;
        let year_of_cycle = (day_of_cycle - leap_days_before) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let months_since_march = (5 * day_of_year + 2) / 153;
        let in_next_year = months_since_march >= 10;
        Civil {
            year: cycle * 400 + year_of_cycle + i64::from(in_next_year),
            month: (if in_next_year { months_since_march - 9 } else { months_since_march + 3 }) as u8,
            day: (day_of_year - (153 * months_since_march + 2) / 5 + 1) as u8,
        }
    }

    /// The day in EDTF: `1952-09-17`, `-0044-03-15`.
    ///
    /// EDTF has no days in years of more than four digits: there only the year is given, as `Y12345`.
    pub fn iso(self) -> String {
        let Civil { year, month, day } = self.civil();
        match year {
            0..=9999 => format!("{year:04}-{month:02}-{day:02}"),
            -9999..0 => format!("{year:05}-{month:02}-{day:02}"),
            _ => format!("Y{year}"),
        }
    }
}

/// How many days the month has in that year; 0 for a month that does not exist.
pub fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}
