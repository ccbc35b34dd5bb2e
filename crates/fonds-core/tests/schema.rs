//! What is written is valid by the published schemas: our own, that of CSL, and that of Data Packages.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use fonds_core::catalogue::Catalogue;
use fonds_core::read;
use fonds_core::write::{self, Format};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

mod any_catalogue;
use any_catalogue::any_catalogue;

const SEED: &str = include_str!("../../../public/catalogue.json");
const AWKWARD: &str = include_str!("../../../tests/fixtures/awkward.json");
const SCHEMA: &str = include_str!("../../../public/catalogue.schema.json");

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn catalogue_schema() -> Validator {
    jsonschema::draft202012::new(&value(SCHEMA)).unwrap()
}

/// What is wrong with a value, each with its place.
fn faults(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn written(catalogue: &Catalogue, format: Format) -> Value {
    let files = write::files(catalogue, format, "letters");
    value(std::str::from_utf8(&files.last().unwrap().bytes).unwrap())
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&value(SCHEMA)));
}

#[test]
fn the_bundled_catalogue_is_valid() {
    assert_eq!(faults(&catalogue_schema(), &value(SEED)), [""; 0]);
}

#[test]
fn of_the_awkward_catalogue_only_its_faults_are_not_valid() {
    let awkward = value(AWKWARD);
    let place = |fault: String| {
        let path: Vec<&str> = fault.split(':').next().unwrap().split('/').skip(1).collect();
        let at = &awkward[path[0]][path[1].parse::<usize>().unwrap()];
        at["id"].as_str().or(at["label"].as_str()).unwrap().to_owned()
    };
    let faulty: BTreeSet<String> = faults(&catalogue_schema(), &awkward).into_iter().map(place).collect();
    let expected = ["Agent One", "date-absent", "empty-values", "script-address"];
    assert_eq!(faulty.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(faults(&catalogue_schema(), &written(&read::catalogue(AWKWARD).0, Format::Json)), [""; 0]);
}

#[test]
fn a_broken_catalogue_is_not_valid() {
    let schema = catalogue_schema();
    let record = |field: &str, content: Value| {
        let mut whole = json!({"records": [{"id": "a", "title": "t", "date": "1954"}]});
        whole["records"][0][field] = content;
        whole
    };
    assert!(schema.is_valid(&record("colour", json!("blue"))), "a field of one's own is allowed");
    assert!(schema.is_valid(&record("date", json!(null))), "an unknown date is allowed");
    let broken = [
        json!([]),
        json!({"title": "no records"}),
        json!({"records": {}}),
        json!({"records": ["a"]}),
        json!({"records": [{"title": "t", "date": "1954"}]}),
        json!({"records": [{"id": "a", "title": "t"}]}),
        json!({"records": [], "title": 7}),
        json!({"records": [], "homepage": "ftp://a.example"}),
        json!({"records": [], "report": "javascript:alert(1)"}),
        json!({"records": [], "report": "mailto:desk at archive.example"}),
        json!({"records": [], "authorities": [{"kind": "person"}]}),
        json!({"records": [], "authorities": [{"label": "A", "variants": ["B"]}]}),
        record("id", json!("")),
        record("id", json!(" ")),
        record("id", json!(7)),
        record("title", json!("")),
        record("date", json!(1954)),
        record("places", json!("Warsaw")),
        record("places", json!([7])),
        record("agents", json!([{"role": "author"}])),
        record("agents", json!(["A"])),
        record("url", json!("javascript:alert(1)")),
        record("files", json!(["scan.jpg"])),
        record("other_dates", json!([{"date": 1954}])),
        record("added", json!([{"evidence": "title"}])),
    ];
    let valid: Vec<&Value> = broken.iter().filter(|broken| schema.is_valid(broken)).collect();
    assert!(valid.is_empty(), "{valid:?}");
}

/// The schema lists the fields that the program knows, no more and no less.
#[test]
fn the_schema_has_the_fields_of_the_format() {
    let names = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
    let schema = value(SCHEMA);
    let in_table: BTreeSet<String> = write::cells::COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let roles: BTreeSet<String> = write::cells::AGENT_COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let mut expected = &in_table - &roles;
    expected.insert("agents".to_owned());
    assert_eq!(names(&schema["$defs"]["record"]["properties"]), expected);
    let full = r#"{"title": "a", "description": "a", "publisher": "a", "rights": "a", "licence": "a", "language": "a", "version": "a",
        "homepage": "http://a.example", "citation_note": "a", "report": "mailto:a@b.example", "records": [], "authorities": [
        {"label": "a", "kind": "a", "variants": [{"name": "b", "kind": "a"}], "dates": "a", "note": "a", "links": ["http://a.example"]}]}"#;
    let (catalogue, problems) = read::catalogue(full);
    assert_eq!(problems, []);
    let written = written(&catalogue, Format::Json);
    assert_eq!(names(&schema["properties"]), names(&written));
    assert_eq!(names(&schema["$defs"]["authority"]["properties"]), names(&written["authorities"][0]));
    assert_eq!(names(&schema["$defs"]["variant"]["properties"]), names(&written["authorities"][0]["variants"][0]));
}

