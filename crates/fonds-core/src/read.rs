//! Reading the bundled format (`public/catalogue.json`): the good part, and a list of problems with their places.
//!
//! This is what the page reads by, and small for that; files of other makes are read by [`crate::import`]. Nothing here
//! fails: a record that cannot be read is set aside and said so, a field that has no place is kept among the record's
//! notes, a date that is not EDTF is kept as it is written.
//!
//! ```
//! let (catalogue, problems) = fonds_core::read::catalogue(r#"{"records": [{"id": "a", "title": "A letter", "date": "1954"}]}"#);
//! assert_eq!(catalogue.records()[0].date.as_str(), "1954");
//! assert!(problems.is_empty());
//! ```

pub(crate) mod json;
mod problem;
mod raw;
mod record;
pub(crate) mod syntax;

use fonds_search::listed::Listed;
pub use problem::{Place, Problem, Severity};
pub(crate) use raw::texts_of_list;

use crate::catalogue::{Authority, Catalogue, Record, Shelf};
use crate::say;
use json::Break;
use problem::Problems;
use raw::{Object, Raw};
use record::Reader;

/// From so many records on, a catalogue is read off the main thread.
const MANY_RECORDS: usize = 2_000;

/// From so many bytes on, a catalogue is read off the main thread.
pub const MANY_BYTES: usize = 4_000_000;

/// Reads the bundled format. A list of records alone is taken too.
///
/// If the text is no JSON at all, the catalogue is empty and the only problem says where it breaks and why.
pub fn catalogue(json: &str) -> (Catalogue, Vec<Problem>) {
    let text = without_mark(json);
    let mut problems = Problems::new(text);
    let catalogue = match envelope(text) {
        Ok(envelope) => catalogue_from(envelope, &mut problems),
        Err(error) => {
            let (at, message) = syntax::explain(error, text);
            problems.say(Severity::Error, at, "", message);
            Catalogue::default()
        }
    };
    (catalogue, problems.in_order())
}

/// Reads one record of the bundled format by itself; places are those in `json`. Without a date that is EDTF, that is not said:
/// the caller may read it otherwise.
pub(crate) fn one(json: &str, number: usize) -> (Option<Record>, Vec<Problem>) {
    let mut problems = Problems::new(json);
    problems.leaves_dates = true;
    let record = raw::value(json).ok().and_then(|value| record::read(value, number, &mut problems));
    (record, problems.in_order())
}

/// Reads a catalogue's own fields and its authorities, up to where the text breaks, and leaves its records.
pub(crate) fn without_records(json: &str) -> (Catalogue, Vec<Problem>) {
    let (mut catalogue, mut problems) = (Catalogue::default(), Problems::new(json));
    let mut object = raw::object_so_far(json);
    let _read_elsewhere = (object.take("records"), object.take("$schema"));
    about(object, &mut catalogue, &mut problems);
    (catalogue, problems.in_order())
}

/// Reads an authority of the bundled format by itself.
pub(crate) fn authority(json: &str) -> (Option<Authority>, Vec<Problem>) {
    let mut problems = Problems::new(json);
    let authority = raw::value(json).ok().and_then(|value| record::read_authority(value, &mut problems));
    (authority, problems.in_order())
}

/// Reads one field of a record from JSON that stands by itself, such as a cell; the rest of the record is empty. `None` if it
/// does not fit the field.
pub(crate) fn field(name: &str, json: &str) -> Option<Record> {
    let object = format!("{{\"id\":\"-\",\"title\":\"-\",\"date\":null,\"{name}\":{json}}}");
    let (record, problems) = one(&object, 1);
    record.filter(|_| problems.iter().all(|problem| problem.severity == Severity::Note))
}

/// Whether reading would take longer than a frame, so that it belongs off the main thread: more than 2,000 records or
/// 4 MB. Cheap: the text is not parsed, the `"id"` keys are counted.
pub fn is_large(bytes: &[u8]) -> bool {
    let ids = || bytes.windows(4).filter(|window| window == b"\"id\"").take(MANY_RECORDS + 1).count();
    bytes.len() > MANY_BYTES || ids() > MANY_RECORDS
}

