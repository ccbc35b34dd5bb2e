//! What the build needs beside cargo: the WebAssembly target, Trunk, and the wasm-bindgen of the lock file.
//!
//! Each is taken where it is found, else installed by the quickest way that works here, into the cache folder, under a
//! name with its version: a fresh clone installs nothing again.

use std::env;
use std::fs::{self, File};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::say::{self, Failure, could_not};
use crate::shell::{self, cargo, output, program};

const TARGET: &str = "wasm32-unknown-unknown";
/// 0.22 needs a newer Rust than this workspace does.
const TRUNK: &str = "0.21.14";
/// Debian's Rust with the sources of its standard library, and the linker for WebAssembly.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const LINKER: &str = "rust-lld";

/// Everything that a build for the browser needs, found or installed.
pub struct Tools {
    /// Trunk's program.
    pub trunk: PathBuf,
    /// Folder of the right wasm-bindgen; absent if Trunk is to fetch it.
    pub bindgen: Option<PathBuf>,
    /// How the standard library for the browser is had.
    pub target: Target,
}

/// How the standard library for the browser is had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// It is installed beside the user's compiler.
    Installed,
    /// Debian's compiler builds it from its sources, together with the app.
    FromDebianSources,
}

/// Finds or installs everything. Quiet and quick if all is there.
pub fn ready() -> Result<Tools, Failure> {
    let _one_at_a_time = lock()?;
    Ok(Tools { target: target()?, trunk: trunk()?, bindgen: bindgen()? })
}

/// The cache folder: `$FONDS_CACHE`, else `fonds` in the place where this system keeps caches.
pub fn cache() -> PathBuf {
    if let Some(folder) = env::var_os("FONDS_CACHE") {
        return folder.into();
    }
    let home = || env::home_dir().unwrap_or_else(env::temp_dir);
    let caches = match env::consts::OS {
        "macos" => home().join("Library/Caches"),
        "windows" => env::var_os("LOCALAPPDATA").map_or_else(env::temp_dir, PathBuf::from),
        _ => env::var_os("XDG_CACHE_HOME").map_or_else(|| home().join(".cache"), PathBuf::from),
    };
    caches.join("fonds")
}

/// Keeps two runs from installing the same thing at once; released when dropped, also by a crash.
pub fn lock() -> Result<File, Failure> {
    let folder = cache();
    let path = folder.join("lock");
    let cannot = || could_not("write to the cache folder", folder.display());
    fs::create_dir_all(&folder).map_err(cannot())?;
    let file = File::create(&path).map_err(cannot())?;
    if file.try_lock().is_err() {
        say::step("Another run is installing tools: waiting for it to end");
        file.lock().map_err(cannot())?;
    }
    Ok(file)
}

impl Target {
    /// Tells a child process how to build for the browser. Nothing is set where the target is installed, and never for
    /// builds for this machine.
    pub fn prepare(self, command: &mut Command) {
        if self == Self::Installed {
            return;
        }
        command
            .env("RUSTC", "/usr/bin/rustc")
            .env("CARGO", "/usr/bin/cargo")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER);
    }

    /// Folders that must come first on a child's PATH.
    pub fn path(self) -> Option<PathBuf> {
        (self == Self::FromDebianSources).then(|| PathBuf::from("/usr/bin"))
    }

    /// The compiler that builds for the browser.
    pub fn rustc(self) -> &'static str {
        match self {
            Self::Installed => "rustc",
            Self::FromDebianSources => "/usr/bin/rustc",
        }
    }
}

/// The installed target, else rustup's, else Debian's packages.
fn target() -> Result<Target, Failure> {
    if target_installed() {
        return Ok(Target::Installed);
    }
    let debian = debian_sources_installed();
    if debian && !rustup_may_be_asked_again() {
        return Ok(Target::FromDebianSources);
    }
    if rustup_adds_target() {
        return Ok(Target::Installed);
    }
    if !debian && !shell::may_apt_get() {
        return Err(Failure::new(NO_TARGET));
    }
    if !debian {
        say::note("rustup's server is not reached: Debian's compiler will build the standard library from source.");
        install_debian_sources()?;
    }
    remember_that_rustup_failed();
    Ok(Target::FromDebianSources)
}

const NO_TARGET: &str = "Rust's WebAssembly target is missing, and could not be added. \
Run `rustup target add wasm32-unknown-unknown` where rustup's server is reached, or, on Debian, as root \
`apt-get install rustc-web cargo-web rust-web-src rust-web-llvm lld-22`; then run this again.";

