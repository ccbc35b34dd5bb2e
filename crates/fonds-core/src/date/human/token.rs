//! The pieces of a written date: numbers with their digits, words with what they mean, and marks.
//!
//! The text is folded first (lower case, plain letters), so that *Février*, *FÉVRIER* and *fevrier* are one word.
//! Brackets are no pieces of their own: each piece knows whether one stands before it, as `[1952]`, `19[52]` and `1952
//! [sic]` are read with the same rules as the text without them.

use super::words::{self, Word};

/// Longer texts are prose, not dates.
const LONGEST_TEXT: usize = 400;

/// One piece of a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Nothing, not even a space or bracket, stands between this piece and the one before.
    pub is_glued: bool,
    /// A bracket opens or closes between this piece and the one before.
    pub bracket: Option<Bracket>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Opens,
    Closes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number(Number),
    /// A year of which digits are left open: `19--`, `183-`, `18xx`.
    Blank([u8; 4]),
    Word(Word),
    /// `VIII`, `xixe`: at most 30.
    Roman(u8),
    /// A word of no list here.
    Unknown,
    /// `-`, which also joins the parts of ISO dates.
    Hyphen,
    /// The longer dashes, which do not.
    Dash,
    Slash,
    Dot,
    Comma,
    Semicolon,
    Colon,
    Question,
    /// Any other sign, such as `½` or `&`.
    Sign,
}

/// A number as its digits stand: `05` is 5 in two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub value: u32,
    pub digits: u8,
    pub ending: Ending,
}

/// What is attached to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    None,
    /// `1st`, `3d`, `14ten`, `1er`, `5-го`.
    Ordinal,
    /// `1950s`, `1950er`, `1950-е`.
    Plural,
    /// `19c`.
    Century,
}

const ORDINAL_ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "d", "ten", "te", "ter", "tes", "tn", "er", "e", "eme", "ere", "re", "nde", "o", "a", "ª",
    "º", "а", "го", "ое", "я", "й",
];
const PLURAL_ENDINGS: [&str; 9] = ["s", "'s", "’s", "er", "ern", "ies", "е", "х", "ые"];

/// The pieces of a text in their order; none if it is too long for a date.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    if text.len() > LONGEST_TEXT {
        return Vec::new();
    }
    let folded = without_brackets_in_words(fonds_search::fold(text));
    let mut reader = Reader { text: &folded, at: 0 };
    let mut tokens = Vec::with_capacity(16);
    while let Some(token) = reader.token() {
        tokens.push(token);
    }
    tokens
}

