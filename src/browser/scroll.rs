//! Scrolling.

use gloo::timers::callback::Timeout;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::page;

/// Time until what is being drawn stands on the page, in ms: about two frames.
const PAUSE_MS: u32 = 32;

/// Scrolls, as little as it takes, so that an element is seen, once what is being drawn stands on the page.
pub fn later(selector: &'static str) {
    Timeout::new(PAUSE_MS, move || {
        let Ok(Some(element)) = page::document().query_selector(selector) else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    })
    .forget();
}
