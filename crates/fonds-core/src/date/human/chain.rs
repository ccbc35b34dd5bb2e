//! Several dates that tell each other what they lack, and how they belong together.
//!
//! ```text
//! chain    = [event] item *(link item) [or-later / or-earlier / open end]
//! item     = [doubt] [relation] piece
//! relation = before / after / since / until / between
//! link     = "–" / to / "/" / and / or / ","
//! ```

use super::Rule;
use super::parser::{Era, Parser, Piece};
use super::token::{Ending, Kind, Number};
use super::value::{Doubt, Single, Span, Unit, Year};
use super::words::Word;

/// More dates than this in one text are a list of something else.
const MOST_ITEMS: usize = 24;

/// A number beyond is no year of anything in an archive, unless it is alone and so EDTF.
const LATEST_YEAR: i32 = 2100;

/// What a chain of dates says: one date or span, or several of which one or all are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dates {
    pub spans: Vec<Span>,
    pub is_choice: bool,
}

impl Dates {
    pub fn text(&self) -> Option<String> {
        if let [only] = self.spans.as_slice() {
            return only.text();
        }
        let members: Vec<String> = self.spans.iter().map(|span| span.member()).collect::<Option<_>>()?;
        let all = members.join(", ");
        Some(if self.is_choice { format!("[{all}]") } else { format!("{{{all}}}") })
    }

    /// The one date, if it is only one.
    pub fn single(&self) -> Option<Single> {
        match self.spans.as_slice() {
            [Span::One(single)] => Some(*single),
            _ => None,
        }
    }

