//! A small histogram over months, years, decades: bins that people count in, drawn in a box of fixed size.
//!
//! The timeline's own bins are as wide as its plot allows; these have names (`1953`, `1950s`), so that the picture can be
//! read out as well.

use super::ticks::{in_year, year_label};
use crate::date::{Civil, Day, month_short};
use fonds_search::listed::Listed;

/// Most bars; with more of them each is too thin to be told from the next.
const BARS_MAX: i64 = 40;
/// Part of a bin's width that is left free between bars.
const AIR: f64 = 0.15;
/// A bar with any record is at least so high, as a part of the box: one among thousands is seen, too.
const LEAST: f64 = 0.04;
/// Lengths of a bin in months, from fine to coarse. Beyond, ten times as long again and again.
const STEPS: [i64; 10] = [1, 3, 12, 24, 60, 120, 240, 600, 1_200, 12_000];

/// The bins over a stretch of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Months in a bin.
    step: i64,
    /// The first bin, counted in bins from year 0.
    first: i64,
    /// How many there are, at least one.
    len: i64,
}

/// A bar, in parts of the box (0 to 1) from its left and upper edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Height, from the lower edge up.
    pub height: f64,
    /// When: `Sep 1952`, `Jul–Sep 1952`, `1952`, `1950–1959`.
    pub label: String,
    /// Records.
    pub count: usize,
}

impl Calendar {
    /// The finest bins in which the days from `from` to `to`, both included, take no more than 40.
    pub fn new(from: Day, to: Day) -> Self {
        let (from, to) = (month_number(from), month_number(to).max(month_number(from)));
        let with = |step: i64| Self {
            step,
            first: from.div_euclid(step),
            len: to.div_euclid(step) - from.div_euclid(step) + 1,
        };
        let coarser = |last: &Self| Some(with(last.step * 10));
        let mut all = STEPS.into_iter().map(with);
        let fits = |bins: &Self| bins.len <= BARS_MAX;
        all.find(fits)
            .or_else(|| std::iter::successors(Some(with(STEPS[9] * 10)), coarser).find(fits))
            .unwrap_or(with(1))
    }

    /// The day on which each bin begins, and the day after the last.
    pub fn edges(&self) -> Vec<Day> {
        (0..=self.len).map(|at| month_start((self.first + at) * self.step)).listed()
    }

    /// The bars, all bins with their counts; the highest is as high as the box.
    pub fn bars(&self, counts: &[usize]) -> Vec<Bar> {
        let highest = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
        let bin = 1.0 / self.len as f64;
        let bar = |(at, &count): (i64, &usize)| Bar {
            x: (at as f64 + AIR / 2.0) * bin,
            width: (1.0 - AIR) * bin,
            height: if count == 0 { 0.0 } else { (count as f64 / highest).max(LEAST) },
            label: self.label(at),
            count,
        };
        (0..self.len).zip(counts).map(bar).listed()
    }

    /// A bin in words.
    fn label(&self, at: i64) -> String {
        let (first, next) = ((self.first + at) * self.step, (self.first + at + 1) * self.step);
        let (from, to) = (month_start(first).civil(), month_start(next - 1).civil());
        let year = year_label(to.year);
        match self.step {
            1 => in_year(month_short(from.month), &year),
            step if step < 12 => in_year(&[month_short(from.month), "–", month_short(to.month)].concat(), &year),
            12 => year,
            _ => format!("{}–{year}", year_label(from.year)),
        }
    }
}

/// Months since January of year 0.
fn month_number(day: Day) -> i64 {
    let civil = day.civil();
    civil.year * 12 + i64::from(civil.month) - 1
}

fn month_start(number: i64) -> Day {
    Civil { year: number.div_euclid(12), month: (number.rem_euclid(12) + 1) as u8, day: 1 }.day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(from: &str, to: &str) -> Vec<String> {
        let day = |text: &str| crate::date::Edtf::parse(text).expect("a date").interval().earliest.expect("a day");
        let bins = Calendar::new(day(from), day(to));
        bins.bars(&vec![1; bins.len as usize]).into_iter().map(|bar| bar.label).collect()
    }

    #[test]
    fn bins_are_what_people_count_in() {
        assert_eq!(labels("1952-09-17", "1952-11-01"), ["Sep 1952", "Oct 1952", "Nov 1952"]);
        assert_eq!(labels("1952-09", "1956-02")[..2], ["Jul–Sep 1952", "Oct–Dec 1952"]);
        assert_eq!(labels("1931", "1960").first().map(String::as_str), Some("1931"));
        assert_eq!(labels("1545", "2012")[..2], ["1540–1559", "1560–1579"]);
        assert_eq!(labels("-0043", "0002")[0], "45 BCE–44 BCE");
    }

    proptest! {
        #[test]
        fn every_day_lies_in_a_bin_and_no_bar_leaves_the_box(from in -900_000_000_i64..900_000, days in 0_i64..900_000_000) {
            let bins = Calendar::new(Day(from), Day(from + days));
            let edges = bins.edges();
            prop_assert!(bins.len >= 1 && bins.len <= BARS_MAX);
            prop_assert!(edges[0].0 <= from && from + days < edges[edges.len() - 1].0);
            prop_assert!(edges.is_sorted());
            let counts: Vec<usize> = (0..bins.len as usize).collect();
            let bars = bins.bars(&counts);
            prop_assert_eq!(bars.len(), counts.len());
            for bar in &bars {
                prop_assert!(bar.x >= 0.0 && bar.x + bar.width <= 1.0 + 1e-9 && bar.height <= 1.0);
                prop_assert_eq!(bar.height > 0.0, bar.count > 0);
            }
        }
    }
}
