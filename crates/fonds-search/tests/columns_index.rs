//! The columns of an index, held against plain lists of the same documents.
#![allow(clippy::unwrap_used)]

use fonds_search::bytes::Bytes;
use fonds_search::columns::{
    By, Choice, Columns, ColumnsBuilder, FacetCounts, Histogram, PAIRED_MAX, Pair, SameDays, SortColumn, Spread,
    equal_edges,
};
use fonds_search::{DocSet, fold};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

type Days = Option<(i32, i32)>;

/// A document as plain values: two keyword columns, one interval, its place in an order.
#[derive(Clone, Debug, Default)]
struct Doc {
    keywords: [Vec<String>; 2],
    days: Days,
    rank: u32,
}

const OPEN: (i32, i32) = (i32::MIN, i32::MAX);

fn built(docs: &[Doc]) -> Vec<u8> {
    let mut builder = ColumnsBuilder::new(2, 1);
    for doc in docs {
        let keywords = doc.keywords.each_ref().map(|values| values.iter().map(String::as_str).collect());
        builder.add(&keywords, &[doc.days]);
    }
    builder.finish(&[docs.iter().map(|doc| doc.rank).collect()])
}

fn opened(docs: &[Doc]) -> Columns {
    Columns::open(Bytes::from(built(docs)), docs.len()).unwrap()
}

/// Documents with the given values in the first column.
fn with_values(values: &[&[&str]]) -> Vec<Doc> {
    let doc =
        |values: &&[&str]| Doc { keywords: [values.iter().map(|&v| v.to_owned()).collect(), vec![]], ..Doc::default() };
    values.iter().map(doc).collect()
}

fn with_days(days: &[Days]) -> Vec<Doc> {
    days.iter().map(|&days| Doc { days, ..Doc::default() }).collect()
}

/// The labels of a column, in the order of their ids.
fn labels(docs: &[Doc], column: usize) -> Vec<&str> {
    let labels: BTreeSet<_> =
        docs.iter().flat_map(|doc| &doc.keywords[column]).map(|v| (fold(v), v.as_str())).collect();
    labels.into_iter().map(|(_, label)| label).collect()
}

