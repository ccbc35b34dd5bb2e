//! An index that has changed: a base that stays as it is, the documents that were taken out of it, and a second, small
//! index of those that were added. They answer as if they were one index.
//!
//! The documents of the second are numbered after those of the base. A document that was changed is taken out and added
//! again. Nothing is written over, so that a change costs the making of the second index alone.
//!
//! What is found and what is counted is exactly what one index of the remaining documents would find and count. What
//! differs is this:
//!
//! - Deleted documents still count where words are weighed: in how many documents a word is ([`Lexicon`]), and so how rare
//!   it is, and whether it may be a slip.
//! - What a document's length is held against is the mean length in its own layer.
//! - The nearness of words is looked at in the best documents of each layer, not of both.
//!
//! So an index should be made anew when a reader has time to wait for it and the layers have drifted from it: say, when
//! the documents added and deleted are a tenth of those of the base. Until then a search takes as long as one in each layer.
//!
//! What is asked of one document (its values, why it was found) is asked of its own layer: see [`Layers::layer_of`].
//! Suggestions, similar documents and pairs of values have not been put together here.
//!
//! ```
//! use fonds_search::bytes::Bytes;
//! use fonds_search::columns::{Columns, ColumnsBuilder};
//! use fonds_search::index::{FieldSpec, IndexBuilder};
//! use fonds_search::layers::{Layer, Layers};
//! let layer = |titles: &[&str]| {
//!     let (mut index, mut columns) = (IndexBuilder::new(&[FieldSpec { name: "title", weight: 1.0 }], true), ColumnsBuilder::new(0, 0));
//!     for title in titles {
//!         index.add(&[vec![title]]);
//!         columns.add(&[], &[]);
//!     }
//!     Layer::new(index.finish().index(), Columns::open(Bytes::from(columns.finish(&[])), titles.len())?)
//! };
//! let mut layers = Layers::new(layer(&["a leter", "a map"]).expect("one"));
//! layers.delete(0);
//! let layers = layers.with_added(layer(&["a letter"]).expect("another"));
//! assert_eq!(layers.search(None, None).docs.iter().collect::<Vec<_>>(), [1, 2]);
//! ```

mod columns;
mod values;

use crate::DocSet;
use crate::columns::Columns;
use crate::index::Index;
use crate::listed::Listed;
use crate::order::order;
use crate::plan::{Lexicon, Plan};
use crate::search::{Hits, Lookup};
use values::Values;

/// Documents, as texts and as columns.
#[derive(Clone, Debug)]
pub struct Layer {
    index: Index,
    columns: Columns,
}

impl Layer {
    /// The same documents in an index and in columns; `None` if they are not as many.
    pub fn new(index: Index, columns: Columns) -> Option<Layer> {
        (index.len() == columns.docs()).then_some(Layer { index, columns })
    }

    /// Their texts.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Their columns.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }
}

/// Two layers of documents, some of them deleted, as one index.
#[derive(Clone, Debug)]
pub struct Layers {
    base: Layer,
    added: Option<Layer>,
    /// The documents that are left, of both layers.
    left: DocSet,
    /// The values of each keyword column, of both layers.
    values: Vec<Values>,
}

impl Layers {
    /// The base alone, nothing deleted.
    pub fn new(base: Layer) -> Layers {
        let values = vec![Values::default(); base.columns.widths().0];
        Layers { left: DocSet::all(base.index.len()), base, added: None, values }
    }

    /// Takes a document out, of either layer; one that there is not changes nothing.
    pub fn delete(&mut self, doc: u32) {
        self.left.remove(doc);
    }

    /// With these documents as the second layer, in the place of the one before and of what was deleted there. It has the
    /// same fields, with the same weights, and the same columns as the base.
    pub fn with_added(mut self, added: Layer) -> Layers {
        let (left, _) = self.left.split_at(self.base.index.len());
        self.left = left.followed_by(&DocSet::all(added.index.len()));
        let columns = 0..self.values.len();
        self.values = columns.map(|column| Values::of(&self.base.columns, &added.columns, column)).listed();
        self.added = Some(added);
        self
    }

