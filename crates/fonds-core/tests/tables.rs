//! Bytes to text and text to rows: nothing lost, every oddity placed, and a bad line costs no other.
#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use fonds_core::import::decode::{self, Found};
use fonds_core::import::guess::{self, Foreign, Kind};
use fonds_core::import::table::{self, MAX_COLUMNS, Oddity, letter};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The bytes of a fixture.
macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/fixtures/tables/", $name, ".csv")).as_slice()
    };
}

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

// ---- Bytes to text

#[test]
fn encodings_are_found_by_a_mark_by_their_form_and_by_their_letters() {
    let (mark, form, guess) = (Found::Mark, Found::Form, Found::Guess);
    let mixed = "Письмо, 給圖書館的信, Café";
    let russian = "Письмо в библиотеку, срочное";
    let cases: &[(&[u8], &str, Found, &str)] = &[
        (fixture!("utf-8"), "UTF-8", form, mixed),
        (fixture!("utf-8-mark"), "UTF-8", mark, mixed),
        (fixture!("utf-16le-mark"), "UTF-16LE", mark, mixed),
        (fixture!("utf-16be-mark"), "UTF-16BE", mark, mixed),
        (fixture!("utf-16le"), "UTF-16LE", form, mixed),
        (fixture!("utf-16be"), "UTF-16BE", form, mixed),
        (fixture!("utf-16le-chinese"), "UTF-16LE", form, "给图书馆的信，急"),
        (fixture!("utf-32le-mark"), "UTF-32LE", mark, mixed),
        (fixture!("utf-32be-mark"), "UTF-32BE", mark, mixed),
        (fixture!("windows-1252"), "windows-1252", guess, "Brief an Café Müller, “eilig”"),
        (fixture!("windows-1250"), "windows-1250", guess, "List do księgarni w Łodzi, „pilne”"),
        (fixture!("iso-8859-2"), "ISO-8859-2", guess, "List do księgarni w Łodzi, pilne"),
        (fixture!("windows-1251"), "windows-1251", guess, russian),
        // KOI8-U has all of KOI8-R's letters, and the Ukrainian ones.
        (fixture!("koi8-r"), "KOI8-U", guess, russian),
        (fixture!("shift_jis"), "Shift_JIS", guess, "図書館への手紙、至急"),
        // The decoders of GBK and GB18030 are the same (Encoding Standard, section 10.1.1).
        (fixture!("gb18030"), "GBK", guess, "给图书馆的信，急"),
        (fixture!("big5"), "Big5", guess, "給圖書館的信，急"),
        (fixture!("euc-kr"), "EUC-KR", guess, "도서관에 보낸 편지"),
    ];
    for (bytes, encoding, found, cell) in cases {
        let text = decode::text(bytes, None);
        assert_eq!((text.encoding, text.found, text.replaced), (*encoding, *found, 0));
        let Kind::Table { separator } = guess::kind(bytes) else { panic!("{encoding} is no table") };
        assert_eq!(rows(&text.text, separator)[0][1], *cell, "{encoding}");
    }
}

#[test]
fn bytes_that_stand_for_nothing_are_counted_with_their_places() {
    let check = |bytes: &[u8], wanted, text: &str, places: &[usize]| {
        let decoded = decode::text(bytes, wanted);
        assert_eq!((decoded.text.as_ref(), decoded.replaced, decoded.places.as_slice()), (text, places.len(), places));
    };
    check(b"caf\xc3\xa9 \xff\xc3\xa9 \xc3\xa9 \xe2\x82", Some("utf-8"), "café \u{fffd}é é \u{fffd}", &[6, 13]);
    check(b"\xef\xbb\xbfa\xffb", None, "a\u{fffd}b", &[4]);
    check(b"\xff\xfea\0\0\xd8b\0c", None, "a\u{fffd}b\u{fffd}", &[4, 8]);
    check(b"\xff\xfe\0\0a\0\0\0\0\0\x11\0b\0", None, "a\u{fffd}\u{fffd}", &[8, 12]);
    check(b"a\x81\xffb", Some("shift_jis"), "a\u{fffd}b", &[1]);
    let broken = decode::text(fixture!("utf-8-broken"), None);
    assert_eq!((broken.encoding, broken.replaced), ("UTF-8", 1));
    assert_eq!(fixture!("utf-8-broken")[broken.places[0]], 0xe9);
}

