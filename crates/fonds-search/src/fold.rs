//! Folding: the one form in which two spellings of a word are compared.
//!
//! Lower case, base letters only: `Zürich` and `ZURICH` are `zurich`, `Łódź` is `lodz`, `Ёлкин` is `елкин`. Close to the
//! Unicode normalisation form NFKD with its marks taken away, plus the letters that have no decomposition but that
//! readers type without their stroke (`ø`, `ł`, `ß`). The letters come from a table (`fold_table.rs`), so that the
//! result is the same natively and in a browser.
//!
//! It is not a transliteration, and it leaves alone the vowel signs of Indian and Thai scripts. Hangul written in
//! separate letters (decomposed) is not composed.

use crate::fold_table::{CASES, FOLDS};
use std::sync::OnceLock;

/// The folded form of `text`: lower case, without diacritics, full-width letters and ligatures as plain letters.
/// Folding twice changes nothing more.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded form of `text` to `folded`: for callers who fold many words into one buffer.
pub(crate) fn fold_into(text: &str, folded: &mut String) {
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            push_base(lower(c), folded);
        }
    }
}

/// Whether folding drops `c`: marks that sit on a letter, and the invisible joiners within a word.
pub(crate) fn is_mark(c: char) -> bool {
    c > '\u{7F}' && MARKS.iter().any(|&(first, last)| (first..=last).contains(&c))
}

/// Marks (Unicode category Mn) of the scripts in which a word is commonly written with and without them, and the
/// invisible characters that stand within words.
const MARKS: &[(char, char)] = &[
    ('\u{AD}', '\u{AD}'),       // soft hyphen
    ('\u{300}', '\u{36F}'),     // Latin, Greek, Cyrillic
    ('\u{483}', '\u{487}'),     // Old Cyrillic
    ('\u{55B}', '\u{55C}'),     // Armenian signs of tone, which stand within words
    ('\u{55E}', '\u{55E}'),     // Armenian
    ('\u{591}', '\u{5BD}'),     // Hebrew accents and points
    ('\u{5BF}', '\u{5BF}'),     // Hebrew
    ('\u{5C1}', '\u{5C2}'),     // Hebrew
    ('\u{5C4}', '\u{5C5}'),     // Hebrew
    ('\u{5C7}', '\u{5C7}'),     // Hebrew
    ('\u{5F3}', '\u{5F4}'),     // Hebrew signs of abbreviation
    ('\u{610}', '\u{61A}'),     // Arabic honorifics
    ('\u{61C}', '\u{61C}'),     // mark of direction
    ('\u{640}', '\u{640}'),     // Arabic tatweel, which only stretches
    ('\u{64B}', '\u{65F}'),     // Arabic vowels
    ('\u{670}', '\u{670}'),     // Arabic
    ('\u{E47}', '\u{E4E}'),     // Thai tone marks
    ('\u{1AB0}', '\u{1AFF}'),   // further marks
    ('\u{1DC0}', '\u{1DFF}'),   // further marks
    ('\u{200C}', '\u{200F}'),   // zero-width joiners, marks of direction
    ('\u{202A}', '\u{202E}'),   // marks of direction
    ('\u{2060}', '\u{2069}'),   // word joiner, marks of direction
    ('\u{20D0}', '\u{20F0}'),   // marks for symbols
    ('\u{3099}', '\u{309A}'),   // Kana voicing
    ('\u{FE00}', '\u{FE0F}'),   // variants of a character
    ('\u{FE20}', '\u{FE2F}'),   // half marks
    ('\u{FEFF}', '\u{FEFF}'),   // byte order mark
    ('\u{FF9E}', '\u{FF9F}'),   // half-width Kana voicing
    ('\u{E0100}', '\u{E01EF}'), // variants of a Han character
];

/// The lower-case form of a letter. Of the letters that have several, only `İ` is left; its dot would be dropped anyway.
fn lower(c: char) -> char {
    let range = CASES.partition_point(|&(_, last, _)| last < c);
    let Some(&(first, _, lower)) = CASES.get(range).filter(|&&(first, ..)| first <= c) else { return c };
    let offset = c as u32 - first as u32;
    let is_lower = are_pairs(first, lower) && offset % 2 == 1;
    if is_lower { c } else { char::from_u32(lower as u32 + offset).unwrap_or(c) }
}

