//! Scrolling towards the end of a list.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How far before the end further lines are asked for, in CSS px: about a screen.
const AHEAD_PX: i32 = 700;

/// Whether the element that a scroll event comes from is scrolled nearly to its end.
pub fn is_reached(event: &Event) -> bool {
    let list = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    list.is_some_and(|list| list.scroll_top() + list.client_height() + AHEAD_PX > list.scroll_height())
}
