//! EDTF keeps its text and its days in order; dates in words become EDTF or nothing.
#![no_main]

use fonds_core::date::human::{Evidence, Reading, read};
use fonds_core::date::{Edtf, words};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(edtf) = Edtf::parse(text) {
        assert_eq!(edtf.as_str(), text);
        let days = edtf.interval();
        assert!(days.earliest.zip(days.latest).is_none_or(|(earliest, latest)| earliest <= latest));
        assert!(!words(&edtf).is_empty());
    }
    let mut evidence = Evidence::default();
    text.lines().for_each(|line| evidence.add(line));
    for line in text.lines() {
        if let Reading::Dated { edtf, .. } = read(line, evidence.habits()) {
            assert!(Edtf::parse(edtf.as_str()).is_ok());
        }
    }
});
