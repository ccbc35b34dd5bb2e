//! A drawing that settles into its place: it is where it is to be at once, and seen coming from where it was (Web
//! Animations). Not for a reader who wants less motion.

use std::cell::Cell;

use fonds_core::figure::px;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;

use super::{frames, media, page};

/// How long it takes, in ms: long enough to be followed, too short to be waited for.
const SETTLE_MS: f64 = 220.0;

thread_local! {
    static IS_DUE: Cell<bool> = const { Cell::new(false) };
}

/// What is drawn next is a step that the reader is to follow.
pub fn next() {
    IS_DUE.set(!media::is_still());
}

/// Lets an element settle that is being drawn, if [`next`] said so: it comes from `shift` CSS px to the right, stretched by
/// a factor.
pub fn from(selector: &'static str, shift: f64, stretch: f64) {
    if IS_DUE.replace(false) {
        frames::next(move || {
            let _ = animate(selector, shift, stretch);
        });
    }
}

fn animate(selector: &str, shift: f64, stretch: f64) -> Option<()> {
    let element = page::document().query_selector(selector).ok()??;
    let steps = Object::new();
    let begin = ["translateX(", &px(shift), "px) scaleX(", &px(stretch * 100.0), "%)"].concat();
    Reflect::set(&steps, &"transform".into(), &Array::of2(&begin.into(), &"none".into())).ok()?;
    Reflect::set(&steps, &"easing".into(), &"ease-out".into()).ok()?;
    let animate: Function = Reflect::get(&element, &"animate".into()).ok()?.dyn_into().ok()?;
    animate.call2(&element, &steps, &SETTLE_MS.into()).ok().map(drop)
}
