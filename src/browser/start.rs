//! The way from a loaded page to a usable one.

use fonds_core::about::About;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::backend::Backend;
use super::{fetch, head, history, links, notice, offline, page, timing, worker};
use crate::components::app;
use crate::desk::Desk;

/// Starts the app in a page, or the search in a worker.
pub fn start() {
    if worker::is_worker() {
        worker::serve();
    } else {
        notice::tell_panics();
        spawn_local(run());
    }
}

async fn run() {
    let source = page::source();
    let bytes = match fetch::bytes(&source.url, |there| notice::progress(&source.progress_words(there))).await {
        Ok(bytes) => bytes,
        Err(sentence) => return notice::say(&sentence),
    };
    let read = timing::now();
    match Backend::open(bytes).await {
        Ok((backend, about)) => {
            timing::measure("fonds:index", read, about.records);
            mount(backend, about).await;
        }
        Err(sentence) => notice::say(&sentence),
    }
}

async fn mount(backend: Backend, about: About) {
    let records = about.records;
    let owner = Owner::new();
    let desk = owner.with(|| Desk::new(&page::query(), about));
    let first = backend.answer(desk.ask()).await;
    desk.draw(first);
    let Some(root) = page::app_root() else {
        return notice::say("The page has no place for the app (an element with the id “app”). Reload the page.");
    };
    root.replace_children_with_node_0();
    notice::progress("");
    page::started();
    let mounted = mount_to(root.unchecked_into(), move || {
        follow(desk, backend);
        app(desk)
    });
    mounted.forget();
    std::mem::forget(owner);
    timing::measure_drawn("fonds:ready", 0.0, records);
}

/// Ties the state to the browser: address, answers, head, offline copy.
fn follow(desk: Desk, backend: Backend) {
    history::on_pop(move |query| desk.arrive(&query));
    links::intercept(move |view, step| desk.go(view, step));
    // The first answer is there already, so the first run only subscribes.
    Effect::new(move |ran: Option<()>| {
        let ask = desk.ask();
        if ran.is_some() {
            backend.ask(ask, move |answer| {
                desk.draw(answer);
                timing::end(desk.shown.with_untracked(|shown| shown.about.records));
            });
        }
    });
    Effect::new(move |_| desk.shown.with(|shown| head::show(&shown.answer, &shown.about)));
    offline::watch(move |news| desk.hear(news));
}
