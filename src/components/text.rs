//! Text and short lists that several parts of the page show.

use crate::leptos::*;
use fonds_core::explore::{Aside, RecordLink};
use fonds_core::say;

use crate::el::{El, el};

/// Text with the given byte ranges (in order, on character boundaries) marked.
pub fn marked(mut element: El, text: &str, ranges: &[(usize, usize)]) -> El {
    let mut at = 0;
    for (start, end) in ranges {
        if let (Some(before), Some(word)) = (text.get(at..*start), text.get(*start..*end)) {
            element = stated(element, before).child(el("mark").text(word));
            at = *end;
        }
    }
    stated(element, text.get(at..).unwrap_or_default())
}

fn stated(element: El, text: &str) -> El {
    if text.is_empty() { element } else { element.text(text) }
}

/// A sentence with parts in its holes: `{0}` is the first of them.
pub fn with_parts(element: El, sentence: &str, parts: Vec<El>) -> El {
    let mut parts: Vec<Option<El>> = parts.into_iter().map(Some).collect();
    let mut pieces = sentence.split('{');
    let first = stated(element, pieces.next().unwrap_or_default());
    pieces.fold(first, |element, piece| {
        let (hole, after) = piece.split_once('}').unwrap_or(("", piece));
        let part = hole.parse().ok().and_then(|hole: usize| parts.get_mut(hole)?.take());
        stated(element.maybe(part), after)
    })
}

/// A paragraph of a class; none without text.
pub fn paragraph(class: &'static str, text: &str) -> Option<El> {
    (!text.is_empty()).then(|| el("p").class(class).set("dir", "auto").text(text))
}

/// Links to records, a line each, with date and reason.
pub fn record_list(links: &[RecordLink]) -> El {
    el("ul").class("records").set("role", "list").children(links.iter().map(|link| {
        el("li")
            .child(el("span").class("date").text(&link.date))
            .text(" ")
            .child(
                el("a")
                    .set("href", link.href.as_str())
                    .set("data-record", link.id.as_str())
                    .set_if("aria-current", current(link))
                    .of_record()
                    .text(&link.title),
            )
            .text(" ")
            .maybe((!link.why.is_empty()).then(|| el("span").class("why").set("dir", "auto").text(&link.why)))
    }))
}

/// What says to assistive technology that a link leads to the record which is open.
pub fn current(link: &RecordLink) -> Option<&'static str> {
    link.is_open.then_some("true")
}

/// Records that are not among what is shown, counted and listed on demand; nothing if there are none.
pub fn aside(aside: &Aside, words: &str) -> AnyView {
    if aside.count == 0 {
        return crate::el::nothing();
    }
    let rest = aside.count - aside.links.len();
    el("details")
        .class("aside")
        .child(el("summary").text(words))
        .child(record_list(&aside.links))
        .maybe((rest > 0).then(|| el("p").text(&say!("… and {0} more"; rest))))
        .into_any()
}
