//! Columns of the density picture.

use super::Scale;
use crate::date::Day;
use fonds_search::columns::equal_edges;
use fonds_search::listed::Listed;

/// Least width of a column, in CSS px.
const BIN_PX: f64 = 12.0;

/// A column of the density picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Left edge in CSS px.
    pub x: f64,
    /// Width in CSS px.
    pub width: f64,
    /// Records here: one whose date is not known to the day has a share in each of the days that it may fall on.
    pub count: f64,
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
    bins.map(|(edge, &count)| Bin { x: x(edge[0]), width: x(edge[1]) - x(edge[0]), count }).listed()
}

/// The highest count.
pub fn highest(bins: &[Bin]) -> f64 {
    bins.iter().map(|bin| bin.count).fold(0.0, f64::max)
}
