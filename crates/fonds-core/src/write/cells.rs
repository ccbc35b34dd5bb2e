//! A record as the cells of a table's row: how lists and structures stand in one cell, and how they are read back.
//!
//! ```text
//! cell      = items / json / ""
//! items     = item *( " | " item )
//! item      = text without "|" and ";", not empty, not beginning with "[", without outer white space
//! json      = a JSON list (begins with "[")
//! variant   = name [ " [" kind "]" ]
//! ```
//!
//! The readable form is used only if reading it gives the same items; else the cell holds JSON. So the readers here are
//! part of the writers. A semicolon counts as a separator, because other programs take it for one.
//!
//! ```
//! use fonds_core::write::cells;
//! assert_eq!(cells::list(&["Warsaw", "Prague"]), "Warsaw | Prague");
//! assert_eq!(cells::list(&["Letters; drafts"]), r#"["Letters; drafts"]"#);
//! assert_eq!(cells::list_from("Warsaw | Prague"), ["Warsaw", "Prague"]);
//! ```

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use crate::catalogue::{Agent, Link, Record, Variant};

use super::json::json;

/// What stands between the items of a list in one cell.
pub const SEPARATOR: &str = " | ";

/// The columns of agents: one for each role (the names of [`Agent::role`]), and one for those without a role.
pub const AGENT_COLUMNS: [&str; 6] = ["author", "recipient", "participant", "mentioned", "translator", "agents"];

/// All columns of a table of records, in their order. They are the fields of the bundled format, but for the roles of
/// agents.
pub const COLUMNS: [&str; 28] = [
    "id",
    "title",
    "date",
    "date_display",
    "type",
    "author",
    "recipient",
    "participant",
    "mentioned",
    "translator",
    "agents",
    "description",
    "places",
    "subjects",
    "languages",
    "collection",
    "repository",
    "source",
    "classification",
    "rights",
    "url",
    "archived_url",
    "files",
    "related",
    "aliases",
    "notes",
    "other_dates",
    "added",
];

/// The texts of a record under [`COLUMNS`], not guarded; empty where the record says nothing.
pub fn row(record: &Record) -> [Cow<'_, str>; COLUMNS.len()] {
    let [author, recipient, participant, mentioned, translator, agents] = agents(&record.agents).map(Cow::Owned);
    [
        record.id().into(),
        record.title.as_str().into(),
        record.date.as_str().into(),
        record.date_display.as_str().into(),
        record.kind.as_str().into(),
        author,
        recipient,
        participant,
        mentioned,
        translator,
        agents,
        record.description.as_str().into(),
        list(&record.places).into(),
        list(&record.subjects).into(),
        list(&record.languages).into(),
        record.collection.as_str().into(),
        record.repository.as_str().into(),
        record.source.as_str().into(),
        record.classification.as_str().into(),
        record.rights.as_str().into(),
        record.url.as_str().into(),
        record.archived_url.as_str().into(),
        links(&record.files).into(),
        list(&record.related).into(),
        list(&record.aliases).into(),
        list(&record.notes).into(),
        json_list(&record.other_dates).into(),
        json_list(&record.added).into(),
    ]
}

/// Texts in one cell: `Warsaw | Prague`, or a JSON list if that could not be read back.
pub fn list<S: AsRef<str> + Serialize>(items: &[S]) -> String {
    if !items.iter().all(|item| is_plain(item.as_ref())) {
        return json(items);
    }
    let mut cell = String::new();
    for item in items {
        cell += if cell.is_empty() { "" } else { SEPARATOR };
        cell += item.as_ref();
    }
    cell
}

/// The texts of a cell that [`list`] wrote. A cell that begins with `[` but is no JSON list of texts is taken as items.
pub fn list_from(cell: &str) -> Vec<String> {
    let json = if cell.starts_with('[') { serde_json::from_str(cell).ok() } else { None };
    match json {
        Some(texts) => texts,
        None if cell.is_empty() => Vec::new(),
        None => cell.split(SEPARATOR).map(str::to_owned).collect(),
    }
}

/// Addresses in one cell, as [`list`].
pub fn links(links: &[Link]) -> String {
    let texts: Vec<&str> = links.iter().map(Link::as_str).collect();
    list(&texts)
}

