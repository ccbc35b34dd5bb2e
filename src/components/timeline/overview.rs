//! The overview: the whole span small, with the window as a frame that is dragged, moved with keys, or put where one clicks.

use fonds_core::explore::Picture;
use fonds_core::figure::{self, px};
use fonds_core::say;
use fonds_core::timeline::{self as geometry, Scale};
use fonds_core::view::Window;

use super::super::plot::drawn;
use super::{change, scale, show, step};
use crate::browser::dom::{self, Event};
use crate::browser::pointer::{self, Motion};
use crate::desk::{Desk, Step};
use crate::el::{El, Value, el, live, nothing};
use crate::leptos::*;

/// What an arrow key, and Page Up and Page Down, move the window by, as a part of its span.
const ARROW: f64 = 0.1;
const PAGE: f64 = 1.0;

/// The overview with the frame, a slider whose value is the window's first day.
pub fn overview(desk: Desk) -> El {
    let number = |of: fn(Window, Window) -> i64| {
        move || {
            let number = desk.picture(|picture| Some(of(span(picture)?, picture.shown()?).to_string()));
            Value::Text(number.flatten().unwrap_or_default())
        }
    };
    let frame = el("div")
        .class("shown")
        .set("role", "slider")
        .set("tabindex", "0")
        .set("aria-label", say!("Window"))
        .live("aria-valuemin", number(|span, _| span.from.0))
        .live("aria-valuemax", number(|span, window| span.to.0 + 1 - geometry::span(window)))
        .live("aria-valuenow", number(|_, window| window.from.0))
        .live("aria-valuetext", move || desk.picture(|picture| picture.words.clone()).unwrap_or_default().into())
        .property("style", move || desk.picture(place).unwrap_or_default().into())
        .on("keydown", move |event| press(desk, &event));
    let grip = move |event: Event| pointer::hold(&event, held(desk));
    el("div")
        .class("overview")
        .on("pointerdown", move |event| {
            go_there(desk, &event);
            pointer::hold(&event, held(desk));
        })
        .on("pointerup", grip)
        .on("pointercancel", grip)
        .on("pointermove", move |event| follow(desk, &event))
        .view(live(move || {
            let width_px = desk.asked(|asked| asked.width_px);
            let picture = desk.picture(|picture| drawn(figure::overview(picture, width_px)).into_any());
            picture.unwrap_or_else(nothing)
        }))
        .child(frame)
}

fn span(picture: &Picture) -> Option<Window> {
    Window::parse(&picture.overview.span)
}

fn place(picture: &Picture) -> String {
    format!("left:{}px;width:{}px", px(picture.overview.left), px(picture.overview.width))
}

/// The scale of the whole span.
fn whole(desk: Desk) -> Option<Scale> {
    let span = desk.plot.with_untracked(|plot| plot.answer.picture.as_ref().and_then(span))?;
    Some(Scale::new(span, desk.asked.with_untracked(|asked| asked.width_px)))
}

/// The window, at the scale of the whole span: so far does a pointer move it.
fn held(desk: Desk) -> Option<Scale> {
    let (window, whole) = (scale(desk)?.window, whole(desk)?);
    Some(Scale { window, width_px: whole.px_per_day() * geometry::span(window) as f64 })
}

/// A click beside the frame brings the window there.
fn go_there(desk: Desk, event: &Event) {
    if let (false, Some(x), Some(whole)) = (pointer::is_on(event, ".shown"), pointer::x(event), whole(desk)) {
        step(desk, |scale| geometry::centred(scale.window, whole.day_from_x(x)));
    }
}

fn follow(desk: Desk, event: &Event) {
    if let Some(Motion::Drag(scale, dx)) = pointer::follow(event) {
        show(desk, Some(geometry::pan(&scale, dx)), Step::Follow);
    }
}

fn press(desk: Desk, event: &Event) {
    let Some(key) = dom::plain_key(event) else { return };
    let part = match key.as_str() {
        "ArrowLeft" | "ArrowDown" => -ARROW,
        "ArrowRight" | "ArrowUp" => ARROW,
        "PageDown" => -PAGE,
        "PageUp" => PAGE,
        "Home" | "End" => return to_the_end(desk, event, key == "End"),
        _ => return,
    };
    event.prevent_default();
    change(desk, Step::Follow, |scale| geometry::step(scale.window, part));
}

/// The window at the beginning or the end of the span.
fn to_the_end(desk: Desk, event: &Event, is_end: bool) {
    let Some(whole) = whole(desk) else { return };
    event.prevent_default();
    step(desk, |scale| geometry::at_end(scale.window, whole.window, is_end));
}
