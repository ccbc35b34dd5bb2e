//! Names that stand for each other: whoever looks for one finds the others too.
//!
//! The engine is told which names are equal (`Chou En-lai` and `Zhou Enlai`); it guesses none.

use crate::interner::Interner;
use crate::listed::Listed;
use crate::order::order;
use crate::tokens::{Spans, fold_word_into, stands_alone};
use std::cmp::Ordering;

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
    /// The names, group after group. Those that a group has twice are empty the second time.
    names: Vec<Name>,
    /// Where each group's names end.
    group_ends: Vec<u32>,
    /// The names by the numbers of their words: a name goes before all that begin with it.
    sorted: Vec<u32>,
    /// How many words the longest name has.
    most_words: usize,
}

#[derive(Debug, Clone, Copy)]
struct Name {
    start: u32,
    end: u32,
    group: u32,
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
    /// The groups that have it, at most [`MAX_GROUPS`] of them.
    pub groups: Vec<usize>,
}

/// In how many groups one name is looked for: whoever shares theirs with more is not meant by it.
const MAX_GROUPS: usize = 32;

impl Names {
    /// Reads the groups; a [`NameUse`](crate::planner::NameUse) speaks of them by their place here.
    pub fn new(groups: Vec<NameGroup>) -> Names {
        let mut names = Names::default();
        let mut folded = String::new();
        for (at, group) in groups.iter().enumerate() {
            group.names.iter().for_each(|name| names.add(name, at as u32, &mut folded));
            names.group_ends.push(names.names.len() as u32);
        }
        names.sort();
        names
    }

    /// How many words the longest name has.
    pub(crate) fn most_words(&self) -> usize {
        self.most_words
    }

    /// Whether any name begins with the folded `word`.
    pub(crate) fn begin_with(&self, word: &str) -> bool {
        self.words.id(word).is_some_and(|id| !self.with_word(&self.sorted, 0, id).is_empty())
    }

    /// The one name of a single word that begins so, folded; `None` if names of several groups do.
    pub(crate) fn only_beginning(&self, beginning: &str) -> Option<&str> {
        let mut only: Option<(u32, &str)> = None;
        for name in self.names.iter().filter(|name| name.len() == 1) {
            let word = self.word(self.spelt(*name).first().copied()?).text;
            if word.starts_with(beginning) {
                if only.is_some_and(|(group, _)| group != name.group) {
                    return None;
                }
                only = only.or(Some((name.group, word)));
            }
        }
        only.map(|(_, word)| word)
    }

    /// The longest name at the beginning of `words`, among those whose length `fits`.
    pub(crate) fn longest(&self, words: &[&str], fits: &dyn Fn(usize) -> bool) -> Option<Known> {
        let mut known = None;
        let mut begin_so = self.sorted.as_slice();
        for (at, word) in words.iter().take(self.most_words).enumerate() {
            let Some(id) = self.words.id(word) else { break };
            begin_so = self.with_word(begin_so, at, id);
            let len = at + 1;
            let whole = begin_so.iter().map_while(|&name| self.name(name).filter(|name| name.len() == len));
            let groups = whole.take(MAX_GROUPS).map(|name| name.group as usize).listed();
            if !groups.is_empty() && fits(len) {
                known = Some(Known { len, groups });
            }
        }
        known
    }

    /// The names of a group, but for the one that is already `typed`.
    pub(crate) fn others<'n>(&'n self, group: usize, typed: &'n [&str]) -> impl Iterator<Item = Vec<NameWord<'n>>> {
        let end = self.group_ends.get(group).map_or(0, |&end| end as usize);
        let start = group.checked_sub(1).and_then(|before| self.group_ends.get(before)).map_or(0, |&end| end as usize);
        let names = self.names.get(start..end).unwrap_or_default().iter().filter(|name| name.len() > 0);
        let spelt = names.map(|name| self.spelt(*name).iter().map(|&word| self.word(word)).listed());
        spelt.filter(move |name: &Vec<NameWord>| !name.iter().map(|word| word.text).eq(typed.iter().copied()))
    }

