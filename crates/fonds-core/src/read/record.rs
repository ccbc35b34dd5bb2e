//! One record or one authority, field by field, with nothing lost: what does not fit its field goes to the notes.

use crate::catalogue::{Added, Agent, Authority, Evidence, Link, NO_TITLE, OtherDate, Record, Variant, When};
use crate::date::Edtf;
use crate::report::ReportTo;
use crate::say;
use fonds_search::listed::Listed;

use super::problem::{Problems, Severity};
use super::raw::{Object, Raw};

/// The parts that an agent may have in a record.
const ROLES: [&str; 5] = ["author", "recipient", "participant", "mentioned", "translator"];

/// Longer values are cut in messages, in characters.
const QUOTE_LENGTH: usize = 60;

/// Reads a record; `None`, and a problem, if it is no object or has no id. `number` counts the records from 1.
pub(super) fn read(value: Raw, number: usize, problems: &mut Problems) -> Option<Record> {
    let numbered = say!("no. {0}"; number);
    let at = value.offset(problems);
    let Some(mut object) = value.object() else {
        problems.say(Severity::Error, at, &numbered, not_a_record(value));
        return None;
    };
    let id = object.take("id").and_then(Raw::text).unwrap_or_default();
    if id.trim().is_empty() {
        let message = say!(
            "Expected an “id”, but the record has none. It was set aside; give it an id that no other record has and that will never change."
        );
        problems.say(Severity::Error, at, &numbered, message);
        return None;
    }
    Reader::new(problems, &id).record(object, at)
}

/// Reads an authority; `None`, and a problem, if it is no object or has no label.
pub(super) fn read_authority(value: Raw, problems: &mut Problems) -> Option<Authority> {
    let mut reader = Reader::new(problems, "");
    let authority = value.object().map(|object| reader.authority(object)).unwrap_or_default();
    if authority.label.is_empty() {
        let message = say!("Expected an authority in braces with a “label”, but found none. It was left out.");
        problems.say(Severity::Warning, value.offset(problems), "", message);
        return None;
    }
    Some(authority)
}

/// Takes fields out of objects and says what does not fit.
pub(super) struct Reader<'p, 'a> {
    problems: &'p mut Problems<'a>,
    /// The id of the record that is read; empty outside records.
    id: String,
    /// Whether what does not fit has notes to go to.
    has_notes: bool,
    /// What had no place of its own, as `name: value`.
    kept: Vec<String>,
}

impl<'p, 'a> Reader<'p, 'a> {
    pub fn new(problems: &'p mut Problems<'a>, id: &str) -> Self {
        Self { problems, id: id.to_owned(), has_notes: true, kept: Vec::new() }
    }

    /// A reader of the catalogue's own fields, which have no notes beside them.
    pub fn without_notes(problems: &'p mut Problems<'a>) -> Self {
        Self { has_notes: false, ..Self::new(problems, "") }
    }

    /// A field's text; empty if it is absent or no text (then its JSON is kept).
    pub fn text(&mut self, object: &mut Object, name: &str) -> String {
        object.take(name).map_or(String::new(), |value| self.text_of(value, name))
    }

    /// A field's address, if it is one that a reader may safely follow.
    pub fn link(&mut self, object: &mut Object, name: &str) -> Link {
        let mut links = self.links(object, name);
        let first = if links.is_empty() { Link::default() } else { links.remove(0) };
        self.kept.extend(links.iter().map(|link| format!("{name}: {}", link.as_str())));
        first
    }

    /// A field's address for reports, if it is one that a reader may safely follow.
    pub fn report(&mut self, object: &mut Object, name: &str) -> ReportTo {
        let Some(value) = object.take(name) else { return ReportTo::default() };
        let text = self.text_of(value, name);
        ReportTo::new(&text).unwrap_or_else(|| {
            if !text.is_empty() {
                let found = quoted(&text);
                self.warn(
                    value.offset(self.problems),
                    say!(
                        "Expected an address with mailto:, http:// or https:// in “{0}”, but found {1}. {2}",
                        name,
                        found,
                        self.fate()
                    ),
                );
            }
            ReportTo::default()
        })
    }

    /// Says which fields were not taken; they are left out.
    pub fn leave(&mut self, object: Object) {
        for (name, value) in object.rest() {
            self.problems.stranger(&name, value.offset(self.problems), false);
        }
    }

    fn record(mut self, mut object: Object, at: usize) -> Option<Record> {
        let title = self.title(&mut object, at);
        let date = self.date(&mut object, at);
        let mut record = Record::new(&self.id, &title, date)?;
        record.date_display = self.either(&mut object, "date_display", "dateText");
        record.description = self.either(&mut object, "description", "abstract");
        record.kind = self.text(&mut object, "type");
        record.agents = self.agents(&mut object);
        record.places = self.list(&mut object, "places");
        record.subjects = self.list(&mut object, "subjects");
        record.languages = self.lists(&mut object, "languages", "language");
        record.collection = self.text(&mut object, "collection");
        record.repository = self.text(&mut object, "repository");
        record.source = self.text(&mut object, "source");
        record.classification = self.text(&mut object, "classification");
        record.rights = self.text(&mut object, "rights");
        record.url = self.link(&mut object, "url");
        record.archived_url = self.link(&mut object, "archived_url");
        record.files = self.links(&mut object, "files");
        record.related = self.list(&mut object, "related");
        record.aliases = self.list(&mut object, "aliases");
        record.notes = self.list(&mut object, "notes");
        record.other_dates = self.other_dates(&mut object);
        record.added = self.added(&mut object);
        self.keep_rest(object, "");
        record.notes.append(&mut self.kept);
        Some(record)
    }

