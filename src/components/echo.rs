//! A quiet line that says how the query was understood, and what was corrected or ignored.

use crate::leptos::*;
use fonds_core::explore::{Link, Remark, Understood};
use fonds_core::say;

use crate::desk::Desk;
use crate::el::{El, el, nothing};

/// How the query was read, what was ignored in the address, what was left out, what was searched instead.
pub fn echo(desk: Desk) -> AnyView {
    let ignored = desk.asked(|asked| asked.ignored.iter().map(ToString::to_string).collect::<Vec<_>>());
    let lines = desk.answer(|answer| {
        let read = (!answer.understood.is_empty()).then(|| understood(&answer.understood));
        let sentences = ignored.iter().chain(&answer.notes).map(|line| el("li").set("dir", "auto").text(line));
        read.into_iter().chain(answer.remarks.iter().map(remark)).chain(sentences).map(El::into_any).collect::<Vec<_>>()
    });
    if lines.is_empty() {
        return nothing();
    }
    el("ul").class("notes").set("role", "list").view(lines.into_any()).into_any()
}

/// The parts; of several each can be left out.
fn understood(parts: &[Understood]) -> El {
    let mut line = el("li").class("understood").set("dir", "auto").child(el("span").text(say!("Read as ")));
    for (at, part) in parts.iter().enumerate() {
        let leave_out = (parts.len() > 1).then(|| {
            let name = say!("Leave out {0}", part.text);
            el("a").set("href", &part.without).set("aria-label", &name).set("title", &name).text("×")
        });
        line = line
            .maybe((at > 0).then(|| el("span").text(say!(" AND "))))
            .child(el("b").of_record().text(&part.text))
            .maybe((!part.also.is_empty()).then(|| el("span").text(&say!(" (also {0})", part.also.join(", ")))))
            .maybe(leave_out);
    }
    line
}

fn remark(remark: &Remark) -> El {
    let link = |Link { label, href }: &Link| el("a").set("href", href).set("dir", "auto").text(label);
    let line = el("li").set("dir", "auto").child(el("span").text(&remark.text));
    remark.links.iter().fold(line, |line, to| line.text(" ").child(link(to)))
}
