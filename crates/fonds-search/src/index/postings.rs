//! The postings of a term: the documents that it is in, in order, each with its code and its places.
//!
//! Three streams, so that what a query does not need is not read: *documents* (gaps as varints, doubled, odd if the code
//! is not the most frequent one), *codes* of those (varints, by their place in the list of all codes, the most frequent
//! first), *places* (for each field of the code the term's place there; if it may stand there more often, the distances
//! between its places, doubled, odd if another one follows). Every 128 postings are a block; a term with more has a list
//! of its blocks before its documents, so that those without a wanted document are passed over.

use crate::bytes::{push_varint, take_varint};
use crate::index::dictionary::Entry;

/// Postings in a block.
pub const BLOCK: usize = 128;

/// The three streams of an index.
#[derive(Clone, Copy, Debug)]
pub struct Streams<'i> {
    /// Documents.
    pub docs: &'i [u8],
    /// Codes.
    pub codes: &'i [u8],
    /// Places; empty in an index without them.
    pub places: &'i [u8],
}

/// The postings of one term.
#[derive(Clone, Copy, Debug)]
pub struct Postings<'i> {
    count: u32,
    /// The list of blocks, without the last one.
    skips: &'i [u8],
    docs: &'i [u8],
    codes: &'i [u8],
    places: &'i [u8],
}

impl<'i> Postings<'i> {
    /// The postings that an entry of the dictionary stands for.
    pub fn of(entry: &Entry, streams: Streams<'i>) -> Self {
        let mut docs = streams.docs.get(entry.docs.clone()).unwrap_or_default();
        let mut skips: &[u8] = &[];
        if entry.docs_with as usize > BLOCK {
            let length = (take_varint(&mut docs) as usize).min(docs.len());
            (skips, docs) = docs.split_at(length);
        }
        let codes = streams.codes.get(entry.codes.clone()).unwrap_or_default();
        let places = streams.places.get(entry.places.clone()).unwrap_or_default();
        // Each posting has at least one byte of the documents, so a larger number is a lie.
        Postings { count: entry.docs_with.min(docs.len() as u32), skips, docs, codes, places }
    }

    /// Calls `visit` with each document and the number of its code.
    #[inline]
    pub fn for_each(&self, mut visit: impl FnMut(u32, u32)) {
        let (mut docs, mut codes) = (self.docs, self.codes);
        let mut next = 0_u32;
        for _ in 0..self.count {
            let step = take_varint(&mut docs);
            let doc = next.wrapping_add(step >> 1);
            next = doc.wrapping_add(1);
            visit(doc, if step & 1 == 0 { 0 } else { take_varint(&mut codes) });
        }
    }

    /// A reader that goes to wanted documents.
    pub fn seeker(self) -> Seeker<'i> {
        let at = Spot { next: 0, docs: self.docs, codes: self.codes, places: self.places };
        let mut seeker = Seeker {
            at,
            left: 0,
            unread: self.count,
            skips: self.skips,
            end: None,
            last: None,
            fields: 0,
            is_once: true,
        };
        seeker.begin_block();
        seeker
    }
}

/// A spot in the streams.
#[derive(Clone, Copy, Debug)]
struct Spot<'i> {
    /// The least document that the next posting can be.
    next: u32,
    docs: &'i [u8],
    codes: &'i [u8],
    places: &'i [u8],
}

/// One posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The document.
    pub doc: u32,
    /// The number of its code.
    pub code: u32,
}

/// Reads the postings of wanted documents, in order.
#[derive(Clone, Debug)]
pub struct Seeker<'i> {
    at: Spot<'i>,
    /// Postings left in this block ...
    left: u32,
    /// ... and after it.
    unread: u32,
    /// The list of blocks after this one.
    skips: &'i [u8],
    /// Where the next block begins, if there is one.
    end: Option<Spot<'i>>,
    /// The posting that was read last.
    last: Option<Posting>,
    /// The fields of it whose places are still to be read.
    fields: u16,
    /// Whether it stands just once in each of them.
    is_once: bool,
}

/// The fields that a term stands in, one bit each, and whether it stands just once in each of them.
pub type Standing = (u16, bool);

