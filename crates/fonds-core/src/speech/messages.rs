//! Everything that the page says: a row a text, with its English, Chinese and Russian. See [`super`] for holes and forms.

use super::without_context;

mod address;
mod boot;
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

/// The tables; that of dates is the first, and the last ones are those that only the part for reading says
/// (`explore::later`).
pub(super) const ALL: &[&[[&str; 3]]] = &[
    dates::TEXTS,
    address::TEXTS,
    finding::TEXTS,
    names::TEXTS,
    page::TEXTS,
    problems::TEXTS,
    record::TEXTS,
    results::TEXTS,
    taking::TEXTS,
    views::TEXTS,
    guide::TEXTS,
    timeline::TEXTS,
];

/// What is said where the program is not: its rows stand in no table of the program's.
pub(super) const BOOT: &[[&str; 3]] = boot::TEXTS;

/// Texts in all of them.
pub(super) const COUNT: usize = {
    let (mut count, mut table) = (0, 0);
    while table < ALL.len() {
        count += ALL[table].len();
        table += 1;
    }
    count
};

/// The first of the tables that only the part for reading says.
const READING: usize = ALL.len() - 2;

/// The English of all texts but those that say dates, and those that only the part for reading says; a text a line.
pub(super) const ENGLISH: &str = text(&ENGLISH_BYTES);
static ENGLISH_BYTES: [u8; length(1, READING)] = bytes(1, READING);

/// The English of the others but those that say dates.
pub(super) const ENGLISH_READING: &str = text(&READING_BYTES);
static READING_BYTES: [u8; length(READING, ALL.len())] = bytes(READING, ALL.len());

const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("texts are UTF-8"),
    }
}

/// The English of some of the tables, a text a line.
const fn bytes<const LENGTH: usize>(first: usize, end: usize) -> [u8; LENGTH] {
    let mut bytes = [b'\n'; LENGTH];
    let (mut at, mut table) = (0, first);
    while table < end {
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
}

/// The length of [`bytes`]: no line break comes after the last text.
const fn length(first: usize, end: usize) -> usize {
    let (mut bytes, mut table) = (0, first);
    while table < end {
        let mut row = 0;
        while row < ALL[table].len() {
            bytes += without_context(ALL[table][row][0]).len() + 1;
            row += 1;
        }
        table += 1;
    }
    bytes - 1
}
