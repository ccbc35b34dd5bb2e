//! How a file is called that is taken away.

use crate::date::Day;

/// Longest part of a name that one text makes, in characters.
const LONGEST: usize = 40;

/// A name of what it holds: the catalogue's title, the conditions, and the day, such as
/// `letters-of-the-harbour-office-pilots-1881-05-02.csv`. Letters and digits of any script stay, everything else becomes a
/// hyphen, so that it is a name on every system.
pub fn file_name(title: &str, conditions: &str, day: Day, extension: &str) -> String {
    let mut name = plain(title);
    for part in [plain(conditions), day.iso()] {
        if !name.is_empty() && !part.is_empty() {
            name.push('-');
        }
        name.push_str(&part);
    }
    name.push('.');
    name.push_str(extension);
    name
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().take(LONGEST) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}
