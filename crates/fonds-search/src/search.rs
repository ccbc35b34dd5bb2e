//! Finding: which documents fulfil a plan, and how well.
//!
//! A word is looked up once; then each part of the plan gives the documents that fulfil it and a score for each. Of parts
//! that must all be there the rarest is evaluated first, and the others only among the documents that are left.

mod evaluate;
mod explain;
mod lookup;
mod places;
mod proximity;
mod similar;
mod suggest;

pub use explain::{Met, Reason};
pub(crate) use lookup::Lookup;
pub use suggest::Suggestion;

use crate::docs::DocSet;
use crate::index::Index;
use crate::plan::Plan;
use evaluate::Evaluation;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// The documents.
    pub docs: DocSet,
    /// A score for each document of the index; 0 for those that were not found, and where nothing was asked but
    /// negations.
    pub scores: Vec<u32>,
}

impl Index {
    /// The documents among `among` (or all) that fulfil a plan; without a plan all of them.
    pub fn search(&self, plan: Option<&Plan>, among: Option<&DocSet>) -> Hits {
        let Some(plan) = plan else {
            let docs = among.cloned().unwrap_or_else(|| DocSet::all(self.len()));
            return Hits { docs, scores: vec![0; self.len()] };
        };
        self.fulfilling(&Lookup::of(self, plan), among)
    }

    /// The documents among `among` (or all) that fulfil a plan that was looked up in this index.
    pub(crate) fn fulfilling(&self, lookup: &Lookup, among: Option<&DocSet>) -> Hits {
        let mut hits = Evaluation::new(self).plan(lookup, None, among);
        proximity::add(self, lookup, &mut hits);
        hits
    }
}
