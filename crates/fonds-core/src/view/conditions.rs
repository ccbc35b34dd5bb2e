//! The conditions of a view in words, each with the view that lacks it: *Active filters*, and what to drop when nothing
//! is found.

use super::{Choices, DateMode, Facet, Filters, Keyword, SearchIn, View, typed_date};

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
    let mut push = |label: String, without: Filters| {
        out.push(Condition { label, without: view.with_filters(without) });
    };
    if !filters.q.trim().is_empty() {
        push(query_label(filters), Filters { q: String::new(), search_in: SearchIn::All, ..filters.clone() });
    }
    for facet in Facet::ALL {
        let Choices { include, exclude } = filters.choices(facet);
        for value in include {
            push(label(facet, value), filters.toggle(facet, value));
        }
        for value in exclude {
            push(format!("not {}", label(facet, value)), filters.toggle_excluded(facet, value));
        }
    }
    if typed_date(&filters.from).is_some() {
        push(format!("From {}", filters.from.trim()), Filters { from: String::new(), ..filters.clone() });
    }
    if typed_date(&filters.to).is_some() {
        push(format!("To {}", filters.to.trim()), Filters { to: String::new(), ..filters.clone() });
    }
    if filters.dates == DateMode::Certain {
        push("Dates certainly inside".to_owned(), Filters { dates: DateMode::Possible, ..filters.clone() });
    }
    out
}

fn label(facet: Facet, value: &str) -> String {
    let value = if value.is_empty() { "not stated" } else { value };
    format!("{}: {value}", facet.legend())
}

fn query_label(filters: &Filters) -> String {
    let place = match filters.search_in {
        SearchIn::All => String::new(),
        field => format!(" in {}", field.name().to_ascii_lowercase()),
    };
    format!("Search{place}: {}", filters.q.trim())
}
