//! Which date a record has, of all that its file says of it.
//!
//! The date column goes first, then the date as displayed, read as EDTF or as people write dates. A span of two columns
//! (earliest and latest) is the archive's own reading: it goes before a date that lies inside it, and stands in for one that
//! is not understood. Nothing is dropped: a text that does not become the date is kept as displayed or as a note.

use super::draft::DateTexts;
use super::field::Field;
use super::findings::{Findings, Words};
use super::mapping::Columns;
use crate::catalogue::{Record, When};
use crate::date::human::{self, Habits, Reading, Rule};
use crate::date::{Edtf, Interval};
use crate::issue::{Place, Severity, cut};

/// What a record's dates came to.
pub(super) struct Decided {
    pub date: When,
    /// As the source writes it.
    pub display: String,
    /// By which rule it was read; `None` if a span of two columns or nothing gave it.
    pub rule: Option<Rule>,
    /// What has no place in date and display.
    pub note: String,
}

/// What a record that was read whole leaves to be understood.
pub(super) fn as_text(record: &Record) -> DateTexts {
    match &record.date {
        When::NotUnderstood(text) => DateTexts { date: text.as_str().into(), ..DateTexts::default() },
        When::Unknown | When::Known(_) => DateTexts { is_settled: true, ..DateTexts::default() },
    }
}

/// Decides the date of a record, and says what could not be understood.
pub(super) fn decide(
    texts: &DateTexts,
    record: &Record,
    habits: Habits,
    columns: &Columns,
    findings: &mut Findings,
) -> Decided {
    let display = &record.date_display;
    if texts.is_settled {
        return Decided { date: record.date.clone(), display: display.clone(), rule: None, note: String::new() };
    }
    let (text, reading) = readable(&texts.date, display, habits);
    let place = || Place {
        row: texts.row as usize,
        line: texts.line as usize,
        column: columns.label_of(if texts.date.is_empty() { Field::DateDisplay } else { Field::Date }),
        record: record.id().to_owned(),
    };
    let span = span(texts, habits);
    let (date, rule) = match (reading, span) {
        (Reading::Dated { edtf, rule }, None) => (When::Known(edtf), Some(rule)),
        (Reading::Dated { edtf, rule }, Some(span)) => match relation(edtf.interval(), span.interval()) {
            Relation::Same => (When::Known(edtf), Some(rule)),
            Relation::Apart => {
                findings.say("dates-disagree", "", place(), text, || apart(text, span.as_str()));
                (When::Known(edtf), Some(rule))
            }
            Relation::Overlapping => {
                findings.say("span-taken", "", place(), text, || taken(text, span.as_str()));
                (When::Known(span), None)
            }
        },
        (Reading::Undated { .. } | Reading::NotUnderstood, Some(span)) => (When::Known(span), None),
        (Reading::Undated { rule }, None) => (When::Unknown, Some(rule)),
        (Reading::NotUnderstood, None) if texts.is_unknown => (When::Unknown, None),
        (Reading::NotUnderstood, None) => {
            findings.say("date-not-understood", "", place(), text, || not_understood(text));
            (When::NotUnderstood(text.to_owned()), None)
        }
    };
    let (display, note) = kept(texts, display, date.as_str());
    Decided { date, display, rule, note }
}

/// The text that the date is read from, and what it says: the date's own, unless it is absent, or not understood where the
/// displayed one is.
fn readable<'t>(date: &'t str, display: &'t str, habits: Habits) -> (&'t str, Reading) {
    if date.is_empty() {
        return (display, human::read(display, habits));
    }
    let own = human::read(date, habits);
    if display.is_empty() || own != Reading::NotUnderstood {
        return (date, own);
    }
    match human::read(display, habits) {
        Reading::NotUnderstood => (date, own),
        displayed => (display, displayed),
    }
}

/// The source's own words: those displayed, else the text that the date was read from; and what has no place beside them.
fn kept(texts: &DateTexts, display: &str, date: &str) -> (String, String) {
    let span = match texts.span() {
        (start, "") => start.to_owned(),
        ("", end) => format!("–{end}"),
        (start, end) if start == end => start.to_owned(),
        (start, end) => format!("{start}–{end}"),
    };
    let written = if texts.date.is_empty() { span.as_str() } else { &texts.date };
    if display.is_empty() {
        let is_said = written == date || span.replace('–', "/") == date;
        return (
            if is_said && texts.date.is_empty() || written == date { String::new() } else { written.to_owned() },
            String::new(),
        );
    }
    let is_kept = ["", date, display].contains(&texts.date.as_ref());
    (display.to_owned(), if is_kept { String::new() } else { format!("date: {}", texts.date) })
}

/// The interval of two columns; one of them alone is a date.
fn span(texts: &DateTexts, habits: Habits) -> Option<Edtf> {
    let read = |text: &str| match human::read(text, habits) {
        Reading::Dated { edtf, .. } => Some(edtf),
        Reading::Undated { .. } | Reading::NotUnderstood => None,
    };
    let (start, end) = texts.span();
    match (read(start), read(end)) {
        (Some(start), Some(end)) if start == end => Some(start),
        (Some(start), Some(end)) => Edtf::parse(&format!("{start}/{end}")).ok(),
        (one, other) => one.or(other),
    }
}

enum Relation {
    Same,
    Overlapping,
    Apart,
}

fn relation(date: Interval, span: Interval) -> Relation {
    if date == span {
        Relation::Same
    } else if date.possibly_overlaps(&span) {
        Relation::Overlapping
    } else {
        Relation::Apart
    }
}

fn not_understood(text: &str) -> Words {
    Words {
        severity: Severity::Warning,
        expected: format!("Expected a date, but found “{}”.", cut(text)),
        done: "It is kept as it is written, and stands nowhere in time.".into(),
        mend: "Write it as EDTF (1952-09-17, 1952-09, 195X, 1840~/1845~), or leave it empty if it is unknown.".into(),
    }
}

fn apart(text: &str, span: &str) -> Words {
    Words {
        severity: Severity::Warning,
        expected: format!("The date “{}” lies outside the earliest and latest dates beside it ({span}).", cut(text)),
        done: "The date was taken; the two columns were not.".into(),
        mend: "Correct the one that is wrong.".into(),
    }
}

fn taken(text: &str, span: &str) -> Words {
    Words {
        severity: Severity::Note,
        expected: format!(
            "The date “{}” is not the span of the earliest and latest dates beside it ({span}).",
            cut(text)
        ),
        done: "The span was taken, and the date is kept as displayed.".into(),
        mend: String::new(),
    }
}
