//! Calendar periods of one length: the bars of the histogram of dates, and the years or decades of the facet.
//!
//! Each has a name in EDTF (`1952-09`, `195X`), so that a reader's choice of it can stand in the address.

use fonds_search::listed::Listed;

use crate::date::{Civil, Day, Interval};

/// Most bars of the histogram; a longer catalogue has coarser ones.
const BARS_MAX: usize = 120;
/// A catalogue over more years than this has decades as a facet.
const YEARS_MAX: i64 = 40;
/// A date that may lie in more years (or decades) than this says none of them.
const EACH_MAX: usize = 100;
/// EDTF names years, decades and centuries of four digits.
const LAST_YEAR: i64 = 9_999;

/// The length of a period, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// So many years: 1, 10 or 100.
    Years(i64),
}

/// All units, the finest first.
const UNITS: [Unit; 5] = [Unit::Day, Unit::Month, Unit::Years(1), Unit::Years(10), Unit::Years(100)];

/// A period: its first day, and its name in EDTF.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Its first day.
    pub first: Day,
    /// Such as `1952-09`.
    pub edtf: String,
}

/// The first and the last year that dates of a catalogue name, as far as years have four digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Years {
    first: i64,
    last: i64,
}

impl Unit {
    /// The first day of the period that a day lies in.
    fn start(self, day: Day) -> Day {
        let Civil { year, month, .. } = day.civil();
        match self {
            Self::Day => day,
            Self::Month => Civil { year, month, day: 1 }.day(),
            Self::Years(unit) => new_year(first_year(year, unit)),
        }
    }

    /// The first day of the period after the one that begins with a day.
    fn next(self, start: Day) -> Day {
        match self {
            Self::Day => Day(start.0 + 1),
            // The 32nd day from the first of a month is in the next one.
            Self::Month => self.start(Day(start.0 + 31)),
            Self::Years(unit) => new_year(last_year(start.civil().year, unit) + 1),
        }
    }

    /// The EDTF name of the period that begins with a day.
    fn edtf(self, start: Day) -> String {
        let day = start.iso();
        match self {
            Self::Day => day,
            Self::Month => day[..day.len() - 3].to_owned(),
            Self::Years(unit) => year_edtf(start.civil().year, unit),
        }
    }
}

/// The periods that cover the days from `first` to `last`, of the finest unit that makes at most 120 of them (of
/// centuries there may be more); and the day after the last period.
pub fn periods(first: Day, last: Day) -> (Vec<Period>, Day) {
    let (first, last) = (first.max(new_year(-LAST_YEAR)), last.min(Day(new_year(LAST_YEAR + 1).0 - 1)));
    let mut cut = (Vec::new(), first);
    for unit in UNITS {
        cut = cut_into(unit, first, last);
        if cut.0.len() <= BARS_MAX {
            break;
        }
    }
    cut
}

/// As many periods of a unit as there are, but at least enough to see that they are too many.
fn cut_into(unit: Unit, first: Day, last: Day) -> (Vec<Period>, Day) {
    let mut start = unit.start(first);
    let mut periods = Vec::new();
    while start <= last && (periods.len() <= BARS_MAX || unit == Unit::Years(100)) {
        periods.push(Period { first: start, edtf: unit.edtf(start) });
        start = unit.next(start);
    }
    (periods, start)
}

impl Years {
    /// The years of a catalogue's dates; `None` if no date names one.
    pub fn of(dates: &[Option<Interval>]) -> Option<Self> {
        let ends = dates.iter().flatten().flat_map(|date| [date.earliest, date.latest]).flatten();
        let (first, last) = ends.fold((i64::MAX, i64::MIN), |(first, last), day| (first.min(day.0), last.max(day.0)));
        let year = |day: i64| Day(day).civil().year.clamp(-LAST_YEAR, LAST_YEAR);
        (first <= last).then(|| Self { first: year(first), last: year(last) })
    }

    /// The years, or in a long catalogue decades, that a date may lie in, as EDTF. An open end reaches to that of the
    /// catalogue.
    pub fn labels(&self, date: &Interval) -> Vec<String> {
        let unit = if self.last - self.first < YEARS_MAX { 1 } else { 10 };
        let year = |day: Option<Day>, open: i64| day.map_or(open, |day| day.civil().year);
        let (mut from, to) = (year(date.earliest, self.first), year(date.latest, self.last));
        let is_nowhere = date.earliest.or(date.latest).is_none() || from < -LAST_YEAR || to > LAST_YEAR;
        let mut labels = Vec::new();
        while !is_nowhere && from <= to {
            if labels.len() == EACH_MAX {
                return Vec::new();
            }
            labels.push(year_edtf(from, unit));
            from = last_year(from, unit) + 1;
        }
        labels
    }
}

