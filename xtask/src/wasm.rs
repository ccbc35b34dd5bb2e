//! A crate as WebAssembly, beside the page: what is loaded when it is asked for, and what is measured or tried out in a browser.

use std::path::Path;

use crate::say::{self, Failure};
use crate::shell;
use crate::tools::{self, Tools};

/// What the build needs, wasm-bindgen among it: where Trunk is to fetch that, it does with the page's own build.
pub fn tools() -> Result<Tools, Failure> {
    let tools = tools::ready()?;
    if tools.bindgen.is_some() {
        return Ok(tools);
    }
    crate::build::program_files(false)?;
    tools::ready()
}

/// Builds a crate with a profile of cargo: for `fonds-bench`, `fonds_bench.js` and `fonds_bench_bg.wasm` in a folder.
pub fn build(package: &str, profile: &str, tools: &Tools, folder: &Path) -> Result<(), Failure> {
    say::step(format!("Building {package} for the browser, profile {profile} (the first time usually 1 minute)"));
    let mut command = shell::cargo();
    command.args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown"]);
    command.args(["--package", package, "--profile", profile]);
    tools.target.prepare(&mut command);
    // The same as the page's, so that crates that both have are built once.
    command.env("CARGO_ENCODED_RUSTFLAGS", crate::build::rust_flags(tools));
    if let Some(first) = tools.target.path() {
        command.env("PATH", shell::path_with(&[first]));
    }
    let wasm = shell::target_folder().join("wasm32-unknown-unknown").join(profile);
    let wasm = wasm.join(package.replace('-', "_") + ".wasm");
    let bindgen = tools.bindgen.clone().unwrap_or_default().join("wasm-bindgen");
    let mut bind = shell::program(bindgen);
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder).arg(wasm);
    if shell::run(&mut command)? && shell::run(&mut bind)? {
        return Ok(());
    }
    Err(Failure::new("It could not be built for the browser: mend what stands above, then run this again."))
}
