//! Slips of the pen: names that differ in one letter. A first letter, a short word, a number and the ending of a given name
//! (*Christian*, *Christina*) make another name, not a slip.

use super::keys;
use super::parts::NameParts;
use super::pool::Spelling;
use super::words::MARRIED;
use crate::authority::AuthorityFacet;

/// Words shorter than this, in letters, differ by chance.
const SHORTEST_WORD: usize = 6;

/// Letters at the end of a given name that tell men from women.
const ENDING: usize = 2;

/// A name's words as they are compared.
pub(super) struct Words {
    words: Vec<Vec<char>>,
    /// How many of them are given names.
    given: usize,
}

/// The words of a person's name (surname and given name) or of a place; none of what is too short or of another kind.
pub(super) fn words(facet: AuthorityFacet, spelling: &Spelling) -> Option<Words> {
    let NameParts { given, is_person, .. } = &spelling.parts;
    let name = if *is_person { spelling.plain() } else { spelling.text.clone() };
    let words = keys::words(&name);
    let given = keys::words(given);
    let is_fit = match facet {
        AuthorityFacet::Agent => {
            *is_person
                && !given.is_empty()
                && !spelling.parts.has_distinction()
                && !given.iter().any(|word| MARRIED.contains(&word.as_str()))
        }
        AuthorityFacet::Place => words.len() <= 3,
        AuthorityFacet::Subject => false,
    };
    let is_long = words.iter().any(|word| word.chars().count() >= SHORTEST_WORD);
    (is_fit && is_long)
        .then(|| Words { given: given.len(), words: words.iter().map(|word| word.chars().collect()).collect() })
}

impl Words {
    /// Two names with a slip between them share a key: the name with one letter left out of a long word, or with none.
    pub fn keys(&self) -> Vec<String> {
        let long = self.words.iter().enumerate().filter(|(_, word)| word.len() >= SHORTEST_WORD);
        let skips = long.flat_map(|(at, word)| (1..word.len()).map(move |letter| (at, letter)));
        let mut keys: Vec<String> = skips.map(|skip| self.without(Some(skip))).collect();
        keys.push(self.without(None));
        keys
    }

    /// The words in one, without the letter of a word that is skipped.
    fn without(&self, skip: Option<(usize, usize)>) -> String {
        let mut name = String::new();
        for (at, word) in self.words.iter().enumerate() {
            name.extend(
                word.iter().enumerate().filter(|(letter, _)| skip != Some((at, *letter))).map(|(_, letter)| letter),
            );
            name.push(' ');
        }
        name
    }
}

/// Whether two names differ in one letter of one long word, where a slip is likelier than another name.
pub(super) fn is_slip(name: &Spelling, other: &Spelling) -> bool {
    let facet = if name.parts.is_person { AuthorityFacet::Agent } else { AuthorityFacet::Place };
    let is_place = facet == AuthorityFacet::Place;
    match (words(facet, name), words(facet, other)) {
        (Some(name), Some(other)) => is_slip_of_words(&name, &other, is_place),
        _ => false,
    }
}

fn is_slip_of_words(name: &Words, other: &Words, is_place: bool) -> bool {
    if name.words.len() != other.words.len() || name.given != other.given {
        return false;
    }
    let pairs = name.words.iter().zip(&other.words).enumerate();
    let mut odd = pairs.filter(|(_, (word, other))| word != other);
    match (odd.next(), odd.next()) {
        (Some((at, (word, other))), None) => {
            is_slip_of_word(word, other, if at < name.given { ENDING } else { 1 })
                && (!is_place || is_spelling(word, other))
        }
        _ => false,
    }
}

fn is_slip_of_word(word: &[char], other: &[char], ending: usize) -> bool {
    let alike = |pairs: &mut dyn Iterator<Item = (&char, &char)>| pairs.take_while(|(a, b)| a == b).count();
    let before = alike(&mut word.iter().zip(other));
    let after = alike(&mut word.iter().rev().zip(other.iter().rev()));
    let (short, long) = (word.len().min(other.len()), word.len().max(other.len()));
    let has_digit = word.iter().chain(other).any(char::is_ascii_digit);
    // A letter is alike once: *badadda* and *badda* begin with the same four letters and end with the same four.
    let alike = before + after.min(short - before);
    short >= SHORTEST_WORD && before > 0 && after >= ending && alike + 1 >= long && !has_digit
}

/// Letters that stand for each other in the spellings of a place (folded letters).
const INTERCHANGED: [(char, char); 6] = [('i', 'y'), ('c', 'k'), ('v', 'w'), ('b', 'v'), ('s', 'z'), ('f', 'v')];

/// Whether two words differ as spellings of one place do: in a letter that is doubled, or one that stands for another. Any
/// other letter makes another place (*Ireland*, *Iceland*).
fn is_spelling(word: &[char], other: &[char]) -> bool {
    let (short, long) = if word.len() <= other.len() { (word, other) } else { (other, word) };
    let at = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    if short.len() < long.len() {
        return at > 0 && long[at] == long[at - 1];
    }
    let is_pair = |&(a, b): &(char, char)| [(a, b), (b, a)].contains(&(short[at], long[at]));
    at < short.len() && INTERCHANGED.iter().any(is_pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::parts;
    use proptest::prelude::*;

    fn spelling(name: &str) -> Spelling {
        Spelling { text: name.to_owned(), parts: parts(name) }
    }

    fn keys_of(name: &Spelling) -> Vec<String> {
        words(AuthorityFacet::Agent, name).map_or(Vec::new(), |words| words.keys())
    }

    proptest! {
        #[test]
        fn names_with_a_slip_between_them_share_a_key(word in "S[a-d]{4,7}", other in "S[a-d]{4,7}", given in "(Wilhelm|W\\. H\\.)") {
            let (name, other) = (spelling(&format!("{given} {word}")), spelling(&format!("{given} {other}")));
            let share = keys_of(&name).iter().any(|key| keys_of(&other).contains(key));
            prop_assert!(share || !is_slip(&name, &other), "{} {}", name.text, other.text);
        }
    }

    #[test]
    fn a_slip_is_one_letter_within_a_long_word() {
        for (name, other) in [
            ("William H. Seward", "William H. Sewaed"),
            ("Mitchell, Broadus", "Mittchell, Broadus"),
            ("Samuel Sömmering", "Samuel Sömmerring"),
        ] {
            assert!(is_slip(&spelling(name), &spelling(other)), "{name}, {other}");
        }
    }

    #[test]
    fn another_ending_first_letter_or_short_word_is_another_name() {
        for (name, other) in [
            ("Christian Lindner", "Christina Lindner"),
            ("Johannes Lindner", "Johanna Lindner"),
            ("Anna Mann", "Anna Marn"),
            ("Karl Pfeiffer", "Karl Lfeiffer"),
            ("Karl Schneider I", "Karl Schneider V"),
            ("Karl Hoffmann", "Karl Hofmeister"),
            ("Wilhelm Sbadadda", "Wilhelm Sbadda"),
        ] {
            assert!(!is_slip(&spelling(name), &spelling(other)), "{name}, {other}");
        }
    }
}
