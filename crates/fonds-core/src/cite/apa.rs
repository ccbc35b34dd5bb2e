//! *Publication Manual of the American Psychological Association*, 7th edition, with the examples of its web page
//! *Archival documents and collections*: author, date, title (a description in square brackets), the collection with
//! its numbers, the repository.

use super::dates::{Moment, Order};
use super::facts::Facts;
use super::names::{Name, in_row, natural};
use super::pen::{Mark, Pen};
use super::title::{Title, capitalised};

/// So many authors are named; of more, the first nineteen and the last (9.8).
const MOST_AUTHORS: usize = 20;

/// An entry of a reference list.
pub(super) fn entry(facts: &Facts) -> Pen {
    let mut pen = Pen::default();
    let date = format!("({})", facts.date.doubted_text(Order::YearFirst, "ca. ").unwrap_or_else(|| "n.d.".to_owned()));
    if facts.authors.is_empty() {
        title(&mut pen, facts);
        pen.after(Mark::Stop, &date);
    } else {
        pen.after(Mark::Stop, &authors(&facts.authors));
        // The date is no part of its own: no second stop after the last initial.
        pen.after(Mark::Stop, &date);
        title(&mut pen, facts);
    }
    pen.after(Mark::Stop, &source(facts));
    pen.end(Mark::Stop);
    link(&mut pen, facts);
    pen
}

/// A description in square brackets, or a title in italics.
fn title(pen: &mut Pen, facts: &Facts) {
    match &facts.titled.title {
        Title::Message(kind) => {
            let recipients = in_row(&natural(&facts.recipients));
            pen.after(Mark::Stop, &format!("[{} to {recipients}]", capitalised(kind)));
        }
        Title::Described(text) | Title::Named(text) => {
            pen.italic_after(Mark::Stop, text.trim_end_matches('.'));
            if !facts.kind.is_empty() {
                pen.append(&format!(" [{}]", facts.kind));
            }
        }
    }
}

/// `Edward M. House Papers (Box 1), Yale University Library`: the numbers stand with what they count.
fn source(facts: &Facts) -> String {
    let mut places: Vec<&str> = vec![facts.collection, facts.repository, facts.archive, facts.id_without_url()];
    places.retain(|place| !place.is_empty());
    let reference = facts.reference.trim_end_matches('.');
    match places.split_first() {
        Some((first, rest)) if !reference.is_empty() => {
            let first = format!("{first} ({reference})");
            [&[first.as_str()], rest].concat().join(", ")
        }
        _ => places.join(", "),
    }
}

/// No full stop follows an address (9.35).
fn link(pen: &mut Pen, facts: &Facts) {
    let accessed = facts.accessed.map(|day| Moment::Day(day).text(Order::MonthFirst));
    match accessed {
        Some(day) if facts.url.is_empty() => {
            pen.after(Mark::Stop, &format!("Retrieved {day}"));
            pen.end(Mark::Stop);
        }
        Some(day) => pen.after(Mark::Stop, &format!("Retrieved {day}, from {}", facts.url)),
        None => pen.after(Mark::Stop, facts.url),
    }
}

/// `Frank, L. K., & Ogden, R. M.`
fn authors(authors: &[Name]) -> String {
    let names: Vec<String> = authors.iter().map(|name| name.with_initials()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] if matches!(authors[0], Name::Whole(_)) => format!("{one} & {other}"),
        [before @ .., last] if names.len() <= MOST_AUTHORS => format!("{}, & {last}", before.join(", ")),
        [before @ .., last] => format!("{}, . . . {last}", before[..MOST_AUTHORS - 1].join(", ")),
    }
}
