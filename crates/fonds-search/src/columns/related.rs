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
        let mut pairs = PairCounts::default();
        let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
        docs.for_each(|doc| {
            of_a.clear();
            of_b.clear();
            of_a.extend(self.values(a, doc).take(PAIRED_MAX));
            of_b.extend(self.values(b, doc).take(PAIRED_MAX));
            for &a_value in &of_a {
                of_b.iter().filter(|&&b_value| a != b || a_value < b_value).for_each(|&b| pairs.add(a_value, b));
            }
        });
        let mut top = Smallest::new(most);
        pairs.slots.iter().for_each(|&(pair, count)| {
            if count > 0 {
                top.offer(u128::from(!count) << 64 | u128::from(pair));
            }
        });
        let pair = |key: u128| Pair { a: (key >> 32) as u32, b: key as u32, count: !((key >> 64) as u32) };
        top.sorted(0).into_iter().map(pair).listed()
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
        docs.for_each(|other| {
            if let Some(sum) = sums.get_mut(other as usize) {
                *sum = self.rows.row(other).map(|slot| table.get(slot as usize).copied().unwrap_or(0.0)).sum();
            }
        });
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
