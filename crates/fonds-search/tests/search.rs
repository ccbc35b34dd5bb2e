//! What searches find.

use fonds_search::index::{FieldSpec, Index, IndexBuilder};
use fonds_search::planner::{Planned, plan};
use fonds_search::search::Hits;
use fonds_search::{NameGroup, Names, Query};
use proptest::prelude::*;

const FIELDS: &[&str] = &["title", "agent"];

const SPECS: &[FieldSpec] = &[FieldSpec { name: "title", weight: 3.0 }, FieldSpec { name: "agent", weight: 1.0 }];

/// Documents of a title and agents, the agents parted by semicolons.
fn index(docs: &[(&str, &str)]) -> Index {
    let mut builder = IndexBuilder::new(SPECS, true);
    for (title, agents) in docs {
        builder.add(&[vec![title], agents.split(';').collect()]);
    }
    builder.finish().index()
}

/// What a search found.
struct Found {
    index: Index,
    planned: Planned,
    hits: Hits,
}

impl Found {
    fn docs(&self) -> Vec<u32> {
        self.hits.docs.iter().collect()
    }

    fn score(&self, doc: usize) -> u32 {
        self.hits.scores[doc]
    }

    /// For each document found the use of a name that it needs.
    fn names(&self) -> Vec<Option<u32>> {
        self.index.needed_names(self.planned.plan.as_ref().expect("a plan"), &self.docs())
    }
}

fn search_in(docs: &[(&str, &str)], query: &str, scope: Option<usize>, names: &Names) -> Found {
    let index = index(docs);
    let planned = plan(&Query::parse(query, FIELDS), scope, names, &index);
    let hits = index.search(planned.plan.as_ref(), None);
    Found { index, planned, hits }
}

fn search(docs: &[(&str, &str)], query: &str, names: &Names) -> Found {
    search_in(docs, query, None, names)
}

/// The query finds the documents with these numbers.
fn check(texts: &[(&str, &str)], query: &str, found: &[u32]) {
    assert_eq!(search(texts, query, &Names::default()).docs(), found, "{query}");
}

/// The numbers of documents, best first.
fn ranked(texts: &[(&str, &str)], query: &str) -> Vec<u32> {
    let found = search(texts, query, &Names::default());
    let mut docs = found.docs();
    docs.sort_by_key(|&doc| std::cmp::Reverse(found.score(doc as usize)));
    docs
}

fn leaders() -> Names {
    let group = |label: &str, names: &[&str]| NameGroup {
        label: label.to_owned(),
        names: names.iter().map(|&name| name.to_owned()).collect(),
    };
    Names::new(vec![
        group("Stalin", &["Stalin", "Filippov", "Semenov"]),
        group("Zhou Enlai", &["Zhou Enlai", "Chou En-lai", "周恩来"]),
        group("Mao Zedong", &["Mao Zedong", "Mao Tse-tung", "Mao"]),
    ])
}

const LETTERS: &[(&str, &str)] = &[
    ("Hand-delivered letter, Filippov to Mao Zedong", "Stalin;Mao Zedong"),
    ("Ciphered telegram", "Mao Zedong;Semenov"),
    ("Letters of the POW's", ""),
    ("Talk in Zürich, 周恩来总理", "Kim Il Sung"),
];

#[test]
fn an_empty_query_finds_everything() {
    check(LETTERS, "", &[0, 1, 2, 3]);
}

#[test]
fn every_word_must_stand_somewhere_in_the_document() {
    check(LETTERS, "letter stalin ", &[0]);
    check(LETTERS, "letter kim ", &[]);
}

#[test]
fn a_beginning_finds_longer_words() {
    check(LETTERS, "\"deliver\" ", &[]);
    check(LETTERS, "deliver", &[0]);
    // Typed to its end it stands nowhere, and is told to be taken for a beginning.
    check(LETTERS, "deliver ", &[0]);
    check(LETTERS, "letter", &[0, 2]);
    check(LETTERS, "lett* ", &[0, 2]);
}

