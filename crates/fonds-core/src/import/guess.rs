//! What a file is, by its content alone.
//!
//! A name may lie; content hardly does. Formats that can be read are told apart, and common ones that cannot are
//! recognised, so that a sentence can say what to do. Only the beginning of a file is looked at.
//!
//! A text is a table if its first row looks like a header (short cells, none after a blank as in prose) and either has
//! the name of a column that is known, or at least two rows, and half of all, agree with it on the number of cells. One
//! column is enough if its name is known. Everything else, prose above all, is unknown rather than a table of one row.
//! Of several separators under which there is a table, the one wins on which the rows agree best, then the one with the
//! most columns.
//!
//! ```
//! use fonds_core::import::guess::{self, Kind};
//!
//! assert_eq!(guess::kind(b"id;title\n1;Letter, signed"), Kind::Table { separator: b';' });
//! ```

use super::decode;
use super::table::{header_of, named_separator, sample};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One JSON object over the whole file, as our own format is: `{"records": [...]}`. Whether it has records, or is
    /// broken, its reader says.
    Catalogue,
    /// One JSON list.
    JsonList,
    /// JSON objects, one a line.
    JsonLines,
    /// Rows of cells.
    Table {
        /// The character between cells: `,` `;` `|` or a tab, or what a `sep=` line names.
        separator: u8,
    },
    /// XML of any vocabulary.
    Xml,
    /// Something that cannot be read.
    Foreign(Foreign),
    /// No bytes, or blanks only.
    Empty,
    /// Text without a form that is known.
    Unknown,
}

/// Files that archivists have and that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Excel since 2007 (`.xlsx`).
    Excel,
    /// An Office document before 2007 (`.xls`, `.doc`).
    OldOffice,
    /// Word since 2007 (`.docx`).
    Word,
    /// OpenDocument (`.ods`, `.odt`).
    OpenDocument,
    /// A ZIP archive of other files.
    Zip,
    /// gzip, bzip2, xz, 7z, RAR or Zstandard.
    Packed,
    /// PDF.
    Pdf,
    /// A picture: JPEG, PNG, GIF, TIFF.
    Picture,
    /// A SQLite or Access database.
    Database,
    /// A web page.
    Html,
    /// Rich Text Format.
    Rtf,
    /// Bytes that are no text.
    Bytes,
}

/// What a file is, and how to have it read, by its first bytes.
const MARKS: &[(&[u8], Foreign)] = &[
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OldOffice),
    (b"\x1f\x8b", Foreign::Packed),
    (b"BZh", Foreign::Packed),
    (b"\xfd7zXZ\0", Foreign::Packed),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Packed),
    (b"Rar!\x1a\x07", Foreign::Packed),
    (b"\x28\xb5\x2f\xfd", Foreign::Packed),
    (b"%PDF-", Foreign::Pdf),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"\x89PNG\r\n\x1a\n", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"SQLite format 3\0", Foreign::Database),
    (b"\0\x01\0\0Standard ", Foreign::Database),
    (b"{\\rtf", Foreign::Rtf),
];

/// What a ZIP archive is, by the names of the files in it.
const IN_ZIP: &[(&str, Foreign)] = &[
    ("xl/", Foreign::Excel),
    ("word/", Foreign::Word),
    ("mimetypeapplication/vnd.oasis.opendocument", Foreign::OpenDocument),
];

/// Separators, the likelier first where nothing else decides.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// A header's cells are names, of at most so many bytes.
pub(super) const LONGEST_NAME: usize = 120;

/// So many lines are looked at to tell JSON Lines.
const LINES: usize = 20;

/// Lines longer than so many bytes are not parsed to tell JSON Lines.
const LONG_LINE: usize = 1 << 16;

/// So many bytes are decoded to tell what a file is.
const SAMPLE: usize = 1 << 20;

/// So many control characters for each other one make a file no text: in text there are hardly any.
const CONTROLS: usize = 50;

