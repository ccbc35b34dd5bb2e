//! Modal dialogs: the browser keeps the focus inside, closes them by Escape, and gives the focus back.

use gloo::timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::page;

/// Opens the dialog with an id, once what is being drawn stands on the page.
pub fn show(id: &'static str) {
    Timeout::new(0, move || {
        if let Some(dialog) = page::element(id).filter(|dialog| !dialog.has_attribute("open")) {
            call(&dialog, "showModal");
        }
    })
    .forget();
}

/// Closes the dialog that an event comes from.
pub fn close(event: &Event) {
    let element = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(dialog) = element.and_then(|element| element.closest("dialog").ok().flatten()) {
        call(&dialog, "close");
    }
}

fn call(element: &JsValue, method: &str) {
    let method = Reflect::get(element, &method.into()).ok().and_then(|method| method.dyn_into::<Function>().ok());
    let _ = method.map(|method| method.call0(element));
}
