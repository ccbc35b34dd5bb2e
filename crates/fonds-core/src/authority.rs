//! Names that mean the same person, body, place or subject.
//!
//! ```
//! use fonds_core::authority::{Authorities, AuthorityFacet};
//! use fonds_core::catalogue::{Authority, Variant};
//!
//! let variants = vec![Variant { name: "Filippov".into(), kind: "pseudonym".into() }];
//! let stalin = Authority { label: "Stalin".into(), kind: "person".into(), variants, ..Authority::default() };
//! let authorities = Authorities::new(&[stalin]);
//! assert_eq!(authorities.label(AuthorityFacet::Agent, "filippov"), "Stalin");
//! ```

use fonds_search::{Interner, fold};

use crate::catalogue::{Authority, Variant};
use crate::say;
use crate::speech::term;

/// Kinds of authority that are agents.
const AGENT_KINDS: [&str; 4] = ["person", "body", "family", "organisation"];

/// Kinds of authority that are places.
const PLACE_KINDS: [&str; 16] = [
    "place",
    "country",
    "state",
    "region",
    "province",
    "county",
    "city",
    "town",
    "village",
    "building",
    "site",
    "continent",
    "island",
    "mountain",
    "river",
    "sea",
];

/// Titles, folded. Only such as say nothing of who is meant: *Mrs. Stalin* and *Lady Stalin* are not Stalin.
const TITLES: &str = "mr dr sir herr graf freiherr baron count comrade pandit marshal gen general col colonel maj major \
                      capt captain lt lieut lieutenant adm admiral prof professor rev hon monsieur senor president premier \
                      chairman ambassador";

/// What may follow a name, folded.
const SUFFIXES: &str = "jr esq bart";

/// The facet in which an authority's names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthorityFacet {
    /// People, bodies, families.
    Agent,
    /// Countries, cities, rivers, ...
    Place,
    /// Everything else.
    Subject,
}

impl AuthorityFacet {
    /// The facet of an authority of this kind; a kind that is not known is a subject.
    pub fn from_kind(kind: &str) -> Self {
        if AGENT_KINDS.contains(&kind) {
            Self::Agent
        } else if PLACE_KINDS.contains(&kind) {
            Self::Place
        } else {
            Self::Subject
        }
    }

    /// What a name is found by in this facet.
    fn key(self, name: &str, reading: Reading) -> String {
        let mut key = ["a", "p", "s"][self as usize].to_owned();
        key.push_str([" ", ",", "."][reading as usize]);
        let folded = fold(name);
        match reading {
            Reading::AsWritten => key += &folded,
            Reading::Inverted => push_words(&uninverted(&folded), &mut key),
            Reading::Titled => push_words(untitled(&uninverted(&folded)), &mut key),
        }
        key
    }
}

/// How a name is compared with those that are listed. Case and diacritics never matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Letter by letter.
    AsWritten,
    /// With what follows a comma put first (`Stalin, Joseph`); points and spaces do not matter.
    Inverted,
    /// The same without titles before it and suffixes after it (`Mr. Stalin`). People only.
    Titled,
}

impl Reading {
    /// The closest first.
    const ALL: [Self; 3] = [Self::AsWritten, Self::Inverted, Self::Titled];
}

/// The words of a folded name in the order in which it is spoken: the parts between commas from the last to the first.
fn uninverted(folded: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for part in folded.rsplit(',') {
        part.split([' ', '.']).filter(|word| !word.is_empty()).for_each(|word| words.push(word));
    }
    words
}

/// The words without titles and suffixes. One word is always left.
fn untitled<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    let is_in = |list: &str, word: &str| list.split(' ').any(|other| other == word);
    match words {
        [_] => words,
        // A suffix stands first too: `King, Martin Luther, Jr.`
        [title, name @ ..] if is_in(TITLES, title) || is_in(SUFFIXES, title) => untitled(name),
        [name @ .., suffix] if is_in(SUFFIXES, suffix) => untitled(name),
        _ => words,
    }
}

fn push_words(words: &[&str], key: &mut String) {
    for word in words {
        key.push_str(word);
        key.push(' ');
    }
}

/// All authorities of a catalogue, found by any of their names. Case and diacritics do not matter; inverted names and
/// titles are looked through where that leaves no doubt.
#[derive(Clone, Debug, Default)]
pub struct Authorities {
    all: Vec<Authority>,
    /// All names in each reading, with the facet that they stand in.
    names: Interner,
    /// Whose name each of them is; [`NOBODY`] if it is no one's alone.
    owners: Vec<usize>,
}

/// The owner of a name that, read loosely, several authorities have.
const NOBODY: usize = usize::MAX;

