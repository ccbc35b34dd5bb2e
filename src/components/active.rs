//! The conditions in force, and how many records they leave.

use fonds_core::explore::Answer;
use fonds_core::view::{Filters, Keyword, Layout, View};
use leptos::prelude::*;

use crate::desk::{Step, desk};

/// *Active filters*, the status line, what was made of the query, and the ways to draw the results.
#[component]
pub fn Active() -> impl IntoView {
    let desk = desk();
    let active = desk.part(|answer| answer.active.clone());
    let clear = move |_| desk.filter(Step::Push, |_| Filters::default());
    let notes = move || {
        let ignored = desk.ignored.with(|ignored| ignored.iter().map(ToString::to_string).collect::<Vec<_>>());
        ignored.into_iter().chain(desk.answer.with(|answer| answer.notes.clone())).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !active().is_empty()>
            <div class="active">
                <ul aria-label="Active filters" role="list">
                    <For each=active key=|link| (link.label.clone(), link.href.clone()) let:link>
                        <Condition label=link.label href=link.href/>
                    </For>
                </ul>
                <button type="button" class="quiet" on:click=clear>"Clear all"</button>
            </div>
        </Show>
        <div class="above">
            <p class="status" role="status">{desk.part(|answer| answer.status.clone())}</p>
            <Layouts/>
        </div>
        <p class="understood" hidden=move || desk.answer.with(|answer| answer.understood.is_empty())>
            {desk.part(read_as)}
        </p>
        <ul class="notes" hidden=move || notes().is_empty()>
            {move || notes().into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
        </ul>
    }
}

/// A condition with the button that removes it.
#[component]
fn Condition(
    /// The condition in words.
    label: String,
    /// The view without it.
    href: String,
) -> impl IntoView {
    let desk = desk();
    let remove = move |_| {
        desk.go(View::parse(&href).0, Step::Push);
        crate::browser::focus::later(".active button, .finder input[type=search]".to_owned());
    };
    view! {
        <li>
            <span dir="auto">{label.clone()}</span>
            <button type="button" aria-label=format!("Remove {label}") on:click=remove>"×"</button>
        </li>
    }
}

/// The ways to draw the results, as links.
#[component]
fn Layouts() -> impl IntoView {
    let desk = desk();
    let link = move |layout: Layout| {
        let is_now = move || desk.view.with(|view| view.layout == layout).then_some("true");
        view! {
            <a href=move || desk.view.with(|view| view.with_layout(layout).href()) aria-current=is_now>
                {layout.name()}
            </a>
        }
    };
    view! { <nav class="layouts" aria-label="View">{Layout::ALL.iter().map(|(layout, ..)| link(*layout)).collect_view()}</nav> }
}

fn read_as(answer: &Answer) -> String {
    format!("Read as: {}", answer.understood)
}
