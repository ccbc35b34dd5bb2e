//! Query strings and queries: a view's own address leads back to it.
#![no_main]

use fonds_core::view::View;
use fonds_search::query::Query;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (view, _ignored) = View::parse(text);
    assert_eq!(View::parse(&view.to_query()).0, view);
    let fields = ["title", "agent"];
    let query = Query::parse(text, &fields);
    assert_eq!(query.root.is_some(), !query.words(&fields).is_empty());
});
