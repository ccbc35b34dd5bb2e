//! Dates in words, for people to read, in any language of which there is a table of phrases.
//!
//! In long words, what is open or doubted is said, never rounded away; short ones leave out only that a month or a day
//! is not known. A year of 0 or less is named as BCE, so year 0 is 1 BCE.

mod date;
mod english;
mod german;
mod phrases;
mod spoken;

use super::civil::Day;
use super::edtf::{Choice, Date, Detail, Digits, Edtf, Form, Member, Span, Year};
use fonds_search::listed::Listed;
use phrases::{Phrases, Place, filled, listing};

pub use english::ENGLISH;
pub use german::GERMAN;
pub use phrases::{Language, Length};

/// The date in the language of this run, at full length: `about September 1952`, `19th century`, `17 September 1952 to 3 October 1952`,
/// `44 BCE`.
pub fn words(date: &Edtf) -> String {
    spoken::phrases().edtf(date)
}

/// The date in a language, long or short.
///
/// ```
/// use fonds_core::date::{ENGLISH, Edtf, Length, words_in};
/// let date = Edtf::parse("1840%/1845%").expect("two years");
/// assert_eq!(words_in(&date, &ENGLISH, Length::Long), "about 1840–1845, uncertain");
/// assert_eq!(words_in(&date, &ENGLISH, Length::Short), "c. 1840–45?");
/// ```
pub fn words_in(date: &Edtf, language: &Language, length: Length) -> String {
    language.phrases(length).edtf(date)
}

/// A day in the language of this run: `17 September 1952`.
pub fn day_words(day: Day) -> String {
    spoken::phrases().civil_day(day)
}

/// `January` for 1 to `December` for 12, whatever the language of this run; empty for a month that does not exist.
pub fn month_name(month: u8) -> &'static str {
    english::LONG.month_name(month)
}

/// A month's name in short: `Sep`.
pub fn month_short(month: u8) -> &'static str {
    spoken::month_short(month)
}

impl Phrases {
    fn edtf(&self, date: &Edtf) -> String {
        match date.form() {
            Form::Date(single) => self.date(single, Place::Alone),
            Form::Time(day) => self.time(day, date.as_str()),
            Form::Interval(span) => self.span(span),
            Form::Set(choice, members) => self.set(*choice, members),
        }
    }

    /// `12 April 1985, 23:20:30 UTC+04:30`: the clock and the zone are taken from the text.
    fn time(&self, day: &Date, text: &str) -> String {
        let (_, time) = text.split_once('T').unwrap_or(("", ""));
        let (clock, zone) = time.split_at_checked("23:20:30".len()).unwrap_or((time, ""));
        let utc = if zone.is_empty() { "" } else { " UTC" };
        [&self.date(day, Place::Alone), ", ", clock, utc, zone.trim_start_matches('Z')].concat()
    }

    fn span(&self, span: &Span) -> String {
        match span {
            Span::Closed(start, end) => self.range(start, end),
            Span::OpenStart(end) => self.within(self.until, end),
            Span::OpenEnd(start) => self.within(self.from, start),
            Span::UnknownStart(end) => filled(self.to, &[self.unknown_start, &self.date(end, Place::Within)]),
            Span::UnknownEnd(start) => filled(self.to, &[&self.start(start), self.unknown_end]),
        }
    }

    fn range(&self, start: &Date, end: &Date) -> String {
        match plain_year(start).zip(plain_year(end)) {
            Some(years) if start.doubts == end.doubts => self.doubted(self.years(years), start),
            _ => self.linked(self.to, start, end),
        }
    }

    /// `1840–1845` / `1840–45`, and `1840` if that is both.
    fn years(&self, (start, end): (u16, u16)) -> String {
        let is_cut = self.cuts_end_year && start >= 100 && start / 100 == end / 100;
        let shown_end = if is_cut { format!("{:02}", end % 100) } else { end.to_string() };
        let start_words = start.to_string();
        if start == end { start_words } else { filled(self.years_to, &[&start_words, &shown_end]) }
    }

    /// Two dates in a phrase such as `{a} to {b}`.
    fn linked(&self, phrase: &str, start: &Date, end: &Date) -> String {
        filled(phrase, &[&self.start(start), &self.date(end, Place::Within)])
    }

    /// The first of two dates, with a second comma if it has one: `1840, uncertain, to 1850`.
    fn start(&self, start: &Date) -> String {
        let said = self.date(start, Place::Within);
        if said.contains(',') { said + "," } else { said }
    }

    fn set(&self, choice: Choice, members: &[Member]) -> String {
        let words: Vec<String> = members.iter().map(|member| self.member(member, choice)).listed();
        match (choice, members) {
            (Choice::AllOf, _) => listing(&words, self.and),
            (Choice::OneOf, [Member::One(_) | Member::OrEarlier(_) | Member::OrLater(_)]) => words.concat(),
            (Choice::OneOf, [Member::Range(start, end)]) => self.linked(self.between, start, end),
            (Choice::OneOf, _) => filled(self.one_of, &[&listing(&words, self.or)]),
        }
    }

    fn member(&self, member: &Member, choice: Choice) -> String {
        match (member, choice) {
            (Member::One(date), _) => self.date(date, Place::Within),
            (Member::Range(start, end), _) => self.range(start, end),
            (Member::OrEarlier(date), Choice::OneOf) => self.within(self.or_earlier, date),
            (Member::OrLater(date), Choice::OneOf) => self.within(self.or_later, date),
            (Member::OrEarlier(date), Choice::AllOf) => self.within(self.until, date),
            (Member::OrLater(date), Choice::AllOf) => self.within(self.from, date),
        }
    }

    fn within(&self, phrase: &str, date: &Date) -> String {
        filled(phrase, &[&self.date(date, Place::Within)])
    }
}

/// A known year of the Common Era with nothing beyond it, whatever its doubts.
fn plain_year(date: &Date) -> Option<u16> {
    match (date.year, date.detail) {
        (Year::Digits { negative: false, digits }, Detail::Year) => known_year(digits),
        _ => None,
    }
}

fn known_year(digits: Digits) -> Option<u16> {
    digits.known().filter(|&year| year > 0)
}
