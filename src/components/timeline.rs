//! The timeline: an axis of days, a mark for each record in the window, and everything by mouse, touch or keys.
//!
//! Geometry comes from the answer; an interaction asks for the next window.

use fonds_core::date::Day;
use fonds_core::explore::Picture;
use fonds_core::timeline::{self, Scale};
use fonds_core::view::{View, Window};
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html::Div;
use leptos::prelude::*;

use super::lists::{aside, record_list};
use crate::browser::{focus, pointer, resize};
use crate::desk::{Desk, Step, desk};

mod plot;

use plot::Plot;

/// What a button or a key does to the window: `factor` of the span, part of the span earlier or later.
const ZOOM_IN: f64 = 0.5;
const ZOOM_OUT: f64 = 2.0;
const STEP: f64 = 0.5;
/// What a notch of the wheel does to the span.
const WHEEL: f64 = 1.25;

/// The timeline with its buttons, its plot and what has no place on it.
#[component]
pub fn Timeline() -> impl IntoView {
    let desk = desk();
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            resize::width(&frame, move |width| {
                desk.width_px.try_set(width);
            });
        }
    });
    view! {
        <div class="timeline" role="group" aria-label="Timeline" on:keydown=move |event| press(desk, &event)>
            <Buttons/>
            <p class="window">{move || picture(desk, caption)}</p>
            <div
                class="plot"
                node_ref=frame
                on:wheel=move |event| wheel(desk, &event)
                on:pointerdown=move |event| drag(desk, event)
            >
                <Plot/>
            </div>
        </div>
        {move || picture(desk, |p| (!p.list.is_empty()).then(|| listed(p)))}
        {move || picture(desk, |p| aside(p.undated.clone(), "record has no date and no place on the axis: show", "records have no date and no place on the axis: show"))}
    }
}

#[component]
fn Buttons() -> impl IntoView {
    let desk = desk();
    let button = move |name: &'static str, sign: &'static str, next: fn(&Scale, &Picture) -> Window| {
        let act = move |_| change(desk, next);
        view! { <button type="button" title=name on:click=act><span class="unseen">{name}</span><span aria-hidden="true">{sign}</span></button> }
    };
    view! {
        <div class="buttons">
            {button("Earlier", "←", |scale, _| timeline::step(scale.window, -STEP))}
            {button("Later", "→", |scale, _| timeline::step(scale.window, STEP))}
            {button("Zoom in", "+", |scale, _| zoom(scale, ZOOM_IN))}
            {button("Zoom out", "−", |scale, _| zoom(scale, ZOOM_OUT))}
            <button type="button" on:click=move |_| fit(desk)>"Fit to results"</button>
        </div>
    }
}

fn caption(picture: &Picture) -> String {
    let beside = [(picture.before.count, "earlier"), (picture.after.count, "later")];
    let beside: String = beside.iter().filter(|(n, _)| *n > 0).map(|(n, where_)| format!(", {n} {where_}")).collect();
    format!("{}: {} in the window{beside}", picture.words, picture.in_window)
}

fn listed(picture: &Picture) -> impl IntoView + use<> {
    let rest = picture.in_window - picture.list.len();
    let desk = desk();
    let more = move |_| desk.limit.update(|limit| *limit += crate::desk::BATCH);
    view! {
        <h3 class="listed">"Records in the window"</h3>
        {record_list(picture.list.clone())}
        {(rest > 0).then(|| view! { <button type="button" class="more" on:click=more>{format!("Show more of the other {rest}")}</button> })}
    }
}

/// A part of the picture; nothing while another layout's answer is still there.
fn picture<T>(desk: Desk, part: impl FnOnce(&Picture) -> T) -> Option<T> {
    desk.answer.with(|answer| answer.picture.as_ref().map(part))
}

