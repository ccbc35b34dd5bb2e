//! The facets: beside the results where there is room, else in a sheet that a button opens; and the full list of a facet
//! with many values.

mod all_values;
mod panel;
mod sheet;

use crate::leptos::*;

use crate::desk::{Asked, Desk};
use crate::el::{El, el, live, nothing};

/// What is drawn. Compared, so that typing does not draw the parts anew.
#[derive(Clone, Copy, PartialEq)]
struct Shape {
    is_wide: bool,
    has_sheet: bool,
    has_full_list: bool,
}

/// All facets in which a record states a value.
pub fn facets(desk: Desk) -> El {
    let shape = Memo::new(move |_| desk.asked(shape));
    let filters = live(move || if shape.get().is_wide { panels(desk) } else { sheet::opener(desk).into_any() });
    let sheet = live(move || if shape.get().has_sheet { sheet::sheet(desk).into_any() } else { nothing() });
    let full =
        live(move || if shape.get().has_full_list { all_values::all_values(desk).into_any() } else { nothing() });
    el("aside")
        .class("side")
        .set("aria-label", "Filters")
        .child(el("div").class("filters").view(filters))
        .view(sheet)
        .view(full)
}

fn shape(asked: &Asked) -> Shape {
    let has_full_list = asked.opened.iter().any(|list| list.most > 0);
    Shape { is_wide: asked.is_wide, has_sheet: asked.has_sheet && !asked.is_wide, has_full_list }
}

fn panels(desk: Desk) -> AnyView {
    live(move || {
        let panels = desk.answer(|answer| {
            let stated = answer.panels.iter().filter(|panel| !panel.values.is_empty());
            stated.map(|panel| panel::panel(desk, panel).into_any()).collect::<Vec<_>>()
        });
        panels.into_any()
    })
}
