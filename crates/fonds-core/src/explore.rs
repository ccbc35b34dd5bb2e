//! What the page shows for a view of a catalogue: one question, one answer, both plain values.
//!
//! [`Explorer`] holds a catalogue with what is needed to search it; [`Explorer::answer`] is all that the page asks, on
//! the main thread for a small catalogue and through a worker for a large one.

use fonds_search::listed::Listed;
use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::rc::Rc;

use crate::authority::{Authorities, AuthorityFacet};
use crate::catalogue::{Catalogue, Record, When};
use crate::date::{Day, Interval};
use crate::say;
use crate::view::{Chosen, Facet, Filters, Keyword, Layout, Role, View};
use fonds_search::columns::{Columns, ColumnsBuilder};
use fonds_search::index::FieldSpec;
use fonds_search::{DocSet, Interner, NameGroup, Names, fold, order};

mod advice;
mod brush;
mod echo;
mod entry;
mod examples;
mod found;
mod groups;
mod guide;
mod lanes;
pub mod later;
mod making;
mod names_index;
mod notes;
mod pages;
mod panels;
mod parts;
mod periods;
mod picture;
mod record;
mod related;
mod rows;
mod saved;
mod suggest;
mod typed;

pub use suggest::{Proposal, Typing};

pub use brush::{Brush, BrushBar};
pub use entry::{Company, Entry, NameCount, Part};
pub use groups::JUMPS_FROM;
pub use guide::{AddedExample, DateExample, Guide};
pub use names_index::{IndexKind, IndexLine, IndexSection, NamesIndex, letter_words};
pub use pages::{Page, Whole};
pub use picture::{Band, GROUND_PX, Ghost, Overview, Picture, PictureMark};
pub use rows::{date_text, dateless, not_understood, shortened};

use found::Found;
use making::Search;
use parts::Parts;
use periods::Years;

/// Fields of the engine, in its order. A higher weight lifts records whose match is in that field.
const FIELDS: [FieldSpec; 9] = [
    FieldSpec { name: "title", weight: 3.0 },
    FieldSpec { name: "description", weight: 1.0 },
    FieldSpec { name: "agent", weight: 2.0 },
    FieldSpec { name: "place", weight: 1.5 },
    FieldSpec { name: "subject", weight: 1.5 },
    FieldSpec { name: "type", weight: 1.0 },
    FieldSpec { name: "language", weight: 0.5 },
    FieldSpec { name: "collection", weight: 0.5 },
    FieldSpec { name: "notes", weight: 0.5 },
];
/// Names of the fields as a query writes them.
const FIELD_NAMES: [&str; 9] =
    ["title", "description", "agent", "place", "subject", "type", "language", "collection", "notes"];

/// A question: a view, and how much of it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The view, as its query string.
    pub query: String,
    /// Rows of the view that are there already: only what goes on after them is wanted, and nothing else.
    pub skip: usize,
    /// Only the timeline is wanted: nothing else has changed but its window, its width, or how many records it lists.
    pub is_move: bool,
    /// Most rows wanted.
    pub limit: usize,
    /// How facets are listed, where that is not as at first.
    pub opened: Vec<ListAsk>,
    /// Width of the timeline's plot, in CSS px.
    pub width_px: f64,
    /// The ids of the reader's own reading list, if that is the layout.
    pub own: Vec<String>,
}

