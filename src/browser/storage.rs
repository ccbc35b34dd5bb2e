//! What this browser keeps for the page, each under `fonds:SCOPE:NAME` (SCOPE is the path of the site's folder): sites of
//! one host share a storage. It may be refused altogether; then nothing is kept, and all else works.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent, Url};

use super::page;

/// What is kept under a name; empty if nothing is, or nothing may be.
pub fn read(name: &str) -> String {
    storage().and_then(|storage| storage.get_item(&key(name)).ok()?).unwrap_or_default()
}

/// Keeps a text under a name; an empty one is no longer kept. Says whether that was possible.
pub fn write(name: &str, text: &str) -> bool {
    let Some(storage) = storage() else { return false };
    if text.is_empty() { storage.remove_item(&key(name)) } else { storage.set_item(&key(name), text) }.is_ok()
}

/// Tells whenever another tab keeps something else under a name; empty if nothing more. Lives as long as the page.
pub fn follow(name: &'static str, tell: impl Fn(String) + 'static) {
    EventListener::new(&page::window(), "storage", move |event| {
        let event = event.unchecked_ref::<StorageEvent>();
        if event.key().is_none_or(|changed| changed == key(name)) {
            tell(event.new_value().unwrap_or_default());
        }
    })
    .forget();
}

fn storage() -> Option<Storage> {
    page::window().local_storage().ok().flatten()
}

/// The same as in boot.js.
fn key(name: &str) -> String {
    let base = page::document().base_uri().ok().flatten().unwrap_or_default();
    let scope = Url::new_with_base("./", &base).map(|url| url.pathname()).unwrap_or_default();
    ["fonds:", &scope, ":", name].concat()
}
