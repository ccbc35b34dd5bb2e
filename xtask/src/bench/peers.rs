//! `cargo xtask bench`: our engine and others on the same records, queries and facets, each in a page of its own in
//! headless Chromium, one after the other.
//!
//! The harness is the folder `bench` (JavaScript, run by Node.js): it writes the records and the queries, and gives a line
//! of JSON for each figure. Here is decided what is run; the lines are kept, and told as tables and as a plot.

mod figures;
mod goals;
mod growth;
mod plot;
mod report;
mod works;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::args::PeerOptions;
use crate::say::{self, Failure, could_not};
use crate::{browser, shell, wasm};
use figures::Figures;

/// Measured at every size.
const AT_EVERY_SIZE: [&str; 6] = ["ours", "minisearch", "flexsearch", "orama", "sqlite", "scan"];
/// Measured at [`SMALL`] only, if no engine is named.
const WHEN_SMALL: [&str; 8] =
    ["lunr", "fuse", "ufuzzy", "itemsjs", "itemsjs-mini", "fuzzysort", "crossfilter", "duckdb"];
const SMALL: u64 = 10_000;
/// Our engine with each profile: `release` is for speed (`opt-level = 3`), `page` is what the page is built with, for
/// size (`opt-level = "z"`).
const OURS: [(&str, &str); 2] = [("ours", "release"), ("ours-page", "page")];
const RESULTS: &str = "results.jsonl";
const LEAST_NODE: u32 = 20;
const NO_NODE: &str = "Node.js and npm, which run the other engines' harness, were not found. Install Node.js 20 or later \
(on Debian and Ubuntu: `sudo apt-get install nodejs npm`), then run this again.";

/// Measures, and prints tables.
pub fn run(options: &PeerOptions) -> Result<(), Failure> {
    let tasks = tasks(options)?;
    let harness = Harness::ready(options)?;
    harness.build_ours(&tasks)?;
    let file = harness.out.join(RESULTS);
    let mut kept = if options.add { others(&file, &tasks) } else { String::new() };
    for size in &options.sizes {
        harness.generate(*size)?;
        for run in 0..options.runs {
            for task in tasks.iter().filter(|task| task.size == *size) {
                kept += &harness.measure(task, run, options)?;
                fs::write(&file, &kept).map_err(could_not("write to", file.display()))?;
            }
        }
    }
    print(&harness.out)
}

/// Prints the tables of the results in a folder, and draws the plot beside them.
pub fn print(folder: &Path) -> Result<(), Failure> {
    let file = folder.join(RESULTS);
    let lines = fs::read_to_string(&file).map_err(could_not("read", file.display()))?;
    let figures = Figures::read(&lines);
    let report = report::markdown(&figures);
    for (name, text) in [("report.md", &report), ("growth.svg", &plot::svg(&figures))] {
        fs::write(folder.join(name), text).map_err(could_not("write to", folder.join(name).display()))?;
    }
    say::result(&report);
    say::note(format!("The figures, these tables and a plot are in {}.", folder.display()));
    Ok(())
}

/// One engine with so many records.
#[derive(Debug, PartialEq)]
struct Task {
    peer: String,
    size: u64,
}

/// What is asked for: the smallest size first, our engine first.
fn tasks(options: &PeerOptions) -> Result<Vec<Task>, Failure> {
    let known: Vec<&str> = AT_EVERY_SIZE.iter().chain(&WHEN_SMALL).chain(&["ours-page"]).copied().collect();
    if let Some(stranger) = options.peers.iter().find(|peer| !known.contains(&peer.as_str())) {
        let known = known.join(", ");
        return Err(Failure::new(format!("“{stranger}” is no engine that is measured: name some of {known}.")));
    }
    let meant_for = |size| match size {
        _ if !options.peers.is_empty() => options.peers.clone(),
        SMALL => AT_EVERY_SIZE.iter().chain(&WHEN_SMALL).map(|&peer| peer.to_owned()).collect(),
        _ => AT_EVERY_SIZE.map(str::to_owned).to_vec(),
    };
    let at = |&size: &u64| meant_for(size).into_iter().map(move |peer| Task { peer, size });
    Ok(options.sizes.iter().flat_map(at).collect())
}

