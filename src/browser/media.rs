//! Media queries.

use gloo::events::EventListener;

use super::page;

/// Whether the page is wide enough for the facets to stand beside the results (the style sheet's own limit).
const WIDE: &str = "(min-width: 56rem)";

/// Tells whether the page is wide, now and whenever that changes. Lives as long as the page.
pub fn follow_wide(tell: impl Fn(bool) + 'static) {
    let Some(query) = page::window().match_media(WIDE).ok().flatten() else { return };
    tell(query.matches());
    let asked = query.clone();
    EventListener::new(&query, "change", move |_| tell(asked.matches())).forget();
}
