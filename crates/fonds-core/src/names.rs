//! The names of a catalogue: what each resolves to, and which are likely one.
//!
//! What the page does with names is [`crate::authority`]; this is for those who keep the catalogue. Nothing here changes a
//! name: what is alike is *proposed* (`docs/names.md`).
//!
//! ```
//! use fonds_core::catalogue::{Agent, Catalogue, Record, Shelf, When};
//! use fonds_core::names::{Likeness, proposals};
//!
//! let mut shelf = Shelf::default();
//! for (id, name) in [("1", "Mao Zedong"), ("2", "Mao Tse-tung")] {
//!     let mut record = Record::new(id, "Telegram", When::Unknown).expect("an id");
//!     record.agents.push(Agent { name: name.into(), ..Agent::default() });
//!     assert!(shelf.add(record).is_ok());
//! }
//! let proposals = proposals(&Catalogue::new(shelf));
//! assert_eq!(proposals[0].names, ["Mao Tse-tung", "Mao Zedong"]);
//! assert_eq!(proposals[0].reason, Likeness::PinyinWadeGiles);
//! ```

pub mod authority_file;
pub mod mandarin;

mod customary;
mod initials;
mod keys;
mod likeness;
mod parts;
mod pool;
mod proposals;
mod typo;
mod words;

use std::collections::{BTreeSet, HashMap};

pub use likeness::Likeness;
pub use parts::{NameParts, parts};
pub use proposals::{Proposal, proposals};

use crate::authority::{self, Authorities, AuthorityFacet, Reading};
use crate::catalogue::{Authority, Catalogue, Record};

/// A name that records use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameUse {
    /// As the records write it.
    pub name: String,
    /// The facet that it stands in.
    pub facet: AuthorityFacet,
    /// How many records have it.
    pub records: usize,
    /// The preferred label, if an authority has the name.
    pub label: Option<String>,
    /// Why that authority, or why none: a sentence.
    pub reason: String,
}

/// All names of a catalogue's agents, places and subjects with their authorities: those facets one after the other, in
/// each the most used first, then by the alphabet.
pub fn uses(catalogue: &Catalogue) -> Vec<NameUse> {
    let authorities = Authorities::new(&catalogue.authorities);
    let counted = counted(catalogue).into_iter();
    let mut uses: Vec<NameUse> =
        counted.map(|((facet, name), records)| name_use(&authorities, facet, name, records)).collect();
    uses.sort_by(|a, b| {
        (a.facet as usize).cmp(&(b.facet as usize)).then(b.records.cmp(&a.records)).then_with(|| a.name.cmp(&b.name))
    });
    uses
}

fn name_use(authorities: &Authorities, facet: AuthorityFacet, name: &str, records: usize) -> NameUse {
    let authority = authorities.resolve(facet, name);
    let label = authority.map(|authority| authority.label.clone());
    let reason = authority.map_or_else(|| "No authority has this name.".to_owned(), |found| why(found, name));
    NameUse { name: name.to_owned(), facet, records, label, reason }
}

/// Why a name is this authority's.
fn why(authority: &Authority, name: &str) -> String {
    let how = match authority::listed_name(authority, name) {
        Some((Reading::AsWritten, listed, "")) if listed == authority.label => {
            return "It is the preferred label.".into();
        }
        Some((Reading::Inverted, ..)) => "; it is written inverted, or with other points and spaces",
        Some((Reading::Titled, ..)) => "; it is written with a title or suffix, or without",
        _ => "",
    };
    format!("{}{how}.", authority::reason(authority, name))
}

/// All names that records use, with how many records have them.
fn counted(catalogue: &Catalogue) -> HashMap<(AuthorityFacet, &str), usize> {
    let mut counted = HashMap::new();
    for name in catalogue.records().iter().flat_map(names_of) {
        *counted.entry(name).or_insert(0) += 1;
    }
    counted
}

/// A record's names, each once. Empty ones are none.
fn names_of(record: &Record) -> Vec<(AuthorityFacet, &str)> {
    let agents = record.agents.iter().map(|agent| (AuthorityFacet::Agent, agent.name.as_str()));
    let places = record.places.iter().map(|place| (AuthorityFacet::Place, place.as_str()));
    let subjects = record.subjects.iter().map(|subject| (AuthorityFacet::Subject, subject.as_str()));
    let mut seen = BTreeSet::new();
    let names = agents.chain(places).chain(subjects);
    names.filter(|&(facet, name)| !name.trim().is_empty() && seen.insert((facet as usize, name))).collect()
}
