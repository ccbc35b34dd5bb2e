//! The page's side of a worker that answers for a large catalogue.

use std::cell::RefCell;
use std::rc::Rc;

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Proposal, Typing};
use fonds_core::say;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker};

use super::backend::{Backend, Done, Elsewhere, Opened, Proposing, spawn};
use super::talk::{Said, Told};
use super::{catalogue, notice};

/// The line to the worker, and to the one that takes its place if it dies.
pub struct Remote {
    worker: RefCell<Option<Worker>>,
    line: RefCell<Line>,
}

#[derive(Default)]
struct Line {
    opened: Option<Opened>,
    /// Whether the worker has read the catalogue, and hears questions.
    is_open: bool,
    /// The number of the last question.
    number: u32,
    /// The question that an answer is due for.
    due: Option<(Ask, Done)>,
    /// The number of what was typed last, and what is done with the proposals for it.
    typed: u32,
    proposing: Option<Proposing>,
    /// Ends the waiting for a worker that says nothing any more.
    patience: Option<Timeout>,
    /// How far the search of texts is, in per cent.
    percent: u32,
    /// What is to be done once it is there.
    ready: Option<Box<dyn FnOnce()>>,
    /// How many workers have died.
    deaths: usize,
}

/// How long a worker may say nothing while something is due, in ms, until it is taken for dead: more than reading the
/// largest catalogue takes on a slow machine.
const PATIENCE_MS: u32 = 45_000;
/// How many workers may die until the reader is asked to do something about it.
const MOST_DEATHS: usize = 3;

/// Reads a catalogue in a worker.
pub fn open(bytes: &Uint8Array, done: Opened) {
    let remote = Rc::new(Remote { worker: RefCell::default(), line: RefCell::default() });
    remote.line.borrow_mut().opened = Some(done);
    remote.start(bytes);
}

impl Elsewhere for Remote {
    /// A later question takes the place of the one before.
    fn ask(self: Rc<Self>, ask: Ask, done: Done) {
        let mut line = self.line.borrow_mut();
        line.number = line.number.wrapping_add(1);
        line.due = Some((ask, done));
        drop(line);
        self.put();
    }

    /// A worker that is not there proposes nothing: what is typed is found all the same.
    fn suggest(&self, typing: Typing, done: Proposing) {
        let mut line = self.line.borrow_mut();
        line.typed = line.typed.wrapping_add(1);
        line.proposing = Some(done);
        if let (true, Some(worker)) = (line.is_open, &*self.worker.borrow()) {
            let _ = worker.post_message(&Told::typing(line.typed, typing));
        }
    }

    fn when_ready(&self, done: Box<dyn FnOnce()>) {
        self.line.borrow_mut().ready = Some(done);
        self.tell_ready();
    }
}

impl Remote {
    /// Starts a worker and gives it the catalogue.
    fn start(self: &Rc<Self>, bytes: &Uint8Array) {
        let Some(worker) = spawn(["app-js", "app-wasm"]) else { return self.give_up() };
        self.listen(&worker);
        if let Some(speech) = Told::speech() {
            let _ = worker.post_message(&speech);
        }
        let message = Told::catalogue(bytes);
        let sent = worker.post_message_with_transfer(&message, &Array::of1(&message.buffer()));
        *self.worker.borrow_mut() = Some(worker);
        match sent {
            Ok(()) => self.be_patient(),
            Err(_) => self.give_up(),
        }
    }

    /// Puts the question that is due, if there is one and somebody hears it.
    fn put(self: &Rc<Self>) {
        let line = self.line.borrow();
        if let (true, Some((ask, _)), Some(worker)) = (line.is_open, &line.due, &*self.worker.borrow()) {
            let _ = worker.post_message(&Told::ask(line.number, ask));
        }
        drop(line);
        self.be_patient();
    }

    /// The listeners live as long as their worker.
    fn listen(self: &Rc<Self>, worker: &Worker) {
        let this = self.clone();
        EventListener::new(worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            match Said::read(&data) {
                Some(said) => this.hear(said),
                None => this.bury(),
            }
        })
        .forget();
        for sign in ["error", "messageerror"] {
            let this = self.clone();
            EventListener::new(worker, sign, move |_| this.bury()).forget();
        }
    }

    fn hear(self: &Rc<Self>, said: Said) {
        self.be_patient();
        match said {
            Said::Opened(about) => self.opened(Ok(*about)),
            Said::Refused(sentence) => self.opened(Err(sentence)),
            Said::Progress(percent) => self.progress(percent),
            Said::Answer(number, answer) => self.answered(number, *answer),
            Said::Proposals(number, proposals) => self.proposed(number, proposals),
        }
    }

    fn opened(self: &Rc<Self>, result: Result<About, String>) {
        let mut line = self.line.borrow_mut();
        line.is_open = result.is_ok();
        let waiting = line.opened.take();
        drop(line);
        match waiting {
            Some(done) => done(result.map(|about| (Backend::There(self.clone()), about))),
            None => self.put(),
        }
    }

    /// Said only to a reader who waits.
    fn progress(&self, percent: u32) {
        self.line.borrow_mut().percent = percent;
        if self.line.borrow().due.is_some() {
            notice::progress(&say!("Making the search ready: {0} %"; percent as usize));
        }
        self.tell_ready();
    }

    fn tell_ready(&self) {
        let mut line = self.line.borrow_mut();
        let ready = if line.percent == 100 { line.ready.take() } else { None };
        drop(line);
        if let Some(done) = ready {
            done();
        }
    }

    fn answered(&self, number: u32, answer: Answer) {
        let mut line = self.line.borrow_mut();
        if number != line.number {
            return;
        }
        let due = line.due.take();
        line.patience = None;
        drop(line);
        notice::progress("");
        if let Some((_, done)) = due {
            done(answer);
        }
    }

    fn proposed(&self, number: u32, proposals: Vec<Proposal>) {
        let mut line = self.line.borrow_mut();
        let proposing = if number == line.typed { line.proposing.take() } else { None };
        drop(line);
        if let Some(done) = proposing {
            done(proposals);
        }
    }

    /// Waits for the next word, as long as one is due.
    fn be_patient(self: &Rc<Self>) {
        let mut line = self.line.borrow_mut();
        let is_due = !line.is_open || line.due.is_some();
        let this = self.clone();
        line.patience = is_due.then(|| Timeout::new(PATIENCE_MS, move || this.bury()));
    }

    /// A worker is dead, or as good as dead: another one takes its place, and the question that is due is put again.
    fn bury(self: &Rc<Self>) {
        if let Some(worker) = self.worker.borrow_mut().take() {
            worker.terminate();
        }
        let mut line = self.line.borrow_mut();
        line.is_open = false;
        line.deaths += 1;
        let is_hopeless = line.deaths >= MOST_DEATHS;
        drop(line);
        if is_hopeless {
            return self.give_up();
        }
        notice::progress(say!("The search has stopped, and is being started again."));
        let this = self.clone();
        catalogue::fetch_again(move |bytes| match bytes {
            Ok(bytes) => this.start(&bytes),
            Err(sentence) => notice::say(&sentence),
        });
    }

    fn give_up(&self) {
        let mut line = self.line.borrow_mut();
        line.patience = None;
        let opened = line.opened.take();
        drop(line);
        match opened {
            Some(done) => done(Err(died())),
            None => notice::say(&died()),
        }
    }
}

fn died() -> String {
    say!("The part of the program that searches this large catalogue has stopped, perhaps for want of memory. Reload the page to start it again; the address keeps your view.").to_owned()
}
