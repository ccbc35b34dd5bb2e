//! For every reader: by keyboard, on a telephone, light and dark, with assistive technology.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::*;

/// Each view of the page, with what it is called in a failure.
const VIEWS: [(&str, &str); 12] = [
    ("cards", ""),
    ("a query with conditions", "?q=Filippov&agent=Stalin&from=1952"),
    ("table", "?view=table"),
    ("a table under headings", "?view=table&group=type&cols=date,type,agent,place,subject,source,id"),
    ("list", "?view=list&group=agent"),
    ("cards under headings from the middle on", "?group=place&at=6"),
    ("timeline", "?view=timeline"),
    ("timeline in lanes", "?view=timeline&lane=agent&type=Letter"),
    ("record", "?record=1952-09-17-letter-filippov-stalin-to-mao-zedong"),
    ("record beside a timeline", "?view=timeline&record=1952-09-17-letter-filippov-stalin-to-mao-zedong"),
    ("nothing found", "?q=nehru&type=Letter"),
    ("a record that is gone", "?record=gone"),
];

/// Violations of WCAG 2.2 AA and of axe-core's best practices, each with its elements.
pub fn violations(page: &Page) -> Vec<String> {
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
            .then(result => done(result.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html).slice(0, 3))),
                  error => done(['axe failed: ' + error]));";
    page.script(&axe());
    serde_json::from_value(page.browser.script_async(run, Vec::new())).unwrap()
}

