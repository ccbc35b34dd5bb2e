//! The two commands of the README, and the build's own tools. Runs on the builder's machine, never in the page.
//!
//! ```text
//! args      what was asked for            build     Trunk's output, then the finished folder
//! say       what is printed               site      names, version, service worker: bytes in, bytes out
//! shell     running other programs        inputs    the catalogue that goes into the site
//! tools     Trunk, wasm-bindgen, target   budget    what the first visit costs
//! browser   Chromium, its driver, axe     server    a plain file server
//! check     `cargo xtask test`            bench     how fast it searches and reads
//! wasm      other crates for the browser
//! ```

pub mod args;
pub mod bench;
pub mod browser;
pub mod budget;
pub mod build;
pub mod check;
pub mod inputs;
pub mod lean;
pub mod say;
pub mod server;
pub mod shell;
pub mod site;
pub mod tools;
pub mod wasm;
