//! Values that occur together, and documents that share values.

use super::{Choice, Columns, FacetCounts, Keywords};
use crate::DocSet;
use crate::listed::Listed;
use crate::order::Smallest;

/// Two values, and how many documents have both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// A value of the first column.
    pub a: u32,
    /// A value of the second column.
    pub b: u32,
    /// Documents with both.
    pub count: u32,
}

/// How many values of a document are paired, the first ones of each column: so that a document with very many takes no
/// time to speak of.
pub const PAIRED_MAX: usize = 255;

impl Columns {
    /// Of the documents that have `value` in the column `a`, how many have each value of the column `b`.
    pub fn pairs(&self, a: usize, value: u32, b: usize, docs: &DocSet) -> FacetCounts {
        let choice = Choice { include: vec![value], ..Choice::default() };
        let with = if value < self.labels(a) { self.admitted(docs, a, &choice) } else { DocSet::none(docs.universe()) };
        self.counts(b, &with)
    }

    /// The pairs of a value of the column `a` and one of the column `b` that most documents have, at most `most`, ties in
    /// the order of the labels. Within one column (`a` is `b`) each pair of different values is there once, the first in
    /// the order of the labels first. Of a document, the first [`PAIRED_MAX`] values of each column are paired.
    pub fn most_pairs(&self, a: usize, b: usize, docs: &DocSet, most: usize) -> Vec<Pair> {
        let counts = (self.counts(a, docs), self.counts(b, docs));
        // A pair is in no more documents than either of its values. So the pairs of frequent values are counted first, and
        // if enough of them are as frequent as that, no other pair is.
        let mut least = least_of_top(&counts.0).min(least_of_top(&counts.1));
        loop {
            let pairs =
                self.count_pairs((a, b), docs, &|a, b| counts.0.count(a) >= least && counts.1.count(b) >= least);
            let top = pairs.top(most);
            let is_complete = top.len() == most && top.last().is_none_or(|last| last.count >= least);
            if least <= 1 || is_complete {
                return top;
            }
            least /= 16;
        }
    }

    fn count_pairs(&self, (a, b): (usize, usize), docs: &DocSet, counts: &dyn Fn(u32, u32) -> bool) -> PairCounts {
        let mut pairs = PairCounts::default();
        let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
        docs.for_each(|doc| {
            of_a.clear();
            of_b.clear();
            of_a.extend(self.values(a, doc).take(PAIRED_MAX));
            of_b.extend(self.values(b, doc).take(PAIRED_MAX));
            for &a_value in &of_a {
                let of_b = of_b.iter().filter(|&&b_value| a != b || a_value < b_value);
                of_b.filter(|&&b_value| counts(a_value, b_value)).for_each(|&b_value| pairs.add(a_value, b_value));
            }
        });
        pairs
    }

    /// For each document how much it shares with `doc`, 0 for `doc` itself and for those not among `docs`: the sum, over
    /// the values that both have in these columns, of the column's weight times the logarithm of how rare the value is
    /// (all documents by those that have it).
    pub fn shared(&self, doc: u32, weights: &[(usize, f32)], docs: &DocSet) -> Vec<f32> {
        let mut table = vec![0.0; self.slots() as usize];
        for &(column, weight) in weights {
            let Some(keywords) = self.keywords.get(column) else { continue };
            for id in self.values(column, doc) {
                table[(keywords.base + id) as usize] = weight * self.rarity(keywords, id);
            }
        }
        let mut sums = vec![0.0; docs.universe()];
        self.rows.join(
            docs,
            &table,
            |a, b| a + b,
            |other, shared| {
                if let Some(sum) = sums.get_mut(other as usize) {
                    *sum = shared;
                }
            },
        );
        if let Some(own) = sums.get_mut(doc as usize) {
            *own = 0.0;
        }
        sums
    }

    fn rarity(&self, keywords: &Keywords, id: u32) -> f32 {
        let with = self.totals.u32_at((keywords.base + id) as usize).max(1);
        (self.docs as f32 / with as f32).ln()
    }
}

/// How many values of a column are paired first. With more, the table of pairs leaves the processor's cache; with fewer,
/// the most frequent pairs are oftener not among them.
const FREQUENT: usize = 256;

/// The least count among the most frequent values.
fn least_of_top(counts: &FacetCounts) -> u32 {
    counts.top(FREQUENT, &[]).last().map_or(0, |&id| counts.count(id))
}

/// Counts of pairs of numbers: a hash table with open addressing, in which a slot with the count 0 is free.
#[derive(Default)]
struct PairCounts {
    slots: Vec<(u64, u32)>,
    used: usize,
}

impl PairCounts {
    fn add(&mut self, a: u32, b: u32) {
        // At least half of the slots stay free, so that the way to a free one is short.
        if self.slots.len() <= 2 * self.used {
            self.grow();
        }
        let pair = u64::from(a) << 32 | u64::from(b);
        let slot = self.slot(pair);
        let (key, count) = &mut self.slots[slot];
        self.used += usize::from(*count == 0);
        *key = pair;
        *count = count.saturating_add(1);
    }

    /// The most frequent pairs, ties in the order of the numbers.
    fn top(&self, most: usize) -> Vec<Pair> {
        let mut top = Smallest::new(most);
        self.slots.iter().filter(|&&(_, count)| count > 0).for_each(|&(pair, count)| {
            top.offer(u128::from(!count) << 64 | u128::from(pair));
        });
        let pair = |key: u128| Pair { a: (key >> 32) as u32, b: key as u32, count: !((key >> 64) as u32) };
        top.sorted(0).into_iter().map(pair).listed()
    }

    /// The slot of a pair, or the free one where it belongs. There must be a free one.
    fn slot(&self, pair: u64) -> usize {
        let mask = self.slots.len() - 1;
        // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4): the high bits are the best mixed.
        let mut slot = (pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots[slot].1 > 0 && self.slots[slot].0 != pair {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); (2 * self.slots.len()).max(64)];
        for (pair, count) in std::mem::replace(&mut self.slots, larger) {
            if count > 0 {
                let slot = self.slot(pair);
                self.slots[slot] = (pair, count);
            }
        }
    }
}
