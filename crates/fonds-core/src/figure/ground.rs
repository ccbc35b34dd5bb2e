//! The rest of the catalogue, faint, at the bottom: behind the counts, or below marks and lanes.

use super::Shape;
use super::band::steps;
use crate::explore::{GROUND_PX, Picture};
use crate::timeline::highest;

pub fn draw(picture: &Picture) -> Shape {
    let is_behind = picture.bands.iter().any(|band| !band.bins.is_empty()) && !picture.has_lanes();
    let height = if is_behind { picture.bands[0].height } else { GROUND_PX - 6.0 };
    let bottom = if is_behind { picture.bands[0].body + height } else { picture.height };
    let ghosts = picture.ghosts.iter().map(|ghost| {
        let rect = Shape::rect(ghost.x, ghost.width, bottom - 14.0, 10.0).class("ghost");
        rect.child(Shape::new("title").text(&ghost.label))
    });
    let columns = steps("ground", &picture.ground, highest(&picture.ground), bottom, height);
    Shape::new("g").hidden().child(columns).children(ghosts)
}