    /// The number of documents, deleted ones too: all document numbers are below it.
    pub fn len(&self) -> usize {
        self.left.universe()
    }

    /// Whether there is no document, deleted or not.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The documents that are not deleted.
    pub fn left(&self) -> &DocSet {
        &self.left
    }

    /// The layer that a document is in, deleted or not, and its number there.
    pub fn layer_of(&self, doc: u32) -> Option<(&Layer, u32)> {
        let docs = self.base.index.len() as u32;
        let layer = if doc < docs { Some((&self.base, doc)) } else { Some((self.added.as_ref()?, doc - docs)) };
        layer.filter(|(layer, doc)| (*doc as usize) < layer.index.len())
    }

    /// The documents among `among` (or all) that are left and fulfil a plan; without a plan all of them. How rare a word is
    /// is counted over both layers, so that their scores can be compared.
    pub fn search(&self, plan: Option<&Plan>, among: Option<&DocSet>) -> Hits {
        let Some(plan) = plan else {
            return Hits {
                docs: among.map_or_else(|| self.left.clone(), |among| self.left_of(among)),
                scores: vec![0; self.len()],
            };
        };
        let (in_base, in_added) = self.parts(among.unwrap_or(&self.left));
        let mut of_base = Lookup::of(&self.base.index, plan);
        let Some(added) = &self.added else { return search(&self.base.index, &of_base, &in_base) };
        let mut of_added = Lookup::of(&added.index, plan);
        of_base.count_together(&mut of_added, self.len());
        let Hits { docs, mut scores } = search(&self.base.index, &of_base, &in_base);
        let others = search(&added.index, &of_added, &in_added);
        scores.extend(others.scores);
        Hits { docs: docs.followed_by(&others.docs), scores }
    }

    /// Those of the documents that are left.
    fn left_of(&self, docs: &DocSet) -> DocSet {
        let mut left = self.left.clone();
        left.and(docs);
        left
    }

    /// Those of the documents that are left, of the base and of the second layer.
    fn parts(&self, docs: &DocSet) -> (DocSet, DocSet) {
        self.left_of(docs).split_at(self.base.index.len())
    }

    fn indexes(&self) -> impl Iterator<Item = &Index> {
        [Some(&self.base), self.added.as_ref()].into_iter().flatten().map(Layer::index)
    }
}

/// Searches a layer among some of its documents, which costs nothing if they are all.
fn search(index: &Index, lookup: &Lookup, among: &DocSet) -> Hits {
    index.fulfilling(lookup, (among.count() < index.len()).then_some(among))
}

/// The words of both layers, deleted documents counted.
impl Lexicon for Layers {
    fn docs_with(&self, term: &str) -> u32 {
        self.indexes().map(|index| index.docs_with(term)).fold(0, u32::saturating_add)
    }

    fn docs_beginning(&self, beginning: &str, enough: u32) -> u32 {
        self.indexes().map(|index| index.docs_beginning(beginning, enough)).fold(0, u32::saturating_add)
    }

    /// All those near in each layer are compared, because a term that is far down in both may be frequent in both together.
    fn near(&self, term: &str, edits: usize, most: usize) -> Vec<String> {
        if self.added.is_none() {
            return self.base.index.near(term, edits, most);
        }
        let mut near: Vec<(usize, String)> = Vec::new();
        for edits in 0..=edits {
            for other in self.indexes().flat_map(|index| index.near(term, edits, usize::MAX)) {
                if near.iter().all(|(_, known)| *known != other) {
                    near.push((edits, other));
                }
            }
        }
        let begins_alike = |other: &str| other.chars().next() == term.chars().next();
        if near.iter().any(|(_, other)| begins_alike(other)) {
            near.retain(|(_, other)| begins_alike(other));
        }
        let keys = near.iter().map(|(edits, other)| (*edits, u32::MAX - self.docs_with(other), other)).listed();
        let sorted = order(keys.len(), &|a, b| keys[a].cmp(&keys[b])).into_iter().take(most);
        sorted.map(|at| keys[at as usize].2.clone()).listed()
    }
}
