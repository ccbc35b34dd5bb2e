//! The page of Fonds: one state, thin components, and the browser at the edge.

pub mod away;
pub mod browser;
pub mod components;
pub mod desk;
pub mod el;
pub mod later;
pub mod leptos;
