//! The width of an element, followed.

use crate::leptos::*;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ResizeObserver, ResizeObserverEntry};

use super::page;

/// Tells the width of an element's content box in CSS px, once it is on the page and whenever it changes, until the owner
/// is cleaned up.
pub fn width(selector: &'static str, tell: impl Fn(f64) + 'static) {
    let changed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            tell(entry.content_rect().width());
        }
    });
    let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else { return };
    let observe = observer.clone();
    let begin = Timeout::new(0, move || {
        if let Ok(Some(element)) = page::document().query_selector(selector) {
            observe.observe(&element);
        }
    });
    let kept = SendWrapper::new((observer, changed, begin));
    on_cleanup(move || kept.0.disconnect());
}
