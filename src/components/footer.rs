//! The foot of the page: whose words these are, which version this is, and the offline copy.

use crate::leptos::*;
use fonds_core::about::About;
use fonds_core::explore::Page;
use fonds_core::explore::later::Needs;
use fonds_core::say;
use fonds_core::view::{Keyword, Layout};

use super::text::paragraph;
use crate::browser::later;
use crate::browser::offline::{self, Wish};
use crate::browser::page;
use crate::desk::{Desk, Shown};
use crate::el::{El, el, live, nothing};

/// The notice of a newer version, and the foot of the page.
pub fn footer(desk: Desk) -> [El; 2] {
    let about = desk.shown.with_untracked(|shown| shown.about.clone());
    let foot = el("footer")
        .class("footer")
        .maybe(paragraph("about", &about.description).map(El::in_records_language))
        .child(provenance(&about))
        .view(live(move || links(desk).into_any()))
        .maybe((!about.problems.is_empty()).then(|| problems(&about.problems)))
        .view(live(move || version_below(desk)))
        .child(el("p").text(say!("No query leaves this computer. Made with Fonds.")));
    [newer(desk), foot]
}

/// Said at once when a newer version is ready; nothing else on the page changes by itself.
fn newer(desk: Desk) -> El {
    // Whatever else is shown anew, the button stays, also under a pointer that is just pressing it.
    let outdated = Memo::new(move |_| desk.news.with(|news| news.is_outdated.then_some(0_usize)));
    el("div").set("role", "alert").view(live(move || {
        if outdated.get().is_none() {
            return nothing();
        }
        let reload = el("button").set("type", "button").text(say!("reload")).on("click", |_| renew());
        el("p").class("newer").text(say!("A new version of the catalogue is ready: ")).child(reload).into_any()
    }))
}

/// Takes the newer version. Chromium lets the service worker of the old one go on for half a minute if it is asked for files
/// just then, so what the reader's step has begun to load is waited for.
fn renew() {
    later::when_there(Needs::ALL, |_| offline::ask(Wish::Newest));
}

/// The guide and *About*.
fn links(desk: Desk) -> El {
    let view = desk.drawn_view();
    let link = |layout: Layout| {
        let is_here = layout == view.layout;
        el("a")
            .set("href", &view.with_layout(layout).href())
            .set_if("aria-current", is_here.then_some("page"))
            .text(layout.name())
    };
    el("nav").class("links").set("aria-label", say!("About")).child(link(Layout::Guide)).child(link(Layout::About))
}

/// Whose words these are.
pub fn provenance(about: &About) -> El {
    let publisher = match about.homepage.as_str() {
        "" => el("span").text(&about.publisher),
        url => el("a").set("href", url).set("rel", "noopener noreferrer external").text(&about.publisher),
    };
    let rest = [&about.rights, &about.licence].into_iter().filter(|text| !text.is_empty());
    rest.fold(el("p").in_records_language().child(publisher), |line, text| line.text(" · ").text(text))
}

/// What went wrong in reading the catalogue.
fn problems(problems: &[String]) -> El {
    el("details")
        .class("problems")
        .child(el("summary").text(&say!("Problems in the catalogue: {0}"; problems.len())))
        .child(problem_list(problems))
}

/// The problems, a line each.
pub fn problem_list(problems: &[String]) -> El {
    let lines = problems.iter().map(|problem| el("li").set("dir", "auto").text(problem));
    el("ul").class("examples").children(lines)
}

/// The version, unless the page itself is about it.
fn version_below(desk: Desk) -> AnyView {
    let is_told = desk.answer(|answer| matches!(answer.page, Some(Page::About(_))));
    if is_told { nothing() } else { desk.news.with(version) }
}

/// Which version is being read, and the offline copy of it; nothing in a page that Trunk alone has built.
pub fn version(shown: &Shown) -> AnyView {
    let version = page::data("version");
    if version.is_empty() {
        return nothing();
    }
    let line = el("p").class("version").text(&say!("Version {0} of {1}. ", version, page::data("built")));
    let line = match shown.kept {
        Some(true) => kept(line),
        Some(false) => not_kept(line, &shown.keeping),
        None => line.text(say!("Not kept offline.")),
    };
    line.into_any()
}

/// There is a copy: its size, and how to delete it.
fn kept(line: El) -> El {
    let delete = el("button").set("type", "button").class("quiet").text(say!("Delete the offline copy"));
    line.text(&say!("Available offline ({0}). ", size_words(page::bytes("bytes"))))
        .child(delete.on("click", |_| offline::ask(Wish::Forget)))
}

/// There is none: how to have one, and how far that has come.
fn not_kept(line: El, keeping: &str) -> El {
    let name = say!("Keep a copy for offline use ({0})", size_words(page::bytes("bytes")));
    line.text(say!("Not kept offline. "))
        .child(el("button").set("type", "button").class("quiet").text(&name).on("click", |_| offline::ask(Wish::Keep)))
        .text(" ")
        .child(el("span").set("aria-live", "polite").text(keeping))
}

/// Bytes as a reader says them (1 KB = 1,000 bytes), to a tenth.
fn size_words(bytes: u32) -> String {
    let is_small = bytes < 1_000_000;
    let tenths = bytes / if is_small { 100 } else { 100_000 };
    let (whole, tenth) = ((tenths / 10).to_string(), (tenths % 10).to_string());
    if is_small { say!("{0}.{1} KB", whole, tenth) } else { say!("{0}.{1} MB", whole, tenth) }
}
