//! A text saved as a file on the reader's computer.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::dom;

/// How long the browser has to begin with the file, in ms, until its address is taken back.
const BEGIN_MS: u32 = 2_000;

/// Saves a text under a name. Where that is refused nothing happens.
pub fn text(name: &str, kind: &str, text: &str) {
    let _ = try_save(name, kind, text);
}

fn try_save(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = dom::create("a");
    dom::set_attribute(&link, "href", Some(&address));
    dom::set_attribute(&link, "download", Some(name));
    link.unchecked_into::<HtmlElement>().click();
    Timeout::new(BEGIN_MS, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}
