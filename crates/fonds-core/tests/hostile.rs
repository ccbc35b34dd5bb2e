//! Bad input: whatever comes in, nothing panics, nothing hangs, every row is accounted for and every refusal is a sentence.
//!
//! The corpora follow the ideas of csv-spectrum, JSONTestSuite and the big list of naughty strings; their texts are our own.
//! Sizes are such that work in proportion to the input takes about a second here, and work in proportion to its square
//! minutes: a reader that becomes quadratic makes these tests hang.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{Agent, Catalogue, Link, Record, Shelf, When};
use fonds_core::date::human::{Evidence, Habits, Reading};
use fonds_core::date::{Edtf, human, words};
use fonds_core::import::mapping::Mapping;
use fonds_core::import::table::{self, MAX_COLUMNS};
use fonds_core::import::{Import, Options, Source, decode, import};
use fonds_core::issue::Issue;
use fonds_core::read::{self, Problem, Severity};
use fonds_core::view::View;
use fonds_core::write::{self, Format};
use fonds_core::{date, static_page};
use fonds_search::query::{MAX_WORDS, Query};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;

/// Real files, and small ones of each kind, to be damaged.
const FILES: [&[u8]; 12] = [
    include_bytes!("../../../public/catalogue.json"),
    include_bytes!("../../../tests/fixtures/awkward.json"),
    include_bytes!("../../../tests/fixtures/partly-bad.json"),
    include_bytes!("../../../tests/fixtures/broken.json"),
    include_bytes!("../../../tests/fixtures/tables/utf-16le-mark.csv"),
    include_bytes!("../../../tests/fixtures/tables/shift_jis.csv"),
    include_bytes!("../../../tests/fixtures/tables/utf-8-broken.csv"),
    b"id,title,date,author,url\n1,\"A, \"\"B\"\"\",1881,\"Lind, Anna | Berg\",https://example.org/\n2,\"two\nlines\",,,\n",
    b"Signatur;Titel;Datum\nHO 1;Brief;3.5.1881\nHO 2;\"Antwort; kurz\";1881\n",
    b"id\ttitle\tdate\n1\tLetter\t1881\n2\tReply\t1882\n",
    b"id|title|date\n1|Letter|1881\n2|Reply|1882\n",
    b"{\"id\": 1, \"title\": \"A\", \"creator\": [{\"name\": \"Lind\", \"role\": \"author\"}]}\n{\"id\": 2, \"title\": \"B\"}\n",
];

/// What may lie beside a file: a table of authorities, a data package.
const BESIDE: [&[u8]; 2] = [
    b"label,kind,variants,links\nLind,person,Anna Lind [full form] | A. L.,https://example.org/\n",
    br#"{"name": "n", "catalogue": {"title": "Harbour", "licence": "CC0-1.0"}, "resources": [{"path": "n.csv"}]}"#,
];

// ---- What must hold of everything that is read

fn read(bytes: impl AsRef<[u8]>) -> Import {
    accounted(bytes.as_ref(), &Options::default())
}

/// Imports a file, and checks what holds of every file.
fn accounted(bytes: &[u8], options: &Options) -> Import {
    let import = import(&Source { name: "file", bytes }, options);
    let counts = &import.counts;
    assert_eq!(counts.rows, counts.kept + counts.set_aside + counts.blank);
    assert_eq!((counts.kept, counts.set_aside), (import.catalogue.records().len(), import.set_aside.len()));
    assert_eq!(counts.kept, import.rules.len());
    import.issues.iter().for_each(assert_is_sentences);
    assert_are_parts_in_order(&decode::text(bytes, options.encoding).text, &import);
    import
}

/// What is set aside is exact text of the file, and no text is set aside twice.
fn assert_are_parts_in_order(mut text: &str, import: &Import) {
    for row in &import.set_aside {
        let at = text.find(&row.raw).unwrap_or_else(|| panic!("{:?} is no text of the file here", row.raw));
        text = &text[at + row.raw.len()..];
    }
}

fn assert_is_sentences(issue: &Issue) {
    assert!(!issue.expected.is_empty() && issue.count > 0, "{issue:?}");
    let parts = [&issue.expected, &issue.done, &issue.mend];
    assert!(parts.into_iter().all(|part| part.is_empty() || part.ends_with('.')), "{issue:?}");
    let said = issue.to_string();
    assert!(said.ends_with('.') || issue.count > 1 && said.ends_with(')'), "{said}");
}

fn assert_is_placed(problem: &Problem, text: &str) {
    assert!(problem.message.ends_with('.'), "{problem}");
    assert!(problem.place.line.is_none_or(|line| (1..=text.split('\n').count()).contains(&line)), "{problem}");
}

/// The page's reader on a text.
fn assert_page_reads(text: &str) {
    let (catalogue, problems) = read::catalogue(text);
    problems.iter().for_each(|problem| assert_is_placed(problem, text));
    assert!(catalogue.records().iter().all(|record| !record.id().trim().is_empty()));
}

fn told(import: &Import) -> Vec<String> {
    import.issues.iter().map(ToString::to_string).collect()
}

fn ids(import: &Import) -> Vec<&str> {
    import.catalogue.records().iter().map(Record::id).collect()
}

// ---- Anything at all

/// Bytes of any kind, long enough to hold a few rows.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..300),
        any::<String>().prop_map(String::into_bytes),
        soup().prop_map(String::into_bytes)
    ]
}

/// The signs of every format, and names of columns between them.
fn soup() -> impl Strategy<Value = String> {
    const SIGNS: &[&str] =
        &["{", "}", "[", "]", ":", ",", ";", "|", "\t", "\n", "\r\n", "\"", "\"\"", "\\", "\\\"", "'", " ", "=", "#"];
    const TEXTS: &[&str] = &[
        "id",
        "title",
        "\"id\"",
        "\"title\":",
        "\"records\":[",
        "\"authorities\":[",
        "date",
        "null",
        "1881",
        "a",
        "é",
        "\0",
        "\u{feff}",
        "sep=;",
        "split at \",\"",
        "\\ud800",
        "http://a.org",
        "=1+1",
        "{\"id\":1}",
        "\u{2028}",
        "label",
        "kind",
    ];
    vec(prop_oneof![select(SIGNS), select(TEXTS)], 0..60).prop_map(|tokens| tokens.concat())
}

/// Ways to damage a file.
#[derive(Clone, Debug)]
enum Damage {
    CutOff(Index),
    TakeOut(Index, usize),
    PutIn(Index, Vec<u8>),
    Repeat(Index, usize),
    Overwrite(Index, u8),
}

