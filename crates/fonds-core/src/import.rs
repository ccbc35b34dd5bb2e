//! Catalogues of any make: a file's bytes become records, and a list of what could not be taken as it stands.
//!
//! What a file is, is told by its content: JSON of the bundled format, lists and lines of foreign objects, tables with any
//! separator in any encoding. Columns find their fields by known names or by a mapping file; what has no field is kept as
//! notes. Dates are read as people write them, in the way that the file's own dates show. Nothing fails: rows in are
//! records kept, rows set aside and blank rows, and what is set aside can be written out unchanged.
//!
//! Formats are a seam: each is one function from text to a [`sink::Sink`], named in [`FORMATS`].
//!
//! ```
//! use fonds_core::import::{Options, Source, import};
//! let source = Source { name: "letters.csv", bytes: "Signatur;Titel;Datum\nA 1;Brief;17. Sept. 1952\n".as_bytes() };
//! let import = import(&source, &Options::default());
//! let record = &import.catalogue.records()[0];
//! assert_eq!((record.id(), record.date.as_str(), record.date_display.as_str()), ("A 1", "1952-09-17", "17. Sept. 1952"));
//! ```

mod cell;
mod companions;
mod dates;
pub mod decode;
mod draft;
pub mod field;
mod findings;
pub mod guess;
mod identity;
mod json;
pub mod mapping;
mod sink;
pub mod table;
mod tabular;

use crate::catalogue::Catalogue;
use crate::date::human::Rule;
use crate::issue::{Issue, Place, Severity};
use decode::Text;
use findings::Words;
use guess::Kind;
use mapping::{Column, Mapping};
use sink::Sink;

/// A file.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// What the archivist calls it; only for sentences.
    pub name: &'a str,
    /// Its content, unpacked.
    pub bytes: &'a [u8],
}

/// How to read a file, as far as it is not found out.
#[derive(Clone, Debug, Default)]
pub struct Options<'a> {
    /// What columns mean.
    pub mapping: Mapping,
    /// A label of the WHATWG Encoding Standard, such as `windows-1252`.
    pub encoding: Option<&'a str>,
    /// A table of authorities beside the file.
    pub authorities: Option<Source<'a>>,
    /// A Frictionless data package beside the file, which says what the catalogue is.
    pub package: Option<Source<'a>>,
}

/// What a file came to.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The records, the authorities and what the file says of itself.
    pub catalogue: Catalogue,
    /// The gravest first.
    pub issues: Vec<Issue>,
    /// What the file is.
    pub format: Format,
    /// How many rows there were, and what became of them.
    pub counts: Counts,
    /// What became of each column; empty for the bundled format.
    pub columns: Vec<Column>,
    /// What could not be a record, as it came.
    pub set_aside: Vec<SetAside>,
    /// By which rule each record's date was read, in their order; `None` if it was not read from words.
    pub rules: Vec<Option<Rule>>,
    /// How the file writes dates, where it matters: a sentence for the archivist.
    pub habits: Option<String>,
}

/// What a file is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// `JSON`, `JSON Lines`, `table`; empty if it could not be read.
    pub name: &'static str,
    /// The separator of a table.
    pub separator: Option<char>,
    /// The encoding, by its WHATWG name.
    pub encoding: &'static str,
}

/// Rows in are records kept, rows set aside, and blank rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of a table without its header, lines of JSON Lines, items of a list.
    pub rows: usize,
    /// Records in the catalogue.
    pub kept: usize,
    /// Rows that are no record of their own.
    pub set_aside: usize,
    /// Rows that say nothing.
    pub blank: usize,
}

/// A row that could not be a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stood.
    pub place: Place,
    /// Its text, exactly as it was.
    pub raw: String,
}

/// How the tables begin that Fonds writes.
const OUR_TABLE: &str = "id,title,date";

/// A format that can be read.
struct Reader {
    name: &'static str,
    is_it: fn(Kind) -> bool,
    read: fn(&str, Kind, &mut Sink),
}

