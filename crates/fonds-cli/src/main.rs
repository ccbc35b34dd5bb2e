//! `fonds`: catalogues on the command line, by the same code as on the page. See `fonds --help`.

mod args;
mod check;
mod convert;
mod dates;
mod diff;
mod files;
mod names;
mod say;

use std::process::ExitCode;

use clap::Parser;

use args::{Command, Fonds};
use say::Failure;

/// All is well, or only notes and warnings.
const FINE: u8 = 0;
/// Something in a catalogue is wrong.
const WRONG: u8 = 1;
/// The command could not be carried out.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let Fonds { command } = Fonds::parse();
    let outcome = match command {
        Command::Check(wish) => check::run(&wish),
        Command::Convert(wish) => convert::run(&wish),
        Command::Dates(wish) => dates::run(&wish),
        Command::Names(wish) => names::run(&wish),
        Command::Diff(wish) => diff::run(&wish),
    };
    ExitCode::from(match outcome {
        Ok(true) => FINE,
        Ok(false) => WRONG,
        // Whoever reads has read enough, as `head` does.
        Err(Failure::Closed) => FINE,
        Err(Failure::Told(sentence)) => {
            say::failure(&sentence);
            FAILED
        }
    })
}
