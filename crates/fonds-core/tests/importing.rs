//! Foreign files: every row is accounted for, every oddity is said with its place and a way out, and nothing is lost.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{Agent, Catalogue, NO_TITLE, Record, When};
use fonds_core::import::mapping::Mapping;
use fonds_core::import::{Counts, Import, Options, Source, import};
use fonds_core::write::{self, Format};
use proptest::prelude::*;

mod any_catalogue;
use any_catalogue::any_catalogue;

fn read(bytes: impl AsRef<[u8]>) -> Import {
    import(&Source { name: "file", bytes: bytes.as_ref() }, &Options::default())
}

fn mapped(bytes: &str, mapping: &str) -> Import {
    let (mapping, issues) = Mapping::parse(mapping);
    assert_eq!(issues, []);
    import(&Source { name: "file", bytes: bytes.as_bytes() }, &Options { mapping, ..Options::default() })
}

/// The issues of a file, as people read them.
fn issues(bytes: impl AsRef<[u8]>) -> Vec<String> {
    read(bytes).issues.iter().map(ToString::to_string).collect()
}

/// The only record of a file.
fn record(bytes: impl AsRef<[u8]>) -> Record {
    let records = read(bytes).catalogue.into_records();
    assert_eq!(records.len(), 1);
    records.into_iter().next().unwrap()
}

fn names(agents: &[Agent]) -> Vec<(&str, &str)> {
    agents.iter().map(|agent| (agent.name.as_str(), agent.role.as_str())).collect()
}

const LETTERS: &str = "\
Signatur;Titel;Verfasser;Empfänger;Datum;Ort;Schlagworte;Zustand
HO 1;Brief an die Lotsen;Anna Lind;Lotsenamt;1881-05-03;Bremen;Hafen | Lotsen;gut
HO 2;Antwort;Lotsenamt;Anna Lind;1881-05-09;Bremen;Hafen;
";

#[test]
fn columns_find_their_fields_in_other_languages_and_the_rest_is_kept() {
    let import = read(LETTERS);
    assert_eq!(import.issues, []);
    let record = &import.catalogue.records()[0];
    assert_eq!(
        (record.id(), record.title.as_str(), record.date.as_str()),
        ("HO 1", "Brief an die Lotsen", "1881-05-03")
    );
    assert_eq!(names(&record.agents), [("Anna Lind", "author"), ("Lotsenamt", "recipient")]);
    assert_eq!(
        (&record.places, &record.subjects),
        (&vec!["Bremen".to_owned()], &vec!["Hafen".into(), "Lotsen".into()])
    );
    assert_eq!(record.notes, ["Zustand: gut"]);
}

#[test]
fn the_mapping_that_was_used_is_told() {
    let columns = read(LETTERS).columns;
    let told: Vec<_> =
        columns.iter().map(|column| (column.name.as_str(), column.field.name(), column.values)).collect();
    assert_eq!(told[0], ("Signatur", "id", 2));
    assert_eq!(told[7], ("Zustand", "note", 1));
}

#[test]
fn a_mapping_file_says_what_columns_mean() {
    let import = mapped(
        "Nr,Was,Wann,Wer,Intern\n1,Brief,1881,\"Lind, Anna / Lotsenamt\",nein\n",
        "Nr = id\nWas = title\nWann = date\nWer = author split at \" / \"\nIntern = leave out\n",
    );
    assert_eq!(import.issues, []);
    let record = &import.catalogue.records()[0];
    assert_eq!((record.id(), record.title.as_str(), record.date.as_str()), ("1", "Brief", "1881"));
    assert_eq!(names(&record.agents), [("Lind, Anna", "author"), ("Lotsenamt", "author")]);
    assert!(record.notes.is_empty());
}

#[test]
fn a_mapping_of_a_column_that_is_not_there_is_told() {
    let import = mapped("id,title\n1,A\n", "Titel = title\n");
    let told: Vec<String> = import.issues.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "The mapping names a column “Titel”, but the file has none of that name. That line of the mapping was not used. \
          Write the name as it stands in the file's first row."
        ]
    );
}

