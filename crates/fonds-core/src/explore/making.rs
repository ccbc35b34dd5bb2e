//! The search of texts on its way: documents are added, then their terms are merged, then it is there.

use fonds_search::index::{Finishing, Index, IndexBuilder};

use super::{Ask, Explorer, FIELDS, later, texts};
use crate::view::View;

/// How far it is.
pub(super) enum Search {
    /// Nothing is done yet.
    Waiting,
    /// Documents are being added.
    Adding(Box<IndexBuilder>),
    /// Terms are being merged.
    Merging(Box<Finishing>),
    /// It is there.
    Ready(Box<Index>),
}

/// What part of the work adding documents is; merging is the rest.
const ADDING: f32 = 0.75;
/// A document has about so many terms that it has first; a step merges as many terms as the documents it could have added.
const TERMS_PER_DOCUMENT: usize = 4;

impl Explorer {
    /// Does a part of the work, about as much as adding `documents`, and says how far it is, 0 to 1; `None` when the
    /// search is there.
    pub fn prepare(&mut self, documents: usize) -> Option<f32> {
        later::searching().map_or(Some(0.0), |part| (part.prepare)(self, documents))
    }

    pub(super) fn make(&mut self, documents: usize) -> Option<f32> {
        let total = self.len();
        let search = std::mem::replace(&mut self.search, Search::Waiting);
        let (search, progress) = match search {
            Search::Waiting => (Search::Adding(Box::new(IndexBuilder::new(&FIELDS, true))), Some(0.0)),
            Search::Adding(builder) if builder.len() < total => {
                let builder = self.add(builder, documents);
                let progress = builder.len() as f32 / total as f32 * ADDING;
                (Search::Adding(builder), Some(progress))
            }
            Search::Adding(builder) => (Search::Merging(Box::new(builder.finish())), Some(ADDING)),
            Search::Merging(mut merging) => {
                if merging.step(documents.saturating_mul(TERMS_PER_DOCUMENT)) {
                    let progress = ADDING + merging.progress() * (1.0 - ADDING);
                    (Search::Merging(merging), Some(progress))
                } else {
                    (Search::Ready(Box::new(merging.index())), None)
                }
            }
            Search::Ready(index) => (Search::Ready(index), None),
        };
        self.search = search;
        progress
    }

    /// Whether a question can be answered by now: only one with words must wait until the search is there.
    pub fn can_answer(&self, ask: &Ask) -> bool {
        self.index().is_some() || !View::parse(&ask.query).0.filters.has_words()
    }

    /// The index, once it is there.
    pub(super) fn index(&self) -> Option<&Index> {
        match &self.search {
            Search::Ready(index) => Some(index),
            Search::Waiting | Search::Adding(_) | Search::Merging(_) => None,
        }
    }

    fn add(&self, mut builder: Box<IndexBuilder>, documents: usize) -> Box<IndexBuilder> {
        let next = self.catalogue.records().iter().skip(builder.len()).take(documents);
        next.for_each(|record| builder.add(&texts(record, &self.authorities)));
        builder
    }
}
