//! A plain server of files on 127.0.0.1, as dumb as any static host: no fallback page, no compression.
//!
//! One connection answers one request; whatever is asked for lies in the folder or is answered with 404.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::args::ServeOptions;
use crate::say::{self, Failure, could_not};
use crate::{build, shell, site};

const LONGEST_REQUEST_BYTES: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(5);

/// `cargo xtask serve`: builds, serves until interrupted.
pub fn serve(options: &ServeOptions) -> Result<(), Failure> {
    // Before the build, so that a port in use is said at once.
    let listener = listen(options.port)?;
    let folder = build::run(&options.build)?;
    let server = Server::start(listener, folder, &options.under)?;
    say::result(format!("\n  {}\n\nThe site is served there until you press Ctrl+C.", server.url()));
    if options.open {
        open_browser(&server.url());
    }
    server.wait();
    Ok(())
}

/// A server at work in threads of its own, until it is dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

struct State {
    folder: PathBuf,
    /// Path of the site's folder, with a slash at both ends.
    under: String,
    stopped: AtomicBool,
}

/// Takes a port of 127.0.0.1; 0 takes any free one.
pub fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind(("127.0.0.1", port)).map_err(|reason| {
        let other = port.checked_add(1).unwrap_or(8080);
        Failure::new(format!(
            "Port {port} of 127.0.0.1 cannot be used ({reason}). Stop the program that uses it, or choose another one: \
`cargo xtask serve --port {other}`."
        ))
    })
}

impl Server {
    /// Serves the files of `folder` at `http://127.0.0.1:PORT` + `under` (such as `/` or `/a/b/`).
    pub fn start(listener: TcpListener, folder: PathBuf, under: &str) -> Result<Self, Failure> {
        let address = listener.local_addr().map_err(could_not("serve on", "127.0.0.1"))?;
        let state = Arc::new(State { folder, under: under.to_owned(), stopped: AtomicBool::new(false) });
        let shared = Arc::clone(&state);
        let thread = thread::spawn(move || accept(&listener, &shared));
        Ok(Self { address, state, thread: Some(thread) })
    }

    /// Address of the site's front page.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.state.under)
    }

    /// Serves until the program is interrupted.
    fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn accept(listener: &TcpListener, state: &Arc<State>) {
    for stream in listener.incoming().flatten() {
        if state.stopped.load(Ordering::SeqCst) {
            return;
        }
        let state = Arc::clone(state);
        // A reader who goes away in the middle of an answer is no error of ours.
        thread::spawn(move || drop(converse(stream, &state)));
    }
}

fn converse(mut stream: TcpStream, state: &State) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = read_request(&stream)? else { return Ok(()) };
    let response = answer(&request, &state.folder, &state.under);
    stream.write_all(response.head().as_bytes())?;
    if request.method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

struct Request {
    method: String,
    /// Path and query, as sent.
    target: String,
    /// Value of `If-None-Match`, or nothing.
    known_tag: String,
}

fn read_request(stream: &TcpStream) -> std::io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream.take(LONGEST_REQUEST_BYTES)).lines();
    let Some(first) = lines.next().transpose()? else { return Ok(None) };
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let mut known_tag = String::new();
    for line in lines {
        let line = line?;
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("if-none-match") => known_tag = value.trim().to_owned(),
            Some(_) => {}
            None => break,
        }
    }
    Ok(Some(Request { method: method.to_owned(), target: target.to_owned(), known_tag }))
}

struct Response {
    status: &'static str,
    headers: String,
    body: Vec<u8>,
}

impl Response {
    fn plain(status: &'static str) -> Self {
        Self {
            status,
            headers: "Content-Type: text/plain; charset=utf-8\r\n".into(),
            body: format!("{status}\n").into(),
        }
    }

    fn head(&self) -> String {
        let (status, headers, length) = (self.status, &self.headers, self.body.len());
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n")
    }
}

