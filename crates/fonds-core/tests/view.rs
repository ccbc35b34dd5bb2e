//! The address of a view: the public contract's keys, both ways.

#![allow(missing_docs)]

use fonds_core::date::Day;
use fonds_core::speech::Language;
use fonds_core::view::{
    Chosen, Cols, Column, DateMode, Facet, Filters, Grouping, IndexPart, Keyword, Layout, Named, Reference, Role,
    SearchIn, Sort, View, Window,
};
use proptest::prelude::*;

fn parsed(query: &str) -> View {
    let (view, ignored) = View::parse(query);
    assert_eq!(ignored, [], "{query}");
    view
}

fn ignored(query: &str) -> Vec<String> {
    View::parse(query).1.iter().map(ToString::to_string).collect()
}

#[test]
fn every_key_of_the_contract_is_read() {
    let view = parsed(
        "?q=prisoners+of%20war&in=title&agent=Stalin&agent=Kim+Il+Sung&agent=&not.type=Telegram&from=1952&to=1954-10\
         &role=by&year=1953&dates=certain&sort=-date&view=timeline&window=1952-09/1954&lang=en&record=a%2Fb",
    );
    let filters = &view.filters;
    assert_eq!(filters.q, "prisoners of war");
    assert_eq!((filters.search_in, filters.role), (SearchIn::Title, Role::By));
    assert_eq!(filters.values(Facet::Year, false), ["1953"]);
    assert_eq!(filters.values(Facet::Agent, false), ["Stalin", "Kim Il Sung", ""]);
    assert_eq!(filters.values(Facet::Type, true), ["Telegram"]);
    assert_eq!((filters.from.as_str(), filters.to.as_str(), filters.dates), ("1952", "1954-10", DateMode::Certain));
    assert_eq!((view.sort, view.layout), (Some(Sort::DateDescending), Layout::Timeline));
    assert_eq!(view.window.map(|window| window.to_string()).as_deref(), Some("1952-09-01/1954-12-31"));
    assert_eq!((view.lang, view.record.as_deref()), (Some(Language::English), Some("a/b")));
}

#[test]
fn names_have_an_address() {
    let view = parsed("?view=people&letter=B&find=sta&by=count&name=agent:Filippov");
    assert_eq!(view.layout, Layout::People);
    assert_eq!(view.name, Some(Named { facet: Facet::Agent, label: "Filippov".to_owned() }));
    assert_eq!(view.index, IndexPart { letter: "B".into(), typed: "sta".into(), by_count: true });
    assert_eq!(parsed("?name=subject:a:b").name.map(|name| name.label).as_deref(), Some("a:b"));
    for bad in ["?name=Stalin", "?name=agent:", "?name=type:Letter"] {
        assert!(ignored(bad)[0].ends_with("was ignored: name is agent:, place: or subject: and a name."), "{bad}");
    }
    assert_eq!(ignored("?by=size"), ["“by=size” in the address was ignored: by is count, or absent for A to Z."]);
}

#[test]
fn new_conditions_lead_to_results_and_an_index_of_names_stays_one() {
    let after =
        |query: &str| parsed(query).with_filters(Filters { q: "korea".into(), ..Filters::default() }).to_query();
    assert_eq!(after("?view=guide"), "?q=korea");
    assert_eq!(after("?view=people&name=agent:Stalin"), "?q=korea");
    assert_eq!(after("?view=table&name=agent:Stalin"), "?q=korea&view=table");
    assert_eq!(after("?view=people&letter=B"), "?q=korea&view=people");
}

#[test]
fn the_default_view_has_an_empty_query() {
    assert_eq!(View::default().to_query(), "");
    assert_eq!(parsed(""), View::default());
    assert_eq!(parsed("?"), View::default());
}

