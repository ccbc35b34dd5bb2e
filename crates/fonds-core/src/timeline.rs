//! The geometry of the timeline: days to CSS px and back, pan and zoom, ticks, marks and their lanes.
//!
//! Data, then scale, then marks; nothing here draws, and an interaction returns the next window. All x are CSS px from
//! the left edge of the plot, all spans of days include both ends.

use crate::date::{Day, Interval};
use crate::view::Window;

mod bins;
mod calendar;
mod marks;
mod pieces;
mod ticks;

pub use bins::{Bin, bin_edges, bins, highest};
pub use calendar::{Bar, Calendar};
pub use marks::{GAP_PX, Item, Mark, stack};
pub use pieces::{Kind, Piece, pieces};
pub(crate) use ticks::year_label;
pub use ticks::{Tick, ticks};

/// Height of a row of marks, in CSS px: a target of 24 px (WCAG 2.5.8) and air.
pub const ROW_PX: f64 = 30.0;
/// Least width and height of a mark, in CSS px (WCAG 2.5.8).
pub const MARK_PX: f64 = 24.0;
/// Least width of the window's frame in the overview, in CSS px: it is dragged.
const FRAME_PX: f64 = 24.0;
/// Fingers nearer than this, in CSS px, are taken to be so far apart: a pinch to nothing would divide by it.
const PINCH_PX: f64 = 16.0;
/// Part of the plot that is left free on each side when results are fitted.
const FIT_MARGIN: f64 = 0.04;
/// The widest window: 400,000 years, in days.
const SPAN_MAX: i64 = 146_097_000;

/// A linear scale from days to CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The window shown, over the whole width.
    pub window: Window,
    /// Width of the plot in CSS px, at least 1.
    pub width_px: f64,
}

/// Results before and after the window, and the neighbours that an arrow key goes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// How many.
    pub count: usize,
    /// The nearest one's id and the day to show.
    pub nearest: Option<(String, i64)>,
}

impl Scale {
    /// The scale of a window over a width in CSS px.
    pub fn new(window: Window, width_px: f64) -> Self {
        Self { window, width_px: width_px.max(1.0) }
    }

    /// Where a day begins.
    pub fn x_from_day(&self, day: Day) -> f64 {
        (day.0 - self.window.from.0) as f64 * self.px_per_day()
    }

    /// The day at a place.
    pub fn day_from_x(&self, x: f64) -> Day {
        Day(self.window.from.0 + (x / self.px_per_day()).floor() as i64)
    }

    /// Width of a day, in CSS px.
    pub fn px_per_day(&self) -> f64 {
        self.width_px / span(self.window) as f64
    }

    /// Left and right edge of an interval; an open end lies at the plot's edge.
    pub fn edges(&self, interval: &Interval) -> (f64, f64) {
        let left = interval.earliest.map_or(0.0, |day| self.x_from_day(day));
        let right = interval.latest.map_or(self.width_px, |day| self.x_from_day(Day(day.0 + 1)));
        (left, right)
    }
}

/// The window moved so that what was at `dx` px is now at 0.
pub fn pan(scale: &Scale, dx: f64) -> Window {
    shifted(scale.window, (dx / scale.px_per_day()).round() as i64)
}

/// The window moved by a part of its own span: -0.5 is half a window earlier.
pub fn step(window: Window, part: f64) -> Window {
    let days = (span(window) as f64 * part).round() as i64;
    shifted(window, if days == 0 { part.signum() as i64 } else { days })
}

/// The window with `factor` times its span (under 1 zooms in), where the day at `x` px stays in its place.
pub fn zoom_at(scale: &Scale, x: f64, factor: f64) -> Window {
    let old = span(scale.window);
    let scaled = (old as f64 * factor).round() as i64;
    let new = if factor < 1.0 { scaled.min(old - 1) } else { scaled.max(old + 1) }.clamp(1, SPAN_MAX);
    let part = (x / scale.width_px).clamp(0.0, 1.0);
    let kept = (part * (old - new) as f64).round() as i64;
    let from = scale.window.from.0 + kept;
    Window { from: Day(from), to: Day(from + new - 1) }
}

