//! Dates in German. The phrases are such that everything in them stands in the nominative.

use super::phrases::{Language, Named, Phrases};

/// German: `17. September 1952`, `ca. 1840–45?`.
pub static GERMAN: Language = Language { long: &LONG, short: &SHORT };

static LONG: Phrases = Phrases {
    months: &LONG_MONTHS,
    months_with_day: &LONG_MONTHS,
    seasons: &SEASONS,
    ordinal,
    day_of_month: "{a}. {b}",
    in_year: "{a} {b}",
    in_open_year: "{a}, {b}",
    part_of_year: Named::always("{a} {b}"),
    some_month: "{a}, Monat unbekannt",
    some_day: "{a}, Tag unbekannt",
    day_of_some_month: "{a} eines Monats, {b}",
    between: "zwischen {a} und {b}",
    decade: Named::always("{a}er Jahre"),
    century: Named::always("{a} Jahrhundert"),
    century_bce: Named::always("{a} Jahrhundert v. Chr."),
    bce: "{a} v. Chr.",
    some_year: "ein Jahr von {a} bis {b}",
    unknown_year: "Jahr unbekannt",
    estimated: "{a}, geschätzt zwischen {b} und {c}",
    to: "{a} bis {b}",
    years_to: "{a}–{b}",
    cuts_end_year: false,
    from: "ab {a}",
    until: "bis {a}",
    unknown_start: "unbekannt",
    unknown_end: "unbekannt",
    or_earlier: "{a} oder früher",
    or_later: "{a} oder später",
    one_of: "eines von {a}",
    or: " oder ",
    and: " und ",
    about: "etwa {a}",
    uncertain: "{a}, unsicher",
    part_uncertain: "{a}, {b} unsicher",
    part_approximate: "{a}, {b} ungefähr",
    part_uncertain_and_approximate: "{a}, {b} unsicher und ungefähr",
    year: "Jahr",
    season: "Jahreszeit",
    month: "Monat",
    day: "Tag",
};

static SHORT: Phrases = Phrases {
    months: &SHORT_MONTHS,
    months_with_day: &SHORT_MONTHS,
    seasons: &SEASONS,
    ordinal,
    day_of_month: "{a}. {b}",
    in_year: "{a} {b}",
    in_open_year: "{a}, {b}",
    part_of_year: Named::always("{a} {b}"),
    some_month: "{a}",
    some_day: "{a}",
    day_of_some_month: "{a} eines Monats, {b}",
    between: "zwischen {a} und {b}",
    decade: Named::always("{a}er"),
    century: Named::always("{a} Jh."),
    century_bce: Named::always("{a} Jh. v. Chr."),
    bce: "{a} v. Chr.",
    some_year: "zwischen {a} und {b}",
    unknown_year: "Jahr unbekannt",
    estimated: "{a} ({b}–{c})",
    to: "{a} – {b}",
    years_to: "{a}–{b}",
    cuts_end_year: true,
    from: "ab {a}",
    until: "bis {a}",
    unknown_start: "?",
    unknown_end: "?",
    or_earlier: "{a} oder früher",
    or_later: "{a} oder später",
    one_of: "eines von {a}",
    or: " oder ",
    and: " und ",
    about: "ca. {a}",
    uncertain: "{a}?",
    part_uncertain: "{a} ({b}?)",
    part_approximate: "{a} (ca. {b})",
    part_uncertain_and_approximate: "{a} (ca. {b}?)",
    year: "Jahr",
    season: "Jahreszeit",
    month: "Monat",
    day: "Tag",
};

#[rustfmt::skip]
static LONG_MONTHS: [&str; 12] = [
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
];

#[rustfmt::skip]
static SHORT_MONTHS: [&str; 12] = [
    "Jan.", "Febr.", "März", "Apr.", "Mai", "Juni",
    "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
];

#[rustfmt::skip]
static SEASONS: [&str; 21] = [
    "Frühling", "Sommer", "Herbst", "Winter",
    "Nordfrühling", "Nordsommer", "Nordherbst", "Nordwinter",
    "Südfrühling", "Südsommer", "Südherbst", "Südwinter",
    "1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal",
    "1. Jahresdrittel", "2. Jahresdrittel", "3. Jahresdrittel",
    "1. Halbjahr", "2. Halbjahr",
];

fn ordinal(number: u64) -> String {
    number.to_string() + "."
}
