//! The page of a name: what is known of a person, body, place or subject, its records by the part it has in them, when
//! they are from, and what else stands in them.

use fonds_search::columns::{Choice, Spread};
use fonds_search::listed::{Listed, joined};
use fonds_search::order::top_k;
use fonds_search::{DocSet, Interner};

use super::found::{Found, both};
use super::names_index::title;
use super::{DATE, Explorer, Link, RecordLink, authority_facet, days_of};
use crate::catalogue::Authority;
use crate::date::{Day, Edtf, Interval, words};
use crate::say;
use crate::speech::{Text, number_words, term};
use crate::timeline::{Bar, Calendar};
use crate::view::{Facet, Filters, IndexPart, Layout, Named, View};

/// Most records of a part that are listed.
const RECORDS_MAX: usize = 8;
/// Most names of a kind that are listed as standing in the same records.
const COMPANY_MAX: usize = 12;
/// The parts that an agent can have in a record, in the order of the page, with their headings and their conditions in the
/// address; others follow.
const PARTS: [(&str, Text, &str); 6] = [
    ("author", Text::of("As author"), "&role=by"),
    ("recipient", Text::of("As recipient"), "&role=to"),
    ("participant", Text::of("As participant"), "&role=with"),
    ("mentioned", Text::of("Mentioned"), "&role=about"),
    ("translator", Text::of("As translator"), ""),
    ("", Text::of("Part not stated"), ""),
];

/// A name with all that the catalogue knows of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The name as the address writes it: `agent:Stalin`.
    pub id: String,
    /// The preferred label.
    pub label: String,
    /// `person`, `body`, `river`, ...; empty if the name is in no list of authorities.
    pub kind: String,
    /// Life or existence dates in words; may be empty.
    pub dates: String,
    /// A note; may be empty.
    pub note: String,
    /// Addresses on the web, http or https.
    pub links: Vec<String>,
    /// Other names, by their kind: `Pseudonym`, `Filippov · Semenov`.
    pub variants: Vec<(String, String)>,
    /// Records with the name.
    pub count: usize,
    /// Those of them among the present results, if there are conditions.
    pub among: Option<usize>,
    /// All records with the name.
    pub results: String,
    /// The records by the part that the name has in them; one part without a heading if none is stated.
    pub parts: Vec<Part>,
    /// `1952 to 1954`; empty if none of the records can be placed in time.
    pub span: String,
    /// The records over time; empty if there is nothing to compare.
    pub bars: Vec<Bar>,
    /// The same in words: from when to when, and when most.
    pub bars_words: String,
    /// Records that have no place in that picture.
    pub undated: usize,
    /// What else stands in these records, by kind.
    pub company: Vec<Company>,
    /// The index of names of this kind.
    pub index: Link,
}

/// Records in which a name has one part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// `As author`; empty if no part is stated anywhere.
    pub heading: String,
    /// How many records.
    pub count: usize,
    /// All of them; where no condition tells them apart, all records with the name.
    pub href: String,
    /// The first of them, in the order of dates.
    pub records: Vec<RecordLink>,
}

/// Names of a kind that stand in the same records, most records first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Company {
    /// Their kind.
    pub heading: String,
    /// The first of them.
    pub names: Vec<NameCount>,
    /// How many there are.
    pub count: usize,
    /// The index of them.
    pub all: String,
}

/// A name with a number of records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameCount {
    /// Its entry.
    pub link: Link,
    /// Records.
    pub count: usize,
}

impl Explorer {
    /// The preferred label of a name, if the catalogue has it in a record or in its list.
    pub(super) fn name_label(&self, name: &Named) -> Option<String> {
        let listed = || Some(self.authority(name.facet, &name.label)?.label.clone());
        self.label(name.facet, &name.label).or_else(listed)
    }

    fn authority(&self, facet: Facet, label: &str) -> Option<&Authority> {
        self.authorities.resolve(authority_facet(facet)?, label)
    }

    /// The entry of a label that the catalogue has.
    pub(super) fn entry(&self, view: &View, found: &Found, facet: Facet, label: &str) -> Entry {
        let (column, of_name) = (facet as usize, View::of_name(facet, label));
        let id = self.columns.id(column, label);
        let all = DocSet::all(self.len());
        let choice = Choice { include: id.into_iter().listed(), ..Choice::default() };
        let docs = if id.is_some() { self.columns.admitted(&all, column, &choice) } else { DocSet::none(self.len()) };
        let authority = self.authority(facet, label).cloned().unwrap_or_default();
        let undated = both(&docs, Some(&self.columns.undated(DATE))).count();
        let bars = self.bars(&docs);
        Entry {
            id: Named { facet, label: label.to_owned() }.to_string(),
            label: label.to_owned(),
            dates: Edtf::parse(&authority.dates).map_or(authority.dates.clone(), |dates| words(&dates)),
            links: authority.links.iter().map(|link| link.as_str().to_owned()).listed(),
            variants: variants(&authority),
            kind: term(&authority.kind).to_owned(),
            note: authority.note,
            count: docs.count(),
            among: (view.filters != Filters::default()).then(|| both(&docs, Some(&found.docs)).count()),
            results: of_name.href(),
            parts: self.parts(&of_name, &docs, facet, label),
            span: self.span_words(&docs),
            bars_words: bars_words(&bars),
            bars,
            undated,
            company: Named::FACETS
                .iter()
                .filter_map(|&other| self.company(&of_name, &docs, (facet, id), other))
                .listed(),
            index: index(view, facet),
        }
    }

