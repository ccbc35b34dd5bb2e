//! The index against the obvious: the same documents as reading every text, scores as BM25F has them, files that come back
//! or are refused.
#![allow(clippy::unwrap_used)]

mod reference;

use fonds_search::index::{FieldSpec, Index, IndexBuilder, OpenError};
use fonds_search::plan::{Leaf, Placed, Plan, Way, Word};
use fonds_search::planner::plan;
use fonds_search::{DocSet, Query};
use proptest::prelude::*;
use reference::{FIELDS, Reference, catalogue, names, query};

/// Weights that are no powers of two, so that no sum of them lies on the edge of a step.
const SPECS: &[FieldSpec] = &[FieldSpec { name: "title", weight: 3.1 }, FieldSpec { name: "agent", weight: 1.3 }];

fn index(reference: &Reference, has_places: bool) -> Index {
    let mut builder = IndexBuilder::new(SPECS, has_places);
    for doc in &reference.docs {
        builder.add(&doc.iter().map(|values| values.iter().map(String::as_str).collect()).collect::<Vec<_>>());
    }
    builder.finish().index()
}

fn one(word: Word) -> Plan {
    let words = vec![Placed { at: 0, word }];
    Plan::Leaf(Leaf { field: None, ways: vec![Way { words, len: 1, via: None }] })
}

fn exact(term: &str) -> Word {
    Word::Exact { term: term.to_owned(), forms: Vec::new() }
}

/// How often a term stands in each field of a document.
fn frequencies(doc: &[Vec<String>], term: &str) -> Vec<usize> {
    let count = |value: &String| reference::terms(value).iter().filter(|other| *other == term).count();
    doc.iter().map(|values| values.iter().map(count).sum()).collect()
}

fn weighted(per_field: &[usize]) -> f64 {
    per_field.iter().zip(SPECS).map(|(&count, field)| count as f64 * f64::from(field.weight)).sum()
}

/// The largest number of quarter octaves from `least` that does not exceed `value`, as a value.
fn stepped(value: f64, least: f64) -> f64 {
    least * 2_f64.powf((4.0 * (value / least).log2()).floor().max(0.0) / 4.0)
}

