//! Writing catalogues: what comes back whole, what other programs get, and nothing that breaks their syntax.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{Agent, Catalogue, Variant};
use fonds_core::read;
use fonds_core::write::{self, File, Format, cells, guarded, unguarded};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

mod any_catalogue;
use any_catalogue::any_catalogue;

const SEED: &str = include_str!("../../../public/catalogue.json");
const AWKWARD: &str = include_str!("../../../tests/fixtures/awkward.json");

/// The catalogue that the README's examples are about, with each shape of agents.
const LETTERS: &str = r#"{
  "title": "Letters of the Harbour Office",
  "publisher": "City Archive",
  "licence": "CC0-1.0",
  "homepage": "https://archive.example/",
  "records": [
    {"id": "ho-1", "title": "Letter to the pilots", "date": "1881-05~", "date_display": "c. May 1881", "type": "Letter",
     "agents": [{"name": "Lind, Anna", "role": "author"}, {"name": "The pilots", "role": "recipient"}],
     "places": ["Old Quay", "New Quay"], "source": "HO 1/4, fol. 7", "repository": "City Archive", "url": "https://archive.example/ho-1"},
    {"id": "ho-2", "title": "=1+1, \"quoted\"", "date": "-0043", "agents": [{"name": "Lind, Anna", "role": "mentioned", "as": "A. L."}],
     "subjects": ["Tides; floods"], "notes": ["Torn"]},
    {"id": "ho-3", "title": "Chart", "date": null}
  ],
  "authorities": [
    {"label": "Lind, Anna", "kind": "person", "variants": [{"name": "A. L.", "kind": "abbreviation"}, {"name": "Anna Lind", "kind": ""}]}
  ]
}"#;

fn catalogue(text: &str) -> Catalogue {
    read::any(text).0
}

fn files(catalogue: &Catalogue, format: Format) -> Vec<File> {
    write::files(catalogue, format, "letters")
}

fn text(file: &File) -> &str {
    std::str::from_utf8(&file.bytes).unwrap()
}

/// The only file of a format.
fn written(catalogue: &Catalogue, format: Format) -> String {
    let files = files(catalogue, format);
    assert_eq!(files.len(), 1);
    text(&files[0]).to_owned()
}

#[test]
fn a_format_is_found_by_its_name() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
        assert_eq!(Format::from_name(&format.name().to_uppercase()), Some(format));
    }
    assert_eq!(Format::from_name("docx"), None);
}

#[test]
fn files_are_named_after_their_stem_and_format() {
    let names: Vec<String> =
        Format::ALL.iter().flat_map(|format| files(&catalogue(LETTERS), *format)).map(|file| file.name).collect();
    assert_eq!(
        names,
        [
            "letters.json",
            "letters.jsonl",
            "letters.csv",
            "letters.authorities.csv",
            "letters.datapackage.json",
            "letters.datapackage.json",
        ]
    );
}

