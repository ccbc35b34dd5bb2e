//! A whole text: dates with what stands around them.
//!
//! ```text
//! whole  = [place sep] (undated / chain) tail
//! tail   = *(clock) [sep remark]                 ; the remark stays in the text
//! remark = [doubt] (event / unknown word) anything
//! ```
//! A date that an editor has put in brackets behind another is a correction of it, or the same date in our calendar.

use super::Rule;
use super::calendar::is_julian;
use super::chain::{Dates, dates};
use super::clock::eat_clock;
use super::habits::Habits;
use super::parser::Parser;
use super::token::{Bracket, Ending, Kind, Token};
use super::value::{Single, Span, Unit};
use super::words::Word;

/// Dates further apart than this are no correction: the first is of another calendar.
const FARTHEST_CORRECTION: u32 = 60;

/// A place before a date has at most so many words, if the date is only a year.
const LONGEST_PLACE: usize = 4;

/// What a text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Dates(Dates),
    Undated,
}

pub(super) fn read(tokens: &[Token], habits: Habits) -> Option<(Said, Rule)> {
    if tokens.iter().all(|token| is_empty_mark(token.kind)) {
        return Some((Said::Undated, Rule::Undated));
    }
    placeholder(tokens)
        .or_else(|| said(tokens, habits))
        .or_else(|| after_place(tokens, habits))
        .or_else(|| corrected(tokens, habits))
}

fn is_empty_mark(kind: Kind) -> bool {
    matches!(kind, Kind::Hyphen | Kind::Dash | Kind::Question | Kind::Dot)
}

/// `01/01/0000`, `0000`, `0000-00-00`, `9999`: numbers that stand for no date.
fn placeholder(tokens: &[Token]) -> Option<(Said, Rule)> {
    let mut years = tokens.iter().filter_map(|token| match token.kind {
        Kind::Number(number) if number.digits == 4 => Some(number.value),
        _ => None,
    });
    let is_numeric = tokens.len() <= 5
        && tokens.iter().all(|token| matches!(token.kind, Kind::Number(_) | Kind::Hyphen | Kind::Slash | Kind::Dot));
    let is_no_year = years.next().is_some_and(|year| year == 0 || year == 9999) && years.next().is_none();
    (is_numeric && is_no_year).then_some((Said::Undated, Rule::Placeholder))
}

/// The text from its first piece to its last.
fn said(tokens: &[Token], habits: Habits) -> Option<(Said, Rule)> {
    let mut parser = Parser::new(tokens, habits);
    if let Some(found) = undated(parser) {
        return Some(found);
    }
    parser.attempt(clock_before);
    let dates = dates(&mut parser)?;
    let tail = tail(&mut parser)?;
    if !dates.has_years() {
        // Its year may be in the remark, where nobody looks for it.
        parser.note(Rule::NoYear);
        return (tail != Tail::Remark).then_some((Said::Dates(dates), parser.rule));
    }
    Some((Said::Dates(dates), parser.rule))
}

/// `11 o'clock Monday night, October 31, 1870`
fn clock_before(parser: &mut Parser) -> Option<()> {
    let has_clock = matches!(parser.peek(), Some(Kind::Number(_))) && eat_clock(parser);
    while parser.eat_any(&[Kind::Comma, Kind::Dot, Kind::Word(Word::Filler)]) || eat_clock(parser) {}
    has_clock.then_some(())
}

/// `n.d.`, and what an archivist may have put behind it: `n.d. [1833]`.
fn undated(mut parser: Parser) -> Option<(Said, Rule)> {
    parser.eat_any(&[Kind::Word(Word::Filler)]);
    if !parser.eat_word(Word::Undated) {
        return None;
    }
    let behind = parser.at;
    parser.eat_any(&[Kind::Dot, Kind::Comma, Kind::Colon, Kind::Semicolon]);
    if parser.is_at_end() {
        return Some((Said::Undated, Rule::Undated));
    }
    let rest = &parser.tokens[parser.at..];
    let inferred = said(rest, parser.habits).or_else(|| after_place(rest, parser.habits));
    if let Some((Said::Dates(dates), rule)) = inferred {
        let is_event = rule == Rule::Event;
        return (!is_event).then_some((Said::Dates(dates), rule.max(Rule::Inferred)));
    }
    parser.at = behind;
    let has_number = rest.iter().any(|token| matches!(token.kind, Kind::Number(_) | Kind::Blank(_)));
    let is_undated = match tail(&mut parser)? {
        Tail::Nothing | Tail::OtherEvent => true,
        Tail::Remark => !has_number,
    };
    is_undated.then_some((Said::Undated, Rule::Undated))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    Nothing,
    /// Another date, of something else.
    OtherEvent,
    Remark,
}

