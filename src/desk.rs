//! The reactive graph of the page, in one place: what the address says, what was asked, what was answered.

use std::sync::Arc;

use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask};
use fonds_core::view::{Facet, Filters, Ignored, Layout, View};
use leptos::prelude::*;

use crate::browser::{history, timing};

/// Results drawn at a time.
pub const BATCH: usize = 100;
/// The plot's width, in CSS px, until it has been measured.
const WIDTH_GUESS: f64 = 800.0;

/// How a step enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A decision: Back undoes it.
    Push,
    /// Typing or dragging: it takes the place of the entry.
    Replace,
}

/// The state of the page. Everything else on it is derived from these signals.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What the address says.
    pub view: RwSignal<View>,
    /// Parts of the address that were not understood.
    pub ignored: RwSignal<Vec<Ignored>>,
    /// The last answer.
    pub answer: RwSignal<Arc<Answer>>,
    /// How many results are wanted.
    pub limit: RwSignal<usize>,
    /// Facets whose values are all wanted.
    pub opened: RwSignal<Vec<Facet>>,
    /// Width of the timeline's plot, in CSS px.
    pub width_px: RwSignal<f64>,
    /// The mark of the timeline that is its tab stop, by the record's id.
    pub mark: RwSignal<Option<String>>,
    /// What is known of the catalogue as a whole.
    pub about: StoredValue<About>,
}

impl Desk {
    /// The state for an address. The answer to [`Desk::ask`] is still to come.
    pub fn new(query: &str, about: About) -> Self {
        let (view, ignored) = View::parse(query);
        Self {
            view: RwSignal::new(view),
            ignored: RwSignal::new(ignored),
            answer: RwSignal::default(),
            limit: RwSignal::new(BATCH),
            opened: RwSignal::default(),
            width_px: RwSignal::new(WIDTH_GUESS),
            mark: RwSignal::default(),
            about: StoredValue::new(about),
        }
    }

    /// The question that the page puts now.
    pub fn ask(&self) -> Ask {
        self.view.with(|view| Ask {
            query: view.to_query(),
            limit: self.limit.get(),
            opened: self.opened.get(),
            width_px: if view.layout == Layout::Timeline { self.width_px.get() } else { WIDTH_GUESS },
        })
    }

    /// Goes to another view, and writes its address.
    pub fn go(&self, next: View, step: Step) {
        let now = self.view.get_untracked();
        if next == now {
            return;
        }
        timing::begin(if next.window != now.window { "fonds:timeline" } else { "fonds:search" });
        if next.filters != now.filters {
            self.limit.set(BATCH);
        }
        history::write(&next.href(), step);
        self.ignored.set(Vec::new());
        self.view.set(next);
    }

    /// Goes to the same view over other records.
    pub fn filter(&self, step: Step, change: impl FnOnce(&Filters) -> Filters) {
        let view = self.view.get_untracked();
        self.go(view.with_filters(change(&view.filters)), step);
    }

    /// Takes over an address that the browser has gone to (Back, Forward).
    pub fn arrive(&self, query: &str) {
        let (view, ignored) = View::parse(query);
        timing::begin("fonds:search");
        self.ignored.set(ignored);
        self.view.set(view);
    }

    /// Draws an answer. If it names preferred labels where the address has variants, the address follows.
    pub fn draw(&self, answer: Answer) {
        let (canonical, _) = View::parse(&answer.canonical);
        self.answer.set(Arc::new(answer));
        let now = self.view.get_untracked();
        if now.filters != canonical.filters && same_but_for_labels(&now, &canonical) {
            history::write(&canonical.href(), Step::Replace);
            self.view.set(canonical);
        }
    }

    /// A part of the answer, followed.
    pub fn part<T: 'static>(self, part: impl Fn(&Answer) -> T + Copy) -> impl Fn() -> T + Copy {
        move || self.answer.with(|answer| part(answer))
    }
}

/// The state that `App` has put into the context.
pub fn desk() -> Desk {
    expect_context::<Desk>()
}

/// An answer may be older than the view; only one to this view may rewrite its address.
fn same_but_for_labels(now: &View, canonical: &View) -> bool {
    let mut now = now.clone();
    now.filters.facets = canonical.filters.facets.clone();
    now == *canonical
}
