//! Files: given to the reader to be saved, and taken from the reader.

use gloo::timers::callback::Timeout;
use js_sys::{Array, JsString, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::dom::Event;
use super::page;

/// How long the address of a file is kept for the browser to begin the download, in ms.
const REST_MS: u32 = 60_000;

/// Has the browser save a file.
pub fn save(name: &str, media_type: &str, bytes: &Uint8Array) {
    let _ = try_save(name, media_type, bytes);
}

/// Has the browser save a text as a file.
pub fn save_text(name: &str, media_type: &str, text: &str) {
    save(name, media_type, &Uint8Array::from(text.as_bytes()));
}

fn try_save(name: &str, media_type: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlElement = page::document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    Timeout::new(REST_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// Tells the text of the file that was chosen in a file field; `None` if it cannot be read. The field forgets it, so that it
/// can be chosen again.
pub fn chosen(event: &Event, tell: impl FnOnce(Option<String>) + Clone + 'static) {
    let field = event.current_target().map(JsValue::from).unwrap_or_default();
    let files = Reflect::get(&field, &"files".into()).unwrap_or_default();
    let Some(file) = Reflect::get(&files, &0.into()).ok().and_then(|file| file.dyn_into::<Blob>().ok()) else { return };
    let failed = tell.clone();
    let read = Closure::once(move |text: JsValue| tell(text.dyn_ref::<JsString>().map(String::from)));
    let not_read = Closure::once(move |_: JsValue| failed(None));
    let _ = file.text().then2(&read, &not_read);
    // One of them is called, once, some time.
    read.forget();
    not_read.forget();
    let _ = Reflect::set(&field, &"value".into(), &"".into());
}
