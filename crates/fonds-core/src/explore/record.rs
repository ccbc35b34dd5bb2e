//! The page of a record.

use super::found::Found;
use super::{Explorer, Fact, FactValue, Link, Opened, RecordLink, RecordPage};
use crate::catalogue::{Added, Agent, Evidence, Record, When};
use crate::date::{Day, Edtf, words};
use crate::say;
use crate::speech::term;
use crate::view::{Facet, Filters, View};
use crate::{meta, report};
use std::slice::from_ref;

use fonds_search::listed::Listed;

impl RecordPage {
    /// The record in a line.
    pub fn link(&self) -> RecordLink {
        let (id, title, date) = (self.id.clone(), self.title.clone(), self.date_written.clone());
        RecordLink { id, title, date, ..RecordLink::default() }
    }

    /// Where an error can be reported of the record, whose full address on the web is this.
    pub fn report_to(&self, address: &str) -> String {
        report::with_address(&self.report, address)
    }
}

impl Explorer {
    /// The record that a view asks for.
    pub(super) fn opened(&self, view: &View, found: &Found, id: &str) -> Opened {
        match self.number(id) {
            Some(doc) => Opened::Record(Box::new(self.page(view, found, doc))),
            None => Opened::Missing(missing(id)),
        }
    }

    fn page(&self, view: &View, found: &Found, doc: u32) -> RecordPage {
        let record = self.record(doc);
        let at = self.place(found, doc);
        let neighbour = |step: isize| -> Option<RecordLink> {
            let other = self.window(found, at?.checked_add_signed(step)?, 1);
            Some(self.record_link(view, *other.first()?))
        };
        let (date_written, date_words) = dates(record);
        let related = self.related(view, doc);
        RecordPage {
            id: record.id().to_owned(),
            title: record.title.clone(),
            date_written,
            date_words,
            description: record.description.clone(),
            facts: self.facts(record),
            position: at.map_or(0, |at| at + 1),
            previous: neighbour(-1),
            next: neighbour(1),
            similar: self.similar(view, doc, &related),
            related,
            report: self.catalogue.report.of(record.id(), &record.title),
            back: view.without_record().href(),
            permalink: View::default().with_record(record.id()).href(),
            json_ld: meta::json_ld(record, &self.catalogue),
            meta: meta::dublin_core(record, &self.catalogue),
        }
    }

    fn facts(&self, record: &Record) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut add = |term: &str, values: Vec<FactValue>| {
            if !values.is_empty() {
                facts.push(Fact { term: term.to_owned(), values });
            }
        };
        let named = |facet, names| self.facet_values(record, facet, names);
        add(say!("Other dates"), other_dates(record));
        add(say!("Type"), named(Facet::Type, from_ref(&record.kind)));
        add(say!("People and bodies"), self.agents(record));
        add(say!("Places"), named(Facet::Place, &record.places));
        add(say!("Subjects"), named(Facet::Subject, &record.subjects));
        add(say!("Languages"), named(Facet::Language, &record.languages));
        add(say!("Collection"), named(Facet::Collection, from_ref(&record.collection)));
        add(say!("Repository"), plain(&[from_ref(&record.repository)]));
        add(say!("Reference"), plain(&[from_ref(&record.source)]));
        add(say!("Classification"), plain(&[from_ref(&record.classification)]));
        add(say!("Rights"), plain(&[from_ref(&record.rights)]));
        add(say!("On the web"), links(record));
        add(say!("See also"), self.see_also(record));
        add(say!("Notes"), plain(&[&record.notes]));
        add(say!("Identifier"), identifiers(record));
        facts
    }

    fn facet_values(&self, record: &Record, facet: Facet, names: &[String]) -> Vec<FactValue> {
        let stated = names.iter().filter(|name| !name.is_empty());
        stated.map(|name| self.facet_value(record, facet, name)).listed()
    }

    fn facet_value(&self, record: &Record, facet: Facet, name: &str) -> FactValue {
        let label = self.label(facet, name).unwrap_or_else(|| name.to_owned());
        let field = match facet {
            Facet::Type => "type",
            Facet::Place => "places",
            Facet::Subject => "subjects",
            Facet::Language => "languages",
            Facet::Collection => "collection",
            Facet::Agent => "agents",
            Facet::Year => "date",
        };
        let href = View { filters: Filters::default().toggle(facet, &label), ..View::default() }.href();
        let evidence = evidence(record, |added| added.field == field && added.value == name);
        FactValue { text: label, href, evidence, detail: String::new() }
    }

    fn agents(&self, record: &Record) -> Vec<FactValue> {
        record.agents.iter().map(|agent| self.agent(record, agent)).listed()
    }

    fn agent(&self, record: &Record, agent: &Agent) -> FactValue {
        let value = self.facet_value(record, Facet::Agent, &agent.name);
        let is_this = |added: &Added| added.field == "agents" && added.value == agent.name && added.role == agent.role;
        FactValue { detail: detail(agent, &value.text), evidence: evidence(record, is_this), ..value }
    }

    fn see_also(&self, record: &Record) -> Vec<FactValue> {
        let value = |id: &String| match self.number(id) {
            Some(doc) => FactValue {
                text: self.record(doc).title.clone(),
                href: View::default().with_record(id).href(),
                ..FactValue::default()
            },
            None => FactValue { text: id.clone(), ..FactValue::default() },
        };
        record.related.iter().map(value).listed()
    }
}

