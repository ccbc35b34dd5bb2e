//! Making an index: documents in, one at a time, an index out.
//!
//! The terms of a batch of documents are sorted by counting and written as a *run*: for each term its postings. When all
//! documents are there, the runs are merged term by term, in sorted order. Memory is bounded by the batch, the runs (about
//! the size of the index) and the index; the texts are never kept. This is single-pass in-memory indexing (Heinz and
//! Zobel, 2003).

use crate::bytes::{push_u32, push_varint, take_varint};
use crate::index::weight::{self, Code, MAX_FIELDS};
use crate::index::{Index, Parts, dictionary, postings};
use crate::interner::Interner;
use crate::listed::Listed;
use crate::order::order;
use crate::plan::MAX_NEAR;
use crate::terms::each_term;

/// Occurrences of terms in a batch. A larger batch makes fewer runs, and takes 24 bytes for each.
const SMALL_BATCH: usize = 1 << 20;
/// The same for a large index, whose many terms make each run costly.
const LARGE_BATCH: usize = 1 << 22;
/// From how many runs on the batches are large.
const MANY_RUNS: usize = 8;

/// A field of text that every document has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldSpec {
    /// What it is called; the engine only keeps count of fields, so this is for readers of the code.
    pub name: &'static str,
    /// How much a word in it counts, in proportion to the other fields.
    pub weight: f32,
}

/// Takes documents in, one after the other.
pub struct IndexBuilder {
    weights: Vec<f32>,
    has_places: bool,
    known: Interner,
    batch: Batch,
    runs: Vec<Run>,
    lengths: Vec<u8>,
    total_length: f64,
    /// How often each code was written.
    code_counts: Vec<u32>,
    folded: String,
}

impl IndexBuilder {
    /// A builder for documents with these fields, at most [`MAX_FIELDS`]: further ones are left out. Without places an
    /// index is smaller by 40 %, and finds phrases as all of their words.
    pub fn new(fields: &[FieldSpec], has_places: bool) -> Self {
        IndexBuilder {
            weights: fields.iter().take(MAX_FIELDS).map(|field| field.weight).listed(),
            has_places,
            known: Interner::default(),
            batch: Batch::default(),
            runs: Vec::new(),
            lengths: Vec::new(),
            total_length: 0.0,
            code_counts: vec![0; 1 << 16],
            folded: String::new(),
        }
    }

    /// The number of documents so far.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether there is no document yet.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// Adds the next document: for each field, in their order, its values. A field left out has none.
    pub fn add(&mut self, values: &[Vec<&str>]) {
        let mut length = 0.0;
        for field in 0..self.weights.len() {
            let terms = self.add_field(field as u64, values.get(field).map_or(&[], Vec::as_slice));
            length += self.weights[field] * terms as f32;
        }
        self.lengths.push(weight::length_step(length));
        self.total_length += f64::from(length);
        let most = if self.runs.len() < MANY_RUNS { SMALL_BATCH } else { LARGE_BATCH };
        if self.batch.terms.len() >= most {
            self.end_batch();
        }
    }

    /// Makes the documents searchable, in steps.
    pub fn finish(mut self) -> Finishing {
        self.end_batch();
        self.batch = Batch::default();
        let words = self.known.strings();
        let sorted = order(words.len(), &|a, b| words[a].cmp(&words[b]));
        let (codes, number) = by_frequency(&self.code_counts);
        let mut writer = postings::Writer::default();
        let size: usize = self.runs.iter().map(|run| run.postings.len()).sum();
        writer.docs.reserve(size / 3);
        writer.codes.reserve(size / 3);
        writer.places.reserve(if self.has_places { size / 3 } else { 0 });
        Finishing { builder: self, sorted, codes, number, done: 0, writer, dictionary: dictionary::Writer::default() }
    }

