//! What is kept in this browser (`localStorage`). It may be refused altogether, or be full.
//!
//! All sites of one account on a shared host share one store, so each key carries the path of the site's folder.

use web_sys::Storage;

use super::page;

/// What is kept under a name; `None` if that is nothing, or storage is refused.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok()?
}

/// Keeps a text under a name, and says whether that was possible.
pub fn write(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&key(name), text).is_ok())
}

fn storage() -> Option<Storage> {
    page::window().local_storage().ok()?
}

fn key(name: &str) -> String {
    let path = page::window().location().pathname().unwrap_or_default();
    let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
    ["fonds:", folder, ":", name].concat()
}
