//! What a document must have to be found: a query with everything decided.
//!
//! A plan is made from a [`Query`](crate::Query) by a planner that knows the words of an index (a [`Lexicon`]): there it
//! is decided what a word means, which other names are looked for, and what is searched for a word that stands nowhere.
//! A plan holds words, not places in an index, so that the same plan finds documents, marks texts and explains itself.

/// What a document must fulfil.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// Words at consecutive places.
    Leaf(Leaf),
    /// All of these; their scores add up.
    All(Vec<Plan>),
    /// At least one of these; their scores add up.
    Any(Vec<Plan>),
    /// Ways to say the same, the one typed first: at least one of them. The best score counts, each weighed as if it
    /// were as rare as the first.
    Best(Vec<Plan>),
    /// Everything but this.
    Not(Box<Plan>),
    /// Two leaves near each other.
    Near(Near),
}

/// A phrase, or a single word, in one field or in any.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// The field that it must stand in.
    pub field: Option<usize>,
    /// The ways to say it, the one typed first: at least one of them must be there. Each is weighed as if it were as rare
    /// as the first.
    pub ways: Vec<Way>,
}

/// Words at consecutive places.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The words, in order; never empty.
    pub words: Vec<Placed>,
    /// How many places it takes.
    pub len: u32,
    /// The use of a name that this is another name for, by its place in `Planned::name_uses`.
    pub via: Option<u32>,
}

/// A word at a place within a phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// How many places after the first.
    pub at: u32,
    /// The word.
    pub word: Word,
}

/// What one word of a query stands for, as folded terms (see [`crate::terms`]).
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// The term itself, and forms of it (plural, singular, possessive) that rank below it.
    Exact {
        /// The term.
        term: String,
        /// Its other forms; none within a phrase.
        forms: Vec<String>,
    },
    /// The term itself, and those that begin with it, which rank below.
    Beginning {
        /// How the terms begin.
        term: String,
        /// Its other forms, which rank below all that begin so.
        forms: Vec<String>,
    },
    /// One character of a script without spaces: the terms that begin with it, all as good as it.
    Character(String),
    /// Terms that fit a pattern with `*` and `?`; they rank as beginnings do.
    Pattern(String),
    /// The terms that a word which stands nowhere may be a slip for, best first.
    Slips(Vec<String>),
}

/// Two phrases with few words between them, in one field, in either order. What shares a place is not near each other, so
/// that `mao NEAR/5 mao` asks for two of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// At least one of these must be there ...
    pub first: Vec<Leaf>,
    /// ... and one of these near it.
    pub second: Vec<Leaf>,
    /// At most how many places the nearest words of the two are apart; neighbours are 1 apart.
    pub places: u32,
}

/// The most places that NEAR can ask for: values of a field are further apart, so that it never reaches from one into
/// the next.
pub const MAX_NEAR: u32 = 99;

/// The words of an index, as a planner asks for them.
pub trait Lexicon {
    /// In how many documents a term is.
    fn docs_with(&self, term: &str) -> u32;

    /// In how many documents the terms are that begin so, a document with several of them counted for each; not counted
    /// on from `enough`.
    fn docs_beginning(&self, beginning: &str, enough: u32) -> u32;

    /// Whether any term begins so.
    fn has_beginning(&self, beginning: &str) -> bool {
        self.docs_beginning(beginning, 1) > 0
    }

    /// The terms within `edits` of `term` (restricted Damerau-Levenshtein), best first: fewest edits, then most
    /// documents, then as the words are sorted; at most `most`. Only those that begin with the same letter, unless there are none.
    fn near(&self, term: &str, edits: usize, most: usize) -> Vec<String>;
}
