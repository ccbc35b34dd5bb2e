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
    read::catalogue(text).0
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
            "letters.ris",
            "letters.bib",
            "letters.csl.json",
            "letters.jsonld",
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

#[test]
fn ris_has_a_tag_a_line_and_the_rest_in_notes() {
    let text = written(&catalogue(LETTERS), Format::Ris);
    let first = "TY  - PCOMM\r\nID  - ho-1\r\nTI  - Letter to the pilots\r\nAU  - Lind, Anna\r\nA2  - The pilots,\r\n\
                 PY  - 1881\r\nDA  - 1881/05//ca.\r\nM3  - Letter\r\nDB  - City Archive\r\nAV  - HO 1/4, fol. 7\r\nDP  - City Archive\r\n\
                 UR  - https://archive.example/ho-1\r\nN1  - date: 1881-05~\r\nN1  - date_display: c. May 1881\r\nN1  - places: Old Quay | New Quay\r\n\
                 ER  - \r\n\r\n";
    assert_eq!(text.split_inclusive("ER  - \r\n\r\n").next(), Some(first));
}

#[test]
fn a_date_in_ris_says_no_more_than_is_known() {
    let check = |date: &str, expected: &[&str]| {
        let one = format!(r#"{{"records": [{{"id": "a", "title": "t", "date": "{date}"}}]}}"#);
        let text = written(&catalogue(&one), Format::Ris);
        let is_date = |line: &&str| line.starts_with("PY") || line.starts_with("DA") || line.starts_with("N1");
        assert_eq!(text.lines().filter(is_date).collect::<Vec<_>>(), expected);
    };
    check("1954-02-23", &["PY  - 1954", "DA  - 1954/02/23/"]);
    check("1954-02", &["PY  - 1954", "DA  - 1954/02//"]);
    check("1954", &["PY  - 1954", "DA  - 1954///"]);
    check("1954?", &["PY  - 1954", "DA  - 1954///?", "N1  - date: 1954?"]);
    check("1954-05/1954-06", &["PY  - 1954", "DA  - 1954///May–June 1954", "N1  - date: 1954-05/1954-06"]);
    check("0054", &["PY  - 0054", "DA  - 0054///"]);
    check("1954-02-XX", &["PY  - 1954", "DA  - 1954/02//", "N1  - date: 1954-02-XX"]);
    check("1954-02-23T10:00:00", &["PY  - 1954", "DA  - 1954/02/23/", "N1  - date: 1954-02-23T10:00:00"]);
    check("1950/1954", &["DA  - ///1950–1954", "N1  - date: 1950/1954"]);
    check("195X", &["DA  - ///1950s", "N1  - date: 195X"]);
    check("-0043", &["DA  - ///44 BCE", "N1  - date: -0043"]);
    check("after the flood", &["DA  - ///after the flood", "N1  - date: after the flood"]);
    check("", &[]);
}

#[test]
fn bibtex_keeps_names_and_titles_whole() {
    let text = written(&catalogue(LETTERS), Format::BibTeX);
    let first = r#"@unpublished{ho-1,
  author = {{Lind}, {Anna}},
  title = {{Letter to the pilots}},
  date = {1881-05~},
  type = {{Letter}},
  howpublished = {HO 1/4, fol. 7, City Archive},
  organization = {{City Archive}},
  url = {https://archive.example/ho-1},
  annotation = {date\_display: c. May 1881; recipient: The pilots; places: Old Quay | New Quay},
}

"#;
    assert_eq!(text.split_inclusive("\n}\n\n").next(), Some(first));
}

#[test]
fn what_tex_takes_for_a_command_is_escaped() {
    let one = catalogue(r##"{"records": [{"id": "a", "title": "50% of {A} & B_1 \\ $3 #4 ^~", "date": "1954"}]}"##);
    let expected = r"title = {{50\% of \textbraceleft{}A\textbraceright{} \& B\_1 \textbackslash{} \$3 \#4 \textasciicircum{}\textasciitilde{}}},";
    assert!(written(&one, Format::BibTeX).contains(expected));
}

#[test]
fn a_date_that_biblatex_cannot_read_is_said_in_words() {
    let check = |date: &str, expected: &str| {
        let one = format!(r#"{{"records": [{{"id": "a", "title": "t", "date": "{date}"}}]}}"#);
        let text = written(&catalogue(&one), Format::BibTeX);
        let line = text.lines().find(|line| line.starts_with("  date") || line.starts_with("  year"));
        assert_eq!(line.unwrap_or("").trim(), expected);
    };
    check("1954-02-23", "date = {1954-02-23},");
    check("1952%/..", "date = {1952%/..},");
    check("195X", "date = {195X},");
    check("-0043", "date = {-0043},");
    check("[1951,1953]", "year = {one of 1951, 1953},");
    check("Y-17000", "year = {17001 BCE},");
    check("1953-07-27T10:00:00Z", "year = {27 July 1953},");
    check("after the flood", "year = {after the flood},");
    check("", "");
}

#[test]
fn a_key_of_bibtex_is_the_id_as_far_as_it_can_be() {
    let check = |id: &str, expected: &str| {
        let one = json!({"records": [{"id": id, "title": "t", "date": "1954"}]}).to_string();
        let text = written(&catalogue(&one), Format::BibTeX);
        assert_eq!(text.lines().next().unwrap(), format!("@misc{{{expected},"));
    };
    check("frus1861/d_120", "frus1861/d_120");
    check("a b", "a_u20_b");
    check("a_u20_b", "a_u5f_u20_b");
    check("标,}", "_u6807__u2c__u7d_");
}

#[test]
fn csl_json_has_the_date_in_edtf_and_in_numbers() {
    let text = written(&catalogue(LETTERS), Format::CslJson);
    let expected = r#"{"id":"ho-1","type":"personal_communication","title":"Letter to the pilots","author":[{"family":"Lind","given":"Anna"}],"recipient":[{"literal":"The pilots"}],"issued":{"edtf":"1881-05~","date-parts":[[1881,5]],"circa":true},"genre":"Letter","archive":"City Archive","archive_location":"HO 1/4, fol. 7","publisher":"City Archive","URL":"https://archive.example/ho-1","note":"date_display: c. May 1881\nplaces: Old Quay | New Quay"},"#;
    assert_eq!(text.lines().nth(1), Some(expected));
    let expected = r#"{"id":"ho-3","type":"document","title":"Chart","publisher":"City Archive"}"#;
    assert_eq!(text.lines().nth(3), Some(expected));
}

#[test]
fn json_ld_is_a_collection_and_its_records() {
    let text = written(&catalogue(LETTERS), Format::JsonLd);
    let graph: Value = serde_json::from_str(&text).unwrap();
    let expected = json!({
        "@type": "Collection", "name": "Letters of the Harbour Office", "license": "CC0-1.0", "url": "https://archive.example/",
        "publisher": {"@type": "Organization", "name": "City Archive"},
    });
    assert_eq!(graph["@graph"][0], expected);
    let expected = json!({
        "@context": "https://schema.org", "@type": ["ArchiveComponent", "CreativeWork"], "name": "Letter to the pilots",
        "identifier": "ho-1", "genre": "Letter", "temporal": "1881-05~", "url": "https://archive.example/ho-1",
        "author": [{"@type": "Thing", "name": "Lind, Anna"}], "recipient": [{"@type": "Thing", "name": "The pilots"}],
        "contentLocation": ["Old Quay", "New Quay"], "holdingArchive": {"@type": "Organization", "name": "City Archive"},
        "isPartOf": {"@type": "Collection", "name": "Letters of the Harbour Office"},
        "publisher": {"@type": "Organization", "name": "City Archive"}, "itemLocation": "HO 1/4, fol. 7",
        "comment": [{"@type": "Comment", "text": "date_display: c. May 1881"}],
    });
    assert_eq!(graph["@graph"][1], expected);
}

#[test]
fn a_data_package_alone_holds_the_records() {
    let letters = catalogue(LETTERS);
    let package: Value = serde_json::from_str(&written(&letters, Format::DataPackage)).unwrap();
    assert_eq!(package["name"], "letters");
    assert_eq!(package["licenses"], json!([{"name": "CC0-1.0"}]));
    let mut whole = package["catalogue"].clone();
    whole["records"] = package["resources"][0]["data"].clone();
    whole["authorities"] = package["resources"][1]["data"].clone();
    assert_eq!(catalogue(&whole.to_string()), letters);
}

#[test]
fn a_licence_in_words_stays_out_of_the_list_of_licences() {
    let check = |licence: &str, expected: Value| {
        let one = catalogue(&json!({"licence": licence, "records": []}).to_string());
        let package: Value = serde_json::from_str(&written(&one, Format::DataPackage)).unwrap();
        assert_eq!(package["licenses"], expected, "{licence}");
        assert_eq!(package["catalogue"]["licence"], json!(licence));
    };
    check("CC-BY-4.0", json!([{"name": "CC-BY-4.0"}]));
    check("https://licence.example/", json!([{"path": "https://licence.example/"}]));
    check("All rights reserved", Value::Null);
    check("\u{feff}CC0-1.0", Value::Null);
}

/// The references of RIS, as tags and texts.
fn references(text: &str) -> Vec<Vec<(&str, &str)>> {
    let mut references = Vec::new();
    for line in text.split_terminator("\r\n").filter(|line| !line.is_empty()) {
        assert!(!line.contains(char::is_control), "{line:?}");
        let (tag, text) = line.split_once("  - ").unwrap();
        assert!(
            tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()),
            "{line:?}"
        );
        if tag == "TY" {
            references.push(Vec::new());
        }
        references.last_mut().unwrap().push((tag, text));
    }
    references
}

/// The keys of BibTeX, whose entries are read as BibTeX does: braces count, escaped or not.
fn keys(text: &str) -> Vec<&str> {
    let (mut keys, mut rest) = (Vec::new(), text);
    while let Some((_, entry)) = rest.split_once('@') {
        let (kind, body) = entry.split_once('{').unwrap();
        assert!(kind == "misc" || kind == "unpublished", "{kind}");
        keys.push(body.split_once(',').unwrap().0);
        let mut depth = 1;
        let end = body.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        rest = &body[end.unwrap()..];
        assert!(rest.starts_with("}\n\n"), "{rest}");
    }
    keys
}

/// What holds of the formats of other programs, whatever the catalogue.
fn is_well_formed(catalogue: &Catalogue) {
    let ris = written(catalogue, Format::Ris);
    let references = references(&ris);
    assert_eq!(references.len(), catalogue.records().len());
    assert!(references.iter().all(|reference| reference.last() == Some(&("ER", ""))));
    let ids: Vec<&str> = catalogue.records().iter().map(|record| record.id()).collect();
    let bibtex = written(catalogue, Format::BibTeX);
    let mut keys = keys(&bibtex);
    assert_eq!(keys.len(), ids.len());
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), ids.len());
    let csl: Vec<Value> = serde_json::from_str(&written(catalogue, Format::CslJson)).unwrap();
    assert_eq!(csl.iter().map(|item| item["id"].as_str().unwrap()).collect::<Vec<_>>(), ids);
    let graph: Value = serde_json::from_str(&written(catalogue, Format::JsonLd)).unwrap();
    assert_eq!(graph["@graph"].as_array().unwrap().len(), 1 + ids.len());
    let package: Value = serde_json::from_str(&written(catalogue, Format::DataPackage)).unwrap();
    assert_eq!(package["resources"][0]["data"].as_array().unwrap().len(), ids.len());
}

