//! Pages that stand in the place of the results: the index of names, an entry of it, the guide, and *About*.

use fonds_search::DocSet;
use fonds_search::listed::Listed;

use super::found::Found;
use super::record::missing;
use super::{DATE, Entry, Explorer, Guide, Link, NamesIndex};
use crate::catalogue::When;
use crate::date::Day;
use crate::say;
use crate::timeline::year_label;
use crate::view::{Layout, Named, View};

/// A page in the place of the results.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// The names of a kind.
    Index(Box<NamesIndex>),
    /// A name with all that is known of it.
    Entry(Box<Entry>),
    /// A name that the catalogue does not have: it, and a search for its words.
    NoName(Link),
    /// *How to read this catalogue*.
    Guide(Box<Guide>),
    /// *About this catalogue*.
    About(Whole),
}

/// The catalogue as a whole, counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// `1952 to 1954`; empty if no record can be placed in time.
    pub span: String,
    /// Records without a date.
    pub undated: usize,
    /// Records whose date is not understood.
    pub not_understood: usize,
    /// Names of people and bodies, of places, and of subjects.
    pub names: Vec<usize>,
    /// Records with a value that was added.
    pub with_added: usize,
}

impl Page {
    /// Its heading, which is also the document's title.
    pub fn title(&self) -> &str {
        match self {
            Self::Index(index) => index.title(),
            Self::Entry(entry) => &entry.label,
            Self::NoName(_) => say!("This name is not in the catalogue"),
            Self::Guide(_) => say!("How to read this catalogue"),
            Self::About(_) => say!("About this catalogue"),
        }
    }
}

impl Explorer {
    /// The page that a view asks for, if it asks for one.
    pub(super) fn special(&self, view: &View, found: &Found, limit: usize) -> Option<Page> {
        if let Some(name) = &view.name {
            let entry =
                self.name_label(name).map(|label| Page::Entry(Box::new(self.entry(view, found, name.facet, &label))));
            return Some(entry.unwrap_or_else(|| Page::NoName(missing(&name.label))));
        }
        match view.layout {
            Layout::Guide => Some(Page::Guide(Box::new(self.guide()))),
            Layout::About => Some(Page::About(self.whole())),
            layout => layout.facet().map(|facet| Page::Index(Box::new(self.names_index(view, found, facet, limit)))),
        }
    }

    fn whole(&self) -> Whole {
        let records = self.catalogue.records();
        let count = |is: fn(&When) -> bool| records.iter().filter(|record| is(&record.date)).count();
        Whole {
            span: self.span_words(&DocSet::all(self.len())),
            undated: count(|date| *date == When::Unknown),
            not_understood: count(|date| matches!(date, When::NotUnderstood(_))),
            names: Named::FACETS.iter().map(|facet| self.name_count(*facet)).listed(),
            with_added: records.iter().filter(|record| !record.added.is_empty()).count(),
        }
    }

    /// The first and the last year of some records' known days: `1952 to 1954`, `1953`; empty if there are none.
    pub(super) fn span_words(&self, docs: &DocSet) -> String {
        let Some((from, to)) = self.span(docs) else { return String::new() };
        let (from, to) = (year_label(from.civil().year), year_label(to.civil().year));
        if from == to { from } else { say!("{0} to {1}", from, to) }
    }

    /// The first and the last known day of some records.
    pub(super) fn span(&self, docs: &DocSet) -> Option<(Day, Day)> {
        let mut span = (i32::MAX, i32::MIN);
        docs.for_each(|doc| {
            let (first, last) = self.columns.interval(DATE, doc).unwrap_or((i32::MIN, i32::MAX));
            for day in [first, last] {
                if day != i32::MIN && day != i32::MAX {
                    span = (span.0.min(day), span.1.max(day));
                }
            }
        });
        let day = |day: i32| Day(day.into());
        (span.0 <= span.1).then(|| (day(span.0), day(span.1)))
    }
}
