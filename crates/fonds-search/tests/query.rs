//! How queries are read.

use fonds_search::query::{MAX_DEPTH, MAX_WORDS};
use fonds_search::{Node, Query};
use proptest::prelude::*;

const FIELDS: &[&str] = &["title", "agent", "place"];

/// The query is understood as these words, and nothing about it is odd.
fn check(text: &str, words: &str) {
    let query = Query::parse(text, FIELDS);
    assert_eq!(query.words(FIELDS), words, "{text}");
    assert_eq!(query.notes, [], "{text}");
}

/// The query is understood as these words, and this is said about it.
fn check_odd(text: &str, words: &str, notes: &[&str]) {
    let query = Query::parse(text, FIELDS);
    assert_eq!(query.words(FIELDS), words, "{text}");
    let said: Vec<&str> = query.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(said, notes, "{text}");
}

#[test]
fn the_whole_language_in_one_query() {
    check(
        "agent:\"Zhou Enlai\" (korea OR vietnam) -telegram geneva",
        "agent: \"Zhou Enlai\" AND (korea OR vietnam) AND NOT telegram AND geneva…",
    );
}

#[test]
fn nothing_typed_asks_for_nothing() {
    for text in ["", "   ", ", . !"] {
        assert_eq!(Query::parse(text, FIELDS), Query::default(), "{text}");
    }
}

#[test]
fn words_are_joined_by_and() {
    check("mao korea ", "mao AND korea");
    check("mao AND korea ", "mao AND korea");
}

#[test]
fn and_binds_tighter_than_or() {
    check("a b OR c AND d ", "(a AND b) OR (c AND d)");
    check("a (b OR c) d ", "a AND (b OR c) AND d");
}

#[test]
fn the_last_bare_word_is_a_beginning_while_it_is_typed() {
    check("mao kor", "mao AND kor…");
    check("title:kor", "title: kor…");
    check("(mao OR kor)", "mao OR kor");
    check("mao korea.", "mao AND korea");
    check("\"mao kor\"", "\"mao kor\"");
}

#[test]
fn a_negated_word_is_no_beginning() {
    check("mao -tele", "mao AND NOT tele");
    check("mao NOT title:tele", "mao AND NOT title: tele");
}

#[test]
fn every_kind_of_quotation_mark_makes_a_phrase() {
    for text in ["\"zhou enlai\"", "“zhou enlai”", "„zhou enlai“", "«zhou enlai»", "»zhou enlai«", "＂zhou enlai＂"]
    {
        check(text, "\"zhou enlai\"");
    }
}

#[test]
fn operators_are_in_capitals_only() {
    check("war and peace or not ", "war AND and AND peace AND or AND not");
}

#[test]
fn a_dash_negates_only_before_a_word() {
    check("Sino-Soviet pact- ", "Sino-Soviet AND pact");
    check("-\"cold war\" -(a OR b) -title:c ", "NOT \"cold war\" AND NOT (a OR b) AND NOT title: c");
    check("\"cold\"-war ", "\"cold\" AND war");
}

#[test]
fn negations_of_negations_cancel_each_other() {
    check("NOT NOT -mao ", "NOT mao");
}

#[test]
fn a_field_limits_a_word_a_phrase_or_a_group() {
    check(
        "TITLE:mao agent:“kim il sung” place:(geneva OR bern)",
        "title: mao AND agent: \"kim il sung\" AND place: (geneva OR bern)",
    );
    check("title: mao ", "title: mao");
}

#[test]
fn stars_and_question_marks_are_patterns() {
    check("telegra* ", "telegra…");
    check("wom?n t*gram *gram ", "wom?n AND t*gram AND *gram");
    assert_eq!(Query::parse("wom?n ", FIELDS).root, Some(Node::Pattern("wom?n".to_owned())));
}

#[test]
fn punctuation_around_a_word_is_not_part_of_it() {
    check("[Stalin], (Mao’s) ‘copy’ & more; ", "Stalin AND Mao’s AND copy AND more");
    check("at 10:30 ", "at AND 10:30");
    check("Resolution: draft ", "Resolution AND draft");
}

#[test]
fn a_question_mark_at_the_end_is_punctuation() {
    check_odd("who wrote?", "who AND wrote", &["The question mark after “wrote” was read as punctuation."]);
}

