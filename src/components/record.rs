//! The page of a record.

use crate::leptos::*;
use fonds_core::explore::{Fact, FactValue, Link, Opened, RecordLink, RecordPage};

use super::entry;
use super::text::{paragraph, record_list};
use crate::browser::{clipboard, page};
use crate::desk::Desk;
use crate::el::{El, el, live_text};

/// The open record among so many results, or that it is gone.
pub fn opened(desk: Desk, opened: &Opened, matched: usize) -> AnyView {
    match opened {
        Opened::Record(record) => record_page(desk, record, matched).into_any(),
        Opened::Missing(link) => missing(link).into_any(),
    }
}

fn record_page(desk: Desk, record: &RecordPage, matched: usize) -> El {
    let related = (!record.related.is_empty()).then(|| {
        let heading = el("h4").text("Related records");
        el("section").class("related").child(heading).child(record_list(&record.related))
    });
    el("article")
        .class("record")
        .child(steps(record, matched))
        .child(el("p").class("meta").child(el("span").class("date").text(&record.date_written)))
        .maybe(paragraph("date-words", &record.date_words))
        .child(el("h3").set("id", "record-title").set("tabindex", "-1").set("dir", "auto").text(&record.title))
        .maybe(paragraph("description", &record.description))
        .child(el("dl").class("facts").children(record.facts.iter().map(fact)))
        .child(copy_link(desk, record.permalink.clone()))
        .maybe(related)
}

/// Back to the results, and to the records before and after in their order.
fn steps(record: &RecordPage, matched: usize) -> El {
    let place = match record.position {
        0 => "not among the results".to_owned(),
        at => format!("{at} of {matched} results"),
    };
    let step = |link: &Option<RecordLink>, name: &'static str, rel: &'static str| {
        let link = link.as_ref()?;
        Some(el("a").set("href", link.href.as_str()).set("rel", rel).set("title", link.title.as_str()).text(name))
    };
    el("nav")
        .class("steps")
        .set("aria-label", "Records")
        .child(el("a").class("back").set("href", record.back.as_str()).text("Back to the results"))
        .child(el("span").class("place").text(&place))
        .maybe(step(&record.previous, "Previous", "prev"))
        .maybe(step(&record.next, "Next", "next"))
}

fn fact(fact: &Fact) -> El {
    el("div").child(el("dt").text(&fact.term)).children(fact.values.iter().map(fact_value))
}

/// A value, and on demand the words that it rests on.
fn fact_value(value: &FactValue) -> El {
    let FactValue { text, detail, href, evidence } = value;
    let detail = (!detail.is_empty()).then(|| el("span").class("detail").text(&format!(" ({detail})")));
    let evidence = (!evidence.is_empty()).then(|| {
        let words = evidence
            .iter()
            .map(|(field, text)| el("span").class("words").set("dir", "auto").text(&format!("{field}: “{text}”")));
        el("details")
            .class("evidence")
            .child(el("summary").text("added"))
            .child(el("span").text("Not a field of the source; it rests on ").children(words))
    });
    el("dd").set("dir", "auto").child(linked(text, href)).maybe(entry::link_beside(href)).maybe(detail).maybe(evidence)
}

fn linked(text: &str, href: &str) -> El {
    match href {
        "" => el("span").text(text),
        view if view.starts_with('?') => el("a").set("href", href).text(text),
        _ => el("a").set("href", href).set("rel", "noopener noreferrer external").text(text),
    }
}

/// The record's own address, to copy; shown as text where the clipboard is refused.
fn copy_link(desk: Desk, permalink: String) -> El {
    let copy = move |_| {
        let address = format!("{}{permalink}", page::base());
        clipboard::copy_then(address.clone(), move |done| {
            let said = if done { "Copied.".to_owned() } else { format!("Copy it from here: {address}") };
            desk.shown.update(|shown| shown.copied = said);
        });
    };
    let said = live_text(move || desk.shown.with(|shown| shown.copied.clone()));
    el("p")
        .class("copy")
        .child(el("button").set("type", "button").text("Copy link").on("click", copy))
        .text(" ")
        .child(el("span").set("aria-live", "polite").view(said))
}

/// A record that is gone.
fn missing(link: &Link) -> El {
    el("div")
        .class("nothing")
        .child(el("h3").set("id", "record-title").set("tabindex", "-1").text("This record is not in the catalogue"))
        .child(
            el("p")
                .text("The address asks for the record “")
                .child(el("bdi").text(&link.label))
                .text("”, which this catalogue does not have, now or under an earlier name."),
        )
        .child(
            el("p")
                .child(el("a").set("href", link.href.as_str()).text("Search for its words"))
                .text(" or ")
                .child(el("a").set("href", "?").text("see all records"))
                .text("."),
        )
}