    /// Of sorted names with the same first `at` words, those that have the word `id` next.
    fn with_word<'n>(&self, sorted: &'n [u32], at: usize, id: u32) -> &'n [u32] {
        let word = |name: u32| self.name(name).and_then(|name| self.spelt(name).get(at)).map(|&spelt| number(spelt));
        let start = sorted.partition_point(|&name| word(name) < Some(id));
        let same = sorted.get(start..).unwrap_or_default();
        &same[..same.partition_point(|&name| word(name) == Some(id))]
    }

    fn name(&self, at: u32) -> Option<Name> {
        self.names.get(at as usize).copied()
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

    fn add(&mut self, name: &str, group: u32, folded: &mut String) {
        let start = self.spelt.len();
        let mut end_before = None;
        for (from, to) in Spans::of(name) {
            let is_unspaced = name[from..].starts_with(stands_alone);
            let is_joined = is_unspaced && end_before == Some(from);
            end_before = is_unspaced.then_some(to);
            let signs = if is_unspaced { UNSPACED } else { 0 } | if is_joined { JOINED } else { 0 };
            folded.clear();
            fold_word_into(&name[from..to], folded);
            self.spelt.push(self.words.intern(folded) | signs);
        }
        self.most_words = self.most_words.max(self.spelt.len() - start);
        self.names.push(Name { start: start as u32, end: self.spelt.len() as u32, group });
    }

    fn sort(&mut self) {
        // Nearly all names differ in their first two words, which are compared at once.
        let first_words = |name: &Name| {
            let word = |at: usize| self.spelt(*name).get(at).map_or(0, |&word| u64::from(number(word)) + 1);
            word(0) << 32 | word(1)
        };
        let keys = self.names.iter().map(first_words).listed();
        let in_full = |a: usize, b: usize| self.compare(self.names[a], self.names[b]);
        self.sorted = order(keys.len(), &|a, b| keys[a].cmp(&keys[b]).then_with(|| in_full(a, b)));
        let mut before: Option<Name> = None;
        for at in 0..self.sorted.len() {
            let name = self.names[self.sorted[at] as usize];
            if before.is_some_and(|before| before.group == name.group && self.compare(before, name).is_eq()) {
                self.names[self.sorted[at] as usize].end = name.start;
            } else {
                before = Some(name);
            }
        }
        let names = &self.names;
        self.sorted.retain(|&name| names[name as usize].len() > 0);
    }

    fn compare(&self, a: Name, b: Name) -> Ordering {
        let (a, b) = (self.spelt(a), self.spelt(b));
        let differs = a.iter().zip(b).find(|&(a, b)| number(*a) != number(*b));
        differs.map_or(a.len().cmp(&b.len()), |(a, b)| number(*a).cmp(&number(*b)))
    }
}

impl Name {
    fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}

fn number(spelt: u32) -> u32 {
    spelt & !(UNSPACED | JOINED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    fn a_beginning_stands_for_a_name_only_if_it_is_clear_whose() {
        let names = groups(&[&["Stalin", "Filippov"], &["Filippova"], &["Semenov", "Semyonov", "Mao Filip"]]);
        assert_eq!(names.only_beginning("sem"), Some("semenov"));
        assert_eq!(names.only_beginning("filippov"), None);
        assert_eq!(names.only_beginning("filippova"), Some("filippova"));
        assert_eq!(names.only_beginning("mao"), None);
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

    proptest! {
        #[test]
        fn it_finds_what_reading_all_names_finds(
            groups in prop::collection::vec(prop::collection::vec("[abc]( [abc]){0,3}| ", 0..4), 0..8),
            words in prop::collection::vec("[abcd]", 1..6),
            most in 1_usize..5,
        ) {
            let group = |names: &Vec<String>| NameGroup { label: String::new(), names: names.clone() };
            let names = Names::new(groups.iter().map(group).collect());
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let longest = (1..=words.len().min(most)).rev().find_map(|len| {
                let has = |names: &Vec<String>| names.contains(&words[..len].join(" "));
                let of: Vec<usize> = (0..groups.len()).filter(|&at| has(&groups[at])).collect();
                (!of.is_empty()).then_some((len, of))
            });
            let known = names.longest(&words, &|len| len <= most).map(|known| (known.len, known.groups));
            prop_assert_eq!(known, longest);
            let begins = groups.iter().flatten().any(|name| name.split(' ').next() == Some(words[0]));
            prop_assert_eq!(names.begin_with(words[0]), begins);
        }
    }

    #[test]
    fn a_hundred_thousand_groups_are_ready_at_once() {
        let name = |at: usize| format!("John {at}");
        let group = |at| NameGroup { label: name(at), names: vec![name(at), format!("J. {at}")] };
        let names = Names::new((0..100_000).map(group).collect());
        assert_eq!(longest(&names, "john 99999"), (2, vec![99_999]));
    }
}
