//! Compares the EDTF reader with a table of cases, and prints each case that it sees otherwise.
//!
//! ```text
//! cargo run -q --release -p fonds-core --example edtf_cases -- CASES.tsv
//! ```
//!
//! The table is tab-separated, with a heading. Columns, in any order, others passed over: `string`; `valid` (`yes` or
//! `no`); `min` and `max` (empty for not stated, `unknown`, `-inf`, `inf`, or a day `1952-09-17`, whose year may have
//! more digits); `gate` (`yes` for the cases that must hold; none are if the column is missing).
//!
//! A case holds if the verdict is the same, and the bounds that are stated are those of `Edtf::interval`. The cases
//! whose bounds are those of `Edtf::estimate` instead are counted apart, and listed.

use std::io::Write;
use std::process::ExitCode;

use fonds_core::date::{Civil, Day, Edtf, Interval};

fn main() -> ExitCode {
    match std::env::args().nth(1).ok_or("Name a table of cases.".to_owned()).and_then(|path| report(&path)) {
        Ok(report) => {
            // A reader who has gone away (`| head`) is no error.
            let _ = std::io::stdout().write_all(report.as_bytes());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            let _ = writeln!(std::io::stderr(), "{problem}");
            ExitCode::FAILURE
        }
    }
}

fn report(path: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let cases = cases(&text);
    Ok(section("gate", cases.iter().filter(|case| case.is_gate))
        + &section("other", cases.iter().filter(|case| !case.is_gate)))
}

struct Case<'a> {
    text: &'a str,
    is_valid: bool,
    min: &'a str,
    max: &'a str,
    is_gate: bool,
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let mut lines = table.lines();
    let heading: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    lines.map(|line| case(&heading, line)).collect()
}

fn case<'a>(heading: &[&str], line: &'a str) -> Case<'a> {
    let cells: Vec<&str> = line.split('\t').collect();
    let cell = |name| {
        let column = heading.iter().position(|&heading| heading == name);
        column.and_then(|column| cells.get(column)).copied().unwrap_or("")
    };
    Case {
        text: cell("string"),
        is_valid: cell("valid") == "yes",
        min: cell("min"),
        max: cell("max"),
        is_gate: cell("gate") == "yes",
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Holds,
    HoldsInEstimate,
    Differs,
}

fn section<'a>(name: &str, cases: impl Iterator<Item = &'a Case<'a>>) -> String {
    let judged: Vec<(&Case, Verdict)> = cases.map(|case| (case, verdict(case))).collect();
    let count = |wanted| judged.iter().filter(|(_, verdict)| *verdict == wanted).count();
    let mut report = format!(
        "{} {name} rows: {} hold, {} hold in the estimate only, {} differ\n",
        judged.len(),
        count(Verdict::Holds),
        count(Verdict::HoldsInEstimate),
        count(Verdict::Differs)
    );
    let listed = judged.iter().filter(|(_, verdict)| *verdict != Verdict::Holds);
    listed.for_each(|(case, verdict)| report += &line(case, *verdict));
    report
}

fn line(case: &Case, verdict: Verdict) -> String {
    let label = if verdict == Verdict::Differs { "differs " } else { "estimate" };
    let expected = if case.is_valid { format!("{}..{}", case.min, case.max) } else { "not a date".to_owned() };
    let found = match Edtf::parse(case.text) {
        Ok(date) => bounds(date.interval()),
        Err(error) => format!("refused: {error}"),
    };
    format!("  {label}  {:<28} expected {expected}, found {found}\n", case.text)
}

fn bounds(interval: Interval) -> String {
    let iso = |day: Option<Day>| day.map_or("none".to_owned(), Day::iso);
    format!("{}..{}", iso(interval.earliest), iso(interval.latest))
}

fn verdict(case: &Case) -> Verdict {
    match Edtf::parse(case.text) {
        Ok(date) if case.is_valid && has_bounds(case, date.interval()) => Verdict::Holds,
        Ok(date) if case.is_valid && has_bounds(case, date.estimate()) => Verdict::HoldsInEstimate,
        Err(_) if !case.is_valid => Verdict::Holds,
        _ => Verdict::Differs,
    }
}

fn has_bounds(case: &Case, interval: Interval) -> bool {
    is_bound(case.min, interval.earliest) && is_bound(case.max, interval.latest)
}

fn is_bound(expected: &str, found: Option<Day>) -> bool {
    match expected {
        "" => true,
        "unknown" | "inf" | "-inf" => found.is_none(),
        written => found.is_some() && found == day(written),
    }
}

fn day(written: &str) -> Option<Day> {
    let (rest, day) = written.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    Some(Civil { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? }.day())
}