    /// Adds the values of a field of the present document, and says how many terms they have.
    fn add_field(&mut self, field: u64, values: &[&str]) -> usize {
        let key = (self.lengths.len() as u64) << 36 | field << 32;
        let before = self.batch.terms.len();
        let mut next = 0;
        for value in values {
            let first = next;
            let (known, batch) = (&mut self.known, &mut self.batch);
            each_term(value, &mut self.folded, &mut |term| {
                let place = first + term.place;
                batch.terms.push(known.intern(term.text));
                batch.keys.push(key | u64::from(place));
                next = place + 1 + MAX_NEAR;
            });
        }
        self.batch.terms.len() - before
    }

    fn end_batch(&mut self) {
        if self.batch.terms.is_empty() {
            return;
        }
        let run = self.batch.write(self.known.strings().len(), &self.weights, self.has_places, &mut self.code_counts);
        self.runs.push(run);
        self.batch.terms.clear();
        self.batch.keys.clear();
    }
}

/// Occurrences of terms: which term, and where (document, field and place in one number: 28, 4 and 32 bits).
#[derive(Default)]
struct Batch {
    terms: Vec<u32>,
    keys: Vec<u64>,
}

/// The postings of a batch of documents, for each of the terms known by then.
struct Run {
    /// Where the postings of each term end.
    ends: Vec<u32>,
    /// Postings: a document's distance to the one before as a varint, its code as two bytes, its places as in the index.
    postings: Vec<u8>,
}

impl Batch {
    fn write(&self, terms: usize, weights: &[f32], has_places: bool, code_counts: &mut [u32]) -> Run {
        let (starts, keys) = self.sorted(terms);
        let mut postings = Vec::with_capacity(4 * keys.len());
        let mut ends = Vec::with_capacity(terms);
        let mut occurrences = keys.as_slice();
        for term in 0..terms {
            let (own, rest) = occurrences.split_at((starts[term + 1] - starts[term]) as usize);
            occurrences = rest;
            write_term(own, weights, has_places, code_counts, &mut postings);
            ends.push(postings.len() as u32);
        }
        Run { ends, postings }
    }

