//! The foot of the page: whose words these are, which version this is, and the offline copy.

use fonds_core::about::About;
use leptos::prelude::*;

use super::text::paragraph;
use crate::browser::offline::{self, size_words};
use crate::browser::page;
use crate::desk::{Desk, Shown};
use crate::el::{El, el, live, nothing};

/// A larger catalogue (bytes) is kept only if the reader asks for it.
const UNASKED_BYTES: f64 = 10e6;

/// The notice of a newer version, and the foot of the page.
pub fn footer(desk: Desk) -> [El; 2] {
    let about = desk.shown.with_untracked(|shown| shown.about.clone());
    let foot = el("footer")
        .class("footer")
        .maybe(paragraph("about", &about.description))
        .child(provenance(&about))
        .maybe((!about.problems.is_empty()).then(|| problems(&about.problems)))
        .view(live(move || desk.shown.with(|shown| version(desk, shown))))
        .child(el("p").text("No query leaves this computer. Made with Fonds."));
    [newer(desk), foot]
}

/// Said at once when a newer version is ready; nothing else on the page changes by itself.
fn newer(desk: Desk) -> El {
    el("div").set("role", "alert").view(live(move || {
        if !desk.shown.with(|shown| shown.is_outdated) {
            return nothing();
        }
        let reload = el("button").set("type", "button").text("reload").on("click", |_| offline::take_newer());
        el("p").class("newer").text("A new version of the catalogue is ready: ").child(reload).into_any()
    }))
}

/// Whose words these are.
fn provenance(about: &About) -> El {
    let publisher = match about.homepage.as_str() {
        "" => el("span").text(&about.publisher),
        url => el("a").set("href", url).set("rel", "noopener noreferrer external").text(&about.publisher),
    };
    let rest = [&about.rights, &about.licence].into_iter().filter(|text| !text.is_empty());
    rest.fold(el("p").child(publisher), |line, text| line.text(" · ").text(text))
}

/// What went wrong in reading the catalogue.
fn problems(problems: &[String]) -> El {
    let lines = problems.iter().map(|problem| el("li").set("dir", "auto").text(problem));
    el("details")
        .class("problems")
        .child(el("summary").text(format!("Problems in the catalogue: {}", problems.len())))
        .child(el("ul").children(lines))
}

/// Which version is being read, and the offline copy of it; nothing in a page that Trunk alone has built.
fn version(desk: Desk, shown: &Shown) -> AnyView {
    let version = page::data("version");
    if version.is_empty() {
        return nothing();
    }
    let line = el("p").class("version").text(format!("Version {version} of {}. ", page::data("built")));
    let line = match shown.kept {
        Some(true) => kept(line, desk),
        Some(false) => not_kept(line, desk, &shown.keeping),
        None => line.text("Not kept offline."),
    };
    line.into_any()
}

/// There is a copy: its size, and how to delete it.
fn kept(line: El, desk: Desk) -> El {
    let delete = el("button").set("type", "button").class("quiet").text("Delete the offline copy");
    line.text(format!("Available offline ({}). ", size_words(page::bytes("bytes"))))
        .child(delete.on("click", move |_| offline::forget(move || desk.hear(offline::News::NotKept))))
}

/// There is none: how to have one, and how far that has come.
fn not_kept(line: El, desk: Desk, keeping: &str) -> El {
    let keep = move |_| match page::bytes("catalogue-bytes") > UNASKED_BYTES {
        true => offline::keep_catalogue(move |news| desk.hear(news)),
        false => offline::keep_again(),
    };
    let name = format!("Keep a copy for offline use ({})", size_words(page::bytes("bytes")));
    line.text("Not kept offline. ")
        .child(el("button").set("type", "button").class("quiet").text(name).on("click", keep))
        .text(" ")
        .child(el("span").set("aria-live", "polite").text(keeping))
}
