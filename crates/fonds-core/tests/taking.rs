//! Taking away: files of a view or of a list, citations of a record, names of files, references.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::Catalogue;
use fonds_core::cite::{Style, cite};
use fonds_core::date::Day;
use fonds_core::explore::{Ask, Explorer, Opened};
use fonds_core::read;
use fonds_core::reference::{self, Found};
use fonds_core::take::{Cited, FORMS, Order, STYLES, Said, Taker, Told, file_name};
use fonds_core::view::{Reference, View};
use fonds_core::write::{self, Format};
use proptest::prelude::*;

const SEED: &str = include_str!("../../../public/catalogue.json");
/// 28 November 2026.
const DAY: i64 = 20_785;
const LETTER: &str = "1952-09-17-letter-filippov-stalin-to-mao-zedong";
const TELEGRAM: &str = "1952-12-27-telegram-stalin-to-mao-zedong";

fn seed() -> Catalogue {
    read::catalogue(SEED).0
}

fn order(query: &str, form: &str) -> Order {
    Order { query: query.to_owned(), form: form.to_owned(), style: "mla".to_owned(), day: DAY, ids: Vec::new() }
}

fn taken(order: &Order) -> String {
    let bytes = Taker::open(SEED.as_bytes()).unwrap().take(order, &mut |_| {}).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Ids in the order of a JSON file.
fn ids(json: &str) -> Vec<String> {
    read::catalogue(json).0.records().iter().map(|record| record.id().to_owned()).collect()
}

/// The ids of all results of a view, as the page shows them.
fn shown(query: &str) -> Vec<String> {
    let ask = Ask {
        query: query.to_owned(),
        limit: 100,
        opened: Vec::new(),
        width_px: 800.0,
        skip: 0,
        is_move: false,
        own: Vec::new(),
    };
    Explorer::new(seed()).answer(&ask).rows.into_iter().map(|row| row.link.id).collect()
}

#[test]
fn a_file_has_the_records_of_the_view_in_its_order() {
    for query in ["", "?sort=title", "?q=nehru", "?agent=Stalin&sort=-date", "?from=1954&to=1954-10&not.type=Minutes"] {
        let expected = shown(query);
        assert!(!expected.is_empty(), "{query}");
        assert_eq!(ids(&taken(&order(query, "json"))), expected, "{query}");
    }
}

#[test]
fn all_records_in_the_files_order_are_what_the_writer_makes_of_the_catalogue() {
    let all: Vec<String> = ids(SEED);
    let wanted = |form: &str| Order { ids: all.clone(), ..order("", form) };
    for format in [Format::Ris, Format::BibTeX, Format::CslJson, Format::Csv] {
        let whole = write::files(&seed(), format, "x").remove(0).bytes;
        assert!(taken(&wanted(format.name())).as_bytes() == whole, "{}", format.name());
    }
}

#[test]
fn records_of_a_list_come_in_its_order_and_those_that_are_gone_are_left_out() {
    let wanted = Order { ids: [TELEGRAM, "gone", LETTER].map(str::to_owned).to_vec(), ..order("?q=nehru", "json") };
    assert_eq!(ids(&taken(&wanted)), [TELEGRAM, LETTER]);
}

#[test]
fn a_part_of_a_catalogue_keeps_its_description_and_the_authorities_of_its_records() {
    let wanted = Order { ids: vec![LETTER.to_owned()], ..order("", "json") };
    let (part, problems) = read::catalogue(&taken(&wanted));
    assert!(problems.is_empty(), "{problems:?}");
    let labels: Vec<&str> = part.authorities.iter().map(|authority| authority.label.as_str()).collect();
    assert!(labels.contains(&"Stalin") && labels.contains(&"Mao Zedong"), "{labels:?}");
    assert!(part.authorities.len() < seed().authorities.len());
    assert_eq!((part.title, part.rights), (seed().title, seed().rights));
}

#[test]
fn every_form_and_style_that_the_page_offers_can_be_taken() {
    for form in FORMS {
        for (style, _) in STYLES {
            let file = taken(&Order { style: style.to_owned(), ..order("?type=Minutes", form.key) });
            assert!(file.contains("Nehru"), "{} {style}", form.key);
            assert!(Style::from_name(style).is_some());
        }
    }
    let refused = Taker::open(SEED.as_bytes()).unwrap().take(&order("", "pdf"), &mut |_| {}).unwrap_err();
    assert!(refused.contains("pdf") && refused.contains("csl-json"), "{refused}");
}

#[test]
fn a_bibliography_has_an_entry_for_each_record_in_alphabetical_order() {
    let text = taken(&order("", "text"));
    let entries: Vec<&str> = text.trim_end().split("\n\n").collect();
    assert_eq!(entries.len(), 20);
    let key = |entry: &str| fonds_search::fold(entry.trim_start_matches(|c: char| !c.is_alphanumeric()));
    assert!(entries.windows(2).all(|pair| key(pair[0]) <= key(pair[1])), "{text}");
    assert!(entries.iter().all(|entry| entry.contains("Accessed 28 Nov. 2026.")), "{text}");
    let html = taken(&order("", "html"));
    assert_eq!(html.matches("<p>").count(), 20);
    assert!(html.contains("<i>Wilson Center Digital Archive</i>") && !html.contains("& "), "{html}");
}

#[test]
fn the_progress_is_told_and_ends_with_what_is_written() {
    let mut said = Vec::new();
    let mut taker = Taker::open(SEED.as_bytes()).unwrap();
    taker.take(&order("?q=nehru", "csv"), &mut |words| said.push(words)).unwrap();
    assert!(said[0].starts_with("Searching: "), "{said:?}");
    assert_eq!(said.last().unwrap(), "Writing 5 records");
}

#[test]
fn a_catalogue_without_records_is_refused_with_the_reason() {
    let sentence = Taker::open(b"{\"records\": [").err().unwrap();
    assert!(sentence.contains("no records") && sentence.contains("ends too early"), "{sentence}");
}

#[test]
fn citations_of_a_record_are_those_of_the_whole_catalogue() {
    let (catalogue, taker) = (seed(), Taker::open(SEED.as_bytes()).unwrap());
    let styles = [Style::ChicagoNote, Style::ChicagoBibliography, Style::Mla, Style::Apa, Style::Plain];
    for record in catalogue.records() {
        let cited = taker.cite(record.id(), DAY);
        for (cited, style) in cited.iter().zip(styles) {
            let expected = cite(record, &catalogue, style, Some(Day(DAY).civil()));
            assert_eq!(cited.text, expected.plain);
            let italic: String = cited.italics.iter().map(|(from, to)| &cited.text[*from..*to]).collect();
            let spans = expected.spans.iter().filter(|span| span.is_italic);
            assert_eq!(italic, spans.map(|span| span.text.as_str()).collect::<String>());
        }
        assert_eq!(cited.len(), styles.len());
    }
    assert_eq!(taker.cite("gone", DAY), []);
}

#[test]
fn a_file_is_named_after_the_catalogue_the_conditions_and_the_day() {
    let name = |title, conditions| file_name(title, conditions, Day(DAY), "csv");
    assert_eq!(name("Letters of the Harbour Office", ""), "letters-of-the-harbour-office-2026-11-28.csv");
    assert_eq!(name("Letters", "Search: “Pilots”; From 1881"), "letters-search-pilots-from-1881-2026-11-28.csv");
    assert_eq!(name("中国の文書", "Stalin?"), "中国の文書-stalin-2026-11-28.csv");
    assert_eq!(name("../\\:*", ""), "2026-11-28.csv");
    let long = "Mao Zedong, 1952–1954: a page of the Wilson Center Digital Archive";
    assert_eq!(name(long, ""), "mao-zedong-1952-1954-a-page-of-the-2026-11-28.csv");
    assert_eq!(name(&"x".repeat(99), ""), format!("{}-2026-11-28.csv", "x".repeat(40)));
}

fn found<'a>(conditions: &'a [String], sha256: &'a str, version: &'a str) -> Found<'a> {
    let (title, address) = ("Letters", "https://archive.example/?q=x");
    Found { title, version, sha256, matched: 12, total: 20, conditions, day: Day(DAY), address }
}

