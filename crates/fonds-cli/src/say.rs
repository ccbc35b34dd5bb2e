//! What is printed: results on the standard output, all else on the standard error; colours only on a terminal.

use std::io::{self, IsTerminal, Write};

use fonds_core::read::Severity;

/// Why a command ends early.
#[derive(Debug)]
pub enum Failure {
    /// With this sentence.
    Told(String),
    /// Nobody reads on.
    Closed,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Told(format!("The output could not be written: {error}.")),
        }
    }
}

/// A failure with a sentence.
pub fn told(sentence: impl Into<String>) -> Failure {
    Failure::Told(sentence.into())
}

/// The standard output, with colours if it is a terminal.
pub struct Out {
    stream: io::BufWriter<io::StdoutLock<'static>>,
    has_colours: bool,
}

impl Out {
    /// Colours are left out too where NO_COLOR is set (no-color.org).
    pub fn new() -> Self {
        let stream = io::stdout();
        let has_colours = stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { stream: io::BufWriter::new(stream.lock()), has_colours }
    }

    /// One line.
    pub fn line(&mut self, text: impl AsRef<str>) -> Result<(), Failure> {
        self.stream.write_all(text.as_ref().as_bytes())?;
        self.stream.write_all(b"\n")?;
        Ok(())
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.stream.write_all(bytes)?)
    }

    /// The text in bold.
    pub fn strong(&self, text: &str) -> String {
        self.painted("1", text)
    }

    /// The text less prominent.
    pub fn faint(&self, text: &str) -> String {
        self.painted("2", text)
    }

    /// A severity's name in its colour, in as many columns as the longest has.
    pub fn severity(&self, severity: Severity) -> String {
        let (code, name) = match severity {
            Severity::Error => ("1;31", "error  "),
            Severity::Warning => ("33", "warning"),
            Severity::Note => ("36", "note   "),
        };
        self.painted(code, name)
    }

    /// Writes what is held back.
    pub fn end(mut self) -> Result<(), Failure> {
        Ok(self.stream.flush()?)
    }

    fn painted(&self, code: &str, text: &str) -> String {
        if self.has_colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// A sentence on the standard error.
pub fn failure(sentence: &str) {
    let _nobody_reads = writeln!(io::stderr(), "fonds: {sentence}");
}

/// What is going on, where somebody watches: on a terminal, and gone when it is over.
pub struct Progress {
    is_watched: bool,
}

impl Progress {
    /// Says it, if it will take long enough to be read.
    pub fn new(text: &str, is_long: bool) -> Self {
        let is_watched = is_long && io::stderr().is_terminal();
        if is_watched {
            let _nobody_reads = write!(io::stderr(), "\r\u{1b}[K{text} …");
        }
        Self { is_watched }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_watched {
            let _nobody_reads = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

/// The name of a severity for programs.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A text without control characters, which could move the cursor or reorder the line: they are shown as �.
pub fn visible(text: &str) -> String {
    let is_bad = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if is_bad(c) { if c == '\n' || c == '\t' { ' ' } else { '\u{fffd}' } } else { c }).collect()
}
