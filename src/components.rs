//! The parts of the page. Each is a function from the state to an element: derive, handle, draw.

mod about;
mod above;
mod cards;
mod cite;
mod combobox;
mod dates;
mod dialog;
mod echo;
mod entry;
mod facets;
mod finder;
mod footer;
mod groups;
mod guide;
mod help;
mod histogram;
mod keep;
mod languages;
mod list;
mod missing;
pub mod names_index;
mod opening;
pub mod pages;
mod plot;
pub mod record;
mod results;
pub mod saved;
mod settings;
mod table;
pub mod take;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod text;
pub mod timeline;
mod tools;
mod windows;

use crate::leptos::*;
use fonds_core::say;

use crate::desk::Desk;
use crate::el::{El, el, records_are_in};

pub use combobox::propose;

/// The search box, as a selector.
pub const SEARCH_BOX: &str = ".finder input[type=search]";

/// The whole page.
pub fn app(desk: Desk) -> AnyView {
    desk.shown.with_untracked(|shown| records_are_in(&shown.about.language));
    keep::follow(desk);
    let main = el("main").set("id", "results").class("results").set("tabindex", "-1");
    let main = main.on("click", move |event| keep::press(desk, &event));
    let frame = el("div").class("frame").child(facets::facets(desk));
    let listing = results::results(desk).into_iter().fold(el("div").class("listing"), El::view);
    let main = above::above(desk).into_iter().fold(main, El::view).child(record::beside(desk, listing));
    let parts = [masthead(desk), finder::finder(desk), frame.child(main)];
    parts.into_iter().chain(footer::footer(desk)).map(IntoAny::into_any).collect::<Vec<_>>().into_any()
}

/// The catalogue's title, and whose words the page shows; the static page has the same.
fn masthead(desk: Desk) -> El {
    let (title, publisher) =
        desk.shown.with_untracked(|shown| (shown.about.title.clone(), shown.about.publisher.clone()));
    let credit = if publisher.is_empty() { publisher } else { say!("Titles, dates and summaries: {0}", publisher) };
    el("header")
        .class("masthead")
        .child(languages::languages(desk))
        .child(el("h1").child(el("a").set("href", "?").in_records_language().text(&title)))
        .child(el("p").class("credit").text(&credit))
        .child(settings::settings())
}
