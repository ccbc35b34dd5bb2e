//! What `cargo xtask bench` measures: the engine as other engines are asked ([`engine`]), and the reading of one file's
//! bytes, the same natively and in a browser.
//!
//! A crate of its own because it is built for another target than the rest of the tools, and must be no part of the page.
//! The clock is the caller's: the program's (`main.rs`), or the browser's (`page/worker.js`).

pub mod engine;

use fonds_core::catalogue::Catalogue;
use fonds_core::import::{Import, Options, Source, import};
use fonds_core::read::{self, Problem};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a file came to. Freeing it is no part of reading: callers stop their clock before they drop it.
#[wasm_bindgen]
pub struct Reading(Kept);

enum Kept {
    Imported(Box<Import>),
    Read(Box<(Catalogue, Vec<Problem>)>),
}

/// Reads a file as one of the readers does: `import` takes any format, `page` is what the page does with its own JSON.
/// `None` for another name, and for `page` if the bytes are not UTF-8.
#[wasm_bindgen]
pub fn read(reader: &str, bytes: &[u8]) -> Option<Reading> {
    let kept = match reader {
        "import" => Kept::Imported(Box::new(import(&Source { name: "", bytes }, &Options::default()))),
        "page" => Kept::Read(Box::new(read::catalogue(str::from_utf8(bytes).ok()?))),
        _ => return None,
    };
    Some(Reading(kept))
}

#[wasm_bindgen]
impl Reading {
    /// How many records there are.
    #[wasm_bindgen(getter)]
    pub fn records(&self) -> usize {
        self.catalogue().records().len()
    }
}

impl Reading {
    /// The records.
    pub fn catalogue(&self) -> &Catalogue {
        match &self.0 {
            Kept::Imported(import) => &import.catalogue,
            Kept::Read(read) => &read.0,
        }
    }

    /// What the importer found the file to be, such as `JSON Lines`; `JSON` for the page's reader.
    pub fn format(&self) -> &'static str {
        match &self.0 {
            Kept::Imported(import) => import.format.name,
            Kept::Read(_) => "JSON",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reader: &str, file: &str, expected: Option<(&'static str, usize)>) {
        let reading = read(reader, file.as_bytes());
        assert_eq!(reading.map(|reading| (reading.format(), reading.records())), expected, "{reader}: {file}");
    }

    #[test]
    fn a_file_is_read_by_the_reader_that_is_named() {
        check("import", "id,title\na,A letter\nb,Another\n", Some(("table", 2)));
        check("import", "{\"id\":\"a\",\"title\":\"A letter\"}\n", Some(("JSON Lines", 1)));
        check("page", r#"{"records":[{"id":"a","title":"A letter"}]}"#, Some(("JSON", 1)));
        check("other", "id,title\na,A letter\n", None);
    }
}
