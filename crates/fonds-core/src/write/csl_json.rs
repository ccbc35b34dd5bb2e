//! CSL-JSON: what citation processors and reference managers read (CSL data schema 1.0.2). One item a line.

use serde::Serialize;

use crate::catalogue::{Catalogue, Record, When};
use crate::cite::dates::{Dated, Moment, Order, Shape};
use crate::cite::names::{Name, Names};

use super::genre::Genre;
use super::json::json;
use super::reference::{rest, with_role};

/// Columns that have a variable of their own.
const TAKEN: [&str; 14] = [
    "id",
    "title",
    "type",
    "author",
    "recipient",
    "participant",
    "translator",
    "description",
    "subjects",
    "languages",
    "collection",
    "repository",
    "source",
    "url",
];

/// All records as items.
pub(super) fn text(catalogue: &Catalogue) -> String {
    let names = Names::new(&catalogue.authorities);
    let items = catalogue.records().iter().map(|record| json(&item(record, &catalogue.publisher, &names)));
    let items: Vec<String> = items.collect();
    if items.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", items.join(",\n")) }
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    r#type: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipient: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributor: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translator: Vec<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    r#abstract: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    genre: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    keyword: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(rename = "collection-title", skip_serializing_if = "str::is_empty")]
    collection: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    archive: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    archive_location: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    publisher: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "str::is_empty")]
    url: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

/// A name: in parts where that is certain, else as written.
#[derive(Serialize)]
#[serde(untagged)]
enum Person<'a> {
    Parts { family: &'a str, given: &'a str },
    Literal { literal: &'a str },
}

/// A date: the EDTF for processors that know it, and numbers or words for those that do not.
#[derive(Serialize)]
struct Issued<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<&'a str>,
    #[serde(rename = "date-parts", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Vec<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
}

fn item<'a>(record: &'a Record, publisher: &'a str, names: &Names) -> Item<'a> {
    let people = |role| with_role(record, role).map(|name| person(names.read(name))).collect();
    let issued = issued(record);
    let mut taken = TAKEN.to_vec();
    taken.extend(issued.as_ref().filter(|issued| issued.edtf.is_some()).map(|_| "date"));
    Item {
        id: record.id(),
        r#type: type_name(Genre::of(&record.kind)),
        title: &record.title,
        author: people("author"),
        recipient: people("recipient"),
        contributor: people("participant"),
        translator: people("translator"),
        issued,
        r#abstract: &record.description,
        genre: &record.kind,
        keyword: record.subjects.join(", "),
        language: record.languages.join(", "),
        collection: &record.collection,
        archive: &record.repository,
        archive_location: &record.source,
        publisher,
        url: record.url.as_str(),
        note: rest(record, &taken).join("\n"),
    }
}

fn person(name: Name) -> Person {
    match name {
        Name::Parts { given, family } => Person::Parts { family, given },
        Name::Whole(literal) => Person::Literal { literal },
    }
}

fn issued(record: &Record) -> Option<Issued<'_>> {
    let date = Dated::of(record);
    let parts: Vec<Moment> = match date.shape {
        Shape::One(moment) => vec![moment],
        Shape::Range(start, end) => vec![start, end],
        Shape::Undated | Shape::Words(_) => Vec::new(),
    };
    let literal = date.text(Order::DayFirst)?;
    Some(Issued {
        edtf: if let When::Known(date) = &record.date { Some(date.as_str()) } else { None },
        literal: parts.is_empty().then_some(literal),
        parts: parts.into_iter().map(Moment::parts).collect(),
        circa: date.is_doubted(),
    })
}

fn type_name(genre: Genre) -> &'static str {
    match genre {
        Genre::Message => "personal_communication",
        Genre::Report => "report",
        Genre::Map => "map",
        Genre::Picture => "graphic",
        Genre::Interview => "interview",
        Genre::Speech => "speech",
        Genre::Document => "manuscript",
        Genre::Unknown => "document",
    }
}
