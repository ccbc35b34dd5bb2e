//! The engine where it runs: its properties in a browser, and what must be the same there as natively.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::harness::*;

const CASES: u32 = 1000;
const TEXTS: u32 = 20_000;

/// Another one each time; the environment variable `FONDS_SEED` repeats one.
fn seed() -> u32 {
    let given = std::env::var("FONDS_SEED").ok().and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos())
}

/// The page with the program, loaded.
fn visit_engine(doings: impl Fn(&Page)) {
    visit(Site::Engine).run(|page| {
        page.go_to("");
        becomes("the program to be there", Value::Bool(true), || page.script("return 'engine' in window"));
        doings(page);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_engine_keeps_its_properties_in_a_browser() {
    visit_engine(|page| {
        let properties = page.script("return engine.properties()");
        let seed = seed();
        for property in properties.as_array().unwrap() {
            let broken = page.script(&format!("return engine.check({property}, {seed}, {CASES})"));
            assert_eq!(broken, Value::Null, "{property} FONDS_SEED={seed} repeats this");
        }
        assert!(properties.as_array().unwrap().len() > 5, "{properties}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn files_and_scores_are_the_same_in_a_browser_and_natively() {
    visit_engine(|page| {
        let natively = fonds_check::fingerprint().map(|sum| format!("{sum:016x}"));
        assert_eq!(page.script("return engine.fingerprint()"), serde_json::json!(natively));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn text_is_folded_as_the_browser_itself_does() {
    visit_engine(|page| {
        let seed = seed();
        let found = page.script(&format!("return engine.differencesInFolding({seed}, {TEXTS})"));
        assert!(found["letters"].as_u64() > Some(1500), "{found}");
        assert_eq!(found["told"], serde_json::json!([]), "FONDS_SEED={seed} repeats this");
    });
}
