//! A plan with its words looked up: for each the terms of the index that stand for it.

use crate::fold::fold;
use crate::glob;
use crate::index::weight::{Tier, rarity};
use crate::index::{Entry, Index};
use crate::listed::Listed;
use crate::plan::{Leaf, Near, Plan, Way, Word};

/// A plan as the index sees it; its parts are those of [`Plan`].
pub enum Lookup {
    Leaf(Phrase),
    All(Vec<Lookup>),
    Any(Vec<Lookup>),
    Best(Vec<Lookup>),
    Not(Box<Lookup>),
    Near { first: Vec<Phrase>, second: Vec<Phrase>, places: u32 },
}

/// A leaf: the ways to say it.
pub struct Phrase {
    pub field: Option<usize>,
    pub ways: Vec<Said>,
}

/// One way: words, each with its place.
pub struct Said {
    pub words: Vec<(u32, Terms)>,
    pub len: u32,
}

/// The terms that stand for a word.
pub struct Terms {
    pub all: Vec<(Entry, Tier)>,
    /// How rare the word is, see [`rarity`].
    pub rarity: u32,
    /// At most in how many documents it is.
    pub most_docs: u32,
    /// At most in how many documents it is as it was typed.
    exact_docs: u32,
}

impl Lookup {
    pub fn of(index: &Index, plan: &Plan) -> Lookup {
        let each = |plans: &[Plan]| plans.iter().map(|plan| Lookup::of(index, plan)).listed();
        let phrases = |leaves: &[Leaf]| leaves.iter().map(|leaf| Phrase::of(index, leaf)).listed();
        match plan {
            Plan::Leaf(leaf) => Lookup::Leaf(Phrase::of(index, leaf)),
            Plan::All(plans) => Lookup::All(each(plans)),
            Plan::Any(plans) => Lookup::Any(each(plans)),
            Plan::Best(plans) => Lookup::Best(each(plans)),
            Plan::Not(plan) => Lookup::Not(Box::new(Lookup::of(index, plan))),
            Plan::Near(Near { first, second, places }) => {
                Lookup::Near { first: phrases(first), second: phrases(second), places: *places }
            }
        }
    }

    /// Lets the words of one plan, looked up in two indexes, count as in one index of all their `docs` documents.
    pub fn count_together(&mut self, other: &mut Lookup, docs: usize) {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        self.list_words(&mut own);
        other.list_words(&mut others);
        for (a, b) in own.into_iter().zip(others) {
            a.most_docs = a.most_docs.saturating_add(b.most_docs);
            a.exact_docs = a.exact_docs.saturating_add(b.exact_docs);
            a.weigh(docs);
            (b.most_docs, b.exact_docs, b.rarity) = (a.most_docs, a.exact_docs, a.rarity);
        }
    }

    /// Adds the words of all its phrases to a list, in order.
    fn list_words<'l>(&'l mut self, words: &mut Vec<&'l mut Terms>) {
        match self {
            Lookup::Leaf(phrase) => phrase.list_words(words),
            Lookup::All(plans) | Lookup::Any(plans) | Lookup::Best(plans) => {
                plans.iter_mut().for_each(|plan| plan.list_words(words));
            }
            Lookup::Not(plan) => plan.list_words(words),
            Lookup::Near { first, second, .. } => {
                first.iter_mut().chain(second).for_each(|phrase| phrase.list_words(words));
            }
        }
    }

    /// At most how many documents fulfil it.
    pub fn most_docs(&self) -> u32 {
        let sum = |plans: &[Lookup]| plans.iter().map(Lookup::most_docs).fold(0, u32::saturating_add);
        match self {
            Lookup::Leaf(phrase) => phrase.most_docs(),
            Lookup::All(plans) => plans.iter().map(Lookup::most_docs).min().unwrap_or(0),
            Lookup::Any(plans) | Lookup::Best(plans) => sum(plans),
            Lookup::Not(_) => u32::MAX,
            Lookup::Near { first, second, .. } => most_docs(first).min(most_docs(second)),
        }
    }

    /// How rare it is: what its best score is a multiple of.
    pub fn rarity(&self) -> u32 {
        match self {
            Lookup::Leaf(phrase) => phrase.rarity(),
            Lookup::All(plans) => plans.iter().map(Lookup::rarity).fold(0, u32::saturating_add),
            Lookup::Any(plans) => plans.iter().map(Lookup::rarity).max().unwrap_or(0),
            Lookup::Best(plans) => plans.first().map_or(0, Lookup::rarity),
            Lookup::Not(_) => 0,
            Lookup::Near { first, second, .. } => most_rare(first).saturating_add(most_rare(second)),
        }
    }
}

/// At most how many documents have one of these.
pub fn most_docs(phrases: &[Phrase]) -> u32 {
    phrases.iter().map(Phrase::most_docs).fold(0, u32::saturating_add)
}

