//! Two layers against one: a base with documents taken out and others added is searched and counted as one index of what
//! is left.
#![allow(clippy::unwrap_used)]

mod reference;

use fonds_search::bytes::Bytes;
use fonds_search::columns::{By, Choice, Columns, ColumnsBuilder, FacetCounts, SortColumn, Spread};
use fonds_search::index::{FieldSpec, Index, IndexBuilder};
use fonds_search::layers::{Layer, Layers};
use fonds_search::plan::{Lexicon, Plan};
use fonds_search::planner::plan;
use fonds_search::{DocSet, Query};
use proptest::prelude::*;
use reference::{FIELDS, Reference, names, query};

const SPECS: &[FieldSpec] = &[FieldSpec { name: "title", weight: 3.1 }, FieldSpec { name: "agent", weight: 1.3 }];

/// A document: texts by field, keywords, days, its place in an order.
#[derive(Clone, Debug)]
struct Doc {
    texts: Vec<Vec<String>>,
    keywords: [Vec<String>; 2],
    days: Option<(i32, i32)>,
    rank: u32,
}

/// A base and what became of it.
#[derive(Clone, Debug)]
struct History {
    base: Vec<Doc>,
    /// `None` if nothing was ever added.
    added: Option<Vec<Doc>>,
    /// Which documents were deleted, of the base and then of those added.
    deleted: Vec<bool>,
}

impl History {
    /// All documents that ever were.
    fn all(&self) -> Vec<Doc> {
        self.base.iter().chain(self.added.iter().flatten()).cloned().collect()
    }

    /// The numbers of the documents that are left.
    fn left(&self) -> Vec<u32> {
        let numbers = 0..self.all().len() as u32;
        numbers.filter(|&doc| !self.deleted.get(doc as usize).is_some_and(|&is_deleted| is_deleted)).collect()
    }

    fn layers(&self) -> Layers {
        let mut layers = Layers::new(layer(&self.base));
        if let Some(added) = &self.added {
            layers = layers.with_added(layer(added));
        }
        (0..).zip(&self.deleted).filter(|(_, is_deleted)| **is_deleted).for_each(|(doc, _)| layers.delete(doc));
        layers
    }

    /// One layer of what is left.
    fn rebuilt(&self) -> Layer {
        let all = self.all();
        layer(&self.left().iter().map(|&doc| all[doc as usize].clone()).collect::<Vec<_>>())
    }

    /// Documents of the one layer of what is left, as they are numbered here.
    fn renumbered(&self, docs: impl IntoIterator<Item = u32>) -> Vec<u32> {
        let left = self.left();
        docs.into_iter().map(|doc| left[doc as usize]).collect()
    }
}

