//! JSON Lines: the catalogue's own fields, then its records, then its authorities, one object a line.
//!
//! A line that holds nothing but `catalogue` or `authority` is not a record:
//!
//! ```text
//! {"catalogue":{"title":"Letters of the Harbour Office"}}
//! {"id":"ho-1","title":"Letter to the pilots","date":"1881-05~"}
//! {"authority":{"label":"Anna Lind","kind":"person"}}
//! ```

use std::fmt::Write;

use crate::catalogue::Catalogue;

use super::json::{described, json};

/// The catalogue, line by line. A catalogue that says nothing of itself has no line of its own.
pub(super) fn text(catalogue: &Catalogue) -> String {
    let mut text = String::new();
    let own: Vec<String> = described(catalogue)
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{}:{}", json(name), json(value)))
        .collect();
    if !own.is_empty() {
        let _ = writeln!(text, "{{\"catalogue\":{{{}}}}}", own.join(","));
    }
    for record in catalogue.records() {
        let _ = writeln!(text, "{}", json(record));
    }
    for authority in &catalogue.authorities {
        let _ = writeln!(text, "{{\"authority\":{}}}", json(authority));
    }
    text
}
