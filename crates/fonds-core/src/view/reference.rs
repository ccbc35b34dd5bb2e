//! What an address in a reference remembers: of which catalogue it was made, and what it showed then.
//!
//! In the address it is `catalogue=SHA-256/FOUND/RECORDS`, such as `catalogue=ab12cd34ef56/12/20`.

use std::fmt::{Display, Formatter};

/// The catalogue of a reference, and what the view showed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The first hex digits of the SHA-256 of the catalogue's file, at least [`Reference::DIGITS`].
    pub sha256: String,
    /// Records that were found.
    pub matched: usize,
    /// Records that the catalogue had.
    pub total: usize,
}

impl Reference {
    /// How many digits of the hash are written: more than enough to tell the versions of a catalogue apart.
    pub const DIGITS: usize = 12;

    /// Reads `SHA-256/FOUND/RECORDS`.
    pub fn parse(text: &str) -> Option<Self> {
        let (sha256, counts) = text.split_once('/')?;
        let (matched, total) = counts.split_once('/')?;
        let is_hash = (Self::DIGITS..=64).contains(&sha256.len()) && sha256.bytes().all(|b| b.is_ascii_hexdigit());
        let sha256 = is_hash.then(|| sha256.to_ascii_lowercase())?;
        Some(Self { sha256, matched: matched.parse().ok()?, total: total.parse().ok()? })
    }

    /// Whether two hashes, which may be cut at different lengths, are those of one file.
    pub fn is_of(&self, sha256: &str) -> bool {
        sha256.starts_with(&self.sha256) || self.sha256.starts_with(sha256)
    }
}

impl Display for Reference {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.sha256, self.matched, self.total)
    }
}
