//! Marks of records on the timeline: each over the days it may fall on, stacked where they would overlap in px.

use super::pieces::{Piece, pieces};
use super::{MARK_PX, Scale, is_in};
use crate::date::{Edtf, Joined};
use fonds_search::listed::Listed;

/// Width of a label's letter, in CSS px, on the generous side of the page's small text.
const LETTER_PX: f64 = 6.8;
/// Room that a label is given for certain, in CSS px; a longer title is cut with an ellipsis.
const LABEL_PX: f64 = 190.0;
/// Room that it takes if nothing else needs it, in CSS px.
const WIDE_LABEL_PX: f64 = 480.0;
/// Room between a mark, its label and the next mark, in CSS px.
pub const GAP_PX: f64 = 6.0;

/// A record to be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<'a> {
    /// The record's number, kept in its mark.
    pub doc: u32,
    /// Its date.
    pub date: &'a Edtf,
    /// Its title.
    pub label: &'a str,
}

/// A record placed. All lengths in CSS px.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// The record's number.
    pub doc: u32,
    /// Left edge of what can be pointed at; 0 if the days begin before the window.
    pub x: f64,
    /// Its width, at least [`MARK_PX`].
    pub width: f64,
    /// Row, from 0 at the axis (or at the head of the lane).
    pub row: usize,
    /// Where the label begins.
    pub label_x: f64,
    /// The title, cut to what has room; empty if nothing has.
    pub label: String,
    /// Whether the days go on to the left of the window, or have no known beginning.
    pub goes_on_left: bool,
    /// Whether the days go on to the right of the window, or have no known end.
    pub goes_on_right: bool,
    /// What is drawn: one piece, or one for each member of a set that is in the window.
    pub pieces: Vec<Piece>,
    /// How the pieces belong together.
    pub joined: Joined,
}

impl Mark {
    /// Whether the label stands on the mark, not beside it.
    pub fn has_label_inside(&self) -> bool {
        self.label_x >= self.x && self.label_x < self.x + self.width
    }

    /// The middle of what can be pointed at.
    pub fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// Places the items that have a day in the window; no two marks or labels of a row overlap. Items come in time order,
/// marks keep that order.
pub fn stack(items: &[Item], scale: &Scale) -> Vec<Mark> {
    let mut row_ends: Vec<f64> = Vec::new();
    let visible = items.iter().filter(|item| is_in(scale.window, &item.date.interval()));
    let visible = visible.listed();
    let mut marks = visible
        .iter()
        .map(|item| {
            let mut mark = place(item, scale);
            let right = (mark.x + mark.width).max(mark.label_x + label_px(item, &mark.label)) + GAP_PX;
            mark.row = row_ends.iter().position(|end| *end <= mark.x.min(mark.label_x)).unwrap_or(row_ends.len());
            match row_ends.get_mut(mark.row) {
                Some(end) => *end = right,
                None => row_ends.push(right),
            }
            mark
        })
        .listed();
    widen(&mut marks, &visible, scale.width_px);
    marks
}

/// Labels that were cut take the room that is left in their rows: first those to the left of their marks, up to the end
/// of the mark before, then those to the right, up to the beginning of the next.
fn widen(marks: &mut [Mark], items: &[&Item], plot_px: f64) {
    let rows = marks.iter().map(|mark| mark.row + 1).max().unwrap_or(0);
    let mut ends = vec![0.0; rows];
    for (mark, item) in marks.iter_mut().zip(items) {
        if mark.label_x < mark.x && mark.label != item.label {
            let right = mark.x - GAP_PX;
            mark.label = cut(item.label, (right - ends[mark.row]).min(WIDE_LABEL_PX) - sign_px(item));
            mark.label_x = right - label_px(item, &mark.label);
        }
        ends[mark.row] = (mark.x + mark.width).max(mark.label_x + label_px(item, &mark.label)) + GAP_PX;
    }
    let mut begins = vec![plot_px; rows];
    for (mark, item) in marks.iter_mut().zip(items).rev() {
        if mark.label_x >= mark.x + mark.width && mark.label != item.label {
            let room = (begins[mark.row] - GAP_PX - mark.label_x).min(WIDE_LABEL_PX);
            mark.label = cut(item.label, room - sign_px(item));
        }
        begins[mark.row] = mark.x.min(mark.label_x);
    }
}

fn place(item: &Item, scale: &Scale) -> Mark {
    let interval = item.date.interval();
    let (left, right) = scale.edges(&interval);
    let (from, to) = (left.max(0.0), right.min(scale.width_px));
    let width = (to - from).max(MARK_PX);
    let x = ((from + to - width) / 2.0).clamp(0.0, (scale.width_px - width).max(0.0));
    let (label_x, label) = label(item, x, width, scale.width_px);
    let (joined, pieces) = pieces(item.date, scale);
    Mark {
        doc: item.doc,
        x,
        width,
        row: 0,
        label_x,
        label,
        goes_on_left: interval.earliest.is_none() || left < 0.0,
        goes_on_right: interval.latest.is_none() || right > scale.width_px,
        pieces,
        joined,
    }
}

/// Inside a mark that has room, else to its right, else to its left.
fn label(item: &Item, x: f64, width: f64, plot: f64) -> (f64, String) {
    let title = item.label;
    let wanted = label_px(item, title).min(LABEL_PX);
    let cut_to = |px: f64| cut(title, px - sign_px(item));
    let after = x + width + GAP_PX;
    if wanted + 2.0 * GAP_PX <= width {
        (x + GAP_PX, cut_to(width - 2.0 * GAP_PX))
    } else if after + wanted <= plot {
        (after, cut_to(wanted))
    } else if wanted + GAP_PX <= x {
        (x - GAP_PX - wanted, cut_to(wanted))
    } else {
        (after, cut_to(plot - after - GAP_PX))
    }
}

/// Width of a label with the sign before it.
fn label_px(item: &Item, label: &str) -> f64 {
    if label.is_empty() { 0.0 } else { text_px(label) + sign_px(item) }
}

/// Width of the sign that says that a date is not sure.
fn sign_px(item: &Item) -> f64 {
    let signs = u8::from(item.date.is_uncertain()) + u8::from(item.date.is_approximate());
    f64::from(signs) * 2.0 * LETTER_PX
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
