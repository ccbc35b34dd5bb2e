//! What is printed: progress on standard error, results on standard output, failures as sentences with a way out.

use std::fmt::{self, Display};

/// Why a command could not do what was asked: one or more sentences, the last of which says what to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure(String);

impl Failure {
    /// The sentences, as they are printed.
    pub fn new(sentences: impl Into<String>) -> Self {
        Self(sentences.into())
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// Words an error about a file or a program: `could not read PATH: reason`.
pub fn could_not<E: Display>(what: &str, subject: impl Display) -> impl FnOnce(E) -> Failure {
    let begun = format!("Could not {what} {subject}");
    move |reason| Failure::new(format!("{begun}: {reason}."))
}

/// Says what is being done now.
pub fn step(text: impl Display) {
    eprintln!("• {text}");
}

/// Says something on the way that the reader may want to know.
pub fn note(text: impl Display) {
    eprintln!("  {text}");
}

/// Prints what the command was run for.
#[allow(clippy::print_stdout)]
pub fn result(text: impl Display) {
    println!("{text}");
}

/// Prints why the command failed.
pub fn failure(failure: &Failure) {
    eprintln!("\n✗ {failure}");
}

/// A count of bytes as people read it: `1,234 bytes`, `12.3 KB` (1 KB = 1,000 bytes), `4.5 MB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} KB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
