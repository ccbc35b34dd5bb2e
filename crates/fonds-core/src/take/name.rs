//! How a file is called that is taken away.

use crate::date::Day;
use fonds_search::fold;

/// Longest part of a name that one text makes, in characters; it ends with a word.
const LONGEST: usize = 40;

/// A name of what it holds: the catalogue's title, the conditions, and the day, such as
/// `letters-of-the-harbour-office-pilots-1881-05-02.csv`. Letters and digits of any script stay, small and without accents;
/// everything else becomes a hyphen, so that it is a name on every system.
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
    let mut whole = 0;
    // Folded by the engine's table: that of the standard library would be a second one.
    for (at, c) in fold(text).chars().enumerate() {
        if at == LONGEST {
            out.truncate(if whole > 0 { whole } else { out.len() });
            break;
        }
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            whole = out.len();
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}
