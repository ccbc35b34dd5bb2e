//! The drawing of the timeline: ticks, then marks or counts. Numbers come from the core, looks from the style sheet.

use fonds_core::explore::{Picture, PictureMark};
use fonds_core::timeline::{Bin, GAP_PX, LANE_PX, MARK_PX, Mark, Tick};

use super::text::current;
use crate::el::{El, el};

/// Height of the axis, in CSS px.
const AXIS_PX: f64 = 30.0;
/// Height of the density picture, in CSS px.
const BINS_PX: f64 = 160.0;
/// Where a label's baseline lies in its lane, in CSS px.
const BASELINE_PX: f64 = 17.0;

/// The picture, as wide as its frame and as high as its lanes. `visited` is the record whose mark was last visited.
pub fn plot(picture: &Picture, width_px: f64, visited: &str) -> El {
    let height = height_px(picture);
    let stop = tab_stop(picture, visited);
    let highest = picture.bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1) as f64;
    let group = |class| el("g").class(class);
    el("svg")
        .px("width", width_px)
        .px("height", height)
        .child(
            group("ticks")
                .set("aria-hidden", "true")
                .children(picture.ticks.iter().map(|tick| draw_tick(tick, height))),
        )
        .child(group("bins").set("aria-hidden", "true").children(picture.bins.iter().map(|bin| draw_bin(bin, highest))))
        .child(group("marks").children(picture.marks.iter().map(|mark| draw_mark(mark, mark.link.id == stop))))
}

fn height_px(picture: &Picture) -> f64 {
    let body = if picture.bins.is_empty() { picture.lanes.max(1) as f64 * LANE_PX } else { BINS_PX };
    AXIS_PX + body + LANE_PX / 2.0
}

/// The one mark that Tab reaches: the last one visited if it is still there, else the first.
fn tab_stop<'a>(picture: &'a Picture, visited: &str) -> &'a str {
    let there = picture.marks.iter().find(|mark| mark.link.id == visited);
    there.or(picture.marks.first()).map_or("", |mark| &mark.link.id)
}

fn draw_tick(tick: &Tick, bottom: f64) -> El {
    el("g")
        .class(if tick.major { "tick major" } else { "tick" })
        .child(el("line").px("x1", tick.x).px("x2", tick.x).px("y1", 0.0).px("y2", bottom))
        .child(el("text").px("x", tick.x + 4.0).px("y", BASELINE_PX).text(&tick.label))
}

fn draw_bin(bin: &Bin, highest: f64) -> El {
    let height = bin.count as f64 / highest * BINS_PX;
    rect(bin.x, (bin.width - 1.0).max(1.0), AXIS_PX + BINS_PX - height, height)
}

fn draw_mark(mark: &PictureMark, is_stop: bool) -> El {
    let PictureMark { mark: place, link, .. } = mark;
    let top = AXIS_PX + place.lane as f64 * LANE_PX;
    let radius = if mark.is_span { 4.0 } else { MARK_PX / 2.0 };
    let name = format!("{}: {}", link.date, link.title);
    let text = |class, x: f64, text: &str| el("text").class(class).px("x", x).px("y", top + BASELINE_PX).text(text);
    el("svg:a")
        .class(&class(mark))
        .set("href", link.href.as_str())
        .set("tabindex", if is_stop { "0" } else { "-1" })
        .set("data-mark", link.id.as_str())
        .set("data-record", link.id.as_str())
        .set_if("aria-current", current(link))
        .child(rect(place.x, place.width, top, MARK_PX).px("rx", radius).class("target"))
        .child(text("sign", place.x + place.width / 2.0, sign(mark)))
        .child(label(place, top + BASELINE_PX))
        .child(el("title").text(&name))
}

/// A label to the left of its mark ends at it, whatever its letters' true width.
fn label(place: &Mark, y: f64) -> El {
    let is_left = place.label_x < place.x;
    let (class, x) = if is_left { ("label left", place.x - GAP_PX) } else { ("label", place.label_x) };
    el("text").class(class).px("x", x).px("y", y).text(&place.label)
}

fn rect(x: f64, width: f64, y: f64, height: f64) -> El {
    el("rect").px("x", x).px("width", width).px("y", y).px("height", height)
}

fn class(mark: &PictureMark) -> String {
    let flags = [
        (mark.is_span, " span"),
        (mark.uncertain, " uncertain"),
        (mark.approximate, " approximate"),
        (mark.mark.goes_on_left, " from-before"),
        (mark.mark.goes_on_right, " until-after"),
    ];
    flags.iter().filter(|(is, _)| *is).fold("mark".to_owned(), |class, (_, flag)| class + flag)
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
