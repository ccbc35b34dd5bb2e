//! How queries are read.

use fonds_search::plan::MAX_NEAR;
use fonds_search::query::{MAX_DEPTH, MAX_LEXEMES, MAX_WORDS, Part};
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
    let said: Vec<String> = query.notes.iter().map(ToString::to_string).collect();
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
    check_odd("NEAR/5 korea ", "\"NEAR/5\" AND korea", &["“NEAR/5” has nothing to work on: it was read as text."]);
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
fn near_stands_between_words_phrases_patterns_and_choices_of_them() {
    check("mao NEAR/5 kim ", "mao NEAR/5 kim");
    check("\"kim il\" NEAR/1 sto?y tele", "(\"kim il\" NEAR/1 sto?y) AND tele…");
    check("mao NEAR/2 (kim OR \"ho chi minh\") ", "mao NEAR/2 (kim OR \"ho chi minh\")");
    check("mao NEAR/2 ki", "mao NEAR/2 ki…");
    check("title:(mao NEAR/2 kim) ", "title: (mao NEAR/2 kim)");
    check("title:mao NEAR/2 kim ", "title: mao NEAR/2 kim");
    check("NEAR the border ", "NEAR AND the AND border");
}

#[test]
fn near_binds_tighter_than_the_other_operators() {
    check("a b NEAR/5 c OR d ", "(a AND (b NEAR/5 c)) OR d");
    check("NOT a NEAR/5 b c ", "NOT (a NEAR/5 b) AND c");
}

#[test]
fn in_a_chain_each_is_near_the_one_before() {
    check("a NEAR/3 b NEAR/5 c ", "(a NEAR/3 b) AND (b NEAR/5 c)");
    check("NOT a NEAR/3 b NEAR/5 c ", "NOT ((a NEAR/3 b) AND (b NEAR/5 c))");
}

#[test]
fn near_anything_else_is_and() {
    let said = &["NEAR was read as AND: it works between words, phrases and “(a OR b)” only."];
    check_odd("a NEAR/3 (b c) ", "a AND (b AND c)", said);
    check_odd("a NEAR/3 NOT b ", "a AND NOT b", said);
    check_odd("NOT (a OR -b) NEAR/3 c NEAR/2 d ", "NOT (a OR NOT b) AND (c NEAR/2 d)", said);
    check_odd("a NEAR/2 b NEAR/3 (c NEAR/4 d) ", "(a NEAR/2 b) AND (c NEAR/4 d)", said);
}

#[test]
fn near_reaches_neither_too_far_nor_nowhere() {
    check(&format!("a NEAR/{MAX_NEAR} b "), &format!("a NEAR/{MAX_NEAR} b"));
    check_odd("a NEAR/100 b ", "a NEAR/99 b", &["“NEAR/100” was read as NEAR/99."]);
    check_odd("a NEAR/0 b ", "a NEAR/1 b", &["“NEAR/0” was read as NEAR/1."]);
    check_odd("a NEAR/99999999999 b ", "a NEAR/99 b", &["“NEAR/99999999999” was read as NEAR/99."]);
}

#[test]
fn parentheses_too_deep_are_text_and_quick() {
    let text = format!("{}mao{}", "(".repeat(300), ")".repeat(300));
    check_odd(&text, "mao", &[&format!("Parentheses more than {MAX_DEPTH} deep were read as text.")]);
    let text = "-(title:(a ".repeat(30_000) + &"))".repeat(30_000);
    assert!(Query::parse(&text, FIELDS).words(FIELDS).len() < 10_000);
}

#[test]
fn a_query_with_too_many_words_is_cut() {
    for text in ["mao OR ".repeat(10_000) + "kim", format!("\"{}\"", "mao ".repeat(10_000))] {
        let query = Query::parse(&text, FIELDS);
        assert_eq!(query.words(FIELDS).matches("mao").count(), MAX_WORDS);
        let said = &query.notes[0].to_string();
        assert_eq!(said, "The query is long: only its first 200 words were used.");
    }
}