#[test]
fn foreign_json_is_read_as_a_list_as_lines_and_inside_an_object() {
    let one = r#"{"uuid": "u1", "title": "Map", "dateStart": "1881", "creator": [{"name": "Lind", "role": "author"}, "Berg"], "genre": {"text": "maps", "uri": "http://a.org/m"}}"#;
    for text in [
        format!("[{one}]"),
        format!("{one}\n{one}").replacen("u1", "u0", 1),
        format!(r#"{{"status": "ok", "items": [{one}]}}"#),
    ] {
        let import = read(&text);
        let record = import.catalogue.record("u1").unwrap();
        assert_eq!((record.title.as_str(), record.date.as_str()), ("Map", "1881"));
        assert_eq!(names(&record.agents), [("Berg", "author"), ("Lind", "author")]);
        assert_eq!(
            (record.kind.as_str(), record.notes.clone()),
            ("maps", vec!["genre.uri: http://a.org/m".to_owned()])
        );
    }
}

#[test]
fn a_record_without_an_identifier_gets_one_from_its_content_and_keeps_it() {
    let first = read("title,date\nA letter,1881\nAnother,1882\n");
    let again = read("title,date\nA third,1883\nAnother,1882\nA letter,1881\n");
    let ids =
        |import: &Import| import.catalogue.records().iter().map(|record| record.id().to_owned()).collect::<Vec<_>>();
    assert!(ids(&first)[0].starts_with("a-letter-1881-"), "{:?}", ids(&first));
    assert_eq!((&ids(&first)[0], &ids(&first)[1]), (&ids(&again)[2], &ids(&again)[1]));
    let converted = write::catalogue(&first.catalogue);
    assert_eq!(ids(&read(converted)), ids(&first));
}

#[test]
fn a_row_that_stands_twice_without_an_identifier_is_set_aside_as_the_same_record() {
    let import = read("title,date\nA letter,1881\nA letter,1881\n");
    assert_eq!(import.counts, Counts { rows: 2, kept: 1, set_aside: 1, blank: 0 });
    assert!(import.issues[0].to_string().contains("says the same as an earlier one in every field"));
}

#[test]
fn every_oddity_of_a_table_is_told_with_its_place_and_a_way_out() {
    let table = "\
id,title,date,url
a,First,1952,https://a.org/
a,Same id,1953,
b,,1954,javascript:alert(1)
c,Too few,1955
d,Too many,1956,,and,more

id,title,date,url
e,\"Never closed,1957,
f,Last,the day before,
";
    let expected = [
        "row 3, column A “id”, record “a”: An earlier record has the same identifier “a”. This one was set aside. Give it an identifier of its own, or take it out if it is the same record.",
        "row 4, column D “url”: Expected an address with http:// or https://, but found “javascript:alert(1)”. It is kept as plain text in the notes. Write the whole address, so that readers can follow it.",
        "row 4, column B “title”, record “b”: Expected a title, but the record has none. It is shown as “[no title]”. Write a title, in square brackets if the source has none.",
        "row 5: Expected 4 cells, as the header has, but found 3. Those that are missing at the end were taken as empty. Look whether a separator is missing, so that values stand in the wrong columns.",
        "row 6: Expected 4 cells, as the header has, but found 6. The further ones are kept as notes. Put cells that hold the separator between quotation marks.",
        "row 8: Expected a record, but found the header once more. The row was set aside. Take it out.",
        "row 9, column B: A quotation mark opens a cell and never closes it. It was taken as part of the text, and the cell ends with its line. Close it, or write it twice and the whole cell between quotation marks.",
        "row 10, column C “date”, record “f”: Expected a date, but found “the day before”. It is kept as it is written, and stands nowhere in time. Write it as EDTF (1952-09-17, 1952-09, 195X, 1840~/1845~), or leave it empty if it is unknown.",
    ];
    assert_eq!(issues(table), expected);
    let import = read(table);
    assert_eq!(import.counts, Counts { rows: 9, kept: 6, set_aside: 2, blank: 1 });
    let raw: Vec<&str> = import.set_aside.iter().map(|row| row.raw.as_str()).collect();
    assert_eq!(raw, ["a,Same id,1953,\n", "id,title,date,url\n"]);
    let notes = |id| import.catalogue.record(id).unwrap().notes.clone();
    assert_eq!(notes("b"), ["url: javascript:alert(1)"]);
    assert_eq!(notes("d"), ["column E: and", "column F: more"]);
    assert_eq!(import.catalogue.record("b").unwrap().title, NO_TITLE);
}

#[test]
fn three_thousand_rows_with_one_fault_are_one_issue() {
    let rows: String = (0..3_000).map(|row| format!("{row},Title,date {row} of the old count\n")).collect();
    let told = issues(format!("id,title,date\n{rows}"));
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("(3,000 times: also “date 1 of the old count”,"), "{told:?}");
    assert!(told[0].ends_with("; also in row 3; row 4; row 5; row 6; …)"), "{told:?}");
}

