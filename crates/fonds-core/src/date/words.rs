//! Dates in English words, for people to read.
//!
//! What is open or doubted is said, never rounded away. A year of 0 or less is named as BCE, so year 0 is 1 BCE.

use super::bounds::Side;
use super::civil::{Civil, Day};
use super::edtf::{
    Choice, DAY, Date, Detail, Digits, Doubts, Edtf, Form, MAX_YEAR, MONTH, Member, Precision, Season, Span, YEAR, Year,
};
use fonds_search::listed::{Listed, joined};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The EDTF seasons from 21 on.
#[rustfmt::skip]
const SEASONS: [&str; 21] = [
    "spring", "summer", "autumn", "winter",
    "northern spring", "northern summer", "northern autumn", "northern winter",
    "southern spring", "southern summer", "southern autumn", "southern winter",
    "first quarter", "second quarter", "third quarter", "fourth quarter",
    "first four months", "middle four months", "last four months",
    "first half", "second half",
];

/// The date in English: `about September 1952`, `19th century`, `17 September 1952 to 3 October 1952`, `44 BCE`.
pub fn words(date: &Edtf) -> String {
    match date.form() {
        Form::Date(single) => single.words(),
        Form::Time(day) => time_words(day, date.as_str()),
        Form::Interval(span) => span.words(),
        Form::Set(choice, members) => set_words(*choice, members),
    }
}

/// A day in English: `17 September 1952`.
pub fn day_words(day: Day) -> String {
    let Civil { year, month, day } = day.civil();
    format!("{day} {} {}", month_name(month), year_words(year))
}

/// `January` for 1 to `December` for 12; empty for a month that does not exist.
pub fn month_name(month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

/// The first three letters of a month's name.
pub fn month_short(month: u8) -> &'static str {
    month_name(month).get(..3).unwrap_or("")
}

/// `12 April 1985, 23:20:30 UTC+04:30`: the clock and the zone are taken from the text.
fn time_words(day: &Date, text: &str) -> String {
    let (_, time) = text.split_once('T').unwrap_or(("", ""));
    let (clock, zone) = time.split_at_checked("23:20:30".len()).unwrap_or((time, ""));
    let utc = if zone.is_empty() { "" } else { " UTC" };
    [&day.words(), ", ", clock, utc, zone.trim_start_matches('Z')].concat()
}

impl Span {
    fn words(&self) -> String {
        match self {
            Span::Closed(start, end) => range_words(start, &end.words_in_phrase()),
            Span::OpenStart(end) => "until ".to_owned() + &end.words_in_phrase(),
            Span::OpenEnd(start) => "from ".to_owned() + &start.words_in_phrase(),
            Span::UnknownStart(end) => "an unknown start to ".to_owned() + &end.words_in_phrase(),
            Span::UnknownEnd(start) => range_words(start, "an unknown end"),
        }
    }
}

fn range_words(start: &Date, end: &str) -> String {
    let start = start.words_in_phrase();
    // `1840, uncertain, to 1850`
    let comma = if start.contains(',') { "," } else { "" };
    [&start, comma, " to ", end].concat()
}

fn set_words(choice: Choice, members: &[Member]) -> String {
    let words: Vec<String> = members.iter().map(|member| member.words(choice)).listed();
    match (choice, members) {
        (Choice::AllOf, _) => and_words(&words),
        (Choice::OneOf, [Member::One(_) | Member::OrEarlier(_) | Member::OrLater(_)]) => joined(&words, ""),
        (Choice::OneOf, _) => "one of ".to_owned() + &joined(&words, ", "),
    }
}

