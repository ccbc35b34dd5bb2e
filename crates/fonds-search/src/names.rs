//! Names that stand for each other: whoever looks for one finds the others too.
//!
//! The engine is told which names are equal (`Chou En-lai` and `Zhou Enlai`); it guesses none.

use crate::interner::Interner;
use crate::listed::Listed;
use crate::tokens::{stands_alone, tokens};

/// Names of one and the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameGroup {
    /// What to call it.
    pub label: String,
    /// All its names, the label among them. Each finds all.
    pub names: Vec<String>,
}

/// All groups of names, made ready for comparing: a few numbers for each name, and each word once.
#[derive(Debug, Clone, Default)]
pub struct Names {
    words: Interner,
    /// The words of all names, name after name, by their numbers; the two highest bits are [`UNSPACED`] and [`JOINED`].
    spelt: Vec<u32>,
    /// The names, group after group.
    names: Vec<Name>,
    /// Where each group's names end.
    group_ends: Vec<u32>,
    /// By the number of a word: the last name that begins with it, counted from 1; 0 for none.
    last_with_first_word: Vec<u32>,
    /// How many words the longest name has.
    most_words: usize,
}

#[derive(Debug, Clone, Copy)]
struct Name {
    start: u32,
    end: u32,
    group: u32,
    /// The name before it that begins with the same word, counted from 1; 0 for none.
    before: u32,
}

/// A word of a script without spaces: one character.
const UNSPACED: u32 = 1 << 31;
/// Nothing stands between it and the word before it, and both are of such a script.
const JOINED: u32 = 1 << 30;

/// A word of a name.
#[derive(Clone, Copy)]
pub(crate) struct NameWord<'n> {
    /// Folded.
    pub text: &'n str,
    pub is_unspaced: bool,
    /// Whether nothing stands between it and the word before it, and both are of a script without spaces.
    pub is_joined: bool,
}

/// A name found in a sequence of words.
pub(crate) struct Known {
    /// How many words it has.
    pub len: usize,
    /// The groups that have it.
    pub groups: Vec<usize>,
}

impl Names {
    /// Reads the groups; a [`NameUse`](crate::planner::NameUse) speaks of them by their place here.
    pub fn new(groups: Vec<NameGroup>) -> Names {
        let mut names = Names::default();
        for (at, group) in groups.iter().enumerate() {
            group.names.iter().for_each(|name| names.add(name, at as u32));
            names.group_ends.push(names.names.len() as u32);
        }
        names
    }

    /// Whether any name begins with the folded `word`.
    pub(crate) fn begin_with(&self, word: &str) -> bool {
        self.words.id(word).is_some_and(|id| self.last_with_first_word.get(id as usize).is_some_and(|&last| last > 0))
    }

    /// How many words the longest name has.
    pub(crate) fn most_words(&self) -> usize {
        self.most_words
    }

    /// The longest name at the beginning of `words`, among those whose length `fits`.
    pub(crate) fn longest(&self, words: &[&str], fits: &dyn Fn(usize) -> bool) -> Option<Known> {
        if !self.begin_with(words.first()?) {
            return None;
        }
        let typed = words.iter().take(self.most_words).map_while(|word| self.words.id(word)).listed();
        let mut known = Known { len: 0, groups: Vec::new() };
        for name in self.with_first_word(*typed.first()?) {
            let spelt = self.spelt(name);
            if spelt.len() < known.len || !fits(spelt.len()) || !begins_with(&typed, spelt) {
                continue;
            }
            if spelt.len() > known.len {
                known = Known { len: spelt.len(), groups: Vec::new() };
            }
            known.groups.insert(0, name.group as usize);
        }
        (known.len > 0).then_some(known)
    }

    /// The names of a group, but for the one that is already `typed`.
    pub(crate) fn others<'n>(&'n self, group: usize, typed: &'n [&str]) -> impl Iterator<Item = Vec<NameWord<'n>>> {
        let end = self.group_ends.get(group).map_or(0, |&end| end as usize);
        let start = group.checked_sub(1).and_then(|before| self.group_ends.get(before)).map_or(0, |&end| end as usize);
        let names = self.names.get(start..end).unwrap_or_default().iter();
        let spelt = names.map(|name| self.spelt(*name).iter().map(|&word| self.word(word)).listed());
        spelt.filter(move |name: &Vec<NameWord>| !name.iter().map(|word| word.text).eq(typed.iter().copied()))
    }

    fn spelt(&self, name: Name) -> &[u32] {
        self.spelt.get(name.start as usize..name.end as usize).unwrap_or_default()
    }