#[test]
fn a_plural_is_found_by_its_singular_and_ranks_below_it() {
    check(LETTERS, "letter ", &[0, 2]);
    assert_eq!(ranked(&[("letters", ""), ("a long description of a letter", "")], "letter "), [1, 0]);
}

#[test]
fn patterns_find_words_that_fit() {
    check(LETTERS, "*gram s?a?in ", &[]);
    check(LETTERS, "*gram OR s?a?in ", &[0, 1]);
}

#[test]
fn case_and_diacritics_make_no_difference() {
    check(LETTERS, "ZURICH ", &[3]);
    check(LETTERS, "pow ", &[2]);
}

#[test]
fn a_phrase_stands_in_one_value() {
    check(LETTERS, "\"mao zedong\"", &[0, 1]);
    check(LETTERS, "\"stalin mao\"", &[]);
    check(LETTERS, "hand-delivered ", &[0]);
}

#[test]
fn a_chinese_name_is_found_without_spaces() {
    check(LETTERS, "恩来", &[3]);
    check(LETTERS, "来恩", &[]);
}

#[test]
fn a_query_of_negations_finds_everything_else() {
    check(LETTERS, "-mao", &[2, 3]);
    check(LETTERS, "-mao NOT kim ", &[2]);
}

#[test]
fn a_field_in_the_query_goes_before_the_scope() {
    let found = |query| search_in(LETTERS, query, Some(0), &Names::default()).docs();
    assert_eq!(found("mao "), [0]);
    assert_eq!(found("agent:mao "), [0, 1]);
}

#[test]
fn exact_ranks_above_beginning_above_slip() {
    assert_eq!(ranked(&[("telegrams", ""), ("telegram", "")], "telegram"), [1, 0]);
    assert_eq!(ranked(&[("telegraf", ""), ("telegrams", ""), ("x", "")], "telegrams OR telegrax "), [1, 0]);
    assert_eq!(
        ranked(&[("letters letters letters", ""), ("a b c d e f g letter h i j k l m n", "")], "letter "),
        [1, 0]
    );
}

#[test]
fn a_heavier_field_and_a_rarer_word_rank_higher() {
    assert_eq!(ranked(&[("x", "korea"), ("korea", "x")], "korea "), [1, 0]);
    assert_eq!(ranked(&[("talk", ""), ("talk", ""), ("korea", "")], "talk OR korea ")[0], 2);
}

#[test]
fn a_word_that_stands_nowhere_is_taken_for_a_slip() {
    let found = search(LETTERS, "Telegarm ", &Names::default());
    assert_eq!(found.docs(), [1]);
    assert_eq!(found.planned.corrections[0].typed, "Telegarm");
    assert_eq!(found.planned.corrections[0].searched, ["telegram"]);
}

#[test]
fn the_nearest_and_most_frequent_words_are_searched_first() {
    let found = search(&[("telegrafy telegramm telegrams", ""), ("telegrams", "")], "telegramx ", &Names::default());
    assert_eq!(found.planned.corrections[0].searched, ["telegrams", "telegramm", "telegrafy"]);
}

#[test]
fn short_words_phrases_patterns_and_negated_words_are_not_corrected() {
    for query in ["kym ", "\"telegarm\"", "tele?arm ", "-telegarm", "1953"] {
        assert_eq!(search(LETTERS, query, &Names::default()).planned.corrections, [], "{query}");
    }
}

#[test]
fn another_name_finds_the_document_and_says_so() {
    let found = search(LETTERS, "semenov ", &leaders());
    assert_eq!((found.docs(), found.names()), (vec![0, 1], vec![Some(0), None]));
    let name = &found.planned.name_uses[0];
    assert_eq!((name.typed.as_str(), name.group), ("semenov", 0));
    assert!(found.score(1) > 0 && found.score(0) > 0);
}

