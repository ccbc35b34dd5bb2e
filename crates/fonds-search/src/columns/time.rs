//! Intervals of days: filters and histograms.

use super::Columns;
use crate::DocSet;
use crate::bytes::Bytes;
use crate::listed::Listed;

/// The days of a document without a date. No date is like it, nor begins or ends where it does.
pub(super) const NO_DATE: (i32, i32) = (i32::MAX, i32::MIN);

/// An interval column.
#[derive(Clone, Debug)]
pub(super) struct Days {
    earliest: Bytes,
    latest: Bytes,
}

/// How an uncertain date is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// Each of its days as likely as any other: its shares in the bins, before and after them add up to 1, whatever the
    /// bins are. A date that is open at one end is counted whole on the day that is known (nothing tells how far it
    /// reaches); one that is open at both, as undated.
    Evenly,
    /// Whole, if it may lie in the window: on its earliest day, if that is unknown on its latest, and in the first bin if
    /// that day is before the window (or in the last, if it is after it) or if neither is known.
    AtEarliest,
}

/// Documents with the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameDays {
    /// Their first and last day, as [`Columns::interval`] gives them.
    pub days: (i32, i32),
    /// How many they are.
    pub count: u32,
}

/// How many documents are when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// Those in each bin.
    pub bins: Vec<f64>,
    /// Those before the first bin.
    pub before: f64,
    /// Those after the last bin.
    pub after: f64,
    /// Those without a date.
    pub undated: u32,
}

/// Most bins that [`equal_edges`] gives.
const BINS_MAX: usize = 1 << 16;

/// The edges of `bins` bins as equal as whole days allow, over the days `from` to `to`, both included. At least one, and no
/// more than there are days.
pub fn equal_edges(from: i32, to: i32, bins: usize) -> Vec<i32> {
    let days = (i64::from(to) - i64::from(from) + 1).max(1);
    let bins = (bins.clamp(1, BINS_MAX) as i64).min(days);
    let edge = |at: i64| i64::from(from) + days * at / bins;
    (0..=bins).map(|at| edge(at).min(i32::MAX.into()) as i32).listed()
}

impl Columns {
    /// The documents of which some day may lie between `from` and `to`, both included; `None` is unbounded. A date that
    /// is open at an end may reach anywhere there.
    pub fn possibly_inside(&self, column: usize, from: Option<i32>, to: Option<i32>) -> DocSet {
        let earliest_to = to.unwrap_or(i32::MAX).min(i32::MAX - 1);
        self.with_days(column, (i32::MIN, earliest_to), (from.unwrap_or(i32::MIN), i32::MAX))
    }

    /// The documents of which every day lies between `from` and `to`, both included; `None` is unbounded. A date that is
    /// open at an end is not inside a bound there.
    pub fn certainly_inside(&self, column: usize, from: Option<i32>, to: Option<i32>) -> DocSet {
        let earliest_from = from.map_or(i32::MIN, |day| day.max(i32::MIN + 1));
        let latest_to = to.map_or(i32::MAX, |day| day.min(i32::MAX - 1));
        self.with_days(column, (earliest_from, i32::MAX - 1), (i32::MIN, latest_to))
    }

    /// The documents without a date.
    pub fn undated(&self, column: usize) -> DocSet {
        let mut undated = self.with_days(column, (i32::MIN, i32::MAX - 1), (i32::MIN, i32::MAX));
        undated.negate();
        undated
    }

    /// Counts documents in the bins between neighbouring edges, each from its edge on up to the day before the next one.
    /// Edges ascend; one that doesn't is moved to the one before it. One pass, whatever the bins are.
    pub fn histogram(&self, column: usize, docs: &DocSet, edges: &[i32], spread: Spread) -> Histogram {
        let mut tally = Tally::new(edges);
        let (first_days, last_days) = self.intervals.get(column).map_or_else(Default::default, Days::bytes);
        docs.for_each(|doc| match interval(first_days, last_days, doc) {
            Some(days) => tally.add(SameDays { days, count: 1 }, spread),
            None => tally.undated += 1,
        });
        tally.histogram()
    }