/// Agents under [`AGENT_COLUMNS`]: names under their roles, or all of them as JSON under `agents`.
///
/// The readable form is used if every agent has one of the roles or none, is named as written, and the order of the
/// columns is the order of the agents.
pub fn agents(agents: &[Agent]) -> [String; AGENT_COLUMNS.len()] {
    let names = |column: &str| -> Vec<&str> {
        let role = if column == "agents" { "" } else { column };
        agents.iter().filter(|agent| agent.role == role).map(|agent| agent.name.as_str()).collect()
    };
    let cells = AGENT_COLUMNS.map(|column| list(&names(column)));
    if agents_from(cells.each_ref().map(String::as_str)) == agents {
        return cells;
    }
    let mut cells = <[String; AGENT_COLUMNS.len()]>::default();
    cells[AGENT_COLUMNS.len() - 1] = json(agents);
    cells
}

/// The agents of the cells under [`AGENT_COLUMNS`], column by column.
pub fn agents_from(cells: [&str; AGENT_COLUMNS.len()]) -> Vec<Agent> {
    AGENT_COLUMNS.into_iter().zip(cells).flat_map(|(column, cell)| agents_under(column, cell)).collect()
}

fn agents_under(column: &str, cell: &str) -> Vec<Agent> {
    let role = if column == "agents" { "" } else { column };
    let named = |name| Agent { name, role: role.to_owned(), as_written: String::new() };
    match json_values(cell) {
        Some(values) => values.iter().map(|value| agent_from(value, named)).collect(),
        None => list_from(cell).into_iter().map(named).collect(),
    }
}

/// An agent of a JSON list: a name alone, or an object with `name`, `role` and `as`.
fn agent_from(value: &Value, named: impl Fn(String) -> Agent) -> Agent {
    match value {
        Value::Object(_) => {
            Agent { name: text(value, "name"), role: text(value, "role"), as_written: text(value, "as") }
        }
        name => named(name.as_str().unwrap_or_default().to_owned()),
    }
}

/// Variants in one cell: `Filippov [pseudonym] | Сталин [native script]`, or a JSON list if that could not be read
/// back.
pub fn variants(variants: &[Variant]) -> String {
    let items: Vec<String> = variants.iter().map(variant).collect();
    let cell = items.join(SEPARATOR);
    // Other readers take whatever stands in brackets at the end for the kind.
    let has_brackets = variants.iter().any(|variant| variant.kind.is_empty() && variant.name.ends_with(']'));
    let is_readable = !has_brackets && items.iter().all(|item| is_plain(item)) && variants_from(&cell) == variants;
    if is_readable { cell } else { json(variants) }
}

fn variant(Variant { name, kind }: &Variant) -> String {
    if kind.is_empty() { name.clone() } else { format!("{name} [{kind}]") }
}

/// The variants of a cell that [`variants`] wrote.
pub fn variants_from(cell: &str) -> Vec<Variant> {
    match json_values(cell) {
        Some(values) => {
            values.iter().map(|value| Variant { name: text(value, "name"), kind: text(value, "kind") }).collect()
        }
        None => list_from(cell).iter().map(|item| variant_from(item)).collect(),
    }
}

fn variant_from(item: &str) -> Variant {
    let parts = item.strip_suffix(']').and_then(|item| item.rsplit_once(" ["));
    let (name, kind) = parts.unwrap_or((item, ""));
    Variant { name: name.to_owned(), kind: kind.to_owned() }
}

/// A cell that a spreadsheet would take for a formula, with an apostrophe before it (OWASP, "CSV Injection").
///
/// That is a cell which, after any apostrophes at its beginning, begins with `=`, `+`, `-`, `@`, their full-width
/// forms, a tab or a line break. [`unguarded`] gives the cell back.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if looks_like_a_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell that [`guarded`] wrote.
pub fn unguarded(cell: &str) -> Cow<'_, str> {
    match cell.strip_prefix('\'') {
        Some(text) if looks_like_a_formula(text) => Cow::Borrowed(text),
        _ => Cow::Borrowed(cell),
    }
}

fn looks_like_a_formula(text: &str) -> bool {
    let begins = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    text.trim_start_matches('\'').starts_with(begins)
}

/// Whether an item can stand among others in a cell, for us and for programs that also part at semicolons.
fn is_plain(item: &str) -> bool {
    !item.is_empty() && !item.contains(['|', ';']) && !item.starts_with('[') && item.trim() == item
}

/// What has no readable form; empty if there is none.
fn json_list<T: Serialize>(items: &[T]) -> String {
    if items.is_empty() { String::new() } else { json(items) }
}

fn json_values(cell: &str) -> Option<Vec<Value>> {
    if cell.starts_with('[') { serde_json::from_str(cell).ok() } else { None }
}

fn text(object: &Value, name: &str) -> String {
    object.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
