//! The clipboard.

use wasm_bindgen_futures::JsFuture;

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
    let written = page::window().navigator().clipboard().write_text(&text);
    wasm_bindgen_futures::spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}
