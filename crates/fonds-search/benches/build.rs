//! How long does it take to make documents searchable?
#![allow(missing_docs)]

mod catalogue;

use catalogue::{columns, documents, index, sizes};
use divan::{Bencher, counter::ItemsCount};

fn main() {
    divan::main();
}

/// The index of two fields of text, with places.
#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn texts(bencher: Bencher, docs: usize) {
    let documents = documents(docs);
    bencher.counter(ItemsCount::new(docs)).bench(|| index(&documents));
}

/// Five columns of keywords and one of dates.
#[divan::bench(args = sizes(), sample_count = 3, sample_size = 1)]
fn keywords_and_dates(bencher: Bencher, docs: usize) {
    let documents = documents(docs);
    bencher.counter(ItemsCount::new(docs)).bench(|| columns(&documents));
}