/// `Jan[uar]` as `januar`.
fn without_brackets_in_words(folded: String) -> String {
    if !folded.contains('[') {
        return folded;
    }
    let mut joined = String::with_capacity(folded.len());
    let mut is_open = false;
    let mut rest = folded.chars().peekable();
    while let Some(c) = rest.next() {
        let is_in_word = joined.ends_with(char::is_alphabetic);
        let goes_on = rest.peek().is_some_and(|next| next.is_alphabetic());
        match c {
            '[' if is_in_word && goes_on => is_open = true,
            ']' if is_in_word && is_open => is_open = false,
            _ => joined.push(c),
        }
    }
    joined
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn token(&mut self) -> Option<Token> {
        let start = self.at;
        let bracket = self.gap();
        let is_glued = self.at == start && start > 0;
        let first = self.rest().chars().next()?;
        let kind = match first {
            '0'..='9' => self.number(),
            _ if first.is_alphabetic() => self.word(),
            _ => self.mark(first),
        };
        Some(Token { kind, is_glued, bracket })
    }

    /// Passes over spaces, quotes and brackets.
    fn gap(&mut self) -> Option<Bracket> {
        let mut bracket = None;
        while let Some(c) = self.rest().chars().next() {
            match c {
                '[' | '(' | '<' | '【' | '（' | '〔' => bracket = Some(Bracket::Opens),
                ']' | ')' | '>' | '】' | '）' | '〕' => bracket = bracket.or(Some(Bracket::Closes)),
                _ if c.is_whitespace() || matches!(c, '"' | '“' | '”' | '«' | '»' | '\'' | '’' | '\\' | '!') => {
                }
                _ => break,
            }
            self.at += c.len_utf8();
        }
        bracket
    }

    fn number(&mut self) -> Kind {
        let (mut value, mut digits) = (0_u32, 0_u8);
        while let Some(digit) = self.digit(digits) {
            value = value.saturating_mul(10).saturating_add(digit);
            digits = digits.saturating_add(1);
        }
        if let Some(blank) = self.blank(value, digits) {
            return Kind::Blank(blank);
        }
        Kind::Number(Number { value, digits, ending: self.ending(digits) })
    }

    /// The next digit of a number, also over a bracket within a year: `19[52]`.
    fn digit(&mut self, before: u8) -> Option<u32> {
        let rest = self.rest();
        let bare = rest.trim_start_matches(['[', ']']);
        let is_within_year = (1..4).contains(&before) && rest.len() == bare.len() + 1;
        if !is_within_year && rest.len() != bare.len() {
            return None;
        }
        let digit = bare.chars().next()?.to_digit(10)?;
        self.at += rest.len() - bare.len() + 1;
        Some(digit)
    }

    /// The open digits after the first one to three of a year: hyphens, `x`, `_` or `?`.
    ///
    /// A single sign must end the number (`183-?`, `187-188-`), as `123-45` is none.
    fn blank(&mut self, value: u32, digits: u8) -> Option<[u8; 4]> {
        let open = 4_usize.checked_sub(digits.into()).filter(|open| (1..=3).contains(open))?;
        let rest = self.rest().as_bytes();
        let sign = *rest.first().filter(|sign| b"-x_?".contains(sign))?;
        if rest.len() < open || rest[..open].iter().any(|&byte| byte != sign) || !ends_blank(&rest[open..]) {
            return None;
        }
        if open == 3 && sign == b'?' || open == 1 && sign == b'x' && value < 100 {
            return None;
        }
        self.at += open;
        let written = format!("{value:0width$}{:X<open$}", "", width = usize::from(digits));
        written.into_bytes().try_into().ok()
    }

    fn ending(&mut self, digits: u8) -> Ending {
        let rest = self.rest();
        let letters = rest.strip_prefix('-').filter(|rest| rest.starts_with(is_cyrillic)).unwrap_or(rest);
        let apostrophe =
            if letters.starts_with(['\'', '’']) { letters.chars().next().map_or(0, char::len_utf8) } else { 0 };
        let run = apostrophe + letter_run(&letters[apostrophe..]).len();
        let (word, length) = (&letters[..run], rest.len() - letters.len() + run);
        let ending = if PLURAL_ENDINGS.contains(&word) && (digits == 4 || digits == 2 && word.ends_with(['s', 'е'])) {
            Ending::Plural
        } else if ORDINAL_ENDINGS.contains(&word) && digits <= 2 {
            Ending::Ordinal
        } else if word == "c" && digits <= 2 {
            Ending::Century
        } else {
            return Ending::None;
        };
        self.at += length;
        ending
    }

    fn word(&mut self) -> Kind {
        let rest = self.rest();
        if let Some((word, length)) = words::phrase(rest) {
            self.at += length;
            return Kind::Word(word);
        }
        if let Some((value, length)) = words::chinese_number(rest) {
            self.at += length;
            return Kind::Number(value);
        }
        let run = letter_run(rest);
        let kind = words::roman(run).map_or(Kind::Unknown, Kind::Roman);
        self.at += run.len();
        kind
    }

    fn mark(&mut self, c: char) -> Kind {
        self.at += c.len_utf8();
        match c {
            '-' | '\u{2010}' | '\u{2011}' => Kind::Hyphen,
            '\u{2012}'..='\u{2015}' | '\u{2212}' | '～' | '〜' => Kind::Dash,
            '/' | '\u{2044}' => Kind::Slash,
            '.' | '。' | '·' => Kind::Dot,
            ',' | '、' | '，' => Kind::Comma,
            ';' | '；' => Kind::Semicolon,
            ':' | '：' => Kind::Colon,
            '?' | '？' => Kind::Question,
            '~' | '≈' => Kind::Word(Word::About),
            '©' | '℗' => Kind::Word(Word::Event),
            '&' | '+' => Kind::Word(Word::And),
            '〇' => Kind::Number(Number { value: 0, digits: 1, ending: Ending::None }),
            _ => Kind::Sign,
        }
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }
}

/// Whether no digit follows, or only those of the next year with open digits (`187-188-`).
fn ends_blank(rest: &[u8]) -> bool {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_open = |index: usize| rest.get(index).is_some_and(|byte| b"-?".contains(byte));
    !rest.first().is_some_and(u8::is_ascii_alphabetic)
        && (digits == 0 || digits == 3 && is_open(3) || digits == 2 && is_open(2) && is_open(3))
}

fn is_cyrillic(c: char) -> bool {
    ('а'..='ё').contains(&c)
}

/// The letters at the start of a text; a Chinese sign stands alone.
pub(super) fn letter_run(text: &str) -> &str {
    let is_han = |c: char| ('\u{2E80}'..='\u{9FFF}').contains(&c);
    match text.chars().next() {
        Some(c) if is_han(c) => &text[..c.len_utf8()],
        _ => {
            let end = text.find(|c: char| !c.is_alphabetic() || is_han(c)).unwrap_or(text.len());
            &text[..end]
        }
    }
}
