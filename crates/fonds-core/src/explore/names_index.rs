//! The index of names: people and bodies, places or subjects, A to Z with references from other names, or by count.

use std::cmp::Ordering;

use fonds_search::listed::Listed;
use fonds_search::{fold, order};

use super::found::Found;
use super::{Explorer, Link, authority_facet};
use crate::authority::AuthorityFacet;
use crate::catalogue::Authority;
use crate::view::{Facet, Filters, IndexPart, Named, View};
use crate::{say, speech};

/// How many lines of the index stand for one of the results: a name takes a fifth of a card's room.
const LINES: usize = 5;
/// Names that begin with a number.
const NUMBERS: &str = "0-9";
/// Names in scripts that have no few letters to jump to.
const OTHER: &str = "Other";

/// The names of a kind in the results, or of the whole catalogue if there are no conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct NamesIndex {
    /// Which kind.
    pub facet: Facet,
    /// The kinds that the catalogue has.
    pub kinds: Vec<IndexKind>,
    /// How many names there are, in words.
    pub caption: String,
    /// What the reader has typed to find a name.
    pub typed: String,
    /// Whether the most frequent come first.
    pub by_count: bool,
    /// A to Z.
    pub a_to_z: String,
    /// The most frequent first.
    pub most_first: String,
    /// The letters that there are, as links; none by count, nor if there is one only.
    pub letters: Vec<Link>,
    /// The names, under their letters; by count, under none.
    pub sections: Vec<IndexSection>,
    /// Lines that follow those shown.
    pub left: usize,
}

/// A kind of names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexKind {
    /// Its name, and its index.
    pub link: Link,
    /// How many names of it there are in the results.
    pub count: usize,
    /// Whether it is shown.
    pub is_shown: bool,
}

/// Names that begin with one letter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexSection {
    /// The letter; empty by count.
    pub letter: String,
    /// The names.
    pub lines: Vec<IndexLine>,
}

/// A name, or a reference from another one to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexLine {
    /// The other name that refers to this one; mostly empty.
    pub see_from: String,
    /// The preferred label.
    pub label: String,
    /// The name as the address writes it.
    pub id: String,
    /// Its entry.
    pub href: String,
    /// Records with it, among the results.
    pub count: usize,
}

/// A line on its way into the index.
struct Draft<'a> {
    key: String,
    other: &'a str,
    label: &'a str,
    count: u32,
}

/// What the page of a kind is called.
pub fn title(facet: Facet) -> &'static str {
    match facet {
        Facet::Place => say!("Places"),
        Facet::Subject => say!("Subjects"),
        _ => say!("People and bodies"),
    }
}

impl NamesIndex {
    /// Its heading.
    pub fn title(&self) -> &'static str {
        title(self.facet)
    }
}

impl Explorer {
    pub(super) fn names_index(&self, view: &View, found: &Found, facet: Facet, limit: usize) -> NamesIndex {
        let IndexPart { letter, typed, by_count } = &view.index;
        let is_whole = view.filters == Filters::default();
        let drafts = self.drafts(view, found, facet);
        let sorted = sorted(&drafts, *by_count);
        let lines: Vec<&Draft> = sorted.iter().map(|at| &drafts[*at as usize]).listed();
        let room = limit.saturating_mul(LINES);
        let is_from_letter = lines.len() > room && typed.trim().is_empty() && !by_count;
        let start = lines.iter().position(|line| is_from_letter && initial(&line.key) == *letter).unwrap_or(0);
        let end = start.saturating_add(room).min(lines.len());
        let part = |change: &dyn Fn(&mut IndexPart)| {
            let mut index = IndexPart { letter: String::new(), ..view.index.clone() };
            change(&mut index);
            view.with_index(facet, index).href()
        };
        NamesIndex {
            facet,
            kinds: self.kinds(view, found, facet, is_whole),
            caption: caption(lines.iter().filter(|line| line.other.is_empty()).count(), is_whole, typed.trim()),
            typed: typed.clone(),
            by_count: *by_count,
            a_to_z: part(&|index| index.by_count = false),
            most_first: part(&|index| index.by_count = true),
            letters: if *by_count {
                Vec::new()
            } else {
                letters(&lines, &|letter| part(&|i| i.letter = letter.to_owned()))
            },
            sections: sections(&lines[start..end], *by_count, &|draft| line(view, facet, draft)),
            left: lines.len() - end,
        }
    }

