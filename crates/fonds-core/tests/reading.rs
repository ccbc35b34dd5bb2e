//! Reading what archivists and other systems write: nothing lost, every oddity said, and back again unchanged.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{Agent, Catalogue, Link, NO_TITLE, Record, Shelf, When};
use fonds_core::date::Edtf;
use fonds_core::read::{self, Severity};
use fonds_core::write;
use proptest::prelude::*;

mod any_catalogue;
use any_catalogue::any_catalogue;

const AWKWARD: &str = include_str!("../../../tests/fixtures/awkward.json");
const BROKEN: &str = include_str!("../../../tests/fixtures/broken.json");
const PARTLY_BAD: &str = include_str!("../../../tests/fixtures/partly-bad.json");

/// The problems of a text, as a reader sees them.
fn problems(text: &str) -> Vec<String> {
    read::catalogue(text).1.iter().map(ToString::to_string).collect()
}

/// The only record of a catalogue in which `fields` follow the id.
fn record(fields: &str) -> Record {
    let (catalogue, _) = read::catalogue(&one(fields));
    catalogue.into_records().into_iter().next().unwrap()
}

fn one(fields: &str) -> String {
    format!(r#"{{"records": [{{"id": "a", {fields}}}]}}"#)
}

/// The only problem of a record in which `fields` follow the id, a title and a date.
fn complaint(fields: &str) -> String {
    let found = problems(&one(&format!(r#""title": "t", "date": "1954", {fields}"#)));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

/// The sentence that a text which is not JSON gets.
fn refusal(text: &str) -> String {
    let (catalogue, problems) = read::catalogue(text);
    assert_eq!(catalogue, Catalogue::default());
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].severity, Severity::Error);
    problems[0].to_string()
}

#[test]
fn bad_records_are_set_aside_and_the_rest_stays() {
    let (catalogue, _) = read::catalogue(PARTLY_BAD);
    let ids: Vec<_> = catalogue.records().iter().map(|record| record.id()).collect();
    assert_eq!(ids, ["good", "untitled", "not-a-date", "7", "odd"]);
}

#[test]
fn every_problem_has_its_place_and_a_way_out() {
    let not_edtf = "is not understood";
    let expected = [
        "line 5, column 13: The format has no field “keeper” here, or has it only once. It was left out.",
        "line 8, column 5, record “no. 2”: Expected an “id”, but the record has none. It was set aside; give it an id that no other record has and that will never change.",
        "line 9, column 5, record “good”: An earlier record has the same id. This one was set aside; give it an id of its own.",
        "line 10, column 5, record “no. 4”: Expected a record in braces, but found a text. It was set aside; write it as {\"id\": …, \"title\": …, \"date\": …}.",
        "line 11, column 5, record “no. 5”: Expected a record in braces, but found a list. It was set aside; write it as {\"id\": …, \"title\": …, \"date\": …}.",
        "line 12, column 5, record “untitled”: Expected a “title”, but the record has none. It is shown as “[no title]”; write a title, in square brackets if the source has none.",
        "line 13, column 62, record “not-a-date”: The date “4 January 1954” is not understood",
        "line 14, column 91, record “7”: Expected an agent with a “name”, but found none. It is kept as plain text in the notes.",
        "line 14, column 126: The format has no field “shelf mark” here, or has it only once. Its value is kept in the notes (2 times).",
        "line 15, column 5, record “odd”: Expected a “date”, but the record has none. It is kept as undated; write \"date\": null if the date is unknown.",
        "line 15, column 79, record “odd”: Expected an address with http:// or https:// in “url”, but found “javascript:alert(1)”. It is kept as plain text in the notes.",
        "line 15, column 140, record “odd”: The role “sender” is none of author, recipient, participant, mentioned, translator. It is kept as it is.",
        "record “odd”: The alias “good” is the id of a record, and leads to that one.",
    ];
    // How a date breaks EDTF is told, and tested, by the date parser.
    let mut found = problems(PARTLY_BAD);
    for problem in found.iter_mut().filter(|problem| problem.contains(not_edtf)) {
        problem.truncate(problem.find(not_edtf).unwrap() + not_edtf.len());
    }
    assert_eq!(found, expected);
}

#[test]
fn a_syntax_error_is_placed_and_explained() {
    assert_eq!(refusal(BROKEN), "line 5, column 63: A comma or a colon is missing before this.");
}

#[test]
fn a_trailing_comma_is_pointed_at() {
    assert_eq!(
        refusal("{\"records\": [\n  {\"id\": \"a\"},\n]}"),
        "line 2, column 14: There is a comma after the last item. Take it out."
    );
}

#[test]
fn an_unfinished_file_is_said_to_end_too_early() {
    assert_eq!(
        refusal("{\"records\": [\n  {\"id\": \"a\"}"),
        "line 2, column 13: The text ends too early: a closing quotation mark, bracket or brace is missing."
    );
}

#[test]
fn typographic_quotation_marks_are_explained() {
    assert_eq!(
        refusal("{“records”: []}"),
        "line 1, column 2: Texts and names stand between straight double quotation marks (\")."
    );
}

#[test]
fn a_quotation_mark_inside_a_text_is_explained() {
    assert_eq!(
        refusal(r#"{"title": "The "affair""}"#),
        "line 1, column 17: A comma or a closing bracket is missing before this; a quotation mark inside a text is written \\\"."
    );
}

#[test]
fn a_text_over_two_lines_is_explained() {
    let said = refusal("{\"title\": \"one\ntwo\"}");
    assert!(said.ends_with("A text goes over the end of its line. Write \\n for a new line."), "{said}");
}

#[test]
fn a_single_backslash_is_explained() {
    let said = refusal(r#"{"title": "C:\scans"}"#);
    assert!(said.ends_with("A backslash inside a text must be written twice."), "{said}");
}

#[test]
fn a_web_page_in_the_place_of_a_catalogue_is_recognised() {
    assert_eq!(
        refusal("<!doctype html>"),
        "line 1, column 1: Expected JSON, but found a web page or XML. Check the address or the file's name."
    );
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    assert_eq!(refusal(" \n"), "line 1, column 1: The file is empty.");
}

#[test]
fn a_number_in_the_place_of_a_catalogue_is_refused() {
    assert_eq!(
        refusal("1954"),
        "line 1, column 4: Expected a catalogue in braces, but found something else. Begin the file with { and \"records\"."
    );
}

#[test]
fn columns_count_characters_and_not_bytes() {
    let text = r#"{"records": [{"id": "毛泽东", "title": "t", "date": "x"}]}"#;
    assert!(problems(text)[0].starts_with("line 1, column 50, record “毛泽东”: "), "{}", problems(text)[0]);
}

#[test]
fn a_file_without_records_says_what_is_missing() {
    assert_eq!(
        problems("{\n\"title\": \"t\"\n}"),
        [
            "line 1, column 1: Expected a list named “records”, but the file has none. Nothing can be shown; put the records between \"records\": [ and ]."
        ]
    );
}

#[test]
fn a_list_alone_is_taken_as_the_records() {
    let (catalogue, problems) = read::catalogue(r#"[{"id": "a", "title": "t", "date": null}]"#);
    assert_eq!(catalogue.records().len(), 1);
    assert_eq!(problems[0].severity, Severity::Note);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let text = format!("\u{feff}{}", one(r#""title": "t", "date": "1954""#));
    assert_eq!(read::catalogue(&text).0.records().len(), 1);
    assert_eq!(problems(&text), [""; 0]);
}

#[test]
fn null_and_an_empty_text_are_dates_stated_to_be_unknown() {
    for date in ["null", "\"\""] {
        let fields = format!(r#""title": "t", "date": {date}"#);
        assert_eq!(record(&fields).date, When::Unknown);
        assert_eq!(problems(&one(&fields)), [""; 0]);
    }
}

#[test]
fn a_date_that_is_not_edtf_is_kept_as_written() {
    let record = record(r#""title": "t", "date": "spring, after the flood""#);
    assert_eq!(record.date, When::NotUnderstood("spring, after the flood".into()));
}

#[test]
fn numbers_are_taken_as_texts_exactly_as_written() {
    let record = record(r#""title": 1.10, "date": 1954, "places": [1, "b"]"#);
    assert_eq!((record.title.as_str(), record.date.as_str()), ("1.10", "1954"));
    assert_eq!(record.places, ["1", "b"]);
}

#[test]
fn one_text_is_a_list_of_one_and_a_list_is_joined_where_a_text_stands() {
    let record = record(r#""title": "t", "date": "1954", "subjects": "war", "type": ["letter", "draft"]"#);
    assert_eq!(record.subjects, ["war"]);
    assert_eq!(record.kind, "letter; draft");
}

#[test]
fn a_name_alone_is_an_agent_without_a_role() {
    let record = record(r#""title": "t", "date": "1954", "agents": "Nehru""#);
    assert_eq!(record.agents, [Agent { name: "Nehru".into(), ..Agent::default() }]);
}

#[test]
fn an_object_in_the_place_of_a_text_is_kept_among_the_notes() {
    let fields = r#""description": {"en": "x"}"#;
    assert_eq!(
        complaint(fields),
        "line 1, column 71, record “a”: Expected a text in “description”, but found an object. It is kept as plain text in the notes."
    );
    assert_eq!(record(&format!(r#""title": "t", "date": null, {fields}"#)).notes, [r#"description: {"en": "x"}"#]);
}

#[test]
fn half_a_surrogate_pair_costs_its_field_only() {
    let record = record(r#""title": "t", "date": "1954", "type": "\ud800""#);
    assert_eq!((record.kind.as_str(), record.notes), ("", vec![r#"type: "\ud800""#.to_owned()]));
}

#[test]
fn unknown_fields_become_notes_after_those_of_the_record() {
    let record =
        record(r#""medium": "oil", "size": {"cm": 3}, "title": "t", "date": null, "notes": ["first"], "empty": []"#);
    assert_eq!(record.notes, ["first", "medium: oil", r#"size: {"cm": 3}"#]);
}

#[test]
fn a_field_that_stands_twice_is_kept_twice() {
    let record = record(r#""title": "one", "title": "two", "date": null"#);
    assert_eq!((record.title.as_str(), record.notes), ("one", vec!["title: two".to_owned()]));
}

#[test]
fn unknown_fields_of_an_agent_are_kept_too() {
    let record = record(r#""title": "t", "date": null, "agents": [{"name": "n", "rank": "colonel"}]"#);
    assert_eq!(record.notes, ["agents.rank: colonel"]);
}

#[test]
fn an_address_that_could_run_code_is_plain_text() {
    for address in
        ["javascript:alert(1)", "JavaScript:alert(1)", " https://a.org", "data:text/html,x", "//a.org", "https:/a"]
    {
        let record = record(&format!(r#""title": "t", "date": null, "url": "{address}""#));
        assert_eq!((record.url.as_str(), record.notes), ("", vec![format!("url: {address}")]));
    }
}

#[test]
fn web_addresses_are_kept_as_addresses() {
    let record =
        record(r#""title": "t", "date": null, "url": "HTTPS://a.org/ü", "files": ["http://a.org/1", "ftp://a"]"#);
    assert_eq!((record.url.as_str(), record.files), ("HTTPS://a.org/ü", vec![Link::new("http://a.org/1").unwrap()]));
}

#[test]
fn markup_is_plain_text() {
    assert_eq!(record(r#""title": "<b>&amp;</b>", "date": null"#).title, "<b>&amp;</b>");
}

#[test]
fn a_date_of_a_year_that_is_not_known_is_kept_and_placed_nowhere() {
    let date = record(r#""title": "t", "date": "XXXX-11-14""#).date;
    assert_eq!((date.as_str(), date.interval()), ("XXXX-11-14", None));
}

#[test]
fn a_record_without_a_title_is_kept() {
    assert_eq!(record(r#""title": " ", "date": null"#).title, NO_TITLE);
}

#[test]
fn an_authority_keeps_its_further_fields_in_its_note() {
    let text = r#"{"records": [], "authorities": [{"label": "L", "variants": ["V"], "note": "n", "born": 1878}, {"kind": "person"}]}"#;
    let (catalogue, problems) = read::catalogue(text);
    assert_eq!(catalogue.authorities.len(), 1);
    assert_eq!(catalogue.authorities[0].note, "n\nborn: 1878");
    assert_eq!(catalogue.authorities[0].variants[0].name, "V");
    assert_eq!(problems.len(), 2);
}

#[test]
fn a_record_with_the_names_of_other_systems_finds_its_fields() {
    let text = r#"{"records": [{"id": "a1", "title": "Mr. Black to all the ministers", "date": "1861-02-28", "dateText": "February 28, 1861", "abstract": "Circular.", "people": ["Black", "ministers"], "places": ["Washington"], "type": "Document", "subjects": ["Circular"], "collection": "C", "source": "S", "language": "en", "pages": 2, "url": "https://example.org/a1"}]}"#;
    let (catalogue, _) = read::catalogue(text);
    let agent = |name: &str| Agent { name: name.into(), ..Agent::default() };
    let date = When::Known(Edtf::parse("1861-02-28").unwrap());
    let mut expected = Record::new("a1", "Mr. Black to all the ministers", date).unwrap();
    expected.date_display = "February 28, 1861".into();
    expected.description = "Circular.".into();
    expected.kind = "Document".into();
    expected.agents = vec![agent("Black"), agent("ministers")];
    expected.places = vec!["Washington".into()];
    expected.subjects = vec!["Circular".into()];
    expected.languages = vec!["en".into()];
    expected.collection = "C".into();
    expected.source = "S".into();
    expected.url = Link::new("https://example.org/a1").unwrap();
    expected.notes = vec!["pages: 2".into()];
    assert_eq!(catalogue.records()[0], expected);
}

#[test]
fn a_catalogue_is_large_from_2000_records_or_4_megabytes_on() {
    let ids = |count| "{\"id\":1}".repeat(count);
    assert!(!read::is_large(ids(2_000).as_bytes()));
    assert!(read::is_large(ids(2_001).as_bytes()));
    assert!(!read::is_large(&vec![b' '; 4_000_000]));
    assert!(read::is_large(&vec![b' '; 4_000_001]));
}

#[test]
fn the_awkward_catalogue_is_read_whole() {
    let (catalogue, problems) = read::catalogue(AWKWARD);
    assert_eq!(catalogue.records().len(), AWKWARD.matches("\"id\":").count());
    assert!(problems.iter().all(|problem| problem.severity < Severity::Error));
    let unplaced = catalogue.records().iter().filter(|record| matches!(record.date, When::NotUnderstood(_)));
    assert_eq!(unplaced.map(|record| record.id()).collect::<Vec<_>>(), ["date-not-understood", "date-impossible"]);
}

#[test]
fn the_awkward_catalogue_survives_writing() {
    let (catalogue, _) = read::catalogue(AWKWARD);
    assert_eq!(read::catalogue(&write::catalogue(&catalogue)).0, catalogue);
}

#[test]
fn one_changed_record_is_one_changed_line() {
    let (catalogue, _) = read::catalogue(AWKWARD);
    let before = write::catalogue(&catalogue);
    let mut shelf = Shelf::default();
    for (number, mut record) in catalogue.clone().into_records().into_iter().enumerate() {
        record.title += if number == 3 { "!" } else { "" };
        shelf.add(record).unwrap();
    }
    let after = write::catalogue(&catalogue.with_records(shelf));
    let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
    assert_eq!((changed.count(), before.lines().count()), (1, after.lines().count()));
}

#[test]
fn an_empty_catalogue_is_written_and_read() {
    assert_eq!(write::catalogue(&Catalogue::default()), "{\n  \"title\": \"\",\n  \"records\": []\n}\n");
    assert_eq!(read::catalogue(&write::catalogue(&Catalogue::default())), (Catalogue::default(), vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_written_is_read_back(catalogue in any_catalogue()) {
        let (again, _) = read::catalogue(&write::catalogue(&catalogue));
        prop_assert_eq!(again, catalogue);
    }

    #[test]
    fn a_damaged_file_never_panics(place in 0..PARTLY_BAD.len(), damage in "[\\PC\n\"{}\\[\\],:]{0,3}") {
        let place = (0..=place).rev().find(|at| PARTLY_BAD.is_char_boundary(*at)).unwrap();
        let text = format!("{}{damage}{}", &PARTLY_BAD[..place], &PARTLY_BAD[place..]);
        let (_, problems) = read::catalogue(&text);
        prop_assert!(problems.iter().all(|problem| problem.message.ends_with('.')));
        let _ = read::catalogue(&text[..place]);
    }
}
