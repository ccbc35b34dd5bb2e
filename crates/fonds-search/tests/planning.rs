//! What a query is taken to mean.

#![allow(clippy::unwrap_used)]

mod reference;

use fonds_search::plan::{Leaf, MAX_NEAR, Near, Placed, Plan, Way, Word};
use fonds_search::planner::{Correction, Planned, plan};
use fonds_search::{NameGroup, Names, Query};
use proptest::prelude::*;
use reference::{FIELDS, Reference};

/// The words of the index, in documents of one word each.
const WORDS: &[&str] = &[
    "telegram",
    "telegrams",
    "telegraph",
    "letter",
    "letters",
    "geneva",
    "mao",
    "zedong",
    "tse",
    "tung",
    "zhou",
    "enlai",
    "周恩来总理",
    "毛",
    "stalin",
    "semenov",
    "box",
    "boxes",
    "news",
    "new",
    "1953",
];

fn planned(words: &[&str], query: &str, scope: Option<usize>) -> Planned {
    plan(&Query::parse(query, FIELDS), scope, &reference::names(), &Reference::of_titles(words))
}

/// The query means this, see [`shown`].
fn check(query: &str, meant: &str) {
    assert_eq!(planned(WORDS, query, None).plan.as_ref().map_or(String::new(), shown), meant, "{query}");
}

/// A plan as a line: `a & b`, `a / b`, `best(a; b)`, `!a`, `a <5> b`; the ways of a leaf parted by ` | `, those by other
/// names after `@` and the use's number; `_` is any word, `word…` a beginning, `周.` a character, `~` a pattern, `+` before
/// forms, braces around slips.
fn shown(plan: &Plan) -> String {
    let joined = |plans: &[Plan], between: &str| plans.iter().map(shown).collect::<Vec<_>>().join(between);
    match plan {
        Plan::Leaf(leaf) => leaf_shown(leaf),
        Plan::All(plans) => format!("({})", joined(plans, " & ")),
        Plan::Any(plans) => format!("({})", joined(plans, " / ")),
        Plan::Best(plans) => format!("best({})", joined(plans, "; ")),
        Plan::Not(plan) => format!("!{}", shown(plan)),
        Plan::Near(Near { first, second, places }) => {
            format!("{} <{places}> {}", leaves_shown(first), leaves_shown(second))
        }
    }
}

fn leaves_shown(leaves: &[Leaf]) -> String {
    format!("[{}]", leaves.iter().map(leaf_shown).collect::<Vec<_>>().join(" / "))
}

fn leaf_shown(leaf: &Leaf) -> String {
    let field = leaf.field.map_or(String::new(), |field| format!("{field}:"));
    field + &leaf.ways.iter().map(way_shown).collect::<Vec<_>>().join(" | ")
}

fn way_shown(way: &Way) -> String {
    let word = |at: u32| way.words.iter().find(|placed| placed.at == at).map_or("_".to_owned(), word_shown);
    let words: Vec<String> = (0..way.len).map(word).collect();
    way.via.map_or(String::new(), |via| format!("@{via} ")) + &words.join(" ")
}

fn word_shown(placed: &Placed) -> String {
    let with_forms = |forms: &[String]| forms.iter().map(|form| format!("+{form}")).collect::<String>();
    match &placed.word {
        Word::Exact { term, forms } => format!("{term}{}", with_forms(forms)),
        Word::Beginning { term, forms } => format!("{term}…{}", with_forms(forms)),
        Word::Character(character) => format!("{character}."),
        Word::Pattern(pattern) => format!("~{pattern}"),
        Word::Slips(words) => format!("{{{}}}", words.join(" ")),
    }
}

#[test]
fn nothing_asked_is_no_plan() {
    assert_eq!(planned(WORDS, " ", None), Planned::default());
}

#[test]
fn words_phrases_patterns_and_operators_mean_what_they_say() {
    check("geneva telegr", "(geneva & telegr…)");
    check("\"Telegram to Geneva\" OR tele*ph ", "(telegram to geneva / ~tele*ph)");
    check("NOT (geneva OR Wei-shih) ", "!(geneva / wei shih)");
    check("geneva NEAR/3 (\"a b\" OR title:telegraph) ", "[geneva] <3> [a b / 0:telegraph]");
}

#[test]
fn a_field_in_the_query_goes_before_the_one_searched() {
    let plan = planned(WORDS, "geneva agent:(telegraph OR title:boxes) ", Some(0)).plan.unwrap();
    assert_eq!(shown(&plan), "(0:geneva & (1:telegraph / 0:boxes+box))");
}

