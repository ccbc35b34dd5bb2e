//! A record's page: a sheet that could be printed and filed.

use fonds_core::explore::RecordPage;

use super::super::cite;
use super::super::text::paragraph;
use super::{Here, facts, imprint, related, steps};
use crate::desk::Desk;
use crate::el::{El, el};

/// The open record, one among so many results.
pub fn page(desk: Desk, record: &RecordPage, matched: usize, here: &Here) -> El {
    el("article")
        .class("record")
        .child(steps::steps(record, matched, here.has_keys))
        .child(el("p").class("meta").child(el("span").class("date").text(&record.date_written)))
        .maybe(paragraph("date-words", &record.date_words))
        .child(el("h3").set("id", "record-title").set("tabindex", "-1").of_record().text(&record.title))
        .maybe(paragraph("description", &record.description).map(El::in_records_language))
        .child(facts::facts(record))
        .maybe(facts::evidence(record))
        .child(cite::place(desk, record))
        .child(imprint::address(desk, record, here))
        .children(related::groups(record))
        .child(imprint::imprint(desk, record, here))
}
