//! The results: in lines and columns, under headings, and in windows as one scrolls.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::*;

const LETTER: &str = "Hand-delivered letter, Filippov (Stalin) to Mao Zedong";

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_list_has_a_line_with_a_link_for_each_record() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?type=Letter");
        page.click("link", "List");
        page.address(&[("type", "Letter"), ("view", "list")]);
        becomes("number of lines", 2, || lines(page).len());
        assert!(lines(page)[0].starts_with(&format!("September 17, 1952 {LETTER} Letter · ")), "{:?}", lines(page));
        page.open_card(LETTER);
        page.browser.back();
        page.has_focus("link", LETTER);
    });
}

fn lines(page: &Page) -> Vec<String> {
    let lines =
        "return [...document.querySelectorAll('.list li')].map(li => li.textContent.replace(/\\s+/g, ' ').trim())";
    serde_json::from_value(page.script(lines)).unwrap()
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_tables_columns_are_chosen_and_stay_in_the_address() {
    visit(Site::Seed).run(|page| {
        page.open("?view=table");
        assert_eq!(columns(page), ["Date", "Title", "Type", "People and bodies"]);
        page.open_details("Columns");
        page.click("checkbox", "Places");
        page.click("checkbox", "Type");
        page.address(&[("view", "table"), ("cols", "date,title,agent,place")]);
        becomes("the columns", "Date, Title, People and bodies, Places".to_owned(), || columns(page).join(", "));
        page.reload();
        assert_eq!(columns(page), ["Date", "Title", "People and bodies", "Places"]);
        assert_eq!(page.tree().all("row").len(), 1 + 20);
    });
}

fn columns(page: &Page) -> Vec<String> {
    page.names("columnheader")
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn pressing_a_columns_name_sorts_by_it_and_says_so() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?view=table");
        let sorted = |page: &Page| page.script("return [...document.querySelectorAll('th')].map(th => th.ariaSort)");
        assert_eq!(sorted(page), json!(["ascending", null, null, null]));
        page.click("button", "Title");
        page.address(&[("sort", "title"), ("view", "table")]);
        page.says("20 of 20 records, by title");
        becomes("the order", json!([null, "ascending", null, null]), || sorted(page));
        page.click("button", "Title");
        page.address(&[("sort", "-title"), ("view", "table")]);
        becomes("the order", json!([null, "descending", null, null]), || sorted(page));
        page.has_focus("button", "Title");
        page.click("button", "Date");
        page.address(&[("sort", "date"), ("view", "table")]);
        page.click("button", "Date");
        page.says("newest first");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn results_stand_under_headings_with_their_counts_and_links_lead_to_them() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        page.choose("Group by", "Type");
        page.address(&[("group", "type")]);
        page.one("heading", "Minutes 4");
        page.one("heading", "Letter 2");
        assert_eq!(page.cards().len(), 20, "each record has one type");
        page.status(20, 20);
        page.click_in(("navigation", "Jump to"), "link", "Telegram 3");
        page.has_focus("link", "Telegram from Stalin to Mao Zedong");
        page.address(&[("group", "type")]);
        for view in ["list", "table"] {
            page.open(&format!("?group=type&view={view}"));
            page.says("Ciphered Telegram 2");
            assert_eq!(page.script("return document.querySelectorAll('.rows a[data-record]').length"), 20);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_stands_under_each_of_its_values_and_what_is_not_stated_comes_last() {
    visit(Site::Seed).run(|page| {
        page.open("?group=place");
        let headings = page.script("return [...document.querySelectorAll('.group')].map(h => h.innerText)");
        let headings: Vec<String> = serde_json::from_value(headings).unwrap();
        let count = |heading: &String| heading.rsplit(' ').next().unwrap().parse::<usize>().unwrap();
        assert_eq!(headings.last().unwrap(), "Not stated 8");
        let all: usize = headings.iter().map(count).sum();
        assert!(all > 20, "{headings:?}");
        assert_eq!(page.cards().len(), all);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn further_results_come_by_themselves_as_one_scrolls_and_redraw_none() {
    visit(Site::Large).run(|page| {
        for view in ["cards", "list", "table"] {
            page.open(&format!("?view={view}"));
            assert!((30..120).contains(&rows(page)), "{} at first", rows(page));
            page.script("document.querySelector('.rows a[data-record]').isFirst = true");
            scroll_to_the_end(page, 120);
            scroll_to_the_end(page, 180);
            assert_eq!(page.script("return document.querySelector('.rows a[data-record]').isFirst"), true);
            let twice = "const all = [...document.querySelectorAll('.rows a[data-record]')].map(a => a.href);
                 return all.length - new Set(all).size";
            assert_eq!(page.script(twice), 0, "each once, in {view}");
        }
    });
}

fn rows(page: &Page) -> usize {
    page.script("return document.querySelectorAll('.rows a[data-record]').length").as_u64().unwrap() as usize
}

/// Scrolls to the end until so many results are there.
#[track_caller]
fn scroll_to_the_end(page: &Page, at_least: usize) {
    becomes("more results", true, || {
        page.script("scrollTo(0, document.body.scrollHeight)");
        rows(page) >= at_least
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn what_was_scrolled_past_is_found_in_the_page_and_read_in_its_order() {
    visit(Site::Large).run(|page| {
        page.open("");
        scroll_to_the_end(page, 120);
        page.script("scrollTo(0, 0)");
        assert_eq!(page.script("return window.find('Letter 118 from')"), true);
        let cards = page.cards();
        let number = |title: &String| title.split(' ').nth(1).unwrap().parse::<usize>().unwrap();
        assert_eq!(cards.iter().map(number).collect::<Vec<_>>(), (1..=cards.len()).collect::<Vec<_>>());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn back_and_reload_come_to_the_same_place_with_as_many_results() {
    visit_anywhere(Site::Large, |page| {
        page.open("");
        scroll_to_the_end(page, 180);
        page.script("document.querySelectorAll('.rows article')[100].scrollIntoView()");
        let title = "Letter 103 from Writer 8 to Reader 12";
        let title = page.cards().into_iter().find(|card| card.starts_with("Letter 103 ")).unwrap_or(title.to_owned());
        let drawn = rows(page);
        let seen = || page.script("return document.querySelectorAll('.rows article')[102].getBoundingClientRect().top");
        let top = seen();
        page.open_card(&title);
        page.browser.back();
        page.has_focus("link", &title);
        becomes("the place", true, || is_near(&seen(), &top));
        assert_eq!(rows(page), drawn);
        // The place is kept once scrolling has rested.
        becomes("the place to be kept", true, || page.script("return history.state?.[0]") == json!(drawn));
        page.reload();
        becomes("the place after a reload", true, || is_near(&seen(), &top));
        assert_eq!(rows(page), drawn);
    });
}

fn is_near(a: &Value, b: &Value) -> bool {
    a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| (a - b).abs() < 4.0)
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_long_list_can_be_jumped_in_and_the_place_is_in_the_address() {
    visit(Site::Large).run(|page| {
        page.open("");
        page.open_details("Jump to");
        page.click_in(("navigation", "Jump to"), "link", "1905 365");
        page.address(&[("at", "1827")]);
        becomes("the first card", Some("Letter 1827"), || first(page));
        page.status(3000, 3000);
        becomes("the focus", true, || page.focus().1.starts_with("Letter 1827 "));
        page.click("link", "From result 1797 on");
        becomes("the first card", Some("Letter 1797"), || first(page));
        page.browser.back();
        becomes("the first card", Some("Letter 1827"), || first(page));
        page.reload();
        becomes("the first card", Some("Letter 1827"), || first(page));
        page.choose("Order", "Newest first");
        becomes("the first card", Some("Letter 3000"), || first(page));
        page.address(&[("sort", "-date")]);
    });
}

/// The first two words of the first card.
fn first(page: &Page) -> Option<&'static str> {
    let title = page.script("return document.querySelector('.rows a[data-record]')?.textContent ?? ''");
    let known = ["Letter 1827", "Letter 1797", "Letter 3000"];
    known.into_iter().find(|known| title.as_str().unwrap().starts_with(&format!("{known} ")))
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_button_for_more_does_not_run_away_from_the_keyboard() {
    visit(Site::Large).run(|page| {
        page.open("?view=list");
        // The lines are low, so that the end of the first ones is near from the start.
        becomes("number of rows", 60, || rows(page));
        page.script("document.querySelector('button.more').focus()");
        page.has_focus("button", "Show 30 more of 2940");
        page.keys(Key::Enter);
        becomes("more rows", true, || rows(page) >= 90);
        becomes("the focus", true, || page.focus().1.starts_with("Letter 61 "));
    });
}
