//! Marks of records on the timeline: each as the span of days it may fall on, stacked where they would overlap in px.

use super::{MARK_PX, Scale, is_in};
use crate::date::{Day, Interval};
use fonds_search::columns::equal_edges;
use fonds_search::listed::Listed;

/// Width of a label's letter, in CSS px, on the generous side of the page's small text.
const LETTER_PX: f64 = 7.2;
/// Widest label, in CSS px; a longer title is cut with an ellipsis.
const LABEL_PX: f64 = 190.0;
/// Room between a mark, its label and the next mark, in CSS px.
pub const GAP_PX: f64 = 6.0;
/// Least width of a bin of the density picture, in CSS px.
const BIN_PX: f64 = 12.0;

/// A record to be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<'a> {
    /// The record's number, kept in its mark.
    pub doc: u32,
    /// Its possible days.
    pub interval: Interval,
    /// Its title.
    pub label: &'a str,
}

/// A record placed. All lengths in CSS px.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The record's number.
    pub doc: u32,
    /// Left edge; 0 if the span begins before the window.
    pub x: f64,
    /// At least [`MARK_PX`].
    pub width: f64,
    /// Row, from 0 at the axis.
    pub lane: usize,
    /// Where the label begins.
    pub label_x: f64,
    /// The title, cut to what has room; empty if nothing has.
    pub label: String,
    /// Whether the span goes on to the left of the window, or has no known beginning.
    pub goes_on_left: bool,
    /// Whether the span goes on to the right of the window, or has no known end.
    pub goes_on_right: bool,
}

/// A column of the density picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Left edge in CSS px.
    pub x: f64,
    /// Width in CSS px.
    pub width: f64,
    /// Records whose earliest day (or, if unknown, latest) lies here, and those begun before the window in the first.
    pub count: usize,
}

/// Places the items that have a day in the window; no two marks or labels of a lane overlap. Items come in time order,
/// marks keep that order.
pub fn stack(items: &[Item], scale: &Scale) -> Vec<Mark> {
    let mut lane_ends: Vec<f64> = Vec::new();
    let visible = items.iter().filter(|item| is_in(scale.window, &item.interval));
    visible
        .map(|item| {
            let mut mark = place(item, scale);
            let right = (mark.x + mark.width).max(mark.label_x + text_px(&mark.label)) + GAP_PX;
            mark.lane = lane_ends.iter().position(|end| *end <= mark.x.min(mark.label_x)).unwrap_or(lane_ends.len());
            match lane_ends.get_mut(mark.lane) {
                Some(end) => *end = right,
                None => lane_ends.push(right),
            }
            mark
        })
        .listed()
}

/// The days at which the bins of a plot begin, and the day after the last: as equal as whole days allow.
pub fn bin_edges(scale: &Scale) -> Vec<i32> {
    let day = |day: i64| day.clamp(i32::MIN.into(), i32::MAX.into()) as i32;
    equal_edges(day(scale.window.from.0), day(scale.window.to.0), (scale.width_px / BIN_PX) as usize)
}

/// The bins between neighbouring edges, with their counts.
pub fn bins(edges: &[i32], counts: &[f64], scale: &Scale) -> Vec<Bin> {
    let x = |edge: i32| scale.x_from_day(Day(edge.into()));
    let bins = edges.windows(2).zip(counts);
    bins.map(|(edge, &count)| Bin { x: x(edge[0]), width: x(edge[1]) - x(edge[0]), count: count as usize }).listed()
}

fn place(item: &Item, scale: &Scale) -> Mark {
    let (left, right) = scale.edges(&item.interval);
    let (from, to) = (left.max(0.0), right.min(scale.width_px));
    let width = (to - from).max(MARK_PX);
    let x = ((from + to - width) / 2.0).clamp(0.0, (scale.width_px - width).max(0.0));
    let (label_x, label) = label(item.label, x, width, scale.width_px);
    Mark {
        doc: item.doc,
        x,
        width,
        lane: 0,
        label_x,
        label,
        goes_on_left: item.interval.earliest.is_none() || left < 0.0,
        goes_on_right: item.interval.latest.is_none() || right > scale.width_px,
    }
}

/// Inside a bar that has room, else to the right of the mark, else to its left.
fn label(title: &str, x: f64, width: f64, plot: f64) -> (f64, String) {
    let wanted = text_px(title).min(LABEL_PX);
    let after = x + width + GAP_PX;
    if wanted + 2.0 * GAP_PX <= width {
        (x + GAP_PX, title.to_owned())
    } else if after + wanted <= plot {
        (after, cut(title, wanted))
    } else if wanted + GAP_PX <= x {
        (x - GAP_PX - wanted, cut(title, wanted))
    } else {
        (after, cut(title, plot - after - GAP_PX))
    }
}

fn cut(text: &str, px: f64) -> String {
    if text_px(text) <= px {
        return text.to_owned();
    }
    let letters = (px / LETTER_PX) as usize;
    if letters < 4 {
        return String::new();
    }
    let mut out = String::new();
    let mut used = LETTER_PX;
    for c in text.chars() {
        used += char_px(c);
        if used > px {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

fn text_px(text: &str) -> f64 {
    text.chars().map(char_px).sum()
}

/// East Asian characters are about twice as wide as a Latin letter.
fn char_px(c: char) -> f64 {
    if c >= '\u{1100}' && !('\u{2000}'..='\u{206F}').contains(&c) { 2.0 * LETTER_PX } else { LETTER_PX }
}
