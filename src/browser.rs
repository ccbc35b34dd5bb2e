//! The browser: every use of web-sys, js-sys and gloo is below this module, one browser API a file.

pub mod backend;
pub mod brush;
pub mod catalogue;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod disclosure;
pub mod dom;
pub mod file;
pub mod focus;
pub mod head;
pub mod history;
pub mod keyboard;
pub mod keys;
pub mod links;
pub mod media;
mod mount;
pub mod near;
pub mod near_end;
pub mod notice;
pub mod offline;
pub mod page;
pub mod pointer;
pub mod recent;
pub mod resize;
pub mod scroll;
pub mod settings;
pub mod settle;
mod start;
pub mod storage;
pub mod take;
mod talk;
pub mod timing;
mod worker;

pub use start::start;
