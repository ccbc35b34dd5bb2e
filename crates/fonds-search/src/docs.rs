//! Sets of documents, one bit for each.

use crate::listed::Listed;

/// Which of the documents `0..len` are in the set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocSet {
    words: Vec<u64>,
    len: usize,
}

impl DocSet {
    /// No document of `len`.
    pub fn none(len: usize) -> Self {
        DocSet { words: vec![0; len.div_ceil(64)], len }
    }

    /// All `len` documents.
    pub fn all(len: usize) -> Self {
        DocSet::of_words(len, vec![u64::MAX; len.div_ceil(64)])
    }

    /// The documents named, those beyond `len` left out.
    pub fn of(len: usize, docs: impl IntoIterator<Item = u32>) -> Self {
        let mut set = DocSet::none(len);
        docs.into_iter().for_each(|doc| set.insert(doc));
        set
    }

    /// Of `len` documents those whose bits are set: the first 64 in the first word, from its lowest bit on.
    pub fn of_words(len: usize, mut words: Vec<u64>) -> Self {
        words.resize(len.div_ceil(64), 0);
        let mut set = DocSet { words, len };
        set.clear_tail();
        set
    }

    /// The documents whose score is not 0.
    pub fn scored(scores: &[u32]) -> Self {
        let bits = |scores: &[u32]| scores.iter().rev().fold(0, |word, &score| word << 1 | u64::from(score != 0));
        DocSet { words: scores.chunks(64).map(bits).listed(), len: scores.len() }
    }

    /// How many documents there are, in the set or not.
    pub fn universe(&self) -> usize {
        self.len
    }

    /// How many are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether none is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Whether `doc` is in the set.
    #[inline]
    pub fn contains(&self, doc: u32) -> bool {
        self.words.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    /// Puts `doc` in; a document beyond the end is left out.
    #[inline]
    pub fn insert(&mut self, doc: u32) {
        if (doc as usize) < self.len
            && let Some(word) = self.words.get_mut(doc as usize / 64)
        {
            *word |= 1 << (doc % 64);
        }
    }

    /// The first one in the set that is not before `doc`.
    pub fn next_from(&self, doc: u32) -> Option<u32> {
        let mut at = doc as usize / 64;
        let mut word = self.words.get(at)? & (u64::MAX << (doc % 64));
        while word == 0 {
            at += 1;
            word = *self.words.get(at)?;
        }
        Some(64 * at as u32 + word.trailing_zeros())
    }

    /// Takes `doc` out.
    pub fn remove(&mut self, doc: u32) {
        if let Some(word) = self.words.get_mut(doc as usize / 64) {
            *word &= !(1 << (doc % 64));
        }
    }

    /// Keeps those that are in `other` too.
    pub fn and(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    /// Adds those of `other`.
    pub fn or(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Takes out those of `other`.
    pub fn and_not(&mut self, other: &DocSet) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
    }

    /// Exactly the others.
    pub fn negate(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.clear_tail();
    }

    /// The documents before `at`, and those from it on, which are counted from 0 again.
    pub fn split_at(&self, at: usize) -> (DocSet, DocSet) {
        let at = at.min(self.len);
        let mut first = DocSet { words: self.words[..at.div_ceil(64)].to_vec(), len: at };
        first.clear_tail();
        let mut rest = DocSet::none(self.len - at);
        let mut next = self.next_from(at as u32);
        while let Some(doc) = next {
            rest.insert(doc - at as u32);
            next = self.next_from(doc + 1);
        }
        (first, rest)
    }

    /// These documents, and after them the others, which are counted on from the last of these.
    pub fn followed_by(mut self, others: &DocSet) -> DocSet {
        let start = self.len as u32;
        self.len += others.len;
        self.words.resize(self.len.div_ceil(64), 0);
        others.for_each(|doc| self.insert(start + doc));
        self
    }

    /// Those in the set, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| Ones { word, base: 64 * at as u32 })
    }

    /// Calls `visit` for those in the set, in order: the quickest way through it.
    #[inline]
    pub fn for_each(&self, mut visit: impl FnMut(u32)) {
        for (at, &word) in self.words.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                visit(64 * at as u32 + word.trailing_zeros());
                word &= word - 1;
            }
        }
    }

    fn clear_tail(&mut self) {
        let used = self.len % 64;
        if let (1.., Some(last)) = (used, self.words.last_mut()) {
            *last &= (1 << used) - 1;
        }
    }
}