/// How a facet's values are listed.
#[derive(Clone, Debug, PartialEq)]
pub struct ListAsk {
    /// Which facet.
    pub facet: Facet,
    /// What the names of the values, or words in them, are to begin with; empty for all.
    pub find: String,
    /// Whether in the order of names, else the most frequent first.
    pub by_name: bool,
    /// 0 for the panel beside the results; else the whole list is wanted, and at most so many of its values.
    pub most: usize,
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The view with variant names replaced by preferred labels, as its query string.
    pub canonical: String,
    /// Records in the catalogue.
    pub total: usize,
    /// Records in the results.
    pub matched: usize,
    /// `12 of 20 records, oldest first.`
    pub status: String,
    /// How the query was read, part by part; empty if it is only words, with nothing to explain.
    pub understood: Vec<Understood>,
    /// What was left out or read as text, a sentence each.
    pub notes: Vec<String>,
    /// What was corrected, and what may have been meant.
    pub remarks: Vec<Remark>,
    /// The conditions in force, each with the link that removes it.
    pub active: Vec<Link>,
    /// The facets.
    pub panels: Vec<Panel>,
    /// The facet of which all values are wanted.
    pub full_list: Option<Panel>,
    /// The histogram of dates; none if there is nothing to choose between.
    pub brush: Option<Brush>,
    /// If dates are asked for: how many records may lie inside, and how many do so for certain.
    pub inside: Option<(usize, usize)>,
    /// If no dates are asked for, the undated records among the results.
    pub dateless: Aside,
    /// Of `undated` and `dateless`, those whose date was not understood.
    pub not_understood: Aside,
    /// How long the list of results is: a record stands in it once, but under headings in each group that it is in.
    pub listed: usize,
    /// The place in that list of the first of the rows, from 0.
    pub at: usize,
    /// Some of the results.
    pub rows: Vec<Row>,
    /// The headings among the rows.
    pub heads: Vec<Head>,
    /// Places to jump to.
    pub jumps: Vec<Jump>,
    /// Undated records that only the dates asked for keep out.
    pub undated: Aside,
    /// Records that only another date of theirs would bring in.
    pub elsewhere: Aside,
    /// Nothing found: the conditions to drop, most records first.
    pub advice: Vec<Link>,
    /// The timeline, if it is the layout.
    pub picture: Option<Picture>,
    /// The open record.
    pub opened: Option<Opened>,
    /// The records of the reading list in its order, if that is the layout.
    pub saved: Vec<Saved>,
    /// The page that stands in the place of the results, if the view asks for one.
    pub page: Option<Page>,
}

/// One of the things that a query asks for together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// How it was read: `agent: "Zhou Enlai"`.
    pub text: String,
    /// Other names that were searched for too; `…` at the end stands for more of them.
    pub also: Vec<String>,
    /// The view without it, as a query string.
    pub without: String,
}

/// A sentence about the query, and what can be done about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remark {
    /// The sentence.
    pub text: String,
    /// Ways to go on.
    pub links: Vec<Link>,
}

/// A text that leads to a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The text.
    pub label: String,
    /// The view, as a query string.
    pub href: String,
}

/// A record of the reading list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// The record; its id is the one in the list, which may be an earlier one of the record. Without a link if the catalogue
    /// does not have it.
    pub link: RecordLink,
    /// Its place in the order of dates, by which a list can be put in order; those that the catalogue does not have come last.
    pub date_rank: usize,
}

/// Records beside the results: how many, and the first of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aside {
    /// All of them.
    pub count: usize,
    /// The first.
    pub links: Vec<RecordLink>,
}

/// A record in a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordLink {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date as shown.
    pub date: String,
    /// The view with it open.
    pub href: String,
    /// Why it stands here; may be empty.
    pub why: String,
    /// Whether it is the open record.
    pub is_open: bool,
}

/// A record in the results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The record.
    pub link: RecordLink,
    /// Its type.
    pub kind: String,
    /// Its description, cut at a word if very long.
    pub description: String,
    /// Names of its agents, preferred labels, each once.
    pub agents: Vec<String>,
    /// In the table, what stands in each of its columns but those of date and title.
    pub cells: Vec<String>,
    /// Byte ranges of the title that the query matches.
    pub title_marks: Vec<(usize, usize)>,
    /// Byte ranges of the description that the query matches.
    pub description_marks: Vec<(usize, usize)>,
}

/// The heading of a group of results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// It stands before this one of the rows.
    pub row: usize,
    /// The value; empty is *not stated*.
    pub label: String,
    /// Records in the group.
    pub count: usize,
    /// The place of the first of them in the list of results, from 0.
    pub at: usize,
    /// Whether the group began before these rows.
    pub is_continued: bool,
}

/// A place in a long list of results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jump {
    /// What begins there; empty is *not stated*.
    pub label: String,
    /// Results up to the next such place.
    pub count: usize,
    /// The place, from 0.
    pub at: usize,
    /// The view that lists the results from there on.
    pub href: String,
}

