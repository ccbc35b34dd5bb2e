//! chromedriver: one process for as long as a test uses it, on a port of its own choice.

use std::env;
use std::io::{BufRead, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// The process; it ends when the last test that uses it does.
pub struct Driver {
    process: Child,
    port: u16,
    /// Kept open: a program that can say nothing may stop.
    _said: BufReader<ChildStdout>,
}

impl Driver {
    /// The one that runs, or a new one.
    pub fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *shared = Arc::downgrade(&driver);
            driver
        })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn start() -> Self {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process =
            Command::new(&program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap_or_else(
                |error| panic!("{program} cannot be started ({error}): run `cargo xtask test`, which finds it"),
            );
        let mut said = BufReader::new(process.stdout.take().expect("the pipe asked for"));
        let port = said.by_ref().lines().map_while(Result::ok).find_map(|line| port_in(&line));
        let port = port.unwrap_or_else(|| panic!("{program} ended before it said its port"));
        Self { process, port, _said: said }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// 41213 of `ChromeDriver was started successfully on port 41213.`
fn port_in(line: &str) -> Option<u16> {
    line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}
