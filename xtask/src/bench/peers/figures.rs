//! The figures of the harness, found again by engine, size and what is measured.

use serde_json::Value;

/// All lines of some runs.
pub struct Figures(Vec<Value>);

/// What a figure is of. `mode` and `set` are those of the harness, empty for figures that have none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Of<'a> {
    /// The engine.
    pub peer: &'a str,
    /// How many records there are.
    pub size: u64,
    /// What is measured, such as `build_ms`.
    pub metric: &'a str,
    /// The way to search.
    pub mode: &'a str,
    /// `queries` or `typing`.
    pub set: &'a str,
}

/// The set of whole queries.
pub const QUERIES: &str = "queries";
/// The set of queries being typed.
pub const TYPING: &str = "typing";
/// An engine that answered fewer has no tail to speak of.
pub const ENOUGH_QUERIES: f64 = 100.0;

impl Figures {
    /// Reads JSON Lines; what is no JSON is left out.
    pub fn read(lines: &str) -> Self {
        Self(lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    }

    /// The median over the runs of one field, such as `value` or `p95`.
    pub fn median(&self, of: Of, field: &str) -> Option<f64> {
        let mut values: Vec<f64> = self.all(of).filter_map(|figure| figure[field].as_f64()).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len().saturating_sub(1) / 2).copied()
    }

    /// The figures of all runs.
    pub fn all<'a>(&'a self, of: Of<'a>) -> impl Iterator<Item = &'a Value> {
        self.0.iter().filter(move |figure| {
            let is = |key: &str, wanted: &str| figure[key].as_str().unwrap_or_default() == wanted;
            is("peer", of.peer)
                && figure["n"] == of.size
                && is("metric", of.metric)
                && is("mode", of.mode)
                && is("set", of.set)
        })
    }

    /// The sizes, in ascending order.
    pub fn sizes(&self) -> Vec<u64> {
        let mut sizes: Vec<u64> = self.0.iter().filter_map(|figure| figure["n"].as_u64()).collect();
        sizes.sort_unstable();
        sizes.dedup();
        sizes
    }

    /// The engines, in the order in which they were measured.
    pub fn peers(&self) -> Vec<&str> {
        let mut peers = Vec::new();
        for peer in self.0.iter().filter_map(|figure| figure["peer"].as_str()) {
            if !peers.contains(&peer) {
                peers.push(peer);
            }
        }
        peers
    }

    /// Every figure of this kind, of any engine and size.
    pub fn of_metric<'a>(&'a self, metric: &'a str) -> impl Iterator<Item = &'a Value> {
        self.0.iter().filter(move |figure| figure["metric"] == metric)
    }

    /// What went wrong, each as a sentence.
    pub fn failures(&self) -> Vec<String> {
        self.0.iter().filter_map(failure).collect()
    }
}

impl<'a> Of<'a> {
    /// A figure of an engine as a whole.
    pub fn index(peer: &'a str, size: u64, metric: &'a str) -> Self {
        Self { peer, size, metric, mode: "", set: "" }
    }
}

fn failure(figure: &Value) -> Option<String> {
    let why = figure["why"].as_str().or(figure["error"].as_str())?;
    let text = |key: &str| figure[key].as_str().unwrap_or_default();
    Some(format!("{} with {} records, {} {}: {why}", text("peer"), figure["n"], text("metric"), text("mode")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = r#"
{"peer":"b","n":10,"metric":"build_ms","value":3}
{"peer":"b","n":10,"metric":"build_ms","value":9}
{"peer":"b","n":10,"metric":"build_ms","value":4}
no line of ours
{"peer":"a","n":5,"metric":"search_ms","set":"typing","mode":"full","p95":0.5}
{"peer":"a","n":5,"metric":"died","why":"out of memory"}
"#;

    #[test]
    fn the_median_of_the_runs_counts() {
        let figures = Figures::read(LINES);
        assert_eq!(figures.median(Of::index("b", 10, "build_ms"), "value"), Some(4.0));
        assert_eq!(figures.median(Of::index("b", 5, "build_ms"), "value"), None);
        let search = Of { peer: "a", size: 5, metric: "search_ms", mode: "full", set: TYPING };
        assert_eq!(figures.median(search, "p95"), Some(0.5));
        assert_eq!(figures.median(Of { set: QUERIES, ..search }, "p95"), None);
    }

    #[test]
    fn what_was_measured_is_known() {
        let figures = Figures::read(LINES);
        assert_eq!(figures.sizes(), [5, 10]);
        assert_eq!(figures.peers(), ["b", "a"]);
        assert_eq!(figures.failures(), ["a with 5 records, died : out of memory"]);
    }
}
