//! The languages of the interface: a link each, in its own words. A link into another language loads the page again.

use fonds_core::speech::{self, Language};
use fonds_core::view::View;

use crate::browser::{history, storage};
use crate::desk::{Desk, Step};
use crate::el::{El, Value, el};

/// The menu of languages.
pub fn languages(desk: Desk) -> El {
    let links = Language::ALL.iter().map(|&(language, tag, name)| {
        el("a")
            .live("href", move || Value::Text(in_language(&desk.drawn_view(), language).href()))
            .set("lang", tag)
            .set("hreflang", tag)
            .set_if("aria-current", (language == speech::language()).then_some("true"))
            .on("click", move |_| {
                // Back comes to the language that is left, whatever is chosen now.
                history::write(&in_language(&desk.view(), speech::language()).href(), Step::Replace);
                history::write_now();
                // Where storage is refused, the address alone holds the choice.
                storage::write("lang", tag);
            })
            .text(name)
    });
    // Its name is said in every language, for whoever cannot read the present one.
    el("nav").class("languages").set("aria-label", "Language / 语言 / Язык").children(links)
}

fn in_language(view: &View, language: Language) -> View {
    View { lang: Some(language), ..view.clone() }
}
