//! Looking a plan up in texts, by reading all of them.

use super::corpus::Corpus;
use super::plan::{Alternative, Leaf, OTHER_NAME, Plan};
use crate::listed::Listed;

/// How well a plan, or a part of it, is fulfilled at one place or in one document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    pub score: f32,
    /// The use of a name without which it would not have been found.
    pub via: Option<u32>,
}

/// For each document what was found in it.
pub(crate) type PerDoc = Vec<Option<Found>>;

/// Finds `plan` in every document, or only in those among which something was found before.
pub(crate) fn evaluate(corpus: &Corpus, plan: &Plan, among: Option<&PerDoc>) -> PerDoc {
    match plan {
        Plan::Leaf(leaf) => leaf_in_all(corpus, leaf, among),
        Plan::All(plans) => all(corpus, plans, among),
        Plan::Any(plans) => one_of(corpus, plans, among, sum),
        Plan::Best(plans) => one_of(corpus, plans, among, best),
        Plan::Not(plan) => {
            let found = evaluate(corpus, plan, among);
            found.iter().map(|found| found.is_none().then_some(NOTHING_LOOKED_FOR)).listed()
        }
    }
}

/// What is found where nothing was looked for.
pub(crate) const NOTHING_LOOKED_FOR: Found = Found { score: 0.0, via: None };

fn all(corpus: &Corpus, plans: &[Plan], among: Option<&PerDoc>) -> PerDoc {
    let mut found: Option<PerDoc> = None;
    for plan in plans {
        let next = evaluate(corpus, plan, found.as_ref().or(among));
        found = Some(match found {
            Some(found) => joined(found, next, |a, b| a.zip(b).map(|(a, b)| both(a, b))),
            None => next,
        });
    }
    found.unwrap_or_default()
}

fn one_of(corpus: &Corpus, plans: &[Plan], among: Option<&PerDoc>, join: Join) -> PerDoc {
    let each = plans.iter().map(|plan| evaluate(corpus, plan, among));
    each.reduce(|a, b| joined(a, b, join)).unwrap_or_default()
}

type Join = fn(Option<Found>, Option<Found>) -> Option<Found>;

fn joined(mut a: PerDoc, b: PerDoc, join: Join) -> PerDoc {
    a.iter_mut().zip(b).for_each(|(a, b)| *a = join(*a, b));
    a
}

/// Both are needed, so a name that one of them needs is needed.
fn both(a: Found, b: Found) -> Found {
    Found { score: a.score + b.score, via: a.via.or(b.via) }
}

/// One is enough, so a name is needed only if both need one.
fn either(a: Found, b: Found) -> Found {
    Found { score: a.score.max(b.score), via: a.via.and_then(|via| b.via.map(|_| via)) }
}

fn sum(a: Option<Found>, b: Option<Found>) -> Option<Found> {
    match (a, b) {
        (Some(a), Some(b)) => Some(Found { score: a.score + b.score, ..either(a, b) }),
        (a, b) => a.or(b),
    }
}

fn best(a: Option<Found>, b: Option<Found>) -> Option<Found> {
    match (a, b) {
        (Some(a), Some(b)) => Some(either(a, b)),
        (a, b) => a.or(b),
    }
}

/// The score of a leaf is its rarity, times the weight of the best field, times how exactly it stands there.
fn leaf_in_all(corpus: &Corpus, leaf: &Leaf, among: Option<&PerDoc>) -> PerDoc {
    let most_docs = leaf.most_docs(corpus.frequency());
    let rarity = rarity(most_docs as usize, corpus.len());
    let is_asked = |doc: usize| most_docs > 0 && among.is_none_or(|among| among[doc].is_some());
    let in_doc = |doc| leaf_in_doc(corpus, leaf, doc).map(|found| Found { score: found.score * rarity, ..found });
    (0..corpus.len()).map(|doc| if is_asked(doc) { in_doc(doc) } else { None }).listed()
}

/// The inverse document frequency of BM25 (Robertson and Spärck Jones): what is found everywhere says little. Of a
/// phrase or of several words we only know in how many documents they are at most, which is enough to compare.
fn rarity(most_docs: usize, docs: usize) -> f32 {
    let (most_docs, docs) = (most_docs.min(docs) as f32, docs as f32);
    (1.0 + (docs - most_docs + 0.5) / (most_docs + 0.5)).ln()
}

fn leaf_in_doc(corpus: &Corpus, leaf: &Leaf, doc: usize) -> Option<Found> {
    let fields = corpus.weights().iter().enumerate();
    let asked = fields.filter(|&(field, _)| leaf.field.is_none_or(|asked| asked == field));
    asked.fold(None, |found, (field, &weight)| best(found, leaf_in_words(leaf, corpus.words_of(doc, field), weight)))
}

fn leaf_in_words(leaf: &Leaf, words: &[u32], weight: f32) -> Option<Found> {
    let mut found = None;
    for at in 0..words.len() {
        if !leaf.begins_with(words[at]) {
            continue;
        }
        if let Some((_, here)) = leaf_at(&leaf.elements, words, at) {
            found = best(found, Some(Found { score: here.score * weight, ..here }));
        }
    }
    found
}

/// What begins at the word `at`: where it ends, and how well it fits.
pub(crate) fn leaf_at(elements: &[Vec<Alternative>], words: &[u32], at: usize) -> Option<(usize, Found)> {
    let Some((element, rest)) = elements.split_first() else { return Some((at, Found { score: 1.0, via: None })) };
    let mut found: Option<(usize, Found)> = None;
    for alternative in element {
        let Some(score) = alternative_at(alternative, words, at) else { continue };
        let Some((end, after)) = leaf_at(rest, words, at + alternative.terms.len()) else { continue };
        let here = Found { score: score * after.score, via: alternative.via.or(after.via) };
        found = Some(found.map_or((end, here), |(other_end, other)| (end.max(other_end), either(other, here))));
    }
    found
}

fn alternative_at(alternative: &Alternative, words: &[u32], at: usize) -> Option<f32> {
    let mut score = if alternative.via.is_some() { OTHER_NAME } else { 1.0 };
    for (offset, term) in alternative.terms.iter().enumerate() {
        score *= words.get(at + offset).map_or(0.0, |&id| term.factor(id));
        if score == 0.0 {
            return None;
        }
    }
    Some(score)
}
