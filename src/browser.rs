//! The browser: every use of web-sys, js-sys and gloo is below this module, one browser API a file.

pub mod backend;
pub mod catalogue;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod focus;
pub mod head;
pub mod history;
pub mod keyboard;
pub mod keys;
pub mod links;
pub mod media;
mod mount;
pub mod near;
pub mod notice;
pub mod offline;
pub mod page;
pub mod pointer;
pub mod resize;
pub mod scroll;
pub mod speech;
mod start;
pub mod storage;
mod talk;
pub mod timing;
mod worker;

pub use start::start;
