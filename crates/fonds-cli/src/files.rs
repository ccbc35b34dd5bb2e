//! Files in and out.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use fonds_core::import::mapping::Mapping;
use fonds_core::import::{Import, Options, Source, import};
use fonds_core::issue::Issue;

use crate::args::Reading;
use crate::say::{Failure, Progress, told};

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
/// From so many bytes on, reading takes long enough to be watched.
const LONG: usize = 4_000_000;

/// A file that was read as a catalogue, with the bytes that it has unpacked.
pub struct Catalogued {
    /// What it is called on the command line.
    pub name: String,
    /// What it came to.
    pub import: Import,
    /// Bytes that were read.
    pub bytes: usize,
}

/// Reads a catalogue, with the files beside it.
pub fn catalogue(path: &Path, reading: &Reading) -> Result<Catalogued, Failure> {
    let name = shown(path);
    let bytes = unpacked(path)?;
    let _progress = Progress::new(&format!("Reading {name} ({} MB)", bytes.len() / 1_000_000), bytes.len() > LONG);
    let (mapping, mapping_issues) = mapping(reading)?;
    let authorities = beside(path, reading.authorities.as_deref(), "authorities.csv")?;
    let package = beside(path, None, "datapackage.json")?;
    let options = Options {
        mapping,
        encoding: reading.encoding.as_deref(),
        authorities: authorities.as_ref().map(File::source),
        package: package.as_ref().map(File::source),
    };
    let mut import = import(&Source { name: &name, bytes: &bytes }, &options);
    import.issues.splice(0..0, mapping_issues);
    Ok(Catalogued { name, import, bytes: bytes.len() })
}

/// A file's name as it was given.
pub fn shown(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// Whether the path means the standard input or output.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The folder and the name, without the endings that formats give, of the files that belong to this one.
pub fn stem(path: &Path) -> PathBuf {
    if is_stdin(path) {
        return PathBuf::from("catalogue");
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let endings = [".gz", ".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson"];
    let mut stem: &str = &name;
    while let Some(shorter) =
        endings.iter().find_map(|ending| stem.strip_suffix(ending)).filter(|left| !left.is_empty())
    {
        stem = shorter;
    }
    path.with_file_name(stem)
}

/// Writes a file; one that is there only if that is wished.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    let cannot = |error| told(format!("{} could not be written: {error}.", path.display()));
    if path.exists() && !force {
        return Err(told(format!(
            "{} is there already. Name another place with --out, or write over it with --force.",
            path.display()
        )));
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    fs::write(path, bytes).map_err(cannot)
}

struct File {
    name: String,
    bytes: Vec<u8>,
}

impl File {
    fn source(&self) -> Source<'_> {
        Source { name: &self.name, bytes: &self.bytes }
    }
}

/// The file that was named, or else the one that stands beside a table under its own name.
fn beside(path: &Path, named: Option<&Path>, ending: &str) -> Result<Option<File>, Failure> {
    let is_table = path.extension().is_some_and(|extension| extension == "csv");
    let own =
        stem(path).with_file_name(format!("{}.{ending}", stem(path).file_name().unwrap_or_default().to_string_lossy()));
    let found = named.map(Path::to_owned).or_else(|| Some(own).filter(|own| is_table && own.is_file()));
    let read = |path: PathBuf| Ok(File { name: shown(&path), bytes: unpacked(&path)? });
    found.map(read).transpose()
}

fn mapping(reading: &Reading) -> Result<(Mapping, Vec<Issue>), Failure> {
    let Some(path) = &reading.mapping else { return Ok((Mapping::default(), Vec::new())) };
    Ok(Mapping::parse(&String::from_utf8_lossy(&unpacked(path)?)))
}

fn unpacked(path: &Path) -> Result<Vec<u8>, Failure> {
    let cannot = |error: io::Error| told(format!("{} could not be read: {error}.", shown(path)));
    let mut bytes = Vec::new();
    if is_stdin(path) {
        io::stdin().lock().read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        bytes = fs::read(path).map_err(cannot)?;
    }
    if !bytes.starts_with(&GZIP_MAGIC) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).map_err(cannot)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_has_no_endings_of_formats() {
        assert_eq!(stem(Path::new("a/letters.jsonl.gz")), Path::new("a/letters"));
        assert_eq!(stem(Path::new("v1.2.csv")), Path::new("v1.2"));
        assert_eq!(stem(Path::new(".csv")), Path::new(".csv"));
        assert_eq!(stem(Path::new("-")), Path::new("catalogue"));
    }
}
