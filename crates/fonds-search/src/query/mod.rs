//! The query language: what a reader types, as a tree.
//!
//! Parsing never fails. Whatever is not a query is read as text, and a note says so.
//!
//! ```text
//! query    = either
//! either   = all *( "OR" all )                   ; any of them
//! all      = negated *( [ "AND" ] negated )      ; every one of them: AND binds tighter than OR
//! negated  = *( "NOT" / "-" ) chain
//! chain    = limited *( "NEAR/" number limited ) ; each near the one before: NEAR binds tighter than NOT
//! limited  = *( field ":" ) operand              ; a field's name in any case; of several the last counts
//! operand  = "(" either ")" / phrase / word
//! phrase   = quote text quote                    ; " “ ” „ ‟ « », any of them closes any other
//! word     = text without white space, quotes or parentheses
//!          / word "*"                            ; words that begin so
//!          / word with "*" or "?" inside         ; any letters, exactly one letter
//! ```
//!
//! `AND`, `OR`, `NOT` and `NEAR/5` are operators in capitals only. A dash is a `NOT` only before a word, never inside
//! one. A question mark at either end of a word is punctuation. The last bare word is taken as a beginning (the reader
//! may still be typing it) unless white space or punctuation follows or it is negated.
//!
//! `a NEAR/5 b` asks for both in one field, at most 5 words apart (neighbours are 1 apart), in either order. Each side is
//! a word, a phrase, a pattern, or a parenthesis of those joined by `OR`; anything else makes the `NEAR` an `AND`.
//! `a NEAR/3 b NEAR/5 c` is `a NEAR/3 b` and `b NEAR/5 c`. The number is at most [`MAX_NEAR`].
//!
//! Limits: [`MAX_DEPTH`] parentheses in each other, [`MAX_WORDS`] words, [`MAX_LEXEMES`] words, operators, fields and
//! parentheses together. What is beyond them is left out, and a note says so.

use crate::listed::Listed;
use crate::plan::MAX_NEAR;

mod lex;
mod note;
mod parse;
mod print;

pub use note::Note;
pub(crate) use note::quoted;

/// How many parentheses may stand in each other; the ones further inside are read as text.
pub const MAX_DEPTH: usize = 50;

/// How many words, operators, fields and parentheses a query may have: enough for every word to have one of each.
pub const MAX_LEXEMES: usize = 1000;

/// How many words a query may have: more than a long title, few enough that the search stays quick.
pub const MAX_WORDS: usize = 200;

/// What was asked for, as a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// One word as typed; when it falls into several (`Wei-shih`), they must follow each other.
    Word {
        /// The word as typed.
        text: String,
        /// Whether words that only begin so are meant too.
        prefix: bool,
    },
    /// Words that must follow each other, without the quotes.
    Phrase(String),
    /// A word with `*` (any letters) or `?` (exactly one) in it.
    Pattern(String),
    /// A part that is looked for in one field only.
    Field {
        /// The field's number, in the order given to [`Query::parse`].
        field: usize,
        /// What is looked for there. A field named inside goes before this one.
        node: Box<Node>,
    },
    /// All of these.
    And(Vec<Node>),
    /// At least one of these.
    Or(Vec<Node>),
    /// Everything but this.
    Not(Box<Node>),
    /// Two near each other, in one field and in either order. Each is a word, a phrase, a pattern, any of those, or one
    /// of these in a field.
    Near {
        /// The one ...
        first: Box<Node>,
        /// ... and the other.
        second: Box<Node>,
        /// At most how many words they are apart, from 1 (neighbours) to [`MAX_NEAR`].
        places: u32,
    },
}

/// One of the things that a query asks for together, see [`Query::parts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// How it was understood, as [`Query::words`] puts it.
    pub text: String,
    /// A query for all the others; empty if there are none. Its last character may be a space, which counts: without it
    /// the last word would be a beginning.
    pub rest: String,
}

/// A query that was read, whatever was typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// What is looked for; without it everything is found.
    pub root: Option<Node>,
    /// What was odd, in the order in which it was noticed, each once.
    pub notes: Vec<Note>,
}

impl Query {
    /// Reads `text`; `fields` are the names that may stand before a colon.
    pub fn parse(text: &str, fields: &[&str]) -> Query {
        let mut notes = Notes::default();
        let read = lex::read(text, fields, &mut notes);
        let root = parse::tree(read, fields, &mut notes);
        Query { root, notes: notes.said }
    }

    /// Whether it is nothing but words that must all be found, whole or as beginnings.
    pub fn is_plain(&self) -> bool {
        let is_word = |node: &Node| matches!(node, Node::Word { .. });
        match &self.root {
            None => true,
            Some(Node::And(nodes)) => nodes.iter().all(is_word),
            Some(node) => is_word(node),
        }
    }

    /// How the query was understood, in its own language: `agent: "Zhou Enlai" AND (korea OR vietnam) AND geneva…`.
    /// The `…` marks a beginning of words.
    pub fn words(&self, fields: &[&str]) -> String {
        self.root.as_ref().map_or(String::new(), |root| print::shown(root, fields))
    }

    /// What the query asks for together, one by one, so that each can be shown and taken away: the parts joined by the
    /// outermost `AND`s, or the whole.
    pub fn parts(&self, fields: &[&str]) -> Vec<Part> {
        let nodes = match &self.root {
            None => &[],
            Some(Node::And(nodes)) => nodes.as_slice(),
            Some(node) => std::slice::from_ref(node),
        };
        let part = |(at, node): (usize, &Node)| Part {
            text: print::shown(node, fields),
            rest: print::typed_without(nodes, at, fields),
        };
        nodes.iter().enumerate().map(part).listed()
    }
}

/// The notes taken while reading: each once, and no flood of them.
#[derive(Default)]
struct Notes {
    said: Vec<Note>,
}

impl Notes {
    /// More notes than this help nobody.
    const MOST: usize = 8;

    fn say(&mut self, note: Note) {
        if !self.said.contains(&note) && self.said.len() < Self::MOST {
            self.said.push(note);
        }
    }
}