#[test]
fn utf_16_without_a_mark_has_its_nuls_on_one_side() {
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let encoding = |bytes: &[u8]| decode::text(bytes, None).encoding;
    assert_eq!(encoding(&utf_16("标题名称日期作者\n图书馆的答复和目录没有签名的便条")), "UTF-16LE");
    assert_eq!(encoding(b"id,title\n1,abc\0\n"), "UTF-8");
    assert_eq!(encoding(b"a\0\0\0b\0\0\0c\0\0\0"), "UTF-8");
}

#[test]
fn valid_utf_8_is_borrowed_and_nuls_stay() {
    let text = decode::text("a\0é\n".as_bytes(), None);
    assert!(matches!(text.text, Cow::Borrowed("a\0é\n")));
    assert!(matches!(decode::text(b"\xef\xbb\xbfid", None).text, Cow::Borrowed("id")));
}

#[test]
fn the_encoding_asked_for_is_used_unless_there_is_a_mark_or_nobody_knows_it() {
    let wanted = |bytes, label| decode::text(bytes, Some(label));
    assert_eq!(wanted(b"\xcf\xe8\xf1\xfc\xec\xee", " CP1251 ").text, "Письмо");
    assert_eq!(wanted(b"\xcf\xe8\xf1\xfc\xec\xee", "cp1251").found, Found::Wanted);
    assert_eq!(wanted("\u{feff}é".as_bytes(), "cp1251").encoding, "UTF-8");
    assert_eq!(wanted("é".as_bytes(), "").complaint, None);
    assert_eq!(
        wanted("é".as_bytes(), "klingon").complaint.unwrap(),
        "Expected the name of an encoding, such as utf-8, utf-16le, windows-1252 or shift_jis, but found “klingon”. The \
         file was read as UTF-8, judging by its bytes."
    );
}

// ---- What a file is

