//! Parts of a file in memory, and numbers in them.
//!
//! Nothing here trusts what it reads: a number beyond the end is 0, a range beyond the end is empty. Numbers are
//! little-endian; a varint is LEB128, seven bits a byte, the lowest first, at most five bytes.

use std::ops::{Deref, Range};
use std::sync::Arc;

/// A part of a file that is held in memory. A clone shares it.
#[derive(Clone, Debug, Default)]
pub struct Bytes {
    file: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl Bytes {
    /// The part at `range`, counted from the beginning of this one; `None` if it reaches beyond the end.
    pub fn part(&self, range: Range<usize>) -> Option<Bytes> {
        self.get(range.clone())?;
        let start = self.range.start + range.start;
        Some(Bytes { file: self.file.clone(), range: start..start + range.len() })
    }

    /// The bytes from `start` on; none beyond the end.
    pub fn tail(&self, start: usize) -> &[u8] {
        self.get(start..).unwrap_or_default()
    }

    /// The number at place `at` of a list of numbers of two bytes.
    pub fn u16_at(&self, at: usize) -> u16 {
        self.get(2 * at..2 * at + 2).and_then(|b| b.try_into().ok()).map_or(0, u16::from_le_bytes)
    }

    /// The number at place `at` of a list of numbers of four bytes.
    pub fn u32_at(&self, at: usize) -> u32 {
        self.get(4 * at..4 * at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(file: Vec<u8>) -> Self {
        let range = 0..file.len();
        Bytes { file: Arc::new(file), range }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.file.get(self.range.clone()).unwrap_or_default()
    }
}

/// Takes the varint at the beginning of `from`; 0 at the end.
#[inline]
pub fn take_varint(from: &mut &[u8]) -> u32 {
    let Some((&first, rest)) = from.split_first() else { return 0 };
    *from = rest;
    if first < 0x80 { u32::from(first) } else { take_long_varint(u32::from(first & 0x7F), from) }
}

fn take_long_varint(mut value: u32, from: &mut &[u8]) -> u32 {
    for shift in [7, 14, 21, 28] {
        let Some((&byte, rest)) = from.split_first() else { return value };
        *from = rest;
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    value
}

/// Appends a varint.
#[inline]
pub fn push_varint(mut value: u32, to: &mut Vec<u8>) {
    while value >= 0x80 {
        to.push(value as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

/// Appends a number as four bytes.
pub fn push_u32(value: u32, to: &mut Vec<u8>) {
    to.extend_from_slice(&value.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn varints_come_back(values in prop::collection::vec(any::<u32>(), 0..20)) {
            let mut bytes = Vec::new();
            values.iter().for_each(|&value| push_varint(value, &mut bytes));
            let mut rest = bytes.as_slice();
            let back: Vec<u32> = values.iter().map(|_| take_varint(&mut rest)).collect();
            prop_assert_eq!(back, values);
            prop_assert!(rest.is_empty());
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>, at in 0_usize..40, start in 0_usize..40, end in 0_usize..40) {
            let mut rest = bytes.as_slice();
            while !rest.is_empty() {
                take_varint(&mut rest);
            }
            let file = Bytes::from(bytes.clone());
            prop_assert_eq!(file.part(start..end).map(|part| part.to_vec()), bytes.get(start..end).map(<[u8]>::to_vec));
            let four = bytes.get(4 * at..4 * at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            prop_assert_eq!(file.u32_at(at), four);
        }
    }
}
