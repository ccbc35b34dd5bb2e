//! Centuries, decades and years, with their eras, and dates with year signs (1952年).

use super::super::Rule;
use super::super::part::Part;
use super::super::token::{Ending, Kind};
use super::super::value::{Single, Year};
use super::super::words::Word;
use super::{Era, Parser, Piece};

impl<'a> Parser<'a> {
    pub(super) fn century(&mut self) -> Option<Piece> {
        self.note(Rule::Century);
        let before = self.era();
        let number = self.first_of(&[Parser::numbered_century, Parser::century_numbered])?;
        let era = before.or_else(|| self.era_behind());
        let year = match (Year::century(number), era) {
            (Year::Open { digits, .. }, Some(Era::BeforeChrist)) => Year::Open { is_negative: true, digits },
            (year, _) => year,
        };
        // The 1st century BCE has no form of its own, as it ends with year 0: it is written as all its years.
        let part = (number == 1 && era == Some(Era::BeforeChrist)).then_some(Part::OneOf(1, 1));
        Some(Piece { era, part, ..Piece::of(Single::of_year(year)) })
    }

    /// `19th century`, `19. Jh.`, `XIXe siècle`, `nineteenth century`, `19c`.
    fn numbered_century(&mut self) -> Option<u32> {
        let (number, is_century, is_ordinal) = match self.peek()? {
            Kind::Number(number) if number.digits <= 2 => {
                (number.value, number.ending == Ending::Century, number.ending == Ending::Ordinal)
            }
            Kind::Roman(number) | Kind::Word(Word::Ordinal(number)) => (number.into(), false, false),
            _ => return None,
        };
        self.at += 1;
        let before_dot = *self;
        self.eat_any(&[Kind::Dot, Kind::Hyphen]);
        let is_named = is_century || self.eat_word(Word::Century) || is_ordinal && self.century_letter();
        if is_century {
            self.at = before_dot.at;
        }
        is_named.then_some(number).filter(|number| (1..=30).contains(number))
    }

    /// The `C` of `18th C`, which elsewhere is *circa*.
    fn century_letter(&mut self) -> bool {
        !self.is_number_at(1) && self.eat_word(Word::About)
    }

    /// `siglo XIX`, `s. XIX`.
    fn century_numbered(&mut self) -> Option<u32> {
        if !self.eat_word(Word::Century) {
            return None;
        }
        self.eat(Kind::Dot);
        let Kind::Roman(number) = self.peek()? else { return None };
        self.at += 1;
        Some(number.into())
    }

    /// `1950s`, `années 1950`, `1950年代`, `20世纪50年代`. `1800s` may be the century.
    pub(super) fn decade(&mut self) -> Option<Piece> {
        self.note(Rule::Decade);
        let first = self.first_of(&[Parser::plural, Parser::decade_named, Parser::decade_of_century])?;
        if first == 0 || first > 9990 {
            return None;
        }
        let year = if first.is_multiple_of(100) { Year::century(first / 100 + 1) } else { Year::decade(first) };
        Some(Piece::of(Single::of_year(year)))
    }

    fn plural(&mut self) -> Option<u32> {
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        // `1950年代` but not `1950 гг.`, which is the year.
        let is_named = self.is_glued_at(0) && self.peek() == Some(Kind::Word(Word::Decade));
        self.eat_word(Word::Decade);
        let is_decade = number.digits == 4 && number.value.is_multiple_of(10);
        (is_decade && (is_named || number.ending == Ending::Plural)).then_some(number.value)
    }

    fn decade_named(&mut self) -> Option<u32> {
        if !self.eat_word(Word::Decade) {
            return None;
        }
        self.eat_any(&[Kind::Word(Word::Filler)]);
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        (number.digits == 4 && number.value.is_multiple_of(10)).then_some(number.value)
    }

    fn decade_of_century(&mut self) -> Option<u32> {
        let before = self.attempt(Parser::decade_number);
        let century = self.numbered_century()?;
        let decade = before.or_else(|| self.decade_number())?;
        Some((century - 1) * 100 + decade)
    }

