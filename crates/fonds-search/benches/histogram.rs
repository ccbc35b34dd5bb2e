//! How long does it take to see when documents are, and to keep those of a time?
#![allow(missing_docs)]

mod catalogue;

use catalogue::{DAYS, Made, sizes};
use divan::Bencher;
use fonds_search::columns::{Spread, equal_edges};

fn main() {
    divan::main();
}

fn count(bencher: Bencher, docs: usize, bins: usize, spread: Spread) {
    let made = Made::of(docs);
    let (found, edges) = (made.one_in(2), equal_edges(DAYS.0, DAYS.1, bins));
    bencher.bench(|| made.columns.histogram(0, &found, &edges, spread));
}

/// Half of the documents in 47 bins, uncertain dates spread.
#[divan::bench(args = sizes())]
fn years(bencher: Bencher, docs: usize) {
    count(bencher, docs, 47, Spread::Evenly);
}

/// Half of the documents in a bin for each pixel of a wide plot.
#[divan::bench(args = sizes())]
fn pixels(bencher: Bencher, docs: usize) {
    count(bencher, docs, 1_600, Spread::Evenly);
}

/// Half of the documents in 47 bins, each on its earliest day.
#[divan::bench(args = sizes())]
fn years_at_earliest(bencher: Bencher, docs: usize) {
    count(bencher, docs, 47, Spread::AtEarliest);
}

/// The documents that may be of ten years.
#[divan::bench(args = sizes())]
fn filter(bencher: Bencher, docs: usize) {
    let made = Made::of(docs);
    bencher.bench(|| made.columns.possibly_inside(0, Some(0), Some(3_651)));
}
