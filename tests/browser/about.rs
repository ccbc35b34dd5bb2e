//! *How to read this catalogue* and *About this catalogue*.

use serde_json::json;

use crate::access::{TOO_WIDE, violations};
use crate::harness::*;

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_guide_explains_with_examples_from_the_catalogue_that_can_be_followed() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?type=Letter");
        page.click("link", "How to read this catalogue");
        page.has_focus("heading", "How to read this catalogue");
        page.address(&[("type", "Letter"), ("view", "guide")]);
        page.status(2, 20);
        page.one("combobox", "Search");
        assert!(page.script("return document.title").as_str().unwrap().starts_with("How to read this catalogue – "));
        page.says("Hand-delivered letter");
        page.says("is in this catalogue also: Mao, Chairman Mao");
        page.says("rests on the title");
        page.click("link", "agent:\"Mao Zedong\" NOT type:\"Minutes\"");
        page.status(16, 20);
        page.browser.back();
        page.one("heading", "How to read this catalogue");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_guide_leads_to_what_can_be_taken_away() {
    visit(Site::Seed).run(|page| {
        page.open("?view=guide&type=Letter");
        page.click("button", "Export what is found");
        page.one("dialog", "Take away");
        page.keys(thirtyfour::Key::Escape);
        page.none("dialog", "Take away");
        page.click("link", "See your reading list");
        page.address(&[("type", "Letter"), ("view", "saved")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_guide_shows_each_sort_of_date_that_there_is() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=guide");
        for sort in ["doubts", "approximate", "range", "not understood", "without a date"] {
            page.says(sort);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn about_says_whose_words_these_are_what_they_cover_and_that_nothing_leaves_the_computer() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.click("link", "About this catalogue");
        page.has_focus("heading", "About this catalogue");
        page.address(&[("view", "about")]);
        page.says("Wilson Center Digital Archive");
        page.says("1952 to 1954");
        page.says("Nothing. The whole catalogue is on this computer");
        page.says("WCAG 2.2");
        page.status(20, 20);
        page.search("nehru");
        page.status(5, 20);
        page.address(&[("q", "nehru")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn about_tells_the_problems_of_the_catalogue() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=about");
        page.one("heading", "Problems in the catalogue");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_offline_copy_is_deleted_from_about_as_from_the_footer() {
    visit(Site::Seed).run(|page| {
        page.open("?view=about");
        page.says("Available offline");
        page.click("button", "Delete the offline copy");
        page.says("Not kept offline");
        page.open("");
        page.says("Not kept offline");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_the_guide_and_about_and_both_fit_a_telephone() {
    for site in [Site::Seed, Site::Awkward] {
        visit(site).run(|page| {
            for query in ["?view=guide", "?view=about"] {
                for scheme in ["light", "dark"] {
                    page.prefers(scheme);
                    page.open(query);
                    assert_eq!(violations(page), Vec::<String>::new(), "{query} in {scheme}");
                }
            }
            page.on_a_phone(320, 740);
            for query in ["?view=guide", "?view=about"] {
                page.open(query);
                assert_eq!(page.script(TOO_WIDE), json!([]), "{query}");
            }
        });
    }
}
