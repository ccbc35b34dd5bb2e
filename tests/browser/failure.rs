//! When something is broken: a sentence that says what happened and what to do, never a blank page.

use crate::harness::*;

/// Waits for an alert with these words in it.
#[track_caller]
fn is_told(page: &Page, words: &[&str]) {
    eventually(&format!("an alert with {words:?}"), || {
        let alerts =
            page.script("return [...document.querySelectorAll('[role=alert]')].map(a => a.innerText).join('\\n')");
        let said = alerts.as_str().unwrap_or_default().to_owned();
        if words.iter().all(|word| said.contains(word)) { Ok(()) } else { Err(format!("{said:?} is told")) }
    });
}

/// The static list is still there to be read.
#[track_caller]
fn can_be_read(page: &Page, records: usize) {
    becomes("number of records to be read", records, || page.names("article").len());
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_catalogue_with_a_syntax_error_is_told_with_its_line_and_column() {
    visit_anywhere(Site::Seed, |page| {
        page.server.spoil("catalogue", Fault::Content(fixture("broken.json")));
        page.go_to("");
        is_told(page, &["line 5", "column", "catalogue"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_catalogue_with_bad_records_shows_the_good_ones_and_says_what_is_wrong() {
    visit(Site::Seed).run(|page| {
        page.server.spoil("catalogue", Fault::Content(fixture("partly-bad.json")));
        page.open("");
        page.status(5, 5);
        page.open_details("Problems in the catalogue");
        page.says_in_a_line(&["line 8", "column 5", "Expected an “id”"]);
        page.says_in_a_line(&["line 9", "good"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_catalogue_that_does_not_load_is_told() {
    visit(Site::Seed).may_miss("catalogue").run(|page| {
        page.server.spoil("catalogue", Fault::Missing);
        page.go_to("?q=stalin");
        is_told(page, &["catalogue", "404"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn something_else_in_the_place_of_the_catalogue_is_told() {
    visit(Site::Seed).run(|page| {
        page.server.spoil("catalogue", Fault::Content(b"<!doctype html><title>Sign in</title>".to_vec()));
        page.go_to("");
        is_told(page, &["catalogue", "line 1"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_program_that_does_not_load_is_told() {
    visit_anywhere_missing(".wasm");
    visit_anywhere_missing(".js");
}

/// The program's file with this ending is not there.
fn visit_anywhere_missing(ending: &'static str) {
    visit(Site::Seed).two_folders_down().may_miss(ending).run(|page| {
        // boot.js tells; the program's own files carry a hash.
        page.server.spoil(if ending == ".js" { "fonds-page-" } else { ending }, Fault::Missing);
        page.go_to("?type=Minutes");
        is_told(page, &["Reload the page"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_program_that_is_damaged_or_blocked_is_told() {
    visit(Site::Seed).run(|page| {
        page.server.spoil(".wasm", Fault::Content(b"\0asm\x01\0\0\0 and then nothing of use".to_vec()));
        page.go_to("");
        is_told(page, &["Reload the page"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_browser_without_webassembly_is_told() {
    visit(Site::Seed).run(|page| {
        page.before_each_page("delete window.WebAssembly");
        page.go_to("");
        is_told(page, &["WebAssembly", "Firefox"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn what_is_broken_is_told_in_the_language_of_the_reader() {
    visit(Site::Seed).may_miss("catalogue").run(|page| {
        page.server.spoil("catalogue", Fault::Missing);
        page.go_to("?lang=ru");
        is_told(page, &["Каталог", "сервер ответил кодом 404"]);
        can_be_read(page, 20);
    });
    visit(Site::Seed).may_miss(".wasm").run(|page| {
        page.server.spoil(".wasm", Fault::Missing);
        page.go_to("?lang=zh");
        is_told(page, &["重新加载页面"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_page_opened_as_a_file_says_so() {
    visit(Site::Seed).may_miss("fonds-").may_miss("manifest").run(|page| {
        page.browser.go_to(&format!("file://{}/index.html", Site::Seed.folder().display()));
        is_told(page, &["opened as a file", "web server"]);
        can_be_read(page, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn markup_in_every_field_is_text_and_runs_nothing() {
    const MARKUP: &str = "<b>bold</b> <script>alert(1)</script> \"><img src=x onerror=alert(1)> &amp; &lt;";
    visit(Site::Awkward).run(|page| {
        page.before_each_page("window.ran = 0; window.alert = () => { ran += 1 }");
        for query in ["", "?q=bold", "?view=table", "?view=timeline&window=1953-03-01/1953-03-02", "?record=markup"] {
            page.open(query);
            eventually("the markup as text", || match page.text().contains(MARKUP) || page.script(LABEL) == MARKUP {
                true => Ok(()),
                false => Err(page.text()),
            });
            let elements =
                page.script("return document.querySelectorAll('main b, main img, main script, aside b').length");
            assert_eq!(elements, 0, "at {query}");
            assert_eq!(page.script("return ran"), 0, "at {query}");
        }
        page.open("?record=%3Cb%3Ealias%3C/b%3E");
        page.one("heading", MARKUP);
    });
}

/// The title of the mark on the timeline.
const LABEL: &str = "return (document.querySelector('[aria-label=Timeline] svg a')?.getAttribute('aria-label') ?? '').split(': ').pop()";

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn without_scripts_all_records_can_be_read_and_nothing_pretends_to_work() {
    visit_anywhere(Site::Seed, |page| {
        page.without_scripts();
        page.go_to("");
        can_be_read(page, 20);
        page.says("Om the final day of Nehru's visit");
        page.says("Hand-delivered letter, Filippov (Stalin) to Mao Zedong");
        page.says("September 17, 1952");
        for role in ["searchbox", "combobox", "checkbox", "textbox", "button"] {
            assert_eq!(page.names(role), Vec::<String>::new(), "a dead {role}");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn without_scripts_a_large_catalogue_shows_its_first_records_and_links_to_the_rest() {
    visit(Site::Large).run(|page| {
        page.without_scripts();
        page.go_to("");
        can_be_read(page, 200);
        let tree = page.tree();
        let link = tree.all("link").into_iter().find(|link| link.name.contains("JSON")).cloned().unwrap();
        let href = page.on(&link, "function () { return this.href }").unwrap();
        assert!(href.as_str().unwrap().contains("catalogue"), "{href}");
    });
}

/// Workers are counted and kept where a test can reach them.
const KEEP_WORKERS: &str = "window.workers = [];
    const Original = Worker;
    window.Worker = class extends Original {
        constructor(...given) { super(...given); window.workers.push(this); }
    };";

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_search_worker_that_dies_is_replaced_and_the_question_is_answered() {
    visit(Site::Large).run(|page| {
        page.before_each_page(KEEP_WORKERS);
        page.open("");
        page.status(3000, 3000);
        page.script("window.workers[0].dispatchEvent(new Event('error'))");
        page.search("geneva");
        page.status(600, 3000);
        assert_eq!(page.script("return window.workers.length"), 2);
        becomes("what is said of the progress", serde_json::json!(""), || {
            page.script("return document.getElementById('progress').innerText")
        });
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn workers_that_keep_dying_end_in_a_sentence() {
    visit(Site::Large).run(|page| {
        page.before_each_page(KEEP_WORKERS);
        page.open("");
        for death in 1..=3 {
            becomes("workers", true, || page.script("return window.workers.length").as_i64() >= Some(death));
            page.script("window.workers.at(-1).dispatchEvent(new Event('error'))");
        }
        is_told(page, &["has stopped", "Reload"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_part_of_the_program_that_does_not_load_is_told_and_asked_for_again() {
    visit(Site::Seed).may_miss("split_").run(|page| {
        page.server.spoil("split_", Fault::Missing);
        page.open("");
        let title = page.cards()[0].clone();
        if page.script("return document.documentElement.dataset.parts") == "" {
            return; // The quick build is one program.
        }
        page.click("link", &title);
        is_told(page, &["could not be loaded", "try again"]);
        page.status(20, 20);
        page.search("nehru");
        is_told(page, &["could not be loaded"]);
        page.server.mend();
        page.search("nehru");
        page.status(5, 20);
        page.no_longer_says("could not be loaded");
    });
}
