//! What is compared with what: for each piece of work, the ways in which the engines do it.
//!
//! The ratios are to engines that do the same work. One that finds less, does not rank, or understands less of a query is
//! shown with what is different, and is not raced against.

use super::figures::{QUERIES, TYPING};

/// Something that is asked of every engine.
pub struct Work {
    /// A heading.
    pub title: &'static str,
    /// Which queries.
    pub set: &'static str,
    /// How each engine does it.
    pub ways: &'static [Way],
}

/// How one engine does a piece of work.
pub struct Way {
    /// The engine.
    pub peer: &'static str,
    /// The harness's name of its way to search.
    pub mode: &'static str,
    /// What is timed: [`SEARCH`], [`TYPED`] or [`OWN`].
    pub metric: &'static str,
    /// Why this is other work; empty if it is the same.
    pub difference: &'static str,
}

/// The search alone.
pub const SEARCH: &str = "search_ms";
/// Search, and facets counted for the engine by good JavaScript over typed arrays.
pub const TYPED: &str = "search_facets_js_typed_ms";
/// Search and facets by the engine itself.
pub const OWN: &str = "search_facets_native_ms";

const fn way(peer: &'static str, mode: &'static str, metric: &'static str, difference: &'static str) -> Way {
    Way { peer, mode, metric, difference }
}

/// Everything that is compared.
pub const WORKS: [Work; 7] = [
    Work { title: "With typos, ranked, 5 facets and the years counted", set: QUERIES, ways: &WITH_TYPOS },
    Work { title: "The same, typed letter by letter", set: TYPING, ways: &WITH_TYPOS },
    Work { title: "Without typos, ranked, 5 facets and the years counted", set: QUERIES, ways: &WITHOUT_TYPOS },
    Work { title: "The same without typos, typed letter by letter", set: TYPING, ways: &WITHOUT_TYPOS },
    Work { title: "With typos, ranked, no facets", set: QUERIES, ways: &SEARCH_WITH_TYPOS },
    Work { title: "Without typos, ranked, no facets", set: QUERIES, ways: &SEARCH_WITHOUT_TYPOS },
    Work { title: "The best 20 without typos, no facets", set: QUERIES, ways: &BEST_20 },
];

const WITH_TYPOS: [Way; 9] = [
    way("ours", "full", OWN, ""),
    way("ours-page", "full", OWN, ""),
    way("minisearch", "full", TYPED, ""),
    way("itemsjs-mini", "full", OWN, ""),
    way("orama", "full", OWN, ""),
    way("lunr", "full", TYPED, "a beginning is found below 5 letters only"),
    way("ufuzzy", "full", TYPED, "by position, and by that for up to 1,000 hits only"),
    way("fuse", "full", TYPED, "anything that is somewhat alike"),
    way("fuzzysort", "full", TYPED, "letters in order, of one text"),
];

const WITHOUT_TYPOS: [Way; 14] = [
    way("ours", "exact", OWN, ""),
    way("ours-page", "exact", OWN, ""),
    way("minisearch", "exact", TYPED, ""),
    way("itemsjs-mini", "exact", OWN, ""),
    way("orama", "exact", OWN, ""),
    way("itemsjs", "exact", OWN, "any of the words, whole words only"),
    way("lunr", "exact", TYPED, "stems, but not of the last word: much is not found"),
    way("flexsearch", "exact", TYPED, "all words in one field, not ranked by weight"),
    way("sqlite", "exact", OWN, "unranked"),
    way("ufuzzy", "exact", TYPED, "by position, and by that for up to 1,000 hits only"),
    way("fuse", "exact", TYPED, "all words in one field, by position"),
    way("scan", "exact", TYPED, "unranked"),
    way("duckdb", "exact", OWN, "unranked"),
    way("crossfilter", "exact", OWN, "counts only: no search"),
];

/// The search alone, with typos.
pub const SEARCH_WITH_TYPOS: [Way; 8] = [
    way("ours", "full", SEARCH, ""),
    way("ours-page", "full", SEARCH, ""),
    way("minisearch", "full", SEARCH, ""),
    way("orama", "full", SEARCH, ""),
    way("lunr", "full", SEARCH, "a beginning is found below 5 letters only"),
    way("ufuzzy", "full", SEARCH, "by position, and by that for up to 1,000 hits only"),
    way("fuse", "full", SEARCH, "anything that is somewhat alike"),
    way("fuzzysort", "full", SEARCH, "letters in order, of one text"),
];

const SEARCH_WITHOUT_TYPOS: [Way; 11] = [
    way("ours", "exact", SEARCH, ""),
    way("ours-page", "exact", SEARCH, ""),
    way("minisearch", "exact", SEARCH, ""),
    way("orama", "exact", SEARCH, ""),
    way("lunr", "exact", SEARCH, "stems, but not of the last word: much is not found"),
    way("flexsearch", "exact", SEARCH, "all words in one field, not ranked by weight"),
    way("sqlite", "exact", SEARCH, "unranked"),
    way("ufuzzy", "exact", SEARCH, "by position, and by that for up to 1,000 hits only"),
    way("fuse", "exact", SEARCH, "all words in one field, by position"),
    way("scan", "exact", SEARCH, "unranked"),
    way("duckdb", "exact", SEARCH, "unranked"),
];

const BEST_20: [Way; 5] = [
    way("ours", "top20", SEARCH, ""),
    way("ours-page", "top20", SEARCH, ""),
    way("orama", "exact", SEARCH, ""),
    way("sqlite", "top20", SEARCH, ""),
    way("flexsearch", "top20", SEARCH, "the first 20 found in each field, not ranked by weight"),
];

/// What an engine's index holds of the records, for those that have one.
pub fn holds(peer: &str) -> Option<&'static str> {
    Some(match peer {
        "ours" | "ours-page" => "positions, facets, dates",
        "minisearch" => "no positions, no facets",
        "flexsearch" => "no frequencies, no positions, no facets",
        "orama" => "no positions, facets",
        "sqlite" => "positions, facets",
        "lunr" => "no positions, no facets",
        _ => return None,
    })
}

/// Whether it is our own engine.
pub fn is_ours(peer: &str) -> bool {
    peer.starts_with("ours")
}
