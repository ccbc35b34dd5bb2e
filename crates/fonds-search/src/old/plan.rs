//! A query made ready for one vocabulary: every word as the set of word numbers that satisfy it.
//!
//! Here is decided what a word means: itself, the words that begin so, the words that fit a pattern, the other names of
//! whoever was named, or, where nothing fits, the words that it may be a slip for.

use super::corpus::{Correction, NameUse};
use super::vocabulary::Vocabulary;
use crate::listed::Listed;
use crate::names::{Known, Names};
use crate::query::Node;
use crate::tokens::{Spans, tokens};
use crate::{fold, glob, typo};

/// How much a word counts that stands exactly as typed. The factors below are shares of it: raising one lets weaker
/// matches in a heavy field outrank exact ones in a light field more often.
const EXACT: f32 = 1.0;
/// A phrase found by another name of the same: nearly as good as the name typed.
pub(crate) const OTHER_NAME: f32 = 0.9;
/// A word that only begins as typed, or fits a pattern.
const PARTLY_TYPED: f32 = 0.6;
/// A word that the typed one may be a slip for.
const SLIP: f32 = 0.3;

/// How many words are searched in place of one that stands nowhere.
const MOST_CORRECTIONS: usize = 10;
/// How many words of a query are looked up so: each costs a pass over the vocabulary.
const MOST_CORRECTED: usize = 16;

/// What a document must fulfil.
pub(crate) enum Plan {
    Leaf(Leaf),
    /// All of these; their scores add up.
    All(Vec<Plan>),
    /// At least one of these; their scores add up.
    Any(Vec<Plan>),
    /// At least one of these ways to say the same; the best score counts.
    Best(Vec<Plan>),
    Not(Box<Plan>),
}

/// A phrase (or a single word) in one field, or in any.
pub(crate) struct Leaf {
    pub field: Option<usize>,
    /// Its parts, one after the other, each in one of its alternatives.
    pub elements: Vec<Vec<Alternative>>,
}

impl Leaf {
    /// Whether it can begin with the word `id`: quickly no for nearly all words of a text.
    pub fn begins_with(&self, id: u32) -> bool {
        let first_terms = self.elements[0].iter().map(|alternative| &alternative.terms[0]);
        first_terms.into_iter().any(|term| term.factor(id) > 0.0)
    }

    /// At most in how many documents it can be, if each word of the vocabulary is in as many as `frequency` says.
    pub fn most_docs(&self, frequency: &[u32]) -> u32 {
        let of_alternative = |alternative: &Alternative| {
            alternative.terms.iter().map(|term| term.most_docs(frequency)).min().unwrap_or(0)
        };
        let of_element = |element: &Vec<Alternative>| element.iter().map(of_alternative).fold(0, u32::saturating_add);
        self.elements.iter().map(of_element).min().unwrap_or(0)
    }
}

/// Words that follow each other.
pub(crate) struct Alternative {
    pub terms: Vec<Term>,
    /// The use of a name that this alternative is another name for.
    pub via: Option<u32>,
}

/// The words that satisfy one typed word, and how much each counts: a window on the vocabulary.
#[derive(Default)]
pub(crate) struct Term {
    first: u32,
    /// From `first` on; 0 for a word that does not satisfy it.
    factors: Vec<f32>,
}

impl Term {
    /// How much the word `id` counts here; 0 if it does not satisfy the term.
    pub fn factor(&self, id: u32) -> f32 {
        self.factors.get(id.wrapping_sub(self.first) as usize).copied().unwrap_or(0.0)
    }

    fn is_empty(&self) -> bool {
        self.factors.is_empty()
    }

    fn most_docs(&self, frequency: &[u32]) -> u32 {
        let window = frequency.iter().skip(self.first as usize).zip(&self.factors);
        window.filter(|&(_, &factor)| factor > 0.0).fold(0, |sum, (&docs, _)| sum.saturating_add(docs))
    }

    fn of(ids: &[u32], factor: f32) -> Term {
        let (Some(&first), Some(&last)) = (ids.iter().min(), ids.iter().max()) else { return Term::default() };
        let mut factors = vec![0.0; (last - first + 1) as usize];
        ids.iter().for_each(|&id| factors[(id - first) as usize] = factor);
        Term { first, factors }
    }
}

/// Finds the words that a folded word may be a slip for, best first.
pub(crate) type Correct<'a> = &'a dyn Fn(&str) -> Vec<u32>;

/// Turns a query into a [`Plan`] and remembers what it had to do for it.
pub(crate) struct Planner<'a> {
    vocabulary: &'a Vocabulary,
    names: &'a Names,
    correct: Correct<'a>,
    pub name_uses: Vec<NameUse>,
    pub corrections: Vec<Correction>,
}

/// What surrounds a part of the query.
#[derive(Clone, Copy)]
struct Place {
    field: Option<usize>,
    is_negated: bool,
}