fn most_rare(phrases: &[Phrase]) -> u32 {
    phrases.iter().map(Phrase::rarity).max().unwrap_or(0)
}

impl Phrase {
    fn of(index: &Index, leaf: &Leaf) -> Phrase {
        let ways = leaf.ways.iter().map(|way| Said::of(index, way)).listed();
        Phrase { field: leaf.field, ways }
    }

    fn list_words<'p>(&'p mut self, words: &mut Vec<&'p mut Terms>) {
        self.ways.iter_mut().for_each(|way| words.extend(way.words.iter_mut().map(|(_, terms)| terms)));
    }

    /// How many terms stand for its words.
    pub fn terms(&self) -> usize {
        self.ways.iter().flat_map(|way| &way.words).map(|(_, terms)| terms.all.len()).sum()
    }

    pub fn most_docs(&self) -> u32 {
        self.ways.iter().map(Said::most_docs).fold(0, u32::saturating_add)
    }

    /// The rarity of the way typed; if that is nowhere, of the first that is somewhere.
    pub fn rarity(&self) -> u32 {
        let there = self.ways.iter().find(|way| way.most_docs() > 0);
        there.or(self.ways.first()).map_or(0, Said::rarity)
    }
}

impl Said {
    fn of(index: &Index, way: &Way) -> Said {
        let words = way.words.iter().map(|placed| (placed.at, Terms::of(index, &placed.word))).listed();
        Said { words, len: way.len }
    }

    pub fn most_docs(&self) -> u32 {
        self.words.iter().map(|(_, terms)| terms.most_docs).min().unwrap_or(0)
    }

    pub fn rarity(&self) -> u32 {
        self.words.iter().map(|(_, terms)| terms.rarity).fold(0, u32::saturating_add)
    }
}

impl Terms {
    pub fn of(index: &Index, word: &Word) -> Terms {
        let mut terms = Terms { all: Vec::new(), rarity: 0, most_docs: 0, exact_docs: 0 };
        each_term_of(index, word, &mut |_, entry, tier| terms.take(entry.clone(), tier));
        terms.weigh(index.len());
        terms
    }

    fn take(&mut self, entry: Entry, tier: Tier) {
        self.most_docs = self.most_docs.saturating_add(entry.docs_with);
        if tier == Tier::Exact {
            self.exact_docs = self.exact_docs.saturating_add(entry.docs_with);
        }
        self.all.push((entry, tier));
    }

    /// A word is as rare as what it says exactly, or else as all that stand for it together.
    fn weigh(&mut self, docs: usize) {
        let with = if self.exact_docs > 0 { self.exact_docs } else { self.most_docs };
        self.rarity = rarity(with.min(docs as u32), docs);
    }
}

/// Takes a term of the index that stands for a word.
type Visit<'v> = &'v mut dyn FnMut(&str, &Entry, Tier);

/// Calls `visit` with each term of the index that stands for a word.
pub fn each_term_of(index: &Index, word: &Word, visit: Visit) {
    match word {
        Word::Exact { term, forms } => {
            one(index, term, Tier::Exact, visit);
            forms.iter().for_each(|form| one(index, form, Tier::Form, visit));
        }
        Word::Beginning { term, forms } => {
            beginning_with(index, term, Tier::Beginning, visit);
            forms.iter().for_each(|form| one(index, form, Tier::Form, visit));
        }
        Word::Character(character) => beginning_with(index, character, Tier::Exact, visit),
        Word::Pattern(pattern) => fitting(index, pattern, visit),
        Word::Slips(terms) => terms.iter().for_each(|term| one(index, term, Tier::Slip, visit)),
    }
}

fn one(index: &Index, term: &str, tier: Tier, visit: Visit) {
    if let Some(entry) = index.entry(term) {
        visit(term, &entry, tier);
    }
}

/// The term itself is exact, those that begin with it are of another tier.
fn beginning_with(index: &Index, beginning: &str, longer: Tier, visit: Visit) {
    let mut cursor = index.terms_from(beginning);
    while cursor.advance() && cursor.term().starts_with(beginning.as_bytes()) {
        let tier = if cursor.term().len() == beginning.len() { Tier::Exact } else { longer };
        visit(cursor.text(), cursor.entry(), tier);
    }
}

fn fitting(index: &Index, pattern: &str, visit: Visit) {
    let pattern = fold(pattern);
    let beginning = &pattern[..pattern.find(['*', '?']).unwrap_or(pattern.len())];
    let pattern: Vec<char> = pattern.chars().listed();
    let mut letters = Vec::new();
    let mut cursor = index.terms_from(beginning);
    while cursor.advance() && cursor.term().starts_with(beginning.as_bytes()) {
        letters.clear();
        letters.extend(cursor.text().chars());
        if glob::matches(&pattern, &letters) {
            visit(cursor.text(), cursor.entry(), Tier::Beginning);
        }
    }
}
