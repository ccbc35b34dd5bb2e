//! The width of an element, followed.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Tells the width of an element's content box in CSS px, now and whenever it changes, until the owner is cleaned up.
pub fn width(element: &Element, tell: impl Fn(f64) + 'static) {
    let changed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() {
            tell(entry.content_rect().width());
        }
    });
    let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let kept = send_wrapper::SendWrapper::new((observer, changed));
    on_cleanup(move || kept.0.disconnect());
}
