//! How many dates of a table are understood, and how many agree with the catalogue's own first and last day.
//!
//! ```text
//! cargo run -q --release -p fonds-core --example date_figures -- dates.tsv
//! ```
//!
//! A plain TSV with a heading line and the columns `text`, `earliest`, `latest` and `count`; what the catalogue gives
//! for `earliest` and `latest` are years, months or days. Shares are weighted by `count`.
//!
//! - *understood*: dated or undated. A text that is undated though the catalogue has a date is not counted as understood.
//! - *disjoint*: no day in common with the catalogue's interval. Of the rows whose `earliest` is a date, dated by us.
//! - *equal*: the same first and last day. Of the same rows. Where the catalogue has no `latest`, only the first days are compared, and
//!   its interval is taken as open.
#![allow(clippy::print_stderr)]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use fonds_core::date::human::{Evidence, Habits, Reading, read};
use fonds_core::date::{Edtf, Interval};

/// How many of each kind of miss are listed.
const LISTED: usize = 25;

struct Row<'a> {
    text: &'a str,
    earliest: &'a str,
    latest: &'a str,
    count: u64,
    source: &'a str,
}

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("date_figures FILE.tsv: a table with the columns text, earliest, latest and count.");
        return ExitCode::FAILURE;
    };
    match std::fs::read_to_string(&path) {
        Ok(table) => {
            // Whoever reads may stop early, as `head` does.
            let _ = std::io::stdout().write_all(report(&rows(&table)).as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path} could not be read: {error}.");
            ExitCode::FAILURE
        }
    }
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let mut lines = table.lines();
    let heading: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| heading.iter().position(|&heading| heading == name).unwrap_or(usize::MAX);
    let (text, earliest, latest) = (column("text"), column("earliest"), column("latest"));
    let (count, source) = (column("count"), column("source"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |index: usize| cells.get(index).copied().unwrap_or_default();
            Row {
                text: cell(text),
                earliest: cell(earliest),
                latest: cell(latest),
                count: cell(count).parse().unwrap_or(1),
                source: cell(source),
            }
        })
        .collect()
}

/// What became of a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Outcome {
    NotUnderstood,
    Disjoint,
    Unequal,
    Equal,
    /// Understood, and the catalogue has nothing to compare with.
    Alone,
}

fn report(rows: &[Row]) -> String {
    let mut report = String::new();
    let habits = habits_of(rows);
    let outcomes: Vec<(Outcome, String)> = rows.iter().map(|row| outcome(row, habits[row.source].habits())).collect();
    let weight = |of: &[Outcome]| -> u64 {
        rows.iter().zip(&outcomes).filter(|(_, (outcome, _))| of.contains(outcome)).map(|(row, _)| row.count).sum()
    };
    let all: u64 = rows.iter().map(|row| row.count).sum();
    let compared = weight(&[Outcome::Disjoint, Outcome::Unequal, Outcome::Equal]);
    let _ = writeln!(report, "{} texts, {all} records", rows.len());
    let _ = writeln!(report, "understood {}", share(all - weight(&[Outcome::NotUnderstood]), all));
    let _ = writeln!(report, "disjoint   {}", share(weight(&[Outcome::Disjoint]), compared));
    let _ = writeln!(report, "equal      {}", share(weight(&[Outcome::Equal]), compared));
    for (source, evidence) in &habits {
        if let Some(sentence) = evidence.sentence() {
            let _ = writeln!(report, "{source}: {sentence}");
        }
    }
    let missed =
        [(Outcome::NotUnderstood, "not understood"), (Outcome::Disjoint, "disjoint"), (Outcome::Unequal, "not equal")];
    for (kind, name) in missed {
        report += &list(rows, &outcomes, kind, name);
    }
    report
}

fn share(part: u64, all: u64) -> String {
    format!("{:6.2} %  ({part} of {all})", 100.0 * part as f64 / all.max(1) as f64)
}

/// What the dates of each source say of how it writes them.
fn habits_of<'a>(rows: &[Row<'a>]) -> HashMap<&'a str, Evidence> {
    let mut evidence: HashMap<&str, Evidence> = HashMap::new();
    for row in rows {
        evidence.entry(row.source).or_default().add(row.text);
    }
    evidence
}

fn outcome(row: &Row, habits: Habits) -> (Outcome, String) {
    let theirs = Edtf::parse(row.earliest).map(|earliest| Interval {
        earliest: earliest.interval().earliest,
        latest: Edtf::parse(row.latest).ok().and_then(|latest| latest.interval().latest),
    });
    match (read(row.text, habits), theirs) {
        (Reading::NotUnderstood, _) => (Outcome::NotUnderstood, String::new()),
        (Reading::Undated { .. }, Ok(_)) => (Outcome::NotUnderstood, "undated".to_owned()),
        (Reading::Undated { .. }, Err(_)) => (Outcome::Alone, String::new()),
        (Reading::Dated { .. }, Err(_)) => (Outcome::Alone, String::new()),
        (Reading::Dated { edtf, rule }, Ok(theirs)) => {
            (compared(&edtf.interval(), &theirs), format!("{edtf}  ({})", rule.name()))
        }
    }
}

fn compared(ours: &Interval, theirs: &Interval) -> Outcome {
    let has_same_end = theirs.latest.is_none() || ours.latest == theirs.latest;
    if !ours.possibly_overlaps(theirs) {
        Outcome::Disjoint
    } else if ours.earliest == theirs.earliest && has_same_end {
        Outcome::Equal
    } else {
        Outcome::Unequal
    }
}

fn list(rows: &[Row], outcomes: &[(Outcome, String)], kind: Outcome, name: &str) -> String {
    let mut report = String::new();
    let mut missed: Vec<(&Row, &str)> = rows
        .iter()
        .zip(outcomes)
        .filter(|(_, (outcome, _))| *outcome == kind)
        .map(|(row, (_, ours))| (row, ours.as_str()))
        .collect();
    missed.sort_by_key(|(row, _)| std::cmp::Reverse(row.count));
    let _ = writeln!(report, "\n{name}: {} texts", missed.len());
    for (row, ours) in missed.into_iter().take(LISTED) {
        let _ =
            writeln!(report, "{:6}  {:<40}  theirs {}/{}  ours {ours}", row.count, row.text, row.earliest, row.latest);
    }
    report
}
