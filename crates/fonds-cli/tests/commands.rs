//! `fonds` as it is run: its output, its files and its exit status.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

const LETTERS: &str = "\
id;title;author;date
ho-1;Letter to the pilots;Lind, Anna;3 May 1881
ho-2;Answer;Anna Lind;spring of the long ice
ho-2;The same again;;1881
;No number;;c. 1840–5
";

/// A folder of its own, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("fonds-cli-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn with(name: &str, text: impl AsRef<[u8]>) -> Self {
        let folder = Self::new();
        folder.write(name, text);
        folder
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }

    /// Runs `fonds` in the folder.
    fn fonds(&self, words: &[&str]) -> Ran {
        Ran(program(&self.0, words).output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _left_behind = fs::remove_dir_all(&self.0);
    }
}

fn program(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fonds"));
    command.current_dir(folder).args(words);
    command
}

struct Ran(Output);

impl Ran {
    fn status(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}

#[test]
fn check_says_how_a_file_is_understood_and_what_is_wrong_with_it() {
    let ran = Folder::with("letters.csv", LETTERS).fonds(&["check", "letters.csv"]);
    let expected = "\
letters.csv: table parted by “;”, UTF-8, 164 bytes
  4 rows: 3 records, 1 set aside, 0 blank
  2 dated, 0 undated, 1 with a date that is not understood
  id     → id  3 values
  title  → title  4 values
  author → author  2 values
  date   → date  4 values
  error    row 4, column A “id”, record “ho-2”: An earlier record has the same identifier “ho-2”. This one was set aside. Give it an identifier of its own, or take it out if it is the same record.
  warning  row 5, column A “id”: Expected an identifier, but the record has none. It was given one that is made from its content (“no-number-c-1840-5-";
    assert!(ran.out().starts_with(expected), "{}", ran.out());
    assert!(ran.out().contains(
        "warning  row 3, column D “date”, record “ho-2”: Expected a date, but found “spring of the long ice”."
    ));
    assert!(ran.out().ends_with("  1 error, 2 warnings, 0 notes.\n"), "{}", ran.out());
    assert_eq!(ran.status(), 1);
}

#[test]
fn check_ends_well_where_only_warnings_are_left_unless_it_is_strict() {
    let folder = Folder::with("a.csv", "id,title,date\n1,,1952\n2,Second,1953\n");
    assert_eq!(folder.fonds(&["check", "a.csv"]).status(), 0);
    assert_eq!(folder.fonds(&["check", "--strict", "a.csv"]).status(), 1);
}

#[test]
fn check_speaks_json_to_programs_one_object_a_file() {
    let folder = Folder::with("a.csv", LETTERS);
    folder.write("b.json", "[]");
    let ran = folder.fonds(&["check", "a.csv", "b.json", "--format", "json"]);
    let files: Vec<serde_json::Value> = ran.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((files.len(), &files[0]["records"], &files[0]["set_aside"]), (2, &3.into(), &1.into()));
    let issue = &files[0]["issues"][0];
    assert_eq!(
        (&issue["code"], &issue["severity"], &issue["place"]["row"]),
        (&"same-id".into(), &"error".into(), &4.into())
    );
}

#[test]
fn no_colours_are_printed_where_no_terminal_is() {
    let ran = Folder::with("a.csv", LETTERS).fonds(&["check", "a.csv"]);
    assert!(!ran.out().contains('\u{1b}') && !ran.err().contains('\u{1b}'));
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let ran = Folder::with("a.csv", "id,title,date\n1,T,\u{1b}[2Jnever\u{202e}\n").fonds(&["check", "a.csv"]);
    assert!(!ran.out().contains(['\u{1b}', '\u{202e}']), "{:?}", ran.out());
}

#[test]
fn convert_writes_a_catalogue_and_what_was_set_aside() {
    let folder = Folder::with("letters.csv", LETTERS);
    let ran =
        folder.fonds(&["convert", "letters.csv", "--to", "json", "--title", "Harbour", "--set-aside", "left.csv"]);
    assert_eq!(ran.status(), 1, "{}", ran.err());
    assert!(ran.err().contains("3 of 4 rows are records, 1 were set aside"), "{}", ran.err());
    assert_eq!(folder.read("left.csv"), "ho-2;The same again;;1881\n");
    let json = folder.read("letters.json");
    assert!(json.contains("\"title\": \"Harbour\"") && json.contains("\"date\":\"1881-05-03\""), "{json}");
    assert_eq!(
        folder.fonds(&["check", "--strict", "letters.json"]).out().lines().nth(1),
        Some("  3 rows: 3 records, 0 set aside, 0 blank")
    );
}

#[test]
fn a_proposed_identifier_stays_once_it_is_written() {
    let folder = Folder::with("letters.csv", LETTERS);
    folder.fonds(&["convert", "letters.csv", "--to", "csv", "--out", "new/"]);
    let table = folder.read("new/letters.csv");
    let ran = folder.fonds(&["convert", "new/letters.csv", "--to", "csv", "--out", "again/"]);
    assert_eq!(ran.status(), 0, "{}", ran.err());
    assert_eq!(folder.read("again/letters.csv"), table);
    assert!(folder.has("again/letters.datapackage.json"));
}

#[test]
fn convert_never_writes_over_its_input_nor_over_a_file_unasked() {
    let folder = Folder::with("a.json", "[{\"id\": 1, \"title\": \"T\", \"date\": null}]");
    let ran = folder.fonds(&["convert", "a.json", "--to", "json"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().contains("a.json is the file that is read. Name another place with --out."), "{}", ran.err());
    folder.write("a.ris", "mine");
    assert!(folder.fonds(&["convert", "a.json", "--to", "ris"]).err().contains("a.ris is there already."));
    assert_eq!(folder.read("a.ris"), "mine");
    assert_eq!(folder.fonds(&["convert", "a.json", "--to", "ris", "--force"]).status(), 0);
    assert!(folder.read("a.ris").contains("TI  - T"));
}

#[test]
fn convert_reads_the_standard_input_and_writes_the_standard_output() {
    let folder = Folder::new();
    let mut child = program(&folder.0, &["convert", "-", "--to", "json-lines", "--out", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"id,title,date\n1,T,1952\n").unwrap();
    let ran = Ran(child.wait_with_output().unwrap());
    assert!(ran.out().contains("{\"id\":\"1\",\"title\":\"T\",\"date\":\"1952\"}"), "{}", ran.out());
}

#[test]
fn a_mapping_file_and_an_encoding_are_heeded() {
    let folder = Folder::with("a.csv", b"Nr,Was\n1,\xcf\xe8\xf1\xfc\xec\xee\n");
    folder.write("a.mapping", "Nr = id\nWas = title\n");
    let ran = folder.fonds(&[
        "convert",
        "a.csv",
        "--to",
        "json",
        "--out",
        "-",
        "--mapping",
        "a.mapping",
        "--encoding",
        "windows-1251",
    ]);
    assert!(ran.out().contains("\"title\":\"Письмо\""), "{}", ran.out());
}

#[test]
fn dates_lists_how_each_was_understood() {
    let folder = Folder::with("letters.csv", LETTERS);
    let ran = folder.fonds(&["dates", "letters.csv"]);
    let words = |text: &str| {
        ran.out()
            .lines()
            .find(|line| line.contains(text))
            .map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" "))
    };
    assert!(words("3 May 1881").unwrap().starts_with("1 3 May 1881 1881-05-03 "), "{}", ran.out());
    assert!(words("c. 1840–5").unwrap().contains("1840~/1845~"), "{}", ran.out());
    let ran = folder.fonds(&["dates", "letters.csv", "--not-understood", "--format", "json"]);
    let date: serde_json::Value = serde_json::from_str(ran.out().trim()).unwrap();
    assert_eq!(
        (&date["text"], &date["edtf"], ran.status()),
        (&"spring of the long ice".into(), &serde_json::Value::Null, 1)
    );
}

#[test]
fn names_are_listed_with_those_that_are_likely_one() {
    let folder = Folder::with("letters.csv", LETTERS);
    let ran = folder.fonds(&["names", "letters.csv"]);
    assert!(ran.out().starts_with("People and bodies: 2\n        1  Anna Lind\n"), "{}", ran.out());
    assert!(ran.out().contains("One has the surname first, the other the given name."), "{}", ran.out());
    assert!(
        ran.out().ends_with(
            "Nothing is merged. To make them one, list the other names as variants of one (docs/names.md).\n"
        )
    );
}

#[test]
fn diff_says_what_was_added_removed_redated_and_retitled() {
    let folder = Folder::with("old.csv", "id,title,date\na,A,1952\nb,B,1953\nc,C,1954\n");
    folder.write("new.csv", "id,title,date\na,A,1951\nc,C2,1954\nd,D,\n");
    let ran = folder.fonds(&["diff", "old.csv", "new.csv"]);
    assert_eq!(
        ran.out(),
        "1 added, 1 removed, 2 changed (1 re-dated, 1 re-titled), 0 the same\n+ d  undated  D\n- b  1953  B\n~ a  1951  A\n    date: 1952 → 1951\n~ c  1954  C2\n    title: “C” → “C2”\n"
    );
    assert_eq!(ran.status(), 1);
    assert_eq!(folder.fonds(&["diff", "old.csv", "old.csv"]).status(), 0);
}

#[test]
fn what_cannot_be_carried_out_is_a_sentence_and_status_2() {
    let folder = Folder::with("a.pdf", "%PDF-1.4");
    let ran = folder.fonds(&["check", "nowhere.csv"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.err().starts_with("fonds: nowhere.csv could not be read: "), "{}", ran.err());
    let ran = folder.fonds(&["convert", "a.pdf", "--to", "xml"]);
    assert!(ran.err().contains(
        "--to expects one of json, json-lines, csv, ris, bibtex, csl-json, json-ld, data-package, but found “xml”."
    ));
    let ran = folder.fonds(&["convert", "a.pdf", "--to", "json"]);
    assert!(ran.err().contains("a.pdf has no record that can be read. This is a PDF."), "{}", ran.err());
    assert_eq!(folder.fonds(&["check", "a.pdf"]).status(), 1);
}

#[test]
fn help_has_examples_for_every_command() {
    let folder = Folder::new();
    for command in ["check", "convert", "dates", "names", "diff"] {
        let help = folder.fonds(&[command, "--help"]).out();
        assert!(help.contains("Examples:\n  fonds "), "{help}");
    }
}

#[test]
fn whoever_reads_only_the_beginning_is_not_told_of_an_error() {
    let folder = Folder::new();
    let rows: String = (0..20_000).map(|row| format!("{row},Title {row},on day {row} of the old count\n")).collect();
    folder.write("a.csv", format!("id,title,date\n{rows}"));
    let mut child =
        program(&folder.0, &["dates", "a.csv"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(0), true), "{output:?}");
}
