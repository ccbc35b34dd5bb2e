//! The bundled format, so that a version-control diff shows what changed: one record and one authority a line.

use std::fmt::Write;

use serde::Serialize;

use crate::catalogue::Catalogue;

/// The catalogue as `public/catalogue.json` holds it. [`crate::read::catalogue`] gives the same catalogue back.
pub fn catalogue(catalogue: &Catalogue) -> String {
    let mut text = String::from("{\n");
    for (name, value) in described(catalogue) {
        let _ = writeln!(text, "  {}: {},", json(&name), json(&value));
    }
    text += "  \"records\": ";
    push_lines(&mut text, catalogue.records());
    if !catalogue.authorities.is_empty() {
        text += ",\n  \"authorities\": ";
        push_lines(&mut text, &catalogue.authorities);
    }
    text + "\n}\n"
}

/// The catalogue's own fields that say something; the title always stands.
pub(super) fn described(catalogue: &Catalogue) -> impl Iterator<Item = (&'static str, &str)> {
    let fields = [
        ("title", catalogue.title.as_str()),
        ("description", &catalogue.description),
        ("publisher", &catalogue.publisher),
        ("rights", &catalogue.rights),
        ("licence", &catalogue.licence),
        ("language", &catalogue.language),
        ("version", &catalogue.version),
        ("homepage", catalogue.homepage.as_str()),
        ("citation_note", &catalogue.citation_note),
        ("report", catalogue.report.as_str()),
    ];
    fields.into_iter().filter(|(name, value)| *name == "title" || !value.is_empty())
}

/// A list with one item a line.
fn push_lines<T: Serialize>(text: &mut String, items: &[T]) {
    for (index, item) in items.iter().enumerate() {
        *text += if index == 0 { "[\n    " } else { ",\n    " };
        *text += &json(item);
    }
    *text += if items.is_empty() { "[]" } else { "\n  ]" };
}

/// A catalogue holds only texts and lists, which can always be written.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
