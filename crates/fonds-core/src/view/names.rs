//! Names in the address: the entry that is open, and the part of the index that is shown.

use super::{Facet, Filters, Layout, View};

/// The word by which the address asks for the most frequent names first.
pub(super) const BY_COUNT: &str = "count";

/// A person or body, a place or a subject: `agent:Stalin` in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is: one of [`Named::FACETS`].
    pub facet: Facet,
    /// The preferred label, or a variant that leads to it.
    pub label: String,
}

/// The part of the index of names that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexPart {
    /// The letter that it begins with; empty for the first.
    pub letter: String,
    /// What the names must have a word that begins with; empty for all.
    pub typed: String,
    /// Whether the names in most records come first; else A to Z.
    pub by_count: bool,
}

impl Named {
    /// The facets whose values have entries.
    pub const FACETS: [Facet; 3] = [Facet::Agent, Facet::Place, Facet::Subject];

    /// Reads `agent:Stalin`.
    pub fn parse(text: &str) -> Option<Self> {
        let (key, label) = text.split_once(':')?;
        let facet = Self::FACETS.into_iter().find(|facet| facet.key() == key)?;
        (!label.is_empty()).then(|| Self { facet, label: label.to_owned() })
    }
}

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&[self.facet.key(), ":", &self.label].concat())
    }
}

impl IndexPart {
    /// The keys of the address with their values; an empty one is the default.
    pub(super) fn pairs(&self) -> [(&'static str, &str); 3] {
        let by = if self.by_count { BY_COUNT } else { "" };
        [("letter", &self.letter), ("find", &self.typed), ("by", by)]
    }
}

impl Layout {
    /// The layout that is the index of a facet's names.
    pub fn of_names(facet: Facet) -> Self {
        match facet {
            Facet::Place => Self::Places,
            Facet::Subject => Self::Subjects,
            _ => Self::People,
        }
    }

    /// The facet whose names it lists, if it is an index.
    pub fn facet(self) -> Option<Facet> {
        Named::FACETS.into_iter().find(|facet| Self::of_names(*facet) == self)
    }

    /// Whether it shows records.
    pub fn has_records(self) -> bool {
        self.facet().is_none() && !matches!(self, Self::Saved | Self::Guide | Self::About)
    }
}

impl View {
    /// The same view with the entry of a name open.
    pub fn with_name(&self, facet: Facet, label: &str) -> Self {
        let layout = if self.layout.has_records() { self.layout } else { Layout::of_names(facet) };
        Self { layout, name: Some(Named { facet, label: label.to_owned() }), record: None, ..self.clone() }
    }

    /// The same results as an index of names.
    pub fn with_index(&self, facet: Facet, index: IndexPart) -> Self {
        Self { index, ..self.with_layout(Layout::of_names(facet)) }
    }

    /// All records with a name.
    pub fn of_name(facet: Facet, label: &str) -> Self {
        Self { filters: Filters::default().toggle(facet, label), ..Self::default() }
    }

    /// The layout in which results are shown next: an entry, the guide and *About* show none, and give way to cards.
    pub(super) fn layout_of_results(&self) -> Layout {
        let is_index = self.name.is_none() && self.layout.facet().is_some();
        if is_index || self.layout.has_records() { self.layout } else { Layout::default() }
    }
}
