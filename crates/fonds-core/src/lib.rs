//! The catalogue, its dates and names, the address of a view, and everything a page shows, as plain values.
//!
//! No I/O, no clock, no browser: arguments in, values out. Nothing here fails on user input; parsers return the good
//! part and the list of problems.

pub mod about;
pub mod authority;
pub mod catalogue;
pub mod cite;
pub mod date;
pub mod diff;
pub mod explore;
pub mod figure;
pub mod icon;
pub mod import;
pub mod issue;
pub mod list;
pub mod meta;
pub mod names;
pub mod read;
pub mod reference;
pub mod report;
pub mod speech;
pub mod static_page;
pub mod take;
pub mod timeline;
pub mod view;
pub mod wire;
pub mod write;
