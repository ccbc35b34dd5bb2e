//! Where in the page the reader is: kept with each entry of the browser's history, so that *Back* and a reload come to the
//! same place. The browser's own memory of it does not know that results are drawn in windows.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollRestoration};

use super::{dom, focus, frames, history, page};

/// The links of the rows that are drawn: one each, in their order.
const ROWS: &str = ".rows a[data-record]";
/// Scrolling that has rested this long, in ms, has come to a place.
const REST_MS: u32 = 150;
/// A place is come to in this many frames: what comes into sight there gets its true height only when it is drawn.
const FRAMES: u32 = 3;

/// Above a row that is jumped to: room for its date and heading.
const ROOM_PX: f64 = 96.0;

/// A place in the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Rows that are drawn.
    pub rows: usize,
    /// From the top of the page to the top of what is seen, in CSS px.
    y: f64,
    /// The first row that is seen: how many rows are before it, and from the top of what is seen to its own, in CSS px.
    row: Option<(u32, f64)>,
}

impl Place {
    /// The place with a row at the top of what is seen, with a little room above it.
    pub fn at_row(row: usize) -> Self {
        Self { row: Some((row as u32, ROOM_PX)), ..Self::default() }
    }
}

thread_local! {
    static REST: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Keeps the places that the reader comes to; `rows` tells how many rows are drawn. Lives as long as the page.
pub fn keep_places(rows: impl Fn() -> usize + 'static) {
    if let Ok(history) = page::window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let rows = std::rc::Rc::new(rows);
    let kept = rows.clone();
    EventListener::new(&page::window(), "pagehide", move |_| keep(kept())).forget();
    EventListener::new(&page::document(), "scroll", move |_| {
        let rows = rows.clone();
        REST.set(Some(Timeout::new(REST_MS, move || keep(rows()))));
    })
    .forget();
}

/// Keeps the present place with the present entry of the history.
pub fn keep(rows: usize) {
    REST.set(None);
    let y = page::window().scroll_y().unwrap_or_default();
    let row = first_seen();
    let (before, top) = row.map_or((-1.0, 0.0), |(before, top)| (f64::from(before), top));
    let numbers = [rows as f64, y, before, top].map(JsValue::from);
    history::set_state(&numbers.iter().collect::<Array>());
}

/// The place that is kept with the present entry of the history. A place that was about to be kept belongs to the entry
/// that has been left.
pub fn kept() -> Option<Place> {
    REST.set(None);
    let numbers = history::state().dyn_into::<Array>().ok()?;
    let number = |at: u32| numbers.get(at).as_f64();
    let row = (number(2)? as u32, number(3)?);
    Some(Place { rows: number(0)? as usize, y: number(1)?, row: (number(2)? >= 0.0).then_some(row) })
}

/// Comes to a place, once what is being drawn stands on the page.
pub fn come_to(place: Place) {
    in_frames(FRAMES, move || {
        let row = place.row.and_then(|(before, top)| Some((row(before)?, top)));
        let y = match row {
            Some((row, top)) => page::window().scroll_y().unwrap_or_default() + top_of(&row) - top,
            None => place.y,
        };
        page::window().scroll_to_with_x_and_y(0.0, y);
    });
}

/// Scrolls, as little as it takes, so that an element is seen, once what is being drawn stands on the page.
pub fn reveal(selector: &'static str) {
    in_frames(FRAMES, move || {
        let Ok(Some(element)) = page::document().query_selector(selector) else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

/// Marks the rows of a record as the present one, and no others, once what is being drawn stands on the page. The rows
/// themselves stay as they are drawn, whichever record is open.
pub fn mark_open(id: String) {
    in_frames(1, move || {
        dom::each(".rows a[aria-current]", &|row| mark(row, false));
        if !id.is_empty() {
            dom::each(&focus::selector(".rows a", "data-record", &id), &|row| mark(row, true));
        }
    });
}

fn mark(row: &Element, is_open: bool) {
    dom::set_attribute(row, "aria-current", is_open.then_some("true"));
    // The open record has one heading, its own.
    if let Ok(Some(heading)) = row.closest("h3") {
        dom::set_attribute(&heading, "role", is_open.then_some("none"));
    }
}

/// Does something before each of the next frames.
fn in_frames(count: u32, act: impl Fn() + 'static) {
    frames::next(move || {
        act();
        if count > 1 {
            in_frames(count - 1, act);
        }
    });
}

/// The first row that begins within what is seen, if the reader has scrolled as far as the rows.
fn first_seen() -> Option<(u32, f64)> {
    let rows = page::document().query_selector_all(ROWS).ok()?;
    let top = |at: u32| rows.get(at).map_or(0.0, |row| top_of(row.unchecked_ref()));
    let is_above = |at: u32| top(at) < 0.0;
    if rows.length() == 0 || !is_above(0) {
        return None;
    }
    let (mut above, mut below) = (0, rows.length());
    while below - above > 1 {
        let middle = above + (below - above) / 2;
        if is_above(middle) {
            above = middle;
        } else {
            below = middle;
        }
    }
    let seen = below.min(rows.length() - 1);
    Some((seen, top(seen)))
}

fn row(before: u32) -> Option<Element> {
    page::document().query_selector_all(ROWS).ok()?.get(before)?.dyn_into().ok()
}

fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
