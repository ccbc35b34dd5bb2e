//! Parts of the explorer that a program may be given later, so that its first bytes need not hold them (feature `later`;
//! without it all are there from the start).
//!
//! What is not there is left out of an answer: give first, then ask ([`Needs`] says what a question needs).

use std::cell::Cell;

use fonds_search::plan::Plan;

use super::found::{Asked, Found};
use super::{Answer, Ask, Explorer, Opened, Page, Picture, Proposal, Remark, Typing, Understood};
use crate::catalogue::Record;
use crate::speech;
use crate::view::{Filters, View};

/// What draws records, the timeline, and the pages that stand in the place of the results.
pub struct Reading {
    pub(super) page: fn(&Explorer, &View, &Found, usize) -> Option<Page>,
    pub(super) opened: fn(&Explorer, &View, &Found, &str) -> Opened,
    pub(super) list: fn(&Explorer, &View, &Ask, Answer) -> Answer,
    pub(super) picture: fn(&Explorer, &View, &Found, &Ask) -> Option<Picture>,
    pub(super) speak: fn(),
}

/// What searches texts, and says what was found by which words.
pub struct Searching {
    pub(super) prepare: fn(&mut Explorer, usize) -> Option<f32>,
    pub(super) asked: fn(&Explorer, &Filters) -> Asked,
    pub(super) whys: fn(&Explorer, &Found, &[u32]) -> Vec<String>,
    pub(super) marked: fn(&Record, &Plan) -> Marked,
    pub(super) understood: fn(&Explorer, &View, &Found) -> Vec<Understood>,
    pub(super) remarks: fn(&Explorer, &View, &Found) -> Vec<Remark>,
    pub(super) proposals: fn(&Explorer, &Typing) -> Vec<Proposal>,
}

/// A record's description, or its best passage, and what a query matches: byte ranges of the title and of that.
pub(super) type Marked = (String, Vec<(usize, usize)>, Vec<(usize, usize)>);

/// The part for reading.
pub static READING: Reading = Reading {
    page: Explorer::special,
    opened: Explorer::opened,
    list: Explorer::show_list,
    picture: Explorer::picture,
    speak: speech::add_reading,
};
/// The part for searching.
pub static SEARCHING: Searching = Searching {
    prepare: Explorer::make,
    asked: Explorer::asked,
    whys: Explorer::whys,
    marked: super::rows::marked,
    understood: Explorer::understood,
    remarks: Explorer::remarks,
    proposals: Explorer::proposals,
};

/// What is needed for a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// [`READING`].
    pub reading: bool,
    /// [`SEARCHING`].
    pub searching: bool,
}

impl Needs {
    /// What is needed for typing.
    pub const TYPING: Self = Self { reading: false, searching: true };
    /// What is needed for taking away.
    pub const TAKING: Self = Self { reading: true, searching: false };
    /// Everything.
    pub const ALL: Self = Self { reading: true, searching: true };

    /// What a view needs. An open record has similar ones, which the search of texts finds.
    pub fn of(view: &View) -> Self {
        let has_record = view.record.is_some();
        Self { reading: has_record || !view.is_list(), searching: has_record || view.filters.has_words() }
    }
}

/// A part that may be there.
struct Place<T: 'static>(Cell<Option<&'static T>>);

impl<T> Place<T> {
    const fn new(part: &'static T) -> Self {
        Self(Cell::new(if cfg!(feature = "later") { None } else { Some(part) }))
    }
}

thread_local! {
    static READS: Place<Reading> = const { Place::new(&READING) };
    static SEARCHES: Place<Searching> = const { Place::new(&SEARCHING) };
}

/// Gives the explorers of this thread the part for reading.
pub fn give_reading(part: &'static Reading) {
    (part.speak)();
    READS.with(|place| place.0.set(Some(part)));
}

/// Gives the explorers of this thread the part for searching.
pub fn give_searching(part: &'static Searching) {
    SEARCHES.with(|place| place.0.set(Some(part)));
}

/// Whether the explorers of this thread have the part for searching.
pub fn has_searching() -> bool {
    searching().is_some()
}

pub(super) fn reading() -> Option<&'static Reading> {
    READS.with(|place| place.0.get())
}

pub(super) fn searching() -> Option<&'static Searching> {
    SEARCHES.with(|place| place.0.get())
}