fn answer(request: &Request, folder: &Path, under: &str) -> Response {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Response::plain("405 Method Not Allowed");
    }
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    let Some(inside) = path.strip_prefix(under).and_then(safe_path) else {
        return Response::plain("404 Not Found");
    };
    let mut file = folder.join(inside);
    if file.is_dir() {
        if !path.ends_with('/') {
            return redirect(&format!("{path}/"));
        }
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(body) => found(&file, body, &request.known_tag),
        Err(_) => Response::plain("404 Not Found"),
    }
}

fn redirect(to: &str) -> Response {
    let mut response = Response::plain("301 Moved Permanently");
    response.headers.push_str(&format!("Location: {to}\r\n"));
    response
}

fn found(file: &Path, body: Vec<u8>, known_tag: &str) -> Response {
    let tag = format!("\"{}\"", &site::sha256(&body)[..16]);
    let headers = format!("Cache-Control: no-cache\r\nETag: {tag}\r\nContent-Type: {}\r\n", mime(file));
    if known_tag == tag {
        return Response { status: "304 Not Modified", headers, body: Vec::new() };
    }
    Response { status: "200 OK", headers, body }
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The path below the folder that an address names, percent-decoded; `None` if it would lead out of it.
fn safe_path(encoded: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(encoded)?;
    let mut path = PathBuf::new();
    for part in decoded.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        path.push(part);
    }
    Some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

fn open_browser(url: &str) {
    let (name, words): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if shell::output(shell::program(name).args(words).arg(url)).is_none() {
        say::note("The browser could not be opened from here: open the address by hand.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_in_the_folder() {
        for hostile in
            ["../Cargo.toml", "a/../../b", "%2e%2e/b", "..%2fb", "..\\b", "C:/b", ".git/config", "a%00", "%ff", "%2"]
        {
            assert_eq!(safe_path(hostile), None, "{hostile}");
        }
    }

    #[test]
    fn a_path_is_decoded() {
        assert_eq!(safe_path("a//b%20c/%E5%91%A8.json"), Some(PathBuf::from("a/b c/周.json")));
        assert_eq!(safe_path(""), Some(PathBuf::new()));
    }

    fn asked(url: &str, method: &str, path: &str, header: &str) -> String {
        let address = url.trim_start_matches("http://").split('/').next().expect("an address");
        let mut stream = TcpStream::connect(address).expect("a server");
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: x\r\n{header}\r\n").expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn folder(page: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("fonds-server-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).expect("a folder");
        fs::write(folder.join("index.html"), page).expect("a file");
        folder
    }

    #[test]
    fn files_are_served_below_a_folder_with_type_and_tag() {
        let site = folder("the page");
        let server = Server::start(listen(0).expect("a port"), site.clone(), "/a/b/").expect("a server");
        let url = server.url();
        let page = asked(&url, "GET", "/a/b/?q=x", "");
        assert!(page.starts_with("HTTP/1.1 200 OK") && page.ends_with("\r\n\r\nthe page"), "{page}");
        assert!(page.contains("Content-Type: text/html; charset=utf-8"));
        let tag = page.lines().find_map(|line| line.strip_prefix("ETag: ")).expect("a tag");
        assert!(asked(&url, "GET", "/a/b/", &format!("If-None-Match: {tag}\r\n")).starts_with("HTTP/1.1 304"));
        assert!(asked(&url, "HEAD", "/a/b/", "").ends_with("\r\n\r\n"));
        assert!(asked(&url, "GET", "/a/b/deep", "").contains("Location: /a/b/deep/\r\n"));
        assert!(asked(&url, "GET", "/a/b/nothing", "").starts_with("HTTP/1.1 404"));
        assert!(asked(&url, "GET", "/", "").starts_with("HTTP/1.1 404"));
        assert!(asked(&url, "POST", "/a/b/", "").starts_with("HTTP/1.1 405"));
        drop(server);
        fs::remove_dir_all(site).expect("the folder");
    }

    #[test]
    fn a_port_in_use_is_a_sentence_with_a_way_out() {
        let taken = listen(0).expect("a port");
        let port = taken.local_addr().expect("its address").port();
        let sentence = listen(port).map(drop).expect_err("it is taken").to_string();
        assert!(sentence.starts_with(&format!("Port {port} of 127.0.0.1 cannot be used (")), "{sentence}");
        assert!(sentence.ends_with("`."), "{sentence}");
    }
}
