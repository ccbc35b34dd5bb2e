//! The built sites that the tests open.

use std::env;
use std::path::PathBuf;

/// A built site; `cargo xtask test` names its folder in an environment variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The catalogue that Fonds ships with: 20 records.
    Seed,
    /// Its next version: the first record's title ends in ` (corrected)`.
    Next,
    /// `tests/fixtures/awkward.json`: what a page may stumble over, 88 records.
    Awkward,
    /// 3,000 records, one a day from 1 January 1900 on.
    Large,
    /// No site but a page with the engine alone: `crates/fonds-check`.
    Engine,
    /// One of those that `cargo xtask bench page` measures.
    Timed(usize),
}

/// Names the folders of the sites that are measured.
const TIMED: &str = "FONDS_TIMED";

impl Site {
    /// Those of which times are taken.
    pub fn timed() -> Vec<Self> {
        match env::var_os(TIMED) {
            Some(folders) => (0..env::split_paths(&folders).count()).map(Self::Timed).collect(),
            None => vec![Self::Seed, Self::Large],
        }
    }

    /// Its folder.
    pub fn folder(self) -> PathBuf {
        PathBuf::from(given(match self {
            Self::Seed => "FONDS_DIST",
            Self::Next => "FONDS_DIST_NEXT",
            Self::Awkward => "FONDS_DIST_AWKWARD",
            Self::Large => "FONDS_DIST_LARGE",
            Self::Engine => "FONDS_ENGINE",
            Self::Timed(at) => return env::split_paths(&given(TIMED)).nth(at).expect("as many folders as sites"),
        }))
    }
}

/// The source of axe-core.
pub fn axe() -> String {
    let path = given("FONDS_AXE");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path} cannot be read: {error}"))
}

/// A file of `tests/fixtures`.
pub fn fixture(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

fn given(variable: &str) -> String {
    env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run these tests with `cargo xtask test`"))
}
