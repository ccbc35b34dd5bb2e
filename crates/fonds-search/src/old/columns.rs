//! Columns: for each document the keywords it has.
//!
//! Facets are counted here: how many documents would remain if one more value were chosen.

use crate::interner::Interner;
use crate::listed::Listed;

/// For each document its keywords, in the order given, each once.
#[derive(Debug, Clone, Default)]
pub struct KeywordColumn {
    labels: Interner,
    ids: Vec<u32>,
    /// Where each document ends in `ids`.
    ends: Vec<u32>,
}

impl KeywordColumn {
    /// A column of the documents' values. A value's id is its place in the order of first occurrence.
    pub fn from_values<S: AsRef<str>>(docs: &[Vec<S>]) -> Self {
        let mut column = KeywordColumn::default();
        for values in docs {
            values.iter().for_each(|value| column.add_value(value.as_ref()));
            column.ends.push(column.ids.len() as u32);
        }
        column
    }

    /// The values, by id.
    pub fn labels(&self) -> &[String] {
        self.labels.strings()
    }

    /// The id of a value, spelt exactly as given.
    pub fn id(&self, label: &str) -> Option<u32> {
        self.labels.id(label)
    }

    /// The ids of a document's values; none for a document that there is not.
    pub fn values(&self, doc: u32) -> &[u32] {
        let doc = doc as usize;
        let Some(&end) = self.ends.get(doc) else { return &[] };
        let start = if doc == 0 { 0 } else { self.ends[doc - 1] };
        &self.ids[start as usize..end as usize]
    }

    /// Adds a value to the document at the end, whose end is not yet written.
    fn add_value(&mut self, value: &str) {
        let id = self.labels.intern(value);
        let start = self.ends.last().map_or(0, |&end| end as usize);
        if !self.ids[start..].contains(&id) {
            self.ids.push(id);
        }
    }
}

/// What is chosen in one column. *None* stands for the documents without any value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// A document must have one of these values (or none, if [`Choice::include_none`]).
    pub include: Vec<u32>,
    /// Documents without a value are among those wanted.
    pub include_none: bool,
    /// A document must have none of these values.
    pub exclude: Vec<u32>,
    /// Documents without a value are not wanted.
    pub exclude_none: bool,
}

impl Choice {
    /// Whether nothing is chosen, so that every document is admitted.
    pub fn is_empty(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty() && !self.include_none && !self.exclude_none
    }

    /// Whether a document with these values passes.
    pub fn admits(&self, values: &[u32]) -> bool {
        self.includes(values) && !self.excludes(values)
    }

    fn includes(&self, values: &[u32]) -> bool {
        let asks_nothing = self.include.is_empty() && !self.include_none;
        asks_nothing || has_one_of(values, &self.include, self.include_none)
    }

    fn excludes(&self, values: &[u32]) -> bool {
        has_one_of(values, &self.exclude, self.exclude_none)
    }
}

fn has_one_of(values: &[u32], chosen: &[u32], chosen_none: bool) -> bool {
    if values.is_empty() { chosen_none } else { values.iter().any(|value| chosen.contains(value)) }
}

/// How many documents have each value of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FacetCounts {
    /// By value id.
    pub counts: Vec<u32>,
    /// Documents without a value.
    pub none: u32,
}

impl FacetCounts {
    fn add(&mut self, values: &[u32]) {
        values.iter().for_each(|&value| self.counts[value as usize] += 1);
        self.none += u32::from(values.is_empty());
    }
}

/// The documents of `docs` that pass all choices, and each column's counts over those that pass all choices but the
/// column's own: what choosing another value there would give. `choices` go with `columns`; a missing one is empty.
pub fn facet(columns: &[KeywordColumn], choices: &[Choice], docs: &[u32]) -> (Vec<u32>, Vec<FacetCounts>) {
    let mut passing = Vec::new();
    let mut counts: Vec<FacetCounts> = columns.iter().map(empty_counts).listed();
    for &doc in docs {
        let barring = |(column, choice): (&KeywordColumn, &Choice)| !choice.admits(column.values(doc));
        let mut barred =
            (0..columns.len()).filter(|&at| choices.get(at).is_some_and(|choice| barring((&columns[at], choice))));
        match (barred.next(), barred.next()) {
            (None, _) => {
                passing.push(doc);
                counts.iter_mut().zip(columns).for_each(|(counts, column)| counts.add(column.values(doc)));
            }
            (Some(only), None) => counts[only].add(columns[only].values(doc)),
            _ => {}
        }
    }
    (passing, counts)
}

fn empty_counts(column: &KeywordColumn) -> FacetCounts {
    FacetCounts { counts: vec![0; column.labels().len()], none: 0 }
}
