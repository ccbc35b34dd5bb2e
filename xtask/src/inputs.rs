//! The catalogue that goes into the site: read from a file of either kind, or made up for a test.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use fonds_core::catalogue::Catalogue;
use fonds_core::read::{self, Problem, Severity};

use crate::say::{self, Failure, could_not};

const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
const MOST_PROBLEMS_PRINTED: usize = 20;

/// Reads a catalogue file: the bundled format or JSON Lines, gzipped or not, told apart by content. Prints what is wrong
/// with it; fails if nothing of it can be used.
pub fn catalogue(path: &Path) -> Result<Catalogue, Failure> {
    let bytes = fs::read(path).map_err(could_not("read the catalogue", path.display()))?;
    let text = text_from(&bytes).map_err(could_not("read the catalogue", path.display()))?;
    let (mut catalogue, problems) = read::catalogue(&text);
    print_problems(path, &problems);
    let unusable = problems.iter().any(|problem| problem.severity == Severity::Error);
    if catalogue.records().is_empty() && unusable {
        return Err(Failure::new(format!(
            "{} has no record that can be read: mend what is told above.",
            path.display()
        )));
    }
    if catalogue.title.is_empty() {
        catalogue.title = stem(path);
    }
    Ok(catalogue)
}

/// What a catalogue without a title is called: its file's name, without `.jsonl.gz` and the like.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').find(|part| !part.is_empty()).unwrap_or("Catalogue").to_owned()
}

/// UTF-8 text of a file that may be gzipped.
fn text_from(bytes: &[u8]) -> Result<String, String> {
    let mut plain = Vec::new();
    if bytes.starts_with(&GZIP_MAGIC) {
        MultiGzDecoder::new(bytes).read_to_end(&mut plain).map_err(|error| error.to_string())?;
    } else {
        plain.extend_from_slice(bytes);
    }
    String::from_utf8(plain).map_err(|error| {
        format!("it is not UTF-8 text from byte {} on; save it as UTF-8", error.utf8_error().valid_up_to())
    })
}

fn print_problems(path: &Path, problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    say::note(format!("What {} leaves to be mended:", path.display()));
    for problem in problems.iter().take(MOST_PROBLEMS_PRINTED) {
        say::note(format!("- {problem}"));
    }
    if problems.len() > MOST_PROBLEMS_PRINTED {
        say::note(format!("- and {} more.", problems.len() - MOST_PROBLEMS_PRINTED));
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
        assert_eq!(text_from(&gzipped), Ok("周恩来".to_owned()));
        assert_eq!(text_from("周恩来".as_bytes()), Ok("周恩来".to_owned()));
    }

    #[test]
    fn text_that_is_not_utf8_is_a_sentence() {
        assert_eq!(text_from(b"ab\xff"), Err("it is not UTF-8 text from byte 2 on; save it as UTF-8".to_owned()));
        assert!(text_from(b"\x1f\x8bnonsense").is_err());
    }

    #[test]
    fn a_catalogue_without_a_title_is_called_by_its_file() {
        assert_eq!(stem(Path::new("a/letters_cc0.jsonl.gz")), "letters_cc0");
        assert_eq!(stem(Path::new(".jsonl")), "jsonl");
    }

    #[test]
    fn a_made_up_catalogue_is_read_without_a_problem() {
        let (catalogue, problems) = read::catalogue(&made_up(400));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(catalogue.records().len(), 400);
        assert_eq!(catalogue.records()[0].date.as_str(), "1900-01-01");
        assert_eq!(catalogue.records()[399].id(), "letter-400");
    }
}