#[test]
fn a_reference_says_what_was_found_in_which_version_and_when() {
    let conditions = ["Search: x".to_owned(), "From 1952".to_owned()];
    assert_eq!(
        reference::text(&found(&conditions, "ab12cd34ef56789", "3")),
        "12 of 20 records in “Letters”, version 3, sha256:ab12cd34ef56, Search: x; From 1952, read on 28 November 2026, \
         https://archive.example/?q=x"
    );
    assert_eq!(
        reference::text(&found(&[], "", "")),
        "12 of 20 records in “Letters”, read on 28 November 2026, https://archive.example/?q=x"
    );
}

#[test]
fn an_address_remembers_its_catalogue_and_says_what_differs() {
    let then = reference::remembered("ab12cd34ef56789", 12, 20).unwrap();
    let view = View { reference: Some(then.clone()), ..View::default() };
    assert_eq!(view.to_query(), "?catalogue=ab12cd34ef56/12/20");
    assert_eq!(View::parse(&view.to_query()).0, view);
    let say = |sha256, matched, total| reference::difference(&then, sha256, matched, total);
    assert!(say("ab12cd34ef56", 12, 20).contains("this very version"));
    assert!(say("ab12cd34ef56", 11, 20).contains("then found 12 of 20 records; now it finds 11 of 20"));
    assert!(say("0123456789ab", 12, 20).contains("sha256:ab12cd34ef56; this one is sha256:0123456789ab"));
    assert!(say("0123456789ab", 13, 21).ends_with("Then it found 12 of 20 records; now it finds 13 of 21."));
    assert_eq!(reference::remembered("", 1, 2), None);
    for bad in ["", "ab/1/2", "ab12cd34ef5x/1/2", "ab12cd34ef56/1", "ab12cd34ef56/-1/2"] {
        assert_eq!(Reference::parse(bad), None, "{bad}");
    }
}

