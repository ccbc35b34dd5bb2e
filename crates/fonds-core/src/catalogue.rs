//! The catalogue and its records, as `public/catalogue.json` holds them (terms of Dublin Core and ISAD(G)).
//!
//! These are values only, made so that what always holds cannot be broken: a record has an id, each id is there once, a
//! link is an http address, a date is EDTF or says that it is not. Reading them is [`crate::read`], writing them
//! [`crate::write`].
//!
//! ```
//! use fonds_core::catalogue::{Catalogue, Record, Shelf, When};
//! let mut shelf = Shelf::default();
//! for title in ["A letter", "Another letter"] {
//!     let record = Record::new("ho-1", title, When::Unknown).expect("an id");
//!     println!("{title} was taken: {}", shelf.add(record).is_ok());
//! }
//! assert_eq!(Catalogue::new(shelf).records().len(), 1);
//! ```

use fonds_search::Interner;
use serde::Serialize;

use crate::date::{Edtf, Interval};
use crate::meta::is_web;
use crate::report::ReportTo;

/// The title that a record without one is shown under, in the square brackets of a supplied title (ISAD(G) 3.1.2).
pub const NO_TITLE: &str = "[no title]";

/// An archive's list of its records, with what is known of the list itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Catalogue {
    /// What the list is called.
    pub title: String,
    /// What it covers.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Who published the list whose words these are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// Rights in the list, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rights: String,
    /// Licence name or address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// BCP 47 tag of the language that the list is written in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The list's own version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Where the list, or its publisher, is on the web.
    #[serde(skip_serializing_if = "Link::is_empty")]
    pub homepage: Link,
    /// How the publisher wishes to be cited.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub citation_note: String,
    /// Where readers report an error in a record.
    #[serde(skip_serializing_if = "ReportTo::is_empty")]
    pub report: ReportTo,
    /// The records, in the order of the file; each id once.
    records: Vec<Record>,
    /// People, bodies, places and subjects with their variant names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<Authority>,
}

impl Catalogue {
    /// A catalogue of these records, of which nothing else is known yet.
    pub fn new(shelf: Shelf) -> Self {
        Self { records: shelf.records, ..Self::default() }
    }

    /// The same catalogue with other records.
    pub fn with_records(self, shelf: Shelf) -> Self {
        Self { records: shelf.records, ..self }
    }

    /// What the catalogue says of itself, and its authorities.
    pub fn clone_without_records(&self) -> Self {
        Self {
            title: self.title.clone(),
            description: self.description.clone(),
            publisher: self.publisher.clone(),
            rights: self.rights.clone(),
            licence: self.licence.clone(),
            language: self.language.clone(),
            version: self.version.clone(),
            homepage: self.homepage.clone(),
            citation_note: self.citation_note.clone(),
            report: self.report.clone(),
            records: Vec::new(),
            authorities: self.authorities.clone(),
        }
    }

    /// The records, in the order of the file; each id once.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The records alone.
    pub fn into_records(self) -> Vec<Record> {
        self.records
    }

    /// The record with this id, or the one that had it earlier.
    pub fn record(&self, id: &str) -> Option<&Record> {
        let with_id = self.records.iter().find(|record| record.id == id);
        with_id.or_else(|| self.records.iter().find(|record| record.aliases.iter().any(|alias| alias == id)))
    }
}

/// Records on their way into a catalogue, each id once.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    records: Vec<Record>,
    ids: Interner,
}

impl Shelf {
    /// Takes a record, or gives it back if an earlier one has its id.
    pub fn add(&mut self, record: Record) -> Result<(), Box<Record>> {
        if self.ids.intern(&record.id) as usize != self.records.len() {
            return Err(Box::new(record));
        }
        self.records.push(record);
        Ok(())
    }

    /// Gives the record at this place, counted from 0, another date, another way of writing it and, if it is not empty, a
    /// further note.
    pub fn redate(&mut self, at: usize, date: When, date_display: String, note: String) {
        if let Some(record) = self.records.get_mut(at) {
            record.date = date;
            record.date_display = date_display;
            record.notes.extend(Some(note).filter(|note| !note.is_empty()));
        }
    }

    /// Whether a record has this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.id(id).is_some()
    }

    /// The records so far.
    pub fn records(&self) -> &[Record] {
        &self.records
    }
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// Never derived from the record's position, never changed, never empty.
    id: String,
    /// As the source has it.
    pub title: String,
    /// The date that the source lists the record under.
    pub date: When,
    /// The same date as the source writes it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date_display: String,
    /// Summary, scope and content.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Letter, telegram, minutes, ...
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// People and bodies, with their part in the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agents: Vec<Agent>,
    /// Places written from, to or about, by preferred label or variant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Subjects, by preferred label or variant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<String>,
    /// Languages of the record itself, by name or BCP 47 tag.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The collection, series or fonds.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub collection: String,
    /// The institution that keeps the original.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub repository: String,
    /// Archival reference of the original (ISAD(G) 3.1.1).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// *Secret*, *for official use*, ...
    #[serde(skip_serializing_if = "String::is_empty")]
    pub classification: String,
    /// Rights in the record.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rights: String,
    /// Where the record is on the web.
    #[serde(skip_serializing_if = "Link::is_empty")]
    pub url: Link,
    /// An archived copy of that page.
    #[serde(skip_serializing_if = "Link::is_empty")]
    pub archived_url: Link,
    /// Addresses of scans and transcripts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Link>,
    /// Ids of related records, as the source states them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<String>,
    /// Earlier ids, which still lead here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whatever else the source says; a foreign field without a place of its own is kept as `name: value`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Further dates that the record's own words give. Never merged with `date`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_dates: Vec<OtherDate>,
    /// What was not a field of the source, and the words that each value rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Added>,
}

