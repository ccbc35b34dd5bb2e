//! The document's head: title, and what machines read of the open record.

use fonds_core::about::About;
use fonds_core::explore::{Answer, Opened, Page, RecordPage};
use web_sys::{CustomEvent, CustomEventInit, Element};

use super::page;

/// The attribute of elements that stand for the open record.
const MARK: &str = "data-record-meta";

/// Shows an answer in the head, if that is not what it shows already; gives what it shows.
pub fn show(before: Option<String>, answer: &Answer, about: &About) -> String {
    let record = match &answer.opened {
        Some(Opened::Record(record)) => Some(&**record),
        _ => None,
    };
    let title = record.map(|record| record.title.as_str()).or(answer.page.as_ref().map(Page::title));
    let title = title.map_or_else(|| about.title.clone(), |title| format!("{title} – {}", about.title));
    let shown = [&*title, record.map_or("", |record| &*record.json_ld)].concat();
    if before.as_ref() == Some(&shown) {
        return shown;
    }
    page::document().set_title(&title);
    if remove_old() | record.is_some_and(describe) {
        tell_zotero();
    }
    shown
}

fn remove_old() -> bool {
    let Ok(old) = page::document().query_selector_all(&format!("[{MARK}]")) else { return false };
    for at in 0..old.length() {
        if let Some(parent) = old.get(at).and_then(|node| node.parent_node().map(|parent| (parent, node))) {
            let _ = parent.0.remove_child(&parent.1);
        }
    }
    old.length() > 0
}

fn describe(record: &RecordPage) -> bool {
    let linked_data = add("script", &[("type", "application/ld+json")]);
    if let Some(script) = &linked_data {
        script.set_text_content(Some(&record.json_ld));
    }
    for (name, content) in &record.meta {
        add("meta", &[("name", name), ("content", content)]);
    }
    linked_data.is_some()
}

fn add(tag: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = page::document().create_element(tag).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    element.set_attribute(MARK, "").ok()?;
    page::document().head()?.append_child(&element).ok()?;
    Some(element)
}

/// Zotero's connector reads a page again when it hears this event.
fn tell_zotero() {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("ZoteroItemUpdated", &init) {
        let _ = page::document().dispatch_event(&event);
    }
}