#[test]
fn a_file_is_known_by_its_content() {
    let table = |separator| Kind::Table { separator };
    let prose = "Dear Sir, I write to you\nas promised, with regards\nand remain, as ever";
    let cases: &[(&str, Kind)] = &[
        ("", Kind::Empty),
        ("\u{feff} \r\n\t", Kind::Empty),
        ("{\"title\": \"t\", \"records\": []}", Kind::Catalogue),
        ("{\n  \"records\": [\n    {\"id\": \"a\"},\n    {\"id\": \"b\"}\n  ]\n}", Kind::Catalogue),
        ("{\"records\": [", Kind::Catalogue),
        ("\u{feff} [\n{\"id\": 1}\n]", Kind::JsonList),
        ("{\"id\": 1}", Kind::JsonLines),
        ("\n\n{\"id\": 1}\n{\"id\": 2, \"records\": 3}\n", Kind::JsonLines),
        ("{\"id\": 1,\n{\"id\": 2}\n{\"id\": 3}", Kind::JsonLines),
        ("oops\n{\"id\": 2}\n{\"id\": 3}", Kind::JsonLines),
        ("<?xml version=\"1.0\"?><ead><eadheader/></ead>", Kind::Xml),
        ("<OAI-PMH><header/></OAI-PMH>", Kind::Xml),
        ("<!DOCTYPE HTML><title>Not found</title>", Kind::Foreign(Foreign::Html)),
        ("{\\rtf1 a}", Kind::Foreign(Foreign::Rtf)),
        ("id,title\n1,x", table(b',')),
        ("id;title;size\n1;Letter, signed;2,5\n2;Card, unsigned;3,5\n", table(b';')),
        ("id\ttitle, alternative\n1\tx, y\n", table(b'\t')),
        ("id|people\n1|A; B\n2|C\n", table(b'|')),
        ("id,people\n1,A | B\n2,C | D\n", table(b',')),
        ("id,title\n1,\"x; y; z\n;;\"\n2,\"u; v; w\"\n", table(b',')),
        ("id;\"a,b\";\"c,d\"\n1;\"e,f\";\"g,h\"\n", table(b';')),
        ("sep=|\r\nwhat,ever|else\r\n", table(b'|')),
        ("Items of the fonds\n\nid,title\n1,x\n", table(b',')),
        ("foo,bar\n1,2\n3,4\n", table(b',')),
        ("foo,bar;qux\n1,2;3\n4,5;6\n", table(b',')),
        ("id,title,,,\n1,A letter, signed, with a card,\n2,x\n", table(b',')),
        ("foo,bar\n1,2\n3,4\nx\ny\nz\n", Kind::Unknown),
        ("dcterms:title\nA letter, signed\nA card\n", table(b',')),
        ("Dear Sir", Kind::Unknown),
        ("Dear Sir\n\nI write to you\nYours\n", Kind::Unknown),
        (prose, Kind::Unknown),
        ("\u{1}\u{2}\u{3}abc", Kind::Foreign(Foreign::Bytes)),
    ];
    for (text, kind) in cases {
        assert_eq!(guess::kind(text.as_bytes()), *kind, "{text:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_called_by_its_name() {
    let check = |bytes: &[u8], expected: Foreign| assert_eq!(guess::foreign(bytes), Some(expected), "{bytes:?}");
    check(b"PK\x03\x04....xl/workbook.xml", Foreign::Excel);
    check(b"PK\x03\x04....word/document.xml", Foreign::Word);
    check(b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Foreign::OpenDocument);
    check(b"PK\x03\x04....letters.csv", Foreign::Zip);
    check(b"%PDF-1.7", Foreign::Pdf);
    check(b"\x1f\x8b\x08", Foreign::Packed);
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OldOffice);
    check(b"\xff\xd8\xff\xe0", Foreign::Picture);
    assert_eq!(guess::foreign(b"id,title"), None);
    assert_eq!(
        guess::kind(b"PK\x03\x04....xl/workbook.xml").refusal().unwrap(),
        "This is an Excel workbook. Open it and save the sheet as “CSV UTF-8 (comma delimited)”."
    );
    assert_eq!(Kind::JsonLines.refusal(), None);
}

// ---- Text to rows

/// The rows of a table as cells.
fn rows(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut table = table::open(text, separator);
    let mut rows = Vec::new();
    while let Some(row) = table.next_row() {
        rows.push(row.cells().map(str::to_owned).collect());
    }
    rows
}

/// The rows under the header `a,b,c`.
fn check(body: &str, expected: &[&[&str]]) {
    assert_eq!(rows(&format!("a,b,c\n{body}"), b','), expected, "{body}");
}

/// The number, line and oddity of each odd row under the header `a,b,c`.
fn oddities(body: &str) -> Vec<(usize, usize, Oddity)> {
    let text = format!("a,b,c\n{body}");
    let mut table = table::open(&text, b',');
    let mut found = Vec::new();
    while let Some(row) = table.next_row() {
        found.extend(row.oddity.map(|oddity| (row.number, row.line, oddity)));
    }
    found
}

#[test]
fn cells_are_read_as_rfc_4180_says() {
    check("1,\"x, y\",3\n", &[&["1", "x, y", "3"]]);
    check("1,\"say \"\"hi\"\"\",3\n", &[&["1", "say \"hi\"", "3"]]);
    check("1,\"\"\"\",3", &[&["1", "\"", "3"]]);
    check("1,\"\",\"\"\n", &[&["1", "", ""]]);
    check("\"\",,\n", &[&["", "", ""]]);
    check("1,\"x\ny\",3\r\n4,\"x\r\ny\",6\r\n", &[&["1", "x\ny", "3"], &["4", "x\r\ny", "6"]]);
    check("1,\"x\n\"\"y\"\"\nz\",3", &[&["1", "x\n\"y\"\nz", "3"]]);
    check(
        "1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [1, 2]}\",3",
        &[&["1", "{\"type\": \"Point\", \"at\": [1, 2]}", "3"]],
    );
    check("1,ʤ,毛泽东\n", &[&["1", "ʤ", "毛泽东"]]);
    check("1,2,3\r4,5,6\r", &[&["1", "2", "3"], &["4", "5", "6"]]);
    check("1,2,", &[&["1", "2", ""]]);
    assert_eq!(rows("a,b\n1,x\n", b'"'), [["1", "x"]]);
    check(" 1 , 2,3\0\n", &[&[" 1 ", " 2", "3\0"]]);
}

#[test]
fn blanks_around_quotes_are_no_text() {
    check("1, \"x, y\" ,3\n", &[&["1", "x, y", "3"]]);
    check("1, \"x\ny\",3\n", &[&["1", " \"x"], &["y\"", "3"]]);
    check("1, \"x, y\n4,5,6\n", &[&["1", " \"x", " y"], &["4", "5", "6"]]);
    assert_eq!(rows("a\tb\n\t\"x\"\n", b'\t'), [["", "x"]]);
}

#[test]
fn a_quote_that_never_closes_costs_its_own_line() {
    let unclosed = |line, column| Oddity::UnclosedQuote { line, column };
    check("1,\"x,3\n4,5,6\n", &[&["1", "\"x", "3"], &["4", "5", "6"]]);
    check("1,\"x,3\n4,\"y\",6\n", &[&["1", "\"x", "3"], &["4", "y", "6"]]);
    check("1,\"x,\"3, 3\"\n\"4\",\"y\",6\n", &[&["1", "\"x", "3, 3"], &["4", "y", "6"]]);
    check("1,\"x,3\n4,5\" nail,6\n7,8\",9\n", &[&["1", "\"x", "3"], &["4", "5\" nail", "6"], &["7", "8\"", "9"]]);
    check("1,\"x,\"y\nz\",4\n", &[&["1", "\"x", "\"y"], &["z\"", "4"]]);
    check("\"1 2\n3\",\"x,\n4,5,6\n", &[&["1 2\n3", "\"x", ""], &["4", "5", "6"]]);
    assert_eq!(oddities("1,\"x,3\n4,\"y\",6\n"), [(2, 2, unclosed(2, 1))]);
    assert_eq!(oddities("1,\"x,3\n4,5\" nail,6\n"), [(2, 2, unclosed(2, 1))]);
    assert_eq!(oddities("0,0,0\n\"1\n2\",\"x,3\n4,5,6\n"), [(3, 3, unclosed(4, 1))]);
}

#[test]
fn lines_that_are_rows_by_themselves_are_not_swallowed_by_a_quote() {
    // Three lines, each a row.
    check("1,\"x,3\n4,5,6\n7,8\",9\n", &[&["1", "\"x", "3"], &["4", "5", "6"], &["7", "8\"", "9"]]);
    // Six, one of them no row.
    let many = "1,\"x,3\n4,5,6\n4,5,6\n4,5,6\nno row\n7,8\",9\n";
    assert_eq!(rows(&format!("a,b,c\n{many}"), b',').len(), 6);
    // Two, which would make a row that is too wide, has a stray quote, or holds tabs in a cell.
    check("1,\"x,3\n4\",5,6\n", &[&["1", "\"x", "3"], &["4\"", "5", "6"]]);
    check("1,\"x\" y,3\n4,5\",6\n", &[&["1", "\"x\" y", "3"], &["4", "5\"", "6"]]);
    assert_eq!(rows("a\tb\tc\n1\t\"x\t3\n4\t5\"\t6\n", b'\t'), [["1", "\"x", "3"], ["4", "5\"", "6"]]);
}

#[test]
fn lines_inside_a_cell_stay_there_even_if_some_look_like_rows() {
    check("1,\"Moscow, Russia\nParis, France\",3\n", &[&["1", "Moscow, Russia\nParis, France", "3"]]);
    check("1,\"Moscow, Russia\nto\nParis, France\",3\n", &[&["1", "Moscow, Russia\nto\nParis, France", "3"]]);
    check("1,\"x, y, z\nx, y, z\nx, y, z\",3\n", &[&["1", "x, y, z\nx, y, z\nx, y, z", "3"]]);
    check("\",\",\"\n\",\",\"\n", &[&[",", "\n", ","]]);
}

#[test]
fn quotes_in_a_text_are_part_of_it() {
    check("1,5\" nail,3\n", &[&["1", "5\" nail", "3"]]);
    check("1,\"he said \"hello, world\" to me\",3\n", &[&["1", "he said \"hello, world\" to me", "3"]]);
    check("1,\"x\nsaid \"hello\" to me\",3\n", &[&["1", "x\nsaid \"hello\" to me", "3"]]);
    check(
        "1,\"Untitled\" (sketch),3\n4,\"No title\",6\n",
        &[&["1", "\"Untitled\" (sketch)", "3"], &["4", "No title", "6"]],
    );
    check("1,\"\"Untitled\"\" (sketch),3\n", &[&["1", "\"\"Untitled\"\" (sketch)", "3"]]);
    check("1,\"\"x\" y\n4,5\" z\",6\n", &[&["1", "\"\"x\" y"], &["4", "5\" z\"", "6"]]);
    assert_eq!(oddities("1,\"a \"b\" c\",3\n"), [(2, 2, Oddity::StrayQuote { line: 2, column: 1 })]);
    assert_eq!(oddities("1,2,\"a\" c\n"), [(2, 2, Oddity::StrayQuote { line: 2, column: 2 })]);
    assert_eq!(oddities("1,5\" nail,3\n"), []);
}

#[test]
fn quotes_may_have_backslashes_instead() {
    check("1,\"he said \\\"hi, you\\\", too\",3\n", &[&["1", "he said \"hi, you\", too", "3"]]);
    check("1,\"a \\\"b\\\\\",\\\"\n", &[&["1", "a \"b\\", "\\\""]]);
    check("1,\"a \"\"b\"\" c\",\"d\\\"\n2,3,\\\"x\n", &[&["1", "a \"b\" c", "d\\"], &["2", "3", "\\\"x"]]);
    check("1,\"C:\\\",\"x \"\"y\"\" z\"\n", &[&["1", "C:\\", "x \"y\" z"]]);
}

#[test]
fn rows_that_do_not_fit_are_kept_and_said() {
    let (expected, few, many) = (3, 2, 5);
    check("1,2\n1,2,3,4,5\n", &[&["1", "2"], &["1", "2", "3", "4", "5"]]);
    assert_eq!(oddities("1,2\n"), [(2, 2, Oddity::TooFew { expected, found: few })]);
    assert_eq!(oddities("1,2,3,,5\n"), [(2, 2, Oddity::TooMany { expected, found: many })]);
    assert_eq!(oddities("1,2,3,, \n"), []);
    assert_eq!(oddities("\n , ,\n1,2,3"), [(2, 2, Oddity::Blank), (3, 3, Oddity::Blank)]);
    assert_eq!(oddities("1,\"x\ny\",3\r\na,b,c\r\n"), [(3, 4, Oddity::HeaderAgain)]);
}

#[test]
fn the_header_is_the_first_row_that_is_no_title() {
    let check = |text: &str, header: &[&str], preamble: &str, row: usize, line: usize| {
        let table = table::open(text, b',');
        assert_eq!((table.header.as_slice(), table.preamble), (owned(header).as_slice(), preamble), "{text:?}");
        assert_eq!((table.header_row, table.header_line), (row, line), "{text:?}");
    };
    check("id,title\n1,x", &["id", "title"], "", 1, 1);
    check("\u{feff}id,title\n1,x", &["id", "title"], "\u{feff}", 1, 1);
    check("sep=,\r\nid,title\r\n", &["id", "title"], "sep=,\r\n", 1, 2);
    check(
        "The letters,,\n\"as of\n2020\"\n\nid,title,\n1,x,y",
        &["id", "title", "column 3"],
        "The letters,,\n\"as of\n2020\"\n\n",
        4,
        5,
    );
    check("title\nA letter, signed\nA card, too\n", &["title"], "", 1, 1);
    check("Letters\nA\nB\n", &["Letters"], "", 1, 1);
    check(&format!("Letters\n{}x,y\n", "A\n".repeat(12)), &["Letters"], "", 1, 1);
    check(" id ,\"ti\"\"tle\"\n", &["id", "ti\"tle"], "", 1, 1);
    check("\n \n", &[], "\n \n", 1, 1);
    check("", &[], "", 1, 1);
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| name.to_string()).collect()
}

