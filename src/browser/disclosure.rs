//! A `details` element that is used as a menu.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Closes the details that an event comes to, and gives its summary the focus; nothing if it is closed.
pub fn close(event: &Event) {
    let Some(details) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if details.has_attribute("open") {
        let _ = details.remove_attribute("open");
        let summary = details.query_selector("summary").ok().flatten();
        let _ = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()).map(|summary| summary.focus());
    }
}
