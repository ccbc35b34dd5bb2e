//! Results as cards and table rows show them, and the words around them.

use fonds_search::DocSet;
use fonds_search::highlight::{marks, passage};
use fonds_search::listed::Listed;
use fonds_search::plan::Plan;

use super::found::Found;
use super::{Aside, Explorer, RecordLink, Row};
use crate::catalogue::{Record, When};
use crate::date::words;
use crate::view::{Facet, Layout, Sort, View};

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

/// *N of M records* and the order, as the status line says it.
pub fn status(matched: usize, total: usize, order: Sort) -> String {
    let order = match (matched, order) {
        (0 | 1, _) => "",
        (_, Sort::Relevance) => ", best match first",
        (_, Sort::Date) => ", oldest first",
        (_, Sort::DateDescending) => ", newest first",
        (_, Sort::Title) => ", by title",
    };
    format!("{matched} of {total} records{order}")
}

/// A record's date as lists show it: the source's own words, else the date in words, else that there is none.
pub fn date_text(record: &Record) -> String {
    match &record.date {
        _ if !record.date_display.is_empty() => record.date_display.clone(),
        When::Known(date) => words(date),
        When::NotUnderstood(text) => format!("{text} (date not understood)"),
        When::Unknown => "Undated".to_owned(),
    }
}

impl Explorer {
    pub(super) fn rows(&self, view: &View, found: &Found, limit: usize) -> Vec<Row> {
        let docs = self.window(found, 0, if view.layout == Layout::Timeline { 0 } else { limit });
        let whys = self.whys(found, &docs);
        docs.iter().zip(whys).map(|(doc, why)| self.row(view, found, *doc, why)).listed()
    }

    pub(super) fn aside(&self, view: &View, docs: &DocSet) -> Aside {
        let links = docs.iter().take(ASIDE_MAX).map(|doc| self.record_link(view, doc)).listed();
        Aside { count: docs.count(), links }
    }

    pub(super) fn record_link(&self, view: &View, doc: u32) -> RecordLink {
        let record = self.record(doc);
        RecordLink {
            id: record.id().to_owned(),
            title: record.title.clone(),
            date: date_text(record),
            href: view.with_record(record.id()).href(),
            why: String::new(),
            is_open: view.record.as_deref().is_some_and(|id| self.number(id) == Some(doc)),
        }
    }

    fn row(&self, view: &View, found: &Found, doc: u32, why: String) -> Row {
        let record = self.record(doc);
        let plan = found.planned.plan.as_ref();
        let description =
            plan.map_or_else(|| shortened(&record.description), |plan| best_passage(&record.description, plan));
        let marks = |text: &str, field| plan.map_or_else(Vec::new, |plan| marks(text, plan, field));
        Row {
            link: RecordLink { why, ..self.record_link(view, doc) },
            kind: record.kind.clone(),
            agents: self.agent_labels(doc),
            title_marks: marks(&record.title, TITLE),
            description_marks: marks(&description, DESCRIPTION),
            description,
        }
    }

    fn agent_labels(&self, doc: u32) -> Vec<String> {
        let column = Facet::Agent as usize;
        self.columns.values(column, doc).map(|id| self.columns.label(column, id).to_owned()).listed()
    }
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

/// The part of a long description that a query is about, with `…` for what is left out.
fn best_passage(text: &str, plan: &Plan) -> String {
    if text.len() <= WHOLE_BYTES {
        return text.to_owned();
    }
    let (start, end) = passage(text, plan, DESCRIPTION, PASSAGE_BYTES);
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
    [before, &text[start..end], after].concat()
}
