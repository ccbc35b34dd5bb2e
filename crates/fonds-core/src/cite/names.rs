//! Which words of a name are the family name, where that is certain.
//!
//! A name is taken apart only if an authority says that it is a person's, and then only if it is written inverted
//! (*Stalin, Joseph*), if the authority lists it inverted too, or if its first words are given names of the table below
//! or initials. Family names that come first (Chinese, Korean, Vietnamese, Hungarian, ...), single names, and names
//! with titles, numerals or particles stay as they are written.

use std::collections::HashSet;

use crate::authority::{Authorities, AuthorityFacet};
use crate::catalogue::Authority;

/// How an authority's note says that the family name comes first.
const FAMILY_FIRST: [&str; 4] =
    ["family name first", "surname first", "family name comes first", "surname comes first"];

/// What follows a name after a comma and is no given name.
const SUFFIXES: [&str; 12] = ["jr.", "jr", "sr.", "sr", "esq.", "esq", "phd", "ph.d.", "md", "m.d.", "ltd.", "inc."];

/// A given name has no more words than this.
const MOST_GIVEN_WORDS: usize = 4;

/// Given names that are family names of no language that puts those first (so not *Kim*, *Lee*, *Van* or *Ha*).
#[rustfmt::skip]
const GIVEN: [&str; 164] = [
    "Abraham", "Adam", "Adolf", "Albert", "Alexander", "Alexandre", "Alexei", "Alfred", "Alice", "Allen", "Alvin",
    "Anastas", "Andrei", "Andrew", "Anna", "Anne", "Anthony", "Antoine", "Anton", "Arthur", "August", "Barbara",
    "Benjamin", "Bernard", "Boris", "Carl", "Catherine", "Charles", "Charlotte", "Christian", "Christopher", "Clara",
    "Claude", "Daniel", "David", "Dmitri", "Dmitry", "Dorothy", "Douglas", "Dwight", "Edgar", "Edith", "Edmund",
    "Eduard", "Edward", "Edwin", "Eleanor", "Elisabeth", "Elizabeth", "Emil", "Emma", "Erich", "Ernest", "Ernst",
    "Eugene", "Eugenia", "Fidel", "Florence", "Francis", "Frank", "Franklin", "Franz", "Frederick", "Friedrich",
    "Fritz", "Gabriel", "Georg", "George", "Georges", "Georgi", "Georgy", "Gerald", "Gerhard", "Grace", "Gregory",
    "Gustav", "Hannah", "Hans", "Harold", "Harriet", "Harry", "Heinrich", "Helen", "Henri", "Henry", "Herbert",
    "Hermann", "Horace", "Howard", "Hugh", "Hugo", "Isaac", "Ivan", "Jacob", "Jacques", "Jakob", "James", "Jane",
    "Jawaharlal", "Jean", "Jessie", "Johann", "Johannes", "John", "Jonathan", "Josef", "Joseph", "Josephine", "Josip",
    "Joshua", "Julia", "Julius", "Karl", "Kenneth", "Konrad", "Lawrence", "Leonard", "Leonid", "Leopold", "Louis",
    "Louisa", "Louise", "Lucy", "Ludwig", "Margaret", "Maria", "Marianne", "Marie", "Martha", "Martin", "Mary",
    "Matthew", "Max", "Michael", "Mikhail", "Nathaniel", "Nicholas", "Nikita", "Nikolai", "Nikolay", "Oliver",
    "Oscar", "Otto", "Patrick", "Paul", "Peter", "Philip", "Pierre", "Ralph", "Raymond", "Rebecca", "Richard",
    "Robert", "Roger", "Rudolf", "Ruth", "Samuel", "Sarah", "Sergei", "Stephen", "Susan", "Theodor", "Theodore",
    "Thomas",
];

/// A name as far as it can be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name<'a> {
    /// Of a person, with certainty.
    Parts { given: &'a str, family: &'a str },
    /// As written.
    Whole(&'a str),
}

/// What a catalogue's authorities say of its names.
pub(crate) struct Names {
    authorities: Authorities,
    given: HashSet<&'static str>,
}

impl Names {
    pub fn new(authorities: &[Authority]) -> Self {
        Self { authorities: Authorities::new(authorities), given: GIVEN.into_iter().collect() }
    }

