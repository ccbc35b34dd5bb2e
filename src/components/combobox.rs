//! The search box: an editable combobox with list autocomplete (WAI-ARIA Authoring Practices 1.2).
//!
//! What it proposes stands in a line of its own below the box, whose room is there from the start: so the list covers
//! nothing, and neither the results nor the status move while a reader types.

use crate::leptos::*;
use fonds_core::explore::{Proposal, Typing};
use fonds_core::say;
use fonds_core::speech::Text;
use fonds_core::view::{Filters, View};

use super::SEARCH_BOX;
use crate::browser::{dom, recent};
use crate::desk::{Desk, Finding, Step};
use crate::el::{El, Value, el, live, live_text};

/// The list, by its id.
const LIST: &str = "proposals";
/// What begins the id of a proposal; its place comes after it.
const OPTION: &str = "proposal-";
/// Most searches proposed that were made before: of all, and of those that begin as typed.
const RECENT: usize = 5;
const RECENT_TYPED: usize = 2;
/// Kinds of proposal that the page itself makes.
const SEARCHED: Text = Text::of("Searched");
const FORGET: Text = Text::of("Forget");
/// The kind that the core gives to names of fields.
const FIELD: Text = Text::of("Field");

/// The box.
pub fn search_box(desk: Desk) -> El {
    el("input")
        .set("type", "search")
        .set("name", "q")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("enterkeyhint", "search")
        .set("role", "combobox")
        .set("aria-autocomplete", "list")
        .set("aria-controls", LIST)
        .live("aria-expanded", move || (if is_shown(desk) { "true" } else { "false" }).into())
        .live("aria-activedescendant", move || match desk.finding.with(|finding| finding.active) {
            0 => Value::Flag(false),
            place => option_id(place).into(),
        })
        .property("value", move || desk.asked(|asked| asked.view.filters.q.as_str().into()))
        .on("input", move |event| {
            desk.filter(Step::Replace, |f| Filters { q: dom::value(&event), ..f.clone() });
            let (before, after) = dom::around_caret(&event);
            propose_for(desk, before, after);
        })
        .on("keydown", move |event| {
            if dom::plain_key(&event).is_some_and(|key| press(desk, &key, &event)) {
                event.prevent_default();
            }
        })
        .on("blur", move |_| {
            if desk.finding.with_untracked(|finding| finding.is_open) {
                remember(desk);
                close(desk);
            }
        })
}

/// The list, and how long it is in words.
pub fn proposals(desk: Desk) -> El {
    let list = el("ul")
        .set("id", LIST)
        .set("role", "listbox")
        .set("aria-label", say!("Suggestions"))
        .live("hidden", move || (!is_shown(desk)).into())
        // The focus stays in the box.
        .on("mousedown", |event| event.prevent_default())
        .view(live(move || {
            let options = desk.finding.with(|finding| {
                let is_active = |at: usize| finding.active == at + 1;
                let options = finding.proposals.iter().enumerate();
                options.map(|(at, proposal)| option(desk, at, proposal, is_active(at)).into_any()).collect::<Vec<_>>()
            });
            options.into_any()
        }));
    let said = el("span").class("unseen").set("aria-live", "polite").view(live_text(move || how_many(desk)));
    el("div").class("proposals").child(list).child(said)
}

fn option(desk: Desk, at: usize, proposal: &Proposal, is_active: bool) -> El {
    let Proposal { kind, label, detail, count, .. } = proposal;
    let part = |class: &'static str, text: &str| {
        (!text.is_empty()).then(|| el("span").class(class).set("dir", "auto").text(&[" ", text].concat()))
    };
    el("li")
        .set("id", &option_id(at + 1))
        .set("role", "option")
        .set("aria-selected", if is_active { "true" } else { "false" })
        .child(el("span").class("kind-of").text(kind))
        .maybe(
            part("label", label).map(|label| if *kind == FORGET.said() { label } else { label.in_records_language() }),
        )
        .maybe(part("detail", detail))
        .maybe(part("count", &if *count > 0 { count.to_string() } else { String::new() }))
        .on("click", move |_| choose(desk, at))
}

fn option_id(place: usize) -> String {
    [OPTION, &place.to_string()].concat()
}

fn how_many(desk: Desk) -> String {
    let count = desk.finding.with(|finding| if finding.is_open { finding.proposals.len() } else { 0 });
    match count {
        0 => String::new(),
        count => say!("{0} suggestion: arrow keys choose it|{0} suggestions: arrow keys choose one"; count),
    }
}

/// Whether there is something to choose from.
fn is_shown(desk: Desk) -> bool {
    desk.finding.with(|finding| finding.is_open && !finding.proposals.is_empty())
}

