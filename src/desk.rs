//! The state of the page, in one place: what the reader has asked, and what is shown.

use crate::leptos::*;
use fonds_core::about::About;
use fonds_core::explore::{Answer, Ask, Brush, ListAsk, Opened, Panel, Picture, Proposal, RecordLink, Row, Typing};
use fonds_core::timeline::{Scale, seen_from};
use fonds_core::view::{Facet, Filters, Grouping, Ignored, Layout, View};

use crate::away::Away;
use crate::browser::offline::News;
use crate::browser::scroll::{self, Place};
use crate::browser::{focus, frames, history, settle, timing};

/// Results drawn at a time: more than are seen, few enough to be drawn anew at every key, and added without a halt.
pub const BATCH: usize = 30;
/// Results of a small catalogue that are drawn at first.
const FIRST: usize = 60;
/// Most results drawn in one list: more of them make every page slow to scroll and to leave.
pub const DRAWN_MAX: usize = 3_000;
/// Records up to which a catalogue's facets are drawn with the results.
const DRAWN_AT_ONCE: usize = 1_000;
/// The plot's width, in CSS px, until it has been measured.
const WIDTH_GUESS: f64 = 800.0;

/// How a step enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A decision: Back undoes it.
    Push,
    /// Typing: it takes the place of the entry.
    Replace,
    /// A gesture on its way: it takes the place of the entry when it rests.
    Follow,
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
    /// The question that it answers.
    pub asked: Option<Ask>,
    /// Counts the times that the list of results was drawn anew.
    pub drawing: usize,
    /// What is known of the catalogue as a whole.
    pub about: About,
    /// What became of the reader's last *Copy link*.
    pub copied: String,
    /// Whether this version is kept offline; `None` until that is known.
    pub kept: Option<bool>,
    /// How far the copying of a large catalogue has come, or why it failed.
    pub keeping: String,
    /// Whether a newer version is ready; of the facets, whether they are to be drawn anew although they may be the same.
    pub is_outdated: bool,
    /// The mark of the timeline that is its tab stop, by the record's id.
    pub mark: String,
    /// The mark that is to have the focus once the next answer is drawn.
    pub wanted: String,
    /// The row that is to have it, counted from 0.
    pub wanted_row: Option<usize>,
    /// The place in the page that is to be come to once the next answer is drawn.
    pub place: Option<Place>,
}

/// What is being typed into the search box, and what is proposed for it. A signal of its own: results are not drawn
/// again for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// What is typed; or that examples are wanted.
    pub typing: Typing,
    /// Whether proposals are wanted.
    pub is_open: bool,
    /// The proposals.
    pub proposals: Vec<Proposal>,
    /// The one that Enter takes, from 1; 0 is none.
    pub active: usize,
    /// The examples of the help, once it was opened.
    pub examples: Vec<Proposal>,
}

/// The state of the page. Everything on it is derived from these signals: few signals of few types, because each
/// type costs the reader some thousand bytes.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What the reader has asked for.
    pub asked: RwSignal<Asked>,
    /// What is shown.
    pub shown: RwSignal<Shown>,
    /// What is taken away.
    pub away: RwSignal<Away>,
    /// The windows of results that were added to those of the answer: apart, so that adding one redraws nothing else.
    pub more: RwSignal<Vec<Answer>>,
    /// The facets and the histogram of dates, apart: of a large catalogue they are drawn in a task of their own, after the
    /// results, and only where they have changed. Of the same type, which costs nothing.
    pub beside: RwSignal<Shown>,
    /// The timeline, apart (its picture is in no other answer): it follows every move of the pointer, and nothing else is
    /// to be drawn anew for that. Of the same type, which costs nothing.
    pub plot: RwSignal<Shown>,
    /// The timeline at rest: what is listed below it is drawn when a gesture has come to its end.
    pub rested: RwSignal<Shown>,
    /// What has become of the offline copy, apart: nothing else is to be drawn anew for it, least of all what a reader is just
    /// pressing. Of the same type, which costs nothing.
    pub news: RwSignal<Shown>,
    /// What the search box proposes.
    pub finding: RwSignal<Finding>,
}

impl Desk {
    /// The state for an address, and the place in the page that the reader has been at. The answer is still to come.
    pub fn new(query: &str, place: Option<Place>, about: About) -> Self {
        let (view, ignored) = View::parse(query);
        let asked = Asked {
            view,
            ignored,
            limit: rows_at(place, about.records),
            width_px: WIDTH_GUESS,
            is_wide: true,
            ..Asked::default()
        };
        Self {
            asked: RwSignal::new(asked),
            shown: RwSignal::new(Shown { about, place, ..Shown::default() }),
            away: RwSignal::new(Away::default()),
            more: RwSignal::new(Vec::new()),
            beside: RwSignal::new(Shown::default()),
            plot: RwSignal::new(Shown::default()),
            rested: RwSignal::new(Shown::default()),
            news: RwSignal::new(Shown::default()),
            finding: RwSignal::new(Finding::default()),
        }
    }

