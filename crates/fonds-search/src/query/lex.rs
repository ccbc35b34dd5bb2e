//! From characters to lexemes: words, phrases, operators, parentheses. What looks like an operator is settled in
//! `parse`, which knows its neighbours.

use super::{MAX_LEXEMES, MAX_WORDS, Note, Notes, quoted};
use crate::fold::fold;
use crate::listed::Listed;
use crate::tokens::{Spans, belongs_before, is_joined, is_word_char};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Lexeme {
    Open,
    Close,
    And,
    Or,
    Not,
    /// As typed: `NEAR/5`.
    Near(String),
    /// A field's number: what follows is looked for there.
    Field(usize),
    /// A phrase, with at least one word in it.
    Quoted(String),
    /// A word with at least one letter or digit in it, without the punctuation around it.
    Text {
        text: String,
        prefix: bool,
    },
}

/// What was read.
pub(super) struct Read {
    /// In order.
    pub lexemes: Vec<Lexeme>,
    /// How many more words the limit allows.
    pub words_left: usize,
}

/// Reads `text` up to the limits.
pub(super) fn read(text: &str, fields: &[&str], notes: &mut Notes) -> Read {
    let mut lexer = Lexer { text, at: 0, fields, lexemes: Vec::new(), words_left: MAX_WORDS, notes };
    while lexer.step() {}
    lexer.mark_unfinished_word();
    Read { lexemes: lexer.lexemes, words_left: lexer.words_left }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    fields: &'a [&'a str],
    lexemes: Vec<Lexeme>,
    words_left: usize,
    notes: &'a mut Notes,
}

