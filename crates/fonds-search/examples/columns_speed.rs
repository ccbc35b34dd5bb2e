//! How long the columns of 1,000,000 made-up documents take to answer.
//!
//! ```text
//! cargo run -q --release -p fonds-search --example columns_speed -- 1000000
//! ```
//!
//! Each line is a question, with the least and the median of its times in ms. Every document has about nine values in
//! five keyword columns and a year, and nine of ten have a date, one of three an uncertain one.

use fonds_search::DocSet;
use fonds_search::bytes::Bytes;
use fonds_search::columns::{By, Choice, Columns, ColumnsBuilder, SortColumn, Spread, equal_edges};
use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

/// Values of each keyword column, and the most that a document has.
const COLUMNS: [(u32, u32); 6] = [(30_000, 4), (3_000, 3), (12, 1), (2_000, 4), (40, 2), (60, 1)];
const RUNS: usize = 15;

fn main() {
    let docs = std::env::args().nth(1).and_then(|docs| docs.parse().ok()).unwrap_or(1_000_000);
    let start = Instant::now();
    let bytes = built(docs);
    say(&format!("build {docs} documents: {:.0} ms, {} bytes", ms(start), bytes.len()));
    let bytes = Bytes::from(bytes);
    time("open", &|| black_box(Columns::open(bytes.clone(), docs)).is_some());
    if let Some(columns) = Columns::open(bytes, docs) {
        ask(&columns);
    }
}

/// A generator of numbers that are always the same (xorshift, Marsaglia 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: u32) -> u32 {
        (self.next() >> 33) as u32 % bound
    }

    /// A number below `bound`, the small ones far more often.
    fn skewed(&mut self, bound: u32) -> u32 {
        let part = self.below(1 << 20) as f64 / f64::from(1 << 20);
        (f64::from(bound).powf(part) as u32 - 1).min(bound - 1)
    }
}

fn built(docs: usize) -> Vec<u8> {
    let labels = COLUMNS.map(|(values, _)| (0..values).map(|value| format!("Label {value}")).collect::<Vec<_>>());
    let mut random = Random(42);
    let mut builder = ColumnsBuilder::new(COLUMNS.len(), 1);
    for _ in 0..docs {
        let keywords = [0, 1, 2, 3, 4, 5].map(|column| {
            let (values, most) = COLUMNS[column];
            let count = if most == 1 { 1 } else { random.below(most + 1) };
            (0..count).map(|_| labels[column][random.skewed(values) as usize].as_str()).collect()
        });
        let first = random.below(36_500) as i32;
        let days = if random.below(3) == 0 { random.below(2_000) as i32 } else { 0 };
        builder.add(&keywords, &[(random.below(10) > 0).then_some((first, first + days))]);
    }
    let ranks = (0..docs).map(|doc| (doc as u64 * 7_368_787 % docs as u64) as u32).collect();
    builder.finish(&[ranks])
}

fn ask(columns: &Columns) {
    let docs = columns.docs();
    let part = |of_hundred: u32| {
        let mut random = Random(7);
        DocSet::of(docs, (0..docs as u32).filter(|_| random.below(100) < of_hundred))
    };
    let (all, half, tenth, hundredth) = (DocSet::all(docs), part(50), part(10), part(1));
    let parts = [("all", &all), ("90 %", &part(90)), ("50 %", &half), ("10 %", &tenth), ("1 %", &hundredth)];
    for (name, set) in parts {
        time(&format!("facets of {name}"), &|| columns.facets(set, &[]).counts.len());
    }
    let choice = |include| Choice { include: vec![include], ..Choice::default() };
    let choices = [choice(0), Choice::default(), choice(1)];
    time("facets of all, two choices", &|| columns.facets(&all, &choices).counts.len());
    time("facets of 10 %, two choices", &|| columns.facets(&tenth, &choices).counts.len());
    let counts = columns.counts(0, &all);
    time("top 20 of 30,000 values", &|| counts.top(20, &[5]));
    time("top 20 values with a word in 1...", &|| columns.top_beginning(0, &counts, "1", 20));
    time("possibly inside", &|| columns.possibly_inside(0, Some(10_000), Some(11_000)));
    time("certainly inside", &|| columns.certainly_inside(0, Some(10_000), Some(11_000)));
    let edges = equal_edges(0, 36_499, 100);
    for (name, set) in parts {
        time(&format!("histogram of {name}, spread"), &|| columns.histogram(0, set, &edges, Spread::Evenly));
    }
    time("histogram of all, at earliest", &|| columns.histogram(0, &all, &edges, Spread::AtEarliest));
    let by = |column| By { column, is_descending: false };
    let (rank, keyword) = (by(SortColumn::Rank(0)), by(SortColumn::Keyword(0)));
    time("first 20 of all by rank", &|| columns.sorted(&all, rank, 0, 20));
    time("first 20 of all by earliest", &|| columns.sorted(&all, by(SortColumn::Earliest(0)), 0, 20));
    time("first 20 of all by keyword", &|| columns.sorted(&all, keyword, 0, 20));
    time("20 from the middle of all by rank", &|| columns.sorted(&all, rank, docs / 2, 20));
    time("all by rank", &|| columns.sorted(&all, rank, 0, docs));
    time("place in all by rank", &|| columns.place(&all, rank, 5));
    time("first 20 of 10 % by rank", &|| columns.sorted(&tenth, rank, 0, 20));
    time("pairs of a value", &|| columns.pairs(0, 1, 1, &all));
    time("50 most frequent pairs of all", &|| columns.most_pairs(0, 1, &all, 50));
    time("50 most frequent pairs of 10 %", &|| columns.most_pairs(0, 1, &tenth, 50));
    time("shared with a document", &|| columns.shared(5, &[(0, 1.0), (1, 1.0), (3, 0.5)], &all));
}

fn time<T>(name: &str, question: &dyn Fn() -> T) {
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        black_box(question());
        times.push(ms(start));
    }
    times.sort_by(f64::total_cmp);
    say(&format!("{name}: {:.3} {:.3}", times[0], times[RUNS / 2]));
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

fn say(line: &str) {
    // Whoever reads may stop early, as `head` does.
    let _ = writeln!(std::io::stdout(), "{line}");
}
