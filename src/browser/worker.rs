//! The worker's side: it owns a large catalogue and answers the page's questions, one message each.
//!
//! The page sends the catalogue's bytes, then questions ([`Ask`]). The worker sends [`Said`]. All messages are
//! `Uint8Array`s in the format of [`wire`].

use std::cell::RefCell;

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Explorer};
use fonds_core::wire;
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::backend;

/// What the worker says.
pub enum Said {
    /// The catalogue was read.
    Opened(Box<About>),
    /// It could not be read, with a sentence that says why.
    Refused(String),
    /// The answer to the question under way.
    Answer(Box<Answer>),
}

/// The first byte of what the worker says.
const OPENED: u8 = 0;
const REFUSED: u8 = 1;
const ANSWER: u8 = 2;

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
        let data = bytes(&event.unchecked_ref::<MessageEvent>().data());
        if let Some(said) = hear(&data, &mut explorer.borrow_mut()) {
            let _ = reply_to.post_message(&message(&said));
        }
    })
    .forget();
}

/// A question as a message.
pub fn question(ask: &Ask) -> JsValue {
    message(&wire::to_bytes(ask))
}

/// What a message of the worker's says; `None` if it is none of this program's.
pub fn said(data: &JsValue) -> Option<Said> {
    let bytes = bytes(data);
    let (kind, rest) = bytes.split_first()?;
    match *kind {
        OPENED => wire::from_bytes(rest).map(|about| Said::Opened(Box::new(about))),
        REFUSED => wire::from_bytes(rest).map(Said::Refused),
        ANSWER => wire::from_bytes(rest).map(|answer| Said::Answer(Box::new(answer))),
        _ => None,
    }
}

/// The first message is the catalogue.
fn hear(data: &[u8], explorer: &mut Option<Explorer>) -> Option<Vec<u8>> {
    if let Some(explorer) = explorer {
        let ask: Ask = wire::from_bytes(data)?;
        return Some(tagged(ANSWER, wire::to_bytes(&explorer.answer(&ask))));
    }
    Some(match backend::open_here(data) {
        Ok((opened, about)) => {
            *explorer = Some(opened);
            tagged(OPENED, wire::to_bytes(&about))
        }
        Err(sentence) => tagged(REFUSED, wire::to_bytes(&sentence)),
    })
}

fn tagged(kind: u8, mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.insert(0, kind);
    bytes
}

fn message(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn bytes(data: &JsValue) -> Vec<u8> {
    data.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}
