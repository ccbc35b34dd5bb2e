//! Focus.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};

use super::page;

/// Moves the focus to an element, once what is being drawn stands on the page.
pub fn later(selector: &str) {
    let selector = selector.to_owned();
    Timeout::new(0, move || {
        now(&selector);
    })
    .forget();
}

/// Moves the focus to an element, and says whether there is one.
pub fn now(selector: &str) -> bool {
    let found = page::document().query_selector(selector).ok().flatten();
    found.is_some_and(|element| focus(&element))
}

/// The value of an attribute of the element that has the focus, or of the nearest one around it that has one.
pub fn attribute(name: &str) -> Option<String> {
    page::document().active_element()?.closest(&format!("[{name}]")).ok()??.get_attribute(name)
}

/// A selector for the element with this value of an attribute.
pub fn selector(tag: &str, attribute: &str, value: &str) -> String {
    let quoted = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\a ");
    format!("{tag}[{attribute}=\"{quoted}\"]")
}

fn focus(element: &Element) -> bool {
    match element.dyn_ref::<HtmlElement>() {
        Some(html) => html.focus().is_ok(),
        None => element.dyn_ref::<SvgElement>().is_some_and(|svg| svg.focus().is_ok()),
    }
}