#[test]
fn columns_without_a_name_and_with_the_same_one_are_told_apart() {
    let names = |header: &str| table::open(header, b',').header;
    assert_eq!(names("id,,title,title,"), ["id", "column 2", "title", "title (2)", "column 5"]);
    assert_eq!(names("title,title,title (2),title"), ["title", "title (3)", "title (2)", "title (4)"]);
    assert_eq!(names("column 2,,x"), ["column 2", "column 2 (2)", "x"]);
}

#[test]
fn columns_have_letters_as_in_a_spreadsheet() {
    let letters: Vec<_> = [0, 25, 26, 51, 701, 702, 16_383].into_iter().map(letter).collect();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
}

#[test]
fn a_row_has_its_source_with_its_line_break() {
    let mut table = table::open("a,b\r\n1,\" x \"\r\n\n2,y", b',');
    let mut sources = vec![table.header_raw.to_owned()];
    while let Some(row) = table.next_row() {
        sources.push(row.raw().to_owned());
    }
    assert_eq!(sources, ["a,b\r\n", "1,\" x \"\r\n", "\n", "2,y"]);
}

// ---- Size

#[test]
fn a_cell_may_have_a_hundred_thousand_lines_and_quotes() {
    let long = "x\n\"\"".repeat(100_000);
    let text = format!("id,text\n1,\"{long}\"\n");
    let mut table = table::open(&text, b',');
    let row = table.next_row().unwrap();
    assert_eq!((row.cell(1).len(), row.oddity), (300_000, None));
    assert!(table.next_row().is_none());
}

