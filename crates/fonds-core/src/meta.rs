//! What machines read of a record: linked data (schema.org `ArchiveComponent`) and Dublin Core meta elements.

use serde_json::{Map, Value, json};

use crate::catalogue::{Catalogue, Record, When};

/// Whether an address may become a link: http or https only.
pub fn is_web(url: &str) -> bool {
    let scheme = |prefix: &str| url.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    (scheme("http://") || scheme("https://")) && !url.contains(char::is_whitespace)
}

/// JSON-LD of a record, with only what the record states.
pub fn json_ld(record: &Record, catalogue: &Catalogue) -> String {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        if !is_empty(&value) {
            out.insert(key.to_owned(), value);
        }
    };
    put("@context", json!("https://schema.org"));
    put("@type", json!(["ArchiveComponent", "CreativeWork"]));
    put("identifier", json!(record.id));
    put("name", json!(record.title));
    put("description", json!(record.description));
    put("temporal", json!(date(record)));
    put("genre", json!(record.kind));
    put("author", agents(record, "author"));
    put("recipient", agents(record, "recipient"));
    put("mentions", agents(record, "mentioned"));
    put("about", json!(record.subjects));
    put("contentLocation", json!(record.places));
    put("inLanguage", json!(record.languages));
    put("holdingArchive", organisation(&record.repository));
    put("url", json!(Some(&record.url).filter(|url| is_web(url))));
    put("isPartOf", json!({ "@type": "Collection", "name": catalogue.title }));
    put("publisher", organisation(&catalogue.publisher));
    Value::Object(out).to_string()
}

/// Dublin Core elements (DCMI Metadata Terms): name and content, as reference managers read them.
pub fn dublin_core(record: &Record, catalogue: &Catalogue) -> Vec<(String, String)> {
    let one = |name: &'static str, text: &str| vec![(name, text.to_owned())];
    let names = |role: &str| -> Vec<String> {
        record.agents.iter().filter(|agent| agent.role == role).map(|agent| agent.name.clone()).collect()
    };
    let all = |name: &'static str, texts: &[String]| texts.iter().map(|text| (name, text.clone())).collect::<Vec<_>>();
    let lists = [
        one("DC.title", &record.title),
        one("DC.identifier", &record.id),
        one("DC.date", &date(record)),
        one("DC.type", &record.kind),
        one("DC.description", &record.description),
        all("DC.creator", &names("author")),
        all("DC.contributor", &names("participant")),
        all("DC.subject", &record.subjects),
        all("DC.coverage", &record.places),
        all("DC.language", &record.languages),
        one("DC.source", &record.source),
        one("DC.publisher", &catalogue.publisher),
        one("DC.rights", if record.rights.is_empty() { &catalogue.rights } else { &record.rights }),
    ];
    let stated = lists.into_iter().flatten().filter(|(_, content)| !content.is_empty());
    stated.map(|(name, content)| (name.to_owned(), content)).collect()
}

fn date(record: &Record) -> String {
    match &record.date {
        When::Known(date) => date.as_str().to_owned(),
        When::Unknown | When::NotUnderstood(_) => record.date_display.clone(),
    }
}

fn agents(record: &Record, role: &str) -> Value {
    let with_role = record.agents.iter().filter(|agent| agent.role == role);
    with_role.map(|agent| json!({ "@type": "Thing", "name": agent.name })).collect()
}

fn organisation(name: &str) -> Value {
    if name.is_empty() { Value::Null } else { json!({ "@type": "Organization", "name": name }) }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}
