//! A modal dialog with a heading, a way out at its head, and a button at its foot that says what it leads back to.

use crate::leptos::*;
use fonds_core::say;

use crate::browser::dialog as modal;
use crate::desk::Desk;
use crate::el::{El, el, live_text};

/// A dialog that opens itself once it is drawn. `closed` is told after it has been closed in any way, and takes it off the
/// page.
pub fn dialog(
    desk: Desk,
    id: &'static str,
    title: &str,
    body: AnyView,
    closed: impl Fn() + Send + Sync + 'static,
) -> El {
    modal::open_later(id);
    let button = |class: &'static str| {
        el("button").set("type", "button").class(class).on("click", |event| modal::close_around(&event))
    };
    let head = el("div").class("dialog-head").child(el("h2").text(title));
    let records = live_text(move || desk.answer(|answer| show_records(answer.matched)));
    el("dialog")
        .class("dialog")
        .set("id", id)
        .set("aria-label", title)
        .set("closedby", "any")
        .on("close", move |_| closed())
        .child(head.child(button("close").text(say!("Close"))))
        .view(body)
        .child(el("div").class("dialog-foot").child(button("done").view(records)))
}

fn show_records(matched: usize) -> String {
    say!("Show {0} record|Show {0} records"; matched)
}
