//! Documents with the same rare words as a text.

use crate::docs::DocSet;
use crate::index::Index;
use crate::index::weight::rarity;
use crate::interner::Interner;
use crate::listed::Listed;
use crate::order::order;
use crate::plan::{Leaf, Lexicon, Placed, Plan, Way, Word};
use crate::search::Hits;
use crate::terms::each_term;

/// How many of the text's terms are looked for. More find more, and take longer.
const TERMS: usize = 24;
/// A term that more than one in so many documents has makes none of them similar.
const COMMON: usize = 20;

impl Index {
    /// The documents among `among` (or all) that share the terms of some texts which weigh most: those that are rare in
    /// the index and frequent in the texts. A document that is in the index is most similar to itself.
    pub fn similar(&self, texts: &[&str], among: Option<&DocSet>) -> Hits {
        self.search(Some(&self.alike(texts)), among)
    }

    /// What [`Index::similar`] searches for: any of the terms that weigh most. With it [`marks`](crate::highlight::marks)
    /// tells which words a document shares.
    pub fn alike(&self, texts: &[&str]) -> Plan {
        Plan::Any(self.telling_terms(texts).into_iter().map(one_word).listed())
    }

    /// The terms of texts that weigh most, at most [`TERMS`].
    fn telling_terms(&self, texts: &[&str]) -> Vec<String> {
        let (mut known, mut times) = (Interner::default(), Vec::new());
        for text in texts {
            each_term(text, &mut String::new(), &mut |term| {
                let at = known.intern(term.text) as usize;
                times.resize(times.len().max(at + 1), 0_u32);
                times[at] += 1;
            });
        }
        let terms = known.into_strings();
        let weight = |at: usize| {
            let docs_with = self.docs_with(&terms[at]);
            let tells = docs_with > 1 && (docs_with as usize) < (self.len() / COMMON).max(3);
            if tells { rarity(docs_with, self.len()) * (1 + times[at].ilog2()) } else { 0 }
        };
        let weights: Vec<u32> = (0..terms.len()).map(weight).listed();
        let sorted = order(terms.len(), &|a, b| weights[b].cmp(&weights[a])).into_iter().map(|at| at as usize);
        sorted.take(TERMS).filter(|&at| weights[at] > 0).map(|at| terms[at].clone()).listed()
    }
}

fn one_word(term: String) -> Plan {
    let word = Placed { at: 0, word: Word::Exact { term, forms: Vec::new() } };
    Plan::Leaf(Leaf { field: None, ways: vec![Way { words: vec![word], len: 1, via: None }] })
}
