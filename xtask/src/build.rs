//! `cargo xtask build`: Trunk builds the program, [`site`] finishes it for one catalogue.
//!
//! The two steps are apart, so that sites with other catalogues need no second build of the program.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use fonds_core::catalogue::Catalogue;
use fonds_core::date::Day;
use fonds_core::{static_page, write};

use crate::args::BuildOptions;
use crate::say::{self, Failure, could_not};
use crate::shell::{self, output, program, workspace};
use crate::site::{self, Files, Ingredients, Site};
use crate::tools::{self, Tools};
use crate::wasm;

/// What a site is made of beside the catalogue: a change of anything else makes no new version.
const SOURCES: [&str; 8] = ["src", "crates", "public", "style", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"];
const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// Builds the site into its folder, and gives that folder.
pub fn run(options: &BuildOptions) -> Result<PathBuf, Failure> {
    let catalogue = crate::inputs::catalogue(&chosen_catalogue(options))?;
    let program = program_files(options.quick)?;
    let site = finished(&program, &catalogue)?;
    let folder = options.out.clone().unwrap_or_else(|| workspace().join("dist"));
    write_site(&site, &folder)?;
    let total: usize = site.files.values().map(Vec::len).sum();
    say::note(format!(
        "{}: {} records, version {}, {}",
        folder.display(),
        catalogue.records().len(),
        site.version,
        say::size(total as u64)
    ));
    Ok(folder)
}

/// The catalogue that the options name, else the bundled one.
pub fn chosen_catalogue(options: &BuildOptions) -> PathBuf {
    options.catalogue.clone().unwrap_or_else(|| workspace().join("public/catalogue.json"))
}

/// The program and everything else that Trunk makes, without a catalogue; `quick` is made in seconds, larger and slower.
pub fn program_files(quick: bool) -> Result<Files, Failure> {
    let tools = tools::ready()?;
    let folder = shell::target_folder().join(if quick { "trunk-quick" } else { "trunk" });
    say::step("Building the program for the browser (the first time usually 2 to 4 minutes, then seconds)");
    trunk_build(&tools, &folder, if quick { &[] } else { &["--release", "--features", "split"] })?;
    let mut files = read_folder(&folder).map_err(could_not("read", folder.display()))?;
    if !quick {
        files.append(&mut split_files()?);
    }
    files.append(&mut later_files(quick)?);
    files.extend(site::speech_files(&[]));
    Ok(files)
}

/// The page's program again, in parts.
fn split_files() -> Result<Files, Failure> {
    let folder = shell::target_folder().join("split");
    wasm::split("fonds-page", "page", &tools::ready()?, &folder)?;
    read_folder(&folder).map_err(could_not("read", folder.display()))
}

/// The program that is loaded when files or citations are asked for.
fn later_files(quick: bool) -> Result<Files, Failure> {
    let (profile, name) = if quick { ("quick", "take-quick") } else { ("page", "take") };
    let folder = shell::target_folder().join(name);
    // Where Trunk has fetched wasm-bindgen, it is found only now.
    wasm::build("fonds-take", profile, &tools::ready()?, &folder)?;
    read_folder(&folder).map_err(could_not("read", folder.display()))
}

/// The site of one catalogue.
pub fn finished(program: &Files, catalogue: &Catalogue) -> Result<Site, Failure> {
    let worker = workspace().join("public/sw.js");
    let worker_template = fs::read_to_string(&worker).map_err(could_not("read", worker.display()))?;
    let schema = workspace().join("public").join(site::SCHEMA);
    let schema = fs::read(&schema).map_err(could_not("read", schema.display()))?;
    let mut site = site::make(Ingredients {
        files: program.clone(),
        worker_template: &worker_template,
        catalogue: &write::catalogue(catalogue),
        records: catalogue.records().len(),
        built: &built(),
        fill: &|page| static_page::fill(page, catalogue, site::PLAIN_CATALOGUE),
    })?;
    site.files.insert(site::SCHEMA.to_owned(), schema);
    Ok(site)
}

/// Puts the site into a folder, in place of what an earlier build left there; other files in it stay.
pub fn write_site(site: &Site, folder: &Path) -> Result<(), Failure> {
    refuse_foreign(folder)?;
    let cannot = || could_not("write the site to", folder.display());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if site::is_made_name(&entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path()).map_err(cannot())?;
        }
    }
    for (path, bytes) in &site.files {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(cannot())?;
        }
        fs::write(&file, bytes).map_err(cannot())?;
    }
    Ok(())
}

/// Only into an empty folder, or one with an earlier site: another folder's index.html is not written over.
fn refuse_foreign(folder: &Path) -> Result<(), Failure> {
    let Ok(mut entries) = fs::read_dir(folder) else { return Ok(()) };
    let worker = fs::read_to_string(folder.join("sw.js")).unwrap_or_default();
    if entries.next().is_none() || worker.contains("`fonds:") {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} has other files in it, and no site that was built before: name a new or empty folder with --out.",
        folder.display()
    )))
}