/// Asks for proposals. The ones before stay until those are there.
fn propose_for(desk: Desk, before: String, after: String) {
    let query = desk.view().to_query();
    desk.finding.update(|finding| {
        finding.typing = Typing { query, before, after, wants_examples: false };
        finding.is_open = true;
        finding.active = 0;
    });
}

/// What a key does; `false` leaves it to the browser.
fn press(desk: Desk, key: &str, event: &dom::Event) -> bool {
    let (is_open, active, count) = desk.finding.with_untracked(|finding| {
        let Finding { is_open, active, proposals, .. } = finding;
        (*is_open && !proposals.is_empty(), *active, proposals.len())
    });
    match (key, is_open) {
        ("ArrowDown", true) => activate(desk, active % count + 1),
        ("ArrowUp", true) => activate(desk, if active > 1 { active - 1 } else { count }),
        ("ArrowDown" | "ArrowUp", false) => {
            let (before, after) = dom::around_caret(event);
            propose_for(desk, before, after);
        }
        ("Escape", true) => close(desk),
        ("Escape", false) => desk.filter(Step::Replace, |f| Filters { q: String::new(), ..f.clone() }),
        ("Enter", true) if active > 0 => choose(desk, active - 1),
        ("Enter", _) => {
            remember(desk);
            close(desk);
        }
        _ => return false,
    }
    true
}

fn activate(desk: Desk, place: usize) {
    desk.finding.update(|finding| finding.active = place);
    dom::reveal(&option_id(place));
}

fn close(desk: Desk) {
    desk.finding.update(|finding| {
        finding.is_open = false;
        finding.active = 0;
        finding.proposals.clear();
    });
}

/// Takes a proposal. A value is a decision; a word only completes what is being typed; after a field's name its values
/// are proposed.
fn choose(desk: Desk, at: usize) {
    let (chosen, after) =
        desk.finding.with_untracked(|finding| (finding.proposals.get(at).cloned(), finding.typing.after.clone()));
    let Some(Proposal { kind, href, .. }) = chosen else { return };
    close(desk);
    if kind == FORGET.said() {
        return recent::forget();
    }
    let next = View::parse(&href).0;
    let q = next.filters.q.clone();
    let is_decision = kind == SEARCHED.said() || next.filters.facets != desk.view().filters.facets;
    desk.go(next, if is_decision { Step::Push } else { Step::Replace });
    // The caret stays before what came after it.
    let before = q.strip_suffix(&after).or_else(|| q.strip_suffix(after.trim_start())).unwrap_or(&q);
    dom::retype(SEARCH_BOX, before, &q[before.len()..]);
    if kind == FIELD.said() {
        propose_for(desk, before.to_owned(), q[before.len()..].to_owned());
    }
}

/// Keeps a query that has found something.
fn remember(desk: Desk) {
    let found = desk.shown.with_untracked(|shown| shown.answer.matched);
    if found > 0 {
        recent::remember(&desk.view().filters.q);
    }
}

/// Takes what the core proposes for what is typed, or its examples; too late, they are dropped.
pub fn propose(desk: Desk, typing: &Typing, proposals: Vec<Proposal>) {
    desk.finding.update(|finding| match typing {
        _ if finding.typing != *typing => {}
        typing if typing.wants_examples => finding.examples = proposals,
        typing => {
            finding.active = 0;
            finding.proposals = with_recent(proposals, typing);
        }
    });
}

/// What the core proposes, with the searches that were made before: all of them if nothing is typed, and a way to forget
/// them; else those that begin as typed.
fn with_recent(proposals: Vec<Proposal>, typing: &Typing) -> Vec<Proposal> {
    let view = View::parse(&typing.query).0;
    let is_meant = |recent: &String| *recent != typing.before.trim() && typing.goes_on_as(recent);
    let is_empty = typing.before.trim().is_empty();
    let most = if is_empty { RECENT } else { RECENT_TYPED };
    let mut recent = Vec::new();
    for label in recent::all().into_iter().filter(is_meant).take(most) {
        let filters = Filters { q: label.clone(), ..view.filters.clone() };
        let href = view.with_filters(filters).href();
        recent.push(Proposal { kind: SEARCHED.said().to_owned(), label, href, ..Proposal::default() });
    }
    if is_empty && !recent.is_empty() {
        let label = say!("all recent searches").to_owned();
        recent.push(Proposal { kind: FORGET.said().to_owned(), label, ..Proposal::default() });
    }
    // Fields come last.
    let place = proposals.iter().position(|proposal| proposal.kind == FIELD.said()).unwrap_or(proposals.len());
    let mut all = proposals;
    for (at, proposal) in recent.into_iter().enumerate() {
        all.insert(place + at, proposal);
    }
    all
}
