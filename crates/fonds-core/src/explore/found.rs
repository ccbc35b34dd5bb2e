//! Which records a view shows, and in which order.

use fonds_search::listed::{Listed, joined};
use std::cmp::Ordering;

use fonds_search::old::columns::{Choice, FacetCounts, facet};
use fonds_search::old::corpus::{Correction, Hit, NameUse};
use fonds_search::order;
use fonds_search::query::Query;

use super::{Explorer, FIELD_NAMES, FoundKey};
use crate::authority;
use crate::catalogue::Record;
use crate::date::Interval;
use crate::view::{Chosen, DateMode, Facet, Filters, SearchIn, Sort, View};

/// The results of a view.
pub struct Found {
    key: FoundKey,
    /// The query as read.
    pub query: Query,
    /// Result documents, in result order.
    pub docs: Vec<u32>,
    /// Each facet's counts, its own choices left out.
    pub counts: Vec<FacetCounts>,
    /// Documents that only the dates keep out, because they have none.
    pub undated: Vec<u32>,
    /// Documents that only the dates keep out, though another date of theirs is inside.
    pub elsewhere: Vec<u32>,
    /// What the engine found, in the order of the documents.
    hits: Vec<Hit>,
    name_uses: Vec<NameUse>,
    corrections: Vec<Correction>,
}

impl Found {
    /// Whether these are the results of a view.
    pub fn is_for(&self, view: &View) -> bool {
        self.key.0 == view.filters && self.key.1 == view.order()
    }

    /// What the query's reader and the engine have to say, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let notes = self.query.notes.iter().map(|note| note.text.clone());
        notes.chain(self.corrections.iter().map(correction)).listed()
    }

    /// How the query was read; empty if there is nothing to explain.
    pub fn understood(&self) -> String {
        if self.query.is_plain() { String::new() } else { self.query.words(&FIELD_NAMES) }
    }
}

impl Explorer {
    /// The results of filters in an order.
    pub(super) fn find(&self, filters: &Filters, order: Sort) -> Found {
        let query = Query::parse(&filters.q, &FIELD_NAMES);
        let matches = self.corpus.search(&query, scope(filters.search_in), &self.names);
        let matched: Vec<u32> = matches.hits.iter().map(|hit| hit.doc).listed();
        let choices = self.choices(filters);
        let dated = self.by_date(&matched, filters);
        let (docs, counts) = facet(&self.columns, &choices, &dated.inside);
        let chosen = |docs: Vec<u32>| facet(&self.columns, &choices, &docs).0;
        let (undated, elsewhere) = (chosen(dated.undated), chosen(dated.elsewhere));
        Found {
            key: (filters.clone(), order),
            docs: self.sorted(&docs, order, &matches.hits),
            counts,
            undated,
            elsewhere,
            hits: matches.hits,
            name_uses: matches.name_uses,
            corrections: matches.corrections,
            query,
        }
    }

    /// What is chosen in each column, as the engine has it.
    fn choices(&self, filters: &Filters) -> Vec<Choice> {
        let mut choices = vec![Choice::default(); Facet::ALL.len()];
        for Chosen { facet, is_excluded, value } in &filters.facets {
            let Choice { include, include_none, exclude, exclude_none } = &mut choices[*facet as usize];
            let (ids, none) = if *is_excluded { (exclude, exclude_none) } else { (include, include_none) };
            *none |= value.is_empty();
            ids.extend(self.columns[*facet as usize].id(value));
        }
        choices
    }

    fn by_date(&self, docs: &[u32], filters: &Filters) -> Dated {
        let mut dated = Dated::default();
        let Some(range) = filters.range() else {
            return Dated { inside: docs.to_vec(), ..dated };
        };
        for &doc in docs {
            match &self.days[doc as usize] {
                Some(date) if lies_inside(date, &range, filters.dates) => dated.inside.push(doc),
                _ if has_other_date(self.record(doc), &range, filters.dates) => dated.elsewhere.push(doc),
                None => dated.undated.push(doc),
                Some(_) => {}
            }
        }
        dated
    }

    /// Documents in an order. Ties of relevance go by date, ties of date by the order of the file.
    pub(super) fn sorted(&self, docs: &[u32], by: Sort, hits: &[Hit]) -> Vec<u32> {
        let mut scores = vec![0.0; if by == Sort::Relevance { self.len() } else { 0 }];
        hits.iter().filter(|_| by == Sort::Relevance).for_each(|hit| scores[hit.doc as usize] = hit.score);
        let by_date = |a: usize, b: usize| self.date_rank[a].cmp(&self.date_rank[b]);
        let compare = |a: usize, b: usize| match by {
            Sort::Date => by_date(a, b),
            Sort::DateDescending => self.is_undated(a).cmp(&self.is_undated(b)).then(by_date(b, a)),
            Sort::Title => self.title_rank[a].cmp(&self.title_rank[b]),
            Sort::Relevance => f32::total_cmp(&scores[b], &scores[a]).then(by_date(a, b)),
        };
        sorted_by(docs, &compare)
    }

    fn is_undated(&self, doc: usize) -> bool {
        self.days[doc].is_none()
    }

    /// Why a document was found, if not by the words typed; else empty.
    pub(super) fn why(&self, found: &Found, doc: u32) -> String {
        let hit = found.hits.binary_search_by(|hit| hit.doc.cmp(&doc)).ok();
        let via = hit.and_then(|at| found.hits[at].via);
        via.map_or(String::new(), |via| {
            let name = &found.name_uses[via as usize];
            authority::reason(&self.catalogue.authorities[name.group], &name.typed)
        })
    }
}

fn sorted_by(docs: &[u32], compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let sorted = order(docs.len(), &|a, b| compare(docs[a] as usize, docs[b] as usize));
    sorted.iter().map(|&at| docs[at as usize]).listed()
}

/// Documents parted by what *From* and *To* make of their dates.
#[derive(Default)]
struct Dated {
    inside: Vec<u32>,
    undated: Vec<u32>,
    elsewhere: Vec<u32>,
}

/// The engine's field that is searched; none for all.
pub fn scope(search_in: SearchIn) -> Option<usize> {
    (search_in as usize).checked_sub(1)
}

fn lies_inside(date: &Interval, range: &Interval, mode: DateMode) -> bool {
    match mode {
        DateMode::Possible => date.possibly_overlaps(range),
        DateMode::Certain => date.certainly_inside(range),
    }
}

fn has_other_date(record: &Record, range: &Interval, mode: DateMode) -> bool {
    let intervals = record.other_dates.iter().filter_map(|other| other.date.interval());
    intervals.into_iter().any(|date| lies_inside(&date, range, mode))
}

fn correction(correction: &Correction) -> String {
    let words: Vec<String> = correction.searched.iter().map(|word| format!("“{word}”")).listed();
    let typed = &correction.typed;
    match words.split_last() {
        None => format!("“{typed}” stands nowhere in the catalogue."),
        Some((last, [])) => format!("“{typed}” stands nowhere in the catalogue; {last} was searched instead."),
        Some((last, rest)) => {
            format!(
                "“{typed}” stands nowhere in the catalogue; {} and {last} were searched instead.",
                joined(rest, ", ")
            )
        }
    }
}
