//! Focus.

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};

use super::page;

/// How long an element is waited for: a worker may have to answer before it is drawn.
const TRIES: u32 = 60;
/// Time between two tries, in ms: about a frame.
const PAUSE_MS: u32 = 16;

/// Moves the focus to an element: at once if it is there, so that no key is lost between, else when it is drawn.
pub fn to(selector: &str) {
    if !now(selector) {
        later(&[selector]);
    }
}

/// Moves the focus to the first of these elements that is there, once what is being drawn stands on the page.
pub fn later(selectors: &[&str]) {
    let selectors: Vec<String> = selectors.iter().map(|selector| (*selector).to_owned()).collect();
    attempt(Box::new(move || selectors.iter().any(|selector| now(selector))), Wait::new(), TRIES);
}

/// Moves the focus to the link of a row, counted from 0, once what is being drawn stands on the page.
pub fn row(at: usize) {
    let row = move || {
        let rows = page::document().query_selector_all(".rows a[data-record]").ok();
        let link = rows.and_then(|rows| rows.get(at as u32)).and_then(|link| link.dyn_into::<Element>().ok());
        link.is_some_and(|link| focus(&link))
    };
    attempt(Box::new(row), Wait::new(), 0);
}

thread_local! {
    /// Counts what was waited for: only the last is still wanted.
    static WAITS: Cell<u32> = const { Cell::new(0) };
}

/// A move of the focus that is still to come.
struct Wait {
    number: u32,
    from: Option<Element>,
}

impl Wait {
    fn new() -> Self {
        WAITS.set(WAITS.get() + 1);
        Self { number: WAITS.get(), from: page::document().active_element() }
    }

    /// Whether it is still wanted: no other was asked for since, and the reader has not gone elsewhere.
    fn is_wanted(&self) -> bool {
        let here = page::document().active_element();
        self.number == WAITS.get() && (here == self.from || here.is_none_or(|element| element.tag_name() == "BODY"))
    }
}

fn attempt(go: Box<dyn Fn() -> bool>, wait: Wait, tries: u32) {
    Timeout::new(PAUSE_MS, move || {
        if wait.is_wanted() && !go() && tries > 0 {
            attempt(go, wait, tries - 1);
        }
    })
    .forget();
}

/// Moves the focus to an element, and says whether there is one.
fn now(selector: &str) -> bool {
    let found = page::document().query_selector(selector).ok().flatten();
    found.is_some_and(|element| focus(&element))
}

/// Tells once when the focus first comes to an element.
pub fn when_first_in(selector: &'static str, act: impl FnOnce() + 'static) {
    let mut act = Some(act);
    EventListener::new(&page::document(), "focusin", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|element| element.matches(selector).unwrap_or(false)) {
            act.take().into_iter().for_each(|act| act());
        }
    })
    .forget();
}

/// The value of an attribute of the element that has the focus, or of the nearest one around it that has one.
pub fn attribute(name: &str) -> Option<String> {
    page::document().active_element()?.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// A selector for the element with this value of an attribute.
pub fn selector(tag: &str, attribute: &str, value: &str) -> String {
    let quoted = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\a ");
    format!("{tag}[{attribute}=\"{quoted}\"]")
}

fn focus(element: &Element) -> bool {
    match element.dyn_ref::<HtmlElement>() {
        Some(html) => html.focus().is_ok(),
        None => element.dyn_ref::<SvgElement>().is_some_and(|svg| svg.focus().is_ok()),
    }
}
