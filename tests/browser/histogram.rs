//! The histogram of dates: brushed with the mouse and with keys, and never saying anything else than *From* and *To*.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::*;

/// Where a part of the bars' width lies on the screen.
fn at(page: &Page, part: f64) -> (f64, f64) {
    let place = page.script(&format!(
        "const box = document.querySelector('.brush svg').getBoundingClientRect();
         return [box.left + box.width * {part}, box.top + box.height / 2]"
    ));
    (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
}

fn mouse(page: &Page, kind: &str, (x, y): (f64, f64)) {
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
    page.browser.command("Input.dispatchMouseEvent", event);
}

/// Where an end is, as a screen reader says it.
fn words_of(page: &Page, name: &str) -> Value {
    let read = "function () { return this.getAttribute('aria-valuetext') }";
    page.on(&page.one("slider", name), read).unwrap_or_default()
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_span_drawn_over_the_bars_is_from_and_to_and_one_step_back() {
    visit(Site::Seed).run(|page| {
        page.open("");
        let entries = page.history();
        // 27 bars, one a month from September 1952 on: the fourth to the sixteenth.
        mouse(page, "mousePressed", at(page, 3.5 / 27.0));
        mouse(page, "mouseMoved", at(page, 9.5 / 27.0));
        mouse(page, "mouseMoved", at(page, 15.5 / 27.0));
        mouse(page, "mouseReleased", at(page, 15.5 / 27.0));
        page.address(&[("from", "1952-12"), ("to", "1953-12")]);
        page.status(6, 20);
        page.says("December 1952");
        assert_eq!(page.history(), entries + 1);
        page.browser.back();
        page.address(&[]);
        page.status(20, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_click_on_a_bar_takes_it_and_all_dates_lets_go() {
    visit(Site::Seed).run(|page| {
        page.open("");
        mouse(page, "mousePressed", at(page, 25.5 / 27.0));
        mouse(page, "mouseReleased", at(page, 25.5 / 27.0));
        page.address(&[("from", "1954-10"), ("to", "1954-10")]);
        page.status(4, 20);
        page.click("button", "All dates");
        page.address(&[]);
        page.none("button", "All dates");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn keys_move_the_ends_by_a_bar_by_ten_and_to_either_end() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.on(&page.one("slider", "Range start"), "function () { this.focus() }").unwrap();
        let words = |name: &str, words: &str| becomes(name, json!(words), || words_of(page, name));
        words("Range start", "September 1952");
        words("Range end", "November 1954");
        page.keys(Key::Right);
        page.address(&[("from", "1952-10")]);
        page.browser.keys_with(Key::Shift, Key::Right);
        page.address(&[("from", "1953-08")]);
        words("Range start", "August 1953");
        page.has_focus("slider", "Range start");
        page.keys(Key::Home);
        page.address(&[]);
        page.on(&page.one("slider", "Range end"), "function () { this.focus() }").unwrap();
        page.keys(Key::Left);
        page.address(&[("to", "1954-10")]);
        page.keys(Key::Escape);
        page.address(&[]);
        page.status(20, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn typed_dates_move_the_ends() {
    visit(Site::Seed).run(|page| {
        page.open("?from=1953-03-15&to=1954");
        becomes("the start", json!("March 1953"), || words_of(page, "Range start"));
        becomes("the end", json!("November 1954"), || words_of(page, "Range end"));
        page.one("group", "Dates of the results");
        page.open("?view=timeline");
        page.none("slider", "Range start");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn on_a_phone_the_histogram_is_folded_away_until_it_is_asked_for() {
    visit(Site::Seed).run(|page| {
        let height = || page.script("return document.querySelector('.row').offsetHeight").as_f64().unwrap();
        let expanded = || {
            let read = "function () { return this.getAttribute('aria-expanded') }";
            page.on(&page.one("button", "Results over time"), read).unwrap()
        };
        page.on_a_phone(360, 740);
        page.open("");
        page.none("slider", "Range start");
        assert_eq!(expanded(), "false");
        assert!(height() < 120.0, "{} px", height());
        page.click("button", "Results over time");
        page.one("slider", "Range start");
        assert_eq!(expanded(), "true");
        page.reload();
        page.one("slider", "Range end");
        assert_eq!(expanded(), "true");
        // How a date counts is asked once there is one.
        page.none("combobox", "Dates");
        page.fill("textbox", "From", "1953");
        page.one("combobox", "Dates");
        assert_eq!(expanded(), "true");
        page.click("button", "Results over time");
        page.none("slider", "Range start");
        assert_eq!(page.script("return Object.keys(localStorage).filter(key => key.endsWith('histogram'))"), json!([]));
        page.has_size(1280, 900);
        page.one("slider", "Range start");
        page.none("button", "Results over time");
    });
}