/// The variables of the CSL data schema 1.0.2 that we write, with their types. As there, no other is allowed.
fn csl_schema() -> Validator {
    let text = json!({"type": "string"});
    let names = json!({"type": "array", "items": {"type": "object", "additionalProperties": false, "properties": {
        "family": text, "given": text, "literal": text,
    }}});
    let part = json!({"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3});
    let types = ["document", "graphic", "interview", "manuscript", "map", "personal_communication", "report", "speech"];
    let schema = json!({"type": "array", "items": {
        "type": "object", "required": ["type", "id"], "additionalProperties": false,
        "properties": {
            "id": {"type": ["string", "number"]}, "type": {"enum": types}, "title": text, "author": names, "recipient": names,
            "contributor": names, "translator": names, "abstract": text, "genre": text, "keyword": text, "language": text,
            "collection-title": text, "archive": text, "archive_location": text, "publisher": text, "URL": text, "note": text,
            "issued": {"type": "object", "additionalProperties": false, "properties": {
                "date-parts": {"type": "array", "items": part, "minItems": 1, "maxItems": 2},
                "circa": {"type": ["string", "number", "boolean"]}, "literal": text, "edtf": text,
            }},
        },
    }});
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What the specifications of Data Package, Data Resource and Table Schema (version 1) ask of a descriptor.
fn package_schema() -> Validator {
    let text = json!({"type": "string"});
    let field = json!({"type": "object", "required": ["name"], "properties": {
        "name": text, "type": {"enum": ["string", "array"]}, "description": text,
    }});
    let resource = json!({"type": "object", "required": ["name", "profile", "schema"],
        "oneOf": [{"required": ["path"]}, {"required": ["data"]}],
        "properties": {
            "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"}, "profile": {"const": "tabular-data-resource"},
            "path": {"type": "string", "pattern": "^(?=^[^./~])(^((?!\\.{2}).)*$).*$"}, "data": {"type": "array"},
            "schema": {"type": "object", "required": ["fields"], "properties": {
                "fields": {"type": "array", "minItems": 1, "items": field}, "primaryKey": text,
            }},
        },
    });
    let schema = json!({"type": "object", "required": ["resources", "profile"], "properties": {
        "profile": {"const": "tabular-data-package"}, "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"},
        "title": {"type": "string", "minLength": 1}, "description": text, "version": text, "homepage": {"type": "string", "pattern": "^[Hh]ttps?://"},
        "licenses": {"type": "array", "minItems": 1, "items": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["path"]}],
            "properties": {"name": {"type": "string", "pattern": "^\\S+$"}, "path": text}}},
        "contributors": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["title"]}},
        "resources": {"type": "array", "minItems": 1, "items": resource},
    }});
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What holds of every catalogue.
fn is_valid_in_every_format(catalogue: &Catalogue) {
    assert_eq!(faults(&catalogue_schema(), &written(catalogue, Format::Json)), [""; 0]);
    assert_eq!(faults(&csl_schema(), &written(catalogue, Format::CslJson)), [""; 0]);
    assert_eq!(faults(&package_schema(), &written(catalogue, Format::DataPackage)), [""; 0]);
    // The last file of CSV is the descriptor of its tables.
    assert_eq!(faults(&package_schema(), &written(catalogue, Format::Csv)), [""; 0]);
}

#[test]
fn the_bundled_and_the_awkward_catalogue_are_valid_in_every_format() {
    is_valid_in_every_format(&read::catalogue(SEED).0);
    is_valid_in_every_format(&read::catalogue(AWKWARD).0);
    is_valid_in_every_format(&Catalogue::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_written_is_valid(catalogue in any_catalogue()) {
        is_valid_in_every_format(&catalogue);
    }
}
