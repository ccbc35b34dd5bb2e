//! The facets: beside the results where there is room, else in a sheet that a button opens; and the full list of a facet
//! with many values.

mod all_values;
mod panel;
mod sheet;

use crate::leptos::*;
use fonds_core::say;

use crate::desk::{Asked, Desk};
use crate::el::{El, el, live, nothing};

/// All facets in which a record states a value.
pub fn facets(desk: Desk) -> El {
    // Each is followed by itself: what is drawn anew for the sake of another would lose the focus.
    let follow = |is_so: fn(&Asked) -> bool| Memo::new(move |_| desk.asked(is_so));
    let (is_wide, has_sheet) = (follow(|asked| asked.is_wide), follow(|asked| asked.has_sheet && !asked.is_wide));
    let has_full_list = follow(|asked| asked.opened.iter().any(|list| list.most > 0));
    let filters = live(move || if is_wide.get() { panels(desk) } else { sheet::opener(desk).into_any() });
    let sheet = live(move || if has_sheet.get() { sheet::sheet(desk).into_any() } else { nothing() });
    let full = live(move || if has_full_list.get() { all_values::all_values(desk).into_any() } else { nothing() });
    el("aside")
        .class("side")
        .set("aria-label", say!("Filters"))
        .child(el("div").class("filters").view(filters))
        .view(sheet)
        .view(full)
}

fn panels(desk: Desk) -> AnyView {
    live(move || {
        let panels = desk.beside(|panels, _| {
            let stated = panels.iter().filter(|panel| !panel.values.is_empty());
            stated.map(|panel| panel::panel(desk, panel).into_any()).collect::<Vec<_>>()
        });
        panels.into_any()
    })
}
