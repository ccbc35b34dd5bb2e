//! The invariants of ARCHITECTURE.md that can be read off the source.

#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file of the project with its text.
type File = (PathBuf, String);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

fn files(folder: &str, ending: &str) -> Vec<File> {
    let mut open = vec![root().join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = fs::read_to_string(&path).expect("text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has files that end in {ending}");
    found
}

/// Lines of code (comments and unit tests left out) that hold one of the words, as `file: line`.
fn lines_with(files: &[File], words: &[&str]) -> Vec<String> {
    let is_hit = |line: &&str| !line.trim_start().starts_with("//") && words.iter().any(|word| line.contains(word));
    let code = |text: &str| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    let hits =
        |(path, text): &File| code(text).lines().filter(is_hit).map(|l| format!("{}: {l}", path.display())).collect();
    files.iter().flat_map(|file| -> Vec<String> { hits(file) }).collect()
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn the_core_and_the_engine_know_no_browser_and_no_framework() {
    for package in ["fonds-core", "fonds-search"] {
        let tree = Command::new(env!("CARGO"))
            .args(["tree", "--package", package, "--edges", "normal", "--prefix", "none", "--target", "all"])
            .current_dir(root())
            .output()
            .expect("cargo tree runs");
        let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
        assert!(tree.contains(package), "{tree}");
        for banned in ["web-sys", "js-sys", "wasm-bindgen", "leptos", "gloo"] {
            assert!(!tree.lines().any(|line| line.starts_with(banned)), "{package} depends on {banned}:\n{tree}");
        }
    }
}

#[test]
fn the_engine_knows_no_archives() {
    let manifest = fs::read_to_string(root().join("crates/fonds-search/Cargo.toml")).expect("a manifest");
    assert!(!manifest.contains("fonds-core"));
    assert_eq!(lines_with(&files("crates/fonds-search/src", ".rs"), &["fonds_core", "Edtf", "Catalogue"]), none());
}

#[test]
fn the_core_does_no_io_and_reads_no_clock() {
    let io = ["std::fs", "std::net", "std::env", "std::process", "SystemTime", "Instant", "println!"];
    for sources in ["crates/fonds-core/src", "crates/fonds-search/src"] {
        assert_eq!(lines_with(&files(sources, ".rs"), &io), none());
    }
}

#[test]
fn only_the_browser_module_touches_the_browser() {
    let browser = root().join("src/browser");
    let mut outside = files("src", ".rs");
    outside.retain(|(path, _)| !path.starts_with(&browser) && !path.ends_with("browser.rs"));
    assert_eq!(lines_with(&outside, &["web_sys", "js_sys", "gloo", "wasm_bindgen"]), none());
}

#[test]
fn no_text_is_ever_rendered_as_html() {
    let words = ["inner_html", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("];
    assert_eq!(lines_with(&files("src", ".rs"), &words), none());
    assert_eq!(lines_with(&files("public", ".js"), &words), none());
}

#[test]
fn a_colour_is_a_token_and_a_theme_redefines_tokens_only() {
    let style = fs::read_to_string(root().join("style/main.css")).expect("the style sheet");
    let (before, rest) = style.split_once("@layer tokens {").expect("a layer of tokens");
    let (_, after) = rest.split_once("@layer base {").expect("a layer after it");
    for part in [before, after] {
        assert!(!part.contains(": #") && !part.contains("rgb(") && !part.contains("prefers-color-scheme"));
    }
}

/// A rule that is not closed swallows all rules after it, and no browser says so.
#[test]
fn every_brace_of_the_style_sheet_is_closed() {
    let style = fs::read_to_string(root().join("style/main.css")).expect("the style sheet");
    let mut depth = 0_i32;
    for (line, text) in (1..).zip(style.lines()) {
        let is_rule = text.starts_with("  ") && !text.starts_with("   ") && !text.starts_with("  }");
        assert!(!is_rule || depth == 1, "line {line} stands {depth} deep: {text}");
        depth += text.matches('{').count() as i32 - text.matches('}').count() as i32;
    }
    assert_eq!(depth, 0);
}

#[test]
fn every_text_in_the_tables_of_languages_is_said_somewhere() {
    let tables = root().join("crates/fonds-core/src/speech/messages");
    let mut code =
        [files("src", ".rs"), files("crates/fonds-core/src", ".rs"), files("crates/fonds-take/src", ".rs")].concat();
    code.retain(|(path, _)| !path.starts_with(&tables));
    let code: String = code.iter().map(|(_, text)| text.as_str()).collect();
    let rows = fonds_core::speech::keys().filter(|key| !key.starts_with("date: "));
    let unsaid: Vec<&str> = rows.filter(|key| !code.contains(&format!("{key:?}"))).collect();
    assert_eq!(unsaid, Vec::<&str>::new());
}
