//! How long do queries take that are made to take long? They are parsed, planned and searched; what is cut is said by a note.
#![allow(missing_docs)]

mod catalogue;

use catalogue::{Made, sizes, word};
use divan::Bencher;
use fonds_search::planner::plan;
use fonds_search::{Names, Query};

fn main() {
    divan::main();
}

fn ask(bencher: Bencher, docs: usize, query: &str) {
    let index = &Made::of(docs).index;
    bencher.bench(|| {
        let planned = plan(&Query::parse(query, &[]), None, &Names::default(), index);
        index.search(planned.plan.as_ref(), None)
    });
}

fn words(count: u32, between: &str) -> String {
    (0..count).map(|rank| word(rank) + between).collect()
}

/// A star after a letter.
#[divan::bench(args = sizes())]
fn a_star(bencher: Bencher, docs: usize) {
    ask(bencher, docs, "m* ");
}

/// Every word with a letter.
#[divan::bench(args = sizes())]
fn a_letter_anywhere(bencher: Bencher, docs: usize) {
    ask(bencher, docs, "*a* ");
}

/// Every word of six letters.
#[divan::bench(args = sizes())]
fn six_question_marks(bencher: Bencher, docs: usize) {
    ask(bencher, docs, "x OR ?????? y");
}

/// 500 words, of which 200 are used.
#[divan::bench(args = sizes())]
fn five_hundred_words(bencher: Bencher, docs: usize) {
    ask(bencher, docs, &words(500, " "));
}

/// 10,000 words, any of them.
#[divan::bench(args = sizes())]
fn ten_thousand_ors(bencher: Bencher, docs: usize) {
    ask(bencher, docs, &words(10_000, " OR "));
}

/// Parentheses in each other.
#[divan::bench(args = sizes())]
fn deep_parentheses(bencher: Bencher, docs: usize) {
    ask(bencher, docs, &(["("; 10_000].concat() + &word(3) + &[")"; 10_000].concat()));
}

/// Words that stand nowhere, each of which may be a slip.
#[divan::bench(args = sizes())]
fn slips(bencher: Bencher, docs: usize) {
    ask(bencher, docs, &(0..100).map(|rank| word(rank) + "qxq ").collect::<String>());
}

/// A phrase of words that nearly every document has.
#[divan::bench(args = sizes())]
fn a_phrase_of_common_words(bencher: Bencher, docs: usize) {
    ask(bencher, docs, &format!("\"{} {} {}\"", word(0), word(1), word(2)));
}
