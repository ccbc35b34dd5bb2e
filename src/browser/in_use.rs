//! When a page is in use: from the reader's first step on, or when it has been open for a while.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Reflect;

use super::page;

/// A reader's first step.
const STEPS: [&str; 4] = ["pointerdown", "keydown", "wheel", "touchstart"];
/// How long a page is open before it is taken to be in use, in ms: then it has long been drawn.
const WHILE_MS: u32 = 3_000;

/// Acts once, when the page is in use. Where the reader wants to save data (Save-Data), only a step of theirs counts.
pub fn when_in_use(act: impl FnOnce() + 'static) {
    let act = Rc::new(RefCell::new(Some(act)));
    let once = move || {
        let act = act.borrow_mut().take();
        act.into_iter().for_each(|act| act());
    };
    for step in STEPS {
        let once = once.clone();
        EventListener::once(&page::document(), step, move |_| once()).forget();
    }
    if !saves_data() {
        Timeout::new(WHILE_MS, once).forget();
    }
}

fn saves_data() -> bool {
    let of = |object: &wasm_bindgen::JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let connection = of(&page::window().navigator(), "connection").filter(|connection| connection.is_object());
    connection.and_then(|connection| of(&connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}
