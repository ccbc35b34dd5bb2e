//! Results as cards.

use fonds_core::explore::Row;
use leptos::prelude::*;

use super::marked::marked;
use crate::desk::desk;

/// One card a record, in result order.
#[component]
pub fn Cards() -> impl IntoView {
    let rows = desk().part(|answer| answer.rows.clone());
    view! {
        <div class="cards">
            <For each=rows key=row_key let:row>
                {card(row)}
            </For>
        </div>
    }
}

/// What a row shows: another text is another row, so that nothing stale stays.
pub fn row_key(row: &Row) -> (String, String, Vec<(usize, usize)>, Vec<(usize, usize)>) {
    (row.link.href.clone(), row.link.why.clone(), row.title_marks.clone(), row.description_marks.clone())
}

/// A card; the static page has the same.
fn card(row: Row) -> AnyView {
    let Row { link, kind, description, title_marks, description_marks, .. } = row;
    let optional = |text: String, class: &'static str| (!text.is_empty()).then(|| view! { <p class=class>{text}</p> });
    let summary = (!description.is_empty())
        .then(|| view! { <p class="summary" dir="auto">{marked(&description, &description_marks)}</p> });
    view! {
        <article class="card">
            <p class="meta">
                <span class="date">{link.date}</span>
                " "
                {(!kind.is_empty()).then(|| view! { <span class="kind">{kind}</span> })}
            </p>
            <h3 dir="auto"><a href=link.href data-record=link.id>{marked(&link.title, &title_marks)}</a></h3>
            {summary}
            {optional(link.why, "why")}
        </article>
    }
    .into_any()
}