    /// The question that the page puts now: for further results or the timeline only, if all else is there.
    pub fn ask(&self) -> Ask {
        let whole = self.asked.with(|asked| Ask {
            query: asked.view.to_query(),
            skip: 0,
            is_move: false,
            limit: asked.limit,
            opened: asked.opened.clone(),
            width_px: if asked.view.layout == Layout::Timeline { asked.width_px } else { WIDTH_GUESS },
            own: if asked.view.layout == Layout::Saved { self.away.with(|away| away.list.ids()) } else { Vec::new() },
        });
        let before = self.shown.with_untracked(|shown| shown.asked.clone());
        if before.as_ref().is_some_and(|before| *before != whole && is_move(before, &whole)) {
            return Ask { is_move: true, ..whole };
        }
        let skip = self.drawn();
        let is_there = before.is_some_and(|before| Ask { limit: whole.limit, ..before } == whole);
        if is_there && skip > 0 && whole.limit > skip {
            return Ask { skip, limit: whole.limit - skip, ..whole };
        }
        whole
    }

    /// How many results are drawn in a list; not followed.
    pub fn drawn(&self) -> usize {
        self.shown.with_untracked(|shown| shown.answer.rows.len()) + self.more.with_untracked(|more| added(more))
    }

    /// The present view, not followed.
    pub fn view(&self) -> View {
        self.asked.with_untracked(|asked| asked.view.clone())
    }

