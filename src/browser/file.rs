//! Files: given to the reader to be saved, and taken from the reader.

use gloo::timers::callback::Timeout;
use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::dom::Event;
use super::page;

/// How long the address of a file is kept for the browser to begin with it, in ms. What has begun goes on without it,
/// however large the file is.
const REST_MS: u32 = 2_000;

/// Has the browser save bytes or a text as a file. Where that is refused nothing happens.
pub fn save(name: &str, media_type: &str, content: &JsValue) {
    let _ = try_save(name, media_type, content);
}

fn try_save(name: &str, media_type: &str, content: &JsValue) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(&blob(media_type, content)?)?;
    let link: HtmlElement = page::document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    Timeout::new(REST_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// Bytes or a text, and what they are.
pub fn blob(media_type: &str, content: &JsValue) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(content), &options)
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
