//! Who answers: this thread for a small catalogue, a worker for a large one. The page cannot tell the difference.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use fonds_core::about::About;
use fonds_core::catalogue::Catalogue;
use fonds_core::explore::later::{Needs, has_searching};
use fonds_core::explore::{Answer, Ask, Explorer, Proposal, Typing};
use fonds_core::read;
use fonds_core::say;
use fonds_core::view::View;
use gloo::timers::callback::Timeout;
use js_sys::{Object, Reflect, Uint8Array};
use web_sys::{Worker, WorkerOptions, WorkerType};

use super::{notice, page};
use crate::browser::later;

/// A catalogue that can be asked.
#[derive(Clone)]
pub enum Backend {
    /// On this thread.
    Here(Rc<RefCell<Explorer>>),
    /// In a worker.
    There(Rc<dyn Elsewhere>),
}

/// Who answers, if not this thread.
pub trait Elsewhere {
    /// Answers a question; of several, the latest.
    fn ask(self: Rc<Self>, ask: Ask, done: Done);
    /// Proposes something for what is being typed.
    fn suggest(&self, typing: Typing, done: Proposing);
    /// Tells when the search of texts is there.
    fn when_ready(&self, done: Box<dyn FnOnce()>);
}

/// What is done with an answer.
pub type Done = Box<dyn FnOnce(Answer)>;
/// What is done with proposals.
pub type Proposing = Box<dyn FnOnce(Vec<Proposal>)>;
/// What is done with an opened catalogue, or with the sentence that says why there is none.
pub type Opened = Box<dyn FnOnce(Result<(Backend, About), String>)>;

thread_local! {
    /// The number of the last question.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Reads a catalogue and makes it searchable, on this thread or in a worker.
pub fn open(bytes: Uint8Array, done: impl FnOnce(Result<(Backend, About), String>) + 'static) {
    // What is copied in is never given back, so a file that is large by its bytes alone is not.
    if bytes.length() as usize > read::MANY_BYTES {
        return open_elsewhere(bytes, Box::new(done));
    }
    let copy = bytes.to_vec();
    if read::is_large(&copy) {
        open_elsewhere(bytes, Box::new(done));
    } else {
        let opened = read(&copy);
        done(opened.map(|(read, about)| (Backend::Here(Rc::new(RefCell::new(Explorer::open(read)))), about)));
    }
}

fn open_elsewhere(bytes: Uint8Array, done: Opened) {
    later::when_large(move |large| match large {
        Some(large) => (large.open)(&bytes, done),
        None => done(Err(later::not_loaded().to_owned())),
    });
}

impl Backend {
    /// Answers a question at once or later; of questions that are put faster than they are answered, the latest.
    ///
    /// What is needed to draw the answer is loaded before; if that fails, the page says so and stays as it is.
    pub fn ask(&self, ask: Ask, done: Done) {
        let backend = self.clone();
        let number = ASKED.get().wrapping_add(1);
        ASKED.set(number);
        let needs = self.needs(Needs::of(&View::parse(&ask.query).0));
        later::when_there(needs, move |is_there| {
            if ASKED.get() != number {
                return;
            }
            notice::tell(if is_there { "" } else { later::not_loaded() });
            match backend {
                _ if !is_there => {}
                Self::Here(explorer) => {
                    if needs.searching {
                        make_ready(&explorer);
                    }
                    let answer = explorer.borrow().answer(&ask);
                    done(answer);
                }
                Self::There(other) => other.ask(ask, done),
            }
        });
    }

    /// Proposes something for what is being typed, after what was asked is answered. What is overtaken is not answered.
    pub fn suggest(&self, typing: Typing, done: Proposing) {
        match self {
            Self::Here(explorer) => {
                let explorer = explorer.clone();
                later::when_there(Needs::TYPING, move |_| {
                    Timeout::new(0, move || {
                        make_ready(&explorer);
                        let proposals = explorer.borrow().suggest(&typing);
                        done(proposals);
                    })
                    .forget();
                });
            }
            Self::There(other) => other.suggest(typing, done),
        }
    }

    /// What this thread needs of that: it does not search what a worker searches.
    pub fn needs(&self, needs: Needs) -> Needs {
        Needs { searching: needs.searching && matches!(self, Self::Here(_)), ..needs }
    }

    /// Gets ready for words, which a reader is about to type.
    pub fn expect_words(&self) {
        if let Self::Here(explorer) = self {
            let explorer = explorer.clone();
            later::when_there(Needs::TYPING, move |_| make_ready(&explorer));
        }
    }

    /// Tells when the search of texts is there, if it was not there from the first answer on.
    pub fn when_ready(&self, done: impl FnOnce() + 'static) {
        if let Self::There(other) = self {
            other.when_ready(Box::new(done));
        }
    }
}

/// Makes texts searchable, if what does it is there.
fn make_ready(explorer: &RefCell<Explorer>) {
    if has_searching() {
        while explorer.borrow_mut().prepare(usize::MAX).is_some() {}
    }
}

/// Reads a catalogue; a sentence says why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<(Catalogue, About), String> {
    let text = String::from_utf8_lossy(bytes);
    let (catalogue, problems) = read::catalogue(&text);
    let about = About::new(&catalogue, &problems);
    if about.is_unreadable {
        return Err(say!(
            "The catalogue cannot be read: {0} Mend the file there and reload the page. The records that this page holds can be read below.",
            about.problems.join(" ")
        ));
    }
    Ok((catalogue, about))
}

/// A worker that runs a program of the page: its script and its wasm, by their names in [`page::script`].
pub fn spawn(program: [&str; 2]) -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&page::script("worker"), &options).ok()?;
    let message = Object::new();
    for (key, name) in ["js", "wasm"].into_iter().zip(program) {
        let _ = Reflect::set(&message, &key.into(), &page::script(name).into());
    }
    worker.post_message(&message).ok()?;
    Some(worker)
}
