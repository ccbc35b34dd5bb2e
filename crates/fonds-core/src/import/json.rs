//! JSON of any make: the bundled format, lists and lines of foreign objects. A break costs the record that it is in, and no
//! more.

use std::borrow::Cow;

use super::field::Field;
use super::findings::Words;
use super::sink::{Sink, Value};
use crate::catalogue::Agent;
use crate::issue::{Place, Severity};
use crate::read::json::{Break, Item, Items, Why, fields, items, unescaped};
use crate::read::{self, Problem, syntax};
use crate::write::cells;

/// Fields that only records of the bundled format have.
const OURS: [&str; 5] = ["agents", "date_display", "other_dates", "added", "languages"];
/// So many objects are looked at to tell whose they are.
const SAMPLE: usize = 50;
/// Members of an object that say what it is called; the first that it has is its text.
const MAIN: [&str; 10] = ["text", "name", "label", "value", "prefLabel", "title", "#text", "@value", "literal", "en"];
/// How deep objects in objects are taken apart; deeper ones are kept as JSON.
const DEPTH: usize = 4;

/// Objects in a field whose path has more bytes are not taken apart: each of their members would have it in its name.
const LONGEST_PATH: usize = 200;

/// One object a line.
pub(super) fn read_lines(text: &str, sink: &mut Sink) {
    let is_one_line = text.trim().lines().nth(1).is_none();
    if is_one_line && records_of(text).0.is_some() {
        read_document(text, sink);
        return;
    }
    let objects = text.lines().filter(|line| line.trim_start().starts_with('{'));
    let mut reading = Reading::new(text, objects, sink);
    for line in text.split_inclusive('\n') {
        let raw = line.trim_end_matches(['\n', '\r']);
        match raw.trim() {
            "" => reading.sink.blank(),
            // A list that was written one object a line.
            "[" | "]" => {}
            value => reading.line(value.trim_end_matches(','), raw),
        }
    }
}

/// A list of objects, or an object that holds such a list: the bundled format under `records`.
pub(super) fn read_document(text: &str, sink: &mut Sink) {
    if text.trim_start().starts_with('[') {
        let at = text.find('[').map_or(0, |at| at + 1);
        let list = read_list(text, at, sink);
        after_the_end(text, list.end, list.is_told, sink);
        return;
    }
    let (at, name) = records_of(text);
    if at.is_none() {
        sink.findings.say("no-records", "", Place::default(), "", no_records);
        return;
    }
    let (about, problems) = read::without_records(text);
    let list = read_list(text, at.unwrap_or(0), sink);
    let rest = after_brace(text, list.end);
    after_the_end(text, rest, list.is_told, sink);
    if name != "records" {
        let words = || foreign_list(name);
        sink.findings.say("foreign-list", "", Place::default(), name, words);
        return;
    }
    report(problems, &Place::line(1), sink);
    sink.about = about;
    sink.authorities = std::mem::take(&mut sink.about.authorities);
    rest_of_envelope(text, list.end, sink);
}

/// Where an object ends whose list ends at `at`: behind its brace, or at the end of the text if what stands between breaks.
fn after_brace(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start().trim_start_matches(',');
    match fields(&["{", rest].concat(), &mut |_, _| {}) {
        Err(Break { at, why: Why::Trailing }) => text.len() - rest.len() + at - 1,
        _ => text.len(),
    }
}

/// Says where a document breaks outside its records, unless something was said of them, and sets aside what follows its
/// end.
fn after_the_end(text: &str, end: usize, is_told: bool, sink: &mut Sink) {
    let rest = text[end..].trim_start();
    let place = |at: usize| Place::line(text[..at].matches('\n').count() + 1);
    if !rest.is_empty() {
        sink.aside("after-the-end", place(text.len() - rest.len()), rest.trim_end(), more_after_the_end);
    } else if let (false, Err(broken)) = (is_told, read::json::value(text)) {
        let (at, reason) = syntax::explain(broken, text);
        sink.findings.say("broken-document", "", place(at), "", || broken_document(&reason));
    }
}

/// What stands after a list that broke: the authorities, as a rule.
fn rest_of_envelope(text: &str, end: usize, sink: &mut Sink) {
    let rest = text[end..].trim_start().trim_start_matches(',');
    let is_unread = sink.authorities.is_empty() && rest.trim_start().starts_with('"');
    if is_unread {
        sink.authorities = read::without_records(&["{", rest].concat()).0.authorities;
    }
}

