//! Taking results away: files, and the reference to what was found.

use serde_json::json;
use thirtyfour::Key;

use crate::access::{TOO_WIDE, violations};
use crate::harness::*;

/// Opens the dialog and waits until it can be used.
fn open_dialog(page: &Page) {
    page.click("button", "Export…");
    page.has_focus("combobox", "Format");
}

/// Chooses the option of a select at this place, counted from 0, with the keyboard.
fn choose_at(page: &Page, name: &str, place: usize) {
    let select = page.one("combobox", name);
    page.on(&select, "function () { this.focus() }").unwrap();
    page.keys(Key::Home);
    for _ in 0..place {
        page.keys(Key::Down);
    }
}

/// Presses the button that saves, whose name begins with these words, and gives the rest of its name.
#[track_caller]
fn save(page: &Page, words: &str) -> String {
    let button = eventually(&format!("a button {words:?}"), || {
        let names = page.names("button");
        names.iter().find(|name| name.starts_with(words)).cloned().ok_or(format!("{names:?}"))
    });
    page.click("button", &button);
    button[words.len()..].trim().to_owned()
}

/// Lets the page copy, and gives what it has copied.
fn copied(page: &Page, button: &str) -> String {
    let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
    let origin = page.server.origin();
    page.browser.command("Browser.grantPermissions", json!({ "origin": origin, "permissions": permissions }));
    page.click("button", button);
    page.says("Copied.");
    let text = page.browser.script_async("navigator.clipboard.readText().then(arguments[0])", Vec::new());
    text.as_str().unwrap().to_owned()
}

