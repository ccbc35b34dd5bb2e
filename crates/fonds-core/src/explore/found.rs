//! Which records a view shows, and in which order.

use std::cell::RefCell;
use std::rc::Rc;

use fonds_search::DocSet;
use fonds_search::columns::{Choice, FacetCounts, Faceted};
use fonds_search::listed::Listed;
use fonds_search::order::{position, top_k};
use fonds_search::planner::{Planned, plan};
use fonds_search::query::Query;
use fonds_search::search::Hits;

use super::groups::Groups;
use super::notes;
use super::panels::facet_column;
use super::picture::Course;
use super::{BY_DATE, BY_TITLE, DATE, Explorer, FIELD_NAMES, FoundKey, days_of, later};
use crate::authority;
use crate::catalogue::Record;
use crate::date::Interval;
use crate::view::{Chosen, DateMode, Filters, SearchIn, Sort, View};

/// A query with what it finds.
#[derive(Default)]
pub struct Asked {
    /// It, as read.
    pub query: Query,
    /// What was decided of it.
    pub planned: Planned,
    /// What it finds.
    pub hits: Hits,
}

/// The results of a view.
pub struct Found {
    key: FoundKey,
    /// The query as read.
    pub query: Query,
    /// What was decided of it.
    pub planned: Planned,
    /// The results.
    pub docs: DocSet,
    /// How many they are.
    pub count: usize,
    /// Each facet's counts, its own choices left out.
    pub counts: Vec<FacetCounts>,
    /// Documents that only the dates keep out, because they have none.
    pub undated: DocSet,
    /// Documents that only the dates keep out, though another date of theirs is inside.
    pub elsewhere: DocSet,
    /// If no dates are asked for, those of the results that have none.
    pub dateless: DocSet,
    /// If dates are asked for: how many documents may lie inside, and how many do so for certain.
    pub inside: Option<(usize, usize)>,
    /// The groups that were last asked for.
    pub groups: RefCell<Option<Rc<Groups>>>,
    /// What a timeline shows of them, once it is asked for.
    pub course: RefCell<Option<Rc<Course>>>,
    /// By document, if words were asked for.
    scores: Vec<u32>,
}

impl Found {
    /// Whether these are the results of a view.
    pub fn is_for(&self, view: &View) -> bool {
        self.key.0 == view.filters && self.key.1 == view.order()
    }

    /// Whether words were asked for.
    pub fn has_words(&self) -> bool {
        self.key.0.has_words()
    }

    /// The order that they stand in.
    pub fn order(&self) -> Sort {
        self.key.1
    }

    /// What the query's reader and the engine have to say, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        self.query.notes.iter().chain(&self.planned.notes).map(notes::said).listed()
    }
}

impl Explorer {
    /// The results of filters in an order.
    pub(super) fn find(&self, filters: &Filters, order: Sort) -> Found {
        let searching = later::searching().filter(|_| filters.has_words());
        let everything = || Asked { hits: self.everything(), ..Asked::default() };
        let Asked { query, planned, hits } = searching.map_or_else(everything, |part| (part.asked)(self, filters));
        let Hits { docs: matched, scores } = hits;
        let choices = self.choices(filters);
        let range = filters.range();
        let dated = both(&matched, range.map(|range| self.inside(&range, filters.dates)).as_ref());
        let Faceted { passing, counts } = self.columns.facets(&dated, &choices);
        let mut found = Found {
            key: (filters.clone(), order),
            count: passing.count(),
            docs: passing,
            counts,
            undated: DocSet::none(self.len()),
            elsewhere: DocSet::none(self.len()),
            dateless: DocSet::none(self.len()),
            inside: None,
            groups: RefCell::default(),
            course: RefCell::default(),
            scores,
            planned,
            query,
        };
        if let Some(range) = range {
            found.inside = Some(self.both_ways(&found, &matched, &range, &choices));
            let mut outside = matched;
            outside.and_not(&dated);
            self.set_aside(&mut found, outside, &range, &choices);
        } else {
            found.dateless = both(&found.docs, Some(&self.columns.undated(DATE)));
        }
        found
    }

    /// How many documents may lie inside the dates asked for, and how many do so for certain: one of the two was found.
    fn both_ways(&self, found: &Found, matched: &DocSet, range: &Interval, choices: &[Choice]) -> (usize, usize) {
        let is_possible = found.key.0.dates == DateMode::Possible;
        let dates = if is_possible { DateMode::Certain } else { DateMode::Possible };
        let other = both(matched, Some(&self.inside(range, dates)));
        let other = self.admitted(other, choices).count();
        if is_possible { (found.count, other) } else { (other, found.count) }
    }

    fn admitted(&self, docs: DocSet, choices: &[Choice]) -> DocSet {
        let chosen = choices.iter().enumerate();
        chosen.fold(docs, |docs, (column, choice)| self.columns.admitted(&docs, column, choice))
    }

