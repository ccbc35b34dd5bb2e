//! One record while its values come in.

use std::borrow::Cow;

use super::cell;
use super::field::Field;
use super::findings::{Findings, Words};
use super::mapping::Column;
use crate::catalogue::{Agent, Link, Record, When};
use crate::issue::{Place, Severity, cut};
use crate::read;

/// The dates of a record as the file has them, to be understood when all are known.
#[derive(Clone, Debug, Default)]
pub(super) struct DateTexts {
    pub date: Box<str>,
    /// Earliest and latest with a line break between them, in one piece as there can be many.
    pub span: Box<str>,
    /// Whether the record's date is to stay as it is.
    pub is_settled: bool,
    /// Whether no date means that it is unknown, even if something is displayed that is not understood.
    pub is_unknown: bool,
    /// Where the record stands; a file has at most 2^32 rows and lines.
    pub row: u32,
    pub line: u32,
}

impl DateTexts {
    /// Earliest and latest; empty where there is none.
    pub fn span(&self) -> (&str, &str) {
        self.span.split_once('\n').unwrap_or(("", ""))
    }
}

/// A record whose id may still come.
pub(super) struct Draft {
    pub id: String,
    pub title: String,
    pub date: String,
    pub start: String,
    pub end: String,
    /// All but id, title and date.
    pub record: Record,
}

/// Where a value stands, for issues.
pub(super) struct Spot<'s> {
    pub place: &'s Place,
    pub column: &'s Column,
}

impl Spot<'_> {
    fn place(&self) -> Place {
        Place { column: self.column.label(), ..self.place.clone() }
    }
}

impl Draft {
    /// `None` never: the record gets its id in the end.
    pub fn new() -> Option<Self> {
        let record = Record::new("draft", "", When::Unknown)?;
        let text = String::new;
        Some(Self { id: text(), title: text(), date: text(), start: text(), end: text(), record })
    }

    /// Puts a value into the field of its column. Blank values say nothing.
    pub fn put(&mut self, spot: &Spot, value: Cow<str>, findings: &mut Findings) {
        if value.trim().is_empty() {
            return;
        }
        let column = spot.column;
        match column.field {
            Field::LeftOut => {}
            Field::Note => self.note(&column.name, &value),
            Field::Url | Field::ArchivedUrl | Field::File => self.links(spot, &value, findings),
            Field::OtherDates | Field::Added => self.structured(spot, &value, findings),
            field if field.is_list() => self.items(spot, &value),
            field => self.text(field, &column.name, value),
        }
    }

    /// A note with its column's name before it.
    pub fn note(&mut self, name: &str, value: &str) {
        self.record.notes.push([name, ": ", value].concat());
    }

    /// An agent with a part that the value itself states.
    pub fn agent(&mut self, agent: Agent) {
        self.record.agents.push(agent);
    }

    /// The texts that the date is to be understood from.
    pub fn dates(&mut self) -> DateTexts {
        let [date, start, end] = [&mut self.date, &mut self.start, &mut self.end].map(std::mem::take);
        let has_span = !start.is_empty() || !end.is_empty();
        let one_line = |text: String| if text.contains('\n') { text.replace('\n', " ") } else { text };
        let span = if has_span { one_line(start) + "\n" + &one_line(end) } else { String::new() };
        DateTexts { date: date.into(), span: span.into(), ..DateTexts::default() }
    }

    fn text(&mut self, field: Field, name: &str, value: Cow<str>) {
        let Some(slot) = self.slot(field) else { return };
        if slot.is_empty() {
            *slot = if matches!(field, Field::Date | Field::DateStart | Field::DateEnd) {
                value.trim().to_owned()
            } else {
                value.into_owned()
            };
        } else if matches!(field, Field::Id | Field::Date | Field::DateStart | Field::DateEnd | Field::Title) {
            self.note(name, &value);
        } else {
            // Several values of a field that holds one, as a list of types.
            slot.push_str("; ");
            slot.push_str(&value);
        }
    }

    fn slot(&mut self, field: Field) -> Option<&mut String> {
        let record = &mut self.record;
        Some(match field {
            Field::Id => &mut self.id,
            Field::Title => &mut self.title,
            Field::Date => &mut self.date,
            Field::DateStart => &mut self.start,
            Field::DateEnd => &mut self.end,
            Field::DateDisplay => &mut record.date_display,
            Field::Description => &mut record.description,
            Field::Kind => &mut record.kind,
            Field::Collection => &mut record.collection,
            Field::Repository => &mut record.repository,
            Field::Source => &mut record.source,
            Field::Classification => &mut record.classification,
            Field::Rights => &mut record.rights,
            _ => return None,
        })
    }

    fn items(&mut self, spot: &Spot, value: &str) {
        let Column { field, separator, .. } = spot.column;
        let is_json = field.is_agent() && value.starts_with('[');
        if let Some(record) = is_json.then(|| read::field("agents", value)).flatten() {
            let role = |agent: Agent| if agent.role.is_empty() { with_role(agent, *field) } else { agent };
            self.record.agents.extend(record.agents.into_iter().map(role));
            return;
        }
        let items = cell::items(value, separator.as_deref(), *field == Field::Notes).map(Cow::into_owned);
        let record = &mut self.record;
        let list = match field {
            Field::Place => &mut record.places,
            Field::Subject => &mut record.subjects,
            Field::Language => &mut record.languages,
            Field::Related => &mut record.related,
            Field::Alias => &mut record.aliases,
            Field::Notes => &mut record.notes,
            _ => {
                let agent = |name| with_role(Agent { name, ..Agent::default() }, *field);
                items.for_each(|name| record.agents.push(agent(name)));
                return;
            }
        };
        items.for_each(|item| list.push(item));
    }

    fn links(&mut self, spot: &Spot, value: &str, findings: &mut Findings) {
        let Column { field, separator, name, .. } = spot.column;
        // An address may hold a semicolon.
        for item in cell::items(value, separator.as_deref(), true) {
            let Some(link) = Link::new(&item) else {
                self.note(name, &item);
                findings.say("not-a-web-address", name, spot.place(), &item, || not_a_link(&item));
                continue;
            };
            let record = &mut self.record;
            match field {
                Field::Url if record.url.is_empty() => record.url = link,
                Field::ArchivedUrl if record.archived_url.is_empty() => record.archived_url = link,
                Field::File => record.files.push(link),
                _ => self.note(name, link.as_str()),
            }
        }
    }

    /// A JSON list of the bundled format in a cell.
    fn structured(&mut self, spot: &Spot, value: &str, findings: &mut Findings) {
        let name = spot.column.field.name();
        if let Some(record) = read::field(name, value).filter(|_| value.starts_with('[')) {
            self.record.other_dates.extend(record.other_dates);
            self.record.added.extend(record.added);
        } else {
            self.note(name, value);
            findings.say("not-a-list", name, spot.place(), value, || Words {
                severity: Severity::Warning,
                expected: format!("Expected a JSON list in “{name}”, but found “{}”.", cut(value)),
                done: "It is kept as plain text in the notes.".into(),
                mend: "Take such cells from a table that was written by Fonds, or leave them empty.".into(),
            });
        }
    }
}

fn with_role(agent: Agent, field: Field) -> Agent {
    Agent { role: field.role().to_owned(), ..agent }
}

fn not_a_link(found: &str) -> Words {
    Words {
        severity: Severity::Warning,
        expected: format!("Expected an address with http:// or https://, but found “{}”.", cut(found)),
        done: "It is kept as plain text in the notes.".into(),
        mend: "Write the whole address, so that readers can follow it.".into(),
    }
}
