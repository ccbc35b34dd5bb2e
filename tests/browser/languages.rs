//! In other languages: chosen, kept, and whole.
//!
//! The pseudo-language is English with marks on its letters, longer, from right to left and between brackets: what lacks
//! them is a text that cannot be translated.

use serde_json::{Value, json};

use crate::access::{TOO_WIDE, violations};
use crate::harness::*;

/// Every kind of page and part that an address leads to.
const VIEWS: [&str; 20] = [
    "",
    "?q=Filippov&agent=Stalin&not.type=Letter&from=1952&to=1954&dates=certain",
    "?q=stlain (mao agent: colour:red) ? OR&in=description&from=soon",
    "?q=nehru&type=Letter",
    "?view=list&group=agent",
    "?group=year&from=1953&view=cards",
    "?view=table&cols=date,type,agent,place,subject,language,collection,source,id&group=type",
    "?view=timeline",
    "?view=timeline&lane=type&type=Letter",
    "?record=1952-09-17-letter-filippov-stalin-to-mao-zedong",
    "?record=gone",
    "?view=people",
    "?view=places&by=count&find=k",
    "?name=agent:Stalin",
    "?name=subject:Taiwan",
    "?name=agent:Nobody",
    "?view=guide",
    "?view=about",
    "?view=saved",
    "?view=saved&item=1952-09-17-letter-filippov-stalin-to-mao-zedong&item=gone",
];

/// Texts and names of the page that are in English. Not those of records, which have a language of their own; months
/// stay English in the pseudo-language.
const LEFT_OVER: &str = "
    const MONTHS = /\\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b/g;
    const isEnglish = text => {
        for (let before; before !== text;) [before, text] = [text, text.replace(/⟦[^⟦⟧]*⟧/g, '')];
        return /[A-Za-z]{2}/.test(text.replace(MONTHS, '').replace(/(https?|sha256):\\S+/g, ''));
    };
    const isOfRecord = e => e.closest('[lang]:not(html), .languages, .date, bdi, .related .why, .imprint');
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        if (!isOfRecord(parentElement) && isEnglish(data)) found.push(data.trim() + ' in ' + parentElement.outerHTML.slice(0, 90));
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt', 'data-name']) {
        for (const e of document.body.querySelectorAll(`[${name}]`)) {
            if (!isOfRecord(e) && isEnglish(e.getAttribute(name))) found.push(`${name}: ${e.getAttribute(name)} in ${e.outerHTML.slice(0, 90)}`);
        }
    }
    return found;";

/// The address of a view in a language.
fn in_language(query: &str, tag: &str) -> String {
    if query.is_empty() { format!("?lang={tag}") } else { format!("{query}&lang={tag}") }
}

fn prefers(page: &Page, languages: &str) {
    page.before_each_page(&format!(
        "Object.defineProperty(navigator, 'languages', {{ get: () => {languages}, configurable: true }})"
    ));
}

fn spoken(page: &Page) -> Value {
    page.script("return document.documentElement.lang")
}

fn status_line(page: &Page) -> String {
    page.script("return document.querySelector('[role=status]').textContent").as_str().unwrap_or_default().to_owned()
}

