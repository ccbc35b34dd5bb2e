//! Catalogues for property tests: anything that the types allow.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{
    Added, Agent, Authority, Catalogue, Evidence, Link, OtherDate, Record, Shelf, Variant, When,
};
use fonds_core::date::Edtf;
use fonds_core::report::ReportTo;
use proptest::collection::vec;
use proptest::prelude::*;

/// Any text that says something.
fn text() -> impl Strategy<Value = String> {
    any::<(char, String)>().prop_map(|(first, rest)| format!("{first}{rest}x"))
}

/// Any text, or none.
fn maybe() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), text()]
}

fn when() -> impl Strategy<Value = When> {
    let known = prop_oneof![Just("1954-02-23"), Just("195X"), Just("1952?/.."), Just("-0043-03-15")];
    let known = known.prop_map(|date| When::Known(Edtf::parse(date).unwrap()));
    prop_oneof![
        Just(When::Unknown),
        known,
        text().prop_map(|text| When::NotUnderstood(format!("in the reign of {text}")))
    ]
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (maybe(), maybe()).prop_map(|(field, text)| Evidence { field, text })
}

fn link() -> impl Strategy<Value = Link> {
    let address = prop_oneof![Just("https://example.org/a?b=c#d"), Just("http://example.org/ü%20")];
    address.prop_map(|address| Link::new(address).unwrap())
}

fn agent() -> impl Strategy<Value = Agent> {
    (text(), maybe(), maybe()).prop_map(|(name, role, as_written)| Agent { name, role, as_written })
}

fn other_date() -> impl Strategy<Value = OtherDate> {
    (when(), maybe(), maybe(), evidence()).prop_map(|(date, role, as_written, evidence)| OtherDate {
        date,
        role,
        as_written,
        evidence,
    })
}

fn added() -> impl Strategy<Value = Added> {
    (maybe(), maybe(), maybe(), evidence()).prop_map(|(field, value, role, evidence)| Added {
        field,
        value,
        role,
        evidence,
    })
}

/// Any record, with an id that ends in its number.
fn any_record(number: usize) -> impl Strategy<Value = Record> {
    let parts = (when(), vec(agent(), 0..3), vec(other_date(), 0..2), vec(added(), 0..3));
    let texts = ((text(), text()), vec(maybe(), 8), vec(vec(text(), 0..3), 6), vec(link(), 0..3));
    (parts, texts).prop_map(move |((date, agents, other_dates, added), ((id, title), texts, lists, links))| {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap();
        let mut lists = lists.into_iter();
        let mut list = || lists.next().unwrap();
        let first = links.first().cloned().unwrap_or_default();
        let mut record = Record::new(&format!("{id}{number}"), &title, date).unwrap();
        record.agents = agents;
        record.other_dates = other_dates;
        record.added = added;
        record.date_display = text();
        record.description = text();
        record.kind = text();
        record.collection = text();
        record.repository = text();
        record.source = text();
        record.classification = text();
        record.rights = text();
        record.places = list();
        record.subjects = list();
        record.languages = list();
        record.related = list();
        record.aliases = list();
        record.notes = list();
        record.url = first.clone();
        record.archived_url = first;
        record.files = links;
        record
    })
}

fn authority() -> impl Strategy<Value = Authority> {
    let variant = (text(), maybe()).prop_map(|(name, kind)| Variant { name, kind });
    (text(), maybe(), vec(variant, 0..3), maybe(), maybe(), vec(link(), 0..2))
        .prop_map(|(label, kind, variants, dates, note, links)| Authority { label, kind, variants, dates, note, links })
}

/// A catalogue that has something in every field, with texts that are hard to write and to read.
pub fn any_catalogue() -> impl Strategy<Value = Catalogue> {
    let records = (0_usize..4).prop_flat_map(|count| (0..count).map(any_record).collect::<Vec<_>>());
    (vec(maybe(), 8), records, vec(authority(), 0..3)).prop_map(|(texts, records, authorities)| {
        let mut shelf = Shelf::default();
        for record in records {
            shelf.add(record).unwrap();
        }
        let mut catalogue = Catalogue::new(shelf);
        let [title, description, publisher, rights, licence, language, version, citation_note] =
            texts.try_into().unwrap();
        catalogue.title = title;
        catalogue.description = description;
        catalogue.publisher = publisher;
        catalogue.rights = rights;
        catalogue.licence = licence;
        catalogue.language = language;
        catalogue.version = version;
        catalogue.homepage = Link::new("https://example.org/").unwrap();
        catalogue.citation_note = citation_note;
        catalogue.report = ReportTo::new("mailto:desk@example.org?subject={id}%20{title}&body={address}").unwrap();
        catalogue.authorities = authorities;
        catalogue
    })
}
