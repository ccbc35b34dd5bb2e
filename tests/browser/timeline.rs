//! The timeline: everything by buttons and keys, every record a link, nothing dropped and nothing on top of another.

use serde_json::{Value, json};
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

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_opened_beside_the_timeline_gives_the_focus_back_to_its_mark() {
    const TITLE: &str = "Minutes of Chairman Mao Zedong’s First Meeting with Nehru";
    visit(Site::Seed).run(|page| {
        page.has_size(1280, 900);
        page.open("?view=timeline&type=Minutes");
        let name = marks(page).into_iter().find(|name| name.contains("First Meeting")).unwrap();
        let click = || page.click_in(TIMELINE, "link", &name);
        let enter = || page.keys(Key::Enter);
        let escape = || page.keys(Key::Escape);
        let back = || page.browser.back();
        let opening: [&dyn Fn(); 2] = [&click, &enter];
        let closing: [&dyn Fn(); 2] = [&escape, &back];
        for (open, close) in opening.iter().flat_map(|open| closing.iter().map(move |close| (open, close))) {
            open();
            page.has_focus("heading", TITLE);
            assert_eq!(page.names_in(TIMELINE, "link").len(), 4, "the timeline stays beside it");
            close();
            page.none("region", "Record");
            is_at(page, "First Meeting");
        }
    });
}

/// An event of the mouse at a place of the screen; Shift is 8, Ctrl 2.
fn mouse(page: &Page, kind: &str, [x, y]: [f64; 2], more: Value) {
    let mut event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
    let all = event.as_object_mut().unwrap();
    all.extend(more.as_object().cloned().unwrap_or_default());
    page.browser.command("Input.dispatchMouseEvent", event);
}

/// A place in the box of an element, in parts of its width and height, scrolled to where it is seen.
fn place_in(page: &Page, selector: &str, [across, down]: [f64; 2]) -> [f64; 2] {
    let place = page.script(&format!(
        "const element = document.querySelector('[aria-label=Timeline] {selector}');
         element.scrollIntoView({{ block: 'center' }});
         const box = element.getBoundingClientRect();
         return [box.left + box.width * {across}, box.top + box.height * {down}]"
    ));
    serde_json::from_value(place).unwrap()
}

/// Days in the window of the address.
fn days(page: &Page) -> i64 {
    let days =
        "const [from, to] = (new URLSearchParams(location.search).get('window') ?? '').split('/').map(Date.parse);
        return Math.round((to - from) / 86400000) + 1";
    page.script(days).as_i64().unwrap_or_default()
}

