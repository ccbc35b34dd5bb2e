//! The search form: what, where, from when to when, in which order.

use fonds_core::date::words;
use fonds_core::view::{DateMode, Filters, Keyword, SearchIn, Sort, View, typed_date};
use leptos::prelude::*;

use crate::desk::{Step, desk};

/// The search form. Every change takes effect at once.
#[component]
pub fn Finder() -> impl IntoView {
    let desk = desk();
    let filters = move |part: fn(&Filters) -> String| desk.view.with(|view| part(&view.filters));
    let type_q = move |q: String| desk.filter(Step::Replace, |filters| Filters { q, ..filters.clone() });
    view! {
        <search class="finder" aria-label="Find records">
            <div class="row">
                <label class="field grow">
                    <span>"Search"</span>
                    <input
                        type="search"
                        name="q"
                        autocomplete="off"
                        spellcheck="false"
                        enterkeyhint="search"
                        prop:value=move || filters(|f| f.q.clone())
                        on:input=move |event| type_q(event_target_value(&event))
                    />
                </label>
                <Choice
                    name="Search in"
                    value=Signal::derive(move || desk.view.with(|view| view.filters.search_in))
                    choose=move |search_in: SearchIn| {
                        desk.filter(Step::Push, |filters| Filters { search_in, ..filters.clone() });
                    }
                />
            </div>
            <div class="row">
                <DateField
                    name="From"
                    text=Signal::derive(move || filters(|f| f.from.clone()))
                    type_text=move |from| desk.filter(Step::Replace, |f| Filters { from, ..f.clone() })
                />
                <DateField
                    name="To"
                    text=Signal::derive(move || filters(|f| f.to.clone()))
                    type_text=move |to| desk.filter(Step::Replace, |f| Filters { to, ..f.clone() })
                />
                <Choice
                    name="Dates"
                    value=Signal::derive(move || desk.view.with(|view| view.filters.dates))
                    choose=move |dates: DateMode| desk.filter(Step::Push, |f| Filters { dates, ..f.clone() })
                />
                <Choice
                    name="Order"
                    value=Signal::derive(move || desk.view.with(View::order))
                    choose=move |sort: Sort| {
                        desk.go(View { sort: Some(sort), ..desk.view.get_untracked() }, Step::Push);
                    }
                />
            </div>
        </search>
    }
}

/// A native select over all values of a keyword.
#[component]
fn Choice<K: Keyword + Send + Sync>(
    /// Its name on the page.
    name: &'static str,
    /// The value in force.
    #[prop(into)]
    value: Signal<K>,
    /// Told the value that was chosen.
    choose: impl Fn(K) + 'static,
) -> impl IntoView {
    let options = K::ALL.iter().map(|(option, key, label)| {
        view! { <option value=*key prop:selected=move || value.get() == *option>{*label}</option> }
    });
    let changed = move |key: String| {
        if let Some(value) = K::from_key(&key) {
            choose(value);
        }
    };
    view! {
        <label class="field">
            <span>{name}</span>
            <select
                prop:value=move || value.get().key()
                on:change=move |event| changed(event_target_value(&event))
            >
                {options.collect_view()}
            </select>
        </label>
    }
}

/// A date of any precision, with what it was understood as.
#[component]
fn DateField(
    /// Its name on the page.
    name: &'static str,
    /// The text, as typed.
    #[prop(into)]
    text: Signal<String>,
    /// Told the text at each change.
    type_text: impl Fn(String) + 'static,
) -> impl IntoView {
    let hint_id = format!("hint-{}", name.to_lowercase());
    let is_wrong = move || text.with(|text| !text.trim().is_empty() && typed_date(text).is_none());
    view! {
        <div class="field date">
            <label>
                <span>{name}</span>
                <input
                    type="text"
                    inputmode="text"
                    autocomplete="off"
                    placeholder="1952-09"
                    aria-describedby=hint_id.clone()
                    aria-invalid=move || is_wrong().then_some("true")
                    prop:value=move || text.get()
                    on:input=move |event| type_text(event_target_value(&event))
                />
            </label>
            <span class="hint" id=hint_id>{move || text.with(|text| hint(text))}</span>
        </div>
    }
}

/// What a typed date was understood as, or what would be.
fn hint(text: &str) -> String {
    match typed_date(text) {
        _ if text.trim().is_empty() => String::new(),
        Some(date) => words(&date),
        None => "not yet a date: 1952, 1952-09, 1952-09-17".to_owned(),
    }
}
