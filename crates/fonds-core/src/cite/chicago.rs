//! *The Chicago Manual of Style*, 17th edition, 14.221–14.231: manuscript collections.
//!
//! A note begins with the item and ends with the repository, parted by commas: *George Creel to Colonel House,
//! September 25, 1918, Edward M. House Papers, Yale University Library.* A bibliography gives the author first, and
//! parts by full stops.

use super::dates::{Moment, Order};
use super::facts::Facts;
use super::names::{Name, first_inverted, in_row, natural};
use super::pen::{Mark, Pen, quoted};
use super::title::{Title, capitalised};

/// A note names so many authors; of more, the first and *et al.* (14.76).
const AUTHORS_IN_NOTE: usize = 3;
/// A bibliography names so many authors; of more, the first seven and *et al.* (14.76).
const AUTHORS_IN_BIBLIOGRAPHY: usize = 10;
const AUTHORS_BEFORE_ET_AL: usize = 7;

/// A footnote or endnote.
pub(super) fn note(facts: &Facts) -> Pen {
    let mut pen = Pen::default();
    match &facts.titled.title {
        Title::Message(kind) => {
            pen.after(Mark::Comma, &who_to_whom(facts));
            // Who wrote to whom is a letter, if nothing else is said.
            pen.after(Mark::Comma, if kind == "letter" { "" } else { kind });
        }
        Title::Described(text) => titled(&mut pen, facts, text),
        Title::Named(text) => titled(&mut pen, facts, &quoted(text)),
    }
    pen.after(Mark::Comma, &date_unless_in_title(facts));
    for place in [facts.reference, facts.collection, facts.repository, facts.archive, facts.id_without_url()] {
        pen.after(Mark::Comma, place);
    }
    if let Some(day) = accessed(facts) {
        pen.after(Mark::Comma, &format!("accessed {day}"));
    }
    pen.after(Mark::Comma, facts.url);
    pen.end(Mark::Stop);
    pen
}

/// An entry of a bibliography.
pub(super) fn bibliography(facts: &Facts) -> Pen {
    let mut pen = Pen::default();
    pen.after(Mark::Stop, &authors_in_bibliography(&facts.authors));
    let date = date_unless_in_title(facts);
    match &facts.titled.title {
        Title::Message(kind) => {
            pen.after(Mark::Stop, &format!("{} to {}", capitalised(kind), in_row(&natural(&facts.recipients))));
            pen.after(Mark::Comma, &date);
        }
        Title::Described(text) => {
            pen.after(Mark::Stop, text);
            pen.after(Mark::Comma, &date);
        }
        Title::Named(text) => {
            pen.after(Mark::Stop, &quoted(text));
            pen.after(Mark::Stop, &date);
        }
    }
    pen.after(Mark::Stop, facts.reference);
    pen.after(if facts.reference.is_empty() { Mark::Stop } else { Mark::Comma }, facts.collection);
    for place in [facts.repository, facts.archive, facts.id_without_url()] {
        pen.after(Mark::Stop, place);
    }
    if let Some(day) = accessed(facts) {
        pen.after(Mark::Stop, &format!("Accessed {day}"));
    }
    pen.after(Mark::Stop, facts.url);
    pen.end(Mark::Stop);
    pen
}

/// A title after its authors, unless it names them itself.
fn titled(pen: &mut Pen, facts: &Facts, title: &str) {
    if !facts.titled.names_authors {
        pen.after(Mark::Comma, &authors_in_note(&facts.authors));
    }
    pen.after(Mark::Comma, title);
}

/// `George Creel to Colonel House`
pub(super) fn who_to_whom(facts: &Facts) -> String {
    format!("{} to {}", authors_in_note(&facts.authors), authors_in_note(&facts.recipients))
}

/// All of up to three authors, else the first.
pub(super) fn authors_in_note(authors: &[Name]) -> String {
    match authors {
        [first, ..] if authors.len() > AUTHORS_IN_NOTE => format!("{} et al.", first.natural()),
        _ => in_row(&natural(authors)),
    }
}

fn authors_in_bibliography(authors: &[Name]) -> String {
    let names = first_inverted(authors);
    if names.len() > AUTHORS_IN_BIBLIOGRAPHY {
        format!("{}, et al.", names[..AUTHORS_BEFORE_ET_AL].join(", "))
    } else {
        in_row(&names)
    }
}

/// `September 25, 1918`, `[ca. 1772]`, `[1750?]`, `n.d.` (14.145).
fn date_unless_in_title(facts: &Facts) -> String {
    if facts.titled.gives_date {
        return String::new();
    }
    let text = facts.date.doubted_text(Order::MonthFirst, "ca. ");
    match text {
        Some(text) if facts.date.is_doubted() => format!("[{text}]"),
        Some(text) => text,
        None => "n.d.".to_owned(),
    }
}

/// The day of access, which stands before the address (14.12).
fn accessed(facts: &Facts) -> Option<String> {
    facts.accessed.map(|day| Moment::Day(day).text(Order::MonthFirst))
}
