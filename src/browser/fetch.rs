//! Fetching the catalogue, with progress, and with a sentence for each way in which that fails.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, Response};

use super::page;

/// The bytes at an address of the same site. `progress` is told how many are there, often.
pub async fn bytes(url: &str, progress: impl Fn(f64)) -> Result<Uint8Array, String> {
    let response = JsFuture::from(page::window().fetch_with_str(url)).await.map_err(|_| unreachable_words(url))?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(status_words(url, response.status()));
    }
    read(&response, progress).await.map_err(|_| unreachable_words(url))
}

/// Reads a body part by part; the browser joins the parts.
async fn read(response: &Response, progress: impl Fn(f64)) -> Result<Uint8Array, JsValue> {
    let reader: ReadableStreamDefaultReader =
        response.body().ok_or(JsValue::NULL)?.get_reader().dyn_into().map_err(JsValue::from)?;
    let parts = js_sys::Array::new();
    let mut there = 0.0;
    loop {
        let part = JsFuture::from(reader.read()).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            break;
        }
        let part: Uint8Array = Reflect::get(&part, &"value".into())?.dyn_into()?;
        there += f64::from(part.length());
        parts.push(&part);
        progress(there);
    }
    let whole = Blob::new_with_u8_array_sequence(&parts)?;
    Ok(Uint8Array::new(&JsFuture::from(whole.array_buffer()).await?))
}

fn unreachable_words(url: &str) -> String {
    format!(
        "The catalogue ({url}) could not be fetched: the network or the server did not answer. \
         Check the connection and reload the page. The records that this page holds can be read below."
    )
}

fn status_words(url: &str, status: u16) -> String {
    format!(
        "The catalogue ({url}) could not be fetched: the server answered with status {status}. \
         Whoever publishes this site should check that the file lies beside index.html. \
         The records that this page holds can be read below."
    )
}
