//! Facets: values with live counts to include and exclude, and the conditions in force.

use thirtyfour::Key;

use crate::harness::*;

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_checkbox_keeps_the_records_with_its_value() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        let entries = page.history();
        page.click("checkbox", "Kim Il Sung 2");
        page.status(2, 20);
        page.address(&[("agent", "Kim Il Sung")]);
        assert_eq!(page.one("checkbox", "Kim Il Sung 2").property("checked"), "true");
        assert_eq!(page.history(), entries + 1, "a decision is a step that Back undoes");
        page.click("checkbox", "Kim Il Sung 2");
        page.status(20, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn values_of_one_facet_are_alternatives() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.click("checkbox", "Kim Il Sung 2");
        page.click("checkbox", "Stalin 4");
        page.status(6, 20);
        page.address(&[("agent", "Kim Il Sung"), ("agent", "Stalin")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn different_facets_must_all_hold_and_counts_follow() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.one("checkbox", "Telegram 3");
        page.click("checkbox", "Stalin 4");
        page.click("checkbox", "Telegram 1");
        page.status(1, 20);
        page.one("checkbox", "Ciphered Telegram 2");
        page.one("checkbox", "Stalin 1");
        page.one("checkbox", "Huang Kecheng 2");
        page.address(&[("agent", "Stalin"), ("type", "Telegram")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn counts_follow_the_words_typed() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.one("checkbox", "Zhou Enlai 5");
        page.search("gao gang");
        page.one("checkbox", "Zhou Enlai 3");
        page.one("checkbox", "Pavel Yudin 1");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_value_can_be_excluded() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.click("button", "Exclude Minutes");
        page.status(16, 20);
        page.address(&[("not.type", "Minutes")]);
        page.reload();
        page.status(16, 20);
        page.click("button", "Exclude Minutes");
        page.status(20, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_that_state_no_value_can_be_had_and_left_out() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.click_in(("group", "Place"), "checkbox", "Not stated 8");
        page.status(8, 20);
        page.address(&[("place", "")]);
        page.open("?not.place=");
        page.status(12, 20);
        page.open("?place=&place=Hungary");
        page.status(9, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn facets_are_fieldsets_of_open_checkboxes_that_end_in_a_count() {
    visit(Site::Seed).run(|page| {
        page.open("");
        let types = page.names_in(("group", "Type"), "checkbox");
        assert_eq!(types.len(), 12, "a facet of up to 20 values is all there: {types:?}");
        for name in page.names("checkbox") {
            let (value, count) = name.rsplit_once(' ').unwrap();
            assert!(!value.is_empty() && count.parse::<u32>().is_ok_and(|count| count > 0), "{name:?}");
        }
        let hidden = page.script(
            "return [...document.querySelectorAll('input[type=checkbox]')]
                 .filter(box => !box.closest('fieldset')?.querySelector('legend') || !box.checkVisibility()
                     || box.getBoundingClientRect().width === 0).length",
        );
        assert_eq!(hidden, 0);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_facet_in_which_no_record_states_a_value_is_not_drawn() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.one("group", "Subject");
        page.none("group", "Language");
        page.none("group", "Collection");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_long_facet_can_be_opened_to_its_last_value() {
    visit(Site::Seed).run(|page| {
        page.open("");
        let agents = || page.names_in(("group", "Agent"), "checkbox").len();
        let (there, all) = (agents(), 32);
        assert!(there >= 20, "{there}");
        let more = format!("Show {} more", all - there);
        page.click_in(("group", "Agent"), "button", &more);
        becomes("number of agents", all, agents);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn every_active_condition_is_listed_with_a_button_that_removes_it() {
    visit(Site::Seed).run(|page| {
        page.open("?q=mao&agent=Stalin&not.type=Letter&from=1952-12&to=1953");
        page.status(3, 20);
        let active = ("list", "Active filters");
        becomes("number of active filters", 5, || page.names_in(active, "listitem").len());
        assert_eq!(page.names_in(active, "button").len(), 5);
        page.click_in(active, "button", "Remove not Type: Letter");
        page.address(&[("q", "mao"), ("agent", "Stalin"), ("from", "1952-12"), ("to", "1953")]);
        page.click_in(active, "button", "Remove Agent: Stalin");
        page.address(&[("q", "mao"), ("from", "1952-12"), ("to", "1953")]);
        page.status(6, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn all_conditions_can_be_cleared_at_once() {
    visit(Site::Seed).run(|page| {
        page.open("?q=mao&agent=Stalin&from=1953&view=table");
        page.click("button", "Clear all");
        page.status(20, 20);
        page.address(&[("view", "table")]);
        page.none("list", "Active filters");
        assert_eq!(page.script("return document.querySelector('input[type=search]').value"), "");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn focus_stays_near_a_condition_that_is_removed() {
    visit(Site::Seed).run(|page| {
        page.open("?agent=Stalin&type=Letter");
        page.click("button", "Remove Agent: Stalin");
        page.has_focus("button", "Remove Type: Letter");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn agents_can_be_had_by_their_role_and_counts_follow() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        page.choose("Role of the agent", "by: as author");
        page.click("checkbox", "Stalin 2");
        page.status(2, 20);
        page.address(&[("agent", "Stalin"), ("role", "by")]);
        page.one("button", "Remove By: Stalin");
        page.reload();
        page.status(2, 20);
        page.choose("Role of the agent", "about: mentioned");
        page.one("checkbox", "Stalin 0");
        page.one("checkbox", "Zhou Enlai 5");
        page.status(0, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_can_be_had_by_year() {
    visit(Site::Seed).run(|page| {
        page.open("");
        assert_eq!(page.names_in(("group", "Year"), "checkbox"), ["1952 3", "1953 4", "1954 13"]);
        page.click("checkbox", "1953 4");
        page.status(4, 20);
        page.address(&[("year", "1953")]);
        page.one("button", "Remove Year: 1953");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_value_is_found_by_typing_and_the_order_can_be_that_of_names() {
    visit(Site::Seed).run(|page| {
        page.open("");
        let agents = || page.names_in(("group", "Agent"), "checkbox");
        page.fill("textbox", "Find in Agent", "enl");
        becomes("the agents found", vec!["Zhou Enlai 5".to_owned()], agents);
        page.has_focus("textbox", "Find in Agent");
        page.click("checkbox", "Zhou Enlai 5");
        page.status(5, 20);
        page.fill("textbox", "Find in Agent", "stal");
        becomes("the agents found and chosen", 2, || agents().len());
        page.fill("textbox", "Find in Agent", " ");
        page.click("button", "Sort Agent by name");
        page.one("button", "Sort Agent by count");
        becomes("the agents in the order of their names", true, || agents()[..agents().len() - 1].is_sorted());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_chosen_value_without_records_stays_in_sight() {
    visit(Site::Seed).run(|page| {
        page.open("?agent=Huang+Kecheng&role=by");
        page.status(0, 20);
        assert_eq!(page.one("checkbox", "Huang Kecheng 0").property("checked"), "true");
        page.click("checkbox", "Huang Kecheng 0");
        page.status(20, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn all_values_stand_in_a_dialog_that_keys_lead_into_and_out_of() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.click_in(("group", "Agent"), "button", "Show 12 more");
        page.one("dialog", "All values: Agent");
        page.has_focus("textbox", "Find in Agent");
        page.keys("zhou");
        becomes("the agents found", vec!["Zhou Enlai 5".to_owned()], || page.names_in(("group", "Agent"), "checkbox"));
        page.keys(Key::Tab);
        page.has_focus("button", "Sort Agent by name");
        page.keys(Key::Tab);
        page.keys(" ");
        page.one("button", "Show 5 records");
        page.keys(Key::Escape);
        page.none("dialog", "All values: Agent");
        page.status(5, 20);
        page.has_focus("button", "Show 12 more");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn on_a_telephone_the_facets_are_a_sheet_that_says_how_many_records_it_leads_back_to() {
    visit(Site::Seed).run(|page| {
        page.on_a_phone(320, 640);
        page.open("?agent=Stalin");
        page.none("checkbox", "Stalin 4");
        page.click("button", "Filters: 1 active");
        page.one("dialog", "Filters");
        page.click("checkbox", "Letter 1");
        page.click("button", "Show 1 record");
        page.none("dialog", "Filters");
        page.status(1, 20);
        page.has_focus("button", "Filters: 2 active");
    });
}
