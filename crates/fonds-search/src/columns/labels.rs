//! The labels of a keyword column, sorted, and the words within them.

use super::rows::ascends;
use crate::bytes::Bytes;
use crate::docs::DocSet;
use crate::fold::{fold, fold_into};
use std::ops::Range;

/// Bytes of an entry of the list of words: the label's id, and the byte at which the word begins in it.
pub(super) const WORD_BYTES: usize = 8;

/// Labels in the order of (folded label, label).
#[derive(Clone, Debug)]
pub(super) struct Labels {
    /// By id, where the label ends in `text`.
    ends: Bytes,
    text: Bytes,
    /// The words that don't begin a label, in the order of what is folded from there on to the end of the label.
    words: Bytes,
}

impl Labels {
    /// `None` if a label ends before it begins, or beyond the end.
    pub fn new(ends: Bytes, text: Bytes, words: Bytes) -> Option<Labels> {
        ascends(&ends, text.len()).then_some(Labels { ends, text, words })
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        (self.ends.len() / 4) as u32
    }

    /// The label with this id; empty if there is none, or if it is not UTF-8.
    pub fn label(&self, id: u32) -> &str {
        if id >= self.count() {
            return "";
        }
        let start = if id == 0 { 0 } else { self.ends.u32_at(id as usize - 1) };
        let end = self.ends.u32_at(id as usize);
        let label = self.text.get(start as usize..end as usize).unwrap_or_default();
        str::from_utf8(label).unwrap_or_default()
    }

    /// The id of a label, spelt exactly so.
    pub fn id(&self, label: &str) -> Option<u32> {
        let folded = fold(label);
        let id = first(self.count(), &|id| (fold(self.label(id)), self.label(id)) >= (folded.clone(), label));
        (id < self.count() && self.label(id) == label).then_some(id)
    }

    /// The ids of the labels that begin like this, folded.
    pub fn beginning_with(&self, folded: &str) -> Range<u32> {
        range(self.count(), folded, &|id, room| fold_into(self.label(id), room))
    }

    /// The ids of the labels that have a word from which on they go on like this, folded.
    pub fn with_word(&self, folded: &str) -> DocSet {
        let words = (self.words.len() / WORD_BYTES) as u32;
        let entry = |at: u32| (self.words.u32_at(2 * at as usize), self.words.u32_at(2 * at as usize + 1));
        let tail = |at: u32, room: &mut String| {
            let (id, start) = entry(at);
            fold_into(self.label(id).get(start as usize..).unwrap_or_default(), room);
        };
        let mut ids = DocSet::none(self.count() as usize);
        self.beginning_with(folded).for_each(|id| ids.insert(id));
        range(words, folded, &tail).for_each(|at| ids.insert(entry(at).0));
        ids
    }
}

/// Of sorted folded texts, of which `read` appends the one at a place, those that begin like this.
fn range(len: u32, beginning: &str, read: &dyn Fn(u32, &mut String)) -> Range<u32> {
    let read = |at: u32| {
        let mut text = String::new();
        read(at, &mut text);
        text
    };
    let start = first(len, &|at| read(at).as_str() >= beginning);
    let is_beyond = |at: u32| {
        let text = read(at);
        text.as_str() >= beginning && !text.starts_with(beginning)
    };
    start..first(len, &is_beyond).max(start)
}

/// The first of the numbers below `len` for which this holds, if it holds for all after it; `len` if for none.
fn first(len: u32, holds: &dyn Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
