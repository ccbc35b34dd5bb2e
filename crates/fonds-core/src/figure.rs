//! The timeline as a drawing: what the page draws, and what is saved as a file, from the same shapes.
//!
//! A [`Shape`] is an element of SVG as a value. Geometry is the picture's, looks are the style sheet's (of the page, or of
//! the file); here is which mark is drawn as what. One mark, one file.

use crate::explore::Picture;

mod band;
mod file;
mod ground;
mod legend;
mod mark;
mod overview;
mod piece;
mod shape;
mod tick;

pub use file::{Caption, FILE_STYLE, svg};
pub use legend::samples;
pub use overview::overview;
pub use shape::{Shape, px};

/// Where a label's baseline lies below the upper edge of its row, in CSS px.
const BASELINE_PX: f64 = 17.0;

/// The picture, as wide as it was asked for. `visited` is the mark (or record) that was last visited: it is the tab stop.
pub fn figure(picture: &Picture, width_px: f64, visited: &str) -> Shape {
    let stop = tab_stop(picture, visited);
    let bottom = picture.height;
    let marks_of = |band: usize| {
        let own = picture.marks.iter().enumerate().filter(move |(_, mark)| mark.band == band);
        own.map(|(at, mark)| mark::draw(mark, Some(at) == stop))
    };
    let bands = picture.bands.iter().enumerate();
    let moving = Shape::group("moving")
        .child(Shape::group("ticks").hidden().children(picture.ticks.iter().map(|tick| tick::draw(tick, bottom))))
        .child(ground::draw(picture))
        .child(Shape::group("columns").hidden().children(picture.bands.iter().map(|band| band::columns(band, picture))))
        .child(Shape::group("marks").children(bands.map(|(at, band)| band::group(band).children(marks_of(at)))));
    let heads = picture.bands.iter().filter(|band| !band.label.is_empty());
    Shape::new("svg")
        .px("width", width_px)
        .px("height", bottom)
        .set("viewBox", &format!("0 0 {} {}", px(width_px), px(bottom)))
        .child(piece::fades())
        .child(moving)
        .child(Shape::group("heads").hidden().children(heads.map(|head| band::head(head, width_px))))
}

/// The one mark that Tab reaches: the last one visited if it is still there, else another of its record, else the first.
fn tab_stop(picture: &Picture, visited: &str) -> Option<usize> {
    let by_key = picture.marks.iter().position(|mark| mark.key() == visited);
    let by_record = || picture.marks.iter().position(|mark| mark.link.id == visited);
    by_key.or_else(by_record).or((!picture.marks.is_empty()).then_some(0))
}
