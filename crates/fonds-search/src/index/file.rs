//! The file of an index: what it is, its version, a checksum, and its parts.
//!
//! ```text
//! 0   8 bytes  "FondsIdx"
//! 8   u32      version of the format
//! 12  u32      number of parts
//! 16  u64      checksum of all that follows
//! 24  u32 * 2  for each part where it begins, counted from the beginning of the file, and how long it is
//! ...          the parts, each at a multiple of eight bytes
//! ```

use std::fmt;

use crate::bytes::{Bytes, push_u32};

const NAME: &[u8; 8] = b"FondsIdx";
/// Of the format; a file of another version is refused, as an index is quickly made anew.
pub const VERSION: u32 = 1;
const HEAD: usize = 24;

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It is no index at all.
    NotAnIndex,
    /// It was written by another version of this program.
    OtherVersion(u32),
    /// Bytes are missing or changed.
    Damaged,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            OpenError::NotAnIndex => f.write_str("This file is not a search index."),
            OpenError::OtherVersion(_) => f.write_str("The search index was made by another version of the program."),
            OpenError::Damaged => f.write_str("The search index is damaged: bytes are missing or changed."),
        }
    }
}

/// The parts as one file.
pub fn to_file(parts: &[&[u8]]) -> Vec<u8> {
    let room: usize = parts.iter().map(|part| part.len().next_multiple_of(8) + 8).sum();
    let mut file = Vec::with_capacity(HEAD + room);
    file.extend_from_slice(NAME);
    push_u32(VERSION, &mut file);
    push_u32(parts.len() as u32, &mut file);
    file.extend_from_slice(&[0; 8]);
    let mut start = (HEAD + 8 * parts.len()).next_multiple_of(8);
    for part in parts {
        push_u32(start as u32, &mut file);
        push_u32(part.len() as u32, &mut file);
        start += part.len().next_multiple_of(8);
    }
    for part in parts {
        file.extend_from_slice(part);
        file.resize(file.len().next_multiple_of(8), 0);
    }
    let sum = checksum(&file[HEAD..]).to_le_bytes();
    file[16..HEAD].copy_from_slice(&sum);
    file
}

/// The `N` parts of a file, which shares its bytes with them.
pub fn from_file<const N: usize>(file: Bytes) -> Result<[Bytes; N], OpenError> {
    if file.get(..8) != Some(NAME) {
        return Err(OpenError::NotAnIndex);
    }
    match file.u32_at(2) {
        VERSION => {}
        other => return Err(OpenError::OtherVersion(other)),
    }
    let sum = file.get(16..HEAD).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes);
    if sum != Some(checksum(file.tail(HEAD))) || file.u32_at(3) as usize != N {
        return Err(OpenError::Damaged);
    }
    let mut parts = [const { None }; N];
    for (at, part) in parts.iter_mut().enumerate() {
        let (start, length) = (file.u32_at(6 + 2 * at) as usize, file.u32_at(7 + 2 * at) as usize);
        *part = Some(file.part(start..start.saturating_add(length)).ok_or(OpenError::Damaged)?);
    }
    Ok(parts.map(Option::unwrap_or_default))
}

/// Four sums side by side, each multiplied on as in FNV: it finds changed bytes as quickly as memory can be read, and is
/// no proof against forgery.
fn checksum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut lanes = [1_u64, 2, 3, 4];
    let mut chunks = bytes.chunks_exact(32);
    for chunk in &mut chunks {
        for (lane, word) in lanes.iter_mut().zip(chunk.chunks_exact(8)) {
            let word = word.try_into().map_or(0, u64::from_le_bytes);
            *lane = (*lane ^ word).wrapping_mul(PRIME).rotate_left(29);
        }
    }
    for &byte in chunks.remainder() {
        lanes[0] = (lanes[0] ^ u64::from(byte)).wrapping_mul(PRIME).rotate_left(29);
    }
    lanes.iter().fold(bytes.len() as u64, |sum, lane| (sum ^ lane).wrapping_mul(PRIME).rotate_left(31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_come_back(parts in prop::array::uniform3(prop::collection::vec(any::<u8>(), 0..50))) {
            let file = to_file(&[&parts[0], &parts[1], &parts[2]]);
            let back: [Bytes; 3] = from_file(file.into()).expect("the file");
            prop_assert_eq!(back.map(|part| part.to_vec()), parts);
        }

        #[test]
        fn a_changed_or_cut_file_is_refused(
            parts in prop::array::uniform3(prop::collection::vec(any::<u8>(), 0..50)),
            at: prop::sample::Index,
            bit in 0_u32..8,
        ) {
            let mut file = to_file(&[&parts[0], &parts[1], &parts[2]]);
            let at = at.index(file.len());
            prop_assert!(from_file::<3>(file[..at].to_vec().into()).is_err());
            file[at] ^= 1 << bit;
            prop_assert!(from_file::<3>(file.into()).is_err());
        }
    }
}
