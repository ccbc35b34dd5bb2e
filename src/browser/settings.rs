//! What the reader has chosen in *Settings*, and unfolded for good.
//!
//! The choices stand as `data-NAME` on `<html>`, where the style sheet and [`super::keys`] find them. `public/boot.js` puts
//! them there before the first paint, from `localStorage` under `fonds:SCOPE:NAME`, where SCOPE is the path of the site's
//! folder. Where storage is refused, a choice holds for this visit.

use super::{page, storage};

/// How the page is coloured: `light`, `dark` or `contrast`.
pub const THEME: &str = "theme";
/// How close the lines are: `compact`.
pub const DENSITY: &str = "density";
/// Whether single keys are shortcuts: `off`.
pub const KEYS: &str = "keys";
/// Whether the histogram is unfolded on a narrow page: `open`.
pub const HISTOGRAM: &str = "histogram";

/// What was chosen; empty for the default.
pub fn chosen(name: &str) -> String {
    page::data(name)
}

/// Takes a choice over, and remembers it; an empty one is the default.
pub fn choose(name: &str, value: &str) {
    if let Some(root) = page::document().document_element() {
        let attribute = ["data-", name].concat();
        let _ =
            if value.is_empty() { root.remove_attribute(&attribute) } else { root.set_attribute(&attribute, value) };
    }
    storage::write(name, value);
}