impl Member {
    fn words(&self, choice: Choice) -> String {
        match (self, choice) {
            (Member::One(date), _) => date.words_in_phrase(),
            (Member::Range(start, end), _) => range_words(start, &end.words_in_phrase()),
            (Member::OrEarlier(date), Choice::OneOf) => date.words_in_phrase() + " or earlier",
            (Member::OrLater(date), Choice::OneOf) => date.words_in_phrase() + " or later",
            (Member::OrEarlier(date), Choice::AllOf) => "until ".to_owned() + &date.words_in_phrase(),
            (Member::OrLater(date), Choice::AllOf) => "from ".to_owned() + &date.words_in_phrase(),
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
fn and_words<S: AsRef<str>>(words: &[S]) -> String {
    let mut all = String::new();
    for (index, word) in words.iter().enumerate() {
        let is_last = index + 1 == words.len();
        all += if index == 0 {
            ""
        } else if is_last {
            " and "
        } else {
            ", "
        };
        all += word.as_ref();
    }
    all
}

impl Date {
    /// The date as it stands alone: `1950s`, `about 1840, uncertain`, `17 September 1952, day approximate`.
    fn words(&self) -> String {
        let Doubts { uncertain, approximate } = self.doubts;
        let mut all = self.undoubted_words();
        if self.is_about() {
            all = ["about ", self.article(), &all].concat();
            self.push_doubt(&mut all, uncertain, "uncertain");
        } else if approximate == uncertain {
            self.push_doubt(&mut all, uncertain, "uncertain and approximate");
        } else {
            self.push_doubt(&mut all, uncertain, "uncertain");
            self.push_doubt(&mut all, approximate, "approximate");
        }
        all
    }

    /// The date after another word: `the 1950s`.
    fn words_in_phrase(&self) -> String {
        let article = if self.is_about() { "" } else { self.article() };
        article.to_owned() + &self.words()
    }

    /// Whether all of the date is approximate.
    fn is_about(&self) -> bool {
        self.doubts.approximate == self.components()
    }

    fn article(&self) -> &'static str {
        match self.detail {
            Detail::Year => self.year.article(),
            Detail::Season(season) if season.is_part_of_year() => "the ",
            _ => "",
        }
    }

    /// The mask of the components that the date has.
    fn components(&self) -> u8 {
        match self.detail {
            Detail::Year => YEAR,
            Detail::Season(_) | Detail::Month(_) => YEAR | MONTH,
            Detail::Day(..) => YEAR | MONTH | DAY,
        }
    }

    /// `, uncertain` where all of the date is, `, year and month uncertain` where parts are.
    fn push_doubt(&self, all: &mut String, doubted: u8, doubt: &str) {
        if doubted == 0 {
            return;
        }
        *all += ", ";
        if doubted != self.components() {
            let month = if matches!(self.detail, Detail::Season(_)) { "season" } else { "month" };
            let names = [(YEAR, "year"), (MONTH, month), (DAY, "day")];
            let parts: Vec<&str> = names.iter().filter(|(part, _)| doubted & part != 0).map(|(_, name)| *name).listed();
            *all += &and_words(&parts);
            *all += " ";
        }
        *all += doubt;
    }

    fn undoubted_words(&self) -> String {
        match self.detail {
            Detail::Year => self.year.words(),
            Detail::Season(season) if season.is_part_of_year() => [season.name(), " of ", &self.year.inside()].concat(),
            Detail::Season(season) => self.in_year(season.name()),
            Detail::Month(month) => match Part::of(month) {
                Part::Known(month) => self.in_year(month_name(month)),
                Part::Open => "a month in ".to_owned() + &self.year.inside(),
                Part::PartlyOpen => self.between_words(),
            },
            Detail::Day(month, day) => match (Part::of(month), Part::of(day)) {
                (Part::Known(month), Part::Known(day)) => self.in_year(&format!("{day} {}", month_name(month))),
                (Part::Known(month), Part::Open) => "a day in ".to_owned() + &self.in_year(month_name(month)),
                (Part::Open, Part::Open) => "a day in ".to_owned() + &self.year.inside(),
                (Part::Open, Part::Known(day)) => {
                    ["the ", &ordinal(day.into()), " of a month in ", &self.year.inside()].concat()
                }
                _ => self.between_words(),
            },
        }
    }

    /// `September 1952`, `September in the 1950s`.
    fn in_year(&self, part: &str) -> String {
        let link = if self.year.known().is_some() { " " } else { " in " };
        [part, link, &self.year.inside()].concat()
    }

    /// For digits left open in a way that no phrase says: `between 1 October 1984 and 31 December 1984`.
    fn between_words(&self) -> String {
        let interval = self.interval();
        if let Some(day) = interval.single_day() {
            return day_words(day);
        }
        let ends: Vec<String> = interval.earliest.into_iter().chain(interval.latest).map(day_words).listed();
        "between ".to_owned() + &joined(&ends, " and ")
    }
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

impl Season {
    /// Quarters, four-month periods and halves, which are parts *of* a year; spring to winter are *in* one.
    fn is_part_of_year(self) -> bool {
        self.0 >= 33
    }

    fn name(self) -> &'static str {
        SEASONS[usize::from(self.0 - 21)]
    }
}

impl Year {
    /// The year as it stands alone: `1952`, `1950s`, `19th century`, `44 BCE`.
    fn words(self) -> String {
        match (self, self.precision()) {
            (Year::Number { value, significant }, _) => self.number_words(value, significant),
            (Year::Digits { .. }, Precision::Decade) if self.is_named_period() => year_words(self.first()) + "s",
            (Year::Digits { negative, .. }, Precision::Century) => century_words(self.first(), self.last(), negative),
            (Year::Digits { digits, .. }, _) if digits.unspecified() == 4 => "an unknown year".to_owned(),
            _ => self.range_words(),
        }
    }

    /// The year after *in*: as it stands alone, but `the 1950s` and `the 19th century`.
    fn inside(self) -> String {
        self.article().to_owned() + &self.words()
    }

    fn article(self) -> &'static str {
        if self.is_named_period() { "the " } else { "" }
    }

    /// The `1900s` could be taken for the century, and decades before the Common Era do not begin with a round year.
    fn is_named_period(self) -> bool {
        match self.precision() {
            Precision::Decade => self.first() > 0 && self.first() % 100 != 0,
            precision => precision == Precision::Century,
        }
    }

    fn number_words(self, value: i64, significant: u8) -> String {
        let year = year_words(value);
        if value >= MAX_YEAR {
            year + " or later"
        } else if value <= -MAX_YEAR {
            year + " or earlier"
        } else if significant == 0 {
            year
        } else {
            year + ", estimated between " + &self.ends("and")
        }
    }

    fn range_words(self) -> String {
        match self.known() {
            Some(year) => year_words(year),
            None => "a year from ".to_owned() + &self.ends("to"),
        }
    }

    fn ends(self, link: &str) -> String {
        [&year_words(self.first()), " ", link, " ", &year_words(self.last())].concat()
    }

    fn first(self) -> i64 {
        self.edge(Side::First)
    }

    fn last(self) -> i64 {
        self.edge(Side::Last)
    }
}

/// `19th century` for 1800 to 1899, as EDTF's `18XX` has it, and `2nd century BCE` for -0199 to -0100.
fn century_words(first: i64, last: i64, negative: bool) -> String {
    let hundreds = first.unsigned_abs().min(last.unsigned_abs()) / 100;
    ordinal(hundreds + 1) + if negative { " century BCE" } else { " century" }
}

fn year_words(year: i64) -> String {
    if year > 0 { year.to_string() } else { (1 - year).to_string() + " BCE" }
}

fn ordinal(number: u64) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    number.to_string() + ending
}
