//! The program that makes files and citations, in a worker of its own: loaded when it is asked for, ended when it has had
//! nothing to do for a while.

use std::cell::RefCell;

use fonds_core::speech::Text;
use fonds_core::take::{Said, Told};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::talk::Told as Catalogue;
use super::{backend, catalogue};

/// The worker, if there is one.
#[derive(Default)]
struct Line {
    worker: Option<Worker>,
    /// Counts the workers, so that what was fetched for one is not given to another.
    number: u32,
    /// What waits for the catalogue to be fetched.
    waiting: Vec<Uint8Array>,
    is_filled: bool,
    /// Ends the worker; put off by everything that is asked.
    rest: Option<Timeout>,
}

/// What the page hears.
pub enum News {
    /// A file, as it is to be saved.
    File(Uint8Array),
    /// Anything else.
    Said(Said),
}

/// How long a worker is kept that has nothing to do, in ms. It holds a copy of the catalogue.
const REST_MS: u32 = 120_000;

const NOT_LOADED: Text = Text::of(
    "The part of the program that makes files and citations could not be loaded. It is fetched when it is first asked for, and kept from then on. Check the connection and try again.",
);

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// Asks for something; `tell` hears what becomes of it.
pub fn ask(told: &Told, tell: fn(crate::desk::Desk, News), desk: crate::desk::Desk) {
    let message = Uint8Array::from(told.to_bytes().as_slice());
    let tell = move |news| tell(desk, news);
    let is_new = LINE.with_borrow_mut(|line| {
        line.rest = None;
        match &line.worker {
            Some(worker) if line.is_filled => drop(worker.post_message(&message)),
            _ => line.waiting.push(message),
        }
        line.worker.is_none()
    });
    if is_new {
        begin(tell);
    }
}

/// Ends whatever is being made.
pub fn end() {
    LINE.with_borrow_mut(Line::end);
}

fn begin(tell: impl Fn(News) + Copy + 'static) {
    let Some(worker) = backend::spawn(["take-js", "take-wasm"]) else { return fail(NOT_LOADED.said(), tell) };
    EventListener::new(&worker, "message", move |event| hear(&event.unchecked_ref::<MessageEvent>().data(), tell))
        .forget();
    EventListener::new(&worker, "error", move |_| fail(NOT_LOADED.said(), tell)).forget();
    let number = LINE.with_borrow_mut(|line| {
        line.worker = Some(worker);
        line.number += 1;
        line.number
    });
    catalogue::fetch_again(move |bytes| match bytes {
        Ok(bytes) => LINE.with_borrow_mut(|line| line.fill(number, &bytes)),
        Err(sentence) => fail(&sentence, tell),
    });
}

fn hear(data: &JsValue, tell: impl Fn(News)) {
    let Some(message) = data.dyn_ref::<Uint8Array>().filter(|message| message.length() > 0) else {
        return fail(NOT_LOADED.said(), tell);
    };
    if message.get_index(0) == Said::FILE {
        rest();
        return tell(News::File(message.subarray(1, message.length())));
    }
    let said = Said::from_bytes(&message.to_vec()).unwrap_or_else(|| Said::Refused(NOT_LOADED.said().to_owned()));
    if !matches!(said, Said::Progress(_)) {
        rest();
    }
    tell(News::Said(said));
}

fn fail(sentence: &str, tell: impl Fn(News)) {
    end();
    tell(News::Said(Said::Refused(sentence.to_owned())));
}

fn rest() {
    LINE.with_borrow_mut(|line| line.rest = Some(Timeout::new(REST_MS, end)));
}

impl Line {
    /// Gives the worker the catalogue, and what has waited for it.
    fn fill(&mut self, number: u32, bytes: &Uint8Array) {
        let Some(worker) = self.worker.as_ref().filter(|_| number == self.number) else { return };
        if let Some(speech) = Catalogue::speech() {
            let _ = worker.post_message(&speech);
        }
        let message = Catalogue::catalogue(bytes);
        let _ = worker.post_message_with_transfer(&message, &Array::of1(&message.buffer()));
        self.waiting.drain(..).for_each(|message| drop(worker.post_message(&message)));
        self.is_filled = true;
    }

    fn end(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.terminate();
        }
        *self = Self { number: self.number, ..Self::default() };
    }
}
