//! A point or a bar, and the line that joins the members of a set.

use super::Shape;
use crate::date::Joined;
use crate::timeline::{Kind, Mark, Piece};

/// Radius of a point, in CSS px.
const POINT_PX: f64 = 5.0;
/// Height of a bar, in CSS px.
const BAR_PX: f64 = 8.0;
/// Least width of a bar that is seen, in CSS px.
const LEAST_PX: f64 = 3.0;

/// The two gradients of soft ends. Their colour is the style sheet's, so that they are seen in forced colours too.
pub fn fades() -> Shape {
    let fade = |id, from, to| {
        let stop =
            |offset, opacity| Shape::new("stop").class("fade").set("offset", offset).set("stop-opacity", opacity);
        Shape::new("linearGradient").set("id", id).child(stop("0", from)).child(stop("1", to))
    };
    Shape::new("defs").child(fade("fade-in", "0", "1")).child(fade("fade-out", "1", "0"))
}

/// What is drawn of a mark, around `y`.
pub fn draw(mark: &Mark, y: f64) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if let (Some(first), Some(last), true) = (mark.pieces.first(), mark.pieces.last(), mark.joined != Joined::Alone) {
        let class = if mark.joined == Joined::OneOf { "link either" } else { "link" };
        let line = Shape::new("line").px("x1", middle(first)).px("x2", middle(last)).px("y1", y).px("y2", y);
        shapes.push(line.class(class));
    }
    for piece in &mark.pieces {
        draw_piece(piece, mark.joined == Joined::OneOf, y, &mut shapes);
    }
    shapes
}

fn draw_piece(piece: &Piece, is_either: bool, y: f64, shapes: &mut Vec<Shape>) {
    let bar = |from: f64, to: f64| {
        let width = (to - from).max(LEAST_PX);
        Shape::rect((from + to - width) / 2.0, width, y - BAR_PX / 2.0, BAR_PX)
    };
    let soft = |from: f64, to: f64, fade: &str| bar(from, to).set("fill", &["url(#", fade, ")"].concat());
    let is_soft = |from: f64, to: f64| to - from > 1.0;
    match piece.kind {
        Kind::Point => {
            let class = if piece.is_doubted || is_either { "point hollow" } else { "point" };
            let point = Shape::new("circle").px("cx", piece.from).px("cy", y).px("r", POINT_PX);
            shapes.push(point.class(class));
        }
        Kind::Within if piece.is_doubted => {
            shapes.push(soft(piece.from, piece.sure_from, "fade-in"));
            shapes.push(soft(piece.sure_to, piece.to, "fade-out"));
        }
        Kind::Within => shapes.push(bar(piece.from, piece.to).px("rx", BAR_PX / 2.0).class("within")),
        Kind::Lasting => {
            if is_soft(piece.from, piece.sure_from) {
                shapes.push(soft(piece.from, piece.sure_from, "fade-in"));
            }
            shapes.push(bar(piece.sure_from, piece.sure_to).class("bar"));
            if is_soft(piece.sure_to, piece.to) {
                shapes.push(soft(piece.sure_to, piece.to, "fade-out"));
            }
        }
    }
}

fn middle(piece: &Piece) -> f64 {
    (piece.from + piece.to) / 2.0
}
