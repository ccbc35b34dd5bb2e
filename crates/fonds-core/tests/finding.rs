//! What is proposed while a query is typed, how it was understood, and why a record was found.
#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use fonds_core::explore::{Answer, Ask, Explorer, ListAsk, Proposal, Typing};
use fonds_core::view::{Facet, Filters, View};
use fonds_core::{read, wire};
use proptest::prelude::*;

const SEED: &str = include_str!("../../../public/catalogue.json");

thread_local! {
    static EXPLORER: LazyLock<Explorer> = LazyLock::new(|| Explorer::new(read::catalogue(SEED).0));
}

fn typing(query: &str, before: &str) -> Typing {
    Typing { query: query.to_owned(), before: before.to_owned(), ..Typing::default() }
}

fn proposed(query: &str, before: &str) -> Vec<Proposal> {
    EXPLORER.with(|explorer| explorer.suggest(&typing(query, before)))
}

fn asking(query: &str, limit: usize) -> Ask {
    let opened = vec![ListAsk { most: usize::MAX, ..ListAsk::new(Facet::Agent) }];
    Ask { query: query.to_owned(), skip: 0, is_move: false, limit, opened, width_px: 800.0, own: Vec::new() }
}

fn answer(query: &str) -> Answer {
    EXPLORER.with(|explorer| explorer.answer(&asking(query, usize::MAX)))
}

/// Each proposal as `Agent Stalin (also Filippov) 4`.
fn lines(proposals: &[Proposal]) -> Vec<String> {
    let line = |p: &Proposal| {
        let detail = if p.detail.is_empty() { String::new() } else { format!(" ({})", p.detail) };
        format!("{} {}{detail} {}", p.kind, p.label, p.count)
    };
    proposals.iter().map(line).collect()
}

fn first(query: &str, before: &str) -> (String, String) {
    let proposals = proposed(query, before);
    (lines(&proposals)[0].clone(), proposals[0].href.clone())
}

#[test]
fn another_name_proposes_the_person_and_says_which_name() {
    let expected = ("Agent Stalin (also Filippov) 4".to_owned(), "?agent=Stalin".to_owned());
    assert_eq!(first("", "Filip"), expected);
    assert_eq!(first("", "周恩"), ("Agent Zhou Enlai (also 周恩来) 5".to_owned(), "?agent=Zhou+Enlai".to_owned()));
}

#[test]
fn people_places_and_subjects_are_proposed_by_any_word_of_their_names() {
    assert_eq!(first("", "enlai").0, "Agent Zhou Enlai 5");
    let all = lines(&proposed("", "chin"));
    assert!(all.contains(&"Place China 5".to_owned()), "{all:?}");
    assert_eq!(first("", "prisoners of").0, "Subject Prisoners of war 3");
}

#[test]
fn a_name_is_proposed_while_its_words_are_begun_and_where_they_have_slips() {
    for (typed, line) in [
        ("mao ze", "Agent Mao Zedong 20"),
        ("zhou en", "Agent Zhou Enlai 5"),
        ("mao zednog", "Agent Mao Zedong 20"),
        ("jawa neh", "Agent Jawaharlal Nehru 5"),
        ("agent:ma zedo", "Agent Mao Zedong 20"),
    ] {
        assert_eq!(first("", typed).0, line, "{typed}");
        let query = View::default().with_filters(Filters { q: typed.to_owned(), ..Filters::default() });
        assert!(answer(&query.to_query()).matched > 0, "{typed} finds nothing");
    }
    assert_eq!(first("", "letter mao zednog").1, "?q=letter+&agent=Mao+Zedong");
    assert_eq!(lines(&proposed("", "qqq neh")), ["Word nehru 0"; 0]);
}

#[test]
fn choosing_a_name_takes_its_words_away_and_leaves_the_others() {
    assert_eq!(first("", "letter zhou en").1, "?q=letter+&agent=Zhou+Enlai");
    assert_eq!(first("", "letter AND stal").1, "?q=letter+&agent=Stalin");
    assert_eq!(first("?from=1953&q=zzz", "agent:zhou").1, "?agent=Zhou+Enlai&from=1953");
    assert_eq!(first("", "agent:\"zhou en").1, "?agent=Zhou+Enlai");
    let typing = Typing { after: " telegram".to_owned(), ..typing("", "stal") };
    assert_eq!(EXPLORER.with(|explorer| explorer.suggest(&typing))[0].href, "?q=telegram&agent=Stalin");
}

#[test]
fn what_is_chosen_already_is_not_proposed_again() {
    assert_eq!(first("", "stalin").0, "Agent Stalin 4");
    assert!(proposed("?agent=Stalin", "stalin").iter().all(|proposal| proposal.kind != "Agent"));
}

#[test]
fn words_of_the_index_are_completed() {
    let geneva = proposed("", "genev").into_iter().find(|proposal| proposal.kind == "Word").unwrap();
    assert_eq!((geneva.label.as_str(), geneva.href.as_str()), ("geneva", "?q=geneva+"));
    let words = proposed("", "mao OR genev").into_iter().map(|proposal| (proposal.kind, proposal.href));
    assert_eq!(words.collect::<Vec<_>>(), [("Word".to_owned(), "?q=mao+OR+geneva+".to_owned())]);
    assert_eq!(proposed("", "title:genev"), [], "no title has it");
    assert!(proposed("", "毛").iter().all(|proposal| proposal.kind != "Word"));
}

