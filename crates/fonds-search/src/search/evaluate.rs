//! From looked-up plans to documents with scores.

use crate::docs::DocSet;
use crate::index::weight::Tier;
use crate::index::{Entry, Index};
use crate::listed::Listed;
use crate::order::order;
use crate::search::Hits;
use crate::search::lookup::{Lookup, Phrase, Said, Terms};
use crate::search::places;

/// Going to a wanted document costs as much as reading this many postings.
const SEEK_COST: usize = 64;
/// From how many postings on, as a part of all documents, scores are looked through for the documents that have one.
const DENSE: usize = 2;

/// One search under way.
pub struct Evaluation<'i> {
    index: &'i Index,
    /// Lists of scores that are free again, all 0.
    free: Vec<Vec<u32>>,
}

impl<'i> Evaluation<'i> {
    pub fn new(index: &'i Index) -> Self {
        Evaluation { index, free: Vec::new() }
    }

    /// The documents among `among` (or all) that fulfil a plan. With a `rarity` it is weighed as if it were as rare.
    pub fn plan(&mut self, plan: &Lookup, rarity: Option<u32>, among: Option<&DocSet>) -> Hits {
        match plan {
            Lookup::Leaf(phrase) => self.phrase(phrase, rarity, among),
            Lookup::All(plans) => self.all(plans, among),
            Lookup::Any(plans) => self.any(plans, among),
            Lookup::Best(plans) => self.best(plans, among),
            Lookup::Not(plan) => self.not(plan, among),
            Lookup::Near { first, second, places } => self.near(first, second, *places, among),
        }
    }

    /// The rarest first, what is excluded last.
    fn all(&mut self, plans: &[Lookup], among: Option<&DocSet>) -> Hits {
        let sizes = plans.iter().map(Lookup::most_docs).listed();
        let mut hits: Option<Hits> = None;
        for at in order(plans.len(), &|a, b| sizes[a].cmp(&sizes[b])) {
            let plan = &plans[at as usize];
            let before = hits.as_ref().map(|hits| &hits.docs).or(among);
            let mut next = self.plan(plan, None, before);
            if let Some(before) = hits {
                next.docs.for_each(|doc| next.scores[doc as usize] += before.scores[doc as usize]);
                self.give_back(before);
            }
            hits = Some(next);
        }
        hits.unwrap_or_else(|| self.none())
    }

    fn any(&mut self, plans: &[Lookup], among: Option<&DocSet>) -> Hits {
        self.one_of(plans.iter().map(|plan| (plan, None)).listed(), among, |a, b| a.saturating_add(b))
    }

    /// Each way is weighed as the first one.
    fn best(&mut self, plans: &[Lookup], among: Option<&DocSet>) -> Hits {
        let rarity = plans.first().map(Lookup::rarity);
        let weighed = plans.iter().enumerate().map(|(at, plan)| (plan, rarity.filter(|_| at > 0)));
        self.one_of(weighed.listed(), among, u32::max)
    }

    fn one_of(
        &mut self,
        plans: Vec<(&Lookup, Option<u32>)>,
        among: Option<&DocSet>,
        join: fn(u32, u32) -> u32,
    ) -> Hits {
        let mut hits = self.none();
        for (plan, rarity) in plans {
            let next = self.plan(plan, rarity, among);
            self.join(&mut hits, next, join);
        }
        hits
    }

    fn not(&mut self, plan: &Lookup, among: Option<&DocSet>) -> Hits {
        let excluded = self.plan(plan, None, among);
        let mut docs = among.cloned().unwrap_or_else(|| DocSet::all(self.index.len()));
        docs.and_not(&excluded.docs);
        self.give_back(excluded);
        Hits { docs, scores: self.scores() }
    }

    fn near(&mut self, first: &[Phrase], second: &[Phrase], places: u32, among: Option<&DocSet>) -> Hits {
        let mut left = self.one_phrase_of(first, among);
        let right = self.one_phrase_of(second, Some(&left.docs));
        right.docs.for_each(|doc| left.scores[doc as usize] += right.scores[doc as usize]);
        let docs = match self.index.has_places() {
            true => places::near(self.index, first, second, places, &right.docs),
            false => right.docs.clone(),
        };
        self.give_back(right);
        self.keep(&mut left, docs);
        left
    }

    fn one_phrase_of(&mut self, phrases: &[Phrase], among: Option<&DocSet>) -> Hits {
        let mut hits = self.none();
        for phrase in phrases {
            let next = self.phrase(phrase, None, among);
            self.join(&mut hits, next, |a, b| a.saturating_add(b));
        }
        hits
    }

    /// The way typed has the weight of its words, each other way that of the one typed.
    fn phrase(&mut self, phrase: &Phrase, rarity: Option<u32>, among: Option<&DocSet>) -> Hits {
        let Some((typed, others)) = phrase.ways.split_first() else { return self.none() };
        let mut hits = self.way(phrase.field, typed, rarity, among);
        for way in others {
            let rarity = rarity.unwrap_or_else(|| phrase.rarity());
            let next = self.way(phrase.field, way, Some(rarity), among);
            self.join(&mut hits, next, u32::max);
        }
        hits
    }