    /// The documents with a first and a last day in these ranges, both ends included.
    fn with_days(&self, column: usize, earliest: (i32, i32), latest: (i32, i32)) -> DocSet {
        let Some(days) = self.intervals.get(column) else { return DocSet::none(self.docs) };
        let (first_days, last_days) = (days.earliest.as_chunks().0, days.latest.as_chunks().0);
        let words = first_days.chunks(64).zip(last_days.chunks(64));
        let words = words.map(|(first_days, last_days)| {
            let both = first_days.iter().zip(last_days).enumerate();
            both.fold(0, |word, (at, (first, last))| {
                word | u64::from(is_inside(first, earliest) & is_inside(last, latest)) << at
            })
        });
        DocSet::of_words(self.docs, words.listed())
    }
}

impl Histogram {
    /// What [`Columns::histogram`] gives for documents of which these are the days.
    pub fn of(dates: &[SameDays], edges: &[i32], spread: Spread) -> Histogram {
        let mut tally = Tally::new(edges);
        dates.iter().for_each(|same| tally.add(*same, spread));
        tally.histogram()
    }
}

/// Whether a day lies in a range, both ends included; without a branch, which would be guessed wrong for every other one.
#[inline(always)]
fn is_inside(day: &[u8; 4], (from, to): (i32, i32)) -> bool {
    let day = i32::from_le_bytes(*day);
    (from <= day) & (day <= to)
}

impl Days {
    /// The first and the last days, by document.
    pub fn new(earliest: Bytes, latest: Bytes) -> Days {
        Days { earliest, latest }
    }

    pub fn of(&self, doc: u32) -> Option<(i32, i32)> {
        let (first_days, last_days) = self.bytes();
        interval(first_days, last_days, doc)
    }

    fn bytes(&self) -> (&[u8], &[u8]) {
        (&self.earliest, &self.latest)
    }
}

/// The first and last day of a document; `None` for none, or for a document that there is not.
#[inline(always)]
fn interval(first_days: &[u8], last_days: &[u8], doc: u32) -> Option<(i32, i32)> {
    let day = |days: &[u8]| Some(i32::from_le_bytes(*days.get(4 * doc as usize..)?.first_chunk()?));
    let (first, last) = (day(first_days)?, day(last_days)?);
    // Only a damaged file has a date that ends before it begins.
    (first != NO_DATE.0 && last != NO_DATE.1).then_some((first, last.max(first)))
}

/// A document, in the parts that shares are counted in: whole numbers, so that what is added and taken away again leaves
/// nothing. Fine enough for a day's share of ten thousand years, coarse enough for a hundred million documents.
const WHOLE: i64 = 1 << 36;

/// Counts by slot. Slot 0 is before all edges, slot n from the edge n - 1 on (counted from 0), the last after all edges.
struct Tally {
    slots: Slots,
    /// In [`WHOLE`]ths, by slot.
    shares: Vec<i64>,
    /// By slot, how much more each of its days has than a day of the slot before, of the dates that cover whole slots.
    rises: Vec<i64>,
    undated: u32,
}

impl Tally {
    fn new(edges: &[i32]) -> Tally {
        let slots = Slots::new(edges);
        let zeros = vec![0; slots.edges.len() + 1];
        Tally { slots, shares: zeros.clone(), rises: zeros, undated: 0 }
    }

    #[inline(always)]
    fn add(&mut self, SameDays { days, count }: SameDays, spread: Spread) {
        let whole = i64::from(count) * WHOLE;
        match (days, spread) {
            ((i32::MIN, i32::MAX), Spread::Evenly) => self.undated += count,
            ((i32::MIN, day) | (day, i32::MAX), Spread::Evenly) => self.add_day(day, whole),
            (days, Spread::Evenly) => self.add_evenly(days, count.into()),
            (days, Spread::AtEarliest) => self.add_at_earliest(days, whole),
        }
    }

