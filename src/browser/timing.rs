//! User Timing measures, each with the number of records in `detail` (W3C User Timing Level 3).

use std::cell::RefCell;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{frames, page};

thread_local! {
    static BEGUN: RefCell<Option<(&'static str, f64)>> = const { RefCell::new(None) };
}

/// Milliseconds since the navigation began.
pub fn now() -> f64 {
    page::window().performance().map_or(0.0, |performance| performance.now())
}

/// Remembers that an input has begun what the next [`end`] measures.
pub fn begin(name: &'static str) {
    BEGUN.set(Some((name, now())));
}

/// Measures from the last [`begin`] to the next frame.
pub fn end(records: usize) {
    if let Some((name, start)) = BEGUN.take() {
        measure_drawn(name, start, records);
    }
}

/// Measures from `start` (ms since the navigation) to the next frame.
pub fn measure_drawn(name: &'static str, start: f64, records: usize) {
    frames::next(move || measure(name, start, records));
}

/// Measures from `start` (ms since the navigation) to now.
pub fn measure(name: &str, start: f64, records: usize) {
    let _ = try_measure(name, start, records);
}

fn try_measure(name: &str, start: f64, records: usize) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"start".into(), &start.into())?;
    Reflect::set(&options, &"detail".into(), &(records as f64).into())?;
    let performance = page::window().performance().ok_or(JsValue::NULL)?;
    let measure: Function = Reflect::get(&performance, &"measure".into())?.dyn_into()?;
    measure.call2(&performance, &name.into(), &options).map(drop)
}
