//! The address of a view: everything that decides what the page shows, and its form as a query string.
//!
//! The keys are the public contract (see `docs/address.md`). Absent means default, a repeated key is OR within a facet,
//! different keys are AND. Reading never fails: what is not understood is left out and reported.

use fonds_search::listed::Listed;

use crate::date::{Day, Edtf, Interval, words};
use crate::say;
use crate::speech::{Language, Text};

mod codec;
mod cols;
mod conditions;
mod names;
mod reference;
mod typed;

pub(crate) use codec::percent_encoded;
pub use cols::{Cols, Column};
pub use conditions::Condition;
pub use names::{IndexPart, Named};
pub use reference::Reference;
pub use typed::typed_date;

/// All that the address holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which records.
    pub filters: Filters,
    /// In which order; `None` is relevance with a query, else date.
    pub sort: Option<Sort>,
    /// Drawn how.
    pub layout: Layout,
    /// Under headings, or not.
    pub group: Grouping,
    /// The table's columns.
    pub cols: Cols,
    /// How many of the results stand before the first one listed.
    pub at: usize,
    /// The timeline's window; `None` fits the results.
    pub window: Option<Window>,
    /// The facet whose values are the timeline's lanes; `None` for no lanes.
    pub lane: Option<Facet>,
    /// The id of the open record.
    pub record: Option<String>,
    /// The ids of a reading list that somebody shares; the reader's own one is not in the address.
    pub items: Vec<String>,
    /// What the results were when this address was written into a reference.
    pub reference: Option<Reference>,
    /// The name whose entry is open.
    pub name: Option<Named>,
    /// The part of the index of names that is shown.
    pub index: IndexPart,
    /// The language of the interface; `None` is the reader's own.
    pub lang: Option<Language>,
}

/// The part of a view that decides which records are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Query text, as typed.
    pub q: String,
    /// Where the query's words are looked for.
    pub search_in: SearchIn,
    /// The values chosen, in the order of the facets, the included ones of a facet first.
    pub facets: Vec<Chosen>,
    /// The part that the chosen agents have in a record.
    pub role: Role,
    /// First date, as typed.
    pub from: String,
    /// Last date, as typed.
    pub to: String,
    /// Whether a date that only may lie inside is inside.
    pub dates: DateMode,
}

/// A value chosen in a facet: any of the included ones, none of the excluded ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The facet.
    pub facet: Facet,
    /// Whether records with the value are left out.
    pub is_excluded: bool,
    /// The value; empty is *not stated*.
    pub value: String,
}

/// A field whose values can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// People and bodies.
    Agent,
    /// Places.
    Place,
    /// Type of record.
    Type,
    /// Subjects.
    Subject,
    /// Languages.
    Language,
    /// Collection, series or fonds.
    Collection,
    /// Years, or decades, that the date may lie in: `1952` or `195X` (EDTF).
    Year,
}

impl Facet {
    /// Every facet, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Agent, Self::Place, Self::Type, Self::Subject, Self::Language, Self::Collection, Self::Year];

    /// Its key in the address.
    pub fn key(self) -> &'static str {
        ["agent", "place", "type", "subject", "language", "collection", "year"][self as usize]
    }

    /// The facet with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }

    /// Its heading on the page.
    pub fn legend(self) -> &'static str {
        const LEGENDS: [Text; 7] = [
            Text::of("Agent"),
            Text::of("Place"),
            Text::of("Type"),
            Text::of("Subject"),
            Text::of("Language"),
            Text::of("Collection"),
            Text::of("Year"),
        ];
        LEGENDS[self as usize].said()
    }

    /// How the page names a value: years in words, and the empty one as what it is.
    pub fn value_name(self, value: &str) -> String {
        match self {
            _ if value.is_empty() => say!("Not stated").to_owned(),
            Self::Year => Edtf::parse(value).map_or_else(|_| value.to_owned(), |year| words(&year)),
            _ => value.to_owned(),
        }
    }
}

