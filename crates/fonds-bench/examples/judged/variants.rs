//! Which names are one, as far as the records themselves show it.
//!
//! - A name with another in brackets (*Blinky Palermo (Peter Heisterkamp)*) shows that the two are one.
//! - A surname alone beside one full name that ends in it, in one record's people (*Seward*, *William H. Seward*), shows
//!   the same, if three records do so and all full names in the catalogue that end in it begin with the same letter.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;

/// Names of one and the same, each once, sorted.
pub type Group = Vec<String>;

const LEAST_RECORDS: usize = 3;
/// A surname alone must be at least so long: *Hay* or *Lane* is as likely a word.
const LEAST_LETTERS: usize = 5;

/// All groups that the records show.
pub fn groups(catalogue: &Catalogue) -> Vec<Group> {
    let mut groups: Vec<Group> = bracketed(catalogue);
    groups.extend(surnames(catalogue));
    groups
}

fn bracketed(catalogue: &Catalogue) -> Vec<Group> {
    let people = catalogue.records.iter().flat_map(|record| &record.people);
    let mut groups: Vec<Group> = people.filter_map(|name| in_brackets(name)).collect();
    groups.sort();
    groups.dedup();
    groups
}

/// The two names of `A (B)`, if B is nothing but a name.
fn in_brackets(name: &str) -> Option<Group> {
    let (first, rest) = name.split_once(" (")?;
    let second = rest.strip_suffix(')')?;
    let is_name = |name: &str| {
        name.starts_with(char::is_uppercase) && name.chars().all(|c| c.is_alphabetic() || " .-’'".contains(c))
    };
    let are_apart = !second.split(' ').any(|word| first.split(' ').any(|other| word == other));
    (is_name(first) && is_name(second) && are_apart).then(|| vec![first.to_owned(), second.to_owned()])
}

fn surnames(catalogue: &Catalogue) -> Vec<Group> {
    let people = catalogue.records.iter().flat_map(|record| &record.people);
    let mut full_names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    people.for_each(|name| {
        full_names.entry(last_word(name)).or_default().extend(name.contains(' ').then_some(name.as_str()))
    });
    let mut groups = Vec::new();
    for (surname, mut names) in shown(catalogue) {
        let initial = |name: &str| name.chars().next();
        let all = full_names.get(surname).map(Vec::as_slice).unwrap_or_default();
        let is_one = all.windows(2).all(|pair| initial(pair[0]) == initial(pair[1]));
        if is_one && names.len() >= LEAST_RECORDS {
            names.push(surname);
            names.sort_unstable();
            names.dedup();
            groups.push(names.into_iter().map(str::to_owned).collect());
        }
    }
    groups
}

/// By surname that stands alone, the full name beside it in each record that has exactly one.
fn shown(catalogue: &Catalogue) -> BTreeMap<&str, Vec<&str>> {
    let mut shown: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for record in &catalogue.records {
        for surname in record.people.iter().filter(|name| !name.contains(' ') && name.chars().count() >= LEAST_LETTERS)
        {
            let is_full = |name: &&String| name.contains(' ') && last_word(name) == surname;
            if let [name] = record.people.iter().filter(is_full).collect::<Vec<_>>()[..] {
                shown.entry(surname).or_default().push(name);
            }
        }
    }
    shown
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
