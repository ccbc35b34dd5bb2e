//! The page of a record.

use super::found::Found;
use super::{Explorer, Fact, FactValue, Link, Opened, RecordLink, RecordPage};
use crate::catalogue::{Added, Agent, Record, When};
use crate::date::words;
use crate::meta;
use crate::view::{Facet, Filters, View};
use fonds_search::listed::Listed;

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
        let at = found.docs.iter().position(|other| *other == doc);
        let neighbour = |step: isize| -> Option<RecordLink> {
            let place = at?.checked_add_signed(step)?;
            Some(self.record_link(view, *found.docs.get(place)?))
        };
        let (date_written, date_words) = dates(record);
        RecordPage {
            id: record.id.clone(),
            title: record.title.clone(),
            date_written,
            date_words,
            description: record.description.clone(),
            facts: self.facts(record),
            position: at.map_or(0, |at| at + 1),
            previous: neighbour(-1),
            next: neighbour(1),
            related: self.related(view, doc),
            back: view.without_record().href(),
            permalink: View::default().with_record(&record.id).href(),
            json_ld: meta::json_ld(record, &self.catalogue),
            meta: meta::dublin_core(record, &self.catalogue),
        }
    }

    fn facts(&self, record: &Record) -> Vec<Fact> {
        let mut facts = vec![
            Fact { term: "Other dates".to_owned(), values: other_dates(record) },
            fact("Type", self.facet_values(record, Facet::Type, [&record.kind])),
            Fact { term: "People and bodies".to_owned(), values: self.agents(record) },
            fact("Places", self.facet_values(record, Facet::Place, &record.places)),
            fact("Subjects", self.facet_values(record, Facet::Subject, &record.subjects)),
            fact("Languages", self.facet_values(record, Facet::Language, &record.languages)),
            fact("Collection", self.facet_values(record, Facet::Collection, [&record.collection])),
            fact("Repository", plain([&record.repository])),
            fact("Reference", plain([&record.source])),
            fact("Classification", plain([&record.classification])),
            fact("Rights", plain([&record.rights])),
            fact("On the web", links([&record.url, &record.archived_url].into_iter().chain(&record.files))),
            fact("See also", self.see_also(record)),
            fact("Notes", plain(&record.notes)),
            fact("Identifier", plain(std::iter::once(&record.id).chain(&record.aliases))),
        ];
        facts.retain(|fact| !fact.values.is_empty());
        facts
    }

    fn facet_values<'a>(
        &self,
        record: &Record,
        facet: Facet,
        names: impl IntoIterator<Item = &'a String>,
    ) -> Vec<FactValue> {
        names.into_iter().filter(|name| !name.is_empty()).map(|name| self.facet_value(record, facet, name)).listed()
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
fn dates(record: &Record) -> (String, String) {
    let written = super::date_text(record);
    let in_words = match &record.date {
        When::Known(date) => words(date),
        When::Unknown | When::NotUnderstood(_) => String::new(),
    };
    let says_more = in_words != written;
    (written, if says_more { in_words } else { String::new() })
}

fn other_dates(record: &Record) -> Vec<FactValue> {
    let value = |other: &crate::catalogue::OtherDate| FactValue {
        text: match &other.date {
            When::Known(date) => words(date),
            _ => other.as_written.clone(),
        },
        detail: date_role(&other.role).to_owned(),
        href: String::new(),
        evidence: vec![(other.evidence.field.clone(), other.evidence.text.clone())],
    };
    record.other_dates.iter().map(value).listed()
}

fn date_role(role: &str) -> &str {
    match role {
        "created" => "when it was written",
        "event" => "what it tells of",
        "received" => "when it was received",
        "published" => "when it was published",
        other => other,
    }
}

fn detail(agent: &Agent, label: &str) -> String {
    let written =
        (!agent.as_written.is_empty() && agent.as_written != label).then(|| format!("as “{}”", agent.as_written));
    [Some(agent.role.clone()).filter(|role| !role.is_empty()), written].into_iter().flatten().listed().join(", ")
}

fn evidence(record: &Record, is_this: impl Fn(&Added) -> bool) -> Vec<(String, String)> {
    let found = record.added.iter().filter(|added| is_this(added));
    found.map(|added| (added.evidence.field.clone(), added.evidence.text.clone())).listed()
}

fn fact(term: &str, values: Vec<FactValue>) -> Fact {
    Fact { term: term.to_owned(), values }
}

fn plain<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<FactValue> {
    let stated = texts.into_iter().filter(|text| !text.is_empty());
    stated.map(|text| FactValue { text: text.clone(), ..FactValue::default() }).listed()
}

fn links<'a>(urls: impl Iterator<Item = &'a String>) -> Vec<FactValue> {
    let web = |url: &str| if meta::is_web(url) { url.to_owned() } else { String::new() };
    plain(urls).into_iter().map(|value| FactValue { href: web(&value.text), ..value }).listed()
}

/// A record that is gone: its id, and a search for the words in it.
fn missing(id: &str) -> Link {
    let words: Vec<&str> = id.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2).listed();
    let filters = Filters { q: words.join(" OR "), ..Filters::default() };
    Link { label: id.to_owned(), href: View { filters, ..View::default() }.href() }
}