/// The first year of so many that have all digits but the last in common: `195X` is 1950 to 1959, `-004X` is -49 to -40.
fn first_year(year: i64, unit: i64) -> i64 {
    if year < 0 { year - (unit - 1 - -year % unit) } else { year - year % unit }
}

fn last_year(year: i64, unit: i64) -> i64 {
    // The years -9 to -1 have no 0 among them.
    if year < 0 { (year + -year % unit).min(-1) } else { year - year % unit + unit - 1 }
}

fn year_edtf(year: i64, unit: i64) -> String {
    let digits = format!("{:04}", year.abs());
    let open = ["XX", "X", ""].iter().find(|open| unit == 10_i64.pow(open.len() as u32)).unwrap_or(&"");
    [if year < 0 { "-" } else { "" }, &digits[..4 - open.len()], open].concat()
}

fn new_year(year: i64) -> Day {
    Civil { year, month: 1, day: 1 }.day()
}

/// The first day of each period and the day after the last, as the engine has days.
pub fn edges(periods: &[Period], end: Day) -> Vec<i32> {
    periods.iter().map(|period| period.first.0 as i32).chain([end.0 as i32]).listed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Edtf;

    fn interval(text: &str) -> Interval {
        Edtf::parse(text).expect(text).interval()
    }

    fn names(from: &str, to: &str) -> Vec<String> {
        let (first, last) = (interval(from).earliest.expect(from), interval(to).latest.expect(to));
        periods(first, last).0.into_iter().map(|period| period.edtf).collect()
    }

    #[test]
    fn bars_are_as_fine_as_there_is_room_for() {
        assert_eq!(names("1953-02-27", "1953-03-01"), ["1953-02-27", "1953-02-28", "1953-03-01"]);
        assert_eq!(names("1952-09-17", "1954-11-14").len(), 27);
        assert_eq!(names("1952-12-20", "1953-04-30")[..2], ["1952-12", "1953-01"]);
        assert_eq!(names("1900", "1960")[..2], ["1900", "1901"]);
        assert_eq!(names("1545", "2012")[..2], ["154X", "155X"]);
        assert_eq!(names("-0100", "1999")[..3], ["-01XX", "-00XX", "00XX"]);
    }

    #[test]
    fn each_period_is_the_days_of_its_name_and_the_next_follows_it() {
        for (from, to) in [
            ("1953-02-27", "1953-03-01"),
            ("1951-12", "1960-01"),
            ("-0003", "0004"),
            ("-0105", "0300"),
            ("-9999", "9999"),
            ("1999-12-31", "2000-01-01"),
        ] {
            let (first, last) = (interval(from).earliest.expect(from), interval(to).latest.expect(to));
            let (periods, end) = periods(first, last);
            let ends = periods.iter().skip(1).map(|next| next.first).chain([end]);
            for (period, next) in periods.iter().zip(ends) {
                let days = interval(&period.edtf);
                assert_eq!(
                    (days.earliest, days.latest),
                    (Some(period.first), Some(Day(next.0 - 1))),
                    "{}",
                    period.edtf
                );
            }
            assert!(periods[0].first <= first && end > last);
        }
    }

    #[test]
    fn a_date_has_each_year_that_it_may_lie_in() {
        let years = |catalogue: &[&str], date: &str| {
            let dates: Vec<_> = catalogue.iter().map(|date| Some(interval(date))).collect();
            Years::of(&dates).expect("dates").labels(&interval(date))
        };
        let short = ["1950", "1954-11"];
        assert_eq!(years(&short, "1952-09-17"), ["1952"]);
        assert_eq!(years(&short, "1952-12/1954-01"), ["1952", "1953", "1954"]);
        assert_eq!(years(&short, "1953/.."), ["1953", "1954"]);
        assert_eq!(years(&["1900", "1954"], "1949-12/1951"), ["194X", "195X"]);
        assert_eq!(years(&["-0044", "0010"], "-0012/0003"), ["-001X", "-000X", "000X"]);
        assert_eq!(years(&["1XXX"], "1XXX").len(), 100);
        assert_eq!(years(&["-0500", "1999"], "-0500/1999"), [""; 0]);
        assert_eq!(years(&["Y17000", "1950"], "Y17000"), [""; 0]);
    }
}