    /// Where each term's occurrences begin, and all occurrences sorted by term: a counting sort, which keeps their order.
    fn sorted(&self, terms: usize) -> (Vec<u32>, Vec<u64>) {
        let mut starts = vec![0_u32; terms + 1];
        self.terms.iter().for_each(|&term| starts[term as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut keys = vec![0; self.keys.len()];
        for (&term, &key) in self.terms.iter().zip(&self.keys) {
            let place = &mut next[term as usize];
            keys[*place as usize] = key;
            *place += 1;
        }
        (starts, keys)
    }
}

/// Writes a term's postings in a batch.
fn write_term(mut keys: &[u64], weights: &[f32], has_places: bool, code_counts: &mut [u32], out: &mut Vec<u8>) {
    let mut next = 0;
    while let Some(&first) = keys.first() {
        let doc = (first >> 36) as u32;
        let (own, rest) = keys.split_at(leading(keys, |key| key >> 36 == first >> 36));
        keys = rest;
        let (mut fields, mut frequency) = (0_u16, 0.0);
        for key in own {
            let field = (key >> 32) as usize & 15;
            fields |= 1 << field;
            frequency += weights[field];
        }
        let is_once = fields.count_ones() as usize == own.len();
        let code = if is_once { weight::code_of_once(fields) } else { weight::code(fields, frequency) };
        code_counts[code as usize] += 1;
        push_varint(doc - next, out);
        out.extend_from_slice(&code.to_le_bytes());
        next = doc + 1;
        if has_places && is_once {
            own.iter().for_each(|&key| push_varint(key as u32, out));
        } else if has_places {
            write_places(own, out);
        }
    }
}

fn write_places(mut keys: &[u64], out: &mut Vec<u8>) {
    while let Some(&first) = keys.first() {
        let (own, rest) = keys.split_at(leading(keys, |key| key >> 32 == first >> 32));
        keys = rest;
        postings::push_places(own.iter().map(|&key| key as u32), out);
    }
}

/// How many keys at the beginning are as `is_own` says.
fn leading(keys: &[u64], is_own: impl Fn(u64) -> bool) -> usize {
    keys.iter().take_while(|&&key| is_own(key)).count()
}

/// The codes that were written, the most frequent first, and for each code its place among them.
fn by_frequency(counts: &[u32]) -> (Vec<Code>, Vec<u32>) {
    let used: Vec<Code> = (0..=Code::MAX).filter(|&code| counts[code as usize] > 0).listed();
    let count = |at: usize| counts[used[at] as usize];
    let codes: Vec<Code> =
        order(used.len(), &|a, b| count(b).cmp(&count(a))).iter().map(|&at| used[at as usize]).listed();
    let mut number = vec![0; counts.len()];
    (0..).zip(&codes).for_each(|(at, &code)| number[code as usize] = at);
    (codes, number)
}

/// An index on the way: all documents are there, their runs are being merged.
pub struct Finishing {
    builder: IndexBuilder,
    /// The terms in sorted order.
    sorted: Vec<u32>,
    codes: Vec<Code>,
    number: Vec<u32>,
    /// How many terms are merged.
    done: usize,
    writer: postings::Writer,
    dictionary: dictionary::Writer,
}

impl Finishing {
    /// How much is done, 0 to 1.
    pub fn progress(&self) -> f32 {
        self.done as f32 / self.sorted.len().max(1) as f32
    }

    /// Merges the next `terms` terms; says whether there are more.
    pub fn step(&mut self, terms: usize) -> bool {
        let end = self.sorted.len().min(self.done.saturating_add(terms));
        for at in self.done..end {
            self.merge(self.sorted[at] as usize);
        }
        self.done = end;
        end < self.sorted.len()
    }

    /// The index; what is still to be merged is.
    pub fn index(mut self) -> Index {
        self.step(usize::MAX);
        let IndexBuilder { weights, lengths, total_length, has_places, .. } = self.builder;
        let mut numbers = Vec::new();
        let mean = (total_length / lengths.len().max(1) as f64) as f32;
        for number in [lengths.len() as u32, u32::from(has_places), mean.to_bits()] {
            push_u32(number, &mut numbers);
        }
        weights.iter().for_each(|weight| push_u32(weight.to_bits(), &mut numbers));
        let dictionary = self.dictionary.finish();
        let [blocks, terms] = dictionary.parts();
        Index::of(Parts {
            numbers: numbers.into(),
            blocks: blocks.clone(),
            terms: terms.clone(),
            docs: self.writer.docs.into(),
            codes: self.writer.codes.into(),
            places: self.writer.places.into(),
            code_list: self.codes.iter().flat_map(|code| code.to_le_bytes()).listed().into(),
            lengths: lengths.into(),
        })
    }

    fn merge(&mut self, term: usize) {
        let IndexBuilder { runs, known, has_places, .. } = &self.builder;
        for run in runs {
            let Some(&end) = run.ends.get(term) else { continue };
            let start = term.checked_sub(1).map_or(0, |before| run.ends[before]);
            let mut rest = &run.postings[start as usize..end as usize];
            let mut next = 0;
            while !rest.is_empty() {
                let doc = next + take_varint(&mut rest);
                next = doc + 1;
                let (code, places) = rest.split_at(2);
                let code = Code::from_le_bytes([code[0], code[1]]);
                let length = if *has_places { places_len(places, code) } else { 0 };
                let (places, after) = places.split_at(length);
                rest = after;
                self.writer.push(doc, self.number[code as usize], places);
            }
        }
        let docs_with = self.writer.end_term();
        self.dictionary.push(&known.strings()[term], docs_with, self.writer.ends());
    }
}

/// The bytes of a posting's places.
fn places_len(bytes: &[u8], code: Code) -> usize {
    let mut rest = bytes;
    for _ in 0..weight::fields_of(code).count_ones() {
        while take_varint(&mut rest) & 1 == 1 && !weight::is_once(code) {}
    }
    bytes.len() - rest.len()
}
