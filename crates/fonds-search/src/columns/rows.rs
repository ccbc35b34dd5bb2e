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
    #[inline]
    pub fn row(&self, doc: u32) -> Row<'_> {
        let size = if self.is_wide { 4 } else { 2 };
        Row { bytes: row(&self.starts, &self.slots, doc, size), is_wide: self.is_wide }
    }

    /// Adds to `counts`, for each slot from `base` on, how many of the documents have it; other slots are passed over.
    pub fn count(&self, docs: &DocSet, base: u32, counts: &mut [u32]) {
        let mut add = |slot: u32| {
            if let Some(count) = counts.get_mut(slot.wrapping_sub(base) as usize) {
                *count = count.wrapping_add(1);
            }
        };
        self.each(docs, |_, row| row.for_each(&mut add));
    }

    /// Calls `visit` with each of the documents and what `table` holds for its slots, joined; `T::default()` for none.
    #[inline]
    pub fn join<T: Copy + Default>(
        &self,
        docs: &DocSet,
        table: &[T],
        join: impl Fn(T, T) -> T,
        mut visit: impl FnMut(u32, T),
    ) {
        let of_slot = |slot: u32| table.get(slot as usize).copied().unwrap_or_default();
        self.each(docs, |doc, row| visit(doc, row.fold(T::default(), |all, slot| join(all, of_slot(slot)))));
    }

    /// Calls `visit` with each of the documents and its row: one loop for either width, chosen once.
    #[inline]
    fn each(&self, docs: &DocSet, mut visit: impl FnMut(u32, Row)) {
        let (starts, slots) = (&*self.starts, &*self.slots);
        if self.is_wide {
            docs.for_each(|doc| visit(doc, Row { bytes: row(starts, slots, doc, 4), is_wide: true }));
        } else {
            docs.for_each(|doc| visit(doc, Row { bytes: row(starts, slots, doc, 2), is_wide: false }));
        }
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

#[inline]
fn row<'a>(starts: &[u8], slots: &'a [u8], doc: u32, size: usize) -> &'a [u8] {
    let at = 4 * doc as usize;
    let (Some(start), Some(end)) = (number_at(starts, at), number_at(starts, at + 4)) else { return &[] };
    slots.get(size * start..size * end).unwrap_or_default()
}

#[inline]
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
        if self.is_wide {
            let (slot, rest) = self.bytes.split_first_chunk()?;
            self.bytes = rest;
            Some(u32::from_le_bytes(*slot))
        } else {
            let (slot, rest) = self.bytes.split_first_chunk()?;
            self.bytes = rest;
            Some(u32::from(u16::from_le_bytes(*slot)))
        }
    }

    /// Asks for the width once, not for each slot.
    #[inline]
    fn fold<B, F: FnMut(B, u32) -> B>(self, init: B, mut f: F) -> B {
        if self.is_wide {
            self.bytes.as_chunks().0.iter().fold(init, |all, slot| f(all, u32::from_le_bytes(*slot)))
        } else {
            self.bytes.as_chunks().0.iter().fold(init, |all, slot| f(all, u16::from_le_bytes(*slot).into()))
        }
    }
}
