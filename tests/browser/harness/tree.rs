//! The accessibility tree: roles, names and states, computed by the browser as it hands them to assistive technology.

use serde_json::{Value, json};

use super::browser::Browser;

/// One state of the tree.
pub struct Tree {
    nodes: Vec<Node>,
}

/// An element as assistive technology meets it.
#[derive(Clone, Debug)]
pub struct Node {
    /// Such as `checkbox`.
    pub role: String,
    /// The accessible name.
    pub name: String,
    /// The browser's number for the element in the document.
    pub element: i64,
    properties: Vec<(String, Value)>,
    id: String,
    parent: String,
}

impl Tree {
    /// The tree as it is now.
    pub fn of(browser: &Browser) -> Self {
        let tree = browser.command("Accessibility.getFullAXTree", json!({}));
        Self { nodes: tree["nodes"].as_array().into_iter().flatten().map(Node::read).collect() }
    }

    /// All with a role, in the order of the document.
    pub fn all(&self, role: &str) -> Vec<&Node> {
        self.nodes.iter().filter(|node| node.role == role).collect()
    }

    /// All with a role and a name.
    pub fn named(&self, role: &str, name: &str) -> Vec<&Node> {
        self.nodes.iter().filter(|node| node.role == role && node.name == name).collect()
    }

    /// All with a role inside another one, in the order of the document.
    pub fn inside(&self, outer: &Node, role: &str) -> Vec<&Node> {
        self.nodes.iter().filter(|node| node.role == role && self.is_inside(node, outer)).collect()
    }

    /// The one that has the focus.
    pub fn focused(&self) -> Option<&Node> {
        self.nodes.iter().rev().find(|node| node.is("focused") && node.role != "RootWebArea")
    }

    fn is_inside(&self, node: &Node, outer: &Node) -> bool {
        let mut above = node.parent.as_str();
        while !above.is_empty() {
            if above == outer.id {
                return true;
            }
            above = self.nodes.iter().find(|node| node.id == above).map_or("", |node| node.parent.as_str());
        }
        false
    }
}

impl Node {
    /// A state, such as `checked`; null if it has none.
    pub fn property(&self, name: &str) -> Value {
        self.properties.iter().find(|(key, _)| key == name).map_or(Value::Null, |(_, value)| value.clone())
    }

    /// Whether a state is true.
    pub fn is(&self, name: &str) -> bool {
        matches!(self.property(name), Value::Bool(true)) || self.property(name) == "true"
    }

    fn read(node: &Value) -> Self {
        let text = |key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
        let is_ignored = node["ignored"].as_bool().unwrap_or_default();
        let properties = node["properties"].as_array().into_iter().flatten();
        Self {
            role: if is_ignored { String::new() } else { text("role") },
            name: text("name"),
            element: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
            properties: properties
                .map(|p| (p["name"].as_str().unwrap_or_default().to_owned(), p["value"]["value"].clone()))
                .collect(),
            id: node["nodeId"].as_str().unwrap_or_default().to_owned(),
            parent: node["parentId"].as_str().unwrap_or_default().to_owned(),
        }
    }
}
