//! The results, or the open record.

use crate::leptos::*;
use fonds_core::explore::{Answer, Link, Opened};
use fonds_core::view::{Layout, View};

use super::record::opened;
use super::text::aside;
use super::timeline::timeline;
use super::windows::windows;
use crate::browser::focus;
use crate::desk::Desk;
use crate::el::{El, el, live, nothing};

/// What *Main* shows.
#[derive(Clone, Copy, PartialEq)]
enum Body {
    Record,
    Rows(Layout),
}

/// The results in the layout asked for; while a record is open, that record.
pub fn results(desk: Desk) -> Vec<AnyView> {
    follow_focus(desk);
    // The timeline measures its frame, so it is made once and not with every answer.
    let body = Memo::new(move |_| desk.answer(body));
    vec![
        live(move || {
            let heading = if body.get() == Body::Record { "Record" } else { "Results" };
            el("h2").class("unseen").text(heading).into_any()
        }),
        live(move || match body.get() {
            Body::Record => live(move || {
                desk.answer(|answer| answer.opened.as_ref().map_or_else(nothing, |o| opened(desk, o, answer.matched)))
            }),
            Body::Rows(Layout::Timeline) => timeline(desk),
            Body::Rows(layout) => windows(desk, layout),
        }),
        live(move || match body.get() {
            Body::Record => nothing(),
            Body::Rows(_) => desk.answer(|answer| beside(answer).into_any()),
        }),
    ]
}

/// The answer says what it is: the view may already be another.
fn body(answer: &Answer) -> Body {
    match &answer.opened {
        Some(_) => Body::Record,
        None => Body::Rows(View::parse(&answer.canonical).0.layout),
    }
}

/// Focus goes to a record's heading when it opens, and back to its link when it closes.
fn follow_focus(desk: Desk) {
    Effect::new(move |before: Option<String>| {
        let now = desk.answer(open_id);
        match before.as_deref() {
            Some(before) if before == now => {}
            Some(before) if now.is_empty() => focus::later(&[&focus::selector("a", "data-record", before)]),
            Some(_) => focus::later(&["#record-title"]),
            None => {}
        }
        now
    });
}

fn open_id(answer: &Answer) -> String {
    match &answer.opened {
        Some(Opened::Record(record)) => record.id.clone(),
        Some(Opened::Missing(link)) => link.label.clone(),
        None => String::new(),
    }
}

/// What the results do not hold: which condition to drop if there are none, and what the dates asked for leave out.
fn beside(answer: &Answer) -> Vec<AnyView> {
    vec![
        if answer.matched == 0 { nothing_found(&answer.advice).into_any() } else { nothing() },
        aside(
            &answer.elsewhere,
            "record is listed under another date, but its own words give one inside: show",
            "records are listed under other dates, but their own words give one inside: show",
        ),
        aside(
            &answer.undated,
            "record has no date, so it may belong here: show",
            "records have no date, so they may belong here: show",
        ),
    ]
}

fn nothing_found(advice: &[Link]) -> El {
    let words = match advice {
        [] => "No single condition is to blame: start again from all records, or loosen more than one.",
        _ => "Each of these would find some:",
    };
    let line =
        |link: &Link| el("li").child(el("a").set("href", link.href.as_str()).set("dir", "auto").text(&link.label));
    el("div")
        .class("nothing")
        .child(el("p").text("No record meets all conditions. ").text(words))
        .child(el("ul").children(advice.iter().map(line)))
        .child(el("p").child(el("a").set("href", "?").text("All records")))
}
