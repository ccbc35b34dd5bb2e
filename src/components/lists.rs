//! Short lists of records beside the results.

use fonds_core::explore::{Aside, RecordLink};
use leptos::prelude::*;

/// Links to records, a line each, with date and reason.
pub fn record_list(links: Vec<RecordLink>) -> AnyView {
    let line = |link: RecordLink| {
        let why = (!link.why.is_empty()).then(|| view! { " " <span class="why">{link.why}</span> });
        view! {
            <li>
                <span class="date">{link.date}</span>
                " "
                <a href=link.href dir="auto">{link.title}</a>
                {why}
            </li>
        }
    };
    view! { <ul class="records">{links.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// Records that are not among what is shown, counted and listed on demand; nothing if there are none.
pub fn aside(aside: Aside, one: &str, many: &str) -> AnyView {
    if aside.count == 0 {
        return ().into_any();
    }
    let rest = aside.count - aside.links.len();
    let rest = (rest > 0).then(|| view! { <p>{format!("… and {rest} more")}</p> });
    let summary = format!("{} {}", aside.count, if aside.count == 1 { one } else { many });
    view! {
        <details class="aside">
            <summary>{summary}</summary>
            {record_list(aside.links)}
            {rest}
        </details>
    }
    .into_any()
}
