//! The reader's language: its texts, which `public/boot.js` fetches, and the attributes of the page.

use fonds_core::speech::{self, Tongue};
use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::page;

/// Installs the reader's language, if it is not English, and then goes on with the texts that were installed, for a worker
/// that is to speak it too. Texts that cannot be had leave the page in English.
pub fn when_there(then: impl FnOnce(String) + 'static) {
    let Some(promise) = promise() else { return then(String::new()) };
    let there = Closure::once(move |text: JsValue| {
        let text = text.as_string().filter(|text| install(text)).unwrap_or_default();
        then(text);
    });
    let _ = promise.then(&there);
    // It is called once, some time.
    there.forget();
}

/// From now on everything is said in the language of these texts, if they are of this version.
pub fn install(texts: &str) -> bool {
    let tongue = Tongue::read(texts);
    let is_there = tongue.is_some();
    tongue.into_iter().for_each(speech::install);
    is_there
}

/// A promise that is always kept: of the texts, or of an empty text for English.
fn promise() -> Option<Promise> {
    let fonds = Reflect::get(&page::window(), &"fonds".into()).ok()?;
    Reflect::get(&fonds, &"speech".into()).ok()?.dyn_into().ok()
}