    /// The records of each part, the parts in their order. A record in which a name has two parts stands in both.
    fn parts(&self, of_name: &View, docs: &DocSet, facet: Facet, label: &str) -> Vec<Part> {
        let mut roles = Interner::default();
        PARTS.iter().for_each(|(role, ..)| _ = roles.intern(role));
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for doc in docs.iter().filter(|_| facet == Facet::Agent) {
            let agents = self.record(doc).agents.iter();
            agents.filter(|agent| self.label(facet, &agent.name).as_deref() == Some(label)).for_each(|agent| {
                pairs.push((roles.intern(&agent.role), doc));
            });
        }
        // Places and subjects have no part, nor have agents in many a catalogue.
        if pairs.iter().all(|(role, _)| roles.strings()[*role as usize].is_empty()) {
            return Vec::from_iter((docs.count() > 0).then(|| self.part(of_name, docs, None)));
        }
        let with = |role: u32| DocSet::of(self.len(), pairs.iter().filter(|(of, _)| *of == role).map(|(_, doc)| *doc));
        let stated = (0..).zip(roles.strings()).map(|(role, name)| (with(role), name));
        let stated = stated.filter(|(docs, _)| docs.count() > 0);
        stated.map(|(docs, name)| self.part(of_name, &docs, Some(name))).listed()
    }

    fn part(&self, of_name: &View, docs: &DocSet, role: Option<&String>) -> Part {
        let first = top_k(docs, &|doc| u64::from(self.date_rank(doc)), 0, RECORDS_MAX);
        let records = first.into_iter().map(|doc| self.record_link(of_name, doc)).listed();
        let (heading, condition) = role.map(|role| heading(role)).unwrap_or_default();
        Part { heading, count: docs.count(), href: of_name.href() + condition, records }
    }

    /// Records over time; none if they are all in one bin.
    fn bars(&self, docs: &DocSet) -> Vec<Bar> {
        let Some((from, to)) = self.span(docs) else { return Vec::new() };
        let calendar = Calendar::new(from, to);
        let day = |day: &Day| days_of(&Interval { earliest: Some(*day), latest: None }).0;
        let edges = calendar.edges().iter().map(day).listed();
        let counts = self.columns.histogram(DATE, docs, &edges, Spread::AtEarliest).bins;
        let bars = calendar.bars(&counts.iter().map(|count| *count as usize).listed());
        if bars.len() > 1 { bars } else { Vec::new() }
    }

    /// The names of a kind in the records of another name, but that itself; `None` without any.
    fn company(&self, of_name: &View, docs: &DocSet, own: (Facet, Option<u32>), kind: Facet) -> Option<Company> {
        let column = kind as usize;
        let mut counts = self.columns.counts(column, docs);
        if let (true, Some(count)) = (own.0 == kind, own.1.and_then(|id| counts.counts.get_mut(id as usize))) {
            *count = 0;
        }
        let name = |id: u32| {
            let label = self.columns.label(column, id);
            let href = View::default().with_name(kind, label).href();
            NameCount { link: Link { label: label.to_owned(), href }, count: counts.count(id) as usize }
        };
        let names = counts.top(COMPANY_MAX, &[]).into_iter().map(name).listed();
        let most_first = IndexPart { by_count: true, ..IndexPart::default() };
        (!names.is_empty()).then(|| Company {
            heading: title(kind).to_owned(),
            names,
            count: counts.counts.iter().filter(|count| **count > 0).count(),
            all: of_name.with_index(kind, most_first).href(),
        })
    }
}

/// The index that an entry belongs to: where it was, if the reader came from there.
fn index(view: &View, facet: Facet) -> Link {
    let is_there = view.layout == Layout::of_names(facet);
    let part = if is_there { view.index.clone() } else { IndexPart::default() };
    let all = match facet {
        Facet::Place => say!("All places"),
        Facet::Subject => say!("All subjects"),
        _ => say!("All people and bodies"),
    };
    Link { label: all.to_owned(), href: view.with_index(facet, part).href() }
}

/// Other names in a line a kind, the kinds in the order in which they first come.
fn variants(authority: &Authority) -> Vec<(String, String)> {
    let mut kinds = Interner::default();
    authority.variants.iter().for_each(|variant| _ = kinds.intern(&variant.kind));
    let names = |kind: &String| {
        let of_kind = authority.variants.iter().filter(|variant| variant.kind == *kind);
        joined(&of_kind.map(|variant| variant.name.clone()).listed(), " · ")
    };
    kinds.strings().iter().map(|kind| (kind_words(kind), names(kind))).listed()
}

fn kind_words(kind: &str) -> String {
    let mut rest = term(kind).chars();
    match rest.next() {
        Some(first) => [&first.to_uppercase().to_string(), rest.as_str()].concat(),
        None => say!("Other name").to_owned(),
    }
}

/// What the bars show; of equally high ones the first is named.
fn bars_words(bars: &[Bar]) -> String {
    let most = bars.iter().rev().max_by_key(|bar| bar.count);
    match (bars, most) {
        ([first, .., last], Some(most)) => {
            say!("{0} to {1}, most in {2}: {3}", first.label, last.label, most.label, number_words(most.count))
        }
        _ => String::new(),
    }
}

/// The heading of a part, and its condition in the address.
fn heading(role: &str) -> (String, &'static str) {
    let known = PARTS.iter().find(|(key, ..)| *key == role);
    known.map_or_else(|| (say!("As {0}", role), ""), |(_, heading, condition)| (heading.said().to_owned(), *condition))
}
