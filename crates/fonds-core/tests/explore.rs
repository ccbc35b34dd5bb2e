//! What the page shows for a view, against counting by hand.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fonds_core::authority::{Authorities, AuthorityFacet};
use fonds_core::catalogue::{Catalogue, Record, When};
use fonds_core::date::{Day, Edtf, Interval};
use fonds_core::explore::{Answer, Ask, Explorer, ListAsk, Opened, RecordPage, ValueState};
use fonds_core::static_page;
use fonds_core::view::{Column, DateMode, Facet, Filters, Grouping, Keyword, Layout, Role, Sort, View};
use fonds_core::wire;
use fonds_core::{meta, read};
use proptest::prelude::*;
use serde_json::Value;

const SEED: &str = include_str!("../../../public/catalogue.json");
const AWKWARD: &str = include_str!("../../../tests/fixtures/awkward.json");
const TEMPLATE: &str = include_str!("../../../index.html");

static CATALOGUES: LazyLock<[Catalogue; 2]> = LazyLock::new(|| [SEED, AWKWARD].map(|text| read::catalogue(text).0));

/// Each record's preferred labels in each facet.
static LABELS: LazyLock<[Vec<Labels>; 2]> = LazyLock::new(|| [0, 1].map(|at| all_labels(&CATALOGUES[at])));

type Labels = [BTreeSet<String>; Facet::ALL.len()];

fn seed() -> Explorer {
    Explorer::new(CATALOGUES[0].clone())
}

fn awkward() -> Explorer {
    Explorer::new(CATALOGUES[1].clone())
}

fn ask(explorer: &Explorer, query: &str) -> Answer {
    explorer.answer(&Ask {
        query: query.to_owned(),
        skip: 0,
        is_move: false,
        limit: usize::MAX,
        opened: Vec::new(),
        width_px: 800.0,
        own: Vec::new(),
    })
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.rows.iter().map(|row| row.link.id.as_str()).collect()
}

fn page(explorer: &Explorer, query: &str) -> RecordPage {
    match ask(explorer, query).opened {
        Some(Opened::Record(page)) => *page,
        other => panic!("{query}: {other:?}"),
    }
}

fn all_labels(catalogue: &Catalogue) -> Vec<Labels> {
    let authorities = Authorities::new(&catalogue.authorities);
    let years = years(catalogue);
    let of_record = |record| {
        Facet::ALL.map(|facet| match facet {
            Facet::Year => years_of(record, &years),
            facet => labels(&authorities, record, facet),
        })
    };
    catalogue.records().iter().map(of_record).collect()
}

/// A record's values in a facet, by preferred label.
fn labels(authorities: &Authorities, record: &Record, facet: Facet) -> BTreeSet<String> {
    let resolved =
        |kind, names: Vec<&String>| names.into_iter().map(|n| authorities.label(kind, n).to_owned()).collect();
    let stated = |text: &String| Some(text.clone()).filter(|text| !text.is_empty()).into_iter().collect();
    match facet {
        Facet::Agent => resolved(AuthorityFacet::Agent, record.agents.iter().map(|agent| &agent.name).collect()),
        Facet::Place => resolved(AuthorityFacet::Place, record.places.iter().collect()),
        Facet::Subject => resolved(AuthorityFacet::Subject, record.subjects.iter().collect()),
        Facet::Type => stated(&record.kind),
        Facet::Language => record.languages.iter().cloned().collect(),
        Facet::Collection => stated(&record.collection),
        Facet::Year => BTreeSet::new(),
    }
}

/// The years or decades that a catalogue has, with their days.
fn years(catalogue: &Catalogue) -> Vec<(String, Interval)> {
    let dates = catalogue.records().iter().filter_map(|record| record.date.interval());
    let days: Vec<Day> = dates.flat_map(|date| [date.earliest, date.latest]).flatten().collect();
    let span = Interval { earliest: days.iter().min().copied(), latest: days.iter().max().copied() };
    let year = |day: Option<Day>| day.unwrap().civil().year;
    let is_short = year(span.latest) - year(span.earliest) < 40;
    let names = (-9999..=9999).map(|year: i64| format!("{}{:04}", if year < 0 { "-" } else { "" }, year.abs()));
    let mut names: Vec<String> =
        if is_short { names.collect() } else { names.map(|n| n[..n.len() - 1].to_owned() + "X").collect() };
    names.dedup();
    let dated = names.into_iter().filter_map(|name| Edtf::parse(&name).ok().map(|date| (name, date.interval())));
    dated.filter(|(_, days)| days.possibly_overlaps(&span)).collect()
}

fn years_of(record: &Record, years: &[(String, Interval)]) -> BTreeSet<String> {
    let Some(date) = record.date.interval().filter(|date| date.earliest.or(date.latest).is_some()) else {
        return BTreeSet::new();
    };
    let all: BTreeSet<_> =
        years.iter().filter(|(_, days)| days.possibly_overlaps(&date)).map(|(name, _)| name.clone()).collect();
    if all.len() > 100 { BTreeSet::new() } else { all }
}

/// Whether a record has a value; the empty one means that none is stated.
fn has(labels: &Labels, facet: Facet, value: &str) -> bool {
    let labels = &labels[facet as usize];
    if value.is_empty() { labels.is_empty() } else { labels.contains(value) }
}

