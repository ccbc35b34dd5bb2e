//! Shapes of the core, drawn.

use fonds_core::figure::Shape;

use crate::el::{El, el};

/// A shape as an element of the page.
pub fn drawn(shape: Shape) -> El {
    let Shape { tag, attributes, text, children } = shape;
    let element = attributes.iter().fold(el(tag), |element, (name, value)| element.set(name, value));
    // A mark is a record with its title.
    let element = if tag == "svg:a" { element.in_records_language() } else { element };
    let element = if text.is_empty() { element } else { element.text(&text) };
    element.children(children.into_iter().map(drawn))
}
