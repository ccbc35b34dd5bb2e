//! The histogram of dates that is brushed to set *From* and *To*: a bar for each calendar period of the catalogue, all
//! records behind and the results before them.
//!
//! A bar is a period with a name in EDTF, so that what is brushed can stand in the address. Shapes are in units of a bar
//! to the right and thousandths of the height downwards, so they fit whatever room there is.

use fonds_search::DocSet;
use fonds_search::columns::Spread;
use fonds_search::listed::Listed;

use super::periods::{edges, periods};
use super::{DATE, Explorer};
use crate::date::{Day, Edtf, Interval, words};
use crate::timeline::{Scale, Tick, ticks};
use crate::view::{Filters, Window};

/// Height of the highest bar.
const HEIGHT: f64 = 1000.0;
/// Least height of a bar that is not empty, so that a single record among thousands is seen.
const LEAST: f64 = 40.0;
/// The ticks have room in a histogram of this width, in CSS px; a wider one has the same.
const TICKS_PX: f64 = 340.0;

/// The histogram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brush {
    /// Its bars, in time order and without a gap; at least two.
    pub bars: Vec<BrushBar>,
    /// How much is in each bar over the whole catalogue, as the outline of an SVG path.
    pub ground: String,
    /// The same of the results, their highest bar as high as that of the catalogue.
    pub ink: String,
    /// The axis, with x in hundredths of the width.
    pub ticks: Vec<Tick>,
}

/// A bar: a calendar period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BrushBar {
    /// Its name in EDTF.
    pub date: String,
    /// Its name in words.
    pub words: String,
    /// Its first day.
    pub first: i64,
}

/// What is the same for all views: the histogram of the whole catalogue, and where its bars begin and the last one ends.
pub struct Ground {
    brush: Brush,
    edges: Vec<i32>,
}

impl Explorer {
    /// The histogram with the results in ink; none if all dates are of one period.
    pub(super) fn brush(&self, docs: &DocSet) -> Option<Brush> {
        let Ground { brush, edges } = self.ground.as_ref()?;
        let is_whole = docs.count() == self.len();
        Some(Brush { ink: if is_whole { brush.ground.clone() } else { self.outline(docs, edges) }, ..brush.clone() })
    }

    pub(super) fn ground(&self, days: &[Option<Interval>]) -> Option<Ground> {
        let ends = days.iter().flatten().flat_map(|date| [date.earliest, date.latest]).flatten();
        let (first, last) = ends.fold((i64::MAX, i64::MIN), |(first, last), day| (first.min(day.0), last.max(day.0)));
        let (periods, end) = periods(Day(first), Day(last));
        let from = periods.first().filter(|_| periods.len() > 1)?.first;
        let edges = edges(&periods, end);
        let bar = |(date, first): (String, i64)| BrushBar { words: named(&date), date, first };
        let ground = self.outline(&DocSet::all(self.len()), &edges);
        let ticks = ticks(&Scale::new(Window { from, to: Day(end.0 - 1) }, TICKS_PX));
        let ticks = ticks.into_iter().map(|tick| Tick { x: tick.x / TICKS_PX * 100.0, ..tick }).listed();
        let bars = periods.into_iter().map(|period| bar((period.edtf, period.first.0))).listed();
        Some(Ground { brush: Brush { bars, ground, ink: String::new(), ticks }, edges })
    }

    fn outline(&self, docs: &DocSet, edges: &[i32]) -> String {
        outline(&self.columns.histogram(DATE, docs, edges, Spread::Evenly).bins)
    }
}

impl Brush {
    /// The first and the last bar that *From* and *To* reach; all bars if neither is given.
    pub fn reach(&self, filters: &Filters) -> (usize, usize) {
        let range = filters.range().unwrap_or_default();
        let last = self.bars.len().saturating_sub(1);
        let at = |day: Day| self.bars.partition_point(|bar| bar.first <= day.0).saturating_sub(1);
        let from = range.earliest.map_or(0, at);
        (from, range.latest.map_or(last, at).max(from))
    }

    /// The bar at a part of the width, from 0 to 1.
    pub fn bar_at(&self, part: f64) -> usize {
        ((part * self.bars.len() as f64) as usize).min(self.bars.len().saturating_sub(1))
    }

