//! A record's page: where the focus goes, its neighbours, its relatives, and what machines read of it.

use crate::harness::*;

const LETTER: &str = "Hand-delivered letter, Filippov (Stalin) to Mao Zedong";
const LETTER_ID: &str = "1952-09-17-letter-filippov-stalin-to-mao-zedong";
const FIRST_MEETING: &str = "Minutes of Chairman Mao Zedong’s First Meeting with Nehru";
const BANQUET: &str =
    "Minutes of Chairman Mao Zedong’s Conversation with Nehru at the Banquet Hosted by the Indian Ambassador";
const THIRD_MEETING: &str = "Minutes of Chairman Mao Zedong’s Third Meeting with Nehru";

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_opens_with_the_focus_on_its_heading() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        let entries = page.history();
        page.open_card(LETTER);
        page.address(&[("record", LETTER_ID)]);
        page.says("September 17, 1952");
        page.says("the issues of POW repatriation");
        assert_eq!(page.history(), entries + 1);
        let title = page.script("return document.title");
        assert!(title.as_str().unwrap().starts_with(LETTER), "{title}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn back_returns_to_the_results_with_the_focus_on_the_records_link() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?type=Minutes");
        page.open_card(BANQUET);
        page.browser.back();
        page.has_focus("link", BANQUET);
        page.status(4, 20);
        page.open_card(THIRD_MEETING);
        page.click("link", "Back to the results");
        page.has_focus("link", THIRD_MEETING);
        page.address(&[("type", "Minutes")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn previous_and_next_follow_the_order_of_the_results() {
    visit(Site::Seed).run(|page| {
        page.open("?type=Minutes");
        page.open_card(FIRST_MEETING);
        page.none("link", "Previous");
        page.click("link", "Next");
        page.has_focus("heading", BANQUET);
        page.click("link", "Previous");
        page.has_focus("heading", FIRST_MEETING);
        page.open("?type=Minutes&sort=-date");
        page.open_card(THIRD_MEETING);
        page.click("link", "Next");
        page.click("link", "Next");
        page.has_focus("heading", BANQUET);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn related_records_give_a_reason_which_is_never_what_all_records_have() {
    visit(Site::Seed).run(|page| {
        page.open(&format!("?record={LETTER_ID}"));
        page.one("heading", "Related records");
        let lines = page.script(
            "const heading = [...document.querySelectorAll('h2, h3, h4')].find(h => h.textContent === 'Related records');
             return [...heading.parentElement.querySelectorAll('li')].map(line => {
                 const reason = line.cloneNode(true);
                 reason.querySelector('a').remove();
                 return reason.textContent.trim();
             })",
        );
        let reasons: Vec<&str> = lines.as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        assert!(reasons.iter().any(|reason| reason.contains("Stalin")), "{reasons:?}");
        assert!(reasons.iter().any(|reason| reason.contains("Prisoners of war")), "{reasons:?}");
        assert!(!reasons.iter().any(|reason| reason.contains("Mao")), "{reasons:?}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn its_link_can_be_copied() {
    visit_anywhere(Site::Seed, |page| {
        page.open(&format!("?type=Letter&record={LETTER_ID}"));
        let permissions = serde_json::json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        let origin = page.server.origin();
        page.browser
            .command("Browser.grantPermissions", serde_json::json!({ "origin": origin, "permissions": permissions }));
        page.click("button", "Copy link");
        page.says("Copied.");
        let copied = page.browser.script_async("navigator.clipboard.readText().then(arguments[0])", Vec::new());
        assert_eq!(copied, format!("{}?record={LETTER_ID}", page.server.url()));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn machines_read_the_open_record_and_nothing_after_it() {
    const LINKED_DATA: &str = "return [...document.querySelectorAll('script[type=\"application/ld+json\"]')].map(s => JSON.parse(s.textContent))";
    const DUBLIN_CORE: &str =
        "return [...document.querySelectorAll('meta[name^=\"DC.\" i]')].map(m => [m.name.toLowerCase(), m.content])";
    visit(Site::Seed).run(|page| {
        page.open("");
        page.open_card(LETTER);
        let linked = page.script(LINKED_DATA);
        assert_eq!(linked.as_array().unwrap().len(), 1);
        assert!(linked[0]["@type"].to_string().contains("ArchiveComponent"), "{linked}");
        assert_eq!(linked[0]["name"], LETTER);
        let meta = page.script(DUBLIN_CORE).to_string();
        for pair in [format!("[\"dc.title\",\"{LETTER}\"]"), "[\"dc.date\",\"1952-09-17\"]".to_owned()] {
            assert!(meta.contains(&pair), "{pair} is not in {meta}");
        }
        page.click("link", "Next");
        becomes(
            "the name in the linked data",
            serde_json::json!("Ciphered Telegram from Mao Zedong to Semenov [Stalin]"),
            || page.script(LINKED_DATA)[0]["name"].clone(),
        );
        page.click("link", "Back to the results");
        becomes("what is left", serde_json::json!([]), || page.script(LINKED_DATA));
        assert_eq!(page.script(DUBLIN_CORE), serde_json::json!([]));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn zotero_is_told_when_a_record_opens_and_closes() {
    visit(Site::Seed).run(|page| {
        page.before_each_page("window.told = 0; document.addEventListener('ZoteroItemUpdated', () => { told += 1 })");
        page.open("");
        assert_eq!(page.script("return told"), 0);
        page.open_card(LETTER);
        becomes("times told", serde_json::json!(1), || page.script("return told"));
        page.browser.back();
        becomes("times told", serde_json::json!(2), || page.script("return told"));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn an_added_value_shows_the_words_it_rests_on() {
    visit(Site::Seed).run(|page| {
        page.open(&format!("?record={LETTER_ID}"));
        page.one("link", "Prisoners of war");
        page.script("document.querySelectorAll('details').forEach(details => { details.open = true })");
        page.says("the issues of POW repatriation”");
        page.says("the position the USSR will take”");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_value_of_a_record_leads_to_all_records_with_it() {
    visit(Site::Seed).run(|page| {
        page.open(&format!("?record={LETTER_ID}"));
        page.click("link", "Prisoners of war");
        page.status(3, 20);
        page.address(&[("subject", "Prisoners of war")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_that_is_gone_offers_a_search_for_its_words() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?record=1954-03-19-report-szobek-to-ministry");
        page.says("not in the catalogue");
        page.click("link", "Search for its words");
        page.says("of 20 records");
        becomes("the search", true, || page.query().iter().any(|(key, value)| key == "q" && value.contains("szobek")));
        page.one("link", "Report of András Szobek to the Hungarian Foreign Ministry About His Meeting With Mao Zedong on 20 April 1954");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn an_earlier_id_leads_to_its_record() {
    visit(Site::Awkward).run(|page| {
        for id in ["old+id", "old/id/2"] {
            page.open(&format!("?record={id}"));
            page.one("heading", "A record that had other ids");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn ids_with_spaces_signs_and_other_scripts_can_be_opened_and_linked_to() {
    visit(Site::Awkward).run(|page| {
        for title in ["An id with spaces", "An id with slashes and signs", "An id beyond ASCII"] {
            page.open("?q=id");
            page.open_card(title);
            page.reload();
            page.one("heading", title);
            page.browser.back();
            page.one("link", title);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn only_web_addresses_of_a_record_become_links() {
    visit(Site::Awkward).run(|page| {
        page.open("?record=script-address");
        page.one("heading", "An address that is a script");
        let schemes = "return [...document.links].map(a => a.protocol).filter(p => !/^https?:$/.test(p))";
        assert_eq!(page.script(schemes), serde_json::json!([]));
        page.open("?record=good-address");
        let links = page.script("return [...document.links].map(a => a.href)");
        assert!(links.to_string().contains("https://example.org/record?a=1&b=2#part"), "{links}");
    });
}

/// The record among the results that is said to be the open one.
fn current(page: &Page) -> serde_json::Value {
    page.script("return [...document.querySelectorAll('[data-record][aria-current]')].map(a => a.dataset.record)")
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn on_a_wide_screen_a_record_opens_beside_the_results() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?type=Minutes");
        page.open_card(BANQUET);
        page.one("region", "Record");
        page.one("heading", BANQUET);
        for title in [FIRST_MEETING, BANQUET, THIRD_MEETING] {
            assert!(page.cards().iter().any(|card| card == title), "{title} is gone: {:?}", page.cards());
        }
        assert_eq!(current(page).as_array().unwrap().len(), 1);
        page.status(4, 20);
        page.click_in(("article", ""), "link", FIRST_MEETING);
        page.has_focus("heading", FIRST_MEETING);
        assert!(page.cards().iter().any(|card| card == BANQUET));
        page.click("link", "Back to the results");
        page.has_focus("link", FIRST_MEETING);
        page.none("region", "Record");
        assert_eq!(current(page), serde_json::json!([]));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_table_and_a_timeline_stay_beside_their_record() {
    visit(Site::Seed).run(|page| {
        for (query, role, name) in
            [("?view=table", "region", "Table of records"), ("?view=timeline", "group", "Timeline")]
        {
            page.open(&format!("{query}&record={LETTER_ID}"));
            page.one("heading", LETTER);
            page.one(role, name);
            becomes("the open record", serde_json::json!([LETTER_ID]), || current(page));
            becomes("number of records", 20, || page.names_in((role, name), "link").len());
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn on_a_telephone_a_record_takes_the_place_of_the_results() {
    visit(Site::Seed).run(|page| {
        page.on_a_phone(360, 740);
        page.open("?type=Minutes");
        page.open_card(BANQUET);
        page.none("link", BANQUET);
        assert_eq!(page.tree().named("heading", "Results").len(), 0);
        page.browser.back();
        page.has_focus("link", BANQUET);
        page.none("heading", "Record");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_results_keep_their_place_while_a_record_is_read() {
    const TITLE: &str = "Letter 25 from Writer 2 to Reader 5";
    let seen = "const link = [...document.querySelectorAll('main a')].find(a => a.textContent === arguments[0]);
        const box = link.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight && scrollY > 500";
    let seen = seen.replace("arguments[0]", &format!("'{TITLE}'"));
    visit(Site::Large).run(|page| {
        page.open("");
        page.open_card(TITLE);
        becomes("the open record among the results to be seen", serde_json::json!(true), || page.script(&seen));
        page.keys("k");
        page.keys("j");
        page.has_focus("heading", TITLE);
        page.keys(thirtyfour::Key::Escape);
        page.has_focus("link", TITLE);
        becomes("the record among the results to be seen", serde_json::json!(true), || page.script(&seen));
    });
}

/// The line of the open record, if it is seen in the list.
const SEEN_LINE: &str = "const [link, second] = document.querySelectorAll('.listing [data-record][aria-current]');
    const box = link?.getBoundingClientRect();
    return box && !second && box.top >= 0 && box.bottom <= innerHeight ? link.dataset.record : null";

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_far_down_the_list_is_marked_and_seen_there_however_it_is_opened() {
    visit(Site::Large).run(|page| {
        let line = |id: &str| becomes("the line that is seen", serde_json::json!(id), || page.script(SEEN_LINE));
        for view in ["", "view=list&", "view=table&"] {
            page.open(&format!("?{view}record=letter-1001"));
            line("letter-1001");
        }
        page.address(&[("view", "table"), ("at", "991"), ("record", "letter-1001")]);
        // What is before the window, and then far away, by a link within the page.
        page.open("?at=1001&record=letter-1001");
        page.keys("k");
        page.has_focus("heading", "Letter 1000 from Writer 5 to Reader 7");
        line("letter-1000");
        let entries = page.history();
        page.script(
            "const a = document.createElement('a'); a.href = '?record=letter-2500'; \
             document.querySelector('main').append(a); a.click()",
        );
        line("letter-2500");
        page.has_focus("heading", "Letter 2500 from Writer 5 to Reader 2");
        assert_eq!(page.history(), entries + 1);
        page.keys(thirtyfour::Key::Escape);
        page.none("region", "Record");
        page.address(&[("at", "2491")]);
    });
    visit(Site::Seed).run(|page| {
        page.open("?record=1954-10-26-minutes-mao-zedong-third-meeting-with-nehru");
        becomes("a line that is seen", true, || page.script(SEEN_LINE).is_string());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn j_and_k_go_on_and_back_and_escape_closes() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?type=Minutes");
        page.keys("j");
        page.open_card(FIRST_MEETING);
        page.keys("k");
        page.has_focus("heading", FIRST_MEETING);
        page.keys("j");
        page.has_focus("heading", BANQUET);
        page.keys("k");
        page.has_focus("heading", FIRST_MEETING);
        page.keys(thirtyfour::Key::Escape);
        page.has_focus("link", FIRST_MEETING);
        page.address(&[("type", "Minutes")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn single_keys_do_nothing_in_a_field_nor_when_they_are_switched_off() {
    visit(Site::Seed).run(|page| {
        page.open(&format!("?type=Letter&record={LETTER_ID}"));
        page.click("combobox", "Search");
        page.keys("j");
        page.address(&[("q", "j"), ("type", "Letter")]);
        page.open(&format!("?record={LETTER_ID}"));
        page.script("localStorage.setItem(`fonds:${new URL('./', document.baseURI).pathname}:keys`, 'off')");
        page.reload();
        assert!(!page.script("return document.querySelector('[rel=next]').title").as_str().unwrap().contains("key"));
        page.keys("j");
        page.one("heading", LETTER);
        page.address(&[("record", LETTER_ID)]);
        page.keys(thirtyfour::Key::Escape);
        page.address(&[]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn an_error_in_a_record_is_reported_where_the_catalogue_says() {
    const REPORT: &str = "Report an error in this record";
    visit(Site::Seed).run(|page| {
        page.open(&format!("?record={LETTER_ID}"));
        page.one("button", "Copy link");
        page.none("link", REPORT);
    });
    let catalogue = |report: &str| {
        let record = r#"{"id": "ho 1", "title": "Tea & “sugar”", "date": "1881-05"}"#;
        Fault::Content(format!(r#"{{"title": "Letters", "report": "{report}", "records": [{record}]}}"#).into_bytes())
    };
    visit(Site::Seed).run(|page| {
        page.server.spoil(
            "catalogue",
            catalogue(
                "mailto:desk@archive.example?subject={id}: {title}&body={address}".replace(": ", "%3A%20").as_str(),
            ),
        );
        page.open("?record=ho+1");
        page.one("link", REPORT);
        let href = page.script("return document.querySelector('.report').href");
        let href = href.as_str().unwrap();
        let expected = "mailto:desk@archive.example?subject=ho%201%3A%20Tea%20%26%20%E2%80%9Csugar%E2%80%9D&body=";
        assert!(href.starts_with(expected), "{href}");
        assert!(href.ends_with("%3Frecord%3Dho%2B1"), "{href}");
    });
    visit(Site::Seed).run(|page| {
        page.server.spoil("catalogue", catalogue("javascript:alert(1)"));
        page.open("?record=ho+1");
        page.one("button", "Copy link");
        page.none("link", REPORT);
        page.open_details("Problems in the catalogue");
        page.says_in_a_line(&["Expected an address with mailto:, http:// or https:// in “report”"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_similar_in_words_come_as_soon_as_a_large_catalogue_can_be_searched() {
    let record = |at: usize| {
        let words = if at % 700 == 7 { "cinnabar, verdigris, orpiment" } else { "nothing of note" };
        format!(r#"{{"id": "r{at}", "title": "Invoice {at}", "date": "1881", "description": "For {words}."}}"#)
    };
    let records = (0..2_200).map(record).collect::<Vec<_>>().join(",");
    visit(Site::Seed).run(|page| {
        let catalogue = format!(r#"{{"title": "Invoices", "records": [{records}]}}"#);
        page.server.spoil("catalogue", Fault::Content(catalogue.into_bytes()));
        page.open("?record=r7");
        page.one("heading", "Similar in words");
        page.says_in_a_line(&["cinnabar · verdigris · orpiment"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn on_paper_a_record_is_a_sheet_that_can_be_filed() {
    visit(Site::Seed).run(|page| {
        page.prefers("dark");
        page.open(&format!("?type=Letter&record={LETTER_ID}"));
        page.one("heading", LETTER);
        page.no_longer_says("the issues of POW repatriation”");
        let media =
            serde_json::json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.browser.command("Emulation.setEmulatedMedia", media);
        page.says("the issues of POW repatriation”");
        page.says(&format!("{}?record={LETTER_ID}", page.server.url()));
        page.says_in_a_line(&["Wilson Center Digital Archive", "version 1"]);
        page.says_in_a_line(&["Read on ", " 20"]);
        for screen_only in [
            "Back to the results",
            "Copy link",
            "Related records",
            "of 20 records",
            "Letter from Mao Zedong to",
            "Русский",
        ] {
            assert!(!page.text().contains(screen_only), "{screen_only:?} is printed");
        }
        page.none("link", "About Stalin");
        let ink = "return getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).every(part => part < 100)";
        assert_eq!(page.script(ink), true, "the ink is dark");
    });
}
