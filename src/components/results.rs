//! The results, or the open record.

use crate::leptos::*;
use fonds_core::explore::{Answer, Link, Opened};
use fonds_core::view::{Layout, View};

use super::cards::cards;
use super::record::opened;
use super::table::table;
use super::timeline::timeline;
use crate::browser::focus;
use crate::desk::{BATCH, Desk};
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
            Body::Rows(layout) => live(move || desk.answer(|answer| rows(desk, layout, answer))),
        }),
        live(move || match body.get() {
            Body::Record => nothing(),
            Body::Rows(_) => desk.answer(|answer| match answer.matched {
                0 => nothing_found(&answer.advice).into_any(),
                _ => nothing(),
            }),
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

fn rows(desk: Desk, layout: Layout, answer: &Answer) -> AnyView {
    let drawn = if layout == Layout::Table { table(&answer.rows) } else { cards(&answer.rows) };
    let left = answer.matched - answer.rows.len();
    vec![drawn.into_any(), (left > 0).then(|| more(desk, left)).map_or_else(nothing, IntoAny::into_any)].into_any()
}

/// The button for further results; the focus goes to the first of them.
fn more(desk: Desk, left: usize) -> El {
    let act = move |_| {
        let at = desk.more() + 1;
        focus::later(&[&format!(".cards article:nth-of-type({at}) a"), &format!("tbody tr:nth-of-type({at}) a")]);
    };
    let name = format!("Show {} more of {left}", left.min(BATCH));
    el("button").set("type", "button").class("more").text(&name).on("click", act)
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

/// Nothing found: which condition to drop.
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
