//! What is found, by the definition of the words: every plan is looked up in every text, read anew each time.
//!
//! Nothing here is shared with the engine but the terms of a text ([`fonds_search::terms`]) and the plan. With it come
//! random catalogues and queries in which everything comes next to everything else.

#![allow(dead_code)]

use fonds_search::plan::{Leaf, Lexicon, Near, Plan, Way, Word};
use fonds_search::terms::each_term;
use fonds_search::{NameGroup, Names};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The fields of the documents here.
pub const FIELDS: &[&str] = &["title", "agent"];

/// Documents as texts.
#[derive(Debug, Clone)]
pub struct Reference {
    /// How many fields each document has.
    pub fields: usize,
    /// Document -> field -> values.
    pub docs: Vec<Vec<Vec<String>>>,
}

impl Reference {
    /// Documents of one field with one value each.
    pub fn of_titles(titles: &[&str]) -> Reference {
        Reference { fields: 1, docs: titles.iter().map(|title| vec![vec![(*title).to_owned()]]).collect() }
    }

    /// The documents that fulfil `plan`.
    pub fn find(&self, plan: &Plan) -> Vec<u32> {
        (0..self.docs.len() as u32).filter(|&doc| self.fulfils(doc, plan)).collect()
    }

    fn fulfils(&self, doc: u32, plan: &Plan) -> bool {
        match plan {
            Plan::Leaf(leaf) => self.values(doc).any(|(field, value)| !occurrences(leaf, field, value).is_empty()),
            Plan::All(plans) => plans.iter().all(|plan| self.fulfils(doc, plan)),
            Plan::Any(plans) | Plan::Best(plans) => plans.iter().any(|plan| self.fulfils(doc, plan)),
            Plan::Not(plan) => !self.fulfils(doc, plan),
            Plan::Near(near) => self.values(doc).any(|(field, value)| !near_pairs(near, field, value).is_empty()),
        }
    }

    /// The values of a document, each with its field. Values are further apart than any query reaches, so that each can
    /// be looked at alone.
    fn values(&self, doc: u32) -> impl Iterator<Item = (usize, &String)> {
        let fields = self.docs[doc as usize].iter().enumerate();
        fields.flat_map(|(field, values)| values.iter().map(move |value| (field, value)))
    }

    fn terms_of(&self, doc: u32) -> BTreeSet<String> {
        self.values(doc).flat_map(|(_, value)| terms(value)).collect()
    }

    fn all_terms(&self) -> BTreeSet<String> {
        (0..self.docs.len() as u32).flat_map(|doc| self.terms_of(doc)).collect()
    }
}

/// The terms of a text, in order.
pub fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    each_term(text, &mut String::new(), &mut |term| terms.push(term.text.to_owned()));
    terms
}

/// Where a leaf stands in a value, as places from and to (not included).
pub fn occurrences(leaf: &Leaf, field: usize, value: &str) -> Vec<(usize, usize)> {
    if leaf.field.is_some_and(|asked| asked != field) {
        return Vec::new();
    }
    let terms = terms(value);
    let of_way = |way: &Way| -> Vec<(usize, usize)> {
        let starts = (0..terms.len()).filter(|&start| stands_at(way, &terms, start));
        starts.map(|start| (start, start + way.len as usize)).collect()
    };
    leaf.ways.iter().flat_map(of_way).collect()
}

fn stands_at(way: &Way, terms: &[String], start: usize) -> bool {
    let is_there = |at: u32, word: &Word| terms.get(start + at as usize).is_some_and(|term| is_meant(word, term));
    way.words.iter().all(|placed| is_there(placed.at, &placed.word))
}

/// Whether a word of a plan stands for a term.
pub fn is_meant(word: &Word, term: &str) -> bool {
    let is_form = |forms: &[String]| forms.iter().any(|form| form == term);
    match word {
        Word::Exact { term: typed, forms } => typed == term || is_form(forms),
        Word::Beginning { term: typed, forms } => term.starts_with(typed.as_str()) || is_form(forms),
        Word::Character(character) => term.starts_with(character.as_str()),
        Word::Pattern(pattern) => fits(&chars(pattern), &chars(term)),
        Word::Slips(words) => is_form(words),
    }
}

/// The occurrences of two that are near each other.
pub fn near_pairs(near: &Near, field: usize, value: &str) -> Vec<[(usize, usize); 2]> {
    let of = |leaves: &[Leaf]| -> Vec<(usize, usize)> {
        leaves.iter().flat_map(|leaf| occurrences(leaf, field, value)).collect()
    };
    let (first, second) = (of(&near.first), of(&near.second));
    let pairs = first.iter().flat_map(|&a| second.iter().map(move |&b| [a, b]));
    pairs.filter(|&[a, b]| (1..=near.places as i64).contains(&places_apart(a, b))).collect()
}

/// How far the nearest words of two are apart; 0 or less if they share one.
fn places_apart(a: (usize, usize), b: (usize, usize)) -> i64 {
    let after = |a: (usize, usize), b: (usize, usize)| b.0 as i64 - (a.1 as i64 - 1);
    after(a, b).max(after(b, a))
}

