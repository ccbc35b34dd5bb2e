//! How long does it take to find words that stand together?
#![allow(missing_docs)]

mod catalogue;

use catalogue::{Made, sizes, word};
use divan::Bencher;

fn main() {
    divan::main();
}

fn search(bencher: Bencher, docs: usize, query: &str) {
    let made = Made::of(docs);
    let plan = made.plan(query);
    bencher.bench(|| made.index.search(Some(&plan), None));
}

/// Two frequent words, the hardest.
#[divan::bench(args = sizes())]
fn frequent_words(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("\"{} {}\"", word(0), word(1)));
}

/// A frequent and a middling word.
#[divan::bench(args = sizes())]
fn frequent_and_middling(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("\"{} {}\"", word(0), word(40)));
}

/// Three middling words.
#[divan::bench(args = sizes())]
fn middling_words(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("\"{} {} {}\"", word(20), word(40), word(60)));
}

/// Two words with at most four between them.
#[divan::bench(args = sizes())]
fn near(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("{} NEAR/5 {} ", word(5), word(40)));
}
