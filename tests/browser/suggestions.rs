//! The search box as a combobox: what it proposes, by keyboard, mouse and finger; how a query was understood; the help.

use serde_json::json;
use thirtyfour::Key;

use crate::access::{TOO_WIDE, violations};
use crate::harness::*;

const LIST: (&str, &str) = ("listbox", "Suggestions");

/// Waits until these are proposed, the first of them at least.
#[track_caller]
fn proposes(page: &Page, first: &[&str]) {
    let expected: Vec<String> = first.iter().map(|name| (*name).to_owned()).collect();
    becomes("the suggestions", expected, || page.names_in(LIST, "option").into_iter().take(first.len()).collect());
}

#[track_caller]
fn proposes_nothing(page: &Page) {
    page.none(LIST.0, LIST.1);
}

/// What is in the box.
fn typed(page: &Page) -> String {
    let value = page.script("return document.querySelector('input[type=search]').value");
    value.as_str().unwrap_or_default().to_owned()
}

/// The suggestion that Enter takes.
fn active(page: &Page) -> String {
    let text = "const id = document.querySelector('input[type=search]').getAttribute('aria-activedescendant');
        const option = document.getElementById(id ?? '');
        return option && option.getAttribute('aria-selected') === 'true' ? option.textContent : ''";
    page.script(text).as_str().unwrap_or_default().to_owned()
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_person_is_proposed_by_another_name_and_chosen_as_a_filter() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        let entries = page.history();
        page.search("Filip");
        proposes(page, &["Agent Stalin also Filippov 4", "Word filippov 4"]);
        page.keys(Key::Down);
        becomes("the active suggestion", "Agent Stalin also Filippov 4".to_owned(), || active(page));
        page.keys(Key::Enter);
        page.status(4, 20);
        page.address(&[("agent", "Stalin")]);
        assert_eq!(typed(page), "");
        assert_eq!(page.history(), entries + 1, "a decision that Back undoes");
        page.has_focus("combobox", "Search");
        proposes_nothing(page);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn nothing_is_chosen_unasked() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("stalin");
        proposes(page, &["Agent Stalin 4"]);
        assert_eq!(active(page), "");
        page.keys(Key::Enter);
        proposes_nothing(page);
        page.address(&[("q", "stalin")]);
        page.search("filip");
        proposes(page, &["Agent Stalin also Filippov 4"]);
        page.keys(Key::Down);
        page.keys(Key::Tab);
        proposes_nothing(page);
        page.address(&[("q", "filip")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn escape_closes_the_suggestions_and_then_clears_the_box() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("stalin");
        proposes(page, &["Agent Stalin 4"]);
        page.keys(Key::Escape);
        proposes_nothing(page);
        assert_eq!(typed(page), "stalin");
        page.keys(Key::Escape);
        page.status(20, 20);
        assert_eq!(typed(page), "");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn arrows_go_round_the_suggestions_and_home_and_end_move_the_caret() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("filip");
        proposes(page, &["Agent Stalin also Filippov 4", "Word filippov 4"]);
        page.keys(Key::Up);
        becomes("the last one", "Word filippov 4".to_owned(), || active(page));
        page.keys(Key::Down);
        becomes("the first one", "Agent Stalin also Filippov 4".to_owned(), || active(page));
        let caret = "return document.querySelector('input[type=search]').selectionStart";
        page.keys(Key::Home);
        assert_eq!(page.script(caret), 0);
        page.keys(Key::End);
        assert_eq!(page.script(caret), 5);
        proposes(page, &["Agent Stalin also Filippov 4"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn words_and_names_of_fields_are_completed() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("mao titl");
        proposes(page, &["Field title: words of the title"]);
        page.keys(Key::Down);
        page.keys(Key::Enter);
        becomes("the query", "mao title:".to_owned(), || typed(page));
        page.keys("telegr");
        proposes(page, &["Word telegram 5"]);
        page.click_in(LIST, "option", "Word telegram 5");
        page.address(&[("q", "mao title:telegram ")]);
        page.status(5, 20);
        page.search("type:");
        proposes(page, &["Type Minutes 4"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_word_completed_in_the_middle_leaves_the_caret_behind_it() {
    let caret =
        |page: &Page| page.script("const box = document.activeElement; return [box.selectionStart, box.selectionEnd]");
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("é OR zed nehru");
        " nehru".chars().for_each(|_| page.keys(Key::Left));
        page.keys("o");
        proposes(page, &["Word zedong 5"]);
        page.keys(Key::Down);
        page.keys(Key::Enter);
        becomes("the query", "é OR zedong nehru".to_owned(), || typed(page));
        page.status(5, 20);
        assert_eq!(caret(page), serde_json::json!([11, 11]));
        page.keys("!");
        becomes("the query", "é OR zedong! nehru".to_owned(), || typed(page));
        // After a person that was chosen what follows goes on from the caret too.
        page.search("filip telegram");
        " telegram".chars().for_each(|_| page.keys(Key::Left));
        page.keys("p");
        becomes("a suggestion", true, || page.names("option").iter().any(|name| name.contains("Filippov")));
        page.keys(Key::Down);
        page.keys(Key::Enter);
        becomes("the query", "telegram".to_owned(), || typed(page));
        assert_eq!(caret(page), serde_json::json!([0, 0]));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_suggestion_is_taken_with_the_mouse_and_the_focus_stays() {
    visit(Site::Seed).run(|page| {
        page.open("?from=1953");
        page.search("chin");
        page.click_in(LIST, "option", "Place China 5");
        page.status(5, 20);
        page.address(&[("place", "China"), ("from", "1953")]);
        page.has_focus("combobox", "Search");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn earlier_searches_are_kept_in_this_browser_and_can_be_forgotten() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("banquet");
        page.status(2, 20);
        page.keys(Key::Enter);
        page.search("zzzz");
        page.keys(Key::Enter);
        page.open("");
        page.click("combobox", "Search");
        proposes_nothing(page);
        page.keys(Key::Down);
        proposes(page, &["Searched banquet", "Forget all recent searches", "Field title: words of the title"]);
        page.keys(Key::Down);
        page.keys(Key::Enter);
        page.status(2, 20);
        page.address(&[("q", "banquet")]);
        page.search("");
        page.keys(Key::Down);
        page.click_in(LIST, "option", "Forget all recent searches");
        page.keys(Key::Down);
        proposes(page, &["Field title: words of the title"]);
        let kept = "return Object.keys(localStorage).filter(key => key.endsWith(':recent') && localStorage[key])";
        assert_eq!(page.script(kept), json!([]));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn without_storage_suggestions_work_and_nothing_is_kept() {
    visit(Site::Seed).run(|page| {
        page.before_each_page("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })");
        page.open("");
        page.search("filip");
        proposes(page, &["Agent Stalin also Filippov 4"]);
        page.keys(Key::Enter);
        page.search("");
        page.keys(Key::Down);
        proposes(page, &["Field title: words of the title"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn how_many_suggestions_there_are_is_said_beside_the_one_status() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("filip");
        proposes(page, &["Agent Stalin also Filippov 4"]);
        let said = "return [...document.querySelectorAll('[aria-live=polite]')].map(e => e.textContent).join()";
        becomes("what is said", json!("2 suggestions: arrow keys choose one"), || page.script(said));
        assert_eq!(page.script("return document.querySelectorAll('[role=status], output').length"), 1);
        page.keys(Key::Escape);
        becomes("what is said", json!(""), || page.script(said));
        let expanded = "return document.querySelector('input[type=search]').getAttribute('aria-expanded')";
        assert_eq!(page.script(expanded), "false");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_slash_key_goes_to_the_box_unless_single_keys_are_switched_off() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.keys("/");
        page.has_focus("combobox", "Search");
        page.keys("a/b");
        becomes("what is typed", "a/b".to_owned(), || typed(page));
        page.script("localStorage.setItem('fonds:' + new URL('./', document.baseURI).pathname + ':keys', 'off')");
        page.open("");
        page.keys("/");
        assert_eq!(page.focus().0, "", "the key does nothing");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn open_suggestions_and_the_help_are_accessible_by_day_and_night() {
    visit(Site::Seed).run(|page| {
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            page.open("");
            page.search("ch");
            page.keys(Key::Down);
            becomes("an active suggestion", false, || active(page).is_empty());
            assert_eq!(violations(page), Vec::<String>::new(), "with suggestions, {scheme}");
            page.keys(Key::Escape);
            page.click("button", "Query help");
            page.one("dialog", "What a query can say");
            assert_eq!(violations(page), Vec::<String>::new(), "with the help, {scheme}");
            page.keys(Key::Escape);
            page.open("?q=agent:Filippov+telegrem+\"mao+zedong\"");
            assert_eq!(violations(page), Vec::<String>::new(), "a query in parts, {scheme}");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn on_a_telephone_suggestions_cover_nothing_and_scroll_to_the_active_one() {
    visit(Site::Seed).run(|page| {
        page.on_a_phone(360, 740);
        page.open("");
        let top = "return document.querySelector('[role=status]').getBoundingClientRect().top + scrollY";
        let before = page.script(top);
        page.click("combobox", "Search");
        page.keys("ch");
        becomes("the number of suggestions", true, || page.names_in(LIST, "option").len() > 4);
        assert_eq!(page.script(TOO_WIDE), json!([]));
        let covers = "const edges = css => document.querySelector(css).getBoundingClientRect();
            return edges('[role=listbox]').bottom > edges('.finder input[type=text]').top";
        assert_eq!(page.script(covers), false);
        page.keys(Key::Up);
        let is_seen = "const list = document.querySelector('[role=listbox]').getBoundingClientRect();
            const box = document.querySelector('[aria-selected=true]')?.getBoundingClientRect();
            return !!box && box.left >= list.left - 3 && box.right <= list.right + 3";
        becomes("the last one in sight", json!(true), || page.script(is_seen));
        page.keys(Key::Escape);
        page.keys(Key::Escape);
        page.status(20, 20);
        becomes("the status where it was", before, || page.script(top));
        page.click("button", "Query help");
        page.one("dialog", "What a query can say");
        assert_eq!(page.script(TOO_WIDE), json!([]));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn every_example_of_the_help_runs_and_finds_something() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.click("button", "Query help");
        page.one("dialog", "What a query can say");
        becomes("examples", true, || page.names_in(("dialog", "What a query can say"), "link").len() > 6);
        let examples = page.names_in(("dialog", "What a query can say"), "link");
        page.keys(Key::Escape);
        page.none("dialog", "What a query can say");
        page.has_focus("button", "Query help");
        for example in examples {
            page.click("button", "Query help");
            page.click("link", &example);
            page.none("dialog", "What a query can say");
            page.address(&[("q", &example)]);
            assert!(!page.text().contains("No record meets"), "{example}");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_query_is_told_in_parts_that_can_be_left_out() {
    visit(Site::Seed).run(|page| {
        page.open("?q=agent:Stalin+\"prisoners+of+war\"");
        page.says("Read as agent: Stalin (also Filippov, Semenov)");
        page.click("link", "Leave out agent: Stalin");
        page.address(&[("q", "\"prisoners of war\"")]);
        page.status(3, 20);
        page.open("?q=telegram");
        page.status(5, 20);
        assert!(!page.text().contains("Read as"), "plain words need no explanation");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_corrected_word_can_be_searched_for_as_it_was_typed() {
    visit(Site::Seed).run(|page| {
        page.open("?q=telegrem");
        page.status(5, 20);
        page.click("link", "Search for “telegrem” as typed");
        page.status(0, 20);
        page.address(&[("q", "\"telegrem\"")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn in_a_large_catalogue_suggestions_come_from_the_worker() {
    visit(Site::Large).run(|page| {
        page.open("");
        page.search("writer 7");
        becomes("a suggestion", true, || page.names_in(LIST, "option").iter().any(|name| name.contains("Writer 7")));
        page.keys(Key::Down);
        page.keys(Key::Enter);
        page.address(&[("agent", "Writer 7")]);
        page.status(250, 3000);
    });
}
