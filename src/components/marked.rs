//! Text with the words that a query matches marked.

use leptos::prelude::*;

/// The text, with `<mark>` around the given byte ranges (in order, on character boundaries).
pub fn marked(text: &str, ranges: &[(usize, usize)]) -> AnyView {
    if ranges.is_empty() {
        return text.to_owned().into_any();
    }
    let mut at = 0;
    let mut parts = Vec::new();
    for (start, end) in ranges {
        let (Some(before), Some(word)) = (text.get(at..*start), text.get(*start..*end)) else { continue };
        parts.push((before.to_owned(), word.to_owned()));
        at = *end;
    }
    let rest = text.get(at..).unwrap_or_default().to_owned();
    let parts = parts.into_iter().map(|(before, word)| view! { {before}<mark>{word}</mark> });
    view! { {parts.collect_view()}{rest} }.into_any()
}
