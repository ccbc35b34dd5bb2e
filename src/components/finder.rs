//! The search form: what, where, from when to when. Every change takes effect at once.

use fonds_core::date::words;
use fonds_core::view::{Filters, Keyword, typed_date};

use super::combobox::{proposals, search_box};
use super::help::help;
use crate::browser::dom;
use crate::desk::{Desk, Step};
use crate::el::{El, Value, el, live_text};

/// The search form.
pub fn finder(desk: Desk) -> El {
    let search_in = select(
        "Search in",
        move || desk.asked(|asked| asked.view.filters.search_in),
        move |search_in| {
            desk.filter(Step::Push, |f| Filters { search_in, ..f.clone() });
        },
    );
    let dates = select(
        "Dates",
        move || desk.asked(|asked| asked.view.filters.dates),
        move |dates| {
            desk.filter(Step::Push, |f| Filters { dates, ..f.clone() });
        },
    );
    el("div")
        .class("finder")
        .set("role", "search")
        .set("aria-label", "Find records")
        .child(
            el("div")
                .class("query")
                .child(labelled("Search", search_box(desk)).class("field"))
                .child(proposals(desk))
                .child(search_in)
                .children(help(desk)),
        )
        .child(
            el("div")
                .class("row")
                .child(date("From", desk, |filters| &mut filters.from))
                .child(date("To", desk, |filters| &mut filters.to))
                .child(dates),
        )
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
    let options = K::ALL.iter().map(|(_, key, label)| el("option").set("value", key).text(label));
    let control = el("select")
        .property("value", move || value().key().into())
        .on("change", move |event| K::from_key(&dom::value(&event)).into_iter().for_each(&choose))
        .children(options);
    labelled(name, control).class("field")
}

/// A date of any precision, with what it was understood as.
fn date(name: &'static str, desk: Desk, field: fn(&mut Filters) -> &mut String) -> El {
    let text = move || desk.asked(|asked| std::mem::take(field(&mut asked.view.filters.clone())));
    let (id, is_wrong) = (if name == "From" { "hint-from" } else { "hint-to" }, move || {
        let text = text();
        !text.trim().is_empty() && typed_date(&text).is_none()
    });
    let control = el("input")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("placeholder", "1952-09")
        .set("aria-describedby", id)
        .live("aria-invalid", move || is_wrong().then_some("true").into())
        .property("value", move || Value::Text(text()))
        .on("input", move |event| {
            desk.filter(Step::Replace, |filters| {
                let mut next = filters.clone();
                *field(&mut next) = dom::value(&event);
                next
            });
        });
    let hint = el("span").class("hint").set("id", id).view(live_text(move || hint(&text())));
    el("div").class("field date").child(labelled(name, control)).child(hint)
}

/// What a typed date was understood as, or what would be.
fn hint(text: &str) -> String {
    match typed_date(text) {
        _ if text.trim().is_empty() => String::new(),
        Some(date) => words(&date),
        None => "not yet a date: 1952, 1952-09, 1952-09-17".to_owned(),
    }
}
