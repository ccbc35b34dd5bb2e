//! Citations of archival documents, as the style guides print them.
//!
//! Of a record only what it states is cited, each thing once. Where a guide wants more than is certain (which of a
//! name's words is the family name), the citation is plainer and not wrong. `docs/citing.md` shows each form with its
//! source.
//!
//! ```
//! use fonds_core::cite::{Style, cite};
//! use fonds_core::read;
//! let (catalogue, _) = read::catalogue(r#"{"publisher": "City Archive", "records": [
//!     {"id": "ho-1", "title": "Chart of the harbour", "date": "1881-05-02"}]}"#);
//! let citation = cite(&catalogue.records()[0], &catalogue, Style::Mla, None);
//! assert_eq!(citation.plain, "“Chart of the harbour.” 2 May 1881. City Archive, ho-1.");
//! ```

mod apa;
mod chicago;
pub(crate) mod dates;
mod facts;
mod mla;
pub(crate) mod names;
mod pen;
mod plain;
mod title;

use crate::catalogue::{Catalogue, Record};
use crate::date::Civil;

use facts::Facts;
use names::Names;

/// A form of citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// A footnote or endnote: *The Chicago Manual of Style*, 17th edition, 14.221–14.231.
    ChicagoNote,
    /// An entry of a bibliography: the same sections.
    ChicagoBibliography,
    /// An entry of a list of works cited: *MLA Handbook*, 9th edition.
    Mla,
    /// An entry of a reference list: *Publication Manual of the APA*, 7th edition, and its web page on archival
    /// documents.
    Apa,
    /// All that finds the document, in no guide's style.
    Plain,
}

impl Style {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::ChicagoNote, Self::ChicagoBibliography, Self::Mla, Self::Apa, Self::Plain];

    /// The style of this name (see [`Style::name`]); case does not matter.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name().eq_ignore_ascii_case(name))
    }

    /// The name that commands and addresses use.
    pub fn name(self) -> &'static str {
        match self {
            Self::ChicagoNote => "chicago-note",
            Self::ChicagoBibliography => "chicago-bibliography",
            Self::Mla => "mla",
            Self::Apa => "apa",
            Self::Plain => "plain",
        }
    }
}

/// A citation, ready to be pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Without italics.
    pub plain: String,
    /// The same text in parts, some of them in italics.
    pub spans: Vec<Span>,
}

/// A part of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Plain text, not escaped for anything.
    pub text: String,
    /// Whether the guide prints it in italics.
    pub is_italic: bool,
}

/// Cites records of one catalogue, whose authorities it has looked up.
pub struct Citer<'a> {
    catalogue: &'a Catalogue,
    names: Names,
}

impl<'a> Citer<'a> {
    /// Cites records of this catalogue.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, names: Names::new(&catalogue.authorities) }
    }

    /// The citation of a record. `accessed` is the day on which the reader saw it, if that is to be said.
    pub fn cite(&self, record: &Record, style: Style, accessed: Option<Civil>) -> Citation {
        let facts = Facts::new(record, self.catalogue, &self.names, accessed);
        let pen = match style {
            Style::ChicagoNote => chicago::note(&facts),
            Style::ChicagoBibliography => chicago::bibliography(&facts),
            Style::Mla => mla::entry(&facts),
            Style::Apa => apa::entry(&facts),
            Style::Plain => plain::citation(&facts),
        };
        pen.into_citation()
    }
}

/// The citation of one record. For many of them, a [`Citer`] looks up the authorities once.
pub fn cite(record: &Record, catalogue: &Catalogue, style: Style, accessed: Option<Civil>) -> Citation {
    Citer::new(catalogue).cite(record, style, accessed)
}
