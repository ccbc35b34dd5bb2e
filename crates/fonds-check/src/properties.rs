//! The properties that are tried out in a browser, each with a slow twin.

use std::collections::BTreeSet;

use fonds_search::bytes::Bytes;
use fonds_search::columns::{By, Columns, ColumnsBuilder, SortColumn, Spread};
use fonds_search::index::{FieldSpec, Index, IndexBuilder};
use fonds_search::order::{position, top_k};
use fonds_search::planner::plan;
use fonds_search::{DocSet, Interner, Query};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index as At, select};
use proptest::test_runner::TestRunner;

use crate::case::run;
use crate::reference::{FIELDS, Reference, catalogue, names, query};

/// Tries a property out.
pub type Check = fn(&mut TestRunner) -> Result<(), String>;

/// All of them, each with what it says.
pub const PROPERTIES: [(&str, Check); 9] = [
    ("The index finds what reading every text finds.", finds),
    ("A file of an index comes back as the same index.", comes_back),
    ("A damaged file of an index is refused.", is_refused),
    ("Any text is a query that can be answered.", any_text_is_a_query),
    ("A set of documents is a set.", sets),
    ("A window of results is that of the whole order.", windows),
    ("Facets are counted as one by one.", facets),
    ("Dates are filtered and counted as one by one.", dates),
    ("An interned text comes back.", interned),
];

const SPECS: &[FieldSpec] = &[FieldSpec { name: "title", weight: 3.1 }, FieldSpec { name: "agent", weight: 1.3 }];

fn index(reference: &Reference) -> Index {
    let mut builder = IndexBuilder::new(SPECS, true);
    for doc in &reference.docs {
        builder.add(&doc.iter().map(|values| values.iter().map(String::as_str).collect()).collect::<Vec<_>>());
    }
    builder.finish().index()
}

fn finds(runner: &mut TestRunner) -> Result<(), String> {
    let scope = prop::option::of(0..FIELDS.len());
    run(runner, (catalogue(), query(), scope), |(catalogue, query, scope)| {
        let index = index(&catalogue);
        let query = Query::parse(&query, FIELDS);
        let planned = plan(&query, scope, &names(), &index);
        prop_assert_eq!(&planned, &plan(&query, scope, &names(), &catalogue));
        let found: Vec<u32> = index.search(planned.plan.as_ref(), None).docs.iter().collect();
        let all = || (0..catalogue.docs.len() as u32).collect();
        prop_assert_eq!(found, planned.plan.as_ref().map_or_else(all, |plan| catalogue.find(plan)));
        Ok(())
    })
}

fn comes_back(runner: &mut TestRunner) -> Result<(), String> {
    run(runner, (catalogue(), query()), |(catalogue, query)| {
        let built = index(&catalogue);
        let file = built.to_bytes();
        let opened = Index::open(file.clone()).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(opened.to_bytes(), file);
        let planned = plan(&Query::parse(&query, FIELDS), None, &names(), &opened);
        prop_assert_eq!(opened.search(planned.plan.as_ref(), None), built.search(planned.plan.as_ref(), None));
        Ok(())
    })
}

fn is_refused(runner: &mut TestRunner) -> Result<(), String> {
    run(runner, (catalogue(), any::<At>(), 0_u32..8, any::<bool>()), |(catalogue, at, bit, is_cut)| {
        let mut file = index(&catalogue).to_bytes();
        let at = at.index(file.len());
        if is_cut {
            file.truncate(at)
        } else {
            file[at] ^= 1 << bit
        }
        prop_assert!(Index::open(file).is_err());
        Ok(())
    })
}

fn any_text_is_a_query(runner: &mut TestRunner) -> Result<(), String> {
    let signs = select(vec!['"', '(', ')', '*', '?', ':', '-', ' ', 'a', 'N', 'O', 'R', '周', 'é']);
    let text = vec(prop_oneof![3 => signs, 1 => any::<char>()], 0..30).prop_map(String::from_iter);
    run(runner, (catalogue(), text), |(catalogue, text)| {
        let index = index(&catalogue);
        let planned = plan(&Query::parse(&text, FIELDS), None, &names(), &index);
        let hits = index.search(planned.plan.as_ref(), None);
        for doc in hits.docs.iter() {
            planned.plan.iter().for_each(|plan| drop(index.explain(plan, doc)));
        }
        prop_assert_eq!(hits.scores.len(), index.len());
        Ok(())
    })
}

fn sets(runner: &mut TestRunner) -> Result<(), String> {
    let docs = || btree_set(0_u32..200, 0..60);
    run(runner, (0_usize..200, docs(), docs()), |(len, a, b)| {
        let inside = |set: &BTreeSet<u32>| set.iter().copied().filter(|&doc| (doc as usize) < len).collect();
        let (left, right): (BTreeSet<u32>, BTreeSet<u32>) = (inside(&a), inside(&b));
        let changed = |change: fn(&mut DocSet, &DocSet)| {
            let mut set = DocSet::of(len, a.iter().copied());
            change(&mut set, &DocSet::of(len, b.iter().copied()));
            set.iter().collect::<BTreeSet<u32>>()
        };
        prop_assert_eq!(changed(DocSet::and), &left & &right);
        prop_assert_eq!(changed(DocSet::or), &left | &right);
        prop_assert_eq!(changed(DocSet::and_not), &left - &right);
        prop_assert_eq!(DocSet::of(len, a).count(), left.len());
        Ok(())
    })
}