/// A choice that is written in the address as a word.
pub trait Keyword: Copy + PartialEq + 'static {
    /// Each value with its word in the address and its name on the page.
    const ALL: &'static [(Self, &'static str, Text)];

    /// The word in the address.
    fn key(self) -> &'static str {
        Self::ALL.iter().find(|(value, ..)| *value == self).map_or("", |(_, key, _)| key)
    }

    /// The name on the page.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(value, ..)| *value == self).map_or("", |(.., name)| name.said())
    }

    /// The value with this word.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word, _)| *word == key).map(|(value, ..)| *value)
    }
}

/// What the query's words are looked for in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchIn {
    /// Every field.
    #[default]
    All,
    /// Titles.
    Title,
    /// Descriptions.
    Description,
    /// People and bodies.
    Agent,
    /// Places.
    Place,
    /// Subjects.
    Subject,
}

impl Keyword for SearchIn {
    const ALL: &'static [(Self, &'static str, Text)] = &[
        (Self::All, "all", Text::of("Everything")),
        (Self::Title, "title", Text::of("Title")),
        (Self::Description, "description", Text::of("Description")),
        (Self::Agent, "agent", Text::of("Agent")),
        (Self::Place, "place", Text::of("Place")),
        (Self::Subject, "subject", Text::of("Subject")),
    ];
}

/// The part that an agent has in a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Whatever it is.
    #[default]
    Any,
    /// It wrote or said it.
    By,
    /// It was written or sent to it.
    To,
    /// It took part in what is recorded.
    With,
    /// The record is about it, or mentions it.
    About,
}

impl Role {
    /// The role's name in a catalogue; none for any.
    pub fn in_catalogue(self) -> &'static str {
        ["", "author", "recipient", "participant", "mentioned"][self as usize]
    }

    /// What a condition on an agent in this role is called.
    pub fn legend(self) -> &'static str {
        const LEGENDS: [Text; 5] = [
            Text::of("Agent"),
            Text::of("By¦role"),
            Text::of("To¦role"),
            Text::of("Taking part"),
            Text::of("About¦role"),
        ];
        LEGENDS[self as usize].said()
    }
}

impl Keyword for Role {
    const ALL: &'static [(Self, &'static str, Text)] = &[
        (Self::Any, "any", Text::of("in any role")),
        (Self::By, "by", Text::of("by: as author")),
        (Self::To, "to", Text::of("to: as recipient")),
        (Self::With, "with", Text::of("taking part")),
        (Self::About, "about", Text::of("about: mentioned")),
    ];
}

/// How uncertain dates meet *From* and *To*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateMode {
    /// A date that may lie inside counts.
    #[default]
    Possible,
    /// Only a date that lies inside whatever it turns out to be.
    Certain,
}

impl Keyword for DateMode {
    const ALL: &'static [(Self, &'static str, Text)] = &[
        (Self::Possible, "possible", Text::of("possibly inside")),
        (Self::Certain, "certain", Text::of("certainly inside")),
    ];
}

/// The order of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Best match first.
    Relevance,
    /// Oldest first.
    Date,
    /// Newest first.
    DateDescending,
    /// By title, A to Z.
    Title,
    /// By title, Z to A.
    TitleDescending,
}

impl Keyword for Sort {
    const ALL: &'static [(Self, &'static str, Text)] = &[
        (Self::Relevance, "relevance", Text::of("Best match")),
        (Self::Date, "date", Text::of("Oldest first")),
        (Self::DateDescending, "-date", Text::of("Newest first")),
        (Self::Title, "title", Text::of("Title¦order")),
        (Self::TitleDescending, "-title", Text::of("Title, Z to A")),
    ];
}

/// What results stand together under a heading by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// They stand in one list.
    #[default]
    None,
    /// The year in which the date begins.
    Year,
    /// Each value of a facet; a record with several values stands under each.
    By(Facet),
}