#[test]
fn a_query_of_too_many_signs_is_cut() {
    let cruel =
        ["NEAR/1 ", "OR ", "NOT ", "title: ", "(", "a NEAR/2 ", "a OR ", "-", "( OR ) ", "title:", "\"a\" OR (", "a-"];
    for repeated in cruel {
        let query = Query::parse(&(repeated.repeat(100_000) + "mao"), FIELDS);
        let mut words = 0;
        query.root.iter().for_each(|root| each_word(root, &mut |_| words += 1));
        // In a chain of NEARs all words but the ends stand twice.
        assert!(words <= 2 * MAX_WORDS, "{repeated}: {words}");
        let limits = [MAX_WORDS, MAX_LEXEMES].map(|most| format!("The query is long: only its first {most} "));
        let says_so = query.notes.iter().any(|note| limits.iter().any(|limit| note.to_string().starts_with(limit)));
        assert!(says_so || matches!(repeated, "-" | "title:"), "{repeated}: {:?}", query.notes);
    }
}

fn each_word(node: &Node, visit: &mut dyn FnMut(&Node)) {
    match node {
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| each_word(node, visit)),
        Node::Field { node, .. } | Node::Not(node) => each_word(node, visit),
        Node::Near { first, second, .. } => [first, second].into_iter().for_each(|node| each_word(node, visit)),
        _ => visit(node),
    }
}

#[test]
fn each_part_can_be_taken_away() {
    let check = |text: &str, expected: &[(&str, &str)]| {
        let part = |&(text, rest): &(&str, &str)| Part { text: text.to_owned(), rest: rest.to_owned() };
        let expected: Vec<Part> = expected.iter().map(part).collect();
        assert_eq!(Query::parse(text, FIELDS).parts(FIELDS), expected);
    };
    check("", &[]);
    check("kor", &[("kor…", "")]);
    check("mao kor", &[("mao", "kor"), ("kor…", "mao ")]);
    check("(a OR b) -c", &[("a OR b", "NOT c "), ("NOT c", "a OR b ")]);
    check(
        "title:(a b) c NEAR/2 \"d e\" f*",
        &[
            ("title: (a AND b)", "(c NEAR/2 \"d e\") f"),
            ("c NEAR/2 \"d e\"", "title:(a b) f"),
            ("f…", "title:(a b) (c NEAR/2 \"d e\")"),
        ],
    );
}

#[test]
fn a_query_with_just_enough_words_is_whole() {
    assert_eq!(Query::parse(&"mao ".repeat(MAX_WORDS), FIELDS).notes, []);
}

/// Texts in which everything that the language knows comes next to everything else.
fn signs() -> impl Strategy<Value = String> {
    "( |\\(|\\)|\"|-|:|\\*|\\?|OR|AND|NOT|title:|foo:|a|bc|’s|周|ש|7|,000| NEAR/2 |NEAR/0){0,14}"
}

/// The tree without the operand at `left_out` of its outermost `AND`.
fn without(root: Option<Node>, left_out: usize) -> Option<Node> {
    let Some(Node::And(mut nodes)) = root else { return None };
    nodes.remove(left_out);
    if nodes.len() > 1 { Some(Node::And(nodes)) } else { nodes.pop() }
}

proptest! {
    #[test]
    fn any_text_is_read_without_failing(text in any::<String>()) {
        let query = Query::parse(&text, FIELDS);
        query.words(FIELDS);
    }

    #[test]
    fn any_mixture_of_signs_is_read_as_it_says(text in signs()) {
        let query = Query::parse(&text, FIELDS);
        let words = query.words(FIELDS);
        // What was understood, read again, is understood the same way.
        let again = Query::parse(&(words.replace('…', "*") + " "), FIELDS);
        prop_assert_eq!(again.root, query.root, "{}", words);
    }

    #[test]
    fn a_query_without_a_part_asks_for_all_others(text in signs()) {
        let query = Query::parse(&text, FIELDS);
        for (at, part) in query.parts(FIELDS).into_iter().enumerate() {
            let again = Query::parse(&part.rest, FIELDS);
            prop_assert_eq!(again.root, without(query.root.clone(), at), "{}", part.rest);
        }
    }
}

#[test]
fn only_words_and_beginnings_are_plain() {
    let is_plain = |query: &str| Query::parse(query, FIELDS).is_plain();
    assert!(["", "korea", "telegram kim", "telegra* korea "].into_iter().all(is_plain));
    let queries = ["\"kim il sung\"", "a OR b", "-a", "title:a", "k?rea", "a (b OR c)"];
    assert!(!queries.into_iter().any(is_plain));
}
