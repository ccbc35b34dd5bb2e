//! Search over documents: fields of text, columns of keywords, columns of intervals.
//!
//! The engine has never heard of archives: its caller names the fields, gives the texts, and says which names are equal.
//! `DESIGN.md` beside this crate says how it is made and why.

pub mod bytes;
pub mod columns;
pub mod docs;
pub mod fold;
pub mod highlight;
pub mod index;
pub mod interner;
pub mod layers;
pub mod listed;
pub mod names;
pub mod order;
pub mod plan;
pub mod planner;
pub mod query;
pub mod search;
pub mod terms;
pub mod tokens;

mod fold_table;
mod forms;
mod glob;
mod joined_table;
mod typo;

pub use docs::DocSet;
pub use fold::fold;
pub use interner::Interner;
pub use names::{NameGroup, Names};
pub use order::order;
pub use query::{Node, Note, Query};
pub use tokens::{Token, tokens};