#[test]
fn a_break_in_json_costs_its_record_alone() {
    let broken = r#"{
  "title": "Harbour Office",
  "records": [
    {"id": "a", "title": "A", "date": "1952"},
    {"id": "b", "title": "B "quoted" here", "date": null},
    {"id": "c", "title": "C", "date": null}
    {"id": "d", "title": "D", "date": null}
  ],
  "authorities": [
    {"label": "Anna Lind", "kind": "person"}
  ]
}"#;
    let import = read(broken);
    let ids: Vec<_> = import.catalogue.records().iter().map(Record::id).collect();
    assert_eq!(ids, ["a", "c", "d"]);
    assert_eq!((import.catalogue.title.as_str(), import.catalogue.authorities.len()), ("Harbour Office", 1));
    assert_eq!(
        import.set_aside[0].raw.trim_end().trim_end_matches(','),
        r#"{"id": "b", "title": "B "quoted" here", "date": null}"#
    );
    let told: Vec<String> = import.issues.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 5: A comma or a closing bracket is missing before this; a quotation mark inside a text is written \\\". The record was set aside.",
            "line 7: Expected a comma between two records, but found none. Both were read here, but the page would read neither. Put the comma in, or convert the file.",
        ]
    );
}

#[test]
fn a_broken_line_of_json_lines_is_set_aside_as_it_came() {
    let import = read(
        "{\"id\": \"a\", \"name\": \"A\"}\n{\"id\": \"b\", \"name\" \"B\"}\n\n[1]\n{\"id\": \"c\", \"name\": \"C\"}\n",
    );
    assert_eq!(import.counts, Counts { rows: 5, kept: 2, set_aside: 2, blank: 1 });
    assert_eq!(import.set_aside[0].raw, "{\"id\": \"b\", \"name\" \"B\"}");
    let told: Vec<String> = import.issues.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 2: A comma or a colon is missing before this. The record was set aside.",
            "line 4: Expected a record in braces, but found another kind of value. It was set aside. Write it as {\"id\": …, \"title\": …, \"date\": …}.",
        ]
    );
}

#[test]
fn a_span_of_two_columns_is_the_date_and_the_words_are_kept() {
    let record = record("id,title,date,date start,date end\n1,Cards,1900,1900,1999\n");
    assert_eq!((record.date.as_str(), record.date_display.as_str()), ("1900/1999", "1900"));
}