impl Damage {
    fn apply(&self, file: &mut Vec<u8>) {
        let place = |index: &Index| index.index(file.len() + 1);
        match self {
            Self::CutOff(at) => file.truncate(place(at)),
            Self::TakeOut(at, length) => {
                let at = place(at);
                file.drain(at..file.len().min(at + length));
            }
            Self::PutIn(at, bytes) => {
                let at = place(at);
                file.splice(at..at, bytes.iter().copied());
            }
            Self::Repeat(at, length) => {
                let at = place(at);
                let part = file[at..file.len().min(at + length)].to_vec();
                file.splice(at..at, part);
            }
            Self::Overwrite(at, byte) => {
                let at = place(at);
                file.get_mut(at).into_iter().for_each(|old| *old = *byte);
            }
        }
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let sign = select(&b"{}[],:;|\"\\\n\r\t \0\xff"[..]);
    prop_oneof![
        1 => any::<Index>().prop_map(Damage::CutOff),
        3 => (any::<Index>(), 1_usize..40).prop_map(|(at, length)| Damage::TakeOut(at, length)),
        3 => (any::<Index>(), vec(any::<u8>(), 1..8)).prop_map(|(at, bytes)| Damage::PutIn(at, bytes)),
        3 => (any::<Index>(), soup()).prop_map(|(at, text)| Damage::PutIn(at, text.into_bytes())),
        3 => (any::<Index>(), 1_usize..400).prop_map(|(at, length)| Damage::Repeat(at, length)),
        3 => (any::<Index>(), sign).prop_map(|(at, byte)| Damage::Overwrite(at, byte)),
    ]
}

/// A file with up to five damages.
fn damaged(files: &'static [&'static [u8]]) -> impl Strategy<Value = Vec<u8>> {
    (select(files), vec(damage(), 1..6)).prop_map(|(file, damages)| {
        let mut file = file.to_vec();
        damages.iter().for_each(|damage| damage.apply(&mut file));
        file
    })
}