impl Authorities {
    /// Two authorities may share a name: a preferred label goes before a variant, else the first in the list wins.
    /// A name that only resembles theirs, inverted or with a title, is neither's.
    pub fn new(authorities: &[Authority]) -> Self {
        let mut all = Self { all: authorities.to_vec(), ..Self::default() };
        for (index, authority) in authorities.iter().enumerate() {
            all.add(index, &authority.label);
        }
        for (index, authority) in authorities.iter().enumerate() {
            authority.variants.iter().for_each(|variant| all.add(index, &variant.name));
        }
        all
    }

    fn add(&mut self, index: usize, name: &str) {
        let kind = &self.all[index].kind;
        let facet = AuthorityFacet::from_kind(kind);
        let readings = if kind == "person" { 3 } else { 2 };
        for &reading in &Reading::ALL[..readings] {
            let number = self.names.intern(&facet.key(name, reading)) as usize;
            if number == self.owners.len() {
                self.owners.push(index);
            } else if reading != Reading::AsWritten && self.owners[number] != index {
                self.owners[number] = NOBODY;
            }
        }
    }

    /// All of them, in the order of the catalogue.
    pub fn all(&self) -> &[Authority] {
        &self.all
    }

    /// The authority that a label or variant belongs to. A name that is not listed is looked for inverted, then (people
    /// only) without titles; if two authorities have it so, it is resolved to none.
    pub fn resolve(&self, facet: AuthorityFacet, name: &str) -> Option<&Authority> {
        let number = |reading: &Reading| self.names.id(&facet.key(name, *reading));
        let known = if self.all.is_empty() { None } else { Reading::ALL.iter().find_map(number) };
        self.all.get(self.owners[known? as usize])
    }

    /// The preferred label for a name; the name itself if no authority has it.
    pub fn label<'a>(&'a self, facet: AuthorityFacet, name: &'a str) -> &'a str {
        self.resolve(facet, name).map_or(name, |authority| &authority.label)
    }

    /// What kind of variant `name` is of the authority with this label: `pseudonym`, `romanisation`, ...
    pub fn variant_kind(&self, label: &str, name: &str) -> Option<&str> {
        let mut namesakes = self.all.iter().filter(|authority| authority.label == label);
        namesakes.find_map(|authority| variant(authority, name)).map(|variant| variant.kind.as_str())
    }
}

/// Why a search for `typed` finds this authority: `“Filippov” is listed as a name of Stalin (pseudonym)`; of a name that
/// is inverted or has a title, `“Stalin, Joseph” is listed as “Joseph Stalin”, a name of Stalin (full form)`.
pub fn reason(authority: &Authority, typed: &str) -> String {
    let label = &authority.label;
    let (mut listed, mut kind) = (say!("“{0}” is listed as a name of {1}", typed, label), "");
    if let Some((reading, name, of_kind)) = listed_name(authority, typed) {
        kind = of_kind;
        listed = match reading {
            Reading::AsWritten if kind.is_empty() => return listed,
            Reading::AsWritten => say!("“{0}” is listed as a name of {1}", name, label),
            _ => say!("“{0}” is listed as “{1}”, a name of {2}", typed, name, label),
        };
    }
    if kind.is_empty() { listed } else { say!("{0} ({1})", listed, term(kind)) }
}

/// The label or variant that resembles `name` most, in which reading, and which kind of variant it is (none: the label).
pub fn listed_name<'a>(authority: &'a Authority, name: &str) -> Option<(Reading, &'a str, &'a str)> {
    let facet = AuthorityFacet::from_kind(&authority.kind);
    for reading in Reading::ALL {
        let key = facet.key(name, reading);
        let is_it = |listed: &str| facet.key(listed, reading) == key;
        if is_it(&authority.label) {
            return Some((reading, &authority.label, ""));
        }
        if let Some(variant) = authority.variants.iter().find(|variant| is_it(&variant.name)) {
            return Some((reading, &variant.name, &variant.kind));
        }
    }
    None
}

