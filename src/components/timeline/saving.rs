//! The timeline as a figure: saved as a file, and what is printed below it.

use fonds_core::figure::{Caption, svg};
use fonds_core::say;
use fonds_core::speech::number_words;

use crate::browser::{file, page};
use crate::desk::Desk;
use crate::leptos::*;

/// Saves what is shown as an SVG file.
pub fn save(desk: Desk) {
    let width_px = desk.asked.with_untracked(|asked| asked.width_px);
    let caption = Caption { title: title(desk), lines: lines(desk), page: page::base() };
    let file = desk.picture(|picture| {
        (format!("timeline_{}.svg", picture.window.replace('/', "_")), svg(picture, width_px, &caption))
    });
    if let Some((name, text)) = file {
        file::save(&name, "image/svg+xml", &text.into());
    }
}

/// What is said below the figure: when, how many, under which conditions, of which version, and where.
pub fn lines(desk: Desk) -> Vec<String> {
    let records = desk.picture(|picture| (picture.words.clone(), picture.in_window));
    let (words, in_window) = records.unwrap_or_default();
    let (matched, total, active) = desk.answer(|answer| {
        (answer.matched, answer.total, answer.active.iter().map(|link| link.label.clone()).collect::<Vec<_>>())
    });
    let mut lines = vec![say!(
        "{1}: {0} records, of {2} found among {3}.";
        in_window,
        words,
        number_words(matched),
        number_words(total)
    )];
    if !active.is_empty() {
        lines.push(say!("Conditions: {0}.", active.join("; ")));
    }
    let address = desk.drawn_view().href();
    lines.push(say!("Catalogue version {0}. {1}", page::data("version"), page::base() + &address));
    lines
}

fn title(desk: Desk) -> String {
    desk.shown.with_untracked(|shown| shown.about.title.clone())
}