#[test]
fn a_cell_may_have_ten_million_letters() {
    let text = format!("id,text\n1,\"{}\"\n", "x".repeat(10_000_000));
    assert_eq!(guess::kind(text.as_bytes()), Kind::Table { separator: b',' });
    assert_eq!(table::open(&text, b',').next_row().unwrap().cell(1).len(), 10_000_000);
}

#[test]
fn more_cells_than_a_spreadsheet_has_columns_stay_in_the_last() {
    let text = format!("id,title\n{}\n1,x\n", ",".repeat(1_000_000));
    let mut table = table::open(&text, b',');
    let row = table.next_row().unwrap();
    assert_eq!((row.len(), row.raw().len()), (MAX_COLUMNS, 1_000_001));
    assert_eq!(row.cell(MAX_COLUMNS - 1).len(), 1_000_001 - MAX_COLUMNS);
    assert_eq!(table.next_row().unwrap().cell(1), "x");
}

#[test]
fn no_arrangement_of_quotes_makes_reading_slow() {
    let lines = [
        "x,\"a\n",
        "x,\"\"\"a\n",
        "x,\"\"a\n",
        "x,\"a\"\"\n",
        "x,\"\"\"\n",
        "\"a\" b,5\" nail\n",
        "x, \"a\n",
        "x,5\" y\n",
        "x,\"a\\\"b\n",
    ];
    for first in lines {
        for second in lines {
            account(&format!("a,b\n{}", [first, second].concat().repeat(2_000)), b',');
        }
    }
    account(&format!("a,b\n{}", ",\"a, \"b".repeat(20_000)), b',');
}

