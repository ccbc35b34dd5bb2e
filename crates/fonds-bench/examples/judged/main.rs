//! How well search ranks: queries over real catalogues whose relevant records were chosen by a rule, before any search.
//!
//! ```text
//! cargo run --release -p fonds-bench --example judged -- FRUS TATE                 measures with judged/queries.tsv
//! cargo run --release -p fonds-bench --example judged -- draw SEED TIMES FRUS TATE  draws queries, TIMES times as many
//! cargo run --release -p fonds-bench --example judged -- with FILE FRUS TATE        measures with queries drawn so
//! ```
//!
//! A catalogue is a file of JSON Lines, gzipped or not, whose name begins with `frus` or `tate`. `judged/README.md` tells
//! the rule, `bench/judged.mjs` asks other engines the same.

#![allow(clippy::print_stdout)]

mod catalogue;
mod draw;
mod measure;
mod variants;

use std::fs;
use std::process::ExitCode;

use catalogue::Catalogue;
use draw::Query;

/// Measured unless others are named.
const QUERIES: &str = include_str!("../../judged/queries.tsv");

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match answer(&words) {
        Ok(answer) => {
            print!("{answer}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn answer(words: &[&str]) -> Result<String, String> {
    match words {
        ["draw", seed, times, files @ ..] if !files.is_empty() => {
            let (seed, times) = (number(seed)?, number(times)?);
            let drawn = catalogues(files)?.iter().flat_map(|catalogue| draw::queries(catalogue, seed, times)).collect();
            Ok(draw::written(drawn))
        }
        ["with", file, files @ ..] if !files.is_empty() => {
            let queries = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
            Ok(measure::table(&catalogues(files)?, &Query::read(&queries)))
        }
        [_, ..] => Ok(measure::table(&catalogues(words)?, &Query::read(QUERIES))),
        [] => Err("Name the catalogues: frus_dev.jsonl.gz and tate.jsonl.gz, or one of them.".to_owned()),
    }
}

fn catalogues(files: &[&str]) -> Result<Vec<Catalogue>, String> {
    files.iter().map(|file| Catalogue::open(file)).collect()
}

fn number(word: &str) -> Result<u64, String> {
    word.parse().map_err(|_| format!("{word} is no number"))
}