    /// `50年代`, `30-е гг.`
    fn decade_number(&mut self) -> Option<u32> {
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let is_named = self.eat_word(Word::Decade);
        self.eat(Kind::Dot);
        let is_decade =
            number.digits == 2 && number.value.is_multiple_of(10) && (is_named || number.ending == Ending::Plural);
        is_decade.then_some(number.value)
    }

    /// `1952`, `19--`, `44 BC`, `AD 64`, `公元前221年`.
    pub(super) fn year(&mut self) -> Option<Piece> {
        if let Some(Kind::Blank(digits)) = self.peek() {
            self.at += 1;
            self.note(Rule::OpenDigits);
            return Some(Piece::of(Single::of_year(Year::Open { is_negative: false, digits })));
        }
        let before = self.eat_word(Word::AfterChrist).then_some(Era::AfterChrist);
        self.eat(Kind::Dot);
        let is_about = self.tokens[..self.at]
            .iter()
            .rev()
            .find(|token| token.kind != Kind::Dot)
            .is_some_and(|token| token.kind == Kind::Word(Word::About));
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let era = before.or_else(|| self.era_behind());
        let is_year = number.digits == 4 || number.digits < 4 && era.is_some() || number.digits == 3 && is_about;
        if !is_year || number.ending != Ending::None || number.value == 0 {
            return None;
        }
        let year = i32::try_from(number.value).ok()?;
        let year = if era == Some(Era::BeforeChrist) { 1 - year } else { year };
        Some(Piece { era, ..Piece::of(Single::of_known_year(year)) })
    }

    /// `cent. B.C.`, `44 г. до н. э.`
    fn era_behind(&mut self) -> Option<Era> {
        self.attempt(|parser| {
            parser.eat_any(&[Kind::Dot, Kind::Word(Word::Filler)]);
            parser.era()
        })
    }

    pub(super) fn era(&mut self) -> Option<Era> {
        let era = match self.peek()? {
            Kind::Word(Word::BeforeChrist) => Era::BeforeChrist,
            Kind::Word(Word::AfterChrist) => Era::AfterChrist,
            _ => return None,
        };
        self.at += 1;
        self.eat(Kind::Dot);
        Some(era)
    }

    /// `1952年9月17日`, `民国三十八年`, `公元前221年`.
    pub(super) fn signs(&mut self) -> Option<Piece> {
        let era = self.era();
        let from = match self.peek()? {
            Kind::Word(Word::EraFrom(from)) => Some(i32::from(from)),
            _ => None,
        };
        self.at += usize::from(from.is_some());
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let is_named = from.is_some() || era.is_some();
        if !self.eat_word(Word::YearSign) || !(number.digits == 4 || is_named && number.digits < 4) {
            return None;
        }
        self.note(Rule::Signs);
        let counted = i32::try_from(number.value).ok().filter(|&year| year > 0)?;
        let year = if era == Some(Era::BeforeChrist) { 1 - counted } else { from.unwrap_or(0) + counted };
        let year = Some(Year::Known(year));
        if let Some(season) = self.attempt(Parser::season_name) {
            return Some(Piece { era, ..Piece::of(Single::of_month(year, season)) });
        }
        let Some(month) = self.attempt(|parser| parser.signed(Word::MonthSign, 12)) else {
            return Some(Piece { era, whole: Some(Single { year, ..Single::default() }), ..Piece::default() });
        };
        let day = self.attempt(|parser| parser.signed(Word::DaySign, 31));
        let whole = day.map_or(Some(Single::of_month(year, month)), |day| Single::of_day(year, month, day))?;
        Some(Piece { era, ..Piece::of(whole) })
    }

    fn signed(&mut self, sign: Word, most: u32) -> Option<u8> {
        let value = self.small_number(most)?;
        (self.eat_word(sign) && value > 0).then_some(value)
    }
}