/// By document its value ids, in the order given, each once.
fn ids(docs: &[Doc], column: usize) -> Vec<Vec<u32>> {
    let labels = labels(docs, column);
    let ids = |doc: &Doc| {
        let mut ids = Vec::new();
        for value in &doc.keywords[column] {
            let id = labels.iter().position(|label| label == value).unwrap() as u32;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    };
    docs.iter().map(ids).collect()
}

fn listed(docs: &DocSet) -> Vec<u32> {
    docs.iter().collect()
}

// Labels

#[test]
fn a_repeated_value_counts_once_and_values_keep_the_order_of_their_document() {
    let columns = opened(&with_values(&[&["telegram", "letter", "telegram"], &[], &["letter"]]));
    assert_eq!(
        [0, 1, 2, 9].map(|doc| columns.values(0, doc).collect::<Vec<_>>()),
        [vec![1, 0], vec![], vec![0], vec![]]
    );
    assert_eq!((columns.label(0, 0), columns.label(0, 1), columns.label(0, 2)), ("letter", "telegram", ""));
}

#[test]
fn labels_are_found_exactly_and_by_their_folded_beginning() {
    let columns = opened(&with_values(&[&["Zürich", "zurich", "Zug", "Łódź", "Bern", "Zuzwil"]]));
    let all: Vec<&str> = (0..columns.labels(0)).map(|id| columns.label(0, id)).collect();
    assert_eq!(all, ["Bern", "Łódź", "Zug", "Zürich", "zurich", "Zuzwil"]);
    assert_eq!((columns.id(0, "zurich"), columns.id(0, "Zurich"), columns.id(0, "Zz")), (Some(4), None, None));
    assert_eq!(columns.beginning_with(0, "ZÜ"), 2..6);
    assert_eq!(columns.beginning_with(0, "lodz"), 1..2);
    assert_eq!(columns.beginning_with(0, "c"), 1..1);
    assert_eq!(columns.beginning_with(0, ""), 0..6);
}

#[test]
fn a_column_that_there_is_not_is_empty() {
    let columns = opened(&with_values(&[&["a"]]));
    assert_eq!((columns.labels(7), columns.label(7, 0), columns.id(7, "a")), (0, "", None));
    assert_eq!((columns.values(7, 0).count(), columns.interval(7, 0), columns.rank(7, 0)), (0, None, u32::MAX));
    assert_eq!(columns.counts(7, &DocSet::all(1)), FacetCounts::default());
    assert_eq!(columns.widths(), (2, 1, 1));
}

#[test]
fn a_value_is_found_by_any_word_of_its_label() {
    let docs =
        with_values(&[&["Zhou Enlai", "Mao Zedong"], &["Mao Zedong", "[Enlai?]", "周恩来"], &["Enlai of Enlai"]]);
    let columns = opened(&docs);
    let counts = columns.counts(0, &DocSet::all(3));
    let check = |beginning: &str, expected: &[&str]| {
        let top = columns.top_beginning(0, &counts, beginning, 9);
        assert_eq!(top.iter().map(|&id| columns.label(0, id)).collect::<Vec<_>>(), expected, "{beginning}");
    };
    check("enlai", &["[Enlai?]", "Enlai of Enlai", "Zhou Enlai"]);
    check("ZHOU e", &["Zhou Enlai"]);
    check("m", &["Mao Zedong"]);
    check("恩", &["周恩来"]);
    check("x", &[]);
    let only_first = columns.counts(0, &DocSet::of(3, [0]));
    assert_eq!(columns.top_beginning(0, &only_first, "enl", 9).len(), 1);
    assert_eq!(columns.top_beginning(0, &counts, "", 1), counts.top(1, &[]));
}

#[test]
fn the_most_frequent_values_come_first_and_kept_ones_stay() {
    let counts = FacetCounts { counts: vec![1, 5, 0, 5, 2, 0], none: 0 };
    assert_eq!(counts.top(3, &[]), [1, 3, 4]);
    assert_eq!(counts.top(9, &[]), [1, 3, 4, 0]);
    assert_eq!(counts.top(2, &[5, 3, 0]), [1, 3, 0, 5]);
    assert_eq!(counts.top(0, &[2]), [2]);
    assert_eq!(counts.top(9, &[2, 99]), [1, 3, 4, 0, 2]);
}

// Time

#[test]
fn a_date_may_be_inside_or_is_certainly() {
    let docs =
        with_days(&[Some((10, 20)), Some((i32::MIN, 20)), Some((10, i32::MAX)), Some(OPEN), None, Some((15, 15))]);
    let columns = opened(&docs);
    let check = |from: Option<i32>, to: Option<i32>, possibly: &[u32], certainly: &[u32]| {
        assert_eq!(listed(&columns.possibly_inside(0, from, to)), possibly, "possibly {from:?} to {to:?}");
        assert_eq!(listed(&columns.certainly_inside(0, from, to)), certainly, "certainly {from:?} to {to:?}");
    };
    check(Some(10), Some(20), &[0, 1, 2, 3, 5], &[0, 5]);
    check(Some(21), Some(30), &[2, 3], &[]);
    check(Some(0), Some(9), &[1, 3], &[]);
    check(None, Some(20), &[0, 1, 2, 3, 5], &[0, 1, 5]);
    check(Some(10), None, &[0, 1, 2, 3, 5], &[0, 2, 5]);
    check(None, None, &[0, 1, 2, 3, 5], &[0, 1, 2, 3, 5]);
    check(Some(16), Some(14), &[0, 1, 2, 3], &[]);
    check(Some(i32::MIN), Some(i32::MAX), &[0, 1, 2, 3, 5], &[0, 5]);
    assert_eq!(listed(&columns.undated(0)), [4]);
}

#[test]
fn an_uncertain_date_is_spread_over_its_bins_or_counted_at_its_earliest() {
    let columns = opened(&with_days(&[Some((8, 27)), Some((30, 33)), None, Some(OPEN)]));
    let all = DocSet::all(4);
    let evenly = columns.histogram(0, &all, &[10, 20, 30, 32], Spread::Evenly);
    let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-6;
    assert!([0.5, 0.4, 0.5].iter().zip(&evenly.bins).all(near), "{evenly:?}");
    assert!(near((&evenly.before, &0.1)) && near((&evenly.after, &0.5)) && evenly.undated == 2, "{evenly:?}");
    let earliest = columns.histogram(0, &all, &[10, 20, 30, 32], Spread::AtEarliest);
    assert_eq!(earliest, Histogram { bins: vec![2.0, 0.0, 1.0], before: 0.0, after: 0.0, undated: 1 });
    let later = columns.histogram(0, &all, &[100, 110], Spread::AtEarliest);
    assert_eq!(later, Histogram { bins: vec![1.0], before: 2.0, after: 0.0, undated: 1 });
}

#[test]
fn a_date_with_an_open_end_is_counted_on_the_day_that_is_known() {
    let columns =
        opened(&with_days(&[Some((i32::MIN, 25)), Some((15, i32::MAX)), Some((5, i32::MAX)), Some((i32::MIN, 45))]));
    let bins = |spread| columns.histogram(0, &DocSet::all(4), &[10, 20, 30], spread);
    let evenly = Histogram { bins: vec![1.0, 1.0], before: 1.0, after: 1.0, undated: 0 };
    assert_eq!(bins(Spread::Evenly), evenly);
    // Those that begin before the window are counted where it begins, those of which only a day after it is known where it ends.
    assert_eq!(bins(Spread::AtEarliest), Histogram { bins: vec![2.0, 2.0], before: 0.0, after: 0.0, undated: 0 });
}

#[test]
fn bins_cover_the_window_and_none_is_narrower_than_a_day() {
    assert_eq!(equal_edges(0, 9, 3), [0, 3, 6, 10]);
    assert_eq!(equal_edges(0, 1, 9), [0, 1, 2]);
    assert_eq!(equal_edges(5, 4, 0), [5, 6]);
    let widest = equal_edges(i32::MIN, i32::MAX, usize::MAX);
    assert_eq!((widest.len(), widest[0], widest[widest.len() - 1]), (65_537, i32::MIN, i32::MAX));
}

#[test]
fn odd_edges_give_a_histogram_all_the_same() {
    let columns =
        opened(&with_days(&[Some((8, 27)), Some((i32::MIN, i32::MAX - 1)), Some((i32::MIN + 1, i32::MAX - 1))]));
    for edges in [&[][..], &[7], &[9, 9], &[9, 3, 20], &[i32::MIN, i32::MAX], &[i32::MAX, i32::MIN, 0]] {
        for spread in [Spread::Evenly, Spread::AtEarliest] {
            let Histogram { bins, before, after, undated } = columns.histogram(0, &DocSet::all(3), edges, spread);
            let all = bins.iter().sum::<f64>() + before + after + f64::from(undated);
            assert!((all - 3.0).abs() < 0.1, "{edges:?} {spread:?} {all}");
        }
    }
}

// Order

#[test]
fn whoever_has_nothing_to_be_sorted_by_comes_last_in_either_direction() {
    let mut docs = with_values(&[&["b", "a"], &[], &["b"], &["a", "c"]]);
    let days = [Some((5, 9)), Some((i32::MIN, 7)), None, Some((6, i32::MAX))];
    docs.iter_mut().zip(days).for_each(|(doc, days)| doc.days = days);
    docs.iter_mut().zip([2, 0, u32::MAX, 1]).for_each(|(doc, rank)| doc.rank = rank);
    let columns = opened(&docs);
    let check = |column, ascending: [u32; 4], descending: [u32; 4]| {
        let sorted = |is_descending| columns.sorted(&DocSet::all(4), By { column, is_descending }, 0, 9);
        assert_eq!((sorted(false), sorted(true)), (ascending.to_vec(), descending.to_vec()), "{column:?}");
    };
    check(SortColumn::Keyword(0), [0, 3, 2, 1], [2, 0, 3, 1]);
    check(SortColumn::Earliest(0), [1, 0, 3, 2], [3, 0, 1, 2]);
    check(SortColumn::Latest(0), [1, 0, 3, 2], [3, 0, 1, 2]);
    check(SortColumn::Rank(0), [1, 3, 0, 2], [0, 3, 1, 2]);
    check(SortColumn::Rank(8), [0, 1, 2, 3], [0, 1, 2, 3]);
}

// Related

#[test]
fn rare_values_relate_documents_more_than_common_ones() {
    let columns =
        opened(&with_values(&[&["all", "rare"], &["all"], &["all", "rare"], &["all", "b"], &["all", "b"], &["b"]]));
    let shared = columns.shared(0, &[(0, 2.0)], &DocSet::of(6, [0, 1, 2, 3, 5]));
    let all = 2.0 * (6.0_f32 / 5.0).ln();
    let expected = [0.0, all, all + 2.0 * 3.0_f32.ln(), all, 0.0, 0.0];
    assert!(shared.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-5), "{shared:?}");
}

