//! The app's place in the page.

use web_sys::Element;

use crate::leptos::{AnyView, Mountable, Owner, Render};

/// Draws a view into an element, where it stays as long as the page.
pub fn mount(parent: &Element, view: impl FnOnce() -> AnyView) {
    // A second call would only be told that there is a task queue already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let mut drawn = owner.with(|| view().build());
    drawn.mount(parent, None);
    std::mem::forget((owner, drawn));
}
