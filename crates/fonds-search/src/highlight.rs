//! Where in a text the words stand for which it was found, and which part of a long text to show.
//!
//! The text is read anew: an index need not keep what is shown ten times a page.

use crate::glob;
use crate::listed::Listed;
use crate::plan::{Leaf, Near, Plan, Way, Word};
use crate::terms::each_term;
use std::ops::Range;

/// The byte ranges of `text`, a value of the field number `field`, that a plan asks for: words, their forms, beginnings,
/// patterns, phrases as a whole, other names, the words searched in place of one that stands nowhere, and of words near
/// each other those that are. In order, apart from each other. What the plan excludes marks nothing, nor does what it
/// looks for in other fields.
pub fn marks(text: &str, plan: &Plan, field: usize) -> Vec<(usize, usize)> {
    let terms = Terms::of(text);
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for occurrence in occurrences(&terms, plan, field) {
        let (start, end) = terms.bytes(&occurrence);
        match ranges.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

/// The byte range of the best passage of `text`, of at most `bytes` bytes: the one with the most different words of the
/// plan, then with the most marks, then the first. It begins and ends with whole words, if one is not longer than that.
/// Without any mark it is the beginning of the text.
pub fn passage(text: &str, plan: &Plan, field: usize, bytes: usize) -> (usize, usize) {
    if text.len() <= bytes {
        return (0, text.len());
    }
    let terms = Terms::of(text);
    let mut marked = occurrences(&terms, plan, field).iter().map(|found| (terms.bytes(found), found.leaf)).listed();
    let first_mark = marked.first().map_or((0, 0), |&((start, end), _)| (start, end.min(start + bytes)));
    marked.retain(|((start, end), _)| end - start <= bytes);
    let (first, last) = best_window(&marked, bytes).unwrap_or(first_mark);
    let room = bytes.saturating_sub(last - first);
    let target = first.saturating_sub(room / 2).min(text.len() - bytes);
    let start = if target == 0 { 0 } else { terms.first_start(target).unwrap_or(first).min(first) };
    (start, end_of_passage(text, &terms, start, bytes))
}

/// The last end of a word that a passage of `bytes` from `start` on can have.
fn end_of_passage(text: &str, terms: &Terms, start: usize, bytes: usize) -> usize {
    let most = start + bytes;
    if most >= text.len() {
        return text.len();
    }
    let end = terms.last_end(most).filter(|&end| end > start);
    end.unwrap_or_else(|| (0..=most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start).max(start))
}

/// The part of a text, not longer than `bytes`, with the most different leaves and then the most marks of `marked`
/// (ranges of bytes by their beginnings, none longer than that, each with its leaf).
fn best_window(marked: &[((usize, usize), u32)], bytes: usize) -> Option<(usize, usize)> {
    let leaves = marked.iter().map(|&(_, leaf)| leaf as usize + 1).max()?;
    let mut counts = vec![0_u32; leaves];
    let (mut distinct, mut end) = (0, 0);
    let (mut best, mut window) = ((0, 0), 0..0);
    for (at, &((start, _), leaf)) in marked.iter().enumerate() {
        while let Some(&(_, next)) = marked.get(end).filter(|(next, _)| next.1 <= start + bytes) {
            counts[next as usize] += 1;
            distinct += u32::from(counts[next as usize] == 1);
            end += 1;
        }
        if (distinct, end - at) > best {
            (best, window) = ((distinct, end - at), at..end);
        }
        counts[leaf as usize] -= 1;
        distinct -= u32::from(counts[leaf as usize] == 0);
    }
    let window = marked.get(window)?;
    Some((window.first()?.0.0, window.iter().map(|&((_, end), _)| end).max()?))
}

/// The terms of a text.
struct Terms {
    folded: String,
    terms: Vec<TermAt>,
}

/// Where a term stands: its word in the text, and its folded form in [`Terms::folded`].
struct TermAt {
    start: usize,
    end: usize,
    folded: Range<usize>,
}

impl Terms {
    fn of(text: &str) -> Terms {
        let mut all = Terms { folded: String::with_capacity(text.len()), terms: Vec::with_capacity(text.len() / 6) };
        each_term(text, &mut String::new(), &mut |term| {
            let from = all.folded.len();
            all.folded.push_str(term.text);
            all.terms.push(TermAt { start: term.start, end: term.end, folded: from..all.folded.len() });
        });
        all
    }

    fn text(&self, place: usize) -> &str {
        self.terms.get(place).and_then(|term| self.folded.get(term.folded.clone())).unwrap_or_default()
    }

    fn bytes(&self, occurrence: &Occurrence) -> (usize, usize) {
        let start = self.terms.get(occurrence.start).map_or(0, |term| term.start);
        let last = self.terms.get(..occurrence.end).unwrap_or(&self.terms).last();
        (start, last.map_or(start, |term| term.end))
    }

    /// The first beginning of a word at the byte `from` or after it.
    fn first_start(&self, from: usize) -> Option<usize> {
        self.terms.get(self.terms.partition_point(|term| term.start < from)).map(|term| term.start)
    }

    /// The last end of a word at the byte `to` or before it.
    fn last_end(&self, to: usize) -> Option<usize> {
        let count = self.terms.partition_point(|term| term.end <= to);
        self.terms.get(..count)?.last().map(|term| term.end)
    }
}

/// A leaf at a place of a text.
#[derive(PartialEq)]
struct Occurrence {
    /// The place of its first term ...
    start: usize,
    /// ... and the place after its last.
    end: usize,
    /// The leaf's number in the plan.
    leaf: u32,
}

/// Where the leaves of a plan stand, by place.
fn occurrences(terms: &Terms, plan: &Plan, field: usize) -> Vec<Occurrence> {
    let mut sought = Sought { field, ways: Vec::new(), nears: Vec::new(), leaves: 0, longest: 0 };
    sought.add(plan);
    let mut found = sought.in_terms(terms);
    if !sought.nears.is_empty() {
        let is_near = (0..found.len()).map(|at| sought.is_near(&found, at)).listed();
        let mut is_near = is_near.into_iter();
        found.retain(|_| is_near.next().unwrap_or(false));
    }
    found
}

/// What a plan looks for in one field.
struct Sought<'p> {
    field: usize,
    ways: Vec<SoughtWay<'p>>,
    nears: Vec<SoughtNear>,
    /// How many leaves there are.
    leaves: u32,
    /// How many places the longest way takes.
    longest: usize,
}

struct SoughtWay<'p> {
    way: &'p Way,
    leaf: u32,
    /// The sign, see [`sign`], of each byte with which its first word can begin.
    signs: u64,
}