/// The records read so far.
#[derive(Default)]
struct Reading {
    shelf: Shelf,
    seen: usize,
}

impl Reading {
    /// Reads one record and keeps it, unless it is unreadable or its id is taken.
    fn add(&mut self, value: Raw, problems: &mut Problems) {
        self.seen += 1;
        let Some(record) = record::read(value, self.seen, problems) else {
            return;
        };
        if let Err(record) = self.shelf.add(record) {
            let message = say!("An earlier record has the same id. This one was set aside; give it an id of its own.");
            problems.say(Severity::Error, value.offset(problems), record.id(), message);
        }
    }

    /// The catalogue, once every id is known: an old id that is another record's id leads there.
    fn into_catalogue(self, problems: &mut Problems) -> Catalogue {
        for record in self.shelf.records() {
            for alias in record.aliases.iter().filter(|alias| self.shelf.has(alias)) {
                let message = say!("The alias “{0}” is the id of a record, and leads to that one.", alias);
                problems.say_anywhere(Severity::Warning, record.id(), message);
            }
        }
        Catalogue::new(self.shelf)
    }
}

/// The outermost value: an object, or a list that stands for its records.
enum Envelope<'a> {
    Object(Object<'a>),
    List(Raw<'a>),
}

fn envelope(text: &str) -> Result<Envelope<'_>, Break> {
    if text.trim_start().starts_with('[') {
        raw::value(text).map(Envelope::List)
    } else {
        raw::object(text).map(Envelope::Object)
    }
}

fn catalogue_from(envelope: Envelope, problems: &mut Problems) -> Catalogue {
    match envelope {
        Envelope::Object(object) => described(object, problems),
        Envelope::List(list) => {
            let message = say!(
                "Expected a catalogue in braces with a “title” and “records”, but found a list. Its items are taken as the records."
            );
            problems.say(Severity::Note, list.offset(problems), "", message);
            records(list, problems)
        }
    }
}

/// The catalogue's own fields, its records and its authorities.
fn described(mut object: Object, problems: &mut Problems) -> Catalogue {
    let _schema = object.take("$schema");
    let mut catalogue = match object.take("records") {
        Some(list) => records(list, problems),
        None => {
            let message = say!(
                "Expected a list named “records”, but the file has none. Nothing can be shown; put the records between \"records\": [ and ]."
            );
            problems.say(Severity::Error, 0, "", message);
            Catalogue::default()
        }
    };
    about(object, &mut catalogue, problems);
    catalogue
}

/// The catalogue's own fields and its authorities.
fn about(mut object: Object, catalogue: &mut Catalogue, problems: &mut Problems) {
    catalogue.authorities = object.take("authorities").map_or(Vec::new(), |list| authorities(list, problems));
    let mut reader = Reader::without_notes(problems);
    catalogue.title = reader.text(&mut object, "title");
    catalogue.description = reader.text(&mut object, "description");
    catalogue.publisher = reader.text(&mut object, "publisher");
    catalogue.rights = reader.text(&mut object, "rights");
    catalogue.licence = reader.text(&mut object, "licence");
    catalogue.language = reader.text(&mut object, "language");
    catalogue.version = reader.text(&mut object, "version");
    catalogue.homepage = reader.link(&mut object, "homepage");
    catalogue.citation_note = reader.text(&mut object, "citation_note");
    catalogue.report = reader.report(&mut object, "report");
    reader.leave(object);
}

fn records(list: Raw, problems: &mut Problems) -> Catalogue {
    let mut reading = Reading::default();
    for value in list.items() {
        reading.add(value, problems);
    }
    reading.into_catalogue(problems)
}

fn authorities(list: Raw, problems: &mut Problems) -> Vec<Authority> {
    list.items().into_iter().filter_map(|value| record::read_authority(value, problems)).listed()
}

/// A byte order mark says nothing in UTF-8, and is not JSON.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
