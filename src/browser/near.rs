//! The end of what is drawn coming near as the reader scrolls.

use crate::leptos::*;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::page;

/// How far below what is seen an element is near, in parts of the height of what is seen.
const MARGIN: &str = "0% 0% 150% 0%";

/// Tells once an element is on the page and near, until the owner is cleaned up. An element that has the focus is not
/// told of: the reader is about to use it, and it must not run away.
pub fn watch(selector: &'static str, tell: impl Fn() + 'static) {
    let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let is_near = entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
        let has_focus = page::document().active_element().is_some_and(|element| element.matches(selector) == Ok(true));
        if is_near && !has_focus {
            tell();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let Ok(observer) = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options) else { return };
    let observe = observer.clone();
    let begin = Timeout::new(0, move || {
        if let Ok(Some(element)) = page::document().query_selector(selector) {
            observe.observe(&element);
        }
    });
    let kept = SendWrapper::new((observer, seen, begin));
    on_cleanup(move || kept.0.disconnect());
}