impl Keyword for Grouping {
    const ALL: &'static [(Self, &'static str, Text)] = &[
        (Self::None, "none", Text::of("Nothing")),
        (Self::Year, "year", Text::of("Year")),
        (Self::By(Facet::Agent), "agent", Text::of("Agent")),
        (Self::By(Facet::Place), "place", Text::of("Place")),
        (Self::By(Facet::Type), "type", Text::of("Type")),
        (Self::By(Facet::Subject), "subject", Text::of("Subject")),
        (Self::By(Facet::Language), "language", Text::of("Language")),
        (Self::By(Facet::Collection), "collection", Text::of("Collection")),
    ];
}

/// How results are drawn; or a page of another kind, which stands in their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// One card a record.
    #[default]
    Cards,
    /// One line a record.
    List,
    /// One row a record, in columns.
    Table,
    /// On an axis of time.
    Timeline,
    /// Not the results, but the reading list.
    Saved,
    /// The index of the people and bodies in the results.
    People,
    /// The index of their places.
    Places,
    /// The index of their subjects.
    Subjects,
    /// *How to read this catalogue*.
    Guide,
    /// *About this catalogue*.
    About,
}

impl Keyword for Layout {
    const ALL: &'static [(Self, &'static str, Text)] = &[
        (Self::Cards, "cards", Text::of("Cards")),
        (Self::List, "list", Text::of("List")),
        (Self::Table, "table", Text::of("Table")),
        (Self::Timeline, "timeline", Text::of("Timeline")),
        (Self::Saved, "saved", Text::of("Reading list")),
        (Self::People, "people", Text::of("People")),
        (Self::Places, "places", Text::of("Places")),
        (Self::Subjects, "subjects", Text::of("Subjects")),
        (Self::Guide, "guide", Text::of("How to read this catalogue")),
        (Self::About, "about", Text::of("About this catalogue")),
    ];
}

/// The stretch of days that the timeline shows, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day shown.
    pub from: Day,
    /// Last day shown, not before `from`.
    pub to: Day,
}

impl Window {
    /// Reads `FROM/TO`, each an EDTF date of any precision.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('/')?;
        let from = Edtf::parse(from).ok()?.interval().earliest?;
        let to = Edtf::parse(to).ok()?.interval().latest?;
        (from <= to).then_some(Self { from, to })
    }
}

impl std::fmt::Display for Window {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.from.iso(), self.to.iso())
    }
}

/// A part of an address that was not understood, so left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The part, as in the address but decoded.
    pub text: String,
    /// What would have been understood.
    pub expected: &'static str,
}

impl std::fmt::Display for Ignored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&say!("“{0}” in the address was ignored: {1}.", self.text, self.expected))
    }
}

impl View {
    /// Whether it lists its results, one under the other.
    pub fn is_list(&self) -> bool {
        self.layout.has_records() && self.layout != Layout::Timeline && self.name.is_none()
    }

    /// Reads a query string, with or without its `?`.
    pub fn parse(query: &str) -> (Self, Vec<Ignored>) {
        codec::parse(query)
    }

    /// The query string with its `?`; empty if everything is default. `View::parse` gives the same view back.
    pub fn to_query(&self) -> String {
        codec::print(self).0
    }

    /// The link to this view: its query string, or `?` alone for the default view.
    pub fn href(&self) -> String {
        let query = self.to_query();
        if query.is_empty() { "?".to_owned() } else { query }
    }

    /// The order in force.
    pub fn order(&self) -> Sort {
        let default = if self.filters.has_words() { Sort::Relevance } else { Sort::Date };
        self.sort.unwrap_or(default)
    }

    /// The same view with a record open.
    pub fn with_record(&self, id: &str) -> Self {
        Self { record: Some(id.to_owned()), name: None, ..self.clone() }
    }

    /// The links to this view with one record or another open: a function of the record's id.
    pub fn record_hrefs(&self) -> impl Fn(&str) -> String {
        let (query, at) = codec::print(&self.with_record(""));
        move |id| {
            let mut href = query[..at].to_owned();
            codec::encode(id, &mut href);
            href + &query[at..]
        }
    }

    /// The same view with no record open.
    pub fn without_record(&self) -> Self {
        Self { record: None, ..self.clone() }
    }

