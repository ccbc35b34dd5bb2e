//! A reproducible reference: what was found, in which version of which catalogue, by which conditions, on which day.
//!
//! The version is told by the catalogue's own `version` and by the SHA-256 of its file, which anybody can compute. The address
//! in it remembers both counts, so that the page can say what a newer catalogue shows otherwise.

use crate::date::{Day, day_words};
use crate::say;
use crate::speech::number_words;
use crate::view::Reference;
use fonds_search::listed::joined;

/// What a reference is made of.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The catalogue's title.
    pub title: &'a str,
    /// The catalogue's own version; may be empty.
    pub version: &'a str,
    /// SHA-256 of the catalogue's file, hex; empty if it is not known.
    pub sha256: &'a str,
    /// Records found.
    pub matched: usize,
    /// Records in the catalogue.
    pub total: usize,
    /// The conditions in words; none for all records.
    pub conditions: &'a [String],
    /// The day on which it was read.
    pub day: Day,
    /// The address that shows it again.
    pub address: &'a str,
}

/// The reference as a footnote has it.
pub fn text(found: &Found) -> String {
    let Found { title, version, sha256, matched, total, conditions, day, address } = *found;
    let mut text = say!("{0} of {1} records in “{2}”"; matched, number_words(total), title);
    let mut part = |before: &str, part: &str| {
        if !part.is_empty() {
            text.push_str(before);
            text.push_str(part);
        }
    };
    part(say!(", version "), version);
    part(", sha256:", cut(sha256));
    part(", ", &joined(conditions, "; "));
    part(say!(", read on "), &day_words(day));
    part(", ", address);
    text
}

/// What an address remembers, to be written into it; `None` if the catalogue's hash is not known.
pub fn remembered(sha256: &str, matched: usize, total: usize) -> Option<Reference> {
    (!sha256.is_empty()).then(|| Reference { sha256: cut(sha256).to_owned(), matched, total })
}

/// What is to be said when an address with a reference is opened: whether the catalogue is the same, and whether as much is
/// found. `sha256` is that of the catalogue at hand.
pub fn difference(then: &Reference, sha256: &str, matched: usize, total: usize) -> String {
    let is_same = !sha256.is_empty() && then.is_of(sha256);
    let counts = (then.matched, then.total) == (matched, total);
    let (old, new) = (cut(&then.sha256), cut(sha256));
    let [then_matched, then_total, matched, total] = [then.matched, then.total, matched, total].map(number_words);
    match (is_same, counts) {
        (true, true) => say!("This reference was made with this very version of the catalogue (sha256:{0}).", old),
        (true, false) => say!(
            "This reference was made with this very version of the catalogue (sha256:{0}), and then found {1} of {2} records; now it finds {3} of {4}.",
            old,
            then_matched,
            then_total,
            matched,
            total
        ),
        (false, true) => say!(
            "This reference was made with another version of the catalogue (sha256:{0}; this one is sha256:{1}). It found as many records then: {2} of {3}.",
            old,
            new,
            matched,
            total
        ),
        (false, false) => say!(
            "This reference was made with another version of the catalogue (sha256:{0}; this one is sha256:{1}). Then it found {2} of {3} records; now it finds {4} of {5}.",
            old,
            new,
            then_matched,
            then_total,
            matched,
            total
        ),
    }
}

fn cut(sha256: &str) -> &str {
    sha256.get(..Reference::DIGITS).unwrap_or(sha256)
}
