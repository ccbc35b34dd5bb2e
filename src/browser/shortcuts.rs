//! Shortcuts of a single key, such as `/`, which can be switched off (WCAG 2.2, success criterion 2.1.4).

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{dom, page, storage};

/// Where it is kept that they are switched off: `off`.
const NAME: &str = "keys";
/// Where letters are typed.
const FIELDS: &str = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]";

/// Whether shortcuts of a single key are in force.
pub fn are_on() -> bool {
    storage::read(NAME) != "off"
}

/// Does something when a key is pressed anywhere but where it is typed. Lives as long as the page.
pub fn on(key: &'static str, act: impl Fn() + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&page::document(), "keydown", options, move |event| {
        let is_it = dom::plain_key(event).is_some_and(|pressed| pressed == key);
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_typed = || target.is_some_and(|target| target.closest(FIELDS).ok().flatten().is_some());
        if is_it && !event.default_prevented() && !is_typed() && are_on() {
            event.prevent_default();
            act();
        }
    })
    .forget();
}