/// Words of the query that must follow each other.
struct Atom<'q> {
    source: &'q str,
    parts: Vec<Part>,
    /// Whether a word that stands nowhere may be taken for a slip.
    is_mendable: bool,
}

struct Part {
    start: usize,
    end: usize,
    text: String,
    is_beginning: bool,
}

impl<'a> Planner<'a> {
    pub fn new(vocabulary: &'a Vocabulary, names: &'a Names, correct: Correct<'a>) -> Self {
        Planner { vocabulary, names, correct, name_uses: Vec::new(), corrections: Vec::new() }
    }

    /// The plan for `node`, looked for in the field `scope` where the query names none; nothing if it asks for nothing.
    pub fn plan(&mut self, node: &Node, scope: Option<usize>) -> Option<Plan> {
        self.node(node, Place { field: scope, is_negated: false })
    }

    fn node(&mut self, node: &Node, place: Place) -> Option<Plan> {
        match node {
            Node::Word { text, prefix } => self.leaf(&Atom::word(text, *prefix), place),
            Node::Phrase(text) => self.leaf(&Atom::phrase(text), place),
            Node::Pattern(text) => self.leaf(&Atom::pattern(text), place),
            Node::Field { field, node } => self.node(node, Place { field: Some(*field), ..place }),
            Node::And(nodes) => one_or(self.all(nodes, place), Plan::All),
            Node::Or(nodes) => one_or(nodes.iter().filter_map(|node| self.node(node, place)).listed(), Plan::Any),
            // The scan knows no distances.
            Node::Near { first, second, .. } => {
                let both = [self.node(first, place), self.node(second, place)];
                one_or(both.into_iter().flatten().listed(), Plan::All)
            }
            Node::Not(node) => {
                self.node(node, Place { is_negated: true, ..place }).map(|plan| Plan::Not(Box::new(plan)))
            }
        }
    }

    fn all(&mut self, nodes: &[Node], place: Place) -> Vec<Plan> {
        let mut plans = Vec::new();
        let mut rest = nodes;
        while let Some(first) = rest.first() {
            let (count, plan) = match self.name_of_words(rest, place) {
                Some((count, plan)) => (count, Some(plan)),
                None => (1, self.node(first, place)),
            };
            plans.extend(plan);
            rest = &rest[count..];
        }
        plans
    }

    /// A name typed as several plain words, without quotes: how many of `nodes` it is, and the plan that finds it.
    fn name_of_words(&mut self, nodes: &[Node], place: Place) -> Option<(usize, Plan)> {
        let atoms: Vec<Atom> = nodes.iter().map_while(Atom::plain_word).listed();
        let words: Vec<&str> = atoms.iter().flat_map(Atom::words).listed();
        let ends = running_sums(atoms.iter().map(|atom| atom.parts.len()));
        let known = self.names.longest(&words, &|len| ends.contains(&len))?;
        let count = 1 + ends.iter().position(|&end| end == known.len)?;
        if count < 2 {
            return None;
        }
        let typed: Vec<&str> = atoms[..count].iter().map(|atom| atom.source).listed();
        let others = self.other_names(&known, &typed.join(" "), &words[..known.len]);
        let as_typed = atoms[..count].iter().map(|atom| self.plain_leaf(atom, place)).listed();
        let other = Plan::Leaf(Leaf { field: place.field, elements: vec![others] });
        Some((count, Plan::Best(vec![Plan::All(as_typed), other])))
    }

    /// The words of an atom as they are, no names sought in them and nothing mended.
    fn plain_leaf(&self, atom: &Atom, place: Place) -> Plan {
        let terms = atom.parts.iter().map(|part| self.term(part)).listed();
        Plan::Leaf(Leaf { field: place.field, elements: vec![vec![Alternative { terms, via: None }]] })
    }

