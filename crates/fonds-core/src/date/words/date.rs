//! A single date in words.

use super::super::bounds::Side;
use super::super::civil::{Civil, Day};
use super::super::edtf::{DAY, Date, Detail, Digits, Doubts, MAX_YEAR, MONTH, Precision, Season, YEAR, Year};
use super::phrases::{Phrases, Place, filled, listing};
use fonds_search::listed::Listed;

impl Phrases {
    /// `1950s`, `about 1840, uncertain`, `17 September 1952, day approximate`; within a phrase `the 1950s`.
    pub fn date(&self, date: &Date, place: Place) -> String {
        let place = if date.is_about() { Place::Within } else { place };
        self.doubted(self.undoubted(date, place), date)
    }

    /// What was said of a date, with the doubts that the date has.
    pub fn doubted(&self, said: String, date: &Date) -> String {
        let Doubts { uncertain, approximate } = date.doubts;
        if date.is_about() {
            self.with_doubt(filled(self.about, &[&said]), date, uncertain, self.part_uncertain)
        } else if approximate == uncertain {
            self.with_doubt(said, date, uncertain, self.part_uncertain_and_approximate)
        } else {
            let said = self.with_doubt(said, date, uncertain, self.part_uncertain);
            self.with_doubt(said, date, approximate, self.part_approximate)
        }
    }

    /// All of a date can only be doubted as uncertain here, since it is *about* if all is approximate.
    fn with_doubt(&self, said: String, date: &Date, doubted: u8, of_parts: &str) -> String {
        if doubted == 0 {
            said
        } else if doubted == date.components() {
            filled(self.uncertain, &[&said])
        } else {
            filled(of_parts, &[&said, &self.parts(date, doubted)])
        }
    }

    /// `year and month`.
    fn parts(&self, date: &Date, doubted: u8) -> String {
        let month = if matches!(date.detail, Detail::Season(_)) { self.season } else { self.month };
        let names = [(YEAR, self.year), (MONTH, month), (DAY, self.day)];
        let parts: Vec<&str> = names.iter().filter(|(part, _)| doubted & part != 0).map(|(_, name)| *name).listed();
        listing(&parts, self.and)
    }

    fn undoubted(&self, date: &Date, place: Place) -> String {
        let inside = |phrase| filled(phrase, &[&self.year(date.year, Place::Within)]);
        match date.detail {
            Detail::Year => self.year(date.year, place),
            Detail::Season(season) => self.season(season, date.year, place),
            Detail::Month(month) => match Part::of(month) {
                Part::Known(month) => self.in_year(self.month_name(month), date.year),
                Part::Open => inside(self.some_month),
                Part::PartlyOpen => self.between(date),
            },
            Detail::Day(month, day) => match (Part::of(month), Part::of(day)) {
                (Part::Known(month), Part::Known(day)) => self.in_year(&self.day_of_month(day, month), date.year),
                (Part::Known(month), Part::Open) => {
                    filled(self.some_day, &[&self.in_year(self.month_name(month), date.year)])
                }
                (Part::Open, Part::Open) => inside(self.some_day),
                (Part::Open, Part::Known(day)) => self.day_of_some_month(day, date.year),
                _ => self.between(date),
            },
        }
    }

    fn season(&self, season: Season, year: Year, place: Place) -> String {
        let name = self.seasons[usize::from(season.0 - 21)];
        if season.is_part_of_year() {
            filled(self.part_of_year.at(place), &[name, &self.year(year, Place::Within)])
        } else {
            self.in_year(name, year)
        }
    }

    /// `September 1952`, `September in the 1950s`.
    fn in_year(&self, part: &str, year: Year) -> String {
        let phrase = if year.known().is_some() { self.in_year } else { self.in_open_year };
        filled(phrase, &[part, &self.year(year, Place::Within)])
    }

    fn day_of_month(&self, day: u8, month: u8) -> String {
        filled(self.day_of_month, &[&day.to_string(), nth(self.months_with_day, month)])
    }

    fn day_of_some_month(&self, day: u8, year: Year) -> String {
        filled(self.day_of_some_month, &[&(self.ordinal)(day.into()), &self.year(year, Place::Within)])
    }

