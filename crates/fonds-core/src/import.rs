//! Reading what other systems write: bytes to text, text to rows.
//!
//! The page reads its own catalogue with [`crate::read`]; nothing here is called from there.

pub mod decode;
pub mod guess;
pub mod table;
