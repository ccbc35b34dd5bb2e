//! A page as its reader has it: what can be read, by role and name, and what hands can do.

use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

use super::browser::Browser;
use super::server::Server;
use super::tree::{Node, Tree};
use super::wait::{becomes, eventually};

/// Null once the page can be used, a text if it says why it cannot, else false.
const STATE: &str = "if (performance.getEntriesByName('fonds:ready').length > 0) return null;
    const notice = document.getElementById('notice');
    return notice && !notice.hidden && notice.textContent";

/// A browser at a site.
pub struct Page {
    /// The host.
    pub server: Server,
    /// The browser.
    pub browser: Browser,
}

/// Going places.
impl Page {
    /// Opens an address of the site, such as `?q=Stalin`, and waits until the page can be used.
    #[track_caller]
    pub fn open(&self, query: &str) {
        self.go_to(query);
        self.ready();
    }

    /// Opens an address of the site.
    pub fn go_to(&self, query: &str) {
        self.browser.go_to(&format!("{}{query}", self.server.url()));
    }

    /// Loads the page again and waits until it can be used.
    #[track_caller]
    pub fn reload(&self) {
        self.browser.reload();
        self.ready();
    }

    /// Waits until the page says that it can be used; fails at once if it says that it cannot.
    #[track_caller]
    pub fn ready(&self) {
        let failure = eventually("the page to be usable", || match self.script(STATE) {
            Value::Bool(_) => Err(format!("it shows {:?}", self.text())),
            said => Ok(said),
        });
        assert_eq!(failure, Value::Null, "the page cannot be used");
    }

    /// The query string of the address, decoded as forms are.
    pub fn query(&self) -> Vec<(String, String)> {
        let pairs = self.script("return [...new URLSearchParams(location.search)]");
        serde_json::from_value(pairs).expect("pairs of texts")
    }

    /// Waits until the address holds exactly these conditions.
    #[track_caller]
    pub fn address(&self, expected: &[(&str, &str)]) {
        let expected = expected.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        becomes("the address", expected, || self.query());
    }

    /// Entries of the tab's history.
    pub fn history(&self) -> i64 {
        self.script("return history.length").as_i64().unwrap_or_default()
    }

    /// What a function body returns in the page.
    pub fn script(&self, body: &str) -> Value {
        self.browser.script(body)
    }

    /// A script that runs in each page before its own do.
    pub fn before_each_page(&self, source: &str) {
        self.browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }
}

/// Reading.
impl Page {
    /// The accessibility tree.
    pub fn tree(&self) -> Tree {
        Tree::of(&self.browser)
    }

