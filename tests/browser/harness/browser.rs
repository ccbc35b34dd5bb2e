//! A browser with a profile of its own, driven from a test that waits for each step.

use std::env;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{BrowserLogEntry, Capabilities, WebDriver, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use super::driver::Driver;
use super::outside::Outside;

const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--window-size=1280,900",
    "--lang=en",
];

/// No pause between keys.
const AT_ONCE: Option<Duration> = Some(Duration::ZERO);

/// The browser; it closes when it is dropped.
pub struct Browser {
    /// Who was asked outside this machine.
    pub outside: Outside,
    runtime: Runtime,
    web: Option<WebDriver>,
    /// Lives as long as the browser.
    _driver: Arc<Driver>,
}

impl Browser {
    /// Opens a browser with an empty profile.
    pub fn open() -> Self {
        let driver = Driver::shared();
        let outside = Outside::new();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let web = runtime.block_on(WebDriver::new(driver.url(), capabilities(&outside.address())).into_future());
        let web = Some(web.expect("a browser: `cargo xtask test` finds or installs Chromium and its driver"));
        Self { outside, runtime, web, _driver: driver }
    }

    /// Goes to an address.
    pub fn go_to(&self, url: &str) {
        self.done(self.web().goto(url));
    }

    /// The address.
    pub fn url(&self) -> String {
        self.done(self.web().current_url()).to_string()
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.done(self.web().refresh());
    }

    /// The browser's *Back*.
    pub fn back(&self) {
        self.done(self.web().back());
    }

    /// The browser's *Forward*.
    pub fn forward(&self) {
        self.done(self.web().forward());
    }

    /// The tab that is driven.
    pub fn tab(&self) -> WindowHandle {
        self.done(self.web().window())
    }

    /// Opens another tab and drives that.
    pub fn new_tab(&self) -> WindowHandle {
        let tab = self.done(self.web().new_tab());
        self.switch_to(&tab);
        tab
    }

    /// Drives another tab.
    pub fn switch_to(&self, tab: &WindowHandle) {
        self.done(self.web().switch_to_window(tab.clone()));
    }

    /// Closes the tab that is driven; another one is to be switched to.
    pub fn close_tab(&self) {
        self.done(self.web().close_window());
    }

    /// What a function body returns in the page.
    pub fn script(&self, body: &str) -> Value {
        self.done(self.web().execute(body, Vec::<Value>::new())).json().clone()
    }

    /// What a function body gives to the callback that is its last argument.
    pub fn script_async(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.done(self.web().execute_async(body, arguments)).json().clone()
    }

    /// Presses and releases keys, one after the other, on whatever has the focus.
    pub fn keys(&self, keys: impl Into<thirtyfour::TypingData>) {
        let actions = self.web().action_chain_with_delay(AT_ONCE, AT_ONCE).send_keys(keys.into());
        self.done(actions.perform());
    }

    /// Presses a key while another one is held.
    pub fn keys_with(&self, held: thirtyfour::Key, keys: impl Into<thirtyfour::TypingData>) {
        let actions = self.web().action_chain_with_delay(AT_ONCE, AT_ONCE);
        self.done(actions.key_down(held.clone()).send_keys(keys.into()).key_up(held).perform());
    }

    /// A command of the Chrome DevTools Protocol that has to succeed.
    pub fn command(&self, method: &str, parameters: Value) -> Value {
        self.try_command(method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// A command of the Chrome DevTools Protocol; fails, for one, if a node is no longer there.
    pub fn try_command(&self, method: &str, parameters: Value) -> Result<Value, String> {
        let command = async { self.web().cdp().send_raw(method, parameters).await };
        self.runtime.block_on(command).map_err(|error| error.to_string())
    }

    /// What is seen of the page, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        self.done(self.web().screenshot_as_png())
    }

    /// Everything that the console has said since the last call.
    pub fn console(&self) -> Vec<BrowserLogEntry> {
        self.done(self.web().browser_log())
    }

    /// Addresses that pages have asked for since the last call, as the browser's own log has them.
    pub fn asked_for(&self) -> Vec<String> {
        let entries = self.done(self.web().get_log("performance"));
        entries.iter().filter_map(|entry| request_in(&entry.message)).collect()
    }

    fn web(&self) -> &WebDriver {
        self.web.as_ref().expect("a browser that is not closed")
    }

    fn done<T>(&self, step: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(step).unwrap_or_else(|error| panic!("the browser refused: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(web) = self.web.take() {
            drop(self.runtime.block_on(web.quit()));
        }
    }
}

fn capabilities(proxy: &str) -> Capabilities {
    let mut flags: Vec<Value> = FLAGS.iter().map(|flag| json!(flag)).collect();
    flags.push(json!(format!("--proxy-server=http://{proxy}")));
    let mut options = json!({ "args": flags });
    if let Ok(chrome) = env::var("CHROME") {
        options["binary"] = json!(chrome);
    }
    let all = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    serde_json::from_value(all).expect("capabilities are an object")
}

fn request_in(message: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(message).ok()?;
    let event = &entry["message"];
    let is_request = event["method"] == "Network.requestWillBeSent";
    is_request.then(|| event["params"]["request"]["url"].as_str().map(str::to_owned))?
}
