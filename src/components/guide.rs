//! *How to read this catalogue*, with examples from the catalogue at hand.

use fonds_core::explore::{AddedExample, DateExample, Guide, Link, RecordLink};
use fonds_core::view::{Layout, View};

use super::pages::heading;
use crate::away;
use crate::desk::Desk;
use crate::el::{El, el};

/// The guide.
pub fn guide(desk: Desk, guide: &Guide) -> El {
    el("article")
        .class("page guide")
        .child(heading("How to read this catalogue"))
        .child(records(guide))
        .child(dates(guide))
        .maybe(guide.name.as_ref().map(|(name, others)| names(name, others)))
        .maybe(guide.added.as_ref().map(added))
        .child(searching(guide))
        .child(timeline())
        .child(citing())
        .child(taking(desk))
}

fn section(title: &str) -> El {
    el("section").child(el("h3").text(title))
}

fn words(text: &str) -> El {
    el("p").text(text)
}

fn records(guide: &Guide) -> El {
    let example = guide.record.as_ref().map(|record| words("The first one here: ").child(linked(record)));
    section("What a record is")
        .child(words(
            "A record is one entry of the archive’s list: it says what a document is, from when, by whom, about whom and \
             what. It is not the document itself; where the list knows an address of that on the web, the record’s page \
             has it.",
        ))
        .maybe(example)
}

fn dates(guide: &Guide) -> El {
    section("How dates are shown")
        .child(words("No date is made more exact than the source has it."))
        .child(el("ul").class("examples").children(guide.dates.iter().map(date)))
        .child(words(
            "From and To bring every record that may be from that time. To leave out those that only may be, choose \
             “certainly inside” under Dates.",
        ))
}

fn date(DateExample { sort, written, words, link }: &DateExample) -> El {
    let as_words = (!words.is_empty()).then(|| el("span").class("detail").text(&format!(" ({words})")));
    el("li")
        .text(sort)
        .child(el("br"))
        .child(el("b").set("dir", "auto").text(written))
        .maybe(as_words)
        .text(" ")
        .child(linked(link))
}

fn linked(link: &RecordLink) -> El {
    el("a").set("href", link.href.as_str()).set("dir", "auto").text(&link.title)
}

fn names(name: &Link, others: &str) -> El {
    section("One person, many names")
        .child(
            el("p")
                .child(el("a").set("href", name.href.as_str()).set("dir", "auto").text(&name.label))
                .text(" is in this catalogue also: ")
                .child(el("bdi").text(others))
                .text(". Whichever is searched for or chosen, the same records are found."),
        )
        .child(words(
            "Every name has a page with its other names, its records by the part it has in them, and who and what else \
             stands in them. People, above the results, leads to all of them.",
        ))
}

fn added(AddedExample { value, field, text, link }: &AddedExample) -> El {
    section("What “added” means")
        .child(words(
            "What is marked as added is no field of the source. It was taken from the record’s own words, which are shown \
             with it.",
        ))
        .child(
            el("p")
                .text("For example, “")
                .child(el("bdi").text(value))
                .text(&format!("” rests on the {field}, where it says “"))
                .child(el("bdi").text(text))
                .text("”: ")
                .child(linked(link)),
        )
}

fn searching(guide: &Guide) -> El {
    let search = |(link, what): &(Link, String)| {
        let query = el("code").set("dir", "auto").text(&link.label);
        el("li").child(el("a").set("href", link.href.as_str()).child(query)).text(" ").child(el("span").text(what))
    };
    section("How to search")
        .child(words(
            "A record is found if it has all the words, in whatever field. OR stands between words of which one will do, NOT \
             before one that must not be there, and an asterisk for any ending. A word that no record has is replaced by one \
             that differs in a letter or two, and the page says so.",
        ))
        .child(el("ul").class("examples").children(guide.searches.iter().map(search)))
}

fn timeline() -> El {
    let link = el("a").set("href", &View::default().with_layout(Layout::Timeline).href()).text("See the timeline");
    section("What the marks of the timeline mean").child(super::timeline::marks()).child(el("p").child(link))
}

fn citing() -> El {
    section("How to cite")
        .child(words(
            "The address of the page holds all that is shown: the query, the conditions and the order. Kept, sent or put in \
             a footnote, it leads to the same view. The page of a record has an address of its own, which stays.",
        ))
        .child(words(
            "Under Cite a record’s page has its citation in the usual styles, to be copied or saved for a reference manager: \
             title, date, the archive, its reference there and that address.",
        ))
}

fn taking(desk: Desk) -> El {
    let export = el("button").set("type", "button").class("quiet").text("Export what is found");
    let list = el("a").set("href", &View::default().with_layout(Layout::Saved).href()).text("See your reading list");
    section("How to take records away")
        .child(words(
            "The ribbon beside a title puts the record on your reading list, which is kept in this browser only: with notes, in \
             an order of your own, as a file, or as a link to send.",
        ))
        .child(el("p").child(list))
        .child(words(
            "What is found, or the list, is exported as a table, for a reference manager, or as a bibliography. With it comes \
             a reference for a footnote: how many records were found, in which version of the catalogue, by which query. Who \
             follows its address later is told what differs.",
        ))
        .child(el("p").child(export.on("click", move |_| away::open(desk))))
}