/// The numbers of the leaves that are to be near each other.
struct SoughtNear {
    first: Range<u32>,
    second: Range<u32>,
    places: usize,
}

impl<'p> Sought<'p> {
    fn add(&mut self, plan: &'p Plan) {
        match plan {
            Plan::Leaf(leaf) => self.add_leaf(leaf),
            Plan::All(plans) | Plan::Any(plans) | Plan::Best(plans) => plans.iter().for_each(|plan| self.add(plan)),
            Plan::Not(_) => {}
            Plan::Near(near) => self.add_near(near),
        }
    }

    fn add_leaf(&mut self, leaf: &'p Leaf) {
        if leaf.field.is_none_or(|asked| asked == self.field) {
            for way in &leaf.ways {
                let signs = way.words.first().map_or(0, |first| signs(&first.word));
                self.longest = self.longest.max(way.len as usize);
                self.ways.push(SoughtWay { way, leaf: self.leaves, signs });
            }
        }
        self.leaves += 1;
    }

    fn add_near(&mut self, near: &'p Near) {
        let start = self.leaves;
        near.first.iter().for_each(|leaf| self.add_leaf(leaf));
        let middle = self.leaves;
        near.second.iter().for_each(|leaf| self.add_leaf(leaf));
        let places = near.places as usize;
        self.nears.push(SoughtNear { first: start..middle, second: middle..self.leaves, places });
    }

