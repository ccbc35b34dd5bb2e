//! Citing a record: in each style, with a button to copy it, and as a file for reference managers.

use crate::leptos::*;
use fonds_core::explore::RecordPage;
use fonds_core::say;
use fonds_core::take::{Cited, FORMS, Form};

use super::{keep, take};
use crate::away;
use crate::browser::dialog;
use crate::desk::Desk;
use crate::el::{El, el, live, live_text, nothing};

/// What can be done with an open record: put it into the reading list, cite it.
pub fn place(desk: Desk, record: &RecordPage) -> El {
    let id = &record.id;
    let (shown, opened, drawn) = (id.clone(), id.clone(), id.clone());
    let details = el("details")
        .live("open", move || desk.away.with(|away| away.citing == shown).into())
        .on("toggle", move |event| away::cite(desk, &opened, dialog::is_open(&event)))
        .child(el("summary").text(say!("Cite")))
        .view(live(
            move || if desk.away.with(|away| away.citing == drawn) { citations(desk, &drawn) } else { nothing() },
        ));
    el("div").class("taking").child(el("p").child(keep::toggle(desk, &record.link()))).child(details)
}

fn citations(desk: Desk, id: &str) -> AnyView {
    let cited = desk.away.with(|away| away.citations.clone());
    let is_there = !cited.is_empty();
    let files = FORMS.iter().filter(|form| ["ris", "bibtex"].contains(&form.key)).map(|form| file(desk, id, form));
    let list = el("dl").children(cited.iter().map(|cited| citation(desk, cited)));
    let parts = [
        is_there.then_some(list),
        is_there.then(|| el("p").class("buttons").children(files)),
        Some(take::told(desk).view(live_text(move || {
            let is_waiting = desk.away.with(|away| away.citations.is_empty() && away.told.is_empty());
            if is_waiting { say!("Loading the citations …").to_owned() } else { String::new() }
        }))),
    ];
    parts.into_iter().flatten().map(IntoAny::into_any).collect::<Vec<_>>().into_any()
}

fn citation(desk: Desk, cited: &Cited) -> El {
    let (text, html) = (cited.text.clone(), cited.html());
    let copy = el("button")
        .set("type", "button")
        .set("aria-label", &say!("Copy: {0}", cited.name))
        .text(say!("Copy"))
        .on("click", move |_| away::copy(desk, text.clone(), &html, |away, said| away.told = said));
    let (mut line, mut at) = (el("span").of_record(), 0);
    for (from, to) in &cited.italics {
        if let (Some(before), Some(italic)) = (cited.text.get(at..*from), cited.text.get(*from..*to)) {
            line = line.text(before).child(el("i").text(italic));
            at = *to;
        }
    }
    let line = line.text(cited.text.get(at..).unwrap_or_default());
    el("div").child(el("dt").text(&cited.name)).child(el("dd").child(line).text(" ").child(copy))
}

fn file(desk: Desk, id: &str, form: &'static Form) -> El {
    let id = id.to_owned();
    el("button")
        .set("type", "button")
        .text(&say!("Save as {0}", form.name.said()))
        .on("click", move |_| away::save_record(desk, &id, form))
}
