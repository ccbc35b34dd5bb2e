//! The results, drawn in the layout asked for.

use crate::leptos::*;
use fonds_core::explore::{Answer, Link};
use fonds_core::view::{Layout, View};

use super::cards::cards;
use super::table::table;
use super::text::aside;
use super::timeline::timeline;
use crate::browser::focus;
use crate::desk::{BATCH, Desk};
use crate::el::{El, el, live, nothing};

/// The results in the layout asked for.
pub fn results(desk: Desk) -> Vec<AnyView> {
    // The timeline measures its frame, so it is made once and not with every answer.
    let layout = Memo::new(move |_| desk.answer(layout));
    vec![
        el("h2").class("unseen").text("Results").into_any(),
        live(move || match layout.get() {
            Layout::Timeline => timeline(desk),
            layout => live(move || desk.answer(|answer| rows(desk, layout, answer))),
        }),
        live(move || desk.answer(|answer| beside(answer).into_any())),
    ]
}

/// The answer says what it is: the view may already be another.
pub fn layout(answer: &Answer) -> Layout {
    View::parse(&answer.canonical).0.layout
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
