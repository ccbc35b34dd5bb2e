//! The rows: for each document the slots of all its keywords.

use crate::DocSet;
use crate::bytes::Bytes;

/// Up to how many slots are written in two bytes each.
const NARROW_MAX: u32 = 1 << 16;

/// For each document its slots, column by column; the slot of *none* for a column without a value.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// By document, where its row begins, counted in slots; and the end of the last row.
    starts: Bytes,
    slots: Bytes,
    is_wide: bool,
}

/// Bytes that a slot takes if there are `slots` of them.
pub(super) fn slot_bytes(slots: u32) -> usize {
    if slots <= NARROW_MAX { 2 } else { 4 }
}

impl Rows {
    /// The rows of `docs` documents; `None` if one begins before the one before it, or ends beyond the end. So all rows
    /// together are no longer than the file.
    pub fn new(starts: Bytes, slots: Bytes, slot_bytes: usize) -> Option<Rows> {
        let fits = ascends(&starts, slots.len() / slot_bytes);
        fits.then_some(Rows { starts, slots, is_wide: slot_bytes == 4 })
    }

    /// The slots of a document; none for a document that there is not.
    pub fn row(&self, doc: u32) -> Row<'_> {
        let bytes = row(&self.starts, &self.slots, doc, if self.is_wide { 4 } else { 2 });
        Row { bytes, is_wide: self.is_wide }
    }

    /// Adds to `counts`, for each slot from `base` on, how many of the documents have it; other slots are passed over.
    pub fn count(&self, docs: &DocSet, base: u32, counts: &mut [u32]) {
        if self.is_wide { self.count_as::<u32>(docs, base, counts) } else { self.count_as::<u16>(docs, base, counts) }
    }

    /// Calls `visit` with each of the documents and what `table` holds for its slots, joined; `T::default()` for none.
    pub fn join<T: Copy + Default>(
        &self,
        docs: &DocSet,
        table: &[T],
        join: impl Fn(T, T) -> T,
        visit: impl FnMut(u32, T),
    ) {
        if self.is_wide {
            self.join_as::<u32, T>(docs, table, join, visit);
        } else {
            self.join_as::<u16, T>(docs, table, join, visit);
        }
    }

    fn count_as<S: Slot>(&self, docs: &DocSet, base: u32, counts: &mut [u32]) {
        let (starts, slots) = (&*self.starts, &*self.slots);
        docs.for_each(|doc| {
            for slot in row(starts, slots, doc, S::BYTES).chunks_exact(S::BYTES) {
                if let Some(count) = counts.get_mut(S::read(slot).wrapping_sub(base) as usize) {
                    *count = count.wrapping_add(1);
                }
            }
        });
    }

    fn join_as<S: Slot, T: Copy + Default>(
        &self,
        docs: &DocSet,
        table: &[T],
        join: impl Fn(T, T) -> T,
        mut visit: impl FnMut(u32, T),
    ) {
        let (starts, slots) = (&*self.starts, &*self.slots);
        docs.for_each(|doc| {
            let mut joined = T::default();
            for slot in row(starts, slots, doc, S::BYTES).chunks_exact(S::BYTES) {
                if let Some(value) = table.get(S::read(slot) as usize) {
                    joined = join(joined, *value);
                }
            }
            visit(doc, joined);
        });
    }
}

/// A number as a slot is written: the passes over the rows are compiled for either width, so that none asks for it.
trait Slot {
    const BYTES: usize;

    fn read(bytes: &[u8]) -> u32;
}

impl Slot for u16 {
    const BYTES: usize = 2;

    #[inline(always)]
    fn read(bytes: &[u8]) -> u32 {
        bytes.first_chunk().map_or(0, |bytes| u16::from_le_bytes(*bytes).into())
    }
}

impl Slot for u32 {
    const BYTES: usize = 4;

    #[inline(always)]
    fn read(bytes: &[u8]) -> u32 {
        bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }
}

/// Whether no number of a list is less than the one before it, or greater than `most`.
pub(super) fn ascends(list: &Bytes, most: usize) -> bool {
    let mut last = 0;
    let ascends = list.as_chunks().0.iter().all(|number| {
        let number = u32::from_le_bytes(*number);
        let fits = last <= number;
        last = number;
        fits
    });
    ascends && last as usize <= most
}

/// The bytes of a document's row. Inlined wherever it is called, also if the program is compiled for size: a call for each
/// document would cost as much as counting it.
#[inline(always)]
fn row<'a>(starts: &[u8], slots: &'a [u8], doc: u32, size: usize) -> &'a [u8] {
    let at = 4 * doc as usize;
    let (Some(start), Some(end)) = (number_at(starts, at), number_at(starts, at + 4)) else { return &[] };
    slots.get(size * start..size * end).unwrap_or_default()
}

#[inline(always)]
fn number_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?) as usize)
}

/// The slots of one document.
pub(super) struct Row<'a> {
    bytes: &'a [u8],
    is_wide: bool,
}

impl Iterator for Row<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let size = if self.is_wide { 4 } else { 2 };
        let (slot, rest) = self.bytes.split_at_checked(size)?;
        self.bytes = rest;
        Some(if self.is_wide { u32::read(slot) } else { u16::read(slot) })
    }
}