#[test]
fn names_of_fields_are_proposed_when_one_is_begun_and_when_nothing_is_typed() {
    let fields = |before: &str| {
        let fields = proposed("", before).into_iter().filter(|proposal| proposal.kind == "Field");
        fields.map(|proposal| proposal.label).collect::<Vec<_>>()
    };
    assert_eq!(fields("t"), ["title:", "type:"]);
    assert_eq!(fields(""), ["title:", "description:", "agent:", "place:", "subject:", "type:", "notes:"]);
    assert_eq!(fields("mao title"), ["title:"]);
    assert_eq!(fields("title:t"), [""; 0]);
    let href = proposed("", "mao titl").into_iter().find(|proposal| proposal.label == "title:").unwrap().href;
    assert_eq!(href, "?q=mao+title:");
    assert_eq!(lines(&proposed("", "type:"))[0], "Type Minutes 4", "the values of a field");
}

/// Beginnings of what the catalogue says.
fn beginnings() -> impl Strategy<Value = String> {
    let letters = SEED.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1).map(str::to_owned);
    let words: Vec<String> = letters.collect();
    (prop::sample::select(words), 1_usize..6).prop_map(|(word, length)| word.chars().take(length).collect())
}

/// Letters put in, left out or changed between two words (Levenshtein).
fn edits(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (at, a) in one.chars().enumerate() {
        let mut before = std::mem::replace(&mut row[0], at + 1);
        for (place, b) in other.chars().enumerate() {
            let least = (before + usize::from(a != b)).min(row[place] + 1).min(row[place + 1] + 1);
            before = std::mem::replace(&mut row[place + 1], least);
        }
    }
    row.pop().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn choosing_a_proposal_brings_as_many_records_as_it_says(
        before in "|mao |letter |title:|agent:|-|telegram -|chin OR |\\(mao |\"",
        beginning in beginnings(),
        query in "|\\?type=Telegram|\\?role=to|\\?from=1953|\\?in=title|\\?place=China&to=1954-06",
    ) {
        let filters = View::parse(&query).0.filters;
        for proposal in proposed(&query, &(before.clone() + &beginning)) {
            let next = View::parse(&proposal.href).0.filters;
            prop_assert_eq!(&next.from, &filters.from);
            let is_further = filters.facets.iter().any(|chosen| chosen.facet.legend() == proposal.kind);
            if proposal.kind != "Field" && !is_further {
                prop_assert_eq!(answer(&proposal.href).matched, proposal.count, "{}{} {:?}", before, beginning, proposal);
            }
        }
    }

    #[test]
    fn every_name_that_begins_so_is_proposed_while_there_is_room(beginning in beginnings()) {
        let folded = fonds_search::fold(&beginning);
        let agents = answer("").full_list.unwrap();
        let begins = |name: &str| fonds_search::tokens(name).iter().any(|word| word.text.starts_with(&folded));
        let by_hand: Vec<&str> =
            agents.values.iter().map(|value| value.label.as_str()).filter(|label| begins(label)).collect();
        let proposals = proposed("", &beginning);
        let proposed: Vec<&str> =
            proposals.iter().filter(|p| p.kind == "Agent" && p.detail.is_empty()).map(|p| p.label.as_str()).collect();
        if by_hand.is_empty() {
            // Then a word of a name may be meant that is typed with a slip: *body* for *Boda*.
            let near = |label: &&str| fonds_search::tokens(label).iter().any(|word| edits(&word.text, &folded) <= 2);
            prop_assert!(proposed.iter().all(near), "{:?} {:?}", proposed, folded);
        } else {
            prop_assert!(proposed.iter().all(|label| by_hand.contains(label)), "{:?} {:?}", proposed, by_hand);
            prop_assert!(proposed.len() == by_hand.len() || proposed.len() == 3, "{:?} {:?}", proposed, by_hand);
        }
    }

    #[test]
    fn nothing_that_is_typed_is_too_odd(before in "(mao|\"|\\(|\\)| |OR|NOT|-|:|agent:|周恩|\u{301}){0,8}", after in "( |a|\"){0,3}") {
        let typing = Typing { after, ..typing("?type=Telegram", &before) };
        let proposals = EXPLORER.with(|explorer| explorer.suggest(&typing));
        let bytes = wire::to_bytes(&proposals);
        prop_assert_eq!(wire::from_bytes::<Vec<Proposal>>(&bytes), Some(proposals));
    }
}

