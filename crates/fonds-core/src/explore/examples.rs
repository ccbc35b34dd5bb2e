//! Examples of what a query can say, from the catalogue's own words, so that each of them finds something.

use fonds_search::listed::Listed;
use fonds_search::tokens;

use super::Explorer;
use super::suggest::Proposal;
use crate::speech::Text;
use crate::view::{Facet, Filters, Sort, View};

/// How many titles are looked at for words.
const TITLES: usize = 12;
/// Letters that a word of an example has at least, and one that is cut short.
const LETTERS: usize = 4;
const LETTERS_OF_LONG: usize = 7;
/// Letters that are left of it.
const LETTERS_LEFT: usize = 5;

/// What the examples show. Of the queries of each kind, the first that finds something is taken.
const SHOWN: [Text; 9] = [
    Text::of("All of the words, anywhere in a record"),
    Text::of("The words next to each other, in this order"),
    Text::of("One or the other, or both"),
    Text::of("The first word without the second"),
    Text::of("A person or body; place: and subject: work alike"),
    Text::of("Any name of a person finds the others too"),
    Text::of("Words of the title only; description: works alike"),
    Text::of("All words that begin so"),
    Text::of("Two words at most five words apart"),
];

impl Explorer {
    /// Examples of queries that find something; each with what it shows and how many records it finds.
    pub(super) fn examples(&self) -> Vec<Proposal> {
        if self.index().is_none() {
            return Vec::new();
        }
        let queries: [Vec<String>; SHOWN.len()] = [
            self.of_titles(0, &|words| two(words, "", " ", "")),
            self.phrases(),
            self.alternatives(),
            self.of_titles(2, &|words| two(words, "", " -", "")),
            self.names_in_fields(),
            self.other_names_of_people(),
            self.of_titles(3, &in_title),
            self.of_titles(4, &beginning),
            self.of_titles(5, &|words| two(words, "", " NEAR/5 ", "")),
        ];
        SHOWN.into_iter().zip(queries).filter_map(|(shows, queries)| self.example(shows, queries)).listed()
    }

    /// A query from each of the titles, from the one at a place on: so each kind of query speaks of something else.
    fn of_titles(&self, place: usize, query: &dyn Fn(&[&str]) -> Option<String>) -> Vec<String> {
        let mut titles = self.sample();
        let len = titles.len();
        titles.rotate_left(place % len.max(1));
        titles.iter().filter_map(|words| query(words)).listed()
    }

    fn example(&self, shows: Text, queries: Vec<String>) -> Option<Proposal> {
        for q in queries {
            let label = q.clone();
            let view = View { filters: Filters { q, ..Filters::default() }, ..View::default() };
            let found = self.find(&view.filters, Sort::Relevance);
            if found.count > 0 && found.planned.corrections.is_empty() && found.query.notes.is_empty() {
                let (kind, detail) = (String::new(), shows.said().to_owned());
                return Some(Proposal { kind, label, detail, count: found.count, href: view.href() });
            }
        }
        None
    }

    /// The words, as written, of titles from everywhere in the catalogue.
    fn sample(&self) -> Vec<Vec<&str>> {
        let len = self.len();
        let step = (len / TITLES).max(1);
        let titles = (0..len).rev().step_by(step).take(TITLES).map(|doc| self.record(doc as u32).title.as_str());
        titles.map(|title| tokens(title).into_iter().map(|token| &title[token.start..token.end]).listed()).listed()
    }

    /// Labels of a facet, those of most records first, but for those of all.
    fn labels(&self, facet: Facet) -> Vec<&str> {
        let column = facet as usize;
        let counts = self.columns.counts(column, &fonds_search::DocSet::all(self.len()));
        let partial = counts.top(TITLES, &[]).into_iter().filter(|id| (counts.count(*id) as usize) < self.len());
        partial.map(|id| self.columns.label(column, id)).listed()
    }

    /// Subjects of several plain words, then neighbours in titles.
    fn phrases(&self) -> Vec<String> {
        let is_plain = |label: &&str| label.contains(' ') && label.chars().all(|c| c.is_alphabetic() || c == ' ');
        let labels = self.labels(Facet::Subject).into_iter().filter(is_plain).map(quoted);
        labels.chain(self.of_titles(1, &neighbours)).listed()
    }

    fn alternatives(&self) -> Vec<String> {
        let mut queries = Vec::new();
        for facet in [Facet::Place, Facet::Subject, Facet::Agent] {
            if let [one, two, ..] = self.labels(facet)[..] {
                queries.push([&*quoted(one), " OR ", &*quoted(two)].concat());
            }
        }
        queries
    }

    fn names_in_fields(&self) -> Vec<String> {
        let facets = [Facet::Agent, Facet::Place, Facet::Subject].into_iter();
        let of = |facet: Facet| {
            self.labels(facet).into_iter().map(move |label| [facet.key(), ":", &*quoted(label)].concat())
        };
        facets.flat_map(|facet| of(facet).listed()).listed()
    }

    /// Other names that stand in the catalogue, of people who do.
    fn other_names_of_people(&self) -> Vec<String> {
        let labels = self.labels(Facet::Agent);
        let known = self.catalogue.authorities.iter().filter(|authority| labels.contains(&authority.label.as_str()));
        let begins_else = |label: &str, name: &str| label.chars().next() != name.chars().next();
        let names = known.flat_map(|authority| {
            let others = authority.variants.iter().map(|variant| variant.name.as_str());
            others.filter(|name| begins_else(&authority.label, name)).map(quoted).listed()
        });
        names.listed()
    }
}

/// A text as a query has it: several words within quotation marks.
fn quoted(text: &str) -> String {
    if tokens(text).len() > 1 { ["\"", text, "\""].concat() } else { text.to_owned() }
}

/// The first and the last longer word of a title.
fn two(words: &[&str], before: &str, between: &str, after: &str) -> Option<String> {
    let (first, last) = (words.iter().find(|word| is_long(word))?, words.iter().rev().find(|word| is_long(word))?);
    (first != last).then(|| [before, first, between, last, after].concat())
}

fn neighbours(words: &[&str]) -> Option<String> {
    let at = (1..words.len()).find(|&at| is_long(words[at - 1]) && is_long(words[at]))?;
    two(&words[at - 1..=at], "\"", " ", "\"")
}

fn in_title(words: &[&str]) -> Option<String> {
    words.iter().rev().find(|word| is_long(word)).map(|word| ["title:", word].concat())
}

fn beginning(words: &[&str]) -> Option<String> {
    let word = words.iter().find(|word| word.chars().count() >= LETTERS_OF_LONG)?;
    let (end, _) = word.char_indices().nth(LETTERS_LEFT)?;
    Some(word[..end].to_lowercase() + "*")
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LETTERS
}
