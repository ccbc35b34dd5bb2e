//! Reading on this machine: in processes of their own, so that one file's memory is not another one's.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Case, Measured};
use crate::say::{self, Failure, could_not};
use crate::shell;

/// `fonds-bench`, built with the profile `release`.
pub struct Program(PathBuf);

impl Program {
    /// Builds it.
    pub fn build() -> Result<Self, Failure> {
        say::step("Building the program for this machine (the first time usually 1 minute)");
        if !shell::run(shell::cargo().args(["build", "--quiet", "--release", "--package", "fonds-bench"]))? {
            return Err(Failure::new("The program could not be built: mend what the compiler says above."));
        }
        let file = format!("release/fonds-bench{}", std::env::consts::EXE_SUFFIX);
        Ok(Self(shell::target_folder().join(file)))
    }

    /// Writes the other formats of a file into a folder, and gives the name of the file's own.
    pub fn write_formats(&self, file: &Path, folder: &Path) -> Result<String, Failure> {
        let answer = self.answer(&["write", &file.to_string_lossy(), &folder.to_string_lossy()])?;
        if answer["records"] == 0 {
            return Err(Failure::new(format!("{} has no record that can be read: name another file.", file.display())));
        }
        Ok(answer["format"].as_str().unwrap_or_default().to_owned())
    }

    /// Reads a file: often for the time, and once more for the memory.
    pub fn measure(&self, case: &Case, folder: &Path, runs: usize) -> Result<Measured, Failure> {
        let file = folder.join(&case.file);
        let file = file.to_string_lossy();
        let times = self.answer(&["time", case.reader, &file, &runs.to_string()])?;
        let memory = self.answer(&["peak", case.reader, &file])?;
        Ok(Measured {
            place: "native".to_owned(),
            records: times["records"].as_u64().unwrap_or_default(),
            ms: super::numbers(&times["ms"]),
            peak: memory["peak"].as_u64(),
        })
    }

    fn answer(&self, words: &[&str]) -> Result<Value, Failure> {
        let output = shell::program(&self.0).args(words).output().map_err(could_not("run", self.0.display()))?;
        if !output.status.success() {
            return Err(Failure::new(String::from_utf8_lossy(&output.stderr).trim()));
        }
        serde_json::from_slice(&output.stdout).map_err(could_not("understand", self.0.display()))
    }
}
