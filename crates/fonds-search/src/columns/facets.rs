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

/// What a slot does to the documents that have it: bits, two for each choice that is decided in one pass.
type Effect = u32;
const INCLUDED: Effect = 1;
const EXCLUDED: Effect = 2;

/// How many choices are decided in one pass.
const AT_ONCE: usize = Effect::BITS as usize / 2;

/// A column with something chosen in it.
type Chosen<'a> = (usize, &'a Choice);

impl Choice {
    /// Whether nothing is chosen, so that every document is admitted.
    pub fn is_empty(&self) -> bool {
        !self.asks() && self.exclude.is_empty() && !self.exclude_none
    }

    /// Whether a document must have something to be admitted.
    fn asks(&self) -> bool {
        self.include_none || !self.include.is_empty()
    }

    /// Whether documents with values of these effects pass.
    fn admits(&self, effect: Effect) -> bool {
        effect & EXCLUDED == 0 && (effect & INCLUDED != 0 || !self.asks())
    }

    /// Marks the slots of a column with what they do.
    fn mark(&self, keywords: &Keywords, place: usize, effects: &mut [Effect]) {
        let mut mark = |ids: &[u32], none: bool, effect: Effect| {
            let count = keywords.labels.count();
            let ids = ids.iter().copied().filter(|&id| id < count).chain(none.then_some(count));
            ids.for_each(|id| effects[(keywords.base + id) as usize] |= effect << (2 * place));
        };
        mark(&self.include, self.include_none, INCLUDED);
        mark(&self.exclude, self.exclude_none, EXCLUDED);
    }
}

impl Columns {
    /// Those of the documents that a choice in a column admits.
    pub fn admitted(&self, docs: &DocSet, column: usize, choice: &Choice) -> DocSet {
        let is_chosen = column < self.keywords.len() && !choice.is_empty();
        let admitted = is_chosen.then(|| self.admitted_each(docs, &[(column, choice)]).pop()).flatten();
        admitted.unwrap_or_else(|| docs.clone())
    }

    /// The documents of `found` that pass all choices, and the counts of every column. `choices` go with the keyword
    /// columns; a missing one is empty.
    ///
    /// One pass over the rows of `found` decides all choices, one (or a pass over the others, if they are fewer) counts
    /// all columns, and one more counts each column with a choice.
    pub fn facets(&self, found: &DocSet, choices: &[Choice]) -> Faceted {
        let chosen = choices.iter().enumerate().take(self.keywords.len());
        let chosen = chosen.filter(|(_, choice)| !choice.is_empty()).listed();
        let admitted = chosen.chunks(AT_ONCE).flat_map(|chosen| self.admitted_each(found, chosen)).listed();
        let passing_but = |but: Option<usize>| {
            let mut passing = found.clone();
            let others = chosen.iter().zip(&admitted).filter(|((column, _), _)| Some(*column) != but);
            others.for_each(|(_, admitted)| passing.and(admitted));
            passing
        };
        let passing = passing_but(None);
        let all = self.slot_counts(&passing, 0..self.slots());
        let counts = self.keywords.iter().enumerate().map(|(column, keywords)| {
            if chosen.iter().any(|(other, _)| *other == column) {
                return self.counts_of(keywords, &passing_but(Some(column)));
            }
            let slots = keywords.slots();
            FacetCounts::of_slots(all.get(slots.start as usize..slots.end as usize).unwrap_or_default().to_vec())
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

    /// For each choice, those of the documents that it admits. At most [`AT_ONCE`] choices, in columns that there are.
    fn admitted_each(&self, docs: &DocSet, chosen: &[Chosen]) -> Vec<DocSet> {
        let mut effects = vec![0; self.slots() as usize];
        for (place, (column, choice)) in chosen.iter().enumerate() {
            choice.mark(&self.keywords[*column], place, &mut effects);
        }
        let mut admitted = vec![DocSet::none(docs.universe()); chosen.len()];
        self.rows.join(
            docs,
            &effects,
            |a, b| a | b,
            |doc, effect| {
                for (place, ((_, choice), admitted)) in chosen.iter().zip(&mut admitted).enumerate() {
                    if choice.admits(effect >> (2 * place)) {
                        admitted.insert(doc);
                    }
                }
            },
        );
        admitted
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
