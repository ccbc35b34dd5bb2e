//! *Settings*: how the page looks, and whether single keys are shortcuts. They are the reader's, not the view's, so they
//! are not in the address.

use fonds_core::say;
use fonds_core::speech::Text;

use crate::browser::settings::{DENSITY, KEYS, THEME, choose, chosen};
use crate::browser::{disclosure, dom};
use crate::el::{El, el};

/// Values with their names; the first is the default.
type Choices = &'static [(&'static str, Text)];

const THEMES: Choices = &[
    ("", Text::of("As the system")),
    ("light", Text::of("Light")),
    ("dark", Text::of("Dark")),
    ("contrast", Text::of("High contrast")),
];
const DENSITIES: Choices = &[("", Text::of("Comfortable")), ("compact", Text::of("Compact"))];
const SHORTCUTS: Choices = &[("", Text::of("On")), ("off", Text::of("Off"))];

/// The menu, closed.
pub fn settings() -> El {
    let close_on_escape = |event| {
        if dom::plain_key(&event).as_deref() == Some("Escape") {
            disclosure::close(&event);
        }
    };
    let menu = el("div")
        .class("menu")
        .child(choice(say!("Theme"), THEME, THEMES))
        .child(choice(say!("Density"), DENSITY, DENSITIES))
        .child(choice(say!("Single-key shortcuts"), KEYS, SHORTCUTS))
        .child(el("p").class("rest").text(say!("Kept in this browser only.")));
    let details = el("details").child(el("summary").text(say!("Settings"))).child(menu);
    el("div").class("settings").child(details.on("keydown", close_on_escape))
}

fn choice(legend: &'static str, name: &'static str, choices: Choices) -> El {
    let now = chosen(name);
    let radio = |(value, label): &(&'static str, Text)| {
        let (value, is_now) = (*value, *value == now);
        let button = el("input")
            .set("type", "radio")
            .set("name", name)
            .is("checked", is_now)
            .on("change", move |_| choose(name, value));
        el("label").child(button).text(" ").text(label.said())
    };
    el("fieldset").child(el("legend").text(legend)).children(choices.iter().map(radio))
}
