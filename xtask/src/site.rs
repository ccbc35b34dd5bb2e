//! From Trunk's output to the finished site: bytes in, bytes out, nothing is read or written here.
//!
//! Trunk's file names say nothing about content, so every file gets a name with a hash of its content, the page is told
//! those names, and the whole gets a version: the hash of all of it. The service worker is written last, with the list
//! of what belongs to the version.

use std::collections::BTreeMap;

use fonds_core::speech::{self, Language};
use fonds_core::view::Reference;
use sha2::{Digest, Sha256};

use crate::lean::{lean, lean_program};
use crate::say::Failure;

/// Files by path, relative to the site's folder, with `/` between.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A catalogue above this size is copied for offline use only when the reader asks.
pub const LARGEST_COPIED_UNASKED_BYTES: usize = 10_000_000;

const PAGE: &str = "index.html";
/// How the files of other languages begin, of which a page loads one if it is wanted.
const SPEECH: &str = "speech-";
/// How the files begin that are loaded when they are asked for, and so no part of the first visit.
const LATER: [&str; 2] = ["fonds_take", SPEECH];
/// How the files begin that are parts of the program: loaded when they are asked for, and copied for offline use once the
/// page is in use.
const PARTS: [&str; 2] = ["split_", "chunk_"];
/// Hex digits of the hash in a file's name.
const HASH_DIGITS: usize = 10;
const SERVICE_WORKER: &str = "sw.js";
/// The name under which people and links find the catalogue, whatever the version.
pub const PLAIN_CATALOGUE: &str = "catalogue.json";
/// The JSON Schema of catalogues, under the name that its `$id` states.
pub const SCHEMA: &str = "catalogue.schema.json";

/// What a site is made of.
pub struct Ingredients<'a> {
    /// Trunk's output, with `index.html`.
    pub files: Files,
    /// `public/sw.js`.
    pub worker_template: &'a str,
    /// The catalogue in the bundled format.
    pub catalogue: &'a str,
    /// How many records it has.
    pub records: usize,
    /// Date of the build, `YYYY-MM-DD`.
    pub built: &'a str,
    /// Writes the catalogue's records into the page.
    pub fill: &'a dyn Fn(&str) -> String,
}

/// A finished site.
pub struct Site {
    /// All files, under their final names.
    pub files: Files,
    /// First 12 hex digits of the hash of everything.
    pub version: String,
    /// Paths of the files that the offline copy is made of, the page first. Those of [`LATER`] come to it later.
    pub copied: Vec<String>,
}

/// Makes the site.
pub fn make(ingredients: Ingredients) -> Result<Site, Failure> {
    let Ingredients { mut files, worker_template, catalogue, records, built, fill } = ingredients;
    let page = files.remove(PAGE).and_then(|bytes| String::from_utf8(bytes).ok());
    let page = page.ok_or_else(|| Failure::new("Trunk made no index.html: run `cargo xtask build` again."))?;
    files.remove(PLAIN_CATALOGUE);

    let (mut files, names) = hashed(files);
    let catalogue_name = hashed_name(PLAIN_CATALOGUE, catalogue.as_bytes());
    files.insert(catalogue_name.clone(), catalogue.into());

    let page = with_names(&page, &names);
    let page = with_attributes(
        &fill(&page),
        &[
            ("data-built", built),
            ("data-catalogue", &catalogue_name),
            ("data-catalogue-bytes", &catalogue.len().to_string()),
            ("data-catalogue-sha256", &sha256(catalogue.as_bytes())[..Reference::DIGITS]),
            ("data-records", &records.to_string()),
            ("data-speech", &speech(&files)),
            ("data-parts", &files.keys().filter(|path| is_part(path)).cloned().collect::<Vec<_>>().join(" ")),
        ],
    )?;
    let version = version(&files, &page, worker_template);
    let (page, bytes) = with_version(&page, &version, copied_bytes(&files))?;

    let mut copied = vec![PAGE.to_owned()];
    copied.extend(
        files.iter().filter(|(path, bytes)| is_copied(path, bytes, &catalogue_name)).map(|(path, _)| path.clone()),
    );
    files.insert(PAGE.to_owned(), page.into_bytes());
    let worker = service_worker(worker_template, &version, bytes, &catalogue_name, &copied, &files)?;
    files.insert(SERVICE_WORKER.to_owned(), lean(SERVICE_WORKER, &worker).into_bytes());
    // For people and links: a name that stays.
    files.insert(PLAIN_CATALOGUE.to_owned(), catalogue.into());
    Ok(Site { files, version, copied })
}

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Gives every file a name with its hash; those that name others come after those that they name. Also returns the
/// old name of each with its new one.
fn hashed(files: Files) -> (Files, BTreeMap<String, String>) {
    let mut names = BTreeMap::new();
    let mut renamed = Files::new();
    let mut in_order: Vec<_> = files.into_iter().collect();
    in_order.sort_by_key(|(path, _)| names_others(path));
    for (path, bytes) in in_order {
        let bytes = match (names_others(path.as_str()), String::from_utf8(bytes)) {
            (true, Ok(text)) => with_names(&lean(&path, &text), &names).into_bytes(),
            (_, Ok(text)) => text.into_bytes(),
            (_, Err(binary)) => lean_program(binary.into_bytes()),
        };
        let name = if keeps_its_name(&path) { path.clone() } else { hashed_name(&path, &bytes) };
        names.insert(path, name.clone());
        renamed.insert(name, bytes);
    }
    (renamed, names)
}