#[test]
fn a_document_with_very_many_values_pairs_only_the_first() {
    let many: Vec<String> = (0..3000).map(|value| format!("{value:04}")).collect();
    let columns = opened(&[Doc { keywords: [many, vec!["x".to_owned()]], ..Doc::default() }]);
    assert_eq!(columns.most_pairs(0, 1, &DocSet::all(1), 9999).len(), PAIRED_MAX);
    assert_eq!(columns.most_pairs(0, 0, &DocSet::all(1), usize::MAX).len(), PAIRED_MAX * (PAIRED_MAX - 1) / 2);
}

#[test]
fn the_most_frequent_pairs_are_found_whether_their_values_are_frequent_or_not() {
    // 300 values in 20 documents each, almost never with the same partner twice; 100 in only 10, always with the same one.
    let pair = |a: String, b: String| Doc { keywords: [vec![a], vec![b]], ..Doc::default() };
    let mut docs: Vec<Doc> =
        (0..6000).map(|doc| pair(format!("f{}", doc % 300), format!("g{}", (doc + 31 * (doc / 300)) % 300))).collect();
    docs.extend((0..1000).map(|doc| pair(format!("p{}", doc % 100), format!("q{}", doc % 100))));
    docs.extend((0..5).map(|_| pair("f0".to_owned(), "g0".to_owned())));
    let columns = opened(&docs);
    let all = DocSet::all(docs.len());
    let naive = naive_pairs(&docs, (0, 1), &all);
    assert_eq!([0, 99, 100, 101].map(|at: usize| naive[at].count), [10, 10, 6, 1]);
    for most in [0, 1, 100, 101, 102, usize::MAX] {
        assert_eq!(columns.most_pairs(0, 1, &all, most), naive[..most.min(naive.len())], "{most}");
    }
}

