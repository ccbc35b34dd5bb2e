//! The reading list: kept in this browser, noted, put in order, saved, shared.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::access::{TOO_WIDE, violations};
use crate::harness::*;

const LETTER: &str = "Hand-delivered letter, Filippov (Stalin) to Mao Zedong";
const LETTER_ID: &str = "1952-09-17-letter-filippov-stalin-to-mao-zedong";
const TELEGRAM: &str = "Telegram from Stalin to Mao Zedong";
const TELEGRAM_ID: &str = "1952-12-27-telegram-stalin-to-mao-zedong";
const CABLE: &str = "Cable from Mao Zedong to Kim Il Sung, 'Plans to Publicize the Confessions of Americans Prisoners of War on Germ Warfare'";

/// Presses the button of the card or row of a record.
#[track_caller]
fn toggle(page: &Page, title: &str) {
    let press = "const link = [...document.querySelectorAll('main [data-record]')].find(a => a.textContent === TITLE);
        const button = link && link.closest('article, td').querySelector('button[title=\"Add to the reading list\"]');
        if (!button) return false; button.focus(); button.click(); return true";
    becomes("a button", json!(true), || page.script(&press.replace("TITLE", &json!(title).to_string())));
}

/// Presses the button of the open record.
#[track_caller]
fn toggle_open(page: &Page) {
    const PRESS: &str =
        "const button = document.querySelector('.record .keep'); if (button) button.click(); return !!button";
    becomes("a button", json!(true), || page.script(PRESS));
}

/// Waits until the button of the open record is pressed.
#[track_caller]
fn is_pressed(page: &Page) {
    const STATE: &str = "return document.querySelector('.record .keep')?.getAttribute('aria-pressed')";
    becomes("the button's state", json!("true"), || page.script(STATE));
}

/// Titles in the list, in its order.
fn titles(page: &Page) -> Vec<String> {
    let titles = page.script("return [...document.querySelectorAll('.saved li h4')].map(h => h.textContent)");
    serde_json::from_value(titles).unwrap()
}

#[track_caller]
fn shows(page: &Page, expected: &[&str]) {
    becomes("the list", expected.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>(), || titles(page));
}

/// A list of the letter and the telegram, opened.
fn list_of_two(page: &Page) {
    page.open("");
    toggle(page, TELEGRAM);
    toggle(page, LETTER);
    page.click("link", "Reading list 2");
    shows(page, &[TELEGRAM, LETTER]);
}

fn notes(page: &Page) -> Value {
    page.script("return [...document.querySelectorAll('.saved textarea')].map(t => t.value)")
}

