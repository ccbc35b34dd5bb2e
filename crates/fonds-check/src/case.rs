//! The case that is being tried out, kept in writing: a program in a browser that panics can say nothing more, but it can
//! be asked.

use std::cell::RefCell;
use std::panic;
use std::sync::Once;

use proptest::strategy::Strategy;
use proptest::test_runner::{TestCaseResult, TestRunner};

thread_local! {
    static CASE: RefCell<String> = const { RefCell::new(String::new()) };
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs a property on random cases; the error is the smallest case in which it does not hold.
pub fn run<S: Strategy>(
    runner: &mut TestRunner,
    cases: S,
    holds: fn(S::Value) -> TestCaseResult,
) -> Result<(), String> {
    let result = runner.run(&cases, |case| {
        CASE.set(format!("{case:?}"));
        holds(case)
    });
    result.map_err(|error| error.to_string())
}

/// Has panics written down from now on, beside being told as they were.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            PANIC.set(panic.to_string());
            tell(panic);
        }));
    });
}

/// The last panic, and the last case.
pub fn last() -> String {
    format!("{} in the case {}", PANIC.take(), CASE.take())
}
