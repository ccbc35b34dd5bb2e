//! `fonds check`: how files are understood, and what is wrong with them.

use fonds_core::catalogue::When;
use fonds_core::import::Import;
use fonds_core::import::mapping::Column;
use fonds_core::issue::{Issue, Place, thousands};
use fonds_core::read::Severity;
use serde_json::{Value, json};

use crate::args::{Check, Form};
use crate::files::{self, Catalogued};
use crate::say::{Failure, Out, severity_name, visible};

/// Checks the files one after the other; `false` if something is wrong in one of them.
pub fn run(wish: &Check) -> Result<bool, Failure> {
    let mut out = Out::new();
    let worst_allowed = if wish.strict { Severity::Note } else { Severity::Warning };
    let mut are_fine = true;
    for path in &wish.files {
        let file = files::catalogue(path, &wish.reading)?;
        are_fine &= file.import.issues.iter().all(|issue| issue.severity <= worst_allowed);
        match wish.format {
            Form::Human => print(&file, &mut out)?,
            Form::Json => out.line(as_json(&file).to_string())?,
        }
    }
    out.end()?;
    Ok(are_fine)
}

fn print(file: &Catalogued, out: &mut Out) -> Result<(), Failure> {
    let Import { catalogue, issues, columns, habits, .. } = &file.import;
    out.line(format!("{}: {}", out.strong(&visible(&file.name)), form(file)))?;
    if !file.import.format.name.is_empty() {
        out.line(format!("  {}", counts(&file.import)))?;
        out.line(format!("  {}", dates(&file.import)))?;
    }
    if let Some(habits) = habits {
        out.line(format!("  {}", visible(habits)))?;
    }
    if !catalogue.authorities.is_empty() {
        out.line(format!("  {} authorities", thousands(catalogue.authorities.len())))?;
    }
    print_columns(columns, out)?;
    for issue in issues {
        out.line(format!("  {}  {}", out.severity(issue.severity), visible(&issue.to_string())))?;
    }
    out.line(format!("  {}", verdict(issues)))
}

/// Columns with values, by what becomes of them.
fn print_columns(columns: &[Column], out: &mut Out) -> Result<(), Failure> {
    let used = || columns.iter().filter(|column| column.values > 0);
    let width = used().map(|column| column.name.chars().count()).max().unwrap_or(0).min(40);
    for column in used() {
        let chosen = if column.is_chosen { " (mapping)" } else { "" };
        let values = out.faint(&format!("{} values", thousands(column.values)));
        let name = visible(&column.name);
        out.line(format!("  {name:width$} → {}{chosen}  {values}", column.field.name()))?;
    }
    let empty: Vec<String> =
        columns.iter().filter(|column| column.values == 0).map(|column| visible(&column.name)).collect();
    if !empty.is_empty() {
        out.line(format!("  {}", out.faint(&format!("without a value: {}", empty.join(", ")))))?;
    }
    Ok(())
}

/// `table parted by “;”, windows-1252, 628,632 bytes`
fn form(file: &Catalogued) -> String {
    let format = &file.import.format;
    let name = if format.name.is_empty() { "not read" } else { format.name };
    let separator = match format.separator {
        Some('\t') => " parted by tabs".to_owned(),
        Some(separator) => format!(" parted by “{separator}”"),
        None => String::new(),
    };
    format!("{name}{separator}, {}, {} bytes", format.encoding, thousands(file.bytes))
}

fn counts(import: &Import) -> String {
    let counts = import.counts;
    format!(
        "{} rows: {} records, {} set aside, {} blank",
        thousands(counts.rows),
        thousands(counts.kept),
        thousands(counts.set_aside),
        thousands(counts.blank)
    )
}

fn dates(import: &Import) -> String {
    let count =
        |is: fn(&When) -> bool| thousands(import.catalogue.records().iter().filter(|record| is(&record.date)).count());
    format!(
        "{} dated, {} undated, {} with a date that is not understood",
        count(|date| matches!(date, When::Known(_))),
        count(|date| matches!(date, When::Unknown)),
        count(|date| matches!(date, When::NotUnderstood(_)))
    )
}

fn verdict(issues: &[Issue]) -> String {
    let count = |severity| issues.iter().filter(|issue| issue.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if issues.is_empty() {
        return "Nothing to mend.".to_owned();
    }
    let some = |count, name| if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") };
    format!("{}, {}, {}.", some(errors, "error"), some(warnings, "warning"), some(notes, "note"))
}

fn as_json(file: &Catalogued) -> Value {
    let Import { catalogue, issues, format, counts, columns, habits, .. } = &file.import;
    json!({
        "file": file.name,
        "format": format.name,
        "separator": format.separator,
        "encoding": format.encoding,
        "bytes": file.bytes,
        "rows": counts.rows,
        "records": counts.kept,
        "set_aside": counts.set_aside,
        "blank": counts.blank,
        "authorities": catalogue.authorities.len(),
        "date_habits": habits,
        "columns": columns.iter().map(column_json).collect::<Vec<_>>(),
        "issues": issues.iter().map(issue_json).collect::<Vec<_>>(),
    })
}

fn column_json(column: &Column) -> Value {
    json!({"name": column.name, "field": column.field.name(), "values": column.values})
}

fn issue_json(issue: &Issue) -> Value {
    json!({
        "severity": severity_name(issue.severity),
        "code": issue.code,
        "place": place_json(&issue.place),
        "found": issue.found,
        "expected": issue.expected,
        "done": issue.done,
        "mend": issue.mend,
        "count": issue.count,
        "also": issue.also.iter().map(place_json).collect::<Vec<_>>(),
        "also_found": issue.also_found,
    })
}

fn place_json(place: &Place) -> Value {
    let number = |number: usize| Some(number).filter(|number| *number > 0);
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    json!({
        "row": number(place.row),
        "line": number(place.line),
        "column": text(&place.column),
        "record": text(&place.record),
    })
}
