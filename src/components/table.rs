//! Results as a table.

use fonds_core::explore::Row;
use leptos::prelude::*;

use super::cards::row_key;
use super::marked::marked;
use crate::desk::desk;

/// One row a record, in result order.
#[component]
pub fn Table() -> impl IntoView {
    let rows = desk().part(|answer| answer.rows.clone());
    view! {
        <div class="wide" tabindex="0" role="region" aria-label="Table of records">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Date"</th>
                        <th scope="col">"Title"</th>
                        <th scope="col">"Type"</th>
                        <th scope="col">"People and bodies"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=rows key=row_key let:row>
                        {table_row(row)}
                    </For>
                </tbody>
            </table>
        </div>
    }
}

fn table_row(row: Row) -> AnyView {
    let Row { link, kind, agents, title_marks, .. } = row;
    let why = (!link.why.is_empty()).then(|| view! { <p class="why">{link.why}</p> });
    view! {
        <tr>
            <td class="date">{link.date}</td>
            <td dir="auto">
                <a href=link.href data-record=link.id>{marked(&link.title, &title_marks)}</a>
                {why}
            </td>
            <td>{kind}</td>
            <td dir="auto">{agents.join(", ")}</td>
        </tr>
    }
    .into_any()
}
