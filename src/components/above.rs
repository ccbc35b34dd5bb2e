//! What stands above the results: the conditions in force, how many records they leave, and what was made of the query.

use crate::leptos::*;
use fonds_core::explore::Link;
use fonds_core::say;
use fonds_core::view::{Filters, Keyword, Layout, Named, View};

use super::SEARCH_BOX;
use super::echo::echo;
use super::missing::missing;
use super::take;
use super::tools::tools;
use crate::browser::focus;
use crate::desk::{Desk, Step};
use crate::el::{El, el, live, live_text, nothing};

/// *Active filters*, the status line with the ways to draw the results, and the notes.
pub fn above(desk: Desk) -> Vec<AnyView> {
    let status = el("p").class("status").set("role", "status");
    let status = status.view(live_text(move || desk.answer(|answer| answer.status.clone())));
    vec![
        live(move || active(desk)),
        el("div")
            .class("above")
            .child(status)
            .view(live(move || layouts(desk).into_any()))
            .child(take::bar(desk))
            .into_any(),
        take::below(desk),
        tools(desk),
        live(move || echo(desk)),
        live(move || missing(desk)),
    ]
}

fn active(desk: Desk) -> AnyView {
    let links = desk.answer(|answer| answer.active.clone());
    if links.is_empty() {
        return nothing();
    }
    let clear = el("button").set("type", "button").class("quiet").text(say!("Clear all")).on("click", move |_| {
        desk.filter(Step::Push, |_| Filters::default());
        focus::later(&[SEARCH_BOX]);
    });
    let list = el("ul").set("aria-label", say!("Active filters")).set("role", "list");
    let list = list.children(links.into_iter().map(|link| condition(desk, link)));
    el("div").class("active").child(list).child(clear).into_any()
}

/// A condition with the button that removes it.
fn condition(desk: Desk, Link { label, href }: Link) -> El {
    let remove = el("button").set("type", "button").set("aria-label", &say!("Remove {0}", label)).text("×");
    let remove = remove.on("click", move |_| {
        desk.go(View::parse(&href).0, Step::Push);
        focus::later(&[".active button", SEARCH_BOX]);
    });
    el("li").child(el("span").set("dir", "auto").text(&label)).child(remove)
}

/// The ways to draw the results, as links.
fn layouts(desk: Desk) -> El {
    let view = desk.drawn_view();
    let link = |layout: Layout| {
        el("a")
            .set("href", &view.with_layout(layout).href())
            .set_if("aria-current", (layout == view.layout && view.name.is_none()).then_some("true"))
            .text(layout.name())
    };
    let links = Layout::ALL.iter().filter(|(layout, ..)| layout.has_records()).map(|(layout, ..)| link(*layout));
    el("nav").class("layouts").set("aria-label", say!("View")).children(links).maybe(names(desk, &view))
}

/// The way to the names: of people, or of what else this catalogue has names of.
fn names(desk: Desk, view: &View) -> Option<El> {
    let has = |facet| desk.beside(|panels, _| panels.iter().any(|panel| panel.facet == facet));
    let layout = Layout::of_names(Named::FACETS.into_iter().find(|facet| has(*facet))?);
    let is_here = view.name.is_some() || view.layout.facet().is_some();
    let link = el("a").set("href", &view.with_layout(layout).href());
    Some(link.set_if("aria-current", is_here.then_some("true")).text(layout.name()))
}
