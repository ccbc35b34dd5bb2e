//! How long does it take to find the documents with words that begin as a reader has typed so far?
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

/// The first letter: thousands of words.
#[divan::bench(args = sizes())]
fn one_letter(bencher: Bencher, docs: usize) {
    search(bencher, docs, "m");
}

/// Two letters.
#[divan::bench(args = sizes())]
fn two_letters(bencher: Bencher, docs: usize) {
    search(bencher, docs, "ma");
}

/// Four letters.
#[divan::bench(args = sizes())]
fn four_letters(bencher: Bencher, docs: usize) {
    search(bencher, docs, "mani");
}

/// The first letter of a second word.
#[divan::bench(args = sizes())]
fn after_a_word(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("{} m", word(40)));
}

/// A pattern that says nothing about how words begin, for which every word is looked at.
#[divan::bench(args = sizes())]
fn pattern(bencher: Bencher, docs: usize) {
    search(bencher, docs, "*manin ");
}