// Bytes

#[test]
fn columns_without_documents_or_columns_open() {
    let empty = Columns::open(Bytes::from(ColumnsBuilder::new(0, 0).finish(&[])), 0).unwrap();
    assert_eq!((empty.docs(), empty.widths()), (0, (0, 0, 0)));
    assert!(empty.facets(&DocSet::all(0), &[Choice::default()]).counts.is_empty());
    assert!(Columns::open(Bytes::from(ColumnsBuilder::new(0, 0).finish(&[])), 1).is_none());
    assert!(Columns::open(Bytes::default(), 0).is_none());
}

#[test]
fn more_values_than_fit_in_two_bytes_are_counted_too() {
    let docs: Vec<Doc> = (0..70_000)
        .map(|doc| Doc { keywords: [vec![format!("{doc:05}")], vec![(doc % 7).to_string()]], ..Doc::default() })
        .collect();
    let columns = opened(&docs);
    let faceted = columns.facets(&DocSet::of(docs.len(), [3, 65_000, 69_999]), &[]);
    assert_eq!(faceted.counts[0].top(9, &[]), [3, 65_000, 69_999]);
    assert_eq!((columns.label(0, 69_999), columns.values(1, 69_999).next()), ("69999", Some(6)));
    let all = DocSet::all(docs.len());
    assert_eq!(columns.counts(1, &all).counts, [10_000; 7]);
    let choice = Choice { include: vec![65_000, 8], ..Choice::default() };
    assert_eq!(listed(&columns.admitted(&all, 0, &choice)), [8, 65_000]);
}

