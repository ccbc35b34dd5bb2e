//! What a date says, before it is written as EDTF.

use crate::date::days_in_month;

/// The doubts about one date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Doubt {
    pub about: bool,
    pub perhaps: bool,
}

impl Doubt {
    pub const ABOUT: Doubt = Doubt { about: true, perhaps: false };
    pub const PERHAPS: Doubt = Doubt { about: false, perhaps: true };

    pub fn and(self, other: Doubt) -> Doubt {
        Doubt { about: self.about || other.about, perhaps: self.perhaps || other.perhaps }
    }

    fn sign(self) -> &'static str {
        match (self.about, self.perhaps) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        }
    }
}

/// A year as EDTF writes it: year 0 is 1 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Known(i32),
    /// Four digits of which some are `X`.
    Open {
        is_negative: bool,
        digits: [u8; 4],
    },
}

impl Year {
    /// The years of a decade from its first, a multiple of ten.
    pub fn decade(first: u32) -> Year {
        Year::open(first / 10, "X")
    }

    /// The years of a century by its number: the 19th is 1800 to 1899.
    pub fn century(number: u32) -> Year {
        Year::open(number.saturating_sub(1), "XX")
    }

    fn open(known: u32, open: &str) -> Year {
        let written = format!("{known:0width$}{open}", width = 4 - open.len());
        let digits = written.into_bytes().try_into().unwrap_or(*b"XXXX");
        Year::Open { is_negative: false, digits }
    }

    /// The first and the last year.
    pub fn edges(self) -> (i32, i32) {
        match self {
            Year::Known(year) => (year, year),
            Year::Open { is_negative, digits } => {
                let filled = |with| digits.iter().fold(0, |value, &digit| value * 10 + digit_or(digit, with));
                if is_negative { (-filled(9), -filled(0)) } else { (filled(0), filled(9)) }
            }
        }
    }

    fn text(self) -> Option<String> {
        match self {
            Year::Known(year @ 0..=9999) => Some(format!("{year:04}")),
            Year::Known(year @ -9999..0) => Some(format!("{year:05}")),
            Year::Known(_) => None,
            Year::Open { is_negative, digits } => {
                let sign = if is_negative { "-" } else { "" };
                std::str::from_utf8(&digits).ok().map(|digits| format!("{sign}{digits}"))
            }
        }
    }
}

fn digit_or(digit: u8, open: i32) -> i32 {
    if digit.is_ascii_digit() { i32::from(digit - b'0') } else { open }
}

/// A single date, of which the rest of the text may still have to tell a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Single {
    pub year: Option<Year>,
    /// 1 to 12; from 21 on the EDTF number of a season or part of the year.
    pub month: Option<Unit>,
    pub day: Option<Unit>,
    pub doubt: Doubt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Known(u8),
    /// There is one, but the text leaves it open: `June —, 1861`.
    Open,
}

impl Single {
    pub fn of_year(year: Year) -> Single {
        Single { year: Some(year), ..Single::default() }
    }

    pub fn of_known_year(year: i32) -> Single {
        Single::of_year(Year::Known(year))
    }

    pub fn of_month(year: Option<Year>, month: u8) -> Single {
        Single { year, month: Some(Unit::Known(month)), ..Single::default() }
    }

    /// A day, if the calendar has it; without a year 29 February is one.
    pub fn of_day(year: Option<Year>, month: u8, day: u8) -> Option<Single> {
        let in_year = match year {
            Some(Year::Known(year)) => year,
            _ => 2000,
        };
        let exists = (1..=days_in_month(in_year.into(), month)).contains(&day);
        exists.then_some(Single {
            year,
            month: Some(Unit::Known(month)),
            day: Some(Unit::Known(day)),
            ..Single::default()
        })
    }

    pub fn with(self, doubt: Doubt) -> Single {
        Single { doubt: self.doubt.and(doubt), ..self }
    }

    /// The year, if it is one year.
    pub fn known_year(self) -> Option<i32> {
        match self.year {
            Some(Year::Known(year)) => Some(year),
            _ => None,
        }
    }

    /// The month, if it is one of the twelve.
    pub fn known_month(self) -> Option<u8> {
        match self.month {
            Some(Unit::Known(month @ 1..=12)) => Some(month),
            _ => None,
        }
    }

    /// The date in EDTF; a year that the text does not name is open.
    pub fn text(self) -> Option<String> {
        let mut text = self.year.map_or_else(|| Some("XXXX".to_owned()), Year::text)?;
        for unit in [self.month, self.day].into_iter().flatten() {
            match unit {
                Unit::Known(value) => text.push_str(&format!("-{value:02}")),
                Unit::Open => text.push_str("-XX"),
            }
        }
        text.push_str(self.doubt.sign());
        Some(text)
    }
}

/// One or two dates that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    One(Single),
    /// From the one to the other.
    Through(Single, Single),
    /// At some time from the one to the other.
    Within(Single, Single),
    OrLater(Single),
    OrEarlier(Single),
    /// From then on.
    From(Single),
    Until(Single),
}

impl Span {
    pub fn first(self) -> Option<Single> {
        match self {
            Span::One(single) | Span::Through(single, _) | Span::Within(single, _) => Some(single),
            Span::OrLater(single) | Span::From(single) => Some(single),
            Span::OrEarlier(_) | Span::Until(_) => None,
        }
    }

    pub fn last(self) -> Option<Single> {
        match self {
            Span::One(single) | Span::Through(_, single) | Span::Within(_, single) => Some(single),
            Span::OrEarlier(single) | Span::Until(single) => Some(single),
            Span::OrLater(_) | Span::From(_) => None,
        }
    }

    /// The same with each date changed; `None` if one cannot be.
    pub fn try_map(self, mut change: impl FnMut(Single) -> Option<Single>) -> Option<Span> {
        Some(match self {
            Span::One(single) => Span::One(change(single)?),
            Span::Through(first, last) => Span::Through(change(first)?, change(last)?),
            Span::Within(first, last) => Span::Within(change(first)?, change(last)?),
            Span::OrLater(single) => Span::OrLater(change(single)?),
            Span::OrEarlier(single) => Span::OrEarlier(change(single)?),
            Span::From(single) => Span::From(change(single)?),
            Span::Until(single) => Span::Until(change(single)?),
        })
    }

    pub fn with(self, doubt: Doubt) -> Span {
        self.try_map(|single| Some(single.with(doubt))).unwrap_or(self)
    }

    /// Alone, as EDTF.
    pub fn text(self) -> Option<String> {
        Some(match self {
            Span::One(single) => single.text()?,
            Span::Through(first, last) => format!("{}/{}", first.text()?, last.text()?),
            Span::From(first) => format!("{}/..", first.text()?),
            Span::Until(last) => format!("../{}", last.text()?),
            Span::Within(..) | Span::OrLater(_) | Span::OrEarlier(_) => format!("[{}]", self.member()?),
        })
    }

    /// As a member of an EDTF set.
    pub fn member(self) -> Option<String> {
        Some(match self {
            Span::One(single) => single.text()?,
            Span::Through(first, last) | Span::Within(first, last) => format!("{}..{}", first.text()?, last.text()?),
            Span::OrLater(first) | Span::From(first) => format!("{}..", first.text()?),
            Span::OrEarlier(last) | Span::Until(last) => format!("..{}", last.text()?),
        })
    }
}
