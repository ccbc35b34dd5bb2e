//! A lane: its heading, its marks as a group, its counts as columns.

use super::shape::px;
use super::{BASELINE_PX, Shape};
use crate::explore::{Band, Picture};
use crate::say;
use crate::timeline::Bin;

/// The group of a lane's marks; without lanes, of all.
pub fn group(band: &Band) -> Shape {
    let group = Shape::new("g");
    if band.label.is_empty() { group } else { group.set("role", "group").set("aria-label", &heading(band)) }
}

/// The heading, above a line over the whole width.
pub fn head(band: &Band, width_px: f64) -> Shape {
    let line = Shape::new("line").px("x1", 0.0).px("x2", width_px).px("y1", band.top).px("y2", band.top);
    let words = Shape::words("head", 6.0, band.top + BASELINE_PX, &band.label);
    let count = Shape::new("tspan").class("count").text(&format!(" {}", band.count));
    Shape::group("lane").child(line).child(words.child(count))
}

/// The counts: all lanes' on the same scale.
pub fn columns(band: &Band, picture: &Picture) -> Shape {
    steps("bins", &band.bins, picture.highest, band.body + band.height, band.height)
}

/// Columns side by side as one path: hundreds of elements would take longer to draw.
pub fn steps(class: &str, bins: &[Bin], highest: f64, bottom: f64, height: f64) -> Shape {
    let mut path = String::new();
    for bin in bins.iter().filter(|bin| bin.count > 0.0) {
        // A column that would be too low to be seen is there all the same.
        let top = bottom - (bin.count / highest * height).max(1.0);
        let right = bin.x + (bin.width - 1.0).max(1.0);
        path.push_str(&format!("M{} {}V{}H{}V{}Z", px(bin.x), px(bottom), px(top), px(right), px(bottom)));
    }
    Shape::new("path").class(class).set("d", &path)
}

/// `Stalin, 4 records`.
fn heading(band: &Band) -> String {
    say!("{1}, {0} record|{1}, {0} records"; band.count, band.label)
}
