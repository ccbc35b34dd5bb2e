//! The columns of both layers: values, facets, dates, orders.
//!
//! Columns and values are counted as in one set of columns. Values that only deleted documents have are still listed, with
//! no document.

use super::{Layer, Layers};
use crate::DocSet;
use crate::columns::{By, Choice, Columns, FacetCounts, Faceted, Histogram, SortColumn, Spread};
use crate::listed::Listed;
use crate::order::{position, top_k};

/// The key of a document that has nothing in the column.
const LAST: u32 = u32::MAX;

impl Layers {
    /// How many values a keyword column has. Their ids count from 0 in the order of the labels, as in [`Columns`]; a second
    /// layer moves them.
    pub fn labels(&self, column: usize) -> u32 {
        self.values.get(column).map_or(0, |values| values.count(self.base.columns.labels(column)))
    }

    /// The label of a value; empty for a value that there is not.
    pub fn label(&self, column: usize, id: u32) -> &str {
        let Some(values) = self.values.get(column) else { return "" };
        let of_base = values.in_base(id).map(|id| self.base.columns.label(column, id));
        let of_added = || Some(self.added.as_ref()?.columns.label(column, values.in_added(id)?));
        of_base.or_else(of_added).unwrap_or("")
    }

    /// The value with this label, spelt exactly so.
    pub fn id(&self, column: usize, label: &str) -> Option<u32> {
        let values = self.values.get(column)?;
        let of_added = || values.id_of_added(self.added.as_ref()?.columns.id(column, label)?);
        self.base.columns.id(column, label).map(|id| values.id_of_base(id)).or_else(of_added)
    }

    /// The documents of `found` that are left and pass all choices, and the counts of every column; see
    /// [`Columns::facets`].
    pub fn facets(&self, found: &DocSet, choices: &[Choice]) -> Faceted {
        let (in_base, in_added) = self.parts(found);
        let chosen = |id_in: &dyn Fn(usize, u32) -> Option<u32>| {
            let pairs = self.values.iter().zip(choices).enumerate();
            pairs.map(|(column, (values, choice))| values.choice_in(choice, &|id| id_in(column, id))).listed()
        };
        let of_base = self.base.columns.facets(&in_base, &chosen(&|column, id| self.values[column].in_base(id)));
        let Some(added) = &self.added else { return of_base };
        let of_added = added.columns.facets(&in_added, &chosen(&|column, id| self.values[column].in_added(id)));
        let pairs = self.values.iter().zip(of_base.counts.iter().zip(&of_added.counts));
        Faceted {
            passing: of_base.passing.followed_by(&of_added.passing),
            counts: pairs.map(|(values, (a, b))| values.counts(a, b)).listed(),
        }
    }

    /// How many of the documents that are left have each value of a column.
    pub fn counts(&self, column: usize, docs: &DocSet) -> FacetCounts {
        let (in_base, in_added) = self.parts(docs);
        let of_base = self.base.columns.counts(column, &in_base);
        match (self.values.get(column), &self.added) {
            (Some(values), Some(added)) => values.counts(&of_base, &added.columns.counts(column, &in_added)),
            _ => of_base,
        }
    }

    /// The documents left of which some day may lie between `from` and `to`; see [`Columns::possibly_inside`].
    pub fn possibly_inside(&self, column: usize, from: Option<i32>, to: Option<i32>) -> DocSet {
        self.of_both(&|columns| columns.possibly_inside(column, from, to))
    }

    /// The documents left of which every day lies between `from` and `to`; see [`Columns::certainly_inside`].
    pub fn certainly_inside(&self, column: usize, from: Option<i32>, to: Option<i32>) -> DocSet {
        self.of_both(&|columns| columns.certainly_inside(column, from, to))
    }

    /// The documents left without a date.
    pub fn undated(&self, column: usize) -> DocSet {
        self.of_both(&|columns| columns.undated(column))
    }

    /// Counts the documents that are left in the bins between neighbouring edges; see [`Columns::histogram`].
    pub fn histogram(&self, column: usize, docs: &DocSet, edges: &[i32], spread: Spread) -> Histogram {
        let (in_base, in_added) = self.parts(docs);
        let mut both = self.base.columns.histogram(column, &in_base, edges, spread);
        if let Some(added) = &self.added {
            let others = added.columns.histogram(column, &in_added, edges, spread);
            both.bins.iter_mut().zip(others.bins).for_each(|(bin, other)| *bin += other);
            both.before += others.before;
            both.after += others.after;
            both.undated += others.undated;
        }
        both
    }

    /// A number that sorts documents as asked, as [`Columns::sort_key`] does. Places in a given order are compared as they
    /// are: who gives such an order to both layers gives them places in one.
    pub fn sort_key(&self, by: By, doc: u32) -> u32 {
        let Some((layer, own)) = self.layer_of(doc) else { return LAST };
        let key = layer.columns.sort_key(By { is_descending: false, ..by }, own);
        match by.column {
            _ if key == LAST => LAST,
            SortColumn::Keyword(column) => directed(self.value_of(column, layer, key), by),
            _ => directed(key, by),
        }
    }

    /// A window of the documents that are left in this order, ties by document: at most `count` from place `offset` on.
    pub fn sorted(&self, docs: &DocSet, by: By, offset: usize, count: usize) -> Vec<u32> {
        top_k(&self.left_of(docs), &|doc| self.sort_key(by, doc).into(), offset, count)
    }

    /// The place of a document in this order, from 0; `None` if it is not among the documents that are left.
    pub fn place(&self, docs: &DocSet, by: By, doc: u32) -> Option<usize> {
        position(&self.left_of(docs), &|doc| self.sort_key(by, doc).into(), doc)
    }

    /// A layer's own value as it is numbered here.
    fn value_of(&self, column: usize, layer: &Layer, id: u32) -> u32 {
        let Some(values) = self.values.get(column) else { return LAST };
        let is_base = std::ptr::eq(layer, &self.base);
        if is_base { values.id_of_base(id) } else { values.id_of_added(id).unwrap_or(LAST) }
    }

    /// The documents left that the columns of each layer give.
    fn of_both(&self, docs_of: &dyn Fn(&Columns) -> DocSet) -> DocSet {
        let of_base = docs_of(&self.base.columns);
        let both = match &self.added {
            Some(added) => of_base.followed_by(&docs_of(&added.columns)),
            None => of_base,
        };
        self.left_of(&both)
    }
}

fn directed(key: u32, by: By) -> u32 {
    if by.is_descending { LAST - 1 - key } else { key }
}