// ---- Twins and properties

/// Checks that each byte belongs to one part of the table, and that rows know their numbers and lines.
fn account(text: &str, separator: u8) {
    let mut table = table::open(text, separator);
    let mut at = table.preamble.len();
    assert_eq!(table.preamble, &text[..at]);
    assert!(text[at..].starts_with(table.header_raw));
    at += table.header_raw.len();
    let mut seen = (at, table.header_line + breaks(table.header_raw), table.header_row + 1);
    while let Some(row) = table.next_row() {
        assert_eq!((row.line, row.number), (seen.1, seen.2), "{text:?}");
        assert_eq!(row.raw(), &text[seen.0..seen.0 + row.raw().len()]);
        assert_eq!(row.len(), row.cells().count());
        seen = (seen.0 + row.raw().len(), seen.1 + breaks(row.raw()), seen.2 + 1);
    }
    assert_eq!(seen.0, text.len(), "{text:?}");
}

fn breaks(text: &str) -> usize {
    text.replace("\r\n", "\n").matches(['\n', '\r']).count()
}

/// RFC 4180 to the letter, a character at a time; `None` for a text that is not so.
fn strict(text: &str, separator: char) -> Option<Vec<Vec<String>>> {
    let text = text.replace("\r\n", "\u{1}");
    let mut chars = text.chars().peekable();
    let mut rows = Vec::new();
    while chars.peek().is_some() {
        let mut row = Vec::new();
        loop {
            row.push(strict_cell(&mut chars, separator)?);
            match chars.next() {
                Some(c) if c == separator => {}
                None | Some('\n' | '\r' | '\u{1}') => break,
                Some(_) => return None,
            }
        }
        rows.push(row);
    }
    Some(rows)
}

fn strict_cell(chars: &mut std::iter::Peekable<std::str::Chars>, separator: char) -> Option<String> {
    let mut cell = String::new();
    if chars.next_if_eq(&'"').is_none() {
        while let Some(c) = chars.next_if(|c| *c != separator && !matches!(c, '\n' | '\r' | '\u{1}')) {
            cell.push(c);
        }
        return (!cell.contains('"')).then_some(cell);
    }
    loop {
        match chars.next()? {
            '"' if chars.next_if_eq(&'"').is_none() => return Some(cell.replace('\u{1}', "\r\n")),
            c => cell.push(c),
        }
    }
}

