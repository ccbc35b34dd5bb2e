//! Numbers for strings, in the order in which they first come.

/// Gives equal strings equal numbers, from 0 on.
///
/// A hash table with open addressing: each slot holds the number of a string plus one, or 0 for none, and beside it the
/// string's hash, so that strings are hardly ever compared in vain.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    strings: Vec<String>,
    slots: Vec<(u32, u32)>,
}

impl Interner {
    /// The number of `text`, a new one if it has none.
    pub fn intern(&mut self, text: &str) -> u32 {
        // At least half of the slots stay free, so that the way to a free one is short.
        if self.slots.len() < 2 * (self.strings.len() + 1) {
            self.grow();
        }
        let hash = hash(text);
        let slot = self.slot(text, hash);
        if self.slots[slot].0 == 0 {
            self.strings.push(text.to_owned());
            self.slots[slot] = (self.strings.len() as u32, hash);
        }
        self.slots[slot].0 - 1
    }

    /// The number of `text`, if it has one.
    pub fn id(&self, text: &str) -> Option<u32> {
        if self.slots.is_empty() { None } else { self.slots[self.slot(text, hash(text))].0.checked_sub(1) }
    }

    /// All strings, by their numbers.
    pub fn strings(&self) -> &[String] {
        &self.strings
    }

    /// All strings, by their numbers.
    pub fn into_strings(self) -> Vec<String> {
        self.strings
    }

    /// The slot of `text`, or the free one where it belongs. There must be a free one.
    fn slot(&self, text: &str, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (number, known) = self.slots[slot];
            if number == 0 || (known == hash && self.strings[number as usize - 1] == text) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); (self.slots.len() * 2).max(16)];
        let mask = larger.len() - 1;
        for (number, hash) in std::mem::replace(&mut self.slots, larger) {
            let mut slot = hash as usize & mask;
            while number != 0 && self.slots[slot].0 != 0 {
                slot = (slot + 1) & mask;
            }
            if number != 0 {
                self.slots[slot] = (number, hash);
            }
        }
    }
}

/// FNV-1a of 32 bits (Fowler, Noll, Vo).
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_string_has_the_number_of_its_first_occurrence(texts in prop::collection::vec("[ab]{0,4}", 0..60)) {
            let mut interner = Interner::default();
            let mut known: Vec<String> = Vec::new();
            for text in &texts {
                let naive = known.iter().position(|other| other == text);
                prop_assert_eq!(interner.id(text), naive.map(|at| at as u32));
                if naive.is_none() {
                    known.push(text.clone());
                }
                prop_assert_eq!(interner.intern(text) as usize, naive.unwrap_or(known.len() - 1));
            }
            prop_assert_eq!(interner.into_strings(), known);
        }
    }
}
