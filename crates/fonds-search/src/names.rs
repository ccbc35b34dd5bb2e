//! Names that stand for each other: whoever looks for one finds the others too.
//!
//! The engine is told which names are equal (`Chou En-lai` and `Zhou Enlai`); it guesses none.

use crate::interner::Interner;
use crate::listed::Listed;
use crate::tokens::tokens;

/// Names of one and the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameGroup {
    /// What to call it.
    pub label: String,
    /// All its names, the label among them. Each finds all.
    pub names: Vec<String>,
}

/// All groups of names, made ready for comparing.
#[derive(Debug, Clone, Default)]
pub struct Names {
    first_words: Interner,
    /// The names as words, each with its group; those with one first word together.
    by_first_word: Vec<Vec<(Vec<String>, usize)>>,
}

/// A name found in a sequence of words.
pub(crate) struct Known {
    /// How many words it has.
    pub len: usize,
    /// The groups that have it.
    pub groups: Vec<usize>,
}

impl Names {
    /// Reads the groups; a [`NameUse`](crate::NameUse) speaks of them by their place here.
    pub fn new(groups: Vec<NameGroup>) -> Names {
        let mut names = Names::default();
        for (at, group) in groups.iter().enumerate() {
            group.names.iter().for_each(|name| names.add(name, at));
        }
        names
    }

    /// The longest name at the beginning of `words`, among those whose length `fits`.
    pub(crate) fn longest(&self, words: &[&str], fits: &dyn Fn(usize) -> bool) -> Option<Known> {
        let mut known = Known { len: 0, groups: Vec::new() };
        for (name, group) in self.with_first_word(words.first()?) {
            if name.len() < known.len || !fits(name.len()) || !begins_with(words, name) {
                continue;
            }
            if name.len() > known.len {
                known = Known { len: name.len(), groups: Vec::new() };
            }
            known.groups.push(*group);
        }
        (known.len > 0).then_some(known)
    }

    /// The names of a group, but for the one that is already `typed`.
    pub(crate) fn others<'a>(&'a self, group: usize, typed: &'a [&str]) -> impl Iterator<Item = &'a [String]> {
        let of_group = self.by_first_word.iter().flatten().filter(move |(_, other)| *other == group);
        of_group.map(|(name, _)| name.as_slice()).filter(move |name| !name.iter().eq(typed))
    }

    fn with_first_word(&self, word: &str) -> &[(Vec<String>, usize)] {
        self.first_words.id(word).map_or(&[], |at| &self.by_first_word[at as usize])
    }

    fn add(&mut self, name: &str, group: usize) {
        let words: Vec<String> = tokens(name).into_iter().map(|token| token.text).listed();
        let Some(first) = words.first() else { return };
        let at = self.first_words.intern(first) as usize;
        if at == self.by_first_word.len() {
            self.by_first_word.push(Vec::new());
        }
        let name = (words, group);
        if !self.by_first_word[at].contains(&name) {
            self.by_first_word[at].push(name);
        }
    }
}

fn begins_with(words: &[&str], name: &[String]) -> bool {
    words.len() >= name.len() && name.iter().zip(words).all(|(a, b)| a == b)
}