/// Where the first list of objects in an object begins, and its name: `records` if there is one.
fn records_of(text: &str) -> (Option<usize>, &str) {
    let mut found: Option<(usize, &str)> = None;
    let mut read_to = 0;
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    read::json::fields_so_far(text, &mut |name, value| {
        read_to = offset(value) + value.len();
        let is_list = value.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', ']']));
        let is_better = found.is_none() || name == "\"records\"";
        if is_list && is_better {
            found = Some((offset(value) + 1, name.trim_matches('"')));
        }
    });
    let broken = |name: &'static str| {
        let at = read_to + text[read_to..].find(&format!("\"{name}\""))?;
        let open = at + text[at..].find('[')?;
        Some((open + 1, name))
    };
    match found.or_else(|| broken("records")) {
        Some((at, name)) => (Some(at), name),
        None => (None, ""),
    }
}

/// A list that was read.
struct Read {
    /// Behind its bracket.
    end: usize,
    /// Whether it breaks, which was said then.
    is_told: bool,
}

/// Reads a list of objects from behind its bracket.
fn read_list(text: &str, at: usize, sink: &mut Sink) -> Read {
    let sample = Items::new(text, at).take(SAMPLE).filter_map(|item| match item {
        Item::Whole(value) => Some(value),
        Item::Broken(..) => None,
    });
    let mut reading = Reading::new(text, sample, sink);
    let mut list = Items::new(text, at);
    let mut is_told = false;
    for item in list.by_ref() {
        match item {
            Item::Whole(value) => reading.value(value, value),
            Item::Broken(raw, broken) => {
                is_told = true;
                reading.broken(raw, broken);
            }
        }
    }
    let mut lines = Lines { text, at: 0, line: 1 };
    for at in &list.missing_commas {
        let place = Place::line(lines.of(*at));
        reading.sink.findings.say("no-comma", "", place, "", no_comma);
    }
    Read { end: list.at, is_told: is_told || !list.missing_commas.is_empty() }
}

/// A file under way.
struct Reading<'t, 's> {
    text: &'t str,
    sink: &'s mut Sink,
    is_ours: bool,
    lines: Lines<'t>,
    number: usize,
    /// Names and values of the object that is being read. These lists are kept only for their room.
    members: Vec<(&'t str, &'t str)>,
    values: Vec<Value<'t>>,
    agents: Vec<Agent>,
}

