//! The page's reader, and the page without scripts: no text of a record is markup.
#![no_main]

use fonds_core::{read, static_page};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (catalogue, problems) = read::catalogue(text);
    assert!(problems.iter().all(|problem| problem.message.ends_with('.')));
    let page = static_page::fill("<!--fonds:page-->", &catalogue, "catalogue.json");
    assert!(!page.contains("<script"));
});
