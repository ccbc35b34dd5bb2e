//! The reading list: records that a reader has set aside, with notes, in an order of their own. Kept in the reader's browser,
//! saved as a file, shared as a link.
//!
//! Values only: each change gives the next list. The same format serves the browser's storage and files:
//!
//! ```text
//! {"reading_list":"Letters of the Harbour Office","items":[
//! {"id":"ho-1","title":"Letter to the pilots","date":"May 1881","note":"Compare ho-7."}
//! ]}
//! ```
//!
//! Title and date are those that the record had when it was put in: a record that the catalogue no longer has stays readable.

use crate::meta::write_string;
use crate::read::json;
use crate::read::syntax::explain;
use crate::say;
use crate::speech::Text;
use crate::view::View;
use fonds_search::listed::Listed;
use fonds_search::order;

/// A longer link is cut by mail programs and refused by servers; the list is then shared as a file.
const LONGEST_LINK_BYTES: usize = 2_000;

/// Records in an order of the reader's own, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    items: Vec<Item>,
}

/// A record in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The record's id.
    pub id: String,
    /// Its title when it was put in.
    pub title: String,
    /// Its date, as shown then.
    pub date: String,
    /// What the reader notes of it.
    pub note: String,
}

/// A list that was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The good part.
    pub list: List,
    /// Entries without an id, which were left out.
    pub left_out: usize,
}

impl List {
    /// The records, in their order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The ids, in their order.
    pub fn ids(&self) -> Vec<String> {
        self.items.iter().map(|item| item.id.clone()).listed()
    }

    /// Whether a record is in it.
    pub fn has(&self, id: &str) -> bool {
        self.place(id).is_some()
    }

    /// The list with a record put in last or, if it is in, taken out.
    pub fn toggled(&self, item: &Item) -> Self {
        if self.has(&item.id) { self.without(&item.id) } else { self.clone().with(item.clone()) }
    }

    /// The list without a record.
    pub fn without(&self, id: &str) -> Self {
        let mut next = self.clone();
        next.items.retain(|item| item.id != id);
        next
    }

    /// The list with another note on a record.
    pub fn noted(&self, id: &str, note: &str) -> Self {
        let mut next = self.clone();
        next.items.iter_mut().filter(|item| item.id == id).for_each(|item| item.note = note.to_owned());
        next
    }

    /// The list with a record one place up or down; the same at its ends.
    pub fn moved(&self, id: &str, is_up: bool) -> Self {
        let mut next = self.clone();
        let to = self.place(id).and_then(|at| if is_up { at.checked_sub(1) } else { Some(at + 1) });
        if let (Some(at), Some(to)) = (self.place(id), to.filter(|to| *to < self.items.len())) {
            next.items.swap(at, to);
        }
        next
    }

    /// The list in the order of its records' ranks, one for each; those with equal ranks keep their order.
    pub fn in_order(&self, ranks: &[usize]) -> Self {
        let rank = |at: usize| ranks.get(at).copied().unwrap_or(usize::MAX);
        let sorted = order(self.items.len(), &|a, b| rank(a).cmp(&rank(b)));
        Self { items: sorted.into_iter().map(|at| self.items[at as usize].clone()).listed() }
    }

    /// The list with another one's records after its own. Of a record in both, a note is taken over where there is none.
    pub fn joined(&self, other: &Self) -> Self {
        other.items.iter().cloned().fold(self.clone(), List::with)
    }

    /// The list with the notes of a later state of it, on the records that are in both: what was noted since is not undone.
    pub fn with_notes_of(&self, later: &Self) -> Self {
        later.items.iter().fold(self.clone(), |list, item| list.noted(&item.id, &item.note))
    }

    /// The place of a record, from 0.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.items.iter().position(|item| item.id == id)
    }

    fn with(mut self, item: Item) -> Self {
        match self.items.iter_mut().find(|own| own.id == item.id) {
            Some(own) if own.note.is_empty() => own.note = item.note,
            Some(_) => {}
            None => self.items.push(item),
        }
        self
    }

    /// The link that shares the list without its notes, as a query string behind an address of so many bytes; `None` if it
    /// would be too long, or there is nothing to share.
    pub fn link(&self, base_bytes: usize) -> Option<String> {
        let link = View::default().with_list(&self.ids()).href();
        (!self.items.is_empty() && base_bytes + link.len() <= LONGEST_LINK_BYTES).then_some(link)
    }

    /// The list as a file. `catalogue` is the title of the catalogue that it is of.
    pub fn to_json(&self, catalogue: &str) -> String {
        let mut out = String::from("{\"reading_list\":");
        write_string(catalogue, &mut out);
        out.push_str(",\"items\":[");
        for (at, item) in self.items.iter().enumerate() {
            out.push_str(if at == 0 { "\n{" } else { ",\n{" });
            let fields = [("id", &item.id), ("title", &item.title), ("date", &item.date), ("note", &item.note)];
            for (at, (name, text)) in fields.into_iter().enumerate().filter(|(_, (_, text))| !text.is_empty()) {
                out.push_str(if at == 0 { "" } else { "," });
                write_string(name, &mut out);
                out.push(':');
                write_string(text, &mut out);
            }
            out.push('}');
        }
        out.push_str("\n]}\n");
        out
    }

    /// Reads what [`List::to_json`] has written; a sentence says why it is something else.
    pub fn from_json(text: &str) -> Result<Reading, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if !text.trim_start().starts_with('{') {
            return Err(NO_LIST.said().to_owned());
        }
        let (mut items, mut is_list) = (None, false);
        let read = json::fields(text, &mut |name, value| match name {
            "\"reading_list\"" => is_list = true,
            "\"items\"" => items = Some(value),
            _ => {}
        });
        if let Err(error) = read {
            let (at, reason) = explain(error, text);
            let line = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            return Err(say!("The file is damaged in line {0}. {1}"; line, reason));
        }
        match items.filter(|items| is_list && items.starts_with('[')) {
            Some(items) => Ok(reading(items)),
            None => Err(NO_LIST.said().to_owned()),
        }
    }
}

const NO_LIST: Text = Text::of("The file is no reading list. Choose one that was saved here with “Save as a file”.");

fn reading(items: &str) -> Reading {
    let mut reading = Reading::default();
    for value in json::items(items) {
        let item = item(value);
        if item.id.trim().is_empty() {
            reading.left_out += 1;
        } else {
            reading.list = reading.list.with(item);
        }
    }
    reading
}

/// What is no text, or has no place here, is left out.
fn item(value: &str) -> Item {
    let mut item = Item::default();
    let _is_object = value.starts_with('{')
        && json::fields(value, &mut |name, value| {
            let field = match name {
                "\"id\"" => &mut item.id,
                "\"title\"" => &mut item.title,
                "\"date\"" => &mut item.date,
                "\"note\"" => &mut item.note,
                _ => return,
            };
            if value.starts_with('"') {
                *field = json::unescaped(value).unwrap_or_default();
            }
        })
        .is_ok();
    item
}
