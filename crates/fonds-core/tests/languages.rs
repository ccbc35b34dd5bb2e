//! The page's words in other languages, and what stays the same in each.

#![allow(missing_docs)]

use fonds_core::date::{Day, Edtf};
use fonds_core::explore::{Ask, Explorer};
use fonds_core::speech::{Language, Tongue, file, install};
use fonds_core::take::{Order, Taker};
use fonds_core::timeline::{Scale, ticks};
use fonds_core::view::{View, Window, typed_date};

const SEED: &str = include_str!("../../../public/catalogue.json");

fn speak(language: Language) {
    install(Tongue::read(&file(language)).expect("it is of this version"));
}

fn labels(window: &str) -> Vec<String> {
    let scale = Scale::new(Window::parse(window).expect("a window"), 900.0);
    ticks(&scale).into_iter().map(|tick| tick.label).collect()
}

fn taken(form: &str) -> Vec<u8> {
    let order = Order { form: form.to_owned(), style: "mla".to_owned(), ..Order::default() };
    Taker::open(SEED.as_bytes()).and_then(|mut taker| taker.take(&order, &mut |_| {})).expect("a file")
}

#[test]
fn files_and_citations_and_what_is_typed_are_the_same_in_every_language() {
    const FORMS: [&str; 7] = ["csv", "json", "json-lines", "ris", "bibtex", "csl-json", "text"];
    let id = "1953-11-08-cable-mao-zedong-to-kim-il-sung";
    let cited = || Taker::open(SEED.as_bytes()).expect("a catalogue").cite(id, Day(0).0);
    let texts = || cited().into_iter().map(|cited| cited.text).collect::<Vec<_>>();
    let (files, citations) = (FORMS.map(taken), texts());
    let typed = ["17 September 1952", "Sept. 1952", "1950s", "c. 1952"];
    let view = "?q=title:stalin&from=Sept+1952&sort=title&view=table";
    for language in [Language::Chinese, Language::Russian] {
        speak(language);
        assert_eq!(FORMS.map(taken), files);
        assert_eq!(texts(), citations);
        assert!(typed.iter().all(|date| typed_date(date).is_some()));
        assert_eq!(View::parse(view).0.to_query(), View::parse(&View::parse(view).0.to_query()).0.to_query());
        assert_eq!(View::parse(view).1, Vec::new());
    }
}

#[test]
fn an_axis_is_labelled_in_the_order_of_the_language() {
    speak(Language::Chinese);
    assert_eq!(labels("1952-09-01/1952-09-20").first().map(String::as_str), Some("1952年9月2日"));
    assert_eq!(labels("1952-03/1953-08").last().map(String::as_str), Some("7月"));
    speak(Language::Russian);
    assert_eq!(labels("1952-09-01/1952-09-20").first().map(String::as_str), Some("2 сен 1952"));
    assert_eq!(labels("-0100/-0010").last().map(String::as_str), Some("20 до н. э."));
}

#[test]
fn an_answer_is_in_the_readers_language() {
    speak(Language::Russian);
    let explorer = Explorer::new(fonds_core::read::catalogue(SEED).0);
    let query = "?q=(nehru&not.type=Letter&agent=Nobody".to_owned();
    let answer = explorer.answer(&Ask {
        query,
        skip: 0,
        is_move: false,
        limit: 5,
        opened: Vec::new(),
        width_px: 900.0,
        own: Vec::new(),
    });
    assert_eq!(answer.status, "Записи: 5 из 20, сначала самые подходящие");
    assert_eq!(answer.active[1].label, "кроме Вид документа: Letter");
    assert_eq!(
        answer.notes,
        [
            "«Nobody» не учтено: такого лица или организации нет ни в одной записи.",
            "У скобки нет пары: она прочитана как текст."
        ]
    );
}

#[test]
fn what_is_wrong_with_a_date_is_told_in_the_readers_language() {
    let said = |text: &str| Edtf::parse(text).expect_err("no date").to_string();
    assert_eq!(said("1952-13"), "expected a month from 01 to 12, but found \"13\" at character 6");
    speak(Language::Russian);
    assert_eq!(said("1952-13"), "ожидалось: месяц от 01 до 12, но на знаке 6 стоит «13»");
    speak(Language::Chinese);
    assert_eq!(said("1952-"), "应为两位数字的月份，但文字在第 6 个字符处结束");
    speak(Language::Pseudo);
    let all = ["[1952", "{1952", "../..", "1952-02-30", "Y0", "1952-09-17T25:00:00", "1953/1952", "x"].map(said);
    assert!(all.iter().all(|sentence| sentence.contains('⟦')), "{all:?}");
}
