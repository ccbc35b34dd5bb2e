//! Back to the results, and to the records before and after in their order: by links, and by single keys.

use crate::leptos::*;
use fonds_core::explore::{Opened, RecordLink, RecordPage};
use fonds_core::say;
use fonds_core::speech::number_words;
use fonds_core::view::View;

use crate::browser::{keyboard, keys};
use crate::desk::{Desk, Step};
use crate::el::{El, el};

/// Keys as other readers of lists have them.
const NEXT: &str = "j";
const PREVIOUS: &str = "k";
const CLOSE: &str = "Escape";

/// The links.
pub fn steps(record: &RecordPage, matched: usize, has_keys: bool) -> El {
    let place = match record.position {
        0 => say!("not among the results").to_owned(),
        at => say!("{0} of {1} results"; at, number_words(matched)),
    };
    let key = |key: &'static str| has_keys.then_some(key);
    el("nav")
        .class("steps")
        .set("aria-label", say!("Records¦steps"))
        .child(back(&record.back))
        .child(el("span").class("place").text(&place))
        .maybe(step(&record.previous, say!("Previous"), "prev", key(PREVIOUS)))
        .maybe(step(&record.next, say!("Next"), "next", key(NEXT)))
}

/// The link that closes a record.
pub fn back(href: &str) -> El {
    el("a")
        .class("back")
        .set("href", href)
        .set("title", say!("Close the record (key Escape)"))
        .set("aria-keyshortcuts", CLOSE)
        .text(say!("Back to the results"))
}

fn step(link: &Option<RecordLink>, name: &'static str, rel: &'static str, key: Option<&'static str>) -> Option<El> {
    let RecordLink { href, title, .. } = link.as_ref()?;
    let title = key.map_or_else(|| title.clone(), |key| say!("{0} (key {1})", title, key));
    let step = el("a").set("href", href.as_str()).set("rel", rel).set("title", title.as_str());
    Some(step.set_if("aria-keyshortcuts", key).text(name))
}

/// Follows the links when their keys are pressed. Lives as long as the page.
pub fn listen(desk: Desk) {
    keyboard::on_key(move |key| {
        let is_off = key != CLOSE && !keys::single_keys();
        let href = desk.shown.with_untracked(|shown| asked_by(key, shown.answer.opened.as_ref()?));
        let Some(href) = href.filter(|_| !is_off) else { return false };
        let next = View::parse(&href).0;
        desk.go(if key == CLOSE { desk.view().without_record() } else { next }, Step::Push);
        true
    });
}

/// The address that a key leads to while a record is open.
fn asked_by(key: &str, opened: &Opened) -> Option<String> {
    match (key, opened) {
        (CLOSE, Opened::Missing(_)) => Some(String::new()),
        (CLOSE, Opened::Record(record)) => Some(record.back.clone()),
        (NEXT, Opened::Record(record)) => record.next.as_ref().map(|link| link.href.clone()),
        (PREVIOUS, Opened::Record(record)) => record.previous.as_ref().map(|link| link.href.clone()),
        _ => None,
    }
}
