//! Why a text is not JSON, said to someone who edits it by hand.

use super::json::{Break, Why};
use super::problem::char_start;
use crate::say;

/// Where the text breaks (in bytes), and a sentence with the way out.
pub(crate) fn explain(error: Break, text: &str) -> (usize, String) {
    let at = char_start(text, error.at);
    if text.trim().is_empty() {
        return (0, say!("The file is empty.").to_owned());
    }
    if text.trim_start().starts_with('<') {
        return (
            0,
            say!("Expected JSON, but found a web page or XML. Check the address or the file's name.").to_owned(),
        );
    }
    if let Some(comma) = trailing_comma(text, at) {
        return (comma, say!("There is a comma after the last item. Take it out.").to_owned());
    }
    (at, reason(error.why, text[at..].chars().next()))
}

/// A sentence, by what was expected and what stands there instead.
fn reason(why: Why, found: Option<char>) -> String {
    let sentence = match (why, found) {
        (Why::NotAnObject, _) => {
            return say!(
                "Expected a catalogue in braces, but found something else. Begin the file with {0} and \"records\".",
                "{"
            );
        }
        (Why::End, _) => say!("The text ends too early: a closing quotation mark, bracket or brace is missing."),
        (Why::Control, _) => say!("A text goes over the end of its line. Write \\n for a new line."),
        (Why::Escape, _) => say!("A backslash inside a text must be written twice."),
        (Why::Trailing, _) => say!("More text comes after the end. One file holds one catalogue."),
        (Why::Depth, _) => say!("Lists and objects stand too deep in each other. Take some of the brackets out."),
        (_, Some('\'' | '‘' | '’' | '“' | '”' | '„' | '«')) => {
            say!("Texts and names stand between straight double quotation marks (\").")
        }
        (_, Some('"' | '{' | '[')) => say!("A comma or a colon is missing before this."),
        (Why::Comma, _) => {
            say!("A comma or a closing bracket is missing before this; a quotation mark inside a text is written \\\".")
        }
        (Why::Colon, _) => say!("A colon is missing before this."),
        (Why::Name, _) => say!("Expected the name of a field in straight double quotation marks (\")."),
        (Why::Number, _) => say!("This number is not written as JSON has it. Put it between quotation marks."),
        (Why::Value, _) => say!("This is not JSON: expected a text in quotation marks, a number, a list or an object."),
    };
    sentence.to_owned()
}

/// The offset of a comma that stands before a closing bracket at `at`.
fn trailing_comma(text: &str, at: usize) -> Option<usize> {
    let closes = text[at..].starts_with(['}', ']']);
    let before = text[..at].trim_end();
    (closes && before.ends_with(',')).then(|| before.len() - 1)
}
