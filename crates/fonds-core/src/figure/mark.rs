//! The mark of a record: a link with what can be pointed at, its pieces, its label, and its name.

use super::{BASELINE_PX, Shape, piece};
use crate::explore::PictureMark;
use crate::timeline::{GAP_PX, MARK_PX};

/// Where pieces lie below the upper edge of a mark: in its middle, and below a label that stands on the mark.
const MIDDLE_PX: f64 = MARK_PX / 2.0;
const BELOW_PX: f64 = 18.0;
/// Where the baseline of a label lies that stands on the mark.
const ABOVE_PX: f64 = 11.0;

pub fn draw(mark: &PictureMark, is_stop: bool) -> Shape {
    let PictureMark { mark: place, link, top, .. } = mark;
    let has_label = !place.label.is_empty();
    let is_above = has_label && place.has_label_inside();
    let (y, baseline) = if is_above { (BELOW_PX, ABOVE_PX) } else { (MIDDLE_PX, BASELINE_PX - 1.0) };
    let shape = Shape::new("svg:a")
        .class(if link.is_open { "mark open" } else { "mark" })
        .set("href", &link.href)
        .set("tabindex", if is_stop { "0" } else { "-1" })
        .set("data-mark", &mark.key())
        .set("data-record", &link.id);
    let shape = if link.is_open { shape.set("aria-current", "true") } else { shape };
    shape
        .child(Shape::rect(place.x, place.width, *top, MARK_PX).px("rx", 4.0).class("target"))
        .children(piece::draw(place, top + y))
        .child(label(mark, top + baseline))
        .child(Shape::new("title").text(&[&link.date, ": ", &*link.title].concat()))
}

/// The label, after the sign of a date that is not sure. One to the left of its mark ends at it, whatever its letters'
/// true width; without room for a label, the sign stands on the mark.
fn label(mark: &PictureMark, y: f64) -> Shape {
    let place = &mark.mark;
    let is_left = place.label_x < place.x;
    let (class, x) = match (place.label.is_empty(), is_left) {
        (true, _) => ("label alone", place.middle()),
        (false, true) => ("label left", place.x - GAP_PX),
        (false, false) => ("label", place.label_x),
    };
    let words = Shape::new("text").class(class).px("x", x).px("y", y);
    let sign = sign(mark);
    if sign.is_empty() {
        return words.text(&place.label);
    }
    let sign = Shape::new("tspan").class("sign").text(sign);
    words.child(sign).child(Shape::new("tspan").text(&[" ", &*place.label].concat()))
}

/// A sign, not colour, says that a date is not sure.
fn sign(mark: &PictureMark) -> &'static str {
    match (mark.uncertain, mark.approximate) {
        (true, true) => "≈?",
        (true, false) => "?",
        (false, true) => "≈",
        (false, false) => "",
    }
}
