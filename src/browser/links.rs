//! Links within the page: real ones, followed without loading it again.

use fonds_core::speech;
use fonds_core::view::View;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::page;
use crate::desk::Step;

/// Follows plain clicks on links whose address is a query string, but not one into another language: that loads the page
/// again. Lives as long as the page.
pub fn intercept(go: impl Fn(View, Step) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&page::document(), "click", options, move |event| {
        let event: &MouseEvent = event.unchecked_ref();
        let Some(view) = query_of(event).map(|query| View::parse(&query).0) else { return };
        if view.lang.is_none_or(|lang| lang == speech::language()) {
            event.prevent_default();
            go(view, Step::Push);
        }
    })
    .forget();
}

/// The query string that a click asks for, unless the reader wants it elsewhere (a new tab, a download).
fn query_of(event: &MouseEvent) -> Option<String> {
    let is_plain =
        event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    if !is_plain || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link = target.closest("a[href^='?']").ok()??;
    link.get_attribute("href")
}
