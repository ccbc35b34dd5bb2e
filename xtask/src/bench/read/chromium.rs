//! Reading in Chromium: the same crate as WebAssembly, once for each profile, in a page that measures and sends its
//! figures to a port of ours.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Case, Measured};
use crate::say::{self, Failure, could_not};
use crate::server::{self, Server};
use crate::{browser, shell, wasm};

/// `release` is for speed (`opt-level = 3`), `page` is what the page is built with, for size (`opt-level = "z"`).
const PROFILES: [&str; 2] = ["release", "page"];
const PAGE: [&str; 3] = ["index.html", "page.js", "worker.js"];
/// No file takes so long to read so often that a silent browser is still at work.
const PATIENCE: Duration = Duration::from_secs(30 * 60);
const PAUSE: Duration = Duration::from_millis(50);
/// Chromium opens connections on which it then says nothing.
const SILENCE: Duration = Duration::from_secs(2);
const FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Measures each case with each profile: a list for each case, in their order.
pub fn measure(cases: &[&Case], runs: usize, folder: &Path) -> Result<Vec<Vec<Measured>>, Failure> {
    let chrome = browser::ready()?.chrome;
    let tools = wasm::tools()?;
    for profile in PROFILES {
        wasm::build("fonds-bench", profile, &tools, &folder.join(profile))?;
    }
    copy_page(folder)?;
    let receiver = server::listen(0)?;
    let report = format!("http://{}/", receiver.local_addr().map_err(could_not("listen on", "127.0.0.1"))?);
    let tasks = json!({ "cases": tasks(cases, runs), "report": report });
    save(&folder.join("cases.json"), tasks.to_string().as_bytes())?;
    say::step(format!("Reading in Chromium, {runs} times each"));
    let site = Server::start(server::listen(0)?, folder.to_owned(), "/")?;
    let browser = Running::open(&chrome, &site.url(), folder)?;
    let answers = received(&receiver, browser)?;
    let answers = serde_json::from_slice(&answers).map_err(could_not("understand", "Chromium"))?;
    measured(&answers, cases.len())
}

fn copy_page(folder: &Path) -> Result<(), Failure> {
    let page = shell::workspace().join("crates/fonds-bench/page");
    for name in PAGE {
        fs::copy(page.join(name), folder.join(name)).map_err(could_not("copy", name))?;
    }
    Ok(())
}

fn save(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(file, bytes).map_err(could_not("write to", file.display()))
}

/// What the page is to do: each case with each profile.
fn tasks(cases: &[&Case], runs: usize) -> Vec<Value> {
    let task =
        |case: &Case, profile| json!({ "profile": profile, "reader": case.reader, "file": case.file, "runs": runs });
    cases.iter().flat_map(|case| PROFILES.map(|profile| task(case, profile))).collect()
}

/// What the page answered to [`tasks`].
fn measured(answers: &Value, cases: usize) -> Result<Vec<Vec<Measured>>, Failure> {
    let answers = answers.as_array().map(Vec::as_slice).unwrap_or_default();
    if answers.len() != cases * PROFILES.len() {
        return Err(Failure::new("Chromium did not answer for each file: run this again."));
    }
    answers.chunks(PROFILES.len()).map(one_case).collect()
}

fn one_case(answers: &[Value]) -> Result<Vec<Measured>, Failure> {
    answers.iter().zip(PROFILES).map(|(answer, profile)| one(answer, profile)).collect()
}

fn one(answer: &Value, profile: &str) -> Result<Measured, Failure> {
    if let Some(error) = answer["error"].as_str() {
        return Err(Failure::new(format!(
            "Chromium could not read a file with the program of profile {profile}: {error}"
        )));
    }
    Ok(Measured {
        place: format!("Chromium, {profile}"),
        records: answer["records"].as_u64().unwrap_or_default(),
        ms: super::numbers(&answer["ms"]),
        peak: answer["memory"].as_u64(),
    })
}

/// A browser with a profile folder of its own; both are gone when it is dropped.
struct Running {
    child: Child,
    profile: PathBuf,
}

impl Running {
    fn open(chrome: &Path, url: &str, folder: &Path) -> Result<Self, Failure> {
        let profile = folder.join("browser");
        let user_data = format!("--user-data-dir={}", profile.display());
        let mut command = shell::program(chrome);
        command.args(FLAGS).arg(user_data).arg(url).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().map_err(could_not("start", chrome.display()))?;
        Ok(Self { child, profile })
    }

    fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Its other processes end with the one that started them.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// Waits for what the page sends.
fn received(receiver: &TcpListener, mut browser: Running) -> Result<Vec<u8>, Failure> {
    receiver.set_nonblocking(true).map_err(could_not("listen to", "Chromium"))?;
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(answers) = receiver.accept().ok().and_then(|(stream, _)| body(stream)) {
            return Ok(answers);
        }
        if browser.has_ended() {
            return Err(Failure::new(
                "Chromium ended before it had read everything: run this again, with --native if it stays so.",
            ));
        }
        thread::sleep(PAUSE);
    }
    Err(Failure::new("Chromium did not answer within half an hour: name smaller files, or fewer runs."))
}

/// The body of an HTTP request; `None` if it is not sent to its end.
fn body(stream: TcpStream) -> Option<Vec<u8>> {
    stream.set_nonblocking(false).ok()?;
    stream.set_read_timeout(Some(SILENCE)).ok()?;
    let mut reader = BufReader::new(stream);
    let length = content_length(&mut reader)?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(body)
}

/// Reads the head of an HTTP request, up to the empty line.
fn content_length(reader: &mut impl BufRead) -> Option<usize> {
    let mut length = None;
    for line in reader.lines() {
        let line = line.ok()?;
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            _ if line.is_empty() => break,
            _ => {}
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_case_is_asked_with_each_profile_and_its_answers_come_back_to_it() {
        let case = |file: &str| Case { label: String::new(), reader: "page", file: file.to_owned(), bytes: 1 };
        let (a, b) = (case("0/a"), case("0/b"));
        let tasks = tasks(&[&a, &b], 3);
        assert_eq!(tasks[1], json!({ "profile": "page", "reader": "page", "file": "0/a", "runs": 3 }));
        let answers: Vec<Value> = (0..tasks.len()).map(|n| json!({ "records": n, "ms": [1.5], "memory": 7 })).collect();
        let measured = measured(&answers.into(), 2).expect("answers");
        let seen: Vec<(u64, &str)> = measured.iter().flatten().map(|one| (one.records, one.place.as_str())).collect();
        assert_eq!(
            seen,
            [(0, "Chromium, release"), (1, "Chromium, page"), (2, "Chromium, release"), (3, "Chromium, page")]
        );
    }

    #[test]
    fn what_went_wrong_in_the_browser_is_told() {
        let answers = json!([{ "error": "RuntimeError: unreachable" }, {}]);
        let sentence = measured(&answers, 1).map(drop).expect_err("a failure").to_string();
        assert!(sentence.ends_with("profile release: RuntimeError: unreachable"), "{sentence}");
        assert!(measured(&json!([]), 1).is_err());
    }

    #[test]
    fn a_body_is_as_long_as_its_head_says() {
        let mut request = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n[]".as_bytes();
        assert_eq!(content_length(&mut request), Some(12));
        assert_eq!(request, b"[]");
        assert_eq!(content_length(&mut "GET / HTTP/1.1\r\n\r\n".as_bytes()), None);
    }
}