/// Whether a reading that RFC 4180 allows is also the likely one: cells that hold whole lines of cells are taken for rows
/// that a quote has swallowed, and so may a row be that is too wide.
fn is_likely(rows: &[Vec<String>], separator: char, width: usize) -> bool {
    let is_plain = |cell: &String| !cell.contains(['\n', '\r']) || !cell.contains(separator);
    rows.iter().all(|row| row.len() <= width && row.iter().all(is_plain))
}

/// What a careful program writes: quotes where they are needed.
fn written(rows: &[Vec<String>], separator: char, line_break: &str) -> String {
    let cell = |cell: &String| match cell.contains([separator, '"', '\n', '\r', ' ', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string()) + line_break;
    rows.iter().map(line).collect()
}

/// The rows whose line is not empty: the csv crate leaves the others out.
fn rows_with_text(text: &str) -> Vec<Vec<String>> {
    let mut table = table::open(text, b',');
    let mut found = Vec::new();
    while let Some(row) = table.next_row() {
        if !row.raw().trim_matches(['\r', '\n']).is_empty() {
            found.push(row.cells().map(str::to_owned).collect());
        }
    }
    found
}

/// What the csv crate reads.
fn csv_crate(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

const CELLS: [&str; 9] = ["", "a", " é ", "\"b\"", "\"c,d\"", "\"e\nf\"", "\"\"", "\"g\"\"h\"", "\"\"\"i\"\"\""];
const ENDS: [&str; 6] = [",", ",", ",", "\n", "\r\n", "\r"];
const PIECES: [&str; 10] = ["a", "é", " ", ",", "\n", "\r\n", "\r", "\"", "\"\"", "\\"];

/// Cells each with what follows it: the body of a table that RFC 4180 can read.
fn body() -> impl Strategy<Value = String> {
    vec((select(&CELLS[..]), select(&ENDS[..])), 0..12)
        .prop_map(|pairs| pairs.iter().map(|(a, b)| [*a, *b].concat()).collect())
}

proptest! {
    #[test]
    fn where_rfc_4180_can_read_a_text_so_do_we(body in body()) {
        let expected = strict(&body, ',').unwrap();
        if is_likely(&expected, ',', 3) {
            prop_assert_eq!(rows(&format!("a,b,c\n{body}"), b','), expected);
        }
    }

    #[test]
    fn where_rfc_4180_can_read_a_text_we_agree_with_the_csv_crate(body in body()) {
        let text = format!("a,b,c\n{body}");
        if is_likely(&strict(&text, ',').unwrap(), ',', 3) {
            prop_assert_eq!(rows_with_text(&text), csv_crate(&text, b','));
        }
    }

    #[test]
    fn rows_that_a_program_wrote_come_back(
        cells in vec(vec("[a-z]{0,2}[ ,;\t|\"'é毛]{0,2}(\n|\r\n)?[a-z]{0,2}", 3), 1..6),
        separator in select(&SEPARATORS[..]),
        line_break in select(&["\n", "\r\n", "\r"][..]),
    ) {
        let sign = char::from(separator);
        if is_likely(&cells, sign, 3) {
            let text = written(&[vec!["id".into(), "title".into(), "date".into()]], sign, line_break);
            prop_assert_eq!(rows(&(text + &written(&cells, sign, line_break)), separator), cells);
        }
    }

    #[test]
    fn each_byte_belongs_to_one_row(pieces in vec(select(&PIECES[..]), 0..40), separator in select(&SEPARATORS[..])) {
        account(&pieces.concat(), separator);
        account(&format!("a,b\n{}", pieces.concat()), separator);
    }

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..300), separator in any::<u8>()) {
        let text = decode::text(&bytes, None);
        let _ = guess::kind(&bytes);
        account(&text.text, separator);
    }

    #[test]
    fn any_text_is_decoded_in_any_encoding(text in "\\PC*", label in select(&["utf-16le", "gb18030", "iso-2022-jp", "x-user-defined"][..])) {
        let decoded = decode::text(text.as_bytes(), Some(label));
        prop_assert!(decoded.places.len() <= decoded.replaced);
        prop_assert!(decoded.places.iter().all(|place| *place < text.len()));
    }
}
