//! The open record: beside the results where there is room for both, else in their place.
//!
//! Both are always drawn, and the style sheet decides by the width of the page which of them is seen.

pub mod facts;
mod imprint;
mod page;
mod related;
mod steps;

use crate::leptos::*;
use fonds_core::explore::{Answer, Link, Opened};
use fonds_core::view::Layout;

use super::opening;
use super::results::layout;
use super::text::with_parts;
use fonds_core::date::Day;
use fonds_core::say;

use crate::browser::{clock, keys, page as site, scroll};
use crate::desk::Desk;
use crate::el::{El, el, live, nothing};
use crate::later;

/// What the page of a record has from the browser.
#[derive(Clone, Debug)]
pub struct Here {
    /// The address of the site.
    pub base: String,
    /// Today.
    pub today: Day,
    /// Whether single keys are shortcuts.
    pub has_keys: bool,
}

/// The results, with the open record beside them.
pub fn beside(desk: Desk, results: El) -> El {
    follow_rows(desk);
    opening::follow_focus(desk);
    opening::follow_row(desk);
    steps::listen(desk);
    el("div").live("class", move || desk.answer(class).into()).child(results).view(live(move || {
        let draw = |answer: &Answer| Some((later::reading()?.record)(desk, answer.opened.as_ref()?, answer));
        desk.answer(|answer| draw(answer).unwrap_or_else(nothing))
    }))
}

/// A timeline and a table need more room beside a record than a list.
fn class(answer: &Answer) -> &'static str {
    match (&answer.opened, layout(answer)) {
        (None, _) => "pair",
        (Some(_), Layout::Timeline | Layout::Table) => "pair reading broad",
        (Some(_), _) => "pair reading",
    }
}

/// The open record, or that it is gone.
pub fn panel(desk: Desk, open: &Opened, answer: &Answer) -> AnyView {
    let here = Here { base: site::base(), today: clock::today(), has_keys: keys::single_keys() };
    el("section")
        .class("panel")
        .set("aria-labelledby", "record-heading")
        .child(el("h2").class("unseen").set("id", "record-heading").text(say!("Record")))
        .view(opened(desk, open, answer.matched, &here))
        .into_any()
}

/// The open record among so many results, or that it is gone.
pub fn opened(desk: Desk, opened: &Opened, matched: usize, here: &Here) -> AnyView {
    match opened {
        Opened::Record(record) => page::page(desk, record, matched, here).into_any(),
        Opened::Missing(link) => missing(&desk.view().without_record().href(), link).into_any(),
    }
}

/// A record that is gone.
fn missing(back: &str, link: &Link) -> El {
    el("div")
        .class("nothing")
        .child(el("nav").class("steps").set("aria-label", say!("Records¦steps")).child(steps::back(back)))
        .child(el("h3").set("id", "record-title").set("tabindex", "-1").text(say!("This record is not in the catalogue")))
        .child(
            with_parts(
                el("p"),
                say!("The address asks for the record “{0}”, which this catalogue does not have, now or under an earlier name."),
                vec![el("bdi").text(&link.label)],
            ),
        )
        .child(
            with_parts(
                el("p"),
                say!("{0} or {1}."),
                vec![
                    el("a").set("href", link.href.as_str()).text(say!("Search for its words")),
                    el("a").set("href", "?").text(say!("see all records")),
                ],
            ),
        )
}

/// The row of the open record is marked among those that are drawn.
fn follow_rows(desk: Desk) {
    let drawn = Memo::new(move |_| (desk.shown.with(|shown| shown.drawing), desk.more.with(Vec::len)));
    let open = Memo::new(move |_| desk.answer(open_id));
    Effect::new(move |_| {
        drawn.get();
        scroll::mark_open(open.get());
    });
}

fn open_id(answer: &Answer) -> String {
    match &answer.opened {
        Some(Opened::Record(record)) => record.id.clone(),
        Some(Opened::Missing(link)) => link.label.clone(),
        None => String::new(),
    }
}