impl<'t, 's> Reading<'t, 's> {
    fn new<'o>(text: &'t str, sample: impl Iterator<Item = &'o str>, sink: &'s mut Sink) -> Self {
        let lines = Lines { text, at: 0, line: 1 };
        let is_ours = are_ours(sample.take(SAMPLE)) && sink.columns.mapping().is_empty();
        Self { text, sink, is_ours, lines, number: 0, members: Vec::new(), values: Vec::new(), agents: Vec::new() }
    }

    /// One line of JSON Lines. A record of another make is read through once: it is checked while it is taken apart.
    fn line(&mut self, value: &'t str, raw: &'t str) {
        if !self.is_ours && self.collect(value).is_ok() {
            let place = self.next_place(value);
            self.collected(raw, &place);
            return;
        }
        match read::json::value(value) {
            Ok(value) => self.value(value, raw),
            Err(broken) => self.broken(raw, Break { at: broken.at + offset(raw, value), ..broken }),
        }
    }

    fn broken(&mut self, raw: &'t str, broken: Break) {
        let (at, reason) = syntax::explain(broken, raw);
        let start = offset(self.text, raw);
        let line = self.lines.of(start);
        let place = Place::line(line + raw[..at].matches('\n').count());
        self.sink.aside("not-json", place, raw, || not_json(&reason));
    }

    /// A value that is JSON; `raw` is what is set aside if it is no record.
    fn value(&mut self, value: &'t str, raw: &'t str) {
        let place = self.next_place(value);
        if !value.starts_with('{') {
            self.sink.aside("not-an-object", place, raw, not_an_object);
        } else if self.is_ours {
            self.ours(value, raw, &place);
        } else {
            self.foreign(value, raw, &place);
        }
    }

    fn next_place(&mut self, value: &str) -> Place {
        self.number += 1;
        Place::line(self.lines.of(offset(self.text, value)))
    }

    /// A line of the bundled format: a record, an authority, or what the catalogue says of itself.
    fn ours(&mut self, value: &'t str, raw: &'t str, place: &Place) {
        if let Some(about) = sole_field(value, "\"catalogue\"") {
            let (about, problems) = read::without_records(about);
            report(problems, place, self.sink);
            self.sink.about = about;
            return;
        }
        if let Some(authority) = sole_field(value, "\"authority\"") {
            let (authority, problems) = read::authority(authority);
            report(problems, place, self.sink);
            self.sink.authorities.extend(authority);
            return;
        }
        let (record, problems) = read::one(value, self.number);
        match record {
            Some(record) => {
                report(problems, place, self.sink);
                self.sink.record(record, place, raw);
            }
            // Without an id: it gets one, as a foreign record does.
            None => self.foreign(value, raw, place),
        }
    }

    fn foreign(&mut self, value: &'t str, raw: &'t str, place: &Place) {
        let _checked = self.collect(value);
        self.collected(raw, place);
    }

    /// Puts the members of an object into `members`, in place of others.
    fn collect(&mut self, object: &'t str) -> Result<(), Break> {
        self.members.clear();
        fields(object, &mut |name, value| self.members.push((name, value)))
    }

    /// Makes a record of `members`.
    fn collected(&mut self, raw: &'t str, place: &Place) {
        let members = std::mem::take(&mut self.members);
        let (mut values, mut agents) = (std::mem::take(&mut self.values), std::mem::take(&mut self.agents));
        let mut hint = 0;
        for (name, value) in &members {
            let column = self.sink.columns.number(&text_of(name), hint);
            hint = column + 1;
            self.take(column, value, DEPTH, &mut values, &mut agents);
        }
        self.sink.entry(place, raw, values.drain(..), agents.drain(..));
        (self.members, self.values, self.agents) = (members, values, agents);
    }

    /// Takes a value apart into texts of its column, and of columns below it.
    fn take(&mut self, column: usize, value: &'t str, depth: usize, out: &mut Vec<Value<'t>>, agents: &mut Vec<Agent>) {
        match value.as_bytes().first() {
            Some(b'[') if depth > 0 => {
                items(value).into_iter().for_each(|item| self.take(column, item, depth - 1, out, agents));
            }
            Some(b'{') if depth > 0 && self.sink.columns.list[column].name.len() <= LONGEST_PATH => {
                self.take_object(column, value, depth - 1, out, agents);
            }
            Some(b'n') | None => {}
            _ => out.push((column, text_of(value))),
        }
    }

    /// The member that says what an object is called stands for it; the others are columns of their own.
    fn take_object(
        &mut self,
        column: usize,
        object: &'t str,
        depth: usize,
        out: &mut Vec<Value<'t>>,
        agents: &mut Vec<Agent>,
    ) {
        let mut members: Vec<(Cow<str>, &'t str)> = Vec::new();
        let _checked = fields(object, &mut |name, value| members.push((text_of(name), value)));
        let parent = &self.sink.columns.list[column].name;
        let own_name = [parent, "Name"].concat();
        let names = MAIN.iter().copied().chain([own_name.as_str()]);
        let main = names.into_iter().find_map(|main| members.iter().position(|(name, _)| name == main));
        if let Some(main) = main {
            let (_, value) = members.remove(main);
            let is_agent = self.sink.columns.list[column].field.is_agent();
            match is_agent.then(|| agent(value, &own_name, &mut members)).flatten() {
                Some(agent) => {
                    self.sink.columns.list[column].values += 1;
                    agents.push(agent);
                }
                None => self.take(column, value, depth, out, agents),
            }
        }
        for (name, value) in members {
            let path = format!("{}.{name}", self.sink.columns.list[column].name);
            let column = self.sink.columns.number(&path, usize::MAX);
            self.take(column, value, depth, out, agents);
        }
    }
}

/// An agent whose object states its part or how it is written; takes those members out.
fn agent<'t>(name: &'t str, own_name: &str, members: &mut Vec<(Cow<'t, str>, &'t str)>) -> Option<Agent> {
    let mut member = |wanted: &str| {
        let at = members.iter().position(|(name, value)| name == wanted && value.starts_with('"'))?;
        Some(text_of(members.remove(at).1).into_owned())
    };
    let own_role = own_name.replace("Name", "Role");
    let role = member("role").or_else(|| member(&own_role));
    let as_written = member("as");
    if role.is_none() && as_written.is_none() || !name.starts_with('"') {
        return None;
    }
    Some(Agent {
        name: text_of(name).into_owned(),
        role: role.unwrap_or_default(),
        as_written: as_written.unwrap_or_default(),
    })
}

