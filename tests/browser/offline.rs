//! With the network unplugged, and from one version to the next.

use thirtyfour::WindowHandle;

use crate::harness::*;

const FIRST: &str = "Hand-delivered letter, Filippov (Stalin) to Mao Zedong";
const FIRST_CORRECTED: &str = "Hand-delivered letter, Filippov (Stalin) to Mao Zedong (corrected)";

/// Opens an address and waits until the page says that it can be read offline.
fn open_and_keep(page: &Page, query: &str) {
    page.open(query);
    page.says("Available offline");
}

/// Names of all caches of the origin.
fn caches(page: &Page) -> Vec<String> {
    serde_json::from_value(page.browser.script_async("caches.keys().then(arguments[0])", Vec::new())).unwrap()
}

/// Everything that a reader does, done on the version whose first record has this title.
fn everything_works(page: &Page, first: &str) {
    page.open("?sort=date");
    page.status(20, 20);
    page.open_card(first);
    page.browser.back();
    page.search("nehru");
    page.status(5, 20);
    page.open("?view=timeline&type=Minutes");
    becomes("number of marks", 4, || page.names_in(("group", "Timeline"), "link").len());
    page.open("?record=1953-11-08-cable-mao-zedong-to-kim-il-sung");
    page.says("November 08, 1953");
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn after_the_first_visit_everything_works_without_a_network() {
    visit_anywhere(Site::Seed, |page| {
        open_and_keep(page, "");
        page.server.switch_off();
        page.reload();
        everything_works(page, FIRST);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_visit_to_a_deep_link_keeps_the_whole_site() {
    visit(Site::Seed).two_folders_down().run(|page| {
        open_and_keep(page, "?q=stalin&view=table");
        page.server.switch_off();
        everything_works(page, FIRST);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_large_catalogue_with_its_worker_works_without_a_network() {
    visit(Site::Large).run(|page| {
        open_and_keep(page, "");
        page.server.switch_off();
        page.reload();
        page.status(3000, 3000);
        page.search("\"writer 7\"");
        page.status(250, 3000);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_footer_says_which_version_is_read_and_how_large_its_copy_is() {
    visit(Site::Seed).run(|page| {
        open_and_keep(page, "");
        let text = page.text();
        let line = text.lines().find(|line| line.contains("Available offline")).unwrap();
        let version = page.script("return document.documentElement.dataset.version");
        assert!(line.contains(version.as_str().unwrap()), "{line}");
        let built = page.script("return document.documentElement.dataset.built");
        assert!(line.contains(built.as_str().unwrap()), "{line}");
        assert!([" KB", " MB"].iter().any(|unit| line.contains(unit)), "{line}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_copy_can_be_deleted_and_is_not_made_again_unasked() {
    visit_anywhere(Site::Seed, |page| {
        open_and_keep(page, "");
        assert_eq!(caches(page).len(), 1);
        page.click("button", "Delete the offline copy");
        page.says("Not kept offline");
        assert_eq!(caches(page), Vec::<String>::new());
        page.reload();
        page.status(20, 20);
        page.says("Not kept offline");
        assert_eq!(caches(page), Vec::<String>::new());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_deleted_copy_can_be_made_again() {
    visit(Site::Seed).run(|page| {
        open_and_keep(page, "");
        page.click("button", "Delete the offline copy");
        page.says("Not kept offline");
        let button = page.names("button").into_iter().find(|name| name.starts_with("Keep a copy")).unwrap();
        page.click("button", &button);
        page.says("Available offline");
        page.server.switch_off();
        page.reload();
        page.status(20, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn news_of_the_copy_takes_no_click_away_that_is_just_being_made() {
    visit(Site::Seed).run(|page| {
        page.open("?type=Letter");
        let place = page.script(
            "const box = [...document.querySelectorAll('button')].find(b => b.textContent === 'Clear all').getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2]",
        );
        let mouse = |kind: &str| {
            let event = serde_json::json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            page.browser.command("Input.dispatchMouseEvent", event);
        };
        mouse("mousePressed");
        page.says("Available offline");
        mouse("mouseReleased");
        page.status(20, 20);
    });
}

/// Two tabs on the first version, and the host has the next one; the first tab has heard of it.
fn two_tabs_and_news(page: &Page) -> [WindowHandle; 2] {
    open_and_keep(page, "");
    let first = page.browser.tab();
    let second = page.browser.new_tab();
    open_and_keep(page, "?agent=Stalin");
    page.browser.switch_to(&first);
    page.server.renew(&Site::Next.folder());
    page.reload();
    page.says("A new version of the catalogue is ready");
    [first, second]
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_new_version_is_announced_and_taken_as_a_whole() {
    visit_anywhere(Site::Seed, |page| {
        let [first, _] = two_tabs_and_news(page);
        page.one("link", FIRST);
        page.click("button", "reload");
        page.one("link", FIRST_CORRECTED);
        page.none("link", FIRST);
        page.no_longer_says("A new version of the catalogue is ready");
        page.says("Available offline");
        page.server.switch_off();
        page.browser.switch_to(&first);
        everything_works(page, FIRST_CORRECTED);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn another_tab_keeps_its_version_until_its_reader_reloads_it() {
    visit_anywhere(Site::Seed, |page| {
        let [first, second] = two_tabs_and_news(page);
        page.click("button", "reload");
        page.one("link", FIRST_CORRECTED);
        page.server.switch_off();
        page.browser.switch_to(&second);
        page.says("A new version of the catalogue is ready");
        page.status(4, 20);
        page.open_card(FIRST);
        page.browser.back();
        page.click("button", "Clear all");
        page.search("nehru");
        page.status(5, 20);
        page.search("");
        page.one("link", FIRST);
        page.reload();
        page.one("link", FIRST_CORRECTED);
        page.none("link", FIRST);
        page.browser.switch_to(&first);
        page.one("link", FIRST_CORRECTED);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_old_copy_lives_as_long_as_a_tab_reads_it() {
    visit(Site::Seed).run(|page| {
        let [first, second] = two_tabs_and_news(page);
        let old = caches(page);
        page.click("button", "reload");
        page.one("link", FIRST_CORRECTED);
        assert_eq!(caches(page).len(), 2, "the second tab still reads {old:?}");
        page.browser.switch_to(&second);
        page.click("button", "reload");
        page.one("link", FIRST_CORRECTED);
        page.browser.switch_to(&first);
        becomes("number of copies", 1, || caches(page).len());
        assert_ne!(caches(page)[0], old[0]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_version_is_never_half_old_and_half_new() {
    visit(Site::Seed).run(|page| {
        open_and_keep(page, "");
        // The next version is deployed, but its catalogue cannot be had yet: nothing of it may be taken.
        page.server.spoil("catalogue", Fault::Missing);
        page.server.renew(&Site::Next.folder());
        page.reload();
        eventually("the new service worker's attempt", || {
            let asked = page.server.requests().iter().filter(|request| request.path.contains("catalogue")).count();
            if asked > 1 { Ok(()) } else { Err(format!("{asked} requests for a catalogue")) }
        });
        page.reload();
        page.one("link", FIRST);
        assert!(!page.text().contains("A new version"), "nothing is announced that is not there");
        page.server.switch_off();
        everything_works(page, FIRST);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_old_copy_goes_when_its_last_tab_was_closed() {
    visit(Site::Seed).run(|page| {
        let [first, second] = two_tabs_and_news(page);
        page.click("button", "reload");
        page.one("link", FIRST_CORRECTED);
        page.browser.switch_to(&second);
        page.browser.close_tab();
        page.browser.switch_to(&first);
        page.reload();
        becomes("number of copies", 1, || caches(page).len());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_new_version_is_announced_once_the_network_is_back() {
    visit(Site::Seed).run(|page| {
        open_and_keep(page, "");
        page.server.switch_off();
        page.server.renew(&Site::Next.folder());
        page.reload();
        page.one("link", FIRST);
        page.server.switch_on();
        page.reload();
        page.says("A new version of the catalogue is ready");
        page.click("button", "reload");
        page.one("link", FIRST_CORRECTED);
    });
}