#[test]
fn what_is_asked_twice_is_looked_for_once() {
    check("geneva telegraph Geneva ", "(geneva & telegraph)");
    check("stalin OR stalin OR (geneva geneva) ", "(stalin | @0 semenov / geneva)");
}

#[test]
fn plural_and_singular_stand_for_each_other_where_they_occur() {
    check("Letters ", "letters+letter");
    check("boxes ", "boxes+box");
    check("geneva news ", "(geneva & news)");
    check("letters", "letters…+letter");
    check("letter", "letter…");
}

#[test]
fn what_is_quoted_negated_or_joined_has_no_plural() {
    check("\"letter\" letter-telegram ", "(letter & letter telegram)");
    check("-letter ", "!letter");
}

#[test]
fn characters_are_looked_for_in_pairs() {
    check("总理 ", "总理 _");
    check("恩来总理", "恩来 来总 总理 _");
    check("理 ", "理.");
    check("\"恩来 理 geneva\"", "恩来 _ 理. geneva");
    check("PRC总理-a ", "prc 总理 _ a");
}

#[test]
fn wildcards_among_characters_are_characters() {
    check("周?来 ", "周. _ 来.");
    check("周恩*总理 ", "周恩 _ _ 总理 _");
    check("*总理 ", "总理 _");
    check("geneva-*-b?x ", "geneva _ ~b?x");
}

#[test]
fn no_wildcards_reach_from_one_value_into_the_next() {
    let plan = planned(WORDS, &format!("a-{}b ", "*-".repeat(300)), None).plan.unwrap();
    let Plan::Leaf(leaf) = plan else { panic!("{plan:?}") };
    assert_eq!(leaf.ways[0].words[1].at, MAX_NEAR);
}

/// What was searched in the place of what.
fn told(corrections: &[Correction]) -> Vec<String> {
    corrections.iter().map(|told| format!("{}: {}", told.typed, told.searched.join(" "))).collect()
}

#[test]
fn a_word_that_stands_nowhere_is_taken_for_a_slip() {
    check("Telegarm ", "{telegram telegrams}");
    check("Telegarm-genva", "{telegram telegrams} {geneva}");
    assert_eq!(
        told(&planned(WORDS, "Telegarm OR telegarm-genva ", None).corrections),
        ["Telegarm: telegram telegrams", "telegarm: telegram telegrams", "genva: geneva",]
    );
}

#[test]
fn an_unfinished_word_is_a_slip_only_if_nothing_begins_so() {
    check("genev", "genev…");
    check("gnev", "gnev…");
    check("gneva", "{geneva}");
}

#[test]
fn a_word_that_stands_nowhere_and_is_no_slip_is_a_beginning() {
    check("zho enl geneva ", "(zho… & enl… & geneva)");
    check("enla ", "{enlai}");
    check("z 195 -zho \"zho\" ", "(z & 195 & !zho & zho)");
    let corrections = planned(WORDS, "zho ", None).corrections;
    assert_eq!(corrections.iter().map(|c| (c.typed.as_str(), c.is_beginning)).collect::<Vec<_>>(), [("zho", true)]);
}

#[test]
fn a_number_that_is_typed_with_its_separators_begins_the_number_without_them() {
    check("1,", "1…");
    check("1,9", "19…");
    check("1,95", "195…");
    check("1,953", "1953…");
    // Two numbers, the last of them typed to its end, or nothing that begins so.
    check("1,95 ", "1 95");
    check("7,8", "7 8…");
    check("a1,9", "a1 9…");
}

#[test]
fn what_is_no_mistyped_word_is_not_mended() {
    for query in
        ["kym ", "\"telegarm\"", "telegarm?x ", "-telegarm", "1954 ", "telegarm?x", "filippov ", "理周理周理周 "]
    {
        assert_eq!(planned(WORDS, query, None).corrections, [], "{query}");
    }
    check("telegarmxyzxyz ", "telegarmxyzxyz");
}