/// A facet on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Which.
    pub facet: Facet,
    /// Its values: those with records under the other conditions, and those chosen.
    pub values: Vec<PanelValue>,
    /// Values that are not listed here.
    pub more: usize,
    /// All values that have records under the other conditions.
    pub all: usize,
    /// Whether the values stand in the order of names, else the most frequent first.
    pub by_name: bool,
    /// Roles that values can be had in, by their keys; empty if there are none to choose between.
    pub roles: Vec<String>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelValue {
    /// The preferred label, as the address has it; empty is *not stated*.
    pub label: String,
    /// Its name on the page.
    pub name: String,
    /// Records with it, this facet's own choices left out.
    pub count: u32,
    /// Whether it is chosen.
    pub state: ValueState,
}

/// Whether a value is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ValueState {
    /// It is not.
    #[default]
    Off,
    /// Only records with it (or another included one).
    Included,
    /// Only records without it.
    Excluded,
}

/// The record that the address asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    /// It is there.
    Record(Box<RecordPage>),
    /// It is not: its id, and a search for its words.
    Missing(Link),
}

/// A record's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordPage {
    /// The id (of an alias: the one it leads to).
    pub id: String,
    /// The title.
    pub title: String,
    /// The date as the source writes it.
    pub date_written: String,
    /// The date in words, if that says something else.
    pub date_words: String,
    /// The description.
    pub description: String,
    /// Everything else that the record says.
    pub facts: Vec<Fact>,
    /// Its place in the results, from 1; 0 if it is not among them.
    pub position: usize,
    /// The record before it in the results.
    pub previous: Option<RecordLink>,
    /// The record after it in the results.
    pub next: Option<RecordLink>,
    /// Records with the same people or near in time.
    pub related: Vec<RecordLink>,
    /// Further records with the same rare words.
    pub similar: Vec<RecordLink>,
    /// Where an error in it can be reported (see [`RecordPage::report_to`]); empty if the catalogue does not say.
    pub report: String,
    /// The results without the record.
    pub back: String,
    /// The record's own address, with nothing but its id.
    pub permalink: String,
    /// Linked data about the record (schema.org `ArchiveComponent`), JSON.
    pub json_ld: String,
    /// Dublin Core meta elements: name and content.
    pub meta: Vec<(String, String)>,
}

/// A field of a record with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its name.
    pub term: String,
    /// Its values.
    pub values: Vec<FactValue>,
}

/// A value of a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactValue {
    /// The value.
    pub text: String,
    /// A role, the name as written, ...; may be empty.
    pub detail: String,
    /// A view or an outside address (http or https only) to link to; may be empty.
    pub href: String,
    /// The words it rests on, if the source does not have it as a field: field and text.
    pub evidence: Vec<(String, String)>,
}

/// A catalogue made ready to be asked.
pub struct Explorer {
    catalogue: Catalogue,
    authorities: Authorities,
    names: Names,
    /// The facets in their order and agents by role, the date (its interval of days), and two orders: [`BY_DATE`] and
    /// [`BY_TITLE`].
    columns: Columns,
    search: Search,
    /// The ids of the records, earlier ones included.
    ids: Interner,
    /// The record that each of the ids leads to.
    docs: Vec<u32>,
    /// The records that have other dates.
    with_other_dates: DocSet,
    /// The records with a date that was not understood.
    not_understood: DocSet,
    ground: Option<brush::Ground>,
    last: RefCell<Option<Rc<Found>>>,
    /// The order of dates by years, and that of titles by first letters, once they are asked for.
    years: OnceCell<Parts>,
    letters: OnceCell<Parts>,
    /// What is found beside that for what is proposed.
    beside: RefCell<Option<Rc<Found>>>,
}

/// The interval column: when a record is from.
const DATE: usize = 0;
/// The orders of the columns.
const BY_DATE: usize = 0;
const BY_TITLE: usize = 1;

impl Explorer {
    /// Makes a catalogue searchable.
    pub fn new(catalogue: Catalogue) -> Self {
        let mut explorer = Self::open(catalogue);
        while explorer.prepare(usize::MAX).is_some() {}
        explorer
    }

