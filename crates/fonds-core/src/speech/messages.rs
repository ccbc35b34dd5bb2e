//! Everything that the page says: a row a text, with its English, Chinese and Russian. See [`super`] for holes and forms.

use super::without_context;

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

/// The English of all texts but those that say dates, a text a line.
pub(super) const ENGLISH: &str = match std::str::from_utf8(&ENGLISH_BYTES) {
    Ok(text) => text,
    Err(_) => panic!("texts are UTF-8"),
};

static ENGLISH_BYTES: [u8; english_bytes()] = {
    let mut bytes = [b'\n'; english_bytes()];
    let (mut at, mut table) = (0, 1);
    while table < ALL.len() {
        let mut row = 0;
        while row < ALL[table].len() {
            let text = without_context(ALL[table][row][0]).as_bytes();
            let mut byte = 0;
            while byte < text.len() {
                bytes[at] = text[byte];
                (at, byte) = (at + 1, byte + 1);
            }
            (at, row) = (at + 1, row + 1);
        }
        table += 1;
    }
    bytes
};

/// The length of [`ENGLISH`]: no line break comes after the last text.
const fn english_bytes() -> usize {
    let (mut bytes, mut table) = (0, 1);
    while table < ALL.len() {
        let mut row = 0;
        while row < ALL[table].len() {
            bytes += without_context(ALL[table][row][0]).len() + 1;
            row += 1;
        }
        table += 1;
    }
    bytes - 1
}
