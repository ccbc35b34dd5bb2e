//! *From* and *To*: any precision, either end open, and nothing lost that has no date or another one.

use crate::harness::*;

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_range_can_be_typed_with_any_precision_and_an_open_end() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        for (from, to, found) in [
            ("1954", "", 13),
            ("", "1952", 3),
            ("1954-10", "1954-10", 4),
            ("1953-01-29", "1953-01-29", 1),
            ("1952-12", "1953", 6),
        ] {
            page.fill("textbox", "From", from);
            page.fill("textbox", "To", to);
            page.status(found, 20);
        }
        page.address(&[("from", "1952-12"), ("to", "1953")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn text_that_is_no_date_is_no_condition_and_gets_a_hint() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.fill("textbox", "From", "last spring");
        page.status(20, 20);
        let field = page.one("textbox", "From");
        assert_eq!(field.property("invalid"), "true");
        page.says("1952-09-17");
        page.none("list", "Active filters");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_without_a_date_are_counted_and_offered() {
    visit(Site::Awkward).run(|page| {
        page.open("?from=1953-07-27&to=1953-07-27");
        page.says("5 records have no date");
        page.open_details("5 records have no date");
        page.one("link", "An undated record");
        page.click("link", "A date that no calendar has");
        page.has_focus("heading", "A date that no calendar has");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_that_only_another_date_would_bring_in_are_counted_and_offered() {
    visit(Site::Seed).run(|page| {
        page.open("?from=1954-08&to=1954-08");
        page.status(0, 20);
        page.says("1 record is listed under another date");
        page.open_details("1 record is listed under another date");
        page.one(
            "link",
            "From the Journal of V. V. Vaskov, 27 August 1954: \
             Top Secret Memorandum of Conversation with Comrade Mao Zedong on 5 July 1954",
        );
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_date_that_only_may_lie_inside_can_be_left_out() {
    visit(Site::Awkward).run(|page| {
        page.open("?q=\"a decade\"&from=1953&to=1953");
        page.status(1, 88);
        page.choose("Dates", "certainly inside (0)");
        page.status(0, 88);
        page.address(&[("q", "\"a decade\""), ("from", "1953"), ("to", "1953"), ("dates", "certain")]);
        page.open("?q=\"a month\"&from=1953&to=1953&dates=certain");
        page.status(1, 88);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_page_says_how_it_reads_a_date() {
    visit(Site::Seed).run(|page| {
        page.open("?from=1953-09&to=1954-10-19");
        page.says("September 1953");
        page.says("19 October 1954");
        page.fill("textbox", "From", "17 sept. 1953");
        page.says("17 September 1953");
        page.address(&[("from", "17 sept. 1953"), ("to", "1954-10-19")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn both_ways_to_be_inside_say_how_many_records_they_have() {
    visit(Site::Awkward).run(|page| {
        let options = || {
            page.script("return [...document.querySelectorAll('.finder option')].map(o => o.textContent)").to_string()
        };
        page.open("");
        assert!(options().contains("\"possibly inside\",\"certainly inside\""));
        page.fill("textbox", "From", "1953");
        page.fill("textbox", "To", "1953");
        becomes("options with counts", true, || {
            options().contains("possibly inside (") && options().contains("certainly inside (")
        });
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn records_without_a_date_and_dates_not_understood_are_told_of_without_a_range_too() {
    visit(Site::Awkward).run(|page| {
        page.open("");
        page.says("5 records have no date: show");
        page.open_details("2 dates were not understood: show");
        page.one("link", "A date that no calendar has");
        page.open("?from=1953");
        page.says("2 dates were not understood: show");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn an_end_before_the_beginning_is_said() {
    visit(Site::Seed).run(|page| {
        page.open("?from=1954&to=1953");
        page.says("before From");
        page.fill("textbox", "To", "1954");
        page.no_longer_says("before From");
    });
}
