//! People, places and subjects: the index of their names, and a page for each.

use serde_json::json;

use crate::access::{TOO_WIDE, violations};
use crate::harness::*;

/// The pages of names, with what each is called in a failure.
const PAGES: [(&str, &str); 7] = [
    ("people", "?view=people"),
    ("places by count", "?view=places&by=count"),
    ("subjects in results", "?view=subjects&agent=Stalin"),
    ("a name typed", "?view=people&find=mao"),
    ("a person", "?name=agent:Stalin"),
    ("a place", "?view=places&name=place:China"),
    ("a name that is gone", "?name=agent:Nobody"),
];

/// The lines of the index, or of the names beside an entry, as they are read.
fn lines(page: &Page) -> Vec<String> {
    let read = "return [...document.querySelectorAll('.names li')].map(line => line.textContent)";
    serde_json::from_value(page.script(read)).unwrap()
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn people_leads_to_an_index_from_a_to_z_in_which_other_names_refer_to_the_preferred_one() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        page.click("link", "People");
        page.has_focus("heading", "People and bodies");
        page.address(&[("view", "people")]);
        page.status(20, 20);
        let lines = lines(page);
        assert_eq!(lines[..2], ["András Szobek 1", "Beria: see Lavrentii Beria"]);
        assert!(lines.contains(&"Filippov: see Stalin".to_owned()), "{lines:?}");
        assert!(page.script("return document.title").as_str().unwrap().starts_with("People and bodies – "));
        page.browser.back();
        page.address(&[]);
        becomes("number of cards", 20, || page.cards().len());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_name_opens_with_the_focus_on_its_heading_and_back_returns_to_its_line() {
    visit(Site::Seed).run(|page| {
        page.open("?view=people");
        page.click("link", "Secretariat");
        page.has_focus("heading", "Secretariat");
        page.address(&[("view", "people"), ("name", "agent:Secretariat")]);
        page.says("The listing does not say of which body.");
        page.status(20, 20);
        page.browser.back();
        page.has_focus("link", "Secretariat");
        page.browser.forward();
        page.has_focus("heading", "Secretariat");
        page.click("link", "All people and bodies");
        page.has_focus("link", "Secretariat");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_variant_in_the_address_leads_to_the_preferred_name_and_the_address_follows() {
    visit(Site::Seed).run(|page| {
        page.open("?name=agent:Filippov");
        page.address(&[("name", "agent:Stalin")]);
        page.one("heading", "Stalin");
        page.says("person · 1878–1953");
        page.says("Filippov · Semenov");
        page.says("Сталин");
        assert!(page.script("return document.title").as_str().unwrap().starts_with("Stalin – "));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_names_records_are_told_by_its_part_in_them_and_over_time_and_can_be_seen() {
    visit(Site::Seed).run(|page| {
        page.open("?name=agent:Stalin");
        page.one("image", "Records over time: Sep 1952 to Jan 1953, most in Dec 1952: 2");
        page.open_details("As numbers");
        page.says("Dec 1952: 2");
        let parts = page.names("heading").into_iter().filter(|name| name.starts_with("As ")).collect::<Vec<_>>();
        assert_eq!(parts, ["As author 2", "As recipient 2"]);
        page.click("link", "Hand-delivered letter, Filippov (Stalin) to Mao Zedong");
        page.says("1 of 4 results");
        page.browser.back();
        page.has_focus("link", "Hand-delivered letter, Filippov (Stalin) to Mao Zedong");
        page.click("link", "See all 4 records");
        page.status(4, 20);
        page.address(&[("agent", "Stalin")]);
        becomes("number of cards", 4, || page.cards().len());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_leads_to_the_pages_of_its_names() {
    visit(Site::Seed).run(|page| {
        page.open("?record=1952-09-17-letter-filippov-stalin-to-mao-zedong");
        page.click("link", "About Stalin");
        page.has_focus("heading", "Stalin");
        page.browser.back();
        page.has_focus("heading", "Hand-delivered letter, Filippov (Stalin) to Mao Zedong");
        page.one("link", "About Prisoners of war");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn who_and_what_stands_in_the_same_records_leads_on() {
    visit(Site::Seed).run(|page| {
        page.open("?name=agent:Stalin");
        assert_eq!(lines(page)[0], "Mao Zedong 4");
        page.click("link", "Mao Zedong");
        page.has_focus("heading", "Mao Zedong");
        page.address(&[("name", "agent:Mao Zedong")]);
        page.click("link", "China");
        page.has_focus("heading", "China");
        page.address(&[("name", "place:China")]);
        page.click("link", "All places");
        page.has_focus("heading", "Places");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_name_is_found_by_typing_any_word_of_any_of_its_names() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?view=people");
        page.fill("textbox", "Find a name", "filip");
        becomes("the names", vec!["Filippov: see Stalin".to_owned()], || lines(page));
        page.has_focus("textbox", "Find a name");
        page.address(&[("view", "people"), ("find", "filip")]);
        page.reload();
        becomes("the names", vec!["Filippov: see Stalin".to_owned()], || lines(page));
        page.status(20, 20);
        page.fill("textbox", "Find a name", "xyz");
        page.says("No name has a word that begins with “xyz”");
        page.click("link", "Places 24");
        page.says("24 names in the catalogue");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn letters_are_gone_to_and_the_most_frequent_names_can_come_first() {
    visit(Site::Seed).run(|page| {
        page.open("?view=people");
        page.click_in(("navigation", "Letters"), "link", "S");
        page.has_focus("heading", "S");
        page.address(&[("view", "people"), ("letter", "S")]);
        page.click("link", "Most records first");
        becomes("the first name", "Mao Zedong 20".to_owned(), || lines(page)[0].clone());
        page.address(&[("view", "people"), ("by", "count")]);
        page.click("link", "Subjects 18");
        page.address(&[("view", "subjects"), ("by", "count")]);
        page.one("heading", "Subjects");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn under_conditions_the_index_has_the_names_of_the_results_and_a_search_leads_from_a_name_to_records() {
    visit(Site::Seed).run(|page| {
        page.open("?view=people&agent=Stalin");
        page.status(4, 20);
        page.says("names in these results");
        page.click("button", "Remove Agent: Stalin");
        page.says("32 names in the catalogue");
        page.click("link", "Secretariat");
        page.has_focus("heading", "Secretariat");
        page.search("nehru");
        page.status(5, 20);
        page.address(&[("q", "nehru")]);
        becomes("number of cards", 5, || page.cards().len());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_name_that_is_gone_says_so_and_offers_a_search() {
    visit(Site::Seed).run(|page| {
        page.open("?name=agent:Marshal+Stalin+Junior");
        page.one("heading", "This name is not in the catalogue");
        page.click("link", "Search for its words");
        page.address(&[("q", "Marshal OR Stalin OR Junior")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn names_with_markup_and_bad_addresses_are_text() {
    visit(Site::Awkward).run(|page| {
        page.open("?name=agent:Agent+1");
        page.one("heading", "Agent One");
        page.says("<i>Agent</i> \"1\"");
        page.says("<b>Not bold.</b>");
        let links = page.script("return [...document.querySelectorAll('main .facts a')].map(a => a.href)");
        assert_eq!(links, json!(["https://example.org/agent"]));
        page.open("?view=people");
        page.says("names in the catalogue");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_large_catalogue_has_its_names_while_its_search_is_made_ready() {
    visit(Site::Large).run(|page| {
        page.open("?view=people");
        page.says("names in the catalogue");
        page.one("heading", "People and bodies");
        let first = page.script("return document.querySelector('.names a').textContent");
        page.script("document.querySelector('.names a').click()");
        page.has_focus("heading", first.as_str().unwrap());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_pages_of_names() {
    visit(Site::Seed).run(|page| {
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            for (name, query) in PAGES {
                page.open(query);
                assert_eq!(violations(page), Vec::<String>::new(), "{name} in {scheme}");
            }
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn pages_of_names_fit_a_telephone() {
    for site in [Site::Seed, Site::Awkward] {
        visit(site).run(|page| {
            page.on_a_phone(320, 740);
            for (name, query) in PAGES {
                page.open(query);
                page.says("records");
                assert_eq!(page.script(TOO_WIDE), json!([]), "{name}");
            }
        });
    }
}

/// Of the names under each heading of the index: two that stand the other way round than the browser sorts
/// them in the page's language.
const DISORDER: &str = "const { compare } = new Intl.Collator(document.documentElement.lang);
    return [...document.querySelectorAll(arguments[0])].flatMap(list => {
        const names = [...list.querySelectorAll(arguments[1])].map(name => name.textContent);
        return names.slice(1).flatMap((name, at) => compare(names[at], name) > 0 ? [[names[at], name]] : []);
    })";

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn names_stand_in_the_order_of_the_readers_language_under_letters_that_are_the_same_in_all() {
    visit(Site::Seed).run(|page| {
        let disorder = |lists: &str, names: &str| {
            page.script(
                &DISORDER.replace("arguments[0]", &format!("'{lists}'")).replace("arguments[1]", &format!("'{names}'")),
            )
        };
        let letters =
            || page.script("return [...document.querySelectorAll('[data-letter]')].map(h => h.dataset.letter)");
        let mut all = Vec::new();
        for language in ["en", "zh", "ru"] {
            page.open(&format!("?view=people&lang={language}"));
            becomes("names", json!(true), || page.script("return document.querySelectorAll('.names li').length > 100"));
            assert_eq!(disorder(".names", "li > bdi, li:not(.see) > a"), json!([]), "{language}");
            all.push(letters());
        }
        assert!(all[0].as_array().unwrap().len() > 10 && all[0] == all[1] && all[1] == all[2], "{all:?}");
    });
}
