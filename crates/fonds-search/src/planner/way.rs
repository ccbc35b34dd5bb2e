//! From words to places: the ways to say a phrase.

use crate::listed::Listed;
use crate::names::NameWord;
use crate::plan::{Lexicon, MAX_NEAR, Placed, Way, Word};

/// How many ways there are at most to say one phrase.
pub(super) const MAX_WAYS: usize = 32;

/// What stands at one place of a phrase, or at several.
#[derive(Clone)]
pub(super) enum Unit {
    /// A word between spaces.
    Spaced(Word),
    /// A character of a script without spaces.
    Unspaced {
        text: String,
        /// Whether the character before it belongs to the same run.
        is_joined: bool,
    },
    /// So many words, whatever they are.
    Gap(u32),
}

impl Unit {
    /// A word of a name, for which nothing else stands.
    pub fn of_name(word: NameWord) -> Unit {
        let text = word.text.to_owned();
        match word.is_unspaced {
            true => Unit::Unspaced { text, is_joined: word.is_joined },
            false => Unit::Spaced(Word::Exact { term: text, forms: Vec::new() }),
        }
    }
}

/// A part of a phrase.
pub(super) struct Segment {
    pub typed: Vec<Unit>,
    /// Other names of it, each with its use.
    pub others: Vec<(Vec<Unit>, u32)>,
}

/// The ways to say `segments` one after the other, the typed one first; whether there were more.
pub(super) fn ways(segments: &[Segment]) -> (Vec<Way>, bool) {
    let mut choices = vec![Choice { parts: Vec::new(), via: None }];
    let mut is_cut = false;
    for segment in segments {
        let before = std::mem::take(&mut choices);
        is_cut |= before.len() * (1 + segment.others.len()) > MAX_WAYS;
        for choice in &before {
            choices.push(choice.followed(&segment.typed, None));
            segment.others.iter().for_each(|(other, via)| choices.push(choice.followed(other, Some(*via))));
            choices.truncate(MAX_WAYS);
        }
    }
    (choices.iter().filter_map(Choice::way).listed(), is_cut)
}

/// A way to say the first segments.
struct Choice<'s> {
    /// What is said for each; whether it is another name.
    parts: Vec<(&'s [Unit], bool)>,
    via: Option<u32>,
}

impl<'s> Choice<'s> {
    fn followed(&self, part: &'s [Unit], via: Option<u32>) -> Choice<'s> {
        let mut parts = self.parts.clone();
        parts.push((part, via.is_some()));
        Choice { parts, via: self.via.or(via) }
    }

    fn way(&self) -> Option<Way> {
        let mut units: Vec<Unit> = Vec::new();
        let mut is_after_other = false;
        for (part, is_other) in &self.parts {
            let first = units.len();
            units.extend_from_slice(part);
            if let (true, Some(Unit::Unspaced { is_joined, .. })) = (is_after_other, units.get_mut(first)) {
                // Nobody typed whether a space is to stand between this character and the other name.
                *is_joined = false;
            }
            is_after_other = *is_other;
        }
        way(&units, self.via)
    }
}

/// The way that these units make, if there is any word in them.
pub(super) fn way(units: &[Unit], via: Option<u32>) -> Option<Way> {
    let mut words: Vec<Placed> = Vec::new();
    let (mut place, mut end) = (0, 0);
    for (at, unit) in units.iter().enumerate() {
        let word = match unit {
            Unit::Gap(_) => None,
            Unit::Spaced(word) => Some(word.clone()),
            Unit::Unspaced { text, is_joined } => term_of_run(text, *is_joined, units.get(at + 1)),
        };
        words.extend(word.map(|word| Placed { at: place, word }));
        match unit {
            // A longer gap could reach from one value of a field into the next.
            Unit::Gap(gap) => place = (place + gap).min(end + MAX_NEAR - 1),
            _ => (place, end) = (place + 1, place + 1),
        }
    }
    let first = words.first()?.at;
    words.iter_mut().for_each(|placed| placed.at -= first);
    Some(Way { words, len: end - first, via })
}

/// The term that a character begins: with the next one of its run, or alone; the last of a run is in the term before it.
fn term_of_run(text: &str, is_joined: bool, next: Option<&Unit>) -> Option<Word> {
    match next {
        Some(Unit::Unspaced { text: next, is_joined: true }) => {
            Some(Word::Exact { term: [text, next].concat(), forms: Vec::new() })
        }
        _ => (!is_joined).then(|| Word::Character(text.to_owned())),
    }
}

/// Whether all words of a name occur.
pub(super) fn is_known(name: &[Unit], lexicon: &dyn Lexicon) -> bool {
    way(name, None).is_some_and(|way| way.words.iter().all(|placed| occurs(&placed.word, lexicon)))
}

fn occurs(word: &Word, lexicon: &dyn Lexicon) -> bool {
    match word {
        Word::Exact { term, .. } => lexicon.docs_with(term) > 0,
        Word::Character(character) => lexicon.has_beginning(character),
        _ => true,
    }
}
