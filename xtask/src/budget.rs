//! What the first visit costs in bytes and requests, and whether that is within the budget. 1 KB is 1,000 bytes.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::args::BuildOptions;
use crate::say::{self, Failure};
use crate::site::{self, Site};
use crate::{build, inputs};

/// What everything that the first visit loads until the reader does something is meant to be, gzipped.
const GOAL_BYTES: usize = 250_000;
/// What fails the tests: 2 % more, as compilers, and standard libraries that come compiled, differ.
const MOST_BYTES: usize = 255_000;
/// The program, gzipped; likewise.
const MOST_WASM_BYTES: usize = 215_000;
const MOST_REQUESTS: usize = 12;

/// `cargo xtask budget`: builds the site of the bundled catalogue, prints its first visit, fails if that is too much.
pub fn run() -> Result<(), Failure> {
    let catalogue = inputs::catalogue(&build::chosen_catalogue(&BuildOptions::default()))?;
    check(&build::finished(&build::program_files(false)?, &catalogue)?)
}

/// Prints the first visit, and fails if it is over the budget.
pub fn check(site: &Site) -> Result<(), Failure> {
    let costs = first_visit(site);
    say::result(table(&costs));
    let parts = costs_of(site, site.files.keys().map(String::as_str).filter(|path| site::is_part(path)));
    say::result(rows("parts, once it is in use", &parts));
    let over = overruns(&costs);
    if over.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("The first visit is over its budget: {}.", over.join("; "))))
}

/// One file of the first visit.
#[derive(Clone, Debug, PartialEq)]
struct Cost {
    path: String,
    bytes: usize,
    gzipped: usize,
}

/// The page, all that the offline copy is made of, and the service worker. Each is one request: the offline copy takes
/// what the page has loaded from the browser's own cache.
fn first_visit(site: &Site) -> Vec<Cost> {
    costs_of(site, site.copied.iter().map(String::as_str).chain(["sw.js"]))
}

fn costs_of<'a>(site: &Site, paths: impl Iterator<Item = &'a str>) -> Vec<Cost> {
    let cost = |path: &str| {
        let bytes = &site.files[path];
        Cost { path: path.to_owned(), bytes: bytes.len(), gzipped: gzipped(bytes) }
    };
    let mut costs: Vec<Cost> = paths.map(cost).collect();
    costs.sort_by_key(|cost| std::cmp::Reverse(cost.gzipped));
    costs
}

/// Bytes after `gzip -9`.
fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |packed| packed.len())
}

fn total(costs: &[Cost], ending: &str) -> usize {
    costs.iter().filter(|cost| cost.path.ends_with(ending)).map(|cost| cost.gzipped).sum()
}

fn overruns(costs: &[Cost]) -> Vec<String> {
    let limits = [
        ("bytes in all, gzipped", total(costs, ""), MOST_BYTES),
        ("bytes of wasm, gzipped", total(costs, ".wasm"), MOST_WASM_BYTES),
        ("requests", costs.len(), MOST_REQUESTS),
    ];
    let over = limits.into_iter().filter(|(_, value, most)| value > most);
    over.map(|(what, value, most)| format!("{value} {what}, where {most} are allowed")).collect()
}

fn table(costs: &[Cost]) -> String {
    let mut lines = vec![rows("first visit", costs)];
    lines.push(row("the goal", "", &GOAL_BYTES.to_string()));
    lines.push(row(&format!("allowed: {MOST_REQUESTS} requests"), "", &MOST_BYTES.to_string()));
    lines.push(row("allowed: wasm", "", &MOST_WASM_BYTES.to_string()));
    lines.join("\n")
}

fn rows(title: &str, costs: &[Cost]) -> String {
    let mut lines = vec![row(title, "bytes", "gzip -9")];
    lines.extend(costs.iter().map(|cost| row(&cost.path, &cost.bytes.to_string(), &cost.gzipped.to_string())));
    let bytes: usize = costs.iter().map(|cost| cost.bytes).sum();
    lines.push(row(&format!("{} requests", costs.len()), &bytes.to_string(), &total(costs, "").to_string()));
    lines.join("\n")
}

fn row(name: &str, bytes: &str, gzipped: &str) -> String {
    format!("{name:36} {bytes:>9} {gzipped:>9}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(path: &str, gzipped: usize) -> Cost {
        Cost { path: path.to_owned(), bytes: 2 * gzipped, gzipped }
    }

    #[test]
    fn exactly_the_budget_is_within_it() {
        assert!(overruns(&[cost("a.wasm", MOST_WASM_BYTES), cost("b.js", MOST_BYTES - MOST_WASM_BYTES)]).is_empty());
    }

    #[test]
    fn each_limit_is_told_by_itself() {
        let wasm = overruns(&[cost("a.wasm", MOST_WASM_BYTES + 1)]);
        let over =
            |most: usize, what: &str| vec![format!("{} bytes {what}, gzipped, where {most} are allowed", most + 1)];
        assert_eq!(wasm, over(MOST_WASM_BYTES, "of wasm"));
        let bytes = overruns(&[cost("a.js", MOST_BYTES + 1)]);
        assert_eq!(bytes, over(MOST_BYTES, "in all"));
        let requests = overruns(&vec![cost("a.js", 1); MOST_REQUESTS + 1]);
        assert_eq!(requests, ["13 requests, where 12 are allowed"]);
    }

    #[test]
    fn the_table_adds_up() {
        let table = table(&[cost("a.wasm", 300), cost("b.js", 20)]);
        assert!(table.contains(&row("2 requests", "640", "320")), "{table}");
    }

    #[test]
    fn repeated_text_is_packed() {
        assert!(gzipped(&[b'x'; 10_000]) < 100);
    }
}
