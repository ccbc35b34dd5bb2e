//! Where every format's records come together: columns, drafts, ids, dates, and what is to be said.

use std::borrow::Cow;

use super::dates;
use super::draft::{DateTexts, Draft, Spot};
use super::field::Field;
use super::findings::{Findings, Words};
use super::identity;
use super::mapping::{Columns, Mapping};
use super::{Counts, SetAside};
use crate::catalogue::{Agent, Authority, Catalogue, NO_TITLE, Record, Shelf};
use crate::date::human::{Evidence, Rule};
use crate::issue::{Place, Severity, cut};

/// A value of a record with the number of its column.
pub(super) type Value<'a> = (usize, Cow<'a, str>);

/// Takes records in and becomes a catalogue.
pub(super) struct Sink {
    pub columns: Columns,
    pub findings: Findings,
    pub counts: Counts,
    pub set_aside: Vec<SetAside>,
    /// The catalogue's own fields, where the file has them.
    pub about: Catalogue,
    pub authorities: Vec<Authority>,
    /// Whether the file is a table that Fonds wrote: there no date means that it is unknown.
    pub is_ours: bool,
    shelf: Shelf,
    dates: Vec<DateTexts>,
    evidence: Evidence,
}

/// What a file came to.
pub(super) struct Finished {
    pub catalogue: Catalogue,
    /// By which rule each record's date was read, in the order of the records.
    pub rules: Vec<Option<Rule>>,
    pub habits: Option<String>,
    pub findings: Findings,
    pub columns: Columns,
    pub counts: Counts,
    pub set_aside: Vec<SetAside>,
}

impl Sink {
    pub fn new(mapping: Mapping) -> Self {
        Self {
            columns: Columns::new(mapping),
            findings: Findings::default(),
            counts: Counts::default(),
            set_aside: Vec::new(),
            about: Catalogue::default(),
            authorities: Vec::new(),
            is_ours: false,
            shelf: Shelf::default(),
            dates: Vec::new(),
            evidence: Evidence::default(),
        }
    }

    /// A blank row or line.
    pub fn blank(&mut self) {
        self.counts.rows += 1;
        self.counts.blank += 1;
    }

    /// Something that cannot be a record: kept to be written out as it came.
    pub fn aside(&mut self, code: &'static str, place: Place, raw: &str, words: impl FnOnce() -> Words) {
        self.counts.rows += 1;
        self.set_apart(code, place, raw, words);
    }

    fn set_apart(&mut self, code: &'static str, place: Place, raw: &str, words: impl FnOnce() -> Words) {
        self.counts.set_aside += 1;
        self.set_aside.push(SetAside { place: place.clone(), raw: raw.to_owned() });
        self.findings.say(code, "", place, raw, words);
    }

