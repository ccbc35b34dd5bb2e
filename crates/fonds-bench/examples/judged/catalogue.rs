//! Records, as far as they are searched here.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use serde_json::Value;

/// Records of one catalogue.
pub struct Catalogue {
    /// The beginning of its file's name.
    pub name: &'static str,
    /// In the order of the file.
    pub records: Vec<Record>,
    /// In how many records each word is.
    counts: HashMap<String, usize>,
}

/// The texts of a record that are searched.
pub struct Record {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is in it; in FRUS how its text begins, in Tate mostly empty.
    pub summary: String,
    /// Names as written.
    pub people: Vec<String>,
    /// Places.
    pub places: Vec<String>,
    /// What it is about.
    pub subjects: Vec<String>,
}

/// A word is telling if it is in at most one of so many records.
const MOST_COMMON: usize = 50;
const NAMES: [&str; 2] = ["frus", "tate"];

impl Catalogue {
    /// Reads JSON Lines, gzipped if the file's name says so.
    pub fn open(file: &str) -> Result<Catalogue, String> {
        let is_named =
            |name: &&str| Path::new(file).file_name().is_some_and(|own| own.to_string_lossy().starts_with(name));
        let name = NAMES.into_iter().find(|name| is_named(name));
        let name = name.ok_or_else(|| format!("{file}: its name begins with neither `frus` nor `tate`"))?;
        let text = text(file).map_err(|error| format!("{file}: {error}"))?;
        let records: Result<Vec<Record>, _> =
            text.lines().map(|line| serde_json::from_str(line).map(Record::of)).collect();
        Ok(Catalogue::new(name, records.map_err(|error| format!("{file}: {error}"))?))
    }

    /// Whether a word is frequent enough to be thought of and rare enough to say something: at least 4 letters and nothing
    /// else, in at least 2 records and in at most one of 50.
    pub fn is_telling(&self, word: &str) -> bool {
        let count = self.counts.get(word).copied().unwrap_or(0);
        (4..).contains(&word.chars().count())
            && word.chars().all(char::is_alphabetic)
            && 2 <= count
            && MOST_COMMON * count <= self.records.len()
    }

    /// Whether a word is anywhere.
    pub fn has_word(&self, word: &str) -> bool {
        self.counts.contains_key(word)
    }

    fn new(name: &'static str, records: Vec<Record>) -> Catalogue {
        let mut counts = HashMap::new();
        for record in &records {
            let mut words = record.texts().flat_map(words).collect::<Vec<_>>();
            words.sort();
            words.dedup();
            words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1);
        }
        Catalogue { name, records, counts }
    }
}

impl Record {
    /// All texts that are searched.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.people, &self.places, &self.subjects];
        [&self.title, &self.summary].into_iter().chain(lists.into_iter().flatten()).map(String::as_str)
    }

    fn of(line: Value) -> Record {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let list = |key: &str| {
            let values = line[key].as_array().map(Vec::as_slice).unwrap_or_default();
            values.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        Record {
            id: text("id"),
            title: text("title"),
            summary: text("abstract"),
            people: list("people"),
            places: list("places"),
            subjects: list("subjects"),
        }
    }
}

/// The words of a text in lower case: runs of letters and digits. Nothing of the engine is in it.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn text(file: &str) -> std::io::Result<String> {
    let mut text = String::new();
    let mut bytes = File::open(file)?;
    match file.ends_with(".gz") {
        true => MultiGzDecoder::new(bytes).read_to_string(&mut text)?,
        false => bytes.read_to_string(&mut text)?,
    };
    Ok(text)
}
