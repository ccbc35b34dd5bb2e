//! The words that occur, sorted: a word's number is its place, so that all words with one beginning are a range.

use std::ops::Range;

/// Words in sorted order, each once, folded.
#[derive(Default)]
pub(crate) struct Vocabulary {
    words: Vec<Box<str>>,
}

impl Vocabulary {
    pub fn of(mut words: Vec<Box<str>>) -> Vocabulary {
        words.sort_unstable();
        words.dedup();
        Vocabulary { words }
    }

    pub fn word(&self, id: u32) -> &str {
        &self.words[id as usize]
    }

    pub fn id(&self, word: &str) -> Option<u32> {
        self.words.binary_search_by(|known| known.as_ref().cmp(word)).ok().map(|at| at as u32)
    }

    /// The words that begin with `beginning`.
    pub fn beginning_with(&self, beginning: &str) -> Range<u32> {
        let start = self.words.partition_point(|word| word.as_ref() < beginning);
        let count = self.words[start..].partition_point(|word| word.starts_with(beginning));
        start as u32..(start + count) as u32
    }

    /// The words, letter by letter, for which `is_wanted` says so.
    pub fn filter(&self, mut is_wanted: impl FnMut(u32, &[char]) -> bool) -> Vec<u32> {
        let mut letters = Vec::new();
        let ids = 0..self.words.len() as u32;
        ids.filter(|&id| {
            letters.clear();
            letters.extend(self.word(id).chars());
            is_wanted(id, &letters)
        })
        .collect()
    }
}
