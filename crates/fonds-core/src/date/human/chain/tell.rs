//! What one date of a chain tells another: its year, its month, its century.

use super::super::Rule;
use super::super::parser::{Era, Parser, Piece};
use super::super::token::{Ending, Number};
use super::super::value::{Single, Unit, Year};
use super::{Item, Link};

/// A number beyond is no year of anything in an archive, unless it is alone and so EDTF.
const LATEST_YEAR: i32 = 2100;

/// Gives each date what it lacks from its neighbours; `None` if something stays without meaning.
pub(super) fn tell_each_other(parser: &mut Parser, items: &mut [Item]) -> Option<()> {
    for at in 1..items.len() {
        let (before, link) = (items[at - 1].piece, items[at].link);
        tell_from_left(parser, before, link, &mut items[at].piece);
    }
    for at in (1..items.len()).rev() {
        let after = items[at].piece;
        tell_from_right(after, &mut items[at - 1].piece);
    }
    for at in 1..items.len() {
        let year = items[at - 1].piece.whole.and_then(|whole| whole.year);
        if let Some(whole) = &mut items[at].piece.whole {
            whole.year = whole.year.or(year);
        }
    }
    let is_told = |item: &Item| item.piece.bare.is_none() && item.piece.whole.is_some_and(is_complete);
    items.iter().all(is_told).then_some(())
}

fn is_complete(whole: Single) -> bool {
    if whole.known_year().is_some_and(|year| year > LATEST_YEAR) {
        return false;
    }
    match (whole.year, whole.month) {
        (None, Some(Unit::Known(1..=12))) => true,
        (None, _) => false,
        (Some(_), None) => whole.day.is_none(),
        (Some(_), Some(_)) => true,
    }
}

fn tell_from_left(parser: &mut Parser, before: Piece, link: Link, piece: &mut Piece) {
    let (Some(number), Some(whole)) = (piece.bare, before.whole) else { return };
    let told = match (whole.known_year(), whole.known_month(), whole.day) {
        (Some(year), None, None) if link != Link::Comma => short_year(year, number),
        (None, None, None) if number.ending == Ending::Plural => short_decade(whole, number),
        (None, Some(month), Some(_)) if before.is_month_first => {
            // `July 13–25, 1864`: the year stands behind the second day.
            day_of(piece.year_behind, month, number)
        }
        _ => None,
    };
    if let Some(told) = told {
        if told.month.is_none() {
            parser.note(Rule::ShortEnd);
        }
        (piece.whole, piece.bare) = (Some(told), None);
    }
}

/// `5` after 1840 is 1845: the digits take the place of the last ones, and time goes on.
fn short_year(year: i32, number: Number) -> Option<Single> {
    let unit = 10_i32.pow(number.digits.into());
    let short = year - year.rem_euclid(unit) + i32::try_from(number.value).ok()?;
    let is_year = number.ending == Ending::None && year > 0 && short > year;
    is_year.then(|| Single::of_known_year(short))
}

/// `60s` after `1950s`.
fn short_decade(before: Single, number: Number) -> Option<Single> {
    let Some(Year::Open { is_negative: false, digits: [_, _, tens, b'X'] }) = before.year else { return None };
    let first = u32::try_from(before.year?.edges().0).ok()?;
    let goes_on = u32::from(tens.saturating_sub(b'0')) * 10 < number.value && number.value.is_multiple_of(10);
    (tens != b'X' && goes_on).then(|| Single::of_year(Year::decade(first - first % 100 + number.value)))
}

fn day_of(year: Option<Year>, month: u8, number: Number) -> Option<Single> {
    if !matches!(number.ending, Ending::None | Ending::Ordinal) {
        return None;
    }
    Single::of_day(year, month, u8::try_from(number.value).ok()?)
}

fn tell_from_right(after: Piece, piece: &mut Piece) {
    let Some(right) = after.whole else { return };
    if let Some(number) = piece.bare {
        let told = match (right.year, right.known_month()) {
            (year, Some(month)) if right.day.is_some() || after.part.is_some() => day_of(year, month, number),
            (Some(Year::Open { digits: [_, _, b'X', b'X'], .. }), None) => century_of(number),
            (Some(Year::Known(_)), None) if after.era.is_some() => era_year(after.era, number),
            _ => None,
        };
        if told.is_some() {
            (piece.whole, piece.bare) = (told, None);
            piece.era = piece.era.or(after.era.filter(|_| right.month.is_none()));
        }
        return;
    }
    match &mut piece.whole {
        Some(whole) => {
            whole.year = whole.year.or(right.year);
            spread_era(after.era, &mut piece.era, whole);
        }
        // `early to mid 1950s`, `zwischen Mitte und 24.12.1802`
        None => piece.whole = Some(Single { day: None, ..right }),
    }
}

fn century_of(number: Number) -> Option<Single> {
    (1..=30).contains(&number.value).then(|| Single::of_year(Year::century(number.value)))
}

fn era_year(era: Option<Era>, number: Number) -> Option<Single> {
    let year = i32::try_from(number.value).ok().filter(|&year| year > 0)?;
    Some(Single::of_known_year(if era == Some(Era::BeforeChrist) { 1 - year } else { year }))
}

/// In `1200–1000 BC` both are before Christ.
fn spread_era(after: Option<Era>, era: &mut Option<Era>, whole: &mut Single) {
    if after == Some(Era::BeforeChrist) && era.is_none() {
        *era = after;
        whole.year = whole.year.map(|year| match year {
            Year::Known(year) if year > 0 => Year::Known(1 - year),
            Year::Open { digits, .. } => Year::Open { is_negative: true, digits },
            known => known,
        });
    }
}
