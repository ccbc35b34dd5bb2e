//! *How to read this catalogue*, with examples from the catalogue at hand.

use fonds_core::explore::{AddedExample, DateExample, Guide, Link, RecordLink};
use fonds_core::say;
use fonds_core::view::{Layout, View};

use super::pages::heading;
use super::text::with_parts;
use crate::away;
use crate::desk::Desk;
use crate::el::{El, el};

/// The guide.
pub fn guide(desk: Desk, guide: &Guide) -> El {
    el("article")
        .class("page guide")
        .child(heading(say!("How to read this catalogue")))
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
    let example =
        guide.record.as_ref().map(|record| with_parts(el("p"), say!("The first one here: {0}"), vec![linked(record)]));
    section(say!("What a record is"))
        .child(words(
            say!("A record is one entry of the archive’s list: it says what a document is, from when, by whom, about whom and what. It is not the document itself; where the list knows an address of that on the web, the record’s page has it."),
        ))
        .maybe(example)
}

fn dates(guide: &Guide) -> El {
    section(say!("How dates are shown"))
        .child(words(say!("No date is made more exact than the source has it.")))
        .child(el("ul").class("examples").children(guide.dates.iter().map(date)))
        .child(words(
            say!("From and To bring every record that may be from that time. To leave out those that only may be, choose “certainly inside” under Dates."),
        ))
}

fn date(DateExample { sort, written, words, link }: &DateExample) -> El {
    let as_words = (!words.is_empty()).then(|| el("span").class("detail").text(&say!(" ({0})", words)));
    el("li")
        .text(sort)
        .child(el("br"))
        .child(el("b").of_record().text(written))
        .maybe(as_words)
        .text(" ")
        .child(linked(link))
}

fn linked(link: &RecordLink) -> El {
    el("a").set("href", link.href.as_str()).of_record().text(&link.title)
}

fn names(name: &Link, others: &str) -> El {
    section(say!("One person, many names"))
        .child(
            with_parts(
                el("p"),
                say!("{0} is in this catalogue also: {1}. Whichever is searched for or chosen, the same records are found."),
                vec![
                    el("a").set("href", name.href.as_str()).of_record().text(&name.label),
                    el("bdi").in_records_language().text(others),
                ],
            ),
        )
        .child(words(
            say!("Every name has a page with its other names, its records by the part it has in them, and who and what else stands in them. People, above the results, leads to all of them."),
        ))
}

fn added(AddedExample { value, field, text, link }: &AddedExample) -> El {
    section(say!("What “added” means"))
        .child(words(
            say!("What is marked as added is no field of the source. It was taken from the record’s own words, which are shown with it."),
        ))
        .child(
            with_parts(
                el("p"),
                say!("For example, “{0}” rests on the {1}, where it says “{2}”: {3}"),
                vec![el("bdi").in_records_language().text(value), el("span").text(field), el("bdi").in_records_language().text(text), linked(link)],
            ),
        )
}

fn searching(guide: &Guide) -> El {
    let search = |(link, what): &(Link, String)| {
        let query = el("code").of_record().text(&link.label);
        el("li").child(el("a").set("href", link.href.as_str()).child(query)).text(" ").child(el("span").text(what))
    };
    section(say!("How to search"))
        .child(words(
            say!("A record is found if it has all the words, in whatever field. OR stands between words of which one will do, NOT before one that must not be there, and an asterisk for any ending. A word that no record has is replaced by one that differs in a letter or two, and the page says so."),
        ))
        .child(el("ul").class("examples").children(guide.searches.iter().map(search)))
}

fn timeline() -> El {
    let link =
        el("a").set("href", &View::default().with_layout(Layout::Timeline).href()).text(say!("See the timeline"));
    section(say!("What the marks of the timeline mean")).child(super::timeline::marks()).child(el("p").child(link))
}

fn citing() -> El {
    section(say!("How to cite"))
        .child(words(
            say!("The address of the page holds all that is shown: the query, the conditions and the order. Kept, sent or put in a footnote, it leads to the same view. The page of a record has an address of its own, which stays."),
        ))
        .child(words(say!("Under Cite a record’s page has its citation in the usual styles, to be copied or saved for a reference manager: title, date, the archive, its reference there and that address.")))
}

fn taking(desk: Desk) -> El {
    let export = el("button").set("type", "button").class("quiet").text(say!("Export what is found"));
    let list = el("a").set("href", &desk.view().with_layout(Layout::Saved).href()).text(say!("See your reading list"));
    section(say!("How to take records away"))
        .child(words(say!("The ribbon beside a title puts the record on your reading list, which is kept in this browser only: with notes, in an order of your own, as a file, or as a link to send.")))
        .child(el("p").child(list))
        .child(words(say!("What is found, or the list, is exported as a table, for a reference manager, or as a bibliography. With it comes a reference for a footnote: how many records were found, in which version of the catalogue, by which query. Who follows its address later is told what differs.")))
        .child(el("p").child(export.on("click", move |_| away::open(desk))))
}
