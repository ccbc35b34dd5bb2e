//! The button that puts a record into the reading list, and takes it out.

use crate::leptos::*;
use fonds_core::explore::RecordLink;
use fonds_core::say;

use crate::away;
use crate::desk::Desk;
use crate::el::{El, el};

/// A button that is pressed while the record is in the list. Where records stand close it is a sign alone.
pub fn toggle(desk: Desk, link: &RecordLink) -> El {
    let name = say!("Add to the reading list");
    let (item, id) = (away::item(link), link.id.clone());
    el("button")
        .set("type", "button")
        .class("keep")
        .set("title", name)
        .live("aria-pressed", move || if desk.away.with(|away| away.list.has(&id)) { "true" } else { "false" }.into())
        .on("click", move |_| away::toggle(desk, &item))
        .child(el("span").text(name))
}
