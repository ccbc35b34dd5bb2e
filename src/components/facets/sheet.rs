//! The facets on a narrow screen: a sheet over the page, and the button that opens it.

use fonds_core::say;

use super::panels;
use crate::components::dialog::dialog;
use crate::desk::Desk;
use crate::el::{El, el, live_text};
use crate::leptos::*;

/// Says how many filters are active, and opens the sheet.
pub fn opener(desk: Desk) -> El {
    let name = move || match desk.asked(|asked| asked.view.filters.facets.len()) {
        0 => say!("Filters").to_owned(),
        active => say!("Filters: {0} active"; active),
    };
    let open = move |_| desk.asked.update(|asked| asked.has_sheet = true);
    el("button")
        .set("type", "button")
        .class("opener")
        .set("aria-haspopup", "dialog")
        .view(live_text(name))
        .on("click", open)
}

/// The sheet with all facets.
pub fn sheet(desk: Desk) -> El {
    let body = el("div").class("dialog-body").view(panels(desk)).into_any();
    dialog(desk, "sheet", say!("Filters"), body, move || desk.asked.update(|asked| asked.has_sheet = false))
}
