//! Who answers: this thread for a small catalogue, a worker for a large one. The page cannot tell the difference.

use std::cell::RefCell;
use std::rc::Rc;

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Explorer};
use fonds_core::read;
use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::worker::{self, Said};
use super::{notice, page};

/// A catalogue that can be asked.
#[derive(Clone)]
pub enum Backend {
    /// On this thread.
    Here(Rc<Explorer>),
    /// In a worker.
    There(Rc<Remote>),
}

/// The line to the worker: one question under way, and at most the latest one waiting. A question that was overtaken
/// while it waited is never put.
pub struct Remote {
    worker: Worker,
    line: RefCell<Line>,
}

#[derive(Default)]
struct Line {
    opened: Option<Opened>,
    under_way: Option<Done>,
    waiting: Option<(Ask, Done)>,
}

/// What is done with an answer.
type Done = Box<dyn FnOnce(Answer)>;
/// What is done with an opened catalogue, or with the sentence that says why there is none.
type Opened = Box<dyn FnOnce(Result<(Backend, About), String>)>;

/// Reads a catalogue and makes it searchable, on this thread or in a worker.
pub fn open(bytes: Uint8Array, done: impl FnOnce(Result<(Backend, About), String>) + 'static) {
    // What is copied in is never given back, so a file that is large by its bytes alone is not.
    if bytes.length() as usize > read::MANY_BYTES {
        return Remote::open(&bytes, Box::new(done));
    }
    let copy = bytes.to_vec();
    if read::is_large(&copy) {
        Remote::open(&bytes, Box::new(done));
    } else {
        done(open_here(&copy).map(|(explorer, about)| (Backend::Here(Rc::new(explorer)), about)));
    }
}

impl Backend {
    /// Answers a question at once or later; of questions that are put faster than they are answered, the latest.
    pub fn ask(&self, ask: Ask, done: Done) {
        match self {
            Self::Here(explorer) => done(explorer.answer(&ask)),
            Self::There(remote) => remote.ask(ask, done),
        }
    }
}

/// Reads a catalogue on this thread.
pub fn open_here(bytes: &[u8]) -> Result<(Explorer, About), String> {
    let text = String::from_utf8_lossy(bytes);
    let (catalogue, problems) = read::catalogue(&text);
    let about = About::new(&catalogue, &problems);
    if about.is_unreadable {
        return Err(format!(
            "The catalogue cannot be read: {} Mend the file there and reload the page. \
             The records that this page holds can be read below.",
            about.problems.join(" ")
        ));
    }
    Ok((Explorer::new(catalogue), about))
}

impl Remote {
    fn open(bytes: &Uint8Array, done: Opened) {
        let Some(worker) = spawn() else { return done(Err(died())) };
        let remote = Rc::new(Self { worker, line: RefCell::default() });
        remote.line.borrow_mut().opened = Some(done);
        remote.listen();
        if remote.worker.post_message_with_transfer(bytes, &Array::of1(&bytes.buffer())).is_err() {
            remote.fail();
        }
    }

    fn ask(&self, ask: Ask, done: Done) {
        let mut line = self.line.borrow_mut();
        if line.under_way.is_some() {
            line.waiting = Some((ask, done));
        } else {
            line.under_way = Some(done);
            self.put(&ask);
        }
    }

    fn put(&self, ask: &Ask) {
        let _ = self.worker.post_message(&worker::question(ask));
    }

    /// The listeners live as long as the page, as the worker does.
    fn listen(self: &Rc<Self>) {
        let this = self.clone();
        EventListener::new(&self.worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            match worker::said(&data) {
                Some(said) => this.hear(said),
                None => this.fail(),
            }
        })
        .forget();
        for sign in ["error", "messageerror"] {
            let this = self.clone();
            EventListener::new(&self.worker, sign, move |_| this.fail()).forget();
        }
    }

    fn hear(self: &Rc<Self>, said: Said) {
        match said {
            Said::Opened(about) => self.opened(Ok((Backend::There(self.clone()), *about))),
            Said::Refused(sentence) => self.opened(Err(sentence)),
            Said::Answer(answer) => self.answered(*answer),
        }
    }

    fn opened(&self, result: Result<(Backend, About), String>) {
        let waiting = self.line.borrow_mut().opened.take();
        if let Some(done) = waiting {
            done(result);
        }
    }

    fn answered(&self, answer: Answer) {
        let mut line = self.line.borrow_mut();
        let done = line.under_way.take();
        match line.waiting.take() {
            // The answer is to a question that nobody asks any more.
            Some((ask, done)) => {
                line.under_way = Some(done);
                self.put(&ask);
            }
            None => {
                drop(line);
                if let Some(done) = done {
                    done(answer);
                }
            }
        }
    }

    fn fail(&self) {
        let opened = self.line.borrow_mut().opened.take();
        match opened {
            Some(done) => done(Err(died())),
            None => notice::say(&died()),
        }
    }
}

fn spawn() -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&page::script("worker"), &options).ok()?;
    let message = Object::new();
    for name in ["js", "wasm"] {
        let _ = Reflect::set(&message, &name.into(), &page::script(name).into());
    }
    worker.post_message(&message).ok()?;
    Some(worker)
}

fn died() -> String {
    "The part of the program that searches this large catalogue has stopped, perhaps for want of memory. \
     Reload the page to start it again; the address keeps your view."
        .to_owned()
}
