//! The terms of an index in sorted order, and where the postings of each are.
//!
//! Terms are written in blocks of 16. Within a block each term is what it does not share with the one before it (front
//! coding), with the number of its documents and the lengths of its postings in the three streams. A list of blocks says
//! where each begins, in the terms and in the streams; it is searched by halves.

use std::ops::Range;

use crate::bytes::{Bytes, push_u32, push_varint, take_varint};

const BLOCK: usize = 16;
/// Numbers of four bytes in the list of blocks, for each: where its terms begin, and its part of each stream.
const PER_BLOCK: usize = 4;

/// Where a term's postings are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// In how many documents it is.
    pub docs_with: u32,
    /// Its bytes in the stream of documents ...
    pub docs: Range<usize>,
    /// ... of codes ...
    pub codes: Range<usize>,
    /// ... and of places.
    pub places: Range<usize>,
}

/// The terms, opened.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    blocks: Bytes,
    terms: Bytes,
}

impl Dictionary {
    /// Opens what a [`Writer`] wrote.
    pub fn new(blocks: Bytes, terms: Bytes) -> Self {
        Dictionary { blocks, terms }
    }

    /// The two parts that it was opened from.
    pub fn parts(&self) -> [&Bytes; 2] {
        [&self.blocks, &self.terms]
    }

    /// The entry of a term.
    pub fn get(&self, term: &str) -> Option<Entry> {
        let mut cursor = self.seek(term);
        (cursor.advance() && cursor.term() == term.as_bytes()).then(|| cursor.entry().clone())
    }

    /// A cursor before the first term that does not sort before `term`.
    pub fn seek(&self, term: &str) -> Cursor<'_> {
        let term = term.as_bytes();
        let (mut low, mut high) = (0, self.block_count());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.first_of(middle) <= term { low = middle + 1 } else { high = middle }
        }
        let mut cursor = self.at_block(low.saturating_sub(1));
        while cursor.advance() {
            if cursor.term() >= term {
                cursor.is_held = true;
                break;
            }
        }
        cursor
    }

    /// A cursor before the first term.
    pub fn start(&self) -> Cursor<'_> {
        self.at_block(0)
    }

    fn block_count(&self) -> usize {
        self.blocks.len() / (4 * PER_BLOCK)
    }

    fn at_block(&self, block: usize) -> Cursor<'_> {
        let number = |at| self.blocks.u32_at(block * PER_BLOCK + at) as usize;
        let start = |at| number(at)..number(at);
        let entry = Entry { docs_with: 0, docs: start(1), codes: start(2), places: start(3) };
        Cursor { rest: self.terms.tail(number(0)), term: Vec::new(), entry, is_held: false }
    }

    fn first_of(&self, block: usize) -> &[u8] {
        let mut rest = self.terms.tail(self.blocks.u32_at(block * PER_BLOCK) as usize);
        take_varint(&mut rest);
        let length = take_varint(&mut rest) as usize;
        rest.get(..length).unwrap_or_default()
    }
}

/// A way through the terms in their order.
#[derive(Clone, Debug)]
pub struct Cursor<'d> {
    rest: &'d [u8],
    term: Vec<u8>,
    entry: Entry,
    /// Whether the next step is to stay: the term was read to see that it is the first one wanted.
    is_held: bool,
}

impl Cursor<'_> {
    /// Goes to the next term; `false` if there is none.
    pub fn advance(&mut self) -> bool {
        if std::mem::take(&mut self.is_held) {
            return true;
        }
        if self.rest.is_empty() {
            return false;
        }
        let shared = (take_varint(&mut self.rest) as usize).min(self.term.len());
        let length = (take_varint(&mut self.rest) as usize).min(self.rest.len());
        let (own, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.term.truncate(shared);
        self.term.extend_from_slice(own);
        self.entry.docs_with = take_varint(&mut self.rest);
        for part in [&mut self.entry.docs, &mut self.entry.codes, &mut self.entry.places] {
            *part = part.end..part.end.saturating_add(take_varint(&mut self.rest) as usize);
        }
        true
    }

    /// The term, in UTF-8.
    pub fn term(&self) -> &[u8] {
        &self.term
    }

    /// The term as text; empty if the file is damaged.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.term).unwrap_or_default()
    }

    /// Where its postings are.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }
}

/// Writes terms in their order.
#[derive(Default)]
pub struct Writer {
    blocks: Vec<u8>,
    terms: Vec<u8>,
    last: Vec<u8>,
    count: usize,
    ends: [usize; 3],
}

impl Writer {
    /// Appends a term that sorts after all before it, with the number of its documents and where its postings end in each
    /// of the streams.
    pub fn push(&mut self, term: &str, docs_with: u32, ends: [usize; 3]) {
        if self.count.is_multiple_of(BLOCK) {
            push_u32(self.terms.len() as u32, &mut self.blocks);
            self.ends.iter().for_each(|&end| push_u32(end as u32, &mut self.blocks));
            self.last.clear();
        }
        let shared = self.last.iter().zip(term.as_bytes()).take_while(|(a, b)| a == b).count();
        let own = &term.as_bytes()[shared..];
        push_varint(shared as u32, &mut self.terms);
        push_varint(own.len() as u32, &mut self.terms);
        self.terms.extend_from_slice(own);
        push_varint(docs_with, &mut self.terms);
        for (end, before) in ends.iter().zip(&mut self.ends) {
            push_varint((end - *before) as u32, &mut self.terms);
            *before = *end;
        }
        self.last.clear();
        self.last.extend_from_slice(term.as_bytes());
        self.count += 1;
    }

    /// The list of blocks, and the terms.
    pub fn finish(self) -> Dictionary {
        Dictionary::new(self.blocks.into(), self.terms.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_sorted_list(
            terms in prop::collection::btree_map("[abü]{1,5}", (1_u32..9, 0_usize..300, 0_usize..3), 0..80),
            asked in "[abü]{0,5}",
        ) {
            let mut writer = Writer::default();
            let mut ends = [0; 3];
            let mut naive: Vec<(String, Entry)> = Vec::new();
            for (term, &(docs_with, docs, codes)) in &terms {
                let starts = ends;
                ends = [ends[0] + docs, ends[1] + codes, ends[2] + 1];
                writer.push(term, docs_with, ends);
                let part = |at: usize| starts[at]..ends[at];
                naive.push((term.clone(), Entry { docs_with, docs: part(0), codes: part(1), places: part(2) }));
            }
            let dictionary = writer.finish();
            prop_assert_eq!(dictionary.get(&asked), naive.iter().find(|(term, _)| *term == asked).map(|n| n.1.clone()));
            let mut cursor = dictionary.seek(&asked);
            for (term, entry) in naive.iter().filter(|(term, _)| *term >= asked) {
                prop_assert!(cursor.advance());
                prop_assert_eq!(cursor.text(), term);
                prop_assert_eq!(cursor.entry(), entry);
            }
            prop_assert!(!cursor.advance());
        }

        #[test]
        fn any_bytes_can_be_read(blocks: Vec<u8>, terms: Vec<u8>, asked in "[ab]{0,3}") {
            let dictionary = Dictionary::new(blocks.into(), terms.into());
            dictionary.get(&asked);
            let mut cursor = dictionary.start();
            while cursor.advance() {}
        }
    }
}
