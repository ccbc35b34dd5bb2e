//! BibTeX syntax with the fields of biblatex. UTF-8 stays; what TeX takes for a command is escaped, and braces always
//! balance.
//!
//! A reference with author and date is `@unpublished`, any other `@misc`. Names and titles stand in a second pair of
//! braces, so that no style takes a name apart or changes a title's capitals.

use crate::catalogue::{Catalogue, Record, When};
use crate::cite::dates::{Dated, Order};
use crate::cite::names::{Name, Names};

use super::reference::{TAKEN, one_line, rest, with_role};

/// All records as entries.
pub(super) fn text(catalogue: &Catalogue) -> String {
    let names = Names::new(&catalogue.authorities);
    let mut text = String::new();
    for record in catalogue.records() {
        push_entry(&mut text, record, &catalogue.publisher, &names);
    }
    text
}

fn push_entry(text: &mut String, record: &Record, publisher: &str, names: &Names) {
    let people = |role| {
        let people: Vec<String> = with_role(record, role).map(|name| name_text(names.read(name))).collect();
        people.join(" and ")
    };
    let (date, year) = date(record);
    let author = people("author");
    let is_unpublished = !author.is_empty() && !date.is_empty();
    let mut taken = TAKEN.to_vec();
    taken.extend((!date.is_empty()).then_some("date"));
    let fields = [
        ("author", author),
        ("title", whole(&record.title)),
        ("date", date),
        ("year", year),
        ("type", whole(&record.kind)),
        ("translator", people("translator")),
        ("howpublished", escaped(&place(record))),
        ("organization", whole(publisher)),
        ("language", escaped(&record.languages.join(" and "))),
        ("keywords", escaped(&record.subjects.join(", "))),
        ("url", address(record.url.as_str())),
        ("abstract", escaped(&record.description)),
        ("annotation", escaped(&rest(record, &taken).join("; "))),
    ];
    let kind = if is_unpublished { "unpublished" } else { "misc" };
    *text += &format!("@{kind}{{{},\n", key(record.id()));
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        *text += &format!("  {name} = {{{value}}},\n");
    }
    *text += "}\n\n";
}

/// `HO 1/4, Papers of the Harbour Office, City Archive`: where the original is, as styles print it.
fn place(record: &Record) -> String {
    let parts = [record.source.as_str(), &record.collection, &record.repository];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The fields `date`, if biblatex reads this EDTF, else `year`, in words.
fn date(record: &Record) -> (String, String) {
    match &record.date {
        When::Known(date) if is_for_biblatex(date.as_str()) => (date.as_str().to_owned(), String::new()),
        _ => (String::new(), escaped(&Dated::of(record).doubted_text(Order::DayFirst, "ca. ").unwrap_or_default())),
    }
}

/// Whether a date is of the part of EDTF that biblatex reads (its manual, 2.3.8): levels 0 and 1 without times and long
/// years.
fn is_for_biblatex(date: &str) -> bool {
    match date.split_once('/') {
        Some((start, end)) => [start, end].iter().all(|end| matches!(*end, "" | "..") || is_simple_date(end)),
        None => is_simple_date(date),
    }
}

/// `1952-09-17`, `1952-09~`, `195X`, `-0043?`
fn is_simple_date(date: &str) -> bool {
    let date = date.strip_suffix(['?', '~', '%']).unwrap_or(date);
    let date = date.strip_prefix('-').unwrap_or(date);
    let parts: Vec<&str> = date.split('-').collect();
    let is_number = |part: &&str| part.trim_end_matches('X').bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) && parts.iter().all(is_number)
}

/// The id where it can be a key; every other character as `_uHEX_`, so that two ids never have one key.
fn key(id: &str) -> String {
    let mut key = String::new();
    let mut chars = id.chars().peekable();
    while let Some(c) = chars.next() {
        let would_look_escaped = c == '_' && chars.peek() == Some(&'u');
        let is_allowed = c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/' | '+');
        if is_allowed && !would_look_escaped {
            key.push(c);
        } else {
            key += &format!("_u{:x}_", c as u32);
        }
    }
    key
}

fn name_text(name: Name) -> String {
    match name {
        Name::Parts { given, family } => format!("{}, {}", whole(family), whole(given)),
        Name::Whole(name) => whole(name),
    }
}

/// A text in braces of its own, which no style changes.
fn whole(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{{{}}}", escaped(text)) }
}

/// An address, which biblatex takes as it is: only what would unbalance the braces is written in percents (RFC 3986,
/// 2.1).
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// A text as TeX prints it. Braces are commands: a `\{` counts as a brace when BibTeX looks for the end of a field.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => out += "\\textbackslash{}",
            '{' => out += "\\textbraceleft{}",
            '}' => out += "\\textbraceright{}",
            '^' => out += "\\textasciicircum{}",
            '~' => out += "\\textasciitilde{}",
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
