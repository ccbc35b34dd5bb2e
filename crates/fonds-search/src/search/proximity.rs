//! What words near each other add: of documents that have all the words, those in which they stand together are meant.
//!
//! Only among the best so many by the words alone, because it needs their places.

use crate::docs::DocSet;
use crate::index::Index;
use crate::listed::Listed;
use crate::order::top_k;
use crate::search::Hits;
use crate::search::lookup::{Lookup, Phrase};
use crate::search::places;

/// How many documents, from the best on, are looked at. More costs time with each search.
const DEPTH: usize = 128;
/// Words further apart than this add nothing.
const REACH: u64 = 8;
/// A word that so many terms stand for (a short beginning) says nothing by its place, and would take long.
const MOST_TERMS: usize = 64;
/// What neighbours add, as a part of what the rarer word counts at most (1023 for each unit of rarity).
const MOST: u32 = 512;

/// Adds to the scores of the best documents what the nearness of their words is worth.
pub fn add(index: &Index, plan: &Lookup, hits: &mut Hits) {
    let Lookup::All(plans) = plan else { return };
    if !index.has_places() {
        return;
    }
    let phrases: Vec<&Phrase> = plans.iter().filter_map(phrase).filter(|phrase| phrase.terms() <= MOST_TERMS).listed();
    if phrases.len() < 2 {
        return;
    }
    let docs = DocSet::of(index.len(), best(hits));
    let spans: Vec<_> =
        phrases.iter().map(|phrase| places::spans(index, std::slice::from_ref(*phrase), &docs)).listed();
    for (at, pair) in spans.windows(2).enumerate() {
        let rarity = phrases[at].rarity().min(phrases[at + 1].rarity());
        add_pair(&nearest(&pair[0], &pair[1]), rarity, hits);
    }
}

fn phrase(plan: &Lookup) -> Option<&Phrase> {
    match plan {
        Lookup::Leaf(phrase) => Some(phrase),
        Lookup::Best(plans) => plans.first().and_then(phrase),
        _ => None,
    }
}

/// For each document the least distance.
fn nearest(first: &[places::Span], second: &[places::Span]) -> Vec<(u32, u64)> {
    let mut nearest: Vec<(u32, u64)> = Vec::new();
    places::pairs(
        first,
        second,
        &mut |doc, distance| match nearest.iter_mut().rev().find(|(known, _)| *known == doc) {
            Some((_, least)) => *least = distance.min(*least),
            None => nearest.push((doc, distance)),
        },
    );
    nearest
}

fn add_pair(nearest: &[(u32, u64)], rarity: u32, hits: &mut Hits) {
    for &(doc, distance) in nearest.iter().filter(|(_, distance)| *distance <= REACH) {
        if let Some(score) = hits.scores.get_mut(doc as usize) {
            *score = score.saturating_add(rarity * MOST / distance.max(1) as u32);
        }
    }
}

/// The documents with the best scores; of equals the first.
fn best(hits: &Hits) -> Vec<u32> {
    let score = |doc: u32| hits.scores.get(doc as usize).copied().unwrap_or(0);
    top_k(&hits.docs, &|doc| u64::from(!score(doc)), 0, DEPTH)
}