    /// The view, followed as it is drawn, and when a gesture on the timeline rests: for links to other views, of which
    /// there are many.
    pub fn drawn_view(&self) -> View {
        self.shown.with(|_| ());
        self.rested.with(|_| ());
        self.view()
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
        if step == Step::Push {
            scroll::keep(self.drawn());
        }
        history::write(&next.href(), step);
        if next.at != now.at && next == now.with_at(next.at) {
            self.shown.update_untracked(|shown| {
                shown.wanted_row = Some(0);
                shown.place = Some(Place::at_row(0));
            });
        }
        if next.filters != now.filters {
            // A box that was ticked, and whose answer is overtaken by going back, is to be drawn again as it was.
            self.beside.update_untracked(|beside| beside.is_outdated = true);
        }
        let first = first(self.records());
        self.asked.update(|asked| {
            if !is_same_list(&next, &asked.view) {
                asked.limit = first;
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

    /// Takes over an address that the browser has gone to (Back, Forward), and the place in the page that the reader has
    /// been at there.
    pub fn arrive(&self, query: &str, place: Option<Place>) {
        let (view, ignored) = View::parse(query);
        timing::begin("fonds:search");
        self.shown.update_untracked(|shown| shown.place = place);
        let rows = rows_at(place, self.records());
        self.asked.update(|asked| {
            asked.limit = rows;
            asked.view = view;
            asked.ignored = ignored;
        });
    }

    /// Asks for more of the records that the timeline lists.
    pub fn more(&self) {
        self.asked.update(|asked| asked.limit += BATCH);
    }

    /// Asks for the next window of results, unless it is on its way.
    pub fn go_on(&self) {
        let wanted = self.drawn() + BATCH;
        if self.asked.with_untracked(|asked| asked.limit < wanted) {
            self.asked.update(|asked| asked.limit = wanted);
        }
    }

    /// Goes to a place in the list of results if it is drawn, and says whether it is.
    pub fn goes_to(&self, at: usize) -> bool {
        let row = self.shown.with_untracked(|shown| at.checked_sub(shown.answer.at));
        let row = row.filter(|row| *row < self.drawn());
        row.into_iter().for_each(|row| {
            scroll::come_to(Place::at_row(row));
            focus::row(row);
        });
        row.is_some()
    }

    /// Draws the answer to a question. If it names preferred labels where the address has variants, the address follows.
    pub fn draw(&self, ask: Ask, answer: Answer) {
        let canonical = if ask.skip > 0 {
            self.add(answer);
            None
        } else if ask.is_move {
            self.draw_plot(answer.picture);
            self.shown.update_untracked(|shown| shown.asked = Some(Ask { is_move: false, ..ask }));
            None
        } else {
            let canonical = View::parse(&answer.canonical).0;
            self.replace(ask, answer);
            Some(canonical)
        };
        let (mut row, mut place) = (None, None);
        self.shown.update_untracked(|shown| {
            row = shown.wanted_row.take();
            place = shown.place.take();
        });
        place.into_iter().for_each(scroll::come_to);
        row.into_iter().for_each(focus::row);
        let now = self.view();
        if let Some(canonical) = canonical.filter(|view| now != *view && same_but_for_labels(&now, view)) {
            history::write(&canonical.href(), Step::Replace);
            self.asked.update(|asked| asked.view = canonical);
        }
    }

    /// If the open record is not among the results that are drawn, goes to the window of them that it is in, and says so.
    pub fn seek_open(&self) -> bool {
        let mut view = self.view();
        let row = self.shown.with_untracked(|Shown { answer, .. }| match &answer.opened {
            Some(Opened::Record(record)) if View::parse(&answer.canonical).0 == view => {
                record.position.checked_sub(1).map(|row| (row, answer.at))
            }
            _ => None,
        });
        let is_flat = view.is_list() && view.group == Grouping::None;
        let Some((row, at)) = row.filter(|_| is_flat) else { return false };
        if (at..at + self.drawn()).contains(&row) {
            return false;
        }
        view.at = row / BATCH * BATCH;
        history::write(&view.href(), Step::Replace);
        self.asked.update(|asked| {
            asked.limit = BATCH;
            asked.view = view;
        });
        true
    }

    /// The results of another question. Those that are drawn stay if they are the same, however much else is new.
    fn replace(&self, ask: Ask, mut answer: Answer) {
        self.draw_plot(answer.picture.take());
        self.draw_beside(std::mem::take(&mut answer.panels), answer.brush.take());
        let is_same = self.shown.with_untracked(|shown| {
            (shown.answer.at, shown.answer.listed) == (answer.at, answer.listed)
                && self.more.with_untracked(|more| is_drawn(&answer.rows, &shown.answer, more))
        });
        if !is_same {
            self.more.update(Vec::clear);
        }
        self.shown.update(|shown| {
            if is_same {
                answer.rows = std::mem::take(&mut shown.answer.rows);
                answer.heads = std::mem::take(&mut shown.answer.heads);
            }
            shown.drawing += usize::from(!is_same);
            shown.asked = Some(ask);
            shown.answer = answer;
            shown.copied.clear();
        });
    }

    /// Further results.
    fn add(&self, answer: Answer) {
        let is_next = self.shown.with_untracked(|shown| shown.answer.at) + self.drawn() == answer.at;
        if is_next && !answer.rows.is_empty() {
            self.more.update(|more| more.push(answer));
        }
    }

    /// Draws the facets and the histogram. What a small catalogue has of them is drawn with the results.
    fn draw_beside(&self, panels: Vec<Panel>, brush: Option<Brush>) {
        let is_new = self.beside.with_untracked(|beside| {
            beside.is_outdated || beside.answer.panels != panels || beside.answer.brush != brush
        });
        if !is_new {
            return;
        }
        self.beside.update_untracked(|beside| {
            beside.is_outdated = false;
            beside.answer.panels = panels;
            beside.answer.brush = brush;
        });
        let beside = self.beside;
        if self.records() > DRAWN_AT_ONCE {
            frames::after(move || beside.update(|_| {}));
        } else {
            beside.update(|_| {});
        }
    }

    /// Draws the timeline, which settles from where it was; a mark that was waited for gets the focus.
    fn draw_plot(&self, picture: Option<Picture>) {
        let mut wanted = String::new();
        let mut windows = (None, picture.as_ref().and_then(Picture::shown));
        if picture.is_none() && self.plot.with_untracked(|plot| plot.answer.picture.is_none()) {
            return;
        }
        self.plot.update(|plot| {
            windows.0 = plot.answer.picture.as_ref().and_then(Picture::shown);
            plot.answer.picture = picture;
            wanted = std::mem::take(&mut plot.wanted);
        });
        let rested = self.rested;
        if windows.0.is_none() || windows.0 == windows.1 {
            rested.update(|_| {});
        } else {
            frames::at_rest(move || rested.update(|_| {}));
        }
        if let (Some(before), Some(now)) = windows {
            let scale = Scale::new(now, self.asked.with_untracked(|asked| asked.width_px));
            let (shift, stretch) = seen_from(before, &scale);
            settle::from(".moving", shift, stretch);
        }
        if !wanted.is_empty() {
            let by = |attribute| focus::selector("a", attribute, &wanted);
            focus::later(&[&by("data-mark"), &by("data-record")]);
        }
    }

    /// A part of the timeline, followed; `None` if there is none.
    pub fn picture<T>(&self, part: impl FnOnce(&Picture) -> T) -> Option<T> {
        self.plot.with(|plot| plot.answer.picture.as_ref().map(part))
    }

    /// A record that is shown: in the results, in a reading list, or open; not followed.
    pub fn link(&self, id: &str) -> Option<RecordLink> {
        let among = |answer: &Answer| answer.rows.iter().map(|row| &row.link).find(|link| link.id == id).cloned();
        let added = || self.more.with_untracked(|more| more.iter().find_map(among));
        let open = |answer: &Answer| match &answer.opened {
            Some(Opened::Record(record)) if record.id == id => Some(record.link()),
            _ => None,
        };
        self.shown.with_untracked(|Shown { answer, .. }| {
            let saved = || answer.saved.iter().map(|saved| &saved.link).find(|link| link.id == id).cloned();
            open(answer).or_else(|| among(answer)).or_else(saved).or_else(added)
        })
    }

    /// Records in the catalogue.
    pub fn records(&self) -> usize {
        self.shown.with_untracked(|shown| shown.about.records)
    }

    /// Takes note of what has happened to the offline copy.
    pub fn hear(&self, news: News) {
        let is_known = self.news.with_untracked(|known| match &news {
            News::Kept => known.kept == Some(true),
            News::NotKept => known.kept == Some(false),
            News::Newer => known.is_outdated,
            News::Keeping(words) => known.keeping == *words,
        });
        if is_known {
            return;
        }
        self.news.update(|known| match news {
            News::Kept => known.kept = Some(true),
            News::NotKept => known.kept = Some(false),
            News::Newer => known.is_outdated = true,
            News::Keeping(words) => known.keeping = words,
        });
    }

    /// A part of what is asked, followed.
    pub fn asked<T>(&self, part: impl FnOnce(&Asked) -> T) -> T {
        self.asked.with(part)
    }

    /// A part of the timeline, followed when it rests; `None` if there is none.
    pub fn rested<T>(&self, part: impl FnOnce(&Picture) -> T) -> Option<T> {
        self.rested.with(|_| ());
        self.plot.with_untracked(|plot| plot.answer.picture.as_ref().map(part))
    }

    /// The facets and the histogram that are shown, followed.
    pub fn beside<T>(&self, part: impl FnOnce(&[Panel], Option<&Brush>) -> T) -> T {
        self.beside.with(|Shown { answer, .. }| part(&answer.panels, answer.brush.as_ref()))
    }

    /// A part of the answer, followed.
    pub fn answer<T>(&self, part: impl FnOnce(&Answer) -> T) -> T {
        self.shown.with(|shown| part(&shown.answer))
    }
}

/// Rows in windows of results.
pub fn added(windows: &[Answer]) -> usize {
    windows.iter().map(|window| window.rows.len()).sum()
}

/// Whether rows are those of an answer and of what was added to it.
fn is_drawn(mut rows: &[Row], first: &Answer, more: &[Answer]) -> bool {
    for window in std::iter::once(first).chain(more) {
        match rows.split_at_checked(window.rows.len()) {
            Some((same, rest)) if same == window.rows => rows = rest,
            _ => return false,
        }
    }
    rows.is_empty()
}

/// Rows that are drawn at first of a catalogue with so many records.
fn first(records: usize) -> usize {
    if records > DRAWN_AT_ONCE { BATCH } else { FIRST }
}

/// Rows that are to be drawn where the reader has been.
fn rows_at(place: Option<Place>, records: usize) -> usize {
    place.map_or_else(|| first(records), |place| place.rows.clamp(first(records), DRAWN_MAX))
}

/// Whether two views list the same results in the same order, whichever record is open.
fn is_same_list(a: &View, b: &View) -> bool {
    let list = |view: &View| View { window: None, ..view.without_record() };
    list(a) == list(b)
}

/// Whether two questions differ in nothing but how the timeline is looked at.
fn is_move(before: &Ask, now: &Ask) -> bool {
    let view = |ask: &Ask| View { window: None, ..View::parse(&ask.query).0 };
    let (there, here) = (view(before), view(now));
    here.layout == Layout::Timeline && there == here && before.opened == now.opened
}

/// An answer may be older than the view; only one to this view may rewrite its address.
fn same_but_for_labels(now: &View, canonical: &View) -> bool {
    let mut now = now.clone();
    now.filters.facets = canonical.filters.facets.clone();
    now.name.clone_from(&canonical.name);
    now == *canonical
}