#[test]
fn what_is_not_understood_is_left_out_and_said() {
    assert_eq!(ignored("?colour=red"), ["“colour=red” in the address was ignored: there is no such condition."]);
    assert_eq!(
        ignored("?view=map&q=x"),
        [
            "“view=map” in the address was ignored: view is cards, list, table, timeline, saved, people, places, subjects, guide or about."
        ]
    );
    assert_eq!(ignored("?lang=fr"), ["“lang=fr” in the address was ignored: lang is en, zh or ru."]);
    assert_eq!(
        ignored("?lane=colour"),
        ["“lane=colour” in the address was ignored: lane is agent, place, type, subject, language or collection."]
    );
    assert_eq!(ignored("?at=0"), ["“at=0” in the address was ignored: at is the number of a result, from 1 on."]);
    assert_eq!(ignored("?cols=id,colour").len(), 1);
    assert!(View::parse("?cols=id,colour").0.cols.has(Column::Id));
    assert_eq!(
        ignored("?window=1954/1952"),
        ["“window=1954/1952” in the address was ignored: window is FROM/TO, two dates in order."]
    );
    assert_eq!(View::parse("?view=map&q=x").0.filters.q, "x");
}

#[test]
fn a_date_that_is_none_is_said_but_kept_for_the_reader_to_mend() {
    let (view, ignored) = View::parse("?from=last+summer");
    assert_eq!(view.filters.from, "last summer");
    assert_eq!(ignored.len(), 1);
    assert_eq!(view.filters.range(), None);
    assert_eq!(view.conditions(), []);
}

#[test]
fn a_percent_sign_that_begins_no_byte_stays() {
    assert_eq!(parsed("?q=100%&in=all").filters.q, "100%");
    assert_eq!(parsed("?q=%zz%2").filters.q, "%zz%2");
    assert_eq!(parsed("?q=%FF").filters.q, "\u{FFFD}");
    assert_eq!(parsed("?q=%E5%91%A8").filters.q, "周");
}

#[test]
fn the_order_follows_the_query_unless_it_is_chosen() {
    assert_eq!(parsed("").order(), Sort::Date);
    assert_eq!(parsed("?q=korea").order(), Sort::Relevance);
    assert_eq!(parsed("?q=korea&sort=title").order(), Sort::Title);
}

#[test]
fn the_table_has_its_usual_columns_unless_others_are_asked_for() {
    let keys = |query: &str| parsed(query).cols.each().map(|(_, key, _)| key).collect::<Vec<_>>();
    assert_eq!(keys(""), ["date", "title", "type", "agent"]);
    assert_eq!(keys("?cols=id,place"), ["title", "place", "id"]);
    assert_eq!(parsed("?cols=title,date,agent,type,date").to_query(), "");
    assert!(Cols::default().toggled(Column::Title).has(Column::Title));
}

#[test]
fn another_order_or_other_records_are_shown_from_the_first_on() {
    let view = parsed("?group=type&at=61");
    assert_eq!((view.group, view.at), (Grouping::By(Facet::Type), 60));
    assert_eq!(view.with_sort(Sort::Title).at, 0);
    assert_eq!(view.with_group(Grouping::Year).at, 0);
    assert_eq!(view.with_layout(Layout::List).to_query(), "?view=list&group=type");
    assert_eq!(view.with_filters(Filters::default()).to_query(), "?group=type");
}

#[test]
fn toggling_a_value_twice_changes_nothing() {
    let filters = parsed("?agent=Stalin&not.place=Korea").filters;
    assert_eq!(filters.toggle(Facet::Place, "India").toggle(Facet::Place, "India"), filters);
    let moved = filters.toggle(Facet::Place, "Korea");
    assert_eq!(moved.values(Facet::Place, false), ["Korea"]);
    assert_eq!(moved.values(Facet::Place, true), [""; 0]);
}

#[test]
fn each_condition_can_be_dropped_by_itself() {
    let view = parsed("?q=war&in=title&agent=Stalin&not.agent=&from=1952&to=1954&dates=certain");
    let conditions = view.conditions();
    let labels: Vec<&str> = conditions.iter().map(|c| c.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "Search in title: war",
            "Agent: Stalin",
            "not Agent: not stated",
            "From 1952",
            "To 1954",
            "Dates certainly inside"
        ]
    );
    for condition in &conditions {
        assert_eq!(condition.without.conditions().len(), conditions.len() - 1, "{}", condition.label);
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z &=+%?#/]{0,8}", "\\PC{0,6}"]
}

