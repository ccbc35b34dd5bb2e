//! Dates in the language of this run: English, which every program holds, or the phrases of the language that was
//! installed (`speech/messages/dates.rs`).

use std::cell::Cell;

use super::date::nth;
use super::english;
use super::phrases::{Named, Phrases};
use crate::speech::{self, Language};

/// The phrases of a language that was installed, and its months in short.
#[derive(Clone, Copy)]
struct Spoken {
    language: Language,
    phrases: &'static Phrases,
    months_in_short: &'static [&'static str; 12],
}

thread_local! {
    static SPOKEN: Cell<Option<Spoken>> = const { Cell::new(None) };
}

/// The phrases of this run.
pub fn phrases() -> &'static Phrases {
    installed().map_or(&english::LONG, |spoken| spoken.phrases)
}

/// A month in short; empty for one that does not exist.
pub fn month_short(month: u8) -> &'static str {
    match installed() {
        Some(spoken) => nth(spoken.months_in_short, month),
        None => english::LONG.month_name(month).get(..3).unwrap_or(""),
    }
}

/// Made once for each language: they stay as long as the program.
fn installed() -> Option<Spoken> {
    let texts = speech::dates()?;
    let language = speech::language();
    let made = SPOKEN.get().filter(|spoken| spoken.language == language).or_else(|| made(texts, language));
    SPOKEN.set(made);
    made
}

fn made(texts: &'static [&'static str], language: Language) -> Option<Spoken> {
    let (months, texts) = texts.split_first_chunk::<12>()?;
    let (months_with_day, texts) = texts.split_first_chunk::<12>()?;
    let (months_in_short, texts) = texts.split_first_chunk::<12>()?;
    let (seasons, texts) = texts.split_first_chunk::<21>()?;
    #[rustfmt::skip]
    let [
        day_of_month, in_year, in_open_year, part_of_year, some_month, some_day, day_of_some_month, between, decade, century,
        century_bce, bce, some_year, unknown_year, estimated, to, years_to, from, until, unknown_start, unknown_end,
        or_earlier, or_later, one_of, or, and, about, uncertain, part_uncertain, part_approximate,
        part_uncertain_and_approximate, year, season, month, day,
    ] = *texts.first_chunk::<35>()?;
    let phrases = Phrases {
        months,
        months_with_day,
        seasons,
        ordinal: if language == Language::Russian { roman } else { number },
        day_of_month,
        in_year,
        in_open_year,
        part_of_year: Named::always(part_of_year),
        some_month,
        some_day,
        day_of_some_month,
        between,
        decade: Named::always(decade),
        century: Named::always(century),
        century_bce: Named::always(century_bce),
        bce,
        some_year,
        unknown_year,
        estimated,
        to,
        years_to,
        cuts_end_year: false,
        from,
        until,
        unknown_start,
        unknown_end,
        or_earlier,
        or_later,
        one_of,
        or,
        and,
        about,
        uncertain,
        part_uncertain,
        part_approximate,
        part_uncertain_and_approximate,
        year,
        season,
        month,
        day,
    };
    Some(Spoken { language, phrases: Box::leak(Box::new(phrases)), months_in_short })
}

fn number(number: u64) -> String {
    number.to_string()
}

/// Centuries are numbered in Roman digits in Russian; a day of a month, which is at most 31, too.
fn roman(number: u64) -> String {
    const DIGITS: [(u64, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut out = String::new();
    for (value, digits) in DIGITS {
        while left >= value {
            left -= value;
            out += digits;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::Edtf;
    use super::super::words;
    use super::month_short;
    use crate::speech::{Language, Tongue, file, install};

    #[track_caller]
    fn check(language: Language, cases: &[(&str, &str)]) {
        install(Tongue::read(&file(language)).expect("it is of this version"));
        for (date, expected) in cases {
            assert_eq!(words(&Edtf::parse(date).expect("a date")), *expected, "{date}");
        }
    }

    #[test]
    fn dates_are_said_in_chinese() {
        let cases = [
            ("1952-09-17", "1952年9月17日"),
            ("1952-09", "1952年9月"),
            ("1952~", "约1952"),
            ("195X", "1950年代"),
            ("18XX", "19世纪"),
            ("1952-09-17/1952-10-03", "1952年9月17日至1952年10月3日"),
            ("1954?", "1954，存疑"),
            ("1954/..", "1954起"),
        ];
        check(Language::Chinese, &cases);
        assert_eq!(month_short(9), "9月");
    }

    #[test]
    fn dates_are_said_in_russian() {
        let cases = [
            ("1952-09-17", "17 сентября 1952"),
            ("1952-09", "сентябрь 1952"),
            ("1952-09~", "сентябрь 1952, приблизительно"),
            ("195X", "1950-е годы"),
            ("18XX", "XIX век"),
            ("1954-07-05?", "5 июля 1954, под вопросом"),
            ("../1954", "по 1954 включительно"),
            ("-0043", "44 до н. э."),
        ];
        check(Language::Russian, &cases);
        assert_eq!(month_short(9), "сен");
    }
}
