//! Where in documents words stand: phrases, and words near each other.
//!
//! An occurrence is one number, its *key*: document (32 bits), field (4) and place (28), so that keys are sorted as a reader
//! meets them, and neighbours differ by 1.

use crate::docs::DocSet;
use crate::index::{Entry, Index};
use crate::listed::Listed;
use crate::order::sort_numbers;
use crate::search::lookup::{Phrase, Said, Terms};

/// The documents among `docs` in which the words of a way stand one after the other.
pub fn docs_with(index: &Index, field: Option<usize>, way: &Said, docs: &DocSet) -> DocSet {
    docs_of(&starts(index, field, way, docs), docs)
}

/// The documents among `docs` in which one of `first` and one of `second` are at most `places` apart.
pub fn near(index: &Index, first: &[Phrase], second: &[Phrase], places: u32, docs: &DocSet) -> DocSet {
    let (first, second) = (spans(index, first, docs), spans(index, second, docs));
    let mut near = DocSet::none(docs.universe());
    pairs(&first, &second, &mut |doc, distance| {
        if distance <= u64::from(places) {
            near.insert(doc);
        }
    });
    near
}

/// The first and the last key of an occurrence of a phrase.
pub type Span = (u64, u64);

/// The occurrences of phrases in documents, each way's in order.
pub fn spans(index: &Index, phrases: &[Phrase], docs: &DocSet) -> Vec<Span> {
    let mut spans = Vec::new();
    for phrase in phrases {
        for way in &phrase.ways {
            let last = u64::from(way.len.saturating_sub(1));
            starts(index, phrase.field, way, docs).iter().for_each(|&start| spans.push((start, start + last)));
        }
    }
    spans
}

/// For each of `first` calls `visit` with its document and its distance to the nearest of `second` before it and after
/// it, if they stand in one field. Spans that overlap are not near: a word is not near itself.
pub fn pairs(first: &[Span], second: &[Span], visit: &mut dyn FnMut(u32, u64)) {
    let mut starts = second.iter().map(|span| span.0).listed();
    let mut ends = second.iter().map(|span| span.1).listed();
    sort_numbers(&mut starts);
    sort_numbers(&mut ends);
    for &(start, end) in first {
        let before = ends[..ends.partition_point(|&other| other < start)].last().map(|&other| (other, start));
        let after = starts.get(starts.partition_point(|&other| other <= end)).map(|&other| (end, other));
        for (one, next) in before.into_iter().chain(after) {
            if one >> 28 == next >> 28 {
                visit(doc_of(start), next - one);
            }
        }
    }
}

/// The document of a key.
fn doc_of(key: u64) -> u32 {
    (key >> 32) as u32
}

fn docs_of(keys: &[u64], docs: &DocSet) -> DocSet {
    DocSet::of(docs.universe(), keys.iter().map(|&key| doc_of(key)))
}

/// The keys at which a way begins.
fn starts(index: &Index, field: Option<usize>, way: &Said, docs: &DocSet) -> Vec<u64> {
    let mut starts: Option<Vec<u64>> = None;
    for (at, terms) in &way.words {
        let mut keys = keys(index, field, terms, docs);
        // A word that stands nearer to the beginning of its field than its place in the phrase cannot be part of it.
        keys.retain_mut(|key| {
            let fits = (*key as u32 & PLACE) >= *at;
            *key -= u64::from(*at) * u64::from(fits);
            fits
        });
        starts = Some(match starts {
            None => keys,
            Some(starts) => in_both(&starts, &keys),
        });
    }
    starts.unwrap_or_default()
}

/// The bits of a key that are the place.
const PLACE: u32 = (1 << 28) - 1;

/// The keys of a word's terms in documents, sorted.
fn keys(index: &Index, field: Option<usize>, terms: &Terms, docs: &DocSet) -> Vec<u64> {
    let mut keys = Vec::new();
    for (entry, _) in &terms.all {
        add_keys(index, field, entry, docs, &mut keys);
    }
    if terms.all.len() > 1 {
        sort_numbers(&mut keys);
    }
    keys
}

fn add_keys(index: &Index, asked: Option<usize>, entry: &Entry, docs: &DocSet, keys: &mut Vec<u64>) {
    let mut seeker = index.postings(entry).seeker();
    let standing = |code| index.standing(code);
    let mut wanted = docs.next_from(0);
    while let Some(doc) = wanted {
        let Some(posting) = seeker.seek(doc, &standing) else { return };
        if posting.doc == doc {
            seeker.places(|field, place| {
                if asked.is_none_or(|asked| asked == field as usize) {
                    keys.push(u64::from(doc) << 32 | u64::from(field) << 28 | u64::from(place & PLACE));
                }
            });
        }
        wanted = docs.next_from(posting.doc.max(doc.saturating_add(1)));
    }
}

fn in_both(a: &[u64], b: &[u64]) -> Vec<u64> {
    let (mut a, mut b) = (a, b);
    let mut both = Vec::new();
    while let ([x, a_rest @ ..], [y, b_rest @ ..]) = (a, b) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a = a_rest,
            std::cmp::Ordering::Greater => b = b_rest,
            std::cmp::Ordering::Equal => {
                both.push(*x);
                (a, b) = (a_rest, b_rest);
            }
        }
    }
    both
}
