//! The query string of a view: `application/x-www-form-urlencoded` (WHATWG URL, section 5), keys in a fixed order.

use super::names::BY_COUNT;
use super::{
    Chosen, Cols, DateMode, Facet, Grouping, Ignored, Keyword, Layout, Named, Reference, Role, SearchIn, Sort, View,
    Window, typed_date,
};
use crate::say;
use crate::speech::{Language, Text};

/// What would have been understood.
const VIEWS: Text = Text::of("view is cards, list, table, timeline, saved, people, places, subjects, guide or about");
const NAME: Text = Text::of("name is agent:, place: or subject: and a name");

/// Stands before the key of a facet whose value is excluded.
const NOT: &str = "not.";

pub fn parse(query: &str) -> (View, Vec<Ignored>) {
    let mut view = View::default();
    let mut ignored = Vec::new();
    for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (decode(key), decode(value));
        if let Err(expected) = set(&mut view, &key, value.clone()) {
            ignored.push(Ignored { text: format!("{key}={value}"), expected });
        }
    }
    (view, ignored)
}

/// The query string, and the place in it where the id of the record ends.
pub fn print(view: &View) -> (String, usize) {
    let mut out = Printer(String::new());
    let filters = &view.filters;
    out.text("q", &filters.q);
    out.keyword("in", filters.search_in);
    for Chosen { facet, is_excluded, value } in &filters.facets {
        let not = if *is_excluded { NOT } else { "" };
        out.pair(&[not, facet.key()].concat(), value);
    }
    out.keyword("role", filters.role);
    out.text("from", &filters.from);
    out.text("to", &filters.to);
    out.keyword("dates", filters.dates);
    if let Some(sort) = view.sort {
        out.pair("sort", sort.key());
    }
    out.keyword("view", view.layout);
    out.keyword("group", view.group);
    if view.cols != Cols::default() {
        out.pair("cols", &view.cols.to_string());
    }
    if view.at > 0 {
        out.pair("at", &(view.at + 1).to_string());
    }
    view.index.pairs().iter().for_each(|(key, value)| out.text(key, value));
    if let Some(window) = view.window {
        out.pair("window", &window.to_string());
    }
    if let Some(name) = &view.name {
        out.pair("name", &name.to_string());
    }
    if let Some(lane) = view.lane {
        out.pair("lane", lane.key());
    }
    if let Some(language) = view.lang {
        out.pair("lang", language.tag());
    }
    if let Some(record) = &view.record {
        out.pair("record", record);
    }
    let record_end = out.0.len();
    view.items.iter().for_each(|id| out.pair("item", id));
    if let Some(reference) = &view.reference {
        out.pair("catalogue", &reference.to_string());
    }
    (out.0, record_end)
}

