//! The index: terms, their postings, and what is needed to weigh them; made once, then only read.
//!
//! It is kept as bytes, in memory as in a file, and read where it stands: opening one checks it and makes a small table,
//! nothing per document or per term. No bytes can make it panic; a file that was damaged is refused.

pub mod builder;
mod dictionary;
mod file;
mod near;
mod postings;
pub(crate) mod weight;

pub use builder::{FieldSpec, Finishing, IndexBuilder};
pub use file::OpenError;
pub use weight::{MAX_FIELDS, Tier};

pub(crate) use dictionary::{Cursor, Entry};

use crate::bytes::Bytes;
use crate::listed::Listed;
use crate::plan::Lexicon;
use dictionary::Dictionary;
use postings::{Postings, Standing, Streams};

/// Documents that can be searched.
#[derive(Clone, Debug)]
pub struct Index {
    docs: usize,
    fields: usize,
    has_places: bool,
    parts: Parts,
    dictionary: Dictionary,
    /// What each code tells of where a term stands.
    standings: Vec<Standing>,
    /// For each code the impact in documents of each length.
    impacts: Vec<[u8; 256]>,
}

/// The parts of an index, as they are in its file.
#[derive(Clone, Debug, Default)]
struct Parts {
    /// How many documents, whether there are places, the mean length (an `f32`), the weight of each field (likewise).
    numbers: Bytes,
    blocks: Bytes,
    terms: Bytes,
    docs: Bytes,
    codes: Bytes,
    places: Bytes,
    /// All codes, two bytes each, the most frequent first.
    code_list: Bytes,
    /// The length of each document.
    lengths: Bytes,
}

impl Index {
    /// Opens what [`Index::to_bytes`] wrote, without copying it. A file that is damaged, or of another version, is
    /// refused.
    pub fn open(file: impl Into<Bytes>) -> Result<Index, OpenError> {
        let [numbers, blocks, terms, docs, codes, places, code_list, lengths] = file::from_file(file.into())?;
        if numbers.len() < 12 || lengths.len() != numbers.u32_at(0) as usize {
            return Err(OpenError::Damaged);
        }
        Ok(Index::of(Parts { numbers, blocks, terms, docs, codes, places, code_list, lengths }))
    }

    /// The index as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Parts { numbers, blocks, terms, docs, codes, places, code_list, lengths } = &self.parts;
        file::to_file(&[numbers, blocks, terms, docs, codes, places, code_list, lengths])
    }

    /// The number of documents.
    pub fn len(&self) -> usize {
        self.docs
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.docs == 0
    }

    fn of(parts: Parts) -> Index {
        let number = |at| parts.numbers.u32_at(at);
        let fields = (parts.numbers.len() / 4).saturating_sub(3).min(MAX_FIELDS);
        let weights = (0..fields).map(|field| f32::from_bits(number(3 + field))).listed();
        let codes = (0..parts.code_list.len() / 2).map(|at| parts.code_list.u16_at(at));
        let norms = weight::norms(f32::from_bits(number(2)));
        Index {
            docs: number(0) as usize,
            fields,
            has_places: number(1) == 1,
            dictionary: Dictionary::new(parts.blocks.clone(), parts.terms.clone()),
            standings: codes.clone().map(|code| (weight::fields_of(code), weight::is_once(code))).listed(),
            impacts: codes.map(|code| weight::impacts(code, &weights, &norms)).listed(),
            parts,
        }
    }

    /// The number of fields of text.
    pub fn fields(&self) -> usize {
        self.fields
    }

    /// Whether it knows where in a document a term stands; without that a phrase is all of its words.
    pub fn has_places(&self) -> bool {
        self.has_places
    }

    pub(crate) fn entry(&self, term: &str) -> Option<Entry> {
        self.dictionary.get(term)
    }

    pub(crate) fn terms_from(&self, term: &str) -> Cursor<'_> {
        self.dictionary.seek(term)
    }

    /// The length of each document, as [`weight::length_step`] has it.
    pub(crate) fn lengths(&self) -> &[u8] {
        &self.parts.lengths
    }

    /// The fields of the code with this number, one bit each, and its impacts by length.
    #[inline]
    pub(crate) fn code(&self, number: u32) -> Option<(u16, &[u8; 256])> {
        Some((self.standing(number).0, self.impacts(number)?))
    }

    /// The impacts of the code with this number, by length.
    #[inline]
    pub(crate) fn impacts(&self, number: u32) -> Option<&[u8; 256]> {
        self.impacts.get(number as usize)
    }

    /// What the code with this number tells of where a term stands.
    #[inline]
    pub(crate) fn standing(&self, number: u32) -> Standing {
        self.standings.get(number as usize).copied().unwrap_or((0, true))
    }

    pub(crate) fn postings(&self, entry: &Entry) -> Postings<'_> {
        let Parts { docs, codes, places, .. } = &self.parts;
        Postings::of(entry, Streams { docs, codes, places })
    }
}