/// What may follow a date without changing it; `None` if something else follows.
fn tail(parser: &mut Parser) -> Option<Tail> {
    loop {
        let is_apart = parser.opens_bracket() | parser.eat_any(&[Kind::Comma, Kind::Semicolon, Kind::Dot, Kind::Colon]);
        let has_dash = parser.eat_any(&[Kind::Dash, Kind::Hyphen]);
        if eat_clock(parser) {
            parser.eat_any(&[Kind::Question, Kind::Sign]);
            continue;
        }
        if parser.is_at_end() {
            return (!has_dash).then_some(Tail::Nothing);
        }
        return remark(parser, is_apart && !has_dash);
    }
}

fn remark(parser: &mut Parser, is_apart: bool) -> Option<Tail> {
    let is_minor = |kind| match kind {
        Kind::Word(
            Word::Filler | Word::Perhaps | Word::About | Word::Since | Word::Early | Word::Late | Word::Ordinal(_),
        ) => true,
        // Letters that may be initials: `1922 (D. Jacomet)`.
        Kind::Word(Word::And | Word::Elided | Word::Clock | Word::To | Word::Century) => true,
        Kind::Question | Kind::Dot | Kind::Roman(_) => true,
        Kind::Number(number) => number.ending == Ending::Ordinal,
        _ => false,
    };
    while parser.peek().is_some_and(is_minor) {
        parser.at += 1;
    }
    match parser.peek()? {
        Kind::Word(Word::OtherEvent) => Some(Tail::OtherEvent),
        Kind::Word(Word::Event | Word::Undated) => {
            parser.note(Rule::Remark);
            Some(Tail::Remark)
        }
        Kind::Unknown | Kind::Word(Word::Numbered) if is_apart => {
            parser.note(Rule::Remark);
            Some(Tail::Remark)
        }
        _ => None,
    }
}

// ---- Places before a date

/// `Calais, December 10, 1863.`, `Harbin, undated.`: words that say nothing of dates, apart from a date that leaves no doubt.
fn after_place(tokens: &[Token], habits: Habits) -> Option<(Said, Rule)> {
    let longest = tokens.iter().take_while(|token| may_be_place(token.kind)).count();
    let has_word = |before: &[Token]| before.iter().any(|token| matches!(token.kind, Kind::Unknown));
    (1..tokens.len().min(longest + 1)).find_map(|at| {
        let (place, rest) = tokens.split_at(at);
        if !is_apart(place, rest) || !has_word(place) {
            return None;
        }
        let (said, rule) = said(rest, habits)?;
        is_clear_after(place, &said, rule).then_some((said, rule.max(Rule::Place)))
    })
}

fn is_apart(place: &[Token], rest: &[Token]) -> bool {
    let ends_apart = place.last().is_some_and(|token| is_mark(token.kind));
    ends_apart || rest.first().is_some_and(|token| token.bracket == Some(Bracket::Opens))
}

fn may_be_place(kind: Kind) -> bool {
    match kind {
        Kind::Unknown | Kind::Number(_) | Kind::Roman(_) | Kind::Sign => true,
        Kind::Comma | Kind::Dot | Kind::Hyphen | Kind::Dash | Kind::Colon | Kind::Semicolon => true,
        Kind::Word(word) => matches!(
            word,
            Word::Filler
                | Word::Clock
                | Word::Am
                | Word::And
                | Word::Ordinal(_)
                | Word::YearIn
                | Word::Century
                | Word::BeforeChrist
                | Word::AfterChrist
                | Word::Numbered
        ),
        Kind::Slash | Kind::Question | Kind::Blank(_) => false,
    }
}

fn is_mark(kind: Kind) -> bool {
    matches!(kind, Kind::Comma | Kind::Dot | Kind::Semicolon | Kind::Colon | Kind::Dash)
}

/// A date with its month leaves no doubt; a year alone only behind a few words and a comma (`Paris, 1864`).
fn is_clear_after(place: &[Token], said: &Said, rule: Rule) -> bool {
    let Said::Dates(dates) = said else { return true };
    let has_month = |span: &Span| span.first().or(span.last()).is_some_and(|single| single.month.is_some());
    let is_place = place.len() <= LONGEST_PLACE + 1
        && place.last().is_some_and(|token| token.kind == Kind::Comma)
        && place[..place.len() - 1].iter().all(|token| matches!(token.kind, Kind::Unknown | Kind::Word(Word::Filler)));
    let has_day = |span: &Span| span.first().or(span.last()).is_some_and(|single| single.day.is_some());
    // `27. Mai 1853` must not lose its day to the place.
    let ends_in_number =
        place.iter().rfind(|token| !is_mark(token.kind)).is_some_and(|token| matches!(token.kind, Kind::Number(_)));
    let is_clear = if ends_in_number { dates.spans.iter().all(has_day) } else { dates.spans.iter().all(has_month) };
    rule != Rule::Event && dates.has_years() && (is_clear || is_place)
}