fn target_installed() -> bool {
    let folder = output(program("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    let Some(Ok(entries)) = folder.map(fs::read_dir) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

fn rustup_adds_target() -> bool {
    if shell::on_path("rustup").is_none() {
        return false;
    }
    say::step("Adding Rust's WebAssembly target with rustup (usually 10 seconds)");
    shell::install(program("rustup").args(["target", "add", TARGET])).is_ok() && target_installed()
}

fn debian_sources_installed() -> bool {
    let Some(sysroot) = output(program("/usr/bin/rustc").args(["--print", "sysroot"])) else { return false };
    Path::new(&sysroot).join("lib/rustlib/src/rust/library/std").is_dir()
        && Path::new("/usr/bin/cargo").is_file()
        && Path::new("/usr/bin").join(LINKER).is_file()
}

fn install_debian_sources() -> Result<(), Failure> {
    shell::apt_get(&DEBIAN_PACKAGES)?;
    // The linker is a link to one of another package, which is not pulled in and is named by its version: lld-22.
    let linker = Path::new("/usr/bin").join(LINKER);
    match fs::read_link(&linker) {
        Ok(package) if !linker.exists() => shell::apt_get(&[&package.to_string_lossy()]),
        _ => Ok(()),
    }
}

/// Asking a server that is not reached takes time: once a day is enough.
fn rustup_may_be_asked_again() -> bool {
    let asked = fs::metadata(cache().join("rustup-failed")).and_then(|file| file.modified());
    let age = asked.ok().and_then(|time| time.elapsed().ok());
    age.is_none_or(|age| age > Duration::from_secs(24 * 60 * 60))
}

fn remember_that_rustup_failed() {
    // Only saves time: without it, rustup is asked again.
    let _ = fs::write(cache().join("rustup-failed"), "");
}

fn trunk() -> Result<PathBuf, Failure> {
    if let Some(found) = find("trunk", TRUNK) {
        return Ok(found);
    }
    install("trunk", "trunk", TRUNK, "usually 5 to 10 minutes")
}

/// The folder of wasm-bindgen; it must be of exactly the version that the app is linked with.
fn bindgen() -> Result<Option<PathBuf>, Failure> {
    let version = locked_version("wasm-bindgen")?;
    if let Some(found) = find("wasm-bindgen", &version) {
        return Ok(found.parent().map(Path::to_owned));
    }
    if reaches("github.com:443") {
        // Trunk fetches the prebuilt program in seconds, keeps it, and finds it again.
        return Ok(None);
    }
    let installed = install("wasm-bindgen-cli", "wasm-bindgen", &version, "usually 4 to 8 minutes")?;
    Ok(installed.parent().map(Path::to_owned))
}

fn locked_version(package: &str) -> Result<String, Failure> {
    let path = shell::workspace().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(could_not("read", path.display()))?;
    version_in_lock(&lock, package)
        .ok_or_else(|| Failure::new(format!("Cargo.lock names no {package}: run `cargo update -w`, then this again.")))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let after = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(after.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// The program of exactly this version: on PATH, in our cache, or in Trunk's.
fn find(name: &str, version: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let folder = format!("{name}-{version}");
    let kept = [tool_folder(name, version).join("bin").join(&file), trunks_cache().join(folder).join(&file)];
    shell::on_path(name).into_iter().chain(kept).find(|path| says_version(path, version))
}

fn says_version(path: &Path, version: &str) -> bool {
    let said = output(program(path).arg("--version"));
    said.is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

fn tool_folder(name: &str, version: &str) -> PathBuf {
    cache().join("tools").join(format!("{name}-{version}"))
}

/// Where Trunk 0.21 keeps the tools that it fetches.
fn trunks_cache() -> PathBuf {
    let ours = cache();
    let caches = ours.parent().unwrap_or(&ours);
    match env::consts::OS {
        "macos" => caches.join("dev.trunkrs.trunk"),
        "windows" => caches.join("trunkrs/trunk/cache"),
        _ => caches.join("trunk"),
    }
}

/// Installs one program into its own folder of the cache: prebuilt by cargo-binstall (which checks what it fetches) if
/// the user has that, else built from source.
fn install(package: &str, name: &str, version: &str, lasts: &str) -> Result<PathBuf, Failure> {
    let root = tool_folder(name, version);
    if shell::on_path("cargo-binstall").is_some() {
        say::step(format!("Fetching {package} {version} with cargo-binstall (usually 10 seconds)"));
        let wanted = format!("{package}@{version}");
        let fetched = shell::install(
            host(cargo())
                .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
                .arg(&root)
                .arg(wanted),
        );
        if let (Ok(()), Some(found)) = (fetched, find(name, version)) {
            return Ok(found);
        }
    }
    say::step(format!("Building {package} {version} from source ({lasts}; kept for next time in {})", root.display()));
    let mut command = host(cargo());
    command.args(["install", "--locked", "--root"]).arg(&root).args(["--version", version, package]);
    shell::install(&mut command).map_err(|reason| not_installed(package, version, &reason))?;
    find(name, version).ok_or_else(|| not_installed(package, version, "it does not answer to --version"))
}

/// For tools that run on this machine: built quickly rather than well, and apart from the workspace's own target folder.
fn host(mut command: Command) -> Command {
    command
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    command
}

fn not_installed(package: &str, version: &str, reason: &str) -> Failure {
    Failure::new(format!(
        "{package} {version} could not be installed:\n{reason}\nIf the package registry is not reached, check the network \
and run this again; or install it yourself (`cargo install --locked {package} --version {version}`): a {package} of \
that version on PATH is used."
    ))
}

fn reaches(address: &str) -> bool {
    let Ok(mut addresses) = address.to_socket_addrs() else { return false };
    addresses.any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(3)).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.129".to_owned()));
        assert_eq!(version_in_lock(lock, "trunk"), None);
    }

    #[test]
    fn an_installed_target_changes_no_environment() {
        let mut command = Command::new("true");
        Target::Installed.prepare(&mut command);
        assert_eq!(command.get_envs().count(), 0);
    }
}
