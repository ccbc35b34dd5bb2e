//! `cargo xtask test`: every test there is, one part after the other. A part that fails does not keep the next from
//! running; a part that cannot run says so and counts as failed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use fonds_core::catalogue::{Catalogue, Shelf};
use fonds_core::read;
use fonds_core::speech::Language;

use crate::args::{BuildOptions, Page, TestOptions};
use crate::say::{self, Failure, could_not};
use crate::shell::{self, cargo, run_watched};
use crate::site::{self, Files, Site};
use crate::tools::{self, Target};
use crate::{browser, budget, build, inputs, wasm};

const LARGE_RECORDS: usize = 3_000;
/// Features of the root package under which its components can be rendered natively.
const NATIVE: [&str; 5] = ["-p", "fonds", "--no-default-features", "--features", "ssr"];
const CRATES: [&str; 14] = [
    "-p",
    "fonds-search",
    "-p",
    "fonds-core",
    "-p",
    "fonds-cli",
    "-p",
    "fonds-bench",
    "-p",
    "fonds-check",
    "-p",
    "fonds-take",
    "-p",
    "xtask",
];

/// Runs the tests, or some of them.
pub fn run(options: &TestOptions) -> Result<(), Failure> {
    let mut tally = Tally::default();
    if let TestOptions::Only(names, page) = options {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let sites = Sites::build(*page == Page::Quick, names.iter().any(|name| name.contains("engine")))?;
        tally.part("Tests in the browser", &mut || run_in_browser(&sites.folders, &names));
        return tally.end();
    }
    tally.part("Formatting", &mut formatting);
    tally.part("Clippy: crates", &mut || clippy(&CRATES));
    tally.part("Clippy: components", &mut || clippy(&NATIVE));
    tally.part("Tests of the crates", &mut || tests(&CRATES, &[]));
    tally.part("Tests of the components", &mut || tests(&NATIVE, &["--lib"]));
    if *options == TestOptions::Quick {
        say::result("\nLeft out, as asked: clippy of the page's own code, budgets, browser tests.");
    } else {
        in_the_browser(&mut tally);
    }
    tally.end()
}

fn in_the_browser(tally: &mut Tally) {
    tally.part("Clippy: the page's own code", &mut page_clippy);
    let mut sites = None;
    tally.part("Building the sites", &mut || {
        sites = Some(Sites::build(false, true)?);
        Ok(Counts::default())
    });
    let Some(sites) = sites else { return };
    tally.part("Budgets", &mut || budget::check(&sites.bundled).map(|()| Counts { passed: 1, failed: 0 }));
    tally.part("Tests in the browser", &mut || run_in_browser(&sites.folders, &[]));
}

fn formatting() -> Result<Counts, Failure> {
    succeed(cargo().args(["fmt", "--all", "--check"]), "run `cargo fmt --all`")
}

fn clippy(packages: &[&str]) -> Result<Counts, Failure> {
    let mut command = cargo();
    command.args(["clippy", "--quiet"]).args(packages).args(["--all-targets", "--", "-D", "warnings"]);
    succeed(&mut command, "mend what clippy says above")
}

/// Where the target is installed, the page's code is linted as it is built. Debian's compiler, the fallback, has no
/// clippy: then the same features are linted as this machine would build them, which sees all but the code that
/// is compiled for WebAssembly alone.
fn page_clippy() -> Result<Counts, Failure> {
    let mut command = cargo();
    command.args(["clippy", "--quiet", "-p", "fonds", "--features", "split"]);
    match tools::ready()?.target {
        Target::Installed => {
            command.args(["--target", "wasm32-unknown-unknown"]);
        }
        Target::FromDebianSources => {
            say::note("clippy has no WebAssembly target here: linted as this machine would build it.");
        }
    }
    command.args(["--", "-D", "warnings"]);
    succeed(&mut command, "mend what clippy says above")
}

fn succeed(command: &mut Command, otherwise: &str) -> Result<Counts, Failure> {
    if shell::run(command)? {
        return Ok(Counts { passed: 1, failed: 0 });
    }
    Err(Failure::new(format!("That failed: {otherwise}.")))
}