#[test]
fn a_date_and_its_words_are_both_kept() {
    let record = record(r#"[{"id": 1, "title": "T", "date": "1861-02-28", "dateText": "February 28, 1861"}]"#);
    assert_eq!((record.date.as_str(), record.date_display.as_str()), ("1861-02-28", "February 28, 1861"));
}

#[test]
fn words_that_are_understood_stand_in_for_a_date_that_is_not() {
    let record = record(r#"[{"id": 1, "title": "T", "date": "1828/1819", "dateText": "1819–28"}]"#);
    assert_eq!((record.date.as_str(), record.date_display.as_str()), ("1819/1828", "1819–28"));
    assert_eq!(record.notes, ["date: 1828/1819"]);
}

#[test]
fn a_file_shows_the_order_of_day_and_month() {
    let table = |rows: &str| {
        read(format!(
            "id,title,date
{rows}"
        ))
    };
    let french = table(
        "1,T,03/05/1964
2,T,25/12/1964
3,T,14/07/1964
",
    );
    assert_eq!(french.catalogue.records()[0].date.as_str(), "1964-05-03");
    assert!(french.habits.unwrap().contains("day, month, year"));
    let american = table(
        "1,T,03/05/1964
2,T,12/25/1964
3,T,07/14/1964
",
    );
    assert_eq!(american.catalogue.records()[0].date.as_str(), "1964-03-05");
}

#[test]
fn a_date_that_is_not_understood_is_kept_as_it_is_written() {
    let record = record("id,title,date\n1,T,in the reign of the old king\n");
    assert_eq!(record.date, When::NotUnderstood("in the reign of the old king".into()));
}

#[test]
fn files_that_cannot_be_read_say_what_they_are() {
    assert_eq!(
        issues(""),
        ["The file is empty. Check that it was saved or downloaded completely. Nothing of it was read."]
    );
    let excel = b"PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml";
    assert!(issues(excel)[0].starts_with("This is an Excel workbook. Open it and save the sheet as"));
    assert!(issues("<ead><archdesc/></ead>")[0].starts_with("This is XML, which cannot be read yet."));
    assert!(issues("{\n\"a\": 1\n}")[0].starts_with("Expected a list of records, but the object has none."));
}

#[test]
fn an_encoding_that_was_guessed_is_told() {
    let text = "id,title,date\n1,Sjukvård vid hamnen i Malmö är öppen,1881\n";
    // Latin 1, whose bytes are the first 256 characters.
    let latin: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
    let import = read(latin);
    assert_eq!(import.catalogue.records()[0].title, "Sjukvård vid hamnen i Malmö är öppen");
    assert!(import.issues[0].to_string().starts_with("The file is not UTF-8. It was read as windows-1252,"));
}

#[test]
fn a_table_of_authorities_beside_the_table_is_read() {
    let authorities = Source { name: "names.csv", bytes: b"label,kind,variants\nStalin,person,Filippov [pseudonym]\n" };
    let options = Options { authorities: Some(authorities), ..Options::default() };
    let import = import(&Source { name: "f", bytes: b"id,title,author\n1,T,Filippov\n" }, &options);
    assert_eq!(import.catalogue.authorities[0].label, "Stalin");
    assert_eq!(import.catalogue.authorities[0].variants[0].kind, "pseudonym");
}

#[test]
fn a_formula_that_was_guarded_is_itself_again() {
    let record = record("id,title,date\n1,'=SUM(A1),1952\n");
    assert_eq!(record.title, "=SUM(A1)");
}

/// Writes a catalogue and reads the files back, those beside the first included.
fn there_and_back(catalogue: &Catalogue, format: Format) -> Catalogue {
    let files = write::files(catalogue, format, "stem");
    let file = |ending: &str| files.iter().find(|file| file.name.ends_with(ending));
    let source = |ending| file(ending).map(|file| Source { name: &file.name, bytes: &file.bytes });
    let options =
        Options { authorities: source(".authorities.csv"), package: source(".datapackage.json"), ..Options::default() };
    import(&Source { name: &files[0].name, bytes: &files[0].bytes }, &options).catalogue
}

#[test]
fn the_catalogue_that_ships_comes_back_whole_from_every_format_that_promises_so() {
    let catalogue = read(include_bytes!("../../../public/catalogue.json")).catalogue;
    assert_eq!(catalogue.records().len(), 20);
    for format in [Format::Json, Format::JsonLines, Format::Csv] {
        assert_eq!(there_and_back(&catalogue, format), catalogue, "{}", format.name());
    }
}

#[test]
fn the_bundled_format_is_read_as_the_page_reads_it() {
    for text in [include_str!("../../../public/catalogue.json"), include_str!("../../../tests/fixtures/awkward.json")] {
        let by_page = fonds_core::read::catalogue(text).0;
        let here = read(text).catalogue;
        let settled = |record: &&Record| !matches!(record.date, When::NotUnderstood(_));
        let same: Vec<_> = by_page.records().iter().filter(settled).collect();
        assert_eq!(
            same,
            here.records()
                .iter()
                .filter(|record| by_page.record(record.id()).as_ref().is_some_and(settled))
                .collect::<Vec<_>>()
        );
        assert_eq!((by_page.records().len(), &by_page.authorities), (here.records().len(), &here.authorities));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_written_as_json_lines_or_a_table_is_read_back(catalogue in any_catalogue()) {
        prop_assert_eq!(&there_and_back(&catalogue, Format::Json), &catalogue);
        prop_assert_eq!(&there_and_back(&catalogue, Format::JsonLines), &catalogue);
        prop_assert_eq!(&there_and_back(&catalogue, Format::Csv), &catalogue);
    }

    #[test]
    fn every_row_is_kept_set_aside_or_blank(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "[a-c,;|\"'\\[\\]{}:\n\t =0-9]{0,300}", is_bytes in any::<bool>()) {
        let import = if is_bytes { read(&bytes) } else { read(&text) };
        let Counts { rows, kept, set_aside, blank } = import.counts;
        prop_assert_eq!(rows, kept + set_aside + blank);
        prop_assert_eq!((kept, set_aside), (import.catalogue.records().len(), import.set_aside.len()));
        prop_assert!(import.issues.iter().all(|issue| issue.to_string().trim_end_matches(')').ends_with(['.', '…']) || issue.count > 1), "{:?}", import.issues);
    }

    #[test]
    fn damaged_files_never_panic_and_account_for_every_row(at in 0_usize..700, damage in "[\\PC\n\"{}\\[\\],:;|]{0,4}", which in 0_usize..3) {
        let catalogue = read(LETTERS).catalogue;
        let format = [Format::Json, Format::JsonLines, Format::Csv][which];
        let text = String::from_utf8(write::files(&catalogue, format, "s")[0].bytes.clone()).unwrap();
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let import = read([&text[..at], &damage, &text[at..]].concat());
        let Counts { rows, kept, set_aside, blank } = import.counts;
        prop_assert_eq!(rows, kept + set_aside + blank);
    }
}
