//! Taking away: the records of a view or of a reading list as a file, and the citations of one record.
//!
//! What can be taken, and how a file is called, the page knows ([`FORMS`], [`file_name`]). Making it ([`Taker`]) is a program
//! of its own, which a page loads when it is asked for: so nobody pays for formats and styles on a first visit. The two talk
//! in bytes ([`Told`], [`Said`]).

mod bibliography;
mod name;
mod taker;
mod talk;

pub use name::file_name;
pub use taker::Taker;
pub use talk::{Said, Told};

use crate::speech::Text;
use crate::static_page::escape;

/// What records can be taken as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its name in an [`Order`].
    pub key: &'static str,
    /// Its name on the page.
    pub name: Text,
    /// What it is good for, or how it is written, in a few words.
    pub purpose: Text,
    /// The end of the file's name.
    pub extension: &'static str,
    /// The file's media type.
    pub media_type: &'static str,
    /// Whether it is made of citations, for which a style can be chosen.
    pub is_cited: bool,
}

/// All of them, in the order in which they are offered.
pub const FORMS: [Form; 8] = [
    form("csv", Text::of("CSV"), Text::of("for a spreadsheet"), "csv", "text/csv", false),
    form("json", Text::of("JSON"), Text::of("a catalogue of its own"), "json", "application/json", false),
    form("json-lines", Text::of("JSON Lines"), Text::of("for programs"), "jsonl", "application/jsonl", false),
    form(
        "ris",
        Text::of("RIS"),
        Text::of("for Zotero, EndNote, Citavi"),
        "ris",
        "application/x-research-info-systems",
        false,
    ),
    form("bibtex", Text::of("BibTeX"), Text::of("for LaTeX"), "bib", "application/x-bibtex", false),
    form("csl-json", Text::of("CSL-JSON"), Text::of("for citation programs"), "csl.json", "application/json", false),
    form("text", Text::of("Bibliography"), Text::of("as text"), "txt", "text/plain", true),
    form("html", Text::of("Bibliography"), Text::of("as HTML"), "html", "text/html", true),
];

const fn form(
    key: &'static str,
    name: Text,
    purpose: Text,
    extension: &'static str,
    media_type: &'static str,
    is_cited: bool,
) -> Form {
    Form { key, name, purpose, extension, media_type, is_cited }
}

/// The styles of a bibliography: each with its name in an [`Order`] and on the page.
pub const STYLES: [(&str, Text); 4] = [
    ("chicago-bibliography", Text::of("Chicago")),
    ("mla", Text::of("MLA")),
    ("apa", Text::of("APA")),
    ("plain", Text::of("No style guide")),
];

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The view whose records are wanted, as its query string.
    pub query: String,
    /// The ids of the records wanted, in their order; none for those of the view.
    pub ids: Vec<String>,
    /// The key of a [`Form`].
    pub form: String,
    /// The name of one of [`STYLES`].
    pub style: String,
    /// The day on which the records are read, in days since 1970-01-01.
    pub day: i64,
}

/// A citation in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// The style's name on the page.
    pub name: String,
    /// The citation.
    pub text: String,
    /// The parts of it that the guide prints in italics, as ranges of bytes.
    pub italics: Vec<(usize, usize)>,
}

impl Cited {
    /// The citation as HTML, its italics too.
    pub fn html(&self) -> String {
        let (mut html, mut at) = (String::new(), 0);
        for &(from, to) in &self.italics {
            if let (Some(before), Some(italic)) = (self.text.get(at..from), self.text.get(from..to)) {
                html = [&html, &escape(before), "<i>", &escape(italic), "</i>"].concat();
                at = to;
            }
        }
        html + &escape(self.text.get(at..).unwrap_or_default())
    }
}
