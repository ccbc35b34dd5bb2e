//! The pointer: places within an element, and dragging.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

/// A pointer that has moved less than this (CSS px) has clicked.
const CLICK_PX: f64 = 4.0;

/// Where an event is, in CSS px from the left edge of the element that listens.
pub fn x_in_target(event: &MouseEvent) -> f64 {
    let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let left = target.map_or(0.0, |element| element.get_bounding_client_rect().left());
    f64::from(event.client_x()) - left
}

/// Tells how far the pointer is from where it went down, in CSS px to the right, until it goes up. A drag that begins on
/// a link is none: there the pointer clicks.
pub fn drag(down: &PointerEvent, moved: impl Fn(f64) + 'static) {
    let is_main = down.button() == 0 && down.is_primary();
    let on_link =
        down.target().and_then(|t| t.dyn_into::<Element>().ok()).is_some_and(|e| matches!(e.closest("a"), Ok(Some(_))));
    let Some(element) =
        down.current_target().and_then(|t| t.dyn_into::<Element>().ok()).filter(|_| is_main && !on_link)
    else {
        return;
    };
    let _ = element.set_pointer_capture(down.pointer_id());
    let from = f64::from(down.client_x());
    let follow = EventListener::new(&element, "pointermove", move |event| {
        let dx = f64::from(event.unchecked_ref::<PointerEvent>().client_x()) - from;
        if dx.abs() >= CLICK_PX {
            moved(dx);
        }
    });
    // Both ends of a drag let go of the listener; whichever comes first takes it.
    let follow = Rc::new(std::cell::Cell::new(Some(follow)));
    for end in ["pointerup", "pointercancel"] {
        let follow = follow.clone();
        EventListener::once(&element, end, move |_| drop(follow.take())).forget();
    }
}