/// Earlier results but those of the tasks.
fn others(file: &Path, tasks: &[Task]) -> String {
    let earlier = fs::read_to_string(file).unwrap_or_default();
    let is_other = |line: &&str| {
        let figure: Value = serde_json::from_str(line).unwrap_or_default();
        !tasks.iter().any(|task| figure["peer"] == task.peer.as_str() && figure["n"] == task.size)
    };
    earlier.lines().filter(is_other).map(|line| format!("{line}\n")).collect()
}

/// The harness with all that it needs.
struct Harness {
    node: PathBuf,
    chrome: PathBuf,
    /// The folder `bench` of the workspace.
    scripts: PathBuf,
    data: PathBuf,
    work: PathBuf,
    out: PathBuf,
}

impl Harness {
    fn ready(options: &PeerOptions) -> Result<Self, Failure> {
        let node = node()?;
        let chrome = browser::ready()?.chrome;
        let scripts = shell::workspace().join("bench");
        install_peers(&scripts)?;
        let folder = shell::target_folder().join("bench-peers");
        let out = options.out.clone().unwrap_or_else(|| folder.join("results"));
        let harness = Self { node, chrome, scripts, data: folder.join("data"), work: folder.join("work"), out };
        for folder in [&harness.data, &harness.work, &harness.out] {
            fs::create_dir_all(folder).map_err(could_not("write to", folder.display()))?;
        }
        Ok(harness)
    }

    fn build_ours(&self, tasks: &[Task]) -> Result<(), Failure> {
        let is_asked = |peer| tasks.iter().any(|task| task.peer == peer);
        let profiles: Vec<&str> = OURS.into_iter().filter(|(peer, _)| is_asked(*peer)).map(|(_, to)| to).collect();
        if profiles.is_empty() {
            return Ok(());
        }
        let tools = wasm::tools()?;
        profiles
            .into_iter()
            .try_for_each(|profile| wasm::build("fonds-bench", profile, &tools, &self.work.join(profile)))
    }

    fn generate(&self, size: u64) -> Result<(), Failure> {
        say::step(format!("Records and queries, {size} records"));
        let mut command = shell::program(&self.node);
        // A million records are more than Node.js allows itself.
        command.arg("--max-old-space-size=6000").arg(self.scripts.join("generate.mjs"));
        if shell::run(command.arg(size.to_string()).arg(&self.data))? {
            return Ok(());
        }
        Err(Failure::new("The records could not be written: see what stands above."))
    }

    /// The lines of one run. An engine that fails does not keep the others from being measured.
    fn measure(&self, task: &Task, run: usize, options: &PeerOptions) -> Result<String, Failure> {
        say::step(format!("{} with {} records, run {} of {}", task.peer, task.size, run + 1, options.runs));
        let mut command = shell::program(&self.node);
        command.env("CHROME", &self.chrome).arg(self.scripts.join("measure.mjs"));
        command.args([&task.peer, &task.size.to_string()]);
        for (option, folder) in [("data", &self.data), ("work", &self.work), ("ours", &self.work)] {
            command.arg(format!("--{option}={}", folder.display()));
        }
        command.arg(format!("--budget-ms={}", options.budget_ms));
        let output = command.output().map_err(could_not("run", self.node.display()))?;
        let mut lines = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let why = said.lines().find(|line| line.contains("rror")).unwrap_or("the harness failed");
            lines +=
                &format!("{}\n", json!({ "peer": task.peer, "n": task.size, "metric": "died", "why": why.trim() }));
        }
        lines.lines().filter_map(failed).for_each(say::note);
        Ok(lines)
    }
}

/// What a line tells of a failure.
fn failed(line: &str) -> Option<String> {
    let figure: Value = serde_json::from_str(line).ok()?;
    let why = figure["why"].as_str().or(figure["error"].as_str())?;
    Some(format!("{}: {why}", figure["metric"].as_str().unwrap_or_default()))
}

