//! Citing an open record.

use serde_json::json;

use crate::access::violations;
use crate::harness::*;

const TELEGRAM: &str = "?record=1952-12-27-telegram-stalin-to-mao-zedong";

/// What a style's entry reads.
#[track_caller]
fn cited(page: &Page, style: &str) -> String {
    const TEXT: &str = "const term = [...document.querySelectorAll('.taking dt')].find(dt => dt.textContent === NAME);
        return term && term.nextElementSibling.firstElementChild.textContent";
    let text = TEXT.replace("NAME", &json!(style).to_string());
    eventually(&format!("the citation {style}"), || match page.script(&text).as_str() {
        Some(text) => Ok(text.to_owned()),
        None => Err(page.text()),
    })
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_is_cited_in_each_style_as_read_today() {
    visit_anywhere(Site::Seed, |page| {
        page.open(TELEGRAM);
        page.open_details("Cite");
        let year = page.script("return String(new Date().getFullYear())");
        let year = year.as_str().unwrap();
        for (style, words) in [
            ("Chicago, note", "Stalin to Mao Zedong, telegram, December 27, 1952, Wilson Center Digital Archive"),
            ("Chicago, bibliography", "Stalin. Telegram to Mao Zedong, December 27, 1952."),
            ("MLA", "Stalin. Telegram to Mao Zedong. 27 Dec. 1952. Wilson Center Digital Archive"),
            ("APA", "Stalin. (1952, December 27). [Telegram to Mao Zedong]."),
            ("No style guide", "Stalin to Mao Zedong, telegram, 27 December 1952"),
        ] {
            let text = cited(page, style);
            assert!(text.starts_with(words) && text.contains(year), "{style}: {text}");
        }
        assert_eq!(
            page.script("return document.querySelector('.taking i').textContent"),
            "Wilson Center Digital Archive"
        );
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_citation_can_be_copied() {
    visit(Site::Seed).run(|page| {
        page.open(TELEGRAM);
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        let origin = page.server.origin();
        page.browser.command("Browser.grantPermissions", json!({ "origin": origin, "permissions": permissions }));
        page.open_details("Cite");
        page.click("button", "Copy: APA");
        page.says("Copied.");
        let read = || {
            let read = page.browser.script_async("navigator.clipboard.readText().then(arguments[0])", Vec::new());
            read.as_str().unwrap().to_owned()
        };
        assert_eq!(read(), cited(page, "APA"));
        page.click("button", "Copy: MLA");
        becomes("what is copied", cited(page, "MLA"), &read);
        let html = "const done = arguments[0]; navigator.clipboard.read().then(([item]) => item.getType('text/html'))
            .then(blob => blob.text()).then(done)";
        let html = page.browser.script_async(html, Vec::new()).as_str().unwrap().to_owned();
        let italics = page.script("return [...document.querySelectorAll('.taking dd i')].map(i => i.textContent)");
        let italic =
            italics.as_array().unwrap().iter().any(|part| html.contains(&format!("<i>{}</i>", part.as_str().unwrap())));
        assert!(italic, "{html} has none of {italics}");
        // Where only a text can be written, it is.
        page.script("delete window.ClipboardItem");
        page.click("button", "Copy: APA");
        becomes("what is copied", cited(page, "APA"), &read);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_record_is_saved_for_reference_managers() {
    visit(Site::Seed).run(|page| {
        let downloads = Downloads::of(page);
        page.open(TELEGRAM);
        page.open_details("Cite");
        page.click("button", "Save as RIS");
        let (name, text) = downloads.take();
        assert!(name.ends_with(".ris") && text.matches("TY  - ").count() == 1, "{name}: {text}");
        assert!(text.contains("TI  - Telegram from Stalin to Mao Zedong"), "{text}");
        page.click("button", "Save as BibTeX");
        let (name, text) = downloads.take();
        assert!(name.ends_with(".bib") && text.contains("Telegram from Stalin to Mao Zedong"), "{name}: {text}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_next_record_does_not_show_the_citations_of_the_one_before() {
    visit(Site::Seed).run(|page| {
        page.open(TELEGRAM);
        page.open_details("Cite");
        cited(page, "MLA");
        page.click("link", "Next");
        page.no_longer_says("Telegram to Mao Zedong");
        page.open_details("Cite");
        becomes("whose citation it is", true, || {
            cited(page, "MLA").starts_with("Mao Zedong. Ciphered telegram to Stalin")
        });
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_large_catalogue_is_cited_from_too() {
    visit(Site::Large).run(|page| {
        page.open("?record=letter-7");
        page.open_details("Cite");
        let text = cited(page, "MLA");
        assert!(text.contains("Letter") && text.contains("7 Jan. 1900"), "{text}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_among_citations() {
    visit(Site::Seed).run(|page| {
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            page.open(TELEGRAM);
            page.open_details("Cite");
            cited(page, "MLA");
            assert_eq!(violations(page), Vec::<String>::new(), "in {scheme}");
        }
    });
}
