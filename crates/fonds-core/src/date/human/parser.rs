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

use super::Rule;
use super::habits::{Habits, Numeric, year_pair};
use super::part::Part;
use super::token::{Bracket, Ending, Kind, Number, Token};
use super::value::{Doubt, Single, Unit, Year};
use super::words::Word;

/// The last part of a year that EDTF numbers like a month.
const SEASONS_END: u32 = 41;

/// The years in which eight digits are taken for a day.
const BASIC_YEARS: std::ops::Range<i32> = 1000..2100;

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
            Kind::Word(Word::About | Word::Perhaps | Word::Filler | Word::Event | Word::Century)
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

    fn is_number_at(&self, ahead: usize) -> bool {
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

    // ---- Numbers only

    /// `05/09/1952`, in the file's order; if that is not known, either.
    fn numeric(&mut self) -> Option<Piece> {
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
    fn basic_iso(&mut self) -> Option<Piece> {
        let [token] = self.tokens else { return None };
        let Kind::Number(Number { value, digits: 8, ending: Ending::None }) = token.kind else { return None };
        self.at += 1;
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        let year = i32::try_from(year).ok().filter(|year| BASIC_YEARS.contains(year))?;
        self.note(Rule::Numbers);
        Single::of_day(Some(Year::Known(year)), u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(Piece::of)
    }

    /// `1952-09-17`, `1952/9/17`, `1952.09.17`, and `1952-09` where it is a month.
    fn iso(&mut self) -> Option<Piece> {
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
    fn month_and_year(&mut self) -> Option<Piece> {
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
    fn day_and_month(&mut self) -> Option<Piece> {
        let day = self.small_number(31)?;
        let month = self.eat(Kind::Dot).then(|| self.small_number(12))??;
        self.note(Rule::Numbers);
        let is_apart = self.eat(Kind::Dot) || matches!(self.peek(), Some(Kind::Hyphen | Kind::Dash | Kind::Slash));
        is_apart.then(|| Single::of_day(None, month, day).map(Piece::of))?
    }

    // ---- Names of months and seasons

    /// `September 17, 1952`, `Sept. 1952`, `June —, 1861`, `July 13`.
    fn month_first(&mut self) -> Option<Piece> {
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
    fn day_first(&mut self) -> Option<Piece> {
        let day = self.day()?;
        let mut doubt = self.between();
        self.hyphen();
        let month = self.month().or_else(|| self.roman_month())?;
        doubt = doubt.and(self.between_in_one());
        let year = self.attempt(Parser::year_after);
        Some(Piece::doubted(Single::of_day(year, month, day)?, doubt))
    }

    /// `1952 September 17`, `1952, Sept.`
    fn year_first(&mut self) -> Option<Piece> {
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

    fn season(&mut self) -> Option<Piece> {
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

    fn month(&mut self) -> Option<u8> {
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

    fn season_name(&mut self) -> Option<u8> {
        let Kind::Word(Word::Season(season)) = self.peek()? else { return None };
        self.at += 1;
        Some(season)
    }

    fn day(&mut self) -> Option<u8> {
        let Kind::Number(number) = self.peek()? else { return None };
        let is_day = number.digits <= 2 && matches!(number.ending, Ending::None | Ending::Ordinal);
        self.at += 1;
        u8::try_from(number.value).ok().filter(|day| is_day && (1..=31).contains(day))
    }

    /// A year after a month, which may not be the year of a decade.
    fn year_after(&mut self) -> Option<Year> {
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
                Some(Kind::Dot | Kind::Comma | Kind::Word(Word::Filler | Word::YearIn)) => {}
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

    // ---- Centuries, decades, years

    fn century(&mut self) -> Option<Piece> {
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
    fn decade(&mut self) -> Option<Piece> {
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
        let is_decade = number.digits == 4 && number.value.is_multiple_of(10);
        let is_plural = number.ending == Ending::Plural
            || number.ending == Ending::None && self.peek() == Some(Kind::Word(Word::Decade));
        self.eat_word(Word::Decade);
        (is_decade
            && is_plural
            && !(number.ending == Ending::None
                && self.tokens[self.at - 1].kind == Kind::Word(Word::Decade)
                && !self.tokens[self.at - 1].is_glued))
            .then_some(number.value)
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
    fn year(&mut self) -> Option<Piece> {
        if let Some(Kind::Blank(digits)) = self.peek() {
            self.at += 1;
            self.note(Rule::OpenDigits);
            return Some(Piece::of(Single::of_year(Year::Open { is_negative: false, digits })));
        }
        let before = self.era();
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

    fn era(&mut self) -> Option<Era> {
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
    fn signs(&mut self) -> Option<Piece> {
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

    fn bare(&mut self) -> Option<Piece> {
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

    // ---- Numbers

    fn plain_year(&mut self) -> Option<i32> {
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let is_year = number.digits == 4 && number.ending == Ending::None && number.value > 0;
        is_year.then(|| i32::try_from(number.value).ok())?
    }

    fn is_year_at(&self, ahead: usize) -> bool {
        match self.peek_at(ahead) {
            Some(Kind::Number(number)) => number.digits == 4,
            Some(Kind::Blank(_)) => true,
            _ => false,
        }
    }

    /// A number of one or two digits up to `most`, also 0.
    fn small_number(&mut self, most: u32) -> Option<u8> {
        let Kind::Number(number) = self.peek()? else { return None };
        self.at += 1;
        let is_small = number.digits <= 2 && number.ending == Ending::None && number.value <= most;
        is_small.then(|| u8::try_from(number.value).ok())?
    }

    fn year_of(&self, year: u32) -> Option<Year> {
        i32::try_from(year).ok().filter(|&year| year > 0).map(Year::Known)
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

/// A day in which 0 stands for what is not known: `00/00/1963`, `08/00/1963`.
fn day_with_blanks(year: Option<Year>, month: u8, day: u8) -> Option<Single> {
    match (month, day) {
        (0, 0) => Some(Single { year, month: Some(Unit::Open), day: Some(Unit::Open), ..Single::default() }),
        (1..=12, 0) => Some(Single { day: Some(Unit::Open), ..Single::of_month(year, month) }),
        (0, 1..=31) => Some(Single { year, month: Some(Unit::Open), day: Some(Unit::Known(day)), ..Single::default() }),
        _ => Single::of_day(year, month, day),
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
