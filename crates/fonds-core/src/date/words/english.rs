//! Dates in English, day before month. Short forms of months and centuries are those of British reference lists.

use super::phrases::{Language, Named, Phrases};

/// English: `17 September 1952`, `c. 1840–45?`.
pub static ENGLISH: Language = Language { long: &LONG, short: &SHORT };

pub(super) static LONG: Phrases = Phrases {
    months: &LONG_MONTHS,
    months_with_day: &LONG_MONTHS,
    seasons: &SEASONS,
    ordinal,
    day_of_month: "{a} {b}",
    in_year: "{a} {b}",
    in_open_year: "{a} in {b}",
    part_of_year: Named { alone: "{a} of {b}", within: "the {a} of {b}" },
    some_month: "a month in {a}",
    some_day: "a day in {a}",
    day_of_some_month: "the {a} of a month in {b}",
    between: "between {a} and {b}",
    decade: Named { alone: "{a}s", within: "the {a}s" },
    century: Named { alone: "{a} century", within: "the {a} century" },
    century_bce: Named { alone: "{a} century BCE", within: "the {a} century BCE" },
    bce: "{a} BCE",
    some_year: "a year from {a} to {b}",
    unknown_year: "an unknown year",
    estimated: "{a}, estimated between {b} and {c}",
    to: "{a} to {b}",
    years_to: "{a}–{b}",
    cuts_end_year: false,
    from: "from {a}",
    until: "until {a}",
    unknown_start: "an unknown start",
    unknown_end: "an unknown end",
    or_earlier: "{a} or earlier",
    or_later: "{a} or later",
    one_of: "one of {a}",
    or: ", ",
    and: " and ",
    about: "about {a}",
    uncertain: "{a}, uncertain",
    part_uncertain: "{a}, {b} uncertain",
    part_approximate: "{a}, {b} approximate",
    part_uncertain_and_approximate: "{a}, {b} uncertain and approximate",
    year: "year",
    season: "season",
    month: "month",
    day: "day",
};

static SHORT: Phrases = Phrases {
    months: &SHORT_MONTHS,
    months_with_day: &SHORT_MONTHS,
    seasons: &SEASONS,
    ordinal,
    day_of_month: "{a} {b}",
    in_year: "{a} {b}",
    in_open_year: "{a}, {b}",
    part_of_year: Named::always("{a} of {b}"),
    some_month: "{a}",
    some_day: "{a}",
    day_of_some_month: "{a} of a month, {b}",
    between: "between {a} and {b}",
    decade: Named::always("{a}s"),
    century: Named::always("{a} cent."),
    century_bce: Named::always("{a} cent. BCE"),
    bce: "{a} BCE",
    some_year: "between {a} and {b}",
    unknown_year: "unknown year",
    estimated: "{a} ({b}–{c})",
    to: "{a} – {b}",
    years_to: "{a}–{b}",
    cuts_end_year: true,
    from: "from {a}",
    until: "until {a}",
    unknown_start: "?",
    unknown_end: "?",
    or_earlier: "{a} or earlier",
    or_later: "{a} or later",
    one_of: "one of {a}",
    or: " or ",
    and: " and ",
    about: "c. {a}",
    uncertain: "{a}?",
    part_uncertain: "{a} ({b}?)",
    part_approximate: "{a} (c. {b})",
    part_uncertain_and_approximate: "{a} (c. {b}?)",
    year: "year",
    season: "season",
    month: "month",
    day: "day",
};

#[rustfmt::skip]
static LONG_MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
];

#[rustfmt::skip]
static SHORT_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "June",
    "July", "Aug", "Sept", "Oct", "Nov", "Dec",
];

#[rustfmt::skip]
static SEASONS: [&str; 21] = [
    "spring", "summer", "autumn", "winter",
    "northern spring", "northern summer", "northern autumn", "northern winter",
    "southern spring", "southern summer", "southern autumn", "southern winter",
    "first quarter", "second quarter", "third quarter", "fourth quarter",
    "first four months", "middle four months", "last four months",
    "first half", "second half",
];

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
