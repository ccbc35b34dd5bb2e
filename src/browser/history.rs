//! The address of the page: written rarely enough for Safari, read when the reader goes back or forward.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::{frames, page, timing};
use crate::desk::Step;

/// How many addresses may be replaced at once; and after how many ms one more may be. Safari refuses more than 100 in 30 s.
const AT_ONCE: f64 = 20.0;
const REST_MS: f64 = 400.0;

/// The address that waits to be written.
#[derive(Default)]
struct Waiting {
    href: String,
    timer: Option<Timeout>,
    /// Up to when what was written has used up the time that it needs, in ms.
    used_up_to: f64,
}

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

/// Writes an address. One that replaces another is written in a task of its own, so that nobody waits for it: of many one
/// may be written up to [`REST_MS`] later, and those of a gesture when it rests. A pushed one never waits, and what waited
/// is written before it.
pub fn write(href: &str, step: Step) {
    WAITING.with_borrow_mut(|waiting| match step {
        Step::Push => {
            waiting.flush();
            let _ =
                page::window().history().and_then(|h| h.push_state_with_url(&JsValue::NULL, "", Some(&address(href))));
        }
        Step::Replace => waiting.replace(href, 0.0),
        // Chromium does some 5 ms of work for each address, as much as for the drawing.
        Step::Follow => waiting.replace(href, frames::REST_MS.into()),
    });
}

/// Writes what waits, as the page is about to be left.
pub fn write_now() {
    WAITING.with_borrow_mut(Waiting::flush);
}

/// What is kept with the present entry.
pub fn state() -> JsValue {
    page::window().history().and_then(|history| history.state()).unwrap_or_default()
}

/// Keeps something with the present entry.
pub fn set_state(state: &JsValue) {
    let _ = page::window().history().and_then(|history| history.replace_state_with_url(state, "", None));
}

/// Tells the query string whenever the browser goes to another entry of its history; what waits when the page is left is
/// written. Lives as long as the page.
pub fn on_pop(arrive: impl Fn(String) + 'static) {
    EventListener::new(&page::window(), "pagehide", |_| write_now()).forget();
    EventListener::new(&page::window(), "popstate", move |_| {
        WAITING.with_borrow_mut(Waiting::drop_it);
        arrive(page::query());
    })
    .forget();
}

impl Waiting {
    fn replace(&mut self, href: &str, wait_ms: f64) {
        self.href = href.to_owned();
        let ahead = self.used_up_to - timing::now();
        let wait_ms = wait_ms.max(ahead - (AT_ONCE - 1.0) * REST_MS);
        self.timer = Some(Timeout::new(wait_ms as u32, write_now));
    }

    fn flush(&mut self) {
        self.timer = None;
        let href = std::mem::take(&mut self.href);
        if !href.is_empty() {
            self.used_up_to = self.used_up_to.max(timing::now()) + REST_MS;
            let _ =
                page::window().history().and_then(|h| h.replace_state_with_url(&state(), "", Some(&address(&href))));
        }
    }

    fn drop_it(&mut self) {
        self.timer = None;
        self.href.clear();
    }
}

/// The default view has a clean address, without `?`.
fn address(href: &str) -> String {
    if href == "?" { page::window().location().pathname().unwrap_or_default() } else { href.to_owned() }
}
