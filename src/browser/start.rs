//! The way from a loaded page to a usable one.

use fonds_core::about::About;
use fonds_core::explore::Typing;
use fonds_core::explore::later::Needs;
use fonds_core::say;

use super::backend::{self, Backend};
use super::mount::mount;
use super::offline::Wish;
use super::{
    catalogue, focus, head, history, in_use, keyboard, keys, links, media, notice, offline, page, scroll, speech,
    timing, worker,
};
use crate::away;
use crate::components::{SEARCH_BOX, app, propose};
use crate::desk::Desk;
use crate::later;
use crate::leptos::*;

/// Starts the app in a page, or the search in a worker.
pub fn start() {
    if worker::is_worker() {
        return worker::begin();
    }
    notice::tell_panics();
    speech::when_there(open);
}

/// Opens the catalogue.
fn open() {
    catalogue::when_there(move |bytes| {
        let read = timing::now();
        match bytes {
            Err(sentence) => notice::say(&sentence),
            Ok(bytes) => backend::open(bytes, move |opened| match opened {
                Err(sentence) => notice::say(&sentence),
                Ok((backend, about)) => {
                    timing::measure("fonds:index", read, about.records);
                    ask_first(backend, about);
                }
            }),
        }
    });
}

/// The page is drawn when there is something to draw.
fn ask_first(backend: Backend, about: About) {
    let owner = Owner::new();
    let desk = owner.with(|| Desk::new(&page::query(), scroll::kept(), about));
    away::begin(desk);
    // The state lives as long as the page.
    std::mem::forget(owner);
    ask_until_drawn(backend, desk);
}

/// A record that is opened by a link may be far down the list: then the window that it is in is asked for too.
fn ask_until_drawn(backend: Backend, desk: Desk) {
    let (ask, then) = (desk.ask(), backend.clone());
    backend.ask(
        ask.clone(),
        Box::new(move |answer| {
            desk.draw(ask, answer);
            if desk.seek_open() {
                ask_until_drawn(then, desk);
            } else {
                take_over(desk, then);
            }
        }),
    );
}

fn take_over(desk: Desk, backend: Backend) {
    let Some(root) = page::app_root() else {
        return notice::say(say!("The page has no place for the app (an element with the id “app”). Reload the page."));
    };
    root.replace_children_with_node_0();
    page::started();
    mount(&root, move || {
        follow(desk, backend);
        app(desk)
    });
    timing::measure_drawn("fonds:ready", 0.0, desk.records());
}

/// Ties the state to the browser: address, answers, head, offline copy.
fn follow(desk: Desk, backend: Backend) {
    history::on_pop(move |query| desk.arrive(&query, scroll::kept()));
    scroll::keep_places(move || desk.drawn());
    media::follow_wide(move |is_wide| desk.asked.update(|asked| asked.is_wide = is_wide));
    links::intercept(move |view, step| desk.go(view, step));
    keyboard::on_key(|key| {
        let is_it = key == "/" && keys::single_keys();
        if is_it {
            focus::to(SEARCH_BOX);
        }
        is_it
    });
    let rest = backend.needs(Needs::ALL);
    let typed = backend.clone();
    focus::when_first_in(SEARCH_BOX, move || typed.expect_words());
    let proposer = backend.clone();
    Effect::new(move |before: Option<(Typing, bool)>| {
        let now = desk.finding.with(|finding| (finding.typing.clone(), finding.is_open));
        let (typing, is_open) = now.clone();
        if before.as_ref() != Some(&now) && (is_open || typing.wants_examples) {
            proposer.suggest(typing.clone(), Box::new(move |proposals| propose(desk, &typing, proposals)));
        }
        now
    });
    // What an open record shows of similar ones needs the search of texts.
    backend.when_ready(move || {
        if desk.view().record.is_some() {
            desk.asked.update(|_| {});
        }
    });
    // The first answer is there already, so the first run only subscribes.
    Effect::new(move |ran: Option<()>| {
        let ask = desk.ask();
        if ran.is_some() {
            backend.ask(
                ask.clone(),
                Box::new(move |answer| {
                    desk.draw(ask, answer);
                    desk.seek_open();
                    timing::end(desk.records());
                }),
            );
        }
    });
    Effect::new(move |before: Option<String>| desk.shown.with(|shown| head::show(before, &shown.answer, &shown.about)));
    offline::watch(move |news| desk.hear(news));
    in_use::when_in_use(move || later::when_there(rest, |_| offline::ask(Wish::Parts)));
}
