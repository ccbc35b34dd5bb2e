//! `fonds dates`: how each date was understood.

use std::collections::HashMap;

use fonds_core::catalogue::{Record, When};
use fonds_core::date::words;
use fonds_core::import::Import;
use fonds_core::issue::thousands;
use serde_json::json;

use crate::args::{Dates, Form};
use crate::files;
use crate::say::{Failure, Out, visible};

/// Columns are no wider than this, in characters.
const WIDTH: usize = 36;

/// A way of writing a date, and what became of it.
struct Written<'a> {
    text: &'a str,
    date: &'a When,
    rule: &'static str,
    records: usize,
    first: &'a str,
}

/// Lists the dates, the commonest first; `false` if some are not understood.
pub fn run(wish: &Dates) -> Result<bool, Failure> {
    let file = files::catalogue(&wish.file, &wish.reading)?;
    let mut all = written(&file.import);
    let is_bad = |date: &Written| matches!(date.date, When::NotUnderstood(_));
    let are_fine = !all.iter().any(is_bad);
    if wish.not_understood {
        all.retain(is_bad);
    }
    let mut out = Out::new();
    if wish.format == Form::Human {
        print_head(&file.import, &mut out)?;
    }
    for date in &all {
        match wish.format {
            Form::Human => out.line(row(date))?,
            Form::Json => out.line(as_json(date))?,
        }
    }
    out.end()?;
    Ok(are_fine)
}

/// Each way of writing a date once.
fn written(import: &Import) -> Vec<Written<'_>> {
    let mut by_text: HashMap<(&str, &str), usize> = HashMap::new();
    let mut all: Vec<Written> = Vec::new();
    for (record, rule) in import.catalogue.records().iter().zip(&import.rules) {
        let text = text(record);
        let at = *by_text.entry((text, record.date.as_str())).or_insert_with(|| {
            let rule = rule.map_or("", |rule| rule.name());
            all.push(Written { text, date: &record.date, rule, records: 0, first: record.id() });
            all.len() - 1
        });
        all[at].records += 1;
    }
    all.sort_by_key(|date| std::cmp::Reverse(date.records));
    all
}

/// The date as the source writes it.
fn text(record: &Record) -> &str {
    if record.date_display.is_empty() { record.date.as_str() } else { &record.date_display }
}

fn print_head(import: &Import, out: &mut Out) -> Result<(), Failure> {
    if let Some(habits) = &import.habits {
        out.line(visible(habits))?;
        out.line("")?;
    }
    let head = format!("{:>9}  {:WIDTH$}  {:WIDTH$}  {:18}  in words", "records", "as written", "EDTF", "read as");
    out.line(out.strong(&head))
}

fn row(date: &Written) -> String {
    let (edtf, meaning) = match date.date {
        When::Known(edtf) => (edtf.as_str(), words(edtf)),
        When::Unknown => ("", "undated".to_owned()),
        When::NotUnderstood(_) => ("", "not understood: kept as written".to_owned()),
    };
    let count = thousands(date.records);
    let (text, edtf, rule) = (fitted(date.text, WIDTH), fitted(edtf, WIDTH), fitted(date.rule, 18));
    format!("{count:>9}  {text}  {edtf}  {rule}  {meaning}")
}

/// A text in so many columns, as far as characters are as wide as each other.
fn fitted(text: &str, width: usize) -> String {
    let text = visible(text);
    match text.char_indices().nth(width) {
        Some(_) => text.chars().take(width - 1).chain(['…']).collect(),
        None => format!("{text:width$}"),
    }
}

fn as_json(date: &Written) -> String {
    let (edtf, interval) = match date.date {
        When::Known(edtf) => (Some(edtf.as_str()), Some(edtf.interval())),
        When::Unknown | When::NotUnderstood(_) => (None, None),
    };
    json!({
        "text": date.text,
        "edtf": edtf,
        "earliest": interval.and_then(|interval| interval.earliest).map(|day| day.iso()),
        "latest": interval.and_then(|interval| interval.latest).map(|day| day.iso()),
        "undated": matches!(date.date, When::Unknown),
        "rule": date.rule,
        "records": date.records,
        "first_record": date.first,
    })
    .to_string()
}
