//! What a written name consists of.

use fonds_search::fold;

use super::keys::words;
use super::words::{
    DATE_WORDS, DISTINCTIONS, GENERATIONS, MIDDLE_TITLES, MODEST_TITLES, OFFICES, PARTICLES, POINTED_GENERATIONS,
    RANKS, SUFFIXES,
};

/// A name taken apart. Every part is as written, but for the signs between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// With its particles: `von Trauttmansdorff`. The whole text, if it is no person's name (an office, a firm, several
    /// people).
    pub surname: String,
    /// Given names and initials; with a numeral, if the person has one (`Ferdinand III.`). Spelled out, if brackets do so:
    /// of `Tylor, J. J. (Joseph John)` it is `Joseph John`.
    pub given: String,
    /// `Mr.`, `Graf`, `Lieut. Col.`, a word each.
    pub honorifics: Vec<String>,
    /// `Jr.`, `Esq.`, `Bt`.
    pub suffixes: Vec<String>,
    /// What follows: offices (`C/SR/CI/R`, `CIA`), life dates (`1757-1827`), words in brackets.
    pub following: Vec<String>,
    /// Whether the surname is written first, before a comma.
    pub is_inverted: bool,
    /// Whether it is taken for a person's name.
    pub is_person: bool,
}

impl NameParts {
    /// Whether what follows says that someone else of that name is meant: *Mrs*, *Duke of York*.
    pub(super) fn has_distinction(&self) -> bool {
        self.following.iter().any(|text| is_in(DISTINCTIONS, text))
    }

    /// The name as it is spoken, without titles, suffixes and what follows: `William H. Seward`.
    pub fn spoken(&self) -> String {
        joined(&[&self.given, &self.surname])
    }
}

/// Reads a name into its parts. Names are of many orders; this knows the European ones, `given surname` and
/// `surname, given`, and leaves what looks like no person whole.
///
/// ```
/// let parts = fonds_core::names::parts("Thompson, Lieut. Col. William B");
/// assert_eq!((parts.given.as_str(), parts.surname.as_str()), ("William B", "Thompson"));
/// assert_eq!(parts.honorifics, ["Lieut.", "Col."]);
/// ```
pub fn parts(name: &str) -> NameParts {
    let (text, brackets) = if name.starts_with('(') { (name.to_owned(), Vec::new()) } else { without_brackets(name) };
    let mut pieces = text.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    let first: Vec<&str> = pieces.next().unwrap_or_default().split_whitespace().collect();
    let rest: Vec<Vec<&str>> = pieces.map(|piece| piece.split_whitespace().collect()).collect();
    if !looks_personal(&first) {
        return NameParts { surname: name.trim().to_owned(), ..NameParts::default() };
    }
    let mut parts = NameParts { following: brackets.clone(), is_person: true, ..NameParts::default() };
    match rest.split_first() {
        Some((second, rest)) if is_inverted(&first, second) => parts.read_inverted(&first, second, rest),
        _ => parts.read_spoken(&first, &rest),
    }
    parts.spell_out(&brackets);
    parts
}

impl NameParts {
    /// Takes the given names from brackets, if they are what the initials stand for.
    fn spell_out(&mut self, brackets: &[String]) {
        let given = words(&self.given);
        let is_full = |text: &&String| {
            let full = words(text);
            let mut pairs = given.iter().zip(&full);
            full.len() == given.len()
                && pairs.all(|(short, full)| {
                    short == full || short.chars().count() == 1 && full.starts_with(short.as_str())
                })
        };
        if let Some(full) = brackets.iter().find(is_full).filter(|_| !given.is_empty()) {
            self.given = full.trim().to_owned();
        }
    }

    fn read_inverted(&mut self, surname: &[&str], given: &[&str], rest: &[Vec<&str>]) {
        self.is_inverted = true;
        let (given, office) = before_office(given);
        self.following.extend((!office.is_empty()).then(|| joined(office)));
        let given = self.without_ends(given, 0);
        let particles = given.iter().rev().take_while(|word| is_in(PARTICLES, word)).count();
        let (given, particles) = given.split_at(given.len() - particles);
        self.given = joined(given);
        self.surname = joined(&[particles, self.without_ends(surname, 1)].concat());
        rest.iter().for_each(|piece| self.follow(piece));
    }

    fn read_spoken(&mut self, spoken: &[&str], rest: &[Vec<&str>]) {
        let words = self.without_ends(spoken, 1);
        let (given, surname) = words.split_at(surname_at(words));
        let middle = |(at, word): &(usize, &&str)| *at > 0 && is_in(MIDDLE_TITLES, word);
        let (titles, given): (Vec<_>, Vec<_>) = given.iter().enumerate().partition(middle);
        self.honorifics.extend(titles.iter().map(|(_, title)| (**title).to_owned()));
        self.given = joined(&given.iter().map(|(_, word)| **word).collect::<Vec<_>>());
        self.surname = joined(surname);
        rest.iter().for_each(|piece| self.follow(piece));
    }