/// The places of the ones in a word.
struct Ones {
    word: u64,
    base: u32,
}

impl Iterator for Ones {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let doc = (self.word != 0).then(|| self.base + self.word.trailing_zeros())?;
        self.word &= self.word - 1;
        Some(doc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_is_the_set_of_the_standard_library(
            len in 0_usize..200,
            a in prop::collection::btree_set(0_u32..220, 0..60),
            b in prop::collection::btree_set(0_u32..220, 0..60),
        ) {
            let inside = |set: &BTreeSet<u32>| -> BTreeSet<u32> {
                set.iter().copied().filter(|&doc| (doc as usize) < len).collect()
            };
            let of = |set: &BTreeSet<u32>| DocSet::of(len, set.iter().copied());
            let check = |set: &DocSet, naive: BTreeSet<u32>| {
                assert_eq!(set.count(), naive.len());
                assert_eq!(set.is_empty(), naive.is_empty());
                assert!((0..230).all(|doc| set.contains(doc) == naive.contains(&doc)));
                assert_eq!(set.iter().collect::<Vec<_>>(), naive.iter().copied().collect::<Vec<_>>());
                assert!((0..230).all(|doc| set.next_from(doc) == naive.range(doc..).next().copied()));
                let mut visited = Vec::new();
                set.for_each(|doc| visited.push(doc));
                assert_eq!(visited, naive.into_iter().collect::<Vec<_>>());
            };
            let (left, right) = (inside(&a), inside(&b));
            let mut and = of(&a);
            and.and(&of(&b));
            check(&and, &left & &right);
            let mut or = of(&a);
            or.or(&of(&b));
            check(&or, &left | &right);
            let mut without = of(&a);
            without.and_not(&of(&b));
            check(&without, &left - &right);
            let mut others = of(&a);
            others.negate();
            check(&others, (0..len as u32).filter(|doc| !left.contains(doc)).collect());
            check(&DocSet::all(len), (0..len as u32).collect());
            let mut fewer = of(&a);
            b.iter().for_each(|&doc| fewer.remove(doc));
            check(&fewer, &left - &right);
        }

        #[test]
        fn documents_with_a_score_are_those_with_one(scores in prop::collection::vec(prop_oneof![Just(0_u32), any::<u32>()], 0..200)) {
            let naive = (0..scores.len() as u32).filter(|&doc| scores[doc as usize] > 0);
            assert_eq!(DocSet::scored(&scores), DocSet::of(scores.len(), naive));
        }

        #[test]
        fn words_are_sets_of_64(len in 0_usize..200, words in prop::collection::vec(any::<u64>(), 0..5)) {
            let bits = words.iter().enumerate().flat_map(|(at, &word)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| 64 * at as u32 + bit));
            assert_eq!(DocSet::of_words(len, words.clone()), DocSet::of(len, bits));
        }

        #[test]
        fn it_is_split_and_joined_anywhere(len in 0_usize..200, docs in prop::collection::btree_set(0_u32..200, 0..60), at in 0_usize..210) {
            let whole = DocSet::of(len, docs);
            let (first, rest) = whole.split_at(at);
            let before: Vec<u32> = whole.iter().filter(|&doc| (doc as usize) < at).collect();
            let after: Vec<u32> = whole.iter().filter(|&doc| doc as usize >= at).map(|doc| doc - at as u32).collect();
            assert_eq!((first.universe(), rest.universe()), (len.min(at), len.saturating_sub(at)));
            assert_eq!((first.iter().collect::<Vec<_>>(), rest.iter().collect::<Vec<_>>()), (before, after));
            assert_eq!(first.followed_by(&rest), whole);
        }
    }
}
