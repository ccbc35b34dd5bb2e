//! Everything that the page says: a row a text, with its English, Chinese and Russian. See [`super`] for holes and forms.

mod address;
mod dates;
mod finding;
mod guide;
mod names;
mod page;
mod problems;
mod record;
mod results;
mod taking;
mod timeline;
mod views;

/// How many texts say dates: the first ones.
pub(super) const DATES: usize = dates::TEXTS.len();

/// The tables; that of dates is the first.
pub(super) const ALL: &[&[[&str; 3]]] = &[
    dates::TEXTS,
    address::TEXTS,
    finding::TEXTS,
    guide::TEXTS,
    names::TEXTS,
    page::TEXTS,
    problems::TEXTS,
    record::TEXTS,
    results::TEXTS,
    taking::TEXTS,
    timeline::TEXTS,
    views::TEXTS,
];

/// Texts in all of them.
pub(super) const COUNT: usize = {
    let (mut count, mut table) = (0, 0);
    while table < ALL.len() {
        count += ALL[table].len();
        table += 1;
    }
    count
};
