//! Which records a view shows, and in which order.

use std::cmp::Reverse;
use std::collections::HashMap;

use fonds_search::columns::{Choice, FacetCounts, facet};
use fonds_search::corpus::{Correction, Hit, Matches};
use fonds_search::query::Query;

use super::{Explorer, FIELD_NAMES, FoundKey};
use crate::authority;
use crate::catalogue::Record;
use crate::date::Interval;
use crate::view::{DateMode, Facet, Filters, SearchIn, Sort, View};

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
    /// Why a document matched, if not by the words typed.
    pub why: HashMap<u32, String>,
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
        notes.chain(self.corrections.iter().map(correction)).collect()
    }

    /// How the query was read; empty if it is a plain word or none.
    pub fn understood(&self) -> String {
        self.query.words(&FIELD_NAMES)
    }
}

impl Explorer {
    /// The results of filters in an order.
    pub(super) fn find(&self, filters: &Filters, order: Sort) -> Found {
        let query = Query::parse(&filters.q, &FIELD_NAMES);
        let matches = self.corpus.search(&query, scope(filters.search_in), &self.names);
        let matched: Vec<u32> = matches.hits.iter().map(|hit| hit.doc).collect();
        let choices: Vec<Choice> = Facet::ALL.map(|facet| self.choice(filters, facet)).into();
        let dated = self.by_date(&matched, filters);
        let (mut docs, counts) = facet(&self.columns, &choices, &dated.inside);
        let chosen = |docs: Vec<u32>| facet(&self.columns, &choices, &docs).0;
        let (undated, elsewhere) = (chosen(dated.undated), chosen(dated.elsewhere));
        self.sort(&mut docs, order, &matches.hits);
        Found {
            key: (filters.clone(), order),
            docs,
            counts,
            undated,
            elsewhere,
            why: self.reasons(&matches),
            corrections: matches.corrections,
            query,
        }
    }

    fn choice(&self, filters: &Filters, facet: Facet) -> Choice {
        let chosen = filters.choices(facet);
        let column = &self.columns[facet as usize];
        let ids = |values: &[String]| values.iter().filter_map(|value| column.id(value)).collect();
        let none = |values: &[String]| values.iter().any(String::is_empty);
        Choice {
            include: ids(&chosen.include),
            include_none: none(&chosen.include),
            exclude: ids(&chosen.exclude),
            exclude_none: none(&chosen.exclude),
        }
    }

    fn by_date(&self, docs: &[u32], filters: &Filters) -> Dated {
        let mut dated = Dated::default();
        let Some(range) = filters.range() else {
            return Dated { inside: docs.to_vec(), ..dated };
        };
        for &doc in docs {
            let record = self.record(doc);
            match record.date.interval() {
                Some(date) if lies_inside(&date, &range, filters.dates) => dated.inside.push(doc),
                _ if has_other_date(record, &range, filters.dates) => dated.elsewhere.push(doc),
                None => dated.undated.push(doc),
                Some(_) => {}
            }
        }
        dated
    }

    /// Ties of relevance go by date, ties of date by the order of the file.
    fn sort(&self, docs: &mut [u32], order: Sort, hits: &[Hit]) {
        let by_date = |doc: &u32| self.date_rank[*doc as usize];
        match order {
            Sort::Date => docs.sort_by_key(by_date),
            Sort::DateDescending => {
                docs.sort_by_key(|doc| (self.record(*doc).date.interval().is_none(), Reverse(by_date(doc))))
            }
            Sort::Title => docs.sort_by_key(|doc| self.title_rank[*doc as usize]),
            Sort::Relevance => {
                let scores: HashMap<u32, f32> = hits.iter().map(|hit| (hit.doc, hit.score)).collect();
                let score = |doc: &u32| scores.get(doc).copied().unwrap_or_default();
                docs.sort_by(|a, b| score(b).total_cmp(&score(a)).then(by_date(a).cmp(&by_date(b))));
            }
        }
    }

    fn reasons(&self, matches: &Matches) -> HashMap<u32, String> {
        let reason = |via: u32| {
            let name = &matches.name_uses[via as usize];
            authority::reason(&self.catalogue.authorities[name.group], &name.typed)
        };
        matches.hits.iter().filter_map(|hit| Some((hit.doc, reason(hit.via?)))).collect()
    }
}

/// Documents parted by what *From* and *To* make of their dates.
#[derive(Default)]
struct Dated {
    inside: Vec<u32>,
    undated: Vec<u32>,
    elsewhere: Vec<u32>,
}

fn scope(search_in: SearchIn) -> Option<usize> {
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
    let words: Vec<String> = correction.searched.iter().map(|word| format!("“{word}”")).collect();
    let typed = &correction.typed;
    match words.split_last() {
        None => format!("“{typed}” stands nowhere in the catalogue."),
        Some((last, [])) => format!("“{typed}” stands nowhere in the catalogue; {last} was searched instead."),
        Some((last, rest)) => {
            format!("“{typed}” stands nowhere in the catalogue; {} and {last} were searched instead.", rest.join(", "))
        }
    }
}