/// Gives a file to the field that takes lists.
fn give_file(page: &Page, path: &std::path::Path) {
    let field =
        page.tree().all("button").into_iter().find(|node| node.name.starts_with("Add from a file")).cloned().unwrap();
    let parameters = json!({ "files": [path], "backendNodeId": field.element });
    page.browser.command("DOM.setFileInputFiles", parameters);
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_are_added_from_cards_rows_and_their_own_page_and_stay() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        toggle(page, LETTER);
        page.open("?view=table");
        toggle(page, TELEGRAM);
        page.open(&format!("?record={LETTER_ID}"));
        is_pressed(page);
        page.open("?record=1953-11-08-cable-mao-zedong-to-kim-il-sung");
        toggle_open(page);
        page.reload();
        is_pressed(page);
        page.click("link", "Reading list 3");
        page.address(&[("view", "saved")]);
        page.status(3, 20);
        shows(page, &[LETTER, TELEGRAM, CABLE]);
        page.click("link", TELEGRAM);
        page.has_focus("heading", TELEGRAM);
        page.click("link", "Next");
        page.has_focus("heading", CABLE);
        toggle_open(page);
        page.browser.back();
        page.browser.back();
        shows(page, &[LETTER, TELEGRAM]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_conditions_wait_behind_the_list() {
    visit(Site::Seed).run(|page| {
        page.open("?q=nehru");
        page.click("link", "Reading list");
        page.says("Nothing is in it yet.");
        page.status(0, 20);
        page.click("link", "Cards");
        page.status(5, 20);
        page.address(&[("q", "nehru")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_note_is_kept_as_it_is_typed() {
    visit(Site::Seed).run(|page| {
        list_of_two(page);
        page.click("textbox", &format!("Note on {LETTER}"));
        page.keys("Compare FRUS");
        becomes("the notes", json!(["", "Compare FRUS"]), || notes(page));
        page.reload();
        becomes("the notes", json!(["", "Compare FRUS"]), || notes(page));
        assert_eq!(page.script("return document.querySelectorAll('.saved textarea')[1].value"), "Compare FRUS");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_order_is_made_by_hand_with_keys_or_by_date() {
    visit(Site::Seed).run(|page| {
        list_of_two(page);
        let button = page.one("button", &format!("Move up: {LETTER}"));
        page.on(&button, "function () { this.focus() }").unwrap();
        page.keys(Key::Enter);
        shows(page, &[LETTER, TELEGRAM]);
        page.says(&format!("Now 1 of 2: {LETTER}"));
        page.has_focus("button", &format!("Move up: {LETTER}"));
        page.click("button", &format!("Move down: {LETTER}"));
        shows(page, &[TELEGRAM, LETTER]);
        page.click("button", "Order by date");
        shows(page, &[LETTER, TELEGRAM]);
        page.click("button", "Undo");
        shows(page, &[TELEGRAM, LETTER]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn what_was_removed_or_cleared_can_be_taken_back() {
    visit(Site::Seed).run(|page| {
        list_of_two(page);
        page.click("button", &format!("Remove: {LETTER}"));
        shows(page, &[TELEGRAM]);
        page.click("button", "Undo");
        shows(page, &[TELEGRAM, LETTER]);
        page.click("button", "Clear");
        shows(page, &[]);
        page.click("button", "Undo");
        shows(page, &[TELEGRAM, LETTER]);
        page.reload();
        shows(page, &[TELEGRAM, LETTER]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_list_saved_as_a_file_can_be_added_elsewhere() {
    visit(Site::Seed).run(|page| {
        let downloads = Downloads::of(page);
        list_of_two(page);
        page.click("textbox", &format!("Note on {LETTER}"));
        page.keys("a note");
        page.click("button", "Save as a file");
        let path = downloads.path();
        page.click("button", "Clear");
        shows(page, &[]);
        give_file(page, &path);
        shows(page, &[TELEGRAM, LETTER]);
        page.says("2 of the file’s 2 records were added");
        assert_eq!(notes(page), json!(["", "a note"]));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_file_that_is_no_list_ends_in_a_sentence_and_changes_nothing() {
    visit(Site::Seed).run(|page| {
        list_of_two(page);
        let path = std::env::temp_dir().join(format!("fonds-no-list-{}.json", std::process::id()));
        for (text, words) in [
            ("{\"records\": []}", "The file is no reading list."),
            ("{\"reading_list\": \"\",\n \"items\": [", "in line 2"),
        ] {
            std::fs::write(&path, text).unwrap();
            give_file(page, &path);
            page.says_in_a_line(&[words, "Your list is as it was."]);
            shows(page, &[TELEGRAM, LETTER]);
        }
        std::fs::remove_file(path).unwrap();
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_shared_link_shows_the_list_and_offers_to_keep_it() {
    visit_anywhere(Site::Seed, |page| {
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        let origin = page.server.origin();
        page.browser.command("Browser.grantPermissions", json!({ "origin": origin, "permissions": permissions }));
        list_of_two(page);
        page.click("button", "Copy link");
        page.says("Copied.");
        let link = page.browser.script_async("navigator.clipboard.readText().then(arguments[0])", Vec::new());
        let link = link.as_str().unwrap().to_owned();
        assert_eq!(link, format!("{}?view=saved&item={TELEGRAM_ID}&item={LETTER_ID}", page.server.url()));
        page.script("localStorage.clear()");
        page.open(&format!("{}&item=gone", &link[page.server.url().len()..]));
        page.one("heading", "A reading list that was shared");
        shows(page, &[TELEGRAM, LETTER]);
        page.says("Not in this catalogue.");
        page.one("link", "Reading list");
        page.click("button", "Add all to my reading list");
        page.click("link", "Reading list 3");
        page.one("heading", "Reading list");
        page.says("No longer in this catalogue.");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn where_storage_is_refused_a_sentence_says_so_and_the_list_is_there() {
    const REFUSED: &str =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    for stub in [REFUSED, FULL] {
        visit(Site::Seed).run(|page| {
            page.before_each_page(stub);
            page.open("");
            toggle(page, LETTER);
            page.says("This browser does not keep the reading list");
            page.click("link", "Reading list 1");
            shows(page, &[LETTER]);
            page.click("button", &format!("Remove: {LETTER}"));
            page.click("button", "Undo");
            shows(page, &[LETTER]);
        });
    }
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn other_tabs_follow() {
    visit(Site::Seed).run(|page| {
        page.open("?view=saved");
        let first = page.browser.tab();
        let second = page.browser.new_tab();
        page.open("");
        toggle(page, LETTER);
        page.browser.switch_to(&first);
        shows(page, &[LETTER]);
        page.click("button", "Clear");
        page.browser.switch_to(&second);
        page.one("link", "Reading list");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_that_is_gone_stays_with_its_title() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.script("localStorage.setItem('fonds:/:list', JSON.stringify({ reading_list: '', items: [{ id: 'gone', title: 'A lost report', date: '1951' }] }))");
        page.open("?view=saved");
        shows(page, &["A lost report"]);
        page.says("No longer in this catalogue.");
        page.status(0, 20);
        page.none("link", "A lost report");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_list_is_exported_in_its_own_order() {
    visit(Site::Seed).run(|page| {
        let downloads = Downloads::of(page);
        list_of_two(page);
        page.click("button", "Export…");
        page.has_focus("combobox", "Format");
        let button = page.names("button").into_iter().find(|name| name.starts_with("Save 2 records as CSV")).unwrap();
        page.click("button", &button);
        let (name, text) = downloads.take();
        assert!(name.contains("reading-list"), "{name}");
        assert!(text.find(TELEGRAM_ID).unwrap() < text.find(LETTER_ID).unwrap());
        page.says_in_a_line(&["2 of 20 records", "reading list", &format!("item={TELEGRAM_ID}&item={LETTER_ID}")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_list_of_a_large_catalogue_is_kept_too() {
    visit(Site::Large).run(|page| {
        page.open("");
        toggle(page, "Letter 2 from Writer 3 to Reader 3");
        page.click("link", "Reading list 1");
        page.status(1, 3000);
        shows(page, &["Letter 2 from Writer 3 to Reader 3"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_the_list_and_it_fits_on_a_telephone() {
    visit(Site::Seed).run(|page| {
        list_of_two(page);
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            for query in ["?view=saved".to_owned(), format!("?view=saved&item={LETTER_ID}&item=gone")] {
                page.open(&query);
                page.says("reading list");
                assert_eq!(violations(page), Vec::<String>::new(), "in {scheme} at {query}");
            }
        }
        for width in [360, 320] {
            page.on_a_phone(width, 740);
            page.open("?view=saved");
            shows(page, &[TELEGRAM, LETTER]);
            assert_eq!(page.script(TOO_WIDE), json!([]), "at {width} px");
            let small =
                "return [...document.querySelectorAll('main button, main .button')].map(b => b.getBoundingClientRect())
                .filter(b => b.width < 24 || b.height < 24).length";
            assert_eq!(page.script(small), 0, "targets at {width} px");
        }
    });
}
