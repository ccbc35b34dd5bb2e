//! Media queries.

use gloo::events::EventListener;
use web_sys::MediaQueryList;

use super::page;

/// The facets stand beside the results (the style sheet's own limit).
const WIDE: &str = "(min-width: 56rem)";
/// The reader wants nothing to move that need not.
const STILL: &str = "(prefers-reduced-motion: reduce)";

/// Tells whether the page is wide, now and whenever that changes. Lives as long as the page.
pub fn follow_wide(tell: impl Fn(bool) + 'static) {
    let Some(query) = list(WIDE) else { return };
    tell(query.matches());
    let asked = query.clone();
    EventListener::new(&query, "change", move |_| tell(asked.matches())).forget();
}

/// Whether the reader wants nothing to move that need not.
pub fn is_still() -> bool {
    list(STILL).is_some_and(|list| list.matches())
}

fn list(query: &str) -> Option<MediaQueryList> {
    page::window().match_media(query).ok().flatten()
}
