//! Pages that stand in the place of the results.

use crate::leptos::*;
use fonds_core::explore::{Link, Page};
use fonds_core::say;

use super::text::with_parts;
use super::{about, entry, guide};
use crate::desk::Desk;
use crate::el::{El, el, nothing};

/// A page but the index of names, which is drawn by itself: a reader types in it.
pub fn page(desk: Desk, page: &Page) -> AnyView {
    let drawn = match page {
        Page::Index(_) => return nothing(),
        Page::Entry(entry) => entry::entry(entry),
        Page::NoName(link) => no_name(page.title(), link),
        Page::Guide(guide) => guide::guide(desk, guide),
        Page::About(whole) => about::about(desk, whole),
    };
    drawn.into_any()
}

/// The heading that has the focus when a page opens.
pub fn heading(title: &str) -> El {
    el("h2").set("id", "page-title").set("tabindex", "-1").set("dir", "auto").text(title)
}

/// A name that is gone.
fn no_name(title: &str, Link { label, href }: &Link) -> El {
    el("div").class("page").child(heading(title)).child(with_parts(
        el("p"),
        say!("The address asks for the name “{0}”, which no record of this catalogue has, nor its list of names. {1}"),
        vec![el("bdi").text(label), el("a").set("href", href.as_str()).text(say!("Search for its words"))],
    ))
}
