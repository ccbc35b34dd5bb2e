//! What is marked in a text, and which part of it is shown.

#![allow(clippy::unwrap_used)]

mod reference;

use fonds_search::highlight::{marks, passage};
use fonds_search::plan::{Leaf, Plan};
use fonds_search::planner::plan;
use fonds_search::terms::each_term;
use fonds_search::{Names, Query};
use proptest::prelude::*;
use reference::{FIELDS, Reference, near_pairs, occurrences};

const TITLE: usize = 0;

/// The plan of a query over an index that has the words of `text`.
fn planned(text: &str, query: &str) -> Plan {
    plan(&Query::parse(query, FIELDS), None, &reference::names(), &Reference::of_titles(&[text])).plan.unwrap()
}

/// In the title `text` the query marks these parts.
fn check(text: &str, query: &str, expected: &[&str]) {
    let marked: Vec<&str> =
        marks(text, &planned(text, query), TITLE).into_iter().map(|(start, end)| &text[start..end]).collect();
    assert_eq!(marked, expected, "{query}");
}

const TEXT: &str = "Ciphered telegrams from Mao Tse-tung to Semenov [Stalin], 周恩来总理: two letters";

#[test]
fn words_beginnings_patterns_and_phrases_are_marked() {
    check(TEXT, "telegra", &["telegrams"]);
    check(TEXT, "\"telegrams from\" s*v ", &["telegrams from", "Semenov"]);
    check(TEXT, "TWO OR nothing ", &["two"]);
    check("Zürich, ZURICH", "zürich ", &["Zürich", "ZURICH"]);
}

#[test]
fn forms_other_names_and_words_in_place_of_slips_are_marked() {
    check(TEXT, "letter ", &["letters"]);
    check(TEXT, "telegarms ", &["telegrams"]);
    check(TEXT, "mao zedong ", &["Mao Tse-tung"]);
    check(TEXT, "filippov", &["Semenov", "Stalin"]);
    check(TEXT, "Zhou Enlai ", &["周恩来"]);
}

#[test]
fn characters_are_marked_as_typed() {
    check(TEXT, "恩来总", &["恩来总"]);
    check(TEXT, "来 ", &["来"]);
    check(TEXT, "恩?总", &["恩来总"]);
}

#[test]
fn of_words_near_each_other_only_those_are_marked() {
    check("mao a b kim c d e kim", "mao NEAR/3 kim ", &["mao", "kim"]);
    check("mao a b kim", "kim NEAR/2 mao ", &[]);
    check("mao mao a mao", "mao NEAR/1 mao ", &["mao", "mao"]);
    check("il sung mao kim x il sung", "\"il sung\" NEAR/2 (kim OR ho) ", &["il sung", "kim", "il sung"]);
    check("mao x kim", "mao NEAR/1 kim OR mao ", &["mao"]);
}

#[test]
fn negated_parts_and_other_fields_are_not_marked() {
    check("Mao to Kim", "to -kim", &["to"]);
    check("Mao to Kim", "agent:kim title:to agent:(to NEAR/1 kim)", &["to"]);
}

/// The passage of so many bytes that is shown for the query.
fn check_passage(text: &str, query: &str, bytes: usize, expected: &str) {
    let (start, end) = passage(text, &planned(text, query), TITLE, bytes);
    assert_eq!(&text[start..end], expected, "{query}");
}

#[test]
fn the_passage_has_the_most_different_words_then_the_most_marks() {
    let text = "a kim x y z. On kim kim and the others. Then kim met mao, again. The end of it all.";
    check_passage(text, "kim mao ", 20, "kim met mao, again");
    check_passage(text, "kim ", 16, "On kim kim and");
    check_passage(text, "kim mao ", 200, text);
}

#[test]
fn without_a_mark_the_passage_is_the_beginning() {
    check_passage("The first words of it", "kim ", 12, "The first");
    check_passage("Überwältigend", "kim ", 4, "Übe");
}

#[test]
fn at_the_end_of_the_text_the_passage_takes_all_the_room_before_it() {
    check_passage("one two three four five kim.", "kim ", 16, "four five kim.");
}

/// The bytes that the words of a plan cover, by its definition.
fn covered(text: &str, plan: &Plan, field: usize) -> Vec<bool> {
    let mut spans = Vec::new();
    each_term(text, &mut String::new(), &mut |term| spans.push((term.start, term.end)));
    let mut covered = vec![false; text.len()];
    each_occurrence(text, plan, field, &mut |(first, end)| {
        covered[spans[first].0..spans[end - 1].1].fill(true);
    });
    covered
}

fn each_occurrence(text: &str, plan: &Plan, field: usize, visit: &mut dyn FnMut((usize, usize))) {
    match plan {
        Plan::Leaf(leaf) => occurrences(leaf, field, text).into_iter().for_each(visit),
        Plan::All(plans) | Plan::Any(plans) | Plan::Best(plans) => {
            plans.iter().for_each(|plan| each_occurrence(text, plan, field, visit));
        }
        Plan::Not(_) => {}
        Plan::Near(near) => near_pairs(near, field, text).into_iter().flatten().for_each(visit),
    }
}

