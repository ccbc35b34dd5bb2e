//! What surrounds one date: doubt, *early* and *late*, and which form it has.

use super::super::Rule;
use super::super::part::Part;
use super::super::token::Kind;
use super::super::value::{Doubt, Single, Unit};
use super::super::words::Word;
use super::{Parser, Piece};

impl<'a> Parser<'a> {
    /// A date, or what may become one by its neighbours.
    pub fn piece(&mut self) -> Option<Piece> {
        self.attempt(Parser::read_piece)
    }

    fn read_piece(&mut self) -> Option<Piece> {
        let mut doubt = self.doubts();
        let meant = self.meant_of();
        doubt = doubt.and(self.doubts());
        let part = self.part();
        doubt = doubt.and(self.doubts());
        let mut piece = self.core().or_else(|| part.map(|_| Piece::default()))?;
        piece.part = part.or(piece.part).or_else(|| self.part_behind(&piece));
        piece.doubt = doubt.and(piece.doubt);
        piece.doubt_behind = self.doubts_behind();
        piece.whole = piece.whole.and_then(|whole| meant_in(meant, whole));
        self.note_piece(&piece);
        Some(piece)
    }

    fn note_piece(&mut self, piece: &Piece) {
        for (holds, rule) in [
            (piece.part.is_some(), Rule::Part),
            (piece.era.is_some(), Rule::Era),
            (piece.other.is_some(), Rule::UnclearOrder),
        ] {
            if holds {
                self.note(rule);
            }
        }
    }

    /// Words of doubt before a date, and such as change nothing.
    pub fn doubts(&mut self) -> Doubt {
        let mut doubt = Doubt::default();
        while let Some(kind) = self.peek() {
            doubt = doubt.and(match kind {
                Kind::Question | Kind::Word(Word::Perhaps) => Doubt::PERHAPS,
                Kind::Word(Word::About) => Doubt::ABOUT,
                Kind::Word(Word::Filler | Word::Am) if self.peek_at(1).is_some() => Doubt::default(),
                Kind::Word(Word::Elided) if !self.is_year_at(1) && !self.is_year_at(2) => Doubt::default(),
                Kind::Dot | Kind::Colon | Kind::Comma if self.at > 0 && self.follows_word() => Doubt::default(),
                _ => break,
            });
            self.at += 1;
        }
        doubt
    }

    /// Whether the piece before is a word, whose dot or comma means nothing (`c.`, `prob.`, `Monday,`).
    fn follows_word(&self) -> bool {
        matches!(
            self.tokens[self.at - 1].kind,
            Kind::Word(Word::About | Word::Perhaps | Word::Filler | Word::Elided | Word::Event | Word::Century)
                | Kind::Dot
                | Kind::Question
        )
    }

    /// Doubt behind a date: `1860?`, `1862 (uncertain)`, `1860 approx.`, and closing words such as `г.`
    fn doubts_behind(&mut self) -> Doubt {
        let mut doubt = Doubt::default();
        loop {
            let start = *self;
            self.eat(Kind::Dot);
            doubt = doubt.and(match self.peek() {
                Some(Kind::Question | Kind::Word(Word::Perhaps)) => Doubt::PERHAPS,
                Some(Kind::Word(Word::About)) if !self.is_number_at(1) && !self.is_number_at(2) => Doubt::ABOUT,
                Some(Kind::Word(Word::Filler | Word::Decade)) if !self.is_number_at(1) => Doubt::default(),
                _ => {
                    *self = start;
                    return doubt;
                }
            });
            if matches!(self.peek(), Some(Kind::Question)) && self.is_number_at(1) && !self.tokens[self.at].is_glued {
                *self = start;
                return doubt;
            }
            self.at += 1;
        }
    }

    pub(super) fn is_number_at(&self, ahead: usize) -> bool {
        matches!(self.peek_at(ahead), Some(Kind::Number(_) | Kind::Blank(_) | Kind::Word(Word::Month(_))))
    }

    /// `a day in`, `month in`.
    fn meant_of(&mut self) -> Option<Word> {
        [Word::DayIn, Word::MonthIn, Word::YearIn].into_iter().find(|&word| self.eat_word(word))
    }

    fn part(&mut self) -> Option<Part> {
        let part = self.first_of(&[Parser::share, Parser::early_mid_late])?;
        self.eat_any(&[Kind::Hyphen, Kind::Dash, Kind::Dot, Kind::Word(Word::Filler)]);
        Some(part)
    }

    fn early_mid_late(&mut self) -> Option<Part> {
        let part = match self.peek()? {
            Kind::Word(Word::Early) => Part::Early,
            Kind::Word(Word::Mid) => Part::Mid,
            Kind::Word(Word::Late) => Part::Late,
            _ => return None,
        };
        self.at += 1;
        Some(part)
    }

    /// `second quarter of`, `1. Hälfte`, `last third`.
    fn share(&mut self) -> Option<Part> {
        let which = match self.peek()? {
            Kind::Word(Word::Ordinal(which)) => Some(which),
            Kind::Word(Word::Last) => None,
            Kind::Number(number) if number.digits == 1 => u8::try_from(number.value).ok(),
            Kind::Roman(number) => Some(number),
            _ => return None,
        };
        self.at += 1;
        self.eat(Kind::Dot);
        let of = match self.peek()? {
            Kind::Word(Word::Half) => 2,
            Kind::Word(Word::Third | Word::Ordinal(3)) => 3,
            Kind::Word(Word::Quarter) => 4,
            _ => return None,
        };
        self.at += 1;
        let which = which.unwrap_or(of);
        (1..=of).contains(&which).then_some(Part::OneOf(which, of))
    }

    /// `1915 late`, `19世纪末`: only where nothing follows that it could belong to.
    fn part_behind(&mut self, piece: &Piece) -> Option<Part> {
        piece.whole?;
        self.attempt(|parser| {
            let part = parser.early_mid_late()?;
            (!parser.is_number_at(0) && !parser.is_number_at(1)).then_some(part)
        })
    }

    /// Only the forms that may begin like this, the more telling first.
    fn core(&mut self) -> Option<Piece> {
        match self.peek()? {
            Kind::Number(number) if number.digits == 4 => self.first_of(&[
                Parser::iso,
                Parser::signs,
                Parser::decade,
                Parser::season,
                Parser::year_first,
                Parser::year,
            ]),
            Kind::Number(_) => self.first_of(&[
                Parser::numeric,
                Parser::basic_iso,
                Parser::signs,
                Parser::day_first,
                Parser::decade,
                Parser::century,
                Parser::month_and_year,
                Parser::day_and_month,
                Parser::year,
                Parser::bare,
            ]),
            Kind::Roman(_) => self.first_of(&[Parser::century, Parser::bare]),
            Kind::Blank(_) => self.attempt(Parser::year),
            Kind::Word(_) => self.first_of(&[
                Parser::signs,
                Parser::month_first,
                Parser::season,
                Parser::decade,
                Parser::century,
                Parser::year,
            ]),
            _ => None,
        }
    }
}

/// `month in 1872` is a month, but not known which.
fn meant_in(meant: Option<Word>, whole: Single) -> Option<Single> {
    Some(match (meant, whole.month, whole.day) {
        (Some(Word::DayIn), None, None) => Single { month: Some(Unit::Open), day: Some(Unit::Open), ..whole },
        (Some(Word::DayIn), Some(Unit::Known(1..=12)), None) => Single { day: Some(Unit::Open), ..whole },
        (Some(Word::MonthIn), None, None) => Single { month: Some(Unit::Open), ..whole },
        _ => whole,
    })
}