/// Choices in their order, each once.
fn facets() -> impl Strategy<Value = Vec<Chosen>> {
    let choice = (0..Facet::ALL.len(), any::<bool>(), text());
    proptest::collection::vec(choice, 0..9).prop_map(|choices| {
        let mut facets: Vec<Chosen> = Vec::new();
        for (facet, is_excluded, value) in choices {
            let chosen = Chosen { facet: Facet::ALL[facet], is_excluded, value };
            if !facets.contains(&chosen) {
                facets.push(chosen);
            }
        }
        facets.sort_by_key(|chosen| (chosen.facet, chosen.is_excluded));
        facets
    })
}

fn filters() -> impl Strategy<Value = Filters> {
    let modes = (0..SearchIns::ALL.len(), any::<bool>(), proptest::sample::select(Role::ALL));
    (text(), modes, facets(), text(), text()).prop_map(|(q, (search_in, certain, (role, ..)), facets, from, to)| {
        Filters {
            q,
            search_in: SearchIns::ALL[search_in],
            facets,
            from,
            to,
            dates: if certain { DateMode::Certain } else { DateMode::Possible },
            role,
        }
    })
}

fn any_of<K: Keyword + std::fmt::Debug>() -> impl Strategy<Value = K> {
    proptest::sample::select(K::ALL.iter().map(|(value, ..)| *value).collect::<Vec<K>>())
}

struct SearchIns;

impl SearchIns {
    const ALL: [SearchIn; 6] =
        [SearchIn::All, SearchIn::Title, SearchIn::Description, SearchIn::Agent, SearchIn::Place, SearchIn::Subject];
}

proptest! {
    #[test]
    fn a_view_read_from_its_own_query_is_the_same(
        filters in filters(),
        sort in proptest::option::of(any_of::<Sort>()),
        layout in any_of::<Layout>(),
        group in any_of::<Grouping>(),
        (cols, at) in (proptest::collection::vec(any_of::<Column>(), 0..5), 0_usize..99_999),
        window in proptest::option::of((-4_000_000_i64..2_800_000, 0_i64..100_000)),
        lane in proptest::option::of(0..Facet::ALL.len()),
        record in proptest::option::of("\\PC{1,12}"),
        name in proptest::option::of((0..Named::FACETS.len(), "\\PC{1,12}")),
        index in (text(), text(), any::<bool>()),
        items in proptest::collection::hash_set("\\PC{1,12}", 0..4),
        reference in proptest::option::of(("[0-9a-f]{12,64}", any::<usize>(), any::<usize>())),
        lang in proptest::option::of(prop_oneof![Just(Language::English), Just(Language::Chinese), Just(Language::Russian)]),
    ) {
        let items = items.into_iter().collect();
        let reference = reference.map(|(sha256, matched, total)| Reference { sha256, matched, total });
        let window = window.map(|(from, days)| Window { from: Day(from), to: Day(from + days) });
        let cols = cols.into_iter().fold(Cols::default(), Cols::toggled);
        let name = name.map(|(facet, label)| Named { facet: Named::FACETS[facet], label });
        let index = IndexPart { letter: index.0, typed: index.1, by_count: index.2 };
        let lane = lane.map(|at| Facet::ALL[at]);
        let view = View {
            filters, sort, layout, group, cols, at, window, lane, record, name, index, items, reference, lang,
        };
        let id = view.record.clone().unwrap_or("Q 1&2/ü".to_owned());
        prop_assert_eq!(view.record_hrefs()(&id), view.with_record(&id).href());
        prop_assert_eq!(View::parse(&view.to_query()).0, view);
    }

    #[test]
    fn no_query_string_breaks_the_reader(query in "\\PC{0,60}") {
        let (view, _) = View::parse(&query);
        prop_assert_eq!(View::parse(&view.to_query()).0, view);
    }
}
