//! Components as HTML, natively: what a reader sees before any event.

use crate::leptos::*;
use fonds_core::catalogue::Catalogue;
use fonds_core::date::Day;
use fonds_core::explore::{Ask, Explorer, Fact, FactValue, Opened, Page, RecordPage};
use fonds_core::view::View;
use fonds_core::{figure, read, static_page};

use super::{cards, entry, list, plot, record, table, text};
use crate::desk::Desk;
use crate::el::{El, el};

fn seed() -> Catalogue {
    read::catalogue(include_str!("../../public/catalogue.json")).0
}

fn awkward() -> Catalogue {
    read::catalogue(include_str!("../../tests/fixtures/awkward.json")).0
}

fn answer(catalogue: Catalogue, query: &str) -> fonds_core::explore::Answer {
    Explorer::new(catalogue).answer(&Ask {
        query: query.to_owned(),
        skip: 0,
        is_move: false,
        limit: 200,
        opened: Vec::new(),
        width_px: 900.0,
        own: Vec::new(),
    })
}

/// HTML without the comments that Leptos parts text with, and with quotation marks as they are in text.
fn html(view: AnyView) -> String {
    with_quotes(&view.to_html().replace("<!>", "").replace("<!---->", ""))
}

fn here() -> record::Here {
    record::Here { base: "https://archive.example/".to_owned(), today: Day(0), has_keys: true }
}

fn with_quotes(html: &str) -> String {
    html.replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'")
}

fn html_of(element: El) -> String {
    html(element.into_any())
}

#[test]
fn a_card_of_the_app_is_the_card_of_the_static_page() {
    for catalogue in [seed(), awkward()] {
        let page = with_quotes(&static_page::fill("<!--fonds:page-->", &catalogue, "catalogue.json"));
        for row in &answer(catalogue, "").rows {
            let card = html_of(cards::card(row));
            assert!(page.contains(&card), "the static page has no such card:\n{card}");
        }
    }
}

#[test]
fn markup_in_a_record_is_text() {
    let owner = Owner::new();
    owner.set();
    let desk = Desk::new("", None, Default::default());
    for query in ["?group=type", "?view=table&cols=date,type,agent,place,subject,language,collection,source,id"] {
        let answer = answer(awkward(), query);
        let (rows, head, view) = (&answer.rows, answer.heads.first(), View::parse(query).0);
        let cards = cards::part(desk, head, rows);
        for drawn in [html(cards), html(list::part(desk, head, rows)), html(table::part(desk, &view, head, rows))] {
            assert!(!drawn.contains("<script") && !drawn.contains("<img") && !drawn.contains("<b>"), "{drawn}");
        }
    }
}

#[test]
fn a_match_is_marked_and_the_text_stays_whole() {
    let drawn = html_of(text::marked(el("p"), "Zhou Enlai’s Speech", &[(0, 4), (5, 10)]));
    assert_eq!(drawn, "<p><mark>Zhou</mark> <mark>Enlai</mark>’s Speech</p>");
}

#[test]
fn a_record_shows_what_was_added_and_the_words_it_rests_on() {
    let owner = Owner::new();
    owner.set();
    let id = "1952-09-17-letter-filippov-stalin-to-mao-zedong";
    let answer = answer(seed(), &format!("?record={id}"));
    let desk = Desk::new("", None, Default::default());
    let Some(opened @ Opened::Record(_)) = &answer.opened else { panic!("the record opens") };
    let drawn = html(record::opened(desk, opened, answer.matched, &here()));
    assert!(drawn.contains("author, as “Filippov (Stalin)”"), "{drawn}");
    assert!(drawn.contains("title: “letter, Filippov (Stalin) to Mao Zedong”"));
    assert!(drawn.contains("href=\"?agent=Stalin\""));
    assert!(!drawn.contains("javascript:"));
}

#[test]
fn a_field_is_marked_as_added_once_if_all_its_values_were_and_else_each_value_that_was() {
    let (given, added) = (FactValue::default(), vec![("title".to_owned(), "of 1881".to_owned())]);
    let added = FactValue { evidence: added, ..given.clone() };
    let drawn = |values: &[FactValue]| {
        let facts = vec![Fact { term: "Type".to_owned(), values: values.to_vec() }];
        html_of(record::facts::facts(&RecordPage { facts, ..RecordPage::default() }))
    };
    let mark = "<span class=\"added\"> added</span>";
    assert_eq!(drawn(&[added.clone(), added.clone()]).matches(mark).count(), 1);
    assert!(drawn(std::slice::from_ref(&added)).contains(&format!("Type{mark}</dt>")));
    assert!(drawn(&[given.clone(), added]).contains(&format!("{mark}</dd>")));
    assert!(!drawn(&[given]).contains(mark));
}

#[test]
fn the_timeline_has_one_tab_stop_and_a_named_link_for_each_record() {
    let answer = answer(seed(), "?view=timeline");
    let picture = answer.picture.expect("a timeline");
    let visited = "0 1954-07-05-memorandum-of-conversation-v-v-vaskov-mao-zedong";
    let drawn = html_of(plot::drawn(figure::figure(&picture, 900.0, visited)));
    assert!(drawn.contains(&format!("tabindex=\"0\" data-mark=\"{visited}\"")), "{drawn}");
    assert_eq!(drawn.matches("tabindex=\"0\"").count(), 1);
    assert_eq!(drawn.matches("data-mark=").count(), 20);
    assert!(
        drawn.contains("<title>September 17, 1952: Hand-delivered letter, Filippov (Stalin) to Mao Zedong</title>")
    );
}

#[test]
fn the_page_of_a_name_has_its_picture_as_numbers_too_and_markup_as_text() {
    let drawn = |catalogue, query: &str| match answer(catalogue, query).page {
        Some(Page::Entry(entry)) => html_of(entry::entry(&entry)),
        other => panic!("{other:?}"),
    };
    let stalin = drawn(seed(), "?name=agent:Stalin");
    assert_eq!(stalin.matches("<rect").count(), 5, "{stalin}");
    assert!(stalin.contains("<li>Sep 1952: 1</li><li>Dec 1952: 2</li><li>Jan 1953: 1</li>"), "{stalin}");
    assert!(stalin.contains("<dt>Pseudonym</dt><dd dir=\"auto\"><span>Filippov · Semenov</span></dd>"), "{stalin}");
    let odd = drawn(awkward(), "?name=agent:Agent+One");
    assert!(!odd.contains("<b>") && !odd.contains("<i>") && !odd.contains("href=\"javascript:"), "{odd}");
}

#[test]
fn a_link_that_filters_by_a_name_has_one_to_its_page_beside_it() {
    let beside = |href| entry::link_beside(href).map(html_of);
    let about = beside("?place=Yalu+River").expect("a place has a page");
    assert!(about.contains("href=\"?name=place:Yalu+River\" aria-label=\"About Yalu River\""), "{about}");
    assert_eq!((beside("?type=Letter"), beside("https://example.org/?agent=x"), beside("")), (None, None, None));
}
