//! The histogram of dates: all records faint, the results in ink, and a span of it that is dragged, clicked or moved by
//! keys. It says nothing that *From* and *To* beside it do not say too.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use fonds_core::explore::Brush;
use fonds_core::say;
use fonds_core::timeline::Tick;
use fonds_core::view::{Filters, Layout};

use crate::browser::settings::{HISTOGRAM, choose, chosen};
use crate::browser::{brush, dom};
use crate::desk::{Desk, Step};
use crate::el::{El, el, live, nothing};
use crate::leptos::*;

/// How many bars Shift and an arrow key move by.
const STRIDE: isize = 10;

/// One of the two ends of the span.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Start,
    Stop,
}

/// The histogram; the timeline has an axis of its own and goes without.
pub fn histogram(desk: Desk) -> El {
    // Until a slider is left, or the pointer is up, its steps are one step of the history.
    let is_new = Arc::new(AtomicBool::new(true));
    let (entered, pressed) = (is_new.clone(), is_new.clone());
    let picture =
        live(move || desk.beside(|_, brush| brush.map_or_else(nothing, |brush| draw(desk, brush, &is_new).into_any())));
    el("div")
        .class("histogram")
        .set("role", "group")
        .set("aria-label", say!("Dates of the results"))
        .set("dir", "ltr")
        .live("hidden", move || desk.asked(|asked| asked.view.layout == Layout::Timeline).into())
        .on("focusin", move |_| entered.store(true, Ordering::Relaxed))
        .on("pointerdown", move |_| pressed.store(true, Ordering::Relaxed))
        .view(picture)
}

fn draw(desk: Desk, brush: &Brush, is_new: &Arc<AtomicBool>) -> El {
    let bars = brush.bars.len();
    let slider = |end, name| slider(desk, end, name, bars, is_new.clone());
    let has_dates =
        move || desk.asked(|asked| !asked.view.filters.from.is_empty() || !asked.view.filters.to.is_empty());
    let all = el("button")
        .set("type", "button")
        .class("quiet")
        .live("hidden", move || (!has_dates()).into())
        .text(say!("All dates"))
        .on("click", move |_| clear(desk));
    el("div")
        .child(el("div").class("over").child(el("span").text(say!("Results over time"))).child(folder()).child(all))
        .child(
            el("div")
                .class("brush")
                .child(plot(desk, brush).on("pointerdown", move |event| drag(desk, &event)))
                .child(slider(End::Start, say!("Range start")))
                .child(slider(End::Stop, say!("Range end"))),
        )
        .child(axis(&brush.ticks))
}

/// The first and the last bar of the dates asked for, followed at once: the answer is still to come.
fn reach(desk: Desk) -> (usize, usize) {
    desk.asked(|asked| {
        desk.beside.with_untracked(|beside| {
            let brush = beside.answer.brush.as_ref();
            brush.map_or((0, 0), |brush| brush.reach(&asked.view.filters))
        })
    })
}

/// An end of the span as the edge of a bar, and the dates of that bar in words.
fn edge(desk: Desk, end: End) -> (usize, String) {
    let (from, to) = reach(desk);
    let (edge, bar) = if end == End::Start { (from, from) } else { (to + 1, to) };
    let words = desk.beside.with_untracked(|beside| {
        let bar = beside.answer.brush.as_ref().and_then(|brush| brush.bars.get(bar));
        bar.map_or_else(String::new, |bar| bar.words.clone())
    });
    (edge, words)
}

/// On a narrow page the bars are folded away under this button (the style sheet's doing), until the reader unfolds them.
fn folder() -> El {
    let expanded = if chosen(HISTOGRAM).is_empty() { "false" } else { "true" };
    el("button").set("type", "button").class("fold").set("aria-expanded", expanded).text(say!("Results over time")).on(
        "click",
        |event| {
            let is_open = chosen(HISTOGRAM).is_empty();
            choose(HISTOGRAM, if is_open { "open" } else { "" });
            dom::expand(&event, is_open);
        },
    )
}

