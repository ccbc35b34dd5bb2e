//! Results as cards.

use fonds_core::explore::Row;
use fonds_core::icon;

use super::text::{current, marked, paragraph};
use crate::el::{El, el};

/// One card a record, in result order.
pub fn cards(rows: &[Row]) -> El {
    el("div").class("cards").children(rows.iter().map(card))
}

/// A card; the static page has the same.
pub fn card(row: &Row) -> El {
    let Row { link, kind, description, title_marks, description_marks, .. } = row;
    let kind = (!kind.is_empty()).then(|| el("span").class(&format!("kind {}", icon::of(kind))).text(kind));
    let title = el("a").set("href", link.href.as_str()).set("data-record", link.id.as_str());
    let title = title.set_if("aria-current", current(link));
    // The open record has one heading, its own.
    let heading = el("h3").set_if("role", link.is_open.then_some("none")).set("dir", "auto");
    let summary = el("p").class("summary").set("dir", "auto");
    el("article")
        .class("card")
        .child(el("p").class("meta").child(el("span").class("date").text(&link.date)).text(" ").maybe(kind))
        .child(heading.child(marked(title, &link.title, title_marks)))
        .maybe((!description.is_empty()).then(|| marked(summary, description, description_marks)))
        .maybe(paragraph("why", &link.why))
}
