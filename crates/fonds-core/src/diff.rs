//! What changed from one catalogue to the next, record by record.
//!
//! A record is the same if its id is, or if the new one names the old id among its aliases.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::catalogue::{Catalogue, Record};

/// A record that is in both catalogues, and not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed<'a> {
    /// As it was.
    pub old: &'a Record,
    /// As it is.
    pub new: &'a Record,
    /// The fields that differ, by their names in the bundled format, in its order.
    pub fields: Vec<String>,
}

impl Changed<'_> {
    /// Whether the date, or how it is written, differs.
    pub fn is_redated(&self) -> bool {
        self.has("date") || self.has("date_display")
    }

    /// Whether the title differs.
    pub fn is_retitled(&self) -> bool {
        self.has("title")
    }

    fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field == name)
    }
}

/// What changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes<'a> {
    /// Records of the new catalogue alone, in its order.
    pub added: Vec<&'a Record>,
    /// Records of the old catalogue alone, in its order.
    pub removed: Vec<&'a Record>,
    /// Records of both that differ, in the order of the new one.
    pub changed: Vec<Changed<'a>>,
    /// How many are the same.
    pub same: usize,
}

/// Compares two catalogues.
pub fn compare<'a>(old: &'a Catalogue, new: &'a Catalogue) -> Changes<'a> {
    let by_id: HashMap<&str, &Record> = old.records().iter().map(|record| (record.id(), record)).collect();
    let mut met: HashSet<&str> = HashSet::new();
    let mut changes = Changes::default();
    for new in new.records() {
        let Some(old) = earlier(new, &by_id) else {
            changes.added.push(new);
            continue;
        };
        met.insert(old.id());
        let fields = differing(old, new);
        if fields.is_empty() {
            changes.same += 1;
        } else {
            changes.changed.push(Changed { old, new, fields });
        }
    }
    changes.removed = old.records().iter().filter(|record| !met.contains(record.id())).collect();
    changes
}

/// The record as it was: under its id, or under one that it had.
fn earlier<'a>(new: &Record, by_id: &HashMap<&str, &'a Record>) -> Option<&'a Record> {
    let ids = std::iter::once(new.id()).chain(new.aliases.iter().map(String::as_str));
    ids.into_iter().find_map(|id| by_id.get(id).copied())
}

/// The names of the fields whose values differ.
fn differing(old: &Record, new: &Record) -> Vec<String> {
    if old == new {
        return Vec::new();
    }
    let (old, new) = (fields(old), fields(new));
    let names = new.iter().chain(&old).map(|(name, _)| name);
    let value = |fields: &[(String, Value)], name: &str| {
        fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
    };
    let mut differing: Vec<String> = Vec::new();
    for name in names {
        if value(&old, name) != value(&new, name) && !differing.contains(name) {
            differing.push(name.clone());
        }
    }
    differing
}

/// A record's fields as the bundled format writes them.
fn fields(record: &Record) -> Vec<(String, Value)> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields.into_iter().collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn catalogue(records: &str) -> Catalogue {
        read::catalogue(&format!("{{\"records\": [{records}]}}")).0
    }

    fn summary(old: &str, new: &str) -> String {
        let (old, new) = (catalogue(old), catalogue(new));
        let changes = compare(&old, &new);
        let ids =
            |records: &[&Record]| records.iter().map(|record| record.id().to_owned()).collect::<Vec<_>>().join(",");
        let changed = |change: &Changed| format!("{}:{}", change.new.id(), change.fields.join("+"));
        let changed: Vec<String> = changes.changed.iter().map(changed).collect();
        format!("+{} -{} ~{} ={}", ids(&changes.added), ids(&changes.removed), changed.join(","), changes.same)
    }

    #[test]
    fn added_removed_and_changed_records_are_told() {
        let old = r#"{"id":"a","title":"A","date":"1952"},{"id":"b","title":"B","date":null},{"id":"c","title":"C","date":null}"#;
        let new = r#"{"id":"a","title":"A!","date":"1953"},{"id":"c","title":"C","date":null},{"id":"d","title":"D","date":null}"#;
        assert_eq!(summary(old, new), "+d -b ~a:date+title =1");
    }

    #[test]
    fn a_record_that_names_its_earlier_id_is_the_same_record() {
        let old = r#"{"id":"a","title":"A","date":null}"#;
        let new = r#"{"id":"z","title":"A","date":null,"aliases":["a"]}"#;
        assert_eq!(summary(old, new), "+ - ~z:aliases+id =0");
    }

    #[test]
    fn the_same_catalogue_has_no_changes() {
        let one = r#"{"id":"a","title":"A","date":"1952"}"#;
        assert_eq!(summary(one, one), "+ - ~ =1");
    }
}
