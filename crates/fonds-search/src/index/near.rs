//! The terms of an index that a mistyped word may stand for.
//!
//! The table of distances (see [`crate::typo`]) between the word and a term has a row for each letter of the term. Terms
//! come in sorted order, so the rows of the letters that a term shares with the one before are there already; and where a
//! row shows that nothing can be mended any more, all terms that begin so are passed over.

use crate::index::dictionary::{Cursor, Dictionary};
use crate::listed::Listed;

/// No distance is counted beyond this.
const FAR: u8 = u8::MAX / 2;

/// A term near a word: edits, documents (from the most on), the term.
type Near = (u8, u32, String);

/// The terms within `edits` of `word`, best first, at most `most`. Only those that begin with the same letter, unless there
/// are none.
pub fn near(dictionary: &Dictionary, word: &str, edits: usize, most: usize) -> Vec<String> {
    let Some(first) = word.chars().next() else { return Vec::new() };
    let beginning = first.to_string();
    let mut search = Search::new(word, edits, most);
    search.run(dictionary.seek(&beginning), beginning.as_bytes());
    if search.found.is_empty() {
        search.run(dictionary.start(), &[]);
    }
    search.found.into_iter().map(|(_, _, term)| term).listed()
}

struct Search {
    word: Vec<char>,
    edits: u8,
    most: usize,
    found: Vec<Near>,
    /// The letters of the present term ...
    letters: Vec<char>,
    /// ... and the row for each beginning of it, one after the other.
    rows: Vec<u8>,
    /// How many bytes each of the letters ends at.
    ends: Vec<usize>,
}

impl Search {
    fn new(word: &str, edits: usize, most: usize) -> Self {
        let word: Vec<char> = word.chars().listed();
        let rows = (0..=word.len() as u8).listed();
        Search { word, edits: edits as u8, most, found: Vec::new(), letters: Vec::new(), rows, ends: Vec::new() }
    }

    /// Looks through the terms from the cursor on, as long as they begin so.
    fn run(&mut self, mut cursor: Cursor, beginning: &[u8]) {
        self.keep(0);
        // How many bytes of the present term are enough to know that it is too far.
        let mut dead = usize::MAX;
        let mut before: Vec<u8> = Vec::new();
        while cursor.advance() && cursor.term().starts_with(beginning) {
            let term = cursor.term();
            let shared = term.iter().zip(&before).take_while(|(a, b)| a == b).count();
            if shared >= dead {
                continue;
            }
            before.clear();
            before.extend_from_slice(term);
            dead = self.term(cursor.text(), shared, cursor.entry().docs_with);
        }
    }

    /// Compares a term that shares its first bytes with the one before. Gives the number of bytes after which nothing can
    /// be mended, or more than there are.
    fn term(&mut self, term: &str, shared: usize, docs_with: u32) -> usize {
        let letters = self.ends.iter().take_while(|&&end| end <= shared).count();
        self.keep(letters);
        let start = self.ends.last().copied().unwrap_or(0);
        for (at, letter) in term.get(start..).unwrap_or_default().char_indices() {
            let end = start + at + letter.len_utf8();
            self.push(letter, end);
            if self.is_dead() {
                return end;
            }
        }
        let edits = self.rows.last().copied().unwrap_or(FAR);
        if edits <= self.edits {
            self.take((edits, u32::MAX - docs_with, term.to_owned()));
        }
        usize::MAX
    }

    fn take(&mut self, near: Near) {
        self.found.insert(self.found.partition_point(|better| *better < near), near);
        self.found.truncate(self.most);
    }

    fn keep(&mut self, letters: usize) {
        self.letters.truncate(letters);
        self.ends.truncate(letters);
        self.rows.truncate((letters + 1) * self.width());
    }

    /// Adds the row of one more letter.
    fn push(&mut self, letter: char, end: usize) {
        let (at, width) = (self.letters.len(), self.width());
        let last = at * width;
        self.rows.push((at as u8).saturating_add(1).min(FAR));
        for (j, &wanted) in self.word.iter().enumerate() {
            let exchanged = self.rows[last + j] + u8::from(wanted != letter);
            let mut edits = exchanged.min(self.rows[last + j + 1] + 1).min(self.rows[last + width + j] + 1);
            if at > 0 && j > 0 && wanted == self.letters[at - 1] && self.word[j - 1] == letter {
                edits = edits.min(self.rows[last - width + j - 1] + 1);
            }
            self.rows.push(edits.min(FAR));
        }
        self.letters.push(letter);
        self.ends.push(end);
    }

    /// How many numbers a row has.
    fn width(&self) -> usize {
        self.word.len() + 1
    }

    /// Whether no longer term that begins so can be near: a swap reaches back two rows, so both must be too far.
    fn is_dead(&self) -> bool {
        let two = self.rows.len().saturating_sub(2 * self.width());
        self.rows[two..].iter().all(|&edits| edits > self.edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::dictionary::Writer;
    use crate::typo::distance_within;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_those_at_that_distance(
            terms in prop::collection::btree_map("[abcü]{1,7}", 1_u32..4, 0..60),
            word in "[abcü]{1,7}",
            edits in 0_usize..3,
            most in 1_usize..9,
        ) {
            let mut writer = Writer::default();
            terms.iter().for_each(|(term, &docs_with)| writer.push(term, docs_with, [0; 3]));
            let letters: Vec<char> = word.chars().collect();
            let distance = |term: &str| distance_within(&letters, &term.chars().collect::<Vec<_>>(), edits);
            let all = terms.iter().filter_map(|(term, &n)| Some((distance(term)?, u32::MAX - n, term.clone())));
            let (mut naive, others): (Vec<_>, Vec<_>) =
                all.partition(|(_, _, term)| term.chars().next() == word.chars().next());
            if naive.is_empty() {
                naive = others;
            }
            naive.sort();
            let naive: Vec<String> = naive.into_iter().take(most).map(|(_, _, term)| term).collect();
            prop_assert_eq!(near(&writer.finish(), &word, edits, most), naive);
        }
    }
}
