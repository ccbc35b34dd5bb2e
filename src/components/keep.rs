//! The button that puts a record into the reading list, and takes it out.

use fonds_core::explore::RecordLink;
use fonds_core::say;

use crate::away;
use crate::browser::dom::{self, Element, Event};
use crate::browser::focus::selector;
use crate::desk::Desk;
use crate::el::{El, el};
use crate::leptos::*;

/// The record that a button is for.
const RECORD: &str = "data-keep";
/// What says whether it is in the list.
const PRESSED: &str = "aria-pressed";

/// A button that is pressed while the record is in the list. Where records stand close it is a sign alone. There may be
/// thousands on the page: [`press`] hears them all, and [`follow`] keeps them true.
pub fn toggle(desk: Desk, link: &RecordLink) -> El {
    let name = say!("Add to the reading list");
    let is_kept = desk.away.with_untracked(|away| away.list.has(&link.id));
    el("button")
        .set("type", "button")
        .class("keep")
        .set("title", name)
        .set(RECORD, &link.id)
        .is(PRESSED, pressed(is_kept))
        .child(el("span").text(name))
}

fn pressed(is_kept: bool) -> &'static str {
    if is_kept { "true" } else { "false" }
}

/// Does what the button says that an event comes from, if it comes from one.
pub fn press(desk: Desk, event: &Event) {
    if let Some(id) = dom::said_of(event, ".keep", RECORD) {
        away::toggle(desk, &id);
    }
}

/// The buttons on the page follow the list.
pub fn follow(desk: Desk) {
    Effect::new(move |before: Option<Vec<String>>| {
        let now = desk.away.with(|away| away.list.ids());
        let mark = |ids: &[String], others: &[String], is_kept| {
            let changed = ids.iter().filter(|id| !others.contains(id));
            let set = |button: &Element| dom::set_attribute(button, PRESSED, Some(pressed(is_kept)));
            changed.for_each(|id| dom::each(&selector("button", RECORD, id), &set));
        };
        if let Some(before) = before {
            mark(&before, &now, false);
            mark(&now, &before, true);
        }
        now
    });
}