#[test]
fn a_list_of_columns_that_take_no_room_is_refused() {
    let mut bytes = ColumnsBuilder::new(0, 0).finish(&[]);
    bytes[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(Columns::open(Bytes::from(bytes), 0).is_none());
}

#[test]
fn rows_that_overlap_are_refused() {
    let mut builder = ColumnsBuilder::new(1, 0);
    ["a", "b"].iter().for_each(|label| builder.add(&[vec![label]], &[]));
    let mut bytes = builder.finish(&[]);
    let starts: Vec<u8> = [0_u32, 1, 2].iter().flat_map(|start| start.to_le_bytes()).collect();
    let at = bytes.windows(starts.len()).position(|window| window == starts).unwrap();
    assert!(Columns::open(Bytes::from(bytes.clone()), 2).is_some());
    bytes[at] = 2;
    assert!(Columns::open(Bytes::from(bytes), 2).is_none());
}

// Against plain lists

fn value() -> impl Strategy<Value = String> {
    prop_oneof!["[a-cA-C]{1,2}", "[abz] [abzü]{0,2}"]
}

fn days() -> impl Strategy<Value = Days> {
    let day = || 0_i32..60;
    prop_oneof![
        1 => Just(None),
        1 => day().prop_map(|to| Some((i32::MIN, to))),
        1 => day().prop_map(|from| Some((from, i32::MAX))),
        1 => Just(Some(OPEN)),
        6 => (day(), 0_i32..40).prop_map(|(from, days)| Some((from, from + days))),
    ]
}

fn doc() -> impl Strategy<Value = Doc> {
    let values = || prop::collection::vec(value(), 0..4);
    (values(), values(), days(), 0_u32..9).prop_map(|(a, b, days, rank)| Doc { keywords: [a, b], days, rank })
}

fn docs() -> impl Strategy<Value = Vec<Doc>> {
    prop::collection::vec(doc(), 1..30)
}

/// Documents and some of them: few, or most.
fn docs_and_some() -> impl Strategy<Value = (Vec<Doc>, DocSet)> {
    (docs(), prop::collection::vec(any::<bool>(), 30), any::<bool>()).prop_map(|(docs, chosen, is_rare)| {
        let is_in = |doc: &u32| chosen[*doc as usize] && (!is_rare || doc.is_multiple_of(4));
        let some = DocSet::of(docs.len(), (0..docs.len() as u32).filter(is_in));
        (docs, some)
    })
}

fn choice() -> impl Strategy<Value = Choice> {
    let ids = || prop::collection::vec(0_u32..12, 0..3);
    (ids(), any::<bool>(), ids(), any::<bool>(), any::<bool>()).prop_map(|(include, a, exclude, b, is_empty)| {
        let choice = Choice { include, include_none: a, exclude, exclude_none: b };
        if is_empty { Choice::default() } else { choice }
    })
}

fn admits(choice: &Choice, values: &[u32]) -> bool {
    let has =
        |ids: &[u32], none: bool| if values.is_empty() { none } else { values.iter().any(|value| ids.contains(value)) };
    let asks = choice.include_none || !choice.include.is_empty();
    (!asks || has(&choice.include, choice.include_none)) && !has(&choice.exclude, choice.exclude_none)
}

fn naive_counts(docs: &[Doc], column: usize, among: impl Iterator<Item = u32>) -> FacetCounts {
    let mut counts = FacetCounts { counts: vec![0; labels(docs, column).len()], none: 0 };
    let ids = ids(docs, column);
    for doc in among {
        let ids = &ids[doc as usize];
        ids.iter().for_each(|&id| counts.counts[id as usize] += 1);
        counts.none += u32::from(ids.is_empty());
    }
    counts
}

fn naive_pairs(docs: &[Doc], (a, b): (usize, usize), among: &DocSet) -> Vec<Pair> {
    let mut pairs = BTreeMap::new();
    let (of_a, of_b) = (ids(docs, a), ids(docs, b));
    for doc in among.iter().map(|doc| doc as usize) {
        for &a_id in &of_a[doc] {
            let of_b = of_b[doc].iter().copied().filter(|&b_id| a != b || a_id < b_id);
            of_b.for_each(|b_id| *pairs.entry((a_id, b_id)).or_insert(0) += 1);
        }
    }
    let mut pairs: Vec<Pair> = pairs.into_iter().map(|((a, b), count)| Pair { a, b, count }).collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.count));
    pairs
}

/// Day by day, of a document that is dated.
fn naive_evenly((first, last): (i32, i32), edges: &[i32], shares: &mut [f64]) {
    let (first, last) = match (first, last) {
        (i32::MIN, day) | (day, i32::MAX) => (day, day),
        days => days,
    };
    for day in first..=last {
        let slot = edges.iter().filter(|&&edge| edge <= day).count();
        shares[slot] += 1.0 / f64::from(last - first + 1);
    }
}

fn naive_at_earliest((first, last): (i32, i32), edges: &[i32], shares: &mut [f64]) {
    let (window_first, window_last) = (edges[0], edges[edges.len() - 1] - 1);
    let day = if first != i32::MIN {
        first
    } else if last != i32::MAX {
        last
    } else {
        window_first
    };
    let day = if last < window_first {
        last
    } else if first > window_last {
        first
    } else {
        day.clamp(window_first, window_last)
    };
    shares[edges.iter().filter(|&&edge| edge <= day).count()] += 1.0;
}

