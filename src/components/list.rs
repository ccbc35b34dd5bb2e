//! Results as a list: one line a record.

use crate::leptos::*;
use fonds_core::explore::{Head, Row};

use super::groups::heading;
use super::keep;
use super::text::marked;
use crate::desk::Desk;
use crate::el::{El, el};

/// Most people and bodies that a line names; it counts the others.
const NAMED: usize = 2;

/// One line a record, in result order, under a heading or not.
pub fn part(desk: Desk, head: Option<&Head>, rows: &[Row]) -> AnyView {
    let lines =
        el("ul").set("role", "list").children(rows.iter().map(|row| line(row).child(keep::toggle(desk, &row.link))));
    vec![head.map(|head| heading("h2", head).into_any()), Some(lines.into_any())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .into_any()
}

fn line(row: &Row) -> El {
    let Row { link, kind, agents, title_marks, .. } = row;
    let title = el("a").set("href", link.href.as_str()).set("data-record", link.id.as_str()).of_record();
    let (named, rest) = agents.split_at(agents.len().min(NAMED));
    let mut about = named.join(", ");
    if !rest.is_empty() {
        about += &format!(" +{}", rest.len());
    }
    if !kind.is_empty() {
        about = if about.is_empty() { kind.clone() } else { format!("{kind} · {about}") };
    }
    let detail = |class: &'static str, text: &str| {
        (!text.is_empty()).then(|| el("span").class(class).set("dir", "auto").text(text))
    };
    el("li")
        .child(el("span").class("date").text(&link.date))
        .text(" ")
        .child(marked(title, &link.title, title_marks))
        .text(" ")
        .maybe(detail("detail", &about).map(El::in_records_language))
        .text(" ")
        .maybe(detail("why", &link.why))
}
