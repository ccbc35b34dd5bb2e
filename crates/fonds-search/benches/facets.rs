//! How long does it take to count the values of five columns of keywords?
#![allow(missing_docs)]

mod catalogue;

use catalogue::{Made, sizes};
use divan::Bencher;
use fonds_search::columns::Choice;

fn main() {
    divan::main();
}

fn count(bencher: Bencher, docs: usize, one_in: usize, choices: &[Choice]) {
    let made = Made::of(docs);
    let found = made.one_in(one_in);
    bencher.bench(|| made.columns.facets(&found, choices));
}

fn chosen(ids: &[u32]) -> Choice {
    Choice { include: ids.to_vec(), ..Choice::default() }
}

/// Half of the documents, the hardest: of more the others are counted.
#[divan::bench(args = sizes())]
fn half(bencher: Bencher, docs: usize) {
    count(bencher, docs, 2, &[]);
}

/// A hundredth of the documents.
#[divan::bench(args = sizes())]
fn a_hundredth(bencher: Bencher, docs: usize) {
    count(bencher, docs, 100, &[]);
}

/// Half of the documents, with values chosen in two columns.
#[divan::bench(args = sizes())]
fn with_choices(bencher: Bencher, docs: usize) {
    count(bencher, docs, 2, &[chosen(&[0, 3]), Choice::default(), chosen(&[1])]);
}

/// The ten most frequent of the values of the largest column, counted already.
#[divan::bench(args = sizes())]
fn top_ten(bencher: Bencher, docs: usize) {
    let made = Made::of(docs);
    let counts = made.columns.counts(4, &made.one_in(2));
    bencher.bench(|| counts.top(10, &[]));
}