    fn leaf(&mut self, atom: &Atom, place: Place) -> Option<Plan> {
        let words: Vec<&str> = atom.words().listed();
        let mut elements = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let known = self.names.longest(&words[at..], &|_| true);
            let end = at + known.as_ref().map_or(1, |known| known.len);
            let parts = &atom.parts[at..end];
            let is_mendable = known.is_none() && atom.is_mendable && !place.is_negated;
            let terms = parts.iter().map(|part| self.mended_term(part, atom.source, is_mendable)).listed();
            let mut alternatives = vec![Alternative { terms, via: None }];
            if let Some(known) = known {
                let typed = &atom.source[parts[0].start..parts[parts.len() - 1].end];
                alternatives.extend(self.other_names(&known, typed, &words[at..end]));
            }
            elements.push(alternatives);
            at = end;
        }
        (!elements.is_empty()).then_some(Plan::Leaf(Leaf { field: place.field, elements }))
    }

    /// The other names of a known one, as far as all their words occur.
    fn other_names(&mut self, known: &Known, typed: &str, words: &[&str]) -> Vec<Alternative> {
        let names = self.names;
        let mut alternatives = Vec::new();
        for &group in &known.groups {
            let mut others = names.others(group, words).peekable();
            if others.peek().is_none() {
                continue;
            }
            let via = Some(self.use_of(typed, group));
            for name in others {
                let ids = name.iter().filter_map(|word| self.vocabulary.id(word.text));
                let terms = ids.map(|id| Term::of(&[id], EXACT)).listed();
                if terms.len() == name.len() {
                    alternatives.push(Alternative { terms, via });
                }
            }
        }
        alternatives
    }

    fn use_of(&mut self, typed: &str, group: usize) -> u32 {
        let name_use = NameUse { typed: typed.to_owned(), group };
        let known = self.name_uses.iter().position(|other| *other == name_use);
        known.unwrap_or_else(|| {
            self.name_uses.push(name_use);
            self.name_uses.len() - 1
        }) as u32
    }

    fn mended_term(&mut self, part: &Part, source: &str, is_mendable: bool) -> Term {
        let term = self.term(part);
        if !term.is_empty() || !is_mendable {
            return term;
        }
        self.slip(part, &source[part.start..part.end])
    }

    fn term(&self, part: &Part) -> Term {
        if is_pattern(&part.text) {
            let pattern: Vec<char> = part.text.chars().listed();
            return Term::of(&self.vocabulary.filter(&mut |_, word| glob::matches(&pattern, word)), PARTLY_TYPED);
        }
        let exact = self.vocabulary.id(&part.text);
        if !part.is_beginning {
            return Term::of(exact.as_slice(), EXACT);
        }
        let range = self.vocabulary.beginning_with(&part.text);
        let mut factors = vec![PARTLY_TYPED; range.len()];
        if exact.is_some() {
            // A word sorts before all that only begin so.
            factors[0] = EXACT;
        }
        Term { first: range.start, factors }
    }

    fn slip(&mut self, part: &Part, typed: &str) -> Term {
        if self.corrections.len() == MOST_CORRECTED {
            return Term::default();
        }
        let ids = (self.correct)(&part.text);
        let searched: Vec<String> = ids.iter().map(|&id| self.vocabulary.word(id).to_owned()).listed();
        let correction = Correction { typed: typed.to_owned(), searched };
        if !ids.is_empty() && !self.corrections.contains(&correction) {
            self.corrections.push(correction);
        }
        Term::of(&ids, SLIP)
    }
}

/// The words of `vocabulary` within the tolerance of `word`, at most [`MOST_CORRECTIONS`]: those with the fewest edits
/// first, the more frequent first among those with as many.
pub(crate) fn near(vocabulary: &Vocabulary, word: &str, frequency: &[u32]) -> Vec<u32> {
    let limit = typo::tolerance(word);
    if limit == 0 {
        return Vec::new();
    }
    let letters: Vec<char> = word.chars().listed();
    let mut nearest = Vec::new();
    vocabulary.filter(&mut |id, other| {
        if let Some(edits) = typo::distance_within(&letters, other, limit) {
            let found = (edits, u32::MAX - frequency[id as usize], id);
            nearest.insert(nearest.partition_point(|better| *better < found), found);
            nearest.truncate(MOST_CORRECTIONS);
        }
        false
    });
    nearest.into_iter().map(|(_, _, id)| id).listed()
}

impl<'q> Atom<'q> {
    fn word(source: &'q str, is_beginning: bool) -> Self {
        let mut atom = Atom { is_mendable: true, ..Atom::phrase(source) };
        if let Some(last) = atom.parts.last_mut() {
            last.is_beginning = is_beginning;
        }
        atom
    }

    fn phrase(source: &'q str) -> Self {
        let part =
            |token: crate::Token| Part { start: token.start, end: token.end, text: token.text, is_beginning: false };
        Atom { source, parts: tokens(source).into_iter().map(part).listed(), is_mendable: false }
    }

    fn pattern(source: &'q str) -> Self {
        let part = |(start, end)| Part { start, end, text: fold(&source[start..end]), is_beginning: false };
        Atom { source, parts: Spans::of_pattern(source).map(part).listed(), is_mendable: false }
    }

    fn plain_word(node: &'q Node) -> Option<Self> {
        match node {
            Node::Word { text, prefix } => Some(Atom::word(text, *prefix)),
            _ => None,
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.text.as_str())
    }
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

fn running_sums(lengths: impl Iterator<Item = usize>) -> Vec<usize> {
    lengths
        .scan(0, |sum, length| {
            *sum += length;
            Some(*sum)
        })
        .listed()
}

fn one_or(mut plans: Vec<Plan>, several: fn(Vec<Plan>) -> Plan) -> Option<Plan> {
    if plans.len() > 1 { Some(several(plans)) } else { plans.pop() }
}
