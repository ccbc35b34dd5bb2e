//! Made-up documents for the benchmarks: the same ones each time, with words as frequent as in a natural text.
//!
//! A title of about 12 words and a description of about 75, five columns of keywords, a date. Of how many documents is
//! said with each benchmark. Without `--bench` (when they are only tried, as tests are) there are few.

// Each benchmark uses a part of this.
#![allow(dead_code, clippy::unwrap_used)]

use fonds_search::bytes::Bytes;
use fonds_search::columns::{Columns, ColumnsBuilder};
use fonds_search::index::{FieldSpec, Index, IndexBuilder};
use fonds_search::plan::Plan;
use fonds_search::planner::plan;
use fonds_search::{DocSet, Names, Query};
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

/// The fields of text, as queries name them.
pub const FIELDS: &[&str] = &["title", "description"];
const SPECS: &[FieldSpec] = &[FieldSpec { name: "title", weight: 3.0 }, FieldSpec { name: "description", weight: 1.0 }];
/// How many values each column of keywords has, and how many of them a document has at most.
const COLUMNS: [(u32, u32); 5] = [(12, 1), (9, 1), (200, 2), (2_000, 4), (20_000, 3)];
/// How many different words there are.
const WORDS: u32 = 60_000;
/// The days of the dates, counted from 1 January 1970: 1945 to 1991.
pub const DAYS: (i32, i32) = (-9_131, 8_034);
/// One document in so many has no date.
const UNDATED: u32 = 33;

/// How many documents a benchmark is run with.
pub fn sizes() -> &'static [usize] {
    if std::env::args().any(|argument| argument == "--bench") { &[10_000, 100_000] } else { &[500] }
}

/// An index of made-up documents, as it is and as a file.
pub struct Made {
    pub index: Index,
    pub columns: Columns,
    pub index_file: Vec<u8>,
    pub columns_file: Vec<u8>,
}

impl Made {
    /// Of so many documents; made once in a run.
    pub fn of(docs: usize) -> &'static Made {
        static MADE: OnceLock<Mutex<BTreeMap<usize, &'static Made>>> = OnceLock::new();
        let mut made = MADE.get_or_init(Mutex::default).lock().unwrap();
        made.entry(docs).or_insert_with(|| Box::leak(Box::new(Made::of_docs(&documents(docs)))))
    }

    fn of_docs(docs: &[Document]) -> Made {
        let index = index(docs);
        let columns_file = columns(docs);
        let columns = Columns::open(Bytes::from(columns_file.clone()), docs.len()).unwrap();
        Made { index_file: index.to_bytes(), index, columns, columns_file }
    }

    /// What a query means here.
    pub fn plan(&self, query: &str) -> Plan {
        plan(&Query::parse(query, FIELDS), None, &Names::new(Vec::new()), &self.index).plan.unwrap()
    }

    /// One document in so many.
    pub fn one_in(&self, many: usize) -> DocSet {
        DocSet::of(self.index.len(), (0..self.index.len() as u32).step_by(many))
    }
}

/// A document, not yet indexed.
pub struct Document {
    title: String,
    description: String,
    keywords: Vec<Vec<String>>,
    days: Option<(i32, i32)>,
}

/// So many documents; those of a smaller number are the first ones of a larger.
pub fn documents(count: usize) -> Vec<Document> {
    let mut random = Random(20_261_123);
    (0..count).map(|_| document(&mut random)).collect()
}

/// The index of documents, with places.
pub fn index(docs: &[Document]) -> Index {
    let mut builder = IndexBuilder::new(SPECS, true);
    docs.iter().for_each(|doc| builder.add(&[vec![&doc.title], vec![&doc.description]]));
    builder.finish().index()
}

/// The columns of documents, as a file.
pub fn columns(docs: &[Document]) -> Vec<u8> {
    let mut builder = ColumnsBuilder::new(COLUMNS.len(), 1);
    for doc in docs {
        let keywords: Vec<Vec<&str>> =
            doc.keywords.iter().map(|values| values.iter().map(String::as_str).collect()).collect();
        builder.add(&keywords, &[doc.days]);
    }
    builder.finish(&[])
}

/// The word that is the `rank`th most frequent: syllables, so that words begin alike as those of a language do.
pub fn word(rank: u32) -> String {
    const ONSETS: [&str; 16] = ["b", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"];
    const RIMES: [&str; 10] = ["a", "e", "i", "o", "u", "an", "er", "in", "on", "ul"];
    // Multiplying by an odd number exchanges numbers of 20 bits, so that neighbours in rank are none as words.
    let mut rest = rank.wrapping_mul(386_093) & ((1 << 20) - 1);
    let mut word = String::new();
    while rest > 0 || word.is_empty() {
        word.push_str(ONSETS[rest as usize % 16]);
        word.push_str(RIMES[rest as usize / 16 % 10]);
        rest /= 160;
    }
    word
}

fn document(random: &mut Random) -> Document {
    let title = text(random, 8, 16);
    let description = text(random, 40, 110);
    let keywords = COLUMNS.iter().map(|&(values, most)| {
        let count = random.below(most) + 1;
        (0..count).map(|_| word(random.zipf(values))).collect()
    });
    Document { title, description, keywords: keywords.collect(), days: days(random) }
}

fn text(random: &mut Random, least: u32, most: u32) -> String {
    let words = least + random.below(most - least + 1);
    (0..words).map(|_| word(random.zipf(WORDS))).collect::<Vec<_>>().join(" ")
}

/// A day, a month or a year.
fn days(random: &mut Random) -> Option<(i32, i32)> {
    let first = DAYS.0 + random.below((DAYS.1 - DAYS.0) as u32) as i32;
    let length = [1, 1, 1, 1, 30, 365][random.below(6) as usize];
    (random.below(UNDATED) > 0).then_some((first, first + length - 1))
}

/// Numbers that look random and are always the same: splitmix64 (Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, bound: u32) -> u32 {
        (self.next() % u64::from(bound)) as u32
    }

    /// A rank below `ranks`, the nth as frequent as 1/n.
    fn zipf(&mut self, ranks: u32) -> u32 {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (f64::from(ranks).powf(share) as u32).min(ranks) - 1
    }
}