    /// Whether each date has a year.
    pub fn has_years(&self) -> bool {
        let has_year = |end: Option<Single>| end.is_none_or(|single| single.year.is_some());
        self.spans.iter().all(|span| has_year(span.first()) && has_year(span.last()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Through,
    Slash,
    And,
    Or,
    /// As the links after it; and, if there is none.
    Comma,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Before,
    After,
    Since,
    Until,
    Between,
}

#[derive(Clone, Copy, Debug)]
struct Item {
    /// To the item before.
    link: Link,
    relation: Option<Relation>,
    piece: Piece,
    was_bare: bool,
}

/// The dates at the parser's place.
pub(super) fn dates(parser: &mut Parser) -> Option<Dates> {
    let mut items = items(parser)?;
    tell_each_other(parser, &mut items)?;
    let mut spans = spans(parser, &items)?;
    close(parser, &mut spans);
    compose(parser, &items, spans)
}

// ---- Reading

fn items(parser: &mut Parser) -> Option<Vec<Item>> {
    let doubt = parser.doubts();
    if parser.eat_word(Word::Event) {
        parser.eat_any(&[Kind::Dot, Kind::Comma, Kind::Colon]);
        parser.note(Rule::Event);
    }
    let mut first = item(parser, Link::And)?;
    first.piece.doubt = first.piece.doubt.and(doubt);
    let mut items = vec![first];
    while items.len() < MOST_ITEMS
        && let Some(next) = parser.attempt(|parser| linked_item(parser, &items))
    {
        items.push(next);
    }
    Some(items)
}

fn linked_item(parser: &mut Parser, before: &[Item]) -> Option<Item> {
    let link = link(parser)?;
    if is_clock(parser) {
        return None;
    }
    if link == Link::Through {
        parser.eat_word(Word::Event);
    }
    let next = item(parser, link)?;
    let has_event = link != Link::Through && parser.peek() == Some(Kind::Word(Word::Event));
    // A lone number after a comma is no year of its own: `1952, 3`.
    let is_stray = link == Link::Comma
        && next.was_bare
        && before.iter().all(|item| item.piece.whole.is_some_and(|whole| whole.year.is_some()));
    (!has_event && !is_stray).then_some(next)
}

fn link(parser: &mut Parser) -> Option<Link> {
    parser.eat(Kind::Dot);
    let comma = parser.eat_any(&[Kind::Comma, Kind::Semicolon, Kind::Dot]);
    let link = match parser.peek() {
        Some(Kind::Hyphen | Kind::Dash | Kind::Word(Word::To | Word::Until | Word::UpTo)) => Link::Through,
        Some(Kind::Slash) => Link::Slash,
        Some(Kind::Word(Word::And)) => Link::And,
        Some(Kind::Word(Word::Or)) => Link::Or,
        // `187-188-`
        Some(Kind::Blank(_)) if !comma && parser.tokens[parser.at].is_glued => return Some(Link::Through),
        _ => return comma.then_some(Link::Comma),
    };
    parser.at += 1;
    Some(link)
}

fn item(parser: &mut Parser, link: Link) -> Option<Item> {
    let doubt = parser.doubts();
    let relation = relation(parser);
    let mut piece = parser.piece()?;
    piece.doubt = piece.doubt.and(doubt);
    Some(Item { link, relation, piece, was_bare: piece.bare.is_some() })
}

fn relation(parser: &mut Parser) -> Option<Relation> {
    let relation = match parser.peek()? {
        Kind::Word(Word::Before | Word::UpTo) => Relation::Before,
        Kind::Word(Word::After) => Relation::After,
        Kind::Word(Word::Since) => Relation::Since,
        Kind::Word(Word::Until | Word::To) => Relation::Until,
        Kind::Dash => Relation::Until,
        Kind::Word(Word::Between) => Relation::Between,
        _ => return None,
    };
    parser.at += 1;
    parser.eat_any(&[Kind::Dot, Kind::Hyphen]);
    Some(relation)
}

/// Whether a time of day begins here: `4 p.m.`, `5.15 p.m.`, `3:35`, `12 noon`, `10 Uhr`.
pub(super) fn is_clock(parser: &Parser) -> bool {
    let mut rest = *parser;
    eat_clock(&mut rest)
}

pub(super) fn eat_clock(parser: &mut Parser) -> bool {
    let found = parser.attempt(|parser| {
        let mut colons = 0;
        let mut numbers = 0;
        while let Some(Kind::Number(number)) = parser.peek() {
            if number.digits > 2 && !(number.digits == 4 && parser.peek_at(1) == Some(Kind::Word(Word::Clock))) {
                return None;
            }
            (parser.at, numbers) = (parser.at + 1, numbers + 1);
            match parser.peek() {
                _ if !matches!(parser.peek_at(1), Some(Kind::Number(_))) => break,
                Some(Kind::Colon) => colons += 1,
                Some(Kind::Dot | Kind::Slash | Kind::Dash | Kind::Hyphen) => {}
                _ => break,
            }
            parser.at += 1;
        }
        parser.eat_any(&[Kind::Sign]);
        let start = parser.at;
        while parser.eat_any(&[Kind::Word(Word::Clock), Kind::Word(Word::Am)]) && parser.eat(Kind::Dot) {}
        let has_word = parser.at > start;
        (has_word || colons > 0 && numbers > 1).then_some(())
    });
    found.is_some()
}

// ---- What one tells another

/// Gives each date what it lacks from its neighbours; `None` if something stays without meaning.
fn tell_each_other(parser: &mut Parser, items: &mut [Item]) -> Option<()> {
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

// ---- Putting together

fn spans(parser: &mut Parser, items: &[Item]) -> Option<Vec<Span>> {
    if items.iter().any(|item| item.piece.other.is_some()) && items.len() > 1 {
        return None;
    }
    let shared = shared_doubt(items);
    items
        .iter()
        .map(|item| {
            span_of(
                parser,
                item,
                if item.link == Link::Through || item.link == Link::Slash { shared } else { Doubt::default() },
            )
        })
        .collect()
}

/// Doubt before a span is said of both its ends (`c.1840–5`), doubt behind it only of the last.
fn shared_doubt(items: &[Item]) -> Doubt {
    match items {
        [first, second, ..] if matches!(second.link, Link::Through | Link::Slash) => first.piece.doubt,
        _ => Doubt::default(),
    }
}

fn span_of(parser: &mut Parser, item: &Item, shared: Doubt) -> Option<Span> {
    let whole = item.piece.whole?.with(item.piece.doubt).with(item.piece.doubt_behind).with(shared);
    note_doubt(parser, whole.doubt);
    let span = item.piece.part.map_or(Some(Span::One(whole)), |part| part.of(whole))?;
    match item.relation {
        Some(Relation::Before) => parser.note(Rule::Before),
        Some(Relation::After) => parser.note(Rule::After),
        _ => {}
    }
    Some(span)
}

fn note_doubt(parser: &mut Parser, doubt: Doubt) {
    if doubt.about {
        parser.note(Rule::About);
    }
    if doubt.perhaps {
        parser.note(Rule::Uncertain);
    }
}

/// `or later`, and a span that goes on (`1881-`, `1990–present`).
fn close(parser: &mut Parser, spans: &mut [Span]) {
    let Some(last) = spans.last_mut() else { return };
    let closed = parser.attempt(|parser| {
        let start = parser.at;
        parser.eat_any(&[Kind::Comma, Kind::Dot]);
        if parser.eat_word(Word::OrLater) {
            parser.note(Rule::After);
            return Some(Span::OrLater(last.first()?));
        }
        if parser.eat_word(Word::OrEarlier) {
            parser.note(Rule::Before);
            return Some(Span::OrEarlier(last.last()?));
        }
        let has_dash = parser.eat_any(&[Kind::Hyphen, Kind::Dash]);
        let is_linked = parser.at == start + usize::from(has_dash) && (has_dash | parser.eat_word(Word::To));
        let goes_on = parser.eat_word(Word::Present) || has_dash && parser.is_at_end();
        parser.note(Rule::From);
        (is_linked && goes_on).then_some(Span::From(last.first()?))
    });
    *last = closed.unwrap_or(*last);
}

fn compose(parser: &mut Parser, items: &[Item], mut spans: Vec<Span>) -> Option<Dates> {
    let mut links: Vec<Link> = items.iter().map(|item| item.link).collect();
    if let [item] = items {
        return alone(parser, item, spans);
    }
    if items[0].relation == Some(Relation::Between) {
        return between(parser, items, &spans);
    }
    if let [first, second] = items
        && let Some(within) = after_and_before(first, second, &spans)
    {
        return Some(Dates { spans: vec![within], is_choice: false });
    }
    let is_since = items[0].relation == Some(Relation::Since);
    name_commas(&mut links);
    new_style(parser, items, &mut links, &mut spans);
    merge_alternatives(items, &mut links, &mut spans);
    join_spans(parser, items, &mut links, &mut spans)?;
    if is_since && spans.len() > 1 {
        return None;
    }
    together(parser, &links, spans)
}

/// One date with its relation.
fn alone(parser: &mut Parser, item: &Item, spans: Vec<Span>) -> Option<Dates> {
    let span = *spans.first()?;
    if let Some(other) = item.piece.other {
        let mut spans = vec![span, Span::One(other.with(item.piece.doubt).with(item.piece.doubt_behind))];
        spans.sort_by_key(|span| span.first().and_then(|single| single.known_month()));
        return item.relation.is_none().then_some(Dates { spans, is_choice: true });
    }
    let span = related(parser, item.relation, span)?;
    Some(Dates { spans: vec![span], is_choice: false })
}

fn related(parser: &mut Parser, relation: Option<Relation>, span: Span) -> Option<Span> {
    Some(match relation {
        None => span,
        Some(Relation::Before) => Span::OrEarlier(span.last()?),
        Some(Relation::After) => Span::OrLater(span.first()?),
        Some(Relation::Since) => {
            parser.note(Rule::From);
            Span::From(span.first()?)
        }
        Some(Relation::Until) => {
            parser.note(Rule::From);
            Span::Until(span.last()?)
        }
        Some(Relation::Between) => {
            parser.note(Rule::Between);
            let Span::Through(first, last) = span else { return None };
            Span::Within(first, last)
        }
    })
}

/// `between 1940 and 1945`, `between 1940–45`.
fn between(parser: &mut Parser, items: &[Item], spans: &[Span]) -> Option<Dates> {
    let [_, second] = items else { return None };
    parser.note(Rule::Between);
    let is_pair = matches!(second.link, Link::And | Link::Through) && second.relation.is_none();
    let within = Span::Within(spans[0].first()?, spans[1].last()?);
    is_pair.then(|| Dates { spans: vec![within], is_choice: false })
}

/// `after 28 October and before 8 November 1840`.
fn after_and_before(first: &Item, second: &Item, spans: &[Span]) -> Option<Span> {
    let is_pair = first.relation == Some(Relation::After) && second.relation == Some(Relation::Before);
    let is_joined = matches!(second.link, Link::And | Link::Comma);
    (is_pair && is_joined).then(|| Some(Span::Within(spans[0].first()?, spans[1].last()?)))?
}

/// A comma says what the next other link says (`13., 14. oder 15.`), and *and* if there is none.
fn name_commas(links: &mut [Link]) {
    let mut next = Link::And;
    for link in links.iter_mut().skip(1).rev() {
        match link {
            Link::Comma => *link = next,
            Link::And | Link::Or => next = *link,
            Link::Through | Link::Slash => {}
        }
    }
}

/// `2/15 May 1917`, `19/7 November 1852`: one day in the Julian and the Gregorian calendar, of which EDTF has the second.
fn new_style(parser: &mut Parser, items: &[Item], links: &mut Vec<Link>, spans: &mut Vec<Span>) {
    let [_, second] = items else { return };
    let (Some(one), Some(other)) = (spans[0].first(), spans[1].first()) else { return };
    let gregorian = match second.link {
        Link::Slash if is_julian(one, other) => spans[1],
        Link::Slash if is_julian(other, one) => spans[0],
        _ => return,
    };
    parser.note(Rule::OldStyle);
    (*spans, *links) = (vec![gregorian], vec![Link::And]);
}

/// Whether the first is the Julian date of the day that is the second in the Gregorian calendar.
pub(super) fn is_julian(old: Single, new: Single) -> bool {
    let day = |single: Single| {
        let (Some(Unit::Known(day)), Some(month)) = (single.day, single.known_month()) else { return None };
        Some((crate::date::Civil { year: single.known_year()?.into(), month, day }.day().0, single.known_year()?))
    };
    let Some(((old, _), (new, year))) = day(old).zip(day(new)) else { return false };
    let lag = match year {
        1582..=1699 => 10..=10,
        1700 => 10..=11,
        1701..=1799 => 11..=11,
        1800 => 11..=12,
        1801..=1899 => 12..=12,
        1900 => 12..=13,
        1901..=2099 => 13..=13,
        _ => return false,
    };
    lag.contains(&(new - old))
}

/// Alternatives for one end of a span become that end, as EDTF has no choice within an interval: the first end as early,
/// the last as late as it may be, and uncertain (`1560 or 5–1617`).
fn merge_alternatives(items: &[Item], links: &mut Vec<Link>, spans: &mut Vec<Span>) {
    let Some(span_at) = links.iter().skip(1).position(|&link| link == Link::Through).map(|at| at + 1) else { return };
    let are_choices = links.iter().skip(1).all(|link| matches!(link, Link::Or | Link::Through));
    if !are_choices || !links.iter().skip(1).any(|&link| link == Link::Or) {
        return;
    }
    let ends = items.iter().skip(span_at + 1).take_while(|item| item.was_bare).count();
    let has_full_choice = items.len() > span_at + 1 + ends;
    if has_full_choice && span_at == 1 {
        return;
    }
    let (Some(first), Some(last)) = (spans[0].first(), spans[span_at + ends].last()) else { return };
    let first = if span_at > 1 { first.with(Doubt::PERHAPS) } else { first };
    let last = if ends > 0 { last.with(Doubt::PERHAPS) } else { last };
    let merged = Span::Through(first, last);
    spans.splice(..=span_at + ends, [merged]);
    links.splice(..=span_at + ends, [Link::And]);
}

/// Makes one span of those that a dash joins.
fn join_spans(parser: &mut Parser, items: &[Item], links: &mut Vec<Link>, spans: &mut Vec<Span>) -> Option<()> {
    let relations: Vec<Option<Relation>> = items.iter().map(|item| item.relation).collect();
    let is_since = relations[0] == Some(Relation::Since);
    let mut at = 1;
    while at < spans.len() {
        if !matches!(links[at], Link::Through | Link::Slash) {
            at += 1;
            continue;
        }
        parser.note(Rule::Span);
        let (first, last) = (spans[at - 1], spans[at]);
        let (before, after) = (relations.get(at - 1).copied().flatten(), relations.get(at).copied().flatten());
        spans[at - 1] = match (before, after) {
            (None, None) | (Some(Relation::Since), None) => through(first, last)?,
            (None, Some(Relation::After)) => Span::From(first.first()?),
            (None, Some(Relation::Before)) => through(first, last)?,
            (Some(Relation::Before), None) => Span::Until(last.last()?),
            (Some(Relation::After), None) => Span::OrLater(first.first()?),
            _ => return None,
        };
        spans.remove(at);
        links.remove(at);
    }
    let is_plain = relations.iter().skip(usize::from(is_since)).all(Option::is_none);
    (is_plain || spans.len() == 1).then_some(())
}

fn through(first: Span, last: Span) -> Option<Span> {
    match last {
        Span::From(_) | Span::OrLater(_) => Some(Span::From(first.first()?)),
        _ => Some(Span::Through(first.first()?, last.last()?)),
    }
}

fn together(parser: &mut Parser, links: &[Link], spans: Vec<Span>) -> Option<Dates> {
    let is_choice = links.iter().skip(1).all(|&link| link == Link::Or);
    let is_list = links.iter().skip(1).all(|&link| link == Link::And);
    if spans.len() > 1 {
        parser.note(if is_choice { Rule::Either } else { Rule::Several });
    }
    (is_choice || is_list).then_some(Dates { spans, is_choice })
}
