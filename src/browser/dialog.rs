//! Modal dialogs: the browser keeps the focus in them, closes them on Escape, and gives the focus back.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::dom::Event;
use super::page;

/// Opens the dialog element with this id, over the page.
pub fn open(id: &str) {
    call(id, "showModal");
}

/// Closes it.
pub fn close(id: &str) {
    call(id, "close");
}

/// Whether the `details` or `dialog` that an event comes from is open.
pub fn is_open(event: &Event) -> bool {
    let target = event.current_target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&target, &"open".into()).is_ok_and(|open| open.is_truthy())
}

fn call(id: &str, method: &str) {
    let Some(dialog) = page::element(id) else { return };
    if let Some(method) =
        Reflect::get(&dialog, &method.into()).ok().and_then(|method| method.dyn_into::<Function>().ok())
    {
        let _ = method.call0(&dialog);
    }
}
