//! The words that occur, sorted: a word's number is its place, so that all words with one beginning are a range.

use crate::listed::Listed;
use std::ops::Range;

use crate::interner::Interner;
use crate::order::order;

/// Words in sorted order, each once, folded.
#[derive(Default)]
pub(crate) struct Vocabulary {
    words: Vec<String>,
}

impl Vocabulary {
    /// The words interned, and for each of their old numbers the new one.
    pub fn of(known: Interner) -> (Vocabulary, Vec<u32>) {
        let mut words = known.into_strings();
        let sorted = order(words.len(), &|a, b| words[a].cmp(&words[b]));
        let mut number = vec![0; words.len()];
        (0..).zip(&sorted).for_each(|(new, &old)| number[old as usize] = new);
        let words = sorted.iter().map(|&old| std::mem::take(&mut words[old as usize])).listed();
        (Vocabulary { words }, number)
    }

    pub fn word(&self, id: u32) -> &str {
        &self.words[id as usize]
    }

    pub fn id(&self, word: &str) -> Option<u32> {
        let id = self.first_from(word);
        (self.words.get(id as usize)? == word).then_some(id)
    }

    /// The words that begin with `beginning`.
    pub fn beginning_with(&self, beginning: &str) -> Range<u32> {
        let start = self.first_from(beginning);
        let count = self.words[start as usize..].partition_point(|word| word.starts_with(beginning));
        start..start + count as u32
    }

    /// The words, letter by letter, for which `is_wanted` says so.
    pub fn filter(&self, is_wanted: &mut dyn FnMut(u32, &[char]) -> bool) -> Vec<u32> {
        let mut letters = Vec::new();
        let mut wanted = Vec::new();
        for (id, word) in (0..).zip(&self.words) {
            letters.clear();
            letters.extend(word.chars());
            if is_wanted(id, &letters) {
                wanted.push(id);
            }
        }
        wanted
    }

    /// The number of the first word that does not sort before `word`.
    fn first_from(&self, word: &str) -> u32 {
        self.words.partition_point(|known| known.as_str() < word) as u32
    }
}
