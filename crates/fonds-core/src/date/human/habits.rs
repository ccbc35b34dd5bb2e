//! What one file's own dates say of how it writes them.

use super::token::{Ending, Kind, Token, tokens};
use crate::date::Edtf;

/// A file is taken at its word if so many of its clear dates agree for each that does not.
const AGREEING_FOR_EACH_SLIP: u32 = 100;

/// What one file's own dates say of how it writes them: the order of day and month, and whether `1921-22` is a span of
/// years or an EDTF season. The default is a file that says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    slash: Verdict,
    dot: Verdict,
    hyphen: Verdict,
    pair: Verdict,
}

/// What the clear cases of a file say of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Verdict {
    #[default]
    NoEvidence,
    /// Day before month; a span of years.
    First,
    /// Month before day; a month or season.
    Second,
    Contradicting,
}

/// What stands between the numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Slash,
    Dot,
    Hyphen,
}

impl Habits {
    /// Whether the day stands before the month, if that is certain.
    ///
    /// With dots it does by convention (DIN 5008 and its like), unless the file shows otherwise.
    pub(super) fn is_day_first(self, separator: Separator) -> Option<bool> {
        match (self.order(separator), separator) {
            (Verdict::First, _) | (Verdict::NoEvidence, Separator::Dot) => Some(true),
            (Verdict::Second, _) => Some(false),
            (Verdict::NoEvidence | Verdict::Contradicting, _) => None,
        }
    }

    fn order(self, separator: Separator) -> Verdict {
        match separator {
            Separator::Slash => self.slash,
            Separator::Dot => self.dot,
            Separator::Hyphen => self.hyphen,
        }
    }

    /// Whether a year and two digits (`1921-22`) are a month or season of EDTF rather than a span of years.
    ///
    /// What can only be one of both is that. A file decides the rest; without its word a month is read as a month
    /// (ISO 8601) and a season as a span of years, which the season lies in.
    pub(super) fn is_month_of_year(self, year: u32, number: u32) -> bool {
        match (self.pair, pair_meaning(year, number)) {
            (_, Clear::Second) => true,
            (_, Clear::First | Clear::Neither) => false,
            (Verdict::First, Clear::Either) => false,
            // Nobody writes quarters and southern seasons by their EDTF numbers (25 to 41) by the way.
            (Verdict::Second, Clear::Either) => number <= 24,
            (_, Clear::Either) => number <= 12,
        }
    }
}

/// What a single case can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clear {
    First,
    Second,
    Either,
    Neither,
}

fn clear(can_be_first: bool, can_be_second: bool) -> Clear {
    match (can_be_first, can_be_second) {
        (true, true) => Clear::Either,
        (true, false) => Clear::First,
        (false, true) => Clear::Second,
        (false, false) => Clear::Neither,
    }
}

/// A span of years goes forward within its century; EDTF has the months 01 to 12 and the seasons 21 to 41.
fn pair_meaning(year: u32, number: u32) -> Clear {
    clear(number > year % 100, matches!(number, 1..=12 | 21..=41))
}

/// Gathers evidence over all dates of one file, one text at a time.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    slash: Count,
    dot: Count,
    hyphen: Count,
    pair: Count,
}

#[derive(Clone, Debug, Default)]
struct Count {
    first: u32,
    second: u32,
    either: u32,
    /// The first text that could be either.
    example: String,
}

impl Evidence {
    /// Counts one date of the file as it is written.
    pub fn add(&mut self, text: &str) {
        if !may_depend(text) || is_clear(text) {
            return;
        }
        let tokens = tokens(text);
        for at in 0..tokens.len() {
            if let Some(numeric) = Numeric::at(&tokens[at..]) {
                self.add_numeric(&numeric, text);
            } else if let Some((year, number)) = year_pair(&tokens[at..]) {
                self.pair.add(pair_meaning(year, number), text);
            }
        }
    }

    fn add_numeric(&mut self, date: &Numeric, text: &str) {
        let (first, second) = (date.first, date.second);
        if date.year == 0 || first == 0 || second == 0 || first == second {
            return;
        }
        let clear = clear(first <= 31 && second <= 12, first <= 12 && second <= 31);
        match date.separator {
            Separator::Slash => self.slash.add(clear, text),
            Separator::Dot => self.dot.add(clear, text),
            Separator::Hyphen => self.hyphen.add(clear, text),
        }
    }

    /// What the dates so far say.
    pub fn habits(&self) -> Habits {
        Habits {
            slash: self.slash.verdict(),
            dot: self.dot.verdict(),
            hyphen: self.hyphen.verdict(),
            pair: self.pair.verdict(),
        }
    }

