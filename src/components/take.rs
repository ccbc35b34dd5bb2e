//! Taking away what is shown: the way to the reading list, and the dialog that saves files and gives the reference.

use crate::leptos::*;
use fonds_core::reference::difference;
use fonds_core::say;
use fonds_core::take::{FORMS, STYLES};
use fonds_core::view::Layout;

use crate::away::{self, DIALOG};
use crate::browser::later;
use crate::browser::{dialog, dom, page};
use crate::desk::Desk;
use crate::el::{El, Value, el, live, live_text, nothing};

/// *Reading list* and *Export…*, beside the ways to look at the results.
pub fn bar(desk: Desk) -> El {
    let list = el("a")
        .live("href", move || desk.drawn_view().without_record().with_list(&[]).href().into())
        .live("aria-current", move || {
            let is_own = desk.asked(|asked| asked.view.layout == Layout::Saved && asked.view.items.is_empty());
            is_own.then_some("true").into()
        })
        .view(live_text(move || match desk.away.with(|away| away.list.items().len()) {
            0 => say!("Reading list").to_owned(),
            count => say!("Reading list {0}"; count),
        }));
    let export =
        el("button").set("type", "button").class("quiet").text(say!("Export…")).on("click", move |_| away::open(desk));
    el("div").class("layouts").child(list).child(export)
}

/// What the address of a reference says of the past, what storage refuses, the reference that is printed, and the dialog.
pub fn below(desk: Desk) -> AnyView {
    let frame = el("dialog")
        .set("id", DIALOG)
        .set("aria-labelledby", "take-title")
        .on("close", move |_| away::closed(desk))
        .view(live(move || {
            let is_open = desk.away.with(|away| away.is_open);
            later::reading().filter(|_| is_open).map_or_else(nothing, |part| (part.take)(desk))
        }));
    let printed = el("p").class("printed").view(live_text(move || away::reference(desk)));
    vec![live(move || then(desk)), live(move || refused(desk)), printed.into_any(), frame.into_any()].into_any()
}

fn then(desk: Desk) -> AnyView {
    let Some(reference) = desk.asked(|asked| asked.view.reference.clone()) else { return nothing() };
    let (matched, total) = desk.answer(|answer| (answer.matched, answer.total));
    let sentence = difference(&reference, &page::data("catalogue-sha256"), matched, total);
    el("p").class("notes").text(&sentence).into_any()
}

fn refused(desk: Desk) -> AnyView {
    if !desk.away.with(|away| away.is_refused) {
        return nothing();
    }
    let sentence = say!(
        "This browser does not keep the reading list: its storage is switched off, or full. The list is here until this tab is closed; save it as a file to have it again."
    );
    el("p").class("notes").set("aria-live", "polite").text(sentence).into_any()
}

/// What the dialog has in it.
pub fn content(desk: Desk) -> AnyView {
    let close = el("button").set("type", "button").text(say!("Close")).on("click", |_| dialog::close(DIALOG));
    let forms = FORMS.iter().map(|form| say!("{0} ({1})", form.name.said(), form.purpose.said()));
    let form = select(desk, say!("Format"), forms, |away| &mut away.form).class("field grow");
    let styles = STYLES.iter().map(|(_, name)| name.said().to_owned());
    let is_plain = move || desk.away.with(|away| !FORMS[away.form].is_cited);
    let style = select(desk, say!("Style"), styles, |away| &mut away.style);
    let style = style.class("field").live("hidden", move || is_plain().into());
    let reference = el("p").set("dir", "auto").view(live_text(move || away::reference(desk)));
    let copy = el("button").set("type", "button").text(say!("Copy the reference")).on("click", move |_| {
        away::copy(desk, away::reference(desk), "", |away, said| away.told = said);
    });
    let parts = [
        el("h2").set("id", "take-title").text(say!("Take away")),
        el("div").class("row").child(form).child(style),
        el("div").class("making").view(live(move || making(desk))),
        el("h3").text(say!("Reference¦citation")),
        el("p")
            .class("meta")
            .text(say!("To paste into a footnote. Its address says later what has changed in the catalogue since.")),
        reference,
        el("p").class("buttons").child(copy).text(" ").child(close),
        told(desk),
    ];
    parts.into_iter().map(IntoAny::into_any).collect::<Vec<_>>().into_any()
}

/// What became of the last file or copy.
pub fn told(desk: Desk) -> El {
    el("p").class("told").set("aria-live", "polite").view(live_text(move || desk.away.with(|away| away.told.clone())))
}

/// A native select over names, for a number in the state.
fn select(
    desk: Desk,
    name: &'static str,
    names: impl Iterator<Item = String>,
    field: fn(&mut away::Away) -> &mut usize,
) -> El {
    let options = names.enumerate().map(|(at, name)| el("option").set("value", &at.to_string()).text(&name));
    let value = move || Value::Text(field(&mut desk.away.with(Clone::clone)).to_string());
    let choose = move |event| {
        let at = dom::value(&event).parse().unwrap_or(0);
        desk.away.update(|away| {
            *field(away) = at;
            away.told.clear();
        });
    };
    let control = el("select").property("value", value).on("change", choose).children(options);
    el("label").child(el("span").text(name)).child(control)
}

/// The button that saves, which says how many records as what; while a file is made, how far that is.
fn making(desk: Desk) -> AnyView {
    let (form, style, progress) =
        desk.away.with(|away| (&FORMS[away.form], STYLES[away.style].1, away.progress.clone()));
    if !progress.is_empty() {
        let cancel = el("button").set("type", "button").text(say!("Cancel")).on("click", move |_| away::cancel(desk));
        let progress = el("span").set("aria-live", "polite").text(&progress);
        return el("p")
            .child(el("progress").set("aria-label", say!("Making the file")))
            .child(progress)
            .child(cancel)
            .into_any();
    }
    let records = match desk.answer(|answer| answer.matched) {
        0 => return el("p").text(say!("There is nothing to save: no record is shown.")).into_any(),
        count => count,
    };
    let name = away::name(desk, form);
    let words = match form.is_cited {
        true => say!(
            "Save {0} record as a bibliography in the style “{1}” ({2})|Save {0} records as a bibliography in the style “{1}” ({2})";
            records,
            style.said(),
            name
        ),
        false => say!("Save {0} record as {1} ({2})|Save {0} records as {1} ({2})"; records, form.name.said(), name),
    };
    el("p")
        .child(el("button").set("type", "button").class("main").text(&words).on("click", move |_| away::save(desk)))
        .into_any()
}
