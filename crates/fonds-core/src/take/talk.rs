//! What the page and the program that makes files say to each other: a byte that says what it is, then its parts in the
//! format of [`wire`].

use super::{Cited, Order};
use crate::wire::{self, Wire};

/// What the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The texts of the reader's language, if it is not English; before everything else.
    Speech(String),
    /// The catalogue's file.
    Catalogue(Vec<u8>),
    /// Make a file.
    Take(Order),
    /// Cite the record with this id, as read on this day (since 1970-01-01).
    Cite(String, i64),
}

/// What the program says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// How far it is, in words, for a reader who waits.
    Progress(String),
    /// The file.
    File(Vec<u8>),
    /// The citations of the record with this id; none if the catalogue does not have it.
    Cited(String, Vec<Cited>),
    /// It cannot be made, and why.
    Refused(String),
}

impl Told {
    /// The byte before a catalogue's file, which is then transferred as it is.
    pub const CATALOGUE: u8 = b'c';

    /// As a message.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Catalogue(bytes) => [&[Self::CATALOGUE], bytes.as_slice()].concat(),
            Self::Speech(texts) => message(b's', texts),
            Self::Take(order) => message(b't', order),
            Self::Cite(id, day) => message(b'q', &(id.clone(), *day)),
        }
    }

    /// What a message says; `None` if it is none.
    pub fn from_bytes(message: &[u8]) -> Option<Self> {
        let (kind, bytes) = message.split_first()?;
        match kind {
            &Self::CATALOGUE => Some(Self::Catalogue(bytes.to_vec())),
            b's' => wire::from_bytes(bytes).map(Self::Speech),
            b't' => wire::from_bytes(bytes).map(Self::Take),
            b'q' => wire::from_bytes(bytes).map(|(id, day)| Self::Cite(id, day)),
            _ => None,
        }
    }
}

impl Said {
    /// The byte before a file, which the page takes as it is.
    pub const FILE: u8 = b'f';

    /// As a message.
    pub fn to_bytes(&self) -> Vec<u8> {
        match self {
            Self::Progress(words) => message(b'p', words),
            Self::File(bytes) => [&[Self::FILE], bytes.as_slice()].concat(),
            Self::Cited(id, citations) => message(b'q', &(id.clone(), citations.clone())),
            Self::Refused(sentence) => message(b'r', sentence),
        }
    }

    /// What a message says; `None` if it is none.
    pub fn from_bytes(message: &[u8]) -> Option<Self> {
        let (kind, bytes) = message.split_first()?;
        match kind {
            b'p' => wire::from_bytes(bytes).map(Self::Progress),
            &Self::FILE => Some(Self::File(bytes.to_vec())),
            b'q' => wire::from_bytes(bytes).map(|(id, citations)| Self::Cited(id, citations)),
            b'r' => wire::from_bytes(bytes).map(Self::Refused),
            _ => None,
        }
    }
}

fn message(kind: u8, value: &impl Wire) -> Vec<u8> {
    let mut bytes = vec![kind];
    value.write(&mut bytes);
    bytes
}
