//! Results as cards and table rows show them, and the words around them.

use fonds_search::DocSet;
use fonds_search::highlight::marks;
use fonds_search::listed::Listed;

use super::found::Found;
use super::{Aside, Explorer, RecordLink, Row};
use crate::catalogue::{Record, When};
use crate::date::words;
use crate::view::{Facet, Layout, Sort, View};

/// A longer description is cut, in bytes; the record's own page has it all.
const DESCRIPTION_BYTES: usize = 1_200;
/// Most links listed beside the results.
const ASIDE_MAX: usize = 100;
/// What the page says of records without a date among the results, after their number: of one, of more.
pub const DATELESS: [&str; 2] = ["record has no date: show", "records have no date: show"];
/// The same of records whose date was not understood.
pub const NOT_UNDERSTOOD: [&str; 2] = ["date was not understood: show", "dates were not understood: show"];
/// Fields of the engine that cards highlight.
const TITLE: usize = 0;
const DESCRIPTION: usize = 1;

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
        let is_drawn = view.record.is_none() && view.layout != Layout::Timeline;
        let docs = self.window(found, 0, if is_drawn { limit } else { 0 });
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
        }
    }

    fn row(&self, view: &View, found: &Found, doc: u32, why: String) -> Row {
        let record = self.record(doc);
        let description = shortened(&record.description);
        let plan = found.planned.plan.as_ref();
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