    /// `30 April 1985`, or `between 1 October 1984 and 31 December 1984`.
    fn between(&self, date: &Date) -> String {
        let interval = date.interval();
        if let Some(day) = interval.single_day() {
            return self.civil_day(day);
        }
        let ends =
            [interval.earliest, interval.latest].map(|day| day.map(|day| self.civil_day(day)).unwrap_or_default());
        filled(self.between, &[&ends[0], &ends[1]])
    }

    /// `17 September 1952`.
    pub fn civil_day(&self, day: Day) -> String {
        let Civil { year, month, day } = day.civil();
        filled(self.in_year, &[&self.day_of_month(day, month), &self.known_year(year)])
    }

    /// Empty for a month that does not exist.
    pub fn month_name(&self, month: u8) -> &'static str {
        nth(self.months, month)
    }

    /// `1952`, `1950s`, `19th century`, `44 BCE`.
    fn year(&self, year: Year, place: Place) -> String {
        match (year, year.precision()) {
            (Year::Number { value, significant }, _) => self.number(year, value, significant),
            (Year::Digits { .. }, Precision::Decade) if year.is_named_decade() => {
                filled(self.decade.at(place), &[&year.first().to_string()])
            }
            (Year::Digits { negative, .. }, Precision::Century) => self.century(year, negative, place),
            (Year::Digits { digits, .. }, _) if digits.unspecified() == 4 => self.unknown_year.to_owned(),
            _ => self.digits(year),
        }
    }

    fn number(&self, year: Year, value: i64, significant: u8) -> String {
        let written = self.known_year(value);
        if value >= MAX_YEAR {
            filled(self.or_later, &[&written])
        } else if value <= -MAX_YEAR {
            filled(self.or_earlier, &[&written])
        } else if significant == 0 {
            written
        } else {
            filled(self.estimated, &[&written, &self.known_year(year.first()), &self.known_year(year.last())])
        }
    }

    /// `19th century` for 1800 to 1899, as EDTF's `18XX` has it, and `2nd century BCE` for -0199 to -0100.
    fn century(&self, year: Year, negative: bool, place: Place) -> String {
        let hundreds = year.first().unsigned_abs().min(year.last().unsigned_abs()) / 100;
        let named = if negative { &self.century_bce } else { &self.century };
        filled(named.at(place), &[&(self.ordinal)(hundreds + 1)])
    }

    fn digits(&self, year: Year) -> String {
        match year.known() {
            Some(year) => self.known_year(year),
            None => filled(self.some_year, &[&self.known_year(year.first()), &self.known_year(year.last())]),
        }
    }

    fn known_year(&self, year: i64) -> String {
        if year > 0 { year.to_string() } else { filled(self.bce, &[&(1 - year).to_string()]) }
    }
}

/// The name of a month, from 1; empty for one that does not exist.
pub(super) fn nth(months: &[&'static str; 12], month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|index| months.get(index)).copied().unwrap_or("")
}

/// A month or a day, by which of its two digits are given.
enum Part {
    Known(u8),
    PartlyOpen,
    Open,
}

impl Part {
    fn of(digits: Digits) -> Part {
        match (digits.known(), digits.unspecified()) {
            (Some(number), _) => Part::Known(number as u8),
            (None, 2) => Part::Open,
            (None, _) => Part::PartlyOpen,
        }
    }
}

impl Date {
    /// Whether all of the date is approximate.
    fn is_about(&self) -> bool {
        self.doubts.approximate == self.components()
    }

    /// The mask of the components that the date has.
    fn components(&self) -> u8 {
        match self.detail {
            Detail::Year => YEAR,
            Detail::Season(_) | Detail::Month(_) => YEAR | MONTH,
            Detail::Day(..) => YEAR | MONTH | DAY,
        }
    }
}

impl Season {
    /// Quarters, four-month periods and halves, which are parts *of* a year; spring to winter are *in* one.
    fn is_part_of_year(self) -> bool {
        self.0 >= 33
    }
}

impl Year {
    /// The `1900s` could be taken for the century, and decades before the Common Era do not begin with a round year.
    fn is_named_decade(self) -> bool {
        self.first() > 0 && self.first() % 100 != 0
    }

    fn first(self) -> i64 {
        self.edge(Side::First)
    }

    fn last(self) -> i64 {
        self.edge(Side::Last)
    }
}
