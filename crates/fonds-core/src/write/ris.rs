//! RIS: lines of a tag of two letters, two spaces, a hyphen and a space, then a text; CRLF at the end of each.
//!
//! Tags are those that the Wilson Center's own export and Zotero use for archival documents (*DB* archive, *AV*
//! location in the archive, *DP* digital archive). A name that is not certainly taken apart ends in a comma, so that it
//! stays whole.

use crate::catalogue::{Catalogue, Record};
use crate::cite::dates::{Dated, Moment, Order, Shape};
use crate::cite::names::{Name, Names};

use super::genre::Genre;
use super::reference::{TAKEN, one_line, rest, with_role};

/// All records as references.
pub(super) fn text(catalogue: &Catalogue) -> String {
    let names = Names::new(&catalogue.authorities);
    let mut lines = Lines(String::new());
    for record in catalogue.records() {
        lines.reference(record, &catalogue.publisher, &names);
    }
    lines.0
}

struct Lines(String);

impl Lines {
    fn reference(&mut self, record: &Record, publisher: &str, names: &Names) {
        let genre = Genre::of(&record.kind);
        self.line("TY", type_tag(genre));
        self.tag("ID", record.id());
        self.tag("TI", &record.title);
        let mut people =
            |tag, role| with_role(record, role).for_each(|name| self.tag(tag, &name_text(names.read(name))));
        people("AU", "author");
        people("A4", "translator");
        if genre == Genre::Message {
            people("A2", "recipient");
        }
        let date = Dated::of(record);
        self.date(&date);
        self.tag("AB", &record.description);
        record.subjects.iter().for_each(|subject| self.tag("KW", subject));
        record.languages.iter().for_each(|language| self.tag("LA", language));
        self.tag("M3", &record.kind);
        self.tag("T2", &record.collection);
        self.tag("DB", &record.repository);
        self.tag("AV", &record.source);
        self.tag("DP", publisher);
        self.tag("UR", record.url.as_str());
        for line in rest(record, &taken(genre, is_whole(&date, record.date.as_str()))) {
            self.tag("N1", &line);
        }
        self.line("ER", "");
        self.0 += "\r\n";
    }

    /// `PY` is the year, `DA` is `YYYY/MM/DD/other`, each part optional.
    fn date(&mut self, date: &Dated) {
        let year = year(date).map_or(String::new(), |year| format!("{year:04}"));
        self.tag("PY", &year);
        match (&date.shape, date.text(Order::DayFirst)) {
            (Shape::One(moment), _) => self.line("DA", &[&slashes(*moment), doubts(date)].concat()),
            (_, Some(words)) => self.tag("DA", &[&year, "///", &words, doubts(date)].concat()),
            (_, None) => {}
        }
    }

    /// A tag with a text, if there is one.
    fn tag(&mut self, tag: &str, text: &str) {
        if !text.is_empty() {
            self.line(tag, &one_line(text));
        }
    }

    fn line(&mut self, tag: &str, text: &str) {
        for part in [tag, "  - ", text, "\r\n"] {
            self.0 += part;
        }
    }
}

fn type_tag(genre: Genre) -> &'static str {
    match genre {
        Genre::Message => "PCOMM",
        Genre::Report => "RPRT",
        Genre::Map => "MAP",
        Genre::Picture => "ART",
        Genre::Interview | Genre::Speech | Genre::Document => "UNPB",
        Genre::Unknown => "GEN",
    }
}

fn taken(genre: Genre, is_date_whole: bool) -> Vec<&'static str> {
    let recipient = (genre == Genre::Message).then_some("recipient");
    TAKEN.into_iter().chain(recipient).chain(is_date_whole.then_some("date")).collect()
}

/// The only year that the date may be in.
fn year(date: &Dated) -> Option<i64> {
    match date.shape {
        Shape::One(moment) => Some(moment.year()),
        Shape::Range(start, end) if start.year() == end.year() => Some(start.year()),
        _ => None,
    }
}

/// Whether numbers say all that the EDTF says: not of a doubt, a time of day, or a day left open (`1952-09-XX`).
fn is_whole(date: &Dated, edtf: &str) -> bool {
    let Shape::One(moment) = date.shape else {
        return false;
    };
    let parts: Vec<String> = moment.parts().iter().map(|part| format!("{part:02}")).collect();
    edtf == format!("{:0>4}{}", parts[0], parts[1..].iter().map(|part| format!("-{part}")).collect::<String>())
}

/// `1952/09/17/`, `1952/09//`, `1952///`
fn slashes(moment: Moment) -> String {
    match moment.parts()[..] {
        [year, month, day] => format!("{year:04}/{month:02}/{day:02}/"),
        [year, month] => format!("{year:04}/{month:02}//"),
        _ => format!("{:04}///", moment.year()),
    }
}

/// What stands in the fourth part of a date that is not certain.
fn doubts(date: &Dated) -> &'static str {
    match (date.is_approximate, date.is_uncertain) {
        (true, true) => "ca. ?",
        (true, false) => "ca.",
        (false, true) => "?",
        (false, false) => "",
    }
}

/// `Stalin, Joseph`, and with a comma at its end what is not to be parted.
fn name_text(name: Name) -> String {
    match name {
        Name::Whole(name) if !name.contains(',') => format!("{name},"),
        name => name.inverted(),
    }
}