fn variant<'a>(authority: &'a Authority, name: &str) -> Option<&'a Variant> {
    let name = fold(name);
    authority.variants.iter().find(|variant| fold(&variant.name) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authority(label: &str, kind: &str, variants: &[(&str, &str)]) -> Authority {
        let variant = |(name, kind): &(&str, &str)| Variant { name: (*name).into(), kind: (*kind).into() };
        let variants = variants.iter().map(variant).collect();
        Authority { label: label.into(), kind: kind.into(), variants, ..Authority::default() }
    }

    fn authorities() -> Authorities {
        Authorities::new(&[
            authority("Stalin", "person", &[("Filippov", "pseudonym"), ("Сталин", "native script")]),
            authority("Hồ Chí Minh", "person", &[("Ho", "")]),
            authority("Ho", "person", &[]),
            authority("Georgia", "country", &[]),
            authority("Georgia", "person", &[("Stalin", "other form")]),
            authority("Korean conflict", "subject", &[("Korean War", "other form")]),
        ])
    }

    #[test]
    fn a_variant_leads_to_its_label() {
        assert_eq!(authorities().label(AuthorityFacet::Agent, "Filippov"), "Stalin");
        assert_eq!(authorities().label(AuthorityFacet::Subject, "Korean War"), "Korean conflict");
    }

    #[test]
    fn case_and_diacritics_do_not_matter() {
        assert_eq!(authorities().label(AuthorityFacet::Agent, "ho chi minh"), "Hồ Chí Minh");
        assert_eq!(authorities().label(AuthorityFacet::Agent, "СТАЛИН"), "Stalin");
    }

    #[test]
    fn a_label_goes_before_a_variant() {
        assert_eq!(authorities().label(AuthorityFacet::Agent, "Ho"), "Ho");
        assert_eq!(authorities().label(AuthorityFacet::Agent, "Stalin"), "Stalin");
    }

    #[test]
    fn a_name_is_looked_for_in_its_facet_only() {
        assert!(authorities().resolve(AuthorityFacet::Place, "Filippov").is_none());
        let place = authorities().resolve(AuthorityFacet::Place, "Georgia").map(|found| found.kind.clone());
        assert_eq!(place.as_deref(), Some("country"));
    }

    #[test]
    fn an_inverted_name_leads_to_its_label_either_way_round() {
        let authorities = Authorities::new(&[
            authority("Stalin", "person", &[("Joseph Stalin", "full form"), ("Dzhugashvili, Iosif", "")]),
            authority("North Yorkshire", "county", &[]),
        ]);
        for name in ["Stalin, Joseph", "STALIN,JOSEPH", "Iosif Dzhugashvili"] {
            assert_eq!(authorities.label(AuthorityFacet::Agent, name), "Stalin", "{name}");
        }
        assert_eq!(authorities.label(AuthorityFacet::Place, "Yorkshire, North"), "North Yorkshire");
        assert!(authorities.resolve(AuthorityFacet::Subject, "Yorkshire, North").is_none());
        assert!(authorities.resolve(AuthorityFacet::Agent, "Joseph").is_none());
    }

    #[test]
    fn titles_and_suffixes_of_people_are_looked_through() {
        let authorities = Authorities::new(&[
            authority("Stalin", "person", &[("J. V. Stalin", "")]),
            authority("Marshal Peng Dehuai", "person", &[]),
            authority("Assembly", "body", &[]),
        ]);
        for name in ["Mr. Stalin", "Comrade Stalin", "Marshal J.V. Stalin", "Stalin, Gen.", "Stalin, J. V., Esq."] {
            assert_eq!(authorities.label(AuthorityFacet::Agent, name), "Stalin", "{name}");
        }
        assert_eq!(authorities.label(AuthorityFacet::Agent, "Peng Dehuai"), "Marshal Peng Dehuai");
        for name in ["General Assembly", "Mrs. Stalin", "Marshal", "Mr.", ""] {
            assert!(authorities.resolve(AuthorityFacet::Agent, name).is_none(), "{name}");
        }
    }

    #[test]
    fn a_name_that_resembles_those_of_two_authorities_is_resolved_to_none() {
        let authorities = Authorities::new(&[
            authority("William Smith", "person", &[("Smith", "short form")]),
            authority("Dr. Smith", "person", &[("Smith, W. H.", "")]),
            authority("Sir W. H. Smith", "person", &[("W. H. Smith & Son", "")]),
        ]);
        let label = |name| authorities.label(AuthorityFacet::Agent, name).to_owned();
        assert_eq!(label("Mr. Smith"), "Mr. Smith");
        assert_eq!(label("Mr. W. H. Smith"), "Mr. W. H. Smith");
        assert_eq!(label("Smith"), "William Smith");
        assert_eq!(label("Smith, William"), "William Smith");
    }

    #[test]
    fn an_unlisted_name_is_its_own_label() {
        assert_eq!(authorities().label(AuthorityFacet::Agent, "Molotov"), "Molotov");
    }

    #[test]
    fn the_kind_of_a_variant_is_known() {
        assert_eq!(authorities().variant_kind("Stalin", "filippov"), Some("pseudonym"));
        assert_eq!(authorities().variant_kind("Stalin", "Stalin"), None);
    }

    #[test]
    fn the_reason_is_a_sentence() {
        let authorities = authorities();
        let sentence = |name| authorities.resolve(AuthorityFacet::Agent, name).map(|found| reason(found, name));
        assert_eq!(sentence("filippov").as_deref(), Some("“Filippov” is listed as a name of Stalin (pseudonym)"));
        assert_eq!(sentence("Stalin").as_deref(), Some("“Stalin” is listed as a name of Stalin"));
        assert_eq!(
            sentence("Minh, Ho Chi").as_deref(),
            Some("“Minh, Ho Chi” is listed as “Hồ Chí Minh”, a name of Hồ Chí Minh")
        );
        let titled = "“Comrade Filippov” is listed as “Filippov”, a name of Stalin (pseudonym)";
        assert_eq!(sentence("Comrade Filippov").as_deref(), Some(titled));
    }
}
