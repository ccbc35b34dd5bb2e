//! How cost grows with the number of records.

use super::figures::{Figures, Of, QUERIES};
use super::works::{OWN, TYPED, is_ours};

/// Something that grows.
pub struct Curve {
    /// A heading.
    pub title: &'static str,
    /// `ms` or `bytes`.
    pub unit: &'static str,
    cost: Cost,
}

enum Cost {
    /// A figure of the index: its metric and field.
    Index(&'static str, &'static str),
    /// A percentile of the most that an engine can do.
    Search(&'static str),
}

/// What is plotted.
pub const CURVES: [Curve; 4] = [
    Curve { title: "Build", unit: "ms", cost: Cost::Index("build_ms", "value") },
    Curve { title: "Index, brotli", unit: "bytes", cost: Cost::Index("index_bytes", "brotli") },
    Curve { title: "Search and facets, p50", unit: "ms", cost: Cost::Search("p50") },
    Curve { title: "Search and facets, p95", unit: "ms", cost: Cost::Search("p95") },
];

/// Engines that are measured at several sizes, with the most that each can do: its way to search, and who counts facets.
const MOST: [(&str, &str, &str); 7] = [
    ("ours", "full", OWN),
    ("ours-page", "full", OWN),
    ("minisearch", "full", TYPED),
    ("orama", "full", OWN),
    ("flexsearch", "exact", TYPED),
    ("sqlite", "exact", OWN),
    ("scan", "exact", TYPED),
];

/// How an engine is called where its most is told.
pub fn label(peer: &str) -> String {
    let is_exact = MOST.iter().any(|(name, mode, _)| *name == peer && *mode == "exact");
    format!("{peer}{}", if is_exact { " (no typos)" } else { "" })
}

/// Engines that are measured with more than one number of records, ours first.
pub fn growing(figures: &Figures) -> Vec<&'static str> {
    let is_growing = |peer: &&str| CURVES.iter().any(|curve| curve.points(figures, peer).len() > 1);
    MOST.iter().map(|(peer, ..)| *peer).filter(is_growing).collect()
}

impl Curve {
    /// Numbers of records with what they cost, in ascending order.
    pub fn points(&self, figures: &Figures, peer: &str) -> Vec<(f64, f64)> {
        let at = |size: u64| Some((size as f64, self.cost(figures, peer, size)?));
        figures.sizes().into_iter().filter_map(at).filter(|(_, cost)| *cost > 0.0).collect()
    }

    fn cost(&self, figures: &Figures, peer: &str, size: u64) -> Option<f64> {
        match self.cost {
            Cost::Index(metric, field) => figures.median(Of::index(peer, size, metric), field),
            Cost::Search(percentile) => {
                let (_, mode, metric) = MOST.iter().find(|(name, ..)| *name == peer)?;
                figures.median(Of { peer, size, metric, mode, set: QUERIES }, percentile)
            }
        }
    }
}

/// The slope of log cost over log records from each point to the next: 1 if twice the records cost twice as much.
pub fn slopes(points: &[(f64, f64)]) -> Vec<f64> {
    points.windows(2).map(|pair| (pair[1].1 / pair[0].1).ln() / (pair[1].0 / pair[0].0).ln()).collect()
}

/// Whether a line of the plot stands out.
pub fn stands_out(peer: &str) -> bool {
    is_ours(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_that_grows_with_the_records_has_a_slope_of_one() {
        let rounded = |points: &[(f64, f64)]| -> Vec<f64> {
            slopes(points).iter().map(|slope| (slope * 100.0).round() / 100.0).collect()
        };
        assert_eq!(rounded(&[(1e3, 2.0), (1e4, 20.0), (1e5, 20.0), (1e6, 2000.0)]), [1.0, 0.0, 2.0]);
        assert!(slopes(&[(1e3, 2.0)]).is_empty());
    }

    #[test]
    fn engines_are_named_with_what_they_leave_out() {
        assert_eq!((label("sqlite"), label("orama")), ("sqlite (no typos)".to_owned(), "orama".to_owned()));
    }
}
