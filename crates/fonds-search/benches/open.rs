//! How long does it take until a file that is in memory can be searched?
#![allow(missing_docs, clippy::unwrap_used)]

mod catalogue;

use catalogue::{Made, sizes};
use divan::Bencher;
use fonds_search::bytes::Bytes;
use fonds_search::columns::Columns;
use fonds_search::index::Index;

fn main() {
    divan::main();
}

/// The index, whose checksum is made over all of it.
#[divan::bench(args = sizes())]
fn texts(bencher: Bencher, docs: usize) {
    let made = Made::of(docs);
    bencher.with_inputs(|| made.index_file.clone()).bench_values(|file| Index::open(file).unwrap());
}

/// The columns, whose lengths are checked.
#[divan::bench(args = sizes())]
fn keywords_and_dates(bencher: Bencher, docs: usize) {
    let made = Made::of(docs);
    let file = Bytes::from(made.columns_file.clone());
    bencher.with_inputs(|| file.clone()).bench_values(|file| Columns::open(file, docs).unwrap());
}