    fn authority(&mut self, mut object: Object) -> Authority {
        let mut authority = Authority {
            label: self.text(&mut object, "label"),
            kind: self.text(&mut object, "kind"),
            variants: self.variants(&mut object),
            dates: self.text(&mut object, "dates"),
            note: self.text(&mut object, "note"),
            links: self.links(&mut object, "links"),
        };
        self.keep_rest(object, "");
        for line in self.kept.drain(..) {
            authority.note += if authority.note.is_empty() { "" } else { "\n" };
            authority.note += &line;
        }
        authority
    }

    fn title(&mut self, object: &mut Object, at: usize) -> String {
        let title = self.text(object, "title");
        if !title.trim().is_empty() {
            return title;
        }
        self.warn(
            at,
            say!("Expected a “title”, but the record has none. It is shown as “[no title]”; write a title, in square brackets if the source has none."),
        );
        NO_TITLE.to_owned()
    }

    /// The date that the record is listed under; without a `date`, the record is undated and that is said.
    fn date(&mut self, object: &mut Object, at: usize) -> When {
        if !object.has("date") {
            self.warn(
                at,
                say!("Expected a “date”, but the record has none. It is kept as undated; write \"date\": null if the date is unknown."),
            );
        }
        self.when(object)
    }

    /// EDTF, or nothing, or what stands there instead.
    fn when(&mut self, object: &mut Object) -> When {
        let Some(value) = object.take("date").filter(|value| !value.is_blank()) else {
            return When::Unknown;
        };
        let text = value.text().unwrap_or_else(|| value.json().to_owned());
        Edtf::parse(&text).map_or_else(
            |error| {
                let found = quoted(&text);
                let message = say!(
                    "The date {0} is not understood: {1}. It is kept as written, without a place in time.",
                    found,
                    error.to_string()
                );
                if !self.problems.leaves_dates {
                    self.warn(value.offset(self.problems), message);
                }
                When::NotUnderstood(text.clone())
            },
            When::Known,
        )
    }

    /// Names with their parts, and names alone.
    fn agents(&mut self, object: &mut Object) -> Vec<Agent> {
        let values = items(object, "agents").into_iter().chain(items(object, "people"));
        values.filter_map(|value| self.agent(value)).listed()
    }

    fn agent(&mut self, value: Raw) -> Option<Agent> {
        let Some(mut object) = value.object() else {
            let name = self.text_of(value, "agents");
            return Some(Agent { name, ..Agent::default() }).filter(|agent| !agent.name.is_empty());
        };
        let agent = Agent {
            name: self.text(&mut object, "name"),
            role: self.role(&mut object),
            as_written: self.text(&mut object, "as"),
        };
        if agent.name.is_empty() {
            self.keep_misfit(value, "agents", say!("Expected an agent with a “name”, but found none."));
            return None;
        }
        self.keep_rest(object, "agents.");
        Some(agent)
    }

    fn role(&mut self, object: &mut Object) -> String {
        let Some(value) = object.take("role") else {
            return String::new();
        };
        let role = self.text_of(value, "agents.role");
        if !role.is_empty() && !ROLES.contains(&role.as_str()) {
            let message = say!(
                "The role {0} is none of author, recipient, participant, mentioned, translator. It is kept as it is.",
                quoted(&role)
            );
            self.say(Severity::Note, value.offset(self.problems), message);
        }
        role
    }

    fn other_dates(&mut self, object: &mut Object) -> Vec<OtherDate> {
        let values = items(object, "other_dates");
        values.into_iter().filter_map(|value| self.part(value, "other_dates", Self::other_date)).listed()
    }

    fn other_date(&mut self, object: &mut Object) -> OtherDate {
        OtherDate {
            date: self.when(object),
            role: self.text(object, "role"),
            as_written: self.text(object, "as"),
            evidence: self.evidence(object),
        }
    }

    fn added(&mut self, object: &mut Object) -> Vec<Added> {
        let values = items(object, "added");
        values.into_iter().filter_map(|value| self.part(value, "added", Self::added_value)).listed()
    }

    fn added_value(&mut self, object: &mut Object) -> Added {
        Added {
            field: self.text(object, "field"),
            value: self.text(object, "value"),
            role: self.text(object, "role"),
            evidence: self.evidence(object),
        }
    }

    fn evidence(&mut self, object: &mut Object) -> Evidence {
        let value = object.take("evidence");
        value.and_then(|value| self.part(value, "evidence", Self::evidence_words)).unwrap_or_default()
    }

