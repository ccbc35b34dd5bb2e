//! The conditions of a view in words, each with the view that lacks it: *Active filters*, and what to drop when nothing
//! is found.

use super::{Chosen, DateMode, Facet, Filters, Keyword, SearchIn, View, typed_date};
use crate::say;

/// One condition in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// In words: `Agent: Kim Il Sung`, `not Type: Telegram`.
    pub label: String,
    /// The view without it.
    pub without: View,
}

pub fn of(view: &View) -> Vec<Condition> {
    let filters = &view.filters;
    let mut out = Vec::new();
    let mut push = |label: String, drop: &dyn Fn(&mut Filters)| {
        let mut without = filters.clone();
        drop(&mut without);
        out.push(Condition { label, without: view.with_filters(without) });
    };
    if filters.has_words() {
        push(query_label(filters), &|without| {
            without.q.clear();
            without.search_in = SearchIn::All;
        });
    }
    for (at, chosen) in filters.facets.iter().enumerate() {
        push(label(filters, chosen), &|without| {
            without.facets.remove(at);
        });
    }
    if typed_date(&filters.from).is_some() {
        push(say!("From {0}", filters.from.trim()), &|without| without.from.clear());
    }
    if typed_date(&filters.to).is_some() {
        push(say!("To {0}", filters.to.trim()), &|without| without.to.clear());
    }
    if filters.dates == DateMode::Certain {
        push(say!("Dates certainly inside").to_owned(), &|without| without.dates = DateMode::Possible);
    }
    out
}

fn label(filters: &Filters, chosen: &Chosen) -> String {
    let legend = if chosen.facet == Facet::Agent { filters.role.legend() } else { chosen.facet.legend() };
    let name =
        if chosen.value.is_empty() { say!("not stated").to_owned() } else { chosen.facet.value_name(&chosen.value) };
    if chosen.is_excluded { say!("not {0}: {1}", legend, name) } else { say!("{0}: {1}", legend, name) }
}

fn query_label(filters: &Filters) -> String {
    match filters.search_in {
        SearchIn::All => say!("Search: {0}", filters.q.trim()),
        field => say!("Search in {0}: {1}", field.key(), filters.q.trim()),
    }
}
