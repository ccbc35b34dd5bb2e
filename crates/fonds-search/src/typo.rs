//! How far a mistyped word is from another one.
//!
//! The distance is Damerau-Levenshtein's in its restricted form (optimal string alignment): the least number of letters
//! put in, left out, exchanged, or swapped with their neighbour, no letter being touched twice.

#[cfg(test)]
use crate::listed::Listed;

/// How many edits a word of this folded form may be away from those that are searched in its place: none for a short
/// word or a number (every other number is near), 1 from 4 letters, 2 from 8.
pub(crate) fn tolerance(word: &str) -> usize {
    let is_number = word.chars().all(char::is_numeric);
    match word.chars().count() {
        _ if is_number => 0,
        0..4 => 0,
        4..8 => 1,
        8..=LONGEST => 2,
        _ => 0,
    }
}

/// Longer words than this are not mistyped words.
const LONGEST: usize = 40;

/// The number of edits from `a` to `b`, if at most `limit`: the table as the definition has it, which the search among the
/// terms of an index ([`crate::index`]) is held against.
#[cfg(test)]
pub(crate) fn distance_within(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // Three rows of the table of distances between the beginnings of `a` and of `b`.
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).listed();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let exchanged = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = exchanged.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        // A swap reaches back two rows, so both must be over the limit before nothing can be mended.
        if row.iter().chain(&last).all(|&edits| edits > limit) {
            return None;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    Some(last[b.len()]).filter(|&edits| edits <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// The definition, written down.
    fn naive(a: &[char], b: &[char]) -> usize {
        let ([x, a1 @ ..], [y, b1 @ ..]) = (a, b) else { return a.len() + b.len() };
        let mut edits = naive(a1, b1) + usize::from(x != y);
        edits = edits.min(naive(a1, b) + 1).min(naive(a, b1) + 1);
        if let ([x2, a2 @ ..], [y2, b2 @ ..]) = (a1, b1)
            && (x, x2) == (y2, y)
        {
            edits = edits.min(naive(a2, b2) + 1);
        }
        edits
    }

    #[test]
    fn two_neighbours_swapped_are_one_edit() {
        assert_eq!(distance_within(&chars("telegarm"), &chars("telegram"), 2), Some(1));
    }

    #[test]
    fn short_words_and_numbers_are_never_mended() {
        let words = ["mao", "1953", "19530917", "korea", "telegram"];
        assert_eq!(words.map(tolerance), [0, 0, 0, 1, 2]);
    }

    proptest! {
        #[test]
        fn the_table_is_the_definition(a in "[abc]{0,6}", b in "[abc]{0,6}", limit in 0_usize..4) {
            let (a, b) = (chars(&a), chars(&b));
            let edits = naive(&a, &b);
            prop_assert_eq!(distance_within(&a, &b, limit), Some(edits).filter(|&edits| edits <= limit));
        }
    }
}
