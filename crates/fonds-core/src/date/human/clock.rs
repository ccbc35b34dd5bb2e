//! Times of day, which are passed over.

use super::parser::Parser;
use super::token::Kind;
use super::words::Word;

/// Whether a time of day begins here: `4 p.m.`, `5.15 p.m.`, `3:35`, `12 noon`, `10 Uhr`.
pub(super) fn is_clock(parser: &Parser) -> bool {
    let mut rest = *parser;
    eat_clock(&mut rest)
}

/// Passes over a time of day.
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
