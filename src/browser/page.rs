//! What the page's own HTML says: where the catalogue is, which version this is.

use web_sys::{Document, Element, HtmlElement, Window};

/// The window. A page without one cannot run this program.
pub fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// The query string of the address, with its `?`.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// The address without query and fragment, which stays the same as long as the page.
pub fn base() -> String {
    thread_local! {
        static BASE: String = {
            let location = window().location();
            location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
        };
    }
    BASE.with(String::clone)
}

/// The element that the app lives in.
pub fn app_root() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Says that the app has taken over, for the style sheet.
pub fn started() {
    if let Some(root) = document().document_element() {
        let _ = root.class_list().remove_1("deep");
        let _ = root.class_list().add_1("started");
    }
    if let Some(progress) = element("progress") {
        progress.set_hidden(true);
    }
}

/// An attribute `data-NAME` that the build wrote on `<html>`; empty in a page that Trunk alone has built.
pub fn data(name: &str) -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute(&format!("data-{name}"))).unwrap_or_default()
}

/// A number of bytes that the build wrote; 0 if it did not.
pub fn bytes(name: &str) -> u32 {
    data(name).parse().unwrap_or(0)
}

/// An element by its id, as one that can be focused.
pub fn element(id: &str) -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The address of one of the program's own files (`app-js`, `app-wasm`, `worker`, `take-js`, `take-wasm`), as the script
/// element of the page names it.
pub fn script(name: &str) -> String {
    let found = document().query_selector("script[data-app-js]").ok().flatten();
    let address = found.and_then(|script| script.get_attribute(&format!("data-{name}")));
    let address = address.unwrap_or_else(|| "worker.js".to_owned());
    web_sys::Url::new_with_base(&address, &document().base_uri().ok().flatten().unwrap_or_default())
        .map(|url| url.href())
        .unwrap_or(address)
}
