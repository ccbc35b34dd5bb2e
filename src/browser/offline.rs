//! The offline copy: what has happened to it, and what the reader wants of it.
//!
//! `public/boot.js` keeps the page's side of it and `public/sw.js` does the work; this is their events on `document`.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

use super::page;

/// What has happened to the offline copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The version on the page, catalogue included, is there without a network.
    Kept,
    /// It is not.
    NotKept,
    /// A newer version waits for a reload.
    Newer,
    /// How far the copying of a large catalogue has come, or why it failed.
    Keeping(String),
}

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To hear again what has happened so far.
    State,
    /// To have all of the program in the copy: the page is in use.
    Parts,
    /// To load the page again, in the newest version as a whole.
    Newest,
    /// To delete every copy that this site has put on the reader's computer, and to make no new one.
    Forget,
    /// To have a copy after all.
    Keep,
}

/// Tells what has happened and happens to the offline copy. Lives as long as the page.
pub fn watch(tell: impl Fn(News) + 'static) {
    EventListener::new(&page::document(), "fonds:offline", move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail().as_string().unwrap_or_default();
        tell(match detail.as_str() {
            "kept" => News::Kept,
            "none" => News::NotKept,
            "newer" => News::Newer,
            _ => News::Keeping(detail),
        });
    })
    .forget();
    ask(Wish::State);
}

/// Asks for something; its outcome is told as [`News`].
pub fn ask(wish: Wish) {
    let detail = match wish {
        Wish::State => "state",
        Wish::Parts => "parts",
        Wish::Newest => "newest",
        Wish::Forget => "forget",
        Wish::Keep => "keep",
    };
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict("fonds:offline-ask", &init) {
        let _ = page::document().dispatch_event(&event);
    }
}
