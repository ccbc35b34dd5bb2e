//! The world outside the site, as the browser sees it: a proxy that lets nothing through and remembers who asked.
//!
//! Addresses of this machine go past a proxy, so all that arrives here has left the origin, whether a page, a worker or
//! a service worker sent it.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The proxy. It stops when it is dropped.
pub struct Outside {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    is_over: Arc<AtomicBool>,
}

impl Outside {
    /// Listens on a free port.
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port of 127.0.0.1");
        let address = listener.local_addr().expect("the address of a listener");
        let (asked, is_over) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<AtomicBool>::default());
        let (told, ended) = (Arc::clone(&asked), Arc::clone(&is_over));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                told.lock().unwrap_or_else(PoisonError::into_inner).extend(first_line(&stream));
            }
        });
        Self { address, asked, is_over }
    }

    /// Host and port, as a browser is told its proxy.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// The first line of each request so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        drop(TcpStream::connect(self.address));
    }
}

fn first_line(stream: &TcpStream) -> Option<String> {
    stream.set_read_timeout(Some(Duration::from_secs(1))).ok()?;
    BufReader::new(stream).lines().next()?.ok()
}