fn trunk_build(tools: &Tools, folder: &Path, how: &[&str]) -> Result<(), Failure> {
    let mut command = program(&tools.trunk);
    command.arg("build").args(how).args(["--skip-version-check", "--dist"]).arg(folder);
    // The compiler has said what is wrong; where in Trunk it was noticed helps nobody.
    command.env("RUST_BACKTRACE", "0");
    // Trunk and cargo differ about the values that this may have.
    command.env_remove("NO_COLOR");
    let first: Vec<PathBuf> = tools.bindgen.iter().cloned().chain(tools.target.path()).collect();
    command.env("PATH", shell::path_with(&first));
    tools.target.prepare(&mut command);
    fetch_crates();
    command.env("CARGO_ENCODED_RUSTFLAGS", rust_flags(tools));
    if shell::run(&mut command)? {
        return Ok(());
    }
    Err(Failure::new(
        "The program could not be built: what Trunk and the compiler say stands above. If a download failed, check the \
network and run this again.",
    ))
}

/// Has every crate's source in its place before the flags name those places. Offline, or if the lock file must change,
/// the build itself says what is wrong.
fn fetch_crates() {
    let _ = output(shell::cargo().args(["fetch", "--locked"]));
}

/// The user's own flags, and none of this machine's paths in the program: the same sources make the same bytes anywhere.
pub fn rust_flags(tools: &Tools) -> String {
    let mut flags: Vec<String> =
        env::var("RUSTFLAGS").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    // What wasm-split cuts by.
    flags.push("-Clink-arg=--emit-relocs".to_owned());
    flags.extend(
        renamed_paths(tools).iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display())),
    );
    flags.join("\u{1f}")
}

/// Folders and what they are called in the program; where several apply, the compiler takes the last.
fn renamed_paths(tools: &Tools) -> Vec<(PathBuf, &'static str)> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let mut renamed = vec![(workspace(), "fonds"), (cargo_home.clone(), "cargo")];
    if let Some(sysroot) = output(program(tools.target.rustc()).args(["--print", "sysroot"])) {
        renamed.push((Path::new(&sysroot).join("lib/rustlib/src/rust"), "rust"));
    }
    let registries = fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten().flatten();
    renamed.extend(registries.map(|entry| (entry.path(), "crates")));
    renamed
}

/// Date of the version: of `SOURCE_DATE_EPOCH`, else of the last change that was committed, else today.
fn built() -> String {
    let epoch = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse::<i64>().ok());
    if let Some(seconds) = epoch {
        return day_of(seconds);
    }
    let git = |words: &[&str]| output(program("git").args(words).arg("--").args(SOURCES));
    match (git(&["status", "--porcelain"]), git(&["log", "-1", "--format=%cs"])) {
        (Some(changes), Some(date)) if changes.is_empty() && !date.is_empty() => date,
        _ => today(),
    }
}

fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    day_of(since.as_secs() as i64)
}

fn day_of(seconds: i64) -> String {
    Day(seconds.div_euclid(SECONDS_A_DAY)).iso()
}

fn read_folder(folder: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    let mut waiting = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                waiting.push((entry.path(), format!("{path}/")));
            } else {
                files.insert(path, fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_fall_on_days() {
        assert_eq!(day_of(0), "1970-01-01");
        assert_eq!(day_of(1_000_000_000), "2001-09-09");
        assert_eq!(day_of(-1), "1969-12-31");
    }

    fn site_of(files: &[(&str, &str)]) -> Site {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        Site { files, version: String::new(), copied: Vec::new() }
    }

    #[test]
    fn a_folder_of_other_files_is_not_built_into() {
        let folder = env::temp_dir().join(format!("fonds-foreign-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("index.html"), "another page").expect("a file");
        assert!(write_site(&site_of(&[("index.html", "page")]), &folder).is_err());
        assert_eq!(fs::read_to_string(folder.join("index.html")).expect("the file"), "another page");
        fs::remove_dir_all(&folder).expect("the folder");
    }

    #[test]
    fn an_earlier_site_is_replaced_and_files_beside_it_stay() {
        let folder = env::temp_dir().join(format!("fonds-out-{}", std::process::id()));
        let worker = ("sw.js", "const PREFIX = `fonds:${scope}:`;");
        write_site(&site_of(&[worker, ("main-0123456789.css", "old")]), &folder).expect("a site");
        fs::write(folder.join("CNAME"), "archive.example").expect("a file");
        write_site(&site_of(&[worker, ("main-9876543210.css", "new")]), &folder).expect("a site");
        let files = read_folder(&folder).expect("the folder");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["CNAME", "main-9876543210.css", "sw.js"]);
        fs::remove_dir_all(&folder).expect("the folder");
    }
}
