//! Results as cards and table rows show them, and the words around them.

use fonds_search::DocSet;
use fonds_search::highlight::{marks, passage};
use fonds_search::listed::{Listed, joined};
use fonds_search::plan::Plan;

use super::found::Found;
use super::groups::Listing;
use super::later::{self, Marked};
use super::{Answer, Aside, Ask, Explorer, RecordLink, Row};
use crate::catalogue::{Record, When};
use crate::date::words;
use crate::say;
use crate::speech::number_words;
use crate::view::{Column, Facet, Layout, Sort, View};

/// A longer description is cut, in bytes; the record's own page has it all.
const DESCRIPTION_BYTES: usize = 1_200;
/// Of a longer description a query shows only the best passage, in bytes ...
const WHOLE_BYTES: usize = 640;
/// ... of this length: enough to judge by, short enough to be passed over.
const PASSAGE_BYTES: usize = 420;
/// Most links listed beside the results.
const ASIDE_MAX: usize = 100;
/// Fields of the engine that cards highlight.
pub(super) const TITLE: usize = 0;
pub(super) const DESCRIPTION: usize = 1;

/// What the page says of so many records without a date among the results.
pub fn dateless(count: usize) -> String {
    say!("{0} record has no date: show|{0} records have no date: show"; count)
}

/// The same of records whose date was not understood.
pub fn not_understood(count: usize) -> String {
    say!("{0} date was not understood: show|{0} dates were not understood: show"; count)
}

/// *N of M records* and the order, as the status line says it.
pub fn status(matched: usize, total: usize, order: Sort) -> String {
    let order = match (matched, order) {
        (0 | 1, _) => "",
        (_, Sort::Relevance) => say!(", best match first"),
        (_, Sort::Date) => say!(", oldest first"),
        (_, Sort::DateDescending) => say!(", newest first"),
        (_, Sort::Title) => say!(", by title"),
        (_, Sort::TitleDescending) => say!(", by title, Z to A"),
    };
    say!("{0} of {1} records"; matched, number_words(total)) + order
}

/// A record's date as lists show it: the source's own words, else the date in words, else that there is none.
pub fn date_text(record: &Record) -> String {
    match &record.date {
        _ if !record.date_display.is_empty() => record.date_display.clone(),
        When::Known(date) => words(date),
        When::NotUnderstood(text) => say!("{0} (date not understood)", text),
        When::Unknown => say!("Undated").to_owned(),
    }
}

impl Explorer {
    /// The rows of an answer, with what belongs to them: headings, and places to jump to.
    pub(super) fn rows(&self, view: &View, found: &Found, ask: &Ask) -> Answer {
        if !view.is_list() {
            return Answer::default();
        }
        let groups = self.groups(view, found);
        let listed = self.listed(found, groups.as_deref());
        let at = start(view, listed);
        let Listing { docs, heads } = self.listing(found, groups.as_deref(), at, ask.limit, false);
        let jumps = self.jumps(view, found, groups.as_deref());
        Answer { rows: self.drawn(view, found, &docs), at, listed, heads, jumps, ..Answer::default() }
    }

    /// Only the rows that go on after those which are there already.
    pub(super) fn more_rows(&self, view: &View, found: &Found, ask: &Ask) -> Answer {
        if !view.is_list() {
            return Answer::default();
        }
        let groups = self.groups(view, found);
        let at = start(view, self.listed(found, groups.as_deref())) + ask.skip;
        let Listing { docs, heads } = self.listing(found, groups.as_deref(), at, ask.limit, true);
        Answer { rows: self.drawn(view, found, &docs), at, heads, ..Answer::default() }
    }

    fn drawn(&self, view: &View, found: &Found, docs: &[u32]) -> Vec<Row> {
        let searching = later::searching().filter(|_| found.has_words());
        let whys = searching.map_or_else(|| vec![String::new(); docs.len()], |part| (part.whys)(self, found, docs));
        docs.iter().zip(whys).map(|(doc, why)| self.row(view, found, *doc, why)).listed()
    }

