//! The results, or the open record.

use fonds_core::explore::{Answer, Link, Opened};
use fonds_core::view::Layout;
use leptos::prelude::*;

use super::cards::Cards;
use super::lists::aside;
use super::record::Record;
use super::table::Table;
use super::timeline::Timeline;
use crate::browser::focus;
use crate::desk::{BATCH, desk};

/// The results in the layout asked for; while a record is open, that record.
#[component]
pub fn Results() -> impl IntoView {
    let desk = desk();
    let is_open = Memo::new(move |_| desk.answer.with(|answer| answer.opened.is_some()));
    let layout = Memo::new(move |_| desk.view.with(|view| view.layout));
    follow_focus();
    let body = move || match (is_open.get(), layout.get()) {
        (true, _) => view! { <Record/> }.into_any(),
        (_, Layout::Cards) => view! { <Cards/> <More/> }.into_any(),
        (_, Layout::Table) => view! { <Table/> <More/> }.into_any(),
        (_, Layout::Timeline) => view! { <Timeline/> }.into_any(),
    };
    view! {
        <h2 class="unseen">{move || if is_open.get() { "Record" } else { "Results" }}</h2>
        {body}
        {move || (!is_open.get()).then(|| view! { <Nothing/> <Asides/> })}
    }
}

/// Focus goes to a record's heading when it opens, and back to its link when it closes.
fn follow_focus() {
    let desk = desk();
    let open_id = Memo::new(move |_| desk.answer.with(|answer| open_id(answer)));
    Effect::new(move |before: Option<Option<String>>| {
        let now = open_id.get();
        match (&before, &now) {
            (Some(_), Some(_)) => focus::later("#record-title".to_owned()),
            (Some(Some(id)), None) => focus::later(focus::selector("a", "data-record", id)),
            _ => {}
        }
        now
    });
}

fn open_id(answer: &Answer) -> Option<String> {
    match answer.opened.as_ref()? {
        Opened::Record(record) => Some(record.id.clone()),
        Opened::Missing(link) => Some(link.label.clone()),
    }
}

/// The button for further results.
#[component]
fn More() -> impl IntoView {
    let desk = desk();
    let left = desk.part(|answer| answer.matched - answer.rows.len().min(answer.matched));
    let more = move |_| {
        let first_new = desk.limit.get_untracked();
        desk.limit.set(first_new + BATCH);
        focus::later(format!(".cards article:nth-of-type({0}) a, tbody tr:nth-of-type({0}) a", first_new + 1));
    };
    view! {
        <Show when=move || { left() > 0 }>
            <button type="button" class="more" on:click=more>
                {move || format!("Show {} more of {}", left().min(BATCH), left())}
            </button>
        </Show>
    }
}

/// Nothing found: which condition to drop.
#[component]
fn Nothing() -> impl IntoView {
    let desk = desk();
    let line = |link: Link| view! { <li><a href=link.href dir="auto">{link.label}</a></li> };
    let advice = move || {
        let advice = desk.answer.with(|answer| answer.advice.clone());
        let words = if advice.is_empty() {
            "No single condition is to blame; start again from all records, or loosen more than one."
        } else {
            "Each of these would find some:"
        };
        view! {
            <p>"No record meets all conditions. " {words}</p>
            <ul>{advice.into_iter().map(line).collect_view()}</ul>
            <p><a href="?">"All records"</a></p>
        }
    };
    view! {
        <Show when=desk.part(|answer| answer.matched == 0)>
            <div class="nothing">{advice}</div>
        </Show>
    }
}

/// What the dates asked for leave out, counted and offered.
#[component]
fn Asides() -> impl IntoView {
    let answer = desk().answer;
    view! {
        {move || aside(
            answer.with(|a| a.elsewhere.clone()),
            "record is listed under another date, but its own words give one inside: show",
            "records are listed under other dates, but their own words give one inside: show",
        )}
        {move || aside(
            answer.with(|a| a.undated.clone()),
            "record has no date, so it may belong here: show",
            "records have no date, so they may belong here: show",
        )}
    }
}
