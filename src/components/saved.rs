//! The reading list: the reader's own, or one that somebody shares by its address.

use crate::leptos::*;
use fonds_core::explore::{RecordLink, Saved};
use fonds_core::list::{Item, List};
use fonds_core::say;

use super::keep;
use crate::away;
use crate::browser::dom::{self, Event};
use crate::browser::file;
use crate::desk::Desk;
use crate::el::{El, el, live, live_text, nothing};

/// The list that the address asks for.
pub fn saved(desk: Desk) -> AnyView {
    let list = live(move || {
        let listed = desk.answer(|answer| answer.saved.clone());
        match desk.asked(|asked| asked.view.items.is_empty()) {
            true => own(desk, &listed),
            false => shared(desk, &listed),
        }
    });
    el("section").class("saved").view(list).into_any()
}

/// The reader's own list. The answer may be one to an earlier state of it, so the list itself decides what is shown.
fn own(desk: Desk, listed: &[Saved]) -> AnyView {
    let items = desk.away.with(|away| away.list.items().to_vec());
    let about = match items.len() {
        0 => {
            say!(
                "Nothing is in it yet. Each record has a button that adds it, and whoever sent you a list as a file gave you another way."
            )
        }
        _ => say!("Kept in this browser only, on this computer. Notes are kept as you type."),
    };
    let link = |item: &Item| listed.iter().find(|listed| listed.link.id == item.id).map(|listed| listed.link.clone());
    let lines = items.iter().map(|item| entry(desk, item, link(item))).collect::<Vec<_>>();
    let parts = [
        el("h3").text(say!("Reading list")),
        el("p").class("meta").text(about),
        tools(desk, listed, items.is_empty()),
        said(desk),
        el("ol").set("role", "list").children(lines),
    ];
    parts.into_iter().map(IntoAny::into_any).collect::<Vec<_>>().into_any()
}

/// What can be done with the whole list.
fn tools(desk: Desk, listed: &[Saved], is_empty: bool) -> El {
    let listed = listed.to_vec();
    let choose = move |event: Event| file::chosen(&event, move |text| away::add_file(desk, text));
    let add = el("label")
        .class("button")
        .text(say!("Add from a file…"))
        .child(el("input").set("type", "file").set("accept", ".json,application/json").on("change", choose));
    let clear = move |_| away::change(desk, |_| List::default(), say!("The list was cleared.").to_owned(), true);
    let full = [
        button(say!("Order by date"), move |_| away::by_date(desk, &listed)),
        button(say!("Save as a file"), move |_| away::save_list(desk)),
        button(say!("Copy link"), move |_| away::copy_list(desk)),
        button(say!("Clear"), clear),
    ];
    let full = full.into_iter().filter(|_| !is_empty);
    el("p").class("buttons").children(full).child(add)
}

fn said(desk: Desk) -> El {
    let undo = live(move || match desk.away.with(|away| away.before.is_some()) {
        true => button(say!("Undo"), move |_| away::undo(desk)).into_any(),
        false => nothing(),
    });
    let said = live_text(move || desk.away.with(|away| away.said.clone()));
    el("p").class("told").child(el("span").set("aria-live", "polite").view(said)).text(" ").view(undo)
}

/// A record of the list. `link` is missing until the answer is there; without an address it is gone from the catalogue.
fn entry(desk: Desk, item: &Item, link: Option<RecordLink>) -> El {
    let link = link.unwrap_or_else(|| RecordLink { href: "?".to_owned(), ..RecordLink::default() });
    let is_gone = link.href.is_empty();
    let title = [&link.title, &item.title, &item.id].into_iter().find(|text| !text.is_empty()).unwrap_or(&item.id);
    let date = if link.date.is_empty() { &item.date } else { &link.date };
    let heading = match is_gone {
        true => el("span").text(title),
        false => el("a").set("href", &link.href).set("data-record", &item.id).text(title),
    };
    let gone = is_gone.then(|| {
        el("p")
            .class("why")
            .text(say!("No longer in this catalogue. It stands here under the title that it had when you added it."))
    });
    let id = item.id.clone();
    let note = el("textarea")
        .set("rows", "1")
        .set("aria-label", &say!("Note on {0}", title))
        .set("placeholder", say!("Note"))
        .set("dir", "auto")
        .property("value", {
            let note = item.note.clone();
            move || note.as_str().into()
        })
        .on("input", move |event| away::note(desk, &id, &dom::value(&event)));
    el("li")
        .child(el("p").class("meta").child(el("span").class("date").text(date)))
        .child(el("h4").of_record().child(heading))
        .maybe(gone)
        .child(note)
        .child(steps(desk, item, title))
}

fn steps(desk: Desk, item: &Item, title: &str) -> El {
    let step = |is_up: bool| {
        let (sign, name, attribute) = match is_up {
            true => ("↑", say!("Move up: {0}", title), "data-up"),
            false => ("↓", say!("Move down: {0}", title), "data-down"),
        };
        let moved = item.clone();
        button(sign, move |_| away::shift(desk, &moved, is_up)).set("aria-label", &name).set(attribute, &item.id)
    };
    let id = item.id.clone();
    let taken = say!("Taken out: {0}", title);
    let remove = move |_| away::change(desk, |list| list.without(&id), taken.clone(), true);
    el("p")
        .class("buttons")
        .child(step(true))
        .child(step(false))
        .child(button(say!("Remove"), remove).set("aria-label", &say!("Remove: {0}", title)))
}

/// A list that came with the address.
fn shared(desk: Desk, listed: &[Saved]) -> AnyView {
    let links: Vec<RecordLink> = listed.iter().map(|listed| listed.link.clone()).collect();
    let items: Vec<Item> = links.iter().map(away::item).collect();
    let keep = move |_| {
        let add =
            |list: &List| items.iter().filter(|item| !list.has(&item.id)).fold(list.clone(), |list, i| list.toggled(i));
        away::change(desk, add, say!("All are in your reading list now.").to_owned(), true);
    };
    let lines = links.iter().map(|link| match link.href.as_str() {
        "" => el("li").child(el("bdi").text(&link.id)).child(el("p").class("why").text(say!("Not in this catalogue."))),
        href => el("li")
            .child(el("p").class("meta").child(el("span").class("date").text(&link.date)))
            .child(el("h4").of_record().child(el("a").set("href", href).set("data-record", &link.id).text(&link.title)))
            .child(keep::toggle(desk, link)),
    });
    let lines = lines.collect::<Vec<_>>();
    let parts = [
        el("h3").text(say!("A reading list that was shared")),
        el("p").class("meta").text(say!("It came with the address. Your own list is as it was.")),
        el("p").class("buttons").child(button(say!("Add all to my reading list"), keep)),
        said(desk),
        el("ol").set("role", "list").children(lines),
    ];
    parts.into_iter().map(IntoAny::into_any).collect::<Vec<_>>().into_any()
}

fn button(name: &'static str, act: impl Fn(Event) + Send + Sync + 'static) -> El {
    el("button").set("type", "button").text(name).on("click", act)
}