/// The bars, a unit wide each, with a veil over those that are not chosen.
fn plot(desk: Desk, brush: &Brush) -> El {
    let bars = brush.bars.len();
    let path = |class, outline: &str| el("svg:path").class(class).set("d", outline);
    let veil = |place: fn((usize, usize), usize) -> (usize, usize)| {
        el("rect")
            .class("veil")
            .live("x", move || place(reach(desk), bars).0.to_string().into())
            .live("width", move || place(reach(desk), bars).1.to_string().into())
            .set("height", "1000")
    };
    el("svg")
        .set("viewBox", &format!("0 0 {bars} 1000"))
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .child(path("ground", &brush.ground))
        .child(path("ink", &brush.ink))
        .child(veil(|(from, _), _| (0, from)))
        .child(veil(|(_, to), bars| (to + 1, bars.saturating_sub(to + 1))))
}

fn axis(ticks: &[Tick]) -> El {
    let label = |tick: &Tick| {
        let x = format!("{}%", tick.x.round() as i64);
        el("text").class(if tick.major { "major" } else { "" }).set("x", &x).set("y", "14").text(&tick.label)
    };
    el("svg").class("axis").set("aria-hidden", "true").children(ticks.iter().map(label))
}

/// An end of the span as a native slider over the edges of the bars.
fn slider(desk: Desk, end: End, name: &'static str, bars: usize, is_new: Arc<AtomicBool>) -> El {
    let is_new_too = is_new.clone();
    let class = if end == End::Start { "start" } else { "stop" };
    el("input")
        .set("type", "range")
        .class(class)
        .set("min", "0")
        .set("max", &bars.to_string())
        .set("aria-label", name)
        .live("aria-valuetext", move || edge(desk, end).1.into())
        .property("value", move || edge(desk, end).0.to_string().into())
        .on("input", move |event| {
            if let Ok(edge) = dom::value(&event).parse() {
                move_to(desk, end, edge, &is_new);
            }
        })
        .on("keydown", move |event| {
            let stride = brush::stride(&event).map(|way| edge(desk, end).0.saturating_add_signed(way * STRIDE));
            if let Some(edge) = stride {
                event.prevent_default();
                move_to(desk, end, edge.min(bars), &is_new_too);
            } else if dom::plain_key(&event).as_deref() == Some("Escape") {
                clear(desk);
            }
        })
}

fn move_to(desk: Desk, end: End, edge: usize, is_new: &AtomicBool) {
    let step = if is_new.swap(false, Ordering::Relaxed) { Step::Push } else { Step::Replace };
    go(desk, step, &|brush, filters| match end {
        End::Start => brush.with_start(filters, edge),
        End::Stop => brush.with_end(filters, edge.saturating_sub(1)),
    });
}

/// A span is drawn over the bars, or a bar clicked. All of it is one step of the history.
fn drag(desk: Desk, event: &dom::Event) {
    let is_new = Cell::new(true);
    brush::follow(event, move |one, other| {
        let step = if is_new.replace(false) { Step::Push } else { Step::Replace };
        go(desk, step, &|brush, filters| brush.between(filters, brush.bar_at(one), brush.bar_at(other)));
    });
}

fn clear(desk: Desk) {
    desk.filter(Step::Push, |filters| Filters { from: String::new(), to: String::new(), ..filters.clone() });
}

fn go(desk: Desk, step: Step, next: &dyn Fn(&Brush, &Filters) -> Filters) {
    let brushed = desk.beside.with_untracked(|beside| {
        let brush = beside.answer.brush.as_ref()?;
        Some(desk.asked.with_untracked(|asked| next(brush, &asked.view.filters)))
    });
    if let Some(filters) = brushed {
        desk.filter(step, |_| filters);
    }
}
