//! Dialogs: the browser keeps the focus within, closes them with Escape, and gives the focus back.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::page;

/// Opens the dialog with this id over the page.
pub fn open(id: &str) {
    let _ = call(id, "showModal");
}

/// Closes it.
pub fn close(id: &str) {
    let _ = call(id, "close");
}

fn call(id: &str, method: &str) -> Result<(), JsValue> {
    let dialog = page::element(id).ok_or(JsValue::NULL)?;
    let method: Function = Reflect::get(&dialog, &method.into())?.dyn_into()?;
    method.call0(&dialog).map(drop)
}