    /// What was concluded and from how many dates, for the archivist; `None` if nothing depended on it.
    pub fn sentence(&self) -> Option<String> {
        let habits = self.habits();
        let sentences: Vec<String> = [
            self.slash.order_sentence(habits.is_day_first(Separator::Slash)),
            self.dot.order_sentence(habits.is_day_first(Separator::Dot)),
            self.hyphen.order_sentence(habits.is_day_first(Separator::Hyphen)),
            self.pair.pair_sentence(),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

/// Whether a text is EDTF of more than a year with a number after it: days, spans and sets in EDTF mean one thing alone.
fn is_clear(text: &str) -> bool {
    text.len() > "1921-22?".len() && Edtf::parse(text).is_ok()
}

impl Count {
    fn add(&mut self, clear: Clear, text: &str) {
        match clear {
            Clear::First => self.first += 1,
            Clear::Second => self.second += 1,
            Clear::Either => {
                if self.example.is_empty() {
                    self.example = text.trim().chars().take(30).collect();
                }
                self.either += 1;
            }
            Clear::Neither => {}
        }
    }

    fn verdict(&self) -> Verdict {
        let outweighs = |many: u32, few: u32| many > 0 && few <= many / AGREEING_FOR_EACH_SLIP;
        match (self.first, self.second) {
            (0, 0) => Verdict::NoEvidence,
            (first, second) if outweighs(first, second) => Verdict::First,
            (first, second) if outweighs(second, first) => Verdict::Second,
            _ => Verdict::Contradicting,
        }
    }

    fn order_sentence(&self, is_day_first: Option<bool>) -> Option<String> {
        let order = match is_day_first {
            Some(true) => "are read as day, month, year",
            Some(false) => "are read as month, day, year",
            None => "are not guessed at, both days are given as possible",
        };
        self.sentence(order, "day, month, year", "month, day, year")
    }

    fn pair_sentence(&self) -> Option<String> {
        let reading = match self.verdict() {
            Verdict::First => "are read as spans of years",
            Verdict::Second => "are read as a year with its month or season",
            Verdict::NoEvidence | Verdict::Contradicting => {
                "are read as a year with its month up to 12, and as spans of years beyond"
            }
        };
        self.sentence(reading, "a span of years", "a month or season")
    }

    fn sentence(&self, reading: &str, first: &str, second: &str) -> Option<String> {
        let Count { first: firsts, second: seconds, either, example } = self;
        if *either == 0 {
            return None;
        }
        let all = firsts + seconds + either;
        let why = match self.verdict() {
            Verdict::NoEvidence => format!("none of {all} can only be {first} or only {second}"),
            Verdict::First => format!("{firsts} of {all} can only be that, {} can only be {second}", none(*seconds)),
            Verdict::Second => format!("{seconds} of {all} can only be that, {} can only be {first}", none(*firsts)),
            Verdict::Contradicting => {
                format!(
                    "the file contradicts itself, as {firsts} of {all} can only be {first} and {seconds} only {second}"
                )
            }
        };
        Some(format!("Dates such as {example} {reading}: {why}."))
    }
}

fn none(count: u32) -> String {
    if count == 0 { "none".to_owned() } else { count.to_string() }
}

/// Whether a text has two numbers with a separator between, as a quick test before a closer look.
fn may_depend(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| {
        pair[0].is_ascii_digit() && b"/.-".contains(&pair[1]) || pair[1].is_ascii_digit() && b"/.-".contains(&pair[0])
    })
}

/// A day written in numbers with the year last: `05/09/1952`, `5. 9. 1952`, `31/5 1901`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeric {
    pub first: u8,
    pub second: u8,
    pub year: u32,
    pub separator: Separator,
    /// How many tokens it takes.
    pub length: usize,
}

impl Numeric {
    /// The numeric date that begins with the first of `tokens`.
    pub fn at(tokens: &[Token]) -> Option<Numeric> {
        let first = one_or_two_digits(tokens.first()?)?;
        let separator = separator(tokens.get(1)?)?;
        let second = one_or_two_digits(tokens.get(2)?)?;
        let gap = usize::from(tokens.get(3).and_then(self::separator).is_some());
        let year = four_digits(tokens.get(3 + gap)?)?;
        Some(Numeric { first, second, year, separator, length: 4 + gap })
    }
}

fn separator(token: &Token) -> Option<Separator> {
    match token.kind {
        Kind::Slash => Some(Separator::Slash),
        Kind::Dot => Some(Separator::Dot),
        Kind::Hyphen => Some(Separator::Hyphen),
        _ => None,
    }
}

fn one_or_two_digits(token: &Token) -> Option<u8> {
    match token.kind {
        Kind::Number(number) if number.digits <= 2 && number.ending == Ending::None => u8::try_from(number.value).ok(),
        _ => None,
    }
}

fn four_digits(token: &Token) -> Option<u32> {
    match token.kind {
        Kind::Number(number) if number.digits == 4 && number.ending == Ending::None => Some(number.value),
        _ => None,
    }
}

/// `1921-22` with nothing between and no third number: the year and the two digits.
pub(super) fn year_pair(tokens: &[Token]) -> Option<(u32, u32)> {
    let [year, hyphen, number, rest @ ..] = tokens else { return None };
    let is_pair = hyphen.kind == Kind::Hyphen && hyphen.is_glued && number.is_glued;
    let goes_on = rest.first().is_some_and(|next| next.is_glued && next.kind == Kind::Hyphen);
    let Kind::Number(digits) = number.kind else { return None };
    let has_two = digits.digits == 2 && digits.ending == Ending::None;
    (is_pair && has_two && !goes_on).then_some((four_digits(year)?, digits.value))
}
