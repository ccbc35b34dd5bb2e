//! `cargo xtask COMMAND`: see `cargo xtask help`.

use std::process::ExitCode;

use xtask::args::{Command, HELP};
use xtask::say::Failure;
use xtask::{args, bench, budget, build, check, say, server};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match args::parse(&words).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::failure(&failure);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => {
            say::result(HELP);
            Ok(())
        }
        Command::Serve(options) => server::serve(&options),
        Command::Build(options) => build::run(&options).map(drop),
        Command::Test(options) => check::run(&options),
        Command::Budget => budget::run(),
        Command::Pictures => check::pictures(),
        Command::Bench(options) => bench::run(&options),
    }
}
