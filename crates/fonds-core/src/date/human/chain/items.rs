//! The dates of a chain, one after the other.

use super::super::Rule;
use super::super::clock::is_clock;
use super::super::parser::Parser;
use super::super::token::Kind;
use super::super::words::Word;
use super::{Item, Link, Relation};

/// More dates than this in one text are a list of something else.
const MOST_ITEMS: usize = 24;

pub(super) fn items(parser: &mut Parser) -> Option<Vec<Item>> {
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
        Kind::Word(Word::Until) => Relation::Until,
        Kind::Dash => Relation::Until,
        Kind::Word(Word::Between) => Relation::Between,
        _ => return None,
    };
    parser.at += 1;
    parser.eat_any(&[Kind::Dot, Kind::Hyphen]);
    Some(relation)
}
