//! The whole span as a small histogram; the window's frame is the page's, because it is dragged.

use super::Shape;
use super::band::steps;
use crate::explore::Picture;
use crate::timeline::highest;

/// Height of the overview, in CSS px.
pub const OVERVIEW_PX: f64 = 40.0;

/// The results in front of the rest of the catalogue, each on a scale of its own.
pub fn overview(picture: &Picture, width_px: f64) -> Shape {
    let layer = |class, bins| steps(class, bins, highest(bins), OVERVIEW_PX, OVERVIEW_PX - 4.0);
    Shape::new("svg")
        .px("width", width_px)
        .px("height", OVERVIEW_PX)
        .hidden()
        .child(layer("ground", &picture.overview.ground))
        .child(layer("bins", &picture.overview.bins))
}