#[test]
fn a_name_of_several_words_is_found_by_another() {
    for query in ["Chou En-lai talk ", "\"Chou En-lai\" talk", "talk agent:mao OR Chou En-lai "] {
        let found = search(LETTERS, query, &leaders());
        assert!(found.docs().into_iter().zip(found.names()).any(|(doc, via)| doc == 3 && via.is_some()), "{query}");
    }
}

#[test]
fn the_longest_name_counts() {
    let found = search(LETTERS, "mao zedong ", &leaders());
    assert_eq!(found.docs(), [0, 1]);
    assert!(found.planned.name_uses.iter().all(|name| name.typed == "mao zedong"));
    assert_eq!(found.names(), [None, None]);
}

#[test]
fn a_phrase_with_two_names_in_it_finds_both_by_their_others() {
    let found = search(LETTERS, "\"letter semenov to mao tse-tung\"", &leaders());
    assert_eq!(found.docs(), [0]);
    assert_eq!(found.planned.name_uses.len(), 2);
}

#[test]
fn a_known_name_is_no_slip() {
    let texts = [("Letter of Stalin", ""), ("Filipov", "")];
    let found = search(&texts, "filippov ", &leaders());
    assert_eq!(found.docs(), [0]);
    assert_eq!(found.planned.corrections, []);
}

#[test]
fn another_name_counts_in_the_field_asked_for() {
    assert_eq!(search(LETTERS, "title:stalin ", &leaders()).docs(), [0]);
    assert_eq!(search(LETTERS, "agent:filippov ", &leaders()).docs(), [0, 1]);
}

#[test]
fn characters_with_a_space_between_them_are_one_run() {
    let texts = [("周恩来", ""), ("周 恩来总理", ""), ("周，恩来", ""), ("서울 대학교", "")];
    for (query, found) in [("周恩来 ", [0, 1]), ("\"周恩来\"", [0, 1])] {
        check(&texts, query, &found);
    }
    check(&texts, "\"周 恩来\"", &[0, 1, 2]);
    check(&texts, "서울대학교 ", &[3]);
}

#[test]
fn a_number_is_found_with_and_without_its_commas() {
    let texts = [("10,000 bags", ""), ("10000 bales", ""), ("10 000", "")];
    check(&texts, "10,000 ", &[0, 1]);
    check(&texts, "10000 ", &[0, 1]);
    check(&texts, "10-000 ", &[2]);
}

#[test]
fn a_hebrew_abbreviation_is_found_however_it_is_typed() {
    let texts = [("דובר צה\"ל", ""), ("מפקד צה״ל", ""), ("צה ל", "")];
    for query in ["צה\"ל ", "צה״ל ", "צהל ", "\"צה\"ל\"", "title:צה\"ל "] {
        check(&texts, query, &[0, 1]);
    }
    check(&texts, "\"דובר צה\"ל\" ", &[0]);
}

/// A query, and what it means, told by strings alone.
#[derive(Debug, Clone)]
enum Asked {
    Word(String),
    Beginning(String),
    Phrase(Vec<String>),
    In(usize, Box<Asked>),
    All(Vec<Asked>),
    Any(Vec<Asked>),
    Not(Box<Asked>),
}

impl Asked {
    fn query(&self) -> String {
        let joined = |asked: &[Asked], between: &str| asked.iter().map(Asked::query).collect::<Vec<_>>().join(between);
        match self {
            Asked::Word(word) => format!("{word} "),
            Asked::Beginning(word) => format!("{word}* "),
            Asked::Phrase(words) => format!("\"{}\" ", words.join(" ")),
            Asked::In(field, asked) => format!("{}:({})", FIELDS[*field], asked.query()),
            Asked::All(asked) => format!("({})", joined(asked, " ")),
            Asked::Any(asked) => format!("({})", joined(asked, " OR ")),
            Asked::Not(asked) => format!("NOT ({})", asked.query()),
        }
    }

