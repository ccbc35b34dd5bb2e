//! Dates with the name of a month or season.

use super::super::Rule;
use super::super::token::{Ending, Kind};
use super::super::value::{Doubt, Single, Unit, Year};
use super::super::words::Word;
use super::{Parser, Piece};

impl Parser<'_> {
    /// `September 17, 1952`, `Sept. 1952`, `June —, 1861`, `July 13`.
    pub(super) fn month_first(&mut self) -> Option<Piece> {
        let month = self.month()?;
        let mut doubt = self.between();
        if let Some(year) = self.attempt(Parser::year_after) {
            return Some(Piece::doubted(Single::of_month(Some(year), month), doubt));
        }
        if let Some(year) = self.attempt(Parser::blank_day_then_year) {
            let blank = Single { day: Some(Unit::Open), ..Single::of_month(Some(year), month) };
            return Some(Piece::doubted(blank, doubt));
        }
        let before_day = *self;
        let Some(day) = self.day() else {
            *self = before_day;
            return Some(Piece::doubted(Single::of_month(None, month), doubt));
        };
        doubt = doubt.and(self.between_in_one());
        let year = self.attempt(Parser::year_after);
        Some(Piece { is_month_first: true, ..Piece::doubted(Single::of_day(year, month, day)?, doubt) })
    }

    /// `17. September 1952`, `the 25th of July, 1870`, `8. VI. 1905`.
    pub(super) fn day_first(&mut self) -> Option<Piece> {
        let day = self.day()?;
        let mut doubt = self.between();
        self.hyphen();
        let month = self.month().or_else(|| self.roman_month())?;
        doubt = doubt.and(self.between_in_one());
        let year = self.attempt(Parser::year_after);
        Some(Piece::doubted(Single::of_day(year, month, day)?, doubt))
    }

    /// `1952 September 17`, `1952, Sept.`
    pub(super) fn year_first(&mut self) -> Option<Piece> {
        let year = self.plain_year()?;
        let doubt = self.between();
        self.hyphen();
        let month = self.month()?;
        let day = self.attempt(|parser| {
            parser.between();
            parser.hyphen();
            parser.day()
        });
        if self.attempt(Parser::year_next).is_some() {
            return None;
        }
        let year = Some(Year::Known(year));
        let whole = day.map_or(Some(Single::of_month(year, month)), |day| Single::of_day(year, month, day))?;
        Some(Piece::doubted(whole, doubt))
    }

    pub(super) fn season(&mut self) -> Option<Piece> {
        self.note(Rule::Season);
        if let Some(season) = self.season_name() {
            let doubt = self.between();
            let year = self.attempt(Parser::year_after);
            self.attempt(Parser::winter_end);
            return Some(Piece::doubted(Single::of_month(year, season), doubt));
        }
        let year = self.plain_year()?;
        self.eat_word(Word::YearSign);
        self.between();
        let season = self.season_name()?;
        self.attempt(|parser| parser.year_after().is_none().then_some(()))?;
        Some(Piece::of(Single::of_month(Some(Year::Known(year)), season)))
    }

    /// The second year of `winter 1914–15`: EDTF's winter ends in the next year anyhow.
    fn winter_end(&mut self) -> Option<()> {
        let &[.., year, link, end] = self.tokens.get(self.at.checked_sub(1)?..self.at + 2)? else { return None };
        let (Kind::Number(year), Kind::Number(end)) = (year.kind, end.kind) else { return None };
        let is_link = matches!(link.kind, Kind::Hyphen | Kind::Dash | Kind::Slash);
        let is_next = end.value == year.value + 1 || end.digits == 2 && end.value == (year.value + 1) % 100;
        self.at += 2;
        (is_link && is_next).then_some(())
    }

    pub(super) fn month(&mut self) -> Option<u8> {
        let Kind::Word(Word::Month(month)) = self.peek()? else { return None };
        self.at += 1;
        self.note(Rule::MonthName);
        Some(month)
    }

    /// A Roman month stands between the day and the year, or a dot.
    fn roman_month(&mut self) -> Option<u8> {
        let Kind::Roman(month @ 1..=12) = self.peek()? else { return None };
        self.at += 1;
        let is_framed = matches!(self.peek(), Some(Kind::Dot | Kind::Slash)) || self.is_year_at(0);
        self.eat(Kind::Slash);
        self.note(Rule::MonthName);
        is_framed.then_some(month)
    }

    pub(super) fn season_name(&mut self) -> Option<u8> {
        let Kind::Word(Word::Season(season)) = self.peek()? else { return None };
        self.at += 1;
        Some(season)
    }

    pub(super) fn day(&mut self) -> Option<u8> {
        let Kind::Number(number) = self.peek()? else { return None };
        let is_day = number.digits <= 2 && matches!(number.ending, Ending::None | Ending::Ordinal);
        self.at += 1;
        u8::try_from(number.value).ok().filter(|day| is_day && (1..=31).contains(day))
    }

    /// A year after a month, which may not be the year of a decade.
    pub(super) fn year_after(&mut self) -> Option<Year> {
        if let Some(Kind::Blank(digits)) = self.peek() {
            self.at += 1;
            return Some(Year::Open { is_negative: false, digits });
        }
        self.eat_word(Word::AfterChrist).then(|| self.eat(Kind::Dot));
        let year = self.plain_year()?;
        self.attempt(|parser| parser.new_style(year)).or(Some(year)).map(Year::Known)
    }

    /// `—` where the day should be: `July —, 1870`.
    fn blank_day_then_year(&mut self) -> Option<Year> {
        let is_blank = self.eat_any(&[Kind::Dash, Kind::Hyphen]);
        let is_apart = self.eat(Kind::Comma);
        (is_blank && is_apart).then(|| self.year_after())?
    }

    /// The second year of `February 3, 1641/2`, which is the one that began in January.
    fn new_style(&mut self, year: i32) -> Option<i32> {
        let months = [Word::Month(1), Word::Month(2), Word::Month(3)];
        let is_early = self.tokens[self.at.saturating_sub(5)..self.at]
            .iter()
            .any(|token| months.iter().any(|&month| token.kind == Kind::Word(month)));
        let is_slash = self.eat(Kind::Slash);
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let next = year + 1;
        let is_next = i32::try_from(number.value).ok()? == next % 10_i32.pow(number.digits.min(4).into());
        (is_early && is_slash && is_next && self.peek() != Some(Kind::Slash)).then(|| {
            self.note(Rule::OldStyle);
            next
        })
    }

    /// What may stand between the parts of a date: dots, commas, `of`, `(?)`.
    fn between(&mut self) -> Doubt {
        let mut doubt = Doubt::default();
        loop {
            match self.peek() {
                Some(Kind::Dot | Kind::Comma | Kind::Word(Word::Filler | Word::Elided | Word::YearIn)) => {}
                Some(Kind::Question | Kind::Word(Word::Perhaps)) => doubt = doubt.and(Doubt::PERHAPS),
                Some(Kind::Word(Word::About)) => doubt = doubt.and(Doubt::ABOUT),
                _ => return doubt,
            }
            self.at += 1;
        }
    }

    /// The hyphens of `17-Sep-1952`.
    fn hyphen(&mut self) {
        if self.is_glued_at(0) && self.is_glued_at(1) {
            let _ = self.eat(Kind::Hyphen) || self.eat(Kind::Slash);
        }
    }

    /// Whether a year follows that would make the date another.
    fn year_next(&mut self) -> Option<Year> {
        self.between();
        self.year_after()
    }

    /// The same, unless no year follows.
    fn between_in_one(&mut self) -> Doubt {
        let start = *self;
        let doubt = self.between();
        self.hyphen();
        if self.is_year_at(0) || self.peek() == Some(Kind::Word(Word::AfterChrist)) {
            return doubt;
        }
        *self = start;
        Doubt::default()
    }
}