/// Files that name others by their paths: the script that names its wasm, the manifest that names its icons.
fn names_others(path: &str) -> bool {
    [".js", ".css", ".webmanifest"].iter().any(|ending| path.ends_with(ending))
}

/// wasm-bindgen's snippets are found by the paths that are written into its script.
fn keeps_its_name(path: &str) -> bool {
    path.starts_with("snippets/")
}

/// Whether the build gives such names to files at the top of a site.
pub fn is_made_name(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    let is_hash = hash.len() == HASH_DIGITS && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    is_hash || [PAGE, SERVICE_WORKER, PLAIN_CATALOGUE, SCHEMA].contains(&name)
}

/// `style/main.css` becomes `style/main-0123456789.css`.
fn hashed_name(path: &str, bytes: &[u8]) -> String {
    let hash = &sha256(bytes)[..HASH_DIGITS];
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{path}-{hash}"),
    }
}

/// The names of the files of other languages.
fn speech(files: &Files) -> String {
    files.keys().filter(|path| path.starts_with(SPEECH)).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The files of the languages that the page speaks beside English, and of further ones for tests.
pub fn speech_files(more: &[Language]) -> Files {
    let languages = Language::ALL.iter().map(|(language, ..)| *language).chain(more.iter().copied());
    let others = languages.filter(|language| *language != Language::English);
    others.map(|language| (format!("{SPEECH}{}.txt", language.tag()), speech::file(language).into_bytes())).collect()
}

/// Replaces each old name, where it stands as a whole name, by the new one.
fn with_names(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = text.to_owned();
    for (old, new) in names {
        text = with_name(&text, old, new);
    }
    text
}

fn with_name(text: &str, old: &str, new: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, from) = rest.split_at(at);
        let after = &from[old.len()..];
        let whole = !before.ends_with(is_in_names) && !after.starts_with(is_in_names);
        result.push_str(before);
        result.push_str(if whole { new } else { old });
        rest = after;
    }
    result + rest
}

