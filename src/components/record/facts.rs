//! What a record says, field by field, and the words that added values rest on.

use fonds_core::explore::{Fact, FactValue, RecordPage};
use fonds_core::say;

use super::super::entry;
use crate::el::{El, el};

/// Every field with its values.
pub fn facts(record: &RecordPage) -> El {
    el("dl").class("facts").children(record.facts.iter().map(fact))
}

/// A field all of whose values were added is marked once, beside its name.
fn fact(fact: &Fact) -> El {
    let all_added = fact.values.iter().all(is_added);
    let term = el("dt").text(&fact.term).maybe(all_added.then(added));
    el("div").child(term).children(fact.values.iter().map(|value| fact_value(value, !all_added)))
}

fn fact_value(value: &FactValue, marks_added: bool) -> El {
    el("dd")
        .set("dir", "auto")
        .child(linked(value))
        .maybe(entry::link_beside(&value.href))
        .maybe(detail(value))
        .maybe((marks_added && is_added(value)).then(added))
}

fn is_added(value: &FactValue) -> bool {
    !value.evidence.is_empty()
}

/// The mark of what is not a field of the source.
fn added() -> El {
    el("span").class("added").text(say!(" added"))
}

fn detail(value: &FactValue) -> Option<El> {
    (!value.detail.is_empty()).then(|| el("span").class("detail").text(&say!(" ({0})", value.detail)))
}

fn linked(value: &FactValue) -> El {
    let FactValue { text, href, .. } = value;
    let linked = match href.as_str() {
        "" => el("span"),
        view if view.starts_with('?') => el("a").set("href", view),
        web => el("a").set("href", web).set("rel", "noopener noreferrer external"),
    };
    linked.in_records_language().text(text)
}

/// What was added, each with the words it rests on: folded on the screen, open in print. Nothing if nothing was.
pub fn evidence(record: &RecordPage) -> Option<El> {
    let values = record.facts.iter().flat_map(|fact| &fact.values);
    let lines: Vec<El> = values.filter(|value| is_added(value)).map(line).collect();
    let name = match lines.len() {
        0 => return None,
        count => say!(
            "{0} value was added. The words it rests on|{0} values were added. The words they rest on";
            count
        ),
    };
    let says = say!("What is marked as added was no field of the source. It was read from these words of the record:");
    let list = el("dl").children(lines);
    Some(el("details").class("evidence").child(el("summary").text(&name)).child(el("p").text(says)).child(list))
}

fn line(value: &FactValue) -> El {
    let words = value
        .evidence
        .iter()
        .map(|(field, text)| el("dd").class("words").set("dir", "auto").text(&say!("{0}: “{1}”", field, text)));
    let term = el("dt").of_record().text(&value.text).maybe(detail(value));
    el("div").child(term).children(words)
}
