//! Ticks of the time axis: the finest step of a table whose labels still have room.

use super::Scale;
use crate::date::{Civil, Day, month_short};
use crate::say;

/// Least distance of two labels, in CSS px; more makes the axis emptier.
const LABEL_PX: f64 = 72.0;
/// Mean days of a Gregorian year (400 years have 146,097 days).
const YEAR_DAYS: f64 = 365.2425;
/// Mean days of a month.
const MONTH_DAYS: f64 = YEAR_DAYS / 12.0;

/// A step of the axis.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

/// Steps from fine to coarse. Days divide a month nearly, months divide a year, years are round numbers.
const STEPS: [Step; 20] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1_000),
    Step::Years(10_000),
    Step::Years(100_000),
];

/// A line across the plot with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// CSS px.
    pub x: f64,
    /// `1952`, `Sep 1952`, `17 Sep`; never empty.
    pub label: String,
    /// Whether a larger unit (a month, a year) begins here.
    pub major: bool,
}

/// The ticks of a scale, from left to right, all inside the plot.
pub fn ticks(scale: &Scale) -> Vec<Tick> {
    let step = step_for(scale.px_per_day());
    let begin = first(step, scale.window.from);
    let mut day = begin;
    let mut out = Vec::new();
    let mut names_year = false;
    while day <= scale.window.to {
        names_year |= is_year(step, day);
        out.push(Tick { x: scale.x_from_day(day), label: label(step, day), major: is_major(step, day) });
        day = next(step, day);
    }
    // An axis of months or days on which no year begins says at its beginning which one it is in.
    if let Some(tick) = out.first_mut().filter(|_| !names_year) {
        tick.label = in_year(&tick.label, &year_label(begin.civil().year));
    }
    out
}

fn step_for(px_per_day: f64) -> Step {
    let fits = |step: &Step| days(*step) * px_per_day >= LABEL_PX;
    STEPS.into_iter().find(fits).unwrap_or(STEPS[STEPS.len() - 1])
}

fn days(step: Step) -> f64 {
    match step {
        Step::Days(n) => n as f64,
        Step::Months(n) => n as f64 * MONTH_DAYS,
        Step::Years(n) => n as f64 * YEAR_DAYS,
    }
}

/// The first tick on or after a day.
fn first(step: Step, from: Day) -> Day {
    let mut day = match step {
        Step::Days(n) => Day(from.0.div_euclid(n) * n),
        Step::Months(n) => month_start(month_number(from).div_euclid(n) * n),
        Step::Years(n) => year_start(round(numbered(from.civil().year).div_euclid(n) * n, n)),
    };
    while day < from {
        day = next(step, day);
    }
    day
}

fn next(step: Step, day: Day) -> Day {
    match step {
        Step::Days(n) => Day(day.0 + n),
        Step::Months(n) => month_start(month_number(day) + n),
        Step::Years(n) => year_start(round(numbered(day.civil().year) + n, n)),
    }
}

fn label(step: Step, day: Day) -> String {
    let days = day.0;
    let Civil { year, month, day } = day.civil();
    match step {
        _ if is_year(step, Day(days)) => year_label(year),
        Step::Days(_) => say!("{0} {1}¦day and month", day.to_string(), month_short(month)),
        _ => month_short(month).to_owned(),
    }
}

/// Whether a tick is named by its year.
fn is_year(step: Step, day: Day) -> bool {
    let civil = day.civil();
    match step {
        Step::Years(_) => true,
        Step::Months(_) => civil.month == 1,
        Step::Days(_) => civil.day == 1 && civil.month == 1,
    }
}

fn is_major(step: Step, day: Day) -> bool {
    let civil = day.civil();
    match step {
        Step::Years(n) => numbered(civil.year).rem_euclid(n * 5) == 0,
        Step::Months(_) => civil.month == 1,
        Step::Days(_) => civil.day == 1,
    }
}

/// A year as a label says it.
pub(crate) fn year_label(year: i64) -> String {
    if year > 0 { year.to_string() } else { say!("{0} BCE", (1 - year).to_string()) }
}

/// A part of a year with its year: `Sep 1952`.
pub(crate) fn in_year(part: &str, year: &str) -> String {
    say!("{0} {1}¦part of a year, year", part, year)
}

/// A year as it is numbered: -1 is 1 BCE, and there is no 0, so that ticks stand at round numbers on both sides.
fn numbered(year: i64) -> i64 {
    if year > 0 { year } else { year - 1 }
}

/// A multiple of the step, past the year that does not exist.
fn round(number: i64, step: i64) -> i64 {
    if number == 0 { step } else { number }
}

fn year_start(number: i64) -> Day {
    let year = if number > 0 { number } else { number + 1 };
    Civil { year, month: 1, day: 1 }.day()
}

/// Months since January of year 0.
fn month_number(day: Day) -> i64 {
    let civil = day.civil();
    civil.year * 12 + i64::from(civil.month) - 1
}

fn month_start(number: i64) -> Day {
    Civil { year: number.div_euclid(12), month: (number.rem_euclid(12) + 1) as u8, day: 1 }.day()
}