/// The window in which what lay under two fingers at `from` lies under them at `to`, in CSS px.
pub fn pinch(scale: &Scale, from: [f64; 2], to: [f64; 2]) -> Window {
    let apart = |[a, b]: [f64; 2]| (a - b).abs().max(PINCH_PX);
    let middle = |[a, b]: [f64; 2]| (a + b) / 2.0;
    let days = (span(scale.window) as f64 * apart(from) / apart(to)).round().clamp(1.0, SPAN_MAX as f64);
    let held = scale.window.from.0 as f64 + middle(from) / scale.px_per_day();
    let first = (held - middle(to) / scale.width_px * days).round() as i64;
    Window { from: Day(first), to: Day(first + days as i64 - 1) }
}

/// The window with the same span that has a day in its middle.
pub fn centred(window: Window, day: Day) -> Window {
    shifted(window, day.0 - (window.from.0 + span(window) / 2))
}

/// The window with the same span at the beginning or at the end of a longer one.
pub fn at_end(window: Window, whole: Window, is_end: bool) -> Window {
    shifted(window, if is_end { whole.to.0 - window.to.0 } else { whole.from.0 - window.from.0 })
}

/// The window that holds both.
pub fn hull(one: Window, other: Window) -> Window {
    Window { from: one.from.min(other.from), to: one.to.max(other.to) }
}

/// Left edge and width of the frame that stands for a window on the scale of an overview which holds it, in CSS px.
pub fn frame(overview: &Scale, window: Window) -> (f64, f64) {
    let (left, right) = (overview.x_from_day(window.from), overview.x_from_day(Day(window.to.0 + 1)));
    let width = (right - left).max(FRAME_PX).min(overview.width_px);
    (((left + right - width) / 2.0).clamp(0.0, overview.width_px - width), width)
}

/// Where what is drawn on a scale lay in an earlier window: moved by so many CSS px, after it was stretched by a factor.
pub fn seen_from(earlier: Window, scale: &Scale) -> (f64, f64) {
    let before = Scale { window: earlier, ..*scale };
    (before.x_from_day(scale.window.from), before.px_per_day() / scale.px_per_day())
}

/// The window moved, with the same span, as little as it takes to have a day well inside.
pub fn reveal(window: Window, day: Day) -> Window {
    let margin = span(window) / 10;
    if day.0 < window.from.0 + margin {
        shifted(window, day.0 - margin - window.from.0)
    } else if day.0 > window.to.0 - margin {
        shifted(window, day.0 + margin - window.to.0)
    } else {
        window
    }
}

/// The window that holds all the intervals' known ends; a default year if there is none.
pub fn fit(intervals: impl Iterator<Item = Interval>) -> Window {
    let ends = intervals.flat_map(|i| [i.earliest, i.latest]).flatten();
    let (from, to) = ends.fold((i64::MAX, i64::MIN), |(from, to), day| (from.min(day.0), to.max(day.0)));
    if from > to {
        return Window { from: Day(0), to: Day(364) };
    }
    let margin = (((to - from) as f64 * FIT_MARGIN).ceil() as i64).max(2);
    Window { from: Day(from - margin), to: Day((to + margin).min(from - margin + SPAN_MAX)) }
}

/// Days in a window.
pub fn span(window: Window) -> i64 {
    window.to.0 - window.from.0 + 1
}

/// Whether an interval has a day in the window.
pub fn is_in(window: Window, interval: &Interval) -> bool {
    interval.possibly_overlaps(&Interval { earliest: Some(window.from), latest: Some(window.to) })
}

fn shifted(window: Window, days: i64) -> Window {
    Window { from: Day(window.from.0 + days), to: Day(window.to.0 + days) }
}
