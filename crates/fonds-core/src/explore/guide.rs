//! *How to read this catalogue*: what can be shown by examples, with examples from the catalogue itself.

use fonds_search::listed::{Listed, joined};
use fonds_search::order::top_k;
use fonds_search::{DocSet, order};

use super::record::dates;
use super::{Explorer, Link, RecordLink};
use crate::catalogue::{Authority, Record, When};
use crate::date::{Edtf, words};
use crate::say;
use crate::speech::{Text, term};
use crate::view::{Facet, Filters, Named, View};

/// Most other names told of a person.
const NAMES_MAX: usize = 4;

/// Examples from the catalogue; what it has none of is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guide {
    /// The first record.
    pub record: Option<RecordLink>,
    /// Dates of each sort that there is.
    pub dates: Vec<DateExample>,
    /// A name that has others.
    pub name: Option<(Link, String)>,
    /// A value that was added.
    pub added: Option<AddedExample>,
    /// Queries to try, each with what it does.
    pub searches: Vec<(Link, String)>,
}

/// A date as the page shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateExample {
    /// What sort of date it is, in a sentence.
    pub sort: String,
    /// As the source writes it.
    pub written: String,
    /// In words, if that says something else.
    pub words: String,
    /// The record.
    pub link: RecordLink,
}

/// A value that is no field of the source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AddedExample {
    /// The value.
    pub value: String,
    /// `title` or `description`.
    pub field: String,
    /// The words there that it rests on.
    pub text: String,
    /// The record.
    pub link: RecordLink,
}

/// A sort of dates: the sentence that explains it, and whether a record's date is of it.
type Sort = (Text, fn(&Record) -> bool);

/// The sort of which the second date is the example.
const SECOND: Text =
    Text::of("A second date that the record’s own words give stands beside the first, never in its place.");
/// Sorts of dates, each with the sentence that explains it.
const SORTS: [Sort; 7] = [
    (Text::of("A date without a doubt is shown as the source writes it."), |record| {
        is(record, |date| !date.is_uncertain() && !date.is_approximate() && date.interval().single_day().is_some())
    }),
    (Text::of("A date that the source doubts says so. It is found under every day that it may be."), |record| {
        is(record, Edtf::is_uncertain)
    }),
    (Text::of("An approximate date is found under the years that it names, and is marked as approximate."), |record| {
        is(record, Edtf::is_approximate)
    }),
    (Text::of("A range or a longer time is found under each of its days."), |record| {
        is(record, |date| !date.is_uncertain() && !date.is_approximate() && date.interval().single_day().is_none())
    }),
    (SECOND, |record| !record.other_dates.is_empty()),
    (Text::of("A date that is not understood is kept as it is written, and the record counts as undated."), |record| {
        matches!(record.date, When::NotUnderstood(_))
    }),
    (
        Text::of("A record without a date stands after all others, and is counted wherever dates are asked for."),
        |record| record.date == When::Unknown,
    ),
];

fn is(record: &Record, is: impl Fn(&Edtf) -> bool) -> bool {
    matches!(&record.date, When::Known(date) if is(date))
}

impl Explorer {
    pub(super) fn guide(&self) -> Guide {
        let by_date = |doc: u32| u64::from(self.date_rank(doc));
        let first = top_k(&DocSet::all(self.len()), &by_date, 0, 1).first().copied();
        let name = self.name_with_others();
        Guide {
            record: first.map(|doc| self.record_link(&View::default(), doc)),
            dates: SORTS.iter().filter_map(|(sort, is)| self.date_example(*sort, *is)).listed(),
            added: self.added_example(),
            searches: self.searches(name),
            name: name.map(|authority| {
                let others = authority.variants.iter().take(NAMES_MAX).map(|variant| variant.name.clone());
                (entry_link(Facet::Agent, &authority.label), joined(&others.listed(), ", "))
            }),
        }
    }

    fn date_example(&self, sort: Text, is: fn(&Record) -> bool) -> Option<DateExample> {
        let (doc, record) = (0..).zip(self.catalogue.records()).find(|(_, record)| is(record))?;
        let (written, words) = dates(record);
        let words = match record.other_dates.first() {
            Some(other) if sort == SECOND => second(other),
            _ => words,
        };
        Some(DateExample {
            sort: sort.said().to_owned(),
            written,
            words,
            link: self.record_link(&View::default(), doc),
        })
    }

    fn added_example(&self) -> Option<AddedExample> {
        let mut records = (0..).zip(self.catalogue.records());
        let (doc, added) = records.find_map(|(doc, record)| Some((doc, record.added.first()?)))?;
        let (field, text) = (term(&added.evidence.field).to_owned(), added.evidence.text.clone());
        Some(AddedExample { value: added.value.clone(), field, text, link: self.record_link(&View::default(), doc) })
    }

    /// Of the people and bodies that have other names, the one with most records.
    fn name_with_others(&self) -> Option<&Authority> {
        let (column, all) = (Facet::Agent as usize, DocSet::all(self.len()));
        let counts = self.columns.counts(column, &all);
        let with_others = self.authorities_of(Facet::Agent).filter(|authority| !authority.variants.is_empty()).listed();
        let count = |at: usize| self.columns.id(column, &with_others[at].label).map_or(0, |id| counts.count(id));
        let first = order(with_others.len(), &|a, b| count(b).cmp(&count(a))).first().copied()?;
        Some(with_others[first as usize])
    }

    /// Queries that find something here: another name, a phrase, a combination.
    fn searches(&self, name: Option<&Authority>) -> Vec<(Link, String)> {
        let mut searches = Vec::new();
        let mut add = |q: String, what: String| {
            let filters = Filters { q: q.clone(), ..Filters::default() };
            searches.push((Link { label: q, href: View { filters, ..View::default() }.href() }, what));
        };
        let label = |facet| self.most_frequent(facet);
        if let Some((authority, variant)) = name.and_then(|name| Some((name, name.variants.last()?))) {
            add(
                variant.name.clone(),
                say!("finds the records of {0}: every name of a person finds all others", authority.label),
            );
        }
        let phrase = Named::FACETS.iter().rev().filter_map(|&facet| label(facet)).find(|label| label.contains(' '));
        if let Some(phrase) = phrase {
            add(format!("\"{phrase}\""), say!("finds the words in this order, next to each other").to_owned());
        }
        if let (Some(agent), Some(kind)) = (label(Facet::Agent), label(Facet::Type)) {
            let what = say!("finds what has {0} among its people, without anything of the type {1}", agent, kind);
            add(format!("agent:\"{agent}\" NOT type:\"{kind}\""), what);
        }
        searches
    }

    /// The value that most records have.
    fn most_frequent(&self, facet: Facet) -> Option<String> {
        let column = facet as usize;
        let id = self.columns.counts(column, &DocSet::all(self.len())).top(1, &[]).first().copied()?;
        Some(self.columns.label(column, id).replace('"', " "))
    }
}

fn entry_link(facet: Facet, label: &str) -> Link {
    Link { label: label.to_owned(), href: View::default().with_name(facet, label).href() }
}

fn second(other: &crate::catalogue::OtherDate) -> String {
    match &other.date {
        When::Known(date) => words(date),
        _ => other.as_written.clone(),
    }
}
