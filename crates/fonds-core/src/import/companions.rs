//! The files beside a table: its authorities, and the data package that says what the catalogue is.

use super::findings::Words;
use super::sink::Sink;
use super::table::{self, Oddity};
use super::{Options, Source, decode, guess};
use crate::catalogue::{Authority, Link};
use crate::issue::{Place, Severity};
use crate::names::authority_file::authorities;
use crate::read;
use crate::read::json::fields_so_far;
use crate::write::{cells, unguarded};

/// The columns of the tables of authorities that Fonds writes.
const OURS: [&str; 6] = ["label", "kind", "variants", "dates", "note", "links"];

/// Reads what stands beside the file.
pub(super) fn read(options: &Options, sink: &mut Sink) {
    if let Some(source) = &options.authorities {
        read_authorities(source, options.encoding, sink);
    }
    if let Some(source) = &options.package {
        read_package(source, sink);
    }
}

fn read_authorities(source: &Source, encoding: Option<&str>, sink: &mut Sink) {
    let text = decode::text(source.bytes, encoding).text;
    let separator = match guess::kind_of_text(&text) {
        _ if text.starts_with(&OURS.join(",")) => b',',
        guess::Kind::Table { separator } => separator,
        kind => {
            let why =
                kind.refusal().unwrap_or("Expected a table of names with a first row such as “label,variants,kind”.");
            say(sink, source, Place::default(), Severity::Error, why);
            return;
        }
    };
    let mut table = table::open(&text, separator);
    let header = table.header.clone();
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(row) = table.next_row() {
        if !matches!(row.oddity, Some(Oddity::Blank | Oddity::HeaderAgain)) {
            rows.push(row.cells().map(|cell| unguarded(cell).into_owned()).collect());
        }
    }
    if header == OURS {
        sink.authorities.extend(rows.iter().map(|row| ours(row)));
        return;
    }
    let (authorities, problems) = authorities(&header, rows.into_iter());
    sink.authorities.extend(authorities);
    for (row, sentence) in problems {
        say(sink, source, Place { row, ..Place::default() }, Severity::Warning, &sentence);
    }
}

/// An authority as [`crate::write`] writes one, taken as it stands.
fn ours(row: &[String]) -> Authority {
    let cell = |column: usize| row.get(column).map_or("", String::as_str);
    Authority {
        label: cell(0).to_owned(),
        kind: cell(1).to_owned(),
        variants: cells::variants_from(cell(2)),
        dates: cell(3).to_owned(),
        note: cell(4).to_owned(),
        links: cells::list_from(cell(5)).iter().filter_map(|link| Link::new(link)).collect(),
    }
}

fn say(sink: &mut Sink, source: &Source, place: Place, severity: Severity, sentence: &str) {
    sink.findings.say("authority-file", sentence, place, "", || Words {
        severity,
        expected: format!("In {}: {sentence}", source.name),
        ..Words::default()
    });
}

/// The catalogue's own fields, which our data packages have under `catalogue`; of a foreign one what its standard has.
fn read_package(source: &Source, sink: &mut Sink) {
    let text = decode::text(source.bytes, None).text;
    let mut own = None;
    let broken = fields_so_far(&text, &mut |name, value| {
        own = own.or(Some(value).filter(|_| name == "\"catalogue\""));
    });
    let (about, _foreign_fields) = read::without_records(own.unwrap_or(&text));
    sink.about = about;
    if broken.is_some() {
        say(
            sink,
            source,
            Place::default(),
            Severity::Warning,
            "The data package is broken JSON; it was read up to there.",
        );
    }
}
