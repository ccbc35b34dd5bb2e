//! The catalogue that goes into the site: read from a file of any make, or made up for a test.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use fonds_core::catalogue::Catalogue;
use fonds_core::import::{Import, Options, Source, import};
use fonds_core::issue::Issue;
use fonds_core::read::Severity;

use crate::say::{self, Failure, could_not};

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
const MOST_ISSUES_PRINTED: usize = 20;

/// Reads a catalogue file of any make, gzipped or not, as `fonds check` does, with the authorities and the description that
/// stand beside a table. Prints what is wrong with it; fails if nothing of it can be used.
pub fn catalogue(path: &Path) -> Result<Catalogue, Failure> {
    let name = path.display().to_string();
    let bytes = unpacked(path)?;
    let beside = |ending: &str| {
        let other = path.with_file_name(format!("{}.{ending}", stem(path)));
        let is_there = path.extension().is_some_and(|extension| extension == "csv") && other.is_file();
        is_there.then(|| unpacked(&other).map(|bytes| (other, bytes))).transpose()
    };
    let (authorities, package) = (beside("authorities.csv")?, beside("datapackage.json")?);
    let options = Options { authorities: source(&authorities), package: source(&package), ..Options::default() };
    let Import { mut catalogue, issues, .. } = import(&Source { name: &name, bytes: &bytes }, &options);
    print_issues(&name, &issues);
    if catalogue.records().is_empty() && issues.iter().any(|issue| issue.severity == Severity::Error) {
        return Err(Failure::new(format!("{name} has no record that can be read: mend what is told above.")));
    }
    if catalogue.title.is_empty() {
        catalogue.title = stem(path);
    }
    Ok(catalogue)
}

fn source(file: &Option<(PathBuf, Vec<u8>)>) -> Option<Source<'_>> {
    file.as_ref().map(|(_, bytes)| Source { name: "the file beside it", bytes })
}

/// What a catalogue without a title is called: its file's name, without `.jsonl.gz` and the like.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').find(|part| !part.is_empty()).unwrap_or("Catalogue").to_owned()
}

/// The bytes of a file that may be gzipped.
fn unpacked(path: &Path) -> Result<Vec<u8>, Failure> {
    let cannot = || could_not("read the catalogue", path.display());
    let bytes = fs::read(path).map_err(cannot())?;
    plain(bytes).map_err(cannot())
}

fn plain(bytes: Vec<u8>) -> Result<Vec<u8>, std::io::Error> {
    if !bytes.starts_with(&GZIP_MAGIC) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut plain)?;
    Ok(plain)
}

fn print_issues(name: &str, issues: &[Issue]) {
    if issues.is_empty() {
        return;
    }
    say::note(format!("What {name} leaves to be mended:"));
    for issue in issues.iter().take(MOST_ISSUES_PRINTED) {
        say::note(format!("- {issue}"));
    }
    if issues.len() > MOST_ISSUES_PRINTED {
        say::note(format!("- and {} more.", issues.len() - MOST_ISSUES_PRINTED));
    }
}

/// A made-up catalogue in the bundled format: `count` letters, one a day from 1 January 1900 on, with ids `letter-1`,
/// `letter-2`, ..., twelve writers and five places in turn.
pub fn made_up(count: usize) -> String {
    let mut json = String::from(
        "{\"title\":\"A large catalogue\",\"description\":\"Made up for the tests.\",\"language\":\"en\",\"records\":[\n",
    );
    for number in 1..=count {
        let (writer, reader, place) = (number % 12 + 1, number % 7 + 1, PLACES[number % PLACES.len()]);
        let date = fonds_core::date::Day(FIRST_DAY_OF_1900 + number as i64 - 1).iso();
        let comma = if number == count { "" } else { "," };
        let _ = writeln!(
            json,
            "{{\"id\":\"letter-{number}\",\"title\":\"Letter {number} from Writer {writer} to Reader {reader}\",\
\"date\":\"{date}\",\"description\":\"Writer {writer} tells of the weather in {place}.\",\"type\":\"Letter\",\
\"agents\":[{{\"name\":\"Writer {writer}\",\"role\":\"author\"}},{{\"name\":\"Reader {reader}\",\"role\":\"recipient\"}}],\
\"places\":[\"{place}\"]}}{comma}"
        );
    }
    json.push_str("]}\n");
    json
}

const PLACES: [&str; 5] = ["Bern", "Geneva", "Hanoi", "Moscow", "Peking"];
/// Days from 1 January 1970.
const FIRST_DAY_OF_1900: i64 = -25_567;

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn gzip_is_told_by_its_first_bytes() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all("周恩来".as_bytes()).expect("memory");
        let gzipped = encoder.finish().expect("memory");
        assert_eq!(plain(gzipped).expect("gzip"), "周恩来".as_bytes());
        assert_eq!(plain(b"ab".to_vec()).expect("plain"), b"ab");
        assert!(plain(b"\x1f\x8bnonsense".to_vec()).is_err());
    }

    #[test]
    fn a_table_becomes_a_catalogue_with_the_names_beside_it() {
        let folder = std::env::temp_dir().join(format!("fonds-inputs-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("letters.csv"), "id,title,author,date\n1,T,Filippov,17 Sept. 1952\n").expect("a file");
        fs::write(folder.join("letters.authorities.csv"), "label,kind,variants\nStalin,person,Filippov [pseudonym]\n")
            .expect("a file");
        let read = catalogue(&folder.join("letters.csv")).expect("a catalogue");
        fs::remove_dir_all(&folder).expect("its own folder");
        assert_eq!((read.title.as_str(), read.records()[0].date.as_str()), ("letters", "1952-09-17"));
        assert_eq!(read.authorities[0].label, "Stalin");
    }

    #[test]
    fn a_catalogue_without_a_title_is_called_by_its_file() {
        assert_eq!(stem(Path::new("a/letters_cc0.jsonl.gz")), "letters_cc0");
        assert_eq!(stem(Path::new(".jsonl")), "jsonl");
    }

    #[test]
    fn a_made_up_catalogue_is_read_without_a_problem() {
        let (catalogue, problems) = fonds_core::read::catalogue(&made_up(400));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(catalogue.records().len(), 400);
        assert_eq!(catalogue.records()[0].date.as_str(), "1900-01-01");
        assert_eq!(catalogue.records()[399].id(), "letter-400");
    }
}
