//! The documents, and searching them.
//!
//! Every field of every document is kept as the numbers of its words, one after the other in one long list. A search
//! reads the whole list once for each word of the query: nothing to keep up to date, nothing to go wrong.
//!
//! What is found is every document that fulfils the query, in the order of the documents, each with a score; sorting is
//! the caller's.

use super::plan::{Planner, near};
use super::scan::{Found, NOTHING_LOOKED_FOR, evaluate};
use super::vocabulary::Vocabulary;
use crate::fold::fold_into;
use crate::interner::Interner;
use crate::listed::Listed;
pub use crate::names::{NameGroup, Names};
use crate::query::Query;
use crate::tokens::Spans;

/// A field of text that every document has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldSpec {
    /// What it is called; the engine only keeps count of fields, so this is for readers of the code.
    pub name: &'static str,
    /// How much a word in it counts, in proportion to the other fields.
    pub weight: f32,
}

/// Documents that can be searched.
pub struct Corpus {
    weights: Vec<f32>,
    vocabulary: Vocabulary,
    /// In how many documents each word of the vocabulary stands.
    frequency: Vec<u32>,
    /// The words of all fields of all documents, by their numbers, with [`GAP`] between the values of a field.
    words: Vec<u32>,
    /// Where each field of each document ends in `words`.
    ends: Vec<u32>,
}

/// No word: it stands between two values, so that no phrase reaches from one into the other.
const GAP: u32 = u32::MAX;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matches {
    /// The documents that fulfil the query, by their number.
    pub hits: Vec<Hit>,
    /// The words that stand nowhere, and what was searched in their place.
    pub corrections: Vec<Correction>,
    /// The names in the query that have other names.
    pub name_uses: Vec<NameUse>,
}

/// A document that fulfils the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its number: the first one added is 0.
    pub doc: u32,
    /// How well it fits, to compare hits of one search; 0 when nothing but negations was asked for.
    pub score: f32,
    /// The place in [`Matches::name_uses`] of a name without whose other names it would not have been found.
    pub via: Option<u32>,
}

/// A word that stands in no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed.
    pub typed: String,
    /// The folded words that were searched in its place, best first, at most 10.
    pub searched: Vec<String>,
}

/// A name in the query that belongs to a group of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameUse {
    /// The name as typed.
    pub typed: String,
    /// The group, by its place in what [`Names::new`] was given.
    pub group: usize,
}

impl Corpus {
    /// The number of documents.
    pub fn len(&self) -> usize {
        self.ends.len() / self.weights.len().max(1)
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Finds all documents that fulfil `query`. Words for which the query names no field are looked for in the field
    /// `scope`, or in all fields.
    pub fn search(&self, query: &Query, scope: Option<usize>, names: &Names) -> Matches {
        let correct = |word: &str| near(&self.vocabulary, word, &self.frequency);
        let mut planner = Planner::new(&self.vocabulary, names, &correct);
        let plan = query.root.as_ref().and_then(|root| planner.plan(root, scope));
        let found = match plan {
            Some(plan) => evaluate(self, &plan, None),
            None => vec![Some(NOTHING_LOOKED_FOR); self.len()],
        };
        Matches { hits: hits(&found), corrections: planner.corrections, name_uses: planner.name_uses }
    }

    /// In how many documents each word stands.
    pub(crate) fn frequency(&self) -> &[u32] {
        &self.frequency
    }

    /// The weight of each field.
    pub(crate) fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The numbers of the words in one field of one document.
    pub(crate) fn words_of(&self, doc: usize, field: usize) -> &[u32] {
        let at = doc * self.weights.len() + field;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.words[start as usize..self.ends[at] as usize]
    }
}

fn hits(found: &[Option<Found>]) -> Vec<Hit> {
    let hit =
        |(doc, found): (usize, &Option<Found>)| found.map(|Found { score, via }| Hit { doc: doc as u32, score, via });
    found.iter().enumerate().filter_map(hit).listed()
}

/// Takes documents in, one after the other.
pub struct CorpusBuilder {
    corpus: Corpus,
    /// The words so far.
    known: Interner,
}

impl CorpusBuilder {
    /// A builder for documents with these fields.
    pub fn new(fields: &[FieldSpec]) -> Self {
        let corpus = Corpus {
            weights: fields.iter().map(|field| field.weight).listed(),
            vocabulary: Vocabulary::default(),
            frequency: Vec::new(),
            words: Vec::new(),
            ends: Vec::new(),
        };
        CorpusBuilder { corpus, known: Interner::default() }
    }

    /// Adds the next document: for each field, in their order, its values. A field left out has none.
    pub fn add(&mut self, values: &[Vec<&str>]) {
        for field in 0..self.corpus.weights.len() {
            for (at, value) in values.get(field).into_iter().flatten().enumerate() {
                if at > 0 {
                    self.corpus.words.push(GAP);
                }
                self.add_value(value);
            }
            self.corpus.ends.push(self.corpus.words.len() as u32);
        }
    }

    /// Makes the documents searchable.
    pub fn finish(self) -> Corpus {
        let CorpusBuilder { mut corpus, known } = self;
        let (vocabulary, number) = Vocabulary::of(known);
        for word in corpus.words.iter_mut().filter(|word| **word != GAP) {
            *word = number[*word as usize];
        }
        corpus.frequency = document_frequency(&corpus, number.len());
        Corpus { vocabulary, ..corpus }
    }

    fn add_value(&mut self, value: &str) {
        let mut folded = String::new();
        for (start, end) in Spans::of(value) {
            folded.clear();
            fold_into(&value[start..end], &mut folded);
            self.corpus.words.push(self.known.intern(&folded));
        }
    }
}

/// In how many documents each of `count` words stands.
fn document_frequency(corpus: &Corpus, count: usize) -> Vec<u32> {
    let mut frequency = vec![0; count];
    let mut last_seen = vec![usize::MAX; count];
    for doc in 0..corpus.len() {
        let words = (0..corpus.weights.len()).flat_map(|field| corpus.words_of(doc, field));
        for word in words.map(|&word| word as usize).filter(|&word| word < count) {
            frequency[word] += u32::from(last_seen[word] != doc);
            last_seen[word] = doc;
        }
    }
    frequency
}
