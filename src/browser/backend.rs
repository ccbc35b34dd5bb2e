//! Who answers: this thread for a small catalogue, a worker for a large one. The page cannot tell the difference.

use std::cell::RefCell;
use std::rc::Rc;

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Explorer};
use fonds_core::read;
use futures_channel::oneshot;
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
    opened: Option<oneshot::Sender<Result<About, String>>>,
    under_way: Option<Done>,
    waiting: Option<(Ask, Done)>,
}

type Done = Box<dyn FnOnce(Answer)>;

impl Backend {
    /// Reads a catalogue and makes it searchable; a sentence if nothing of it could be read.
    pub async fn open(bytes: Uint8Array) -> Result<(Self, About), String> {
        let copy = bytes.to_vec();
        if !read::is_large(&copy) {
            let (explorer, about) = open_here(&copy)?;
            return Ok((Self::Here(Rc::new(explorer)), about));
        }
        drop(copy);
        notice::progress("Reading the catalogue and making it searchable…");
        let (remote, about) = Remote::open(bytes).await?;
        Ok((Self::There(remote), about))
    }

    /// Answers a question at once or later; of questions that are put faster than they are answered, the latest.
    pub fn ask(&self, ask: Ask, done: impl FnOnce(Answer) + 'static) {
        match self {
            Self::Here(explorer) => done(explorer.answer(&ask)),
            Self::There(remote) => remote.ask(ask, Box::new(done)),
        }
    }

    /// The answer to one question.
    pub async fn answer(&self, ask: Ask) -> Answer {
        let (send, answer) = oneshot::channel();
        self.ask(ask, move |answer| drop(send.send(answer)));
        answer.await.unwrap_or_default()
    }
}

/// Reads a catalogue on this thread.
pub fn open_here(bytes: &[u8]) -> Result<(Explorer, About), String> {
    let text = String::from_utf8_lossy(bytes);
    let (catalogue, problems) = read::catalogue(&text);
    let about = About::new(&catalogue, &problems);
    if about.is_unreadable {
        return Err(format!("The catalogue cannot be read. {}", about.problems.join(" ")));
    }
    Ok((Explorer::new(catalogue), about))
}

impl Remote {
    async fn open(bytes: Uint8Array) -> Result<(Rc<Self>, About), String> {
        let remote = Rc::new(Self { worker: spawn()?, line: RefCell::default() });
        remote.listen();
        let (send, opened) = oneshot::channel();
        remote.line.borrow_mut().opened = Some(send);
        let transfer = Array::of1(&bytes.buffer());
        remote.worker.post_message_with_transfer(&bytes, &transfer).map_err(|_| died())?;
        let about = opened.await.map_err(|_| died())??;
        Ok((remote, about))
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
        let _ = self.worker.post_message(&worker::message(ask));
    }

    /// The listeners live as long as the page, as the worker does.
    fn listen(self: &Rc<Self>) {
        let this = self.clone();
        EventListener::new(&self.worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            match worker::from_message(&data) {
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

    fn hear(&self, said: Said) {
        match said {
            Said::Opened(about) => self.opened(about),
            Said::Answer(answer) => self.answered(*answer),
        }
    }

    fn opened(&self, about: Result<About, String>) {
        if let Some(opened) = self.line.borrow_mut().opened.take() {
            let _ = opened.send(about);
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
        match self.line.borrow_mut().opened.take() {
            Some(opened) => drop(opened.send(Err(died()))),
            None => notice::say(&died()),
        }
    }
}

fn spawn() -> Result<Worker, String> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&page::script("worker"), &options).map_err(|_| died())?;
    let message = Object::new();
    for name in ["js", "wasm"] {
        let _ = Reflect::set(&message, &name.into(), &page::script(name).into());
    }
    worker.post_message(&message).map_err(|_| died())?;
    Ok(worker)
}

fn died() -> String {
    "The part of the program that searches this large catalogue has stopped, perhaps for want of memory. \
     Reload the page to start it again; the address keeps your view."
        .to_owned()
}