    fn way(&mut self, field: Option<usize>, way: &Said, rarity: Option<u32>, among: Option<&DocSet>) -> Hits {
        let own = rarity.map(|rarity| rarity / way.words.len().max(1) as u32);
        let size = |at: usize| way.words[at].1.most_docs;
        let mut hits: Option<Hits> = None;
        for at in order(way.words.len(), &|a, b| size(a).cmp(&size(b))) {
            let terms = &way.words[at as usize].1;
            let before = hits.as_ref().map(|hits| &hits.docs).or(among);
            let mut next = self.word(terms, field, own.unwrap_or(terms.rarity), before);
            if let Some(before) = hits {
                next.docs.for_each(|doc| next.scores[doc as usize] += before.scores[doc as usize]);
                self.give_back(before);
            }
            hits = Some(next);
        }
        let mut hits = hits.unwrap_or_else(|| self.none());
        if way.words.len() > 1 && self.index.has_places() {
            let docs = places::docs_with(self.index, field, way, &hits.docs);
            self.keep(&mut hits, docs);
        }
        hits
    }

    /// The documents with one of the terms; the best of them counts.
    fn word(&mut self, terms: &Terms, field: Option<usize>, rarity: u32, among: Option<&DocSet>) -> Hits {
        let mut hits = self.none();
        let wanted = among.map_or(self.index.len(), DocSet::count);
        let fields = field.map_or(u16::MAX, |field| 1_u16.checked_shl(field as u32).unwrap_or(0));
        // Where most documents are met, many times over, who was met is told by the scores, all at once at the end.
        let is_dense = among.is_none() && field.is_none() && terms.most_docs as usize > self.index.len() / DENSE;
        let mut values: Option<(Tier, [u32; 256])> = None;
        for (entry, tier) in &terms.all {
            let values = match &values {
                Some((known, values)) if known == tier => values,
                _ => &values.insert((*tier, tier.values(rarity))).1,
            };
            let mut meet = Meet { index: self.index, fields, values, hits: &mut hits };
            match among {
                _ if is_dense => meet.scan_all(entry),
                Some(among) if wanted * SEEK_COST < entry.docs_with as usize => meet.seek(entry, among),
                among => meet.scan(entry, among),
            }
        }
        if is_dense {
            hits.docs = DocSet::scored(&hits.scores);
        }
        hits
    }

    fn none(&mut self) -> Hits {
        Hits { docs: DocSet::none(self.index.len()), scores: self.scores() }
    }

    fn scores(&mut self) -> Vec<u32> {
        self.free.pop().unwrap_or_else(|| vec![0; self.index.len()])
    }

    fn give_back(&mut self, mut hits: Hits) {
        hits.docs.for_each(|doc| hits.scores[doc as usize] = 0);
        self.free.push(hits.scores);
    }

    fn join(&mut self, hits: &mut Hits, next: Hits, join: fn(u32, u32) -> u32) {
        next.docs.for_each(|doc| {
            let score = &mut hits.scores[doc as usize];
            *score = join(*score, next.scores[doc as usize]);
        });
        hits.docs.or(&next.docs);
        self.give_back(next);
    }

    /// Keeps only those of `docs`, which were all found.
    fn keep(&mut self, hits: &mut Hits, docs: DocSet) {
        hits.docs.and_not(&docs);
        hits.docs.for_each(|doc| hits.scores[doc as usize] = 0);
        hits.docs = docs;
    }
}

/// A term met in documents.
struct Meet<'m> {
    index: &'m Index,
    /// The fields in which it counts, one bit each.
    fields: u16,
    /// What it counts, by impact.
    values: &'m [u32; 256],
    hits: &'m mut Hits,
}

impl Meet<'_> {
    fn scan(&mut self, entry: &Entry, among: Option<&DocSet>) {
        let postings = self.index.postings(entry);
        let lengths: &[u8] = self.index.lengths();
        match among {
            None => postings.for_each(|doc, code| self.met(doc, code, lengths)),
            Some(among) => postings.for_each(|doc, code| {
                if among.contains(doc) {
                    self.met(doc, code, lengths);
                }
            }),
        }
    }

    /// Notes the scores alone, of any field.
    fn scan_all(&mut self, entry: &Entry) {
        let (index, values, scores) = (self.index, self.values, self.hits.scores.as_mut_slice());
        let lengths: &[u8] = index.lengths();
        index.postings(entry).for_each(|doc, code| {
            let at = doc as usize;
            if let (Some(&length), Some(score), Some(impacts)) =
                (lengths.get(at), scores.get_mut(at), index.impacts(code))
            {
                *score = values[impacts[length as usize] as usize].max(*score);
            }
        });
    }

    fn seek(&mut self, entry: &Entry, among: &DocSet) {
        let lengths: &[u8] = self.index.lengths();
        let mut seeker = self.index.postings(entry).seeker();
        let mut wanted = among.next_from(0);
        while let Some(doc) = wanted {
            let Some(posting) = seeker.seek(doc, &|_| (0, true)) else { return };
            if posting.doc == doc {
                self.met(doc, posting.code, lengths);
            }
            wanted = among.next_from(posting.doc.max(doc.saturating_add(1)));
        }
    }

    #[inline]
    fn met(&mut self, doc: u32, code: u32, lengths: &[u8]) {
        let Some((fields, impacts)) = self.index.code(code) else { return };
        let (Some(&length), Some(score)) = (lengths.get(doc as usize), self.hits.scores.get_mut(doc as usize)) else {
            return;
        };
        if fields & self.fields == 0 {
            return;
        }
        let value = self.values[impacts[length as usize] as usize];
        *score = value.max(*score);
        self.hits.docs.insert(doc);
    }
}
