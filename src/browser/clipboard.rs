//! The clipboard.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::page;

/// Puts a text on the clipboard. Where that is refused nothing happens; see [`copy_then`] to be told.
pub fn copy(text: &str) {
    copy_then(text.to_owned(), |_| {});
}

/// Puts a text on the clipboard and says whether that was allowed.
pub fn copy_then(text: String, done: impl Fn(bool) + 'static) {
    if !page::window().is_secure_context() {
        return done(false);
    }
    let done = Rc::new(done);
    let refused = done.clone();
    let written = Closure::once(move |_: JsValue| done(true));
    let failed = Closure::once(move |_: JsValue| refused(false));
    let _ = page::window().navigator().clipboard().write_text(&text).then2(&written, &failed);
    // One of them is called, once, some time.
    written.forget();
    failed.forget();
}
