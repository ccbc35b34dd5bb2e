//! Words in running text, by rules that are the same for a document and for a query.
//!
//! A word is a run of letters, digits and the marks on them. Apostrophes and hyphens part words (`O'Neill` and
//! `Wei-shih` are two words each), but the lone `s` of a possessive (`Mao’s`, `POW's`) is dropped. Where words are
//! written without spaces (Han, Kana, Hangul, Thai) every character is a word of its own: a run of them is found as a
//! phrase of single characters.
//!
//! It is neither a stemmer nor a dictionary: `letter` and `letters` are two words.

use crate::fold::{fold, is_mark};
use crate::listed::Listed;

/// One word: where it stands in its text, and its folded form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The byte at which the word begins in the source.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
    /// The word as it is compared, see [`fold`].
    pub text: String,
}

/// The words of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let token = |(start, end)| Token { start, end, text: fold(&text[start..end]) };
    Spans::of(text).map(token).listed()
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
        let mut rest = self.text[start..].chars();
        let alone = rest.next().is_some_and(stands_alone);
        let continues = |c: char| is_mark(c) || (!alone && self.is_letter(c) && !stands_alone(c));
        let rest = rest.as_str();
        let end = self.text.len() - rest.len() + rest.find(|c| !continues(c)).unwrap_or(rest.len());
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

/// Whether `c` is part of a word: a letter or a digit that is no apostrophe, or a sign that Indian scripts join with.
pub(crate) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    (c.is_alphanumeric() && !is_mark(c) && !('\u{2B9}'..='\u{2BF}').contains(&c)) || joins_indic(c)
}

/// Virama and nukta, which Unicode does not count as letters, at their usual place in each block of an Indian script.
fn joins_indic(c: char) -> bool {
    ('\u{900}'..='\u{D7F}').contains(&c) && matches!(c as u32 & 0x7F, 0x3C | 0x4D)
}

/// Whether `c` belongs to a script that writes no spaces between words.
pub(crate) fn stands_alone(c: char) -> bool {
    c >= '\u{E00}' && UNSPACED.iter().any(|&(first, last)| (first..=last).contains(&c))
}

const UNSPACED: &[(char, char)] = &[
    ('\u{E00}', '\u{E7F}'),     // Thai
    ('\u{1100}', '\u{11FF}'),   // Hangul letters
    ('\u{3005}', '\u{3007}'),   // Han iteration mark, closing mark, zero
    ('\u{3040}', '\u{30FF}'),   // Hiragana, Katakana
    ('\u{3130}', '\u{318F}'),   // Hangul letters
    ('\u{31F0}', '\u{31FF}'),   // Katakana extensions
    ('\u{3400}', '\u{4DBF}'),   // Han extension A
    ('\u{4E00}', '\u{9FFF}'),   // Han
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
        && before.next().is_some_and(|c| is_word_char(c) || is_mark(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, words: &str) {
        let found: Vec<String> = tokens(text).into_iter().map(|token| token.text).collect();
        assert_eq!(found.join(" "), words, "{text}");
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
        check("서울 ไทย", "서 울 ไ ท ย");
    }

    #[test]
    fn marks_belong_to_the_word_before_them() {
        let text = "Zu\u{308}rich-e\u{301}";
        let ranges: Vec<_> = tokens(text).iter().map(|token| &text[token.start..token.end]).collect();
        assert_eq!(ranges, ["Zu\u{308}rich", "e\u{301}"]);
    }

    #[test]
    fn a_hindi_word_is_not_cut_at_its_joining_sign() {
        check("हिन्दी में", "हिन्दी में");
    }

    proptest! {
        #[test]
        fn ascii_or_not_makes_no_difference(text in "[a-bA' 1*?é周\\u{301}-]{0,12}", has_wildcards: bool) {
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
                prop_assert_eq!(&token.text, &fold(&text[token.start..token.end]));
                last = token.end;
            }
        }
    }
}
