//! The names of the rules.

/// By which rule a date was read: the most telling one, if several were used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// `1952`
    Year,
    /// `1952-09~`: EDTF as it is.
    Edtf,
    /// `25/12/1952`, `05.09.1952`, `7/2008`
    Numbers,
    /// `September 17, 1952`, `8. VI. 1905`
    MonthName,
    /// `1952年9月17日`
    Signs,
    /// `summer 1952`
    Season,
    /// `1950s`
    Decade,
    /// `19th century`
    Century,
    /// `19--`, `183-?`
    OpenDigits,
    /// `c. 1840`
    About,
    /// `?1840`
    Uncertain,
    /// `1840–1845`
    Span,
    /// `1840–5`
    ShortEnd,
    /// `1831 and 1834`
    Several,
    /// `1831 or 1834`
    Either,
    /// `early 1950s`, `2nd half of the 17th century`
    Part,
    /// `44 BC`
    Era,
    /// `since 1950`, `1881-`
    From,
    /// `between 1940 and 1945`
    Between,
    /// `before 1645`
    Before,
    /// `after 1645`
    After,
    /// `published 1774`
    Event,
    /// `1926, printed 1974`: the first date; the rest stays in the text.
    Remark,
    /// `Calais, December 10, 1863.`
    Place,
    /// `o.D. [1833]`: undated, but an archivist knows.
    Inferred,
    /// `May 2/15, 1917`, `February 3, 1641/2`: the Gregorian day, the year from January.
    OldStyle,
    /// `June 14, 1923 [1925]`
    Correction,
    /// `January 12`: in some year.
    NoYear,
    /// `05/09/1952` where nothing says which is the month: either day.
    UnclearOrder,
    /// `n.d.`, `date not known`
    Undated,
    /// `01/01/0000`: numbers that stand for no date.
    Placeholder,
    /// Nothing is written.
    Empty,
}

impl Rule {
    /// A short name in English, for a table.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Year => "year",
            Rule::Edtf => "EDTF",
            Rule::Numbers => "numbers",
            Rule::MonthName => "month name",
            Rule::Signs => "year sign",
            Rule::Season => "season",
            Rule::Decade => "decade",
            Rule::Century => "century",
            Rule::OpenDigits => "open digits",
            Rule::About => "about",
            Rule::Uncertain => "uncertain",
            Rule::Span => "span",
            Rule::ShortEnd => "short end year",
            Rule::Several => "several dates",
            Rule::Either => "either",
            Rule::Part => "part of a period",
            Rule::Era => "era",
            Rule::From => "open end",
            Rule::Between => "between",
            Rule::Before => "before",
            Rule::After => "after",
            Rule::Event => "event",
            Rule::Remark => "first date, then a remark",
            Rule::Place => "place before the date",
            Rule::Inferred => "undated, inferred",
            Rule::OldStyle => "old and new style",
            Rule::Correction => "corrected in brackets",
            Rule::NoYear => "no year",
            Rule::UnclearOrder => "day or month first",
            Rule::Undated => "no date",
            Rule::Placeholder => "placeholder",
            Rule::Empty => "empty",
        }
    }
}
