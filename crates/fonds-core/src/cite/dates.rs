//! A record's date in the shapes that citations print: a day, a month, a year, or a span of them.
//!
//! Whatever is neither (a decade, a set, a year before the Common Era) is said in the words of [`crate::date::words_in`], in English.

use crate::catalogue::{Record, When};
use crate::date::{Civil, ENGLISH, Edtf, Length, Precision, month_name, words_in};

/// How sources say that there is no date; the styles have their own words for that.
const UNDATED: [&str; 12] = [
    "n.d.",
    "n. d.",
    "nd",
    "undated",
    "no date",
    "date not known",
    "unknown",
    "s.d.",
    "s. d.",
    "o.d.",
    "o. d.",
    "б.д.",
];

/// The order in which a style writes the parts of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// `September 17, 1952` (Chicago).
    MonthFirst,
    /// `17 September 1952`.
    DayFirst,
    /// `17 Sept. 1952` (MLA).
    DayFirstShort,
    /// `1952, September 17` (APA).
    YearFirst,
}

/// A record's date, as far as citations tell dates apart.
pub(crate) struct Dated {
    /// When.
    pub shape: Shape,
    /// Whether any of it is marked uncertain; said by the words themselves in [`Shape::Words`].
    pub is_uncertain: bool,
    /// Whether any of it is marked approximate; likewise.
    pub is_approximate: bool,
}

/// When: not at all, on a day, in a month or year, between two of these, or in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Undated,
    One(Moment),
    Range(Moment, Moment),
    Words(String),
}

/// A day, month or year of the Common Era, up to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    Day(Civil),
    Month(i64, u8),
    Year(i64),
}

impl Dated {
    /// The date that the record is listed under.
    pub fn of(record: &Record) -> Self {
        match &record.date {
            When::Known(date) => Self::of_edtf(date),
            When::NotUnderstood(text) => Self::in_words(text),
            When::Unknown => Self::in_words(&record.date_display),
        }
    }

    fn of_edtf(date: &Edtf) -> Self {
        let Some(shape) = shape(date) else {
            return Self::in_words(&words_in(date, &ENGLISH, Length::Long));
        };
        Self { shape, is_uncertain: date.is_uncertain(), is_approximate: date.is_approximate() }
    }

    fn in_words(text: &str) -> Self {
        let text = text.trim();
        let is_undated = text.is_empty() || UNDATED.contains(&text.to_lowercase().as_str());
        let shape = if is_undated { Shape::Undated } else { Shape::Words(text.to_owned()) };
        Self { shape, is_uncertain: false, is_approximate: false }
    }

    /// The date in a style's order, without a word about doubts; `None` if there is none.
    pub fn text(&self, order: Order) -> Option<String> {
        match &self.shape {
            Shape::Undated => None,
            Shape::One(moment) => Some(moment.text(order)),
            Shape::Range(start, end) => Some(range_text(*start, *end, order)),
            Shape::Words(words) => Some(words.clone()),
        }
    }

    /// The date with its doubts: `circa` (in the style's spelling, with its space) before it, a question mark after it.
    pub fn doubted_text(&self, order: Order, circa: &str) -> Option<String> {
        let text = self.text(order)?;
        let circa = if self.is_approximate { circa } else { "" };
        let mark = if self.is_uncertain { "?" } else { "" };
        Some([circa, &text, mark].concat())
    }

    /// Whether part of the date is doubted.
    pub fn is_doubted(&self) -> bool {
        self.is_uncertain || self.is_approximate
    }
}

fn shape(date: &Edtf) -> Option<Shape> {
    if let Some(moment) = moment(date) {
        return Some(Shape::One(moment));
    }
    let (start, end) = date.as_str().split_once('/')?;
    let moment_of = |text| moment(&Edtf::parse(text).ok()?);
    let (start, end) = (moment_of(start)?, moment_of(end)?);
    Some(if start == end { Shape::One(start) } else { Shape::Range(start, end) })
}

/// The only day, month or year that the date is in.
fn moment(date: &Edtf) -> Option<Moment> {
    let first = date.interval().earliest?.civil();
    let moment = match date.precision() {
        Precision::Day => Moment::Day(first),
        Precision::Month => Moment::Month(first.year, first.month),
        Precision::Year => Moment::Year(first.year),
        _ => return None,
    };
    (1..=9999).contains(&first.year).then_some(moment)
}

impl Moment {
    /// The year.
    pub fn year(self) -> i64 {
        match self {
            Self::Day(Civil { year, .. }) | Self::Month(year, _) | Self::Year(year) => year,
        }
    }

    fn month(self) -> Option<u8> {
        match self {
            Self::Day(Civil { month, .. }) | Self::Month(_, month) => Some(month),
            Self::Year(_) => None,
        }
    }

    fn day(self) -> Option<u8> {
        if let Self::Day(Civil { day, .. }) = self { Some(day) } else { None }
    }

    /// Year, month and day, as far as they are known.
    pub fn parts(self) -> Vec<i64> {
        let finer = [self.month(), self.day()].into_iter().flatten().map(i64::from);
        std::iter::once(self.year()).chain(finer).collect()
    }

    pub fn text(self, order: Order) -> String {
        let year = self.year().to_string();
        match (self.within_year(order), order) {
            (within, _) if within.is_empty() => year,
            (within, Order::YearFirst) => format!("{year}, {within}"),
            (within, Order::MonthFirst) if self.day().is_some() => format!("{within}, {year}"),
            (within, _) => format!("{within} {year}"),
        }
    }

    /// Month and day: `September 17`, `17 Sept.`, `September`; nothing for a year.
    fn within_year(self, order: Order) -> String {
        let Some(month) = self.month() else {
            return String::new();
        };
        let month = if order == Order::DayFirstShort { short_month(month) } else { month_name(month) };
        match (self.day(), order) {
            (None, _) => month.to_owned(),
            (Some(day), Order::MonthFirst | Order::YearFirst) => format!("{month} {day}"),
            (Some(day), _) => format!("{day} {month}"),
        }
    }
}

/// `May 5–7, 1954`, `5–7 May 1954`, `1954, May–June`, `June 1950–December 1952`: what both ends share is said once.
fn range_text(start: Moment, end: Moment, order: Order) -> String {
    let share_month = start.month().is_some() && start.month() == end.month();
    let days = start.day().zip(end.day()).filter(|_| share_month);
    if start.year() != end.year() || (days.is_none() && !(start.month().is_some() && end.month().is_some())) {
        return format!("{}–{}", start.text(order), end.text(order));
    }
    let within = match (days, order) {
        (Some((_, last)), Order::MonthFirst | Order::YearFirst) => format!("{}–{last}", start.within_year(order)),
        (Some((first, _)), _) => format!("{first}–{}", end.within_year(order)),
        (None, _) => format!("{}–{}", start.within_year(order), end.within_year(order)),
    };
    match order {
        Order::YearFirst => format!("{}, {within}", start.year()),
        Order::MonthFirst if end.day().is_some() => format!("{within}, {}", start.year()),
        _ => format!("{within} {}", start.year()),
    }
}

/// Months as MLA shortens them: those of more than four letters.
fn short_month(month: u8) -> &'static str {
    const SHORT: [&str; 12] =
        ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
    usize::from(month).checked_sub(1).and_then(|index| SHORT.get(index)).copied().unwrap_or("")
}
