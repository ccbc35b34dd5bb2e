//! The offline copy: whether there is one, whether a newer version is ready, and how to keep, renew or delete it.
//!
//! The service worker (`public/sw.js`) does the work; this is the page's side of its messages.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CacheStorage, Response, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::{fetch, page, timing};

/// Least time between two looks for a newer version, in ms.
const LOOK_MS: f64 = 3_600_000.0;

/// How long a newer version is waited for when the page is loaded again, in ms.
const READY_MS: u32 = 3_000;

/// What has happened to the offline copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// How far the copying of a large catalogue has come, or why it failed.
    Keeping(String),
    /// The version on the page, catalogue included, is there without a network.
    Kept,
    /// It is not.
    NotKept,
    /// A newer version waits for a reload.
    Newer,
}

/// Whether an offline copy can be had at all: built with one, over https or from this machine, and allowed.
fn is_possible() -> bool {
    let has = |object: &JsValue, name: &str| Reflect::has(object, &name.into()).unwrap_or(false);
    !page::data("version").is_empty()
        && has(&page::window().navigator(), "serviceWorker")
        && has(&page::window(), "caches")
        && page::window().is_secure_context()
}

/// Tells what happens to the offline copy, if there can be one. Lives as long as the page.
pub fn watch(tell: impl Fn(News) + Clone + 'static) {
    if !is_possible() {
        return;
    }
    let container = container();
    let had_controller = container.controller().is_some();
    let newer = tell.clone();
    EventListener::new(&container, "controllerchange", move |_| {
        if had_controller {
            newer(News::Newer);
        }
    })
    .forget();
    spawn_local(async move {
        if let Some(registration) = registration(&container).await {
            tell(look().await);
            follow(&registration, tell);
            look_for_newer(registration);
        }
    });
}

/// Loads the page again; with a newer version, if one waits, as a whole.
pub fn take_newer() {
    if !is_possible() {
        return reload();
    }
    // A service worker that never becomes ready must not hold the reader up.
    Timeout::new(READY_MS, reload).forget();
    spawn_local(async {
        let waiting = registration(&container()).await.and_then(|registration| registration.waiting());
        let Some(waiting) = waiting else { return reload() };
        EventListener::once(&container(), "controllerchange", |_| reload()).forget();
        post(&waiting, "take-over");
    });
}

/// Deletes every copy that this site has put on the reader's computer, and makes no new one until asked.
pub fn forget(done: impl FnOnce() + 'static) {
    set_wanted(false);
    spawn_local(async move {
        if let Some(active) = registration(&container()).await.and_then(|registration| registration.active()) {
            post(&active, "forget");
        }
        // The worker needs a moment; ask until its caches are gone.
        for _ in 0..50 {
            if look().await == News::NotKept {
                break;
            }
            rest(40).await;
        }
        done();
    });
}

/// Makes a copy again after [`forget`]: with the next load of the page, as at the first visit.
pub fn keep_again() {
    set_wanted(true);
    reload();
}

/// Keeps a catalogue that is too large to be kept unasked, telling how much of it is there.
pub fn keep_catalogue(tell: impl Fn(News) + 'static) {
    spawn_local(async move {
        let total = size_words(page::bytes("catalogue-bytes"));
        let progress = |there| tell(News::Keeping(format!("{} of {total}", size_words(there))));
        match put_catalogue(progress).await {
            Ok(()) => tell(News::Kept),
            Err(sentence) => tell(News::Keeping(sentence)),
        }
    });
}

/// Bytes as a reader says them (1 KB = 1,000 bytes).
pub fn size_words(bytes: f64) -> String {
    let tenths = |unit: f64| {
        let tenths = (bytes / unit * 10.0).round() as u64;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    if bytes >= 1e6 { format!("{} MB", tenths(1e6)) } else { format!("{} KB", tenths(1e3)) }
}

async fn put_catalogue(progress: impl Fn(f64)) -> Result<(), String> {
    let url = page::data("catalogue");
    let bytes = fetch::bytes(&url, progress).await?;
    let refused =
        |_| "The browser refused to keep the catalogue, perhaps for want of room on this computer.".to_owned();
    let response = Response::new_with_opt_buffer_source(Some(&bytes)).map_err(refused)?;
    let cache = JsFuture::from(caches().map_err(refused)?.open(&cache_name())).await.map_err(refused)?;
    let cache: web_sys::Cache = cache.unchecked_into();
    JsFuture::from(cache.put_with_str(&url, &response)).await.map(drop).map_err(refused)
}

/// Whether the catalogue of this version can be read without a network.
async fn look() -> News {
    let kept = async {
        let caches = caches().ok()?;
        let has = JsFuture::from(caches.has(&cache_name())).await.ok()?.as_bool()?;
        let found = JsFuture::from(caches.match_with_str(&page::data("catalogue"))).await.ok()?;
        Some(has && !found.is_undefined())
    };
    if kept.await == Some(true) { News::Kept } else { News::NotKept }
}

fn follow(registration: &ServiceWorkerRegistration, tell: impl Fn(News) + Clone + 'static) {
    if registration.waiting().is_some() {
        tell(News::Newer);
    }
    if let Some(installing) = registration.installing() {
        tell_when_installed(&installing, tell.clone());
    }
    let found = registration.clone();
    EventListener::new(registration, "updatefound", move |_| {
        if let Some(installing) = found.installing() {
            tell_when_installed(&installing, tell.clone());
        }
    })
    .forget();
}

fn tell_when_installed(worker: &ServiceWorker, tell: impl Fn(News) + 'static) {
    let installing = worker.clone();
    EventListener::new(worker, "statechange", move |_| {
        if installing.state() == ServiceWorkerState::Installed && container().controller().is_some() {
            tell(News::Newer);
        }
    })
    .forget();
}

/// The browser looks for a newer version at each navigation; a tab that stays open for days looks when it is shown.
fn look_for_newer(registration: ServiceWorkerRegistration) {
    let looked = std::cell::Cell::new(timing::now());
    EventListener::new(&page::document(), "visibilitychange", move |_| {
        let is_due = timing::now() - looked.get() > LOOK_MS && !page::document().hidden();
        if is_due && page::window().navigator().on_line() {
            looked.set(timing::now());
            if let Ok(update) = registration.update() {
                quietly(update);
            }
        }
    })
    .forget();
}

fn quietly(promise: Promise) {
    spawn_local(async move { drop(JsFuture::from(promise).await) });
}

async fn rest(ms: u32) {
    let (send, done) = futures_channel::oneshot::channel::<()>();
    Timeout::new(ms, move || drop(send)).forget();
    let _ = done.await;
}

fn container() -> ServiceWorkerContainer {
    page::window().navigator().service_worker()
}

/// The registration, once its worker is active.
async fn registration(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let ready = container.ready().ok()?;
    JsFuture::from(ready).await.ok()?.dyn_into().ok()
}

fn post(worker: &ServiceWorker, kind: &str) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &kind.into());
    let _ = worker.post_message(&message);
}

fn caches() -> Result<CacheStorage, JsValue> {
    page::window().caches()
}

fn cache_name() -> String {
    format!("fonds:{}:{}", page::scope(), page::data("version"))
}

/// The choice is kept where boot.js reads it; where storage is refused, it holds until the page is loaded again.
fn set_wanted(is_wanted: bool) {
    let key = format!("fonds:{}:offline", page::scope());
    if let Ok(Some(storage)) = page::window().local_storage() {
        let _ = if is_wanted { storage.remove_item(&key) } else { storage.set_item(&key, "no") };
    }
}

fn reload() {
    let _ = page::window().location().reload();
}
