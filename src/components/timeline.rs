//! The timeline: an axis of days, a mark for each record in the window, and everything by mouse, touch or keys.
//!
//! Geometry comes from the answer; an interaction asks for the next window.

mod keys;
mod legend;
mod overview;
mod saving;

pub use legend::marks;

use crate::leptos::*;
use fonds_core::explore::{Aside, Picture};
use fonds_core::figure::figure;
use fonds_core::say;
use fonds_core::timeline::{self as geometry, Scale};
use fonds_core::view::{Facet, View, Window};

use super::plot::drawn;
use super::text::{aside, record_list};
use crate::browser::dom::{self, Event};
use crate::browser::pointer::{self, Motion};
use crate::browser::{resize, settle};
use crate::desk::{Desk, Step};
use crate::el::{El, el, live, live_text, nothing};

/// What a button, a key or a double click does to the span of the window.
const ZOOM_IN: f64 = 0.5;
const ZOOM_OUT: f64 = 2.0;
/// What it moves the window by, as a part of its span.
const STEP: f64 = 0.5;
/// What a notch of the wheel does to the span.
const WHEEL: f64 = 1.25;

/// The timeline with its buttons, its plot and what has no place on it.
pub fn timeline(desk: Desk) -> AnyView {
    resize::width(".plot", move |width| {
        desk.asked.update(|asked| asked.width_px = width);
    });
    let group = el("div")
        .class("timeline")
        .set("role", "group")
        .set("aria-label", say!("Timeline"))
        .on("keydown", move |event| keys::press(desk, &event))
        .on("focusin", move |_| keys::arrive(desk))
        .child(el("div").class("controls").child(buttons(desk)).child(lanes(desk)))
        .child(el("p").class("window").view(live_text(move || desk.picture(caption).unwrap_or_default())))
        .child(plot(desk))
        .child(overview::overview(desk))
        .child(el("p").class("printed").view(live_text(move || saving::lines(desk).join(" "))));
    vec![
        group.into_any(),
        legend::legend().into_any(),
        live(move || desk.rested(|picture| listed(desk, picture)).unwrap_or_else(nothing)),
        live(move || desk.answer(|answer| undated(&answer.dateless))),
    ]
    .into_any()
}

fn plot(desk: Desk) -> El {
    let grip = move |event: Event| pointer::hold(&event, scale(desk));
    el("div")
        .class("plot")
        .on("wheel", move |event| wheel(desk, &event))
        .on("dblclick", move |event| double_click(desk, &event))
        .on("pointerdown", grip)
        .on("pointerup", grip)
        .on("pointercancel", grip)
        .on("pointermove", move |event| follow(desk, &event))
        // A link under the pointer is not carried away: the plot is moved by it.
        .on("dragstart", |event| event.prevent_default())
        .view(live(move || {
            let width_px = desk.asked(|asked| asked.width_px);
            desk.plot.with(|shown| {
                let picture = shown.answer.picture.as_ref();
                picture.map_or_else(nothing, |picture| drawn(figure(picture, width_px, &shown.mark)).into_any())
            })
        }))
}

fn buttons(desk: Desk) -> El {
    let button = |name: &'static str, sign: &'static str, next: fn(&Scale) -> Window| {
        el("button")
            .set("type", "button")
            .set("aria-label", name)
            .set("title", name)
            .text(sign)
            .on("click", move |_| step(desk, next))
    };
    let wide = |name: &'static str, act: fn(Desk)| {
        el("button").set("type", "button").text(name).on("click", move |_| act(desk))
    };
    el("div")
        .class("buttons")
        .child(button(say!("Earlier"), "←", |scale| geometry::step(scale.window, -STEP)))
        .child(button(say!("Later"), "→", |scale| geometry::step(scale.window, STEP)))
        .child(button(say!("Zoom in"), "+", |scale| zoom(scale, ZOOM_IN)))
        .child(button(say!("Zoom out"), "−", |scale| zoom(scale, ZOOM_OUT)))
        .child(wide(say!("Fit to results"), fit))
        .child(wide(say!("Save as SVG"), saving::save))
}