impl<'i> Seeker<'i> {
    /// The first posting whose document is not before `doc`, which must not be less than in the call before.
    /// `standing` tells of a code; with no fields, places are not read.
    #[inline]
    pub fn seek(&mut self, doc: u32, standing: &dyn Fn(u32) -> Standing) -> Option<Posting> {
        if let Some(last) = self.last.filter(|last| last.doc >= doc) {
            return Some(last);
        }
        self.places(|_, _| {});
        loop {
            while let Some(end) = self.end.filter(|end| end.next <= doc) {
                self.at = end;
                self.begin_block();
            }
            self.last = self.step();
            let posting = self.last?;
            (self.fields, self.is_once) = standing(posting.code);
            if posting.doc >= doc {
                return Some(posting);
            }
            self.places(|_, _| {});
        }
    }

    /// Calls `visit` with each field and place of the posting that was found last; only once for each posting.
    #[inline]
    pub fn places(&mut self, mut visit: impl FnMut(u32, u32)) {
        while self.fields != 0 {
            let field = self.fields.trailing_zeros();
            self.fields &= self.fields - 1;
            if self.is_once {
                visit(field, take_varint(&mut self.at.places));
                continue;
            }
            let mut place = 0_u32;
            loop {
                let step = take_varint(&mut self.at.places);
                place = place.wrapping_add(step >> 1);
                visit(field, place);
                if step & 1 == 0 {
                    break;
                }
            }
        }
    }

    fn step(&mut self) -> Option<Posting> {
        if self.left == 0 {
            self.begin_block();
        }
        self.left = self.left.checked_sub(1)?;
        let step = take_varint(&mut self.at.docs);
        let doc = self.at.next.wrapping_add(step >> 1);
        self.at.next = doc.wrapping_add(1);
        Some(Posting { doc, code: if step & 1 == 0 { 0 } else { take_varint(&mut self.at.codes) } })
    }

    fn begin_block(&mut self) {
        self.left = self.unread.min(BLOCK as u32);
        self.unread -= self.left;
        self.end = if self.unread > 0 { self.at.after_block(&mut self.skips) } else { None };
    }
}

impl Spot<'_> {
    /// Where the block ends that begins here, by the list of blocks: the least document after it, and the bytes of it in
    /// each stream.
    fn after_block(mut self, skips: &mut &[u8]) -> Option<Self> {
        if skips.is_empty() {
            return None;
        }
        self.next = self.next.saturating_add(take_varint(skips)).saturating_add(1);
        for stream in [&mut self.docs, &mut self.codes, &mut self.places] {
            *stream = stream.get(take_varint(skips) as usize..).unwrap_or_default();
        }
        Some(self)
    }
}

/// Writes the postings of one term after the other.
#[derive(Default)]
pub struct Writer {
    /// The streams so far.
    pub docs: Vec<u8>,
    /// Codes.
    pub codes: Vec<u8>,
    /// Places.
    pub places: Vec<u8>,
    term: Vec<u8>,
    skips: Vec<u8>,
    count: u32,
    next: u32,
    /// Where the present block begins: in the term's documents, in the codes, in the places; and its least document.
    block: ([usize; 3], u32),
}

impl Writer {
    /// Appends a posting of the present term. `code` is the number of its code, `places` as the stream has them.
    pub fn push(&mut self, doc: u32, code: u32, places: &[u8]) {
        if self.count > 0 && (self.count as usize).is_multiple_of(BLOCK) {
            self.end_block();
        }
        push_varint((doc - self.next) << 1 | u32::from(code != 0), &mut self.term);
        if code != 0 {
            push_varint(code, &mut self.codes);
        }
        self.places.extend_from_slice(places);
        self.next = doc + 1;
        self.count += 1;
    }

    /// Ends the term, and says in how many documents it is.
    pub fn end_term(&mut self) -> u32 {
        if self.count as usize > BLOCK {
            push_varint(self.skips.len() as u32, &mut self.docs);
            self.docs.append(&mut self.skips);
        }
        self.docs.append(&mut self.term);
        self.next = 0;
        self.block = ([0, self.codes.len(), self.places.len()], 0);
        self.skips.clear();
        std::mem::take(&mut self.count)
    }

    /// Where the streams end.
    pub fn ends(&self) -> [usize; 3] {
        [self.docs.len(), self.codes.len(), self.places.len()]
    }

