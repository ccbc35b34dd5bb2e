//! A static host on 127.0.0.1 that behaves like GitHub Pages: files under a path, ETag, ten minutes of cache, gzip on
//! request, 404 for what is not there. It can be renewed while it runs, be switched off and on, and give wrong answers.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use flate2::Compression;
use flate2::read::GzEncoder;

const LONGEST_HEAD_BYTES: u64 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);
const TYPES: [(&str, &str); 8] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
];

/// The host. It stops when it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What was asked of the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Such as `GET`.
    pub method: String,
    /// With the query string.
    pub path: String,
}

/// What is answered instead of a file.
#[derive(Clone)]
pub enum Fault {
    /// 404.
    Missing,
    /// Another content, with the type of the file.
    Content(Vec<u8>),
}

struct State {
    under: String,
    gzip: bool,
    folder: Mutex<PathBuf>,
    faults: Mutex<Vec<(&'static str, Fault)>>,
    requests: Mutex<Vec<Request>>,
    is_off: AtomicBool,
}

impl Server {
    /// Serves a folder's files under a path such as `/` or `/a/b/`, gzipped where the browser takes that.
    pub fn start(folder: &Path, under: &str, gzip: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port of 127.0.0.1");
        let address = listener.local_addr().expect("the address of a listener");
        let state = Arc::new(State {
            under: under.to_owned(),
            gzip,
            folder: Mutex::new(folder.to_owned()),
            faults: Mutex::default(),
            requests: Mutex::default(),
            is_off: AtomicBool::new(false),
        });
        let thread = Mutex::new(Some(listen(listener, &state)));
        Self { address, state, thread }
    }

    /// Address of the front page.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.state.under)
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves another folder from now on, as a deployment does.
    pub fn renew(&self, folder: &Path) {
        *lock(&self.state.folder) = folder.to_owned();
    }

    /// Answers wrongly, from now on, for each file whose path has this in it.
    pub fn spoil(&self, part_of_path: &'static str, fault: Fault) {
        lock(&self.state.faults).push((part_of_path, fault));
    }

    /// Answers rightly again.
    pub fn mend(&self) {
        lock(&self.state.faults).clear();
    }

    /// Refuses connections from now on.
    pub fn switch_off(&self) {
        self.state.is_off.store(true, Ordering::SeqCst);
        if let Some(thread) = lock(&self.thread).take() {
            // Wakes the thread that waits for a connection.
            drop(TcpStream::connect(self.address));
            thread.join().expect("the thread of the server");
        }
    }

    /// Answers again, on the same port.
    pub fn switch_on(&self) {
        let listener = TcpListener::bind(self.address).expect("the port that the server had");
        self.state.is_off.store(false, Ordering::SeqCst);
        *lock(&self.thread) = Some(listen(listener, &self.state));
    }

    /// All that was asked so far.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state.requests).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.switch_off();
    }
}

fn listen(listener: TcpListener, state: &Arc<State>) -> JoinHandle<()> {
    let state = Arc::clone(state);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if state.is_off.load(Ordering::SeqCst) {
                return;
            }
            let state = Arc::clone(&state);
            // A browser that goes away in the middle of an answer is no error.
            thread::spawn(move || drop(converse(stream, &state)));
        }
    })
}

/// One connection, one request. A connection that was open before the host was switched off gets no answer any more.
fn converse(mut stream: TcpStream, state: &State) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let head = Head::read(&stream)?;
    if head.request.path.is_empty() || state.is_off.load(Ordering::SeqCst) {
        return Ok(());
    }
    lock(&state.requests).push(head.request.clone());
    stream.write_all(&answer(&head, state))
}

/// What this host cares about in a request's head.
#[derive(Debug)]
struct Head {
    request: Request,
    if_none_match: String,
    takes_gzip: bool,
}

impl Head {
    fn read(stream: &TcpStream) -> std::io::Result<Self> {
        let lines = BufReader::new(stream.take(LONGEST_HEAD_BYTES)).lines();
        let lines = lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty()));
        let lines = lines.collect::<Result<Vec<String>, _>>()?;
        let header = |name: &str| {
            let of = |line: &String| {
                line.split_once(':').filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, v)| v.trim().to_owned())
            };
            lines.iter().find_map(of).unwrap_or_default()
        };
        let mut first = lines.first().map_or("", String::as_str).split(' ').map(str::to_owned);
        let mut word = || first.next().unwrap_or_default();
        Ok(Self {
            request: Request { method: word(), path: word() },
            if_none_match: header("if-none-match"),
            takes_gzip: header("accept-encoding").contains("gzip"),
        })
    }
}

fn answer(head: &Head, state: &State) -> Vec<u8> {
    let Some((path, body)) = content(&head.request.path, state) else {
        return response("404 Not Found", &[("Content-Type", "text/html; charset=utf-8")], b"There is no such file.");
    };
    let etag = format!("\"{:x}\"", hash(&body));
    let cache = [("ETag", etag.as_str()), ("Cache-Control", "max-age=600"), ("Vary", "Accept-Encoding")];
    if head.if_none_match.trim_start_matches("W/") == etag {
        return response("304 Not Modified", &cache, b"");
    }
    let mut headers = cache.to_vec();
    headers.push(("Content-Type", kind(&path)));
    if state.gzip && head.takes_gzip && !path.ends_with(".png") {
        headers.push(("Content-Encoding", "gzip"));
        return response("200 OK", &headers, &gzipped(&body));
    }
    response("200 OK", &headers, &body)
}

/// The file's path and content, or what is to be answered instead; `None` is 404.
fn content(target: &str, state: &State) -> Option<(String, Vec<u8>)> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix(&state.under)?;
    let path = if path.is_empty() { "index.html" } else { path };
    if path.split('/').any(|part| part == "..") {
        return None;
    }
    let fault = lock(&state.faults).iter().find(|(part, _)| path.contains(part)).map(|(_, fault)| fault.clone());
    let body = match fault {
        Some(Fault::Missing) => None,
        Some(Fault::Content(body)) => Some(body),
        None => fs::read(lock(&state.folder).join(path)).ok(),
    };
    Some((path.to_owned(), body?))
}

fn response(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let length = body.len();
    let mut bytes =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn kind(path: &str) -> &'static str {
    let extension = path.rsplit('.').next().unwrap_or_default();
    TYPES.iter().find(|(known, _)| *known == extension).map_or("application/octet-stream", |(_, kind)| kind)
}

fn gzipped(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzEncoder::new(body, Compression::fast()).read_to_end(&mut bytes).expect("memory");
    bytes
}

fn hash(body: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    hasher.finish()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
