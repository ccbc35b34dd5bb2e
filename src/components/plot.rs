//! Shapes of the core, drawn.

use fonds_core::figure::Shape;

use crate::el::{El, el};

/// A shape as an element of the page.
pub fn drawn(shape: Shape) -> El {
    let Shape { tag, attributes, text, children } = shape;
    let element = attributes.iter().fold(el(tag), |element, (name, value)| element.set(name, value));
    // Marks have the titles of their records, and lanes the names of values.
    let is_of_record = matches!(tag, "svg:a" | "title") || attributes.contains(&("class", "head".to_owned()));
    let element = if is_of_record { element.in_records_language() } else { element };
    let element = if text.is_empty() { element } else { element.text(&text) };
    element.children(children.into_iter().map(drawn))
}