    /// Makes everything but the search of texts; [`Explorer::prepare`] makes that.
    pub fn open(catalogue: Catalogue) -> Self {
        let records = catalogue.records();
        let authorities = Authorities::new(&catalogue.authorities);
        let (ids, docs) = numbers(records);
        let other_dates = (0..).zip(records).filter(|(_, record)| !record.other_dates.is_empty());
        let not_understood = (0..).zip(records).filter(|(_, record)| matches!(record.date, When::NotUnderstood(_)));
        let days = records.iter().map(|record| record.date.interval()).listed();
        let mut explorer = Self {
            names: Names::new(catalogue.authorities.iter().map(name_group).listed()),
            columns: columns(records, &authorities, &days),
            search: Search::Waiting,
            ids,
            docs,
            with_other_dates: DocSet::of(records.len(), other_dates.map(|(doc, _)| doc)),
            not_understood: DocSet::of(records.len(), not_understood.map(|(doc, _)| doc)),
            ground: None,
            last: RefCell::default(),
            years: OnceCell::new(),
            letters: OnceCell::new(),
            beside: RefCell::default(),
            authorities,
            catalogue,
        };
        explorer.ground = explorer.ground(&days);
        explorer
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What the page shows for a view. Always the same for the same question.
    pub fn answer(&self, ask: &Ask) -> Answer {
        let (view, _) = View::parse(&ask.query);
        let (view, unknown) = self.resolve(&view);
        let found = self.found(&view);
        if ask.skip > 0 {
            return self.more_rows(&view, &found, ask);
        }
        let picture = || later::reading().and_then(|reading| (reading.picture)(self, &view, &found, ask));
        if ask.is_move {
            return Answer { picture: picture(), ..Answer::default() };
        }
        let conditions = self.known(&view).conditions();
        let rows = self.rows(&view, &found, ask);
        let beyond = rows::beyond(view.at, rows.listed);
        let notes = unknown.into_iter().chain(found.notes()).chain(beyond).listed();
        let searching = later::searching().filter(|_| found.has_words());
        let answer = Answer {
            canonical: view.to_query(),
            total: self.len(),
            matched: found.count,
            status: rows::status(found.count, self.len(), view.order()),
            understood: searching.map_or_else(Vec::new, |part| (part.understood)(self, &view, &found)),
            notes,
            remarks: searching.map_or_else(Vec::new, |part| (part.remarks)(self, &view, &found)),
            panels: self.panels(&view, &found, &ask.opened),
            full_list: self.full_list(&view, &found, &ask.opened),
            brush: self.brush(&found.docs),
            inside: found.inside,
            dateless: self.aside(&view, &found.dateless),
            not_understood: self.aside(&view, &self.not_understood(&found)),
            page: later::reading().and_then(|reading| (reading.page)(self, &view, &found, ask.limit)),
            undated: self.aside(&view, &found.undated),
            elsewhere: self.aside(&view, &found.elsewhere),
            advice: if found.count == 0 { self.advice(&conditions) } else { Vec::new() },
            picture: picture(),
            opened: later::reading()
                .and_then(|reading| view.record.as_deref().map(|id| (reading.opened)(self, &view, &found, id))),
            active: conditions.into_iter().map(|c| Link { label: c.label, href: c.without.href() }).listed(),
            ..rows
        };
        match later::reading().filter(|_| view.layout == Layout::Saved) {
            Some(reading) => (reading.list)(self, &view, ask, answer),
            None => answer,
        }
    }

    /// Finds what a question is about, so that [`Explorer::answer`] only has to draw it.
    pub fn look_up(&self, ask: &Ask) {
        let (view, _) = self.resolve(&View::parse(&ask.query).0);
        self.found(&view);
    }

    fn len(&self) -> usize {
        self.catalogue.records().len()
    }

    fn record(&self, doc: u32) -> &Record {
        &self.catalogue.records()[doc as usize]
    }

    /// The number of a record, by its id or an earlier one.
    fn number(&self, id: &str) -> Option<u32> {
        self.ids.id(id).map(|number| self.docs[number as usize])
    }

    /// The results of a view; kept, because the next question is mostly about the same ones.
    fn found(&self, view: &View) -> Rc<Found> {
        let kept = self.last.borrow().clone().filter(|found| found.is_for(view));
        kept.unwrap_or_else(|| {
            let found = Rc::new(self.find(&view.filters, view.order()));
            *self.last.borrow_mut() = Some(found.clone());
            found
        })
    }

    /// The view with preferred labels, and a sentence for each value that the catalogue does not have.
    fn resolve(&self, view: &View) -> (View, Vec<String>) {
        let mut view = view.clone();
        let mut unknown = Vec::new();
        for Chosen { facet, value, .. } in view.filters.facets.iter_mut().filter(|chosen| !chosen.value.is_empty()) {
            match self.label(*facet, value) {
                Some(label) => *value = label,
                None => unknown.push(ignored(*facet, value)),
            }
        }
        if let Some(name) = &mut view.name {
            name.label = self.name_label(name).unwrap_or_else(|| std::mem::take(&mut name.label));
        }
        (view, unknown)
    }

    /// The view without the values that the catalogue does not have.
    fn known(&self, view: &View) -> View {
        let mut view = view.clone();
        let is_known = |Chosen { facet, value, .. }: &Chosen| self.columns.id(*facet as usize, value).is_some();
        view.filters.facets.retain(|chosen| chosen.value.is_empty() || is_known(chosen));
        view
    }

    /// The label of a facet's value, given it or a variant of it.
    fn label(&self, facet: Facet, value: &str) -> Option<String> {
        let column = facet as usize;
        let label = label(&self.authorities, facet, value);
        if self.columns.id(column, label).is_some() {
            return Some(label.to_owned());
        }
        // A catalogue that has grown over many years has decades: a link to a year of it leads to its decade.
        let decade = value.get(..value.len().saturating_sub(1)).map(|digits| digits.to_owned() + "X");
        if let Some(decade) = decade.filter(|decade| facet == Facet::Year && self.columns.id(column, decade).is_some())
        {
            return Some(decade);
        }
        let folded = fold(value);
        let mut labels = self.columns.beginning_with(column, value).map(|id| self.columns.label(column, id));
        labels.find(|label| fold(label) == folded).map(str::to_owned)
    }
}

/// What is said of a value that no record has.
fn ignored(facet: Facet, value: &str) -> String {
    match facet {
        Facet::Agent => say!("“{0}” was ignored: no record has this agent.", value),
        Facet::Place => say!("“{0}” was ignored: no record has this place.", value),
        Facet::Type => say!("“{0}” was ignored: no record has this type.", value),
        Facet::Subject => say!("“{0}” was ignored: no record has this subject.", value),
        Facet::Language => say!("“{0}” was ignored: no record has this language.", value),
        Facet::Collection => say!("“{0}” was ignored: no record has this collection.", value),
        Facet::Year => say!("“{0}” was ignored: no record has this year.", value),
    }
}

/// Filters that decide the results, with the order that they stand in.
type FoundKey = (Filters, crate::view::Sort);

fn authority_facet(facet: Facet) -> Option<AuthorityFacet> {
    match facet {
        Facet::Agent => Some(AuthorityFacet::Agent),
        Facet::Place => Some(AuthorityFacet::Place),
        Facet::Subject => Some(AuthorityFacet::Subject),
        Facet::Type | Facet::Language | Facet::Collection | Facet::Year => None,
    }
}

fn label<'a>(authorities: &'a Authorities, facet: Facet, name: &'a str) -> &'a str {
    authority_facet(facet).map_or(name, |facet| authorities.label(facet, name))
}

/// A record's values in a facet, as written. Years are made of its date.
fn values(record: &Record, facet: Facet) -> Vec<&str> {
    match facet {
        Facet::Agent => record.agents.iter().map(|agent| agent.name.as_str()).listed(),
        Facet::Place => record.places.iter().map(String::as_str).listed(),
        Facet::Type => stated(&record.kind),
        Facet::Subject => record.subjects.iter().map(String::as_str).listed(),
        Facet::Language => record.languages.iter().map(String::as_str).listed(),
        Facet::Collection => stated(&record.collection),
        Facet::Year => Vec::new(),
    }
}

fn stated(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { vec![text] }
}

fn columns(records: &[Record], authorities: &Authorities, days: &[Option<Interval>]) -> Columns {
    let roles = Role::ALL.iter().map(|(role, ..)| *role).filter(|role| *role != Role::Any).listed();
    let mut builder = ColumnsBuilder::new(Facet::ALL.len() + roles.len(), 1);
    let catalogue_years = Years::of(days);
    for (record, interval) in records.iter().zip(days) {
        let years = catalogue_years.zip(*interval).map_or(Vec::new(), |(all, interval)| all.labels(&interval));
        let labels = |facet| values(record, facet).into_iter().map(|name| label(authorities, facet, name)).listed();
        let mut columns = Facet::ALL.map(labels).to_vec();
        columns[Facet::Year as usize] = years.iter().map(String::as_str).listed();
        for role in &roles {
            let agents = record.agents.iter().filter(|agent| agent.role == role.in_catalogue());
            columns.push(agents.map(|agent| label(authorities, Facet::Agent, &agent.name)).listed());
        }
        builder.add(&columns, &[interval.as_ref().map(days_of)]);
    }
    let titles: Vec<String> = records.iter().map(|record| fold(&record.title)).listed();
    let by_date = ranks(records.len(), &|a, b| date_key(&days[a]).cmp(&date_key(&days[b])));
    let by_title = ranks(records.len(), &|a, b| titles[a].cmp(&titles[b]));
    let bytes = builder.finish(&[by_date, by_title]);
    Columns::open(bytes.into(), records.len()).expect("the builder writes what can be opened")
}

/// The first and last day as the engine has them. Days beyond 5.8 million years are as good as that.
fn days_of(interval: &Interval) -> (i32, i32) {
    let day = |day: Day| day.0.clamp(i64::from(i32::MIN) + 1, i64::from(i32::MAX) - 1) as i32;
    (interval.earliest.map_or(i32::MIN, day), interval.latest.map_or(i32::MAX, day))
}

/// A record's texts, in the order of [`FIELDS`].
fn texts<'a>(record: &'a Record, authorities: &'a Authorities) -> Vec<Vec<&'a str>> {
    let names = |facet| names(record, facet, authorities);
    let mut rest = vec![record.id()];
    let written = [&record.source, &record.repository, &record.classification, &record.date_display];
    rest.extend(record.notes.iter().chain(written).map(String::as_str));
    vec![
        vec![record.title.as_str()],
        vec![record.description.as_str()],
        names(Facet::Agent),
        names(Facet::Place),
        names(Facet::Subject),
        names(Facet::Type),
        names(Facet::Language),
        names(Facet::Collection),
        rest,
    ]
}

/// A record's names in a facet: as the record has them, as written in it, and the preferred labels.
fn names<'a>(record: &'a Record, facet: Facet, authorities: &'a Authorities) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    let mut add = |name| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for name in values(record, facet) {
        add(name);
        add(label(authorities, facet, name));
    }
    if facet == Facet::Agent {
        record.agents.iter().for_each(|agent| add(&agent.as_written));
    }
    names
}

