//! The pointer: the wheel, and dragging.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, PointerEvent, WheelEvent};

/// A pointer that has moved less than this (CSS px) has clicked.
const CLICK_PX: f64 = 4.0;

/// Of a wheel turned with Ctrl (or two fingers on a touch pad): where, in CSS px from the left edge of the element that
/// listens, and whether downwards.
pub fn ctrl_wheel(event: &Event) -> Option<(f64, bool)> {
    let wheel = event.dyn_ref::<WheelEvent>().filter(|wheel| wheel.ctrl_key())?;
    let left = listening(event)?.get_bounding_client_rect().left();
    Some((x(event) - left, wheel.delta_y() > 0.0))
}

/// Tells how far the pointer is from where it went down, in CSS px to the right, until it goes up. A drag that begins on
/// a link is none: there the pointer clicks.
pub fn drag(down: &Event, moved: impl Fn(f64) + 'static) {
    let Some((element, pointer)) = listening(down).zip(down.dyn_ref::<PointerEvent>()) else { return };
    let on_link = down.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|t| t.closest("a").ok());
    if pointer.button() != 0 || !pointer.is_primary() || on_link.flatten().is_some() {
        return;
    }
    let _ = element.set_pointer_capture(pointer.pointer_id());
    let from = x(down);
    let follow = EventListener::new(&element, "pointermove", move |event| {
        let dx = x(event) - from;
        if dx.abs() >= CLICK_PX {
            moved(dx);
        }
    });
    // Both ends of a drag let go of the listener; whichever comes first takes it.
    let follow = Rc::new(Cell::new(Some(follow)));
    for end in ["pointerup", "pointercancel"] {
        let follow = follow.clone();
        EventListener::once(&element, end, move |_| drop(follow.take())).forget();
    }
}

fn listening(event: &Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn x(event: &Event) -> f64 {
    f64::from(event.unchecked_ref::<MouseEvent>().client_x())
}
