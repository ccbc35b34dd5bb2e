//! Choices in columns, and how many documents each value would leave.

use super::{Columns, Keywords};
use crate::DocSet;
use crate::listed::Listed;
use crate::order::Smallest;
use std::ops::Range;

/// What is chosen in one column. *None* stands for the documents without any value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// A document must have one of these values (or none, if [`Choice::include_none`]).
    pub include: Vec<u32>,
    /// Documents without a value are among those wanted.
    pub include_none: bool,
    /// A document must have none of these values.
    pub exclude: Vec<u32>,
    /// Documents without a value are not wanted.
    pub exclude_none: bool,
}

/// How many documents have each value of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetCounts {
    /// By value id.
    pub counts: Vec<u32>,
    /// Documents without a value.
    pub none: u32,
}

/// Documents under choices, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faceted {
    /// Those that pass all choices.
    pub passing: DocSet,
    /// For each column those that pass all choices but the column's own: what choosing another value there would give.
    pub counts: Vec<FacetCounts>,
}

/// What a slot does to the documents that have it.
const INCLUDED: u8 = 1;
const EXCLUDED: u8 = 2;

impl Choice {
    /// Whether nothing is chosen, so that every document is admitted.
    pub fn is_empty(&self) -> bool {
        !self.asks() && self.exclude.is_empty() && !self.exclude_none
    }

    /// Whether a document must have something to be admitted.
    fn asks(&self) -> bool {
        self.include_none || !self.include.is_empty()
    }

    /// What each slot of a column does, by id, *none* last.
    fn effects(&self, labels: u32) -> Vec<u8> {
        let mut effects = vec![0; labels as usize + 1];
        let mut mark = |ids: &[u32], none: bool, effect: u8| {
            let none = none.then_some(labels);
            let ids = ids.iter().copied().filter(|&id| id < labels);
            ids.chain(none).for_each(|id| effects[id as usize] |= effect);
        };
        mark(&self.include, self.include_none, INCLUDED);
        mark(&self.exclude, self.exclude_none, EXCLUDED);
        effects
    }
}

impl Columns {
    /// Those of the documents that a choice in a column admits.
    pub fn admitted(&self, docs: &DocSet, column: usize, choice: &Choice) -> DocSet {
        let Some(keywords) = self.keywords.get(column).filter(|_| !choice.is_empty()) else { return docs.clone() };
        let effects = choice.effects(keywords.labels.count());
        let asks = choice.asks();
        let mut admitted = DocSet::none(docs.universe());
        docs.for_each(|doc| {
            let effect_of =
                |slot: u32| effects.get(slot.wrapping_sub(keywords.base) as usize).map_or(0, |&effect| effect);
            let effect = self.rows.row(doc).fold(0, |all, slot| all | effect_of(slot));
            if effect == INCLUDED || (effect == 0 && !asks) {
                admitted.insert(doc);
            }
        });
        admitted
    }

    /// The documents of `found` that pass all choices, and the counts of every column. `choices` go with the keyword
    /// columns; a missing one is empty.
    ///
    /// One pass over the rows of `found` (or of the others, if they are fewer) counts all columns, and two more for each
    /// column with a choice decide that choice and count that column.
    pub fn facets(&self, found: &DocSet, choices: &[Choice]) -> Faceted {
        let chosen = choices.iter().enumerate().take(self.keywords.len()).filter(|(_, choice)| !choice.is_empty());
        let chosen = chosen.map(|(column, choice)| (column, self.admitted(found, column, choice))).listed();
        let passing = passing_but(found, &chosen, None);
        let all = self.slot_counts(&passing, 0..self.slots());
        let counts = self.keywords.iter().enumerate().map(|(column, keywords)| {
            if chosen.iter().any(|(other, _)| *other == column) {
                self.counts_of(keywords, &passing_but(found, &chosen, Some(column)))
            } else {
                let slots = keywords.slots();
                FacetCounts::of_slots(all.get(slots.start as usize..slots.end as usize).unwrap_or_default().to_vec())
            }
        });
        Faceted { counts: counts.listed(), passing }
    }

    /// How many of the documents have each value of a column.
    pub fn counts(&self, column: usize, docs: &DocSet) -> FacetCounts {
        self.keywords.get(column).map_or_else(FacetCounts::default, |keywords| self.counts_of(keywords, docs))
    }

    /// Those of the values with a document, most documents first, whose label goes on like this, folded, from its
    /// beginning or from any word in it on: *enlai* finds *Zhou Enlai*. At most `most`.
    pub fn top_beginning(&self, column: usize, counts: &FacetCounts, beginning: &str, most: usize) -> Vec<u32> {
        let Some(keywords) = self.keywords.get(column) else { return Vec::new() };
        let ids = keywords.labels.with_word(&crate::fold(beginning.trim_start()));
        counts.sorted(&mut ids.iter().filter(|&id| counts.count(id) > 0), most)
    }

    /// The number of slots of all columns.
    pub(super) fn slots(&self) -> u32 {
        self.keywords.last().map_or(0, |keywords| keywords.slots().end)
    }

    fn counts_of(&self, keywords: &Keywords, docs: &DocSet) -> FacetCounts {
        FacetCounts::of_slots(self.slot_counts(docs, keywords.slots()))
    }

    /// How many of the documents have each of these slots. If most documents are among them, the others are counted, and
    /// taken from the totals.
    fn slot_counts(&self, docs: &DocSet, slots: Range<u32>) -> Vec<u32> {
        let mut counts = vec![0; slots.len()];
        if docs.universe() != self.docs || docs.count() <= self.docs / 2 {
            self.rows.count(docs, slots.start, &mut counts);
            return counts;
        }
        let mut others = docs.clone();
        others.negate();
        self.rows.count(&others, slots.start, &mut counts);
        for (slot, count) in slots.zip(&mut counts) {
            *count = self.totals.u32_at(slot as usize).saturating_sub(*count);
        }
        counts
    }
}

impl FacetCounts {
    /// How many documents have a value.
    pub fn count(&self, id: u32) -> u32 {
        self.counts.get(id as usize).copied().unwrap_or(0)
    }

    /// The value ids with the highest counts: most documents first, then in the order of the labels. At most `most`, and
    /// then those of `keep` that are not among them. A value without a document is left out unless it is to be kept.
    pub fn top(&self, most: usize, keep: &[u32]) -> Vec<u32> {
        let len = self.counts.len();
        let mut kept = DocSet::of(len, keep.iter().copied());
        let mut top = self.sorted(&mut (0..len as u32).filter(|&id| self.count(id) > 0 || kept.contains(id)), most);
        kept.and_not(&DocSet::of(len, top.iter().copied()));
        top.extend(self.sorted(&mut kept.iter(), len));
        top
    }

    /// Counts by slot, *none* last.
    fn of_slots(mut counts: Vec<u32>) -> Self {
        let none = counts.pop().unwrap_or(0);
        FacetCounts { counts, none }
    }

    fn sorted(&self, ids: &mut dyn Iterator<Item = u32>, most: usize) -> Vec<u32> {
        let mut top = Smallest::new(most);
        ids.for_each(|id| top.offer(u128::from(!self.count(id)) << 32 | u128::from(id)));
        top.sorted(0).into_iter().map(|key| key as u32).listed()
    }
}

/// The documents of `found` that pass all choices, that of the column `but` left out.
fn passing_but(found: &DocSet, chosen: &[(usize, DocSet)], but: Option<usize>) -> DocSet {
    let mut passing = found.clone();
    let others = chosen.iter().filter(|(column, _)| Some(*column) != but);
    others.for_each(|(_, admitted)| passing.and(admitted));
    passing
}