    fn add_day(&mut self, day: i32, whole: i64) {
        let slot = self.slots.slot(day);
        self.shares[slot] += whole;
    }

    fn add_evenly(&mut self, (first, last): (i32, i32), count: i64) {
        let (from, to) = (self.slots.slot(first), self.slots.slot(last));
        if from == to {
            self.shares[from] += count * WHOLE;
            return;
        }
        let (first, end) = (i64::from(first), i64::from(last) + 1);
        // Of a document first and then of all, so that they have together what they have one by one.
        let a_day = count * (WHOLE / (end - first));
        self.shares[from] += a_day * (self.slots.end(from) - first);
        self.shares[to] += a_day * (end - self.slots.end(to - 1));
        self.rises[from + 1] += a_day;
        self.rises[to] -= a_day;
    }

    fn add_at_earliest(&mut self, (first, last): (i32, i32), whole: i64) {
        let (window_first, window_end) = (self.slots.first(), self.slots.last());
        let is_in = first < window_end && last >= window_first && window_first < window_end;
        let slot = match (first, last) {
            _ if !is_in && first < window_end => 0,
            _ if !is_in => self.slots.edges.len(),
            (i32::MIN, i32::MAX) => self.slots.slot(window_first),
            (i32::MIN, day) | (day, _) => self.slots.slot(day.clamp(window_first, window_end - 1)),
        };
        self.shares[slot] += whole;
    }

    fn histogram(mut self) -> Histogram {
        let mut a_day = 0;
        for slot in 1..self.slots.edges.len() {
            a_day += self.rises[slot];
            self.shares[slot] += a_day * (self.slots.end(slot) - self.slots.end(slot - 1));
        }
        let counts = self.shares.iter().map(|&share| share as f64 / WHOLE as f64).listed();
        let (before, rest) = counts.split_first().unwrap_or((&0.0, &[]));
        let (after, bins) = rest.split_last().unwrap_or((&0.0, &[]));
        Histogram { bins: bins.to_vec(), before: *before, after: *after, undated: self.undated }
    }
}

/// Finds the slot of a day: a table gives that of the day's part of the window, from which it is a few steps.
struct Slots {
    edges: Vec<i32>,
    /// By part of the window, the slot of the part's first day.
    table: Vec<u32>,
    /// A part has two to the power of this many days.
    shift: u32,
}

/// The table has at least so many parts for each edge.
const PARTS_PER_EDGE: i64 = 4;

impl Slots {
    fn new(edges: &[i32]) -> Slots {
        let mut edges = edges.to_vec();
        (1..edges.len()).for_each(|at| edges[at] = edges[at].max(edges[at - 1]));
        let mut slots = Slots { edges, table: Vec::new(), shift: 0 };
        let days = i64::from(slots.last()) - i64::from(slots.first());
        while days >> slots.shift > 2 * PARTS_PER_EDGE * slots.edges.len() as i64 {
            slots.shift += 1;
        }
        let mut slot = 0;
        for part in 0..=days >> slots.shift {
            let day = i64::from(slots.first()) + (part << slots.shift);
            while slots.edges.get(slot as usize).is_some_and(|&edge| i64::from(edge) <= day) {
                slot += 1;
            }
            slots.table.push(slot);
        }
        slots
    }

    #[inline]
    fn slot(&self, day: i32) -> usize {
        if day < self.first() || self.edges.is_empty() {
            return 0;
        }
        let part = day.wrapping_sub(self.first()) as u32 >> self.shift;
        let mut slot = self.table.get(part as usize).map_or(self.edges.len(), |&slot| slot as usize);
        while self.edges.get(slot).is_some_and(|&edge| edge <= day) {
            slot += 1;
        }
        slot
    }

    fn first(&self) -> i32 {
        self.edges.first().copied().unwrap_or(i32::MAX)
    }

    fn last(&self) -> i32 {
        self.edges.last().copied().unwrap_or(i32::MAX)
    }

    /// The first day after a slot that is not the last.
    fn end(&self, slot: usize) -> i64 {
        self.edges[slot].into()
    }
}