/// Asks for the window that a function makes of the present scale. Moving about replaces history.
fn change(desk: Desk, next: impl FnOnce(&Scale, &Picture) -> Window) {
    let answer = desk.answer.get_untracked();
    let Some(picture) = &answer.picture else { return };
    let view = desk.view.get_untracked();
    let Some(window) = view.window.or_else(|| picture.shown()) else { return };
    let scale = Scale::new(window, desk.width_px.get_untracked());
    show(desk, Some(next(&scale, picture)));
}

fn show(desk: Desk, window: Option<Window>) {
    desk.go(View { window, ..desk.view.get_untracked() }, Step::Replace);
}

fn fit(desk: Desk) {
    show(desk, None);
}

fn zoom(scale: &Scale, factor: f64) -> Window {
    timeline::zoom_at(scale, scale.width_px / 2.0, factor)
}

fn wheel(desk: Desk, event: &WheelEvent) {
    if !event.ctrl_key() {
        return;
    }
    event.prevent_default();
    let factor = if event.delta_y() > 0.0 { WHEEL } else { 1.0 / WHEEL };
    let x = pointer::x_in_target(event);
    change(desk, |scale, _| timeline::zoom_at(scale, x, factor));
}

/// The window follows the pointer; a link under it is still a link.
fn drag(desk: Desk, event: PointerEvent) {
    let answer = desk.answer.get_untracked();
    let Some(window) = answer.picture.as_ref().and_then(Picture::shown) else { return };
    let scale = Scale::new(window, desk.width_px.get_untracked());
    pointer::drag(&event, move |dx| show(desk, Some(timeline::pan(&scale, -dx))));
}

/// Keys on the marks: to another record, to another lane, nearer and farther.
fn press(desk: Desk, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let answer = desk.answer.get_untracked();
    let Some(picture) = &answer.picture else { return };
    let here = focus::attribute("data-mark");
    let at = here.and_then(|id| picture.marks.iter().position(|mark| mark.link.id == id));
    match (event.key().as_str(), at) {
        ("+" | "=", _) => change(desk, |scale, _| zoom(scale, ZOOM_IN)),
        ("-", _) => change(desk, |scale, _| zoom(scale, ZOOM_OUT)),
        ("0", _) => fit(desk),
        ("Home", Some(_)) => reach(desk, picture, picture.first.as_ref()),
        ("End", Some(_)) => reach(desk, picture, picture.last.as_ref()),
        ("ArrowLeft", Some(0)) => reach(desk, picture, picture.before.nearest.as_ref()),
        ("ArrowRight", Some(at)) if at + 1 == picture.marks.len() => {
            reach(desk, picture, picture.after.nearest.as_ref())
        }
        ("ArrowLeft", Some(at)) => focus_mark(desk, picture, Some(at - 1)),
        ("ArrowRight", Some(at)) => focus_mark(desk, picture, Some(at + 1)),
        ("ArrowUp", Some(at)) => focus_mark(desk, picture, picture.in_lane_beside(at, -1)),
        ("ArrowDown", Some(at)) => focus_mark(desk, picture, picture.in_lane_beside(at, 1)),
        _ => return,
    }
    event.prevent_default();
}

fn focus_mark(desk: Desk, picture: &Picture, at: Option<usize>) {
    if let Some(mark) = at.and_then(|at| picture.marks.get(at)) {
        desk.mark.set(Some(mark.link.id.clone()));
        focus::later(focus::selector("a", "data-mark", &mark.link.id));
    }
}

/// Goes to a record that may lie outside the window, which then moves to it.
fn reach(desk: Desk, picture: &Picture, stop: Option<&(String, i64)>) {
    let Some((id, day)) = stop else { return };
    desk.mark.set(Some(id.clone()));
    if let Some(window) = picture.shown().filter(|_| !picture.marks.iter().any(|mark| mark.link.id == *id)) {
        show(desk, Some(timeline::reveal(window, Day(*day))));
    }
    focus::later(focus::selector("a", "data-mark", id));
}