#[test]
fn every_example_of_the_help_finds_what_it_says() {
    let wanted = Typing { wants_examples: true, ..Typing::default() };
    for catalogue in [SEED, include_str!("../../../tests/fixtures/awkward.json")] {
        let explorer = Explorer::new(read::catalogue(catalogue).0);
        let examples = explorer.suggest(&wanted);
        assert!(examples.len() >= 6, "{:?}", lines(&examples));
        for example in &examples {
            let ask = asking(&example.href, 0);
            let found = explorer.answer(&ask);
            assert_eq!((found.matched, found.notes.len(), found.remarks.len()), (example.count, 0, 0), "{example:?}");
            assert!(found.matched > 0);
        }
    }
    assert_eq!(Explorer::new(read::catalogue(r#"{"records":[]}"#).0).suggest(&wanted), []);
}

#[test]
fn a_query_is_told_part_by_part_with_other_names_and_the_way_to_drop_each() {
    let understood = answer("?q=agent:Stalin+\"prisoners+of+war\"+geneva+").understood;
    let texts: Vec<&str> = understood.iter().map(|part| part.text.as_str()).collect();
    assert_eq!(texts, ["agent: Stalin", "\"prisoners of war\"", "geneva"]);
    assert_eq!(understood[0].also, ["Filippov", "Semenov"]);
    assert_eq!(understood[1].without, "?q=agent:Stalin+geneva+");
    let alone = answer("?q=semenov+").understood;
    assert_eq!((alone[0].also.clone(), alone[0].without.as_str()), (vec!["Stalin".into(), "Filippov".into()], "?"));
}

#[test]
fn a_name_of_several_words_tells_its_other_names_once() {
    let understood = answer("?q=Zhou+Enlai+letter+").understood;
    let also: Vec<usize> = understood.iter().map(|part| part.also.len()).collect();
    assert!(also[1] > 0 && also[0] == 0 && also[2] == 0, "{understood:?}");
}

#[test]
fn a_mistyped_name_and_one_that_is_still_being_typed_find_its_other_names() {
    let complete = answer("?q=filippov+");
    for query in ["?q=filipov+", "?q=filip", "?q=filippof"] {
        let answer = answer(query);
        assert_eq!(answer.matched, complete.matched, "{query}");
        let why = "“Filippov” is listed as a name of Stalin (pseudonym)";
        assert!(answer.rows.iter().any(|row| row.link.why == why), "{query}");
        assert_eq!(answer.understood[0].also, ["Stalin", "Semenov"], "{query}");
    }
    assert!(answer("?q=fil").matched < complete.matched, "too little to know who is meant");
    assert!(answer("?q=-filip").understood[0].also.is_empty());
}

#[test]
fn plain_words_need_no_explanation() {
    assert_eq!(answer("?q=telegram+korea").understood, []);
    assert_eq!(answer("").understood, []);
}

#[test]
fn a_corrected_word_can_be_searched_for_as_typed() {
    let remark = &answer("?q=telegrem+mao").remarks[0];
    assert_eq!(remark.text, "“telegrem” stands nowhere in the catalogue; “telegram” was searched instead.");
    assert_eq!(remark.links[0].label, "Search for “telegrem” as typed");
    assert_eq!(remark.links[0].href, "?q=\"telegrem\"+mao".replace('"', "%22"));
    let as_typed = answer(&remark.links[0].href);
    assert_eq!((as_typed.matched, as_typed.remarks.len()), (0, 0));
}

#[test]
fn a_rare_word_proposes_those_like_it() {
    let record = |id: usize, title: &str| format!(r#"{{"id":"r{id}","title":"{title}","date":"1952"}}"#);
    let mut records = vec![record(0, "Telegran")];
    (1..40).for_each(|id| records.push(record(id, "Telegram")));
    let explorer = Explorer::new(read::catalogue(&format!(r#"{{"records":[{}]}}"#, records.join(","))).0);
    let ask = asking("?q=telegran+", 5);
    let remark = explorer.answer(&ask).remarks.remove(0);
    assert_eq!(remark.text, "Few records have “telegran”. Words like it that many more have:");
    assert_eq!((remark.links[0].label.as_str(), remark.links[0].href.as_str()), ("telegram", "?q=telegram+"));
}

#[test]
fn a_long_description_shows_the_passage_that_was_asked_for() {
    let filler = "Nothing of note was said about the weather. ".repeat(60);
    let description = format!("{filler}Then the ammonal was spoken of at length. {filler}");
    let catalogue = format!(r#"{{"records":[{{"id":"a","title":"A","date":"1952","description":"{description}"}}]}}"#);
    let explorer = Explorer::new(read::catalogue(&catalogue).0);
    let row = |q: &str| {
        let query = View { filters: Filters { q: q.to_owned(), ..Filters::default() }, ..View::default() }.to_query();
        let ask = asking(&query, 5);
        explorer.answer(&ask).rows.remove(0)
    };
    let passage = row("ammonal");
    assert!(passage.description.starts_with("… ") && passage.description.ends_with(" …"), "{}", passage.description);
    assert!(passage.description.len() < 500);
    let marked: Vec<&str> =
        passage.description_marks.iter().map(|&(start, end)| &passage.description[start..end]).collect();
    assert_eq!(marked, ["ammonal"]);
    let beginning = row("");
    assert!(beginning.description.starts_with("Nothing of note") && beginning.description.len() > 1_000);
}
