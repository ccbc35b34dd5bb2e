//! The queries that were searched for last, in this browser only.

use super::store;

/// Where they are kept, a line each, the last one first.
const NAME: &str = "recent";
/// How many are kept.
const MOST: usize = 8;

/// The last one first; none where storage is refused.
pub fn all() -> Vec<String> {
    store::read(NAME).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// Keeps a query.
pub fn remember(query: &str) {
    let query = query.trim();
    if query.is_empty() {
        return;
    }
    let mut lines = query.to_owned();
    let others = all().into_iter().filter(|other| other != query);
    others.take(MOST - 1).for_each(|other| lines = [&lines, "\n", &other].concat());
    store::write(NAME, &lines);
}

/// Forgets them all.
pub fn forget() {
    store::write(NAME, "");
}