/// Names that columns of catalogues often have, folded as [`is_known`] does. They only make it likelier that a first
/// line is a header; what a column means is for the mapping to say.
const KNOWN: &[&str] = &[
    "abstract",
    "accessionnumber",
    "archive",
    "artist",
    "author",
    "autor",
    "auteur",
    "autore",
    "collection",
    "contributor",
    "coverage",
    "createdby",
    "creator",
    "creators",
    "date",
    "datecreated",
    "dates",
    "datetext",
    "datum",
    "description",
    "displaydate",
    "fecha",
    "filename",
    "format",
    "genre",
    "id",
    "identifiant",
    "identificador",
    "identifier",
    "itemid",
    "key",
    "keywords",
    "label",
    "language",
    "languages",
    "location",
    "medium",
    "name",
    "names",
    "nombre",
    "note",
    "notes",
    "number",
    "objectid",
    "people",
    "person",
    "pid",
    "place",
    "places",
    "publisher",
    "recipient",
    "record",
    "recordid",
    "reference",
    "referencecode",
    "rights",
    "scopeandcontent",
    "sender",
    "series",
    "signatur",
    "source",
    "subject",
    "subjects",
    "summary",
    "text",
    "titel",
    "title",
    "titles",
    "titolo",
    "titre",
    "titulo",
    "título",
    "type",
    "unitdate",
    "unitid",
    "unittitle",
    "url",
    "uuid",
    "year",
    "автор",
    "дата",
    "заглавие",
    "название",
    "описание",
    "шифр",
    "日期",
    "标题",
    "題名",
    "标识",
    "作者",
];

/// Tells what a file is. Bytes that are text are decoded as [`decode::text`] does.
pub fn kind(bytes: &[u8]) -> Kind {
    match foreign(bytes) {
        Some(foreign) => Kind::Foreign(foreign),
        None => kind_of_text(&decode::text(&bytes[..bytes.len().min(SAMPLE)], None).text),
    }
}

/// Recognises files that are no text, or none that can be read, by the marks of their formats.
pub fn foreign(bytes: &[u8]) -> Option<Foreign> {
    if bytes.starts_with(b"PK\x03\x04") {
        let beginning = &bytes[..bytes.len().min(SAMPLE)];
        let holds = |name: &str| memchr::memmem::find(beginning, name.as_bytes()).is_some();
        return Some(IN_ZIP.iter().find(|(name, _)| holds(name)).map_or(Foreign::Zip, |(_, foreign)| *foreign));
    }
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, foreign)| *foreign)
}

/// Tells what a text is. A part from its beginning is enough; see [`kind`] if the encoding is not known.
pub fn kind_of_text(text: &str) -> Kind {
    let whole = text.trim_start_matches('\u{feff}');
    let content = beginning(whole.trim_start(), SAMPLE);
    if content.is_empty() {
        Kind::Empty
    } else if is_json_lines(whole_lines(whole, SAMPLE).trim_start()) {
        Kind::JsonLines
    } else {
        match content.as_bytes()[0] {
            b'{' => Kind::Catalogue,
            b'[' => Kind::JsonList,
            b'<' => markup(content),
            _ if is_bytes(content) => Kind::Foreign(Foreign::Bytes),
            _ => table(with_blanks(whole, content)),
        }
    }
}

/// The beginning of a text with the blanks before its content, which may be empty cells, unless there is little else.
fn with_blanks<'t>(whole: &'t str, content: &'t str) -> &'t str {
    let text = beginning(whole, SAMPLE);
    if text.trim_start().is_empty() { content } else { text }
}

impl Kind {
    /// Why the file cannot be read and what to do, in full sentences; `None` if it can be.
    pub fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Foreign(foreign) => Some(foreign.refusal()),
            Self::Empty => Some("The file is empty. Check that it was saved or downloaded completely."),
            Self::Unknown => Some(
                "Expected a table (CSV or TSV), JSON or JSON Lines, but found text in which no rows and columns can be \
                 seen. If it is a table, its first row must name the columns.",
            ),
            _ => None,
        }
    }
}

impl Foreign {
    /// What the file is and what to do, in full sentences.
    pub fn refusal(self) -> &'static str {
        match self {
            Self::Excel => "This is an Excel workbook. Open it and save the sheet as “CSV UTF-8 (comma delimited)”.",
            Self::OldOffice => {
                "This is a document of an Office program before 2007. If it is a table, open it and save it as CSV."
            }
            Self::Word => {
                "This is a Word document. If it holds a table, copy that to a spreadsheet and save it as CSV."
            }
            Self::OpenDocument => "This is an OpenDocument file. If it is a table, open it and save it as CSV.",
            Self::Zip => "This is a ZIP archive. Unpack it and choose the file with the records.",
            Self::Packed => "This is a compressed file. Unpack it first.",
            Self::Pdf => "This is a PDF. Ask for the table or the database export that it was made from.",
            Self::Picture => "This is a picture, not a list of records.",
            Self::Database => "This is a database file. Export the table with the records as CSV.",
            Self::Html => {
                "This is a web page. Perhaps it was saved in place of the file; download that again, as CSV or JSON."
            }
            Self::Rtf => {
                "This is a formatted text (RTF). If it holds a table, copy that to a spreadsheet and save it as CSV."
            }
            Self::Bytes => "This is not a text. Save the records as CSV, JSON or JSON Lines.",
        }
    }
}

