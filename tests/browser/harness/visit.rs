//! The frame of a test: a host, a browser, a reader's doings, and what must be true of every visit at its end.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::browser::Browser;
use super::page::Page;
use super::server::Server;
use super::sites::Site;

/// A visit that is about to be made.
pub struct Visit {
    site: Site,
    under: &'static str,
    gzip: bool,
    spoilt: Vec<&'static str>,
}

/// A visit to a site at the root of its host.
pub fn visit(site: Site) -> Visit {
    Visit { site, under: "/", gzip: false, spoilt: Vec::new() }
}

/// The same doings at the root of a host, and two folders down on one that gzips.
pub fn visit_anywhere(site: Site, doings: impl Fn(&Page)) {
    visit(site).run(&doings);
    visit(site).two_folders_down().run(&doings);
}

impl Visit {
    /// The site lies at `/a/b/`, on a host that gzips.
    pub fn two_folders_down(self) -> Self {
        Self { under: "/a/b/", gzip: true, ..self }
    }

    /// The browser may say on the console that it did not get files whose address has this in it.
    pub fn may_miss(mut self, part_of_address: &'static str) -> Self {
        self.spoilt.push(part_of_address);
        self
    }

    /// Makes the visit. At its end the console must be empty, and nothing may have left the origin.
    pub fn run(self, doings: impl FnOnce(&Page)) {
        let server = Server::start(&self.site.folder(), self.under, self.gzip);
        let page = Page { server, browser: Browser::open() };
        let ended = catch_unwind(AssertUnwindSafe(|| doings(&page)));
        let console = self.console(&page);
        if let Err(panic) = ended {
            eprintln!("At {} under {}, with this on the console: {console:#?}", page.browser.url(), self.under);
            resume_unwind(panic);
        }
        assert!(console.is_empty(), "the console must stay empty, but has {console:#?}");
        assert_eq!(strangers(&page), Vec::<String>::new(), "nothing may leave the origin");
    }

    fn console(&self, page: &Page) -> Vec<String> {
        let is_told_before = |message: &str| self.spoilt.iter().any(|part| message.contains(part));
        let entries = page.browser.console().into_iter();
        let unexpected = entries.filter(|e| e.source.as_deref() == Some("console-api") || !is_told_before(&e.message));
        unexpected.map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
    }
}

/// Hosts that a Chromium of its own accord asks for the time, for updates and the like, whatever page is open.
const ERRANDS: [&str; 5] =
    [".google.com", ".gvt1.com", "update.googleapis.com", "-pa.googleapis.com", "-autofill.googleapis.com"];

/// Addresses outside the site that somebody asked for: by the browser's log of its pages, and by what it sent out for
/// whomever, workers and service workers too.
fn strangers(page: &Page) -> Vec<String> {
    let origin = page.server.origin();
    let is_own =
        |url: &String| url.starts_with(&origin) || ["data:", "blob:", "file:"].iter().any(|own| url.starts_with(own));
    let asked = page.browser.asked_for().into_iter().filter(|url| !is_own(url));
    let is_errand = |line: &String| ERRANDS.iter().any(|host| line.contains(host));
    asked.chain(page.browser.outside.asked().into_iter().filter(|line| !is_errand(line))).collect()
}
