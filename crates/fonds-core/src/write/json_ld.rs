//! Linked data: a schema.org `Collection` and its records (`ArchiveComponent`), in one graph, one node a line.
//!
//! A record is what [`crate::meta::json_ld`] puts into its page, and more; what schema.org has no property for stands
//! in comments.

use serde_json::{Map, Value, json};

use crate::catalogue::{Catalogue, Link, Record, When};
use crate::meta;

use super::reference::{rest, with_role};

/// Columns that have a property of their own.
const TAKEN: [&str; 19] = [
    "id",
    "title",
    "type",
    "author",
    "recipient",
    "participant",
    "mentioned",
    "translator",
    "description",
    "places",
    "subjects",
    "languages",
    "repository",
    "source",
    "rights",
    "url",
    "archived_url",
    "files",
    "date",
];

/// The collection and all records.
pub(super) fn text(catalogue: &Catalogue) -> String {
    let mut text = format!("{{\"@context\":\"https://schema.org\",\"@graph\":[\n{}", collection(catalogue));
    for record in catalogue.records() {
        text += ",\n";
        text += &node(record, catalogue);
    }
    text + "\n]}\n"
}

fn collection(catalogue: &Catalogue) -> Value {
    let Catalogue { title, description, publisher, rights, licence, language, version, citation_note, .. } = catalogue;
    let mut node = Map::new();
    node.insert("@type".to_owned(), json!("Collection"));
    let texts = [
        ("name", title.as_str()),
        ("description", description),
        ("copyrightNotice", rights),
        ("license", licence),
        ("inLanguage", language),
        ("version", version),
        ("url", catalogue.homepage.as_str()),
        ("creditText", citation_note),
    ];
    put(&mut node, texts.map(|(name, text)| (name, text_value(text))));
    put(&mut node, [("publisher", named("Organization", publisher))]);
    Value::Object(node)
}

/// The page's properties of a record, and those that a page has no use for.
fn node(record: &Record, catalogue: &Catalogue) -> String {
    let people = |role| list(with_role(record, role).map(|name| named("Thing", name)));
    let links = |kind: &str, links: &[Link]| list(links.iter().map(|link| json!({"@type": kind, "contentUrl": link})));
    let taken = if matches!(record.date, When::NotUnderstood(_)) { &TAKEN[..TAKEN.len() - 1] } else { &TAKEN };
    let comments = rest(record, taken).into_iter().map(|line| json!({"@type": "Comment", "text": line}));
    let mut more = Map::new();
    put(
        &mut more,
        [
            ("contributor", people("participant")),
            ("translator", people("translator")),
            ("itemLocation", text_value(&record.source)),
            ("copyrightNotice", text_value(&record.rights)),
            ("archivedAt", text_value(record.archived_url.as_str())),
            ("associatedMedia", links("MediaObject", &record.files)),
            ("comment", list(comments)),
        ],
    );
    let page = meta::json_ld(record, catalogue);
    let more = Value::Object(more).to_string();
    match more.strip_prefix('{').filter(|more| *more != "}") {
        Some(more) => [page.strip_suffix('}').unwrap_or(&page), ",", more].concat(),
        None => page,
    }
}

/// Puts what says something.
fn put<const N: usize>(node: &mut Map<String, Value>, properties: [(&str, Value); N]) {
    for (name, value) in properties.into_iter().filter(|(_, value)| !value.is_null()) {
        node.insert(name.to_owned(), value);
    }
}

fn text_value(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

fn named(kind: &str, name: &str) -> Value {
    if name.is_empty() { Value::Null } else { json!({"@type": kind, "name": name}) }
}

fn list(items: impl Iterator<Item = Value>) -> Value {
    let items: Vec<Value> = items.collect();
    if items.is_empty() { Value::Null } else { Value::Array(items) }
}