#[test]
fn the_bundled_and_the_awkward_catalogue_are_well_formed_in_every_format() {
    is_well_formed(&catalogue(SEED));
    is_well_formed(&catalogue(AWKWARD));
    is_well_formed(&Catalogue::default());
}

/// Every text of a record's cells, and where each format has it: nothing is left out without a word.
#[test]
fn no_field_is_left_out_of_a_reference() {
    let every_field = r#"{"records": [{"id": "i1", "title": "t1", "date": "1954", "date_display": "d1", "description": "d2", "type": "k1",
        "agents": [{"name": "n1", "role": "author"}, {"name": "n2", "role": "recipient"}, {"name": "n3", "role": "participant"},
            {"name": "n4", "role": "mentioned"}, {"name": "n5", "role": "translator"}, {"name": "n6"}],
        "places": ["p1", "p2"], "subjects": ["s1"], "languages": ["l1"], "collection": "c1", "repository": "r1", "source": "s2",
        "classification": "c2", "rights": "r2", "url": "http://u1.example", "archived_url": "http://u2.example", "files": ["http://u3.example"],
        "related": ["r3"], "aliases": ["a1"], "notes": ["n7"], "other_dates": [{"date": "1955", "role": "event", "as": "a2", "evidence": {"field": "title", "text": "e1"}}],
        "added": [{"field": "type", "value": "v1", "evidence": {"field": "title", "text": "e2"}}]}]}"#;
    let said = [
        "i1", "t1", "1954", "d1", "d2", "k1", "n1", "n2", "n3", "n4", "n5", "n6", "p1", "p2", "s1", "l1", "c1", "r1",
        "s2", "c2", "r2", "u1", "u2", "u3", "r3", "a1", "n7", "1955", "a2", "e1", "v1", "e2",
    ];
    for format in Format::ALL {
        let files = files(&catalogue(every_field), format);
        let missing: Vec<_> = said.iter().filter(|word| !text(&files[0]).contains(**word)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", format.name());
    }
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

    #[test]
    fn whatever_is_written_is_well_formed(catalogue in any_catalogue()) {
        is_well_formed(&catalogue);
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