#[test]
fn many_slips_are_searched_and_some_are_told() {
    let words: Vec<String> = ('a'..='z').map(|c| format!("telegra{c}")).collect();
    let planned = planned(&words.iter().map(String::as_str).collect::<Vec<_>>(), "telegr ", None);
    assert!(planned.corrections[0].is_beginning, "six letters, two away: no slip, but a beginning");
    let planned = plan(&Query::parse("telegr1 ", FIELDS), None, &Names::default(), &reference(&words));
    assert_eq!(planned.corrections, [], "two away");
    let planned = plan(&Query::parse("telegra1 ", FIELDS), None, &Names::default(), &reference(&words));
    assert_eq!(planned.corrections[0].searched.len(), 10);
    let Some(Plan::Leaf(leaf)) = planned.plan else { panic!("{:?}", planned.plan) };
    let Word::Slips(slips) = &leaf.ways[0].words[0].word else { panic!("{leaf:?}") };
    assert_eq!(slips.len(), 26);
}

fn reference(words: &[String]) -> Reference {
    Reference::of_titles(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn of_a_query_full_of_slips_only_the_first_are_mended() {
    let words: Vec<String> = ('a'..='z').map(|c| format!("xxxxx{c}")).collect();
    let query: String = ('a'..='z').map(|c| format!("xxxx1{c} ")).collect();
    let planned = plan(&Query::parse(&(query.clone() + &query), FIELDS), None, &Names::default(), &reference(&words));
    assert_eq!(planned.corrections.len(), 8);
    assert_eq!(planned.notes.len(), 1, "{:?}", planned.notes);
    let all_one = plan(&Query::parse(&"xxxx1a ".repeat(50), FIELDS), None, &Names::default(), &reference(&words));
    assert_eq!((all_one.corrections.len(), all_one.notes), (1, vec![]), "the same word is looked up once");
}

#[test]
fn a_rare_word_is_searched_and_a_frequent_one_like_it_is_proposed() {
    let words = [vec!["telegram"; 20], vec!["telegrams"; 9], vec!["telegran"; 2], vec!["korea", "koreas"]].concat();
    let proposals = |query| told(&planned(&words, query, None).proposals);
    assert_eq!(proposals("Telegran "), ["Telegran: telegram"]);
    for query in ["telegra", "\"telegran\"", "-telegran", "telegram ", "korea ", "telegrams ", "filippov "] {
        assert_eq!(proposals(query), [""; 0], "{query}");
    }
    assert_eq!(planned(&words, "telegran ", None).corrections, []);
}

#[test]
fn a_beginning_of_rare_words_only_may_be_a_frequent_word_mistyped() {
    let words = [vec!["polish"; 20], vec!["polsha"], vec!["polytechnic"; 20]].concat();
    let proposals = |query| told(&planned(&words, query, None).proposals);
    assert_eq!(proposals("polsh"), ["polsh: polish"]);
    assert_eq!(proposals("embassy polsh"), ["polsh: polish"]);
    for query in ["pols", "polis", "polytech", "-polsh"] {
        assert_eq!(proposals(query), [""; 0], "{query}");
    }
    assert_eq!(planned(&words, "polsh", None).plan, planned(&["polsha"], "polsh", None).plan, "proposed, not applied");
}

fn uses(planned: &Planned) -> Vec<(&str, usize)> {
    planned.name_uses.iter().map(|used| (used.typed.as_str(), used.group)).collect()
}

#[test]
fn a_name_stands_for_the_other_names_that_occur() {
    check("filippov ", "filippov | @0 stalin | @0 semenov");
    check("title:Semenov ", "0:semenov | @0 stalin");
    assert_eq!(
        uses(&planned(WORDS, "Filippov OR filippov stalin ", None)),
        [("Filippov", 0), ("filippov", 0), ("stalin", 0)]
    );
    assert_eq!(uses(&planned(&["stalin"], "Stalin ", None)), [], "no other name of his occurs");
}

#[test]
fn a_name_of_several_words_may_be_typed_without_quotes() {
    check("Chou En-lai geneva ", "(best((chou & en lai); @0 zhou enlai | @0 周恩 恩来 _) & geneva)");
    check("geneva agent:zhou enlai ", "(geneva & 1:zhou & enlai)");
    check("kim NEAR/2 zhou enlai", "([kim] <2> [zhou] & enlai…)");
    assert_eq!(uses(&planned(WORDS, "geneva Chou  En-lai ", None)), [("Chou En-lai", 1)]);
}

#[test]
fn the_longest_name_counts() {
    check("mao zedong geneva ", "(best((mao & zedong); @0 mao tse tung | @0 mao | @0 毛.) & geneva)");
    check("mao geneva ", "(mao | @0 mao zedong | @0 mao tse tung | @0 毛. & geneva)");
}

#[test]
fn names_within_a_phrase_stand_for_others_at_their_places() {
    check(
        "\"to semenov and mao tse-tung\"",
        "to semenov and mao tse tung | @1 to semenov and mao zedong | @1 to semenov and mao | @1 to semenov and 毛. | @0 to stalin and mao tse tung | @0 to stalin and mao zedong | @0 to stalin and mao | @0 to stalin and 毛.",
    );
    check("anti-stalin ", "anti stalin | @0 anti semenov");
    check("周恩来总理 ", "周恩 恩来 来总 总理 _ | @0 zhou enlai 总理 _");
    check(
        "\"毛周恩来\"",
        "毛周 周恩 恩来 _ | @1 毛. zhou enlai | @0 mao zedong 周恩 恩来 _ | @0 mao zedong zhou enlai | @0 mao tse tung 周恩 恩来 _ | @0 mao tse tung zhou enlai | @0 mao 周恩 恩来 _ | @0 mao zhou enlai",
    );
}

#[test]
fn a_phrase_of_many_names_is_cut_and_says_so() {
    let planned = planned(WORDS, "\"stalin mao stalin mao stalin mao\"", None);
    let Some(Plan::Leaf(leaf)) = planned.plan else { panic!("{:?}", planned.plan) };
    assert_eq!(leaf.ways.len(), 32);
    assert_eq!(way_shown(&leaf.ways[0]), "stalin mao stalin mao stalin mao");
    assert_eq!(planned.notes.len(), 1);
}

#[test]
fn a_group_of_very_many_names_is_cut_and_says_so() {
    let words: Vec<String> = (0..100).map(|at| format!("n{at}")).collect();
    let names = Names::new(vec![NameGroup { label: String::new(), names: words.clone() }]);
    let planned = plan(&Query::parse("n0 ", FIELDS), None, &names, &reference(&words));
    let Some(Plan::Leaf(leaf)) = planned.plan else { panic!("{:?}", planned.plan) };
    assert_eq!((leaf.ways.len(), planned.notes.len()), (32, 1));
}

proptest! {
    #[test]
    fn any_query_can_be_planned(docs in reference::catalogue(), text in any::<String>(), query in reference::query()) {
        for query in [text, query] {
            let planned = plan(&Query::parse(&query, FIELDS), None, &reference::names(), &docs);
            planned.plan.iter().for_each(check_plan);
        }
    }

    #[test]
    fn each_query_finds_what_its_operators_say(docs in reference::catalogue(), a in reference::query(), b in reference::query()) {
        let find = |query: &str| -> Vec<u32> {
            let plan = plan(&Query::parse(query, FIELDS), None, &Names::default(), &docs).plan;
            plan.map_or((0..docs.docs.len() as u32).collect(), |plan| docs.find(&plan))
        };
        let (of_a, of_b) = (find(&format!("({a} )")), find(&format!("({b} )")));
        let both: Vec<u32> = of_a.iter().copied().filter(|doc| of_b.contains(doc)).collect();
        prop_assert_eq!(find(&format!("({a} ) ({b} )")), both);
        let none: Vec<u32> = find("").into_iter().filter(|doc| !of_a.contains(doc) && !of_b.contains(doc)).collect();
        let negated = find(&format!("NOT ({a} ) NOT ({b} )"));
        // Slips are mended in what is not negated only.
        prop_assert!(none.iter().all(|doc| negated.contains(doc)));
    }
}

/// What is true of every plan.
fn check_plan(plan: &Plan) {
    match plan {
        Plan::Leaf(leaf) => check_leaf(leaf),
        Plan::All(plans) | Plan::Any(plans) | Plan::Best(plans) => {
            assert!(plans.len() > 1);
            plans.iter().for_each(check_plan);
        }
        Plan::Not(plan) => check_plan(plan),
        Plan::Near(near) => {
            assert!((1..=MAX_NEAR).contains(&near.places) && !near.first.is_empty() && !near.second.is_empty());
            near.first.iter().chain(&near.second).for_each(check_leaf);
        }
    }
}

fn check_leaf(leaf: &Leaf) {
    assert!((1..=32).contains(&leaf.ways.len()));
    for way in &leaf.ways {
        assert_eq!(way.words[0].at, 0);
        assert!(way.words.windows(2).all(|pair| pair[0].at < pair[1].at && pair[1].at - pair[0].at <= MAX_NEAR));
        assert!(way.words.iter().all(|placed| placed.at < way.len));
    }
}
