//! All values of a facet in a dialog, found by typing, in the order of their counts or names. More of them are drawn as
//! one scrolls, so that thousands are as quick as a few.

use fonds_core::explore::Panel;
use fonds_core::say;
use fonds_core::speech::number_words;
use fonds_core::view::Facet;

use super::panel;
use crate::browser::near_end;
use crate::components::dialog::dialog;
use crate::desk::Desk;
use crate::el::{El, el, live, nothing};
use crate::leptos::*;

/// How many values are drawn at first, and more at a time.
const BATCH: usize = 200;

/// Opens the list of a facet, in the order that its panel has.
pub fn open(desk: Desk, facet: Facet, by_name: bool) {
    desk.list(facet, true, &|list| {
        list.by_name = by_name;
        list.most = BATCH;
    });
}

/// The dialog with the list that is asked for.
pub fn all_values(desk: Desk) -> El {
    let asked =
        desk.asked.with_untracked(|asked| asked.opened.iter().find(|list| list.most > 0).map(|list| list.facet));
    let title = asked.map_or("", Facet::legend);
    let body = live(move || {
        desk.answer(|answer| answer.full_list.as_ref().map_or_else(nothing, |panel| list(desk, panel).into_any()))
    });
    dialog(desk, "full-list", &say!("All values: {0}", title), body, move || {
        desk.asked.update(|asked| asked.opened.retain(|list| list.most == 0));
    })
}

fn list(desk: Desk, panel: &Panel) -> El {
    let (facet, drawn, left) = (panel.facet, panel.values.len(), panel.more);
    let more = (left > 0).then(|| {
        let name = say!("Show {0} more of {1}"; left.min(BATCH), number_words(left));
        let button = el("button").set("type", "button").class("quiet").text(&name);
        button.on("click", move |_| grow(desk, facet, drawn))
    });
    let values = el("div").class("values").children(panel.values.iter().map(|value| panel::value(facet, value)));
    let values = values.maybe(more).on("scroll", move |event| {
        if left > 0 && near_end::is_reached(&event) {
            grow(desk, facet, drawn);
        }
    });
    panel::frame(desk, panel).maybe(panel::tools(desk, panel, true)).child(values)
}

/// Asks for more than are drawn, once for each time that they are.
fn grow(desk: Desk, facet: Facet, drawn: usize) {
    desk.list(facet, true, &|list| list.most = list.most.max(drawn + BATCH - drawn % BATCH));
}