    /// The name of a record's agent, taken apart where that is certain.
    pub fn read<'a>(&self, name: &'a str) -> Name<'a> {
        let Some(authority) = self.authorities.resolve(AuthorityFacet::Agent, name) else {
            return Name::Whole(name);
        };
        if authority.kind != "person" || is_family_first(authority) {
            return Name::Whole(name);
        }
        let parts = inverted(name).or_else(|| listed_inverted(authority, name)).or_else(|| self.western(name));
        parts.map_or(Name::Whole(name), |(given, family)| Name::Parts { given, family })
    }

    /// `W. H. Auden`, `Jean-Paul Sartre`; a family name that is a given name too (`Henry James`) only after an initial.
    fn western<'a>(&self, name: &'a str) -> Option<(&'a str, &'a str)> {
        let (given, family) = name.trim().rsplit_once(' ')?;
        let is_known = |word: &str| word.split('-').all(|part| self.given.contains(part));
        let is_given = given.split(' ').all(|word| is_initial(word) || is_known(word));
        let is_after_initial = given.split(' ').any(is_initial);
        let is_family = is_word(family) && !is_numeral(family) && (is_after_initial || !self.given.contains(family));
        (is_given && is_family).then_some((given, family))
    }
}

fn is_family_first(authority: &Authority) -> bool {
    let note = authority.note.to_lowercase();
    FAMILY_FIRST.iter().any(|words| note.contains(words))
}

/// `Stalin, Joseph`, as given name and family name.
fn inverted(name: &str) -> Option<(&str, &str)> {
    let (family, given) = name.split_once(", ")?;
    let is_given = |given: &str| {
        let is_name = given.starts_with(char::is_uppercase) && !given.contains(|c: char| c == ',' || c.is_numeric());
        is_name && given.split(' ').count() <= MOST_GIVEN_WORDS && !SUFFIXES.contains(&given.to_lowercase().as_str())
    };
    (!family.is_empty() && is_given(given)).then_some((given, family))
}

/// The parts of a name that the authority also lists inverted.
fn listed_inverted<'a>(authority: &Authority, name: &'a str) -> Option<(&'a str, &'a str)> {
    let listed = std::iter::once(&authority.label).chain(authority.variants.iter().map(|variant| &variant.name));
    listed.filter_map(|listed| inverted(listed)).find_map(|(given, family)| {
        let rest = name.strip_suffix(family)?.strip_suffix(' ')?;
        (rest == given).then(|| name.split_at(rest.len())).map(|(given, family)| (given, family.trim_start()))
    })
}

/// `W.`
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// A capitalised word in Latin letters, of at least two.
fn is_word(word: &str) -> bool {
    let is_latin = |c: char| c.is_alphabetic() && (c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c));
    let is_part = |c: char| is_latin(c) || matches!(c, '-' | '\'' | '’');
    word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some() && word.chars().all(is_part)
}

/// `III`, which tells rulers apart and is no family name.
fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

impl Name<'_> {
    /// `Joseph Stalin`; as written if it is not certain.
    pub fn natural(self) -> String {
        match self {
            Name::Parts { given, family } => format!("{given} {family}"),
            Name::Whole(name) => name.to_owned(),
        }
    }

    /// `Stalin, Joseph`; as written if it is not certain.
    pub fn inverted(self) -> String {
        match self {
            Name::Parts { given, family } => format!("{family}, {given}"),
            Name::Whole(name) => name.to_owned(),
        }
    }

    /// `Stalin, J.`, `Sartre, J.-P.`; as written if it is not certain.
    pub fn with_initials(self) -> String {
        match self {
            Name::Parts { given, family } => format!("{family}, {}", initials(given)),
            Name::Whole(name) => name.to_owned(),
        }
    }
}

fn initials(given: &str) -> String {
    let initial = |part: &str| part.chars().next().map_or(String::new(), |first| format!("{first}."));
    let word = |word: &str| word.split('-').map(initial).collect::<Vec<_>>().join("-");
    given.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// The names in natural order.
pub(super) fn natural(names: &[Name]) -> Vec<String> {
    names.iter().map(|name| name.natural()).collect()
}

/// The first name inverted, as a list is sorted by it, and the others in natural order.
pub(super) fn first_inverted(names: &[Name]) -> Vec<String> {
    let first = names.first().map(|name| name.inverted());
    first.into_iter().chain(names.iter().skip(1).map(|name| name.natural())).collect()
}

/// `A`, `A and B`, `A, B, and C`. The comma within an inverted name is closed by another: `Auden, W. H., and Klaus
/// Mann`.
pub(super) fn in_row(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] if !one.contains(',') => format!("{one} and {other}"),
        [before @ .., last] => format!("{}, and {last}", before.join(", ")),
    }
}
