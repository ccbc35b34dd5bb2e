//! Dates in numbers only, and the numbers themselves.

use super::super::Rule;
use super::super::habits::{Numeric, year_pair};
use super::super::token::{Ending, Kind, Number};
use super::super::value::{Single, Unit, Year};
use super::super::words::Word;
use super::{Parser, Piece};

/// The last part of a year that EDTF numbers like a month.
const SEASONS_END: u32 = 41;

/// The years in which eight digits are taken for a day.
const BASIC_YEARS: std::ops::Range<i32> = 1000..2100;

impl Parser<'_> {
    /// `05/09/1952`, in the file's order; if that is not known, either.
    pub(super) fn numeric(&mut self) -> Option<Piece> {
        let date = Numeric::at(&self.tokens[self.at..])?;
        self.at += date.length;
        self.note(Rule::Numbers);
        let year = Some(self.year_of(date.year)?);
        let in_order = |day, month| day_with_blanks(year, month, day);
        let day_first = in_order(date.first, date.second);
        let month_first = in_order(date.second, date.first);
        let (whole, other) = match (self.habits.is_day_first(date.separator), day_first, month_first) {
            (_, Some(only), None) | (_, None, Some(only)) => (only, None),
            (Some(true), day_first, _) => (day_first?, None),
            (Some(false), _, month_first) => (month_first?, None),
            (None, day_first, month_first) if day_first == month_first => (day_first?, None),
            (None, _, _) if date.first == 0 || date.second == 0 => (day_with_blanks(year, 0, 0)?, None),
            (None, day_first, month_first) => (month_first?, day_first),
        };
        Some(Piece { whole: Some(whole), other, ..Piece::default() })
    }

    /// `19520917` (ISO 8601, basic format), alone: eight digits within a text may be anything.
    pub(super) fn basic_iso(&mut self) -> Option<Piece> {
        let [token] = self.tokens else { return None };
        let Kind::Number(Number { value, digits: 8, ending: Ending::None }) = token.kind else { return None };
        self.at += 1;
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        let year = i32::try_from(year).ok().filter(|year| BASIC_YEARS.contains(year))?;
        self.note(Rule::Numbers);
        Single::of_day(Some(Year::Known(year)), u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(Piece::of)
    }

    /// `1952-09-17`, `1952/9/17`, `1952.09.17`, and `1952-09` where it is a month.
    pub(super) fn iso(&mut self) -> Option<Piece> {
        let year = self.plain_year()?;
        let separator = self.peek().filter(|kind| matches!(kind, Kind::Hyphen | Kind::Slash | Kind::Dot))?;
        self.at += 1;
        let number = self.small_number(SEASONS_END)?;
        self.note(Rule::Numbers);
        if self.peek() == Some(separator) && self.is_glued_at(0) && self.is_glued_at(1) {
            self.at += 1;
            let day = self.small_number(31)?;
            return Some(Piece::of(day_with_blanks(Some(Year::Known(year)), number, day)?));
        }
        let (year_digits, digits) = year_pair(&self.tokens[self.at - 3..])?;
        let is_month = self.habits.is_month_of_year(year_digits, digits);
        is_month.then(|| Piece::of(Single::of_month(Some(Year::Known(year)), number)))
    }

    /// `7/2008`, `09.1952`.
    pub(super) fn month_and_year(&mut self) -> Option<Piece> {
        if self.follows_day_of_month() {
            return None;
        }
        let month = self.small_number(12).filter(|&month| month > 0)?;
        if !matches!(self.peek()?, Kind::Slash | Kind::Dot | Kind::Hyphen) {
            return None;
        }
        self.at += 1;
        let year = self.plain_year()?;
        self.note(Rule::Numbers);
        Some(Piece::of(Single::of_month(Some(Year::Known(year)), month)))
    }

    /// `25.08.` before a later date that has the year.
    pub(super) fn day_and_month(&mut self) -> Option<Piece> {
        let day = self.small_number(31)?;
        let month = self.eat(Kind::Dot).then(|| self.small_number(12))??;
        self.note(Rule::Numbers);
        let is_apart = self.eat(Kind::Dot) || matches!(self.peek(), Some(Kind::Hyphen | Kind::Dash | Kind::Slash));
        is_apart.then(|| Single::of_day(None, month, day).map(Piece::of))?
    }

    pub(super) fn bare(&mut self) -> Option<Piece> {
        let number = match self.peek()? {
            Kind::Number(number) => number,
            Kind::Roman(value) => Number { value: value.into(), digits: 2, ending: Ending::Century },
            _ => return None,
        };
        self.at += 1;
        let year_behind = self.attempt(|parser| {
            let is_day = number.digits <= 2 && !parser.follows_year() && parser.eat_any(&[Kind::Comma, Kind::Dot]);
            is_day.then(|| parser.year_after())?
        });
        (number.digits <= 3).then_some(Piece { bare: Some(number), year_behind, ..Piece::default() })
    }

    /// Whether a month and its day stand before, so that a number here is another day (`January, 01.–07.1859`).
    fn follows_day_of_month(&self) -> bool {
        let mut before = self.tokens[..self.at]
            .iter()
            .rev()
            .filter(|token| matches!(token.kind, Kind::Number(_) | Kind::Word(Word::Month(_))));
        let is_day =
            before.next().is_some_and(|token| matches!(token.kind, Kind::Number(Number { digits: 1 | 2, .. })));
        is_day && before.next().is_some_and(|token| matches!(token.kind, Kind::Word(_)))
    }

    /// Whether the number before the last one is a year, so that the last one is none of its days (`1995–6, 2007`).
    fn follows_year(&self) -> bool {
        let mut before = self.tokens[..self.at - 1].iter().rev();
        let told = before.find_map(|token| match token.kind {
            Kind::Number(number) => Some(number.digits == 4),
            Kind::Word(Word::Month(_)) => Some(false),
            _ => None,
        });
        told.unwrap_or(false)
    }

    pub(super) fn plain_year(&mut self) -> Option<i32> {
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let is_year = number.digits == 4 && number.ending == Ending::None && number.value > 0;
        is_year.then(|| i32::try_from(number.value).ok())?
    }

    pub(super) fn is_year_at(&self, ahead: usize) -> bool {
        match self.peek_at(ahead) {
            Some(Kind::Number(number)) => number.digits == 4,
            Some(Kind::Blank(_)) => true,
            _ => false,
        }
    }

    /// A number of one or two digits up to `most`, also 0.
    pub(super) fn small_number(&mut self, most: u32) -> Option<u8> {
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let is_small = number.digits <= 2 && number.ending == Ending::None && number.value <= most;
        is_small.then(|| u8::try_from(number.value).ok())?
    }

    fn year_of(&self, year: u32) -> Option<Year> {
        i32::try_from(year).ok().filter(|&year| year > 0).map(Year::Known)
    }
}

/// A day in which 0 stands for what is not known: `00/00/1963`, `08/00/1963`.
fn day_with_blanks(year: Option<Year>, month: u8, day: u8) -> Option<Single> {
    match (month, day) {
        (0, 0) => Some(Single { year, month: Some(Unit::Open), day: Some(Unit::Open), ..Single::default() }),
        (1..=12, 0) => Some(Single { day: Some(Unit::Open), ..Single::of_month(year, month) }),
        (0, 1..=31) => Some(Single { year, month: Some(Unit::Open), day: Some(Unit::Known(day)), ..Single::default() }),
        _ => Single::of_day(year, month, day),
    }
}