/// Every format. A further one is a module of its own, and a line here.
const FORMATS: [Reader; 3] = [
    Reader {
        name: "JSON",
        is_it: |kind| matches!(kind, Kind::Catalogue | Kind::JsonList),
        read: |text, _, sink| json::read_document(text, sink),
    },
    Reader {
        name: "JSON Lines",
        is_it: |kind| kind == Kind::JsonLines,
        read: |text, _, sink| json::read_lines(text, sink),
    },
    Reader {
        name: "table",
        is_it: |kind| matches!(kind, Kind::Table { .. }),
        read: |text, kind, sink| tabular::read(text, separator(kind).unwrap_or(b','), sink),
    },
];

/// Reads a catalogue from a file of any format that is known.
pub fn import(source: &Source, options: &Options) -> Import {
    let text = decode::text(source.bytes, options.encoding);
    let kind = kind(source.bytes, &text.text, &options.mapping);
    let mut sink = Sink::new(options.mapping.clone());
    say_encoding(&text, source.bytes, &mut sink);
    let reader = FORMATS.iter().find(|reader| (reader.is_it)(kind));
    match reader {
        Some(reader) => (reader.read)(&text.text, kind, &mut sink),
        None => refuse(kind, &mut sink),
    }
    companions::read(options, &mut sink);
    let format = Format {
        name: reader.map_or("", |reader| reader.name),
        separator: separator(kind).map(char::from),
        encoding: text.encoding,
    };
    finished(sink, format)
}

/// What a file is: by its content, and if that does not show it, by the columns that the mapping names.
fn kind(bytes: &[u8], text: &str, mapping: &Mapping) -> Kind {
    if text.starts_with(OUR_TABLE) {
        return Kind::Table { separator: b',' };
    }
    match guess::foreign(bytes).map_or_else(|| guess::kind_of_text(text), Kind::Foreign) {
        Kind::Unknown => {
            let named = |separator: &u8| mapping.named(&table::open(text, *separator).header);
            let separator =
                [b',', b';', b'\t', b'|'].into_iter().filter(|separator| named(separator) > 0).max_by_key(named);
            separator.map_or(Kind::Unknown, |separator| Kind::Table { separator })
        }
        kind => kind,
    }
}

fn finished(sink: Sink, format: Format) -> Import {
    let sink::Finished { catalogue, rules, habits, findings, columns, counts, set_aside } = sink.finish();
    Import { catalogue, issues: findings.in_order(), format, counts, columns: columns.list, set_aside, rules, habits }
}

fn separator(kind: Kind) -> Option<u8> {
    match kind {
        Kind::Table { separator } => Some(separator),
        _ => None,
    }
}

/// Says how the bytes became text, where that is not plain.
fn say_encoding(text: &Text, bytes: &[u8], sink: &mut Sink) {
    if let Some(complaint) = &text.complaint {
        sink.findings.say("encoding-name", "", Place::default(), "", || Words {
            severity: Severity::Warning,
            expected: complaint.clone(),
            ..Words::default()
        });
    }
    if text.found == decode::Found::Guess {
        sink.findings.say("encoding-guessed", "", Place::default(), "", || Words {
            severity: Severity::Note,
            expected: "The file is not UTF-8.".into(),
            done: format!("It was read as {}, judging by its letters.", text.encoding),
            mend: "If names look wrong, say which encoding it is (--encoding), or save it as UTF-8.".into(),
        });
    }
    let Some(first) = text.places.first() else { return };
    let line = bytes.iter().take(*first).filter(|byte| **byte == b'\n').count() + 1;
    sink.findings.say("broken-bytes", "", Place::line(line), "", || Words {
        severity: Severity::Warning,
        expected: format!("{} in the file are no letters of {}.", places(text.replaced), text.encoding),
        done: "A � stands for each.".into(),
        mend: "Save the file anew from the program that it comes from, as UTF-8.".into(),
    });
}

fn places(count: usize) -> String {
    if count == 1 { "One place".to_owned() } else { format!("{} places", crate::issue::thousands(count)) }
}

/// Says what a file is that cannot be read.
fn refuse(kind: Kind, sink: &mut Sink) {
    let why = kind.refusal().unwrap_or("This is XML, which cannot be read yet. Export the records as CSV or JSON.");
    sink.findings.say("unreadable", "", Place::default(), "", || Words {
        severity: Severity::Error,
        expected: why.to_owned(),
        done: "Nothing of it was read.".into(),
        mend: String::new(),
    });
}