/// At most so many bytes of a text.
fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// The lines of a text that begin in its first so many bytes.
fn whole_lines(text: &str, bytes: usize) -> &str {
    let end = memchr::memchr(b'\n', &text.as_bytes()[bytes.min(text.len())..]);
    end.map_or(text, |length| &text[..bytes + length])
}

/// Whether a cell is a name that columns of catalogues often have, in any case, with `dc:` or `dcterms.` before it or not.
pub(super) fn is_known(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.len() > LONGEST_NAME {
        return false;
    }
    let lower = cell.to_lowercase();
    let local = ["dc:", "dc.", "dcterms:", "dcterms."].into_iter().find_map(|prefix| lower.strip_prefix(prefix));
    let folded: String = local.unwrap_or(&lower).chars().filter(|c| c.is_alphanumeric()).collect();
    KNOWN.contains(&folded.as_str())
}

/// Whether most of the first lines are whole JSON objects, and the first is none with all the records in it. Another
/// line may be broken; in JSON that is laid out over lines hardly any is whole.
fn is_json_lines(content: &str) -> bool {
    let lines: Vec<_> = content.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).collect();
    // After a whole object on the first line commas are slips; in a document of JSON they are not.
    let without_comma = |line: &str| line.trim_end_matches(',').trim_end().to_owned();
    let has_slips = lines.first().is_some_and(|line| line.ends_with(',') && is_object(&without_comma(line)));
    let whole = lines.iter().filter(|line| is_object(line) || has_slips && is_object(&without_comma(line))).count();
    let holds_records = lines.len() == 1 && content.contains("\"records\"");
    whole * 2 >= lines.len() && !holds_records
}

fn is_object(line: &str) -> bool {
    let is_in_braces = line.len() > 1 && line.starts_with('{') && line.ends_with('}');
    is_in_braces && (line.len() > LONG_LINE || serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok())
}

/// Whether there are control characters as in no text.
fn is_bytes(text: &str) -> bool {
    let is_odd = |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let odd = text.chars().filter(is_odd).count();
    odd * CONTROLS > text.chars().count()
}

fn markup(content: &str) -> Kind {
    let first = beginning(content, 1000).to_lowercase();
    let is_html = first.starts_with("<table") || first.contains("<!doctype html") || first.contains("<html");
    let is_tag = content[1..].starts_with(|c: char| matches!(c, '?' | '!' | '_') || c.is_alphabetic());
    match (is_tag, is_html) {
        (true, true) => Kind::Foreign(Foreign::Html),
        (true, false) => Kind::Xml,
        _ => table(content),
    }
}

fn table(text: &str) -> Kind {
    separator(text).map_or(Kind::Unknown, |separator| Kind::Table { separator })
}

/// The separator under which the text is a table: a named one, else the one whose rows agree best with their header.
fn separator(text: &str) -> Option<u8> {
    if let Some((separator, _)) = named_separator(text) {
        return Some(separator);
    }
    let fit = |separator: u8| (Fit::of(text, separator), separator);
    let best = SEPARATORS.into_iter().map(fit).filter_map(|(fit, separator)| Some((fit?, separator)));
    // Of equals, the first stays.
    best.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, separator)| separator)
}

/// Of ten rows, so many must agree with a header of names that are not known.
const HALF: usize = 5;

/// How well a separator fits, the weightier reason first.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Fit {
    /// Of ten rows, how many have as many cells as the header.
    agreeing: usize,
    columns: usize,
}

impl Fit {
    /// `None` if the text is no table under this separator. A header without a known name needs two rows that agree
    /// with it, and half of all.
    fn of(text: &str, separator: u8) -> Option<Self> {
        let shapes = sample(text, separator);
        let start = header_of(&shapes)?;
        let (header, rows) = (&shapes[start], &shapes[start + 1..]);
        let agreeing = rows.iter().filter(|row| row.cells == header.cells).count();
        let of_ten = (agreeing * 10).checked_div(rows.len()).unwrap_or(10);
        let is_table = match header.cells {
            1 => header.is_known && separator == SEPARATORS[0],
            _ => header.looks_like_names && (header.is_known || agreeing > 1 && of_ten >= HALF),
        };
        is_table.then_some(Self { agreeing: of_ten, columns: header.cells })
    }
}
