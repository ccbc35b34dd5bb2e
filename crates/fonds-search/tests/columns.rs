//! Columns, choices in them, and facet counts.

use fonds_search::old::columns::{Choice, FacetCounts, KeywordColumn, facet};
use proptest::prelude::*;

#[test]
fn a_repeated_value_counts_once_in_a_document() {
    let column = KeywordColumn::from_values(&[vec!["letter", "telegram", "letter"], vec![], vec!["telegram"]]);
    assert_eq!(column.labels(), ["letter", "telegram"]);
    assert_eq!([column.values(0), column.values(1), column.values(2), column.values(9)], [&[0, 1][..], &[], &[1], &[]]);
    assert_eq!((column.id("telegram"), column.id("Telegram")), (Some(1), None));
}

#[test]
fn included_values_are_alternatives() {
    let choice = Choice { include: vec![0, 1], ..Choice::default() };
    assert_eq!([&[0][..], &[1, 2], &[2], &[]].map(|values| choice.admits(values)), [true, true, false, false]);
}

#[test]
fn not_stated_can_be_included_and_excluded() {
    let or_none = Choice { include: vec![0], include_none: true, ..Choice::default() };
    assert_eq!([&[0][..], &[1], &[]].map(|values| or_none.admits(values)), [true, false, true]);
    let stated = Choice { exclude_none: true, ..Choice::default() };
    assert_eq!([&[0][..], &[]].map(|values| stated.admits(values)), [true, false]);
}

#[test]
fn an_excluded_value_outweighs_an_included_one() {
    let choice = Choice { include: vec![0], exclude: vec![1], ..Choice::default() };
    assert_eq!([&[0][..], &[0, 1]].map(|values| choice.admits(values)), [true, false]);
}

#[test]
fn an_empty_choice_admits_everything() {
    assert!(Choice::default().is_empty());
    assert!(Choice::default().admits(&[]) && Choice::default().admits(&[3]));
}

fn choice() -> impl Strategy<Value = Choice> {
    let ids = || prop::collection::vec(0_u32..4, 0..3);
    (ids(), any::<bool>(), ids(), any::<bool>()).prop_map(|(include, include_none, exclude, exclude_none)| Choice {
        include,
        include_none,
        exclude,
        exclude_none,
    })
}

/// Documents with up to three of four values.
fn column() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec("[a-d]", 0..3), 8)
}

/// The counts of one column, by filtering anew without its own choice.
fn naive_counts(columns: &[KeywordColumn], choices: &[Choice], docs: &[u32], own: usize) -> FacetCounts {
    let passes = |doc: u32| (0..columns.len()).all(|at| at == own || choices[at].admits(columns[at].values(doc)));
    let passing: Vec<u32> = docs.iter().copied().filter(|&doc| passes(doc)).collect();
    let column = &columns[own];
    let count = |wanted: u32| passing.iter().filter(|&&doc| column.values(doc).contains(&wanted)).count() as u32;
    FacetCounts {
        counts: (0..column.labels().len() as u32).map(count).collect(),
        none: passing.iter().filter(|&&doc| column.values(doc).is_empty()).count() as u32,
    }
}

proptest! {
    #[test]
    fn one_pass_counts_as_filtering_for_each_column_does(
        values in prop::collection::vec(column(), 0..4),
        choices in prop::collection::vec(choice(), 4),
        docs in prop::sample::subsequence((0_u32..8).collect::<Vec<_>>(), 0..8),
    ) {
        let columns: Vec<KeywordColumn> = values.iter().map(|docs| KeywordColumn::from_values(docs)).collect();
        let (passing, counts) = facet(&columns, &choices, &docs);
        let passes = |doc: &u32| columns.iter().zip(&choices).all(|(column, choice)| choice.admits(column.values(*doc)));
        prop_assert_eq!(passing, docs.iter().copied().filter(passes).collect::<Vec<_>>());
        let naive: Vec<_> = (0..columns.len()).map(|own| naive_counts(&columns, &choices, &docs, own)).collect();
        prop_assert_eq!(counts, naive);
    }
}
