//! The foot of the page: whose words these are, which version this is, and the offline copy.

use fonds_core::about::About;
use leptos::prelude::*;

use crate::browser::offline::{self, News};
use crate::browser::page;
use crate::desk::desk;

/// Most bytes that are kept without being asked for.
const UNASKED_BYTES: f64 = 10e6;

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    let about = desk().about.get_value();
    let news = news();
    view! {
        <Newer news/>
        <footer class="footer">
            <Provenance about=about.clone()/>
            <Problems problems=about.problems/>
            <Version news/>
            <p class="made">"No query leaves this computer. Made with Fonds."</p>
        </footer>
    }
}

/// Whose words these are.
#[component]
fn Provenance(
    /// The catalogue's own fields.
    about: About,
) -> impl IntoView {
    let publisher = match (about.publisher.is_empty(), about.homepage.is_empty()) {
        (true, _) => ().into_any(),
        (_, true) => about.publisher.into_any(),
        _ => view! { <a href=about.homepage rel="noopener noreferrer external">{about.publisher}</a> }.into_any(),
    };
    let line = |text: String| (!text.is_empty()).then(|| view! { <p dir="auto">{text}</p> });
    view! {
        {line(about.description)}
        <p>{publisher}" " {about.rights}" " {about.licence}</p>
    }
}

/// What went wrong in reading the catalogue.
#[component]
fn Problems(
    /// A sentence each.
    problems: Vec<String>,
) -> impl IntoView {
    let count = problems.len();
    (count > 0).then(|| {
        view! {
            <details class="problems">
                <summary>{format!("Problems in the catalogue: {count}")}</summary>
                <ul>{problems.into_iter().map(|problem| view! { <li dir="auto">{problem}</li> }).collect_view()}</ul>
            </details>
        }
    })
}

/// Said at once when a newer version is ready; nothing else on the page changes by itself.
#[component]
fn Newer(
    /// News of the offline copy.
    news: RwSignal<Option<News>>,
) -> impl IntoView {
    view! {
        <div class="newer" role="alert" hidden=move || news.get() != Some(News::Newer)>
            <Show when=move || news.get() == Some(News::Newer)>
                <span>"A new version of the catalogue is ready: "</span>
                <button type="button" on:click=|_| offline::take_newer()>"reload"</button>
            </Show>
        </div>
    }
}

/// Which version is being read, and the offline copy of it.
#[component]
fn Version(
    /// News of the offline copy.
    news: RwSignal<Option<News>>,
) -> impl IntoView {
    let version = page::data("version");
    if version.is_empty() {
        return ().into_any();
    }
    let kept = RwSignal::new(None::<bool>);
    Effect::new(move |_| match news.get() {
        Some(News::Kept) => kept.set(Some(true)),
        Some(News::NotKept) => kept.set(Some(false)),
        _ => {}
    });
    let state = move || match kept.get() {
        Some(true) => view! { <Kept kept/> }.into_any(),
        _ => view! { <NotKept kept/> }.into_any(),
    };
    view! {
        <p class="version">{format!("Version {version} of {}. ", page::data("built"))}{state}</p>
    }
    .into_any()
}

/// There is a copy: its size, and how to delete it.
#[component]
fn Kept(
    /// Whether the version is kept.
    kept: RwSignal<Option<bool>>,
) -> impl IntoView {
    let size = size_words(bytes_of("bytes"));
    view! {
        <span>{format!("Available offline ({size}). ")}</span>
        <button type="button" class="quiet" on:click=move |_| offline::forget(move || { kept.try_set(Some(false)); })>
            "Delete the offline copy"
        </button>
    }
}

/// There is none: how to have one.
#[component]
fn NotKept(
    /// Whether the version is kept.
    kept: RwSignal<Option<bool>>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let total = bytes_of("catalogue-bytes");
    let is_large = total > UNASKED_BYTES;
    let keep = move |_| {
        if !is_large {
            return offline::keep_again();
        }
        leptos::task::spawn_local(async move {
            let progress =
                move |there: f64| drop(said.try_set(format!("{} of {}", size_words(there), size_words(total))));
            match offline::keep_catalogue(progress).await {
                Ok(()) => {
                    kept.try_set(Some(true));
                }
                Err(sentence) => {
                    said.try_set(sentence);
                }
            }
        });
    };
    let name = format!("Keep a copy for offline use ({})", size_words(bytes_of("bytes")));
    view! {
        <span>"Not kept offline. "</span>
        <Show when=move || kept.get().is_some()>
            <button type="button" class="quiet" on:click=keep>{name.clone()}</button>
        </Show>
        " "
        <span aria-live="polite">{move || said.get()}</span>
    }
}

/// News of the offline copy, as long as the page lives.
fn news() -> RwSignal<Option<News>> {
    let news = RwSignal::new(None);
    Effect::new(move |_| {
        if offline::is_possible() {
            offline::watch(move |said| {
                news.try_set(Some(said));
            });
        }
    });
    news
}

fn bytes_of(name: &str) -> f64 {
    page::data(name).parse().unwrap_or(0.0)
}

/// Bytes as a reader says them (1 KB = 1,000 bytes).
fn size_words(bytes: f64) -> String {
    if bytes >= 1e6 { format!("{:.1} MB", bytes / 1e6) } else { format!("{:.0} KB", bytes / 1e3) }
}
