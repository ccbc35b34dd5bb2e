//! How long does it take to find what a mistyped word was meant to be?
#![allow(missing_docs)]

mod catalogue;

use catalogue::{Made, sizes, word};
use divan::Bencher;
use fonds_search::plan::Lexicon;
use fonds_search::planner::MAX_SLIPS;

fn main() {
    divan::main();
}

fn near(bencher: Bencher, docs: usize, typed: &str, edits: usize) {
    let made = Made::of(docs);
    bencher.bench(|| made.index.near(typed, edits, MAX_SLIPS));
}

/// A word with its last letter exchanged.
fn mistyped(rank: u32) -> String {
    let mut typed = word(rank);
    typed.pop();
    typed + "x"
}

/// One edit away.
#[divan::bench(args = sizes())]
fn one_edit(bencher: Bencher, docs: usize) {
    near(bencher, docs, &mistyped(40), 1);
}

/// Two edits away.
#[divan::bench(args = sizes())]
fn two_edits(bencher: Bencher, docs: usize) {
    near(bencher, docs, &mistyped(40), 2);
}

/// The first letter is wrong too, so that every word is looked at.
#[divan::bench(args = sizes())]
fn first_letter_wrong(bencher: Bencher, docs: usize) {
    near(bencher, docs, &format!("q{}", &word(40)[1..]), 2);
}

/// From the letters to the documents: planned and searched.
#[divan::bench(args = sizes())]
fn planned_and_searched(bencher: Bencher, docs: usize) {
    let made = Made::of(docs);
    let typed = mistyped(40) + " ";
    bencher.bench(|| made.index.search(Some(&made.plan(&typed)), None));
}