#[test]
fn the_reading_list_is_shown_in_its_order_with_its_own_neighbours() {
    let explorer = Explorer::new(seed());
    let own = [TELEGRAM, "gone", LETTER].map(str::to_owned).to_vec();
    let ask = |query: &str| {
        explorer.answer(&Ask {
            query: query.to_owned(),
            limit: 60,
            opened: Vec::new(),
            width_px: 800.0,
            skip: 0,
            is_move: false,
            own: own.clone(),
        })
    };
    let answer = ask("?view=saved&q=nehru");
    assert_eq!(answer.status, "2 of 20 records, reading list");
    let shown: Vec<(&str, bool)> =
        answer.saved.iter().map(|saved| (saved.link.id.as_str(), saved.link.href.is_empty())).collect();
    assert_eq!(shown, [(TELEGRAM, false), ("gone", true), (LETTER, false)]);
    assert!(answer.saved[2].date_rank < answer.saved[0].date_rank);
    assert!(answer.rows.is_empty() && answer.panels.is_empty() && answer.active.is_empty());
    let Some(Opened::Record(page)) = ask(&format!("?view=saved&record={LETTER}")).opened else { panic!("it opens") };
    assert_eq!((page.position, page.previous.unwrap().id.as_str(), page.next), (2, TELEGRAM, None));
    assert_eq!(page.back, "?view=saved");
    let shared = ask(&format!("?view=saved&item={LETTER}"));
    assert_eq!(shared.saved.len(), 1, "a shared list is shown in the place of the reader's own");
}

#[test]
fn messages_come_back_whole() {
    let cited = Cited { name: "MLA".to_owned(), text: "A. B.".to_owned(), italics: vec![(0, 2)] };
    for told in [Told::Catalogue(vec![1, 2]), Told::Take(order("?q=x", "csv")), Told::Cite("a".to_owned(), DAY)] {
        assert_eq!(Told::from_bytes(&told.to_bytes()), Some(told));
    }
    let text = || "Words".to_owned();
    for said in
        [Said::Progress(text()), Said::File(vec![0, 255]), Said::Cited(text(), vec![cited]), Said::Refused(text())]
    {
        assert_eq!(Said::from_bytes(&said.to_bytes()), Some(said));
    }
}

proptest! {
    #[test]
    fn no_message_breaks_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = (Told::from_bytes(&bytes), Said::from_bytes(&bytes));
    }

    #[test]
    fn a_file_name_is_a_name_on_every_system(title in any::<String>(), conditions in any::<String>()) {
        let name = file_name(&title, &conditions, Day(DAY), "csv");
        prop_assert!(name.ends_with("2026-11-28.csv"));
        prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', ' ']), "{name}");
        prop_assert!(name.chars().count() < 110, "{name}");
    }
}
