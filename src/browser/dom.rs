//! Elements of the page: made, placed, given attributes, listened to.

use std::sync::Arc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
pub use web_sys::{Element, Event, Node};
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::page;
use crate::el::Value;

/// Tags that SVG has and HTML has not, and those that both have but the page uses in SVG only.
const SVG_TAGS: [&str; 12] =
    ["svg", "g", "line", "rect", "text", "title", "circle", "path", "tspan", "defs", "linearGradient", "stop"];
const SVG: &str = "http://www.w3.org/2000/svg";

/// A listener that listens until it is dropped.
pub type Listener = EventListener;

/// A new element. `svg:a` is a link in a drawing.
pub fn create(tag: &str) -> Element {
    let made = match tag.strip_prefix("svg:") {
        Some(tag) => page::document().create_element_ns(Some(SVG), tag),
        None if SVG_TAGS.contains(&tag) => page::document().create_element_ns(Some(SVG), tag),
        None => page::document().create_element(tag),
    };
    made.expect("the tags of the page are valid")
}

/// Sets an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Does something with each element on the page that a selector matches.
pub fn each(selector: &str, act: &dyn Fn(&Element)) {
    let Ok(found) = page::document().query_selector_all(selector) else { return };
    (0..found.length()).filter_map(|at| found.get(at)).for_each(|node| act(node.unchecked_ref()));
}

/// Sets a property.
pub fn set_property(element: &Element, name: &str, value: &Value) {
    let value = match value {
        Value::Text(text) => JsValue::from_str(text),
        Value::Flag(flag) => JsValue::from_bool(*flag),
    };
    let _ = Reflect::set(element, &name.into(), &value);
}

/// Puts an element into another, before a node of it or last.
pub fn insert(parent: &Element, element: &Element, before: Option<&Node>) {
    let _ = parent.insert_before(element, before);
}

/// Listens to an event. The handler may prevent what the browser would do.
pub fn listen(element: &Element, event: &'static str, act: Arc<dyn Fn(Event) + Send + Sync>) -> Listener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, event, options, move |event| act(event.clone()))
}

/// Tells assistive technology that what the button of an event unfolds is open now, or is not.
pub fn expand(event: &Event, is_open: bool) {
    if let Some(button) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        set_attribute(&button, "aria-expanded", Some(if is_open { "true" } else { "false" }));
    }
}

/// What the attribute says of the control that an event comes from, or of what is around it; `None` if it comes from
/// another place. So one listener is enough for many controls.
pub fn said_of(event: &Event, control: &str, attribute: &str) -> Option<String> {
    let control = event.target()?.dyn_into::<Element>().ok()?.closest(control).ok()??;
    control.closest(&["[", attribute, "]"].concat()).ok()??.get_attribute(attribute)
}

/// The value of the field that an event comes from.
pub fn value(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&target, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// The text of the field that an event comes from, before the caret and after it.
pub fn around_caret(event: &Event) -> (String, String) {
    let (text, target) = (value(event), event.target().map(JsValue::from).unwrap_or_default());
    let caret = Reflect::get(&target, &"selectionStart".into()).ok().and_then(|caret| caret.as_f64());
    let (mut units, mut at) = (caret.unwrap_or(f64::MAX) as usize, 0);
    for c in text.chars().take_while(|c| {
        let is_before = units > 0;
        units = units.saturating_sub(c.len_utf16());
        is_before
    }) {
        at += c.len_utf8();
    }
    (text[..at].to_owned(), text[at..].to_owned())
}

/// Puts a text into a field, with the caret between its parts.
pub fn retype(selector: &str, before: &str, after: &str) {
    let field = page::document().query_selector(selector).ok().flatten();
    if let Some(field) = field.as_ref().and_then(|field| field.dyn_ref::<HtmlInputElement>()) {
        field.set_value(&[before, after].concat());
        let caret = before.encode_utf16().count() as u32;
        let _ = field.set_selection_range(caret, caret);
    }
}

/// Scrolls what is around an element so far that it can be seen.
pub fn reveal(id: &str) {
    let Some(element) = page::document().get_element_by_id(id) else { return };
    let options = js_sys::Object::new();
    for name in ["block", "inline"] {
        let _ = Reflect::set(&options, &name.into(), &"nearest".into());
    }
    let method = Reflect::get(&element, &"scrollIntoView".into()).ok().and_then(|method| method.dyn_into().ok());
    let _ = method.map(|method: js_sys::Function| method.call1(&element, &options));
}

/// The key that a keyboard event names, unless it belongs to a shortcut of the browser's or to a word that is still
/// being put together (as Chinese is).
pub fn plain_key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.is_composing();
    is_plain.then(|| event.key())
}
