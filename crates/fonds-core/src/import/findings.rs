//! Issues as they are found, each kind in each column said once.

use std::collections::HashMap;

use crate::issue::{Issue, Place, Severity, cut};

/// What is to be said of a kind of issue, made only for the first of its kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub severity: Severity,
    /// What was expected and what was found.
    pub expected: String,
    pub done: String,
    pub mend: String,
}

/// The issues of one file so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    issues: Vec<Issue>,
    by_kind: HashMap<(&'static str, String), usize>,
}

impl Findings {
    /// Counts an issue of this kind; `about` parts issues of one kind, by the column's name for instance.
    pub fn say(&mut self, code: &'static str, about: &str, place: Place, found: &str, words: impl FnOnce() -> Words) {
        if let Some(at) = self.by_kind.get(&(code, about.to_owned())) {
            self.issues[*at].absorb(place, found);
            return;
        }
        self.by_kind.insert((code, about.to_owned()), self.issues.len());
        let Words { severity, expected, done, mend } = words();
        let found = cut(found);
        self.issues.push(Issue { severity, code, place, found, expected, done, mend, count: 1, ..Issue::default() });
    }

    /// The gravest first, each severity in the order of the file.
    pub fn in_order(mut self) -> Vec<Issue> {
        self.issues.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
        self.issues
    }
}
