//! Waiting: never for a time, always for something.

use std::thread;
use std::time::{Duration, Instant};

/// How long a page may take for anything.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// What a probe finds, asked again and again until it finds it; its last complaint is the failure.
#[track_caller]
pub fn eventually<T>(awaited: &str, mut probe: impl FnMut() -> Result<T, String>) -> T {
    let begun = Instant::now();
    loop {
        match probe() {
            Ok(found) => return found,
            Err(complaint) if begun.elapsed() > PATIENCE => panic!("waited in vain for {awaited}: {complaint}"),
            Err(_) => thread::sleep(PAUSE),
        }
    }
}

/// Waits until two values are equal.
#[track_caller]
pub fn becomes<T: PartialEq + std::fmt::Debug>(what: &str, expected: T, mut now: impl FnMut() -> T) {
    eventually(&format!("{what} to be {expected:?}"), || {
        let now = now();
        if now == expected { Ok(()) } else { Err(format!("it is {now:?}")) }
    });
}