    /// The names that fit what was typed, and the references to them; by count, these only to find a name by.
    fn drafts<'a>(&'a self, view: &View, found: &Found, facet: Facet) -> Vec<Draft<'a>> {
        let (column, is_whole) = (facet as usize, view.filters == Filters::default());
        let typed = fold(view.index.typed.trim());
        let refers = !view.index.by_count || !typed.is_empty();
        let counts = self.columns.counts(column, &found.docs);
        let mut drafts = Vec::new();
        let mut add = |other: &'a str, label: &'a str, count| {
            let key = fold(if other.is_empty() { label } else { other });
            if has_word_beginning(&key, &typed) {
                let key = key.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
                drafts.push(Draft { key, other, label, count });
            }
        };
        for id in (0..self.columns.labels(column)).filter(|id| counts.count(*id) > 0) {
            add("", self.columns.label(column, id), counts.count(id));
        }
        for authority in self.authorities_of(facet) {
            let count = self.columns.id(column, &authority.label).map_or(0, |id| counts.count(id));
            if count == 0 && !is_whole {
                continue;
            }
            if count == 0 {
                add("", &authority.label, 0);
            }
            let label = fold(&authority.label);
            let others = authority.variants.iter().filter(|variant| refers && fold(&variant.name) != label);
            others.for_each(|variant| add(&variant.name, &authority.label, count));
        }
        drafts
    }

    /// The authorities whose names stand in a facet.
    pub(super) fn authorities_of(&self, facet: Facet) -> impl Iterator<Item = &Authority> {
        let facet = authority_facet(facet);
        self.catalogue.authorities.iter().filter(move |a| Some(AuthorityFacet::from_kind(&a.kind)) == facet)
    }

    /// Names of a facet in the whole catalogue: those of its records, and those that are only listed.
    pub(super) fn name_count(&self, facet: Facet) -> usize {
        let column = facet as usize;
        let is_unused = |authority: &&Authority| self.columns.id(column, &authority.label).is_none();
        self.columns.labels(column) as usize + self.authorities_of(facet).filter(is_unused).count()
    }

    fn kinds(&self, view: &View, found: &Found, shown: Facet, is_whole: bool) -> Vec<IndexKind> {
        let there = Named::FACETS.into_iter().filter(|facet| self.name_count(*facet) > 0);
        let in_results = |facet: Facet| {
            let counts = self.columns.counts(facet as usize, &found.docs).counts;
            counts.into_iter().filter(|count| *count > 0).count()
        };
        let by_count = view.index.by_count;
        let kind = |facet: Facet| IndexKind {
            link: Link {
                label: title(facet).to_owned(),
                href: view.with_index(facet, IndexPart { by_count, ..IndexPart::default() }).href(),
            },
            count: if is_whole { self.name_count(facet) } else { in_results(facet) },
            is_shown: facet == shown,
        };
        there.map(kind).listed()
    }
}

fn line(view: &View, facet: Facet, draft: &Draft) -> IndexLine {
    let next = view.with_name(facet, draft.label);
    IndexLine {
        see_from: draft.other.to_owned(),
        label: draft.label.to_owned(),
        id: next.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        href: next.href(),
        count: draft.count as usize,
    }
}

