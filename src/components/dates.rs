//! *From* and *To* with what they were understood as, the histogram beside them, and whether a date must lie inside for
//! certain.

use fonds_core::date::words;
use fonds_core::say;
use fonds_core::speech::number_words;
use fonds_core::view::{DateMode, Filters, Keyword, typed_date};

use super::histogram::histogram;
use crate::browser::dom;
use crate::desk::{Desk, Step};
use crate::el::{El, Value, el, live_text};

/// All that has to do with dates, in the order of the page.
pub fn dates(desk: Desk) -> [El; 4] {
    [
        date(say!("From"), "hint-from", desk, |filters| &mut filters.from),
        date(say!("To"), "hint-to", desk, |filters| &mut filters.to),
        histogram(desk),
        mode(desk),
    ]
}

/// A date of any precision, with what it was understood as.
fn date(name: &str, id: &'static str, desk: Desk, field: fn(&mut Filters) -> &mut String) -> El {
    let text = move || desk.asked(|asked| std::mem::take(field(&mut asked.view.filters.clone())));
    let is_wrong = move || {
        let text = text();
        !text.trim().is_empty() && typed_date(&text).is_none()
    };
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
    let is_reversed = move || id == "hint-to" && desk.asked(|asked| asked.view.filters.is_reversed());
    let hint = live_text(move || if is_reversed() { say!("before From").to_owned() } else { hint(&text()) });
    let hint = el("span").class("hint").set("id", id).view(hint);
    let label = el("label").child(el("span").text(name)).child(control);
    el("div").class("field date").child(label).child(hint)
}

/// What a typed date was understood as, or what would be.
fn hint(text: &str) -> String {
    match typed_date(text) {
        _ if text.trim().is_empty() => String::new(),
        Some(date) => words(&date),
        None => say!("not yet a date: 1952, Sept 1952, 1952-09-17").to_owned(),
    }
}

/// Whether a date that only may lie inside counts, with how many records there are either way.
fn mode(desk: Desk) -> El {
    let option = |mode: DateMode| {
        let name = live_text(move || desk.answer(|answer| named(mode, answer.inside)));
        el("option").set("value", mode.key()).view(name)
    };
    let control = el("select")
        .property("value", move || desk.asked(|asked| asked.view.filters.dates.key().into()))
        .on("change", move |event| {
            let dates = DateMode::from_key(&dom::value(&event)).unwrap_or_default();
            desk.filter(Step::Push, |filters| Filters { dates, ..filters.clone() });
        })
        .children(DateMode::ALL.iter().map(|(mode, ..)| option(*mode)));
    el("label").child(el("span").text(say!("Dates"))).child(control).class("field")
}

fn named(mode: DateMode, inside: Option<(usize, usize)>) -> String {
    let count = inside.map(|(possible, certain)| if mode == DateMode::Possible { possible } else { certain });
    count.map_or_else(|| mode.name().to_owned(), |count| say!("{0} ({1})", mode.name(), number_words(count)))
}
