//! What a record says, sorted for citing.

use crate::catalogue::{Catalogue, Record};
use crate::date::Civil;

use super::dates::Dated;
use super::names::{Name, Names};
use super::title::{self, Titled};

/// What a citation is made of. What the record does not state is empty.
pub(super) struct Facts<'a> {
    pub authors: Vec<Name<'a>>,
    pub recipients: Vec<Name<'a>>,
    pub titled: Titled,
    /// The kind of document, if the title does not say it.
    pub kind: &'a str,
    pub date: Dated,
    /// The archival reference of the original.
    pub reference: &'a str,
    pub collection: &'a str,
    pub repository: &'a str,
    /// The digital archive: the catalogue's publisher, else its title.
    pub archive: &'a str,
    pub id: &'a str,
    pub url: &'a str,
    pub accessed: Option<Civil>,
}

impl<'a> Facts<'a> {
    pub fn new(record: &'a Record, catalogue: &'a Catalogue, names: &Names, accessed: Option<Civil>) -> Self {
        let with_role = |role: &str| {
            let agents = record.agents.iter().filter(|agent| agent.role == role);
            agents.map(|agent| names.read(&agent.name)).collect()
        };
        let date = Dated::of(record);
        let archive = if catalogue.publisher.is_empty() { &catalogue.title } else { &catalogue.publisher };
        // What is part of a longer statement is not said twice.
        let [reference, collection, repository] = [&record.source, &record.collection, &record.repository];
        let unless_in = |text: &'a str, others: &[&String]| {
            if others.iter().any(|other| contains(other, text)) { "" } else { text.trim() }
        };
        Self {
            authors: with_role("author"),
            recipients: with_role("recipient"),
            titled: title::read(record, &date),
            kind: if contains(&record.title, &record.kind) { "" } else { &record.kind },
            date,
            reference: reference.trim(),
            collection: unless_in(collection, &[reference]),
            repository: unless_in(repository, &[reference, collection]),
            archive: unless_in(archive, &[reference, collection, repository]),
            id: record.id(),
            url: record.url.as_str(),
            accessed,
        }
    }

    /// The id, where nothing but it finds the document in the digital archive.
    pub fn id_without_url(&self) -> &'a str {
        if self.url.is_empty() { self.id } else { "" }
    }
}

/// Whether `text` stands in `whole`, in any case of letters.
fn contains(whole: &str, text: &str) -> bool {
    whole.to_lowercase().contains(&text.trim().to_lowercase())
}
