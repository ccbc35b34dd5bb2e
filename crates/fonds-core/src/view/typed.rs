//! Dates as a reader types them into *From* and *To*: EDTF, and what is written most in English.
//!
//! The reader of dates in catalogues ([`crate::date::human`]) knows six languages and many habits, and is too large for
//! the page. What can be meant in two ways (`5.6.1810`) is no date here.

use crate::date::{Edtf, month_name};

/// Words before an approximate date.
const ABOUT: [&str; 4] = ["c", "ca", "circa", "about"];
/// Letters that are enough to tell a month.
const MONTH_LETTERS: usize = 3;

/// A date as typed: EDTF or ISO 8601 of any precision, `17 September 1952`, `Sept. 1952`, `1950s`, `c. 1952`.
pub fn typed_date(text: &str) -> Option<Edtf> {
    let text = text.trim();
    Edtf::parse(text).ok().or_else(|| Edtf::parse(&edtf(text)?).ok())
}

fn edtf(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let (mut year, mut month, mut day, mut doubt) = (None, None, None, None);
    for word in text.split([' ', ',', '.', '\u{a0}']).filter(|word| !word.is_empty()) {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let (part, value) = match word.len() {
            4 if is_number => (&mut year, word.to_owned()),
            5 if word.ends_with("0s") => (&mut year, word[..3].to_owned() + "X"),
            1 | 2 if is_number => (&mut day, two_digits(word)),
            _ if ABOUT.contains(&word) => (&mut doubt, "~".to_owned()),
            _ => (&mut month, month_number(word)?),
        };
        if part.replace(value).is_some() {
            return None;
        }
    }
    let (month, day) = match (month, day) {
        (None, Some(_)) => return None,
        (month, day) => {
            (month.map_or(String::new(), |m| "-".to_owned() + &m), day.map_or(String::new(), |d| "-".to_owned() + &d))
        }
    };
    Some([&year?, &month, &day, doubt.as_deref().unwrap_or("")].concat())
}

fn month_number(word: &str) -> Option<String> {
    let is_this = |month: &u8| word.len() >= MONTH_LETTERS && month_name(*month).to_ascii_lowercase().starts_with(word);
    (1..=12).find(is_this).map(|month| two_digits(&month.to_string()))
}

fn two_digits(number: &str) -> String {
    if number.len() == 1 { "0".to_owned() + number } else { number.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::typed_date;

    #[test]
    fn dates_are_read_as_they_are_typed() {
        for (typed, read) in [
            ("1952-09", "1952-09"),
            (" 17 September 1952 ", "1952-09-17"),
            ("Sept. 17, 1952", "1952-09-17"),
            ("1952 sep 7", "1952-09-07"),
            ("May 1953", "1953-05"),
            ("1950s", "195X"),
            ("c. 1952", "1952~"),
            ("about Mar 1952", "1952-03~"),
        ] {
            assert_eq!(typed_date(typed).map(|date| date.to_string()).as_deref(), Some(read), "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_none() {
        for typed in [
            "",
            "soon",
            "last spring",
            "5.6.1810",
            "17 1952",
            "September",
            "31 June 1952",
            "1952 1953",
            "ma 1952",
            "é 1952",
        ] {
            assert_eq!(typed_date(typed), None, "{typed}");
        }
    }
}