fn layer(docs: &[Doc]) -> Layer {
    let (mut index, mut columns) = (IndexBuilder::new(SPECS, true), ColumnsBuilder::new(2, 1));
    for doc in docs {
        index.add(&doc.texts.iter().map(|values| strs(values)).collect::<Vec<_>>());
        columns.add(&doc.keywords.each_ref().map(|values| strs(values)), &[doc.days]);
    }
    let columns = columns.finish(&[docs.iter().map(|doc| doc.rank).collect()]);
    Layer::new(index.finish().index(), Columns::open(Bytes::from(columns), docs.len()).unwrap()).unwrap()
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn reference_of(docs: &[Doc]) -> Reference {
    Reference { fields: FIELDS.len(), docs: docs.iter().map(|doc| doc.texts.clone()).collect() }
}

fn listed(docs: &DocSet) -> Vec<u32> {
    docs.iter().collect()
}

/// The labels with documents, and their counts: most documents first, then in the order of the labels.
fn told<'c>(counts: &FacetCounts, label: &dyn Fn(u32) -> &'c str) -> (Vec<(&'c str, u32)>, u32) {
    (counts.top(usize::MAX, &[]).into_iter().map(|id| (label(id), counts.count(id))).collect(), counts.none)
}

fn planned(query: &str, lexicon: &dyn Lexicon) -> Option<Plan> {
    plan(&Query::parse(query, FIELDS), None, &names(), lexicon).plan
}

// What comes

fn docs(most: usize) -> impl Strategy<Value = Vec<Doc>> {
    let value = || prop_oneof!["[a-cA-C]{1,2}", "[abz] [abzü]{0,2}"];
    let values = move || prop::collection::vec(value(), 0..4);
    let days = prop::option::weighted(0.8, (0_i32..60, 0_i32..40).prop_map(|(first, days)| (first, first + days)));
    let others = (values(), values(), days, 0_u32..9);
    (reference::catalogue(), prop::collection::vec(others, most)).prop_map(|(catalogue, others)| {
        let doc = |(texts, (a, b, days, rank))| Doc { texts, keywords: [a, b], days, rank };
        catalogue.docs.into_iter().zip(others).map(doc).collect()
    })
}

fn history() -> impl Strategy<Value = History> {
    let deleted = prop::collection::vec(any::<bool>(), 0..16);
    (docs(9), prop::option::weighted(0.9, docs(5)), deleted).prop_map(|(base, added, deleted)| History {
        base,
        added,
        deleted,
    })
}

/// The same, where the texts of each document are as long as those of every other.
fn even_history() -> impl Strategy<Value = History> {
    let word = || prop::sample::select(&["letter", "letters", "telegram", "mao", "毛", "semenov", "stalin", "a"][..]);
    history().prop_flat_map(move |history| {
        let docs = history.all().len();
        prop::collection::vec(prop::collection::vec(word(), 5), docs).prop_map(move |texts| {
            let mut history = history.clone();
            let all = history.base.iter_mut().chain(history.added.iter_mut().flatten());
            all.zip(texts).for_each(|(doc, words)| doc.texts = vec![vec![words.join(" ")], Vec::new()]);
            history
        })
    })
}

fn choice() -> impl Strategy<Value = (Vec<prop::sample::Index>, bool, Vec<prop::sample::Index>, bool)> {
    let ids = || prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    (ids(), any::<bool>(), ids(), any::<bool>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_found_is_what_one_index_of_the_rest_would_find(history in history(), query in query(), among in any::<u64>()) {
        let layers = history.layers();
        let plan = planned(&query, &layers);
        let expected = history.renumbered(history.rebuilt().index().search(plan.as_ref(), None).docs.iter());
        let hits = layers.search(plan.as_ref(), None);
        prop_assert_eq!(listed(&hits.docs), expected.clone());
        prop_assert_eq!(hits.scores.len(), layers.len());
        prop_assert!((0..).zip(&hits.scores).all(|(doc, score)| *score == 0 || hits.docs.contains(doc)));
        if let Some(plan) = &plan {
            let read: Vec<u32> = reference_of(&history.all()).find(plan);
            let read: Vec<u32> = read.into_iter().filter(|&doc| layers.left().contains(doc)).collect();
            prop_assert_eq!(&expected, &read);
        }
        let among = DocSet::of(layers.len(), (0..64).filter(|doc| among >> doc & 1 == 1));
        let expected: Vec<u32> = expected.into_iter().filter(|&doc| among.contains(doc)).collect();
        prop_assert_eq!(listed(&layers.search(plan.as_ref(), Some(&among)).docs), expected);
    }

    #[test]
    fn words_are_known_as_in_one_index_of_all_documents_that_ever_were(history in history(), query in query(), term in "[a-z]{3,9}") {
        let (layers, reference) = (history.layers(), reference_of(&history.all()));
        let query = Query::parse(&query, FIELDS);
        prop_assert_eq!(plan(&query, None, &names(), &layers), plan(&query, None, &names(), &reference));
        for term in [term.as_str(), "lettres", "telegarm", "xetter", "counties"] {
            for most in [1, 3, 99] {
                prop_assert_eq!(layers.near(term, 2, most), reference.near(term, 2, most), "{}", term);
            }
        }
    }

    /// Then the mean length is the same in each layer. The best of so few documents are all of them.
    #[test]
    fn where_documents_are_equally_long_scores_are_those_of_one_index(history in even_history(), query in query()) {
        let layers = history.layers();
        let all = layer(&history.all());
        let plan = planned(&query, &layers);
        prop_assert_eq!(layers.search(plan.as_ref(), None), all.index().search(plan.as_ref(), Some(layers.left())));
    }

    #[test]
    fn facets_are_those_of_one_index_of_the_rest(history in history(), choices in [choice(), choice()], found in any::<u64>()) {
        let (layers, rebuilt) = (history.layers(), history.rebuilt());
        let columns = rebuilt.columns();
        let is_found = |doc: &u32| found >> doc & 1 == 1;
        let found = DocSet::of(layers.len(), (0..layers.len() as u32).filter(is_found));
        let found_rebuilt = DocSet::of(columns.docs(), (0..).zip(history.left()).filter(|(_, doc)| is_found(doc)).map(|(at, _)| at));
        let mut here = Vec::new();
        let mut there = Vec::new();
        for (column, (include, include_none, exclude, exclude_none)) in choices.into_iter().enumerate() {
            let labels = layers.labels(column);
            let choose = |ids: &[prop::sample::Index]| -> Vec<u32> { ids.iter().filter(|_| labels > 0).map(|id| id.index(labels as usize) as u32).collect() };
            let (include, exclude) = (choose(&include), choose(&exclude));
            let id = |id: &u32| columns.id(column, layers.label(column, *id)).unwrap_or(u32::MAX);
            there.push(Choice { include: include.iter().map(id).collect(), include_none, exclude: exclude.iter().map(id).collect(), exclude_none });
            here.push(Choice { include, include_none, exclude, exclude_none });
        }
        let (ours, theirs) = (layers.facets(&found, &here), columns.facets(&found_rebuilt, &there));
        prop_assert_eq!(listed(&ours.passing), history.renumbered(theirs.passing.iter()));
        for column in 0..2 {
            let expected = told(&theirs.counts[column], &|id| columns.label(column, id));
            prop_assert_eq!(told(&ours.counts[column], &|id| layers.label(column, id)), expected);
            let expected = told(&columns.counts(column, &found_rebuilt), &|id| columns.label(column, id));
            prop_assert_eq!(told(&layers.counts(column, &found), &|id| layers.label(column, id)), expected);
        }
    }

    #[test]
    fn values_are_numbered_as_in_one_column_of_all_documents_that_ever_were(history in history()) {
        let (layers, all) = (history.layers(), layer(&history.all()));
        for column in 0..3 {
            let labels: Vec<&str> = (0..all.columns().labels(column)).map(|id| all.columns().label(column, id)).collect();
            prop_assert_eq!((0..layers.labels(column)).map(|id| layers.label(column, id)).collect::<Vec<_>>(), labels.clone());
            prop_assert!((0..).zip(&labels).all(|(id, label)| layers.id(column, label) == Some(id)));
            prop_assert_eq!((layers.id(column, "nowhere"), layers.label(column, u32::MAX)), (None, ""));
        }
    }

    #[test]
    fn dates_and_orders_are_those_of_one_index_of_the_rest(
        history in history(),
        from in prop::option::of(0_i32..90),
        to in prop::option::of(0_i32..90),
        offset in 0_usize..6,
        count in 0_usize..9,
    ) {
        let (layers, rebuilt) = (history.layers(), history.rebuilt());
        let columns = rebuilt.columns();
        let same = |ours: DocSet, theirs: DocSet| assert_eq!(listed(&ours), history.renumbered(theirs.iter()));
        same(layers.possibly_inside(0, from, to), columns.possibly_inside(0, from, to));
        same(layers.certainly_inside(0, from, to), columns.certainly_inside(0, from, to));
        same(layers.undated(0), columns.undated(0));
        let (all, rest) = (DocSet::all(layers.len()), DocSet::all(columns.docs()));
        for spread in [Spread::Evenly, Spread::AtEarliest] {
            let edges = [5, 20, 23, 60];
            prop_assert_eq!(layers.histogram(0, &all, &edges, spread), columns.histogram(0, &rest, &edges, spread));
        }
        let orders = [SortColumn::Rank(0), SortColumn::Keyword(0), SortColumn::Earliest(0), SortColumn::Latest(0)];
        for by in orders.into_iter().flat_map(|column| [true, false].map(|is_descending| By { column, is_descending })) {
            let expected = history.renumbered(columns.sorted(&rest, by, offset, count));
            prop_assert_eq!(layers.sorted(&all, by, offset, count), expected);
            for (at, doc) in (0..).zip(history.left()) {
                prop_assert_eq!(layers.place(&all, by, doc), columns.place(&rest, by, at));
            }
        }
    }
}

#[test]
fn a_changed_document_is_found_by_its_new_words_only() {
    let titled = |title: &str| Doc {
        texts: vec![vec![title.to_owned()]],
        keywords: [vec!["letter".to_owned()], Vec::new()],
        days: None,
        rank: 0,
    };
    let mut layers = Layers::new(layer(&[titled("Telegram to Filippov"), titled("A note")]));
    layers.delete(0);
    let layers = layers.with_added(layer(&[titled("Letter to Filippov")]));
    let found = |query: &str| listed(&layers.search(planned(query, &layers).as_ref(), None).docs);
    assert_eq!((found("\"telegram\""), found("filippov "), found("note ")), (vec![], vec![2], vec![1]));
    assert_eq!(layers.counts(0, &DocSet::all(3)).counts, [2]);
    let (layer, doc) = layers.layer_of(2).unwrap();
    assert_eq!((layer.columns().values(0, doc).count(), layers.layer_of(3).is_none()), (1, true));
}

#[test]
fn a_further_second_layer_takes_the_place_of_the_one_before() {
    let titled = |title: &str| Doc {
        texts: vec![vec![title.to_owned()]],
        keywords: [vec![title.to_owned()], Vec::new()],
        days: None,
        rank: 0,
    };
    let mut layers = Layers::new(layer(&[titled("m")])).with_added(layer(&[titled("a"), titled("z")]));
    layers.delete(2);
    let layers = layers.with_added(layer(&[titled("z"), titled("y"), titled("x")]));
    assert_eq!((listed(layers.left()), layers.labels(0), layers.label(0, 0)), (vec![0, 1, 2, 3], 4, "m"));
}

#[test]
fn texts_and_columns_of_different_documents_are_no_layer() {
    let index: Index = IndexBuilder::new(SPECS, true).finish().index();
    let mut columns = ColumnsBuilder::new(0, 0);
    columns.add(&[], &[]);
    assert!(Layer::new(index, Columns::open(Bytes::from(columns.finish(&[])), 1).unwrap()).is_none());
}
