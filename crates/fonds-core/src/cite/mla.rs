//! *MLA Handbook*, 9th edition: author, title or description, date, the collection as the container, the library and
//! its numbers, and the digital archive as a second container.

use super::dates::{Moment, Order};
use super::facts::Facts;
use super::names::{Name, first_inverted, in_row, natural};
use super::pen::{Mark, Pen, quoted};
use super::title::{Title, capitalised};

/// An entry of a list of works cited.
pub(super) fn entry(facts: &Facts) -> Pen {
    let mut pen = Pen::default();
    pen.after(Mark::Stop, &authors(&facts.authors));
    pen.after(Mark::Stop, &title(facts));
    if !facts.titled.gives_date {
        let date = facts.date.doubted_text(Order::DayFirstShort, "circa ").unwrap_or_default();
        pen.after(Mark::Stop, &capitalised(&date));
    }
    let mut mark = Mark::Stop;
    for place in [facts.collection, facts.repository, facts.reference] {
        pen.after(mark, place);
        mark = if place.is_empty() { mark } else { Mark::Comma };
    }
    pen.italic_after(Mark::Stop, facts.archive);
    let mark = if facts.archive.is_empty() { mark } else { Mark::Comma };
    pen.after(mark, facts.id_without_url());
    pen.after(mark, facts.url);
    if let Some(day) = facts.accessed {
        pen.after(Mark::Stop, &format!("Accessed {}", Moment::Day(day).text(Order::DayFirstShort)));
    }
    pen.end(Mark::Stop);
    pen
}

fn title(facts: &Facts) -> String {
    match &facts.titled.title {
        Title::Message(kind) => format!("{} to {}", capitalised(kind), in_row(&natural(&facts.recipients))),
        Title::Described(text) => text.clone(),
        Title::Named(text) => quoted(text),
    }
}

/// `Auden, W. H., and Klaus Mann`; of three or more the first and *et al.*
fn authors(authors: &[Name]) -> String {
    match authors {
        [first, _, _, ..] => format!("{}, et al.", first.inverted()),
        authors => in_row(&first_inverted(authors)),
    }
}
