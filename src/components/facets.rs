//! The facets: native checkboxes with live counts, and a button each to exclude a value.

use crate::leptos::*;
use fonds_core::explore::{Panel, PanelValue, ValueState};
use fonds_core::view::Facet;

use crate::browser::media;
use crate::desk::{Desk, Step};
use crate::el::{El, el, live};

/// All facets in which a record states a value; beside the results where there is room, else folded away.
pub fn facets(desk: Desk) -> El {
    let panels = live(move || {
        let panels = desk.answer(|answer| {
            answer
                .panels
                .iter()
                .filter(|panel| !panel.values.is_empty())
                .map(|panel| draw(desk, panel))
                .collect::<Vec<_>>()
        });
        panels.into_iter().map(IntoAny::into_any).collect::<Vec<_>>().into_any()
    });
    let details = el("details").class("filters").set_if("open", media::is_wide().then_some(""));
    let details = details.child(el("summary").text("Filters")).view(panels);
    el("aside").class("side").set("aria-label", "Filters").child(details)
}

fn draw(desk: Desk, panel: &Panel) -> El {
    let facet = panel.facet;
    let open_all = move |_| desk.asked.update(|asked| asked.opened.push(facet));
    let is_open = desk.asked.with_untracked(|asked| asked.opened.contains(&facet));
    let more = (panel.more > 0).then(|| {
        if is_open {
            return el("p").class("rest").text(&format!("{} more: narrow the results to see them", panel.more));
        }
        el("button")
            .set("type", "button")
            .class("quiet")
            .text(&format!("Show {} more", panel.more))
            .on("click", open_all)
    });
    el("fieldset")
        .class("facet")
        .child(el("legend").text(facet.legend()))
        .children(panel.values.iter().map(|value| draw_value(desk, facet, value)))
        .maybe(more)
}

/// A checkbox to include the value, a button to exclude it.
fn draw_value(desk: Desk, facet: Facet, value: &PanelValue) -> El {
    let PanelValue { label, count, state } = value;
    let name = if label.is_empty() { "Not stated" } else { label };
    let (included, excluded) = (*state == ValueState::Included, *state == ValueState::Excluded);
    let (to_include, to_exclude) = (label.clone(), label.clone());
    let checkbox = el("input")
        .set("type", "checkbox")
        .property("checked", move || included.into())
        .on("change", move |_| desk.filter(Step::Push, |filters| filters.toggle(facet, &to_include)));
    let exclude = el("button")
        .set("type", "button")
        .class("exclude")
        .set("title", "Exclude")
        .set("aria-label", &format!("Exclude {name}"))
        .set("aria-pressed", if excluded { "true" } else { "false" })
        .on("click", move |_| desk.filter(Step::Push, |filters| filters.toggle_excluded(facet, &to_exclude)))
        .text("−");
    let label = el("label")
        .child(checkbox)
        .child(el("span").class("name").set("dir", "auto").text(name))
        .text(" ")
        .child(el("span").class("count").text(&count.to_string()));
    el("div").class(if excluded { "value excluded" } else { "value" }).child(label).child(exclude)
}
