//! Words held against the word boundaries of Unicode (UAX 29), as the crate `unicode-segmentation` has them.
//!
//! Where words here are others on purpose, it is one of the functions below that makes the same difference to the
//! standard's words; `DESIGN.md` gives the reasons. Everything else must be the same.

#![allow(clippy::unwrap_used)]

use fonds_search::tokens;
use fonds_search::tokens::fold_word;
use proptest::prelude::*;
use std::ops::RangeInclusive;
use unicode_segmentation::UnicodeSegmentation;

/// Scripts without spaces: each letter is a word, because a run is indexed in pairs of letters.
const UNSPACED: &[RangeInclusive<char>] = &[
    '\u{E00}'..='\u{EFF}',
    '\u{1000}'..='\u{109F}',
    '\u{1100}'..='\u{11FF}',
    '\u{1780}'..='\u{17FF}',
    '\u{3005}'..='\u{3007}',
    '\u{3040}'..='\u{30FF}',
    '\u{3130}'..='\u{318F}',
    '\u{31F0}'..='\u{31FF}',
    '\u{3400}'..='\u{4DBF}',
    '\u{4E00}'..='\u{9FFF}',
    '\u{A9E0}'..='\u{A9FF}',
    '\u{AA60}'..='\u{AA7F}',
    '\u{AC00}'..='\u{D7A3}',
    '\u{F900}'..='\u{FAFF}',
    '\u{FF66}'..='\u{FF9D}',
    '\u{20000}'..='\u{323AF}',
];

fn is_unspaced(c: char) -> bool {
    UNSPACED.iter().any(|range| range.contains(&c))
}

/// What begins a word, or goes on with it: a letter or digit that UAX 29 does not have belong to the one before it.
fn is_letter(c: char) -> bool {
    let is_sign = ('\u{2B9}'..='\u{2BF}').contains(&c) || UNWRITTEN.contains(c);
    c.is_alphanumeric() && !is_sign && (is_unspaced(c) || !belongs_before(c))
}

/// Signs that UAX 29 takes for letters, and that are dropped here: words are found with and without them.
const UNWRITTEN: &str = "\u{55B}\u{55C}\u{55E}\u{5F3}\u{5F4}\u{640}";

/// Extend, Format and ZWJ, by the rule that nothing parts them from what is before them.
fn belongs_before(c: char) -> bool {
    format!(".{c}").split_word_bounds().count() == 1
}

/// The words of a text by the standard, with the differences that are meant; folded.
fn expected(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (start, segment) in text.split_word_bound_indices() {
        if segment.contains(is_letter) {
            cut(text, start, start + segment.len(), &mut words);
        }
    }
    let ranges = words.into_iter().filter(|&(start, end)| !is_lone_s(text, start, end));
    ranges.map(|(start, end)| fold_word(&text[start..end])).collect()
}

/// Cuts a word of the standard at the signs within it, and in scripts without spaces at every letter.
fn cut(text: &str, start: usize, end: usize, words: &mut Vec<(usize, usize)>) {
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text[start..end].char_indices().map(|(at, c)| (start + at, c)) {
        let goes_on = match open {
            _ if is_letter(c) => open.is_some_and(|(_, first)| !is_unspaced(first) && !is_unspaced(c)),
            Some(_) => belongs_before(c) || UNWRITTEN.contains(c) || is_kept_sign(text, at),
            None => false,
        };
        if !goes_on {
            words.extend(open.take().map(|(from, _)| (from, at)));
            open = is_letter(c).then_some((at, c));
        }
    }
    words.extend(open.map(|(from, _)| (from, end)));
}

/// The comma of thousands, and the sign in a Hebrew word.
fn is_kept_sign(text: &str, at: usize) -> bool {
    let (before, sign) = text.split_at(at);
    let after = || &sign[1..];
    match sign.as_bytes()[0] {
        b',' => {
            let digits_before = before.bytes().rev().take_while(u8::is_ascii_digit).count();
            let digits_after = after().bytes().take_while(u8::is_ascii_digit).count();
            digits_after == 3 && (1..=3).contains(&digits_before)
        }
        b'"' | b'\'' => {
            let is_hebrew = |c: char| ('א'..='ת').contains(&c);
            before.trim_end_matches(belongs_before).ends_with(is_hebrew) && after().starts_with(is_hebrew)
        }
        _ => false,
    }
}

/// The `s` of `Mao’s`.
fn is_lone_s(text: &str, start: usize, end: usize) -> bool {
    let mut before = text[..start].chars().rev();
    text[start..end].eq_ignore_ascii_case("s")
        && before.next().is_some_and(|c| matches!(c, '\'' | '’' | 'ʼ'))
        && before.next().is_some_and(|c| is_letter(c) || belongs_before(c) || UNWRITTEN.contains(c))
}

/// Whether the standard library of Rust has `c` for a letter or digit, and UAX 29 doesn't: nearly all of them are numbers
/// such as `½` and `²`, which here belong to the word they stand at.
fn is_letter_of_rust_only(c: char) -> bool {
    is_letter(c) && !is_unspaced(c) && format!("a{c}a").split_word_bounds().count() > 1
}

fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.text).collect()
}

fn check(text: &str) {
    assert_eq!(words(text), expected(text), "{text:?}");
}

/// Texts as catalogues have them.
const TEXTS: &[&str] = &[
    "Telegram No. 3,479 from the Minister in China (Reinsch) to the Secretary of State—2.15 p.m., 832.20/83; U.S.N.",
    "Hand-delivered letter, “Filippov” [Stalin] to Mao Zedong’s staff: op. 34, f. 0100, pp. 12–14; can’t, l’homme",
    "Untitled 1.5.87; 22,686,575:1; report_final.pdf; https://history.state.gov/historicaldocuments?x=1_2",
    "Józef Cyrankiewicz, Łódź; Zu\u{308}rich; İstanbul; Việt Nam; Ελλάδα; Иʹлья; co\u{AD}operate; CJK\u{200B}break",
    "周恩来总理会见金日成同志，毛泽东。カタカナとひらがな、ｶﾞｽ; 서울 대학교; กรุงเทพมหานคร; ລາວ; မြန်မာ; ភាសាខ្មែរ",
    "צה\"ל, תש״ח, ג'ורג' בּוּשׁ; القُرْآن الكَرِيم كتــاب ١٬٠٠٠; हिन्दी में क्‍ष; বাংলা; தமிழ்; తెలుగు; ශ්‍රී ලංකා; བོད་ཡིག; ինչո՞ւ; አማርኛ",
    "\u{200F}שלום\u{200F} \u{202B}عربي\u{202C} 葛\u{E0100}城 ☺\u{FE0F} 👩\u{200D}💻 a\u{2060}b e\u{301}\u{327}t",
];

#[test]
fn words_of_catalogues_are_those_of_the_standard() {
    TEXTS.iter().for_each(|text| check(text));
}

/// What the standard makes one word of, or several, and what is made of it here.
#[test]
fn the_differences_that_are_meant() {
    for (text, by_the_standard, here) in [
        ("O’Neill", "O’Neill", "o neill"),
        ("Qurʾān", "Qurʾān", "qur an"),
        ("Mao’s", "Mao’s", "mao"),
        ("U.S.S.R", "U.S.S.R", "u s s r"),
        ("17.9.1952", "17.9.1952", "17 9 1952"),
        ("Re:Korea", "Re:Korea", "re korea"),
        ("a_b", "a_b", "a b"),
        ("1,2", "1,2", "1 2"),
        ("1,000", "1,000", "1000"),
        ("m²", "m ²", "m2"),
        ("カタ", "カタ", "カ タ"),
        ("서울", "서울", "서 울"),
    ] {
        assert_eq!(text.unicode_words().collect::<Vec<_>>().join(" "), by_the_standard, "{text}");
        assert_eq!(words(text).join(" "), here, "{text}");
    }
}

#[test]
fn the_letters_of_living_scripts_are_letters_of_the_standard() {
    // Tai letters of China, which the standard leaves to dictionaries; beside them Rust may know a few newer letters.
    let is_known =
        |c: &char| c.is_numeric() || ('\u{1950}'..='\u{19DF}').contains(c) || ('\u{1A20}'..='\u{1AAF}').contains(c);
    let others = ('\u{80}'..'\u{2000}').filter(|&c| is_letter_of_rust_only(c)).filter(|c| !is_known(c));
    let others: String = others.collect();
    assert!(others.chars().count() < 10, "{}", others.escape_unicode());
}

/// A character of the kinds that meet in a text.
fn character() -> impl Strategy<Value = char> {
    let of = |chars: &str| prop::sample::select(chars.chars().collect::<Vec<_>>());
    prop_oneof![
        4 => of("aZé1 '’.,:;-_\"sS()"),
        2 => of("周カ서ทລမខאשाक्يش\u{301}\u{200D}\u{200F}\u{AD}\u{FE0F}\u{5B0}\u{94D}ՙ"),
        1 => any::<char>(),
    ]
    .prop_filter("a letter for both or for neither", |&c| !is_letter_of_rust_only(c) && !UNWRITTEN.contains(c))
}

/// The text without vowel signs that have no letter before them: by the standard they belong to the space or sign there,
/// here they are found.
fn without_lone_vowels(characters: Vec<char>) -> String {
    let mut text = String::new();
    for c in characters {
        let is_vowel = c.is_alphanumeric() && belongs_before(c) && !is_unspaced(c);
        let before = text.trim_end_matches(|c| belongs_before(c) || UNWRITTEN.contains(c)).chars().next_back();
        if !is_vowel || before.is_some_and(|c| is_letter(c) && !is_unspaced(c)) {
            text.push(c);
        }
    }
    text
}

proptest! {
    #[test]
    fn words_of_any_text_are_those_of_the_standard(
        characters in prop::collection::vec(character(), 0..16),
        number in "[0-9]{0,4}(,[0-9]{1,4}){0,3}",
    ) {
        let text = without_lone_vowels(characters);
        check(&text);
        check(&format!("{text}{number}"));
        check(&format!("{number}{text}"));
    }
}
