//! What our engine is to reach.

use super::figures::{Figures, Of, QUERIES, TYPING};
use super::works::OWN;

/// One figure that is to be reached, with one number of records.
pub struct Goal {
    /// How many records.
    pub size: u64,
    /// What it is of.
    pub name: &'static str,
    /// The most that it may be, in `unit`.
    pub most: f64,
    /// `ms` or `MB` (1,000,000 bytes).
    pub unit: &'static str,
}

const SIZES: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// One line for each thing that is measured, a column for each size.
const GOALS: [(&str, &str, [f64; 4]); 9] = [
    ("build", "ms", [20.0, 200.0, 2_500.0, 30_000.0]),
    ("open from bytes", "ms", [1.0, 2.0, 10.0, 100.0]),
    ("index, brotli", "MB", [0.25, 2.0, 18.0, 180.0]),
    ("memory, opened", "MB", [4.0, 12.0, 60.0, 600.0]),
    ("with typos and facets, p50", "ms", [0.05, 0.1, 0.5, 4.0]),
    ("with typos and facets, p95", "ms", [0.15, 0.5, 2.0, 15.0]),
    ("with typos and facets, p99", "ms", [0.5, 2.0, 10.0, 60.0]),
    ("the same, typed letter by letter, p95", "ms", [0.5, 1.5, 5.0, 50.0]),
    ("without typos, p95", "ms", [0.03, 0.1, 0.8, 12.0]),
];

/// The goals for a number of records.
pub fn goals(size: u64) -> Vec<Goal> {
    let Some(column) = SIZES.iter().position(|&known| known == size) else { return Vec::new() };
    GOALS.iter().map(|&(name, unit, most)| Goal { size, name, most: most[column], unit }).collect()
}

impl Goal {
    /// What was measured of our engine, in the goal's unit.
    pub fn measured(&self, figures: &Figures) -> Option<f64> {
        let index = |metric, field| figures.median(Of::index("ours", self.size, metric), field);
        let search =
            |mode, set, field| figures.median(Of { peer: "ours", size: self.size, metric: OWN, mode, set }, field);
        match self.name {
            "build" => index("build_ms", "value"),
            "open from bytes" => index("load_ms", "value"),
            "index, brotli" => index("index_bytes", "brotli").map(|bytes| bytes / 1e6),
            "memory, opened" => index("side_mem_opened_mb", "value"),
            "with typos and facets, p50" => search("full", QUERIES, "p50"),
            "with typos and facets, p95" => search("full", QUERIES, "p95"),
            "with typos and facets, p99" => search("full", QUERIES, "p99"),
            "the same, typed letter by letter, p95" => search("full", TYPING, "p95"),
            "without typos, p95" => search("exact", QUERIES, "p95"),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_goal_is_of_something_that_is_measured() {
        let figure =
            |metric: &str, more: &str| format!("{{\"peer\":\"ours\",\"n\":1000,\"metric\":\"{metric}\",{more}}}\n");
        let search = |mode: &str, set: &str| {
            figure(OWN, &format!("\"mode\":\"{mode}\",\"set\":\"{set}\",\"p50\":1,\"p95\":2,\"p99\":3"))
        };
        let lines = [
            figure("build_ms", "\"value\":1"),
            figure("load_ms", "\"value\":1"),
            figure("index_bytes", "\"brotli\":250000"),
            figure("side_mem_opened_mb", "\"value\":1"),
            search("full", QUERIES),
            search("full", TYPING),
            search("exact", QUERIES),
        ];
        let figures = Figures::read(&lines.concat());
        let goals = goals(1000);
        assert_eq!(goals.len(), 9);
        assert!(goals.iter().all(|goal| goal.measured(&figures).is_some()));
        assert_eq!(goals[2].measured(&figures), Some(0.25));
    }

    #[test]
    fn other_sizes_have_no_goals() {
        assert!(goals(5).is_empty());
    }
}
