//! The queries that were searched for last, in this browser only.

use super::storage;

/// Where they are kept, a line each, the last one first.
const NAME: &str = "recent";
/// How many are kept.
const MOST: usize = 8;

/// The last one first; none where storage is refused.
pub fn all() -> Vec<String> {
    storage::read(NAME).lines().map(str::to_owned).collect()
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
    storage::write(NAME, &lines);
}

/// Forgets them all.
pub fn forget() {
    storage::write(NAME, "");
}
