//! The worker's side: it owns a large catalogue and answers the page's questions.
//!
//! Its work is cut into turns, between which messages are heard: so a question waits for no more than one turn, and one
//! that was overtaken while its records were being found is never drawn. What can be answered goes before what is still
//! to be made ready.

use std::cell::RefCell;
use std::rc::Rc;

use fonds_core::explore::later::{Needs, has_searching};
use fonds_core::explore::{Ask, Explorer, Typing};
use fonds_core::view::View;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent};

use super::talk::{Said, Told};
use super::{backend, speech};
use crate::browser::later;

/// Documents that are made ready in a turn: about 20 ms.
const DOCUMENTS: usize = 1_000;

/// Whether this program runs in a worker.
pub fn is_worker() -> bool {
    scope().is_some()
}

/// Begins to answer, once what answers is loaded.
pub fn begin() {
    later::when_large(|large| match large {
        Some(large) => (large.serve)(),
        None => give_up(),
    });
}

/// Says that this worker is of no use: the page starts another.
fn give_up() {
    scope().into_iter().for_each(|scope| drop(scope.post_message(&JsValue::NULL)));
}

/// Waits for messages, as long as the worker lives; `public/worker.js` waits for that.
pub fn serve() {
    let Some(scope) = scope() else { return };
    let work = Rc::new(RefCell::new(Work::new(scope.clone())));
    EventListener::new(&scope, "message", move |event| {
        let data = event.unchecked_ref::<MessageEvent>().data();
        match Told::read(&data) {
            Some(Told::Ask(number, ask)) => {
                let work = work.clone();
                work.borrow_mut().number = number;
                later::when_there(Needs::of(&View::parse(&ask.query).0), move |is_there| {
                    if !is_there {
                        give_up();
                    }
                    let is_latest = work.borrow().number == number;
                    if is_latest {
                        hear(&work, Told::Ask(number, ask));
                    }
                });
            }
            Some(told @ Told::Catalogue(_)) => {
                hear(&work, told);
                let work = work.clone();
                later::when_there(Needs::TYPING, move |is_there| if is_there { go_on(&work) } else { give_up() });
            }
            told => told.into_iter().for_each(|told| hear(&work, told)),
        }
    })
    .forget();
    let _ = Event::new("fonds:serving").and_then(|event| scope.dispatch_event(&event));
}

/// Takes a message in, and begins to work if there was nothing to do.
fn hear(work: &Rc<RefCell<Work>>, told: Told) {
    work.borrow_mut().hear(told);
    go_on(work);
}

/// Begins to work if there was nothing to do.
fn go_on(work: &Rc<RefCell<Work>>) {
    if !std::mem::replace(&mut work.borrow_mut().is_busy, true) {
        take_turns(work.clone());
    }
}

/// What is to be done.
struct Work {
    scope: DedicatedWorkerGlobalScope,
    explorer: Option<Explorer>,
    /// The number of the last question.
    number: u32,
    /// The question that is to be answered.
    asked: Option<Asked>,
    /// What is being typed, which is looked at when nothing is to be answered.
    typing: Option<(u32, Box<Typing>)>,
    /// What was last said of the progress, in per cent.
    percent: u32,
    is_ready: bool,
    is_busy: bool,
}

struct Asked {
    number: u32,
    ask: Ask,
    /// Whether its records are found, so that only the drawing is left.
    is_found: bool,
}

fn take_turns(work: Rc<RefCell<Work>>) {
    Timeout::new(0, move || {
        let is_more = work.borrow_mut().turn();
        if is_more {
            take_turns(work);
        }
    })
    .forget();
}

impl Work {
    fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self {
            scope,
            explorer: None,
            number: 0,
            asked: None,
            typing: None,
            percent: 0,
            is_ready: false,
            is_busy: false,
        }
    }

    /// Takes a message in.
    fn hear(&mut self, told: Told) {
        match told {
            Told::Speech(texts) => speech::install(&texts),
            Told::Catalogue(bytes) => self.open(&bytes),
            Told::Ask(number, ask) => self.asked = Some(Asked { number, ask: *ask, is_found: false }),
            Told::Typing(number, typing) => self.typing = Some((number, typing)),
        }
    }

    fn open(&mut self, bytes: &[u8]) {
        match backend::read(bytes) {
            Ok((catalogue, about)) => {
                self.explorer = Some(Explorer::open(catalogue));
                self.say(Said::Opened(Box::new(about)));
            }
            Err(sentence) => self.say(Said::Refused(sentence)),
        }
    }

    /// Does the next piece of work; says whether there is more.
    fn turn(&mut self) -> bool {
        self.is_busy = self.answer() || self.propose() || self.prepare();
        self.is_busy
    }

    /// Finds, or draws, what is asked; `false` if nothing can be answered now.
    fn answer(&mut self) -> bool {
        let Some(explorer) = &self.explorer else { return false };
        let Some(asked) = self.asked.as_mut().filter(|asked| explorer.can_answer(&asked.ask)) else { return false };
        if !asked.is_found {
            explorer.look_up(&asked.ask);
            asked.is_found = true;
            return true;
        }
        let said = Said::Answer(asked.number, Box::new(explorer.answer(&asked.ask)));
        self.asked = None;
        self.say(said);
        true
    }

    /// Proposes something for what is being typed. Examples are made when there are words to make them from.
    fn propose(&mut self) -> bool {
        let Some(explorer) = &self.explorer else { return false };
        let Some((number, typing)) = self.typing.take_if(|(_, typing)| self.is_ready || !typing.wants_examples) else {
            return false;
        };
        self.say(Said::Proposals(number, explorer.suggest(&typing)));
        true
    }

    fn prepare(&mut self) -> bool {
        let Some(explorer) = self.explorer.as_mut().filter(|_| !self.is_ready && has_searching()) else {
            return false;
        };
        let progress = explorer.prepare(DOCUMENTS);
        self.is_ready = progress.is_none();
        let percent = progress.map_or(100, |part| (part * 100.0) as u32);
        if percent != self.percent {
            self.percent = percent;
            self.say(Said::Progress(percent));
        }
        true
    }

    fn say(&self, said: Said) {
        let _ = self.scope.post_message(&said.message());
    }
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}
