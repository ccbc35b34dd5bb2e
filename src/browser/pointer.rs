//! The pointer: the wheel, double clicks, dragging with the mouse or a finger, pinching with two.
//!
//! Browsers give moves of the pointer and turns of the wheel once a frame, the latest.

use std::cell::RefCell;

use fonds_core::timeline::Scale;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, PointerEvent, WheelEvent};

/// A pointer that has moved less than this (CSS px) has clicked.
const CLICK_PX: f64 = 4.0;

/// What the pointers do that are down, since the last of them came or went. All x are CSS px from the left edge of the
/// element that listens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// One has gone so far to the right.
    Drag(Scale, f64),
    /// Two were there, and are here.
    Pinch(Scale, [f64; 2], [f64; 2]),
}

/// The pointers that are down.
#[derive(Default)]
struct Grip {
    /// The scale when the last of them came or went.
    scale: Option<Scale>,
    fingers: Vec<Finger>,
    is_drag: bool,
}

struct Finger {
    id: i32,
    from: f64,
    x: f64,
}

thread_local! {
    static GRIP: RefCell<Grip> = RefCell::default();
}

/// Of a wheel turned with Ctrl (or two fingers on a touch pad): where, in CSS px from the left edge of the element that
/// listens, and whether downwards.
pub fn ctrl_wheel(event: &Event) -> Option<(f64, bool)> {
    let wheel = event.dyn_ref::<WheelEvent>().filter(|wheel| wheel.ctrl_key())?;
    Some((x(event)?, wheel.delta_y() > 0.0))
}

/// Of a double click: where, in CSS px from the left edge of the element that listens, and whether with Shift. One on a
/// link is none: its first click has followed it.
pub fn double_click(event: &Event) -> Option<(f64, bool)> {
    let is_on_link = target(event)?.closest("a").ok()?.is_some();
    let at = x(event).filter(|_| !is_on_link)?;
    Some((at, event.unchecked_ref::<MouseEvent>().shift_key()))
}

/// Whether an event comes from an element that a selector names, or from inside one.
pub fn is_on(event: &Event, selector: &str) -> bool {
    target(event).is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Where an event is, in CSS px from the left edge of the element that listens.
pub fn x(event: &Event) -> Option<f64> {
    let left = listening(event)?.get_bounding_client_rect().left();
    Some(f64::from(event.dyn_ref::<MouseEvent>()?.client_x()) - left)
}

/// Takes note of a pointer that goes down, up or away (`pointerdown`, `pointerup`, `pointercancel`), and of the scale then.
pub fn hold(event: &Event, scale: Option<Scale>) {
    let (Some(pointer), Some(x)) = (event.dyn_ref::<PointerEvent>(), x(event)) else { return };
    GRIP.with_borrow_mut(|grip| {
        if pointer.is_primary() && event.type_() == "pointerdown" {
            // Whatever was held before has gone without a word.
            grip.fingers.clear();
        }
        grip.fingers.retain(|finger| finger.id != pointer.pointer_id());
        if event.type_() == "pointerdown" && pointer.button() == 0 {
            grip.fingers.push(Finger { id: pointer.pointer_id(), from: x, x });
        }
        grip.fingers.iter_mut().for_each(|finger| finger.from = finger.x);
        grip.scale = scale;
        grip.is_drag = false;
    });
}

/// What a move of a pointer (`pointermove`) makes of those that are down; nothing as long as it may be a click.
pub fn follow(event: &Event) -> Option<Motion> {
    let (pointer, x) = (event.dyn_ref::<PointerEvent>()?, x(event)?);
    GRIP.with_borrow_mut(|grip| {
        if pointer.buttons() == 0 {
            // It was let go where nobody told.
            grip.fingers.clear();
        }
        let scale = grip.scale?;
        let moved = grip.fingers.iter_mut().find(|finger| finger.id == pointer.pointer_id())?;
        moved.x = x;
        grip.is_drag |= (x - moved.from).abs() >= CLICK_PX;
        if !grip.is_drag {
            return None;
        }
        // From now on it is ours, wherever it goes, and no click on a link.
        let _ = listening(event)?.set_pointer_capture(pointer.pointer_id());
        match grip.fingers[..] {
            [Finger { from, x, .. }] => Some(Motion::Drag(scale, x - from)),
            [Finger { from, x, .. }, Finger { from: other_from, x: other, .. }, ..] => {
                Some(Motion::Pinch(scale, [from, other_from], [x, other]))
            }
            [] => None,
        }
    })
}

fn listening(event: &Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
