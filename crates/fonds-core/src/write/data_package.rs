//! Frictionless Data Package (version 1): what a catalogue is, and what the columns of its tables mean.
//!
//! Either beside the tables of CSV, or alone with the records inside. What the standard has no place for stands under
//! `catalogue`, in the names of the bundled format, so that nothing is lost.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalogue::Catalogue;
use crate::meta::is_web;

use super::cells::{AGENT_COLUMNS, COLUMNS};
use super::json::{self, described};

/// A field of the records or authorities, as Table Schema describes it.
#[derive(Serialize)]
struct Field {
    name: &'static str,
    r#type: &'static str,
    description: &'static str,
}

/// What a column or field of records holds, for people who open the table alone.
const MEANINGS: [(&str, &str); COLUMNS.len()] = [
    ("id", "Identifier of the record, never changed"),
    ("title", "Title, as the source has it"),
    ("date", "Date in EDTF (ISO 8601-2), or as written if it is not EDTF; empty if unknown"),
    ("date_display", "The date as the source writes it"),
    ("type", "Letter, telegram, minutes, ..."),
    ("author", "Names of authors"),
    ("recipient", "Names of recipients"),
    ("participant", "Names of participants"),
    ("mentioned", "Names of people and bodies mentioned"),
    ("translator", "Names of translators"),
    ("agents", "People and bodies: names without a role, or a JSON list of name, role and the name as written"),
    ("description", "Summary, scope and content"),
    ("places", "Places written from, to or about"),
    ("subjects", "Subjects"),
    ("languages", "Languages of the record"),
    ("collection", "Collection, series or fonds"),
    ("repository", "Institution that keeps the original"),
    ("source", "Archival reference of the original"),
    ("classification", "Secret, for official use, ..."),
    ("rights", "Rights in the record"),
    ("url", "Where the record is on the web"),
    ("archived_url", "An archived copy of that page"),
    ("files", "Addresses of scans and transcripts"),
    ("related", "Ids of related records"),
    ("aliases", "Earlier ids, which still lead here"),
    ("notes", "Whatever else the source says"),
    ("other_dates", "Further dates that the record's own words give, as a JSON list"),
    ("added", "What was not a field of the source, with the words it rests on, as a JSON list"),
];

/// What a column or field of authorities holds.
const AUTHORITY_MEANINGS: [(&str, &str); 6] = [
    ("label", "Preferred name"),
    ("kind", "person, body, country, city, subject, ..."),
    ("variants", "Other names, each with its kind in square brackets"),
    ("dates", "Life or existence dates in EDTF"),
    ("note", "In words"),
    ("links", "Addresses of descriptions elsewhere"),
];

/// Fields of records that are lists in JSON.
const LISTS: [&str; 10] =
    ["agents", "places", "subjects", "languages", "files", "related", "aliases", "notes", "other_dates", "added"];

/// The descriptor of the tables of CSV. `columns` are places in [`COLUMNS`].
pub(super) fn of_tables(catalogue: &Catalogue, stem: &str, columns: &[usize]) -> String {
    let fields: Vec<Field> = columns.iter().map(|column| text_field(MEANINGS[*column])).collect();
    let mut resources = vec![table("records", &format!("{stem}.csv"), &fields, "id")];
    if !catalogue.authorities.is_empty() {
        let fields = AUTHORITY_MEANINGS.map(text_field);
        resources.push(table("authorities", &format!("{stem}.authorities.csv"), &fields, "label"));
    }
    package(catalogue, stem, &resources)
}

/// A package that needs no other file: its resources hold the records and authorities as the bundled format has them.
pub(super) fn with_records(catalogue: &Catalogue, stem: &str) -> String {
    let fields: Vec<Field> = MEANINGS.into_iter().filter(|(name, _)| !is_role(name)).map(json_field).collect();
    let mut resources = vec![inline("records", &fields, catalogue.records())];
    if !catalogue.authorities.is_empty() {
        let fields = AUTHORITY_MEANINGS.map(json_field);
        resources.push(inline("authorities", &fields, &catalogue.authorities));
    }
    package(catalogue, stem, &resources)
}

/// The catalogue's own fields where the standard has a place for them, and all of them under `catalogue`.
fn package(catalogue: &Catalogue, stem: &str, resources: &[String]) -> String {
    let own: BTreeMap<&str, &str> = described(catalogue).filter(|(_, value)| !value.is_empty()).collect();
    let header = [
        ("profile", json!("tabular-data-package")),
        ("name", json!(slug(stem))),
        ("title", text(&catalogue.title)),
        ("description", text(&catalogue.description)),
        ("version", text(&catalogue.version)),
        ("homepage", text(catalogue.homepage.as_str())),
        ("licenses", licences(&catalogue.licence)),
        ("contributors", contributors(&catalogue.publisher)),
        ("catalogue", json!(own)),
    ];
    let mut all = String::from("{\n");
    for (name, value) in header.iter().filter(|(_, value)| !value.is_null()) {
        all += &format!("  \"{name}\": {value},\n");
    }
    all + "  \"resources\": [\n    " + &resources.join(",\n    ") + "\n  ]\n}\n"
}

/// A table in a file of its own.
fn table(name: &str, path: &str, fields: &[Field], key: &str) -> String {
    let resource = json!({
        "name": name,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true},
        "schema": {"fields": fields, "primaryKey": key},
    });
    resource.to_string()
}

/// Rows inside the descriptor, one a line.
fn inline<T: Serialize>(name: &str, fields: &[Field], rows: &[T]) -> String {
    let schema = json!({"fields": fields});
    let rows: Vec<String> = rows.iter().map(json::json).collect();
    let rows = if rows.is_empty() { String::new() } else { format!("\n      {}\n    ", rows.join(",\n      ")) };
    format!(r#"{{"name":"{name}","profile":"tabular-data-resource","schema":{schema},"data":[{rows}]}}"#)
}

fn text_field((name, description): (&'static str, &'static str)) -> Field {
    Field { name, r#type: "string", description }
}

fn json_field((name, description): (&'static str, &'static str)) -> Field {
    let is_list = LISTS.contains(&name) || name == "variants" || name == "links";
    Field { name, r#type: if is_list { "array" } else { "string" }, description }
}

/// Whether a column holds the agents of one role, who are under `agents` in JSON.
fn is_role(column: &str) -> bool {
    column != "agents" && AGENT_COLUMNS.contains(&column)
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// An address or an identifier such as `CC0-1.0`; a licence in words has no place here.
fn licences(licence: &str) -> Value {
    if is_web(licence) {
        json!([{"path": licence}])
    } else if !licence.is_empty() && licence.chars().all(|c| c.is_ascii_alphanumeric() || "._+-".contains(c)) {
        json!([{"name": licence}])
    } else {
        Value::Null
    }
}

fn contributors(publisher: &str) -> Value {
    if publisher.is_empty() { Value::Null } else { json!([{"title": publisher, "role": "publisher"}]) }
}

/// A name of lower-case letters, digits, `.`, `_` and `-`, as the standard wants it.
fn slug(stem: &str) -> String {
    let is_kept = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let slug: String = stem.chars().map(|c| if is_kept(c) { c.to_ascii_lowercase() } else { '-' }).collect();
    if slug.is_empty() { "catalogue".to_owned() } else { slug }
}