    fn end_block(&mut self) {
        let (starts, first) = self.block;
        let ends = [self.term.len(), self.codes.len(), self.places.len()];
        push_varint(self.next - 1 - first, &mut self.skips);
        starts.iter().zip(ends).for_each(|(start, end)| push_varint((end - start) as u32, &mut self.skips));
        self.block = (ends, self.next);
    }
}

/// Appends the places of a posting in one field, sorted, as the stream has them.
pub fn push_places(places: impl ExactSizeIterator<Item = u32>, to: &mut Vec<u8>) {
    let count = places.len();
    let mut last = 0;
    for (at, place) in places.enumerate() {
        push_varint((place - last) << 1 | u32::from(at + 1 < count), to);
        last = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// A posting as a test has it: code (of fields, one bit each), places in each field.
    type Naive = BTreeMap<u32, BTreeMap<u32, Vec<u32>>>;

    fn naive() -> impl Strategy<Value = Naive> {
        let places = prop::collection::btree_set(0_u32..300, 1..4).prop_map(|set| set.into_iter().collect::<Vec<_>>());
        let fields = prop::collection::btree_map(0_u32..3, places, 1..3);
        prop::collection::btree_map(0_u32..2_000, fields, 1..400)
    }

    fn is_once(fields: &BTreeMap<u32, Vec<u32>>) -> bool {
        fields.values().all(|list| list.len() == 1)
    }

    /// The first field alone, once, is the most frequent code.
    fn code(fields: &BTreeMap<u32, Vec<u32>>) -> u32 {
        let bits: u32 = fields.keys().map(|field| 1 << field).sum();
        (bits << 1 | u32::from(!is_once(fields))) - 2
    }

    fn standing(code: u32) -> Standing {
        let code = code.saturating_add(2);
        ((code >> 1) as u16, code & 1 == 0)
    }

    fn write(writer: &mut Writer, postings: &Naive) -> Entry {
        let starts = writer.ends();
        for (&doc, fields) in postings {
            let mut places = Vec::new();
            let once = is_once(fields);
            fields.values().for_each(|list| match once {
                true => push_varint(list[0], &mut places),
                false => push_places(list.iter().copied(), &mut places),
            });
            writer.push(doc, code(fields), &places);
        }
        let docs_with = writer.end_term();
        let ends = writer.ends();
        Entry { docs_with, docs: starts[0]..ends[0], codes: starts[1]..ends[1], places: starts[2]..ends[2] }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            before in naive(),
            postings in naive(),
            mut wanted in prop::collection::vec(0_u32..2_100, 0..60),
        ) {
            let mut writer = Writer::default();
            write(&mut writer, &before);
            let entry = write(&mut writer, &postings);
            let streams = Streams { docs: &writer.docs, codes: &writer.codes, places: &writer.places };
            let read = Postings::of(&entry, streams);
            let mut all = Vec::new();
            read.for_each(|doc, code| all.push((doc, code)));
            prop_assert_eq!(all, postings.iter().map(|(&doc, fields)| (doc, code(fields))).collect::<Vec<_>>());

            wanted.sort_unstable();
            let mut seeker = read.seeker();
            for (at, doc) in wanted.into_iter().enumerate() {
                let found = seeker.seek(doc, &standing);
                let expected = postings.range(doc..).next();
                prop_assert_eq!(found.map(|posting| posting.doc), expected.map(|(&doc, _)| doc));
                let (Some(_), Some((_, fields))) = (found, expected) else { break };
                let mut places: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
                if at % 3 == 0 {
                    continue;
                }
                seeker.places(|field, place| places.entry(field).or_default().push(place));
                prop_assert!(places.is_empty() || places == *fields);
            }
        }

        #[test]
        fn any_bytes_can_be_read(docs: Vec<u8>, codes: Vec<u8>, places: Vec<u8>, docs_with in 0_u32..1_000) {
            let entry = Entry { docs_with, docs: 0..docs.len(), codes: 0..codes.len(), places: 0..places.len() };
            let postings = Postings::of(&entry, Streams { docs: &docs, codes: &codes, places: &places });
            postings.for_each(|_, _| {});
            let mut seeker = postings.seeker();
            for doc in (0..5_000).step_by(700) {
                if seeker.seek(doc, &standing).is_some() {
                    seeker.places(|_, _| {});
                }
            }
        }
    }
}
