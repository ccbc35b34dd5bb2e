//! Words in running text, by rules that are the same for a document and for a query.
//!
//! A word is a run of letters, digits and whatever Unicode's word boundaries (UAX 29) say belongs to the character before
//! it: accents, vowel signs, joiners, marks of direction. The comma of `1,000` and the sign in a Hebrew abbreviation
//! (`צה"ל`) are within a word, which is found with and without them. Elsewhere words are cut further than UAX 29 does, at
//! apostrophes, full stops, colons and low lines, so that each part is found: `O'Neill` is two words, as `Wei-shih` is; but
//! the lone `s` of a possessive (`Mao’s`, `POW's`) is dropped. Where words are written without spaces (Han, Kana, Hangul,
//! Thai, Lao, Burmese, Khmer) every character is a word of its own: a run of them is found as a phrase of single
//! characters. `DESIGN.md` gives the reason for each difference, and `tests/words.rs` holds the rest against UAX 29.
//!
//! It is neither a stemmer nor a dictionary: `letter` and `letters` are two words.

use crate::fold::{fold_into, is_mark};
use crate::joined_table::JOINED;
use crate::listed::Listed;

/// One word: where it stands in its text, and its folded form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The byte at which the word begins in the source.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
    /// The word as it is compared, see [`fold_word`].
    pub text: String,
}

/// The words of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let token = |(start, end)| Token { start, end, text: fold_word(&text[start..end]) };
    Spans::of(text).map(token).listed()
}

/// A word as it is compared: folded, without the signs within it.
pub fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_word_into(word, &mut folded);
    folded
}

/// Appends a word as it is compared.
pub(crate) fn fold_word_into(word: &str, folded: &mut String) {
    let start = folded.len();
    fold_into(word, folded);
    if folded.as_bytes()[start..].iter().any(|&byte| is_within(byte)) {
        let without = folded.split_off(start).replace(|c: char| c.is_ascii() && is_within(c as u8), "");
        folded.push_str(&without);
    }
}

/// Whether a sign stands only for the eye where it is within a word, see [`is_joined`].
fn is_within(sign: u8) -> bool {
    matches!(sign, b',' | b'\'' | b'"')
}

/// Whether the sign at the byte `at` is within a word: the comma between the thousands of a number, and the sign in a
/// Hebrew abbreviation or on a Hebrew letter.
pub(crate) fn is_joined(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(b',') => parts_thousands(text.as_bytes(), at),
        Some(b'"' | b'\'') => {
            let before = text[..at].chars().rev().find(|&c| !belongs_before(c));
            before.is_some_and(is_hebrew) && text[at + 1..].starts_with(is_hebrew)
        }
        _ => false,
    }
}

/// Whether up to three digits stand before the byte `at`, and just three after it.
fn parts_thousands(text: &[u8], at: usize) -> bool {
    let digits = |bytes: &mut dyn Iterator<Item = &u8>| bytes.take(4).take_while(|byte| byte.is_ascii_digit()).count();
    matches!(digits(&mut text[..at].iter().rev()), 1..=3) && digits(&mut text[at + 1..].iter()) == 3
}

fn is_hebrew(c: char) -> bool {
    ('\u{5D0}'..='\u{5EA}').contains(&c)
}

/// The byte ranges of a text's words.
pub(crate) struct Spans<'a> {
    text: &'a str,
    at: usize,
    /// Whether the wildcards of a pattern count as letters.
    has_wildcards: bool,
}

impl<'a> Spans<'a> {
    /// Of running text.
    pub fn of(text: &'a str) -> Self {
        Spans { text, at: 0, has_wildcards: false }
    }

    /// Of a pattern, in which `*` and `?` are letters.
    pub fn of_pattern(text: &'a str) -> Self {
        Spans { text, at: 0, has_wildcards: true }
    }

    fn is_letter(&self, c: char) -> bool {
        is_word_char(c) || (self.has_wildcards && matches!(c, '*' | '?'))
    }

    fn next_span(&mut self) -> Option<(usize, usize)> {
        self.next_ascii_span().or_else(|| self.next_unicode_span())
    }

    /// The next word if it, and what stands around it, is ASCII: nearly every word of most texts, found without decoding.
    fn next_ascii_span(&mut self) -> Option<(usize, usize)> {
        let mut start = None;
        for (at, &byte) in self.text.as_bytes().iter().enumerate().skip(self.at) {
            if !byte.is_ascii() {
                return None;
            }
            match (start, self.is_letter(char::from(byte))) {
                (None, true) => start = Some(at),
                (Some(_), false) if is_within(byte) && is_joined(self.text, at) => {}
                (Some(start), false) => {
                    self.at = at;
                    return Some((start, at));
                }
                _ => {}
            }
        }
        self.at = self.text.len();
        Some((start?, self.at))
    }

