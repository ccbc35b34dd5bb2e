//! The names of a catalogue made ready for comparing: those of one authority are one already.

use std::collections::HashMap;

use super::counted;
use super::keys::letters;
use super::parts::{NameParts, is_generation, parts};
use super::words::{MODEST_TITLES, RANKS};
use crate::authority::{Authorities, AuthorityFacet};
use crate::catalogue::{Authority, Catalogue};

/// A name that no authority has, or an authority with all its names.
pub(super) struct Entry {
    /// The name, or the authority's label.
    pub name: String,
    pub facet: AuthorityFacet,
    /// How many records have it.
    pub records: usize,
    pub is_authority: bool,
    pub spellings: Vec<Spelling>,
}

/// One way to write a name.
pub(super) struct Spelling {
    pub text: String,
    pub parts: NameParts,
}

/// All entries of a catalogue, in an order that its contents alone decide: the most used first.
pub(super) fn entries(catalogue: &Catalogue) -> Vec<Entry> {
    let authorities = Authorities::new(&catalogue.authorities);
    let mut listed: Vec<Entry> = catalogue.authorities.iter().map(authority_entry).collect();
    let mut places = HashMap::new();
    for (at, authority) in catalogue.authorities.iter().enumerate() {
        places.entry((AuthorityFacet::from_kind(&authority.kind), authority.label.as_str())).or_insert(at);
    }
    let mut others = Vec::new();
    for ((facet, name), records) in counted(catalogue) {
        let label = authorities.resolve(facet, name).map(|authority| authority.label.as_str());
        match label.and_then(|label| places.get(&(facet, label))) {
            Some(&at) => listed[at].records += records,
            None => others.push(Entry { records, ..entry(facet, name) }),
        }
    }
    listed.append(&mut others);
    listed.sort_by(|a, b| {
        (a.facet as usize).cmp(&(b.facet as usize)).then(b.records.cmp(&a.records)).then_with(|| a.name.cmp(&b.name))
    });
    listed
}

fn authority_entry(authority: &Authority) -> Entry {
    let facet = AuthorityFacet::from_kind(&authority.kind);
    let variants = authority.variants.iter().map(|variant| spelling(facet, &variant.name));
    let mut entry = Entry { is_authority: true, ..entry(facet, &authority.label) };
    entry.spellings.extend(variants);
    entry
}

fn entry(facet: AuthorityFacet, name: &str) -> Entry {
    Entry { name: name.to_owned(), facet, records: 0, is_authority: false, spellings: vec![spelling(facet, name)] }
}

fn spelling(facet: AuthorityFacet, text: &str) -> Spelling {
    let parts = if facet == AuthorityFacet::Agent { parts(text) } else { NameParts::default() };
    Spelling { text: text.to_owned(), parts }
}

impl Spelling {
    /// The letters alone.
    pub fn letters(&self) -> String {
        letters(&self.text)
    }

    /// The same with the surname last and titles, suffixes and the rest behind; of what is no person, the two sides of a
    /// comma in the other order.
    pub fn uninverted(&self) -> String {
        match self.text.split_once(',') {
            _ if self.parts.is_person => {
                let NameParts { honorifics, suffixes, following, .. } = &self.parts;
                let rest = [honorifics.as_slice(), suffixes, following].concat();
                letters(&format!("{} {}", self.parts.spoken(), rest.join(" ")))
            }
            Some((first, second)) if !second.contains(',') => letters(&format!("{second} {first}")),
            _ => self.letters(),
        }
    }

    /// The same without titles, where the name says without them who is meant; nothing if it is no person's.
    pub fn untitled(&self) -> Option<String> {
        self.parts.is_person.then(|| letters(&format!("{} {}", self.plain(), self.parts.following.join(" "))))
    }

    /// The same without what follows the name; nothing if there is no given name or that which follows tells who is meant.
    pub fn alone(&self) -> Option<String> {
        let is_clear = !self.parts.given.is_empty() && !self.parts.has_distinction();
        (self.parts.is_person && is_clear).then(|| letters(&self.plain()))
    }

    /// Whether a surname stands alone, or after such a title as *Mr.*.
    pub fn is_lone_surname(&self) -> bool {
        let NameParts { given, following, is_person, .. } = &self.parts;
        *is_person && given.is_empty() && following.is_empty()
    }

    /// The name as spoken, with titles only beside a surname that needs them, and *junior* or *senior*; as written if it is no
    /// person's.
    pub fn plain(&self) -> String {
        if !self.parts.is_person {
            return self.text.clone();
        }
        let NameParts { given, honorifics, suffixes, .. } = &self.parts;
        let generations = suffixes.iter().filter(|suffix| is_generation(suffix));
        let ranks = honorifics.iter().filter(|title| given.is_empty() && is_rank(title));
        let spoken = self.parts.spoken();
        let all = generations.chain(ranks).map(String::as_str);
        [spoken.as_str()].into_iter().chain(all).collect::<Vec<_>>().join(" ")
    }

    /// The name, if it may be Chinese: a person has a surname and a given name, a place is one word or hyphenated.
    pub fn mandarin(&self, facet: AuthorityFacet) -> Option<String> {
        let words = self.text.split_whitespace().count();
        let may_be = match facet {
            AuthorityFacet::Agent => self.parts.is_person && self.plain().contains([' ', '-']),
            AuthorityFacet::Place => words == 1,
            AuthorityFacet::Subject => false,
        };
        may_be.then(|| self.plain())
    }

    /// The letters of a person's surname, with the rank that a lone one needs.
    pub fn surname(&self) -> Option<String> {
        let is_ranked = self.parts.given.is_empty() && self.parts.honorifics.iter().any(|title| is_rank(title));
        (self.parts.is_person && !is_ranked).then(|| letters(&self.parts.surname))
    }

    /// The first year in what follows the name: whoever was born in another year is someone else.
    pub fn year(&self) -> Option<&str> {
        let mut words = self.parts.following.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
        words.find(|word| word.len() == 4)
    }
}

fn is_rank(title: &str) -> bool {
    let title = letters(title);
    RANKS.contains(&title.trim()) && !MODEST_TITLES.contains(&title.trim())
}
