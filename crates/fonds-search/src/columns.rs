//! The columns of an index: for each document its keywords, its intervals of days, and its places in given orders.
//!
//! They are built once ([`ColumnsBuilder`]), kept as bytes, and opened without rebuilding or copying: nothing is made for
//! a document or a value on opening. The keywords of a document stand side by side in one row, whatever their columns,
//! as numbers of one space, so that a single pass over the rows counts all columns.
//!
//! The bytes are not trusted. Lengths that don't fit are refused on opening; whatever else lies gives wrong answers, but
//! neither panics nor runs for long.
//!
//! ```
//! use fonds_search::bytes::Bytes;
//! use fonds_search::columns::{Columns, ColumnsBuilder};
//! use fonds_search::DocSet;
//! let mut builder = ColumnsBuilder::new(1, 1);
//! builder.add(&[vec!["letter"]], &[Some((0, 30))]);
//! builder.add(&[vec!["letter", "draft"]], &[None]);
//! let columns = Columns::open(Bytes::from(builder.finish(&[])), 2).expect("what was built");
//! let faceted = columns.facets(&DocSet::all(2), &[]);
//! assert_eq!((columns.label(0, 0), faceted.counts[0].counts.as_slice()), ("draft", [1, 2].as_slice()));
//! ```

mod builder;
mod facets;
mod file;
mod labels;
mod related;
mod rows;
mod sort;
mod time;

pub use builder::ColumnsBuilder;
pub use facets::{Choice, FacetCounts, Faceted};
pub use related::{PAIRED_MAX, Pair};
pub use sort::{By, SortColumn};
pub use time::{Histogram, SameDays, Spread, equal_edges};

use crate::bytes::Bytes;
use labels::Labels;
use rows::Rows;
use std::ops::Range;
use time::Days;

/// The columns of an index. Columns of each kind are counted from 0; one that there is not has no labels, no values and
/// no dates.
#[derive(Clone, Debug)]
pub struct Columns {
    docs: usize,
    rows: Rows,
    /// By slot, the documents that have it.
    totals: Bytes,
    keywords: Vec<Keywords>,
    intervals: Vec<Days>,
    /// By document its place in each given order.
    ranks: Vec<Bytes>,
}

/// A keyword column. Its slots in the rows are its value ids from `base` on, and after them one for *none*.
#[derive(Clone, Debug)]
struct Keywords {
    base: u32,
    labels: Labels,
}

impl Keywords {
    fn slots(&self) -> Range<u32> {
        self.base..self.none() + 1
    }

    /// The slot of the documents without a value.
    fn none(&self) -> u32 {
        self.base + self.labels.count()
    }

    fn id(&self, slot: u32) -> Option<u32> {
        slot.checked_sub(self.base).filter(|&id| id < self.labels.count())
    }
}

impl Columns {
    /// Opens what [`ColumnsBuilder::finish`] wrote for `docs` documents; `None` if the lengths in it don't fit, or a
    /// label or a document's row ends before it begins.
    pub fn open(bytes: Bytes, docs: usize) -> Option<Columns> {
        file::read(bytes, docs)
    }

    /// How many documents there are.
    pub fn docs(&self) -> usize {
        self.docs
    }

    /// How many keyword columns, interval columns and orders there are.
    pub fn widths(&self) -> (usize, usize, usize) {
        (self.keywords.len(), self.intervals.len(), self.ranks.len())
    }

    /// How many values a keyword column has. Their ids count from 0 in the order of the labels: by the folded label, then
    /// by the label itself.
    pub fn labels(&self, column: usize) -> u32 {
        self.keywords.get(column).map_or(0, |keywords| keywords.labels.count())
    }

    /// The label of a value; empty for a value that there is not.
    pub fn label(&self, column: usize, id: u32) -> &str {
        self.keywords.get(column).map_or("", |keywords| keywords.labels.label(id))
    }

    /// The value with this label, spelt exactly so.
    pub fn id(&self, column: usize, label: &str) -> Option<u32> {
        self.keywords.get(column)?.labels.id(label)
    }

    /// The values whose folded label begins like `beginning` folded.
    pub fn beginning_with(&self, column: usize, beginning: &str) -> Range<u32> {
        self.keywords.get(column).map_or(0..0, |keywords| keywords.labels.beginning_with(&crate::fold(beginning)))
    }

    /// In how many of all documents a value is.
    pub fn total(&self, column: usize, id: u32) -> u32 {
        let known = self.keywords.get(column).filter(|keywords| id < keywords.labels.count());
        known.map_or(0, |keywords| self.totals.u32_at((keywords.base + id) as usize))
    }

    /// A document's values, each once, in the order in which they were added.
    pub fn values(&self, column: usize, doc: u32) -> impl Iterator<Item = u32> + '_ {
        let keywords = self.keywords.get(column);
        self.rows.row(doc).filter_map(move |slot| keywords?.id(slot))
    }

    /// The first and last day of a document's interval; `i32::MIN` is an open beginning, `i32::MAX` an open end. `None`
    /// if it has no date.
    pub fn interval(&self, column: usize, doc: u32) -> Option<(i32, i32)> {
        self.intervals.get(column)?.of(doc)
    }

    /// A document's place in a given order; `u32::MAX` if there is none.
    pub fn rank(&self, order: usize, doc: u32) -> u32 {
        let ranks = self.ranks.get(order).filter(|_| (doc as usize) < self.docs);
        ranks.map_or(u32::MAX, |ranks| ranks.u32_at(doc as usize))
    }
}
