//! Searching: words as they are typed, where they are looked for, what the query language understands.

use crate::harness::*;

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn results_follow_the_words_as_they_are_typed() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        page.status(20, 20);
        page.search("banq");
        page.status(2, 20);
        page.shows_cards(&[
            "Mao Zedong’s Remarks at the Banquet for the North Korean Government Delegation",
            "Minutes of Chairman Mao Zedong’s Conversation with Nehru at the Banquet Hosted by the Indian Ambassador",
        ]);
        page.address(&[("q", "banq")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn typing_replaces_the_history_entry() {
    visit(Site::Seed).run(|page| {
        page.open("");
        let entries = page.history();
        page.search("stalin");
        page.status(4, 20);
        page.fill("textbox", "From", "1953");
        page.status(1, 20);
        page.address(&[("q", "stalin"), ("from", "1953")]);
        assert_eq!(page.history(), entries);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_reload_right_after_typing_keeps_what_was_typed() {
    visit(Site::Seed).run(|page| {
        page.before_each_page(
            "window.replaced = 0; const r = history.replaceState; history.replaceState = function (...a) { \
            replaced += a[2] ? 1 : 0; return r.apply(this, a) }",
        );
        page.open("");
        page.search("nehru");
        page.reload();
        page.status(5, 20);
        page.address(&[("q", "nehru")]);
        // Safari refuses more than 100 in 30 seconds.
        page.click("combobox", "Search");
        page.keys("x".repeat(60));
        let replaced = page.script("return replaced").as_i64().unwrap();
        assert!((1..60).contains(&replaced), "{replaced} addresses were written for 60 letters");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_status_is_up_to_date_within_a_second() {
    visit(Site::Large).run(|page| {
        page.open("");
        page.script(
            "const status = document.querySelector('[role=status]');
             addEventListener('input', () => { window.typedAt = performance.now() }, true);
             new MutationObserver(() => { window.saidAt = performance.now() })
                 .observe(status, { childList: true, characterData: true, subtree: true });",
        );
        page.search("geneva");
        page.status(600, 3000);
        let took_ms = page.script("return window.saidAt - window.typedAt").as_f64().unwrap();
        assert!(took_ms < 1_000.0, "{took_ms} ms from the last letter to the status");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn search_in_narrows_where_words_are_looked_for() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("korea");
        let entries = page.history();
        for (place, key, found) in [("Title", "title", 1), ("Description", "description", 2), ("Place", "place", 1)] {
            page.choose("Search in", place);
            page.status(found, 20);
            page.address(&[("q", "korea"), ("in", key)]);
        }
        assert_eq!(page.history(), entries + 3, "each choice is a step that Back undoes");
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_query_language_is_the_one_that_catalogues_have() {
    visit(Site::Seed).run(|page| {
        page.open("");
        for (query, found) in [
            ("gao gang", 3),
            ("\"germ warfare\"", 1),
            ("tibet OR armistice", 2),
            ("telegram NOT ciphered", 3),
            ("telegram -ciphered", 3),
            ("(tibet OR armistice) minutes", 1),
            ("title:minutes", 4),
            ("agent:\"Zhou Enlai\"", 5),
            ("telegra*", 5),
            ("\"warfare germ\"", 0),
        ] {
            page.search(query);
            page.status(found, 20);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn case_and_diacritics_make_no_difference() {
    visit(Site::Seed).run(|page| {
        page.open("");
        for query in ["andras szobek", "ANDRÁS SZOBEK", "Ándras Szõbek"] {
            page.search(query);
            page.status(1, 20);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_misspelt_word_finds_its_neighbour_and_the_page_says_so() {
    visit(Site::Seed).run(|page| {
        page.open("?q=telegrem");
        page.status(5, 20);
        page.says_in_a_line(&["telegrem", "telegram", "instead"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_name_finds_the_person_it_is_a_name_of_and_says_why() {
    visit(Site::Seed).run(|page| {
        page.open("");
        page.search("Filippov");
        page.status(4, 20);
        page.says("“Filippov” is listed as a name of Stalin");
        for name in ["Chou En-lai", "周恩来"] {
            page.search(name);
            page.status(5, 20);
            page.says("is listed as a name of Zhou Enlai");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn words_are_found_in_scripts_without_spaces_and_from_right_to_left() {
    visit(Site::Awkward).run(|page| {
        page.open("");
        for (query, title) in [
            ("电报", "毛泽东致金日成的电报"),
            ("からの", "東京からの手紙"),
            ("서울", "서울에서 온 편지"),
            ("القاهرة", "رسالة من القاهرة إلى بيروت"),
            ("מירושלים", "מכתב מירושלים"),
        ] {
            page.search(query);
            page.status(1, 88);
            page.shows_cards(&[title]);
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn odd_input_is_read_as_text_and_said_so() {
    visit(Site::Seed).run(|page| {
        page.open("");
        for query in ["((stalin", "stalin)"] {
            page.search(query);
            page.status(4, 20);
            page.says("read as text");
        }
        for query in ["\"", "(((", "NOT", "title:", "-", "*", "OR OR"] {
            page.search(query);
            page.says("of 20 records");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn nothing_found_says_which_condition_to_drop() {
    visit(Site::Seed).run(|page| {
        page.open("?q=nehru&type=Letter");
        page.status(0, 20);
        page.click("link", "Drop “Type: Letter”: 5 records");
        page.status(5, 20);
        page.address(&[("q", "nehru")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn results_stand_in_the_order_asked_for() {
    visit(Site::Seed).run(|page| {
        let first = |title: &str| becomes("the first card", Some(title.to_owned()), || page.cards().into_iter().next());
        page.open("");
        first("Hand-delivered letter, Filippov (Stalin) to Mao Zedong");
        page.choose("Order", "Newest first");
        first("Jawaharlal Nehru, 'Note on Visit to China and Indo-China'");
        page.address(&[("sort", "-date")]);
        page.choose("Order", "Title");
        first("Cable from Mao Zedong to Kim Il Sung, 'Plans to Publicize the Confessions of Americans Prisoners of War on Germ Warfare'");
        page.address(&[("sort", "title")]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn a_query_puts_the_best_match_first() {
    visit(Site::Seed).run(|page| {
        page.open("?q=speech");
        page.status(2, 20);
        page.shows_cards(&[
            "Excerpt of Mao Zedong's Edits to the Outline of Zhou Enlai's Speech",
            "Letter from Mao Zedong to Comrade Liu Shaoqi and the Secretariat",
        ]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn each_card_is_an_article_whose_heading_is_a_link_to_its_record() {
    visit_anywhere(Site::Seed, |page| {
        page.open("");
        let tree = page.tree();
        let cards = tree.all("article");
        assert_eq!(cards.len(), 20, "the app's list stands alone");
        for card in cards {
            let heading = tree.inside(card, "heading")[0];
            let link = tree.inside(heading, "link")[0];
            let href = page.on(link, "function () { return this.href }").unwrap();
            let href = href.as_str().unwrap();
            assert!(href.starts_with(&format!("{}?record=", page.server.url())), "{href}");
        }
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_table_has_a_row_and_a_link_for_each_record() {
    visit(Site::Seed).run(|page| {
        page.open("?type=Minutes");
        page.click("link", "Table");
        page.address(&[("type", "Minutes"), ("view", "table")]);
        becomes("number of rows", 1 + 4, || page.names("row").len());
        page.one("link", "Minutes of Chairman Mao Zedong’s Third Meeting with Nehru");
        assert_eq!(page.names("columnheader")[..2], ["Date", "Title"]);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn three_thousand_records_are_searched_in_a_worker() {
    visit_anywhere(Site::Large, |page| {
        page.open("");
        page.status(3000, 3000);
        let targets = page.browser.command("Target.getTargets", serde_json::json!({}));
        let kinds: Vec<_> = targets["targetInfos"].as_array().unwrap().iter().map(|target| &target["type"]).collect();
        assert!(kinds.iter().any(|kind| *kind == "worker"), "{kinds:?}");
        page.search("\"writer 7\"");
        page.status(250, 3000);
    });
}

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn thirty_results_are_drawn_at_a_time() {
    visit(Site::Large).run(|page| {
        page.open("");
        becomes("number of cards", 30, || page.names("article").len());
        // A mouse would bring the end near, and the next ones by themselves: see `results`.
        page.script("document.querySelector('button.more').focus()");
        page.has_focus("button", "Show 30 more of 2970");
        page.keys(thirtyfour::Key::Enter);
        becomes("number of cards", 60, || page.names("article").len());
        page.has_focus("link", "Letter 31 from Writer 8 to Reader 4");
    });
}
