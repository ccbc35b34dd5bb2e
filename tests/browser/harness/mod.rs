//! What the tests stand on: a static host, a browser, and a page read by roles and names as assistive technology does.

mod browser;
mod downloads;
mod driver;
mod outside;
mod page;
mod server;
mod sites;
mod tree;
mod visit;
mod wait;

pub use downloads::Downloads;
pub use page::Page;
pub use server::Fault;
pub use sites::{Site, axe, fixture};
pub use visit::{visit, visit_anywhere};
pub use wait::{becomes, eventually};
