//! *About this catalogue*: whose words these are, what they cover, and what the page does with them.

use crate::leptos::*;
use fonds_core::explore::Whole;
use fonds_core::say;
use fonds_core::speech::{Text, number_words};

use super::footer::{problem_list, provenance, version};
use super::pages::heading;
use super::text::paragraph;
use crate::desk::Desk;
use crate::el::{El, el, live};

/// The page.
pub fn about(desk: Desk, whole: &Whole) -> El {
    let about = desk.shown.with_untracked(|shown| shown.about.clone());
    let problems = (!about.problems.is_empty())
        .then(|| section(say!("Problems in the catalogue")).child(problem_list(&about.problems)));
    let edition = (!about.version.is_empty()).then(|| el("p").text(&say!("Version {0} of the list.", about.version)));
    el("article")
        .class("page about")
        .child(heading(say!("About this catalogue")))
        .maybe(paragraph("note", &about.description).map(El::in_records_language))
        .child(section(say!("Whose words these are")).child(provenance(&about)).maybe(edition))
        .child(section(say!("What it holds")).child(holdings(about.records, whole)))
        .maybe(problems)
        .child(section(say!("This version, and the offline copy")).view(live(move || desk.news.with(version))))
        .child(section(say!("What leaves this computer")).child(el("p").text(NOTHING.said())))
        .child(accessibility())
}

const NOTHING: Text = Text::of(
    "Nothing. The whole catalogue is on this computer while the page is open, and is searched here. No query, no click and no address of a record is sent to anyone; there are no cookies and no counters. Only the files of this site are fetched, from where it is published. Settings are kept in this browser. Links that lead elsewhere are followed only when they are clicked.",
);

fn section(title: &str) -> El {
    el("section").child(el("h3").text(title))
}

fn holdings(records: usize, whole: &Whole) -> El {
    let fact = |term: &str, value: String| el("div").child(el("dt").text(term)).child(el("dd").text(&value));
    let counted = |term, count: usize| (count > 0).then(|| fact(term, number_words(count)));
    let names = [say!("People and bodies"), say!("Places"), say!("Subjects")].into_iter().zip(&whole.names);
    let names = names.filter_map(|(term, count)| counted(term, *count));
    el("dl")
        .class("facts")
        .child(fact(say!("Records"), number_words(records)))
        .maybe((!whole.span.is_empty()).then(|| fact(say!("Years"), whole.span.clone())))
        .maybe(counted(say!("Without a date"), whole.undated))
        .maybe(counted(say!("Date not understood"), whole.not_understood))
        .maybe(counted(say!("With values that were added"), whole.with_added))
        .children(names)
}

/// The short form of `docs/accessibility.md`.
fn accessibility() -> El {
    let line = |text: &str| el("li").text(text);
    section(say!("Accessibility"))
        .child(el("p").text(
            say!("The page is made to be used with a keyboard, a screen reader, enlarged text, few colours or no motion, and aims at WCAG 2.2, level AA. Every change to it must pass these tests, in Chromium:"),
        ))
        .child(
            el("ul")
                .class("examples")
                .child(line(say!("the checker axe-core finds nothing in any view, by day, by night and in high contrast")))
                .child(line(say!("the Tab key reaches everything in its order, and what has the focus is seen")))
                .child(line(say!("nothing scrolls sideways at a width of 320 px")))
                .child(line(say!("journeys by keyboard alone: finding, opening, the timeline, coming back"))),
        )
        .child(el("p").text(
            say!("It has not been tested by readers who rely on screen readers, nor automatically in other browsers. If something cannot be used, tell whoever publishes this site."),
        ))
}
