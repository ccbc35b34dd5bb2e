//! A crate as WebAssembly, beside the page: what is loaded when it is asked for, and what is measured or tried out in a browser.

use std::fs;
use std::path::Path;

use crate::say::{self, Failure, could_not};
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
    if shell::run(&mut command)? && bind(tools, &[], &wasm, folder)? {
        return Ok(());
    }
    Err(Failure::new("It could not be built for the browser: mend what stands above, then run this again."))
}

/// What a program asks for to load one of its parts, made by [`split`].
const LINK: &str = "split.js";

/// Cuts the parts out of a program that was built with the feature `split`: into a folder come the program's script and
/// wasm, each part's wasm, and the script that loads the parts.
pub fn split(name: &str, profile: &str, tools: &Tools, folder: &Path) -> Result<(), Failure> {
    let built = shell::target_folder().join("wasm32-unknown-unknown").join(profile).join(name).with_extension("wasm");
    let bytes = fs::read(&built).map_err(could_not("read", built.display()))?;
    let _ = fs::remove_dir_all(folder);
    let cut = shell::target_folder().join("split-cut");
    let _ = fs::remove_dir_all(&cut);
    let main = cut.join(name).with_extension("wasm");
    fs::create_dir_all(&cut).map_err(could_not("make the folder", cut.display()))?;
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    let link = format!("./{LINK}");
    options.output_dir = &cut;
    options.main_out_path = &main;
    options.link_name = &link;
    let split = wasm_split_cli_support::transform(options);
    let split =
        split.map_err(|error| Failure::new(format!("{} could not be cut into parts: {error:?}", built.display())))?;
    if !bind(tools, &["--keep-lld-exports"], &main, folder)? {
        return Err(Failure::new("wasm-bindgen could not read the program whose parts were cut out."));
    }
    let script = folder.join(name).with_extension("js");
    let read = |path: &Path| fs::read_to_string(path).map_err(could_not("read", path.display()));
    let whole = with_loader(&read(&script)?, &read(&cut.join(LINK))?);
    fs::write(&script, whole).map_err(could_not("write", script.display()))?;
    for part in split.split_modules {
        fs::copy(&part, folder.join(part.file_name().unwrap_or_default()))
            .map_err(could_not("copy", part.display()))?;
    }
    Ok(())
}

/// The program's script with what loads its parts: each would import the other, and so neither could have a name with the
/// hash of its content.
fn with_loader(script: &str, loader: &str) -> String {
    // The page itself tells its reader what could not be loaded.
    let own = |line: &&str| !line.starts_with("import ") && line.trim() != "console.error(e);";
    let (imports, script): (Vec<&str>, Vec<&str>) =
        script.lines().partition(|line| line.starts_with("import ") && line.contains(LINK));
    let names = loader.lines().filter_map(|line| line.strip_prefix("export const ")?.split_whitespace().next());
    let loads = format!("{{ {} }}", names.collect::<Vec<_>>().join(", "));
    let loader = loader.lines().filter(own).map(|line| line.strip_prefix("export ").unwrap_or(line));
    let named = imports.iter().filter_map(|line| line.split_whitespace().nth(3));
    let named = named.map(|name| format!("const {name} = {loads};"));
    let lines = loader.map(str::to_owned).chain(named).chain(script.into_iter().map(str::to_owned));
    lines.map(|line| line + "\n").collect()
}

fn bind(tools: &Tools, how: &[&str], wasm: &Path, folder: &Path) -> Result<bool, Failure> {
    let bindgen = tools.bindgen.clone().unwrap_or_default().join("wasm-bindgen");
    let mut bind = shell::program(bindgen);
    bind.args(["--target", "web", "--no-typescript"]).args(how).arg("--out-dir").arg(folder).arg(wasm);
    shell::run(&mut bind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_becomes_part_of_the_script() {
        let script = "import * as import1 from \"./split.js\"\nlet wasm;\nexport { initSync };\n";
        let loader =
            "import { initSync } from \"./main.js\";\nfunction f() {}\nexport const load_a = f(\"./a.wasm\");\n";
        let whole = "function f() {}\nconst load_a = f(\"./a.wasm\");\nconst import1 = { load_a };\nlet wasm;\nexport { initSync };\n";
        assert_eq!(with_loader(script, loader), whole);
    }
}