    fn in_terms(&self, terms: &Terms) -> Vec<Occurrence> {
        let signs = self.ways.iter().fold(0, |signs, way| signs | way.signs);
        let mut found = Vec::new();
        for (place, term) in terms.terms.iter().enumerate() {
            let first = terms.folded.as_bytes().get(term.folded.start).copied().map_or(0, sign);
            if first & signs != 0 {
                let ways = self.ways.iter().filter(|sought| sought.signs & first != 0);
                ways.for_each(|sought| add_if_at(sought, terms, place, &mut found));
            }
        }
        found
    }

    /// Whether an occurrence has what it is to be near to, if it is to be near anything.
    fn is_near(&self, found: &[Occurrence], at: usize) -> bool {
        let leaf = found[at].leaf;
        let near = self.nears.iter().find(|near| (near.first.start..near.second.end).contains(&leaf));
        near.is_none_or(|near| {
            let other = if near.first.contains(&leaf) { &near.second } else { &near.first };
            self.has_near(found, at, other, near.places)
        })
    }

    /// Whether one of the leaves `other` stands at most so many places from the occurrence at `at`.
    fn has_near(&self, found: &[Occurrence], at: usize, other: &Range<u32>, places: usize) -> bool {
        let here = &found[at];
        let after = found[at..].iter().take_while(|next| next.start < here.end + places);
        let mut after = after.filter(|next| next.start >= here.end);
        let before = found[..at].iter().rev().take_while(|before| here.start < before.start + self.longest + places);
        let mut before = before.filter(|before| before.end <= here.start && here.start < before.end + places);
        after.any(|next| other.contains(&next.leaf)) || before.any(|before| other.contains(&before.leaf))
    }
}

fn add_if_at(sought: &SoughtWay, terms: &Terms, place: usize, found: &mut Vec<Occurrence>) {
    let is_at = |at: u32, word: &Word| {
        place + (at as usize) < terms.terms.len() && is_meant(word, terms.text(place + at as usize))
    };
    if !sought.way.words.iter().all(|placed| is_at(placed.at, &placed.word)) {
        return;
    }
    let end = place + sought.way.len.max(1) as usize;
    let occurrence = Occurrence { start: place, end, leaf: sought.leaf };
    if found.last() != Some(&occurrence) {
        found.push(occurrence);
    }
}

/// Whether a word of a plan stands for a term.
fn is_meant(word: &Word, term: &str) -> bool {
    let is_one_of = |words: &[String]| words.iter().any(|word| word == term);
    match word {
        Word::Exact { term: typed, forms } => typed == term || is_one_of(forms),
        Word::Beginning { term: typed, forms } => term.starts_with(typed.as_str()) || is_one_of(forms),
        Word::Character(character) => term.starts_with(character.as_str()),
        Word::Pattern(pattern) => glob::matches(&pattern.chars().listed(), &term.chars().listed()),
        Word::Slips(words) => is_one_of(words),
    }
}

/// The signs of the bytes with which a term can begin that a word stands for.
fn signs(word: &Word) -> u64 {
    let all = |words: &[String]| words.iter().fold(0, |signs, word| signs | first_sign(word));
    match word {
        Word::Exact { term, forms } | Word::Beginning { term, forms } => first_sign(term) | all(forms),
        Word::Character(term) | Word::Pattern(term) if !term.starts_with(['*', '?']) => first_sign(term),
        Word::Character(_) | Word::Pattern(_) => u64::MAX,
        Word::Slips(words) => all(words),
    }
}

/// The sign of a text's first byte; of none, those of all bytes.
fn first_sign(text: &str) -> u64 {
    text.bytes().next().map_or(u64::MAX, sign)
}

/// One of 64 signs for a byte, a different one for each letter from a to z.
fn sign(byte: u8) -> u64 {
    1 << (byte & 63)
}
