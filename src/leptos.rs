//! Leptos, as far as the page uses it: its signals (`reactive_graph`) and its renderer (`tachys`), from their own crates.
//!
//! The crate `leptos` itself brings server functions, whose streams are exported from every program whether they are used
//! or not, and so downloaded by every reader.

pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::{Effect, RenderEffect};
pub use reactive_graph::owner::{Owner, on_cleanup};
pub use reactive_graph::signal::RwSignal;
pub use reactive_graph::traits::{Get, Update, UpdateUntracked, With, WithUntracked};
pub use tachys::html::attribute::Attribute;
pub use tachys::html::attribute::any_attribute::AnyAttribute;
pub use tachys::hydration::Cursor;
pub use tachys::view::add_attr::AddAnyAttr;
pub use tachys::view::any_view::{AnyView, IntoAny};
pub use tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
