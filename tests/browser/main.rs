//! Fonds in a browser: what a reader meets, by roles and names, and what an outside checker sees.
//!
//! Each test opens a built site from a static host in a headless Chromium with an empty profile. `cargo xtask test`
//! builds the sites, finds the browser and runs them.

#![allow(clippy::unwrap_used)]

mod about;
mod access;
mod address;
mod cite;
mod dates;
mod engine;
mod export;
mod facets;
mod failure;
mod first_visit;
mod harness;
mod histogram;
mod languages;
mod names;
mod offline;
mod pictures;
mod reading_list;
mod record;
mod results;
mod search;
mod settings;
mod suggestions;
mod timeline;
mod timeline_times;
