//! The search form: what, where, from when to when. Every change takes effect at once.

use fonds_core::say;
use fonds_core::view::{Filters, Keyword};

use super::combobox::{proposals, search_box};
use super::dates::dates;
use super::help::help;
use crate::browser::dom;
use crate::desk::{Desk, Step};
use crate::el::{El, el};

/// The search form.
pub fn finder(desk: Desk) -> El {
    let search_in = select(
        say!("Search in"),
        move || desk.asked(|asked| asked.view.filters.search_in),
        move |search_in| {
            desk.filter(Step::Push, |f| Filters { search_in, ..f.clone() });
        },
    );
    el("div")
        .class("finder")
        .set("role", "search")
        .set("aria-label", say!("Find records"))
        .child(
            el("div")
                .class("query")
                .child(labelled(say!("Search"), search_box(desk)).class("field"))
                .child(proposals(desk))
                .child(search_in)
                .children(help(desk)),
        )
        .child(el("div").class("row").children(dates(desk)))
}

fn labelled(name: &'static str, control: El) -> El {
    el("label").child(el("span").text(name)).child(control)
}

/// A native select over all values of a keyword.
pub fn select<K: Keyword + Send + Sync>(
    name: &'static str,
    value: impl Fn() -> K + Send + Sync + 'static,
    choose: impl Fn(K) + Send + Sync + 'static,
) -> El {
    let options = K::ALL.iter().map(|(_, key, label)| el("option").set("value", key).text(label.said()));
    let control = el("select")
        .property("value", move || value().key().into())
        .on("change", move |event| K::from_key(&dom::value(&event)).into_iter().for_each(&choose))
        .children(options);
    labelled(name, control).class("field")
}
