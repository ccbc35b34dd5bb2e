//! Where a record is to be found again: its address, whom to tell of an error in it, and on paper what the sheet was
//! printed from.

use crate::leptos::*;
use fonds_core::date::day_words;
use fonds_core::explore::RecordPage;
use fonds_core::say;

use super::Here;
use crate::browser::clipboard;
use crate::desk::Desk;
use crate::el::{El, el, live_text};

/// The record's own address, to copy (shown as text where the clipboard is refused), and the way to report an error.
pub fn address(desk: Desk, record: &RecordPage, here: &Here) -> El {
    let address = full(record, here);
    let report = (!record.report.is_empty()).then(|| {
        let href = record.report_to(&address);
        el("a")
            .class("report")
            .set("href", &href)
            .set("rel", "noopener noreferrer external")
            .text(say!("Report an error in this record"))
    });
    let copy = move |_| {
        let address = address.clone();
        clipboard::copy_then(&address.clone(), "", move |done| {
            let said = if done { say!("Copied.").to_owned() } else { say!("Copy it from here: {0}", address) };
            desk.shown.update(|shown| shown.copied = said);
        });
    };
    let said = live_text(move || desk.shown.with(|shown| shown.copied.clone()));
    el("p")
        .class("copy")
        .child(el("button").set("type", "button").text(say!("Copy link")).on("click", copy))
        .text(" ")
        .child(el("span").set("aria-live", "polite").view(said))
        .maybe(report)
}

/// For paper only: the address written out, the catalogue and its version, and the day.
pub fn imprint(desk: Desk, record: &RecordPage, here: &Here) -> El {
    let source = desk.shown.with_untracked(|shown| shown.about.imprint());
    let read = say!("Read on {0}.", day_words(here.today));
    let lines = [full(record, here), source, read];
    el("div").class("imprint").children(lines.iter().map(|line| el("p").set("dir", "auto").text(line)))
}

fn full(record: &RecordPage, here: &Here) -> String {
    format!("{}{}", here.base, record.permalink)
}
