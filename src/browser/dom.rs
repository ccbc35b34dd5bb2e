//! Elements of the page: made, placed, given attributes, listened to.

use std::sync::Arc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::KeyboardEvent;
pub use web_sys::{Element, Event, Node};

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

/// The value of the field that an event comes from.
pub fn value(event: &Event) -> String {
    let target = event.target().map(JsValue::from).unwrap_or_default();
    Reflect::get(&target, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// The key that a keyboard event names, unless it belongs to a shortcut of the browser's.
pub fn plain_key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    (!event.ctrl_key() && !event.meta_key() && !event.alt_key()).then(|| event.key())
}
