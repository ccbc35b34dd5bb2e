//! Sentences outside the app, for when it cannot speak itself: failures, progress before the start, panics.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use fonds_core::say;

use super::offline::{self, Wish};
use super::{clipboard, page};

/// Says a sentence at the top of the page; whatever records the page holds stay readable.
pub fn say(sentence: &str) {
    if let Some(progress) = page::element("progress") {
        progress.set_hidden(true);
    }
    let Some(notice) = page::element("notice") else { return };
    notice.set_text_content(Some(sentence));
    notice.set_hidden(false);
    if let Some(root) = page::document().document_element() {
        let _ = root.class_list().remove_1("deep");
        let _ = root.class_list().add_1("failed");
    }
}

/// Says a sentence at the top of a page that goes on as before, until another takes its place; an empty one takes it away.
pub fn tell(sentence: &str) {
    let has_failed = page::document().document_element().is_some_and(|root| root.class_list().contains("failed"));
    if !has_failed {
        put("notice", sentence);
    }
}

/// Says how far something is that the reader waits for; an empty text when it is there.
pub fn progress(sentence: &str) {
    put("progress", sentence);
}

fn put(id: &str, sentence: &str) {
    // Mostly there is nothing to say, and nothing was said before.
    if let Some(element) = page::element(id).filter(|element| !(sentence.is_empty() && element.hidden())) {
        element.set_text_content(Some(sentence));
        element.set_hidden(sentence.is_empty());
    }
}

/// Turns a panic into a banner with a way out. The app is not to be trusted afterwards, so the banner is outside it.
pub fn tell_panics() {
    std::panic::set_hook(Box::new(|info| {
        let report =
            format!("Fonds {} stopped.\n{info}\nAddress: {}{}", page::data("version"), page::base(), page::query());
        banner(&report);
    }));
}

fn banner(report: &str) {
    say(say!(
        "Something in this page went wrong, and it no longer reacts. Nothing of yours is lost: the address holds the view. "
    ));
    let Some(notice) = page::element("notice") else { return };
    let kept = report.to_owned();
    button(&notice, say!("Reload the page"), || offline::ask(Wish::Newest));
    button(&notice, say!("Copy a report"), move || clipboard::copy(&kept));
    append(&notice, "pre", report);
}

fn button(parent: &HtmlElement, name: &str, act: impl Fn() + 'static) {
    if let Some(button) = append(parent, "button", name) {
        gloo::events::EventListener::new(&button, "click", move |_| act()).forget();
        let _ = parent.append_with_str_1(" ");
    }
}

fn append(parent: &HtmlElement, tag: &str, text: &str) -> Option<Element> {
    let child = page::document().create_element(tag).ok()?;
    child.set_text_content(Some(text));
    parent.append_child(&child).ok()?;
    child.dyn_into().ok()
}
