//! `cargo xtask bench`: how fast catalogues are searched, beside other engines, and how fast they are read.
//!
//! `docs/speed.md` says what is measured and what is not.

mod peers;
mod read;

use crate::args::BenchOptions;
use crate::check;
use crate::say::Failure;

/// Measures, and prints tables.
pub fn run(options: &BenchOptions) -> Result<(), Failure> {
    match options {
        BenchOptions::Peers(options) => peers::run(options),
        BenchOptions::Table(folder) => peers::print(folder),
        BenchOptions::Page(options) => check::times(options),
        BenchOptions::Read(options) => read::run(options),
    }
}
