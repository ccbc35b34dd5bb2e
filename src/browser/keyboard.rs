//! Keys that are pressed anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{dom, page};

/// Where keys have a meaning of their own.
const FIELDS: &str = "input:not([type=checkbox]), select, textarea, [contenteditable]";
/// What Escape closes before anything else.
const ON_TOP: &str = "dialog[open], :popover-open";

/// Tells each key that is pressed outside of fields, with no modifier, while nothing lies on top of the page and nobody
/// else has made use of it; `act` says whether it has. Lives as long as the page.
pub fn on_key(act: impl Fn(&str) -> bool + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&page::document(), "keydown", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_field = target.is_some_and(|target| target.closest(FIELDS).ok().flatten().is_some());
        if event.default_prevented() || in_field || page::document().query_selector(ON_TOP).ok().flatten().is_some() {
            return;
        }
        if dom::plain_key(event).is_some_and(|key| act(&key)) {
            event.prevent_default();
        }
    })
    .forget();
}
