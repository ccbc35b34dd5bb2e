//! The timeline: everything by buttons and keys, every record a link, nothing dropped and nothing on top of another.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::*;

const TIMELINE: (&str, &str) = ("group", "Timeline");

/// Names of the marks, in the order of the document.
fn marks(page: &Page) -> Vec<String> {
    page.names_in(TIMELINE, "link")
}

/// The window in the address, as first and last day.
fn window(page: &Page) -> String {
    page.query().into_iter().find(|(key, _)| key == "window").map(|(_, value)| value).unwrap_or_default()
}

/// Tab, until the focus is on a mark.
fn tab_to_the_marks(page: &Page) {
    for _ in 0..400 {
        page.keys(Key::Tab);
        let is_mark = page.script(
            "const now = document.activeElement; return now.matches('a') && !!now.closest('[role=group][aria-label=Timeline]')",
        );
        if is_mark == true {
            return;
        }
    }
    panic!("Tab does not reach a mark");
}

/// Waits until the mark of a record has the focus.
#[track_caller]
fn is_at(page: &Page, title: &str) {
    eventually(&format!("the focus on the mark {title:?}"), || match page.focus() {
        (role, name) if role == "link" && name.contains(title) => Ok(()),
        other => Err(format!("it is on {other:?}")),
    });
}

/// Boxes of the marks, in px: left, top, right, bottom.
fn boxes(page: &Page) -> Vec<[f64; 4]> {
    let boxes = page.script(
        "return [...document.querySelectorAll('[role=group][aria-label=Timeline] svg a')].map(a => {
             const box = (a.querySelector('rect') ?? a).getBoundingClientRect();
             return [box.left, box.top, box.right, box.bottom];
         })",
    );
    serde_json::from_value(boxes).unwrap()
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn every_record_in_the_window_is_a_link() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?view=timeline");
        page.status(20, 20);
        becomes("number of marks", 20, || marks(page).len());
        assert!(marks(page)[0].contains("Hand-delivered letter, Filippov (Stalin) to Mao Zedong"));
        assert!(marks(page)[19].contains("'Note on Visit to China and Indo-China'"));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn buttons_move_and_zoom_and_fit() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline");
        let entries = page.history();
        page.click_in(TIMELINE, "button", "Zoom in");
        becomes("a smaller window", true, || marks(page).len() < 20);
        let zoomed = window(page);
        page.click_in(TIMELINE, "button", "Later");
        becomes("a later window", true, || window(page) > zoomed);
        page.click_in(TIMELINE, "button", "Earlier");
        page.click_in(TIMELINE, "button", "Earlier");
        becomes("an earlier window", true, || window(page) < zoomed);
        page.click_in(TIMELINE, "button", "Zoom out");
        page.click_in(TIMELINE, "button", "Fit to results");
        becomes("number of marks", 20, || marks(page).len());
        page.address(&[("view", "timeline")]);
        assert_eq!(page.history(), entries, "moving about is not a decision");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_marks_have_one_tab_stop() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&type=Minutes");
        tab_to_the_marks(page);
        page.keys(Key::Tab);
        let inside = page.script("return !!document.activeElement.closest('[role=group][aria-label=Timeline] svg')");
        assert_eq!(inside, false, "Tab stays among the marks");
        page.browser.keys_with(Key::Shift, Key::Tab);
        is_at(page, "First Meeting");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn keys_alone_go_everywhere_and_open_a_record() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?view=timeline&type=Minutes");
        tab_to_the_marks(page);
        is_at(page, "First Meeting");
        page.keys(Key::Right);
        is_at(page, "Banquet");
        page.keys(Key::Right);
        is_at(page, "Second Meeting");
        page.keys(Key::Left);
        is_at(page, "Banquet");
        page.keys(Key::End);
        is_at(page, "Third Meeting");
        page.keys(Key::Home);
        is_at(page, "First Meeting");
        page.keys(Key::Right);
        is_at(page, "Banquet");
        page.keys(Key::Enter);
        page.has_focus(
            "heading",
            "Minutes of Chairman Mao Zedong’s Conversation with Nehru at the Banquet Hosted by the Indian Ambassador",
        );
        page.browser.back();
        is_at(page, "Banquet");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn keys_in_quick_succession_are_all_heard() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&type=Minutes");
        tab_to_the_marks(page);
        page.keys(Key::Right + Key::Right + Key::Right);
        is_at(page, "Third Meeting");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn arrows_reach_records_outside_the_window() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&window=1954-04-20/1954-05-20");
        becomes("number of marks", 2, || marks(page).len());
        tab_to_the_marks(page);
        is_at(page, "Peng Dehuai");
        page.keys(Key::Left);
        is_at(page, "Huang Kecheng and Su Yu");
        page.keys(Key::End);
        is_at(page, "'Note on Visit to China and Indo-China'");
        page.keys(Key::Home);
        is_at(page, "Filippov");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn plus_and_minus_zoom_and_keep_the_focus() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&window=1954-10-19/1954-10-27");
        tab_to_the_marks(page);
        page.keys(Key::Right);
        is_at(page, "Banquet");
        page.keys(Key::Right);
        is_at(page, "Second Meeting");
        page.keys("+");
        becomes("a smaller window", true, || marks(page).len() < 4);
        is_at(page, "Second Meeting");
        page.keys("-");
        page.keys("-");
        page.keys("-");
        becomes("a larger window", true, || window(page).as_str() < "1954-10-19");
        is_at(page, "Second Meeting");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn up_and_down_change_lanes() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=timeline&q=\"of one day\"");
        becomes("number of marks", 40, || marks(page).len());
        tab_to_the_marks(page);
        let top =
            || page.script("return document.activeElement.getBoundingClientRect().top + scrollY").as_f64().unwrap();
        let first = top();
        page.keys(Key::Down);
        becomes("the focus in a lower lane", true, || top() > first);
        page.keys(Key::Up);
        becomes("the focus in the first lane", true, || top() == first);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn forty_records_of_one_day_are_stacked_without_overlap() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=timeline&q=\"of one day\"");
        page.status(40, 88);
        becomes("number of marks", 40, || boxes(page).len());
        assert_apart(&boxes(page));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn marks_of_all_kinds_of_dates_are_large_enough_and_apart() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=timeline&window=1950/1955");
        becomes("marks", true, || boxes(page).len() > 60);
        let boxes = boxes(page);
        for [left, top, right, bottom] in &boxes {
            assert!(right - left >= 24.0 && bottom - top >= 24.0, "{} x {} px", right - left, bottom - top);
        }
        assert_apart(&boxes);
    });
}

