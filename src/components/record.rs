//! The page of a record.

use fonds_core::explore::{Fact, FactValue, Link, Opened, RecordLink, RecordPage};
use leptos::prelude::*;

use super::lists::record_list;
use crate::browser::{clipboard, page};
use crate::desk::desk;

/// The open record, or that it is gone.
#[component]
pub fn Record() -> impl IntoView {
    let desk = desk();
    let opened = Memo::new(move |_| desk.answer.with(|answer| answer.opened.clone()));
    let matched = move || desk.answer.with(|answer| answer.matched);
    move || match opened.get() {
        Some(Opened::Record(record)) => open_record(*record, matched()),
        Some(Opened::Missing(link)) => missing(link),
        None => ().into_any(),
    }
}

fn open_record(record: RecordPage, matched: usize) -> AnyView {
    let RecordPage { title, date_written, date_words, description, facts, related, permalink, .. } = record;
    let steps = steps(record.position, matched, record.previous, record.next, record.back);
    let words = (!date_words.is_empty()).then(|| view! { <p class="date-words">{date_words}</p> });
    let related = (!related.is_empty()).then(|| {
        view! { <section class="related"><h4>"Related records"</h4>{record_list(related)}</section> }
    });
    view! {
        <article class="record">
            {steps}
            <p class="meta"><span class="date">{date_written}</span></p>
            {words}
            <h3 id="record-title" tabindex="-1" dir="auto">{title}</h3>
            <p class="description" dir="auto">{description}</p>
            <dl class="facts">{facts.into_iter().map(fact).collect_view()}</dl>
            <CopyLink permalink/>
            {related}
        </article>
    }
    .into_any()
}

/// Back to the results, and to the records before and after in their order.
fn steps(at: usize, of: usize, previous: Option<RecordLink>, next: Option<RecordLink>, back: String) -> AnyView {
    let place = if at == 0 { "not among the results".to_owned() } else { format!("{at} of {of} results") };
    let step = |link: Option<RecordLink>, name: &'static str, rel: &'static str| {
        link.map(|link| view! { <a href=link.href rel=rel title=link.title>{name}</a> })
    };
    view! {
        <nav class="steps" aria-label="Records">
            <a class="back" href=back>"Back to the results"</a>
            <span class="place">{place}</span>
            {step(previous, "Previous", "prev")}
            {step(next, "Next", "next")}
        </nav>
    }
    .into_any()
}

fn fact(fact: Fact) -> AnyView {
    let values = fact.values.into_iter().map(|value| view! { <dd dir="auto">{fact_value(value)}</dd> });
    view! { <div><dt>{fact.term}</dt>{values.collect_view()}</div> }.into_any()
}

/// A value, and on demand the words that it rests on.
fn fact_value(value: FactValue) -> AnyView {
    let FactValue { text, detail, href, evidence } = value;
    let detail = (!detail.is_empty()).then(|| view! { " " <span class="detail">{format!("({detail})")}</span> });
    let evidence = (!evidence.is_empty()).then(|| {
        let words = evidence.into_iter().map(|(field, text)| {
            view! { <span class="words" dir="auto">{format!("{field}: “{text}”")}</span> }
        });
        view! {
            <details class="evidence">
                <summary>"added"</summary>
                <span>"Not a field of the source; it rests on "{words.collect_view()}</span>
            </details>
        }
    });
    view! { {value_link(text, href)}{detail}{evidence} }.into_any()
}

fn value_link(text: String, href: String) -> AnyView {
    match href.as_str() {
        "" => text.into_any(),
        view if view.starts_with('?') => view! { <a href=href>{text}</a> }.into_any(),
        _ => view! { <a href=href rel="noopener noreferrer external">{text}</a> }.into_any(),
    }
}

/// A record that is gone.
fn missing(link: Link) -> AnyView {
    view! {
        <div class="nothing">
            <h3 id="record-title" tabindex="-1">"This record is not in the catalogue"</h3>
            <p>"The address asks for the record “" <bdi>{link.label}</bdi> "”, which this catalogue does not have, now or under an earlier name."</p>
            <p><a href=link.href>"Search for its words"</a> " or " <a href="?">"see all records"</a> "."</p>
        </div>
    }
    .into_any()
}

/// The record's own address, to copy; shown as text where the clipboard is refused.
#[component]
fn CopyLink(
    /// The query string that opens nothing but the record.
    permalink: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        let address = format!("{}{permalink}", page::base());
        clipboard::copy_then(address.clone(), move |done| {
            said.try_set(if done { "Copied.".to_owned() } else { format!("Copy it from here: {address}") });
        });
    };
    view! {
        <p class="copy">
            <button type="button" on:click=copy>"Copy link"</button>
            " "
            <span aria-live="polite">{move || said.get()}</span>
        </p>
    }
}
