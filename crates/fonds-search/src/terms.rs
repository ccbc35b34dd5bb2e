//! The terms of a text: what the index keeps of it, and what a query looks for.
//!
//! A term is a folded word ([`crate::tokens`]), except where words are written without spaces: there every character
//! begins a term of itself and the one after it (*周恩来* is *周恩*, *恩来*, *来*), so that any run of characters is found
//! by few documents at a time, and a single character by the terms that begin with it. White space does not end such a
//! run, as it says nothing in these scripts, or not always the same: *周恩来* finds *周 恩来*. Terms are counted from 0; a
//! phrase is terms at consecutive places.

use crate::tokens::{Spans, fold_word_into, stands_alone};

/// One term of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term<'t> {
    /// The term, folded.
    pub text: &'t str,
    /// Its place among the terms of the text, from 0.
    pub place: u32,
    /// The byte at which its word (of a pair of characters the first) begins in the text.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// Whether it is of a script without spaces: one character, and the next one if there is one.
    pub is_unspaced: bool,
}

/// Calls `visit` with each term of `text`, in order. `folded` is room to work in.
pub fn each_term(text: &str, folded: &mut String, visit: &mut dyn FnMut(Term)) {
    let mut spans = Spans::of(text).peekable();
    let mut place = 0;
    while let Some((start, end)) = spans.next() {
        let word = &text[start..end];
        folded.clear();
        fold_word_into(word, folded);
        let is_unspaced = begins_unspaced(word);
        if is_unspaced
            && let Some(&(next, next_end)) = spans.peek()
            && begins_unspaced(&text[next..])
            && text[end..next].trim_start().is_empty()
        {
            fold_word_into(&text[next..next_end], folded);
        }
        visit(Term { text: folded, place, start, end, is_unspaced });
        place += 1;
    }
}

fn begins_unspaced(word: &str) -> bool {
    word.chars().next().is_some_and(stands_alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut found = Vec::new();
        each_term(text, &mut String::new(), &mut |term| {
            assert_eq!(term.place as usize, found.len());
            found.push(term.text.to_owned());
        });
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn words_are_their_folded_forms() {
        check("Telegram to Wei-shih, Zürich", "telegram to wei shih zurich");
    }

    #[test]
    fn characters_of_unspaced_scripts_are_taken_in_pairs() {
        check("周恩来", "周恩 恩来 来");
        check("周 恩来, PRC总理", "周恩 恩来 来 prc 总理 理");
        check("カ\u{3099}ス", "カス ス");
    }

    #[test]
    fn only_white_space_is_passed_over_between_them() {
        check("周\u{3000}恩\n来。总、理", "周恩 恩来 来 总 理");
    }
}