/// Whether upper and lower case take turns in a range, as in `ĀāĂă`.
fn are_pairs(first: char, lower: char) -> bool {
    lower as u32 == first as u32 + 1
}

fn push_base(lower: char, folded: &mut String) {
    if is_mark(lower) {
        return;
    }
    match base(lower) {
        Some(base) => folded.push_str(base),
        None => folded.push(lower),
    }
}

fn base(lower: char) -> Option<&'static str> {
    let index = index();
    let at = index.binary_search_by_key(&lower, |&(from, _)| from);
    at.ok().map(|at| index[at].1)
}

/// The table turned round, sorted by the letter folded, made once.
fn index() -> &'static [(char, &'static str)] {
    static INDEX: OnceLock<Vec<(char, &'static str)>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Vec::new();
        for (base, from) in rows() {
            for c in from.chars() {
                index.insert(index.partition_point(|&(other, _)| other < c), (c, base));
            }
        }
        index
    })
}

/// The table's rows: a base, and the letters that fold to it.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    FOLDS.lines().filter_map(|line| line.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    /// What the table covers: Latin, Greek, Cyrillic, Arabic, letters raised and lowered, number forms, Kana,
    /// ligatures, full and half width.
    const COVERED: [(u32, u32); 11] = [
        (0xAA, 0x24F),
        (0x2B0, 0x2B8),
        (0x370, 0x52F),
        (0x620, 0x6D5),
        (0x1E00, 0x1FFF),
        (0x2070, 0x209C),
        (0x2100, 0x218B),
        (0x3041, 0x30FF),
        (0xFB00, 0xFB06),
        (0xFF10, 0xFF5A),
        (0xFF66, 0xFF9D),
    ];

    /// Letters without a decomposition that readers type as others.
    const NOT_IN_UNICODE: &[(char, &str)] = &[
        ('ß', "ss"),
        ('æ', "ae"),
        ('œ', "oe"),
        ('ø', "o"),
        ('ł', "l"),
        ('đ', "d"),
        ('ð', "d"),
        ('þ', "th"),
        ('ħ', "h"),
        ('ŧ', "t"),
        ('ı', "i"),
        ('ĸ', "k"),
        ('ŋ', "n"),
        ('ŉ', "n"),
        ('ƀ', "b"),
        ('ƒ', "f"),
        ('ƚ', "l"),
        ('ǥ', "g"),
        ('ς', "σ"),
        ('ґ', "г"),
        ('ẚ', "a"),
    ];

    fn by_unicode(c: char) -> String {
        let special = |c: char| NOT_IN_UNICODE.iter().find(|&&(from, _)| from == c).map(|&(_, to)| to.to_owned());
        special(c).unwrap_or_else(|| {
            let decomposed = std::iter::once(c).nfkd().filter(|&c| !is_mark(c)).flat_map(char::to_lowercase);
            decomposed.map(|c| special(c).unwrap_or_else(|| c.to_string())).collect()
        })
    }

    /// Base letter -> lower-case letters that fold to it.
    fn regenerated() -> BTreeMap<String, String> {
        let mut rows: BTreeMap<String, String> = BTreeMap::new();
        for c in COVERED.iter().flat_map(|&(first, last)| first..=last).filter_map(char::from_u32) {
            let folded = by_unicode(c);
            let is_letter = c.is_alphanumeric() && !is_mark(c) && c.to_lowercase().eq([c]);
            if is_letter && folded != c.to_string() && folded.chars().all(char::is_alphanumeric) {
                rows.entry(folded).or_default().push(c);
            }
        }
        rows
    }

    /// The ranges of upper-case letters beyond ASCII: first, last, and the lower-case form of the first.
    fn regenerated_cases() -> Vec<(char, char, char)> {
        let mut ranges: Vec<(char, char, char)> = Vec::new();
        for upper in ('\u{80}'..=char::MAX).filter(|c| !c.to_lowercase().eq([*c])) {
            let small = upper.to_lowercase().next().expect("a letter");
            match ranges.last_mut() {
                Some((first, last, lower)) if continues(*first, *last, *lower, upper, small) => *last = upper,
                _ => ranges.push((upper, upper, small)),
            }
        }
        ranges
    }

    fn continues(first: char, last: char, lower: char, upper: char, small: char) -> bool {
        let step = if are_pairs(first, lower) { 2 } else { 1 };
        let is_next = upper as u32 == last as u32 + step;
        is_next && small as u32 as i64 - upper as i64 == lower as u32 as i64 - first as i64
    }

    #[test]
    fn lower_case_is_what_the_standard_library_says() {
        for c in '\u{80}'..=char::MAX {
            assert_eq!(Some(lower(c)), c.to_lowercase().next(), "{c:?}");
        }
    }

    #[test]
    fn the_table_is_what_unicode_says() {
        let generated = regenerated();
        if std::env::var_os("BLESS").is_some() {
            let lines: String = generated.iter().map(|(base, from)| format!("{base} {from}\n")).collect();
            let code = |c: char| c.escape_unicode().to_string();
            let case = |(a, b, c)| format!("    ('{}', '{}', '{}'),\n", code(a), code(b), code(c));
            let cases: String = regenerated_cases().into_iter().map(case).collect();
            let text = format!(
                "//! The tables of folding: which letters are upper case, and which base letter the others have.\n//!\n\
                 //! Generated from the Unicode data: `BLESS=1 cargo test -p fonds-search the_table` writes it anew.\n\n\
                 /// On each line a base, a space, the lower-case letters that fold to it.\n\
                 pub(crate) const FOLDS: &str = \"\\\n{lines}\";\n\n\
                 /// Ranges of upper-case letters beyond ASCII: first, last, and the lower-case form of the first.\n\
                 /// The others lie as far from theirs; where that is one, upper and lower case take turns.\n\
                 #[rustfmt::skip]\npub(crate) const CASES: &[(char, char, char)] = &[\n{cases}];\n"
            );
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/fold_table.rs"), text)
                .expect("the table is written");
            return;
        }
        let written = rows().map(|(base, from)| (base.to_owned(), from.to_owned()));
        assert!(written.eq(generated), "the table is not what Unicode says: run with BLESS=1 and read the difference");
    }

    #[test]
    fn only_marks_and_invisible_characters_are_dropped() {
        let odd = MARKS.iter().flat_map(|&(first, last)| first..=last).filter(|&c| !is_combining_mark(c));
        assert_eq!(odd.filter(|c| c.is_alphabetic()).collect::<String>(), "\u{640}\u{FF9E}\u{FF9F}");
    }

    #[test]
    fn spellings_of_one_word_fold_to_one_form() {
        for (written, folded) in [
            ("Zürich", "zurich"),
            ("Zu\u{308}rich", "zurich"),
            ("STRASSE Straße", "strasse strasse"),
            ("Łódź, Đà Nẵng, Søren, Ægir", "lodz, da nang, soren, aegir"),
            ("Việt Nam", "viet nam"),
            ("İstanbul ısı", "istanbul isi"),
            ("ΟΔΥΣΣΕΎΣ ὀδυσσεύς", "οδυσσευσ οδυσσευσ"),
            ("Ёлкин, Йозеф, Київ", "елкин, иозеф, киів"),
            ("ＡＢＣ１２３", "abc123"),
            ("ﬁnal oﬃce", "final office"),
            ("カ\u{3099} ガ ｶﾞ", "カ カ カ"),
            ("周恩来 서울", "周恩来 서울"),
            ("co\u{AD}operate", "cooperate"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn folding_a_character_twice_is_folding_it_once() {
        for c in (0..=0x1FFFF).filter_map(char::from_u32) {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_joins_as_text_does(a in any::<String>(), b in any::<String>()) {
            prop_assert_eq!(fold(&format!("{a}{b}")), fold(&a) + &fold(&b));
        }
    }
}