fn later_is_kept(page: &Page) {
    const KEPT: &str = "const done = arguments[0];
        caches.keys().then(async names => {
            const found = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(r => r.url)));
            done(found.flat().filter(url => url.includes('fonds_take')).length);
        })";
    becomes("kept files of the later program", json!(2), || page.browser.script_async(KEPT, Vec::new()));
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_results_are_saved_in_their_order_under_the_name_that_was_told() {
    visit_anywhere(Site::Seed, |page| {
        let downloads = Downloads::of(page);
        page.open("?q=nehru&sort=date");
        page.status(5, 20);
        open_dialog(page);
        let named = save(page, "Save 5 records as CSV");
        let (name, text) = downloads.take();
        assert_eq!(named, format!("({name})"));
        assert!(
            name.starts_with("mao-zedong-1952-1954") && name.contains("search-nehru") && name.ends_with(".csv"),
            "{name}"
        );
        assert!(text.starts_with("\u{feff}id,title,date,"), "{text}");
        let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
        assert!(place("First Meeting with Nehru") < place("Third Meeting with Nehru"));
        page.says(&format!("Saved as {name}."));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn every_format_can_be_saved_and_a_bibliography_in_each_style() {
    visit(Site::Seed).run(|page| {
        let downloads = Downloads::of(page);
        page.open("?type=Minutes");
        page.status(4, 20);
        open_dialog(page);
        let formats = [
            ("JSON", "\"records\": ["),
            ("JSON Lines", "{\"catalogue\":{"),
            ("RIS", "TY  - "),
            ("BibTeX", "@"),
            ("CSL-JSON", "\"type\":"),
        ];
        for (place, (name, words)) in formats.into_iter().enumerate() {
            choose_at(page, "Format", place + 1);
            save(page, &format!("Save 4 records as {name} ("));
            let (_, text) = downloads.take();
            assert!(text.contains(words) && text.contains("Nehru"), "{name}: {text}");
        }
        choose_at(page, "Format", 7);
        let styles = [
            ("Chicago", "Accessed "),
            ("MLA", "<i>Wilson Center Digital Archive</i>"),
            ("APA", "Retrieved "),
            ("No style guide", "(accessed "),
        ];
        for (place, (style, words)) in styles.into_iter().enumerate() {
            choose_at(page, "Style", place);
            save(page, &format!("Save 4 records as a bibliography in the style “{style}”"));
            let (name, text) = downloads.take();
            assert!(name.ends_with(".html") && text.contains(words), "{name}: {text}");
            assert_eq!(text.matches("<p>").count(), 4);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_large_export_tells_its_progress() {
    const WATCH: &str = "window.told = []; new MutationObserver(() => {
        const progress = document.querySelector('#take progress');
        if (progress) told.push(progress.parentElement.textContent);
    }).observe(document.body, { subtree: true, childList: true, characterData: true })";
    visit(Site::Large).run(|page| {
        let downloads = Downloads::of(page);
        page.open("?q=weather");
        page.status(3000, 3000);
        open_dialog(page);
        page.script(WATCH);
        choose_at(page, "Format", 2);
        save(page, "Save 3000 records as JSON Lines");
        let (_, text) = downloads.take();
        assert_eq!(text.lines().filter(|line| line.starts_with("{\"id\":")).count(), 3000);
        let told = page.script("return told").to_string();
        for words in ["Loading the program", "Reading the catalogue", "Searching: ", "Writing 3000 records"] {
            assert!(told.contains(words), "{words:?} is not in {told}");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn an_export_can_be_cancelled_and_begun_again() {
    visit(Site::Seed).run(|page| {
        let downloads = Downloads::of(page);
        page.open("");
        // As if the network had stopped.
        page.script("window.fetchLater = fonds.fetchCatalogue; fonds.fetchCatalogue = () => new Promise(() => {})");
        open_dialog(page);
        save(page, "Save 20 records as CSV");
        page.click("button", "Cancel");
        page.says("Cancelled. Nothing was saved.");
        page.script("fonds.fetchCatalogue = fetchLater");
        save(page, "Save 20 records as CSV");
        assert!(downloads.take().1.contains("Filippov"));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_program_that_makes_files_is_not_loaded_before_it_is_asked_for() {
    visit(Site::Seed).run(|page| {
        let downloads = Downloads::of(page);
        let asked = |page: &Page| page.server.requests().iter().any(|request| request.path.contains("fonds_take"));
        page.open("");
        page.says("Available offline");
        open_dialog(page);
        assert!(!asked(page), "a first visit does not pay for it");
        save(page, "Save 20 records as CSV");
        downloads.take();
        assert!(asked(page));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn from_the_second_visit_on_files_are_made_without_a_network() {
    visit_anywhere(Site::Seed, |page| {
        let downloads = Downloads::of(page);
        page.open("");
        page.says("Available offline");
        page.reload();
        later_is_kept(page);
        page.server.switch_off();
        page.reload();
        open_dialog(page);
        save(page, "Save 20 records as CSV");
        assert!(downloads.take().1.contains("Filippov"));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn once_used_it_works_without_a_network_too() {
    visit(Site::Large).run(|page| {
        let downloads = Downloads::of(page);
        page.open("");
        page.says("Available offline");
        open_dialog(page);
        save(page, "Save 3000 records as CSV");
        downloads.take();
        later_is_kept(page);
        page.server.switch_off();
        page.reload();
        open_dialog(page);
        save(page, "Save 3000 records as CSV");
        assert!(downloads.take().1.contains("Letter 3000"));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn without_a_network_and_never_loaded_it_ends_in_a_sentence() {
    visit(Site::Seed).may_miss("fonds_take").run(|page| {
        page.open("");
        page.says("Available offline");
        page.server.switch_off();
        open_dialog(page);
        save(page, "Save 20 records as CSV");
        page.says("Check the connection and try again.");
        page.one("button", "Close");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_reference_names_what_was_found_in_which_version_and_leads_there_again() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?agent=Stalin&from=1952");
        page.status(4, 20);
        open_dialog(page);
        let reference = copied(page, "Copy the reference");
        let hash = page.script("return document.documentElement.dataset.catalogueSha256");
        let hash = hash.as_str().unwrap();
        for words in
            ["4 of 20 records in “Mao Zedong", &format!(", sha256:{hash}, "), "Agent: Stalin; From 1952", "read on "]
        {
            assert!(reference.contains(words), "{words:?} is not in {reference}");
        }
        let (_, address) = reference.rsplit_once(", ").unwrap();
        assert_eq!(address, format!("{}?agent=Stalin&from=1952&catalogue={hash}/4/20", page.server.url()));
        page.open(&address[page.server.url().len()..]);
        page.status(4, 20);
        page.says(&format!("This reference was made with this very version of the catalogue (sha256:{hash})."));
        page.click("link", "Table");
        page.no_longer_says("This reference was made");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_reference_says_on_a_newer_catalogue_what_differs() {
    visit(Site::Seed).run(|page| {
        page.open("?q=corrected");
        page.status(0, 20);
        let hash = page.script("return document.documentElement.dataset.catalogueSha256");
        let reference = format!("?q=corrected&catalogue={}/0/20", hash.as_str().unwrap());
        page.says("Available offline");
        page.server.renew(&Site::Next.folder());
        page.reload();
        page.click("button", "reload");
        page.no_longer_says("A new version of the catalogue is ready");
        page.open(&reference);
        page.says_in_a_line(&[
            "another version of the catalogue",
            "Then it found 0 of 20 records; now it finds 1 of 20.",
        ]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_dialog_is_used_with_the_keyboard_alone_and_gives_the_focus_back() {
    visit(Site::Seed).run(|page| {
        let downloads = Downloads::of(page);
        page.open("?type=Minutes");
        let export = page.one("button", "Export…");
        page.on(&export, "function () { this.focus() }").unwrap();
        page.keys(Key::Enter);
        page.has_focus("combobox", "Format");
        page.keys(Key::Tab);
        page.keys(Key::Enter);
        assert!(downloads.take().0.ends_with(".csv"));
        page.keys(Key::Escape);
        page.has_focus("button", "Export…");
        page.none("heading", "Take away");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_the_dialog_and_it_fits_on_a_telephone() {
    visit(Site::Seed).run(|page| {
        for scheme in ["light", "dark"] {
            page.prefers(scheme);
            page.open("");
            open_dialog(page);
            choose_at(page, "Format", 6);
            page.one("combobox", "Style");
            assert_eq!(violations(page), Vec::<String>::new(), "in {scheme}");
        }
        for width in [360, 320] {
            page.on_a_phone(width, 740);
            page.open("");
            open_dialog(page);
            assert_eq!(page.script(TOO_WIDE), json!([]), "at {width} px");
            let inside = "const d = document.querySelector('#take'); return d.scrollWidth <= d.clientWidth";
            assert_eq!(page.script(inside), true, "at {width} px");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn results_on_paper_have_their_reference_and_nothing_to_press() {
    visit(Site::Seed).run(|page| {
        page.open("?type=Minutes");
        page.status(4, 20);
        page.browser.command("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        page.says_in_a_line(&["4 of 20 records in “Mao Zedong", "Type: Minutes", "read on "]);
        assert_eq!(page.cards().len(), 4);
        assert_eq!(page.names("button"), Vec::<String>::new());
        assert!(!page.text().contains("Русский"), "the menu of languages is printed");
    });
}
