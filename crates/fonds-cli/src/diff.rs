//! `fonds diff`: what changed from one catalogue to another.

use fonds_core::catalogue::Record;
use fonds_core::diff::{Changed, Changes, compare};
use fonds_core::issue::thousands;
use serde_json::{Value, json};

use crate::args::{Diff, Form};
use crate::files;
use crate::say::{Failure, Out, visible};

/// Says what changed; `false` if anything did, as `diff` does.
pub fn run(wish: &Diff) -> Result<bool, Failure> {
    let old = files::catalogue(&wish.old, &wish.reading)?;
    let new = files::catalogue(&wish.new, &wish.reading)?;
    let changes = compare(&old.import.catalogue, &new.import.catalogue);
    let mut out = Out::new();
    match wish.format {
        Form::Human => print(&changes, &mut out)?,
        Form::Json => print_json(&changes, &mut out)?,
    }
    out.end()?;
    Ok(changes.added.is_empty() && changes.removed.is_empty() && changes.changed.is_empty())
}

fn print(changes: &Changes, out: &mut Out) -> Result<(), Failure> {
    let redated = changes.changed.iter().filter(|change| change.is_redated()).count();
    let retitled = changes.changed.iter().filter(|change| change.is_retitled()).count();
    out.line(format!(
        "{} added, {} removed, {} changed ({} re-dated, {} re-titled), {} the same",
        thousands(changes.added.len()),
        thousands(changes.removed.len()),
        thousands(changes.changed.len()),
        thousands(redated),
        thousands(retitled),
        thousands(changes.same)
    ))?;
    for record in &changes.added {
        out.line(format!("+ {}", line(record)))?;
    }
    for record in &changes.removed {
        out.line(format!("- {}", line(record)))?;
    }
    changes.changed.iter().try_for_each(|change| print_change(change, out))
}

fn print_change(change: &Changed, out: &mut Out) -> Result<(), Failure> {
    let (old, new) = (change.old, change.new);
    out.line(format!("~ {}", line(new)))?;
    for field in &change.fields {
        match field.as_str() {
            "title" => out.line(format!("    title: “{}” → “{}”", visible(&old.title), visible(&new.title)))?,
            "date" => out.line(format!("    date: {} → {}", date(old), date(new)))?,
            "date_display" => {
                out.line(format!(
                    "    as written: “{}” → “{}”",
                    visible(&old.date_display),
                    visible(&new.date_display)
                ))?;
            }
            other => out.line(format!("    {other}"))?,
        }
    }
    Ok(())
}

fn line(record: &Record) -> String {
    format!("{}  {}  {}", visible(record.id()), date(record), visible(&record.title))
}

fn date(record: &Record) -> String {
    if record.date.as_str().is_empty() { "undated".to_owned() } else { visible(record.date.as_str()) }
}

fn print_json(changes: &Changes, out: &mut Out) -> Result<(), Failure> {
    let whole = |change: &str, record: &Record| json!({"change": change, "id": record.id(), "title": record.title, "date": record.date.as_str()});
    for record in &changes.added {
        out.line(whole("added", record).to_string())?;
    }
    for record in &changes.removed {
        out.line(whole("removed", record).to_string())?;
    }
    changes.changed.iter().try_for_each(|change| out.line(change_json(change).to_string()))
}

fn change_json(change: &Changed) -> Value {
    json!({
        "change": "changed",
        "id": change.new.id(),
        "old_id": change.old.id(),
        "fields": change.fields,
        "title": {"old": change.old.title, "new": change.new.title},
        "date": {"old": change.old.date.as_str(), "new": change.new.date.as_str()},
    })
}