impl Lexicon for Index {
    fn docs_with(&self, term: &str) -> u32 {
        self.entry(term).map_or(0, |entry| entry.docs_with)
    }

    fn docs_beginning(&self, beginning: &str, enough: u32) -> u32 {
        let mut cursor = self.terms_from(beginning);
        let mut docs = 0_u32;
        while docs < enough && cursor.advance() && cursor.term().starts_with(beginning.as_bytes()) {
            docs = docs.saturating_add(cursor.entry().docs_with);
        }
        docs
    }

    fn near(&self, term: &str, edits: usize, most: usize) -> Vec<String> {
        near::near(&self.dictionary, term, edits, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Leaf, Near, Placed, Plan, Way, Word};
    use proptest::prelude::*;
    use std::slice::from_ref;

    fn small() -> Parts {
        let mut builder = IndexBuilder::new(&[FieldSpec { name: "text", weight: 1.0 }], true);
        (0..300).for_each(|doc| builder.add(&[vec![["a letter to a letter", "letters b", "b to a"][doc % 3]]]));
        builder.finish().index().parts
    }

    fn phrase(words: &[Word]) -> Leaf {
        let words: Vec<Placed> = (0..).zip(words).map(|(at, word)| Placed { at, word: word.clone() }).collect();
        Leaf { field: None, ways: vec![Way { len: words.len() as u32, words, via: None }] }
    }

    /// One of each kind.
    fn plans() -> Vec<Plan> {
        let exact = Word::Exact { term: "letter".to_owned(), forms: vec!["letters".to_owned()] };
        let beginning = Word::Beginning { term: "l".to_owned(), forms: Vec::new() };
        let (first, second) = (vec![phrase(from_ref(&exact))], vec![phrase(from_ref(&beginning))]);
        let near = Near { first, second, places: 3 };
        let leaves = [&[Word::Pattern("*t*".to_owned())][..], &[exact, beginning], &[Word::Character("b".to_owned())]];
        let leaves: Vec<Plan> = leaves.map(|words| Plan::Leaf(phrase(words))).into();
        vec![Plan::All(leaves.clone()), Plan::Any(leaves), Plan::Near(near)]
    }

    proptest! {
        /// A file can be made to lie with a checksum that is right.
        #[test]
        fn parts_that_lie_do_no_harm(
            part in 0_usize..8,
            at: prop::sample::Index,
            byte: u8,
            cut in prop::option::of(any::<prop::sample::Index>()),
        ) {
            let Parts { numbers, blocks, terms, docs, codes, places, code_list, lengths } = small();
            let mut parts = [numbers, blocks, terms, docs, codes, places, code_list, lengths].map(|part| part.to_vec());
            let at = at.index(parts[part].len());
            parts[part][at] = byte;
            if let Some(cut) = cut {
                let length = cut.index(parts[part].len());
                parts[part].truncate(length);
            }
            if let Ok(index) = Index::open(file::to_file(&parts.each_ref().map(Vec::as_slice))) {
                for plan in plans() {
                    let hits = index.search(Some(&plan), None);
                    hits.docs.iter().take(3).for_each(|doc| drop(index.explain(&plan, doc)));
                }
                index.near("lettre", 2, 5);
                index.suggest("l", None, 5);
                index.similar(&["a letter"], None);
            }
        }
    }
}