/// BM25F of an exact word (k1 1.2, b 0.6), as the engine documents it: the impact in 255 steps, laid between 512 and 1023,
/// times the rarity in 64ths.
fn bm25f(reference: &Reference, term: &str) -> Vec<u32> {
    let lengths: Vec<f64> = reference
        .docs
        .iter()
        .map(|doc| {
            weighted(
                &doc.iter().map(|values| values.iter().map(|v| reference::terms(v).len()).sum()).collect::<Vec<_>>(),
            )
        })
        .collect();
    let docs = reference.docs.len() as f64;
    let mean = (lengths.iter().sum::<f64>() / docs).max(1.0);
    let found: Vec<f64> = reference.docs.iter().map(|doc| weighted(&frequencies(doc, term))).collect();
    let with = found.iter().filter(|frequency| **frequency > 0.0).count() as f64;
    let rarity = ((1.0 + (docs - with + 0.5) / (with + 0.5)).ln() * 64.0).round().max(1.0) as u32;
    let once = |doc: &Vec<Vec<String>>| frequencies(doc, term).iter().all(|count| *count < 2);
    let is_once: Vec<bool> = reference.docs.iter().map(once).collect();
    let score = |((frequency, length), is_once): ((&f64, &f64), &bool)| {
        if *frequency == 0.0 {
            return 0;
        }
        let frequency = if *is_once { *frequency } else { stepped(*frequency, 0.25) };
        let norm = 1.2 * (0.4 + 0.6 * stepped(length.max(1.0), 1.0) / mean);
        let impact = (frequency / (frequency + norm) * 255.0).round() as u32;
        (512 + 511 * impact / 255) * rarity
    };
    found.iter().zip(&lengths).zip(&is_once).map(score).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn it_finds_what_reading_every_text_finds(catalogue in catalogue(), query in query(), scope in prop::option::of(0..FIELDS.len())) {
        let index = index(&catalogue, true);
        let query = Query::parse(&query, FIELDS);
        let planned = plan(&query, scope, &names(), &index);
        prop_assert_eq!(&planned, &plan(&query, scope, &names(), &catalogue), "the words of the index are those of the texts");
        let hits = index.search(planned.plan.as_ref(), None);
        let found: Vec<u32> = hits.docs.iter().collect();
        let expected = planned.plan.as_ref().map_or_else(|| (0..catalogue.docs.len() as u32).collect(), |plan| catalogue.find(plan));
        prop_assert_eq!(&found, &expected);
        prop_assert!((0..).zip(&hits.scores).all(|(doc, score)| *score == 0 || hits.docs.contains(doc)));
    }

    #[test]
    fn among_some_documents_it_finds_those_of_them_with_the_same_scores(
        catalogue in catalogue(),
        query in query(),
        among in prop::collection::vec(any::<bool>(), 0..30),
    ) {
        let index = index(&catalogue, true);
        // Nearness is looked at only among those found, so it is left out of the comparison: one word, or any of several.
        let planned = plan(&Query::parse(&query.replace(' ', " OR "), FIELDS), None, &names(), &index);
        let among = DocSet::of(index.len(), (0..).zip(&among).filter(|(_, is_in)| **is_in).map(|(doc, _)| doc));
        let (all, some) = (index.search(planned.plan.as_ref(), None), index.search(planned.plan.as_ref(), Some(&among)));
        let mut expected = all.docs.clone();
        expected.and(&among);
        prop_assert_eq!(&some.docs, &expected);
        prop_assert!(some.docs.iter().all(|doc| some.scores[doc as usize] == all.scores[doc as usize]));
    }

    #[test]
    fn a_word_scores_as_bm25f_says(catalogue in catalogue(), at: prop::sample::Index) {
        let mut terms: Vec<String> = catalogue.docs.iter().flatten().flatten().flat_map(|text| reference::terms(text)).collect();
        terms.sort();
        prop_assume!(!terms.is_empty());
        let term = at.get(&terms);
        let hits = index(&catalogue, true).search(Some(&one(exact(term))), None);
        prop_assert_eq!(hits.scores, bm25f(&catalogue, term), "{}", term);
    }

    #[test]
    fn a_file_comes_back_as_the_same_index(catalogue in catalogue(), query in query(), has_places: bool) {
        let built = index(&catalogue, has_places);
        let file = built.to_bytes();
        let opened = Index::open(file.clone()).unwrap();
        prop_assert_eq!(opened.to_bytes(), file);
        let planned = plan(&Query::parse(&query, FIELDS), None, &names(), &opened);
        prop_assert_eq!(opened.search(planned.plan.as_ref(), None), built.search(planned.plan.as_ref(), None));
    }

    #[test]
    fn a_damaged_file_is_refused(catalogue in catalogue(), at: prop::sample::Index, bit in 0_u32..8, cut: bool) {
        let mut file = index(&catalogue, true).to_bytes();
        let at = at.index(file.len());
        if cut { file.truncate(at) } else { file[at] ^= 1 << bit }
        prop_assert!(Index::open(file).is_err());
    }

    #[test]
    fn without_places_a_phrase_is_all_of_its_words(catalogue in catalogue(), query in "[a-z]{1,6} [a-z]{1,6}") {
        let index = index(&catalogue, false);
        let docs = |query: &str| {
            let planned = plan(&Query::parse(query, FIELDS), None, &names(), &index);
            index.search(planned.plan.as_ref(), None).docs
        };
        let mut words = DocSet::all(index.len());
        for word in query.split(' ') {
            words.and(&docs(&format!("\"{word}\"")));
        }
        prop_assert_eq!(docs(&format!("\"{query}\"")), words);
    }

    #[test]
    fn suggestions_are_the_most_frequent_terms_that_begin_so(
        catalogue in catalogue(),
        beginning in "[a-z]{0,2}",
        most in 1_usize..6,
        among in prop::collection::vec(any::<bool>(), 30),
    ) {
        let index = index(&catalogue, true);
        let among = DocSet::of(index.len(), (0..).zip(&among).filter(|(_, is_in)| **is_in).map(|(doc, _)| doc));
        let suggested = index.suggest(&beginning, Some(&among), most);
        let count = |term: &str| {
            catalogue.docs.iter().zip(0..).filter(|(doc, at)| among.contains(*at) && frequencies(doc, term).iter().sum::<usize>() > 0).count() as u32
        };
        let mut terms: Vec<String> = catalogue.docs.iter().flatten().flatten().flat_map(|text| reference::terms(text)).collect();
        terms.sort();
        terms.dedup();
        let mut counts: Vec<u32> = terms.iter().filter(|term| term.starts_with(&beginning)).map(|term| count(term)).filter(|count| *count > 0).collect();
        counts.sort_by(|a, b| b.cmp(a));
        counts.truncate(most);
        prop_assert_eq!(suggested.iter().map(|term| term.docs).collect::<Vec<_>>(), counts);
        prop_assert!(suggested.iter().all(|term| term.term.starts_with(&beginning) && count(&term.term) == term.docs));
    }

    #[test]
    fn the_reasons_of_a_document_are_terms_that_it_has(catalogue in catalogue(), query in query()) {
        let index = index(&catalogue, true);
        let planned = plan(&Query::parse(&query, FIELDS), None, &names(), &index);
        let Some(plan) = &planned.plan else { return Ok(()) };
        for doc in index.search(Some(plan), None).docs.iter() {
            for met in index.explain(plan, doc).iter().flat_map(|reason| &reason.met) {
                let has = frequencies(&catalogue.docs[doc as usize], &met.term);
                prop_assert!(met.fields.iter().all(|&field| has[field] > 0), "{:?} in {:?}", met, has);
            }
        }
    }
}

#[test]
fn a_file_of_another_make_or_version_is_told_from_a_damaged_one() {
    let mut file = index(&Reference::of_titles(&["a letter"]), true).to_bytes();
    assert_eq!(Index::open(b"{\"records\": []}".to_vec()).unwrap_err(), OpenError::NotAnIndex);
    file[20] ^= 1;
    assert_eq!(Index::open(file.clone()).unwrap_err(), OpenError::Damaged);
    file[8] += 1;
    assert!(matches!(Index::open(file).unwrap_err(), OpenError::OtherVersion(_)));
}

#[test]
fn words_near_each_other_rank_higher() {
    let titles = ["korea a b c d e f g h i j k treaty", "korea treaty l m n o p q r s t u v"];
    let index = index(&Reference::of_titles(&titles), true);
    let hits = index.search(Some(&Plan::All(vec![one(exact("korea")), one(exact("treaty"))])), None);
    assert!(hits.scores[1] > hits.scores[0], "{:?}", hits.scores);
}

#[test]
fn a_text_is_most_similar_to_itself_and_then_to_those_that_share_its_rare_words() {
    let titles = ["armistice talks at panmunjom", "panmunjom armistice", "grain shipment", "talks on grain"];
    let index = index(&Reference::of_titles(&titles), true);
    let hits = index.similar(&["armistice talks at panmunjom"], None);
    assert!(hits.scores[0] > hits.scores[1] && hits.scores[1] > hits.scores[3], "{:?}", hits.scores);
    assert_eq!(hits.scores[2], 0);
}
