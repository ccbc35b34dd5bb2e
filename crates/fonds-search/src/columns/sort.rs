//! The order of documents by a column.

use super::Columns;
use crate::DocSet;
use crate::order::{position, top_k};

/// What documents are sorted by. Those that have nothing there come last, in either direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortColumn {
    /// The place in a given order.
    Rank(usize),
    /// The first, in the order of the labels, of the document's values in a keyword column.
    Keyword(usize),
    /// The first day of an interval; an open beginning is before every day.
    Earliest(usize),
    /// The last day of an interval; an open end is after every day.
    Latest(usize),
}

/// A column to sort by, and the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// The column.
    pub column: SortColumn,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

/// The key of a document that has nothing in the column.
const LAST: u32 = u32::MAX;

impl Columns {
    /// A number that sorts documents as asked: the smallest first. Ties are left to the caller, who may put a further key
    /// below this one.
    #[inline]
    pub fn sort_key(&self, by: By, doc: u32) -> u32 {
        directed(self.ascending_key(by.column, doc), by)
    }

    /// A window of the documents in this order, ties by document: at most `count` from place `offset` on.
    pub fn sorted(&self, docs: &DocSet, by: By, offset: usize, count: usize) -> Vec<u32> {
        top_k(docs, &*self.keys(docs, by), offset, count)
    }

    /// The place of a document in this order, from 0; `None` if it is not among the documents.
    pub fn place(&self, docs: &DocSet, by: By, doc: u32) -> Option<usize> {
        position(docs, &*self.keys(docs, by), doc)
    }

    /// The keys of documents, of which those of a keyword column are found in one pass over the rows.
    fn keys(&self, docs: &DocSet, by: By) -> Box<dyn Fn(u32) -> u64 + '_> {
        let SortColumn::Keyword(column) = by.column else {
            return Box::new(move |doc| self.sort_key(by, doc).into());
        };
        let least = self.least_values(column, docs);
        Box::new(move |doc| directed(least.get(doc as usize).map_or(LAST, |id| !id), by).into())
    }

    /// By document its least value, all bits turned round; 0 for none.
    fn least_values(&self, column: usize, docs: &DocSet) -> Vec<u32> {
        let mut table = vec![0; self.slots() as usize];
        if let Some(keywords) = self.keywords.get(column) {
            (0..keywords.labels.count()).for_each(|id| table[(keywords.base + id) as usize] = !id);
        }
        let mut least = vec![0; docs.universe()];
        self.rows.join(docs, &table, u32::max, |doc, value| {
            if let Some(place) = least.get_mut(doc as usize) {
                *place = value;
            }
        });
        least
    }

    /// No date has the first day `i32::MAX` or the last day `i32::MIN`, so no key but that of *none* is [`LAST`].
    fn ascending_key(&self, column: SortColumn, doc: u32) -> u32 {
        match column {
            SortColumn::Rank(order) => self.rank(order, doc),
            SortColumn::Keyword(column) => self.values(column, doc).min().unwrap_or(LAST),
            SortColumn::Earliest(column) => self.interval(column, doc).map_or(LAST, |(first, _)| ordered(first)),
            SortColumn::Latest(column) => self.interval(column, doc).map_or(LAST, |(_, last)| ordered(last) - 1),
        }
    }
}

#[inline]
fn directed(key: u32, by: By) -> u32 {
    if by.is_descending && key != LAST { LAST - 1 - key } else { key }
}

/// A day as a number without a sign, in the same order.
fn ordered(day: i32) -> u32 {
    day as u32 ^ 1 << 31
}
