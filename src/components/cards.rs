//! Results as cards.

use crate::leptos::*;
use fonds_core::explore::{Head, Row};
use fonds_core::icon;

use super::groups::heading;
use super::keep;
use super::text::{marked, paragraph};
use crate::desk::Desk;
use crate::el::{El, el};

/// One card a record, in result order, under a heading or not; each has the button that puts it into the reading list.
pub fn part(desk: Desk, head: Option<&Head>, rows: &[Row]) -> AnyView {
    let cards = rows.iter().map(|row| card(row).child(keep::toggle(desk, &row.link)));
    // In a box of their own, so that what is added later is laid out without looking at each of them again. The heading is
    // beside it: it stays in sight as long as its group, of which more may be added.
    let cards = el("div").children(cards).into_any();
    head.map(|head| heading("h2", head).into_any()).into_iter().chain([cards]).collect::<Vec<_>>().into_any()
}

/// A card; the static page has the same.
pub fn card(row: &Row) -> El {
    let Row { link, kind, description, title_marks, description_marks, .. } = row;
    let kind = (!kind.is_empty())
        .then(|| el("span").class(&format!("kind {}", icon::of(kind))).in_records_language().text(kind));
    let title = el("a").set("href", link.href.as_str()).set("data-record", link.id.as_str());
    let summary = el("p").class("summary").of_record();
    el("article")
        .class("card")
        .child(el("p").class("meta").child(el("span").class("date").text(&link.date)).text(" ").maybe(kind))
        .child(el("h3").of_record().child(marked(title, &link.title, title_marks)))
        .maybe((!description.is_empty()).then(|| marked(summary, description, description_marks)))
        .maybe(paragraph("why", &link.why))
}