// ---- Dates in brackets behind a date

/// `February 17 [12], 1936`, `1804 [i.e. 1808?]`, `Rajab 1025 [July 1616]`, `March 27 (April 8), 1898`.
fn corrected(tokens: &[Token], habits: Habits) -> Option<(Said, Rule)> {
    let opens = (1..tokens.len()).find(|&at| tokens[at].bracket == Some(Bracket::Opens))?;
    let length = tokens[opens + 1..].iter().position(|token| token.bracket.is_some());
    let closes = length.map_or(tokens.len(), |length| opens + 1 + length);
    let inside = &tokens[opens..closes];
    let without = [&tokens[..opens], &tokens[closes..]].concat();
    let in_place = || [&tokens[..opens - 1], inside, &tokens[closes..]].concat();
    let only = |tokens: &[Token]| match said(tokens, habits)? {
        (Said::Dates(dates), _) => Some(dates),
        (Said::Undated, _) => None,
    };
    let says_rather = inside.first().is_some_and(|token| token.kind == Kind::Word(Word::Rather));
    let written = only(&without);
    let meant = only(if says_rather { without_first_word(inside) } else { inside });
    let in_place = || only(&in_place());
    let (dates, rule) = match (written, meant) {
        (None, Some(meant)) => Some(meant).filter(|meant| meant.has_years()).map(|meant| (meant, Rule::Correction)),
        (Some(written), Some(meant)) if says_rather => rather(&written, meant, in_place),
        (Some(written), Some(meant)) => of_two(&written, meant, in_place),
        (Some(written), None) => choice(&written, in_place()?),
        (None, None) => None,
    }?;
    Some((Said::Dates(dates), rule))
}

fn without_first_word(tokens: &[Token]) -> &[Token] {
    let rest = tokens.get(1..).unwrap_or_default();
    let is_dotted = rest.first().is_some_and(|token| token.kind == Kind::Dot);
    &rest[usize::from(is_dotted)..]
}

/// `1804 [i.e. 1808?]`: the second is meant.
fn rather(written: &Dates, meant: Dates, in_place: impl Fn() -> Option<Dates>) -> Option<(Dates, Rule)> {
    let dates = if is_as_fine(written, &meant) { meant } else { in_place()? };
    dates.has_years().then_some((dates, Rule::Correction))
}

/// A date and a second one in brackets: the same day in two calendars, or a correction that leaves both possible.
fn of_two(written: &Dates, meant: Dates, in_place: impl Fn() -> Option<Dates>) -> Option<(Dates, Rule)> {
    if let Some(new) = new_style(written, &meant) {
        let spans = vec![Span::One(new)];
        return Some((Dates { spans, is_choice: false }, Rule::OldStyle));
    }
    if !is_as_fine(written, &meant) {
        return choice(written, in_place()?);
    }
    let year = |dates: &Dates| dates.spans.first()?.first()?.known_year();
    let apart = year(written)?.abs_diff(year(&meant)?);
    if apart > FARTHEST_CORRECTION { Some((meant, Rule::Correction)) } else { choice(written, meant) }
}

/// The Gregorian date, if the first is the Julian date of the same day.
fn new_style(written: &Dates, meant: &Dates) -> Option<Single> {
    let (old, new) = (written.single()?, meant.single()?);
    let new = Single { year: new.year.or(old.year), ..new };
    is_julian(old, new).then_some(new)
}

fn is_as_fine(written: &Dates, meant: &Dates) -> bool {
    let has_month =
        |dates: &Dates| dates.spans.first().and_then(|span| span.first()).is_some_and(|single| single.month.is_some());
    meant.has_years() && has_month(written) == has_month(meant)
}

/// Both dates, of which one is right.
fn choice(one: &Dates, other: Dates) -> Option<(Dates, Rule)> {
    let shape = |dates: &Dates| {
        dates.spans.first().and_then(|span| span.first()).map(|single| (single.month.is_some(), single.day.is_some()))
    };
    let is_plain = one.spans.len() == 1
        && other.spans.len() == 1
        && one.has_years()
        && other.has_years()
        && shape(one) == shape(&other);
    let mut spans = [one.spans.as_slice(), &other.spans].concat();
    spans.sort_by_key(|span| span.first().map(|single| (single.known_year(), single.known_month(), known_day(single))));
    is_plain.then_some((Dates { spans, is_choice: true }, Rule::Correction))
}

fn known_day(single: Single) -> Option<u8> {
    match single.day {
        Some(Unit::Known(day)) => Some(day),
        _ => None,
    }
}
