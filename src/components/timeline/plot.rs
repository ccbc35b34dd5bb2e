//! The drawing: ticks, then marks or counts. Numbers come from the core, looks from the style sheet.

use fonds_core::explore::{Picture, PictureMark};
use fonds_core::timeline::{Bin, LANE_PX, MARK_PX, Tick};
use leptos::prelude::*;

use crate::desk::desk;

/// Height of the axis, in CSS px.
const AXIS_PX: f64 = 30.0;
/// Height of the density picture, in CSS px.
const BINS_PX: f64 = 160.0;
/// Where a label's baseline lies in its lane, in CSS px.
const BASELINE_PX: f64 = 17.0;

/// The plot, as wide as its frame and as high as its lanes.
#[component]
pub fn Plot() -> impl IntoView {
    let desk = desk();
    let height = move || desk.answer.with(|answer| answer.picture.as_ref().map_or(AXIS_PX, height_px));
    let drawing = move || desk.answer.with(|answer| answer.picture.as_ref().map(|picture| drawing(picture)));
    view! {
        <svg
            xmlns="http://www.w3.org/2000/svg"
            width=move || desk.width_px.get()
            height=height
            aria-label="Records on the axis of time"
        >
            {drawing}
        </svg>
    }
}

fn height_px(picture: &Picture) -> f64 {
    let body = if picture.bins.is_empty() { picture.lanes.max(1) as f64 * LANE_PX } else { BINS_PX };
    AXIS_PX + body + LANE_PX / 2.0
}

fn drawing(picture: &Picture) -> AnyView {
    let desk = desk();
    let bottom = height_px(picture);
    let stop = tab_stop(picture, desk.mark.get_untracked());
    let ticks = picture.ticks.iter().map(|tick| draw_tick(tick, bottom));
    let highest = picture.bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1) as f64;
    let bins = picture.bins.iter().map(|bin| draw_bin(bin, highest));
    let marks = picture.marks.iter().map(|mark| {
        let is_stop = stop.as_deref() == Some(&mark.link.id);
        draw_mark(mark, is_stop)
    });
    view! {
        <g class="ticks" aria-hidden="true">{ticks.collect_view()}</g>
        <g class="bins" aria-hidden="true">{bins.collect_view()}</g>
        <g class="marks">{marks.collect_view()}</g>
    }
    .into_any()
}

/// The one mark that Tab reaches: the last one visited if it is still there, else the first.
fn tab_stop(picture: &Picture, visited: Option<String>) -> Option<String> {
    let is_there = |id: &String| picture.marks.iter().any(|mark| mark.link.id == *id);
    visited.filter(is_there).or_else(|| picture.marks.first().map(|mark| mark.link.id.clone()))
}

fn draw_tick(tick: &Tick, bottom: f64) -> AnyView {
    let class = if tick.major { "tick major" } else { "tick" };
    view! {
        <g class=class>
            <line x1=tick.x x2=tick.x y1=0 y2=bottom/>
            <text x=tick.x + 4.0 y=BASELINE_PX>{tick.label.clone()}</text>
        </g>
    }
    .into_any()
}

fn draw_bin(bin: &Bin, highest: f64) -> AnyView {
    let height = bin.count as f64 / highest * BINS_PX;
    view! { <g><rect x=bin.x width=(bin.width - 1.0).max(1.0) y=AXIS_PX + BINS_PX - height height=height/></g> }
        .into_any()
}

fn draw_mark(mark: &PictureMark, is_stop: bool) -> AnyView {
    let PictureMark { mark: place, link, .. } = mark;
    let top = AXIS_PX + place.lane as f64 * LANE_PX;
    let radius = if mark.is_span { 4.0 } else { MARK_PX / 2.0 };
    let sign = sign(mark);
    view! {
        <g>
            <a
                href=link.href.clone()
                class=class(mark)
                tabindex=if is_stop { "0" } else { "-1" }
                data-mark=link.id.clone()
                data-record=link.id.clone()
                aria-label=format!("{}: {}", link.date, link.title)
            >
                <rect class="target" x=place.x width=place.width y=top height=MARK_PX rx=radius/>
                <text class="sign" x=place.x + place.width / 2.0 y=top + BASELINE_PX>{sign}</text>
                <text class="label" x=place.label_x y=top + BASELINE_PX>{place.label.clone()}</text>
                <title>{format!("{}: {}", link.date, link.title)}</title>
            </a>
        </g>
    }
    .into_any()
}

fn class(mark: &PictureMark) -> String {
    let flags = [
        (mark.is_span, "span"),
        (mark.uncertain, "uncertain"),
        (mark.approximate, "approximate"),
        (mark.mark.goes_on_left, "from-before"),
        (mark.mark.goes_on_right, "until-after"),
    ];
    flags.iter().filter(|(is, _)| *is).fold("mark".to_owned(), |class, (_, flag)| format!("{class} {flag}"))
}

/// Shape, not colour, says that a date is not sure. A bar that is wide enough for its label keeps that instead.
fn sign(mark: &PictureMark) -> &'static str {
    let has_label_inside = mark.mark.label_x > mark.mark.x && mark.mark.label_x < mark.mark.x + mark.mark.width;
    match (has_label_inside, mark.uncertain, mark.approximate) {
        (true, ..) => "",
        (_, true, true) => "≈?",
        (_, true, false) => "?",
        (_, false, true) => "≈",
        _ => "",
    }
}