fn tests(packages: &[&str], targets: &[&str]) -> Result<Counts, Failure> {
    counted(cargo().args(["test", "--quiet"]).args(packages).args(targets))
}

/// Runs `cargo test` and adds up what it says.
fn counted(command: &mut Command) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    let passed = run_watched(command, |line| counts.add(Counts::in_line(line)))?;
    if !passed && counts.failed == 0 {
        return Err(Failure::new("The tests could not be run: see above."));
    }
    Ok(counts)
}

/// The folders that the browser tests are run on. All hold the same program.
struct Sites {
    bundled: Site,
    folders: BTreeMap<&'static str, PathBuf>,
}

impl Sites {
    fn build(quick: bool, with_engine: bool) -> Result<Self, Failure> {
        let mut program = build::program_files(quick)?;
        program.extend(site::speech_files(&[Language::Pseudo]));
        let bundled = inputs::catalogue(&build::chosen_catalogue(&BuildOptions::default()))?;
        let awkward = inputs::catalogue(&shell::workspace().join("tests/fixtures/awkward.json"))?;
        let (large, _) = read::catalogue(&inputs::made_up(LARGE_RECORDS));
        let mut folders = BTreeMap::new();
        let mut made =
            |variable: &'static str, catalogue: &Catalogue| made(&program, catalogue, variable, &mut folders);
        made("FONDS_DIST_NEXT", &next_version(&bundled)?)?;
        made("FONDS_DIST_AWKWARD", &awkward)?;
        made("FONDS_DIST_LARGE", &large)?;
        let bundled = made("FONDS_DIST", &bundled)?;
        if with_engine {
            folders.insert("FONDS_ENGINE", engine_alone()?);
        }
        Ok(Self { bundled, folders })
    }
}

fn made(
    program: &Files,
    catalogue: &Catalogue,
    variable: &'static str,
    folders: &mut BTreeMap<&'static str, PathBuf>,
) -> Result<Site, Failure> {
    let site = build::finished(program, catalogue)?;
    let folder = shell::target_folder().join("sites").join(variable.to_lowercase());
    build::write_site(&site, &folder)?;
    folders.insert(variable, folder);
    Ok(site)
}

/// A page with the engine alone, built for speed.
fn engine_alone() -> Result<PathBuf, Failure> {
    let folder = shell::target_folder().join("sites/fonds_engine");
    fs::create_dir_all(&folder).map_err(could_not("write to", folder.display()))?;
    wasm::build("fonds-check", "release", &wasm::tools()?, &folder)?;
    let page = shell::workspace().join("crates/fonds-check/page");
    for name in ["index.html", "page.js", "folding.js"] {
        fs::copy(page.join(name), folder.join(name)).map_err(could_not("copy", name))?;
    }
    Ok(folder)
}

/// What the archive publishes next: its version is `next`, and the first record's title ends in ` (corrected)`.
fn next_version(catalogue: &Catalogue) -> Result<Catalogue, Failure> {
    let mut next = catalogue.clone();
    next.version = "next".to_owned();
    let mut shelf = Shelf::default();
    for (number, mut record) in catalogue.records().iter().cloned().enumerate() {
        record.title += if number == 0 { " (corrected)" } else { "" };
        shelf.add(record).map_err(|record| Failure::new(format!("{} is there twice.", record.id())))?;
    }
    Ok(next.with_records(shelf))
}

/// `cargo xtask bench page`: the test that writes down how long a reader waits, with the catalogue in a file in the place
/// of the large one.
pub fn times(file: &Path) -> Result<(), Failure> {
    let program = build::program_files(false)?;
    let mut folders = BTreeMap::new();
    let bundled = inputs::catalogue(&build::chosen_catalogue(&BuildOptions::default()))?;
    made(&program, &bundled, "FONDS_DIST", &mut folders)?;
    made(&program, &inputs::catalogue(file)?, "FONDS_DIST_LARGE", &mut folders)?;
    match run_in_browser(&folders, &["the_times_that_a_reader_waits"])? {
        Counts { passed: 1, failed: 0 } => Ok(()),
        _ => Err(Failure::new("The page could not be measured: see above.")),
    }
}

