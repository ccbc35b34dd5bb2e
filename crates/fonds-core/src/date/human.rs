//! Dates as people write them, to EDTF.
//!
//! *September 17, 1952*, *c.1840–5*, *vmtl. 05.06.1810*, *vers 1840*, *5 сентября 1952 г.*, *1952年9月17日*: [`read`] says
//! which EDTF date that is and by which rule. It is not a search for dates in prose: the whole text must be understood,
//! apart from a place before the date and a remark behind it. Nothing is invented; what is not understood is
//! [`Reading::NotUnderstood`], and what leaves a choice becomes an EDTF set or interval that holds all of it. The
//! rules, with examples, are in `docs/dates.md`.
//!
//! ```
//! use fonds_core::date::human::{Habits, Reading, read};
//! let Reading::Dated { edtf, rule } = read("c. 1840–5", Habits::default()) else { panic!("a date") };
//! assert_eq!((edtf.as_str(), rule.name()), ("1840~/1845~", "short end year"));
//! ```

mod calendar;
mod chain;
mod clock;
mod habits;
mod parser;
mod part;
mod rule;
mod token;
mod value;
mod whole;
mod words;

pub use habits::{Evidence, Habits};
pub use rule::Rule;

use super::{Edtf, days_in_month};
use whole::Said;

/// What became of a date as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The text says when.
    Dated {
        /// The date, valid EDTF.
        edtf: Edtf,
        /// The most telling of the rules used.
        rule: Rule,
    },
    /// The text says that there is no date (*n.d.*, *date not known*, *01/01/0000*), or is empty.
    Undated {
        /// How it says so.
        rule: Rule,
    },
    /// The text says something else, or something that could mean too much.
    NotUnderstood,
}

/// Reads a date as people write it; an EDTF date is read as EDTF.
///
/// `habits` decides what one text alone leaves open ([`Evidence`] finds it out). An EDTF date stays as written, with two exceptions:
/// `1921-22` where it is a span of years ([`Habits`]), and `[1952]`, which is the year 1952.
pub fn read(text: &str, habits: Habits) -> Reading {
    let text = text.trim();
    if text.is_empty() {
        return Reading::Undated { rule: Rule::Empty };
    }
    plain_year(text).or_else(|| edtf(text)).unwrap_or_else(|| written(text, habits))
}

/// Four digits, the commonest date of all.
fn plain_year(text: &str) -> Option<Reading> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && text != "0000" && text != "9999";
    is_year.then(|| dated(text, Rule::Year))?
}

fn edtf(text: &str) -> Option<Reading> {
    if !may_be_edtf(text) {
        return None;
    }
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).filter(|bare| !bare.contains([',', '.']));
    dated(bare.unwrap_or(text), Rule::Edtf)
}

/// Whether a text has only signs of EDTF, and is not one of those that mean something else where people write them.
fn may_be_edtf(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_pair = bytes.len() == 7 && bytes[4] == b'-' && !bytes.contains(&b'X');
    let is_placeholder = text.starts_with("0000") || text == "9999";
    !is_pair
        && !is_placeholder
        && bytes.iter().all(|byte| byte.is_ascii_digit() || b"-/.~?%[]{}, XTZ:+YES".contains(byte))
}

fn written(text: &str, habits: Habits) -> Reading {
    // Signs of comparison say something that is not read here.
    if has_impossible_day(text) || text.contains(['<', '>', '=']) {
        return Reading::NotUnderstood;
    }
    let reading = whole::read(&token::tokens(text), habits).and_then(|(said, rule)| match said {
        Said::Undated => Some(Reading::Undated { rule }),
        Said::Dates(dates) => dated(&dates.text()?, rule),
    });
    reading.unwrap_or(Reading::NotUnderstood)
}

/// Whether an end of the text is a year, a month and a day in numbers that no calendar has: `2001-02-29` is a slip, and neither a
/// span up to 2029 nor anything else that could be made of its numbers.
fn has_impossible_day(text: &str) -> bool {
    let is_impossible = |part: &str| {
        year_month_day(part.trim()).is_some_and(|(year, month, day)| {
            month > 0 && day > 0 && u32::from(days_in_month(i64::from(year), month.min(13) as u8)) < day
        })
    };
    is_impossible(text) || text.split('/').any(is_impossible)
}

/// The three numbers at the beginning of `2001-02-29`, `2001.2.29` or `2001/02/29`.
fn year_month_day(text: &str) -> Option<(u32, u32, u32)> {
    let separator = text.as_bytes().get(4).copied().filter(|byte| b"-./".contains(byte))?;
    let mut numbers = text.splitn(3, char::from(separator));
    let (year, month, rest) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let day = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
    let is_end = !rest[day.len()..].starts_with(['-', '–', '.', 'X']);
    let number = |digits: &str| digits.parse().ok().filter(|_| digits.len() <= 4 && !digits.starts_with('+'));
    let is_short = month.len() <= 2 && (1..=2).contains(&day.len()) && is_end;
    Some((number(year)?, number(month)?, number(day)?)).filter(|_| is_short)
}

fn dated(text: &str, rule: Rule) -> Option<Reading> {
    Edtf::parse(text).ok().map(|edtf| Reading::Dated { edtf, rule })
}
