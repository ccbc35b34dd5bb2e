//! Media queries.

use super::page;

/// Whether the page is wide enough for the facets to stand beside the results (the style sheet's own limit).
pub fn is_wide() -> bool {
    matches("(min-width: 56rem)")
}

/// Whether the reader wants nothing to move that need not.
pub fn is_still() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

fn matches(query: &str) -> bool {
    page::window().match_media(query).ok().flatten().is_some_and(|media| media.matches())
}