    /// The same results drawn in another way.
    pub fn with_layout(&self, layout: Layout) -> Self {
        Self {
            layout,
            record: None,
            name: None,
            index: IndexPart::default(),
            at: 0,
            items: Vec::new(),
            reference: None,
            ..self.clone()
        }
    }

    /// The reader's own reading list, or the one that consists of these records; the conditions wait behind it.
    pub fn with_list(&self, items: &[String]) -> Self {
        Self { items: items.to_vec(), window: None, ..self.with_layout(Layout::Saved) }
    }

    /// The same results in another order, from the first one on.
    pub fn with_sort(&self, sort: Sort) -> Self {
        Self { sort: Some(sort), at: 0, reference: None, ..self.clone() }
    }

    /// The same results under other headings, from the first one on.
    pub fn with_group(&self, group: Grouping) -> Self {
        Self { group, at: 0, reference: None, ..self.clone() }
    }

    /// The same results, listed from another one on, with no record open.
    pub fn with_at(&self, at: usize) -> Self {
        Self { at, record: None, ..self.clone() }
    }

    /// The same view over other records, with no record and no name open and the timeline fitted anew. A page that shows
    /// no results gives way to them, and so does a reading list.
    pub fn with_filters(&self, filters: Filters) -> Self {
        Self {
            filters,
            layout: self.layout_of_results(),
            window: None,
            record: None,
            name: None,
            index: IndexPart::default(),
            at: 0,
            items: Vec::new(),
            reference: None,
            ..self.clone()
        }
    }

    /// Every condition in force, in words, with the view that lacks it.
    pub fn conditions(&self) -> Vec<Condition> {
        conditions::of(self)
    }
}

impl Filters {
    /// Whether words are asked for.
    pub fn has_words(&self) -> bool {
        !self.q.trim().is_empty()
    }

    /// The values of a facet that are included, or those that are excluded.
    pub fn values(&self, facet: Facet, is_excluded: bool) -> Vec<&str> {
        let of_facet = self.facets.iter().filter(|chosen| (chosen.facet, chosen.is_excluded) == (facet, is_excluded));
        of_facet.map(|chosen| chosen.value.as_str()).listed()
    }

    /// The same filters with a value of a facet put in (or, if it is in, taken out).
    pub fn toggle(&self, facet: Facet, value: &str) -> Self {
        self.flipped(Chosen { facet, is_excluded: false, value: value.to_owned() })
    }

    /// The same filters with a value of a facet excluded (or, if it is, no longer).
    pub fn toggle_excluded(&self, facet: Facet, value: &str) -> Self {
        self.flipped(Chosen { facet, is_excluded: true, value: value.to_owned() })
    }

    /// The days between *From* and *To*; `None` if neither is given and understood.
    pub fn range(&self) -> Option<Interval> {
        let from = typed_date(&self.from).and_then(|date| date.interval().earliest);
        let to = typed_date(&self.to).and_then(|date| date.interval().latest);
        (from.is_some() || to.is_some()).then_some(Interval { earliest: from, latest: to })
    }

    /// Whether *To* ends before *From* begins, so that no day lies between them.
    pub fn is_reversed(&self) -> bool {
        let ends = self.range().and_then(|range| range.earliest.zip(range.latest));
        ends.is_some_and(|(from, to)| to < from)
    }

    fn flipped(&self, chosen: Chosen) -> Self {
        let mut next = self.clone();
        next.facets.retain(|other| other.facet != chosen.facet || other.value != chosen.value);
        if !self.facets.contains(&chosen) {
            next.choose(chosen);
        }
        next
    }

    /// Adds a choice at its place, unless it is there.
    fn choose(&mut self, chosen: Chosen) {
        let place = |chosen: &Chosen| (chosen.facet, chosen.is_excluded);
        let at = self.facets.partition_point(|other| place(other) <= place(&chosen));
        if !self.facets.contains(&chosen) {
            self.facets.insert(at, chosen);
        }
    }
}
