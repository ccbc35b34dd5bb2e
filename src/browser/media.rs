//! Media queries.

use super::page;

/// Whether the page is wide enough for the facets to stand beside the results (the style sheet's own limit).
pub fn is_wide() -> bool {
    page::window().match_media("(min-width: 56rem)").ok().flatten().is_some_and(|media| media.matches())
}
