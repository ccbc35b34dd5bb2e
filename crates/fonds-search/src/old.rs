//! The plain scan that searched so far. It goes once the page uses the index.

pub mod columns;
pub mod corpus;
pub mod highlight;

mod plan;
mod scan;
mod vocabulary;