fn set(view: &mut View, key: &str, value: String) -> Result<(), &'static str> {
    let filters = &mut view.filters;
    match key {
        "q" => filters.q = value,
        "in" => {
            filters.search_in =
                keyword::<SearchIn>(&value, say!("in is one of all, title, description, agent, place, subject"))?
        }
        "from" => date(&mut filters.from, value, say!("from is a date such as 1952, 1952-09 or 1952-09-17"))?,
        "to" => date(&mut filters.to, value, say!("to is a date such as 1952, 1952-09 or 1952-09-17"))?,
        "dates" => filters.dates = keyword::<DateMode>(&value, say!("dates is possible or certain"))?,
        "role" => filters.role = keyword::<Role>(&value, say!("role is any, by, to, with or about"))?,
        "sort" => view.sort = Some(keyword::<Sort>(&value, say!("sort is relevance, date, -date, title or -title"))?),
        "view" => view.layout = keyword::<Layout>(&value, VIEWS.said())?,
        "group" => {
            view.group = keyword::<Grouping>(
                &value,
                say!("group is one of none, year, agent, place, type, subject, language, collection"),
            )?
        }
        "cols" => cols(&mut view.cols, &value)?,
        "at" => view.at = place(&value).ok_or(say!("at is the number of a result, from 1 on"))?,
        "window" => view.window = Some(Window::parse(&value).ok_or(say!("window is FROM/TO, two dates in order"))?),
        "name" => view.name = Some(Named::parse(&value).ok_or(NAME.said())?),
        "letter" => view.index.letter = value,
        "find" => view.index.typed = value,
        "by" if value == BY_COUNT => view.index.by_count = true,
        "by" => return Err(say!("by is count, or absent for A to Z")),
        "lane" => {
            view.lane = Some(
                Facet::from_key(&value).ok_or(say!("lane is agent, place, type, subject, language or collection"))?,
            )
        }
        "record" => view.record = (!value.is_empty()).then_some(value),
        "item" if value.is_empty() || view.items.contains(&value) => {}
        "item" => view.items.push(value),
        "catalogue" => {
            view.reference = Some(
                Reference::parse(&value).ok_or(say!("catalogue is SHA-256/FOUND/RECORDS, as a reference has it"))?,
            );
        }
        "lang" => view.lang = Some(Language::from_tag(&value).ok_or(say!("lang is en, zh or ru"))?),
        key => filters.choose(chosen(key, value)?),
    }
    Ok(())
}

fn chosen(key: &str, value: String) -> Result<Chosen, &'static str> {
    let facet_key = key.strip_prefix(NOT).unwrap_or(key);
    let facet = Facet::from_key(facet_key).ok_or(say!("there is no such condition"))?;
    Ok(Chosen { facet, is_excluded: facet_key.len() < key.len(), value })
}

fn keyword<K: Keyword>(value: &str, expected: &'static str) -> Result<K, &'static str> {
    K::from_key(value).ok_or(expected)
}

/// The columns that are understood are there, whatever else is said.
fn cols(cols: &mut Cols, value: &str) -> Result<(), &'static str> {
    let (read, is_understood) = Cols::parse(value);
    *cols = read;
    is_understood.then_some(()).ok_or(
        say!("cols has any of date, title, type, agent, place, subject, language, collection, source, id, with commas between"),
    )
}

/// A place counted from 1 on, as it is counted here: from 0 on.
fn place(value: &str) -> Option<usize> {
    value.parse::<u32>().ok()?.checked_sub(1).map(|at| at as usize)
}

/// The text is kept even if it is no date, so that the reader can mend it; as a condition it is not in force.
fn date(field: &mut String, value: String, expected: &'static str) -> Result<(), &'static str> {
    *field = value;
    let understood = field.trim().is_empty() || typed_date(field).is_some();
    understood.then_some(()).ok_or(expected)
}

struct Printer(String);

impl Printer {
    fn pair(&mut self, key: &str, value: &str) {
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(key);
        self.0.push('=');
        encode(value, &mut self.0);
    }

    fn text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.pair(key, value);
        }
    }

    fn keyword<K: Keyword + Default>(&mut self, key: &str, value: K) {
        if value != K::default() {
            self.pair(key, value.key());
        }
    }
}

/// Bytes that stay as they are: unreserved ones, and those that make an address readable and mean nothing in a query.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~*/:,()".contains(&byte)
}

/// A text as part of any address: unlike in forms, a space is no plus sign.
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    encode(text, &mut out);
    out.replace('+', "%20")
}

pub fn encode(value: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        match byte {
            b' ' => out.push('+'),
            byte if is_plain(byte) => out.push(char::from(byte)),
            byte => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

/// A `%` that begins no byte stays a `%`; bytes that are not UTF-8 become U+FFFD.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let (byte, length) = match bytes[at] {
            b'+' => (b' ', 1),
            b'%' => escaped(&bytes[at..]).map_or((b'%', 1), |byte| (byte, 3)),
            byte => (byte, 1),
        };
        out.push(byte);
        at += length;
    }
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn escaped(bytes: &[u8]) -> Option<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    Some((digit(1)? * 16 + digit(2)?) as u8)
}
