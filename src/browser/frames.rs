//! The next frame, and what has time until it is drawn.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::page;

/// After how many ms without a further step a gesture rests.
pub const REST_MS: u32 = 250;

thread_local! {
    static REST: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Does something before the next frame is drawn.
pub fn next(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let _ = page::window().request_animation_frame(act.unchecked_ref());
}

/// Does something once the gesture rests, of which this is a step.
pub fn at_rest(act: impl FnOnce() + 'static) {
    REST.set(Some(Timeout::new(REST_MS, act)));
}

/// Does something in a task of its own, after the next frame is drawn.
pub fn after(act: impl FnOnce() + 'static) {
    next(move || {
        Timeout::new(0, act).forget();
    });
}