    fn next_unicode_span(&mut self) -> Option<(usize, usize)> {
        let start = self.at + self.text[self.at..].find(|c| self.is_letter(c))?;
        let mut rest = self.text[start..].char_indices();
        let alone = rest.next().is_some_and(|(_, first)| stands_alone(first));
        let is_more = |c: char| !alone && self.is_letter(c) && !stands_alone(c);
        let is_end = |&(at, c): &(usize, char)| !(is_more(c) || belongs_before(c) || is_joined(self.text, start + at));
        let end = rest.find(is_end).map_or(self.text.len(), |(at, _)| start + at);
        self.at = end;
        Some((start, end))
    }
}

impl Iterator for Spans<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        loop {
            let (start, end) = self.next_span()?;
            if !is_possessive(self.text, start, end) {
                return Some((start, end));
            }
        }
    }
}

/// Whether `c` is a letter or a digit, and no apostrophe.
pub(crate) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() && !is_mark(c) && !('\u{2B9}'..='\u{2BF}').contains(&c)
}

/// Whether `c` belongs to the character before it, but as a letter or a digit would.
pub(crate) fn belongs_before(c: char) -> bool {
    is_mark(c) || (c > '\u{7F}' && !c.is_alphanumeric() && is_joining(c))
}

fn is_joining(c: char) -> bool {
    let (plane, at) = (c as u32 >> 16, c as u16);
    let ranges = JOINED.get(plane as usize).copied().unwrap_or_default();
    let range = ranges.partition_point(|&(_, last)| last < at);
    ranges.get(range).is_some_and(|&(first, _)| first <= at)
}

/// Whether `c` belongs to a script that writes no spaces between words.
pub(crate) fn stands_alone(c: char) -> bool {
    c >= '\u{E00}' && UNSPACED.iter().any(|&(first, last)| (first..=last).contains(&c))
}

const UNSPACED: &[(char, char)] = &[
    ('\u{E00}', '\u{EFF}'),     // Thai, Lao
    ('\u{1000}', '\u{109F}'),   // Burmese
    ('\u{1100}', '\u{11FF}'),   // Hangul letters
    ('\u{1780}', '\u{17FF}'),   // Khmer
    ('\u{3005}', '\u{3007}'),   // Han iteration mark, closing mark, zero
    ('\u{3040}', '\u{30FF}'),   // Hiragana, Katakana
    ('\u{3130}', '\u{318F}'),   // Hangul letters
    ('\u{31F0}', '\u{31FF}'),   // Katakana extensions
    ('\u{3400}', '\u{4DBF}'),   // Han extension A
    ('\u{4E00}', '\u{9FFF}'),   // Han
    ('\u{A9E0}', '\u{A9FF}'),   // further Burmese
    ('\u{AA60}', '\u{AA7F}'),   // further Burmese
    ('\u{AC00}', '\u{D7A3}'),   // Hangul syllables
    ('\u{F900}', '\u{FAFF}'),   // Han compatibility
    ('\u{FF66}', '\u{FF9D}'),   // half-width Katakana
    ('\u{20000}', '\u{323AF}'), // further Han
];