impl Lexer<'_> {
    /// Reads one lexeme or one white space; says whether there may be more.
    fn step(&mut self) -> bool {
        let Some(c) = self.text[self.at..].chars().next() else { return false };
        let fresh = !self.text[..self.at].ends_with(|c: char| !is_boundary(c));
        match c {
            _ if c.is_whitespace() => self.at += c.len_utf8(),
            '(' | '（' => self.punctuation(c, Lexeme::Open),
            ')' | '）' => self.punctuation(c, Lexeme::Close),
            _ if is_quote(c) => self.quotation(c),
            _ => self.run(fresh),
        }
        let is_full = self.lexemes.len() >= MAX_LEXEMES;
        if (is_full || self.words_left == 0) && self.text[self.at..].contains(is_word_char) {
            match is_full {
                true => self.notes.say(Note::TooManySigns(MAX_LEXEMES)),
                false => self.notes.say(Note::TooManyWords(MAX_WORDS)),
            }
        }
        !is_full && self.words_left > 0
    }

    fn punctuation(&mut self, c: char, lexeme: Lexeme) {
        self.at += c.len_utf8();
        self.lexemes.push(lexeme);
    }

    fn quotation(&mut self, quote: char) {
        self.at += quote.len_utf8();
        let rest = &self.text[self.at..];
        let Some(end) = end_before(rest, is_quote) else {
            return self.notes.say(Note::LoneQuotationMark);
        };
        let closing = rest[end..].chars().next().map_or(0, char::len_utf8);
        self.at += end + closing;
        match self.within_limit(&rest[..end]) {
            Some(phrase) => self.lexemes.push(Lexeme::Quoted(phrase)),
            None => self.notes.say(Note::EmptyQuotation),
        }
    }

    /// Reads up to the next white space, quote or parenthesis. Only a `fresh` run, with nothing joined to its front, can
    /// begin with a `-` that negates or be an operator.
    fn run(&mut self, fresh: bool) {
        let rest = &self.text[self.at..];
        let run = &rest[..end_before(rest, |c| is_boundary(c) || is_quote(c)).unwrap_or(rest.len())];
        self.at += run.len();
        if !fresh {
            return self.field_or_word(run);
        }
        match run {
            "AND" => self.lexemes.push(Lexeme::And),
            "OR" => self.lexemes.push(Lexeme::Or),
            "NOT" => self.lexemes.push(Lexeme::Not),
            _ if is_near(run) => self.lexemes.push(Lexeme::Near(run.to_owned())),
            _ => match run.strip_prefix('-') {
                Some(negated) if self.can_be_negated(negated) => {
                    self.lexemes.push(Lexeme::Not);
                    self.field_or_word(negated);
                }
                _ => self.field_or_word(run),
            },
        }
    }

    /// A dash negates what is joined to it: a word, or a phrase or parenthesis that comes next.
    fn can_be_negated(&self, run: &str) -> bool {
        match run {
            "" => self.text[self.at..].starts_with(opens_operand),
            _ => !run.starts_with('-') && run.contains(is_word_char),
        }
    }

    /// Reads the names of fields at the front, of which the last one counts, and the word after them.
    fn field_or_word(&mut self, mut run: &str) {
        let mut named = None;
        while let Some((field, rest)) = self.field(run) {
            named = Some(field);
            run = rest;
        }
        self.lexemes.extend(named.map(Lexeme::Field));
        self.word(run);
    }

    /// The field that is named at the front of `run`, and what comes after its colon.
    fn field<'r>(&mut self, run: &'r str) -> Option<(usize, &'r str)> {
        let (name, rest) = run.trim_start_matches(is_punctuation).split_once(':')?;
        let field = self.fields.iter().position(|field| fold(field) == fold(name));
        let is_joined = !rest.is_empty() || self.text[self.at..].starts_with(opens_operand);
        if field.is_none() && is_joined && name.contains(char::is_alphabetic) {
            self.notes.say(Note::NoField(quoted(name)));
        }
        field.map(|field| (field, rest))
    }

    fn word(&mut self, run: &str) {
        if run.chars().all(|c| matches!(c, '-' | ':' | '*' | '?')) {
            return self.lone_sign(run);
        }
        let text = run.trim_start_matches(is_punctuation);
        let word = text.trim_end_matches(is_punctuation);
        if text[word.len()..].starts_with('?') {
            self.notes.say(Note::QuestionMark(quoted(word)));
        }
        if let Some(text) = self.within_limit(word) {
            self.lexemes.push(Lexeme::Text { text, prefix: false });
        }
    }

    fn lone_sign(&mut self, sign: &str) {
        if !sign.is_empty() {
            self.notes.say(Note::LoneSign(quoted(sign)));
        }
    }

    /// The part of `text` that the limit leaves, if there is a word in it.
    fn within_limit(&mut self, text: &str) -> Option<String> {
        let mut ends = Spans::of(text).map(|(_, end)| end);
        let kept: Vec<usize> = ends.by_ref().take(self.words_left).listed();
        let is_cut = ends.next().is_some();
        if is_cut {
            self.notes.say(Note::TooManyWords(MAX_WORDS));
        }
        self.words_left -= kept.len();
        let end = *kept.last()?;
        Some(if is_cut { &text[..end] } else { text }.to_owned())
    }

    /// The last bare word may be a beginning, unless it is negated: `-t` on the way to `-telegram` would hide nearly
    /// everything. After the comma of *10,* a number may go on.
    fn mark_unfinished_word(&mut self) {
        let number = self.text.strip_suffix(',').filter(|text| text.ends_with(|c: char| c.is_ascii_digit()));
        let text = number.unwrap_or(self.text);
        let is_unfinished = self.at == self.text.len() && text.ends_with(|c| is_word_char(c) || belongs_before(c));
        let mut before = self.lexemes.iter().rev().skip(1);
        let is_negated = before.find(|lexeme| !matches!(lexeme, Lexeme::Field(_))) == Some(&Lexeme::Not);
        if let (true, false, Some(Lexeme::Text { prefix, .. })) = (is_unfinished, is_negated, self.lexemes.last_mut()) {
            *prefix = true;
        }
    }
}

/// Where the first character stands that `is_end` speaks of, and that is not within a word.
fn end_before(text: &str, is_end: fn(char) -> bool) -> Option<usize> {
    text.char_indices().find(|&(at, c)| is_end(c) && !is_joined(text, at)).map(|(at, _)| at)
}

fn is_boundary(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）')
}

fn opens_operand(c: char) -> bool {
    is_quote(c) || matches!(c, '(' | '（')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Whether a word standing alone would be read as an operator.
pub(super) fn is_operator(word: &str) -> bool {
    matches!(word, "AND" | "OR" | "NOT") || is_near(word)
}

fn is_near(run: &str) -> bool {
    run.strip_prefix("NEAR/").is_some_and(|words| !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit()))
}

/// What is cut off at both ends of a word. A star there is a wildcard, a question mark is not.
pub(super) fn is_punctuation(c: char) -> bool {
    !is_word_char(c) && !belongs_before(c) && c != '*'
}
