//! One date among the pieces of a text.
//!
//! ```text
//! piece   = *(filler / doubt) [day-in] [part] date *(doubt / filler)
//! part    = early / mid / late / (ordinal (half / third / quarter))
//! date    = numeric / iso / signs / month-first / day-first / season / century / decade / year
//! numeric = dd sep dd sep yyyy / mm sep yyyy / dd "." mm "."
//! iso     = yyyy sep mm [sep dd]
//! signs   = [era] n 年 [n 月 [n 日]]
//! ```
//!
//! A date may lack what its neighbours tell (`July 13–25, 1864`); a number of one to three digits alone is kept as one.

mod names;
mod numbers;
mod periods;
mod piece;

use super::Rule;
use super::habits::Habits;
use super::part::Part;
use super::token::{Bracket, Kind, Number, Token};
use super::value::{Doubt, Single, Year};
use super::words::Word;

/// Where the reading has got to. A copy of it is a way back.
#[derive(Clone, Copy)]
pub(super) struct Parser<'a> {
    pub tokens: &'a [Token],
    pub at: usize,
    pub habits: Habits,
    /// The most telling rule so far.
    pub rule: Rule,
}

/// One date as far as it was told by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    pub whole: Option<Single>,
    /// Of `whole`, or of the neighbour's.
    pub part: Option<Part>,
    /// A number that is a day, a short year or a century by its neighbour.
    pub bare: Option<Number>,
    /// The year behind `bare`, if it is a day: `25, 1864`.
    pub year_behind: Option<Year>,
    /// Written month first, so that a number behind may be another day: `July 13–25`.
    pub is_month_first: bool,
    /// Said before the date or within it.
    pub doubt: Doubt,
    /// Said behind it, and so not of a later date.
    pub doubt_behind: Doubt,
    pub era: Option<Era>,
    /// The other date that was written, if the order of day and month is unclear.
    pub other: Option<Single>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    BeforeChrist,
    AfterChrist,
}

impl<'a> Parser<'a> {
    pub fn new(tokens: &'a [Token], habits: Habits) -> Parser<'a> {
        Parser { tokens, at: 0, habits, rule: Rule::Year }
    }

    pub fn peek(&self) -> Option<Kind> {
        self.peek_at(0)
    }

    pub fn peek_at(&self, ahead: usize) -> Option<Kind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    fn is_glued_at(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_some_and(|token| token.is_glued)
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub fn opens_bracket(&self) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.bracket == Some(Bracket::Opens))
    }

    pub fn eat(&mut self, kind: Kind) -> bool {
        let is_next = self.peek() == Some(kind);
        self.at += usize::from(is_next);
        is_next
    }

    pub fn eat_word(&mut self, word: Word) -> bool {
        self.eat(Kind::Word(word))
    }

    pub fn eat_any(&mut self, kinds: &[Kind]) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|kind| kinds.contains(&kind)) {
            self.at += 1;
        }
        self.at > start
    }

    /// Keeps the more telling of the rules used.
    pub fn note(&mut self, rule: Rule) {
        self.rule = self.rule.max(rule);
    }

    /// The first alternative that reads something; the others leave no trace.
    fn first_of<T>(&mut self, alternatives: &[fn(&mut Parser<'a>) -> Option<T>]) -> Option<T> {
        alternatives.iter().find_map(|alternative| self.attempt(*alternative))
    }

    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Parser<'a>) -> Option<T>) -> Option<T> {
        let mut trial = *self;
        let found = read(&mut trial)?;
        *self = trial;
        Some(found)
    }
}

impl Piece {
    pub fn of(whole: Single) -> Piece {
        Piece { whole: Some(whole), ..Piece::default() }
    }

    fn doubted(whole: Single, doubt: Doubt) -> Piece {
        Piece { doubt, ..Piece::of(whole) }
    }
}
