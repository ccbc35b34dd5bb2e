//! The reading list: its changes, its file and its link, against a plain list of ids.
#![allow(clippy::unwrap_used)]

use fonds_core::list::{Item, List};
use fonds_core::view::{Layout, View};
use proptest::prelude::*;

fn item(id: &str) -> Item {
    Item { id: id.to_owned(), title: format!("Title of {id}"), date: "1881".to_owned(), note: String::new() }
}

fn list(ids: &[&str]) -> List {
    ids.iter().fold(List::default(), |list, id| list.toggled(&item(id)))
}

/// Any list, with any texts.
fn any_list() -> impl Strategy<Value = List> {
    proptest::collection::vec(("[a-z]{1,3}|\\PC{1,6}", any::<String>(), any::<String>(), any::<String>()), 0..8)
        .prop_map(|items| {
            let items = items.into_iter().filter(|(id, ..)| !id.trim().is_empty());
            items.fold(List::default(), |list, (id, title, date, note)| {
                if list.has(&id) { list } else { list.toggled(&Item { id, title, date, note }) }
            })
        })
}

#[test]
fn a_record_goes_in_last_and_out_again() {
    assert_eq!(list(&["a", "b", "c"]).ids(), ["a", "b", "c"]);
    assert_eq!(list(&["a", "b", "a"]).ids(), ["b"]);
    assert!(list(&["a"]).has("a") && !list(&["a"]).has("b"));
}

#[test]
fn a_record_moves_up_and_down_and_stays_at_the_ends() {
    let three = list(&["a", "b", "c"]);
    assert_eq!(three.moved("c", true).ids(), ["a", "c", "b"]);
    assert_eq!(three.moved("a", false).ids(), ["b", "a", "c"]);
    assert_eq!(three.moved("a", true), three);
    assert_eq!(three.moved("c", false), three);
    assert_eq!(three.moved("gone", true), three);
}

#[test]
fn a_list_can_be_put_in_order_by_ranks() {
    assert_eq!(list(&["a", "b", "c", "d"]).in_order(&[3, 1, 2, 1]).ids(), ["b", "d", "c", "a"]);
    assert_eq!(list(&["a", "b"]).in_order(&[7]).ids(), ["a", "b"], "one without a rank comes last");
}

#[test]
fn joining_keeps_the_order_and_the_notes_of_the_readers_own_list() {
    let own = list(&["a", "b"]).noted("a", "mine");
    let other = list(&["c", "b", "a"]).noted("a", "theirs").noted("b", "theirs too");
    let joined = own.joined(&other);
    assert_eq!(joined.ids(), ["a", "b", "c"]);
    assert_eq!(joined.items().iter().map(|item| item.note.as_str()).collect::<Vec<_>>(), ["mine", "theirs too", ""]);
}

#[test]
fn what_was_noted_since_is_not_undone() {
    let before = list(&["a", "b"]).noted("a", "old").noted("b", "kept");
    let after = before.without("b").noted("a", "new");
    assert_eq!(before.with_notes_of(&after), list(&["a", "b"]).noted("a", "new").noted("b", "kept"));
}

#[test]
fn a_short_list_can_be_shared_as_a_link_and_a_long_one_cannot() {
    assert_eq!(list(&["a", "b/c d"]).link(40).as_deref(), Some("?view=saved&item=a&item=b/c+d"));
    assert_eq!(list(&[]).link(40), None);
    let ids: Vec<String> = (0..300).map(|number| format!("record-{number}")).collect();
    assert_eq!(list(&ids.iter().map(String::as_str).collect::<Vec<_>>()).link(40), None);
}

#[track_caller]
fn is_refused(file: &str, words: &str) {
    let sentence = List::from_json(file).unwrap_err();
    assert!(sentence.contains(words), "{sentence}");
}

#[test]
fn a_file_that_is_no_list_ends_in_a_sentence() {
    is_refused("", "no reading list");
    is_refused("[1, 2]", "no reading list");
    is_refused("{\"records\": []}", "no reading list");
    is_refused("{\"reading_list\": \"x\", \"items\": 3}", "no reading list");
    is_refused("<!doctype html>", "no reading list");
    is_refused("{\"reading_list\": \"x\",\n\"items\": [{\"id\": \"a\"", "line 2");
}

#[test]
fn entries_without_an_id_are_left_out_and_counted() {
    let file = r#"{"reading_list":"x","more":1,"items":[{"id":"a","note":"n","colour":"red"},{"title":"t"},5,{"id":" "},{"id":"b","title":7}]}"#;
    let reading = List::from_json(file).unwrap();
    assert_eq!((reading.list.ids(), reading.left_out), (vec!["a".to_owned(), "b".to_owned()], 3));
    assert_eq!(reading.list.items()[0].note, "n");
}

proptest! {
    #[test]
    fn a_list_comes_back_from_its_file(list in any_list(), catalogue in any::<String>()) {
        let reading = List::from_json(&list.to_json(&catalogue)).unwrap();
        prop_assert_eq!(reading.left_out, 0);
        prop_assert_eq!(reading.list, list);
    }

    #[test]
    fn any_file_is_read_or_refused(file in "\\PC{0,40}|\\{\"reading_list\":\"\",\"items\":\\[[{}a-z\":,]{0,30}\\]\\}") {
        let _ = List::from_json(&file);
    }

    #[test]
    fn a_link_names_the_records_in_their_order(list in any_list()) {
        if let Some(link) = list.link(0) {
            let (view, ignored) = View::parse(&link);
            prop_assert_eq!(ignored, vec![]);
            prop_assert_eq!((view.layout, view.items), (Layout::Saved, list.ids()));
        }
    }

    #[test]
    fn changes_are_those_of_a_plain_list_of_ids(changes in proptest::collection::vec((0_u8..4, "[a-d]"), 0..30)) {
        let (mut list, mut plain) = (List::default(), Vec::<String>::new());
        for (kind, id) in changes {
            let at = plain.iter().position(|other| *other == id);
            match kind {
                0 => {
                    list = list.toggled(&item(&id));
                    if let Some(at) = at { plain.remove(at); } else { plain.push(id); }
                }
                1 => {
                    list = list.without(&id);
                    plain.retain(|other| *other != id);
                }
                kind => {
                    list = list.moved(&id, kind == 2);
                    match (at, kind) {
                        (Some(at), 2) if at > 0 => plain.swap(at, at - 1),
                        (Some(at), 3) if at + 1 < plain.len() => plain.swap(at, at + 1),
                        _ => {}
                    }
                }
            }
            prop_assert_eq!(&list.ids(), &plain);
        }
    }
}