/// Whether a record passes what is chosen in a facet.
fn passes(labels: &Labels, filters: &Filters, facet: Facet) -> bool {
    let included = filters.values(facet, false);
    let is_included = included.is_empty() || included.iter().any(|value| has(labels, facet, value));
    is_included && !filters.values(facet, true).iter().any(|value| has(labels, facet, value))
}

fn is_inside(date: &Interval, filters: &Filters) -> bool {
    match (filters.range(), filters.dates) {
        (None, _) => true,
        (Some(range), DateMode::Possible) => date.possibly_overlaps(&range),
        (Some(range), DateMode::Certain) => date.certainly_inside(&range),
    }
}

#[derive(PartialEq, Clone, Copy)]
enum Dated {
    Inside,
    /// Only another date is inside.
    Elsewhere,
    Undated,
    Outside,
}

fn dated(record: &Record, filters: &Filters) -> Dated {
    let date = record.date.interval();
    let mut others = record.other_dates.iter().filter_map(|other| other.date.interval());
    match date {
        _ if filters.range().is_none() => Dated::Inside,
        Some(date) if is_inside(&date, filters) => Dated::Inside,
        _ if others.any(|date| is_inside(&date, filters)) => Dated::Elsewhere,
        Some(_) => Dated::Outside,
        None => Dated::Undated,
    }
}

/// The numbers of the records that pass all facets but one, by what their dates say.
fn naive(at: usize, filters: &Filters, by_date: Dated, but: Option<Facet>) -> Vec<usize> {
    let passes_all = |doc: &usize| {
        Facet::ALL.into_iter().all(|facet| Some(facet) == but || passes(&LABELS[at][*doc], filters, facet))
    };
    let records = CATALOGUES[at].records();
    (0..records.len()).filter(|doc| dated(&records[*doc], filters) == by_date).filter(passes_all).collect()
}

/// Filters over the values of a catalogue, without a query.
fn filters(at: usize) -> impl Strategy<Value = Filters> {
    let values = |facet: Facet| LABELS[at].iter().flat_map(move |labels| labels[facet as usize].clone());
    let mut pool: Vec<(Facet, String)> = Facet::ALL.into_iter().map(|facet| (facet, String::new())).collect();
    pool.extend(Facet::ALL.into_iter().flat_map(|facet| values(facet).map(move |value| (facet, value))));
    let chosen = prop::collection::vec((prop::sample::select(pool), any::<bool>()), 0..4);
    let date =
        prop::sample::select(vec!["", "", "1953", "1952-10", "1954-07-05", "195X", "1949/1953", "-0043", "soon"]);
    (chosen, date.clone(), date, any::<bool>()).prop_map(|(chosen, from, to, is_certain)| {
        let dates = if is_certain { DateMode::Certain } else { DateMode::Possible };
        let start = Filters { from: from.to_owned(), to: to.to_owned(), dates, ..Filters::default() };
        chosen.iter().fold(start, |filters, ((facet, value), is_excluded)| match is_excluded {
            true => filters.toggle_excluded(*facet, value),
            false => filters.toggle(*facet, value),
        })
    })
}

