//! The whole page.

use leptos::prelude::*;

use super::active::Active;
use super::facets::Facets;
use super::finder::Finder;
use super::footer::Footer;
use super::results::Results;
use crate::desk::Desk;

/// The page, over a state that lives as long as it.
#[component]
pub fn App(
    /// The state.
    desk: Desk,
) -> impl IntoView {
    provide_context(desk);
    view! {
        <Masthead/>
        <Finder/>
        <div class="frame">
            <Facets/>
            <main id="results" class="results" tabindex="-1">
                <Active/>
                <Results/>
            </main>
        </div>
        <Footer/>
    }
}

/// The catalogue's title, and whose words the page shows; the same as the static page has.
#[component]
fn Masthead() -> impl IntoView {
    let about = crate::desk::desk().about.get_value();
    let credit = match about.publisher.as_str() {
        "" => String::new(),
        publisher => format!("Titles, dates and summaries: {publisher}"),
    };
    view! {
        <header class="masthead">
            <h1><a href="?">{about.title}</a></h1>
            <p class="credit">{credit}</p>
        </header>
    }
}
