//! Where the focus goes when a record, a name or another page opens, and when it closes.

use crate::leptos::*;
use fonds_core::explore::{Answer, Opened, Page};

use crate::browser::{focus, scroll};
use crate::desk::Desk;

/// What is open, beside the results or in their place.
#[derive(Clone, Debug, PartialEq)]
enum Open {
    Nothing,
    Record(String),
    Entry(String),
    Page(&'static str),
}

/// Focus goes to the heading of what opens, and back to the link that it was opened by when it closes. Beside the results,
/// the line of an open record among them is to be seen.
pub fn follow_focus(desk: Desk) {
    Effect::new(move |steps: Option<(Open, Open)>| {
        let now = desk.answer(open);
        let Some((earlier, before)) = steps else { return (Open::Nothing, now) };
        if before == now {
            return (earlier, before);
        }
        let is_back = now == Open::Nothing || now == earlier;
        match (link(&before).filter(|_| is_back), heading(&now)) {
            (_, Some(RECORD)) => {
                focus::later(&[RECORD]);
                scroll::reveal(ROW);
            }
            (Some(link), Some(heading)) => focus::later(&[&link, heading]),
            (Some(link), None) => focus::later(&[&link]),
            (None, Some(heading)) => focus::later(&[heading]),
            (None, None) => {}
        }
        (before, now)
    });
}

/// When the results are drawn anew, the line of an open record among them is to be seen, unless the reader comes back to a
/// place of their own.
pub fn follow_row(desk: Desk) {
    let drawing = Memo::new(move |_| desk.shown.with(|shown| shown.drawing));
    Effect::new(move |before: Option<()>| {
        drawing.get();
        let is_open = desk.shown.with_untracked(|shown| shown.answer.opened.is_some());
        if is_open && (before.is_some() || scroll::kept().is_none()) {
            scroll::reveal(ROW);
        }
    });
}

const ROW: &str = ".listing [aria-current]";
const RECORD: &str = "#record-title";

fn heading(open: &Open) -> Option<&'static str> {
    match open {
        Open::Nothing => None,
        Open::Record(_) => Some(RECORD),
        Open::Entry(_) | Open::Page(_) => Some("#page-title"),
    }
}

/// The link that leads to what was open.
fn link(open: &Open) -> Option<String> {
    match open {
        Open::Record(id) => Some(focus::selector("a", "data-record", id)),
        Open::Entry(id) => Some(focus::selector("a", "data-name", id)),
        Open::Nothing | Open::Page(_) => None,
    }
}

fn open(answer: &Answer) -> Open {
    match (&answer.opened, &answer.page) {
        (Some(Opened::Record(record)), _) => Open::Record(record.id.clone()),
        (Some(Opened::Missing(link)), _) => Open::Record(link.label.clone()),
        (_, Some(Page::Entry(entry))) => Open::Entry(entry.id.clone()),
        (_, Some(Page::NoName(link))) => Open::Entry(link.label.clone()),
        (_, Some(Page::Index(_))) => Open::Page("index"),
        (_, Some(Page::Guide(_))) => Open::Page("guide"),
        (_, Some(Page::About(_))) => Open::Page("about"),
        _ => Open::Nothing,
    }
}