fn fits(pattern: &[char], word: &[char]) -> bool {
    match (pattern, word) {
        ([], word) => word.is_empty(),
        (['*', rest @ ..], word) => (0..=word.len()).any(|n| fits(rest, &word[n..])),
        (['?', rest @ ..], [_, tail @ ..]) => fits(rest, tail),
        ([c, rest @ ..], [d, tail @ ..]) => c == d && fits(rest, tail),
        _ => false,
    }
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

impl Lexicon for Reference {
    fn docs_with(&self, term: &str) -> u32 {
        (0..self.docs.len() as u32).filter(|&doc| self.terms_of(doc).contains(term)).count() as u32
    }

    fn docs_beginning(&self, beginning: &str, enough: u32) -> u32 {
        let terms = self.all_terms();
        let docs: u32 = terms.iter().filter(|term| term.starts_with(beginning)).map(|term| self.docs_with(term)).sum();
        docs.min(enough)
    }

    fn has_beginning(&self, beginning: &str) -> bool {
        self.all_terms().iter().any(|term| term.starts_with(beginning))
    }

    fn near(&self, term: &str, edits: usize, most: usize) -> Vec<String> {
        let near = self.all_terms().into_iter().map(|other| (edits_between(&chars(term), &chars(&other)), other));
        let mut near: Vec<(usize, String)> = near.filter(|(apart, _)| *apart <= edits).collect();
        let begins_alike = |other: &str| other.chars().next() == term.chars().next();
        if near.iter().any(|(_, other)| begins_alike(other)) {
            near.retain(|(_, other)| begins_alike(other));
        }
        near.sort_by_key(|(apart, other)| (*apart, u32::MAX - self.docs_with(other), other.clone()));
        near.into_iter().map(|(_, other)| other).take(most).collect()
    }
}

/// The restricted Damerau-Levenshtein distance, by the table of all beginnings.
fn edits_between(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, _) | (_, 0) => i + j,
                _ => {
                    let exchanged = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    exchanged.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1)
                }
            };
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
            }
        }
    }
    table[a.len()][b.len()]
}

/// Names that stand for each other in the random catalogues.
pub fn names() -> Names {
    let group = |names: &[&str]| NameGroup {
        label: names[0].to_owned(),
        names: names.iter().map(|&name| name.to_owned()).collect(),
    };
    Names::new(vec![
        group(&["Stalin", "Filippov", "Semenov"]),
        group(&["Zhou Enlai", "Chou En-lai", "周恩来"]),
        group(&["Mao Zedong", "Mao Tse-tung", "Mao", "毛"]),
    ])
}

const WORDS: &[&str] = &[
    "a",
    "of",
    "letter",
    "letters",
    "Letter’s",
    "lettre",
    "telegram",
    "telegrams",
    "telegarm",
    "country",
    "countries",
    "Zürich",
    "zurich",
    "Wei-shih",
    "Stalin",
    "Filippov",
    "semenov",
    "Mao",
    "Zedong",
    "Tse-tung",
    "Zhou",
    "Chou",
    "Enlai",
    "En-lai",
    "1953",
    "周恩来",
    "恩来",
    "周",
    "毛",
    "总理",
    "PRC总理",
    "O'Neill",
];

/// Words that no document has.
const STRANGE_WORDS: &[&str] = &["telegrm", "tellegrams", "countrie", "semenof", "xyz", "stalinn", "周来", "理"];

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(WORDS)
}

/// Small catalogues with the two [`FIELDS`].
pub fn catalogue() -> impl Strategy<Value = Reference> {
    let between = prop::sample::select(&[" ", " ", " ", ", ", ""][..]);
    let value = prop::collection::vec((word(), between), 0..7)
        .prop_map(|words| words.into_iter().flat_map(|(word, between)| [word, between]).collect::<String>());
    let field = prop::collection::vec(value, 0..3);
    let doc = prop::collection::vec(field, FIELDS.len());
    prop::collection::vec(doc, 0..10).prop_map(|docs| Reference { fields: FIELDS.len(), docs })
}

/// Queries with all operators, over the words of the catalogues and some others.
pub fn query() -> impl Strategy<Value = String> {
    let any_word = || prop_oneof![9 => word(), 1 => prop::sample::select(STRANGE_WORDS)];
    let phrase = prop::collection::vec(any_word(), 1..4).prop_map(|words| words.join(" "));
    let near = any_word().prop_map(str::to_owned).boxed();
    let leaf = prop_oneof![
        6 => any_word().prop_map(str::to_owned),
        1 => any_word().prop_map(|word| format!("{word}*")),
        3 => phrase.clone(),
        3 => phrase.clone().prop_map(|phrase| format!("\"{phrase}\"")),
        2 => (any_word(), any::<prop::sample::Index>(), prop::bool::ANY).prop_map(pattern),
        2 => (near.clone(), 0_u32..8, near.clone()).prop_map(|(a, n, b)| format!("{a} NEAR/{n} {b}")),
        1 => (phrase, 1_u32..4, near.clone(), near).prop_map(|(a, n, b, c)| format!("\"{a}\" NEAR/{n} ({b} OR {c})")),
    ];
    let tree = leaf.prop_recursive(3, 10, 3, |inner| {
        let several = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            several().prop_map(|parts| format!("({})", parts.join(" "))),
            several().prop_map(|parts| format!("({})", parts.join(" OR "))),
            inner.clone().prop_map(|part| format!("NOT ({part})")),
            inner.clone().prop_map(|part| format!("-{part}")),
            (prop::sample::select(FIELDS), inner).prop_map(|(field, part)| format!("{field}:({part})")),
        ]
    });
    // Without a space at the end the last word is a beginning.
    (tree, prop::bool::ANY).prop_map(|(tree, is_ended)| if is_ended { tree + " " } else { tree })
}

/// The word with one of its letters as `?`, or with a `*` for what follows it but the last letter.
fn pattern((word, at, is_star): (&str, prop::sample::Index, bool)) -> String {
    let letters = chars(word);
    let at = at.index(letters.len());
    let (before, after) = (&letters[..at], &letters[at + 1..]);
    let after = if is_star { &after[after.len().saturating_sub(1)..] } else { after };
    before.iter().chain([if is_star { &'*' } else { &'?' }]).chain(after).collect()
}
