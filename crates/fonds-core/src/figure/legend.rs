//! What each kind of mark means, each with a sample drawn as the timeline draws it.

use super::{BASELINE_PX, Shape, piece};
use crate::date::Joined;
use crate::say;
use crate::timeline::{Kind, Mark, Piece};

/// Size of a sample, in CSS px.
const WIDTH_PX: f64 = 64.0;
const HEIGHT_PX: f64 = 24.0;

/// Samples with what they mean.
pub fn samples() -> Vec<(Shape, &'static str)> {
    let point = |x: f64| Piece { from: x, sure_from: x, sure_to: x, to: x, ..Piece::default() };
    let bar = |kind, sure_from, sure_to| Piece { kind, from: 6.0, sure_from, sure_to, to: 58.0, is_doubted: false };
    let doubted = Piece { is_doubted: true, ..bar(Kind::Within, 32.0, 32.0) };
    let one = |piece| marks(Joined::Alone, &[piece]);
    let column = |class, x| Shape::rect(x, 10.0, 6.0, 16.0).class(class);
    let sign = Shape::words("sign", 44.0, BASELINE_PX, "? ≈");
    vec![
        (one(point(32.0)), say!("A record of one day.")),
        (one(bar(Kind::Within, 32.0, 32.0)), say!("Some day in this time: the date is a month, a year, a decade.")),
        (one(bar(Kind::Lasting, 6.0, 58.0)), say!("From one day to another.")),
        (one(bar(Kind::Lasting, 26.0, 40.0)), say!("Begins and ends at some day where it fades, or at one not known.")),
        (one(doubted), say!("Perhaps in this time, or about it.")),
        (
            marks(Joined::Alone, &[Piece { is_doubted: true, ..point(24.0) }]).child(sign),
            say!("? uncertain, ≈ approximate."),
        ),
        (marks(Joined::AllOf, &[point(12.0), point(52.0)]), say!("One record, several dates.")),
        (marks(Joined::OneOf, &[point(12.0), point(52.0)]), say!("One of these dates; which, is not known.")),
        (
            sample().child(column("bins", 22.0)).child(column("bins", 34.0)),
            say!("Too many records for marks of their own: so many."),
        ),
        (
            sample().child(column("ground", 22.0)).child(column("ground", 34.0)),
            say!("The rest of the catalogue, on a scale of its own."),
        ),
    ]
}

fn marks(joined: Joined, pieces: &[Piece]) -> Shape {
    let mark = Mark { pieces: pieces.to_vec(), joined, ..Mark::default() };
    sample().children(piece::draw(&mark, HEIGHT_PX / 2.0))
}

fn sample() -> Shape {
    Shape::new("svg").class("sample").hidden().px("width", WIDTH_PX).px("height", HEIGHT_PX)
}
