//! The query language: what a reader types, as a tree.
//!
//! Parsing never fails. Whatever is not a query is read as text, and a note says so.
//!
//! ```text
//! query    = either
//! either   = all *( "OR" all )                   ; any of them
//! all      = negated *( [ "AND" ] negated )      ; every one of them: AND binds tighter than OR
//! negated  = *( "NOT" / "-" ) limited
//! limited  = *( field ":" ) operand              ; a field's name in any case; of several the last counts
//! operand  = "(" either ")" / phrase / word
//! phrase   = quote text quote                    ; " “ ” „ ‟ « », any of them closes any other
//! word     = text without white space, quotes or parentheses
//!          / word "*"                            ; words that begin so
//!          / word with "*" or "?" inside         ; any letters, exactly one letter
//! ```
//!
//! `AND`, `OR` and `NOT` are operators in capitals only. A dash is a `NOT` only before a word, never inside one. A
//! question mark at either end of a word is punctuation. `NEAR/5` is read as `AND` for now. The last bare word is taken
//! as a beginning (the reader may still be typing it) unless white space or punctuation follows or it is negated.
//!
//! Limits: [`MAX_DEPTH`] parentheses in each other, [`MAX_WORDS`] words.

mod lex;
mod parse;
mod print;

/// How many parentheses may stand in each other; the ones further inside are read as text.
pub const MAX_DEPTH: usize = 50;

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
}

/// A sentence for the reader about how the query was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// One full sentence.
    pub text: String,
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
        let lexemes = lex::lexemes(text, fields, &mut notes);
        let root = parse::tree(lexemes, fields, &mut notes);
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
        let mut words = String::new();
        if let Some(root) = &self.root {
            print::write_node(root, fields, &mut words);
        }
        words
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

    fn say(&mut self, sentence: &str) {
        let is_new = self.said.iter().all(|note| note.text != sentence);
        if is_new && self.said.len() < Self::MOST {
            self.said.push(Note { text: sentence.to_owned() });
        }
    }

    /// `before “quoted” after`, the quoted part cut when it is long.
    fn say_of(&mut self, before: &str, quoted: &str, after: &str) {
        let shown: String = quoted.chars().take(40).collect();
        let cut = if shown.len() < quoted.len() { "…" } else { "" };
        self.say(&[before, "“", &shown, cut, "”", after].concat());
    }
}