fn naive_histogram(docs: &[Doc], among: &DocSet, edges: &[i32], spread: Spread) -> Histogram {
    let mut shares = vec![0.0; edges.len() + 1];
    let mut undated = 0;
    for doc in among.iter() {
        match docs[doc as usize].days {
            None => undated += 1,
            Some(OPEN) if spread == Spread::Evenly => undated += 1,
            Some(days) if spread == Spread::Evenly => naive_evenly(days, edges, &mut shares),
            Some(days) => naive_at_earliest(days, edges, &mut shares),
        }
    }
    let (before, after) = (shares[0], shares[edges.len()]);
    Histogram { bins: shares[1..edges.len()].to_vec(), before, after, undated }
}

fn naive_key(docs: &[Doc], column: SortColumn, doc: u32) -> Option<i64> {
    let Doc { days, rank, .. } = docs[doc as usize];
    match column {
        SortColumn::Rank(_) => Some(rank.into()),
        SortColumn::Keyword(column) => ids(docs, column)[doc as usize].iter().min().map(|&id| id.into()),
        SortColumn::Earliest(_) => days.map(|(first, _)| first.into()),
        SortColumn::Latest(_) => days.map(|(_, last)| last.into()),
    }
}

fn naive_sorted(docs: &[Doc], among: &DocSet, by: By) -> Vec<u32> {
    let mut sorted = listed(among);
    sorted.sort_by_key(|&doc| {
        let key = naive_key(docs, by.column, doc);
        (key.is_none(), key.map(|key| if by.is_descending { -key } else { key }))
    });
    sorted
}

fn sort_column() -> impl Strategy<Value = SortColumn> {
    prop::sample::select(vec![
        SortColumn::Rank(0),
        SortColumn::Keyword(0),
        SortColumn::Keyword(1),
        SortColumn::Earliest(0),
        SortColumn::Latest(0),
    ])
}

/// Asks everything that can be asked, and listens to nothing but that an answer comes.
fn ask_everything(columns: &Columns) {
    let docs = columns.docs();
    let all = DocSet::all(docs);
    let half = DocSet::of(docs, (0..docs as u32).step_by(2));
    for column in 0..3 {
        for id in (0..columns.labels(column).min(99)).chain([columns.labels(column), u32::MAX]) {
            columns.id(column, columns.label(column, id));
            columns.total(column, id);
        }
        columns.beginning_with(column, "b");
        let counts = columns.counts(column, &half);
        columns.top_beginning(column, &counts, "b", 3);
        columns.possibly_inside(column, Some(3), None);
        columns.undated(column);
        for spread in [Spread::Evenly, Spread::AtEarliest] {
            columns.histogram(column, &all, &[0, 10, 20, 40], spread);
        }
        columns.most_pairs(column, 1, &all, 5);
        columns.pairs(column, 0, 1, &all);
        for sort in [SortColumn::Rank, SortColumn::Keyword, SortColumn::Earliest, SortColumn::Latest] {
            let by = By { column: sort(column), is_descending: true };
            columns.sorted(&half, by, 0, 5);
            columns.place(&all, by, 0);
        }
    }
    let choice = Choice { include: vec![0, 9999], exclude: vec![u32::MAX, 1], exclude_none: true, include_none: true };
    for set in [&all, &half, &DocSet::all(docs + 70), &DocSet::all(docs / 2)] {
        columns.facets(set, &[Choice::default(), choice.clone()]);
    }
    columns.shared(0, &[(0, 1.0), (1, 0.5), (2, 1.0)], &all);
}

/// Some way to damage a file.
#[derive(Clone, Debug)]
enum Damage {
    Flip(usize, u8),
    Cut(usize),
    Lie(usize, u32),
}

