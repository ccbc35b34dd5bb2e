//! Numbers for strings, in the order in which they first come.

use std::collections::HashMap;

/// Gives equal strings equal numbers, from 0 on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interner {
    ids: HashMap<Box<str>, u32>,
}

impl Interner {
    /// The number of `text`, a new one if it has none.
    pub fn intern(&mut self, text: &str) -> u32 {
        self.id(text).unwrap_or_else(|| {
            let id = self.ids.len() as u32;
            self.ids.insert(text.into(), id);
            id
        })
    }

    /// The number of `text`, if it has one.
    pub fn id(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    /// All strings, by their numbers.
    pub fn into_strings(self) -> Vec<Box<str>> {
        let mut strings = vec![Box::default(); self.ids.len()];
        self.ids.into_iter().for_each(|(text, id)| strings[id as usize] = text);
        strings
    }
}