fn name_group(authority: &crate::catalogue::Authority) -> NameGroup {
    let variants = authority.variants.iter().map(|variant| variant.name.clone());
    let names = std::iter::once(authority.label.clone()).chain(variants).listed();
    NameGroup { label: authority.label.clone(), names }
}

/// The ids with the records that they lead to; an id goes before an alias.
fn numbers(records: &[Record]) -> (Interner, Vec<u32>) {
    let mut ids = Interner::default();
    let mut docs = Vec::new();
    let mut lead = |id: &str, doc| {
        let number = ids.intern(id) as usize;
        docs.resize(docs.len().max(number + 1), doc);
        docs[number] = doc;
    };
    for (doc, record) in (0..).zip(records) {
        record.aliases.iter().for_each(|alias| lead(alias, doc));
    }
    (0..).zip(records).for_each(|(doc, record)| lead(record.id(), doc));
    (ids, docs)
}

/// Each document's place in an order; equal ones keep the order of the file.
fn ranks(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut ranks = vec![0; len];
    (0..).zip(order(len, compare)).for_each(|(rank, doc)| ranks[doc as usize] = rank);
    ranks
}

/// Sorts by earliest day, then latest; an open beginning is earliest of all, an open end latest, no date last.
fn date_key(days: &Option<Interval>) -> (bool, i64, i64) {
    match days {
        Some(days) => (false, days.earliest.map_or(i64::MIN, |day| day.0), days.latest.map_or(i64::MAX, |day| day.0)),
        None => (true, 0, 0),
    }
}