    /// Of the documents without a date, kept out or among the results, those whose date was not understood.
    pub(super) fn not_understood(&self, found: &Found) -> DocSet {
        let mut without = found.undated.clone();
        without.or(&found.dateless);
        both(&without, Some(&self.not_understood))
    }

    /// What the words of a query find; before the search is there, everything.
    pub(super) fn asked(&self, filters: &Filters) -> Asked {
        let query = Query::parse(&filters.q, &FIELD_NAMES);
        let scope = scope(filters.search_in);
        let planned = self.index().map_or_else(Planned::default, |index| plan(&query, scope, &self.names, index));
        let hits = match (self.index(), &planned.plan) {
            (Some(index), Some(plan)) => index.search(Some(plan), None),
            _ => self.everything(),
        };
        Asked { query, planned, hits }
    }

    fn everything(&self) -> Hits {
        Hits { docs: DocSet::all(self.len()), scores: Vec::new() }
    }

    /// The documents that the dates asked for let in.
    fn inside(&self, range: &Interval, mode: DateMode) -> DocSet {
        let (from, to) = days_of(range);
        let (from, to) = (Some(from).filter(|day| *day != i32::MIN), Some(to).filter(|day| *day != i32::MAX));
        match mode {
            DateMode::Possible => self.columns.possibly_inside(DATE, from, to),
            DateMode::Certain => self.columns.certainly_inside(DATE, from, to),
        }
    }

    /// Of the documents that only the dates keep out, those that another date of theirs would bring in, and the undated.
    fn set_aside(&self, found: &mut Found, outside: DocSet, range: &Interval, choices: &[Choice]) {
        let outside = self.admitted(outside, choices);
        let is_elsewhere = |doc: &u32| has_other_date(self.record(*doc), range, found.key.0.dates);
        let others = both(&outside, Some(&self.with_other_dates));
        found.elsewhere = DocSet::of(self.len(), others.iter().filter(is_elsewhere));
        found.undated = both(&outside, Some(&self.columns.undated(DATE)));
        found.undated.and_not(&found.elsewhere);
    }

    /// What is chosen in each column, as the engine has it.
    fn choices(&self, filters: &Filters) -> Vec<Choice> {
        let mut choices = vec![Choice::default(); self.columns.widths().0];
        for Chosen { facet, is_excluded, value } in &filters.facets {
            let column = facet_column(*facet, filters.role);
            let Choice { include, include_none, exclude, exclude_none } = &mut choices[column];
            let (ids, none) = if *is_excluded { (exclude, exclude_none) } else { (include, include_none) };
            *none |= value.is_empty();
            // What the catalogue has not is no condition; what it has, but in no such role, is one that nothing meets.
            let is_known = self.columns.id(*facet as usize, value).is_some();
            ids.extend(is_known.then(|| self.columns.id(column, value).unwrap_or(u32::MAX)));
        }
        choices
    }

    /// The results from place `offset` on, at most `count`.
    pub(super) fn window(&self, found: &Found, offset: usize, count: usize) -> Vec<u32> {
        top_k(&found.docs, &|doc| self.key(found, doc), offset, count)
    }

    /// The place of a document among the results, from 0.
    pub(super) fn place(&self, found: &Found, doc: u32) -> Option<usize> {
        position(&found.docs, &|doc| self.key(found, doc), doc)
    }

    /// The least comes first. Ties of relevance go by date, ties of date by the order of the file.
    pub(super) fn key(&self, found: &Found, doc: u32) -> u64 {
        let date = self.date_rank(doc);
        match found.key.1 {
            Sort::Date => u64::from(date),
            Sort::DateDescending => u64::from(self.columns.interval(DATE, doc).is_none()) << 32 | u64::from(!date),
            Sort::Title => self.columns.rank(BY_TITLE, doc).into(),
            Sort::TitleDescending => (!self.columns.rank(BY_TITLE, doc)).into(),
            Sort::Relevance => {
                let score = found.scores.get(doc as usize).copied().unwrap_or(0);
                u64::from(!score) << 32 | u64::from(date)
            }
        }
    }

    /// A document's place in the order of dates.
    pub(super) fn date_rank(&self, doc: u32) -> u32 {
        self.columns.rank(BY_DATE, doc)
    }

    /// For each of some results why it was found, if not by the words typed; else empty.
    pub(super) fn whys(&self, found: &Found, docs: &[u32]) -> Vec<String> {
        let needed = match (self.index(), &found.planned.plan) {
            (Some(index), Some(plan)) => index.needed_names(plan, docs),
            _ => vec![None; docs.len()],
        };
        let why = |via: Option<u32>| {
            via.map_or(String::new(), |via| {
                let name = &found.planned.name_uses[via as usize];
                authority::reason(&self.catalogue.authorities[name.group], &name.name)
            })
        };
        needed.into_iter().map(why).listed()
    }
}

/// The documents of both sets; of the first, if there is no second.
pub(super) fn both(docs: &DocSet, others: Option<&DocSet>) -> DocSet {
    let mut both = docs.clone();
    others.into_iter().for_each(|others| both.and(others));
    both
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
