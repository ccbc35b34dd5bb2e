//! The reader's language: its texts, which `public/boot.js` fetches, and the attributes of the page.

use fonds_core::say;
use fonds_core::speech::{self, Tongue};
use js_sys::{Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::page;

/// Installs the reader's language, if it is not English, and then goes on. Texts that cannot be had leave the page in
/// English.
pub fn when_there(then: impl FnOnce() + 'static) {
    let Some(promise) = promise() else { return then() };
    let there = Closure::once(move |text: JsValue| {
        text.as_string().iter().for_each(|text| install(text));
        say_so();
        then();
    });
    let _ = promise.then(&there);
    // It is called once, some time.
    there.forget();
}

/// From now on everything is said in the language of these texts, if they are of this version.
pub fn install(texts: &str) {
    Tongue::read(texts).into_iter().for_each(speech::install);
}

/// The page's own language and direction.
fn say_so() {
    let Some(root) = page::document().document_element() else { return };
    let language = speech::language();
    let _ = root.set_attribute("lang", language.html_tag());
    if language.is_right_to_left() {
        let _ = root.set_attribute("dir", "rtl");
    }
    // The one text of the page that is not drawn by the program, as it comes first.
    if let Some(skip) = page::document().query_selector(".skip").ok().flatten() {
        skip.set_text_content(Some(say!("Skip to the results")));
    }
}

/// A promise that is always kept: of the texts, or of an empty text for English.
fn promise() -> Option<Promise> {
    let fonds = Reflect::get(&page::window(), &"fonds".into()).ok()?;
    Reflect::get(&fonds, &"speech".into()).ok()?.dyn_into().ok()
}