    /// Takes titles from the beginning and suffixes from the end, and leaves at least so many words.
    fn without_ends<'w, 'a>(&mut self, mut words: &'w [&'a str], at_least: usize) -> &'w [&'a str] {
        while let [title, rest @ ..] = words
            && words.len() > at_least
            && is_title(title)
        {
            self.honorifics.push((*title).to_owned());
            words = rest;
        }
        while let [rest @ .., suffix] = words
            && words.len() > at_least
            && is_suffix(suffix)
        {
            self.suffixes.insert(0, (*suffix).to_owned());
            words = rest;
        }
        words
    }

    /// Takes a piece that stands after a comma.
    fn follow(&mut self, piece: &[&str]) {
        let words = || piece.iter().map(|word| (*word).to_owned());
        if piece.iter().all(|word| is_title(word)) {
            self.honorifics.extend(words());
        } else if piece.iter().all(|word| is_suffix(word)) {
            self.suffixes.extend(words());
        } else {
            self.following.push(joined(piece));
        }
    }
}

/// The text without what stands in round brackets, and that. Square brackets only supply letters: they are dropped.
fn without_brackets(name: &str) -> (String, Vec<String>) {
    let (mut text, mut inside, mut depth) = (String::new(), Vec::new(), 0_usize);
    for c in name.chars() {
        match c {
            '(' => {
                depth += 1;
                inside.push(String::new());
                text.push(' ');
            }
            ')' => depth = depth.saturating_sub(1),
            '[' | ']' => {}
            _ => if depth > 0 { inside.last_mut() } else { Some(&mut text) }.into_iter().for_each(|to| to.push(c)),
        }
    }
    (text, inside)
}

/// One to six words with capitals, none of them a number or an office.
fn looks_personal(first: &[&str]) -> bool {
    let is_named = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase()) || is_in(PARTICLES, word);
    let ends_early = first.iter().rev().skip(1).any(|word| word.ends_with('.') && word.len() > 6);
    let is_name = |word: &&str| is_named(word) && word.contains(char::is_alphabetic) && !is_no_name(word);
    (1..=6).contains(&first.len()) && first.iter().all(is_name) && !ends_early
}

/// Whether a word is an office, a number, or has signs that names have not.
fn is_no_name(word: &str) -> bool {
    word.contains(|c: char| "/&#:;+|\"<()".contains(c) || c.is_numeric()) || is_in(OFFICES, word)
}

/// What stands after a comma, before the first word of an office or of life dates, and from there on.
fn before_office<'w, 'a>(words: &'w [&'a str]) -> (&'w [&'a str], &'w [&'a str]) {
    let is_date_word =
        |word: &str| word.starts_with(char::is_lowercase) && DATE_WORDS.contains(&word.trim_end_matches('.'));
    let at = words.iter().skip(1).position(|word| is_no_name(word) || is_date_word(word));
    words.split_at(at.map_or(words.len(), |at| at + 1))
}

/// Whether the first piece is a surname alone, and the second given names.
fn is_inverted(first: &[&str], second: &[&str]) -> bool {
    let second = before_office(second).0;
    let surname: Vec<&&str> = first.iter().filter(|word| !is_in(PARTICLES, word)).collect();
    let is_initial = |word: &&&str| words(word).iter().all(|word| word.chars().count() == 1);
    let has_given = second.iter().any(|word| !is_title(word) && !is_suffix(word));
    let all_titles = second.iter().all(|word| is_title(word));
    let is_surname =
        (1..=2).contains(&surname.len()) && !surname.iter().any(|word| is_initial(word) || is_numeral(word));
    is_surname && (has_given && second.len() <= 6 && looks_personal(second) || all_titles && surname.len() == 1)
}

/// Where the surname of a spoken name begins: at its last word, or the particles before that.
fn surname_at(words: &[&str]) -> usize {
    let last = match words {
        [.., last] if words.len() > 1 && is_numeral(last) => return words.len(),
        _ => words.len().saturating_sub(1),
    };
    last - words[..last].iter().rev().take_while(|word| is_in(PARTICLES, word) && !is_capital_initial(word)).count()
}

/// `V.` is an initial, `v.` is *von*.
fn is_capital_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1 && word.starts_with(char::is_uppercase)
}

pub(super) fn is_numeral(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    word.len() > 1 && word.chars().all(|c| "IVX".contains(c)) || word == "I" || word == "V"
}

fn is_title(word: &str) -> bool {
    let word = words(word).concat();
    [MODEST_TITLES, RANKS].iter().any(|list| list.contains(&word.as_str()))
}

fn is_suffix(word: &str) -> bool {
    is_generation(word) || SUFFIXES.contains(&words(word).concat().as_str())
}

/// Whether it tells father from son.
pub(super) fn is_generation(word: &str) -> bool {
    GENERATIONS.contains(&words(word).concat().as_str()) || POINTED_GENERATIONS.contains(&fold(word).as_str())
}

/// Whether any of the words that `text` consists of is in the list.
fn is_in(list: &[&str], text: &str) -> bool {
    words(text).iter().any(|word| list.contains(&word.as_str()))
}

fn joined(texts: &[&str]) -> String {
    texts.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(" ")
}
