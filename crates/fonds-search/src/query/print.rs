//! From a tree back to words, so that a reader sees how the query was read, and can go on from it.

use super::Node;
use super::lex::is_operator;

/// `node` for a reader: `mao AND title: (korea OR telegra…)`.
pub(super) fn shown(node: &Node, fields: &[&str]) -> String {
    let mut printer = Printer { fields, style: &SHOWN, out: String::new() };
    printer.node(node);
    printer.out
}

/// All of `nodes` but the one at `left_out`, as a reader would type them: `mao title:(korea OR telegra*)`.
pub(super) fn typed_without(nodes: &[Node], left_out: usize, fields: &[&str]) -> String {
    let mut printer = Printer { fields, style: &TYPED, out: String::new() };
    let mut last = None;
    for (_, node) in nodes.iter().enumerate().filter(|&(at, _)| at != left_out) {
        printer.out.push_str(if last.is_some() { TYPED.and } else { "" });
        // Alone it needs no parentheses.
        if nodes.len() == 2 {
            printer.node(node)
        } else {
            printer.operand(node)
        }
        last = Some(node);
    }
    last.map_or(String::new(), |last| ended(printer.out, last))
}

/// A query that ends in the node `last`, so that its last word is a beginning if it should be one.
fn ended(mut query: String, last: &Node) -> String {
    let is_beginning = matches!(last_word(last), Some(Node::Word { text, prefix: true }) if !is_operator(text));
    match query.chars().next_back() {
        // It is a beginning without the star too, and the reader can go on typing it.
        Some('*') if is_beginning => drop(query.pop()),
        Some('*' | '"' | ')') => {}
        _ => query.push(' '),
    }
    query
}

/// The word at the end, if there is one that nothing negates.
fn last_word(node: &Node) -> Option<&Node> {
    match node {
        Node::Field { node, .. } => last_word(node),
        Node::Near { second, .. } => last_word(second),
        Node::Word { .. } => Some(node),
        _ => None,
    }
}

/// How to put what can be put in several ways.
struct Style {
    and: &'static str,
    after_field: &'static str,
    /// What marks a word that is a beginning.
    beginning: &'static str,
}

const SHOWN: Style = Style { and: " AND ", after_field: ": ", beginning: "…" };
const TYPED: Style = Style { and: " ", after_field: ":", beginning: "*" };

struct Printer<'a> {
    fields: &'a [&'a str],
    style: &'a Style,
    out: String,
}

impl Printer<'_> {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Word { text, prefix } => self.put(&[text, if *prefix { self.style.beginning } else { "" }]),
            Node::Phrase(text) => self.put(&["\"", text, "\""]),
            Node::Pattern(text) => self.put(&[text]),
            Node::Field { field, node } => {
                self.put(&[self.fields.get(*field).copied().unwrap_or("?"), self.style.after_field]);
                self.within(node, is_group(node) || matches!(**node, Node::Not(_)));
            }
            Node::And(nodes) => self.joined(nodes, self.style.and),
            Node::Or(nodes) => self.joined(nodes, " OR "),
            Node::Not(node) => {
                self.put(&["NOT "]);
                self.operand(node);
            }
            Node::Near { first, second, places } => {
                self.operand(first);
                self.put(&[" NEAR/", &places.to_string(), " "]);
                self.operand(second);
            }
        }
    }

    fn joined(&mut self, nodes: &[Node], between: &str) {
        for (at, node) in nodes.iter().enumerate() {
            self.put(&[if at == 0 { "" } else { between }]);
            self.operand(node);
        }
    }

    /// Puts parentheses where a reader could doubt what belongs together.
    fn operand(&mut self, node: &Node) {
        self.within(node, is_group(node));
    }

    fn within(&mut self, node: &Node, parentheses: bool) {
        self.put(&[if parentheses { "(" } else { "" }]);
        self.node(node);
        self.put(&[if parentheses { ")" } else { "" }]);
    }

    fn put(&mut self, texts: &[&str]) {
        texts.iter().for_each(|text| self.out.push_str(text));
    }
}

fn is_group(node: &Node) -> bool {
    matches!(node, Node::And(_) | Node::Or(_) | Node::Near { .. })
}
