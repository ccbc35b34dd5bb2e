//! Parts of the program that load when they are asked for.
//!
//! A part is a table of functions. With the feature `split` the build cuts out what only such tables lead to (wasm-split):
//! a part adds nothing to the first visit, and has the same memory as the program once it is there. Without the feature
//! all of it is one program.

use std::cell::Cell;

use fonds_core::explore::later::{self, Needs};
use fonds_core::explore::{Answer, Opened, Page};
use fonds_core::{say, speech};
use js_sys::Uint8Array;

use super::{backend, collator, remote, worker};
use crate::components::{names_index, pages, record, saved, take, timeline};
use crate::desk::Desk;
use crate::el::El;
use crate::leptos::*;

/// What draws records, the timeline, what is taken away, and the pages that stand in the place of the results.
pub struct Reading {
    /// A page but the index of names.
    pub page: fn(Desk, &Page) -> AnyView,
    /// The index of names.
    pub index: fn(Desk) -> El,
    /// The reading list.
    pub saved: fn(Desk) -> AnyView,
    /// The open record.
    pub record: fn(Desk, &Opened, &Answer) -> AnyView,
    /// The timeline.
    pub timeline: fn(Desk) -> AnyView,
    /// What a dialog for taking away has in it.
    pub take: fn(Desk) -> AnyView,
    /// Puts names in the order of the reader's language.
    pub in_order: speech::InOrder,
}

/// What a large catalogue is answered by: the page's side, and the worker's.
pub struct Large {
    /// Opens a catalogue in a worker.
    pub open: fn(&Uint8Array, backend::Opened),
    /// Answers as a worker.
    pub serve: fn(),
}

/// What is said if a part could not be loaded.
pub fn not_loaded() -> &'static str {
    say!(
        "This part of the page could not be loaded: the connection failed, or the site has just been renewed. What you see stays as it is. Check the connection, or reload the page, and try again."
    )
}

static READING: Reading = Reading {
    page: pages::page,
    index: names_index::index,
    saved: saved::saved,
    record: record::panel,
    timeline: timeline::timeline,
    take: take::content,
    in_order: collator::in_order,
};
static LARGE: Large = Large { open: remote::open, serve: worker::serve };

thread_local! {
    static READS: Cell<Option<&'static Reading>> = const { Cell::new(None) };
}

/// The part for reading; there whenever an answer has something to be drawn by it.
pub fn reading() -> Option<&'static Reading> {
    READS.get()
}

/// Goes on when this thread has the parts that are needed: at once if they are there, else when they are loaded, or when
/// that has failed (`false`).
pub fn when_there(needs: Needs, done: impl FnOnce(bool) + 'static) {
    let missing =
        Needs { reading: needs.reading && reading().is_none(), searching: needs.searching && !later::has_searching() };
    if missing == Needs::default() {
        return done(true);
    }
    parts::load(missing, Box::new(done));
}

/// Goes on with what answers for large catalogues; `None` if it could not be loaded.
pub fn when_large(done: impl FnOnce(Option<&'static Large>) + 'static) {
    parts::load_large(Box::new(done));
}

/// What is done once parts are there, or not.
type Done<T> = Box<dyn FnOnce(T)>;

fn give_reading((drawing, answering): (&'static Reading, &'static later::Reading)) {
    READS.set(Some(drawing));
    speech::sort_with(drawing.in_order);
    later::give_reading(answering);
}

#[cfg(not(feature = "split"))]
mod parts {
    use super::*;

    pub fn load(missing: Needs, done: Done<bool>) {
        if missing.reading {
            give_reading((&READING, &later::READING));
        }
        if missing.searching {
            later::give_searching(&later::SEARCHING);
        }
        done(true);
    }

    pub fn load_large(done: Done<Option<&'static Large>>) {
        done(Some(&LARGE));
    }
}

#[cfg(feature = "split")]
#[allow(unsafe_code)] // The macro's: it calls what another program exports.
mod parts {
    use wasm_bindgen_futures::spawn_local;
    use wasm_split_helpers::{SplitLoaderError as Failed, wasm_split};

    use super::*;

    #[wasm_split(reading, fallible)]
    fn reading_part() -> Result<(&'static Reading, &'static later::Reading), Failed> {
        Ok((&READING, &later::READING))
    }

    #[wasm_split(searching, fallible)]
    fn searching_part() -> Result<&'static later::Searching, Failed> {
        Ok(&later::SEARCHING)
    }

    #[wasm_split(large, fallible)]
    fn large_part() -> Result<&'static Large, Failed> {
        Ok(&LARGE)
    }

    pub fn load(missing: Needs, done: Done<bool>) {
        spawn_local(async move { done(fetch(missing).await.is_ok()) });
    }

    pub fn load_large(done: Done<Option<&'static Large>>) {
        spawn_local(async move { done(large_part().await.ok()) });
    }

    async fn fetch(missing: Needs) -> Result<(), Failed> {
        if missing.reading {
            give_reading(reading_part().await?);
        }
        if missing.searching {
            later::give_searching(searching_part().await?);
        }
        Ok(())
    }
}
