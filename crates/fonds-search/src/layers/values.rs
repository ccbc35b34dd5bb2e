//! The values of a keyword column of two layers, numbered as in one column of both: in the order of their labels.
//!
//! Kept are only the numbers of the second layer's values, and which of them the base does not have: all others are those
//! of the base, moved up by the new ones before them.

use crate::columns::{Choice, Columns, FacetCounts};
use crate::fold;
use crate::listed::Listed;

/// From a layer's own value ids to those of both layers, and back. Without a second layer they are those of the base.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// The ids of the second layer's values, ascending.
    added: Vec<u32>,
    /// The ids of those that the base does not have, ascending.
    new: Vec<u32>,
}

impl Values {
    pub fn of(base: &Columns, added: &Columns, column: usize) -> Values {
        let mut values = Values::default();
        for label in (0..added.labels(column)).map(|id| added.label(column, id)) {
            let moved_by = values.new.len() as u32;
            match base.id(column, label) {
                Some(id) => values.added.push(id + moved_by),
                None => {
                    values.new.push(labels_before(base, column, label) + moved_by);
                    values.added.extend(values.new.last());
                }
            }
        }
        values
    }

    /// How many values both layers have together, if the base has so many.
    pub fn count(&self, of_base: u32) -> u32 {
        of_base + self.new.len() as u32
    }

    pub fn id_of_base(&self, id: u32) -> u32 {
        let (mut low, mut high) = (0, self.new.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.new[middle] - middle as u32 <= id { low = middle + 1 } else { high = middle }
        }
        id + low as u32
    }

    pub fn id_of_added(&self, id: u32) -> Option<u32> {
        self.added.get(id as usize).copied()
    }

    pub fn in_base(&self, id: u32) -> Option<u32> {
        self.new.binary_search(&id).err().map(|before| id - before as u32)
    }

    pub fn in_added(&self, id: u32) -> Option<u32> {
        self.added.binary_search(&id).ok().map(|id| id as u32)
    }

    /// What is chosen, as a layer numbers its values. A value that it does not have stays chosen as one that no document
    /// has.
    pub fn choice_in(&self, choice: &Choice, id_in: &dyn Fn(u32) -> Option<u32>) -> Choice {
        let ids = |ids: &[u32]| ids.iter().map(|&id| id_in(id).unwrap_or(u32::MAX)).listed();
        Choice { include: ids(&choice.include), exclude: ids(&choice.exclude), ..choice.clone() }
    }

    /// The counts of both layers.
    pub fn counts(&self, base: &FacetCounts, added: &FacetCounts) -> FacetCounts {
        let mut counts = Vec::with_capacity(base.counts.len() + self.new.len());
        let mut of_base = base.counts.as_slice();
        for &new in &self.new {
            let (before, after) = of_base.split_at((new as usize - counts.len()).min(of_base.len()));
            counts.extend_from_slice(before);
            counts.push(0);
            of_base = after;
        }
        counts.extend_from_slice(of_base);
        for (&id, count) in self.added.iter().zip(&added.counts) {
            if let Some(both) = counts.get_mut(id as usize) {
                *both += count;
            }
        }
        FacetCounts { counts, none: base.none + added.none }
    }
}

/// How many of a column's labels stand before one that it does not have.
fn labels_before(columns: &Columns, column: usize, label: &str) -> u32 {
    let folded = fold(label);
    let mut id = columns.beginning_with(column, label).start;
    while id < columns.labels(column)
        && (fold(columns.label(column, id)).as_str(), columns.label(column, id)) < (&folded, label)
    {
        id += 1;
    }
    id
}
