//! The timeline: an axis of days, a mark for each record in the window, and everything by mouse, touch or keys.
//!
//! Geometry comes from the answer; an interaction asks for the next window.

use crate::leptos::*;
use fonds_core::date::Day;
use fonds_core::explore::Picture;
use fonds_core::timeline::{self as geometry, Scale};
use fonds_core::view::{View, Window};

use super::plot::plot;
use super::text::{aside, record_list};
use crate::browser::dom::{self, Event};
use crate::browser::{focus, pointer, resize};
use crate::desk::{Desk, Step};
use crate::el::{El, el, live, live_text, nothing};

/// What a button or key does to the span of the window.
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
    let frame = el("div")
        .class("plot")
        .on("wheel", move |event| wheel(desk, &event))
        .on("pointerdown", move |event| drag(desk, &event))
        .view(live(move || {
            let width_px = desk.asked(|asked| asked.width_px);
            picture(desk, |picture, visited| plot(picture, width_px, visited).into_any())
        }));
    let group = el("div")
        .class("timeline")
        .set("role", "group")
        .set("aria-label", "Timeline")
        .on("keydown", move |event| press(desk, &event))
        .on("focusin", move |_| arrive(desk))
        .child(buttons(desk))
        .child(
            el("p")
                .class("window")
                .view(live_text(move || desk.answer(|a| a.picture.as_ref().map(caption).unwrap_or_default()))),
        )
        .child(frame);
    vec![
        group.into_any(),
        live(move || picture(desk, |picture, _| listed(desk, picture))),
        live(move || picture(desk, |picture, _| undated(picture))),
    ]
    .into_any()
}

fn buttons(desk: Desk) -> El {
    let button = |name: &'static str, sign: &'static str, next: fn(&Scale) -> Window| {
        el("button")
            .set("type", "button")
            .set("aria-label", name)
            .set("title", name)
            .text(sign)
            .on("click", move |_| change(desk, next))
    };
    let fit_to_results = el("button").set("type", "button").text("Fit to results").on("click", move |_| fit(desk));
    el("div")
        .class("buttons")
        .child(button("Earlier", "←", |scale| geometry::step(scale.window, -STEP)))
        .child(button("Later", "→", |scale| geometry::step(scale.window, STEP)))
        .child(button("Zoom in", "+", |scale| zoom(scale, ZOOM_IN)))
        .child(button("Zoom out", "−", |scale| zoom(scale, ZOOM_OUT)))
        .child(fit_to_results)
}

/// A part of the picture, followed; nothing while another layout's answer is still there.
fn picture(desk: Desk, part: impl FnOnce(&Picture, &str) -> AnyView) -> AnyView {
    desk.shown.with(|shown| shown.answer.picture.as_ref().map_or_else(nothing, |picture| part(picture, &shown.mark)))
}

fn caption(picture: &Picture) -> String {
    let beside = [(picture.before.count, "earlier"), (picture.after.count, "later")];
    let beside: String = beside.iter().filter(|(n, _)| *n > 0).map(|(n, place)| format!(", {n} {place}")).collect();
    format!("{}: {} in the window{beside}", picture.words, picture.in_window)
}

/// The records of the window as a list, where they are too many to draw one by one.
fn listed(desk: Desk, picture: &Picture) -> AnyView {
    if picture.list.is_empty() {
        return nothing();
    }
    let rest = picture.in_window - picture.list.len();
    let more = (rest > 0).then(|| {
        let name = format!("Show more of the other {rest}");
        el("button").set("type", "button").class("more").text(&name).on("click", move |_| {
            desk.more();
        })
    });
    el("div")
        .child(el("h3").class("listed").text("Records in the window"))
        .child(record_list(&picture.list))
        .maybe(more)
        .into_any()
}

fn undated(picture: &Picture) -> AnyView {
    aside(
        &picture.undated,
        "record has no date that can be placed here: show",
        "records have no date that can be placed here: show",
    )
}

/// Asks for the window that a function makes of the present scale. Moving about replaces history.
fn change(desk: Desk, next: impl FnOnce(&Scale) -> Window) {
    if let Some(scale) = scale(desk) {
        show(desk, Some(next(&scale)));
    }
}

/// The scale in force: of the window asked for, which may not be drawn yet, else of the one shown.
fn scale(desk: Desk) -> Option<Scale> {
    let shown = desk.shown.with_untracked(|shown| shown.answer.picture.as_ref().and_then(Picture::shown));
    let (asked, width_px) = desk.asked.with_untracked(|asked| (asked.view.window, asked.width_px));
    Some(Scale::new(asked.or(shown)?, width_px))
}

fn show(desk: Desk, window: Option<Window>) {
    desk.go(View { window, ..desk.view() }, Step::Replace);
}

fn fit(desk: Desk) {
    show(desk, None);
}

