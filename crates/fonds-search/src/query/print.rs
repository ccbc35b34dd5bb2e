//! From a tree back to words, so that a reader sees how the query was read.

use super::Node;
use super::lex::is_operator;

/// Appends `node` in the query language.
pub(super) fn write_node(node: &Node, fields: &[&str], out: &mut String) {
    match node {
        Node::Word { text, .. } if is_operator(text) => write_quoted(text, out),
        Node::Word { text, prefix } => out.extend([text.as_str(), if *prefix { "…" } else { "" }]),
        Node::Phrase(text) => write_quoted(text, out),
        Node::Pattern(text) => out.push_str(text),
        Node::Field { field, node } => {
            out.extend([fields.get(*field).copied().unwrap_or("?"), ": "]);
            write_in(node, is_group(node) || matches!(**node, Node::Not(_)), fields, out);
        }
        Node::And(nodes) => write_joined(nodes, " AND ", fields, out),
        Node::Or(nodes) => write_joined(nodes, " OR ", fields, out),
        Node::Not(node) => {
            out.push_str("NOT ");
            write_operand(node, fields, out);
        }
    }
}

fn write_quoted(text: &str, out: &mut String) {
    out.extend(["\"", text, "\""]);
}

fn write_joined(nodes: &[Node], between: &str, fields: &[&str], out: &mut String) {
    for (at, node) in nodes.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { between });
        write_operand(node, fields, out);
    }
}

/// Puts parentheses where a reader could doubt what belongs together.
fn write_operand(node: &Node, fields: &[&str], out: &mut String) {
    write_in(node, is_group(node), fields, out);
}

fn write_in(node: &Node, parentheses: bool, fields: &[&str], out: &mut String) {
    out.push_str(if parentheses { "(" } else { "" });
    write_node(node, fields, out);
    out.push_str(if parentheses { ")" } else { "" });
}

fn is_group(node: &Node) -> bool {
    matches!(node, Node::And(_) | Node::Or(_))
}
