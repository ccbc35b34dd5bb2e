//! Given names that are shortened or left out: `W. H. Seward`, `Wm. H. Seward`, `William Seward`.

use std::collections::BTreeSet;

use super::keys::{letters, words};
use super::parts::{NameParts, is_generation, is_numeral};
use super::words::{MARRIED, SHORT_FORMS};

/// What names that shorten each other have in common: the surname, what tells apart who is called alike (*junior*, a
/// numeral), and the first letter of the first given name. None for who lacks either name, or is named after her husband.
pub(super) fn key(parts: &NameParts) -> Option<(String, String, char)> {
    let given = words(&parts.given);
    let initial = given.first()?.chars().next()?;
    let generations = parts.suffixes.iter().map(String::as_str).filter(|suffix| is_generation(suffix));
    let apart = generations.chain(parts.given.split(' ').filter(|word| is_numeral(word))).map(letters).collect();
    let is_someone_else = given.iter().any(|word| MARRIED.contains(&word.as_str())) || parts.has_distinction();
    (!is_someone_else && !parts.surname.is_empty()).then(|| (letters(&parts.surname), apart, initial))
}

/// How many given names or initials there are.
pub(super) fn count(given: &str) -> usize {
    words(given).len()
}

/// Whether one can be the other's given names: the first ones agree, and the fewer are found among the more, in order.
pub(super) fn are_compatible(given: &str, other: &str) -> bool {
    let (given, other) = (pointed(given), pointed(other));
    let (few, many) = if given.len() <= other.len() { (&given, &other) } else { (&other, &given) };
    let mut left = many.iter();
    let are_found = few.iter().all(|word| left.any(|other| agree(word, other)));
    are_found && few.first().zip(many.first()).is_some_and(|(word, other)| agree(word, other))
}

/// The words of given names, with the point that an abbreviation ends with.
fn pointed(given: &str) -> Vec<String> {
    let pieces = given.split_inclusive(|c: char| c == '.' || c == '-' || c.is_whitespace());
    let word = |piece: &str| words(piece).pop().map(|word| if piece.ends_with('.') { word + "." } else { word });
    pieces.filter_map(word).collect()
}

/// Whether two words are one given name: equal, or one the other's initial, beginning or short form.
fn agree(word: &str, other: &str) -> bool {
    whole(word) == whole(other) || is_short_for(word, other) || is_short_for(other, word)
}

fn is_short_for(short: &str, long: &str) -> bool {
    let stem = short.trim_end_matches('.');
    (short.len() > stem.len() || stem.chars().count() == 1) && whole(long).starts_with(stem)
}

fn whole(word: &str) -> &str {
    let word = word.trim_end_matches('.');
    SHORT_FORMS.iter().find(|(form, _)| *form == word).map_or(word, |(_, whole)| whole)
}

/// Groups of numbers below `count` in which all are compatible with each other and with none outside. Who is compatible with
/// two that are not with each other (`J. Smith` with *James* and *John*) is in no group.
pub(super) fn cliques(count: usize, are_compatible: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let friends: Vec<BTreeSet<usize>> =
        (0..count).map(|a| (0..count).filter(|&b| a != b && are_compatible(a, b)).collect()).collect();
    let is_clear = |at: &usize| {
        let others = &friends[*at];
        others.iter().all(|a| others.iter().all(|b| a == b || friends[*a].contains(b)))
    };
    let clear: BTreeSet<usize> = (0..count).filter(is_clear).collect();
    let group = |at: &usize| -> Vec<usize> {
        [*at]
            .into_iter()
            .chain(friends[*at].intersection(&clear).copied())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    let groups: BTreeSet<Vec<usize>> = clear.iter().map(group).filter(|group| group.len() > 1).collect();
    groups.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shortened_given_names_are_compatible() {
        for (given, other) in [
            ("W. H.", "William H."),
            ("Wm. H.", "William Henry"),
            ("William", "W. H."),
            ("Geo.", "George"),
            ("Edw.", "Edward"),
            ("J.-P.", "Jean-Paul"),
        ] {
            assert!(are_compatible(given, other) && are_compatible(other, given), "{given}, {other}");
        }
    }

    #[test]
    fn other_given_names_are_not_compatible() {
        for (given, other) in [
            ("W. H.", "William A."),
            ("William", "Walter"),
            ("Ed", "Edward"),
            ("H.", "William H."),
            ("Johann Georg", "Johann Reinhold"),
        ] {
            assert!(!are_compatible(given, other) && !are_compatible(other, given), "{given}, {other}");
        }
    }

    #[test]
    fn what_tells_people_apart_is_in_the_key() {
        let key = |name| key(&crate::names::parts(name));
        assert_eq!(key("Wm. Seward"), key("Seward, William"));
        assert_ne!(key("Carol I. von Rumänien"), key("Carol II. von Rumänien"));
        assert_ne!(key("John Smith"), key("John Smith, Jr."));
        for name in ["Seward", "Mrs. William Seward", "Seward, William, Mrs", "Elizabeth II, Queen", ""] {
            assert_eq!(key(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn cliques_are_apart_and_agree_within(count in 0_usize..7, edges in prop::collection::vec((0_usize..7, 0_usize..7), 0..12)) {
            let are_friends = |a: usize, b: usize| edges.contains(&(a, b)) || edges.contains(&(b, a));
            let cliques = cliques(count, are_friends);
            let mut all: Vec<usize> = cliques.concat();
            all.sort_unstable();
            prop_assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "one is in two groups: {:?}", cliques);
            for clique in &cliques {
                prop_assert!(clique.iter().all(|&a| clique.iter().all(|&b| a == b || are_friends(a, b))));
            }
        }
    }
}
