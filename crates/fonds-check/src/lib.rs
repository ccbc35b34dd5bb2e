//! The engine's properties, tried out where the engine runs: compiled to WebAssembly, in a browser. The full tests are
//! those of `fonds-search`; here is a choice of them, against the same slow reference and with random cases, because
//! numbers are 32 bits wide there, and logarithms and letters somebody else's.
//!
//! `tests/browser/engine.rs` asks; `cargo xtask test` builds and runs it.

mod case;
mod fingerprint;
mod properties;
#[path = "../../fonds-search/tests/reference/mod.rs"]
mod reference;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use wasm_bindgen::prelude::wasm_bindgen;

use properties::{Check, PROPERTIES};

pub use fingerprint::fingerprint;

/// The names of all properties, each a sentence.
#[wasm_bindgen]
pub fn properties() -> Vec<String> {
    PROPERTIES.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// Tries a property out on so many random cases that follow from `seed`. `None` if it held in all of them, else the
/// smallest case found in which it does not.
#[wasm_bindgen]
pub fn check(property: &str, seed: u32, cases: u32) -> Option<String> {
    case::listen();
    match PROPERTIES.iter().find(|(name, _)| *name == property) {
        Some((_, check)) => tried(*check, seed, cases),
        None => Some("There is no such property.".to_owned()),
    }
}

/// What went wrong when the program broke off, and the case in which it did.
#[wasm_bindgen(js_name = brokenOff)]
pub fn broken_off() -> String {
    case::last()
}

/// [`fonds_search::fold`].
#[wasm_bindgen]
pub fn fold(text: &str) -> String {
    fonds_search::fold(text)
}

/// [`fingerprint()`], as two texts of hexadecimal digits: of the files, and of what is found.
#[wasm_bindgen(js_name = fingerprint)]
pub fn fingerprint_in_digits() -> Vec<String> {
    fingerprint().iter().map(|sum| format!("{sum:016x}")).collect()
}

fn tried(check: Check, seed: u32, cases: u32) -> Option<String> {
    let bytes: [u8; 32] = std::array::from_fn(|at| seed.to_le_bytes()[at % 4]);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    check(&mut runner).err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_properties_hold_natively() {
        for name in properties() {
            assert_eq!(check(&name, 1, 32), None, "{name}");
        }
    }

    #[test]
    fn a_property_that_does_not_hold_is_told_with_its_smallest_case() {
        let small: Check = |runner| {
            case::run(runner, (0_u32..1000,), |(number,)| {
                prop_assert!(number < 100);
                Ok(())
            })
        };
        let said = tried(small, 1, 100).expect("a failure");
        assert!(said.contains("number < 100") && said.contains("100,"), "{said}");
        assert!(check("nothing", 1, 1).is_some());
    }

    #[test]
    fn where_the_program_breaks_off_the_case_is_known() {
        case::listen();
        let broken = std::panic::catch_unwind(|| {
            let breaks: Check = |runner| {
                case::run(runner, (7_u32..8,), |(number,)| {
                    assert!(number < 7, "too large");
                    Ok(())
                })
            };
            tried(breaks, 1, 1)
        });
        // Where proptest has the standard library, it catches the case itself; in the browser the program breaks off.
        let said = broken.ok().flatten().unwrap_or_else(broken_off);
        let in_one_line: String = said.split_whitespace().collect();
        assert!(said.contains("too large") && in_one_line.contains("(7,)"), "{said}");
    }
}
