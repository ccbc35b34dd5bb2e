//! The parts of the page. Each reads: derive, handle, view.

mod active;
mod app;
mod cards;
mod facets;
mod finder;
mod footer;
mod lists;
mod marked;
mod record;
mod results;
mod table;
mod timeline;

pub use app::App;