/// Node.js, with npm beside it.
fn node() -> Result<PathBuf, Failure> {
    let found = shell::on_path("node").filter(|_| shell::on_path("npm").is_some());
    let node = found.ok_or_else(|| Failure::new(NO_NODE))?;
    let version = shell::output(shell::program(&node).arg("--version")).unwrap_or_default();
    match major(&version) {
        Some(major) if major >= LEAST_NODE => Ok(node),
        _ => Err(Failure::new(format!("Node.js {version} is too old: install version {LEAST_NODE} or later."))),
    }
}

/// 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Fetches the other engines, in the versions that `package.json` names, unless they are there.
fn install_peers(scripts: &Path) -> Result<(), Failure> {
    let list = scripts.join("package.json");
    let package = json_of(&list).ok_or_else(|| Failure::new("bench/package.json cannot be read: put it back."))?;
    let no_packages = serde_json::Map::new();
    let wanted = package["dependencies"].as_object().unwrap_or(&no_packages);
    let is_there = |(name, version): (&String, &Value)| {
        json_of(&scripts.join("node_modules").join(name).join("package.json"))
            .is_some_and(|installed| installed["version"] == *version)
    };
    if wanted.iter().all(is_there) {
        return Ok(());
    }
    say::step("Fetching the other engines with npm into bench/node_modules (200 MB, usually 10 seconds)");
    let mut command = shell::program(shell::on_path("npm").ok_or_else(|| Failure::new(NO_NODE))?);
    command.args(["install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund"]).current_dir(scripts);
    shell::install(&mut command).map_err(|reason| {
        Failure::new(format!(
            "npm could not fetch the other engines:\n{reason}\nCheck the network, then run this again."
        ))
    })
}

fn json_of(file: &Path) -> Option<Value> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(sizes: &[u64], peers: &[&str]) -> PeerOptions {
        let peers = peers.iter().map(|&peer| peer.to_owned()).collect();
        PeerOptions { sizes: sizes.to_vec(), peers, runs: 1, budget_ms: 1, out: None, add: false }
    }

    #[test]
    fn the_smaller_engines_are_measured_at_ten_thousand_only() {
        let count = |size| tasks(&options(&[size], &[])).map(|tasks| tasks.len());
        assert_eq!((count(1000), count(10_000), count(100_000)), (Ok(6), Ok(14), Ok(6)));
    }

    #[test]
    fn engines_that_are_named_are_measured_at_every_size() {
        let task = |peer: &str, size| Task { peer: peer.to_owned(), size };
        let expected = vec![task("lunr", 1000), task("ours", 1000), task("lunr", 5), task("ours", 5)];
        assert_eq!(tasks(&options(&[1000, 5], &["lunr", "ours"])), Ok(expected));
    }

    #[test]
    fn an_unknown_engine_is_answered_with_those_that_are_known() {
        let sentence = tasks(&options(&[1000], &["solr"])).expect_err("a failure").to_string();
        assert!(sentence.starts_with("“solr” is no engine that is measured: name some of ours, minisearch, "));
    }

    #[test]
    fn results_are_added_in_the_place_of_earlier_ones_of_the_same_engine_and_size() {
        let file = std::env::temp_dir().join(format!("fonds-results-{}.jsonl", std::process::id()));
        let line = |peer: &str, size: u64| format!("{{\"peer\":\"{peer}\",\"n\":{size}}}\n");
        fs::write(&file, line("ours", 1000) + &line("ours", 10) + &line("orama", 1000)).expect("a file");
        let kept = others(&file, &[Task { peer: "ours".to_owned(), size: 1000 }]);
        fs::remove_file(&file).expect("the file");
        assert_eq!(kept, line("ours", 10) + &line("orama", 1000));
    }

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!((major("v20.20.2"), major("v8.1"), major("")), (Some(20), Some(8), None));
    }

    #[test]
    fn what_failed_is_told() {
        assert_eq!(failed(r#"{"metric":"died","why":"out of memory"}"#), Some("died: out of memory".to_owned()));
        assert_eq!(failed(r#"{"metric":"build_ms","value":1}"#), None);
    }
}
