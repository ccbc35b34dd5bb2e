//! A facet: native checkboxes with live counts, a button each to exclude a value, and what helps with many of them.

use fonds_core::explore::{Panel, PanelValue, ValueState};
use fonds_core::say;
use fonds_core::view::{Facet, Filters, Keyword, Role};

use super::all_values;
use crate::browser::dom;
use crate::desk::{Asked, Desk, Step};
use crate::el::{El, Value, el};
use crate::leptos::*;

/// More values than this can be typed to.
const FIND_MIN: usize = 12;
/// More values than this can be put in another order.
const SORT_MIN: usize = 5;
/// What a value is known by, and its controls.
const LABEL: &str = "data-label";
const CHECKBOX: &str = "input[type=checkbox]";
const EXCLUDE: &str = ".exclude";

/// A facet beside the results or in the sheet.
pub fn panel(desk: Desk, panel: &Panel) -> El {
    let (facet, by_name) = (panel.facet, panel.by_name);
    let more = (panel.more > 0).then(|| {
        let button = el("button").set("type", "button").class("quiet").set("aria-haspopup", "dialog");
        let button = button.text(&say!("Show {0} more"; panel.more));
        button.on("click", move |_| all_values::open(desk, facet, by_name))
    });
    frame(desk, panel)
        .maybe(tools(desk, panel, false))
        .children(panel.values.iter().map(|each| value(facet, each)))
        .maybe(more)
}

/// The group with its legend; it listens for all values in it.
pub fn frame(desk: Desk, panel: &Panel) -> El {
    let facet = panel.facet;
    el("fieldset")
        .class("facet")
        .on("change", move |event| {
            if let Some(label) = dom::said_of(&event, CHECKBOX, LABEL) {
                desk.filter(Step::Push, |filters| filters.toggle(facet, &label));
            }
        })
        .on("click", move |event| {
            if let Some(label) = dom::said_of(&event, EXCLUDE, LABEL) {
                desk.filter(Step::Push, |filters| filters.toggle_excluded(facet, &label));
            }
        })
        .child(el("legend").text(facet.legend()))
}

/// The order of the values, a field to type to one, and for agents the role: each where there is something to choose.
pub fn tools(desk: Desk, panel: &Panel, is_full: bool) -> Option<El> {
    let order = (panel.all > SORT_MIN).then(|| order(desk, panel, is_full));
    // Not followed: what is typed there makes another answer.
    let is_typed =
        panel.all > FIND_MIN || !desk.asked.with_untracked(|asked| typed(asked, panel.facet, is_full)).is_empty();
    let find = is_typed.then(|| find(desk, panel.facet, is_full));
    let role = (!panel.roles.is_empty()).then(|| role(desk, &panel.roles));
    let is_any = order.is_some() || is_typed || role.is_some();
    is_any.then(|| el("div").class("list-tools").maybe(role).maybe(find).maybe(order))
}

fn order(desk: Desk, panel: &Panel, is_full: bool) -> El {
    let (facet, by_name) = (panel.facet, panel.by_name);
    let order = match (by_name, facet) {
        (true, _) => say!("by count"),
        (false, Facet::Year) => say!("by date"),
        (false, _) => say!("by name"),
    };
    el("button")
        .set("type", "button")
        .class("order")
        .set("aria-label", &say!("Sort {0} {1}", facet.legend(), order))
        .text(order)
        .on("click", move |_| desk.list(facet, is_full, &|list| list.by_name = !by_name))
}

fn find(desk: Desk, facet: Facet, is_full: bool) -> El {
    let name = say!("Find in {0}", facet.legend());
    el("input")
        .set("type", "text")
        .class("find")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("placeholder", say!("Type to find"))
        .set("aria-label", &name)
        .set_if("data-first", is_full.then_some(""))
        .property("value", move || Value::Text(desk.asked(|asked| typed(asked, facet, is_full))))
        .on("input", move |event| {
            let typed = dom::value(&event);
            desk.list(facet, is_full, &|list| list.find.clone_from(&typed));
        })
}

/// What is typed to find a value.
fn typed(asked: &Asked, facet: Facet, is_full: bool) -> String {
    let list = asked.opened.iter().find(|list| list.facet == facet && (list.most > 0) == is_full);
    list.map_or_else(String::new, |list| list.find.clone())
}

fn role(desk: Desk, roles: &[String]) -> El {
    let roles = roles.iter().filter_map(|key| Role::from_key(key));
    el("select")
        .class("role")
        .set("aria-label", say!("Role of the agent"))
        .children(roles.map(|role| el("option").set("value", role.key()).text(role.name())))
        .property("value", move || desk.asked(|asked| asked.view.filters.role.key().into()))
        .on("change", move |event| {
            let role = Role::from_key(&dom::value(&event)).unwrap_or_default();
            desk.filter(Step::Push, |filters| Filters { role, ..filters.clone() });
        })
}

/// A checkbox to include a value, a button to exclude it; the [`frame`] hears them.
pub fn value(facet: Facet, value: &PanelValue) -> El {
    let PanelValue { label, name, count, state } = value;
    let (included, excluded) = (*state == ValueState::Included, *state == ValueState::Excluded);
    let checkbox = el("input").set("type", "checkbox").is("checked", included);
    let exclude = el("button")
        .set("type", "button")
        .class("exclude")
        .set("title", say!("Exclude"))
        .set("aria-label", &say!("Exclude {0}", name))
        .set("aria-pressed", if excluded { "true" } else { "false" })
        .text("−");
    let row = el("div").class(if excluded { "value excluded" } else { "value" }).set(LABEL, label);
    let (words, is_words) = (el("span").class("name").text(name), facet == Facet::Year || label.is_empty());
    let label = el("label")
        .child(checkbox)
        .child(if is_words { words.set("dir", "auto") } else { words.of_record() })
        .text(" ")
        .child(el("span").class("count").text(&count.to_string()));
    row.child(label).child(exclude)
}
