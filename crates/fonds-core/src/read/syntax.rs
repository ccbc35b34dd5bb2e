//! Why a text is not JSON, said to someone who edits it by hand.

use serde_json::error::Category;

use super::problem::char_start;

/// Where the text breaks (in bytes), and a sentence with the way out.
pub(super) fn explain(error: &serde_json::Error, text: &str) -> (usize, String) {
    let at = offset(error, text);
    if text.trim().is_empty() {
        return (0, "The file is empty.".to_owned());
    }
    if text.trim_start().starts_with('<') {
        return (0, "Expected JSON, but found a web page or XML. Check the address or the file's name.".to_owned());
    }
    if error.classify() == Category::Data {
        return (
            at,
            "Expected a catalogue in braces, but found something else. Begin the file with { and \"records\"."
                .to_owned(),
        );
    }
    if let Some(comma) = trailing_comma(text, at) {
        return (comma, "There is a comma after the last item. Take it out.".to_owned());
    }
    (at, reason(error, text, at))
}

/// Sentences for what serde_json says, by what stands at the place.
fn reason(error: &serde_json::Error, text: &str, at: usize) -> String {
    let said = error.to_string();
    let found = text[at..].chars().next();
    let sentence = match found {
        _ if error.classify() == Category::Eof => {
            "The text ends too early: a closing quotation mark, bracket or brace is missing."
        }
        _ if said.starts_with("control character") => "A text goes over the end of its line. Write \\n for a new line.",
        _ if said.starts_with("invalid escape") => "A backslash inside a text must be written twice.",
        _ if said.starts_with("trailing characters") => "More text comes after the end. One file holds one catalogue.",
        Some('\'' | '‘' | '’' | '“' | '”' | '„' | '«') => {
            "Texts and names stand between straight double quotation marks (\")."
        }
        Some('"' | '{' | '[') => "A comma or a colon is missing before this.",
        Some(_) if said.starts_with("expected `,`") => {
            "A comma or a closing bracket is missing before this; a quotation mark inside a text is written \\\"."
        }
        _ => return format!("This is not JSON: {}.", without_place(&said)),
    };
    sentence.to_owned()
}

/// The offset of a comma that stands before a closing bracket at `at`.
fn trailing_comma(text: &str, at: usize) -> Option<usize> {
    let closes = text[at..].starts_with(['}', ']']);
    let before = text[..at].trim_end();
    (closes && before.ends_with(',')).then(|| before.len() - 1)
}

/// serde_json counts lines and, in them, bytes, from 1.
fn offset(error: &serde_json::Error, text: &str) -> usize {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let start: usize = lines.map(str::len).sum();
    char_start(text, start + error.column().saturating_sub(1))
}

/// The message without serde_json's own place.
fn without_place(said: &str) -> &str {
    said.split(" at line").next().unwrap_or(said)
}
