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
    fn key(self, name: &str) -> String {
        let sign = ["a ", "p ", "s "][self as usize];
        sign.to_owned() + &fold(name)
    }
}

/// All authorities of a catalogue, found by any of their names. Case and diacritics do not matter.
#[derive(Clone, Debug, Default)]
pub struct Authorities {
    all: Vec<Authority>,
    /// All names, folded, with the facet that they stand in.
    names: Interner,
    /// Whose name each of them is.
    owners: Vec<usize>,
}

impl Authorities {
    /// Two authorities may share a name: a preferred label goes before a variant, else the first in the list wins.
    pub fn new(authorities: &[Authority]) -> Self {
        let (mut names, mut owners) = (Interner::default(), Vec::new());
        let mut add = |index: usize, name: &str| {
            let number = names.intern(&AuthorityFacet::from_kind(&authorities[index].kind).key(name));
            if number as usize == owners.len() {
                owners.push(index);
            }
        };
        for (index, authority) in authorities.iter().enumerate() {
            add(index, &authority.label);
        }
        for (index, authority) in authorities.iter().enumerate() {
            authority.variants.iter().for_each(|variant| add(index, &variant.name));
        }
        Self { all: authorities.to_vec(), names, owners }
    }

    /// All of them, in the order of the catalogue.
    pub fn all(&self) -> &[Authority] {
        &self.all
    }

    /// The authority that a label or variant belongs to.
    pub fn resolve(&self, facet: AuthorityFacet, name: &str) -> Option<&Authority> {
        let number = self.names.id(&facet.key(name))?;
        self.all.get(self.owners[number as usize])
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

/// Why a search for `typed` finds this authority: `“Filippov” is listed as a name of Stalin (pseudonym)`.
pub fn reason(authority: &Authority, typed: &str) -> String {
    let label = &authority.label;
    match variant(authority, typed) {
        Some(variant) if !variant.kind.is_empty() => {
            format!("“{}” is listed as a name of {label} ({})", variant.name, variant.kind)
        }
        _ => format!("“{typed}” is listed as a name of {label}"),
    }
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
    }
}