/// `cargo xtask pictures`: the test that takes the pictures of the README, with them written into `docs`.
pub fn pictures() -> Result<(), Failure> {
    let mut folders = BTreeMap::new();
    let bundled = inputs::catalogue(&build::chosen_catalogue(&BuildOptions::default()))?;
    made(&build::program_files(false)?, &bundled, "FONDS_DIST", &mut folders)?;
    folders.insert("FONDS_PICTURES", shell::workspace().join("docs"));
    match run_in_browser(&folders, &["the_pictures_of_the_readme"])? {
        Counts { passed: 1, failed: 0 } => Ok(()),
        _ => Err(Failure::new("The pictures could not be taken: see above.")),
    }
}

/// Runs the tests in the browser on these sites; all, or those whose names have one of these parts.
fn run_in_browser(folders: &BTreeMap<&'static str, PathBuf>, names: &[&str]) -> Result<Counts, Failure> {
    let browser = browser::ready()?;
    let mut command = cargo();
    command.args(["test", "--quiet"]).args(NATIVE).args(["--test", "browser", "--", "--include-ignored"]).args(names);
    // Each test has a Chromium of its own: more at once than this, and they only wait for each other.
    if std::env::var_os("RUST_TEST_THREADS").is_none() {
        command.env("RUST_TEST_THREADS", "2");
    }
    command.envs(folders).env("CHROME", browser.chrome).env("CHROMEDRIVER", browser.driver);
    command.env("FONDS_AXE", browser::axe()?);
    let times = shell::target_folder().join("times.txt");
    let counts = counted(command.env("FONDS_TIMES", &times));
    say::result(fs::read_to_string(times).unwrap_or_default());
    counts
}

/// How many tests, or parts without tests of their own, passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    passed: usize,
    failed: usize,
}

impl Counts {
    /// Of `test result: ok. 12 passed; 0 failed; ...`; nothing in any other line.
    fn in_line(line: &str) -> Self {
        let Some(result) = line.strip_prefix("test result: ") else { return Self::default() };
        let before = |what: &str| {
            let mut words = result.split_whitespace().zip(result.split_whitespace().skip(1));
            words
                .find(|(_, word)| word.trim_end_matches(';') == what)
                .and_then(|(count, _)| count.parse().ok())
                .unwrap_or(0)
        };
        Self { passed: before("passed"), failed: before("failed") }
    }

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// What the parts came to.
#[derive(Default)]
struct Tally {
    counts: Counts,
    failed_parts: Vec<&'static str>,
}

impl Tally {
    fn part(&mut self, name: &'static str, run: &mut dyn FnMut() -> Result<Counts, Failure>) {
        say::result(format!("\n== {name}"));
        let begun = Instant::now();
        let counts = run().unwrap_or_else(|failure| {
            say::failure(&failure);
            Counts { passed: 0, failed: 1 }
        });
        self.counts.add(counts);
        if counts.failed > 0 {
            self.failed_parts.push(name);
        }
        say::result(format!("   {name}: {:.1} s", begun.elapsed().as_secs_f64()));
    }

    fn end(self) -> Result<(), Failure> {
        say::result(format!("\n{} passed, {} failed", self.counts.passed, self.counts.failed));
        if self.failed_parts.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!("Failed: {}. Each says above what is wrong.", self.failed_parts.join("; "))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_from_what_cargo_test_prints() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.5s";
        assert_eq!(Counts::in_line(line), Counts { passed: 12, failed: 3 });
        assert_eq!(Counts::in_line("test tidy::passed ... ok"), Counts::default());
    }

    #[test]
    fn a_part_that_fails_is_named_at_the_end() {
        let mut tally = Tally::default();
        tally.part("One", &mut || Ok(Counts { passed: 2, failed: 0 }));
        tally.part("Two", &mut || Err(Failure::new("It broke: mend it.")));
        assert_eq!(tally.counts, Counts { passed: 2, failed: 1 });
        let failure = tally.end().expect_err("a part failed");
        assert_eq!(failure.to_string(), "Failed: Two. Each says above what is wrong.");
    }
}
