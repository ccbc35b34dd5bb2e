//! Reads one file, and says on one line of JSON how that went. `cargo xtask bench` runs it; by hand:
//!
//! ```text
//! fonds-bench time READER FILE RUNS    {"format", "bytes", "records", "ms": one number a run}
//! fonds-bench peak READER FILE         {"peak": most memory of this process, in bytes; null if not on Linux}
//! fonds-bench write FILE FOLDER        writes catalogue.json, catalogue.jsonl and catalogue.csv into the folder:
//!                                      {"format", "bytes", "records"} of the file
//! ```
//!
//! READER is `import` or `page` (see `fonds_bench::read`). Freeing what was read is not timed.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use fonds_bench::{Reading, read};
use fonds_core::write::{self, Format};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match answer(&words) {
        Ok(answer) => {
            // A reader who has gone away is no error.
            let _ = writeln!(std::io::stdout(), "{answer}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            let _ = writeln!(std::io::stderr(), "{problem}");
            ExitCode::FAILURE
        }
    }
}

fn answer(words: &[&str]) -> Result<Value, String> {
    match words {
        ["time", reader, file, runs] => time(reader, file, runs.parse().map_err(|_| format!("{runs} is no number"))?),
        ["peak", reader, file] => peak(reader, file),
        ["write", file, folder] => write_formats(file, Path::new(folder)),
        _ => Err("Say `time READER FILE RUNS`, `peak READER FILE` or `write FILE FOLDER`.".to_owned()),
    }
}

fn time(reader: &str, file: &str, runs: usize) -> Result<Value, String> {
    let bytes = bytes(file)?;
    let mut ms = Vec::new();
    let mut facts = Value::Null;
    for _ in 0..runs {
        let begun = Instant::now();
        let reading = reading(reader, &bytes)?;
        ms.push(begun.elapsed().as_secs_f64() * 1e3);
        facts = self::facts(&reading, &bytes);
    }
    facts["ms"] = json!(ms);
    Ok(facts)
}

fn peak(reader: &str, file: &str) -> Result<Value, String> {
    let bytes = bytes(file)?;
    let reading = reading(reader, &bytes)?;
    Ok(json!({ "peak": most_memory(), "records": reading.records() }))
}

/// Writes what is in a file as other formats, without the tables and descriptions that go beside a table.
fn write_formats(file: &str, folder: &Path) -> Result<Value, String> {
    let bytes = bytes(file)?;
    let reading = reading("import", &bytes)?;
    for format in [Format::Json, Format::JsonLines, Format::Csv] {
        // The first file holds the records.
        for file in write::files(reading.catalogue(), format, "catalogue").iter().take(1) {
            fs::write(folder.join(&file.name), &file.bytes).map_err(|error| format!("{}: {error}", file.name))?;
        }
    }
    Ok(facts(&reading, &bytes))
}

fn facts(reading: &Reading, bytes: &[u8]) -> Value {
    json!({ "format": reading.format(), "bytes": bytes.len(), "records": reading.records() })
}

fn bytes(file: &str) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{file}: {error}"))
}

fn reading(reader: &str, bytes: &[u8]) -> Result<Reading, String> {
    read(reader, bytes).ok_or_else(|| format!("“{reader}” is no reader, or the file is not UTF-8."))
}

/// Bytes of memory that this process has had at most, as Linux counts them (`proc_pid_status`(5), VmHWM).
fn most_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}