    fn evidence_words(&mut self, object: &mut Object) -> Evidence {
        Evidence { field: self.text(object, "field"), text: self.text(object, "text") }
    }

    /// Variants with their kind, and names alone.
    fn variants(&mut self, object: &mut Object) -> Vec<Variant> {
        let variants = items(object, "variants").into_iter().filter_map(|value| match value.object() {
            Some(_) => self.part(value, "variants", Self::variant),
            None => Some(Variant { name: self.text_of(value, "variants"), ..Variant::default() }),
        });
        variants.filter(|variant| !variant.name.is_empty()).listed()
    }

    fn variant(&mut self, object: &mut Object) -> Variant {
        Variant { name: self.text(object, "name"), kind: self.text(object, "kind") }
    }

    /// An object inside the record, read by `read`; its further fields are kept.
    fn part<T>(&mut self, value: Raw, name: &str, read: fn(&mut Self, &mut Object) -> T) -> Option<T> {
        let Some(mut object) = value.object() else {
            self.misfit(value, name, say!("an object"));
            return None;
        };
        let part = read(self, &mut object);
        self.keep_rest(object, &format!("{name}."));
        Some(part)
    }

    /// The first name's text, else the second's.
    fn either(&mut self, object: &mut Object, name: &str, foreign: &str) -> String {
        let text = self.text(object, name);
        if text.is_empty() { self.text(object, foreign) } else { text }
    }

    /// The texts of both lists.
    fn lists(&mut self, object: &mut Object, name: &str, foreign: &str) -> Vec<String> {
        let mut texts = self.list(object, name);
        texts.append(&mut self.list(object, foreign));
        texts
    }

    /// The texts of a list, or the one text that stands in its place; empty ones say nothing and are passed over.
    fn list(&mut self, object: &mut Object, name: &str) -> Vec<String> {
        let texts = items(object, name).into_iter().map(|value| self.text_of(value, name));
        texts.filter(|text| !text.is_empty()).listed()
    }

    /// The addresses of a list; whatever is not http or https could run code, and becomes plain text in the notes.
    fn links(&mut self, object: &mut Object, name: &str) -> Vec<Link> {
        let links = items(object, name).into_iter().filter_map(|value| self.link_of(value, name));
        links.listed()
    }

    fn link_of(&mut self, value: Raw, name: &str) -> Option<Link> {
        let link = self.text_of(value, name);
        let safe = Link::new(&link);
        if link.is_empty() || safe.is_some() {
            return safe;
        }
        let found = quoted(&link);
        let message =
            say!("Expected an address with http:// or https:// in “{0}”, but found {1}. {2}", name, found, self.fate());
        self.warn(value.offset(self.problems), message);
        self.kept.push(format!("{name}: {link}"));
        None
    }

    /// A text; a list of texts is joined.
    fn text_of(&mut self, value: Raw, name: &str) -> String {
        value.text().or_else(|| value.joined()).unwrap_or_else(|| {
            self.misfit(value, name, say!("a text"));
            String::new()
        })
    }

    /// Keeps what was not taken among the notes.
    fn keep_rest(&mut self, object: Object, prefix: &str) {
        for (name, value) in object.rest().into_iter().filter(|(_, value)| !value.is_blank()) {
            let name = format!("{prefix}{name}");
            self.problems.stranger(&name, value.offset(self.problems), true);
            let text = value.text().unwrap_or_else(|| value.json().to_owned());
            self.kept.push(format!("{name}: {text}"));
        }
    }

    /// Says that a value is not what its field holds. An empty list or object says nothing, and is passed over.
    fn misfit(&mut self, value: Raw, name: &str, expected: &str) {
        if !value.is_blank() {
            let message = say!("Expected {0} in “{1}”, but found {2}.", expected, name, value.shape());
            self.keep_misfit(value, name, &message);
        }
    }

    /// Keeps a value that does not fit its field as JSON.
    fn keep_misfit(&mut self, value: Raw, name: &str, message: &str) {
        self.warn(value.offset(self.problems), format!("{message} {}", self.fate()));
        self.kept.push(format!("{name}: {}", value.json()));
    }

    /// What becomes of a value that does not fit.
    fn fate(&self) -> &'static str {
        if self.has_notes { say!("It is kept as plain text in the notes.") } else { say!("It is not used.") }
    }

    fn warn(&mut self, at: usize, message: impl Into<String>) {
        self.say(Severity::Warning, at, message.into());
    }

    fn say(&mut self, severity: Severity, at: usize, message: String) {
        self.problems.say(severity, at, &self.id, message);
    }
}

fn items<'a>(object: &mut Object<'a>, name: &str) -> Vec<Raw<'a>> {
    object.take(name).map_or(Vec::new(), Raw::items)
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTE_LENGTH) {
        Some((end, _)) => say!("“{0}…”", text[..end]),
        None => say!("“{0}”", text),
    }
}

fn not_a_record(value: Raw) -> String {
    let found = if value.json().starts_with('"') { say!("a text") } else { value.shape() };
    say!(
        "Expected a record in braces, but found {0}. It was set aside; write it as {1}.",
        found,
        "{\"id\": …, \"title\": …, \"date\": …}"
    )
}