fn damage() -> impl Strategy<Value = Damage> {
    let lie = prop_oneof![Just(u32::MAX), Just(1 << 31), Just(1 << 16), 0_u32..99, any::<u32>()];
    prop_oneof![
        (any::<usize>(), 0_u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        any::<usize>().prop_map(Damage::Cut),
        (0_usize..64, lie).prop_map(|(at, lie)| Damage::Lie(at, lie)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damage: &Damage) -> Vec<u8> {
    let len = bytes.len();
    match *damage {
        Damage::Flip(at, bit) => bytes[at % len] ^= 1 << bit,
        Damage::Cut(at) => bytes.truncate(at % len),
        Damage::Lie(at, lie) => bytes[4 * (at % (len / 4))..][..4].copy_from_slice(&lie.to_le_bytes()),
    }
    bytes
}

proptest! {
    #[test]
    fn what_was_built_is_what_is_read(docs in docs()) {
        let columns = opened(&docs);
        for column in 0..2 {
            let (expected, ids) = (labels(&docs, column), ids(&docs, column));
            let read: Vec<&str> = (0..columns.labels(column)).map(|id| columns.label(column, id)).collect();
            prop_assert_eq!(&read, &expected);
            for (id, label) in expected.iter().enumerate() {
                prop_assert_eq!(columns.id(column, label), Some(id as u32));
                let having = ids.iter().filter(|ids| ids.contains(&(id as u32))).count();
                prop_assert_eq!(columns.total(column, id as u32), having as u32);
            }
            for (doc, ids) in ids.iter().enumerate() {
                prop_assert_eq!(&columns.values(column, doc as u32).collect::<Vec<_>>(), ids);
            }
        }
        for (at, doc) in docs.iter().enumerate() {
            prop_assert_eq!(columns.interval(0, at as u32), doc.days);
            prop_assert_eq!(columns.rank(0, at as u32), doc.rank);
        }
    }

    #[test]
    fn facets_are_those_of_filtering_for_each_column((docs, found) in docs_and_some(), a in choice(), b in choice()) {
        let columns = opened(&docs);
        let choices = [a, b];
        let ids = [ids(&docs, 0), ids(&docs, 1)];
        let passes = |doc: u32, but: usize| {
            (0..2).all(|column| column == but || admits(&choices[column], &ids[column][doc as usize]))
        };
        let faceted = columns.facets(&found, &choices);
        prop_assert_eq!(listed(&faceted.passing), found.iter().filter(|&doc| passes(doc, 9)).collect::<Vec<_>>());
        for column in 0..2 {
            let naive = naive_counts(&docs, column, found.iter().filter(|&doc| passes(doc, column)));
            prop_assert_eq!(&faceted.counts[column], &naive);
        }
    }

    #[test]
    fn values_are_listed_by_count_and_found_by_their_words(
        (docs, some) in docs_and_some(),
        beginning in "[abzuAB]{0,2}",
        most in 0_usize..9,
        keep in prop::collection::vec(0_u32..12, 0..3),
    ) {
        let columns = opened(&docs);
        let counts = naive_counts(&docs, 0, some.iter());
        let mut sorted: Vec<u32> = (0..columns.labels(0)).collect();
        sorted.sort_by_key(|&id| std::cmp::Reverse(counts.count(id)));
        let mut place = 0;
        let mut top = sorted.clone();
        top.retain(|&id| {
            let is_kept = keep.contains(&id);
            place += usize::from(counts.count(id) > 0 || is_kept);
            is_kept || (counts.count(id) > 0 && place <= most)
        });
        prop_assert_eq!(counts.top(most, &keep), top);
        // Words are parted by spaces here.
        let begins = |id: &u32| {
            let label = fold(columns.label(0, *id));
            label.starts_with(&beginning.to_lowercase()) || label.split(' ').any(|word| word.starts_with(&beginning.to_lowercase()))
        };
        let found: Vec<u32> = sorted.into_iter().filter(|id| counts.count(*id) > 0).filter(begins).take(most).collect();
        prop_assert_eq!(columns.top_beginning(0, &counts, &beginning, most), found);
    }

    #[test]
    fn a_histogram_is_the_sum_of_its_days(
        (docs, some) in docs_and_some(),
        edges in prop::collection::btree_set(-5_i32..110, 2..9),
    ) {
        let columns = opened(&docs);
        let edges: Vec<i32> = edges.into_iter().collect();
        for spread in [Spread::Evenly, Spread::AtEarliest] {
            let fast = columns.histogram(0, &some, &edges, spread);
            let slow = naive_histogram(&docs, &some, &edges, spread);
            let all = |histogram: &Histogram| [histogram.bins.clone(), vec![histogram.before, histogram.after]].concat();
            prop_assert_eq!(fast.undated, slow.undated);
            prop_assert!(all(&fast).iter().zip(all(&slow)).all(|(a, b)| (a - b).abs() < 1e-6), "{:?} {:?}", fast, slow);
        }
    }

    #[test]
    fn documents_of_the_same_days_are_counted_as_one_by_one_to_the_last_bit(
        docs in docs(),
        edges in prop::collection::btree_set(-5_i32..110, 2..9),
    ) {
        let docs = [docs.clone(), docs.clone(), docs].concat();
        let columns = opened(&docs);
        let edges: Vec<i32> = edges.into_iter().collect();
        let mut counts = BTreeMap::new();
        let dated = (0..docs.len() as u32).filter_map(|doc| columns.interval(0, doc));
        dated.for_each(|days| *counts.entry(days).or_insert(0) += 1);
        let dates: Vec<SameDays> = counts.into_iter().map(|(days, count)| SameDays { days, count }).collect();
        for spread in [Spread::Evenly, Spread::AtEarliest] {
            let mut one_by_one = columns.histogram(0, &DocSet::all(docs.len()), &edges, spread);
            one_by_one.undated -= columns.undated(0).count() as u32;
            prop_assert_eq!(Histogram::of(&dates, &edges, spread), one_by_one);
        }
    }

    #[test]
    fn dates_are_filtered_as_one_by_one(docs in docs(), from in prop::option::of(0_i32..90), to in prop::option::of(0_i32..90)) {
        let columns = opened(&docs);
        let of = |holds: &dyn Fn((i32, i32)) -> bool| -> Vec<u32> {
            (0..docs.len() as u32).filter(|&doc| docs[doc as usize].days.is_some_and(holds)).collect()
        };
        let possibly = of(&|(first, last)| to.is_none_or(|to| first <= to) && from.is_none_or(|from| from <= last));
        let certainly = of(&|(first, last)| {
            from.is_none_or(|from| first != i32::MIN && first >= from) && to.is_none_or(|to| last != i32::MAX && last <= to)
        });
        prop_assert_eq!(listed(&columns.possibly_inside(0, from, to)), possibly);
        prop_assert_eq!(listed(&columns.certainly_inside(0, from, to)), certainly);
    }

    #[test]
    fn pages_and_places_are_those_of_the_whole_order(
        (docs, some) in docs_and_some(),
        column in sort_column(),
        is_descending: bool,
        offset in 0_usize..40,
        count in 0_usize..40,
    ) {
        let columns = opened(&docs);
        let by = By { column, is_descending };
        let sorted = naive_sorted(&docs, &some, by);
        let window: Vec<u32> = sorted.iter().copied().skip(offset).take(count).collect();
        prop_assert_eq!(columns.sorted(&some, by, offset, count), window);
        for doc in 0..docs.len() as u32 {
            prop_assert_eq!(columns.place(&some, by, doc), sorted.iter().position(|&other| other == doc));
        }
    }

    #[test]
    fn pairs_are_counted_as_one_by_one((docs, some) in docs_and_some(), value in 0_u32..12, most in 0_usize..30) {
        let columns = opened(&docs);
        for (a, b) in [(0, 1), (1, 0), (0, 0)] {
            let of_a = ids(&docs, a);
            let mut naive = naive_pairs(&docs, (a, b), &some);
            naive.truncate(most);
            prop_assert_eq!(columns.most_pairs(a, b, &some, most), naive);
            let with = naive_counts(&docs, b, some.iter().filter(|&doc| of_a[doc as usize].contains(&value)));
            prop_assert_eq!(columns.pairs(a, value, b, &some), with);
        }
    }

    #[test]
    fn what_is_shared_is_the_sum_over_the_values_of_both((docs, some) in docs_and_some(), weight in 0_u8..3) {
        let columns = opened(&docs);
        let weights = [(1, 1.0), (0, f32::from(weight))];
        let shared = columns.shared(0, &weights, &some);
        let ids = [ids(&docs, 0), ids(&docs, 1)];
        for doc in 0..docs.len() as u32 {
            let mut sum = 0.0;
            for (column, weight) in weights.iter().filter(|_| doc != 0 && some.contains(doc)) {
                let both = ids[*column][doc as usize].iter().filter(|id| ids[*column][0].contains(id));
                let rarity = |id: &u32| (docs.len() as f32 / columns.total(*column, *id) as f32).ln();
                sum += both.map(|id| weight * rarity(id)).sum::<f32>();
            }
            prop_assert!((shared[doc as usize] - sum).abs() < 1e-4);
        }
    }

    #[test]
    fn damaged_bytes_are_refused_or_answer_without_a_panic(docs in docs(), damages in prop::collection::vec(damage(), 1..4)) {
        let bytes = damages.iter().fold(built(&docs), |bytes, damage| if bytes.len() < 4 { bytes } else { damaged(bytes, damage) });
        if let Some(columns) = Columns::open(Bytes::from(bytes), docs.len()) {
            ask_everything(&columns);
        }
    }

    #[test]
    fn bytes_that_are_no_file_are_refused_or_answer_without_a_panic(bytes: Vec<u8>, docs in 0_usize..9) {
        if let Some(columns) = Columns::open(Bytes::from(bytes), docs) {
            ask_everything(&columns);
        }
    }
}
