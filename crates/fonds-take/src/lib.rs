//! Files and citations, made in a worker of their own that `public/worker.js` loads when a reader asks for one.
//!
//! This is only the edge to the browser: messages in, messages out ([`Told`], [`Said`]). All work is
//! [`Taker`]'s. It is done in one turn each; a reader who has enough of it ends the worker.

use std::cell::RefCell;
use std::rc::Rc;

use fonds_core::say;
use fonds_core::speech::{self, Text, Tongue};
use fonds_core::take::{Said, Taker, Told};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent};

/// Listens to messages, as long as the worker lives.
#[wasm_bindgen(start)]
pub fn start() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let work = Rc::new(RefCell::new(Work { scope: scope.clone(), taker: Err(NOT_YET.said().to_owned()) }));
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(told) = told(&event.data()) {
            work.borrow_mut().hear(told);
        }
    });
    let _ = scope.add_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
    hear.forget();
    let _ = Event::new("fonds:serving").and_then(|event| scope.dispatch_event(&event));
}

const NOT_YET: Text = Text::of("The catalogue was not given to the program that makes files: reload the page.");

struct Work {
    scope: DedicatedWorkerGlobalScope,
    /// The catalogue, or why there is none.
    taker: Result<Taker, String>,
}

impl Work {
    fn hear(&mut self, told: Told) {
        let scope = self.scope.clone();
        let mut progress = |words| say(&scope, &Said::Progress(words));
        let said = match (told, &mut self.taker) {
            (Told::Speech(texts), _) => {
                Tongue::read(&texts).into_iter().for_each(speech::install);
                return;
            }
            (Told::Catalogue(bytes), _) => {
                progress(say!("Reading the catalogue").to_owned());
                self.taker = Taker::open(&bytes);
                return;
            }
            (_, Err(sentence)) => Said::Refused(sentence.clone()),
            (Told::Cite(id, day), Ok(taker)) => {
                let citations = taker.cite(&id, day);
                Said::Cited(id, citations)
            }
            (Told::Take(order), Ok(taker)) => taker.take(&order, &mut progress).map_or_else(Said::Refused, Said::File),
        };
        say(&self.scope, &said);
    }
}

fn told(data: &JsValue) -> Option<Told> {
    Told::from_bytes(&data.dyn_ref::<Uint8Array>()?.to_vec())
}

/// The bytes are handed over, not copied once more.
fn say(scope: &DedicatedWorkerGlobalScope, said: &Said) {
    let message = Uint8Array::from(said.to_bytes().as_slice());
    let _ = scope.post_message_with_transfer(&message, &Array::of1(&message.buffer()));
}
