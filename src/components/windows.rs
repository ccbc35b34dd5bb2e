//! The list of results, in windows: the first ones with the answer, further ones as the reader comes near their end.
//!
//! A window that is added draws nothing anew, and all that was drawn stays on the page, so that it is found with the
//! browser's own search and read in its order. `content-visibility: auto` would spare the browser some work, but Chromium
//! then leaves what is far from sight out of the accessibility tree.

use crate::leptos::*;
use fonds_core::explore::{Answer, Head, Row};
use fonds_core::say;
use fonds_core::speech::number_words;
use fonds_core::view::{Layout, View};

use super::{cards, list, table};
use crate::browser::near;
use crate::desk::{BATCH, DRAWN_MAX, Desk, Shown, added};
use crate::el::{El, el, live, nothing};

/// The list of results in a layout, drawn anew when the results are others.
pub fn windows(desk: Desk, layout: Layout) -> AnyView {
    let drawing = Memo::new(move |_| desk.shown.with(|shown| shown.drawing));
    live(move || {
        drawing.get();
        desk.shown.with_untracked(|shown| whole(desk, layout, shown))
    })
}

fn whole(desk: Desk, layout: Layout, shown: &Shown) -> AnyView {
    let answer = &shown.answer;
    let view = View::parse(&answer.canonical).0;
    let first = window(desk, layout, &view, answer);
    let rest = following(layout, view.clone(), desk, 0);
    let list = match layout {
        Layout::Table => table::frame(desk, &view),
        Layout::List => el("div").class("list rows"),
        _ => el("div").class("cards rows"),
    };
    let list = match layout {
        Layout::Table => table::filled(list, first, rest),
        _ => list.view(first).view(rest),
    };
    let (listed, at) = (answer.listed, answer.at);
    let rows = Memo::new(move |_| desk.more.with(|more| added(more)));
    let drawn = answer.rows.len();
    let end = live(move || end(desk, at, drawn + rows.get(), listed));
    vec![before(&view, at), list.into_any(), end].into_any()
}

/// One window.
fn window(desk: Desk, layout: Layout, view: &View, answer: &Answer) -> AnyView {
    let parts = parts(&answer.rows, &answer.heads).into_iter();
    match layout {
        Layout::Table => parts.map(|(head, rows)| table::part(desk, view, head, rows)).collect::<Vec<_>>().into_any(),
        Layout::List => parts.map(|(head, rows)| list::part(desk, head, rows)).collect::<Vec<_>>().into_any(),
        _ => parts.map(|(head, rows)| cards::part(desk, head, rows)).collect::<Vec<_>>().into_any(),
    }
}

/// The added windows from a number on, one inside the other: each is drawn once, when it is there.
fn following(layout: Layout, view: View, desk: Desk, at: usize) -> AnyView {
    let there = Memo::new(move |_| desk.more.with(|more| more.len().min(at + 1)));
    live(move || {
        if there.get() <= at {
            return nothing();
        }
        let drawn = desk.more.with_untracked(|more| more.get(at).map(|answer| window(desk, layout, &view, answer)));
        vec![drawn.unwrap_or_else(nothing), following(layout, view.clone(), desk, at + 1)].into_any()
    })
}

/// The rows under each heading; the first ones may go on under a heading of the window before.
fn parts<'a>(rows: &'a [Row], heads: &'a [Head]) -> Vec<(Option<&'a Head>, &'a [Row])> {
    let mut parts = Vec::new();
    let first = heads.first().map_or(rows.len(), |head| head.row);
    if first > 0 {
        parts.push((None, &rows[..first]));
    }
    for (at, head) in heads.iter().enumerate() {
        let end = heads.get(at + 1).map_or(rows.len(), |next| next.row);
        parts.push((Some(head), &rows[head.row..end]));
    }
    parts
}

/// The way back in a list that does not begin with the first result.
fn before(view: &View, at: usize) -> AnyView {
    if at == 0 {
        return nothing();
    }
    let link = |name: &str, at: usize| el("a").set("href", &view.with_at(at).href()).text(name);
    let (back, number) = (at.saturating_sub(BATCH), at + 1);
    el("p")
        .class("before")
        .child(el("span").text(&say!("From result {0} on."; number)))
        .child(link(&say!("From result {0} on"; back + 1), back))
        .maybe((back > 0).then(|| link(say!("From the first"), 0)))
        .into_any()
}

/// What comes after the results that are drawn: the button for the next window, or the way on in a list of its own.
fn end(desk: Desk, at: usize, drawn: usize, listed: usize) -> AnyView {
    let left = listed.saturating_sub(at + drawn);
    if left == 0 {
        return nothing();
    }
    if drawn >= DRAWN_MAX {
        let next = desk.view().with_at(at + drawn);
        let words = say!("Go on from result {0} of {1}"; next.at + 1, number_words(listed));
        return el("p").class("more").child(el("a").set("href", &next.href()).text(&words)).into_any();
    }
    near::watch("button.more", move || desk.go_on());
    button(desk, drawn, left).into_any()
}

/// The button for the next window; the focus goes to the first of its results.
fn button(desk: Desk, drawn: usize, left: usize) -> El {
    let act = move |_| {
        desk.shown.update_untracked(|shown| shown.wanted_row = Some(drawn));
        desk.go_on();
    };
    let name = say!("Show {0} more of {1}"; left.min(BATCH), number_words(left));
    el("button").set("type", "button").class("more").text(&name).on("click", act)
}
