//! What the browser tests need: Chromium or Chrome, its driver of the same version, and axe-core.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::say::{self, Failure, could_not};
use crate::shell::{self, output, program};
use crate::tools;

/// A browser and the program that drives it.
pub struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// chromedriver of the same version.
    pub driver: PathBuf,
}

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_PLACES: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const WINDOWS_ROOTS: [&str; 3] = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
const WINDOWS_PLACE: &str = "Google/Chrome/Application/chrome.exe";
const DRIVER_PLACES: [&str; 3] =
    ["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver", "/snap/bin/chromium.chromedriver"];

/// Finds the browser and its driver, or installs them where that is allowed.
pub fn ready() -> Result<Browser, Failure> {
    let _one_at_a_time = tools::lock()?;
    if (chrome().is_none() || driver().is_none()) && shell::may_apt_get() {
        shell::apt_get(&["chromium", "chromium-driver"])?;
    }
    let chrome = chrome().ok_or_else(|| {
        Failure::new(
            "No Chromium or Chrome was found. Install one (on Debian and Ubuntu: `sudo apt-get install chromium \
chromium-driver`), or name its program in the environment variable CHROME.",
        )
    })?;
    let driver = driver().ok_or_else(|| {
        Failure::new(
            "chromedriver was not found. Install the one of your browser's version (Debian: `sudo apt-get install \
chromium-driver`; macOS: `brew install chromedriver`), or name its program in the environment variable CHROMEDRIVER.",
        )
    })?;
    same_version(&chrome, &driver)?;
    Ok(Browser { chrome, driver })
}

/// axe-core's script, in the version that `tests/package.json` names.
pub fn axe() -> Result<PathBuf, Failure> {
    let _one_at_a_time = tools::lock()?;
    let list = shell::workspace().join("tests/package.json");
    let text = fs::read_to_string(&list).map_err(could_not("read", list.display()))?;
    let version = axe_version(&text)
        .ok_or_else(|| Failure::new("tests/package.json names no exact version of axe-core: put it back."))?;
    let folder = tools::cache().join(format!("axe-{version}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        install_axe(&version, &folder)?;
    }
    Ok(script)
}

fn axe_version(package: &str) -> Option<String> {
    let package: serde_json::Value = serde_json::from_str(package).ok()?;
    Some(package["devDependencies"]["axe-core"].as_str()?.to_owned())
}

fn install_axe(version: &str, folder: &Path) -> Result<(), Failure> {
    if shell::on_path("npm").is_none() && shell::may_apt_get() {
        shell::apt_get(&["npm"])?;
    }
    let npm = shell::on_path("npm").ok_or_else(|| {
        Failure::new("npm was not found, which fetches axe-core for the accessibility tests: install Node.js, then run this again.")
    })?;
    say::step(format!("Fetching axe-core {version} with npm (usually 5 seconds)"));
    fs::create_dir_all(folder).map_err(could_not("write to", folder.display()))?;
    let mut command = program(npm);
    command.args(["install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--prefix"]);
    command.arg(folder).arg(format!("axe-core@{version}"));
    shell::install(&mut command).map_err(|reason| {
        Failure::new(format!(
            "npm could not fetch axe-core {version}:\n{reason}\nCheck the network, then run this again."
        ))
    })
}

fn chrome() -> Option<PathBuf> {
    let windows = WINDOWS_ROOTS.iter().filter_map(|root| Some(PathBuf::from(env::var_os(root)?).join(WINDOWS_PLACE)));
    named_by("CHROME")
        .or_else(|| NAMES.iter().find_map(|name| shell::on_path(name)))
        .or_else(|| MAC_PLACES.iter().map(PathBuf::from).chain(windows).find(|path| path.is_file()))
}

fn driver() -> Option<PathBuf> {
    let file = format!("chromedriver{}", env::consts::EXE_SUFFIX);
    // GitHub's machines name a folder.
    let folder = env::var_os("CHROMEWEBDRIVER").map(|folder| PathBuf::from(folder).join(file));
    named_by("CHROMEDRIVER")
        .or_else(|| folder.filter(|path| path.is_file()))
        .or_else(|| shell::on_path("chromedriver"))
        .or_else(|| DRIVER_PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// A driver refuses a browser of another major version, in words that do not help.
fn same_version(chrome: &Path, driver: &Path) -> Result<(), Failure> {
    // On Windows the question would open a browser window.
    if cfg!(windows) {
        return Ok(());
    }
    let major = |path: &Path| major_version(&output(program(path).arg("--version"))?);
    match (major(chrome), major(driver)) {
        (Some(browser), Some(drives)) if browser != drives => Err(Failure::new(format!(
            "{} is version {browser}, but {} drives version {drives}: install the driver of the browser's version, or name \
another pair in CHROME and CHROMEDRIVER.",
            chrome.display(),
            driver.display()
        ))),
        _ => Ok(()),
    }
}

/// 156 of `Chromium 156.0.8078.79 built on ...`.
fn major_version(said: &str) -> Option<u32> {
    let number = said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    number.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_programs_say_of_themselves() {
        assert_eq!(major_version("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"), Some(156));
        assert_eq!(major_version("ChromeDriver 155.0.1 (abc)"), Some(155));
        assert_eq!(major_version("no number"), None);
    }

    #[test]
    fn the_version_of_axe_is_read_from_the_list() {
        assert_eq!(axe_version(r#"{"devDependencies":{"axe-core":"4.14.1"}}"#), Some("4.14.1".to_owned()));
        assert_eq!(axe_version("{}"), None);
    }
}