    /// The filters with the dates of the bars from one to another, whichever comes first; of all bars, without dates.
    pub fn between(&self, filters: &Filters, one: usize, other: usize) -> Filters {
        let (from, to) = (one.min(other), one.max(other));
        let is_all = from == 0 && to + 1 >= self.bars.len();
        let date = |at: usize| self.bars.get(at).filter(|_| !is_all).map_or(String::new(), |bar| bar.date.clone());
        Filters { from: date(from), to: date(to), ..filters.clone() }
    }

    /// The filters with their range beginning at a bar. At the first one it has no beginning; the end moves out of the way.
    pub fn with_start(&self, filters: &Filters, at: usize) -> Filters {
        let (_, end) = self.reach(filters);
        let at = at.min(self.bars.len().saturating_sub(1));
        let to = if at > end { self.bars[at].date.clone() } else { filters.to.clone() };
        let from = if at == 0 { String::new() } else { self.bars[at].date.clone() };
        Filters { from, to, ..filters.clone() }
    }

    /// The filters with their range ending at a bar. At the last one it has no end; the beginning moves out of the way.
    pub fn with_end(&self, filters: &Filters, at: usize) -> Filters {
        let (start, _) = self.reach(filters);
        let is_last = at + 1 >= self.bars.len();
        let date = |at: usize| self.bars.get(at).map_or(String::new(), |bar| bar.date.clone());
        let from = if at < start { date(at) } else { filters.from.clone() };
        Filters { from, to: if is_last { String::new() } else { date(at) }, ..filters.clone() }
    }
}

fn named(edtf: &str) -> String {
    Edtf::parse(edtf).map_or_else(|_| edtf.to_owned(), |date| words(&date))
}

/// The outline of bars, one unit wide each, as an SVG path; the highest one reaches the top.
fn outline(counts: &[f64]) -> String {
    let highest = counts.iter().fold(0.0_f64, |highest, count| highest.max(*count));
    let mut path = String::new();
    for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
        let height = (count / highest * HEIGHT).max(LEAST) as u32;
        let numbers = ["M", &at.to_string(), " 1000v-", &height.to_string(), "h1V1000z"];
        path.push_str(&numbers.concat());
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brush() -> Brush {
        let bar = |year: i64| BrushBar {
            date: year.to_string(),
            words: year.to_string(),
            first: Edtf::parse(&year.to_string()).expect("a year").interval().earliest.expect("a day").0,
        };
        Brush { bars: (1950..1960).map(bar).collect(), ..Brush::default() }
    }

    fn filters(from: &str, to: &str) -> Filters {
        Filters { from: from.to_owned(), to: to.to_owned(), ..Filters::default() }
    }

    #[test]
    fn dates_reach_the_bars_that_they_lie_in() {
        for (from, to, expected) in [
            ("", "", (0, 9)),
            ("1952-03", "", (2, 9)),
            ("", "1954-12-31", (0, 4)),
            ("1952", "1952", (2, 2)),
            ("1900", "2000", (0, 9)),
            ("1999", "", (9, 9)),
            ("", "1900", (0, 0)),
            ("1955", "1952", (5, 5)),
            ("soon", "", (0, 9)),
        ] {
            assert_eq!(brush().reach(&filters(from, to)), expected, "{from} to {to}");
        }
    }

    #[test]
    fn what_is_brushed_reaches_what_was_brushed() {
        let brush = brush();
        for one in 0..10 {
            assert_eq!(brush.bar_at(one as f64 / 10.0 + 0.05), one);
            for other in 0..10 {
                let brushed = brush.between(&Filters::default(), one, other);
                assert_eq!(brush.reach(&brushed), (one.min(other), one.max(other)));
                let (start, end) = brush.reach(&brush.with_start(&brushed, 4));
                assert_eq!((start, end), (4, one.max(other).max(4)));
                let (start, end) = brush.reach(&brush.with_end(&brushed, 4));
                assert_eq!((start, end), (one.min(other).min(4), 4));
            }
        }
        assert_eq!(brush.between(&filters("1952", ""), 9, 0), Filters::default());
        assert_eq!(brush.with_start(&filters("1952", "1955"), 0), filters("", "1955"));
        assert_eq!(brush.with_end(&filters("1952", "1955"), 9), filters("1952", ""));
    }

    #[test]
    fn a_single_record_among_thousands_is_seen() {
        assert_eq!(outline(&[0.0, 1.0, 10_000.0]), "M1 1000v-40h1V1000zM2 1000v-1000h1V1000z");
        assert_eq!(outline(&[0.0, 0.0]), "");
    }
}
