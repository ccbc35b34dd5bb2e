//! The address is the state: every key of the contract, there and back.

use crate::harness::*;

/// Addresses, and how many of the 20 records they show.
const VIEWS: [(&str, usize); 23] = [
    ("?q=stalin", 4),
    ("?q=tibet&in=subject", 1),
    ("?agent=Stalin", 4),
    ("?agent=Stalin&agent=Kim+Il+Sung", 6),
    ("?agent=Kim%20Il%20Sung", 2),
    ("?agent=Andr%C3%A1s+Szobek", 1),
    ("?place=China&type=Cable", 1),
    ("?place=", 8),
    ("?subject=Gao+Gang+Affair", 3),
    ("?not.type=Minutes&not.type=Telegram", 13),
    ("?not.agent=Stalin&not.agent=Jawaharlal+Nehru", 11),
    ("?not.subject=", 18),
    ("?from=1954-03&to=1954-04", 3),
    ("?from=1954-11-14", 1),
    ("?to=1952-09", 1),
    ("?dates=certain&from=1953", 17),
    ("?q=mao&sort=title", 20),
    ("?sort=-date&view=table", 20),
    ("?view=timeline", 20),
    ("?type=Letter&view=list&group=agent", 2),
    ("?view=table&group=year&cols=title,place,id", 20),
    ("?sort=-title&at=11", 20),
    ("?q=nehru&lang=en&view=cards&in=all&dates=possible", 5),
];

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn every_key_of_the_contract_gives_its_view_and_the_same_after_a_reload() {
    visit_anywhere(Site::Seed, |page| {
        for (query, found) in VIEWS {
            page.open(query);
            page.status(found, 20);
            let drawn = drawing(page);
            page.reload();
            page.status(found, 20);
            assert_eq!(drawing(page), drawn, "after a reload of {query}");
            assert_eq!(page.script("return performance.getEntriesByType('navigation')[0].responseStatus"), 200);
        }
    });
}

/// What is seen of the records, and where.
fn drawing(page: &Page) -> (String, Vec<String>) {
    let address = page.script("return location.href").as_str().unwrap().to_owned();
    (address, page.names("link"))
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_window_of_the_timeline_can_be_linked_to() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&window=1954-04/1954-05");
        becomes("marks in the window", 3, || page.names_in(("group", "Timeline"), "link").len());
        page.address(&[("view", "timeline"), ("window", "1954-04/1954-05")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_can_be_linked_to_within_its_results() {
    visit_anywhere(Site::Seed, |page| {
        let id = "1953-11-08-cable-mao-zedong-to-kim-il-sung";
        page.open(&format!("?agent=Kim+Il+Sung&record={id}"));
        let title = "Cable from Mao Zedong to Kim Il Sung, 'Plans to Publicize the Confessions of Americans Prisoners of War on Germ Warfare'";
        page.one("heading", title);
        page.status(2, 20);
        page.reload();
        page.one("heading", title);
        page.address(&[("agent", "Kim Il Sung"), ("record", id)]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_name_in_the_address_resolves_to_the_preferred_label() {
    visit(Site::Seed).run(|page| {
        page.open("?agent=Filippov");
        page.status(4, 20);
        assert_eq!(page.one("checkbox", "Stalin 4").property("checked"), "true");
        page.address(&[("agent", "Stalin")]);
        page.open("?agent=%E9%87%91%E6%97%A5%E6%88%90");
        page.status(2, 20);
        page.address(&[("agent", "Kim Il Sung")]);
        page.open("?not.agent=Chou+En-lai");
        page.status(15, 20);
        page.address(&[("not.agent", "Zhou Enlai")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn unknown_keys_and_values_are_ignored_and_said_so() {
    visit(Site::Seed).run(|page| {
        for query in [
            "utm=spring",
            "view=globe",
            "sort=upwards",
            "in=margins",
            "dates=maybe",
            "from=yesterday",
            "window=now",
            "lang=tlh",
            "group=colour",
            "cols=colour",
            "at=0",
        ] {
            page.open(&format!("?type=Minutes&{query}"));
            page.status(4, 20);
            page.says_in_a_line(&[query, "ignored"]);
        }
        page.open("?agent=Nobody");
        page.status(20, 20);
        page.says_in_a_line(&["Nobody", "ignored"]);
        page.open("?%E0%A4%A=%&&=&type=Minutes");
        page.status(4, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn back_and_forward_go_through_the_decisions() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        page.click("checkbox", "Minutes 4");
        page.status(4, 20);
        page.click("button", "Exclude Tibet");
        page.status(3, 20);
        page.click("link", "Table");
        page.one("region", "Table of records");
        page.click("link", "Minutes of Chairman Mao Zedong’s Second Meeting with Nehru");
        page.one("heading", "Minutes of Chairman Mao Zedong’s Second Meeting with Nehru");
        page.browser.back();
        page.one("region", "Table of records");
        page.browser.back();
        becomes("number of cards", 3, || page.cards().len());
        page.browser.back();
        page.status(4, 20);
        page.browser.back();
        page.status(20, 20);
        page.address(&[]);
        page.browser.forward();
        page.browser.forward();
        page.status(3, 20);
        page.address(&[("not.place", "Tibet"), ("type", "Minutes")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn back_undoes_a_decision_but_not_letter_by_letter() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.click("checkbox", "Minutes 4");
        page.search("banquet");
        page.status(1, 20);
        // Typing is written into the address at most a few times a second.
        page.address(&[("q", "banquet"), ("type", "Minutes")]);
        page.browser.back();
        page.status(20, 20);
        assert_eq!(page.script("return document.querySelector('input[type=search]').value"), "");
        page.browser.forward();
        page.status(1, 20);
        assert_eq!(page.script("return document.querySelector('input[type=search]').value"), "banquet");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn values_with_signs_that_addresses_use_come_through_unharmed() {
    visit(Site::Awkward).run(|page| {
        page.open("");
        page.click("checkbox", "a=b & c+d, 100% 1");
        page.status(1, 88);
        page.address(&[("type", "a=b & c+d, 100%")]);
        page.reload();
        page.status(1, 88);
        page.shows_cards(&["Values that an address must carry unharmed"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_views_are_links_that_say_which_is_open() {
    visit(Site::Seed).run(|page| {
        page.open("");
        for (name, query) in [("Timeline", "timeline"), ("Table", "table")] {
            page.click("link", name);
            page.address(&[("view", query)]);
            becomes("the current view", serde_json::json!(name), || {
                page.script(
                    "return [...document.querySelectorAll('[aria-label=View] a[aria-current]')].map(a => a.textContent.trim()).join()",
                )
            });
        }
        page.click("link", "Cards");
        page.address(&[]);
    });
}
