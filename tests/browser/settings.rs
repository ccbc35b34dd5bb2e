//! *Settings*: theme, density, single-key shortcuts.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::access::{TOO_WIDE, violations};
use crate::harness::*;

/// What stands on `<html>`.
fn chosen(page: &Page, name: &str) -> Value {
    page.script(&format!("return document.documentElement.dataset.{name} || ''"))
}

/// Whether the page's text is lighter than the middle.
fn is_dark(page: &Page) -> bool {
    let colour = "return getComputedStyle(document.body).color.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)";
    page.script(colour).as_f64().unwrap() > 3.0 * 255.0 / 2.0
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_theme_holds_at_once_and_is_there_before_anything_is_painted_next_time() {
    visit_anywhere(Site::Seed, |page| {
        page.prefers("light");
        page.before_each_page(
            "new MutationObserver((_, observer) => {
                 if (!document.body) return;
                 window.atFirst = document.documentElement.dataset.theme || '';
                 observer.disconnect();
             }).observe(document, { childList: true, subtree: true })",
        );
        page.open("");
        assert!(!is_dark(page));
        assert_eq!(page.script("return window.atFirst"), "");
        page.open_details("Settings");
        page.click("radio", "Dark");
        becomes("dark", true, || is_dark(page));
        page.address(&[]);
        page.reload();
        assert_eq!(page.script("return window.atFirst"), "dark");
        assert!(is_dark(page));
        page.prefers("dark");
        page.open_details("Settings");
        page.click("radio", "Light");
        becomes("light", false, || is_dark(page));
        page.click("radio", "As the system");
        becomes("dark", true, || is_dark(page));
        let kept = page.script("return Object.keys(localStorage).filter(key => key.endsWith(':theme'))");
        assert_eq!(kept, json!([]), "the default is not kept");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn settings_are_kept_under_the_folder_of_the_site() {
    visit(Site::Seed).two_folders_down().run(|page| {
        page.open("");
        page.open_details("Settings");
        page.click("radio", "Compact");
        page.click("radio", "Off");
        becomes("density", json!("compact"), || chosen(page, "density"));
        let kept = "return ['density', 'keys'].map(name => localStorage.getItem('fonds:/a/b/:' + name))";
        assert_eq!(page.script(kept), json!(["compact", "off"]));
        page.reload();
        assert_eq!((chosen(page, "density"), chosen(page, "keys")), (json!("compact"), json!("off")));
        page.open_details("Settings");
        let compact = page.one("radio", "Compact");
        assert_eq!(page.on(&compact, "function () { return this.checked }"), Ok(json!(true)));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn where_storage_is_refused_a_setting_holds_for_the_visit() {
    visit(Site::Seed).run(|page| {
        page.before_each_page(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        );
        page.prefers("light");
        page.open("");
        page.open_details("Settings");
        page.click("radio", "Dark");
        becomes("dark", true, || is_dark(page));
        page.search("nehru");
        page.status(5, 20);
        assert!(is_dark(page));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn settings_are_opened_changed_and_closed_by_keys() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.script("document.querySelector('.settings summary').focus()");
        page.has_focus("DisclosureTriangle", "Settings");
        page.keys(Key::Enter);
        page.one("radio", "High contrast");
        page.keys(Key::Tab);
        page.keys(Key::Down);
        becomes("theme", json!("light"), || chosen(page, "theme"));
        page.keys(Key::Escape);
        page.has_focus("DisclosureTriangle", "Settings");
        page.none("radio", "High contrast");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_any_theme_or_density_with_settings_open() {
    visit(Site::Seed).run(|page| {
        page.open("");
        for (scheme, theme) in [("light", "dark"), ("dark", "light"), ("light", "contrast"), ("dark", "contrast")] {
            page.prefers(scheme);
            page.script(&format!(
                "localStorage.setItem('fonds:/:theme', '{theme}'); localStorage.setItem('fonds:/:density', 'compact')"
            ));
            for query in ["", "?view=timeline", "?name=agent:Stalin"] {
                page.open(query);
                page.open_details("Settings");
                assert_eq!(violations(page), Vec::<String>::new(), "{theme} in {scheme} at {query:?}");
            }
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn settings_fit_a_telephone() {
    visit(Site::Seed).run(|page| {
        page.on_a_phone(320, 740);
        page.open("");
        page.open_details("Settings");
        page.click("radio", "High contrast");
        assert_eq!(page.script(TOO_WIDE), json!([]));
    });
}
