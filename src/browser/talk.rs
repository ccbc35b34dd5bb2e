//! What the page and its worker say to each other: the whole protocol.
//!
//! All messages are `Uint8Array`s: a byte that says what it is, then its parts in the format of [`wire`]. The page sends
//! the texts of the reader's language, the catalogue, and then questions, each with a number; a later question takes the place of the ones before it, which
//! are not answered any more. What is typed is asked beside that, and answered after it. The worker says that it has read
//! the catalogue, how far the search of texts is, and answers.

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Proposal, Typing};
use fonds_core::speech;
use fonds_core::wire::{self, Wire};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// What the page says.
pub enum Told {
    /// The texts of the reader's language, if it is not English; before everything else.
    Speech(String),
    /// The catalogue's file.
    Catalogue(Vec<u8>),
    /// A question, with its number.
    Ask(u32, Box<Ask>),
    /// What is being typed, with its number.
    Typing(u32, Box<Typing>),
}

/// What the worker says.
pub enum Said {
    /// The catalogue was read: what it is as a whole.
    Opened(Box<About>),
    /// It could not be read, with a sentence that says why.
    Refused(String),
    /// How far the search of texts is, in per cent; questions with words wait for it.
    Progress(u32),
    /// The answer to the question with this number.
    Answer(u32, Box<Answer>),
    /// What is proposed for what was typed with this number.
    Proposals(u32, Vec<Proposal>),
}

const SPEECH: u8 = b's';
const CATALOGUE: u8 = b'c';
const ASK: u8 = b'a';
const TYPING: u8 = b't';
const OPENED: u8 = b'o';
const REFUSED: u8 = b'r';
const PROGRESS: u8 = b'p';
const ANSWER: u8 = b'A';
const PROPOSALS: u8 = b'P';

impl Told {
    /// The texts of the reader's language as a message; none for English.
    pub fn speech() -> Option<JsValue> {
        let texts = speech::installed();
        (!texts.is_empty()).then(|| message(SPEECH, &texts.to_owned()))
    }

    /// The catalogue as a message, to be transferred: the bytes stay where they are, behind a byte of their own.
    pub fn catalogue(bytes: &Uint8Array) -> Uint8Array {
        let message = Uint8Array::new_with_length(bytes.length() + 1);
        message.set_index(0, CATALOGUE);
        message.set(bytes, 1);
        message
    }

    /// A question as a message.
    pub fn ask(number: u32, ask: &Ask) -> JsValue {
        message(ASK, &(number, ask.clone()))
    }

    /// What is being typed, as a message.
    pub fn typing(number: u32, typing: Typing) -> JsValue {
        message(TYPING, &(number, typing))
    }

    /// What a message says; `None` if it is none of this program's.
    pub fn read(data: &JsValue) -> Option<Self> {
        let (kind, bytes) = split(data)?;
        match kind {
            SPEECH => wire::from_bytes(&bytes).map(Self::Speech),
            CATALOGUE => Some(Self::Catalogue(bytes)),
            ASK => wire::from_bytes(&bytes).map(|(number, ask)| Self::Ask(number, Box::new(ask))),
            TYPING => wire::from_bytes(&bytes).map(|(number, typing)| Self::Typing(number, Box::new(typing))),
            _ => None,
        }
    }
}

impl Said {
    /// It as a message.
    pub fn message(self) -> JsValue {
        match self {
            Self::Opened(about) => message(OPENED, &*about),
            Self::Refused(sentence) => message(REFUSED, &sentence),
            Self::Progress(percent) => message(PROGRESS, &percent),
            Self::Answer(number, answer) => message(ANSWER, &(number, *answer)),
            Self::Proposals(number, proposals) => message(PROPOSALS, &(number, proposals)),
        }
    }

    /// What a message says; `None` if it is none of this program's.
    pub fn read(data: &JsValue) -> Option<Self> {
        let (kind, bytes) = split(data)?;
        match kind {
            OPENED => wire::from_bytes(&bytes).map(|about| Self::Opened(Box::new(about))),
            REFUSED => wire::from_bytes(&bytes).map(Self::Refused),
            PROGRESS => wire::from_bytes(&bytes).map(Self::Progress),
            ANSWER => wire::from_bytes(&bytes).map(|(number, answer)| Self::Answer(number, Box::new(answer))),
            PROPOSALS => wire::from_bytes(&bytes).map(|(number, proposals)| Self::Proposals(number, proposals)),
            _ => None,
        }
    }
}

fn message(kind: u8, value: &impl Wire) -> JsValue {
    let mut bytes = vec![kind];
    value.write(&mut bytes);
    Uint8Array::from(bytes.as_slice()).into()
}

fn split(data: &JsValue) -> Option<(u8, Vec<u8>)> {
    let data = data.dyn_ref::<Uint8Array>().filter(|data| data.length() > 0)?;
    Some((data.get_index(0), data.subarray(1, data.length()).to_vec()))
}
