//! How the dates of a chain belong together.

use super::super::Rule;
use super::super::calendar::is_julian;
use super::super::parser::Parser;
use super::super::token::Kind;
use super::super::value::{Doubt, Span};
use super::super::words::Word;
use super::{Dates, Item, Link, Relation};

/// Makes one span, one set or one choice of the dates.
pub(super) fn compose(parser: &mut Parser, items: &[Item]) -> Option<Dates> {
    let mut spans = spans(parser, items)?;
    close(parser, &mut spans);
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

fn spans(parser: &mut Parser, items: &[Item]) -> Option<Vec<Span>> {
    if items.iter().any(|item| item.piece.other.is_some()) && items.len() > 1 {
        return None;
    }
    let shared = shared_doubt(items);
    let shared_by =
        |item: &Item| if matches!(item.link, Link::Through | Link::Slash) { shared } else { Doubt::default() };
    items.iter().map(|item| span_of(parser, item, shared_by(item))).collect()
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
        let is_linked = parser.at == start + usize::from(has_dash)
            && (has_dash | parser.eat_any(&[Kind::Word(Word::To), Kind::Word(Word::Until)]));
        let goes_on = parser.eat_word(Word::Present) || has_dash && parser.is_at_end();
        parser.note(Rule::From);
        (is_linked && goes_on).then_some(Span::From(last.first()?))
    });
    *last = closed.unwrap_or(*last);
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

/// Alternatives for one end of a span become that end, as EDTF has no choice within an interval: the first end as
/// early, the last as late as it may be, and uncertain (`1560 or 5–1617`).
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