/// The facets that a lane may stand for: those that the catalogue has, but not years, which the axis shows.
fn lanes(desk: Desk) -> El {
    let facets = desk.beside.with_untracked(|beside| beside.answer.panels.iter().map(|p| p.facet).collect::<Vec<_>>());
    let facets = facets.into_iter().filter(|facet| *facet != Facet::Year);
    let option = |key: &str, name: &str| el("option").set("value", key).text(name);
    let select = el("select")
        .property("value", move || desk.asked(|asked| asked.view.lane.map_or("", Facet::key).into()))
        .on("change", move |event| {
            let lane = Facet::from_key(&dom::value(&event));
            desk.go(View { lane, ..desk.view() }, Step::Push);
        })
        .child(option("", say!("None")))
        .children(facets.map(|facet| option(facet.key(), facet.legend())));
    el("label").class("field lanes").child(el("span").text(say!("Lanes"))).child(select)
}

fn caption(picture: &Picture) -> String {
    let mut caption = say!("{1}: {0} in the window"; picture.in_window, picture.words);
    if picture.before.count > 0 {
        caption += &say!(", {0} earlier"; picture.before.count);
    }
    if picture.after.count > 0 {
        caption += &say!(", {0} later"; picture.after.count);
    }
    let highest = picture.highest.ceil() as usize;
    if highest > 0 {
        caption +=
            &say!(". The highest column stands for {0} record|. The highest column stands for {0} records"; highest);
    }
    caption
}

/// The records of the window as a list, where they are too many to draw one by one.
fn listed(desk: Desk, picture: &Picture) -> AnyView {
    if picture.list.is_empty() {
        return nothing();
    }
    let rest = picture.in_window - picture.list.len();
    let more = (rest > 0).then(|| {
        let name = say!("Show more of the other {0}"; rest);
        el("button").set("type", "button").class("more").text(&name).on("click", move |_| {
            desk.more();
        })
    });
    el("div")
        .class("in-window")
        .child(el("h3").class("listed").text(say!("Records in the window")))
        .child(record_list(&picture.list))
        .maybe(more)
        .into_any()
}

/// The results that have no place on the axis.
fn undated(dateless: &Aside) -> AnyView {
    let count = dateless.count;
    let words = say!(
        "{0} record has no date that can be placed here: show|{0} records have no date that can be placed here: show";
        count
    );
    aside(dateless, &words)
}

/// Asks for the window that a function makes of the present scale. Moving about replaces history.
fn change(desk: Desk, how: Step, next: impl FnOnce(&Scale) -> Window) {
    if let Some(scale) = scale(desk) {
        show(desk, Some(next(&scale)), how);
    }
}

/// The same, to be seen on its way.
fn step(desk: Desk, next: impl FnOnce(&Scale) -> Window) {
    settle::next();
    change(desk, Step::Replace, next);
}

/// The scale in force: of the window asked for, which may not be drawn yet, else of the one shown.
fn scale(desk: Desk) -> Option<Scale> {
    let shown = desk.plot.with_untracked(|plot| plot.answer.picture.as_ref().and_then(Picture::shown));
    let (asked, width_px) = desk.asked.with_untracked(|asked| (asked.view.window, asked.width_px));
    Some(Scale::new(asked.or(shown)?, width_px))
}

fn show(desk: Desk, window: Option<Window>, step: Step) {
    desk.go(View { window, ..desk.view() }, step);
}

fn fit(desk: Desk) {
    settle::next();
    show(desk, None, Step::Replace);
}

fn zoom(scale: &Scale, factor: f64) -> Window {
    geometry::zoom_at(scale, scale.width_px / 2.0, factor)
}

/// Without Ctrl the wheel scrolls the page, as everywhere.
fn wheel(desk: Desk, event: &Event) {
    if let Some((x, is_down)) = pointer::ctrl_wheel(event) {
        event.prevent_default();
        change(desk, Step::Follow, |scale| geometry::zoom_at(scale, x, if is_down { WHEEL } else { 1.0 / WHEEL }));
    }
}

/// Nearer, about the place; with Shift farther.
fn double_click(desk: Desk, event: &Event) {
    if let Some((x, is_shift)) = pointer::double_click(event) {
        step(desk, |scale| geometry::zoom_at(scale, x, if is_shift { ZOOM_OUT } else { ZOOM_IN }));
    }
}

/// The window follows the pointer, or two fingers; one that has hardly moved clicks on the link under it.
fn follow(desk: Desk, event: &Event) {
    match pointer::follow(event) {
        Some(Motion::Drag(scale, dx)) => show(desk, Some(geometry::pan(&scale, -dx)), Step::Follow),
        Some(Motion::Pinch(scale, from, to)) => show(desk, Some(geometry::pinch(&scale, from, to)), Step::Follow),
        None => {}
    }
}
