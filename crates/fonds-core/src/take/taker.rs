//! The program that makes files: a catalogue, opened for it.

use std::collections::HashSet;

use super::{Cited, FORMS, Order, bibliography};
use crate::authority::{Authorities, AuthorityFacet};
use crate::catalogue::{Catalogue, Record, Shelf};
use crate::cite::{Citation, Citer, Style};
use crate::date::Day;
use crate::explore::Explorer;
use crate::read;
use crate::say;
use crate::speech::Text;
use crate::view::View;
use crate::write::{self, Format};

/// Records that are made searchable between two words on the progress.
const STEP: usize = 2_000;
/// Each style in which a record is cited, with its name on the page.
const CITED: [(Style, Text); 5] = [
    (Style::ChicagoNote, Text::of("Chicago, note")),
    (Style::ChicagoBibliography, Text::of("Chicago, bibliography")),
    (Style::Mla, Text::of("MLA")),
    (Style::Apa, Text::of("APA")),
    (Style::Plain, Text::of("No style guide")),
];

/// A catalogue from which records can be taken.
pub struct Taker {
    explorer: Explorer,
}

impl Taker {
    /// Reads a catalogue's file; a sentence says why it cannot be read.
    pub fn open(bytes: &[u8]) -> Result<Self, String> {
        let (catalogue, problems) = read::catalogue(&String::from_utf8_lossy(bytes));
        if catalogue.records().is_empty() {
            let reasons: String = problems.iter().map(|problem| format!(" {problem}")).collect();
            return Err(say!("Nothing can be taken from this catalogue: it has no records.{0}", reasons));
        }
        Ok(Self { explorer: Explorer::open(catalogue) })
    }

    /// Makes a file; `say` hears how far that is.
    pub fn take(&mut self, order: &Order, say: &mut dyn FnMut(String)) -> Result<Vec<u8>, String> {
        self.make_ready(order, say);
        let catalogue = self.chosen(order);
        say(say!("Writing {0} record|Writing {0} records"; catalogue.records().len()));
        written(&catalogue, order).ok_or_else(|| {
            let keys: Vec<&str> = FORMS.iter().map(|form| form.key).collect();
            say!("“{0}” is no form that records can be taken in; these are: {1}.", order.form, keys.join(", "))
        })
    }

    /// The citations of a record, in all styles; none if the catalogue does not have it.
    pub fn cite(&self, id: &str, day: i64) -> Vec<Cited> {
        let records = self.explorer.with_ids(&[id.to_owned()]);
        let Some(record) = records.first() else { return Vec::new() };
        // Authorities decide how names are read, so those of the record are enough.
        let catalogue = part(self.explorer.catalogue(), &[record]);
        let citer = Citer::new(&catalogue);
        let accessed = Some(Day(day).civil());
        CITED.iter().map(|(style, name)| cited(name.said(), &citer.cite(record, *style, accessed))).collect()
    }

    /// Only words need the index.
    fn make_ready(&mut self, order: &Order, say: &mut dyn FnMut(String)) {
        let is_searched = order.ids.is_empty() && View::parse(&order.query).0.filters.has_words();
        while let Some(part) = is_searched.then(|| self.explorer.prepare(STEP)).flatten() {
            say(say!("Searching: {0} %"; (part * 100.0) as usize));
        }
    }

    fn chosen(&self, order: &Order) -> Catalogue {
        let records = if order.ids.is_empty() {
            self.explorer.selected(&order.query)
        } else {
            self.explorer.with_ids(&order.ids)
        };
        part(self.explorer.catalogue(), &records)
    }
}

/// A catalogue of some records of another one, with the authorities that they name.
fn part(catalogue: &Catalogue, records: &[&Record]) -> Catalogue {
    let mut shelf = Shelf::default();
    for record in records {
        // Two ids may lead to one record.
        let _is_there_already = shelf.add((*record).clone());
    }
    let mut whole = catalogue.clone_without_records();
    let authorities = Authorities::new(&whole.authorities);
    let named: HashSet<&str> = records.iter().flat_map(|record| names(record, &authorities)).collect();
    let kept = whole.authorities.iter().filter(|authority| named.contains(authority.label.as_str())).cloned().collect();
    drop(named);
    whole.authorities = kept;
    whole.with_records(shelf)
}

/// The preferred labels of a record's people, places and subjects.
fn names<'a>(record: &'a Record, authorities: &'a Authorities) -> Vec<&'a str> {
    let agents = record.agents.iter().map(|agent| authorities.label(AuthorityFacet::Agent, &agent.name));
    let places = record.places.iter().map(|name| authorities.label(AuthorityFacet::Place, name));
    let subjects = record.subjects.iter().map(|name| authorities.label(AuthorityFacet::Subject, name));
    agents.chain(places).chain(subjects).collect()
}

fn written(catalogue: &Catalogue, order: &Order) -> Option<Vec<u8>> {
    let accessed = Day(order.day).civil();
    let style = Style::from_name(&order.style).unwrap_or(Style::Plain);
    match order.form.as_str() {
        "text" => Some(bibliography::text(catalogue, style, accessed).into_bytes()),
        "html" => Some(bibliography::html(catalogue, style, accessed).into_bytes()),
        // Of a table of records and the tables beside it, the first.
        other => {
            write::files(catalogue, Format::from_name(other)?, "catalogue").into_iter().next().map(|file| file.bytes)
        }
    }
}

fn cited(name: &str, citation: &Citation) -> Cited {
    let (mut italics, mut at) = (Vec::new(), 0);
    for span in &citation.spans {
        if span.is_italic {
            italics.push((at, at + span.text.len()));
        }
        at += span.text.len();
    }
    Cited { name: name.to_owned(), text: citation.plain.clone(), italics }
}
