//! Why a document was found, and what made its score.

use crate::docs::DocSet;
use crate::index::{Entry, Index, Tier};
use crate::listed::Listed;
use crate::plan::{Leaf, Near, Plan, Way};
use crate::search::evaluate::Evaluation;
use crate::search::lookup::{Lookup, each_term_of};

/// A phrase or word of the plan that stands in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The terms met, each way of saying it apart.
    pub met: Vec<Met>,
    /// What it adds to the score, nearness to others not counted.
    pub score: u32,
}

/// A term in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The term.
    pub term: String,
    /// The fields it stands in.
    pub fields: Vec<usize>,
    /// How it stands for the word of the query.
    pub tier: Tier,
    /// The use of a name through which it was looked for.
    pub via: Option<u32>,
}

impl Index {
    /// The parts of a plan that a document fulfils, in the plan's order; what is excluded is no part.
    pub fn explain(&self, plan: &Plan, doc: u32) -> Vec<Reason> {
        let mut leaves = Vec::new();
        positive_leaves(plan, &mut leaves);
        let only = DocSet::of(self.len(), [doc]);
        let reason = |leaf: &&Leaf| {
            let lookup = Lookup::of(self, &Plan::Leaf((*leaf).clone()));
            let hits = Evaluation::new(self).plan(&lookup, None, Some(&only));
            let score = hits.scores.get(doc as usize).copied().unwrap_or(0);
            hits.docs.contains(doc).then(|| Reason { met: self.met(leaf, doc), score })
        };
        leaves.iter().filter_map(reason).listed()
    }

    /// For each document of `docs` (all of them found) the use of a name without whose other names it would not have
    /// been found.
    pub fn needed_names(&self, plan: &Plan, docs: &[u32]) -> Vec<Option<u32>> {
        let mut names = Vec::new();
        each_via(plan, &mut |via| {
            if !names.contains(&via) {
                names.push(via);
            }
        });
        let mut needed = vec![None; docs.len()];
        for name in names {
            let found = self.search(Some(&without(plan, name)), Some(&DocSet::of(self.len(), docs.iter().copied())));
            let missing = docs.iter().zip(&mut needed).filter(|(doc, _)| !found.docs.contains(**doc));
            missing.for_each(|(_, needed)| *needed = needed.or(Some(name)));
        }
        needed
    }

    fn met(&self, leaf: &Leaf, doc: u32) -> Vec<Met> {
        let mut met = Vec::new();
        for way in &leaf.ways {
            for placed in &way.words {
                each_term_of(self, &placed.word, &mut |term, entry, tier| {
                    let fields = self.fields_with(entry, doc);
                    if !fields.is_empty() && leaf.field.is_none_or(|field| fields.contains(&field)) {
                        met.push(Met { term: term.to_owned(), fields, tier, via: way.via });
                    }
                });
            }
        }
        met
    }

    fn fields_with(&self, entry: &Entry, doc: u32) -> Vec<usize> {
        let posting = self.postings(entry).seeker().seek(doc, &|_| (0, true)).filter(|posting| posting.doc == doc);
        let fields = posting.and_then(|posting| self.code(posting.code)).map_or(0, |(fields, _)| fields);
        (0..self.fields()).filter(|field| fields >> field & 1 == 1).listed()
    }
}

fn positive_leaves<'p>(plan: &'p Plan, leaves: &mut Vec<&'p Leaf>) {
    match plan {
        Plan::Leaf(leaf) => leaves.push(leaf),
        Plan::All(plans) | Plan::Any(plans) | Plan::Best(plans) => {
            plans.iter().for_each(|plan| positive_leaves(plan, leaves));
        }
        Plan::Near(Near { first, second, .. }) => leaves.extend(first.iter().chain(second)),
        Plan::Not(_) => {}
    }
}

fn each_via(plan: &Plan, visit: &mut dyn FnMut(u32)) {
    let mut leaves = Vec::new();
    positive_leaves(plan, &mut leaves);
    leaves.iter().flat_map(|leaf| &leaf.ways).filter_map(|way| way.via).for_each(visit);
}

/// The plan without the other names of one use.
fn without(plan: &Plan, name: u32) -> Plan {
    let each = |plans: &[Plan]| plans.iter().map(|plan| without(plan, name)).listed();
    let leaf = |leaf: &Leaf| Leaf {
        field: leaf.field,
        ways: leaf.ways.iter().filter(|way: &&Way| way.via != Some(name)).cloned().listed(),
    };
    match plan {
        Plan::Leaf(phrase) => Plan::Leaf(leaf(phrase)),
        Plan::All(plans) => Plan::All(each(plans)),
        Plan::Any(plans) => Plan::Any(each(plans)),
        Plan::Best(plans) => Plan::Best(each(plans)),
        Plan::Not(_) => plan.clone(),
        Plan::Near(Near { first, second, places }) => Plan::Near(Near {
            first: first.iter().map(leaf).listed(),
            second: second.iter().map(leaf).listed(),
            places: *places,
        }),
    }
}
