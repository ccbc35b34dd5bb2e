//! The worker's side: it owns a large catalogue and answers the page's questions, one message each.
//!
//! The page sends the catalogue's bytes, then questions (`Ask`). The worker sends [`Said`]. All messages are `Uint8Array`s;
//! questions and answers are in postcard's format, whose code is a quarter of JSON's.

use std::cell::RefCell;

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Explorer};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::backend;

/// What the worker says.
#[derive(Serialize, Deserialize)]
pub enum Said {
    /// The catalogue was read, or why not.
    Opened(Result<About, String>),
    /// The answer to the question under way.
    Answer(Box<Answer>),
}

/// Whether this program runs in a worker.
pub fn is_worker() -> bool {
    scope().is_some()
}

/// Waits for messages, as long as the worker lives.
pub fn serve() {
    let Some(scope) = scope() else { return };
    let explorer = RefCell::new(None);
    let reply_to = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let data = event.unchecked_ref::<MessageEvent>().data();
        if let Some(said) = hear(&data, &mut explorer.borrow_mut()) {
            let _ = reply_to.post_message(&message(&said));
        }
    })
    .forget();
}

/// A value as a message.
pub fn message(value: &impl Serialize) -> JsValue {
    Uint8Array::from(postcard::to_allocvec(value).unwrap_or_default().as_slice()).into()
}

/// The value of a message; `None` if it is none of this program's.
pub fn from_message<T: DeserializeOwned>(data: &JsValue) -> Option<T> {
    postcard::from_bytes(&data.dyn_ref::<Uint8Array>()?.to_vec()).ok()
}

/// The first message is the catalogue.
fn hear(data: &JsValue, explorer: &mut Option<Explorer>) -> Option<Said> {
    if let Some(explorer) = explorer {
        let ask: Ask = from_message(data)?;
        return Some(Said::Answer(Box::new(explorer.answer(&ask))));
    }
    let opened = backend::open_here(&data.dyn_ref::<Uint8Array>()?.to_vec());
    Some(Said::Opened(opened.map(|(opened, about)| {
        *explorer = Some(opened);
        about
    })))
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}
