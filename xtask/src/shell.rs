//! Running other programs, with an environment that says no more than they should hear.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::say::{self, Failure};

/// Set by `cargo run` for xtask itself, or by a user for host builds: other programs must not inherit them.
const OUR_OWN: [&str; 5] =
    ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];

/// The folder of the workspace.
pub fn workspace() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    match xtask.as_deref().and_then(Path::parent) {
        Some(root) => root.to_owned(),
        None => env::current_dir().unwrap_or_default(),
    }
}

/// The folder that cargo builds into.
pub fn target_folder() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => workspace().join(folder),
        None => workspace().join("target"),
    }
}

/// A program to be run in the workspace, without what `cargo run` put into our environment.
pub fn program(name: impl Into<OsString>) -> Command {
    let mut command = Command::new(name.into());
    command.current_dir(workspace()).stdin(Stdio::null());
    for name in OUR_OWN {
        command.env_remove(name);
    }
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_")) {
            command.env_remove(name);
        }
    }
    command
}

/// The cargo that the user has, for building for this machine.
pub fn cargo() -> Command {
    program("cargo")
}

/// Runs to the end and gives what it wrote to standard output, trimmed; `None` if it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs to the end, its words going where ours go. `Ok(false)` if it failed.
pub fn run(command: &mut Command) -> Result<bool, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(say::could_not("run", name))?;
    Ok(status.success())
}

/// Runs a lengthy installation: with its own progress at a terminal; elsewhere its words are kept back, and given back
/// (the last of them) as the error if it fails.
pub fn install(command: &mut Command) -> Result<(), String> {
    let quiet = !std::io::stderr().is_terminal();
    let stderr = if quiet { Stdio::piped() } else { Stdio::inherit() };
    let run = command.stdout(Stdio::null()).stderr(stderr).spawn().and_then(|child| child.wait_with_output());
    match run {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(last_lines(&String::from_utf8_lossy(&output.stderr), 12)),
        Err(error) => Err(error.to_string()),
    }
}

/// Runs to the end, passing its standard output on line by line and giving each line to `each`. `Ok(false)` if it failed.
pub fn run_watched(command: &mut Command, mut each: impl FnMut(&str)) -> Result<bool, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(say::could_not("run", &name))?;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            each(&line);
            say::result(line);
        }
    }
    let status = child.wait().map_err(say::could_not("run", &name))?;
    Ok(status.success())
}

/// The first program of that name on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// PATH with folders put before it.
pub fn path_with(folders: &[PathBuf]) -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}

/// Whether system packages may be installed: `apt-get` is there and we are root.
pub fn may_apt_get() -> bool {
    on_path("apt-get").is_some() && output(program("id").arg("-u")).as_deref() == Some("0")
}

/// Installs Debian packages. Call only if [`may_apt_get`].
pub fn apt_get(packages: &[&str]) -> Result<(), Failure> {
    say::step(format!("Installing Debian's {} (usually under a minute)", packages.join(", ")));
    let apt = |words: &[&str]| install(program("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(words));
    // An old package list is no reason to fail yet: the installation decides.
    let _ = apt(&["update", "-qq"]);
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat()).map_err(|reason| {
        Failure::new(format!(
            "apt-get could not install {}:\n{reason}\nRun it by hand to see why, or check the network.",
            packages.join(" ")
        ))
    })
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
