//! Writing the bundled format, so that a version-control diff shows what changed: one record and one authority a line.

use serde::Serialize;

use crate::catalogue::Catalogue;

/// The catalogue as `public/catalogue.json` holds it. [`crate::read::catalogue`] gives the same catalogue back.
pub fn catalogue(catalogue: &Catalogue) -> String {
    let mut text = String::from("{\n");
    for (name, value) in described(catalogue) {
        text += &format!("  {}: {},\n", json(&name), json(&value));
    }
    text += &format!("  \"records\": {}", lines(catalogue.records()));
    if !catalogue.authorities.is_empty() {
        text += &format!(",\n  \"authorities\": {}", lines(&catalogue.authorities));
    }
    text + "\n}\n"
}

/// The catalogue's own fields that say something; the title always stands.
fn described(catalogue: &Catalogue) -> impl Iterator<Item = (&str, &str)> {
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
    ];
    fields.into_iter().filter(|(name, value)| *name == "title" || !value.is_empty())
}

/// A list with one item a line.
fn lines<T: Serialize>(items: &[T]) -> String {
    let lines: Vec<String> = items.iter().map(|item| format!("    {}", json(item))).collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) }
}

/// A catalogue holds only texts and lists, which can always be written.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