#[test]
fn lone_quotation_marks_and_parentheses_are_text() {
    check_odd("\"zhou enlai ", "zhou AND enlai", &["The quotation mark has no partner: it was read as text."]);
    check_odd("(zhou) enlai) ", "zhou AND enlai", &["A parenthesis has no partner: it was read as text."]);
    check_odd("((zhou) enlai ", "zhou AND enlai", &["A parenthesis has no partner: it was read as text."]);
}

#[test]
fn empty_quotation_marks_and_parentheses_are_left_out() {
    check_odd("mao \"\" ", "mao", &["Quotation marks with no word in them were left out."]);
    check_odd("mao (()) ", "mao", &["Parentheses with nothing in them were left out."]);
}

#[test]
fn lone_operators_are_words() {
    check_odd("korea OR", "korea AND \"OR\"", &["“OR” has nothing to work on: it was read as text."]);
    check_odd(
        "AND korea NOT ",
        "\"AND\" AND korea AND \"NOT\"",
        &["“NOT” has nothing to work on: it was read as text.", "“AND” has nothing to work on: it was read as text."],
    );
    check_odd("title: ", "title", &["“title:” has nothing to work on: it was read as text."]);
}

#[test]
fn lone_signs_are_text() {
    check_odd(
        "mao - : * ",
        "mao",
        &[
            "“-” stands alone: it was read as text.",
            "“:” stands alone: it was read as text.",
            "“*” stands alone: it was read as text.",
        ],
    );
}

#[test]
fn an_unknown_field_is_text() {
    check_odd("foo:bar ", "foo:bar", &["There is no field “foo”: the colon was read as text."]);
}

#[test]
fn near_is_read_as_and() {
    check_odd("mao NEAR/5 kim ", "mao AND kim", &["NEAR is not available yet: it was read as AND."]);
    check("NEAR the border ", "NEAR AND the AND border");
}

#[test]
fn parentheses_too_deep_are_text_and_quick() {
    let text = format!("{}mao{}", "(".repeat(100_000), ")".repeat(100_000));
    check_odd(&text, "mao", &[&format!("Parentheses more than {MAX_DEPTH} deep were read as text.")]);
    let text = "-(title:(a ".repeat(30_000) + &"))".repeat(30_000);
    assert!(Query::parse(&text, FIELDS).words(FIELDS).len() < 10_000);
}

#[test]
fn a_query_with_too_many_words_is_cut() {
    for text in ["mao OR ".repeat(10_000) + "kim", format!("\"{}\"", "mao ".repeat(10_000))] {
        let query = Query::parse(&text, FIELDS);
        assert_eq!(query.words(FIELDS).matches("mao").count(), MAX_WORDS);
        let said = &query.notes[0].text;
        assert_eq!(said, "The query is long: only its first 200 words were used.");
    }
}

#[test]
fn a_query_with_just_enough_words_is_whole() {
    assert_eq!(Query::parse(&"mao ".repeat(MAX_WORDS), FIELDS).notes, []);
}

proptest! {
    #[test]
    fn any_text_is_read_without_failing(text in any::<String>()) {
        let query = Query::parse(&text, FIELDS);
        query.words(FIELDS);
    }

    #[test]
    fn any_mixture_of_signs_is_read_as_it_says(text in "( |\\(|\\)|\"|-|:|\\*|\\?|OR|AND|NOT|title:|foo:|a|bc|’s|周|NEAR/2){0,14}") {
        let query = Query::parse(&text, FIELDS);
        let words = query.words(FIELDS);
        // What was understood, read again, is understood the same way.
        let again = Query::parse(&(words.replace('…', "*") + " "), FIELDS);
        prop_assert_eq!(again.words(FIELDS), words);
    }
}

#[test]
fn only_words_and_beginnings_are_plain() {
    let is_plain = |query: &str| Query::parse(query, FIELDS).is_plain();
    assert!(["", "korea", "telegram kim", "telegra* korea "].into_iter().all(is_plain));
    let queries = ["\"kim il sung\"", "a OR b", "-a", "title:a", "k?rea", "a (b OR c)"];
    assert!(!queries.into_iter().any(is_plain));
}
