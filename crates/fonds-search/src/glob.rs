//! Patterns of one word: `*` stands for any letters, also none, `?` for exactly one.

/// Whether the whole of `word` is as `pattern` says. Both are folded.
pub(crate) fn matches(pattern: &[char], word: &[char]) -> bool {
    let (mut p, mut w) = (0, 0);
    // Where to go on when a letter fails: after the last star, one letter further into the word.
    let mut retry: Option<(usize, usize)> = None;
    while w < word.len() {
        match (pattern.get(p), retry) {
            (Some('*'), _) => {
                retry = Some((p + 1, w));
                p += 1;
            }
            (Some(&c), _) if c == '?' || c == word[w] => (p, w) = (p + 1, w + 1),
            (_, Some((star, from))) => {
                retry = Some((star, from + 1));
                (p, w) = (star, from + 1);
            }
            _ => return false,
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The definition, written down.
    fn naive(pattern: &[char], word: &[char]) -> bool {
        match (pattern, word) {
            ([], word) => word.is_empty(),
            (['*', rest @ ..], word) => (0..=word.len()).any(|n| naive(rest, &word[n..])),
            (['?', rest @ ..], [_, tail @ ..]) => naive(rest, tail),
            ([c, rest @ ..], [d, tail @ ..]) => c == d && naive(rest, tail),
            _ => false,
        }
    }

    #[test]
    fn a_question_mark_is_exactly_one_letter() {
        assert!(matches(&chars("wom?n"), &chars("women")));
        assert!(!matches(&chars("wom?n"), &chars("womn")));
    }

    proptest! {
        #[test]
        fn the_loop_is_the_definition(pattern in "[ab*?]{0,7}", word in "[ab]{0,7}") {
            let (pattern, word) = (chars(&pattern), chars(&word));
            prop_assert_eq!(matches(&pattern, &word), naive(&pattern, &word));
        }
    }
}