fn is_in_names(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

/// Adds attributes to the `html` element; the values are ours and need no escape.
fn with_attributes(page: &str, attributes: &[(&str, &str)]) -> Result<String, Failure> {
    const OPENING: &str = "<html";
    let at = page.find(OPENING).ok_or_else(|| Failure::new("index.html has no <html> element: put it back."))?;
    let (before, after) = page.split_at(at + OPENING.len());
    let written: String = attributes.iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
    Ok(format!("{before}{written}{after}"))
}

/// The hash of everything that makes the site, before the version itself is written into it.
fn version(files: &Files, page: &str, worker_template: &str) -> String {
    let mut list: String = files.iter().map(|(path, bytes)| format!("{path} {}\n", sha256(bytes))).collect();
    list += &format!("{PAGE} {}\n{SERVICE_WORKER} {}\n", sha256(page.as_bytes()), sha256(worker_template.as_bytes()));
    sha256(list.as_bytes())[..12].to_owned()
}

/// The page with its version and the size of the offline copy, and that size. The page is part of the copy, so the size
/// is raised until it counts its own digits.
fn with_version(page: &str, version: &str, others: usize) -> Result<(String, usize), Failure> {
    let mut bytes = others + page.len();
    loop {
        let stamped = with_attributes(page, &[("data-version", version), ("data-bytes", &bytes.to_string())])?;
        if stamped.len() + others <= bytes {
            return Ok((stamped, bytes));
        }
        bytes = stamped.len() + others;
    }
}

/// Bytes of the copied files beside the page, the catalogue always included.
fn copied_bytes(files: &Files) -> usize {
    files.iter().filter(|(path, _)| is_needed(path) || is_part(path)).map(|(_, bytes)| bytes.len()).sum()
}

/// Icons as PNG are for installing only, which the browser does online; what is loaded later is copied later.
fn is_needed(path: &str) -> bool {
    !path.ends_with(".png") && !is_later(path) && !is_part(path)
}

/// Whether a file is a part of the program.
pub fn is_part(path: &str) -> bool {
    PARTS.iter().any(|beginning| path.starts_with(beginning))
}

fn is_later(path: &str) -> bool {
    LATER.iter().any(|beginning| path.starts_with(beginning))
}

fn is_copied(path: &str, bytes: &[u8], catalogue_name: &str) -> bool {
    is_needed(path) && (path != catalogue_name || bytes.len() <= LARGEST_COPIED_UNASKED_BYTES)
}

fn service_worker(
    template: &str,
    version: &str,
    bytes: usize,
    catalogue_name: &str,
    copied: &[String],
    files: &Files,
) -> Result<String, Failure> {
    let address = |path: &str| if path == PAGE { "./".to_owned() } else { path.to_owned() };
    let entry = |path: &String| [address(path), sha256(&files[path])];
    let list = |entries: Vec<[String; 2]>| serde_json::json!(entries).to_string().replace("],[", "],\n[");
    let later = files.keys().filter(|path| is_later(path)).map(entry).collect();
    let parts = files.keys().filter(|path| is_part(path)).map(entry).collect();
    let values = [
        ("/*fonds:version*/ ''", format!("'{version}'")),
        ("/*fonds:bytes*/ 0", bytes.to_string()),
        ("/*fonds:catalogue*/ ''", format!("'{catalogue_name}'")),
        ("/*fonds:files*/ []", list(copied.iter().map(entry).collect())),
        ("/*fonds:parts*/ []", list(parts)),
        ("/*fonds:later*/ []", list(later)),
    ];
    values.iter().try_fold(template.to_owned(), |text, (mark, value)| {
        if !text.contains(mark) {
            return Err(Failure::new(format!("public/sw.js has lost its mark {mark}: put it back.")));
        }
        Ok(text.replacen(mark, value, 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "const V = /*fonds:version*/ ''; const B = /*fonds:bytes*/ 0; \
const C = /*fonds:catalogue*/ ''; const F = /*fonds:files*/ []; const P = /*fonds:parts*/ []; const L = /*fonds:later*/ [];";

    fn trunk_output() -> Files {
        let page = "<!doctype html><html lang=\"en\"><link href=\"./main.css\">\
<script src=\"./boot.js\" data-app-js=\"./fonds.js\" data-app-wasm=\"./fonds_bg.wasm\"></script>\
<a href=\"catalogue.json\">JSON</a><main><!--records--></main></html>";
        [
            ("index.html", page),
            ("boot.js", "start()"),
            ("fonds.js", "import('./snippets/x/y.js'); new URL('fonds_bg.wasm', import.meta.url); new URL(\"./split_reading.wasm\", import.meta.url)"),
            ("fonds_bg.wasm", "\0asm"),
            ("split_reading.wasm", "\0asm, read"),
            ("fonds_take.js", "new URL('fonds_take_bg.wasm', import.meta.url)"),
            ("fonds_take_bg.wasm", "\0asm, taken"),
            ("snippets/x/y.js", "snippet"),
            ("main.css", "body{}"),
            ("icon.svg", "<svg/>"),
            ("icon-192.png", "png"),
            ("manifest.webmanifest", "{\"icons\":[\"icon.svg\",\"icon-192.png\"]}"),
            ("catalogue.json", "the bundled one"),
        ]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    fn site_with(catalogue: &str, built: &str) -> Site {
        make(Ingredients {
            files: trunk_output(),
            worker_template: TEMPLATE,
            catalogue,
            records: 1,
            built,
            fill: &|page| page.replace("<!--records-->", "A letter about main.css and boot.js"),
        })
        .expect("a site")
    }

    fn site() -> Site {
        site_with("{\"records\":[{}]}", "2026-01-02")
    }

    fn text<'a>(site: &'a Site, path: &str) -> &'a str {
        std::str::from_utf8(&site.files[path]).expect("text")
    }

    fn name(site: &Site, start: &str, end: &str) -> String {
        let mut found = site.files.keys().filter(|path| path.starts_with(start) && path.ends_with(end));
        found.next().expect("a file of that name").clone()
    }

    #[test]
    fn every_name_has_the_hash_of_the_files_final_content() {
        let site = site();
        for (path, bytes) in &site.files {
            let fixed = ["index.html", "sw.js", "catalogue.json", "snippets/x/y.js"].contains(&path.as_str());
            assert!(fixed || path.contains(&sha256(bytes)[..10]), "{path}");
        }
    }

    #[test]
    fn names_are_replaced_wherever_files_are_referred_to() {
        let site = site();
        let page = text(&site, "index.html");
        for (start, end) in [("main-", ".css"), ("boot-", ".js"), ("fonds-", ".js"), ("fonds_bg-", ".wasm")] {
            assert!(page.contains(&format!("\"./{}\"", name(&site, start, end))), "{start} in {page}");
        }
        assert!(text(&site, &name(&site, "fonds-", ".js")).contains(&name(&site, "fonds_bg-", ".wasm")));
        let manifest = text(&site, &name(&site, "manifest-", ".webmanifest"));
        assert!(
            manifest.contains(&name(&site, "icon-", ".svg")) && manifest.contains(&name(&site, "icon-192-", ".png"))
        );
    }

    #[test]
    fn the_words_of_records_and_the_link_to_the_catalogue_are_left_alone() {
        let site = site();
        let page = text(&site, "index.html");
        assert!(page.contains("A letter about main.css and boot.js"));
        assert!(page.contains("href=\"catalogue.json\""));
        assert_eq!(text(&site, "catalogue.json"), "{\"records\":[{}]}");
    }

    #[test]
    fn a_name_inside_a_longer_one_is_not_replaced() {
        let names = BTreeMap::from([("icon.svg".to_owned(), "icon-1.svg".to_owned())]);
        assert_eq!(
            with_names("(icon.svg) my-icon.svg icon.svg.gz ./icon.svg", &names),
            "(icon-1.svg) my-icon.svg icon.svg.gz ./icon-1.svg"
        );
    }

    #[test]
    fn made_names_are_told_from_others() {
        for path in site().files.keys().filter(|path| !path.contains('/')) {
            assert!(is_made_name(path), "{path}");
        }
        for other in ["CNAME", ".git", "Cargo.toml", "boot.js", "report-2026.html", "icon-0123456789a.svg"] {
            assert!(!is_made_name(other), "{other}");
        }
    }

    #[test]
    fn the_same_input_makes_the_same_site() {
        let (one, other) = (site(), site());
        assert_eq!(one.version, other.version);
        assert_eq!(one.files, other.files);
    }

    #[test]
    fn another_catalogue_or_date_makes_another_version() {
        let versions =
            [site(), site_with("{\"records\":[]}", "2026-01-02"), site_with("{\"records\":[{}]}", "2026-01-03")];
        let [a, b, c] = versions.map(|site| site.version);
        assert!(a != b && b != c && a != c);
    }

    #[test]
    fn the_page_states_the_true_size_of_the_offline_copy() {
        let site = site();
        let parts = site.files.keys().filter(|path| is_part(path));
        let bytes: usize = site.copied.iter().chain(parts).map(|path| site.files[path].len()).sum();
        assert!(text(&site, "index.html").contains(&format!("data-bytes=\"{bytes}\"")), "{bytes}");
        assert!(text(&site, "sw.js").contains(&format!("const B = {bytes};")));
    }

    #[test]
    fn the_service_worker_lists_the_copied_files_with_their_hashes() {
        let site = site();
        let worker = text(&site, "sw.js");
        assert!(worker.contains(&format!("[\"./\",\"{}\"]", sha256(&site.files["index.html"]))));
        let wasm = name(&site, "fonds_bg-", ".wasm");
        assert!(worker.contains(&format!("[\"{wasm}\",\"{}\"]", sha256(b"\0asm"))));
        assert!(!worker.contains(".png") && !worker.contains("\"catalogue.json\"") && !worker.contains("\"sw.js\""));
    }

    #[test]
    fn what_is_loaded_later_is_no_part_of_the_first_copy_but_known_to_the_service_worker() {
        let site = site();
        assert!(site.copied.iter().all(|path| !path.contains("take")), "{:?}", site.copied);
        let (script, program) = (name(&site, "fonds_take-", ".js"), name(&site, "fonds_take_bg-", ".wasm"));
        assert!(text(&site, &script).contains(&program));
        let worker = text(&site, "sw.js");
        let later = worker.split("const L = ").nth(1).expect("the list of later files");
        assert!(later.contains(&format!("[\"{program}\",\"{}\"]", sha256(b"\0asm, taken"))), "{worker}");
        assert!(later.contains(&script), "{worker}");
    }

    #[test]
    fn a_part_of_the_program_is_copied_later_and_named_by_the_page_and_the_service_worker() {
        let site = site();
        let part = name(&site, "split_reading-", ".wasm");
        assert!(!site.copied.contains(&part));
        assert!(text(&site, "index.html").contains(&format!(" data-parts=\"{part}\"")));
        let worker = text(&site, "sw.js");
        let list = worker.split("const P = ").nth(1).expect("the list of parts");
        assert!(list.starts_with(&format!("[[\"{part}\",\"{}\"]]", sha256(b"\0asm, read"))), "{worker}");
        assert!(text(&site, &name(&site, "fonds-", ".js")).contains(&part), "the program's script loads it");
    }

    #[test]
    fn the_page_states_the_hash_of_its_catalogue() {
        let site = site();
        let hash = sha256(&site.files["catalogue.json"]);
        let stated = format!("data-catalogue-sha256=\"{}\"", &hash[..12]);
        assert!(text(&site, "index.html").contains(&stated), "{stated}");
    }

    #[test]
    fn a_catalogue_above_the_limit_is_counted_but_not_copied_unasked() {
        let large = "x".repeat(LARGEST_COPIED_UNASKED_BYTES + 1);
        let site = site_with(&large, "2026-01-02");
        let catalogue = name(&site, "catalogue-", ".json");
        assert!(!site.copied.contains(&catalogue));
        assert!(text(&site, "sw.js").contains(&format!("const C = '{catalogue}'")));
        assert!(text(&site, "index.html").contains("data-catalogue-bytes=\"10000001\""));
    }

    #[test]
    fn a_worker_template_without_its_marks_is_refused() {
        let failure = service_worker("const V = 1;", "v", 1, "c", &[], &Files::new()).expect_err("no mark");
        assert_eq!(failure.to_string(), "public/sw.js has lost its mark /*fonds:version*/ '': put it back.");
    }
}
