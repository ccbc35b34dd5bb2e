//! The facets: native checkboxes with live counts, and a button each to exclude a value.

use std::collections::HashMap;

use fonds_core::explore::{PanelValue, ValueState};
use fonds_core::view::Facet;
use leptos::prelude::*;

use crate::browser::media;
use crate::desk::{Step, desk};

/// Count and state of each value of a facet, by label.
type Values = HashMap<String, (u32, ValueState)>;

/// All facets in which a record states a value; beside the results where there is room, else folded away.
#[component]
pub fn Facets() -> impl IntoView {
    let desk = desk();
    let facets = desk.part(|answer| answer.panels.iter().map(|panel| panel.facet).collect::<Vec<_>>());
    let is_wide = media::is_wide();
    view! {
        <details class="filters" open=is_wide>
            <summary>"Filters"</summary>
            <For each=facets key=|facet| *facet as usize let:facet>
                <FacetPanel facet/>
            </For>
        </details>
    }
}

/// One facet.
#[component]
fn FacetPanel(
    /// Which.
    facet: Facet,
) -> impl IntoView {
    let desk = desk();
    let values = Memo::new(move |_| desk.answer.with(|answer| values_of(answer, facet)));
    let known = Memo::new(move |_| values.with(|values| by_label(values)));
    let more = move || desk.answer.with(|answer| answer.panels.iter().find(|p| p.facet == facet).map_or(0, |p| p.more));
    let open_all = move |_| desk.opened.update(|opened| opened.push(facet));
    view! {
        <fieldset class="facet">
            <legend>{facet.legend()}</legend>
            <For each=move || values.get() key=|value| value.label.clone() let:value>
                <FacetValue facet label=value.label known/>
            </For>
            <Show when=move || { more() > 0 }>
                <button type="button" class="quiet" on:click=open_all>
                    {move || format!("Show {} more", more())}
                </button>
            </Show>
        </fieldset>
    }
}

/// One value: a checkbox to include it, a button to exclude it.
#[component]
fn FacetValue(
    /// The facet.
    facet: Facet,
    /// The value; empty is *not stated*.
    label: String,
    /// Counts and states of the facet's values.
    known: Memo<Values>,
) -> impl IntoView {
    let desk = desk();
    let label = StoredValue::new(label);
    let now = move || known.with(|known| label.with_value(|label| known.get(label).copied().unwrap_or_default()));
    let is = move |state| now().1 == state;
    let toggle = move |_| desk.filter(Step::Push, |filters| label.with_value(|label| filters.toggle(facet, label)));
    let exclude = move |_| desk.filter(Step::Push, |f| label.with_value(|label| f.toggle_excluded(facet, label)));
    let shown = label.with_value(|label| shown(label));
    view! {
        <div class="value" class:excluded=move || is(ValueState::Excluded)>
            <label>
                <input type="checkbox" prop:checked=move || is(ValueState::Included) on:change=toggle/>
                <span class="name" dir="auto">{shown.clone()}</span>
                " "
                <span class="count">{move || now().0}</span>
            </label>
            <button
                type="button"
                class="exclude"
                title="Exclude"
                aria-label=format!("Exclude {shown}")
                aria-pressed=move || if is(ValueState::Excluded) { "true" } else { "false" }
                on:click=exclude
            >
                "−"
            </button>
        </div>
    }
}

/// A value's name on the page.
fn shown(label: &str) -> String {
    if label.is_empty() { "Not stated".to_owned() } else { label.to_owned() }
}

fn values_of(answer: &fonds_core::explore::Answer, facet: Facet) -> Vec<PanelValue> {
    answer.panels.iter().find(|panel| panel.facet == facet).map(|panel| panel.values.clone()).unwrap_or_default()
}

fn by_label(values: &[PanelValue]) -> Values {
    values.iter().map(|value| (value.label.clone(), (value.count, value.state))).collect()
}
