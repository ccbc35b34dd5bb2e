//! Results under headings, and the ways to jump among them.

use crate::leptos::*;
use fonds_core::explore::{Head, Jump};
use fonds_core::say;
use fonds_core::view::Grouping;

use crate::browser::dom::Event;
use crate::desk::Desk;
use crate::el::{El, el, live, nothing};

/// The heading of a group: its value, and how many records it has.
pub fn heading(tag: &'static str, head: &Head) -> El {
    let continued = head.is_continued.then(|| el("span").class("continued").text(say!(" (continued)")));
    el(tag).class("group").child(named(&head.label)).maybe(continued).text(" ").child(counted(head.count))
}

/// Links to the groups, or to places in a long list; nothing for a short one.
pub fn jumps(desk: Desk) -> AnyView {
    live(move || {
        let is_grouped = desk.asked.with_untracked(|asked| asked.view.group != Grouping::None);
        desk.answer(|answer| if answer.jumps.is_empty() { nothing() } else { links(desk, is_grouped, &answer.jumps) })
    })
}

fn links(desk: Desk, is_grouped: bool, jumps: &[Jump]) -> AnyView {
    let links = el("ul").set("role", "list").children(jumps.iter().map(|jump| el("li").child(link(desk, jump))));
    el("details")
        .class("jumps")
        .set_if("open", is_grouped.then_some(""))
        .child(el("summary").text(say!("Jump to")))
        .child(el("nav").set("aria-label", say!("Jump to")).child(links))
        .into_any()
}

/// What is drawn is gone to; for the rest the link leads to another list.
fn link(desk: Desk, jump: &Jump) -> El {
    let at = jump.at;
    let go = move |event: Event| {
        if desk.goes_to(at) {
            event.prevent_default();
        }
    };
    el("a")
        .set("href", jump.href.as_str())
        .child(named(&jump.label))
        .text(" ")
        .child(counted(jump.count))
        .on("click", go)
}

fn named(label: &str) -> El {
    match label {
        "" => el("span").set("dir", "auto").text(say!("Not stated")),
        label => el("span").of_record().text(label),
    }
}

fn counted(count: usize) -> El {
    el("span").class("count").text(&count.to_string())
}
