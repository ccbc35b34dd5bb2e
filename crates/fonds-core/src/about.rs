//! What the page says of the catalogue as a whole.

use crate::catalogue::Catalogue;
use crate::read::{Problem, Severity};
use crate::say;
use fonds_search::listed::{Listed, joined};

/// Most problems told one by one.
const PROBLEMS_MAX: usize = 20;

/// The catalogue's own fields, and what went wrong in reading it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Publisher.
    pub publisher: String,
    /// Rights, in words.
    pub rights: String,
    /// Licence.
    pub licence: String,
    /// The list's version.
    pub version: String,
    /// The publisher's address; http or https, or empty.
    pub homepage: String,
    /// BCP 47 tag of the list's language.
    pub language: String,
    /// Records read.
    pub records: usize,
    /// Errors and warnings of reading, in words; the last one counts those left out.
    pub problems: Vec<String>,
    /// Whether nothing could be read.
    pub is_unreadable: bool,
}

impl About {
    /// What is to be said of a catalogue that was read with these problems.
    pub fn new(catalogue: &Catalogue, problems: &[Problem]) -> Self {
        let text = String::clone;
        Self {
            title: text(&catalogue.title),
            description: text(&catalogue.description),
            publisher: text(&catalogue.publisher),
            rights: text(&catalogue.rights),
            licence: text(&catalogue.licence),
            version: text(&catalogue.version),
            homepage: catalogue.homepage.as_str().to_owned(),
            language: text(&catalogue.language),
            records: catalogue.records().len(),
            problems: sentences(problems),
            is_unreadable: catalogue.records().is_empty() && problems.iter().any(|p| p.severity == Severity::Error),
        }
    }

    /// What a printed sheet says of where it was printed from.
    pub fn imprint(&self) -> String {
        let version = if self.version.is_empty() { String::new() } else { say!("version {0}", self.version) };
        let parts = [&self.title, &self.publisher, &version, &self.rights, &self.licence];
        joined(&parts.into_iter().filter(|part| !part.is_empty()).cloned().listed(), " · ")
    }
}

fn sentences(problems: &[Problem]) -> Vec<String> {
    let told: Vec<&Problem> = problems.iter().filter(|problem| problem.severity != Severity::Note).listed();
    let mut out: Vec<String> = told.iter().take(PROBLEMS_MAX).map(ToString::to_string).listed();
    if told.len() > PROBLEMS_MAX {
        out.push(say!("… and {0} more."; told.len() - PROBLEMS_MAX));
    }
    out
}