fn zoom(scale: &Scale, factor: f64) -> Window {
    geometry::zoom_at(scale, scale.width_px / 2.0, factor)
}

/// Without Ctrl the wheel scrolls the page, as everywhere.
fn wheel(desk: Desk, event: &Event) {
    if let Some((x, is_down)) = pointer::ctrl_wheel(event) {
        event.prevent_default();
        change(desk, |scale| geometry::zoom_at(scale, x, if is_down { WHEEL } else { 1.0 / WHEEL }));
    }
}

/// The window follows the pointer; a link under it is still a link.
fn drag(desk: Desk, event: &Event) {
    if let Some(scale) = scale(desk) {
        pointer::drag(event, move |dx| show(desk, Some(geometry::pan(&scale, -dx))));
    }
}

/// What a key asks for.
enum Move {
    To(Window),
    Fit,
    Visit(String),
    Reach(String, Window),
}

/// Keys on the marks: to another record, to another lane, nearer and farther.
fn press(desk: Desk, event: &Event) {
    let Some(key) = dom::plain_key(event) else { return };
    let width_px = desk.asked.with_untracked(|asked| asked.width_px);
    let asked = desk.shown.with_untracked(|shown| asked_by(&key, shown.answer.picture.as_ref()?, width_px));
    let Some(asked) = asked else { return };
    event.prevent_default();
    // The marks are drawn anew, each in the place of another: the focus is to stay with its record.
    let here = focus::attribute("data-mark");
    match asked {
        Move::To(window) => want(desk, here, Some(window)),
        Move::Fit => want(desk, here, None),
        Move::Reach(id, window) => want(desk, Some(id), Some(window)),
        Move::Visit(id) => stop_at(desk, &id),
    }
}

/// Shows a window, and then gives a mark in it the focus.
fn want(desk: Desk, mark: Option<String>, window: Option<Window>) {
    if let Some(mark) = mark {
        desk.shown.update_untracked(|shown| {
            shown.mark.clone_from(&mark);
            shown.wanted = mark;
        });
    }
    show(desk, window);
}

fn asked_by(key: &str, picture: &Picture, width_px: f64) -> Option<Move> {
    let window = picture.shown()?;
    let here = focus::attribute("data-mark");
    let at = here.and_then(|id| picture.marks.iter().position(|mark| mark.link.id == id));
    match key {
        "0" => return Some(Move::Fit),
        "+" | "=" => return Some(nearer(picture, at, Scale::new(window, width_px), ZOOM_IN)),
        "-" => return Some(nearer(picture, at, Scale::new(window, width_px), ZOOM_OUT)),
        _ => {}
    }
    let at = at?;
    let visit = |at: usize| Some(Move::Visit(picture.marks.get(at)?.link.id.clone()));
    match key {
        "Home" => reach(picture, window, picture.first.as_ref()),
        "End" => reach(picture, window, picture.last.as_ref()),
        "ArrowLeft" if at == 0 => reach(picture, window, picture.before.nearest.as_ref()),
        "ArrowRight" if at + 1 == picture.marks.len() => reach(picture, window, picture.after.nearest.as_ref()),
        "ArrowLeft" => visit(at - 1),
        "ArrowRight" => visit(at + 1),
        "ArrowUp" => visit(picture.in_lane_beside(at, -1)?),
        "ArrowDown" => visit(picture.in_lane_beside(at, 1)?),
        _ => None,
    }
}

/// Zooms about the mark that has the focus, so that it stays in the window; else about the middle.
fn nearer(picture: &Picture, at: Option<usize>, scale: Scale, factor: f64) -> Move {
    match at.and_then(|at| picture.marks.get(at)) {
        Some(mark) => {
            let x = mark.mark.x + mark.mark.width / 2.0;
            Move::Reach(mark.link.id.clone(), geometry::zoom_at(&scale, x, factor))
        }
        None => Move::To(zoom(&scale, factor)),
    }
}

/// A mark that is reached in any way is the one that keys start from, and that Tab comes back to.
fn arrive(desk: Desk) {
    if let Some(id) = focus::attribute("data-mark") {
        desk.shown.update_untracked(|shown| shown.mark = id);
    }
}

/// A record that may lie outside the window, which then moves to it.
fn reach(picture: &Picture, window: Window, stop: Option<&(String, i64)>) -> Option<Move> {
    let (id, day) = stop?;
    let is_drawn = picture.marks.iter().any(|mark| mark.link.id == *id);
    let id = id.clone();
    Some(if is_drawn { Move::Visit(id) } else { Move::Reach(id, geometry::reveal(window, Day(*day))) })
}

fn stop_at(desk: Desk, id: &str) {
    desk.shown.update(|shown| shown.mark = id.to_owned());
    focus::to(&focus::selector("a", "data-mark", id));
}