fn assert_apart(boxes: &[[f64; 4]]) {
    for (at, one) in boxes.iter().enumerate() {
        for other in &boxes[at + 1..] {
            let apart = one[2] <= other[0] + 0.01
                || other[2] <= one[0] + 0.01
                || one[3] <= other[1] + 0.01
                || other[3] <= one[1] + 0.01;
            assert!(apart, "{one:?} and {other:?} overlap");
        }
    }
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_month_is_drawn_as_the_span_it_is() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=timeline&q=\"A month\"&window=1953-03/1953-06");
        becomes("number of marks", 1, || boxes(page).len());
        let [left, _, right, _] = boxes(page)[0];
        let axis =
            page.script("return document.querySelector('[aria-label=Timeline] svg').getBoundingClientRect().width");
        let part = (right - left) / axis.as_f64().unwrap();
        assert!((part - 30.0 / 122.0).abs() < 0.05, "April is {part} of March to June");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_without_a_date_are_counted_and_listed_beside_the_axis() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=timeline");
        page.status(88, 88);
        page.open_details("5 records have no date");
        page.click("link", "A record without a date field");
        page.has_focus("heading", "A record without a date field");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn what_is_too_much_to_draw_is_listed_and_the_list_follows_the_window() {
    visit(Site::Large).run(|page| {
        page.open("?view=timeline");
        page.one("link", "Letter 1 from Writer 2 to Reader 2");
        page.open("?view=timeline&window=1905/1907");
        page.one("link", "Letter 1827 from Writer 4 to Reader 1");
        page.none("link", "Letter 1 from Writer 2 to Reader 2");
        page.open("?view=timeline&window=1905-03/1905-03");
        becomes("number of marks", 31, || marks(page).len());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_mouse_drags_the_window_and_clicks_a_mark() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&window=1954-10/1954-11");
        becomes("number of marks", 5, || marks(page).len());
        let area = page.script(
            "const box = document.querySelector('[aria-label=Timeline] svg').getBoundingClientRect();
             return [box.left + box.width / 2, box.bottom - 4]",
        );
        let (x, y) = (area[0].as_f64().unwrap(), area[1].as_f64().unwrap());
        for (kind, x) in
            [("mousePressed", x), ("mouseMoved", x + 100.0), ("mouseMoved", x + 300.0), ("mouseReleased", x + 300.0)]
        {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
            page.browser.command("Input.dispatchMouseEvent", event);
        }
        becomes("an earlier window", true, || window(page).as_str() < "1954-10-01");
        let name = marks(page).into_iter().find(|name| name.contains("First Meeting")).unwrap();
        page.click("link", &name);
        page.has_focus("heading", "Minutes of Chairman Mao Zedong’s First Meeting with Nehru");
    });
}
