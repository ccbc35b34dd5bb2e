//! A line of the axis with its label.

use super::{BASELINE_PX, Shape};
use crate::timeline::Tick;

pub fn draw(tick: &Tick, bottom: f64) -> Shape {
    let line = Shape::new("line").px("x1", tick.x).px("x2", tick.x).px("y1", 0.0).px("y2", bottom);
    Shape::group(if tick.major { "tick major" } else { "tick" }).child(line).child(Shape::words(
        "year",
        tick.x + 4.0,
        BASELINE_PX,
        &tick.label,
    ))
}
