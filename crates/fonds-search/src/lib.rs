//! Search over documents: fields of text, columns of keywords, columns of intervals.
//!
//! The engine has never heard of archives: its caller names the fields, gives the texts, and says which names are equal.
//! It is a plain scan: no postings, no compression, every document looked at for every word. That makes it easy to
//! believe, and what a faster engine is held against.
//!
//! ```
//! use fonds_search::{CorpusBuilder, FieldSpec, Names, Query};
//!
//! let mut builder = CorpusBuilder::new(&[FieldSpec { name: "title", weight: 3.0 }]);
//! builder.add(&[vec!["Telegram to Zhou Enlai"]]);
//! builder.add(&[vec!["Letter to Pavel Yudin"]]);
//! let corpus = builder.finish();
//!
//! let matches = corpus.search(&Query::parse("telegra* -yudin", &["title"]), None, &Names::default());
//! assert_eq!(matches.hits.len(), 1);
//! assert_eq!(matches.hits[0].doc, 0);
//! ```

pub mod columns;
pub mod corpus;
pub mod fold;
pub mod highlight;
pub mod interner;
pub mod listed;
pub mod names;
pub mod order;
pub mod query;
pub mod tokens;

mod fold_table;
mod glob;
mod plan;
mod scan;
mod typo;
mod vocabulary;

pub use columns::{Choice, FacetCounts, KeywordColumn, facet};
pub use corpus::{Corpus, CorpusBuilder, Correction, FieldSpec, Hit, Matches, NameUse};
pub use fold::fold;
pub use highlight::highlight_ranges;
pub use interner::Interner;
pub use names::{NameGroup, Names};
pub use order::order;
pub use query::{Node, Note, Query};
pub use tokens::{Token, tokens};