#[test]
fn json_lines_say_what_the_catalogue_is_then_its_records_then_its_authorities() {
    let text = written(&catalogue(LETTERS), Format::JsonLines);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        r#"{"catalogue":{"title":"Letters of the Harbour Office","publisher":"City Archive","licence":"CC0-1.0","homepage":"https://archive.example/"}}"#
    );
    assert_eq!(lines[3], r#"{"id":"ho-3","title":"Chart","date":null}"#);
    assert!(lines[4].starts_with(r#"{"authority":{"label":"Lind, Anna","#));
    assert_eq!(lines.len(), 5);
}

#[test]
fn a_catalogue_that_says_nothing_of_itself_is_its_records_alone() {
    let alone = catalogue(r#"{"records": [{"id": "a", "title": "t", "date": "1954"}]}"#);
    assert_eq!(written(&alone, Format::JsonLines), "{\"id\":\"a\",\"title\":\"t\",\"date\":\"1954\"}\n");
}

#[test]
fn a_table_has_the_columns_that_are_used() {
    let files = files(&catalogue(LETTERS), Format::Csv);
    assert_eq!(
        text(&files[0]),
        "\u{feff}id,title,date,date_display,type,author,recipient,agents,places,subjects,repository,source,url,notes\r\n\
         ho-1,Letter to the pilots,1881-05~,c. May 1881,Letter,\"Lind, Anna\",The pilots,,Old Quay | New Quay,,City Archive,\"HO 1/4, fol. 7\",https://archive.example/ho-1,\r\n\
         ho-2,\"'=1+1, \"\"quoted\"\"\",'-0043,,,,,\"[{\"\"name\"\":\"\"Lind, Anna\"\",\"\"role\"\":\"\"mentioned\"\",\"\"as\"\":\"\"A. L.\"\"}]\",,\"[\"\"Tides; floods\"\"]\",,,,Torn\r\n\
         ho-3,Chart,,,,,,,,,,,,\r\n"
    );
    assert_eq!(
        text(&files[1]),
        "\u{feff}label,kind,variants,dates,note,links\r\n\"Lind, Anna\",person,A. L. [abbreviation] | Anna Lind,,,\r\n"
    );
}

#[test]
fn an_empty_table_has_the_columns_that_a_record_needs() {
    assert_eq!(text(&files(&Catalogue::default(), Format::Csv)[0]), "\u{feff}id,title,date\r\n");
}

#[test]
fn a_list_is_readable_only_if_it_can_be_read_back() {
    let check = |items: &[&str], expected: &str| assert_eq!(cells::list(items), expected);
    check(&[], "");
    check(&["Warsaw"], "Warsaw");
    check(&["Warsaw", "Prague, New Town"], "Warsaw | Prague, New Town");
    check(&["a|b"], r#"["a|b"]"#);
    check(&["a; b", "c"], r#"["a; b","c"]"#);
    check(&["[Warsaw]"], r#"["[Warsaw]"]"#);
    check(&[" Warsaw"], r#"[" Warsaw"]"#);
    check(&[""], r#"[""]"#);
}

#[test]
fn a_cell_in_brackets_that_is_no_list_is_one_item() {
    assert_eq!(cells::list_from("[London] | Paris"), ["[London]", "Paris"]);
    assert_eq!(cells::list_from("[1954]"), ["[1954]"]);
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_guarded() {
    let check = |text: &str, expected: &str| {
        assert_eq!(guarded(text), expected);
        assert_eq!(unguarded(expected), text);
    };
    check("=HYPERLINK(\"http://evil.example\")", "'=HYPERLINK(\"http://evil.example\")");
    check("+1", "'+1");
    check("-0043", "'-0043");
    check("@SUM(A1)", "'@SUM(A1)");
    check("＝1", "'＝1");
    check("\tx", "'\tx");
    check("'=1", "''=1");
    check("''@", "'''@");
    check("'Plans'", "'Plans'");
    check("a=b", "a=b");
    check("'", "'");
    check("", "");
}

/// The rows of a table, read the slow and obvious way (RFC 4180).
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.strip_prefix('\u{feff}').unwrap().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {
                assert_eq!(chars.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !is_quoted);
    rows
}

/// The objects of a table: column and cell, the guard taken off.
fn objects(text: &str) -> Vec<Vec<(String, String)>> {
    let mut rows = rows(text).into_iter();
    let header = rows.next().unwrap();
    let named = |row: Vec<String>| {
        assert_eq!(row.len(), header.len());
        header.iter().cloned().zip(row.iter().map(|cell| unguarded(cell).into_owned())).collect()
    };
    rows.map(named).collect()
}

/// A record of the bundled format from a row, as `docs/formats.md` says.
fn record_from(row: &[(String, String)]) -> Value {
    let cell = |name: &str| row.iter().find(|(column, _)| column == name).map_or("", |(_, cell)| cell.as_str());
    let mut record = json!({});
    for (column, text) in row.iter().filter(|(_, text)| !text.is_empty()) {
        record[column] = match column.as_str() {
            "other_dates" | "added" => serde_json::from_str(text).unwrap(),
            "places" | "subjects" | "languages" | "files" | "related" | "aliases" | "notes" => {
                json!(cells::list_from(text))
            }
            column if cells::AGENT_COLUMNS.contains(&column) => continue,
            _ => json!(text),
        };
    }
    record["agents"] = json!(cells::agents_from(cells::AGENT_COLUMNS.map(cell)));
    record
}

fn authority_from(row: &[(String, String)]) -> Value {
    let cell = |name: &str| row.iter().find(|(column, _)| column == name).map(|(_, cell)| cell.as_str()).unwrap();
    json!({
        "label": cell("label"), "kind": cell("kind"), "dates": cell("dates"), "note": cell("note"),
        "variants": cells::variants_from(cell("variants")), "links": cells::list_from(cell("links")),
    })
}

/// The catalogue that three files of CSV hold.
fn from_tables(files: &[File]) -> Catalogue {
    let named = |ending: &str| files.iter().find(|file| file.name == format!("letters.{ending}")).map(text);
    let package: Value = serde_json::from_str(named("datapackage.json").unwrap()).unwrap();
    let mut whole = package["catalogue"].clone();
    whole["records"] = objects(named("csv").unwrap()).iter().map(|row| record_from(row)).collect();
    let authorities = named("authorities.csv").map(objects).unwrap_or_default();
    whole["authorities"] = authorities.iter().map(|row| authority_from(row)).collect();
    read::catalogue(&whole.to_string()).0
}

/// The catalogue that JSON Lines hold, as `docs/formats.md` says.
fn from_lines(text: &str) -> Catalogue {
    let (mut whole, mut records, mut authorities) = (json!({}), Vec::new(), Vec::new());
    for line in text.lines() {
        let object: Value = serde_json::from_str(line).unwrap();
        let is_only = object.as_object().unwrap().len() == 1;
        if is_only && object["catalogue"].is_object() {
            whole = object["catalogue"].clone();
        } else if is_only && object["authority"].is_object() {
            authorities.push(object["authority"].clone());
        } else {
            records.push(object);
        }
    }
    whole["records"] = json!(records);
    whole["authorities"] = json!(authorities);
    read::catalogue(&whole.to_string()).0
}

/// What stands between the lines of the formats that lose nothing is the same catalogue.
fn comes_back_whole(catalogue: &Catalogue) {
    assert_eq!(&from_tables(&files(catalogue, Format::Csv)), catalogue);
    assert_eq!(&from_lines(&written(catalogue, Format::JsonLines)), catalogue);
}

#[test]
fn the_bundled_and_the_awkward_catalogue_come_back_whole() {
    comes_back_whole(&catalogue(SEED));
    comes_back_whole(&catalogue(AWKWARD));
    comes_back_whole(&catalogue(LETTERS));
}

/// Short texts full of what has a meaning in a cell.
fn cell_text() -> impl Strategy<Value = String> {
    "[ |;\\[\\]'\"=,a\n\r\u{feff}-]{0,6}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_written_comes_back(catalogue in any_catalogue()) {
        comes_back_whole(&catalogue);
    }
}

proptest! {
    #[test]
    fn a_guarded_cell_comes_back_and_is_safe(text in "['=+@\t\r\n＝x-]{0,5}") {
        let cell = guarded(&text);
        prop_assert_eq!(unguarded(&cell), text.as_str());
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']));
    }

    #[test]
    fn a_list_in_a_cell_comes_back(items in vec(cell_text(), 0..4)) {
        prop_assert_eq!(cells::list_from(&cells::list(&items)), items);
    }

    #[test]
    fn agents_in_cells_come_back(parts in vec((cell_text(), "(author|recipient|mentioned|sender|agents|)", "(|Ann)"), 0..4)) {
        let agent = |(name, role, as_written)| Agent { name, role, as_written };
        let agents: Vec<Agent> = parts.into_iter().map(agent).collect();
        let cells = cells::agents(&agents);
        prop_assert_eq!(cells::agents_from(cells.each_ref().map(String::as_str)), agents);
    }

    #[test]
    fn variants_in_a_cell_come_back(parts in vec((cell_text(), "(|pseudonym|a b|\\[|\\]|x \\[y)"), 0..4)) {
        let variants: Vec<Variant> = parts.into_iter().map(|(name, kind)| Variant { name, kind }).collect();
        prop_assert_eq!(cells::variants_from(&cells::variants(&variants)), variants);
    }
}
