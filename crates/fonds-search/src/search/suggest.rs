//! Terms that begin as a reader has typed, with how many documents they would find.

use crate::docs::DocSet;
use crate::index::{Entry, Index};
use crate::listed::Listed;
use crate::order::order;
use crate::tokens::fold_word;

/// Of how many terms, the most frequent in the whole index, the documents are counted.
const COUNTED: usize = 64;

/// A term to search for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The term, folded.
    pub term: String,
    /// The documents that have it, among those asked for.
    pub docs: u32,
}

impl Index {
    /// The most frequent terms that begin so, with the number of documents among `among` (or all) that have them; at
    /// most `most`. Terms that none of them has are left out.
    pub fn suggest(&self, beginning: &str, among: Option<&DocSet>, most: usize) -> Vec<Suggestion> {
        let folded = fold_word(beginning);
        let mut kept: Vec<(Entry, String)> = Vec::new();
        let mut cursor = self.terms_from(&folded);
        while cursor.advance() && cursor.term().starts_with(folded.as_bytes()) {
            let place = kept.partition_point(|(entry, _)| entry.docs_with >= cursor.entry().docs_with);
            if place < COUNTED {
                kept.insert(place, (cursor.entry().clone(), cursor.text().to_owned()));
                kept.truncate(COUNTED);
            }
        }
        let counts = kept.iter().map(|(entry, _)| self.count(entry, among)).listed();
        let sorted = order(kept.len(), &|a, b| counts[b].cmp(&counts[a])).into_iter().map(|at| at as usize);
        let found = sorted.filter(|&at| counts[at] > 0).take(most);
        found.map(|at| Suggestion { term: std::mem::take(&mut kept[at].1), docs: counts[at] }).listed()
    }

    fn count(&self, entry: &Entry, among: Option<&DocSet>) -> u32 {
        let Some(among) = among else { return entry.docs_with };
        let mut count = 0;
        self.postings(entry).for_each(|doc, _| count += u32::from(among.contains(doc)));
        count
    }
}