    pub(super) fn aside(&self, view: &View, docs: &DocSet) -> Aside {
        let links = docs.iter().take(ASIDE_MAX).map(|doc| self.record_link(view, doc)).listed();
        Aside { count: docs.count(), links }
    }

    pub(super) fn record_link(&self, view: &View, doc: u32) -> RecordLink {
        self.link(view, doc, view.with_record(self.record(doc).id()).href())
    }

    /// A record in a line, with the link to it.
    pub(super) fn link(&self, view: &View, doc: u32, href: String) -> RecordLink {
        let record = self.record(doc);
        RecordLink {
            id: record.id().to_owned(),
            title: record.title.clone(),
            date: date_text(record),
            href,
            why: String::new(),
            is_open: view.record.as_deref().is_some_and(|id| self.number(id) == Some(doc)),
        }
    }

    fn row(&self, view: &View, found: &Found, doc: u32, why: String) -> Row {
        let record = self.record(doc);
        let marked = || Some((later::searching()?.marked)(record, found.planned.plan.as_ref()?));
        let unmarked = || (shortened(&record.description), Vec::new(), Vec::new());
        let (description, title_marks, description_marks) = marked().unwrap_or_else(unmarked);
        Row {
            // Rows stay as they are drawn, whichever record is open: the page marks them.
            link: RecordLink { why, is_open: false, ..self.record_link(view, doc) },
            kind: record.kind.clone(),
            agents: self.labels_of(Facet::Agent, doc),
            cells: if view.layout == Layout::Table { self.cells(view, doc) } else { Vec::new() },
            title_marks,
            description_marks,
            description,
        }
    }

    fn cells(&self, view: &View, doc: u32) -> Vec<String> {
        let record = self.record(doc);
        let of_facet = |facet| joined(&self.labels_of(facet, doc), ", ");
        let cell = |column| match column {
            Column::Date | Column::Title => None,
            Column::Type => Some(record.kind.clone()),
            Column::Agent => Some(of_facet(Facet::Agent)),
            Column::Place => Some(of_facet(Facet::Place)),
            Column::Subject => Some(of_facet(Facet::Subject)),
            Column::Language => Some(of_facet(Facet::Language)),
            Column::Collection => Some(record.collection.clone()),
            Column::Source => Some(record.source.clone()),
            Column::Id => Some(record.id().to_owned()),
        };
        view.cols.each().filter_map(|(column, ..)| cell(column)).listed()
    }

    fn labels_of(&self, facet: Facet, doc: u32) -> Vec<String> {
        let column = facet as usize;
        self.columns.values(column, doc).map(|id| self.columns.label(column, id).to_owned()).listed()
    }
}

/// Where the list begins: at its first result, if it has none at the place that the view asks for.
fn start(view: &View, listed: usize) -> usize {
    if view.at < listed { view.at } else { 0 }
}

/// What is to be said if a view begins where its results have ended.
pub fn beyond(at: usize, listed: usize) -> Option<String> {
    let is_beyond = at >= listed && at > 0 && listed > 0;
    let said =
        || say!("The address asks for the results from {0} on, but there are only {1}."; at + 1, number_words(listed));
    is_beyond.then(said)
}

/// A description as lists show it: cut at a word if it is very long.
pub fn shortened(text: &str) -> String {
    if text.len() <= DESCRIPTION_BYTES {
        return text.to_owned();
    }
    let end = (0..=DESCRIPTION_BYTES).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = &text[..end];
    let cut = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{} …", head[..cut].trim_end())
}

/// What cards show of a record that a query has found.
pub(super) fn marked(record: &Record, plan: &Plan) -> Marked {
    let description = best_passage(&record.description, plan);
    let (title_marks, description_marks) = (marks(&record.title, plan, TITLE), marks(&description, plan, DESCRIPTION));
    (description, title_marks, description_marks)
}

/// The part of a long description that a query is about, with `…` for what is left out.
fn best_passage(text: &str, plan: &Plan) -> String {
    if text.len() <= WHOLE_BYTES {
        return text.to_owned();
    }
    let (start, end) = passage(text, plan, DESCRIPTION, PASSAGE_BYTES);
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
    [before, &text[start..end], after].concat()
}