/// Text that is nearly a date.
fn nearly_a_date() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9XY?~%/.{},ESTZ:+\\[\\]-]{0,24}",
        "(c\\.|between|before|early|mid-)? ?[0-9]{0,6}[?–/-]?[0-9]{0,4}( ?(Sept\\.|May|siècle|Jh\\.|年|月|日|BC|n\\.d\\.))?",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_a_file_whose_rows_are_accounted_for(bytes in any_bytes()) {
        read(&bytes);
        assert_page_reads(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_damaged_file_keeps_account_of_its_rows(bytes in damaged(&FILES)) {
        read(&bytes);
        assert_page_reads(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_table_with_any_separator_gives_back_its_whole_text(text in soup(), separator in any::<u8>()) {
        let mut table = table::open(&text, separator);
        let mut rows = vec![table.preamble.to_owned() + table.header_raw];
        while let Some(row) = table.next_row() {
            rows.push(row.raw().to_owned());
        }
        prop_assert_eq!(rows.concat(), text);
    }

    #[test]
    fn any_mapping_file_is_read_and_used(mapping in prop_oneof![soup(), any::<String>(), "([a-c ]{0,3}=? ?(id|title|leave out|subjects split at \"[|\"]?\"?)?\n){0,6}"]) {
        let (mapping, issues) = Mapping::parse(&mapping);
        issues.iter().for_each(assert_is_sentences);
        accounted(b"a,b,c\n1,two|three,4\n", &Options { mapping, ..Options::default() });
    }

    #[test]
    fn any_label_names_an_encoding_or_is_told(label in any::<String>(), file in select(&FILES[..])) {
        accounted(file, &Options { encoding: Some(&label), ..Options::default() });
    }

    #[test]
    fn anything_may_lie_beside_a_file(
        authorities in prop_oneof![any_bytes(), damaged(&BESIDE[..1])],
        package in prop_oneof![any_bytes(), damaged(&BESIDE[1..])],
    ) {
        let source = |name, bytes| Some(Source { name, bytes });
        let options = Options {
            authorities: source("names.csv", authorities.as_slice()),
            package: source("datapackage.json", package.as_slice()),
            ..Options::default()
        };
        let import = accounted(b"id,title\n1,Letter\n2,Reply\n", &options);
        prop_assert_eq!(import.counts.kept, 2);
    }

    #[test]
    fn any_text_is_edtf_with_its_days_in_order_or_breaks_at_a_place_in_it(text in nearly_a_date()) {
        match Edtf::parse(&text) {
            Ok(edtf) => {
                prop_assert_eq!(edtf.as_str(), &text);
                let date::Interval { earliest, latest } = edtf.interval();
                prop_assert!(earliest.zip(latest).is_none_or(|(earliest, latest)| earliest <= latest));
                prop_assert!(!words(&edtf).is_empty());
            }
            Err(error) => prop_assert!(text.is_char_boundary(error.at) && error.to_string().starts_with("expected ")),
        }
    }

    #[test]
    fn any_text_is_a_date_in_words_or_none(text in nearly_a_date(), others in vec(nearly_a_date(), 0..8)) {
        let mut evidence = Evidence::default();
        others.iter().for_each(|other| evidence.add(other));
        prop_assert!(evidence.sentence().is_none_or(|sentence| sentence.ends_with('.')));
        for habits in [Habits::default(), evidence.habits()] {
            if let Reading::Dated { edtf, .. } = human::read(&text, habits) {
                let again = Edtf::parse(edtf.as_str());
                prop_assert_eq!(again.as_ref(), Ok(&edtf));
            }
        }
    }

    #[test]
    fn any_address_is_a_view_that_its_own_address_leads_back_to(
        query in prop_oneof![any::<String>(), "[?]?((q|in|agent|not.type|from|to|dates|sort|view|window|record|lang|x)?=?([%+a-f0-9/.é-]|%[0-9A-F]{2}){0,6}&?){0,8}"],
    ) {
        let (view, ignored) = View::parse(&query);
        prop_assert!(ignored.iter().all(|ignored| ignored.to_string().ends_with('.')));
        let address = view.to_query();
        prop_assert_eq!(View::parse(&address).0, view);
        prop_assert!(address.is_ascii() && !address.contains(['<', '>', '"', '\'', '#', ' ']));
    }

    #[test]
    fn any_text_is_a_query(text in prop_oneof![any::<String>(), "(AND |OR |NOT |-|\\(|\\)|\"|“|title:|x:|a|é|\\*|\\?|NEAR/3| ){0,40}"]) {
        let fields = ["title", "agent"];
        let query = Query::parse(&text, &fields);
        prop_assert!(query.notes.iter().all(|note| note.to_string().ends_with('.')), "{:?}", query.notes);
        prop_assert_eq!(query.root.is_some(), !query.words(&fields).is_empty());
    }
}

// ---- Tables as they should be and as they should not

/// What a table says, cell by cell.
#[rustfmt::skip]
const TABLES: &[(&str, &str, &[&[&str]])] = &[
    ("plain", "a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]),
    ("no line break at the end", "a,b\n1,2", &[&["a", "b"], &["1", "2"]]),
    ("carriage returns and line feeds", "a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]),
    ("carriage returns alone", "a,b\r1,2\r", &[&["a", "b"], &["1", "2"]]),
    ("comma in quotes", "first,last,town\nAnna,Lind,\"Bremen, on the Weser\"\n", &[&["first", "last", "town"], &["Anna", "Lind", "Bremen, on the Weser"]]),
    ("empty cells", "a,b,c\n1,\"\",\"\"\n,3,4\n", &[&["a", "b", "c"], &["1", "", ""], &["", "3", "4"]]),
    ("quotes in quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", &[&["a", "b"], &["1", "ha \"ha\" ha"], &["3", "4"]]),
    ("quotes alone in a cell", "a,b\n1,\"\"\"\"\n", &[&["a", "b"], &["1", "\""]]),
    ("quotes and line breaks", "a,b\n1,\"ha\n\"\"ha\"\"\nha\"\n3,4\n", &[&["a", "b"], &["1", "ha\n\"ha\"\nha"], &["3", "4"]]),
    ("quotes around a line break of two characters", "a,b\r\n1,\"x\r\ny\"\r\n", &[&["a", "b"], &["1", "x\r\ny"]]),
    ("JSON in a cell", "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n", &[&["key", "val"], &["1", r#"{"type": "Point", "at": [102.0, 0.5]}"#]]),
    ("line breaks in cells", "a,b,c\n\"Once upon\na time\",5,6\n7,8,9\n", &[&["a", "b", "c"], &["Once upon\na time", "5", "6"], &["7", "8", "9"]]),
    ("letters of many scripts", "a,b\nʤ,Ж水🏺\n", &[&["a", "b"], &["ʤ", "Ж水🏺"]]),
    ("quotes around everything", "\"a\",\"b\"\n\"1\",\"2\"\n", &[&["a", "b"], &["1", "2"]]),
    ("spaces around cells", "a, b \n 1 ,2\n", &[&["a", " b "], &[" 1 ", "2"]]),
    ("quote in the middle of a cell", "a,b\n5\" long,2\n", &[&["a", "b"], &["5\" long", "2"]]),
    ("separators of other tables", "a,b\nx;y|z,\t\n", &[&["a", "b"], &["x;y|z", "\t"]]),
    ("NUL", "a,b\n\0,x\0y\n", &[&["a", "b"], &["\0", "x\0y"]]),
];

#[test]
fn tables_are_read_as_they_are_written_with_every_separator() {
    for (name, text, rows) in TABLES {
        for separator in [b',', b';', b'\t', b'|'] {
            let other = |text: &str| match separator {
                b',' => text.to_owned(),
                separator => text.replace(char::from(separator), "~").replace(',', &char::from(separator).to_string()),
            };
            let (text, expected) =
                (other(text), rows.iter().map(|row| row.iter().map(|cell| other(cell)).collect::<Vec<_>>()));
            let mut table = table::open(&text, separator);
            let mut read: Vec<Vec<String>> = vec![table.header.clone()];
            while let Some(row) = table.next_row() {
                read.push(row.cells().map(str::to_owned).collect());
            }
            let mut expected: Vec<_> = expected.collect();
            expected[0].iter_mut().for_each(|name| *name = name.trim().to_owned());
            assert_eq!(read, expected, "{name}, separator {:?}", char::from(separator));
        }
    }
}

#[test]
fn well_formed_tables_are_read_as_the_csv_crate_reads_them() {
    for (name, text, _) in TABLES.iter().filter(|(name, ..)| !name.contains("middle")) {
        let mut oracle = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let expected: Vec<Vec<String>> =
            oracle.records().skip(1).map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let mut table = table::open(text, b',');
        let mut rows = Vec::new();
        while let Some(row) = table.next_row() {
            rows.push(row.cells().map(str::to_owned).collect::<Vec<_>>());
        }
        assert_eq!(rows, expected, "{name}");
    }
}

// ---- JSON and what looks like it

/// Values that are JSON. serde_json is asked too.
#[rustfmt::skip]
const JSON: &[&str] = &[
    "[]", "{}", "null", "true", "false", "0", "-0", "1", "-1", "123456789", "0.5", "1e5", "1E5", "1e+5", "1e-5", "-1.5E-10",
    "1.7976931348623157e309", "1e999999", "-1e999999", "0e0", "123456789012345678901234567890", "0.00000000000000000000000001",
    r#""""#, r#""a""#, r#"" ""#, r#""\"\\\/\b\f\n\r\t""#, r#""\u0041""#, r#""\u00e9""#, r#""\uD83D\uDE00""#, r#""\u0000""#, r#""\u2028""#,
    "\"\u{2028}\u{2029}\"", "\"\u{7f}\"", "\"é漢🏺\"", "\"\u{feff}\"", "\"\u{fffe}\u{ffff}\"", "\"\u{202e}abc\"", "[1,2,3]", "[ 1 , 2 ]", "[\n1\n]",
    "[[[[[]]]]]", r#"{"a":1}"#, r#"{"a":1,"a":2}"#, r#"{"":0}"#, r#"{"a":{"b":[]}}"#, r#"{"__proto__":1,"constructor":2}"#,
    "[null, true, -1.5, \"x\", {}, []]", "\t[]\r\n",
    // Half of a surrogate pair is JSON by its grammar (RFC 8259, section 8.2), though it stands for no text.
    r#""\ud800""#, r#""\udc00\ud800""#, r#""\ud800\u0041""#,
];

/// Values that are not JSON.
#[rustfmt::skip]
const NOT_JSON: &[&str] = &[
    "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[,]", "[1 2]", "[1;2]", "[1}", "{1]", "{]", "[}",
    "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\":1", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}",
    "{\"a\":1,,\"b\":2}", "{\"a\":\"b\"]", "\"", "\"a", "a", "'a'", "“a”", "\"a\nb\"", "\"\t\"", "\"\0\"", "\"\u{1f}\"", "\"\\x\"", "\"\\u00g0\"", "\"\\u12\"", "\"\\U0041\"",
    "\"\\", "\"\\\"", "\"\\🏺\"", "\\n", "\\u0022a\\u0022", "+1", "01", "-01", "-", "--1", "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1eE2", "1e1.5", "0x1F", "1_000", "1,000.0.0",
    "Infinity", "-Infinity", "NaN", "nan", "undefined", "None", "True", "NULL", "nul", "nulll", "tru", "falsetto", "truefalse",
    "1 2", "[] []", "{}{}", "[]x", "{}#", "/* */ []", "[] // a", "<a/>", "\u{feff}\u{feff}[]", "\u{a0}[]", "\u{c}[]", "[\u{b}]", "\u{2060}1", "１", "＂a＂", "[1，2]", "\0", "[\0]",
];

/// A record with the value in a field that the format does not have.
fn with_value(value: &str) -> String {
    format!("{{\"records\": [{{\"id\": \"a\", \"title\": \"t\", \"date\": null, \"x\": {value}}}]}}")
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}

#[test]
fn what_is_json_is_taken_and_kept_in_a_record() {
    for value in JSON {
        let text = with_value(value);
        assert!(is_json(&text), "serde_json refuses {value}");
        let (catalogue, problems) = read::catalogue(&text);
        assert!(problems.iter().all(|problem| problem.severity == Severity::Note), "{value}: {problems:?}");
        assert_eq!(catalogue.records().len(), 1, "{value}");
        assert_eq!(read(&text).counts.kept, 1, "{value}");
    }
}

#[test]
fn what_is_not_json_is_refused_with_a_sentence_and_its_place() {
    for value in NOT_JSON {
        let text = with_value(value);
        assert!(!is_json(&text), "serde_json takes {value}");
        let (catalogue, problems) = read::catalogue(&text);
        assert!(catalogue.records().is_empty(), "{value}");
        assert!(problems[0].severity == Severity::Error && problems[0].place.line == Some(1), "{value}: {problems:?}");
        let import = read(&text);
        assert_eq!((import.counts.kept, import.counts.set_aside), (0, 1), "{value}: {:?}", import.set_aside);
        assert_eq!(import.issues[0].severity, Severity::Error, "{value}");
    }
}

#[test]
fn a_line_that_is_not_json_costs_no_other() {
    for value in NOT_JSON.iter().filter(|value| !value.contains('\n')) {
        let broken = format!("{{\"id\": 2, \"x\": {value}}}");
        let lines = format!("{{\"id\": 1, \"x\": 0}}\n{broken}\n{{\"id\": 3, \"x\": 0}}\n");
        let import = read(&lines);
        assert_eq!(ids(&import), ["1", "3"], "{value}");
        assert_eq!(import.set_aside[0].raw, broken);
        assert!(told(&import)[0].starts_with("line 2: "), "{:?}", told(&import));
    }
}

/// Documents that are no JSON as a whole, with the records that can be read, and what is set aside.
#[rustfmt::skip]
const BROKEN_AROUND: &[(&str, &[&str], &[&str])] = &[
    (r#"[{"id": "1"}"#, &["1"], &[]),
    (r#"[{"id": "1"},"#, &["1"], &[]),
    (r#"[{"id": "1"},]"#, &["1"], &[]),
    (r#"[{"id": "1"},,{"id": "2"}]"#, &["1", "2"], &[]),
    (r#"[,{"id": "1"}]"#, &["1"], &[]),
    (r#"[{"id": "1"} {"id": "2"}]"#, &["1", "2"], &[]),
    (r#"[{"id": "1"}] [{"id": "2"}]"#, &["1"], &[r#"[{"id": "2"}]"#]),
    ("[{\"id\": \"1\"}]\n]\n", &["1"], &["]"]),
    (r#"[x, é, {"id": "1"}]"#, &["1"], &["x", "é"]),
    (r#"{"records": [{"id": "1"}"#, &["1"], &[]),
    (r#"{"records": [{"id": "1"}]"#, &["1"], &[]),
    (r#"{"records": [{"id": "1"}],"#, &["1"], &[]),
    (r#"{"records": [{"id": "1"}], }"#, &["1"], &[]),
    (r#"{"records": [{"id": "1"}], "authorities": [{"label": "a" "kind": "b"}]}"#, &["1"], &[]),
    (r#"{"records": [{"id": "1"}]} {"records": [{"id": "2"}]}"#, &["1"], &[r#"{"records": [{"id": "2"}]}"#]),
    (r#"{"records": [{"id": "1"}], "title": "t"}}"#, &["1"], &["}"]),
    (r#"{"title": "t" "records": [{"id": "1"}]}"#, &["1"], &[]),
    ("{\"id\": \"1\"},\n{\"id\": \"2\"}, \n", &["1", "2"], &[]),
];

#[test]
fn a_document_that_is_not_json_as_a_whole_is_never_called_fine() {
    for (text, expected, set_aside) in BROKEN_AROUND {
        let import = read(text);
        assert_eq!(ids(&import), *expected, "{text}");
        let raw: Vec<&str> = import.set_aside.iter().map(|row| row.raw.as_str()).collect();
        assert_eq!(raw, *set_aside, "{text}");
        let is_lines = import.format.name == "JSON Lines";
        assert!(is_lines || import.issues[0].severity == Severity::Error, "{text}: {:?}", told(&import));
    }
}

#[test]
fn a_comma_that_is_missing_is_told_with_its_line() {
    let told = told(&read("[\n{\"id\": 1,\n\"t\": 1}\n{\"id\": 2,\n\"t\": 1},\n{\"id\": 3,\n\"t\": 1}\n]\n"));
    assert!(told[0].starts_with("line 4: Expected a comma between two records, but found none."), "{told:?}");
}

#[test]
fn half_a_surrogate_pair_is_kept_as_it_is_written() {
    let import = read(r#"[{"id": 1, "title": "a\ud800b", "author": "\udfff", "x\ud800": "\ud83d"}]"#);
    let record = &import.catalogue.records()[0];
    assert_eq!((record.title.as_str(), record.agents[0].name.as_str()), (r#""a\ud800b""#, r#""\udfff""#));
    assert_eq!(record.notes, [r#""x\ud800": "\ud83d""#]);
}

#[test]
fn of_a_key_that_stands_twice_both_values_are_kept() {
    let import = read(
        r#"[{"id": 1, "id": 2, "title": "A", "title": "B", "__proto__": {"id": 3}, "constructor": "c", "toString": "d"}]"#,
    );
    let record = &import.catalogue.records()[0];
    assert_eq!((record.id(), record.title.as_str()), ("1", "A"));
    assert_eq!(record.notes, ["id: 2", "title: B", "__proto__.id: 3", "constructor: c", "toString: d"]);
}

#[test]
fn identifiers_are_one_only_if_every_character_is() {
    let rows = "id,title\na,1\nA,2\n\u{e9},3\ne\u{301},4\na\u{200b},5\n\u{430},6\n 7,7\n__proto__,8\nconstructor,9\n1e999999,10\n01,11\n1,12\na,13\n";
    let import = read(rows);
    assert_eq!(
        ids(&import),
        [
            "a",
            "A",
            "\u{e9}",
            "e\u{301}",
            "a\u{200b}",
            "\u{430}",
            " 7",
            "__proto__",
            "constructor",
            "1e999999",
            "01",
            "1"
        ]
    );
    assert_eq!(import.set_aside[0].raw, "a,13\n");
    let numbers = read(
        r#"[{"id": 1e999999, "title": "A"}, {"id": 1E999999, "title": "B"}, {"id": -0, "title": "C"}, {"id": true, "title": "D"}]"#,
    );
    assert_eq!(ids(&numbers), ["1e999999", "1E999999", "-0", "true"]);
}

// ---- Texts that programs trip over

/// Texts that look like nothing, like something else, or that are hard to show. None is an address of the web.
#[rustfmt::skip]
const NAUGHTY: &[&str] = &[
    // What programs take for no value, or for another type.
    "undefined", "undef", "null", "NULL", "(null)", "nil", "NIL", "None", "NaN", "Infinity", "-Infinity", "true", "false", "TRUE", "yes", "on", "\\", "\\\\", "-", "--", "_", ".", "..", "/", "N/A", "#N/A", "#REF!", "#NAME?",
    // Numbers and what looks like them.
    "0", "1", "-1", "1.00", "-0", "+0", "1/2", "1e2", "1E-02", "1e999999", "0x0", "0xdeadbeef", "1,000", "1.000,00", "1'000", "1 000", "00000", "08", "123456789012345678901234567890", "0..0", "0,,0", "٣", "１２３", "¼", "Ⅷ", "²", "৪",
    // Formulas.
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1-1", "-2+3", "'=1", "''=1", "'", "''", "＝1", "\u{feff}=1",
    // Quotes, separators and brackets.
    "\"", "\"\"", "\"\"\"", "'\"'", "`", "“”„‟«»", ",", ",,,", ";", "; ;", "|", " | ", "a | b; c", "a\tb", "[", "[]", "[\"a\"]", "[\"a\",]", "{", "{}", "{\"id\": 1}", "(", ")", "<", ">", "&", "&amp;", "&lt;script&gt;", "%", "%s", "%n%x%d", "%00", "%2e%2e%2f", "{0}", "${HOME}", "$(id)", "`id`", "{{7*7}}", "<%= 1 %>", "#{1}",
    // Code of other languages.
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "<!--", "-->", "<!--fonds:page-->", "<![CDATA[x]]>", "<svg/onload=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,<b>x</b>", "vbscript:x", "file:///etc/passwd", "//example.org", "\u{1}javascript:x", "ftp://example.org", "mailto:a@example.org", "http:/example.org", "https", "http:",
    "1'; DROP TABLE records;--", "' OR 1=1 -- 1", "; ls", "| cat", "a; rm -rf ~", "../../../etc/passwd", "C:\\CON", "aux", "__proto__", "constructor", "hasOwnProperty", "toString", "$where",
    // Spaces, joiners and marks of direction.
    "\u{200b}", "a\u{200b}b", "\u{ad}", "\u{2060}", "\u{feff}", "a\u{feff}b", "\u{180e}", "\u{2800}", "\u{3164}", "\u{115f}", "a\u{a0}b", "a\u{3000}b", "a\u{2028}b", "a\u{2029}b", "a\u{85}b", "\u{202e}evil", "\u{202a}a\u{202b}b\u{202c}", "\u{2066}a\u{2067}b\u{2069}", "\u{200e}\u{200f}", "\u{61c}", "مرحبا\u{200f} (1952)", "שָׁלוֹם", "a\nb", "a\r\nb", "a\rb", "\u{b}a\u{c}b",
    // Controls and what is no character.
    "a\0b", "\0", "\u{1}\u{2}\u{7f}", "\u{1b}[31mred\u{1b}[0m", "\u{9b}x", "\u{80}\u{9f}", "\u{fffe}", "\u{ffff}", "\u{10ffff}", "\u{fffd}", "\u{e000}", "\u{fff9}a\u{fffa}b\u{fffb}", "\u{e0041}\u{e007f}",
    // Marks, emoji, long words and letters that change their number.
    "Z\u{351}a\u{36b}\u{343}l\u{36a}g\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}o\u{333}", "e\u{301}", "\u{e9}", "\u{301}", "👩‍👩‍👧‍👦", "👍🏿", "🏳️‍🌈", "🇺🇸🇷🇺🇸", "1️⃣", "ﷺ", "﷽", "ﬃ", "İ", "ı", "ß", "ẞ", "ΑΣ ς", "Ⱥ", "ŉ", "ᾳ", "ﾀﾞ", "가", "\u{1100}\u{1161}", "田中さん", "𠜎𠜱𠝹", "\u{1d54b}\u{1d559}", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤", "ทั้งหมด", "क्षि", "⁰⁴⁵", "Ω≈ç√∫˜µ≤≥÷",
    // Texts with spaces around them.
    " a", "a ", " a ", "\ta", "a\n", "\u{a0}a\u{a0}", "\u{3000}a",
];

/// The text of a date survives where it is, or beside it as it is displayed.
fn keeps_date(record: &Record, text: &str) -> bool {
    [record.date.as_str(), &record.date_display].contains(&text.trim())
}

/// A catalogue with a record for each naughty text, which is its title, an agent's name, a place and a note.
fn naughty_catalogue() -> Catalogue {
    let mut shelf = Shelf::default();
    for (number, text) in NAUGHTY.iter().enumerate() {
        let mut record = Record::new(text, text, When::Unknown).unwrap_or_else(|| panic!("no. {number} is blank"));
        record.agents = vec![Agent { name: (*text).to_owned(), role: "author".into(), as_written: String::new() }];
        record.description = (*text).to_owned();
        record.places = vec![(*text).to_owned(), "Bremen".into()];
        record.notes = vec![(*text).to_owned()];
        record.kind = (*text).to_owned();
        shelf.add(record).unwrap_or_else(|record| panic!("{record:?} stands twice in the list"));
    }
    let mut catalogue = Catalogue::new(shelf);
    catalogue.title = NAUGHTY.concat();
    catalogue.publisher = NAUGHTY.concat();
    catalogue
}

fn there_and_back(catalogue: &Catalogue, format: Format) -> Catalogue {
    let files = write::files(catalogue, format, "stem");
    let package = files.iter().find(|file| file.name.ends_with(".datapackage.json"));
    let package = package.map(|file| Source { name: &file.name, bytes: &file.bytes });
    accounted(&files[0].bytes, &Options { package, ..Options::default() }).catalogue
}

#[test]
fn naughty_texts_come_back_as_they_were_from_every_format_that_promises_so() {
    let catalogue = naughty_catalogue();
    for format in [Format::Json, Format::JsonLines, Format::Csv] {
        let back = there_and_back(&catalogue, format);
        for (was, is) in catalogue.records().iter().zip(back.records()) {
            assert_eq!(is, was, "{}", format.name());
        }
        assert_eq!(back, catalogue, "{}", format.name());
    }
}

#[test]
fn every_format_can_be_written_whatever_the_texts() {
    let catalogue = naughty_catalogue();
    for format in Format::ALL {
        assert!(write::files(&catalogue, format, "stem").iter().all(|file| str::from_utf8(&file.bytes).is_ok()));
    }
}

#[test]
fn naughty_texts_of_foreign_files_are_kept_and_none_becomes_a_link() {
    let object = |text: &str| json!({"Identifier": text, "Name": text, "description": text, "date": text, "url": text, "remark": text});
    let list = serde_json::to_string(&NAUGHTY.iter().map(|text| object(text)).collect::<Vec<_>>()).unwrap();
    let lines: String = NAUGHTY.iter().map(|text| format!("{}\n", object(text))).collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["Identifier", "Name", "description", "date", "url", "remark"]).unwrap();
    NAUGHTY.iter().for_each(|text| table.write_record([text; 6]).unwrap());
    let table = String::from_utf8(table.into_inner().unwrap()).unwrap();
    for file in [list, lines, table] {
        let import = read(&file);
        assert_eq!(import.counts.kept, NAUGHTY.len(), "{} {:?}", import.format.name, import.set_aside);
        for (record, text) in import.catalogue.records().iter().zip(NAUGHTY) {
            // A spreadsheet's guard before a formula is taken away where it is one.
            let text = if import.format.name == "table" { &*write::unguarded(text) } else { text };
            assert_eq!((record.id(), record.title.as_str(), record.description.as_str()), (text, text, text));
            assert!(keeps_date(record, text), "{text:?}: {record:?}");
            assert!(record.notes.contains(&format!("remark: {text}")), "{text:?}: {:?}", record.notes);
            assert_eq!((&record.url, &record.files), (&Link::default(), &vec![]), "{text:?}");
        }
    }
}

#[test]
fn no_text_becomes_markup_in_the_page_without_scripts() {
    let mut naughty = naughty_catalogue();
    let harmless = {
        let mut shelf = Shelf::default();
        for (number, record) in naughty.records().iter().enumerate() {
            let date = match &record.date {
                When::NotUnderstood(_) => When::NotUnderstood("d".into()),
                date => date.clone(),
            };
            let mut record = Record::new(&number.to_string(), "t", date).unwrap();
            (record.description, record.kind) = ("d".into(), "k".into());
            shelf.add(record).unwrap();
        }
        let mut catalogue = Catalogue::new(shelf);
        (catalogue.title, catalogue.publisher) = ("t".into(), "p".into());
        catalogue
    };
    naughty.title = NAUGHTY.concat();
    naughty.description = NAUGHTY.concat();
    let template = "<title>Fonds</title><meta name=\"description\" content=\"\"><body><!--fonds:page--></body>";
    let page = |catalogue| static_page::fill(template, catalogue, "catalogue.json");
    let marks = |page: &str| page.chars().filter(|c| matches!(c, '<' | '>' | '"' | '\'')).collect::<String>();
    assert_eq!(marks(&page(&naughty)), marks(&page(&harmless)));
    let addresses = page(&naughty).split("href=\"").skip(1).map(|rest| rest.starts_with('?')).collect::<Vec<_>>();
    assert!(addresses.iter().all(|is_of_the_page| *is_of_the_page));
}

// ---- Large, deep and empty

/// Deeper than any stack would allow.
const DEEP: usize = 100_000;

#[test]
fn nesting_of_any_depth_ends_in_a_sentence() {
    let braces = "{\"a\":".repeat(DEEP) + "1" + &"}".repeat(DEEP);
    let brackets = "[".repeat(DEEP) + &"]".repeat(DEEP);
    for value in [&braces, &brackets, &braces[..DEEP * 5], &brackets[..DEEP]] {
        let (catalogue, problems) = read::catalogue(&with_value(value));
        assert!(catalogue.records().is_empty());
        assert!(problems[0].message.starts_with("Lists and objects stand too deep in each other."), "{problems:?}");
        for text in [value.to_owned(), with_value(value), format!("{{\"id\": 1}}\n{{\"id\": 2, \"x\": {value}}}\n")] {
            let import = read(&text);
            assert!(!import.issues.is_empty() && import.counts.kept < 2);
        }
    }
}

#[test]
fn a_cell_with_deep_brackets_is_text() {
    let deep = "[".repeat(DEEP);
    let import = read(format!("id,title,subjects,author,added\n1,T,{deep},{deep},{deep}\n"));
    let record = &import.catalogue.records()[0];
    assert_eq!((&record.subjects[0], &record.agents[0].name), (&deep, &deep));
    assert_eq!(record.notes, [format!("added: {deep}")]);
}

#[test]
fn queries_and_addresses_of_any_length_are_read() {
    let fields = ["title"];
    for text in ["(", ")", "(a", "()", "\"", "\"a", "“", "-", "NOT ", "title:", "a:", "*", "?", "-(", "NEAR/1 "] {
        assert!(Query::parse(&text.repeat(DEEP), &fields).notes.len() <= 8, "{text}");
    }
    let words = Query::parse(&"a ".repeat(DEEP), &fields).words(&fields);
    assert_eq!(words.matches('a').count(), MAX_WORDS);
    for text in ["&", "=", "%", "%41", "q=a&", "x=1&", "agent=a&", "?"] {
        View::parse(&text.repeat(DEEP));
    }
}

#[test]
fn dates_of_any_length_are_read_or_refused() {
    let length = 300_000;
    for text in ["9", "X", "?", "-", "{1952,", "[..", "Y1E", "1952/", "(", "c. ", "1952 ", "between ", "月"] {
        let long = text.repeat(length / text.len());
        assert!(Edtf::parse(&long).is_err(), "{text}");
        human::read(&long, Habits::default());
    }
    let set = format!("{{{}1952}}", "1952,".repeat(100_000));
    assert!(!words(&Edtf::parse(&set).unwrap()).is_empty());
    let year = format!("Y{}", "9".repeat(length));
    assert_eq!(Edtf::parse(&year).unwrap().interval().earliest, None);
    assert_eq!(Edtf::parse("Y9E999999999999999999999").unwrap().as_str(), "Y9E999999999999999999999");
}

#[test]
fn a_field_of_three_megabytes_is_a_field_like_any_other() {
    assert_field_of(3_000_000);
}

/// `cargo test --release -p fonds-core --test hostile -- --ignored`
#[test]
#[ignore = "needs minutes in the dev profile"]
fn a_field_of_a_hundred_megabytes_is_a_field_like_any_other() {
    assert_field_of(100_000_000);
}

/// `cargo test --release -p fonds-core --test hostile -- --ignored`
#[test]
#[ignore = "needs minutes in the dev profile"]
fn empty_rows_quotation_marks_and_breaks_by_the_million_are_read() {
    assert_empty_rows(1_000_000);
    assert_quotes(2_000_000);
    assert_broken_json(2_000_000);
    assert_long_lines(10_000_000);
    assert_broken_bytes(10_000_000);
}

fn assert_field_of(length: usize) {
    let field = "x, ".repeat(length / 3);
    let json = format!("[{{\"id\": 1, \"title\": \"T\", \"description\": \"{field}\"}}]");
    let ours = with_value(&format!("\"{field}\""));
    let lines = format!("{{\"id\": 1, \"title\": \"T\", \"abstract\": \"{field}\"}}\n{{\"id\": 2}}\n");
    let quoted = format!("id,title,description\n1,T,\"{field}\"\n2,U,\n");
    let plain = format!("id;title;description\n1;T;{field}\n2;U;\n");
    for text in [json, ours, lines, quoted, plain] {
        let import = read(&text);
        assert!(!import.catalogue.records().is_empty(), "{:?}", told(&import));
        let record = &import.catalogue.records()[0];
        assert!(record.description.len() + record.notes.first().map_or(0, String::len) >= field.len());
        assert!(told(&import).iter().all(|issue| issue.len() < 1_000));
    }
}

/// Imports a large file, and checks what can be checked in no time.
fn assert_read(name: &str, text: &str) -> Import {
    let import = import(&Source { name: "file", bytes: text.as_bytes() }, &Options::default());
    let counts = &import.counts;
    assert_eq!(counts.rows, counts.kept + counts.set_aside + counts.blank, "{name}");
    import.issues.iter().for_each(assert_is_sentences);
    import
}

#[test]
fn a_million_columns_and_empty_rows_take_no_longer_than_their_bytes() {
    let million = 1_000_000;
    let wide = assert_read("wide header", &format!("id,title{}\n1,T\n", ",x".repeat(million)));
    assert_eq!(told(&wide)[0].split(',').next(), Some("Expected a table (CSV or TSV)"));
    let wide = assert_read("wide row", &format!("id,title\n1,T{}\n", ",x".repeat(million)));
    assert_eq!((wide.columns.len(), wide.counts.kept), (MAX_COLUMNS, 1));
    let empty = assert_read("commas", &format!("id,title\n{}\n", ",".repeat(MAX_COLUMNS - 1)));
    assert_eq!((empty.counts.kept, empty.counts.blank), (0, 1));
    assert_empty_rows(20_000);
}

fn assert_empty_rows(count: usize) {
    for line in ["\n", "\r\n", "\r", ",\n", "\" \",\n"] {
        let import = assert_read("empty rows", &format!("id,title\n{}1,T\n", line.repeat(count)));
        assert_eq!((import.counts.kept, import.counts.blank), (1, count), "{line:?}");
    }
    let lines = assert_read("blank lines of JSON", &format!("{{\"id\": 1}}\n{}", "\n".repeat(count)));
    assert_eq!(lines.counts.blank, count);
}

#[test]
fn files_with_next_to_nothing_in_them_are_told_apart() {
    let empty = "The file is empty. Check that it was saved or downloaded completely. Nothing of it was read.";
    for file in ["", "\u{feff}", "\u{feff}\n\n", " \t\r\n"] {
        assert_eq!(told(&read(file)), [empty], "{file:?}");
    }
    assert_eq!(told(&read(b"\xff\xfe")), [empty]);
    let header = read("id,title,date\n");
    assert_eq!((header.counts.rows, header.format.name), (0, "table"));
    assert_eq!(read("\u{feff}id,title,date").counts.rows, 0);
    for file in ["[]", "{\"records\": []}", "[\n]\n"] {
        assert_eq!(read(file).counts.rows, 0, "{file}");
    }
}

/// Ways to write quotes in a table, again and again.
#[rustfmt::skip]
const QUOTES: &[&str] = &[
    "\"", "\"\n", "a,\"b\n", "\"a\n", "\"a\"b\n", "\"a\"\"b", "\",\"", "\"\n\"", " \"a,", ", \"b\"c", "\\\"", "\"\\", "\"\"\"\n", "a\"",
    "\"a\" \"b\n", "\"\" \"", ",\"a\nb\"c\n", " \t",
];

/// Ways to break a list of JSON, again and again.
#[rustfmt::skip]
const BREAKS: &[&str] = &[
    "x", "x,", "é", "{", "{\"", "{{", "[", "\"", "\"a\",", "1,", "1 ", "{},", "{} ", "{\"a\":", "{\"id\"", "]", ",", "null", "{\"id\": 1 x},", "[{]", "\\",
    "{\"a\" \"b\"}\n",
];

#[test]
fn quotation_marks_in_any_number_take_no_longer_than_their_bytes() {
    assert_quotes(50_000);
}

#[test]
fn broken_json_in_any_amount_takes_no_longer_than_its_bytes() {
    assert_broken_json(20_000);
}

fn assert_quotes(length: usize) {
    for part in QUOTES {
        for header in ["", "id,title\n", "id,title\n1,\"open\n"] {
            let text = format!("{header}{}", part.repeat(length / part.len()));
            let mut table = table::open(&text, b',');
            let mut length = table.preamble.len() + table.header_raw.len();
            while let Some(row) = table.next_row() {
                length += row.raw().len();
            }
            assert_eq!(length, text.len(), "{header:?} {part:?}");
        }
    }
    read("\"".repeat(length));
}

fn assert_broken_json(length: usize) {
    for part in BREAKS {
        for head in ["[{\"id\": 0},", "{\"records\": ["] {
            assert_read(part, &format!("{head}{}", part.repeat(length / part.len())));
        }
    }
}

#[test]
fn a_field_with_a_long_name_is_not_taken_apart() {
    let name = "k".repeat(100_000);
    let members: Vec<String> = (0..10_000).map(|number| format!("\"{number}\":1")).collect();
    let object = format!("{{{}}}", members.join(","));
    for value in [object.clone(), format!("[{object}]"), format!("{{\"deeper\":{object}}}")] {
        let import = assert_read("long name", &format!("[{{\"id\":1,\"name\":\"T\",\"{name}\":{value}}}]"));
        let notes = &import.catalogue.records()[0].notes;
        assert_eq!(notes.concat().len(), name.len() + 2 + value.trim_matches(['[', ']']).len());
    }
}

#[test]
fn a_long_identifier_is_cut_where_it_is_told() {
    let id = "9".repeat(1_000_000);
    for file in [format!("id,title\n{id},\n{id},\n"), format!("[{{\"id\":{id}}},{{\"id\":{id}}}]")] {
        let import = read(&file);
        assert_eq!((ids(&import), import.counts.set_aside), (vec![id.as_str()], 1));
        assert!(told(&import).iter().all(|issue| issue.len() < 1_000));
    }
}

#[test]
fn objects_with_any_number_of_fields_take_no_longer_than_their_bytes() {
    let fields: Vec<String> = (0..50_000).map(|number| format!("\"field {number}\": {number}")).collect();
    let many = fields.join(", ");
    let wide = assert_read("foreign fields", &format!("[{{\"id\": 1, \"name\": \"T\", {many}}}]"));
    assert_eq!((wide.columns.len(), wide.catalogue.records()[0].notes.len()), (50_002, 50_000));
    let nested = assert_read("nested fields", &format!("[{{\"id\": 1, \"name\": \"T\", \"x\": {{{many}}}}}]"));
    assert_eq!(nested.catalogue.records()[0].notes.len(), 50_000);
    let ours = assert_read("our fields", &with_value(&format!("0, {many}")));
    assert_eq!(ours.catalogue.records()[0].notes.len(), 50_001);
    let same: String =
        (0..50_000).map(|number| format!("{{\"id\": {number}, \" padded \": 1, \"t\u{a0}\": 2}}\n")).collect();
    assert_eq!(assert_read("padded names", &same).columns.len(), 3);
}

#[test]
fn values_and_names_in_any_number_take_no_longer_than_their_bytes() {
    let names: Vec<String> = (0..50_000).map(|number| format!("Name {number}")).collect();
    let cell = names.join(" | ");
    let many = assert_read("agents in a cell", &format!("id,title,author,subjects\n1,T,{cell},{cell}\n"));
    assert_eq!(many.catalogue.records()[0].agents.len(), 50_000);
    let same = assert_read("one identifier", &format!("id,title\n{}", "a,T\n".repeat(100_000)));
    assert_eq!((same.counts.kept, same.counts.set_aside), (1, 99_999));
    let without = assert_read(
        "no identifiers",
        &format!("title,date\n{}", names.iter().map(|name| format!("{name},1952\n")).collect::<String>()),
    );
    assert_eq!(without.counts.kept, 50_000);
    for authorities in [
        format!("label,kind,variants\nLind,person,{cell}\n"),
        format!(
            "label,kind,note\nLind,person,first\n{}",
            names.iter().map(|name| format!(",,{name}\n")).collect::<String>()
        ),
        format!("label,kind,variant\n{}", names.iter().map(|name| format!("Lind,person,{name}\n")).collect::<String>()),
    ] {
        let beside = Source { name: "names.csv", bytes: authorities.as_bytes() };
        let options = Options { authorities: Some(beside), ..Options::default() };
        let import = import(&Source { name: "f", bytes: b"id,title\n1,T\n" }, &options);
        let authority = &import.catalogue.authorities[0];
        assert!(authority.variants.len() == 50_000 || authority.note.lines().count() == 50_001);
    }
}

#[test]
fn long_lines_and_broken_bytes_take_no_longer_than_their_bytes() {
    assert_long_lines(300_000);
    assert_broken_bytes(50_000);
}

fn assert_long_lines(length: usize) {
    let long = "x".repeat(length);
    let lines = format!("{{\"id\": 1, \"t\": \"{long}\"}}\n{{\"id\": 2}}");
    for (text, kept) in
        [(format!("id,title\n1,{long}\n"), 1), (lines, 2), (format!("[{{\"id\": 1}}, {long}]"), 1), (long, 0)]
    {
        assert_eq!(assert_read("long line", &text).counts.kept, kept);
    }
}

fn assert_broken_bytes(length: usize) {
    for byte in [0xff, 0x80, 0xe2, 0x00] {
        let mut bytes = b"id,title\n1,".to_vec();
        bytes.resize(length, byte);
        let options = Options { encoding: Some("utf-8"), ..Options::default() };
        let import = import(&Source { name: "file", bytes: &bytes }, &options);
        let is_refused = import.format.name.is_empty() && import.issues[0].severity == Severity::Error;
        assert!(is_refused || import.counts.kept == 1, "{byte}");
    }
}

#[test]
fn a_long_mapping_takes_no_longer_than_its_bytes() {
    let lines: String = (0..2_000).map(|number| format!("Column {number} = note\n")).collect();
    let (mapping, issues) = Mapping::parse(&lines);
    assert_eq!((mapping.len(), issues.len()), (2_000, 0));
    let header: Vec<String> = (0..2_000).map(|number| format!("Column {number}")).collect();
    let file = format!("id,{}\n1\n", header.join(","));
    let import = accounted(file.as_bytes(), &Options { mapping, ..Options::default() });
    assert!(import.columns[1..].iter().all(|column| column.is_chosen));
}