#[track_caller]
fn has_no_violation(scheme: &str) {
    visit(Site::Seed).run(|page| {
        page.prefers(scheme);
        let mut found = Vec::new();
        for (name, query) in VIEWS {
            page.open(query);
            found.extend(violations(page).into_iter().map(|violation| format!("{name}: {violation}")));
        }
        assert!(found.is_empty(), "in {scheme}: {found:#?}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_any_view_by_day() {
    has_no_violation("light");
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_any_view_by_night() {
    has_no_violation("dark");
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_other_scripts_and_odd_dates() {
    visit(Site::Awkward).run(|page| {
        for query in ["", "?view=table", "?view=timeline&window=1950/1955", "?record=markup", "?record=arabic"] {
            page.open(query);
            assert_eq!(violations(page), Vec::<String>::new(), "at {query:?}");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_the_sheet_and_in_the_list_of_all_values() {
    visit(Site::Seed).run(|page| {
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            page.open("");
            page.click_in(("group", "Agent"), "button", "Show 12 more");
            page.one("dialog", "All values: Agent");
            assert_eq!(violations(page), Vec::<String>::new(), "in the dialog in {scheme}");
        }
        page.on_a_phone(320, 640);
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            page.open("?agent=Stalin");
            page.click("button", "Filters: 1 active");
            page.one("dialog", "Filters");
            assert_eq!(violations(page), Vec::<String>::new(), "in the sheet in {scheme}");
            assert_eq!(page.script(TOO_WIDE), json!([]));
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_beside_a_notice() {
    visit(Site::Seed).run(|page| {
        page.server.spoil("catalogue", Fault::Content(fixture("broken.json")));
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            page.go_to("");
            page.says("line 5");
            assert_eq!(violations(page), Vec::<String>::new(), "of a notice in {scheme}");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn dark_is_dark_and_light_is_light() {
    const MIDDLE: f64 = 3.0 * 255.0 / 2.0;
    let brightness = |page: &Page| {
        let colour =
            "return getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)";
        page.script(colour).as_f64().unwrap()
    };
    visit(Site::Seed).run(|page| {
        page.prefers("dark");
        page.open("");
        assert!(brightness(page) > MIDDLE, "the text is light");
        page.prefers("light");
        assert!(brightness(page) < MIDDLE, "the text is dark");
    });
}

/// What sticks out of the page sideways.
pub const TOO_WIDE: &str = "const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth && innerWidth <= screen.width) return [];
    return [page.scrollWidth + ' px in ' + page.clientWidth].concat([...document.body.querySelectorAll('*')]
        .filter(e => { const box = e.getBoundingClientRect(); return getComputedStyle(page).direction === 'rtl' ? box.width > 0 && box.left < page.scrollWidth - page.clientWidth - 1 : box.right > page.clientWidth + 1 }).slice(0, 5).map(e => e.outerHTML.slice(0, 120)))";

#[track_caller]
fn fits(site: Site, width: u32, views: &[(&str, &str)]) {
    visit(site).run(|page| {
        page.on_a_phone(width, 740);
        for (name, query) in views {
            page.open(query);
            page.says("records");
            assert_eq!(page.script(TOO_WIDE), json!([]), "{name} at {width} px");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn nothing_scrolls_sideways_on_a_telephone() {
    fits(Site::Seed, 360, &VIEWS);
    fits(Site::Seed, 320, &VIEWS);
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn long_titles_and_unbreakable_words_do_not_scroll_sideways() {
    let views = [
        ("cards", ""),
        ("table", "?view=table"),
        ("timeline", "?view=timeline"),
        ("record with a long title", "?record=long-title"),
        ("record with a long word", "?record=long-word"),
        ("record with markup", "?record=markup"),
    ];
    fits(Site::Awkward, 360, &views);
    fits(Site::Awkward, 320, &views);
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn on_a_telephone_the_filters_are_folded_and_can_be_opened() {
    visit(Site::Seed).run(|page| {
        page.on_a_phone(360, 740);
        page.open("");
        page.none("checkbox", "Stalin 4");
        page.click("button", "Filters");
        page.click("checkbox", "Stalin 4");
        page.click("button", "Show 4 records");
        page.status(4, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_page_is_built_as_the_contract_says() {
    visit(Site::Seed).run(|page| {
        for query in ["", "?view=table", "?view=timeline", "?record=1952-12-27-telegram-stalin-to-mao-zedong"] {
            page.open(query);
            page.one("combobox", "Search");
            page.one("combobox", "Search in");
            page.one("textbox", "From");
            page.one("textbox", "To");
            let statuses = "return document.querySelectorAll('[role=status], output').length";
            assert_eq!(page.script(statuses), 1, "at {query:?}");
            for name in ["Cards", "Timeline", "Table"] {
                page.one("link", name);
            }
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_first_tab_stop_skips_to_the_results() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?type=Minutes");
        page.keys(Key::Tab);
        let (role, name) = page.focus();
        assert!(role == "link" && name.to_lowercase().contains("skip"), "the first stop is the {role} {name:?}");
        page.keys(Key::Enter);
        becomes("the focus in the results", json!(true), || {
            page.script("return document.activeElement === document.querySelector('main') || !!document.activeElement.closest('main')")
        });
        page.status(4, 20);
        page.address(&[("type", "Minutes")]);
    });
}

/// What has the focus, and whether that can be seen.
const STOP: &str = "const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
    const ring = [e, ...e.querySelectorAll('*')].some(part => {
        const s = getComputedStyle(part);
        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'
            || (part !== e && s.stroke !== 'none' && parseFloat(s.strokeWidth) >= 2);
    });
    const all = [...document.querySelectorAll('*')];
    return { at: all.indexOf(e), html: e.outerHTML.slice(0, 120), isBody: e === document.body, ring,
             isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && style.visibility !== 'hidden' }";

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_focus_stays_with_a_reader_who_has_gone_on_before_it_was_to_move() {
    visit(Site::Seed).run(|page| {
        // As on a busy machine, or in a tab in the background: whatever the page does later, it does late.
        page.before_each_page("{ const set = setTimeout; window.setTimeout = (act, ms) => set(act, ms + 1500) }");
        page.open("?agent=Stalin&type=Letter");
        page.click("button", "Remove Type: Letter");
        page.search("nehru");
        page.script("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 500)))");
        page.has_focus("combobox", "Search");
        page.search("");
        page.status(4, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn tab_goes_through_the_whole_page_in_its_order_and_is_always_seen() {
    for query in [
        "?q=Filippov&type=Letter",
        "?view=table&type=Letter",
        "?view=timeline&type=Letter",
        "?type=Letter&record=1952-09-17-letter-filippov-stalin-to-mao-zedong",
    ] {
        visit(Site::Seed).run(|page| {
            page.open(query);
            page.says("Available offline");
            let stops = tab_round(page);
            assert!(stops.len() > 10, "only {} stops at {query}", stops.len());
            for pair in stops.windows(2) {
                assert!(
                    pair[0]["at"].as_i64() < pair[1]["at"].as_i64(),
                    "{} comes before {}",
                    pair[0]["html"],
                    pair[1]["html"]
                );
            }
            for stop in &stops {
                assert_eq!(
                    (&stop["ring"], &stop["isSeen"]),
                    (&json!(true), &json!(true)),
                    "not seen at {query}: {}",
                    stop["html"]
                );
            }
        });
    }
}

/// Tab from the start of the page until it ends.
fn tab_round(page: &Page) -> Vec<Value> {
    let mut stops = Vec::new();
    for _ in 0..300 {
        page.keys(Key::Tab);
        let stop = page.script(STOP);
        if stop["isBody"] == true || stops.first().is_some_and(|first: &Value| first["at"] == stop["at"]) {
            return stops;
        }
        stops.push(stop);
    }
    panic!("Tab does not come to the end of the page; the last stop is {:?}", stops.last());
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_page_has_its_language_and_the_records_their_direction() {
    visit(Site::Awkward).run(|page| {
        page.open("?q=مكتب OR القاهرة");
        assert_eq!(page.script("return document.documentElement.lang"), "en");
        page.open("?record=arabic");
        page.one("heading", "رسالة من القاهرة إلى بيروت");
        let direction = "return getComputedStyle(document.querySelector('#record-title')).direction";
        assert_eq!(page.script(direction), "rtl");
    });
}