/// By name, or the most frequent first; a name goes before what refers from the same letters to another. The letters stand in
/// one order in every language, as an address may name them; the names under each in that of the reader's.
fn sorted(drafts: &[Draft], by_count: bool) -> Vec<u32> {
    let by_name = |a: &Draft, b: &Draft| a.key.cmp(&b.key).then(a.other.cmp(b.other)).then(a.label.cmp(b.label));
    let sorted = order(drafts.len(), &|a, b| {
        let (a, b) = (&drafts[a], &drafts[b]);
        let by_count = if by_count { b.count.cmp(&a.count) } else { Ordering::Equal };
        by_count.then_with(|| by_name(a, b))
    });
    if by_count {
        return sorted;
    }
    let names = sorted.iter().map(|at| name(&drafts[*at as usize])).listed();
    let in_order = speech::in_order(&names).into_iter().map(|at| sorted[at as usize]).listed();
    let places = in_order.iter().map(|at| letter_place(&drafts[*at as usize].key)).listed();
    order(in_order.len(), &|a, b| places[a].cmp(&places[b])).into_iter().map(|at| in_order[at as usize]).listed()
}

/// The name under which a line stands.
fn name<'a>(draft: &Draft<'a>) -> &'a str {
    if draft.other.is_empty() { draft.label } else { draft.other }
}

/// The place of the letter under which a sort key stands, among all: numbers come first, other scripts last.
fn letter_place(key: &str) -> (u8, String) {
    let letter = initial(key);
    let group = match letter.as_str() {
        NUMBERS => 0,
        OTHER => 2,
        _ => 1,
    };
    (group, letter)
}

/// Whether a word of a folded name goes on like this.
fn has_word_beginning(name: &str, typed: &str) -> bool {
    let begins = |at: usize| name[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    typed.is_empty() || name.match_indices(typed).any(|(at, _)| begins(at) || name[at..].starts_with(is_ideograph))
}

/// Scripts that part no words: each letter begins one.
fn is_ideograph(c: char) -> bool {
    c >= '\u{2E80}'
}

/// The letter under which a sort key stands.
fn initial(key: &str) -> String {
    match key.chars().next() {
        Some(c) if c >= '\u{700}' => OTHER.to_owned(),
        Some(c) if c.is_alphabetic() => c.to_uppercase().to_string(),
        _ => NUMBERS.to_owned(),
    }
}

/// How the page names a letter of the index.
pub fn letter_words(letter: &str) -> &str {
    if letter == OTHER { say!("Other") } else { letter }
}

fn letters(lines: &[&Draft], href: &dyn Fn(&str) -> String) -> Vec<Link> {
    let mut letters: Vec<Link> = Vec::new();
    let mut last = String::new();
    for line in lines {
        let letter = initial(&line.key);
        if last != letter {
            letters.push(Link { href: href(&letter), label: letter_words(&letter).to_owned() });
            last = letter;
        }
    }
    if letters.len() > 1 { letters } else { Vec::new() }
}

fn sections(lines: &[&Draft], by_count: bool, line: &dyn Fn(&Draft) -> IndexLine) -> Vec<IndexSection> {
    let mut sections: Vec<IndexSection> = Vec::new();
    for draft in lines {
        let letter = if by_count { String::new() } else { initial(&draft.key) };
        if sections.last().is_none_or(|last| last.letter != letter) {
            sections.push(IndexSection { letter, lines: Vec::new() });
        }
        if let Some(section) = sections.last_mut() {
            section.lines.push(line(draft));
        }
    }
    sections
}

/// How many names there are.
fn caption(names: usize, is_whole: bool, typed: &str) -> String {
    match (names, is_whole, typed) {
        (_, true, "") => say!("{0} name in the catalogue|{0} names in the catalogue"; names),
        (_, false, "") => say!("{0} name in these results|{0} names in these results"; names),
        (0, ..) => say!("No name has a word that begins with “{0}”", typed),
        _ => {
            say!("{0} name has a word that begins with “{1}”|{0} names have a word that begins with “{1}”"; names, typed)
        }
    }
}
