//! The end of a query that is being typed: which word, or which words together, may still go on.

use fonds_search::fold;
use fonds_search::listed::Listed;

/// How many words a name may have that is looked for.
const MOST_WORDS: usize = 4;
/// Marks that close what came before them.
const QUOTES: [char; 8] = ['"', '“', '”', '„', '‟', '«', '»', '＂'];
const OPERATORS: [&str; 3] = ["AND", "OR", "NOT"];

/// What may go on at the end of a query.
#[derive(Debug, Default, PartialEq)]
pub struct Unfinished<'t> {
    /// The last words together, most words first; the last piece is the last word alone. None after a space, unless the
    /// words before it may go on as a name.
    pub pieces: Vec<Piece<'t>>,
    /// Whether it stands beside the rest as a condition of its own: not after *OR* or *NOT*, nor in parentheses.
    pub is_alone: bool,
    /// Whether the last word is typed to its end, or is within quotation marks.
    is_closed: bool,
    /// Whether nothing is typed at all.
    pub is_empty: bool,
}

/// Words at the end of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece<'t> {
    /// The field that they are looked for in, by its number.
    pub field: Option<usize>,
    /// The words as typed, without the field's name.
    pub text: &'t str,
    /// What stands before them and their field's name.
    pub before: &'t str,
    /// What stands before the words themselves.
    pub typed_before: &'t str,
}

impl<'t> Unfinished<'t> {
    /// The end of `before`, a query up to the caret. `fields` are the names that may stand before a colon.
    pub fn of(before: &'t str, fields: &[&str]) -> Self {
        let is_empty = before.trim().is_empty();
        if let Some(quote) = open_quote(before) {
            let start = before[..quote].rfind(char::is_whitespace).map_or(0, |at| at + 1);
            let text = before[quote..].trim_start_matches(QUOTES);
            let field = field_of(&before[start..quote], fields).filter(|(_, length)| start + length == quote);
            let start = if field.is_some() { start } else { quote };
            let piece = Piece {
                field: field.map(|field| field.0),
                text,
                before: &before[..start],
                typed_before: &before[..quote],
            };
            let is_alone = is_alone(&before[..start]);
            return Self { pieces: vec![piece], is_alone, is_closed: true, is_empty };
        }
        let from = before
            .rfind(|c| QUOTES.contains(&c) || matches!(c, '(' | ')'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let mut starts = word_starts(before, from);
        let operator = starts.iter().rposition(|&start| OPERATORS.contains(&word_at(before, start)));
        starts.drain(..operator.map_or(0, |at| at + 1));
        let with_field = starts.iter().rposition(|&start| field_of(word_at(before, start), fields).is_some());
        starts.drain(..with_field.unwrap_or(0));
        starts.drain(..starts.len().saturating_sub(MOST_WORDS));
        let first = starts.first().copied().unwrap_or(before.len());
        let is_negated = starts.last().is_some_and(|&start| before[start..].starts_with('-'));
        Self {
            is_alone: is_alone(&before[..first]) && !is_negated,
            is_closed: before.ends_with(char::is_whitespace) || starts.is_empty(),
            pieces: starts.into_iter().map(|start| piece(before, start, fields)).listed(),
            is_empty,
        }
    }

    /// The last word, if it may go on.
    pub fn word(&self) -> Option<&Piece<'t>> {
        self.pieces.last().filter(|piece| !self.is_closed && !piece.text.is_empty())
    }
}

fn piece<'t>(before: &'t str, start: usize, fields: &[&str]) -> Piece<'t> {
    let dash = usize::from(before[start..].starts_with('-'));
    let field = field_of(&before[start + dash..], fields);
    let text_start = start + dash + field.map_or(0, |(_, length)| length);
    Piece {
        field: field.map(|field| field.0),
        text: &before[text_start..],
        before: &before[..start],
        typed_before: &before[..text_start],
    }
}

/// The field whose name and colon a word begins with, and how many bytes these are.
fn field_of(word: &str, fields: &[&str]) -> Option<(usize, usize)> {
    let colon = word.find([':', '：'])?;
    let name = fold(&word[..colon]);
    let field = fields.iter().position(|field| *field == name)?;
    Some((field, colon + word[colon..].chars().next().map_or(0, char::len_utf8)))
}

