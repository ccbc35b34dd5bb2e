//! How long does it take to find and score the documents with a word?
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

/// One that is in nearly every document.
#[divan::bench(args = sizes())]
fn frequent(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("{} ", word(0)));
}

/// One that is in a document of fifty or so.
#[divan::bench(args = sizes())]
fn middling(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("{} ", word(400)));
}

/// One that hardly any document has.
#[divan::bench(args = sizes())]
fn rare(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("{} ", word(20_000)));
}

/// A frequent, a middling and a rare one, all of them asked for.
#[divan::bench(args = sizes())]
fn all_of_three(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("{} {} {} ", word(2), word(40), word(400)));
}

/// The same, any of them.
#[divan::bench(args = sizes())]
fn any_of_three(bencher: Bencher, docs: usize) {
    search(bencher, docs, &format!("{} OR {} OR {} ", word(2), word(40), word(400)));
}

/// A middling one among a hundredth of the documents, as under filters.
#[divan::bench(args = sizes())]
fn among_some(bencher: Bencher, docs: usize) {
    let made = Made::of(docs);
    let (plan, some) = (made.plan(&format!("{} ", word(40))), made.one_in(100));
    bencher.bench(|| made.index.search(Some(&plan), Some(&some)));
}
