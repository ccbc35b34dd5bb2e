//! What a query can say, in one place, with examples from the catalogue that run when they are clicked.

use crate::leptos::*;
use fonds_core::explore::{Proposal, Typing};
use fonds_core::say;
use fonds_core::speech::Text;

use crate::browser::dialog;
use crate::desk::Desk;
use crate::el::{El, el, live};

/// The dialog, by its id, and its heading.
const ID: &str = "query-help";
const HEADING: &str = "query-help-heading";

/// What holds for every query.
const RULES: [Text; 4] = [
    Text::of(
        "Capitals and accents make no difference, and a name finds the other names of the same person, body or place.",
    ),
    Text::of("A word that stands nowhere in the catalogue is taken for one like it, and the page says so."),
    Text::of("From and To take a date of any precision: 1952, 1952-09, 1952-09-17."),
    Text::of("The key / goes to the search box; there the arrow keys choose a suggestion, and Escape closes them."),
];

/// The button that opens it, and the dialog.
pub fn help(desk: Desk) -> [El; 2] {
    let open = move |_| {
        desk.finding.update(|finding| {
            if finding.examples.is_empty() {
                finding.typing = Typing { wants_examples: true, ..Typing::default() };
            }
        });
        dialog::open(ID);
    };
    let button = el("button").set("type", "button").class("quiet").set("aria-haspopup", "dialog");
    let close = el("button").set("type", "button").text(say!("Close")).on("click", |_| dialog::close(ID));
    let examples = live(move || {
        let examples = desk.finding.with(|finding| finding.examples.iter().map(example).collect::<Vec<_>>());
        examples.into_iter().map(El::into_any).collect::<Vec<_>>().into_any()
    });
    let dialog = el("dialog")
        .set("id", ID)
        .class("help")
        .set("aria-labelledby", HEADING)
        .child(el("h2").set("id", HEADING).text(say!("What a query can say")))
        .child(el("dl").view(examples))
        .child(el("ul").children(RULES.map(|rule| el("li").text(rule.said()))))
        .child(close);
    [button.text(say!("Query help")).on("click", open), dialog]
}

fn example(Proposal { label, detail, count, href, .. }: &Proposal) -> El {
    let link = el("a").set("href", href).of_record().text(label).on("click", |_| dialog::close(ID));
    el("div")
        .child(el("dt").child(link).text(" ").child(el("span").class("count").text(&count.to_string())))
        .child(el("dd").text(detail))
}
