//! Writing catalogues: our own format, tables, and the formats of reference managers and of the web.
//!
//! What each format can hold, and where the rest of a record goes, is said in `docs/formats.md`. The catalogue comes
//! back whole from JSON, JSON Lines and CSV. Nothing here fails, reads a clock or touches a disk: the answer is named
//! bytes.
//!
//! ```
//! use fonds_core::{read, write};
//! let (catalogue, _) = read::catalogue(r#"{"records": [{"id": "a", "title": "A letter", "date": "1954"}]}"#);
//! let files = write::files(&catalogue, write::Format::Csv, "letters");
//! assert_eq!(files[0].name, "letters.csv");
//! assert_eq!(files[0].bytes, "\u{feff}id,title,date\r\na,A letter,1954\r\n".as_bytes());
//! ```

mod bibtex;
pub mod cells;
mod csl_json;
mod csv;
mod data_package;
mod genre;
mod json;
mod json_ld;
mod json_lines;
mod reference;
mod ris;

pub use cells::{guarded, unguarded};
pub(crate) use genre::Genre;
pub use json::catalogue;

use crate::catalogue::Catalogue;

/// A file that is still to be saved or downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// With its extension, without a folder.
    pub name: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

/// A format that a catalogue can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The bundled format, one record a line.
    Json,
    /// One JSON object a line, for programs that read line by line.
    JsonLines,
    /// Tables that open in a spreadsheet, with a description of their columns (RFC 4180, Frictionless Table Schema).
    Csv,
    /// For reference managers (Research Information Systems).
    Ris,
    /// For LaTeX (BibTeX syntax with the fields of biblatex).
    BibTeX,
    /// For reference managers and citation processors (CSL data schema 1.0.2).
    CslJson,
    /// Linked data (schema.org).
    JsonLd,
    /// One self-contained Frictionless Data Package.
    DataPackage,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Json,
        Self::JsonLines,
        Self::Csv,
        Self::Ris,
        Self::BibTeX,
        Self::CslJson,
        Self::JsonLd,
        Self::DataPackage,
    ];

    /// The format of this name (see [`Format::name`]); case does not matter.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name))
    }

    /// The name that commands and addresses use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::JsonLines => "json-lines",
            Self::Csv => "csv",
            Self::Ris => "ris",
            Self::BibTeX => "bibtex",
            Self::CslJson => "csl-json",
            Self::JsonLd => "json-ld",
            Self::DataPackage => "data-package",
        }
    }

    /// The end of the file's name, without a dot before it: `csv`, `csl.json`.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Csv => "csv",
            Self::Ris => "ris",
            Self::BibTeX => "bib",
            Self::CslJson => "csl.json",
            Self::JsonLd => "jsonld",
            Self::DataPackage => "datapackage.json",
        }
    }
}

/// The catalogue in a format: one file named `STEM.EXTENSION`, and further files where the format needs them.
///
/// Only CSV needs them: `STEM.authorities.csv` if there are authorities, and `STEM.datapackage.json` with the
/// catalogue's own fields and what the columns mean.
pub fn files(catalogue: &Catalogue, format: Format, stem: &str) -> Vec<File> {
    let text = match format {
        Format::Json => json::catalogue(catalogue),
        Format::JsonLines => json_lines::text(catalogue),
        Format::Csv => return csv::files(catalogue, stem),
        Format::Ris => ris::text(catalogue),
        Format::BibTeX => bibtex::text(catalogue),
        Format::CslJson => csl_json::text(catalogue),
        Format::JsonLd => json_ld::text(catalogue),
        Format::DataPackage => data_package::with_records(catalogue, stem),
    };
    vec![file(stem, format.extension(), text)]
}

fn file(stem: &str, extension: &str, text: String) -> File {
    File { name: format!("{stem}.{extension}"), bytes: text.into_bytes() }
}