/// Where the quotation begins that is not closed yet.
fn open_quote(text: &str) -> Option<usize> {
    let mut open = None;
    for (at, _) in text.char_indices().filter(|(_, c)| QUOTES.contains(c)) {
        open = if open.is_none() { Some(at) } else { None };
    }
    open
}

/// Where the words begin from a byte on.
fn word_starts(text: &str, from: usize) -> Vec<usize> {
    let mut is_space = true;
    let mut starts = Vec::new();
    for (at, c) in text[from..].char_indices() {
        if is_space && !c.is_whitespace() {
            starts.push(from + at);
        }
        is_space = c.is_whitespace();
    }
    starts
}

fn word_at(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())]
}

/// Whether what comes after `before` is one more condition that must be met.
fn is_alone(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let is_joined = matches!(last, "OR" | "NOT") || last.starts_with("NEAR/") || last == "-";
    let depth = before.chars().fold(0_i32, |depth, c| depth + i32::from(c == '(') - i32::from(c == ')'));
    !is_joined && depth <= 0 && !before.split_whitespace().any(|word| word == "OR")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIELDS: [&str; 2] = ["title", "agent"];

    fn check(before: &str, pieces: &[&str], word: Option<&str>, is_alone: bool) {
        let unfinished = Unfinished::of(before, &FIELDS);
        assert_eq!(unfinished.pieces.iter().map(|piece| piece.text).collect::<Vec<_>>(), pieces, "{before}");
        assert_eq!(unfinished.word().map(|word| word.text), word, "{before}");
        assert!(pieces.is_empty() || unfinished.is_alone == is_alone, "{before}");
    }

    #[test]
    fn the_last_words_may_be_a_name_and_the_last_word_a_beginning() {
        check("", &[], None, true);
        check("mao", &["mao"], Some("mao"), true);
        check("letter zhou en", &["letter zhou en", "zhou en", "en"], Some("en"), true);
        check("gao ", &["gao "], None, true);
        check("a b c d e", &["b c d e", "c d e", "d e", "e"], Some("e"), true);
    }

    #[test]
    fn a_field_looks_for_what_comes_after_its_name() {
        check("letter agent:zhou en", &["zhou en", "en"], Some("en"), true);
        check("agent:", &[""], None, true);
        check("agent:\"zhou e", &["zhou e"], None, true);
        let unfinished = Unfinished::of("letter agent:zhou", &FIELDS);
        let piece = &unfinished.pieces[0];
        assert_eq!((piece.field, piece.before, piece.typed_before), (Some(1), "letter ", "letter agent:"));
        let quoted = Unfinished::of("letter agent:\"zhou e", &FIELDS);
        assert_eq!((quoted.pieces[0].field, quoted.pieces[0].before), (Some(1), "letter "));
    }

    #[test]
    fn what_is_joined_to_the_rest_is_no_condition_of_its_own() {
        check("mao OR sta", &["sta"], Some("sta"), false);
        check("mao -sta", &["mao -sta", "sta"], Some("sta"), false);
        check("(mao sta", &["mao sta", "sta"], Some("sta"), false);
        check("(mao) sta", &["sta"], Some("sta"), true);
        check("\"mao ze\" sta", &["sta"], Some("sta"), true);
        check("mao AND sta", &["sta"], Some("sta"), true);
    }

    proptest! {
        #[test]
        fn what_stands_before_a_piece_and_its_text_are_all_that_is_typed(before in "([a-c]|agent:|\"|\\(|OR| |周|-){0,12}") {
            let unfinished = Unfinished::of(&before, &FIELDS);
            for piece in &unfinished.pieces {
                prop_assert!(before.starts_with(piece.before) && before.ends_with(piece.text));
                prop_assert!(piece.before.len() <= piece.typed_before.len());
                prop_assert!(piece.typed_before.len() + piece.text.len() <= before.len());
            }
        }
    }
}