/// Runs of covered bytes.
fn runs(covered: &[bool]) -> Vec<(usize, usize)> {
    let is_covered = |at: usize| covered.get(at).copied().unwrap_or(false);
    let starts = (0..covered.len()).filter(|&at| is_covered(at) && (at == 0 || !is_covered(at - 1)));
    starts.map(|start| (start, (start..).find(|&at| !is_covered(at)).unwrap())).collect()
}

/// How many different leaves of a plan stand wholly within a part of a text.
fn leaves_within(text: &str, plan: &Plan, (start, end): (usize, usize)) -> usize {
    let mut leaves: Vec<&Leaf> = Vec::new();
    positive_leaves(plan, &mut leaves);
    let mut spans = Vec::new();
    each_term(text, &mut String::new(), &mut |term| spans.push((term.start, term.end)));
    let is_within = |&&(first, after): &&(usize, usize)| spans[first].0 >= start && spans[after - 1].1 <= end;
    leaves.iter().filter(|leaf| occurrences(leaf, TITLE, text).iter().any(|span| is_within(&span))).count()
}

fn positive_leaves<'p>(plan: &'p Plan, leaves: &mut Vec<&'p Leaf>) {
    match plan {
        Plan::Leaf(leaf) => leaves.push(leaf),
        Plan::All(plans) | Plan::Any(plans) | Plan::Best(plans) => {
            plans.iter().for_each(|plan| positive_leaves(plan, leaves))
        }
        Plan::Not(_) | Plan::Near(_) => {}
    }
}

fn values(docs: &Reference) -> Vec<&String> {
    docs.docs.iter().flatten().flatten().collect()
}

proptest! {
    #[test]
    fn marked_is_what_the_plan_means(docs in reference::catalogue(), query in reference::query()) {
        let plan = plan(&Query::parse(&query, FIELDS), None, &reference::names(), &docs).plan;
        for (plan, text) in plan.iter().flat_map(|plan| values(&docs).into_iter().map(move |text| (plan, text))) {
            for field in 0..FIELDS.len() {
                prop_assert_eq!(marks(text, plan, field), runs(&covered(text, plan, field)), "{} in {}", query, text);
            }
        }
    }

    #[test]
    fn any_text_can_be_marked(text in any::<String>(), query in any::<String>(), bytes in 0_usize..40) {
        let docs = Reference::of_titles(&[&text]);
        let Some(plan) = plan(&Query::parse(&format!("{query} {text}"), FIELDS), None, &Names::default(), &docs).plan else { return Ok(()) };
        let mut last = 0;
        for (start, end) in marks(&text, &plan, TITLE) {
            prop_assert!(start < end && (last == 0 || last < start));
            prop_assert!(text.get(start..end).is_some());
            last = end;
        }
        let (start, end) = passage(&text, &plan, TITLE, bytes);
        prop_assert!(text.get(start..end).is_some_and(|passage| passage.len() <= bytes));
    }

    #[test]
    fn no_other_passage_has_more_words(docs in reference::catalogue(), query in reference::query(), bytes in 8_usize..60) {
        let Some(plan) = plan(&Query::parse(&query, FIELDS), None, &reference::names(), &docs).plan else { return Ok(()) };
        for text in values(&docs) {
            let best = passage(text, &plan, TITLE, bytes);
            prop_assert!(text.is_char_boundary(best.0) && text.is_char_boundary(best.1) && best.1 - best.0 <= bytes);
            if format!("{plan:?}").contains("Near") {
                continue;
            }
            let most = (0..text.len()).map(|start| leaves_within(text, &plan, (start, start + bytes))).max();
            prop_assert!(leaves_within(text, &plan, best) >= most.unwrap_or(0), "{} in {}: {:?}", query, text, best);
        }
    }
}

/// Prints how long marking takes: `cargo test --release --test highlight timing -- --ignored --nocapture`.
#[test]
#[ignore = "it measures, and tells nothing of right or wrong"]
#[allow(clippy::print_stdout)]
fn timing() {
    let words =
        ["The", "Ambassador", "in", "Geneva", "(telegram)", "to", "Mr.", "Seward,", "letters", "of", "state", "1861."];
    let text: String = (0..1200 / 7).map(|at| format!("{} ", words[at * 7 % 12])).collect();
    for query in ["letter seward ", "telegram NEAR/5 state", "\"to mr seward\" OR gen* OR filippov ", "*a* "] {
        let plan = planned(&text, query);
        let start = std::time::Instant::now();
        let marked: usize = (0..100).map(|_| marks(&text, &plan, TITLE).len()).sum();
        let marking = start.elapsed();
        let passages: usize = (0..100).map(|_| passage(&text, &plan, TITLE, 300).0).sum();
        println!(
            "{query}: {} bytes, 100 times: marks {marking:?} ({marked}), passages {:?} ({passages})",
            text.len(),
            start.elapsed() - marking
        );
    }
}
