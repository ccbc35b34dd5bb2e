//! What lies beside a file: a mapping, a table of authorities, a data package, parted by NULs.
#![no_main]

use fonds_core::import::mapping::Mapping;
use fonds_core::import::{Options, Source, import};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let mut source = || parts.next().map(|bytes| Source { name: "beside", bytes });
    let (authorities, package) = (source(), source());
    let mapping = source().map_or("".into(), |mapping| String::from_utf8_lossy(mapping.bytes));
    let options = Options { mapping: Mapping::parse(&mapping).0, authorities, package, ..Options::default() };
    let import = import(&Source { name: "file", bytes: b"id,title,a\n1,Letter,x\n" }, &options);
    assert_eq!(import.counts.rows, 1);
});
