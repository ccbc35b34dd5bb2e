//! All that finds the document, in the order in which digital archives of diplomatic history ask to be cited: sender to
//! recipient or title, type, date, archival reference, repository, digital archive, id, address, day of access.

use super::chicago::{authors_in_note, who_to_whom};
use super::dates::{Moment, Order};
use super::facts::Facts;
use super::pen::{Mark, Pen, quoted};
use super::title::Title;

/// A citation in no guide's style.
pub(super) fn citation(facts: &Facts) -> Pen {
    let mut pen = Pen::default();
    match &facts.titled.title {
        Title::Message(kind) => {
            pen.after(Mark::Comma, &who_to_whom(facts));
            pen.after(Mark::Comma, kind);
        }
        Title::Described(text) | Title::Named(text) => {
            if !facts.titled.names_authors {
                pen.after(Mark::Comma, &authors_in_note(&facts.authors));
            }
            pen.after(Mark::Comma, &quoted(text));
            pen.after(Mark::Comma, facts.kind);
        }
    }
    if !facts.titled.gives_date {
        pen.after(Mark::Comma, &date(facts));
    }
    for place in [facts.reference, facts.collection, facts.repository, facts.archive] {
        pen.after(Mark::Comma, place);
    }
    pen.after(Mark::Comma, if facts.url.contains(facts.id) { "" } else { facts.id });
    pen.after(Mark::Comma, facts.url);
    if let Some(day) = facts.accessed {
        pen.append(&format!(" (accessed {})", Moment::Day(day).text(Order::DayFirst)));
    }
    pen.end(Mark::Stop);
    pen
}

fn date(facts: &Facts) -> String {
    facts.date.doubted_text(Order::DayFirst, "ca. ").unwrap_or_else(|| "n.d.".to_owned())
}
