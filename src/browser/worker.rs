//! The worker's side: it owns a large catalogue and answers the page's questions, one message each.
//!
//! The page sends the catalogue's bytes (a `Uint8Array`), then questions (JSON of `Ask`). The worker sends [`Said`].

use std::cell::RefCell;

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Explorer};
use gloo::events::EventListener;
use js_sys::Uint8Array;
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
            let text = serde_json::to_string(&said).unwrap_or_default();
            let _ = reply_to.post_message(&JsValue::from_str(&text));
        }
    })
    .forget();
}

fn hear(data: &JsValue, explorer: &mut Option<Explorer>) -> Option<Said> {
    if let Some(bytes) = data.dyn_ref::<Uint8Array>() {
        let opened = backend::open_here(&bytes.to_vec());
        return Some(Said::Opened(opened.map(|(opened, about)| {
            *explorer = Some(opened);
            about
        })));
    }
    let ask: Ask = serde_json::from_str(&data.as_string()?).ok()?;
    Some(Said::Answer(Box::new(explorer.as_ref()?.answer(&ask))))
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}