impl Record {
    /// A record of which nothing else is known yet; `None` without an id. Without a title it is [`NO_TITLE`].
    pub fn new(id: &str, title: &str, date: When) -> Option<Self> {
        let title = if title.trim().is_empty() { NO_TITLE } else { title };
        (!id.trim().is_empty()).then(|| Self {
            id: id.to_owned(),
            title: title.to_owned(),
            date,
            date_display: String::new(),
            description: String::new(),
            kind: String::new(),
            agents: Vec::new(),
            places: Vec::new(),
            subjects: Vec::new(),
            languages: Vec::new(),
            collection: String::new(),
            repository: String::new(),
            source: String::new(),
            classification: String::new(),
            rights: String::new(),
            url: Link::default(),
            archived_url: Link::default(),
            files: Vec::new(),
            related: Vec::new(),
            aliases: Vec::new(),
            notes: Vec::new(),
            other_dates: Vec::new(),
            added: Vec::new(),
        })
    }

    /// The same record under another id; `None` if that is empty.
    pub fn renamed(self, id: &str) -> Option<Self> {
        (!id.trim().is_empty()).then(|| Self { id: id.to_owned(), ..self })
    }

    /// The record's id: never derived from its position, never changed, never empty.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// An http or https address, which a reader may safely follow; or none, which is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Link(String);

impl Link {
    /// `None` if the text is another kind of address (`javascript:` could run code), or none at all.
    pub fn new(text: &str) -> Option<Self> {
        is_web(text).then(|| Self(text.to_owned()))
    }

    /// The address as written; empty if there is none.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A record's date: known, stated to be unknown, or written in a way that is not understood (and kept).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum When {
    /// The source gives no date.
    #[default]
    Unknown,
    /// EDTF (ISO 8601-2).
    Known(Edtf),
    /// Not EDTF: kept as written, placed nowhere, counted.
    NotUnderstood(String),
}

impl When {
    /// The days the record may fall on; `None` if it can be placed nowhere.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            // A day of a year that is not known (`XXXX-11-14`) would lie anywhere in ten thousand years.
            Self::Known(date) => Some(date.interval()).filter(|_| !date.as_str().starts_with("XXXX")),
            Self::Unknown | Self::NotUnderstood(_) => None,
        }
    }

    /// As the file writes it; empty if unknown.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown => "",
            Self::Known(date) => date.as_str(),
            Self::NotUnderstood(text) => text,
        }
    }
}

impl Serialize for When {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unknown => serializer.serialize_none(),
            _ => serializer.serialize_str(self.as_str()),
        }
    }
}

/// A person or body in a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agent {
    /// Preferred label or a variant of it.
    pub name: String,
    /// `author`, `recipient`, `participant`, `mentioned`, `translator`; empty if the source does not say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The name as the record writes it, if otherwise.
    #[serde(rename = "as", skip_serializing_if = "String::is_empty")]
    pub as_written: String,
}

/// A second date of a record, with its meaning and the words that give it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OtherDate {
    /// EDTF.
    pub date: When,
    /// `created`, `event`, `received` or `published`.
    pub role: String,
    /// The date as the record writes it.
    #[serde(rename = "as")]
    pub as_written: String,
    /// Where the record says so.
    pub evidence: Evidence,
}

/// A value that the source does not have as a field.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Added {
    /// The field of the record that the value stands in: `type`, `agents`, `places`, `subjects`, ...
    pub field: String,
    /// The value; of an agent, its `name`.
    pub value: String,
    /// Of an agent, the role that the words support.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// What it rests on.
    pub evidence: Evidence,
}

/// Exact words of a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Evidence {
    /// `title` or `description`.
    pub field: String,
    /// The words, as they stand there.
    pub text: String,
}

/// A person, body, place or subject, with its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Authority {
    /// The preferred form, which facets and addresses use.
    pub label: String,
    /// `person`, `body`, `country`, `city`, `region`, `subject`, ...
    pub kind: String,
    /// Other names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// Life or existence dates, EDTF; empty if not stated.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dates: String,
    /// In words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// http or https.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// Another name of an authority.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Variant {
    /// As written.
    pub name: String,
    /// `pseudonym`, `romanisation`, `native script`, `abbreviation`, `misspelling in source`, `short form`, `full form`,
    /// `other form`.
    pub kind: String,
}
