//! What is drawn of a date: points, bars, and how far they are sure.

use super::{MARK_PX, Scale};
use crate::date::{Edtf, Interval, Joined, Stretch};
use fonds_search::listed::Listed;

/// How far a doubted end fades beyond the days that are written, in CSS px.
const FADE_PX: f64 = 10.0;

/// How a piece is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A day, too narrow to be seen as one.
    #[default]
    Point,
    /// One of these days: which, is not known.
    Within,
    /// All of the days from `sure_from` to `sure_to`, and perhaps those around them.
    Lasting,
}

/// A point or a bar. All in CSS px, inside the plot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Piece {
    /// How it is drawn.
    pub kind: Kind,
    /// Left edge; of a point, its middle.
    pub from: f64,
    /// From here on it is sure.
    pub sure_from: f64,
    /// Up to here it is sure.
    pub sure_to: f64,
    /// Right edge; of a point, its middle.
    pub to: f64,
    /// Whether an end is marked uncertain or approximate.
    pub is_doubted: bool,
}

/// The pieces of a date that are in the window, and how they belong together.
pub fn pieces(date: &Edtf, scale: &Scale) -> (Joined, Vec<Piece>) {
    let (joined, stretches) = date.stretches();
    let visible = stretches.iter().filter(|stretch| super::is_in(scale.window, &stretch.days));
    (joined, visible.map(|stretch| piece(stretch, scale)).listed())
}

fn piece(stretch: &Stretch, scale: &Scale) -> Piece {
    let clip = |x: f64| x.clamp(0.0, scale.width_px);
    let edges = |days: &Interval| {
        let (from, to) = scale.edges(days);
        (clip(from), clip(to))
    };
    let (from, to) = edges(&stretch.days);
    let is_doubted = stretch.doubted.0 || stretch.doubted.1;
    let middle = (from + to) / 2.0;
    if stretch.days.single_day().is_some() && scale.px_per_day() < MARK_PX {
        return Piece { kind: Kind::Point, from: middle, sure_from: middle, sure_to: middle, to: middle, is_doubted };
    }
    let Some(sure) = stretch.sure else {
        return Piece { kind: Kind::Within, from, sure_from: middle, sure_to: middle, to, is_doubted };
    };
    let (sure_from, sure_to) = edges(&sure);
    let fade = |is_doubted: bool| if is_doubted { FADE_PX } else { 0.0 };
    Piece {
        kind: Kind::Lasting,
        from: from.min(clip(sure_from - fade(stretch.doubted.0))),
        sure_from,
        sure_to,
        to: to.max(clip(sure_to + fade(stretch.doubted.1))),
        is_doubted,
    }
}
