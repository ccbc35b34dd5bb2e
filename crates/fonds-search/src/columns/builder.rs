//! Builds the bytes of the columns, one document at a time.

use super::labels::WORD_BYTES;
use super::rows::slot_bytes;
use super::time::NO_DATE;
use crate::bytes::push_u32;
use crate::listed::Listed;
use crate::order;
use crate::tokens::Spans;
use crate::{Interner, fold};

/// Takes documents one at a time. It holds four bytes for each value of each document, eight for each interval, and each
/// label once.
#[derive(Clone, Debug, Default)]
pub struct ColumnsBuilder {
    keywords: Vec<Vocabulary>,
    intervals: Vec<Vec<(i32, i32)>>,
    /// The documents' keywords, one document after the other, by the numbers that their vocabularies give.
    numbers: Vec<u32>,
    /// Where each document ends in `numbers`.
    ends: Vec<u32>,
    /// By number, the last document that has it, counted from 1.
    last_docs: Vec<u32>,
}

/// The values of a column: numbers are counted through all columns, in the order in which values first come. The first
/// numbers stand for *none*, one for each column.
#[derive(Clone, Debug, Default)]
struct Vocabulary {
    labels: Interner,
    /// By the number of the label in `labels`.
    numbers: Vec<u32>,
}

/// A vocabulary in its order.
struct Sorted {
    labels: Vec<String>,
    /// By the number of the label.
    folded: Vec<String>,
    /// The numbers of the labels, by id.
    ids: Vec<u32>,
}

impl ColumnsBuilder {
    /// For so many keyword columns and interval columns, at most 65,535 of each.
    pub fn new(keywords: usize, intervals: usize) -> Self {
        let most = usize::from(u16::MAX);
        let keywords = keywords.min(most);
        ColumnsBuilder {
            keywords: vec![Vocabulary::default(); keywords],
            intervals: vec![Vec::new(); intervals.min(most)],
            last_docs: vec![0; keywords],
            ..ColumnsBuilder::default()
        }
    }

    /// Adds the next document. `keywords` are its values by column, of which each counts once; `intervals` its first and
    /// last day by column, both included, `i32::MIN` for an open beginning, `i32::MAX` for an open end, `None` for no
    /// date. A column left out is empty. Days given the wrong way round are exchanged.
    pub fn add(&mut self, keywords: &[Vec<&str>], intervals: &[Option<(i32, i32)>]) {
        let doc = self.ends.len() as u32 + 1;
        for (column, vocabulary) in self.keywords.iter_mut().enumerate() {
            let values = keywords.get(column).map_or(&[][..], Vec::as_slice);
            if values.is_empty() {
                self.numbers.push(column as u32);
            }
            for value in values {
                let number = vocabulary.number(value, &mut self.last_docs);
                let last_doc = &mut self.last_docs[number as usize];
                if *last_doc != doc {
                    *last_doc = doc;
                    self.numbers.push(number);
                }
            }
        }
        self.ends.push(self.numbers.len() as u32);
        for (column, days) in self.intervals.iter_mut().enumerate() {
            days.push(intervals.get(column).copied().flatten().map_or(NO_DATE, dated));
        }
    }

    /// The bytes, with the documents' places in orders of the caller's (a document left out has none).
    pub fn finish(self, ranks: &[Vec<u32>]) -> Vec<u8> {
        let ranks = ranks.get(..usize::from(u16::MAX)).unwrap_or(ranks);
        let mut bytes = Vec::new();
        let docs = self.ends.len();
        [self.keywords.len(), self.intervals.len(), ranks.len(), docs, self.numbers.len()]
            .iter()
            .for_each(|&number| push_u32(number as u32, &mut bytes));
        let slots = write_keywords(self.keywords, self.last_docs.len(), &mut bytes);
        write_rows(&self.numbers, &self.ends, &slots, &mut bytes);
        for days in &self.intervals {
            days.iter().for_each(|&(earliest, _)| push_u32(earliest as u32, &mut bytes));
            days.iter().for_each(|&(_, latest)| push_u32(latest as u32, &mut bytes));
        }
        for ranks in ranks {
            (0..docs).for_each(|doc| push_u32(ranks.get(doc).copied().unwrap_or(u32::MAX), &mut bytes));
        }
        bytes
    }
}

