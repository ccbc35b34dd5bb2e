//! A plan with its words looked up: for each the terms of the index that stand for it.

use crate::fold::fold;
use crate::glob;
use crate::index::weight::{Tier, rarity};
use crate::index::{Cursor, Entry, Index};
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
    fn of(index: &Index, word: &Word) -> Terms {
        let mut found = Finder { index, all: Vec::new() };
        match word {
            Word::Exact { term, forms } => {
                found.add(term, Tier::Exact);
                forms.iter().for_each(|form| found.add(form, Tier::Form));
            }
            Word::Beginning { term, forms } => {
                found.add_beginning(term, Tier::Beginning);
                forms.iter().for_each(|form| found.add(form, Tier::Form));
            }
            Word::Character(character) => found.add_beginning(character, Tier::Exact),
            Word::Pattern(pattern) => found.add_pattern(pattern),
            Word::Slips(terms) => terms.iter().for_each(|term| found.add(term, Tier::Slip)),
        }
        found.terms()
    }
}

/// Gathers terms.
struct Finder<'i> {
    index: &'i Index,
    all: Vec<(Entry, Tier)>,
}

impl Finder<'_> {
    fn add(&mut self, term: &str, tier: Tier) {
        self.all.extend(self.index.entry(term).map(|entry| (entry, tier)));
    }

    /// The term itself is exact, those that begin with it are of another tier.
    fn add_beginning(&mut self, beginning: &str, longer: Tier) {
        let mut cursor = self.index.terms_from(beginning);
        while cursor.advance() && cursor.term().starts_with(beginning.as_bytes()) {
            let tier = if cursor.term().len() == beginning.len() { Tier::Exact } else { longer };
            self.all.push((cursor.entry().clone(), tier));
        }
    }

    fn add_pattern(&mut self, pattern: &str) {
        let pattern = fold(pattern);
        let beginning = &pattern[..pattern.find(['*', '?']).unwrap_or(pattern.len())];
        let pattern: Vec<char> = pattern.chars().listed();
        let mut letters = Vec::new();
        let mut cursor: Cursor = self.index.terms_from(beginning);
        while cursor.advance() && cursor.term().starts_with(beginning.as_bytes()) {
            letters.clear();
            letters.extend(cursor.text().chars());
            if glob::matches(&pattern, &letters) {
                self.all.push((cursor.entry().clone(), Tier::Beginning));
            }
        }
    }

    /// A word is as rare as the term itself, or else as all that stand for it together.
    fn terms(self) -> Terms {
        let most_docs = self.all.iter().map(|(entry, _)| entry.docs_with).fold(0, u32::saturating_add);
        let exact = self.all.iter().find(|(_, tier)| *tier == Tier::Exact).map(|(entry, _)| entry.docs_with);
        let docs = self.index.len();
        Terms { rarity: rarity(exact.unwrap_or(most_docs).min(docs as u32), docs), most_docs, all: self.all }
    }
}