fn click_on(page: &Page, selector: &str) {
    eventually(selector, || {
        match page.script(&format!("const e = document.querySelector({selector:?}); if (e) e.click(); return !!e")) {
            Value::Bool(true) => Ok(()),
            _ => Err("it is not there".to_owned()),
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_reader_with_a_chinese_browser_reads_chinese() {
    visit_anywhere(Site::Seed, |page| {
        prefers(page, "['zh-CN', 'en']");
        page.open("");
        assert_eq!(spoken(page), "zh-Hans");
        page.one("combobox", "检索");
        page.one("link", "时间轴");
        becomes("the status", "20 条记录中的 20 条，日期由远及近".to_owned(), || status_line(page));
        page.address(&[]);
        prefers(page, "['fr', 'en-GB', 'ru']");
        page.open("?q=nehru");
        assert_eq!(spoken(page), "en", "English comes before Russian");
        page.status(5, 20);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_reader_of_english_loads_no_other_language() {
    visit(Site::Seed).run(|page| {
        page.open("");
        let loaded =
            "return performance.getEntriesByType('resource').filter(file => file.name.includes('speech')).length";
        assert_eq!(page.script(loaded), 0);
        let program = "const file = document.querySelector('script[data-app-wasm]').dataset.appWasm;
            fetch(file).then(answer => answer.text()).then(text => arguments[0](['检索', 'Поиск', 'Search in'].map(word => text.includes(word))))";
        let holds = page.browser.script_async(program, Vec::new());
        assert_eq!(holds, json!([false, false, true]), "the program holds its English alone");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_menu_changes_the_language_the_address_keeps_it_and_back_returns() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?q=nehru&view=table");
        page.click("link", "Русский");
        becomes("the language", json!("ru"), || spoken(page));
        page.ready();
        page.address(&[("q", "nehru"), ("view", "table"), ("lang", "ru")]);
        assert_eq!(status_line(page), "Записи: 5 из 20, сначала самые подходящие");
        page.click("link", "Карточки");
        page.address(&[("q", "nehru"), ("lang", "ru")]);
        page.browser.back();
        page.address(&[("q", "nehru"), ("view", "table"), ("lang", "ru")]);
        page.browser.back();
        becomes("the language", json!("en"), || spoken(page));
        page.ready();
        page.status(5, 20);
        page.open("");
        assert_eq!(spoken(page), "ru", "what was chosen holds without an address");
        page.open("?lang=en");
        assert_eq!(spoken(page), "en", "the address goes before what was chosen");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn numbers_take_the_forms_of_russian() {
    visit(Site::Seed).run(|page| {
        for (query, expected) in [
            ("?name=agent:Su Yu", "Смотреть 1 запись"),
            ("?name=agent:Kim Il Sung", "Смотреть все 2 записи"),
            ("?name=agent:Zhou Enlai", "Смотреть все 5 записей"),
            ("?view=people", "32 имени в каталоге"),
            ("?view=subjects", "18 имён в каталоге"),
        ] {
            page.open(&in_language(query, "ru"));
            page.says(expected);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn large_numbers_are_written_as_the_browser_writes_them() {
    visit(Site::Large).run(|page| {
        for (tag, locale) in [("ru", "ru"), ("zh", "zh-Hans")] {
            page.open(&in_language("", tag));
            let records = page.script("return document.documentElement.dataset.records");
            let written =
                page.script(&format!("return new Intl.NumberFormat({locale:?}).format({})", records.as_str().unwrap()));
            assert!(status_line(page).contains(written.as_str().unwrap()), "{} in {}", written, status_line(page));
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_worker_and_the_program_that_cites_speak_the_readers_language() {
    visit(Site::Large).run(|page| {
        page.open(&in_language("?sort=title", "ru"));
        becomes("the order in words", true, || status_line(page).ends_with(", по заголовку"));
    });
    visit(Site::Seed).run(|page| {
        page.open(&in_language("?record=1952-09-17-letter-filippov-stalin-to-mao-zedong", "ru"));
        click_on(page, ".taking summary");
        page.says("Без руководства по стилю");
        page.says("September 17, 1952");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_status_is_told_in_the_readers_language_while_one_types() {
    visit(Site::Seed).run(|page| {
        page.open("?lang=ru");
        page.fill("combobox", "Поиск", "nehru");
        becomes("the status", "Записи: 5 из 20, сначала самые подходящие".to_owned(), || status_line(page));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn texts_of_records_keep_their_language_and_direction() {
    let of = |selector: &str| {
        format!(
            "const e = document.querySelector({selector:?}); return [e.closest('[lang]').lang, e.closest('[dir]')?.dir || '']"
        )
    };
    visit(Site::Awkward).run(|page| {
        page.open("?lang=zh&record=arabic");
        assert_eq!(page.script(&of("#record-title")), json!(["en", "auto"]));
        assert_eq!(page.script(&of("article.card h3 a")), json!(["en", "auto"]));
        assert_eq!(page.script("return getComputedStyle(document.querySelector('#record-title')).direction"), "rtl");
        assert_eq!(page.script(&of(".facts dt")).get(0), Some(&json!("zh-Hans")), "names of fields are the page's");
        page.open("?lang=en");
        let marked = "return document.querySelectorAll('#results [lang]').length";
        assert_eq!(page.script(marked), 0, "where the page speaks the catalogue's language, nothing needs to be said");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_language_that_was_chosen_is_spoken_without_a_network() {
    visit_anywhere(Site::Seed, |page| {
        page.open("?lang=zh");
        page.says("可离线使用");
        page.reload();
        eventually("a copy of the language", || {
            let kept = "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(copy => copy.keys()))))
                .then(lists => arguments[0](lists.flat().some(request => request.url.includes('speech-zh'))))";
            match page.browser.script_async(kept, Vec::new()) {
                Value::Bool(true) => Ok(()),
                other => Err(other.to_string()),
            }
        });
        page.server.switch_off();
        page.open("?lang=zh&q=nehru");
        becomes("the status", "20 条记录中的 5 条，按相关度排列".to_owned(), || status_line(page));
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn no_text_of_the_page_is_left_untranslated_in_any_view() {
    visit(Site::Seed).run(|page| {
        let mut left = Vec::new();
        let mut look = |name: &str| {
            let found: Vec<String> = serde_json::from_value(page.script(LEFT_OVER)).unwrap();
            left.extend(found.into_iter().map(|text| format!("{name}: {text}")));
        };
        for view in VIEWS {
            page.open(&in_language(view, "qps"));
            look(view);
        }
        page.open("?lang=qps&from=1953");
        click_on(page, ".layouts button");
        page.one("dialog", &pseudo_name(page, "#take-title"));
        look("export");
        page.open("?lang=qps");
        click_on(page, ".settings summary");
        click_on(page, ".query button.quiet");
        click_on(page, ".facet button.quiet");
        eventually("the list of all values", || {
            match page.script("return !!document.querySelector('#full-list[open] .value')") {
                Value::Bool(true) => Ok(()),
                _ => Err("it is not there".to_owned()),
            }
        });
        look("settings, help, all values");
        page.open("?lang=qps");
        click_on(page, "article.card .keep");
        page.open("?lang=qps&view=saved");
        look("reading list");
        click_on(page, ".saved li .buttons button:last-child");
        look("reading list after a record was taken out");
        page.open("?lang=qps&record=1952-09-17-letter-filippov-stalin-to-mao-zedong");
        click_on(page, ".taking summary");
        eventually("the citations", || match page.script("return !!document.querySelector('.taking dl')") {
            Value::Bool(true) => Ok(()),
            _ => Err("they are not there".to_owned()),
        });
        look("citations");
        page.on_a_phone(360, 740);
        page.open("?lang=qps&agent=Stalin");
        click_on(page, ".opener");
        look("filters on a telephone");
        assert!(left.is_empty(), "{left:#?}");
    });
}

/// The text of an element, by which assistive technology knows it.
fn pseudo_name(page: &Page, selector: &str) -> String {
    eventually(selector, || {
        match page.script(&format!("const e = document.querySelector({selector:?}); return e && e.textContent")) {
            Value::String(text) => Ok(text),
            _ => Err("it is not there".to_owned()),
        }
    })
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_longer_language_from_right_to_left_fits_a_telephone() {
    visit(Site::Seed).run(|page| {
        page.on_a_phone(360, 740);
        let mut found = Vec::new();
        for view in VIEWS {
            page.open(&in_language(view, "qps"));
            assert_eq!(page.script("return getComputedStyle(document.body).direction"), "rtl");
            let wide: Vec<String> = serde_json::from_value(page.script(TOO_WIDE)).unwrap();
            found.extend(wide.into_iter().map(|text| format!("{view}: {text}")));
        }
        assert!(found.is_empty(), "{found:#?}");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn axe_finds_no_violation_in_another_language() {
    visit(Site::Seed).run(|page| {
        let mut found = Vec::new();
        for view in VIEWS {
            for tag in ["qps", "zh"] {
                page.open(&in_language(view, tag));
                found.extend(violations(page).into_iter().map(|violation| format!("{view} in {tag}: {violation}")));
            }
        }
        assert!(found.is_empty(), "{found:#?}");
    });
}
