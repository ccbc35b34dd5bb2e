//! Dates as people write them: each rule with its cases, what is not read, and what a file's own dates decide.
#![allow(clippy::unwrap_used)]

use fonds_core::date::human::{Habits, Reading, Rule, read};

/// Each text is read as that EDTF date.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(edtf(text, Habits::default()), *expected, "{text}");
    }
}

fn edtf(text: &str, habits: Habits) -> String {
    match read(text, habits) {
        Reading::Dated { edtf, .. } => edtf.to_string(),
        Reading::Undated { .. } => "undated".to_owned(),
        Reading::NotUnderstood => "not understood".to_owned(),
    }
}

#[test]
fn days_and_months_with_their_names() {
    check(&[("September 17, 1952", "1952-09-17"), ("17 Sept. 1952", "1952-09-17"), ("Sept 1952", "1952-09")]);
}

#[test]
fn a_short_end_year_takes_the_first_digits_of_the_start() {
    check(&[("1840–5", "1840/1845"), ("c. 1840–5", "1840~/1845~"), ("1815–18", "1815/1818")]);
}

#[test]
fn no_date_is_said_in_many_ways() {
    check(&[("n.d.", "undated"), ("date not known", "undated"), ("01/01/0000", "undated"), ("", "undated")]);
    assert_eq!(read("", Habits::default()), Reading::Undated { rule: Rule::Empty });
}
