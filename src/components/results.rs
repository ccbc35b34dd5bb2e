//! The results, drawn in the layout asked for.

use crate::leptos::*;
use fonds_core::explore::{Answer, Link, Page};
use fonds_core::say;
use fonds_core::view::{Layout, View};

use super::windows::windows;
use crate::desk::Desk;
use crate::el::{El, el, live, nothing};
use crate::later::{self, Reading};

/// What stands there.
#[derive(Clone, Copy, PartialEq)]
enum Body {
    Index,
    Page,
    Rows(Layout),
}

/// The results in the layout asked for, or the page that stands in their place.
pub fn results(desk: Desk) -> Vec<AnyView> {
    // The timeline measures its frame, so it is made once and not with every answer.
    let body = Memo::new(move |_| desk.answer(body));
    vec![
        live(move || match body.get() {
            Body::Rows(_) => el("h2").class("unseen").text(say!("Results")).into_any(),
            Body::Index | Body::Page => nothing(),
        }),
        live(move || match body.get() {
            Body::Index => read(|reading| (reading.index)(desk).into_any()),
            Body::Page => live(move || {
                desk.answer(|answer| {
                    read(|reading| answer.page.as_ref().map_or_else(nothing, |p| (reading.page)(desk, p)))
                })
            }),
            Body::Rows(Layout::Timeline) => read(|reading| (reading.timeline)(desk)),
            Body::Rows(Layout::Saved) => read(|reading| (reading.saved)(desk)),
            Body::Rows(layout) => windows(desk, layout),
        }),
        live(move || match body.get() {
            Body::Index | Body::Page | Body::Rows(Layout::Saved) => nothing(),
            Body::Rows(_) => desk.answer(|answer| match answer.matched {
                0 => nothing_found(&answer.advice).into_any(),
                _ => nothing(),
            }),
        }),
    ]
}

/// Draws what the part for reading draws.
fn read(draw: impl FnOnce(&Reading) -> AnyView) -> AnyView {
    later::reading().map_or_else(nothing, draw)
}

fn body(answer: &Answer) -> Body {
    match &answer.page {
        Some(Page::Index(_)) => Body::Index,
        Some(_) => Body::Page,
        None => Body::Rows(layout(answer)),
    }
}

/// The answer says what it is: the view may already be another.
pub fn layout(answer: &Answer) -> Layout {
    View::parse(&answer.canonical).0.layout
}

/// Nothing found: which condition to drop.
fn nothing_found(advice: &[Link]) -> El {
    let words = match advice {
        [] => say!("No single condition is to blame: start again from all records, or loosen more than one."),
        _ => say!("Each of these would find some:"),
    };
    let line =
        |link: &Link| el("li").child(el("a").set("href", link.href.as_str()).set("dir", "auto").text(&link.label));
    el("div")
        .class("nothing")
        .child(el("p").text(say!("No record meets all conditions. ")).text(words))
        .child(el("ul").children(advice.iter().map(line)))
        .child(el("p").child(el("a").set("href", "?").text(say!("All records"))))
}