    fn word(&self, spelt: u32) -> NameWord<'_> {
        NameWord {
            text: self.words.strings().get(number(spelt) as usize).map_or("", String::as_str),
            is_unspaced: spelt & UNSPACED != 0,
            is_joined: spelt & JOINED != 0,
        }
    }

    /// The names that begin with a word, the last one first.
    fn with_first_word(&self, id: u32) -> impl Iterator<Item = Name> {
        let name = |at: u32| self.names.get((at as usize).checked_sub(1)?).copied();
        let last = self.last_with_first_word.get(id as usize).copied().unwrap_or(0);
        std::iter::successors(name(last), move |of| name(of.before))
    }

    /// Whether the group of `name`, the last one so far, has a name of the same words.
    fn is_in_group(&self, name: Name, first: u32) -> bool {
        let spelt = self.spelt(name);
        let is_same = |other: &[u32]| {
            other.len() == spelt.len() && other.iter().zip(spelt).all(|(a, b)| number(*a) == number(*b))
        };
        self.with_first_word(first)
            .take_while(|other| other.group == name.group)
            .any(|other| is_same(self.spelt(other)))
    }

    fn add(&mut self, name: &str, group: u32) {
        let start = self.spelt.len();
        let mut end_before = usize::MAX;
        for token in tokens(name) {
            let is_unspaced = name[token.start..].starts_with(stands_alone);
            let is_joined = is_unspaced && token.start == end_before;
            end_before = if is_unspaced { token.end } else { usize::MAX };
            let signs = if is_unspaced { UNSPACED } else { 0 } | if is_joined { JOINED } else { 0 };
            self.spelt.push(self.words.intern(&token.text) | signs);
        }
        let Some(first) = self.spelt.get(start).map(|&word| number(word)) else { return };
        self.last_with_first_word.resize(self.words.strings().len(), 0);
        let before = self.last_with_first_word[first as usize];
        let name = Name { start: start as u32, end: self.spelt.len() as u32, group, before };
        if self.is_in_group(name, first) {
            return self.spelt.truncate(start);
        }
        self.most_words = self.most_words.max(self.spelt.len() - start);
        self.names.push(name);
        self.last_with_first_word[first as usize] = self.names.len() as u32;
    }
}

fn number(spelt: u32) -> u32 {
    spelt & !(UNSPACED | JOINED)
}

fn begins_with(typed: &[u32], name: &[u32]) -> bool {
    typed.len() >= name.len() && name.iter().zip(typed).all(|(&spelt, &typed)| number(spelt) == typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&[&str]]) -> Names {
        let group = |names: &&[&str]| NameGroup {
            label: String::new(),
            names: names.iter().map(|&name| name.to_owned()).collect(),
        };
        Names::new(names.iter().map(group).collect())
    }

    fn longest(names: &Names, words: &str) -> (usize, Vec<usize>) {
        let words: Vec<&str> = words.split(' ').collect();
        names.longest(&words, &|_| true).map_or((0, Vec::new()), |known| (known.len, known.groups))
    }

    #[test]
    fn the_longest_name_is_known_with_all_groups_that_have_it() {
        let names = groups(&[&["Mao", "Mao Zedong"], &["Kim"], &["", "MAO"], &["Mao Zedong"]]);
        assert_eq!(longest(&names, "mao"), (1, vec![0, 2]));
        assert_eq!(longest(&names, "mao zedong kim"), (2, vec![0, 3]));
        assert_eq!(longest(&names, "zedong mao"), (0, vec![]));
        assert_eq!(longest(&names, "ho"), (0, vec![]));
    }

    #[test]
    fn the_others_of_a_group_are_told_once_each() {
        let names = groups(&[&["Kim"], &["Zhou Enlai", "zhou  enlai", "周恩来", "Chou"], &["Chou"]]);
        let others = |group, typed: &[&str]| -> Vec<String> {
            let joined = |name: Vec<NameWord>| name.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
            names.others(group, typed).map(joined).collect()
        };
        assert_eq!(others(1, &["chou"]), ["zhou enlai", "周 恩 来"]);
        assert_eq!(others(0, &["kim"]), [""; 0]);
        assert_eq!(others(7, &["kim"]), [""; 0]);
    }

    #[test]
    fn a_hundred_thousand_groups_are_ready_at_once() {
        let name = |at: usize| format!("John {at}");
        let group = |at| NameGroup { label: name(at), names: vec![name(at), format!("J. {at}")] };
        let names = Names::new((0..100_000).map(group).collect());
        assert_eq!(longest(&names, "john 99999"), (2, vec![99_999]));
    }
}
