//! Modal dialogs: the browser keeps the focus in them, closes them on Escape, and gives the focus back.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::dom::{Element, Event};
use super::{focus, page};

/// Opens the dialog element with this id, over the page.
pub fn open(id: &str) {
    call(id, "showModal");
}

/// Opens the dialog with this id, once what is being drawn stands on the page. The focus goes to what is marked with
/// `data-first`, if that is there. (`autofocus` is for pages: the browser complains of it in one that is in use.)
pub fn open_later(id: &'static str) {
    Timeout::new(0, move || {
        if page::element(id).is_some_and(|dialog| !dialog.has_attribute("open")) {
            open(id);
            focus::to("dialog [data-first]");
        }
    })
    .forget();
}

/// Closes it.
pub fn close(id: &str) {
    call(id, "close");
}

/// Closes the dialog that an event comes from.
pub fn close_around(event: &Event) {
    let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let dialog = element.and_then(|element| element.closest("dialog[id]").ok().flatten());
    dialog.into_iter().for_each(|dialog| close(&dialog.id()));
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