/// Days that can't be mistaken for [`NO_DATE`].
fn dated((first, last): (i32, i32)) -> (i32, i32) {
    (first.min(last).min(i32::MAX - 1), first.max(last).max(i32::MIN + 1))
}

impl Vocabulary {
    fn number(&mut self, label: &str, last_docs: &mut Vec<u32>) -> u32 {
        let label = self.labels.intern(label) as usize;
        if label == self.numbers.len() {
            self.numbers.push(last_docs.len() as u32);
            last_docs.push(0);
        }
        self.numbers[label]
    }
}

/// Writes the labels of all columns, and gives the slots by number.
fn write_keywords(keywords: Vec<Vocabulary>, numbers: usize, bytes: &mut Vec<u8>) -> Vec<u32> {
    let mut slots = vec![0; numbers];
    let mut slot = 0;
    for (none, Vocabulary { labels, numbers }) in keywords.into_iter().enumerate() {
        let sorted = Sorted::new(labels);
        let ids = sorted.ids.iter().map(|&label| numbers[label as usize] as usize);
        for number in ids.chain([none]) {
            slots[number] = slot;
            slot += 1;
        }
        sorted.write(bytes);
    }
    slots
}

impl Sorted {
    fn new(labels: Interner) -> Sorted {
        let labels = labels.into_strings();
        let folded = labels.iter().map(|label| fold(label)).listed();
        let ids = order(labels.len(), &|a, b| folded[a].cmp(&folded[b]).then_with(|| labels[a].cmp(&labels[b])));
        Sorted { labels, folded, ids }
    }

    /// How many labels, bytes of labels and words there are; the ends of the labels; the labels; the words.
    fn write(&self, bytes: &mut Vec<u8>) {
        let words = self.words();
        let labels = || self.ids.iter().map(|&label| self.labels[label as usize].as_str());
        let len: usize = labels().map(str::len).sum();
        [self.ids.len(), len, words.len() / WORD_BYTES].iter().for_each(|&number| push_u32(number as u32, bytes));
        let mut end = 0;
        for label in labels() {
            end += label.len() as u32;
            push_u32(end, bytes);
        }
        labels().for_each(|label| bytes.extend_from_slice(label.as_bytes()));
        bytes.extend(words);
    }

    /// The words that don't begin a label, each with the id of its label and where it begins there.
    fn words(&self) -> Vec<u8> {
        let mut words = Vec::new();
        let mut tails = Vec::new();
        for (id, &label) in self.ids.iter().enumerate() {
            let text = self.labels[label as usize].as_str();
            for (start, _) in Spans::of(text).filter(|&(start, _)| start > 0) {
                words.push((id as u32, start as u32));
                tails.push(&self.folded[label as usize][fold(&text[..start]).len()..]);
            }
        }
        let mut bytes = Vec::with_capacity(WORD_BYTES * words.len());
        for at in order(tails.len(), &|a, b| tails[a].cmp(tails[b])) {
            let (id, start) = words[at as usize];
            push_u32(id, &mut bytes);
            push_u32(start, &mut bytes);
        }
        bytes
    }
}

/// In how many documents each slot is; where the rows begin and the last one ends; the rows. `slots` are by number.
fn write_rows(numbers: &[u32], ends: &[u32], slots: &[u32], bytes: &mut Vec<u8>) {
    let mut totals = vec![0; slots.len()];
    numbers.iter().for_each(|&number| totals[slots[number as usize] as usize] += 1);
    totals.iter().for_each(|&total| push_u32(total, bytes));
    push_u32(0, bytes);
    ends.iter().for_each(|&end| push_u32(end, bytes));
    let size = slot_bytes(slots.len() as u32);
    bytes.reserve(size * numbers.len());
    for &number in numbers {
        bytes.extend_from_slice(&slots[number as usize].to_le_bytes()[..size]);
    }
}