/// Results, facet counts and asides are what counting by hand gives.
fn check_counts(at: usize, filters: &Filters) -> Result<(), TestCaseError> {
    let catalogue = &CATALOGUES[at];
    let view = View { filters: filters.clone(), ..View::default() };
    let answer = ask(&Explorer::new(catalogue.clone()), &view.to_query());
    let count = |by_date| naive(at, filters, by_date, None).len();
    let found = naive(at, filters, Dated::Inside, None);
    let expected: BTreeSet<&str> = found.iter().map(|doc| catalogue.records()[*doc].id()).collect();
    prop_assert_eq!(ids(&answer).into_iter().collect::<BTreeSet<_>>(), expected);
    prop_assert_eq!((answer.matched, answer.total), (found.len(), catalogue.records().len()));
    prop_assert_eq!((answer.undated.count, answer.elsewhere.count), (count(Dated::Undated), count(Dated::Elsewhere)));
    for panel in &answer.panels {
        let others = naive(at, filters, Dated::Inside, Some(panel.facet));
        for value in &panel.values {
            let having = others.iter().filter(|doc| has(&LABELS[at][**doc], panel.facet, &value.label)).count();
            prop_assert_eq!(value.count as usize, having, "{:?}: {}", panel.facet, value.label);
            prop_assert!(value.count > 0 || value.state != ValueState::Off);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_seed_is_counted_as_by_hand(filters in filters(0)) {
        check_counts(0, &filters)?;
    }

    #[test]
    fn the_awkward_catalogue_is_counted_as_by_hand(filters in filters(1)) {
        check_counts(1, &filters)?;
    }

    #[test]
    fn an_answer_arrives_as_it_was_sent(filters in filters(1), record in 0_usize..20, cut in 1_usize..99) {
        let record = Some(CATALOGUES[1].records()[record].id().to_owned());
        let query = View { filters, record, ..View::default() }.to_query() + "&view=timeline";
        let answer = ask(&awkward(), &query);
        let bytes = wire::to_bytes(&answer);
        prop_assert_eq!(wire::from_bytes::<Answer>(&bytes[..bytes.len() - cut]), None);
        prop_assert_eq!(wire::from_bytes::<Answer>(&bytes), Some(answer));
    }
}

#[test]
fn a_facet_in_which_no_record_states_a_value_is_not_drawn() {
    let facets: Vec<Facet> = ask(&seed(), "").panels.iter().map(|panel| panel.facet).collect();
    let is_stated = |facet: &Facet| LABELS[0].iter().any(|labels| !labels[*facet as usize].is_empty());
    assert_eq!(facets, Facet::ALL.into_iter().filter(is_stated).collect::<Vec<_>>());
}

#[test]
fn previous_and_next_follow_the_order_of_the_results() {
    let explorer = seed();
    for order in ["?sort=-date", "?sort=title", "?q=telegram", "?agent=Stalin&sort=date"] {
        let answer = ask(&explorer, order);
        let results = ids(&answer);
        assert!(results.len() > 1, "{order}");
        for (at, id) in results.iter().enumerate() {
            let page = page(&explorer, &format!("{order}&record={id}"));
            let id_of = |link: &Option<fonds_core::explore::RecordLink>| link.as_ref().map(|link| link.id.clone());
            assert_eq!(page.position, at + 1);
            assert_eq!(id_of(&page.previous).as_deref(), at.checked_sub(1).map(|before| results[before]));
            assert_eq!(id_of(&page.next).as_deref(), results.get(at + 1).copied());
        }
    }
}

/// The headings of a record, empty for *not stated*.
fn headings(at: usize, doc: usize, by: Grouping) -> BTreeSet<String> {
    let headings: BTreeSet<String> = match by {
        Grouping::None => return BTreeSet::new(),
        Grouping::By(facet) => LABELS[at][doc][facet as usize].clone(),
        Grouping::Year => {
            let interval = CATALOGUES[at].records()[doc].date.interval();
            let year = |days: Interval| match days.earliest.map(|day| day.civil().year) {
                None => "Beginning unknown".to_owned(),
                Some(year) if year > 0 => year.to_string(),
                Some(year) => format!("{} BCE", 1 - year),
            };
            interval.map(year).into_iter().collect()
        }
    };
    if headings.is_empty() { BTreeSet::from([String::new()]) } else { headings }
}

/// Under each heading stand the records that have it, in the order of the results, as often as the heading says.
fn check_groups(at: usize, filters: Filters, by: Grouping, sort: Sort, window: usize) -> Result<(), TestCaseError> {
    let explorer = Explorer::new(CATALOGUES[at].clone());
    let plain = View { filters, sort: Some(sort), ..View::default() };
    let found = ask(&explorer, &plain.to_query());
    let view = View { group: by, ..plain };
    let answer = ask(&explorer, &view.to_query());
    let number = |id: &str| CATALOGUES[at].records().iter().position(|record| record.id() == id).unwrap();
    prop_assert_eq!((answer.matched, answer.listed), (found.matched, answer.rows.len()));
    let mut labels: Vec<&String> = Vec::new();
    for (head, next) in answer.heads.iter().zip(answer.heads.iter().skip(1).map(|head| head.row).chain([answer.listed]))
    {
        let under: Vec<&str> = ids(&answer)[head.row..next].to_vec();
        let expected = ids(&found).into_iter().filter(|id| headings(at, number(id), by).contains(&head.label));
        prop_assert_eq!(&under, &expected.collect::<Vec<_>>(), "{:?}", head.label);
        prop_assert_eq!((head.count, head.at, head.is_continued), (under.len(), head.row, false));
        labels.push(&head.label);
    }
    let all: BTreeSet<String> = ids(&found).into_iter().flat_map(|id| headings(at, number(id), by)).collect();
    prop_assert_eq!(labels.iter().map(|label| (*label).clone()).collect::<BTreeSet<_>>(), all);
    prop_assert!(labels.iter().rev().skip(1).all(|label| !label.is_empty()), "not stated stands last");
    check_windows(&explorer, &view, &answer, window)
}

/// Windows one after the other are the whole, and a view may begin at any result.
fn check_windows(explorer: &Explorer, view: &View, whole: &Answer, window: usize) -> Result<(), TestCaseError> {
    let asked = |view: &View, skip, limit| {
        explorer.answer(&Ask {
            query: view.to_query(),
            skip,
            is_move: false,
            limit,
            opened: Vec::new(),
            width_px: 800.0,
            own: Vec::new(),
        })
    };
    let mut rows = asked(view, 0, window).rows;
    let mut heads = asked(view, 0, window).heads;
    while rows.len() < whole.listed {
        let more = asked(view, rows.len(), window);
        prop_assert_eq!(more.at, rows.len());
        heads.extend(
            more.heads.into_iter().map(|head| fonds_core::explore::Head { row: head.row + rows.len(), ..head }),
        );
        rows.extend(more.rows);
    }
    prop_assert_eq!(
        rows.iter().map(|row| &row.link.id).collect::<Vec<_>>(),
        whole.rows.iter().map(|row| &row.link.id).collect::<Vec<_>>()
    );
    prop_assert_eq!(&heads, &whole.heads);
    let at = window % whole.listed.max(1);
    let later = asked(&view.with_at(at), 0, usize::MAX);
    prop_assert_eq!(ids(&later), ids(whole)[at..].to_vec());
    prop_assert_eq!(later.heads.first().map(|head| head.row), whole.heads.first().map(|head| head.row));
    Ok(())
}

fn grouping() -> impl Strategy<Value = (Grouping, Sort)> {
    let groups: Vec<Grouping> = Grouping::ALL.iter().map(|(by, ..)| *by).collect();
    let sorts: Vec<Sort> = Sort::ALL.iter().map(|(sort, ..)| *sort).collect();
    (prop::sample::select(groups), prop::sample::select(sorts))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_seed_is_grouped_as_by_hand(filters in filters(0), (by, sort) in grouping(), window in 1_usize..30) {
        check_groups(0, filters, by, sort, window)?;
    }

    #[test]
    fn the_awkward_catalogue_is_grouped_as_by_hand(filters in filters(1), (by, sort) in grouping(), window in 1_usize..30) {
        check_groups(1, filters, by, sort, window)?;
    }
}

#[test]
fn years_stand_in_the_direction_of_the_dates() {
    let explorer = awkward();
    let labels = |query: &str| ask(&explorer, query).heads.into_iter().map(|head| head.label).collect::<Vec<_>>();
    let (up, down) = (labels("?group=year"), labels("?group=year&sort=-date"));
    assert_eq!(up.last().map(String::as_str), Some(""));
    assert_eq!(down.last().map(String::as_str), Some(""));
    assert_eq!(up[..up.len() - 1], down[..down.len() - 1].iter().rev().cloned().collect::<Vec<_>>());
    assert_eq!(labels("?group=year&sort=-title"), up);
}

#[test]
fn a_list_that_begins_within_a_group_says_so() {
    let explorer = seed();
    let whole = ask(&explorer, "?group=type");
    let group = whole.heads.iter().find(|head| head.count > 1).unwrap();
    let answer = ask(&explorer, &format!("?group=type&at={}", group.at + 2));
    let expected = fonds_core::explore::Head { row: 0, is_continued: true, ..group.clone() };
    assert_eq!((answer.at, &answer.heads[0]), (group.at + 1, &expected));
    assert!(!answer.heads[1].is_continued);
}

#[test]
fn jumps_lead_to_what_they_name() {
    let explorer = seed();
    for query in ["?group=type", "?group=agent&sort=title", "?group=year&sort=-date"] {
        let answer = ask(&explorer, query);
        assert_eq!(answer.jumps.len(), answer.heads.len());
        for (jump, head) in answer.jumps.iter().zip(&answer.heads) {
            assert_eq!((&jump.label, jump.count, jump.at), (&head.label, head.count, head.at));
            assert_eq!(ids(&ask(&explorer, &jump.href)), ids(&answer)[jump.at..]);
        }
    }
    assert_eq!(ask(&explorer, "").jumps, [], "a short list needs none");
}

#[test]
fn a_view_that_begins_beyond_its_results_shows_them_from_the_first_on_and_says_so() {
    let answer = ask(&seed(), "?type=Minutes&at=9");
    assert_eq!((answer.rows.len(), answer.at), (4, 0));
    assert!(answer.notes.contains(&"The address asks for the results from 9 on, but there are only 4.".to_owned()));
}

#[test]
fn the_table_has_the_columns_asked_for() {
    let explorer = seed();
    let cells = |query: &str| ask(&explorer, query).rows[0].cells.clone();
    assert_eq!(cells(""), [""; 0]);
    assert_eq!(cells("?view=table"), ["Letter", "Stalin, Mao Zedong, United Nations"]);
    let view = View { layout: Layout::Table, ..View::default() };
    let cols = Column::ALL
        .iter()
        .fold(view.cols, |cols, (column, ..)| if cols.has(*column) { cols } else { cols.toggled(*column) });
    assert_eq!(cells(&View { cols, ..view }.to_query()).len(), Column::ALL.len() - 2);
}

#[test]
fn results_stand_in_the_order_of_their_dates() {
    let explorer = seed();
    let days = |query: &str| -> Vec<i64> {
        let day = |id: &str| explorer.catalogue().records().iter().find(|r| r.id() == id).unwrap().date.interval();
        ids(&ask(&explorer, query)).into_iter().map(|id| day(id).unwrap().earliest.unwrap().0).collect()
    };
    assert!(days("").is_sorted());
    assert!(days("?sort=-date").into_iter().rev().is_sorted());
}

#[test]
fn a_record_outside_the_results_has_no_place_in_them() {
    let explorer = seed();
    let others = ask(&explorer, "?not.agent=Stalin");
    let page = page(&explorer, &format!("?agent=Stalin&record={}", ids(&others)[0]));
    assert_eq!((page.position, page.previous, page.next), (0, None, None));
}

#[test]
fn every_related_record_has_a_reason_and_what_all_records_have_is_none() {
    for (explorer, labels) in [seed(), awkward()].iter().zip(LABELS.iter()) {
        let of_record = labels.iter().map(|labels| labels.iter().flatten().cloned().collect());
        let by_all: BTreeSet<String> =
            of_record.reduce(|a: BTreeSet<_>, b| a.intersection(&b).cloned().collect()).unwrap();
        for record in explorer.catalogue().records() {
            let page = page(explorer, &View::default().with_record(record.id()).to_query());
            assert!(page.related.len() <= 6);
            for related in &page.related {
                assert_ne!(related.id, record.id());
                assert!(!related.why.is_empty(), "{} and {}", record.id(), related.id);
                assert!(related.why.split(" · ").all(|reason| !by_all.contains(reason)), "{}", related.why);
            }
        }
    }
}

#[test]
fn the_person_in_every_record_of_the_seed_relates_none() {
    let explorer = seed();
    let everywhere = ask(&explorer, "?agent=Mao+Zedong").matched == explorer.catalogue().records().len();
    assert!(everywhere, "the seed has changed: choose another example");
    let reasons = |record: &Record| page(&explorer, &format!("?record={}", record.id())).related;
    let all: Vec<_> = explorer.catalogue().records().iter().flat_map(reasons).collect();
    assert!(!all.is_empty());
    assert!(all.iter().all(|related| !related.why.contains("Mao Zedong")));
}

#[test]
fn a_variant_in_the_address_is_its_preferred_label() {
    let explorer = seed();
    let (variant, label) = (ask(&explorer, "?agent=Filippov"), ask(&explorer, "?agent=Stalin"));
    assert_eq!(variant.canonical, "?agent=Stalin");
    assert_eq!(ids(&variant), ids(&label));
    assert_eq!(variant.notes, [""; 0]);
    assert!(variant.matched > 0 && variant.matched < variant.total);
}

#[test]
fn a_value_that_no_record_has_is_ignored_with_a_sentence() {
    let answer = ask(&seed(), "?place=Atlantis&agent=Stalin");
    assert!(answer.notes.contains(&"“Atlantis” was ignored: no record has this place.".to_owned()));
    assert_eq!(answer.matched, ask(&seed(), "?agent=Stalin").matched);
    assert_eq!(answer.active.iter().map(|link| link.label.as_str()).collect::<Vec<_>>(), ["Agent: Stalin"]);
}

#[test]
fn every_condition_in_force_can_be_removed_by_its_link() {
    let explorer = seed();
    let answer = ask(&explorer, "?q=war&agent=Stalin&not.type=&from=1952");
    assert_eq!(answer.active.len(), 4);
    for link in &answer.active {
        assert_eq!(ask(&explorer, &link.href).active.len(), 3, "{}", link.label);
    }
}

#[test]
fn when_nothing_is_found_the_conditions_to_drop_are_named_with_what_that_brings() {
    let explorer = seed();
    let answer = ask(&explorer, "?q=zzzz&agent=Stalin&from=1952");
    assert_eq!((answer.matched, answer.rows.len()), (0, 0));
    assert!(!answer.advice.is_empty());
    for link in &answer.advice {
        let brings = ask(&explorer, &link.href).matched;
        let records = if brings == 1 { "record" } else { "records" };
        assert!(link.label.starts_with("Drop “") && link.label.ends_with(&format!(": {brings} {records}")));
        assert!(brings > 0);
    }
    assert_eq!(ask(&explorer, "?agent=Stalin").advice, []);
}

#[test]
fn a_record_that_only_another_date_brings_in_is_offered() {
    let answer = ask(&awkward(), "?from=1949-09&to=1949-11&dates=certain");
    let offered: Vec<&str> = answer.elsewhere.links.iter().map(|link| link.id.as_str()).collect();
    let by_hand = CATALOGUES[1]
        .records()
        .iter()
        .filter(|record| record.other_dates.iter().any(|other| other.date.as_str() == "1949-10-01"));
    assert_eq!(offered, by_hand.map(|record| record.id()).collect::<Vec<_>>());
    assert_eq!(offered.len(), 1);
}

#[test]
fn undated_records_are_counted_beside_a_range_and_on_the_timeline() {
    let explorer = awkward();
    let undated = CATALOGUES[1].records().iter().filter(|record| record.date.interval().is_none()).count();
    assert!(undated > 0);
    assert_eq!(ask(&explorer, "?to=9999").undated.count, undated);
    let answer = ask(&explorer, "?view=timeline");
    assert_eq!(answer.dateless.count, undated);
    let picture = answer.picture.unwrap();
    assert_eq!(picture.in_window, explorer.catalogue().records().len() - undated);
}

#[test]
fn the_status_says_how_many_and_in_which_order() {
    let explorer = seed();
    let total = explorer.catalogue().records().len();
    assert_eq!(ask(&explorer, "").status, format!("{total} of {total} records, oldest first"));
    assert!(ask(&explorer, "?q=telegram").status.ends_with(" records, best match first"));
    assert!(ask(&explorer, "?sort=title").status.ends_with(" records, by title"));
    assert_eq!(ask(&explorer, "?q=zzzz").status, format!("0 of {total} records"));
}

#[test]
fn how_the_query_was_read_is_told_only_if_there_is_something_to_explain() {
    let understood = |query: &str| {
        let parts = ask(&seed(), query).understood.into_iter().map(|part| part.text);
        parts.collect::<Vec<_>>().join(" AND ")
    };
    assert_eq!([understood("?q=kim"), understood("?q=telegra*+korea+")], ["", ""]);
    assert_eq!(understood("?q=\"kim+il+sung\"+OR+korea+"), "\"kim il sung\" OR korea");
}

#[test]
fn a_query_marks_only_the_field_that_it_is_searched_in() {
    let explorer = seed();
    let marks = |query: &str| {
        let rows = ask(&explorer, query).rows;
        (rows.iter().any(|row| !row.title_marks.is_empty()), rows.iter().any(|row| !row.description_marks.is_empty()))
    };
    assert_eq!(marks("?q=mao"), (true, true));
    assert_eq!(marks("?q=mao&in=title"), (true, false));
    assert_eq!(marks("?q=mao&in=agent"), (false, false));
}

#[test]
fn a_name_found_by_another_name_says_why() {
    let rows = ask(&seed(), "?q=semenov").rows;
    let why: BTreeSet<&str> = rows.iter().map(|row| row.link.why.as_str()).collect();
    assert!(why.contains("“Semenov” is listed as a name of Stalin (pseudonym)"), "{why:?}");
}

#[test]
fn a_record_that_is_gone_offers_a_search_for_its_words() {
    let answer = ask(&seed(), "?record=telegram-to-stalin-1952");
    assert_eq!(
        answer.opened,
        Some(Opened::Missing(fonds_core::explore::Link {
            label: "telegram-to-stalin-1952".to_owned(),
            href: "?q=telegram+OR+stalin".to_owned(),
        }))
    );
}

#[test]
fn an_earlier_id_leads_to_its_record() {
    let renamed = CATALOGUES[1].records().iter().find(|record| record.aliases.contains(&"old id".to_owned())).unwrap();
    assert_eq!(page(&awkward(), "?record=old+id").id, renamed.id());
}

/// Every value inside a JSON value.
fn is_somewhere_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty() || values.iter().any(is_somewhere_empty),
        Value::Object(fields) => fields.is_empty() || fields.values().any(is_somewhere_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

#[test]
fn linked_data_is_json_without_empty_values() {
    let mut untitled = CATALOGUES[1].clone();
    untitled.title.clear();
    for catalogue in CATALOGUES.iter().chain([&untitled]) {
        for record in catalogue.records() {
            let linked: Value = serde_json::from_str(&meta::json_ld(record, catalogue)).unwrap();
            assert!(!is_somewhere_empty(&linked), "{linked}");
            assert_eq!(linked["name"], record.title);
            assert!(meta::dublin_core(record, catalogue).iter().all(|(_, content)| !content.is_empty()));
        }
    }
}

#[test]
fn the_static_page_has_every_record_escaped_and_no_marker_of_the_template() {
    for (catalogue, explorer) in CATALOGUES.iter().zip([seed(), awkward()]) {
        let html = static_page::fill(TEMPLATE, catalogue, "catalogue.json");
        for row in &ask(&explorer, "").rows {
            let title = static_page::escape(&row.link.title);
            let date = static_page::escape(&row.link.date);
            let href = static_page::escape(&View::default().with_record(&row.link.id).href());
            assert!(html.contains(&format!(">{title}</a>")), "{title}");
            assert!(html.contains(&format!("<a href=\"{href}\"")), "{href}");
            assert!(html.contains(&format!("<span class=\"date\">{date}</span>")), "{date}");
        }
        assert_eq!(html.matches("<article").count(), catalogue.records().len());
        assert!(html.contains(&format!("<title>{}</title>", static_page::escape(&catalogue.title))));
        assert!(!html.contains("<!--fonds:page-->") && !html.contains("<title>Fonds</title>"));
        assert!(!html.contains("<img") && !html.contains("<script>alert"));
    }
}

#[test]
fn a_day_that_is_written_out_is_not_said_twice() {
    let page = page(&seed(), "?record=1952-09-17-letter-filippov-stalin-to-mao-zedong");
    assert_eq!((page.date_written.as_str(), page.date_words.as_str()), ("September 17, 1952", ""));
}

#[test]
fn a_doubtful_date_is_said_in_words_beside_what_is_written() {
    let catalogue = r#"{"records":[{"id":"a","title":"A","date":"1952-09~","date_display":"Sept. 1952 (c.)"}]}"#;
    let explorer = Explorer::new(read::catalogue(catalogue).0);
    let page = page(&explorer, "?record=a");
    assert_eq!((page.date_written.as_str(), page.date_words.as_str()), ("Sept. 1952 (c.)", "about September 1952"));
}

#[test]
fn values_that_are_not_listed_are_counted_without_the_chosen_ones_that_are() {
    let record = |at: usize| format!(r#"{{"id":"r{at}","title":"T","date":"1952","subjects":["s{at:03}"]}}"#);
    let records = (0..600).map(record).collect::<Vec<_>>().join(",");
    let explorer = Explorer::new(read::catalogue(&format!(r#"{{"records":[{records}]}}"#)).0);
    let listed = |query: &str, find: &str, most: usize| {
        let list = ListAsk { find: find.to_owned(), most, ..ListAsk::new(Facet::Subject) };
        let ask = Ask {
            query: query.to_owned(),
            skip: 0,
            is_move: false,
            limit: 1,
            opened: vec![list],
            width_px: 800.0,
            own: Vec::new(),
        };
        let answer = explorer.answer(&ask);
        let panels = answer.panels.iter().find(|panel| panel.facet == Facet::Subject);
        let panel = answer.full_list.as_ref().or(panels).unwrap();
        (panel.values.len(), panel.more)
    };
    assert_eq!(listed("", "", 0), (20, 580));
    assert_eq!(listed("?subject=s599", "", 0), (21, 579));
    assert_eq!(listed("", "", 500), (500, 100));
    assert_eq!(listed("", "s01", 0), (10, 0));
    assert_eq!(listed("?subject=s599", "s01", 5), (6, 5));
}

#[test]
fn agents_are_counted_in_the_role_asked_for() {
    let explorer = seed();
    let in_role = |label: &str, role: &str| {
        let has = |record: &&Record| {
            let authorities = Authorities::new(&explorer.catalogue().authorities);
            record
                .agents
                .iter()
                .any(|agent| agent.role == role && authorities.label(AuthorityFacet::Agent, &agent.name) == label)
        };
        explorer.catalogue().records().iter().filter(has).count()
    };
    for (key, role) in [("by", Role::By), ("to", Role::To), ("with", Role::With), ("about", Role::About)] {
        let answer = ask(&explorer, &format!("?role={key}"));
        assert_eq!(answer.matched, answer.total, "a role without an agent is no condition");
        let panel = &answer.panels[0];
        assert_eq!(panel.roles, ["any", "by", "to", "with", "about"]);
        assert!(!panel.values.is_empty());
        for value in panel.values.iter().filter(|value| !value.label.is_empty()) {
            assert_eq!(value.count as usize, in_role(&value.label, role.in_catalogue()), "{} {key}", value.label);
            let chosen = ask(&explorer, &format!("?role={key}&agent={}", value.label.replace(' ', "+")));
            assert_eq!(chosen.matched, value.count as usize);
        }
    }
}

#[test]
fn an_agent_who_has_the_role_nowhere_is_found_nowhere_but_stays_in_sight() {
    let explorer = seed();
    let answer = ask(&explorer, "?role=by&agent=Huang+Kecheng");
    assert_eq!(answer.matched, 0);
    assert_eq!(answer.active[0].label, "By: Huang Kecheng");
    let value = answer.panels[0].values.iter().find(|value| value.label == "Huang Kecheng").unwrap();
    assert_eq!((value.count, value.state), (0, ValueState::Included));
}

#[test]
fn years_stand_in_order_and_a_link_to_a_year_leads_to_its_decade_in_a_long_catalogue() {
    let names = |explorer: &Explorer, query: &str| -> Vec<String> {
        let answer = ask(explorer, query);
        let panel = answer.panels.into_iter().find(|panel| panel.facet == Facet::Year).unwrap();
        panel.values.into_iter().map(|value| value.name).collect()
    };
    assert_eq!(names(&seed(), ""), ["1952", "1953", "1954"]);
    let dates = ["-0044", "-0012", "0476", "1066", "1952", "195X", "1952-09/1960"];
    let record = |(at, date)| format!(r#"{{"id":"r{at}","title":"T","date":"{date}"}}"#);
    let records = dates.iter().enumerate().map(record).collect::<Vec<_>>().join(",");
    let explorer = Explorer::new(read::catalogue(&format!(r#"{{"records":[{records}]}}"#)).0);
    let decade = ask(&explorer, "?year=1952");
    assert_eq!((decade.canonical.as_str(), decade.matched), ("?year=195X", 3));
    assert_eq!(decade.active[0].label, "Year: 1950s");
    assert!(names(&explorer, "").ends_with(&["1950s".to_owned(), "1960s".to_owned()]));
    assert_eq!(names(&explorer, "").len(), 6);
}

#[test]
fn both_ways_to_be_inside_are_counted() {
    let explorer = awkward();
    assert_eq!(ask(&explorer, "").inside, None);
    for query in ["?from=1953&to=1953", "?from=1953&type=Letter", "?to=195X&q=a"] {
        let (possible, certain) = ask(&explorer, query).inside.unwrap();
        assert_eq!(possible, ask(&explorer, query).matched);
        assert_eq!(certain, ask(&explorer, &format!("{query}&dates=certain")).matched);
        assert_eq!(ask(&explorer, &format!("{query}&dates=certain")).inside, Some((possible, certain)));
    }
}

#[test]
fn records_without_a_date_are_told_of_with_and_without_a_range() {
    let explorer = awkward();
    let all = ask(&explorer, "");
    let ranged = ask(&explorer, "?from=1953-07-27");
    let not_understood = CATALOGUES[1].records().iter().filter(|r| matches!(r.date, When::NotUnderstood(_))).count();
    assert!(not_understood > 0 && all.dateless.count > not_understood);
    assert_eq!((all.undated.count, ranged.dateless.count), (0, 0));
    assert_eq!(ranged.undated.count, all.dateless.count);
    assert_eq!((all.not_understood.count, ranged.not_understood.count), (not_understood, not_understood));
}

#[test]
fn the_histogram_has_the_results_before_all_records() {
    let explorer = seed();
    let all = ask(&explorer, "").brush.unwrap();
    assert_eq!(all.bars.len(), 27);
    assert_eq!((all.bars[0].date.as_str(), all.bars[26].words.as_str()), ("1952-09", "November 1954"));
    assert_eq!(all.ground, all.ink);
    let some = ask(&explorer, "?agent=Stalin").brush.unwrap();
    assert_eq!(some.ground, all.ground);
    assert_ne!(some.ink, all.ink);
    for bar in &all.bars {
        let within = ask(&explorer, &format!("?from={0}&to={0}", bar.date));
        assert_eq!(
            within.matched > 0,
            all.ink.contains(&format!("M{} ", all.bars.iter().position(|b| b == bar).unwrap()))
        );
    }
}

#[test]
fn what_is_not_drawn_is_not_made() {
    let seed = seed();
    assert!(!ask(&seed, "?view=table").rows.is_empty());
    assert!(ask(&seed, "?view=timeline").rows.is_empty());
    assert!(ask(&seed, "?view=table").picture.is_none());
}

#[test]
fn the_results_stay_as_they_are_beside_an_open_record_and_the_timeline_knows_which_one_it_is() {
    const LETTER: &str = "1952-09-17-letter-filippov-stalin-to-mao-zedong";
    let seed = seed();
    for query in ["", "?q=stalin", "?view=table&sort=-date"] {
        let open = ask(&seed, &format!("{query}{}record={LETTER}", if query.is_empty() { "?" } else { "&" }));
        assert_eq!(open.rows, ask(&seed, query).rows, "{query}");
    }
    let picture = ask(&seed, &format!("?view=timeline&record={LETTER}")).picture.unwrap();
    let current: Vec<&str> =
        picture.marks.iter().filter(|mark| mark.link.is_open).map(|mark| mark.link.id.as_str()).collect();
    assert_eq!(current, [LETTER]);
    let by_alias = ask(&awkward(), "?view=timeline&window=1800/2000&record=old+id").picture.unwrap();
    assert!(by_alias.marks.iter().filter(|mark| mark.link.is_open).count() <= 1, "an earlier id opens its record");
}

/// Invoices, some of which share rare words.
fn invoices() -> Explorer {
    let record = |at: usize| {
        let words = if at % 40 == 7 { "Cinnabar, verdigris and orpiment of 1879" } else { "nothing of note" };
        let author = if at == 47 { r#", "agents": [{"name": "Lind"}]"# } else { "" };
        let author = if at == 7 { r#", "agents": [{"name": "Lind"}], "related": ["r87"]"# } else { author };
        format!(r#"{{"id":"r{at}","title":"Invoice {at}","date":"19{at:02}","description":"For {words}."{author}}}"#)
    };
    let records = (0..99).map(record).chain((100..300).map(|at| {
        format!(
            r#"{{"id":"r{at}","title":"T","date":null,"description":"{}"}}"#,
            if at == 207 { "cinnabar verdigris orpiment" } else { "" }
        )
    }));
    let records = records.collect::<Vec<_>>().join(",");
    Explorer::new(read::catalogue(&format!(r#"{{"records":[{records}]}}"#)).0)
}

#[test]
fn similar_records_share_rare_words_and_are_listed_nowhere_else() {
    let page = page(&invoices(), "?record=r7");
    // Invoice 47 has the same person, and the source names 87.
    assert_eq!(page.related.iter().map(|link| link.id.as_str()).collect::<Vec<_>>(), ["r47"]);
    let similar: Vec<_> = page.similar.iter().map(|link| (link.id.as_str(), link.why.as_str())).collect();
    assert_eq!(similar, [("r207", "cinnabar · verdigris · orpiment")]);
}

#[test]
fn no_record_is_led_to_twice_and_each_for_a_reason() {
    for explorer in [seed(), awkward(), invoices()] {
        for record in explorer.catalogue().records().iter().take(90) {
            let page = page(&explorer, &View::default().with_record(record.id()).to_query());
            let mut ids: Vec<&str> = page.related.iter().chain(&page.similar).map(|link| link.id.as_str()).collect();
            ids.extend(
                record.related.iter().map(String::as_str).filter(|id| page.similar.iter().any(|link| link.id == *id)),
            );
            ids.push(record.id());
            let different: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(different.len(), ids.len(), "{}: {ids:?}", record.id());
            assert!(page.similar.len() <= 4 && page.similar.iter().all(|link| link.why.split(" · ").count() >= 3));
        }
    }
}

#[test]
fn another_date_says_what_it_is_and_how_it_is_written() {
    let explorer = Explorer::new(
        read::catalogue(
            r#"{"records":[{"id":"a","title":"Report of 20 April","date":"1954-05","other_dates":[
            {"date":"1954-04-20","role":"event","as":"20 April","evidence":{"field":"title","text":"of 20 April"}},
            {"date":"1954-06","role":"received"}]}]}"#,
        )
        .0,
    );
    let facts = page(&explorer, "?record=a").facts;
    let values = &facts.iter().find(|fact| fact.term == "Other dates").unwrap().values;
    let said: Vec<_> =
        values.iter().map(|value| (value.text.as_str(), value.detail.as_str(), value.evidence.len())).collect();
    assert_eq!(
        said,
        [("20 April 1954", "what it tells of, as “20 April”", 1), ("June 1954", "when it was received", 0)]
    );
}

proptest! {
    #[test]
    fn a_report_says_the_record_whatever_its_title(id in "[^\\p{Cc} ]{1,9}", title in any::<String>()) {
        let id = format!("{id}{{title}}");
        let record = serde_json::json!({"id": id, "title": format!("t{title}"), "date": null});
        let catalogue = serde_json::json!({"report": "https://a.example/{id}?t={title}&a={address}", "records": [record]});
        let explorer = Explorer::new(read::catalogue(&catalogue.to_string()).0);
        let page = page(&explorer, &View::default().with_record(&id).to_query());
        let report = page.report_to("https://b.example/?record=1&x={id}");
        let (path, query) = report.strip_prefix("https://a.example/").unwrap().split_once('?').unwrap();
        let values: Vec<&str> = query.split('&').map(|pair| pair.split_once('=').unwrap().1).collect();
        // The page's own reader of addresses reads them back.
        let read = |text: &str| View::parse(&format!("?q={text}")).0.filters.q;
        prop_assert_eq!(read(path), id);
        prop_assert_eq!(read(values[0]), format!("t{title}"));
        prop_assert_eq!(read(values[1]), "https://b.example/?record=1&x={id}");
    }
}
