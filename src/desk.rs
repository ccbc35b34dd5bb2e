//! The state of the page, in one place: what the reader has asked, and what is shown.

use crate::leptos::*;
use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, ListAsk};
use fonds_core::view::{Facet, Filters, Ignored, Layout, View};

use crate::browser::offline::News;
use crate::browser::{focus, history, timing};

/// Results drawn at a time.
pub const BATCH: usize = 60;
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

/// What the reader has asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// What the address says.
    pub view: View,
    /// Parts of the address that were not understood.
    pub ignored: Vec<Ignored>,
    /// How many results are wanted.
    pub limit: usize,
    /// How facets are listed, where that is not as at first; the full list of one may be among them.
    pub opened: Vec<ListAsk>,
    /// Whether there is room for the facets beside the results.
    pub is_wide: bool,
    /// Whether the facets are open in a sheet over the page.
    pub has_sheet: bool,
    /// Width of the timeline's plot, in CSS px.
    pub width_px: f64,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The last answer.
    pub answer: Answer,
    /// What is known of the catalogue as a whole.
    pub about: About,
    /// What became of the reader's last *Copy link*.
    pub copied: String,
    /// Whether this version is kept offline; `None` until that is known.
    pub kept: Option<bool>,
    /// How far the copying of a large catalogue has come, or why it failed.
    pub keeping: String,
    /// Whether a newer version is ready.
    pub is_outdated: bool,
    /// The mark of the timeline that is its tab stop, by the record's id.
    pub mark: String,
    /// The mark that is to have the focus once the next answer is drawn.
    pub wanted: String,
}

/// The state of the page. Everything on it is derived from these two signals: few signals of few types, because each
/// type costs the reader some thousand bytes.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What the reader has asked for.
    pub asked: RwSignal<Asked>,
    /// What is shown.
    pub shown: RwSignal<Shown>,
}

impl Desk {
    /// The state for an address. The answer is still to come.
    pub fn new(query: &str, about: About) -> Self {
        let (view, ignored) = View::parse(query);
        let asked = Asked { view, ignored, limit: BATCH, width_px: WIDTH_GUESS, is_wide: true, ..Asked::default() };
        Self { asked: RwSignal::new(asked), shown: RwSignal::new(Shown { about, ..Shown::default() }) }
    }

    /// The question that the page puts now.
    pub fn ask(&self) -> Ask {
        self.asked.with(|asked| Ask {
            query: asked.view.to_query(),
            limit: asked.limit,
            opened: asked.opened.clone(),
            width_px: if asked.view.layout == Layout::Timeline { asked.width_px } else { WIDTH_GUESS },
        })
    }

    /// The present view, not followed.
    pub fn view(&self) -> View {
        self.asked.with_untracked(|asked| asked.view.clone())
    }

    /// Goes to another view, and writes its address.
    pub fn go(&self, next: View, step: Step) {
        let now = self.view();
        // A link that names no language stays in the present one.
        let next = View { lang: next.lang.or(now.lang), ..next };
        if next == now {
            return;
        }
        let is_move = next.window != now.window && next.filters == now.filters;
        timing::begin(if is_move { "fonds:timeline" } else { "fonds:search" });
        history::write(&next.href(), step);
        self.asked.update(|asked| {
            if next.filters != asked.view.filters {
                asked.limit = BATCH;
            }
            asked.ignored.clear();
            asked.view = next;
        });
    }

    /// Goes to the same view over other records.
    pub fn filter(&self, step: Step, change: impl FnOnce(&Filters) -> Filters) {
        let view = self.view();
        self.go(view.with_filters(change(&view.filters)), step);
    }

    /// Changes how a facet is listed: in its panel, or all its values.
    pub fn list(&self, facet: Facet, is_full: bool, change: &dyn Fn(&mut ListAsk)) {
        self.asked.update(|asked| {
            let lists = &mut asked.opened;
            let at = lists.iter().position(|list| list.facet == facet && (list.most > 0) == is_full);
            let at = at.unwrap_or_else(|| {
                lists.push(ListAsk::new(facet));
                lists.len() - 1
            });
            change(&mut lists[at]);
        });
    }

    /// Takes over an address that the browser has gone to (Back, Forward).
    pub fn arrive(&self, query: &str) {
        let (view, ignored) = View::parse(query);
        timing::begin("fonds:search");
        self.asked.update(|asked| {
            asked.view = view;
            asked.ignored = ignored;
        });
    }

    /// Asks for more of the results, and gives how many there were.
    pub fn more(&self) -> usize {
        let before = self.asked.with_untracked(|asked| asked.limit);
        self.asked.update(|asked| asked.limit = before + BATCH);
        before
    }

    /// Draws an answer. If it names preferred labels where the address has variants, the address follows.
    pub fn draw(&self, answer: Answer) {
        let (canonical, _) = View::parse(&answer.canonical);
        let mut wanted = String::new();
        self.shown.update(|shown| {
            shown.answer = answer;
            shown.copied.clear();
            wanted = std::mem::take(&mut shown.wanted);
        });
        if !wanted.is_empty() {
            focus::later(&[&focus::selector("a", "data-mark", &wanted)]);
        }
        let now = self.view();
        if now.filters != canonical.filters && same_but_for_labels(&now, &canonical) {
            history::write(&canonical.href(), Step::Replace);
            self.asked.update(|asked| asked.view = canonical);
        }
    }

    /// Records in the catalogue.
    pub fn records(&self) -> usize {
        self.shown.with_untracked(|shown| shown.about.records)
    }

    /// Takes note of what has happened to the offline copy.
    pub fn hear(&self, news: News) {
        self.shown.update(|shown| match news {
            News::Kept => shown.kept = Some(true),
            News::NotKept => shown.kept = Some(false),
            News::Newer => shown.is_outdated = true,
            News::Keeping(words) => shown.keeping = words,
        });
    }

    /// A part of what is asked, followed.
    pub fn asked<T>(&self, part: impl FnOnce(&Asked) -> T) -> T {
        self.asked.with(part)
    }

    /// A part of the answer, followed.
    pub fn answer<T>(&self, part: impl FnOnce(&Answer) -> T) -> T {
        self.shown.with(|shown| part(&shown.answer))
    }
}

/// An answer may be older than the view; only one to this view may rewrite its address.
fn same_but_for_labels(now: &View, canonical: &View) -> bool {
    let mut now = now.clone();
    now.filters.facets = canonical.filters.facets.clone();
    now == *canonical
}