    /// A record of the file: its values by column, and `raw`, the text that it was read from.
    pub fn entry<'a>(
        &mut self,
        place: &Place,
        raw: &str,
        values: impl Iterator<Item = Value<'a>>,
        agents: impl IntoIterator<Item = Agent>,
    ) {
        self.counts.rows += 1;
        let Some(mut draft) = Draft::new() else { return };
        for (number, value) in values {
            let column = &mut self.columns.list[number];
            column.values += usize::from(!value.trim().is_empty());
            draft.put(&Spot { place, column }, value, &mut self.findings);
        }
        agents.into_iter().for_each(|agent| draft.agent(agent));
        self.take(draft, place, raw);
    }

    /// Keeps a draft as a record, unless its id is taken.
    fn take(&mut self, mut draft: Draft, place: &Place, raw: &str) {
        let is_proposed = draft.id.trim().is_empty();
        if is_proposed {
            draft.id = identity::proposed(&draft);
            let id = draft.id.clone();
            let place = Place { column: self.columns.label_of(Field::Id), ..place.clone() };
            self.findings.say("no-id", "", place, "", || no_id(&id));
        }
        let at = |id: &str, column| Place { record: id.to_owned(), column, ..place.clone() };
        if draft.title.trim().is_empty() {
            let place = at(&draft.id, self.columns.label_of(Field::Title));
            self.findings.say("no-title", "", place, "", no_title);
        }
        let mut dates = draft.dates();
        dates.is_unknown = self.is_ours && dates.date.is_empty();
        let Draft { id, title, record, .. } = draft;
        let Some(mut record) = record.renamed(&id) else { return };
        slim(&mut record);
        record.title = if title.trim().is_empty() { NO_TITLE.to_owned() } else { title };
        match self.keep(record, dates, place) {
            Ok(()) => {}
            Err(_) if is_proposed => self.set_apart("same-record", at(&id, String::new()), raw, same_record),
            Err(_) => self.set_apart("same-id", at(&id, self.columns.label_of(Field::Id)), raw, || same_id(&id)),
        }
    }

    /// Keeps a record that was read whole; its date, if it is not EDTF, is read with all the others.
    pub fn record(&mut self, record: Record, place: &Place, raw: &str) {
        self.counts.rows += 1;
        let texts = dates::as_text(&record);
        if let Err(record) = self.keep(record, texts, place) {
            let place = Place { record: record.id().to_owned(), ..place.clone() };
            self.set_apart("same-id", place, raw, || same_id(record.id()));
        }
    }

    /// Gives the record back if an earlier one has its id.
    fn keep(&mut self, record: Record, mut dates: DateTexts, place: &Place) -> Result<(), Box<Record>> {
        self.shelf.add(record)?;
        let display = self.shelf.records().last().map_or("", |record| &record.date_display);
        let (start, end) = dates.span();
        [&dates.date, display, start, end].into_iter().for_each(|text| self.evidence.add(text));
        (dates.row, dates.line) = (place.row as u32, place.line as u32);
        self.counts.kept += 1;
        self.dates.push(dates);
        Ok(())
    }

    /// The catalogue, once all is read: dates are understood, aliases and related records checked.
    pub fn finish(mut self) -> Finished {
        let habits = self.evidence.habits();
        let mut rules = Vec::with_capacity(self.dates.len());
        for (at, texts) in std::mem::take(&mut self.dates).into_iter().enumerate() {
            let record = &self.shelf.records()[at];
            let decided = dates::decide(&texts, record, habits, &self.columns, &mut self.findings);
            rules.push(decided.rule);
            self.shelf.redate(at, decided.date, decided.display, decided.note);
        }
        self.check_aliases();
        self.check_mapping();
        let mut catalogue = self.about.with_records(self.shelf);
        catalogue.authorities.append(&mut self.authorities);
        let habits = self.evidence.sentence();
        let Self { findings, columns, counts, set_aside, .. } = self;
        Finished { catalogue, rules, habits, findings, columns, counts, set_aside }
    }

    fn check_aliases(&mut self) {
        for record in self.shelf.records() {
            for alias in record.aliases.iter().filter(|alias| self.shelf.has(alias)) {
                let place = Place { record: record.id().to_owned(), ..Place::default() };
                self.findings.say("alias-taken", "", place, alias, || alias_taken(alias));
            }
        }
    }

    fn check_mapping(&mut self) {
        let absent: Vec<String> = self.columns.mapping().absent(&self.columns).map(str::to_owned).collect();
        for name in absent {
            self.findings.say("mapping-column", &name, Place::default(), &name, || Words {
                severity: Severity::Warning,
                expected: format!("The mapping names a column “{name}”, but the file has none of that name."),
                done: "That line of the mapping was not used.".into(),
                mend: "Write the name as it stands in the file's first row.".into(),
            });
        }
    }
}

/// Lists of a few values have room for four, which over many records is as much as the file.
fn slim(record: &mut Record) {
    record.agents.shrink_to_fit();
    let lists = [&mut record.places, &mut record.subjects, &mut record.languages, &mut record.notes];
    lists.into_iter().for_each(Vec::shrink_to_fit);
}

fn no_id(id: &str) -> Words {
    Words {
        severity: Severity::Warning,
        expected: "Expected an identifier, but the record has none.".into(),
        done: format!("It was given one that is made from its content (“{}”).", cut(id)),
        mend: "Convert the file and keep the converted one: then identifiers stay when texts change.".into(),
    }
}

fn no_title() -> Words {
    Words {
        severity: Severity::Warning,
        expected: "Expected a title, but the record has none.".into(),
        done: format!("It is shown as “{NO_TITLE}”."),
        mend: "Write a title, in square brackets if the source has none.".into(),
    }
}

fn same_id(id: &str) -> Words {
    Words {
        severity: Severity::Error,
        expected: format!("An earlier record has the same identifier “{}”.", cut(id)),
        done: "This one was set aside.".into(),
        mend: "Give it an identifier of its own, or take it out if it is the same record.".into(),
    }
}

fn same_record() -> Words {
    Words {
        severity: Severity::Error,
        expected: "The record says the same as an earlier one in every field, and neither has an identifier.".into(),
        done: "This one was set aside.".into(),
        mend: "Take it out, or give both an identifier if they are two.".into(),
    }
}

fn alias_taken(alias: &str) -> Words {
    Words {
        severity: Severity::Warning,
        expected: format!("The alias “{}” is the identifier of another record.", cut(alias)),
        done: "It leads to that one.".into(),
        mend: "Take the alias out.".into(),
    }
}