/// Whether the word at `start..end` is only the `s` of `Mao’s`.
fn is_possessive(text: &str, start: usize, end: usize) -> bool {
    let mut before = text[..start].chars().rev();
    text[start..end].eq_ignore_ascii_case("s")
        && before.next().is_some_and(|c| matches!(c, '\'' | '’' | 'ʼ'))
        && before.next().is_some_and(|c| is_word_char(c) || belongs_before(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn check(text: &str, words: &str) {
        let found: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
        assert_eq!(found.join(" "), words, "{text}");
    }

    /// Whether UAX 29 has `c` belong to whatever character is before it (its rule WB4).
    fn belongs_by_unicode(c: char) -> bool {
        format!(".{c}").split_word_bounds().count() == 1
    }

    /// As few ranges as there can be in a plane: letters, digits and marks, of which nobody asks, may lie in them.
    fn joined_by_unicode(plane: u32) -> Vec<(u16, u16)> {
        let mut ranges: Vec<(u16, u16)> = Vec::new();
        let mut is_open = false;
        let chars = (plane << 16..=plane << 16 | 0xFFFF).filter_map(char::from_u32);
        for c in chars.filter(|c| !c.is_ascii() && !c.is_alphanumeric() && !is_mark(*c)) {
            let belongs = belongs_by_unicode(c);
            match ranges.last_mut() {
                Some((_, last)) if belongs && is_open => *last = c as u16,
                _ if belongs => ranges.push((c as u16, c as u16)),
                _ => {}
            }
            is_open = belongs;
        }
        ranges
    }

    #[test]
    fn the_table_is_what_uax_29_says() {
        let generated = [0, 1].map(joined_by_unicode);
        if std::env::var_os("BLESS").is_some() {
            let range = |&(first, last): &(u16, u16)| format!("({first:#x}, {last:#x}), ");
            let line = |ranges: &[(u16, u16)]| format!("        {}\n", ranges.iter().map(range).collect::<String>());
            let lines = |ranges: &Vec<(u16, u16)>| ranges.chunks(6).map(line).collect::<String>().replace(" \n", "\n");
            let planes: String = generated.iter().map(|ranges| format!("    &[\n{}    ],\n", lines(ranges))).collect();
            let text = format!(
                "//! Characters that belong to the one before them, of whatever kind that is.\n//!\n\
                 //! Generated from the Unicode data: `BLESS=1 cargo test -p fonds-search the_table` writes it anew.\n\n\
                 /// For the planes 0 and 1 ranges of characters: what in them is neither a letter or digit nor dropped in\n\
                 /// folding has the word break property Extend, Format or ZWJ (UAX 29).\n\
                 #[rustfmt::skip]\npub(crate) const JOINED: [&[(u16, u16)]; 2] = [\n{planes}];\n"
            );
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/joined_table.rs"), text)
                .expect("the table is written");
            return;
        }
        let is_same = JOINED.iter().zip(&generated).all(|(written, generated)| written == generated);
        assert!(is_same, "the table is not what Unicode says: run with BLESS=1 and read the difference");
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        check("Telegram No. 42 (copy)", "telegram no 42 copy");
        check("", "");
        check("... -- !", "");
    }

    #[test]
    fn apostrophes_and_hyphens_part_words() {
        check("O'Neill O’Neill OʼNeill Wei-shih", "o neill o neill o neill wei shih");
    }

    #[test]
    fn the_s_of_a_possessive_is_dropped_and_no_other() {
        check("Mao’s POW's Mao‘s s 's-Gravenhage Mao'sche", "mao pow mao s s s gravenhage mao sche");
    }

    #[test]
    fn characters_of_unspaced_scripts_are_words_of_their_own() {
        check("周恩来 PRC总理", "周 恩 来 prc 总 理");
        check("カ\u{3099}ス ｶﾞｽ", "カ ス カ ス");
        check("서울 ไทย ລາວ", "서 울 ไ ท ย ລ າ ວ");
    }

    #[test]
    fn marks_belong_to_the_word_before_them() {
        let text = "Zu\u{308}rich-e\u{301}";
        let ranges: Vec<_> = tokens(text).iter().map(|token| &text[token.start..token.end]).collect();
        assert_eq!(ranges, ["Zu\u{308}rich", "e\u{301}"]);
    }

    #[test]
    fn the_comma_of_thousands_is_within_a_number() {
        check("1,000 men, 12,345,678 and 1000", "1000 men 12345678 and 1000");
        check("7,8 1950,51 12,3456 1234,567 3.14 ,000 1,000é", "7 8 1950 51 12 3456 1234 567 3 14 000 1000e");
    }

    #[test]
    fn a_hebrew_abbreviation_is_one_word_however_it_is_written() {
        check("צה\"ל צה״ל צהל ג'ורג' ג׳ורג׳ \"שלום\" עולם", "צהל צהל צהל גורג גורג שלום עולם");
    }

    #[test]
    fn a_hindi_word_is_not_cut_at_its_joining_sign() {
        check("हिन्दी में", "हिन्दी में");
    }

    proptest! {
        #[test]
        fn ascii_or_not_makes_no_difference(text in "[a-bA' 1*?é周\\u{301}\\u{94D},\"-]{0,12}|([0-9ש]|[0-9ש]{3}|[,\"'])(,|\"|)(000|ש|1){0,3}", has_wildcards: bool) {
            let spans = || Spans { text: &text, at: 0, has_wildcards };
            let (mut quick, mut slow) = (spans(), spans());
            loop {
                let found = quick.next_span();
                prop_assert_eq!(found, slow.next_unicode_span());
                if found.is_none() {
                    break;
                }
            }
        }

        #[test]
        fn words_stand_in_order_apart_and_are_never_empty(text in any::<String>()) {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(last <= token.start && token.start < token.end);
                prop_assert!(!token.text.is_empty());
                prop_assert_eq!(&token.text, &fold_word(&text[token.start..token.end]));
                last = token.end;
            }
        }
    }
}
