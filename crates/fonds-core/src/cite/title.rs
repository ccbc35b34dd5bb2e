//! What a record's title is: the name of a work, an archivist's description, or only what the other fields say too.

use crate::catalogue::{Agent, Record};

use super::dates::{Dated, Order};
use crate::write::Genre;

/// Words that describe a document and are no title (Chicago: quotation marks only for specific titles).
#[rustfmt::skip]
const GENERIC: [&str; 52] = [
    "agenda", "agreement", "appeal", "bulletin", "cable", "cables", "circular", "communication", "communique",
    "conversation", "correspondence", "decision", "decree", "description", "diary", "directive", "dispatch", "draft",
    "excerpt", "excerpts", "instructions", "interview", "invitation", "journal", "letter", "letters", "list", "map",
    "memo", "memorandum", "message", "minutes", "note", "notes", "order", "photograph", "photographs", "postcard",
    "proclamation", "protocol", "record", "remarks", "report", "resolution", "sketch", "speech", "statement",
    "summary", "telegram", "telegrams", "transcript", "treaty",
];

/// A describing word stands among the first words of a title.
const FIRST_WORDS: usize = 3;

/// Words of a title that say who wrote to whom, and nothing else.
const BETWEEN_NAMES: [&str; 8] = ["from", "to", "and", "the", "of", "by", "a", "an"];

/// What a citation calls the document.
pub(super) enum Title {
    /// A letter or the like whose title says no more than its fields: its kind, in lower case (`ciphered telegram`).
    Message(String),
    /// A description, not in quotation marks.
    Described(String),
    /// The name of a work, without quotation marks around it.
    Named(String),
}

/// A title and what it says besides.
pub(super) struct Titled {
    pub title: Title,
    /// Whether it names every author, who are then not named before it.
    pub names_authors: bool,
    /// Whether it ends in the date, which is then not said again.
    pub gives_date: bool,
}

/// Reads a record's title.
pub(super) fn read(record: &Record, date: &Dated) -> Titled {
    if is_only_who_to_whom(record, date) {
        let title = Title::Message(in_lower_case(&record.kind));
        return Titled { title, names_authors: false, gives_date: false };
    }
    let title = without_author(record);
    let title = match within_quotation_marks(title) {
        Some(name) => Title::Named(name.to_owned()),
        None if is_description(title, &record.kind) => Title::Described(without_date(title, date).to_owned()),
        None => Title::Named(title.to_owned()),
    };
    let (Title::Message(text) | Title::Described(text) | Title::Named(text)) = &title;
    let (names_authors, gives_date) = (names_authors(text, &record.agents), gives_date(text, date));
    Titled { title, names_authors, gives_date }
}

/// What stands between the quotation marks of a title that is wholly in them.
fn within_quotation_marks(title: &str) -> Option<&str> {
    const MARKS: [(char, char); 5] = [('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\''), ('«', '»')];
    let within =
        |(open, close)| title.strip_prefix(open)?.strip_suffix(close).filter(|name| !name.contains([open, close]));
    MARKS.into_iter().find_map(within).filter(|name| !name.trim().is_empty())
}

/// The title without its only author at its beginning: `Jawaharlal Nehru, 'Note on Visit to China'`.
fn without_author(record: &Record) -> &str {
    let title = record.title.trim();
    let authors: Vec<&Agent> = authors(&record.agents).collect();
    let [author] = authors[..] else {
        return title;
    };
    let after = |name: &str| title.strip_prefix(name)?.strip_prefix(", ").filter(|rest| !rest.is_empty());
    after(&author.name).or_else(|| after(&author.as_written)).unwrap_or(title)
}

/// Whether the title says the name of every author, in the preferred or the written form.
fn names_authors(title: &str, agents: &[Agent]) -> bool {
    let title = title.to_lowercase();
    let is_named = |name: &str| !name.is_empty() && title.contains(&name.to_lowercase());
    let mut authors = authors(agents).peekable();
    authors.peek().is_some() && authors.all(|agent| is_named(&agent.name) || is_named(&agent.as_written))
}

fn authors(agents: &[Agent]) -> impl Iterator<Item = &Agent> {
    agents.iter().filter(|agent| agent.role == "author")
}

/// The forms in which titles give a date of one day.
fn date_forms(date: &Dated) -> Vec<String> {
    let orders = [Order::DayFirst, Order::MonthFirst, Order::DayFirstShort];
    let forms = orders.into_iter().filter_map(|order| date.text(order));
    forms.filter(|form| form.contains(' ')).collect()
}

/// Whether the title ends in the date, and has no other year that this could be taken for.
fn gives_date(title: &str, date: &Dated) -> bool {
    let bare = title.trim_end_matches(['.', ')', ']', '”', '\'', '"']);
    let before = date_forms(date).into_iter().find_map(|form| bare.strip_suffix(form.as_str()));
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    before.is_some_and(|rest| !rest.split(|c: char| !c.is_alphanumeric()).any(is_year))
}

/// The title without a date after its last comma or in brackets at its end.
fn without_date<'a>(title: &'a str, date: &Dated) -> &'a str {
    let before = |form: String| {
        let bare = title.trim_end_matches('.');
        let ends = [format!(", {form}"), format!(" ({form})"), format!(" [{form}]")];
        ends.iter().find_map(|end| bare.strip_suffix(end.as_str()))
    };
    date_forms(date).into_iter().find_map(before).filter(|rest| !rest.is_empty()).unwrap_or(title)
}

/// Whether the title only repeats kind, names and date: `Ciphered Telegram from Mao Zedong to Semenov [Stalin]`.
fn is_only_who_to_whom(record: &Record, date: &Dated) -> bool {
    let with_role = |role: &str| record.agents.iter().any(|agent| agent.role == role);
    if Genre::of(&record.kind) != Genre::Message || !with_role("author") || !with_role("recipient") {
        return false;
    }
    let correspondents = record.agents.iter().filter(|agent| agent.role == "author" || agent.role == "recipient");
    let mut known: Vec<String> = words(&record.kind).collect();
    known.extend(BETWEEN_NAMES.map(str::to_owned));
    known.extend(
        correspondents
            .flat_map(|Agent { name, as_written, .. }| words(name).chain(words(as_written)).collect::<Vec<_>>()),
    );
    known.extend(date_forms(date).iter().flat_map(|form| words(form).collect::<Vec<_>>()));
    words(&record.title).all(|word| known.contains(&word))
}

fn is_description(title: &str, kind: &str) -> bool {
    let is_supplied = title.starts_with('[') && title.ends_with(']');
    let is_letter = Genre::of(kind) == Genre::Message && (title.contains(" to ") || title.contains(" → "));
    let is_kind = !kind.is_empty() && title.eq_ignore_ascii_case(kind);
    is_supplied || is_letter || is_kind || title.split_whitespace().take(FIRST_WORDS).any(is_generic)
}

fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// `Ciphered Telegram` in lower case; words in capitals (`UN`) stay.
fn in_lower_case(kind: &str) -> String {
    let is_acronym = |word: &str| word.chars().count() > 1 && !word.contains(char::is_lowercase);
    let lower = |word: &str| if is_acronym(word) { word.to_owned() } else { word.to_lowercase() };
    kind.split_whitespace().map(lower).collect::<Vec<_>>().join(" ")
}

/// With a capital letter at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