fn counted(page: &Page, selector: &str) -> u64 {
    page.script(&format!("return document.querySelectorAll('[aria-label=Timeline] {selector}').length"))
        .as_u64()
        .unwrap()
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_wheel_with_ctrl_goes_from_centuries_to_a_single_day() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&window=1700/1999");
        becomes("number of marks", 20, || marks(page).len());
        let place = place_in(page, ".plot", [0.5, 0.1]);
        mouse(page, "mouseWheel", place, json!({ "deltaX": 0, "deltaY": -100 }));
        assert_eq!(window(page), "1700/1999", "without Ctrl the wheel scrolls the page");
        for _ in 0..60 {
            mouse(
                page,
                "mouseWheel",
                place_in(page, ".plot", [0.5, 0.1]),
                json!({ "deltaX": 0, "deltaY": -100, "modifiers": 2 }),
            );
        }
        becomes("days in the window", 1, || days(page));
        let (from, to) = window(page).split_once('/').map(|(from, to)| (from.to_owned(), to.to_owned())).unwrap();
        assert_eq!(from, to);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_double_click_zooms_in_and_with_shift_out() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&window=1953/1953");
        let double_click = |modifiers: u8| {
            let place = place_in(page, ".plot", [0.25, 0.02]);
            for clicks in [1, 2] {
                for kind in ["mousePressed", "mouseReleased"] {
                    mouse(page, kind, place, json!({ "clickCount": clicks, "modifiers": modifiers }));
                }
            }
        };
        double_click(0);
        becomes("days in the window", true, || (182..=183).contains(&days(page)));
        assert!(window(page).starts_with("1953-02"), "it is about the place: {}", window(page));
        double_click(8);
        becomes("days in the window", true, || (364..=366).contains(&days(page)));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn two_fingers_pinch_the_window_and_one_drags_it() {
    visit(Site::Seed).run(|page| {
        page.on_a_phone(360, 740);
        page.browser.command("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 2 }));
        page.open("?view=timeline&window=1953/1953");
        let touch = |kind: &str, [x, y]: [f64; 2], fingers: &[f64]| {
            let points: Vec<Value> =
                (0..).zip(fingers).map(|(id, at)| json!({ "x": x + at, "y": y, "id": id })).collect();
            page.browser.command("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }));
        };
        let place = place_in(page, ".plot", [0.5, 0.5]);
        touch("touchStart", place, &[-20.0]);
        touch("touchStart", place, &[-20.0, 20.0]);
        for apart in [30.0, 40.0, 60.0, 80.0] {
            touch("touchMove", place, &[-apart, apart]);
        }
        touch("touchEnd", place, &[]);
        becomes("a quarter of the year", true, || (85..=100).contains(&days(page)));
        let pinched = window(page);
        // The plot is less high now.
        let place = place_in(page, ".plot", [0.5, 0.5]);
        touch("touchStart", place, &[0.0]);
        for dx in [20.0, 50.0, 90.0] {
            touch("touchMove", place, &[dx]);
        }
        touch("touchEnd", place, &[]);
        becomes("an earlier window", true, || window(page) < pinched);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_overview_moves_the_window_by_keys_by_dragging_and_by_a_click() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&window=1953-06/1953-08");
        let slider = page.one("slider", "Window");
        let told = |attribute: &str| {
            page.on(&slider, &format!("function () {{ return this.getAttribute('aria-{attribute}') }}")).unwrap()
        };
        assert_eq!(told("valuetext"), "1 June 1953 to 31 August 1953");
        page.on(&slider, "function () { this.focus() }").unwrap();
        page.keys(Key::Right);
        becomes("a later window", true, || window(page).as_str() > "1953-06-05");
        page.has_focus("slider", "Window");
        becomes("what is told", true, || told("valuetext") != "1 June 1953 to 31 August 1953");
        page.keys(Key::Home);
        becomes("the first window", true, || window(page).as_str() < "1952-09-01");
        becomes("the value", told("valuemin"), || told("valuenow"));
        page.keys(Key::End);
        becomes("the last window", true, || window(page).as_str() > "1954-08");
        becomes("the value", told("valuemax"), || told("valuenow"));
        let at_end = window(page);
        let [x, y] = place_in(page, "[role=slider]", [0.5, 0.5]);
        mouse(page, "mousePressed", [x, y], json!({}));
        for dx in [30.0, 80.0, 150.0] {
            mouse(page, "mouseMoved", [x - dx, y], json!({}));
        }
        mouse(page, "mouseReleased", [x - 150.0, y], json!({}));
        becomes("an earlier window", true, || window(page) < at_end);
        let place = place_in(page, ".overview", [0.1, 0.5]);
        mouse(page, "mousePressed", place, json!({}));
        mouse(page, "mouseReleased", place, json!({}));
        becomes("the window where the click was", true, || window(page).as_str() < "1952-11");
        assert_eq!(days(page), 92, "moving keeps the span");
        let size = "function () { const box = this.getBoundingClientRect(); return Math.min(box.width, box.height) }";
        assert!(page.on(&slider, size).unwrap().as_f64().unwrap() >= 24.0);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn lanes_are_the_values_of_a_facet_and_stay_in_the_address() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?view=timeline");
        // Years are what the axis shows.
        let lanes = "return [...document.querySelector('.lanes select').options].map(option => option.value)";
        let facets = ["", "agent", "place", "type", "subject"];
        assert_eq!(page.script(lanes), json!(facets));
        page.choose("Lanes", "Type");
        page.address(&[("view", "timeline"), ("lane", "type")]);
        page.one_in(TIMELINE, "group", "Minutes, 4 records");
        page.one_in(TIMELINE, "group", "Others, 4 records");
        assert_eq!(marks(page).len(), 20);
        page.reload();
        page.one_in(TIMELINE, "group", "Minutes, 4 records");
        page.click_in(TIMELINE, "button", "Zoom in");
        becomes("a smaller window", true, || marks(page).len() < 20);
        page.click_in(TIMELINE, "button", "Fit to results");
        page.one_in(TIMELINE, "group", "Minutes, 4 records");
        assert_apart(&boxes(page));
        page.browser.back();
        page.address(&[("view", "timeline")]);
        becomes("lanes", 0, || page.names_in(TIMELINE, "group").iter().filter(|name| name.contains("record")).count());
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn up_and_down_change_lanes_of_a_facet_too() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&lane=type");
        tab_to_the_marks(page);
        is_at(page, "First Meeting");
        let lane = || page.script("return document.activeElement.closest('[role=group]').getAttribute('aria-label')");
        assert_eq!(lane(), "Minutes, 4 records");
        page.keys(Key::Down);
        becomes("the lane", json!("Telegram, 3 records"), lane);
        page.keys(Key::Up);
        becomes("the lane", json!("Minutes, 4 records"), lane);
        page.keys(Key::Home);
        is_at(page, "Filippov");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_rest_of_the_catalogue_is_a_ground_without_links() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline");
        assert_eq!(counted(page, ".ghost"), 0);
        page.open("?view=timeline&agent=Stalin&window=1952/1954");
        becomes("number of marks", 4, || marks(page).len());
        assert_eq!(counted(page, ".ghost"), 16);
    });
    visit(Site::Large).run(|page| {
        page.open("?view=timeline&q=\"Writer 1\"");
        becomes("a ground", true, || {
            page.script("return document.querySelector('.plot .ground').getAttribute('d').length > 100") == true
        });
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_set_of_dates_is_one_link_with_linked_points_and_doubts_have_signs() {
    visit(Site::Awkward).run(|page| {
        page.open("?view=timeline&q=\"Two days, both\"&window=1953/1954");
        becomes("number of marks", 1, || marks(page).len());
        assert_eq!((counted(page, ".mark .point"), counted(page, ".mark line.link")), (2, 1));
        page.open("?view=timeline&q=\"One of three years\"&window=1950/1955");
        becomes("number of marks", 1, || marks(page).len());
        assert_eq!((counted(page, ".mark .within"), counted(page, ".mark line.either")), (3, 1));
        page.open("?view=timeline&window=1950/1955");
        let signs =
            "return [...document.querySelectorAll('.mark .sign')].map(sign => sign.textContent).sort().join(' ')";
        becomes("signs", true, || {
            let signs = page.script(signs);
            let signs = signs.as_str().unwrap();
            signs.contains('?') && signs.contains('≈') && signs.contains("≈?")
        });
        assert!(counted(page, ".mark [fill=\"url(#fade-in)\"]") > 2, "uncertain ends are soft");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_legend_says_what_the_marks_mean() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline");
        page.open_details("What the marks mean");
        page.says("A record of one day.");
        page.says("? uncertain, ≈ approximate.");
        page.says("The rest of the catalogue, on a scale of its own.");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_timeline_is_saved_as_a_file_that_stands_alone() {
    // The page's own policy would not let a style be read into a document; the file has a page of its own.
    const LISTEN: &str = "window.saved = []; window.released = [];
        const make = URL.createObjectURL, release = URL.revokeObjectURL;
        URL.createObjectURL = blob => { blob.text().then(text => saved.push([blob.type, text])); return make.call(URL, blob) };
        URL.revokeObjectURL = url => { released.push(url); release.call(URL, url) };";
    visit_anywhere(Site::Seed, |page| {
        page.before_each_page(LISTEN);
        page.open("?view=timeline&agent=Stalin");
        page.click_in(TIMELINE, "button", "Save as SVG");
        becomes("files saved", json!(1), || page.script("return saved.length"));
        let read = "const file = new DOMParser().parseFromString(saved[0][1].replace(/<style>.*<.style>/, ''), 'image/svg+xml');
            const text = tag => file.querySelector(tag)?.textContent ?? '';
            return [saved[0][0], text('title'), text('desc'), file.querySelectorAll('a').length, text('parsererror'),
                    [...file.querySelectorAll('a')].every(a => new URL(a.getAttribute('href')).origin === location.origin)]";
        let read = page.script(read);
        assert_eq!(
            (&read[0], &read[3], &read[4], &read[5]),
            (&json!("image/svg+xml"), &json!(4), &json!(""), &json!(true))
        );
        assert_ne!(read[1], "");
        let words = read[2].as_str().unwrap();
        assert!(words.contains("4 records, of 4 found among 20") && words.contains("Stalin"), "{words}");
        becomes("addresses released", json!(1), || page.script("return released.length"));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_timeline_is_printed_as_a_figure_with_a_caption() {
    visit(Site::Seed).run(|page| {
        page.open("?view=timeline&agent=Stalin");
        becomes("number of marks", 4, || marks(page).len());
        page.no_longer_says("4 records, of 4 found among 20");
        page.browser.command("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        page.says("4 records, of 4 found among 20");
        page.no_longer_says("Fit to results");
        page.no_longer_says("What the marks mean");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn steps_settle_unless_the_reader_wants_less_motion() {
    const COUNT: &str = "window.settled = 0; const animate = Element.prototype.animate;
        Element.prototype.animate = function (...all) { window.settled += 1; return animate.apply(this, all) };";
    for (motion, settled) in [("no-preference", 1), ("reduce", 0)] {
        visit(Site::Seed).run(|page| {
            page.before_each_page(COUNT);
            let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": motion }] });
            page.browser.command("Emulation.setEmulatedMedia", media);
            page.open("?view=timeline");
            page.click_in(TIMELINE, "button", "Zoom in");
            becomes("a smaller window", true, || marks(page).len() < 20);
            becomes("what has settled", json!(settled), || page.script("return settled"));
        });
    }
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn in_forced_colours_marks_and_soft_ends_are_seen() {
    visit(Site::Awkward).run(|page| {
        let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.browser.command("Emulation.setEmulatedMedia", media);
        page.open("?view=timeline&window=1950/1955");
        becomes("marks", true, || marks(page).len() > 60);
        let colours = "const ground = getComputedStyle(document.body).backgroundColor;
            const look = (selector, what) => getComputedStyle(document.querySelector(selector))[what];
            return [look('.mark .point', 'fill'), look('.mark .within', 'stroke'), look('.fade', 'stopColor'), look('.tick text', 'fill'),
                    look('.mark .label', 'fill'), look('.overview .bins', 'fill')].filter(colour => colour === ground)";
        assert_eq!(page.script(colours), json!([]), "colours that are the ground's");
    });
}