    /// A word that stands nowhere is taken for the beginning of others, unless it is negated or a single letter.
    fn meant(self, stands: &impl Fn(&str) -> bool, is_negated: bool) -> Self {
        let each = |asked: Vec<Asked>| asked.into_iter().map(|asked| asked.meant(stands, is_negated)).collect();
        match self {
            Asked::Word(word) if !is_negated && word.len() > 1 && !stands(&word) => Asked::Beginning(word),
            Asked::In(field, asked) => Asked::In(field, Box::new(asked.meant(stands, is_negated))),
            Asked::All(asked) => Asked::All(each(asked)),
            Asked::Any(asked) => Asked::Any(each(asked)),
            Asked::Not(asked) => match asked.alone() {
                // Negated twice it is not negated.
                Asked::Not(asked) => asked.meant(stands, is_negated),
                asked => Asked::Not(Box::new(asked.meant(stands, true))),
            },
            other => other,
        }
    }

    /// Without the parentheses around one thing.
    fn alone(self) -> Self {
        match self {
            Asked::All(mut asked) | Asked::Any(mut asked) if asked.len() == 1 => asked.remove(0).alone(),
            other => other,
        }
    }

    /// Whether a document has it; `doc` is its fields' values, `field` the one looked at.
    fn is_in(&self, doc: &[Vec<String>], field: Option<usize>) -> bool {
        let has = |needle: String| {
            let asked = doc.iter().enumerate().filter(|(at, _)| field.is_none_or(|field| field == *at));
            asked.flat_map(|(_, values)| values).any(|value| format!(" {value} ").contains(&needle))
        };
        match self {
            Asked::Word(word) => has(format!(" {word} ")),
            Asked::Beginning(word) => has(format!(" {word}")),
            Asked::Phrase(words) => has(format!(" {} ", words.join(" "))),
            Asked::In(field, asked) => asked.is_in(doc, Some(*field)),
            Asked::All(asked) => asked.iter().all(|asked| asked.is_in(doc, field)),
            Asked::Any(asked) => asked.iter().any(|asked| asked.is_in(doc, field)),
            Asked::Not(asked) => !asked.is_in(doc, field),
        }
    }
}

/// Words too short to be taken for slips, with shared beginnings.
fn word() -> impl Strategy<Value = String> {
    "[ab]{1,3}"
}

fn asked() -> impl Strategy<Value = Asked> {
    let leaf = prop_oneof![
        word().prop_map(Asked::Word),
        word().prop_map(Asked::Beginning),
        prop::collection::vec(word(), 1..4).prop_map(Asked::Phrase),
    ];
    leaf.prop_recursive(4, 16, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Asked::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Asked::Any),
            (0..FIELDS.len(), inner.clone()).prop_map(|(field, asked)| Asked::In(field, Box::new(asked))),
            inner.prop_map(|asked| Asked::Not(Box::new(asked))),
        ]
    })
}

/// Documents: fields: values.
fn texts() -> impl Strategy<Value = Vec<Vec<Vec<String>>>> {
    let value = prop::collection::vec(word(), 0..5).prop_map(|words| words.join(" "));
    let field = prop::collection::vec(value, 0..3);
    prop::collection::vec(prop::collection::vec(field, FIELDS.len()), 0..6)
}

proptest! {
    #[test]
    fn a_search_finds_what_the_strings_say(texts in texts(), asked in asked()) {
        let mut builder = IndexBuilder::new(SPECS, true);
        for doc in &texts {
            let values: Vec<Vec<&str>> = doc.iter().map(|values| values.iter().map(String::as_str).collect()).collect();
            builder.add(&values);
        }
        let index = builder.finish().index();
        let planned = plan(&Query::parse(&asked.query(), FIELDS), None, &Names::default(), &index);
        let found: Vec<u32> = index.search(planned.plan.as_ref(), None).docs.iter().collect();
        let query = asked.query();
        let stands = |word: &str| texts.iter().any(|doc| Asked::Word(word.to_owned()).is_in(doc, None));
        let asked = asked.meant(&stands, false);
        let expected: Vec<u32> = (0..texts.len()).filter(|&doc| asked.is_in(&texts[doc], None)).map(|doc| doc as u32).collect();
        prop_assert_eq!(found, expected, "{}", query);
    }
}