/// The date as the source writes it, and in words if that says something else.
pub(super) fn dates(record: &Record) -> (String, String) {
    let written = super::date_text(record);
    let in_words = match &record.date {
        When::Known(date) if !is_plainly_written(date, &written) => words(date),
        _ => String::new(),
    };
    let says_more = in_words != written;
    (written, if says_more { in_words } else { String::new() })
}

/// Whether a day without doubts is written out with its number and year, so that saying it again says nothing more.
fn is_plainly_written(date: &Edtf, written: &str) -> bool {
    let is_sure = !date.is_uncertain() && !date.is_approximate();
    let day = date.interval().single_day().filter(|_| is_sure).map(Day::civil);
    let says = |number: i64| written.split(|c: char| !c.is_ascii_digit()).any(|found| found == number.to_string());
    day.is_some_and(|day| says(day.year) && says(day.day.into()))
}

fn other_dates(record: &Record) -> Vec<FactValue> {
    let value = |other: &crate::catalogue::OtherDate| FactValue {
        text: match &other.date {
            When::Known(date) => words(date),
            _ => other.as_written.clone(),
        },
        detail: match &other.date {
            When::Known(_) => as_written(date_role(&other.role), &other.as_written),
            _ => date_role(&other.role).to_owned(),
        },
        href: String::new(),
        evidence: stated(&other.evidence).into_iter().listed(),
    };
    record.other_dates.iter().map(value).listed()
}

fn date_role(role: &str) -> &str {
    match role {
        "created" => say!("when it was written"),
        "event" => say!("what it tells of"),
        "received" => say!("when it was received"),
        "published" => say!("when it was published"),
        other => other,
    }
}

fn detail(agent: &Agent, label: &str) -> String {
    as_written(term(&agent.role), if agent.as_written == label { "" } else { &agent.as_written })
}

/// A role, and how the record writes what has it.
fn as_written(role: &str, written: &str) -> String {
    match (role, written) {
        (_, "") => role.to_owned(),
        ("", _) => say!("as “{0}”", written),
        _ => say!("{0}, as “{1}”", role, written),
    }
}

fn evidence(record: &Record, is_this: impl Fn(&Added) -> bool) -> Vec<(String, String)> {
    record.added.iter().filter(|added| is_this(added)).flat_map(|added| stated(&added.evidence)).listed()
}

fn stated(evidence: &Evidence) -> Option<(String, String)> {
    (!evidence.text.is_empty()).then(|| (term(&evidence.field).to_owned(), evidence.text.clone()))
}

/// The texts of several lists, without those that say nothing.
fn plain(lists: &[&[String]]) -> Vec<FactValue> {
    let stated = lists.iter().copied().flatten().filter(|text| !text.is_empty());
    stated.map(|text| FactValue { text: text.clone(), ..FactValue::default() }).listed()
}

/// The addresses of a record, as links.
fn links(record: &Record) -> Vec<FactValue> {
    let addresses = [&record.url, &record.archived_url].into_iter().chain(&record.files);
    let stated = addresses.filter(|address| !address.is_empty()).map(|address| address.as_str().to_owned());
    stated.map(|text| FactValue { href: text.clone(), text, ..FactValue::default() }).listed()
}

fn identifiers(record: &Record) -> Vec<FactValue> {
    let mut values = plain(&[&record.aliases]);
    values.insert(0, FactValue { text: record.id().to_owned(), ..FactValue::default() });
    values
}

/// A record that is gone: its id, and a search for the words in it.
pub(super) fn missing(id: &str) -> Link {
    let mut q = String::new();
    for word in id.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2) {
        q += if q.is_empty() { "" } else { " OR " };
        q += word;
    }
    let filters = Filters { q, ..Filters::default() };
    Link { label: id.to_owned(), href: View { filters, ..View::default() }.href() }
}
