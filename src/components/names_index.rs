//! The index of names.

use crate::leptos::*;
use fonds_core::explore::{IndexKind, IndexLine, IndexSection, Link, NamesIndex, Page, letter_words};
use fonds_core::say;
use fonds_core::view::{IndexPart, View};

use super::pages::heading;
use super::text::with_parts;
use crate::browser::{dom, focus};
use crate::desk::{Desk, Step};
use crate::el::{El, el, live, nothing};

/// The index: its kinds, the field to find a name, the letters, the names. The field is made once, so that it can be typed
/// in while everything else is drawn anew.
pub fn index(desk: Desk) -> El {
    follow_letter(desk);
    let field = el("input")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .property("value", move || desk.asked(|asked| asked.view.index.typed.as_str().into()))
        .on("input", move |event| {
            let view = desk.view();
            let index = IndexPart { typed: dom::value(&event), letter: String::new(), ..view.index };
            desk.go(View { index, ..view }, Step::Replace);
        });
    let part = move |draw: fn(Desk, &NamesIndex) -> AnyView| {
        live(move || {
            desk.answer(|answer| match &answer.page {
                Some(Page::Index(index)) => draw(desk, index),
                _ => nothing(),
            })
        })
    };
    el("div")
        .class("page index")
        .view(part(|_, index| heading(index.title()).into_any()))
        .view(part(|_, index| kinds(&index.kinds).into_any()))
        .child(el("label").class("field").child(el("span").text(say!("Find a name"))).child(field))
        .view(part(names))
}

/// A letter that is gone to has the focus.
fn follow_letter(desk: Desk) {
    Effect::new(move |before: Option<String>| {
        let now = desk.asked(|asked| asked.view.index.letter.clone());
        if !now.is_empty() && before.is_some_and(|before| before != now) {
            focus::later(&[&focus::selector("h3", "data-letter", &now)]);
        }
        now
    });
}

fn kinds(kinds: &[IndexKind]) -> El {
    let kind = |kind: &IndexKind| {
        let count = el("span").class("count").text(&kind.count.to_string());
        link(&kind.link, kind.is_shown).text(" ").child(count)
    };
    el("nav").class("layouts").set("aria-label", say!("Kinds of names")).children(kinds.iter().map(kind))
}

fn link(link: &Link, is_current: bool) -> El {
    el("a").set("href", link.href.as_str()).set_if("aria-current", is_current.then_some("true")).text(&link.label)
}

fn names(desk: Desk, index: &NamesIndex) -> AnyView {
    let order =
        |name: &str, href: &str, is_current| link(&Link { label: name.to_owned(), href: href.to_owned() }, is_current);
    let orders = el("nav")
        .class("layouts")
        .set("aria-label", say!("Order of names"))
        .child(order(say!("A to Z"), &index.a_to_z, !index.by_count))
        .child(order(say!("Most records first"), &index.most_first, index.by_count));
    let letters = (!index.letters.is_empty()).then(|| {
        el("nav")
            .class("letters")
            .set("aria-label", say!("Letters"))
            .children(index.letters.iter().map(|letter| link(letter, false)))
    });
    let more = (index.left > 0).then(|| {
        let name = say!("Show more of the other {0}"; index.left);
        el("button").set("type", "button").class("more").text(&name).on("click", move |_| {
            desk.more();
        })
    });
    el("div")
        .child(el("div").class("above").child(el("p").set("aria-live", "polite").text(&index.caption)).child(orders))
        .maybe(letters)
        .children(index.sections.iter().map(section))
        .maybe(more)
        .into_any()
}

fn section(IndexSection { letter, lines }: &IndexSection) -> El {
    let list = el("ul").class("names columns").set("role", "list").children(lines.iter().map(line));
    let heading = (!letter.is_empty())
        .then(|| el("h3").set("data-letter", letter.as_str()).set("tabindex", "-1").text(letter_words(letter)));
    el("section").maybe(heading).child(list)
}

/// A name with its records; or another name with the one that it refers to.
fn line(line: &IndexLine) -> El {
    let link = el("a").set("href", line.href.as_str()).of_record().text(&line.label);
    match line.see_from.as_str() {
        "" => el("li")
            .child(link.set("data-name", line.id.as_str()))
            .text(" ")
            .child(el("span").class("count").text(&line.count.to_string())),
        other => with_parts(
            el("li").class("see"),
            say!("{0}: see {1}"),
            vec![el("bdi").in_records_language().text(other), link],
        ),
    }
}
