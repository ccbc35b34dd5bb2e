//! The catalogue's bytes, which `public/boot.js` fetches beside the program.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use fonds_core::say;

use super::page;

/// Tells the bytes when they are there, or a sentence that says why they are not.
pub fn when_there(then: impl FnOnce(Result<Uint8Array, String>) + Clone + 'static) {
    tell(promise(), then);
}

/// Fetches the file again, for a worker that takes the place of a dead one, and tells as [`when_there`] does.
pub fn fetch_again(then: impl FnOnce(Result<Uint8Array, String>) + Clone + 'static) {
    tell(fetched(), then);
}

fn tell(promise: Option<Promise>, then: impl FnOnce(Result<Uint8Array, String>) + Clone + 'static) {
    let Some(promise) = promise else {
        return then(Err(say!("The page is not whole: the script boot.js is missing. Reload the page.").to_owned()));
    };
    let fail = then.clone();
    let there = Closure::once(move |bytes: JsValue| then(Ok(bytes.unchecked_into())));
    let failed = Closure::once(move |error: JsValue| fail(Err(message(&error))));
    let _ = promise.then2(&there, &failed);
    // One of them is called, once, some time.
    there.forget();
    failed.forget();
}

fn promise() -> Option<Promise> {
    let fonds = Reflect::get(&page::window(), &"fonds".into()).ok()?;
    Reflect::get(&fonds, &"catalogue".into()).ok()?.dyn_into().ok()
}

fn fetched() -> Option<Promise> {
    let fonds = Reflect::get(&page::window(), &"fonds".into()).ok()?;
    let fetch: Function = Reflect::get(&fonds, &"fetchCatalogue".into()).ok()?.dyn_into().ok()?;
    fetch.call0(&fonds).ok()?.dyn_into().ok()
}

fn message(error: &JsValue) -> String {
    Reflect::get(error, &"message".into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
