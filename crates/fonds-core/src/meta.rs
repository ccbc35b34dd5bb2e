//! What machines read of a record: linked data (schema.org `ArchiveComponent`) and Dublin Core meta elements.

use crate::catalogue::{Catalogue, Record, When};
use fonds_search::listed::{Listed, joined};

/// Whether an address may become a link: http or https only, as other schemes can run code or lead nowhere from a page.
pub fn is_web(url: &str) -> bool {
    let has_scheme = |scheme: &str| url.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    let is_odd = |c: char| c.is_whitespace() || c.is_control();
    (has_scheme("http://") || has_scheme("https://")) && !url.chars().any(is_odd)
}

/// JSON-LD of a record, with only what the record states.
pub fn json_ld(record: &Record, catalogue: &Catalogue) -> String {
    let mut out = Properties::default();
    let agents = |role| named("Thing", &with_role(record, role));
    out.text("@context", "https://schema.org");
    out.json("@type", r#"["ArchiveComponent","CreativeWork"]"#);
    out.texts("about", &record.subjects);
    out.json("author", &agents("author"));
    out.texts("contentLocation", &record.places);
    out.text("description", &record.description);
    out.text("genre", &record.kind);
    out.json("holdingArchive", &one_named("Organization", &record.repository));
    out.text("identifier", record.id());
    out.texts("inLanguage", &record.languages);
    out.json("isPartOf", &one_named("Collection", &catalogue.title));
    out.json("mentions", &agents("mentioned"));
    out.text("name", &record.title);
    out.json("publisher", &one_named("Organization", &catalogue.publisher));
    out.json("recipient", &agents("recipient"));
    out.text("temporal", date(record));
    out.text("url", record.url.as_str());
    out.0 + "}"
}

/// Dublin Core elements (DCMI Metadata Terms): name and content, as reference managers read them.
pub fn dublin_core(record: &Record, catalogue: &Catalogue) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut put = |name: &str, content: &str| {
        if !content.is_empty() {
            out.push((name.to_owned(), content.to_owned()));
        }
    };
    put("DC.title", &record.title);
    put("DC.identifier", record.id());
    put("DC.date", date(record));
    put("DC.type", &record.kind);
    put("DC.description", &record.description);
    with_role(record, "author").iter().for_each(|name| put("DC.creator", name));
    with_role(record, "participant").iter().for_each(|name| put("DC.contributor", name));
    record.subjects.iter().for_each(|subject| put("DC.subject", subject));
    record.places.iter().for_each(|place| put("DC.coverage", place));
    record.languages.iter().for_each(|language| put("DC.language", language));
    put("DC.source", &record.source);
    put("DC.publisher", &catalogue.publisher);
    put("DC.rights", if record.rights.is_empty() { &catalogue.rights } else { &record.rights });
    out
}

fn date(record: &Record) -> &str {
    match &record.date {
        When::Known(date) => date.as_str(),
        When::Unknown | When::NotUnderstood(_) => &record.date_display,
    }
}

fn with_role<'a>(record: &'a Record, role: &str) -> Vec<&'a str> {
    record.agents.iter().filter(|agent| agent.role == role).map(|agent| agent.name.as_str()).listed()
}

/// The properties of an object so far, as JSON that lacks its closing brace. What is empty is left out.
#[derive(Default)]
struct Properties(String);

impl Properties {
    fn json(&mut self, name: &str, json: &str) {
        if json.is_empty() {
            return;
        }
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        write_string(name, &mut self.0);
        self.0.push(':');
        self.0.push_str(json);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.json(name, &if text.is_empty() { String::new() } else { string(text) });
    }

    fn texts(&mut self, name: &str, texts: &[String]) {
        self.json(name, &list(texts.iter().map(|text| string(text)).listed()));
    }
}

/// A list of objects that have a type and a name.
fn named(kind: &str, names: &[&str]) -> String {
    list(names.iter().map(|name| one_named(kind, name)).listed())
}

fn one_named(kind: &str, name: &str) -> String {
    let mut out = Properties::default();
    if !name.is_empty() {
        out.text("@type", kind);
        out.text("name", name);
        out.0.push('}');
    }
    out.0
}

/// A JSON list; nothing if it has no items.
fn list(items: Vec<String>) -> String {
    if items.is_empty() { String::new() } else { ["[", &joined(&items, ","), "]"].concat() }
}

fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    write_string(text, &mut out);
    out
}

/// Appends a JSON string (RFC 8259, section 7).
pub(crate) fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\0'..' ' => {
                out.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                out.extend(char::from_digit(c as u32 % 16, 16));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_string_is_read_back_by_serde_json(text in any::<String>(), control in "[\0-\u{1F}\"\\\\]{0,5}") {
            let text = text + &control;
            prop_assert_eq!(serde_json::from_str::<String>(&string(&text)).ok(), Some(text));
        }
    }
}
