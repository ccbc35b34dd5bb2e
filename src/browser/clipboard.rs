//! The clipboard.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Clipboard;

use super::{file, page};

/// Puts a text on the clipboard. Where that is refused nothing happens; see [`copy_then`] to be told.
pub fn copy(text: &str) {
    copy_then(text, "", |_| {});
}

/// Puts a text on the clipboard and says whether that was allowed. With its HTML, if that is not empty, what is pasted into
/// a text processor keeps its italics; where a browser cannot do that, the text goes alone.
pub fn copy_then(text: &str, html: &str, done: impl Fn(bool) + 'static) {
    if !page::window().is_secure_context() {
        return done(false);
    }
    let clipboard = page::window().navigator().clipboard();
    let both = if html.is_empty() { None } else { write_both(&clipboard, text, html) };
    let writing = both.unwrap_or_else(|| clipboard.write_text(text));
    let done = Rc::new(done);
    let refused = done.clone();
    let written = Closure::once(move |_: JsValue| done(true));
    let failed = Closure::once(move |_: JsValue| refused(false));
    let _ = writing.then2(&written, &failed);
    // One of them is called, once, some time.
    written.forget();
    failed.forget();
}

/// Firefox has `ClipboardItem` since version 127.
fn write_both(clipboard: &Clipboard, text: &str, html: &str) -> Option<Promise> {
    let make = Reflect::get(&page::window(), &"ClipboardItem".into()).ok()?.dyn_into::<Function>().ok()?;
    let forms = Object::new();
    for (kind, content) in [("text/plain", text), ("text/html", html)] {
        let blob = file::blob(kind, &content.into()).ok()?;
        Reflect::set(&forms, &kind.into(), &blob).ok()?;
    }
    let item = Reflect::construct(&make, &Array::of1(&forms)).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}
