//! Any file: its rows are accounted for, and its records come back from every format that promises so.
#![no_main]

use fonds_core::import::{Import, Options, Source, import};
use fonds_core::write::{Format, files};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let first = read(bytes);
    for format in [Format::Json, Format::JsonLines, Format::Csv] {
        let written = files(&first.catalogue, format, "stem");
        let again = read(&written[0].bytes);
        assert_eq!(again.catalogue.records().len(), first.catalogue.records().len(), "{}", format.name());
    }
});

fn read(bytes: &[u8]) -> Import {
    let import = import(&Source { name: "file", bytes }, &Options::default());
    let counts = &import.counts;
    assert_eq!(counts.rows, counts.kept + counts.set_aside + counts.blank);
    assert_eq!((counts.kept, counts.set_aside), (import.catalogue.records().len(), import.set_aside.len()));
    import
}
