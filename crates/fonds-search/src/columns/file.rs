//! The columns' bytes, read and checked.
//!
//! All numbers are four bytes, little-endian, except the slots:
//!
//! ```text
//! file      = keywords intervals orders docs entries column* totals starts slots days* rank*
//! column    = labels bytes words end{labels} byte{bytes} word{words}
//! word      = label start
//! totals    = docs-with-it for each slot; a column has a slot for each label, then one for none
//! starts    = entry at which a document's row begins, for each document; entries
//! slots     = slot{entries}, of two bytes if there are at most 65,536 slots, else of four
//! days      = earliest{docs} latest{docs}
//! rank      = place{docs}
//! ```

use super::labels::{Labels, WORD_BYTES};
use super::rows::{Rows, slot_bytes};
use super::time::Days;
use super::{Columns, Keywords};
use crate::bytes::Bytes;

/// More columns of a kind are refused: each takes room on opening, whatever the file's length.
const COLUMNS_MAX: u32 = u16::MAX as u32;

pub(super) fn read(bytes: Bytes, docs: usize) -> Option<Columns> {
    let mut rest = Rest { bytes, at: 0 };
    let [keywords, intervals, orders] = [rest.columns()?, rest.columns()?, rest.columns()?];
    let docs = rest.number().filter(|&written| written as usize == docs)?;
    let entries = rest.number()?;
    let mut base = 0;
    let keywords = times(keywords, &mut || read_keywords(&mut rest, &mut base))?;
    let totals = rest.list(base, 4)?;
    let starts = rest.list(docs.checked_add(1)?, 4)?;
    let slot_bytes = slot_bytes(base);
    let slots = rest.list(entries, slot_bytes)?;
    let rows = Rows::new(starts, slots, slot_bytes)?;
    let intervals = times(intervals, &mut || Some(Days::new(rest.list(docs, 4)?, rest.list(docs, 4)?)))?;
    let ranks = times(orders, &mut || rest.list(docs, 4))?;
    rest.is_empty().then_some(Columns { docs: docs as usize, rows, totals, keywords, intervals, ranks })
}

/// A column whose slots begin at `base`, which is moved beyond them.
fn read_keywords(rest: &mut Rest, base: &mut u32) -> Option<Keywords> {
    let (count, text, words) = (rest.number()?, rest.number()?, rest.number()?);
    let labels = Labels::new(rest.list(count, 4)?, rest.list(text, 1)?, rest.list(words, WORD_BYTES)?)?;
    let keywords = Keywords { base: *base, labels };
    *base = base.checked_add(count)?.checked_add(1)?;
    Some(keywords)
}

fn times<T>(count: u32, read: &mut dyn FnMut() -> Option<T>) -> Option<Vec<T>> {
    let mut list = Vec::new();
    for _ in 0..count {
        list.push(read()?);
    }
    Some(list)
}

/// What is not yet read.
struct Rest {
    bytes: Bytes,
    at: usize,
}

impl Rest {
    fn number(&mut self) -> Option<u32> {
        Some(self.list(1, 4)?.u32_at(0))
    }

    fn columns(&mut self) -> Option<u32> {
        self.number().filter(|&count| count <= COLUMNS_MAX)
    }

    /// The next `len` items of `size` bytes each.
    fn list(&mut self, len: u32, size: usize) -> Option<Bytes> {
        let end = self.at.checked_add((len as usize).checked_mul(size)?)?;
        let list = self.bytes.part(self.at..end)?;
        self.at = end;
        Some(list)
    }

    fn is_empty(&self) -> bool {
        self.at == self.bytes.len()
    }
}
