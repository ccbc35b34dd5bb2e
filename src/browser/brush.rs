//! A span brushed over an element with mouse, pen or finger.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

/// A pointer that has moved less than this (CSS px) has clicked.
const CLICK_PX: f64 = 4.0;

/// Follows a pointer that went down on an element until it is up, and tells where it began and where it is, as parts of
/// the element's width from 0 to 1. A click is told when it ends; what turns out to be scrolling is not told.
pub fn follow(down: &Event, tell: impl Fn(f64, f64) + 'static) {
    let element = down.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some((element, pointer)) = element.zip(down.dyn_ref::<PointerEvent>()) else { return };
    if pointer.button() != 0 || !pointer.is_primary() {
        return;
    }
    let _ = element.set_pointer_capture(pointer.pointer_id());
    let from = f64::from(pointer.client_x());
    let area = element.get_bounding_client_rect();
    let part = move |x: f64| ((x - area.left()) / area.width().max(1.0)).clamp(0.0, 1.0);
    let (tell, has_moved) = (Rc::new(move |x: f64| tell(part(from), part(x))), Rc::new(Cell::new(false)));
    let (told, moved) = (tell.clone(), has_moved.clone());
    let follow = EventListener::new(&element, "pointermove", move |event| {
        let x = x(event);
        if moved.get() || (x - from).abs() >= CLICK_PX {
            moved.set(true);
            told(x);
        }
    });
    // Both ends let go of the listener; whichever comes first takes it.
    let follow = Rc::new(Cell::new(Some(follow)));
    for end in ["pointerup", "pointercancel"] {
        let (follow, tell, has_moved) = (follow.clone(), tell.clone(), has_moved.clone());
        EventListener::once(&element, end, move |event| {
            if follow.take().is_some() && end == "pointerup" && !has_moved.get() {
                tell(x(event));
            }
        })
        .forget();
    }
}

/// Where Shift and an arrow key lead on a line: -1 to its beginning, 1 to its end.
pub fn stride(event: &Event) -> Option<isize> {
    let key = event.dyn_ref::<KeyboardEvent>().filter(|key| key.shift_key())?;
    match key.key().as_str() {
        "ArrowLeft" | "ArrowDown" => Some(-1),
        "ArrowRight" | "ArrowUp" => Some(1),
        _ => None,
    }
}

fn x(event: &Event) -> f64 {
    event.dyn_ref::<PointerEvent>().map_or(0.0, |pointer| f64::from(pointer.client_x()))
}