    /// All text that is seen.
    pub fn text(&self) -> String {
        self.script("return document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the text that is seen has this in it.
    #[track_caller]
    pub fn says(&self, words: &str) {
        eventually(&format!("the words {words:?}"), || {
            let text = self.text();
            if text.contains(words) { Ok(()) } else { Err(format!("the page reads {text:?}")) }
        });
    }

    /// Waits until a line of the text that is seen has all of these in it.
    #[track_caller]
    pub fn says_in_a_line(&self, words: &[&str]) {
        eventually(&format!("a line with {words:?}"), || {
            let text = self.text();
            let has_all = |line: &str| words.iter().all(|word| line.contains(word));
            if text.lines().any(has_all) { Ok(()) } else { Err(format!("the page reads {text:?}")) }
        });
    }

    /// Waits until the text that is seen no longer has this in it.
    #[track_caller]
    pub fn no_longer_says(&self, words: &str) {
        becomes(&format!("{words:?} to be read"), false, || self.text().contains(words));
    }

    /// Waits until the one status line begins with *N of M records*.
    #[track_caller]
    pub fn status(&self, matched: usize, total: usize) {
        let expected = format!("{matched} of {total} records");
        eventually(&format!("the status {expected:?}"), || match self.tree().all("status")[..] {
            [status] => match self.text_of(status)? {
                text if text.starts_with(&expected) => Ok(()),
                text => Err(format!("it is {text:?}")),
            },
            ref several => Err(format!("there are {} status lines", several.len())),
        });
    }

    /// The only element with a role and a name, once it is there.
    #[track_caller]
    pub fn one(&self, role: &str, name: &str) -> Node {
        eventually(&format!("the {role} {name:?}"), || self.try_one(role, name))
    }

    /// Waits until there is no element with a role and a name.
    #[track_caller]
    pub fn none(&self, role: &str, name: &str) {
        becomes(&format!("number of {role}s {name:?}"), 0, || self.tree().named(role, name).len());
    }

    /// Names of all elements with a role, in the order of the document.
    pub fn names(&self, role: &str) -> Vec<String> {
        self.tree().all(role).iter().map(|node| node.name.clone()).collect()
    }

    /// Names of all elements with a role inside the only element with another role and a name; none if that is not there.
    pub fn names_in(&self, outer: (&str, &str), role: &str) -> Vec<String> {
        let tree = self.tree();
        let inside = tree.named(outer.0, outer.1).first().map(|outer| tree.inside(outer, role)).unwrap_or_default();
        inside.iter().map(|node| node.name.clone()).collect()
    }

    /// Waits until an element with a role, inside the only one with another role and name, begins with these words.
    #[track_caller]
    pub fn one_in(&self, outer: (&str, &str), role: &str, name: &str) -> Node {
        eventually(&format!("the {role} {name:?} in the {} {:?}", outer.0, outer.1), || {
            let tree = self.tree();
            let Some(outer) = tree.named(outer.0, outer.1).first().copied() else { return Err(seen(&tree, outer.0)) };
            let inside = tree.inside(outer, role);
            let found = inside.iter().find(|node| node.name == name).copied().cloned();
            found.ok_or_else(|| format!("there are {:?}", inside.iter().map(|node| &node.name).collect::<Vec<_>>()))
        })
    }

    /// Titles of the cards, in their order: the name of the link in the heading of each article.
    pub fn cards(&self) -> Vec<String> {
        let tree = self.tree();
        let link = |card: &&Node| tree.inside(card, "link").first().map(|link| link.name.clone());
        tree.all("article").iter().filter_map(link).collect()
    }

    /// Waits until the cards have these titles, in this order.
    #[track_caller]
    pub fn shows_cards(&self, titles: &[&str]) {
        becomes("the cards", titles.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>(), || self.cards());
    }

    /// Role and name of what has the focus; empty if nothing has.
    pub fn focus(&self) -> (String, String) {
        self.tree().focused().map(|node| (node.role.clone(), node.name.clone())).unwrap_or_default()
    }

    /// Waits until an element has the focus.
    #[track_caller]
    pub fn has_focus(&self, role: &str, name: &str) {
        becomes("the focus", (role.to_owned(), name.to_owned()), || self.focus());
    }

    /// What a function, called on an element as `this`, returns.
    pub fn on(&self, node: &Node, function: &str) -> Result<Value, String> {
        let resolved = self.browser.try_command("DOM.resolveNode", json!({ "backendNodeId": node.element }))?;
        let call = json!({
            "objectId": resolved["object"]["objectId"],
            "functionDeclaration": function,
            "returnByValue": true,
        });
        let answer = self.browser.try_command("Runtime.callFunctionOn", call)?;
        Ok(answer["result"]["value"].clone())
    }

    fn text_of(&self, node: &Node) -> Result<String, String> {
        let text = self.on(node, "function () { return this.textContent }")?;
        Ok(text.as_str().unwrap_or_default().trim().to_owned())
    }

    fn try_one(&self, role: &str, name: &str) -> Result<Node, String> {
        let tree = self.tree();
        match tree.named(role, name)[..] {
            [node] => Ok(node.clone()),
            [] => Err(seen(&tree, role)),
            ref several => Err(format!("there are {}", several.len())),
        }
    }
}

/// Acting.
impl Page {
    /// Clicks the only element with a role and a name, once it is there.
    #[track_caller]
    pub fn click(&self, role: &str, name: &str) {
        eventually(&format!("a click on the {role} {name:?}"), || self.try_click(&self.try_one(role, name)?));
    }

    /// Clicks an element inside the only one with another role and name.
    #[track_caller]
    pub fn click_in(&self, outer: (&str, &str), role: &str, name: &str) {
        let node = self.one_in(outer, role, name);
        self.try_click(&node).unwrap_or_else(|error| panic!("a click on the {role} {name:?}: {error}"));
    }

    /// Opens the details whose summary begins with these words.
    #[track_caller]
    pub fn open_details(&self, summary: &str) {
        eventually(&format!("the details {summary:?}"), || {
            let tree = self.tree();
            let all = tree.all("DisclosureTriangle");
            let found = all.iter().find(|node| node.name.starts_with(summary));
            self.try_click(found.ok_or_else(|| seen(&tree, "DisclosureTriangle"))?)
        });
    }

    /// Opens the card with a title.
    #[track_caller]
    pub fn open_card(&self, title: &str) {
        self.click("link", title);
        self.has_focus("heading", title);
    }

    /// Types a query in the place of the present one.
    #[track_caller]
    pub fn search(&self, query: &str) {
        self.fill("combobox", "Search", query);
    }

    /// Types a text in the place of a field's present one.
    #[track_caller]
    pub fn fill(&self, role: &str, name: &str, text: &str) {
        self.click(role, name);
        self.browser.keys_with(Key::Control, "a");
        self.browser.keys(Key::Backspace);
        self.keys(text);
    }

    /// Chooses an option of a select by its first letter, as keyboards do.
    #[track_caller]
    pub fn choose(&self, name: &str, option: &str) {
        let select = self.one("combobox", name);
        // Letters typed shortly before, in the same select, would be part of the word.
        self.on(&select, "function () { this.blur(); this.focus() }").expect("an element that can have the focus");
        self.keys(&option[..1]);
        becomes(name, json!(option), || {
            let chosen = "function () { return this.selectedOptions[0].textContent }";
            self.on(&self.one("combobox", name), chosen).unwrap_or_default()
        });
    }

    /// Presses and releases keys, one after the other, on whatever has the focus.
    pub fn keys(&self, keys: impl Into<TypingData>) {
        self.browser.keys(keys);
    }

    /// A click with the mouse: where the element is seen, on whatever lies on top there.
    fn try_click(&self, node: &Node) -> Result<(), String> {
        let id = json!({ "backendNodeId": node.element });
        self.browser.try_command("DOM.scrollIntoViewIfNeeded", id.clone())?;
        let quads = self.browser.try_command("DOM.getContentQuads", id)?;
        let corner = |at: usize| quads["quads"][0][at].as_f64().ok_or("it is not drawn");
        let (x, y) = ((corner(0)? + corner(4)?) / 2.0, (corner(1)? + corner(5)?) / 2.0);
        let covered = format!(
            "function () {{ const top = document.elementFromPoint({x}, {y}); \
             return !(top && (this.contains(top) || top.contains(this))) && (top ? top.outerHTML : 'nothing') }}"
        );
        let covered = self.on(node, &covered)?;
        if let Some(top) = covered.as_str() {
            return Err(format!("it is covered by {top}"));
        }
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.browser.command("Input.dispatchMouseEvent", event);
        }
        Ok(())
    }
}

/// Where and how it is read.
impl Page {
    /// Another size of the screen, in CSS px, as a telephone has it.
    pub fn on_a_phone(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.browser.command("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// A size of the window's content, in CSS px; as on a telephone if it is narrower than 500.
    pub fn has_size(&self, width: u32, height: u32) {
        if width < 500 {
            return self.on_a_phone(width, height);
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser.command("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// `light` or `dark`, as the reader prefers.
    pub fn prefers(&self, scheme: &str) {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.browser.command("Emulation.setEmulatedMedia", media);
    }

    /// No scripts from the next page on.
    pub fn without_scripts(&self) {
        self.browser.command("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    }
}

fn seen(tree: &Tree, role: &str) -> String {
    format!("there are {:?}", tree.all(role).iter().map(|node| &node.name).collect::<Vec<_>>())
}