/// The text that a value stands for; of a list or object its JSON.
fn text_of(value: &str) -> Cow<'_, str> {
    match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.contains('\\') => Cow::Borrowed(inner),
        Some(_) => unescaped(value).map_or(Cow::Borrowed(value), Cow::Owned),
        None => Cow::Borrowed(value),
    }
}

/// The value of an object that has this field and no other, an object itself.
fn sole_field<'t>(object: &'t str, name: &str) -> Option<&'t str> {
    if !object[1..].trim_start().starts_with(name) {
        return None;
    }
    let mut found = Vec::new();
    fields(object, &mut |name, value| found.push((name, value))).ok()?;
    match found[..] {
        [(only, value)] if only == name && value.starts_with('{') => Some(value),
        _ => None,
    }
}

/// Whether objects are records of the bundled format: some field is only its own, or all are.
fn are_ours<'o>(objects: impl Iterator<Item = &'o str>) -> bool {
    let (mut count, mut are_all) = (0, true);
    let mut has_own = false;
    for object in objects {
        let _skipped = fields(object, &mut |name, _| {
            let name = name.trim_matches('"');
            count += 1;
            has_own |= OURS.contains(&name);
            are_all &= is_our_field(name) || name == "catalogue" || name == "authority";
        });
    }
    has_own || (are_all && count > 0)
}

/// Whether records of the bundled format have a field of this name: a table's columns, but for the roles of agents.
fn is_our_field(name: &str) -> bool {
    let is_role = Field::from_name(name).is_some_and(|field| !field.role().is_empty());
    cells::COLUMNS.contains(&name) && !is_role
}

/// Says the problems of a part that was read by itself, which begins at `place`.
fn report(problems: Vec<Problem>, place: &Place, sink: &mut Sink) {
    for problem in problems {
        let line = problem.place.line.map_or(place.line, |line| place.line + line - 1);
        let place = Place { line, record: problem.place.record.clone().unwrap_or_default(), ..Place::default() };
        let Problem { severity, message, .. } = problem;
        sink.findings.say("field", &without_quotes(&message), place, "", || Words {
            severity,
            expected: message.clone(),
            ..Words::default()
        });
    }
}

/// A message without what it quotes, which is what messages of one kind share.
fn without_quotes(message: &str) -> String {
    let mut parts = message.split(['“', '”']);
    let mut kind = parts.next().unwrap_or_default().to_owned();
    // What stands between quotation marks is every other part.
    for (at, part) in parts.enumerate() {
        if at % 2 == 1 {
            kind.push_str(part);
        }
    }
    kind
}

/// Counts lines from one place to the next.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of an offset; offsets come in ascending order.
    fn of(&mut self, at: usize) -> usize {
        if at > self.at {
            self.line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..at]).count();
            self.at = at;
        }
        self.line
    }
}

fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

fn not_json(reason: &str) -> Words {
    Words {
        severity: Severity::Error,
        expected: reason.to_owned(),
        done: "The record was set aside.".into(),
        mend: String::new(),
    }
}

fn not_an_object() -> Words {
    Words {
        severity: Severity::Error,
        expected: "Expected a record in braces, but found another kind of value.".into(),
        done: "It was set aside.".into(),
        mend: "Write it as {\"id\": …, \"title\": …, \"date\": …}.".into(),
    }
}

fn no_comma() -> Words {
    Words {
        severity: Severity::Error,
        expected: "Expected a comma between two records, but found none.".into(),
        done: "Both were read here, but the page would read neither.".into(),
        mend: "Put the comma in, or convert the file.".into(),
    }
}

fn more_after_the_end() -> Words {
    Words {
        severity: Severity::Error,
        expected: "More text comes after the end of the records.".into(),
        done: "It was set aside.".into(),
        mend: "Put all records into one list: one file holds one catalogue.".into(),
    }
}

fn broken_document(reason: &str) -> Words {
    Words {
        severity: Severity::Error,
        expected: reason.to_owned(),
        done: "The records could be read all the same, but the page would read none of them.".into(),
        mend: "Correct it, or convert the file.".into(),
    }
}

fn no_records() -> Words {
    Words {
        severity: Severity::Error,
        expected: "Expected a list of records, but the object has none.".into(),
        done: "Nothing could be read.".into(),
        mend: "Put the records between \"records\": [ and ], or write one object a line.".into(),
    }
}

fn foreign_list(name: &str) -> Words {
    Words {
        severity: Severity::Note,
        expected: format!("The file has no “records”; the list “{name}” was taken for them."),
        ..Words::default()
    }
}