fn windows(runner: &mut TestRunner) -> Result<(), String> {
    let key = prop_oneof![0_u64..9, any::<u64>()];
    run(runner, (vec((key, any::<bool>()), 0..300), 0_usize..320, 0_usize..90), |(docs, offset, count)| {
        let is_in = |doc: &u32| docs[*doc as usize].1;
        let set = DocSet::of(docs.len(), (0..docs.len() as u32).filter(is_in));
        let key = |doc: u32| docs[doc as usize].0;
        let mut whole: Vec<u32> = set.iter().collect();
        whole.sort_by_key(|&doc| (key(doc), doc));
        let window: Vec<u32> = whole.iter().copied().skip(offset).take(count).collect();
        prop_assert_eq!(top_k(&set, &key, offset, count), window);
        let place = |doc: u32| whole.iter().position(|&other| other == doc);
        prop_assert!((0..docs.len() as u32).all(|doc| position(&set, &key, doc) == place(doc)));
        Ok(())
    })
}

const VALUES: &[&str] = &["Prague", "Praha", "prague", "Zürich", "周恩来", "", "a", "Kim Il Sung"];

/// By document its values, and whether it is found.
fn documents_with_values() -> impl Strategy<Value = Vec<(Vec<&'static str>, bool)>> {
    vec((vec(select(VALUES), 0..4), any::<bool>()), 0..200)
}

fn facets(runner: &mut TestRunner) -> Result<(), String> {
    run(runner, documents_with_values(), |docs| {
        let mut builder = ColumnsBuilder::new(1, 0);
        docs.iter().for_each(|(values, _)| builder.add(std::slice::from_ref(values), &[]));
        let columns = opened(builder, docs.len())?;
        let found = DocSet::of(docs.len(), (0..).zip(&docs).filter(|(_, (_, is_found))| *is_found).map(|(doc, _)| doc));
        let counts = columns.facets(&found, &[]).counts;
        let has = |values: &[&str], id| values.contains(&columns.label(0, id));
        for id in 0..columns.labels(0) {
            let expected = docs.iter().filter(|(values, is_found)| *is_found && has(values, id)).count();
            prop_assert_eq!(counts[0].count(id) as usize, expected, "{}", columns.label(0, id));
        }
        let none = docs.iter().filter(|(values, is_found)| *is_found && values.is_empty()).count();
        prop_assert_eq!(counts[0].none as usize, none);
        Ok(())
    })
}

fn dates(runner: &mut TestRunner) -> Result<(), String> {
    let days = (-400_i32..400, 0_i32..90).prop_map(|(first, length)| (first, first + length));
    let docs = vec(prop::option::weighted(0.9, days), 0..200);
    run(runner, (docs, -500_i32..500, 0_i32..400), |(docs, from, length)| {
        let to = from + length;
        let mut builder = ColumnsBuilder::new(0, 1);
        docs.iter().for_each(|days| builder.add(&[], &[*days]));
        let columns = opened(builder, docs.len())?;
        let those = |is_meant: &dyn Fn((i32, i32)) -> bool| {
            let docs = (0..).zip(&docs).filter(|(_, days)| days.is_some_and(is_meant));
            docs.map(|(doc, _)| doc).collect::<Vec<u32>>()
        };
        let possibly: Vec<u32> = columns.possibly_inside(0, Some(from), Some(to)).iter().collect();
        prop_assert_eq!(possibly, those(&|(first, last)| first <= to && last >= from));
        let certainly: Vec<u32> = columns.certainly_inside(0, Some(from), Some(to)).iter().collect();
        prop_assert_eq!(certainly, those(&|(first, last)| first >= from && last <= to));
        let all = DocSet::all(docs.len());
        let years = columns.histogram(0, &all, &[-600, -100, 0, 250, 600], Spread::AtEarliest);
        let between = |from, to| those(&|(first, _)| (from..to).contains(&first)).len() as f64;
        prop_assert_eq!(years.bins, [between(-600, -100), between(-100, 0), between(0, 250), between(250, 600)]);
        let by = By { column: SortColumn::Earliest(0), is_descending: false };
        let mut whole: Vec<u32> = all.iter().collect();
        whole.sort_by_key(|&doc| (docs[doc as usize].map_or(i32::MAX, |(first, _)| first), doc));
        prop_assert_eq!(columns.sorted(&all, by, 0, docs.len()), whole);
        Ok(())
    })
}

fn opened(builder: ColumnsBuilder, docs: usize) -> Result<Columns, TestCaseError> {
    let columns = Columns::open(Bytes::from(builder.finish(&[])), docs);
    columns.ok_or_else(|| TestCaseError::fail("the columns were refused"))
}

fn interned(runner: &mut TestRunner) -> Result<(), String> {
    let text = vec(any::<char>(), 0..4).prop_map(String::from_iter);
    run(runner, vec(text, 0..200), |texts| {
        let mut known = Interner::default();
        let ids: Vec<u32> = texts.iter().map(|text| known.intern(text)).collect();
        for (text, id) in texts.iter().zip(&ids) {
            prop_assert_eq!(&known.strings()[*id as usize], text);
        }
        let distinct: BTreeSet<&String> = texts.iter().collect();
        prop_assert_eq!(known.strings().len(), distinct.len());
        Ok(())
    })
}
