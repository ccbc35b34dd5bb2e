//! A word, a phrase or a pattern of a query, in pieces that must follow each other.

use crate::listed::Listed;
use crate::query::Node;
use crate::tokens::{Spans, fold_word, stands_alone};

/// Pieces that must follow each other.
pub(super) struct Atom<'q> {
    pub source: &'q str,
    pub kind: Kind,
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Phrase,
    Pattern,
}

/// One word of an atom.
pub(super) struct Piece {
    /// The byte of the atom's source at which it begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// Folded.
    pub text: String,
    /// Whether it is the last word of a query, perhaps not typed to its end.
    pub is_beginning: bool,
    /// Whether it is a character of a script without spaces.
    pub is_unspaced: bool,
    /// Whether nothing stands between it and the one before it, and both are of such a script.
    pub is_joined: bool,
    /// How many words there are of which nothing is asked; 0 if it is a word itself.
    pub gap: u32,
}

impl<'q> Atom<'q> {
    /// The atom that a leaf of the query's tree is.
    pub fn of(node: &'q Node) -> Option<Self> {
        match node {
            Node::Word { .. } => Atom::of_word(node),
            Node::Phrase(text) => Some(Atom::new(text, Kind::Phrase)),
            Node::Pattern(text) => Some(Atom::new(text, Kind::Pattern)),
            _ => None,
        }
    }

    /// The same, of a bare word only.
    pub fn of_word(node: &'q Node) -> Option<Self> {
        let Node::Word { text, prefix } = node else { return None };
        let mut atom = Atom::new(text, Kind::Word);
        if let Some(last) = atom.pieces.last_mut() {
            last.is_beginning = *prefix;
        }
        Some(atom)
    }

    fn new(source: &'q str, kind: Kind) -> Self {
        let spans = if kind == Kind::Pattern { Spans::of_pattern(source) } else { Spans::of(source) };
        let mut pieces: Vec<Piece> = spans.map(|(start, end)| Piece::new(source, start, end)).listed();
        for at in 1..pieces.len() {
            let (before, piece) = (&pieces[at - 1], &pieces[at]);
            let is_joined = before.is_unspaced && piece.is_unspaced && before.end == piece.start;
            pieces[at].is_joined = is_joined;
        }
        if kind == Kind::Pattern {
            let gaps = (0..pieces.len()).map(|at| gap(&pieces, at)).listed();
            pieces.iter_mut().zip(gaps).for_each(|(piece, gap)| piece.gap = gap);
        }
        Atom { source, kind, pieces }
    }

    /// Takes a number that is being typed with its separators (*10,0* on the way to *10,000*) for the beginning of it, if
    /// any begins so. Only with all three digits after it does a comma part thousands, see [`crate::tokens`].
    pub fn join_number(&mut self, is_beginning: &dyn Fn(&str) -> bool) {
        let [.., before, last] = self.pieces.as_slice() else { return };
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let thousands = self.source[before.start..before.end].rsplit(',').next().unwrap_or_default();
        let is_under_way = last.is_beginning
            && self.source[before.end..last.start] == *","
            && is_number(&before.text)
            && is_number(&last.text)
            && thousands.len() <= 3
            && last.text.len() < 3;
        let (joined, end) = ([before.text.as_str(), &last.text].concat(), last.end);
        if is_under_way && is_beginning(&joined) {
            self.pieces.pop();
            if let Some(number) = self.pieces.last_mut() {
                (number.text, number.is_beginning, number.end) = (joined, true, end);
            }
        }
    }

    /// Its words, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|piece| piece.text.as_str())
    }

    /// The source of some of its pieces.
    pub fn typed(&self, pieces: &[Piece]) -> &'q str {
        let start = pieces.first().map_or(0, |piece| piece.start);
        let end = pieces.last().map_or(0, |piece| piece.end);
        self.source.get(start..end).unwrap_or_default()
    }
}

impl Piece {
    fn new(source: &str, start: usize, end: usize) -> Self {
        Piece {
            start,
            end,
            text: fold_word(&source[start..end]),
            is_beginning: false,
            is_unspaced: source[start..end].starts_with(stands_alone),
            is_joined: false,
            gap: 0,
        }
    }

    /// Whether it has wildcards in it.
    pub fn is_pattern(&self) -> bool {
        self.text.contains(['*', '?'])
    }
}

/// How many words a piece of wildcards alone skips: a star is one word, and beside a character of a script without spaces
/// (*周?来*) every question mark is one character.
fn gap(pieces: &[Piece], at: usize) -> u32 {
    let text = &pieces[at].text;
    let is_unspaced = |at: Option<usize>| at.and_then(|at| pieces.get(at)).is_some_and(|piece| piece.is_unspaced);
    let is_beside = || is_unspaced(at.checked_sub(1)) || is_unspaced(Some(at + 1));
    match text.chars().filter(|&c| c == '?').count() as u32 {
        _ if !text.chars().all(|c| matches!(c, '*' | '?')) => 0,
        0 => 1,
        characters if is_beside() => characters,
        _ => 0,
    }
}
