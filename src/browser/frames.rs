//! The next frame, and what has time until it is drawn.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::page;

/// Does something before the next frame is drawn.
pub fn next(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let _ = page::window().request_animation_frame(act.unchecked_ref());
}

/// Does something in a task of its own, after the next frame is drawn.
pub fn after(act: impl FnOnce() + 'static) {
    next(move || {
        Timeout::new(0, act).forget();
    });
}
