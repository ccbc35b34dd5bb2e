//! Examples of what a query can say, from the catalogue's own words, so that each of them finds something.

use fonds_search::listed::Listed;
use fonds_search::tokens;

use super::Explorer;
use super::suggest::Proposal;
use crate::view::{Facet, Filters, Sort, View};

/// How many titles are looked at for words.
const TITLES: usize = 12;
/// Letters that a word of an example has at least, and one that is cut short.
const LETTERS: usize = 4;
const LETTERS_OF_LONG: usize = 7;
/// Letters that are left of it.
const LETTERS_LEFT: usize = 5;

/// What an example shows, with queries of its kind of which the first that finds something is taken.
type Kind = (&'static str, Vec<String>);

impl Explorer {
    /// Examples of queries that find something; each with what it shows and how many records it finds.
    pub(super) fn examples(&self) -> Vec<Proposal> {
        if self.index().is_none() {
            return Vec::new();
        }
        let (mut words, mut phrases, mut beginnings, mut fields, mut near, mut not) = Default::default();
        for title in self.sample() {
            let long = |at: usize| title.get(at).filter(|word| word.chars().count() >= LETTERS);
            let Some(last) = (0..title.len()).rev().find_map(long) else { continue };
            for at in 0..title.len() {
                let (Some(one), Some(two)) = (long(at), long(at + 1)) else { continue };
                push(&mut phrases, &["\"", one, " ", two, "\""]);
                if one != last {
                    push(&mut words, &[one, " ", last]);
                    push(&mut near, &[one, " NEAR/5 ", last]);
                    push(&mut not, &[last, " -", one]);
                }
            }
            push(&mut fields, &["title:", last]);
            let long = title.iter().find(|word| word.chars().count() >= LETTERS_OF_LONG);
            let beginning =
                long.and_then(|word| Some(word.get(..word.char_indices().nth(LETTERS_LEFT)?.0)?.to_lowercase()));
            beginning.into_iter().for_each(|beginning| push(&mut beginnings, &[&beginning, "*"]));
        }
        let kinds: [Kind; 9] = [
            ("All of the words, anywhere in a record", words),
            ("The words next to each other, in this order", phrases),
            ("One or the other, or both", self.alternatives()),
            ("The first word without the second", not),
            ("A person or body; place: and subject: work alike", self.names_in_fields()),
            ("Any name of a person finds the others too", self.other_names_of_people()),
            ("Words of the title only; description: works alike", fields),
            ("All words that begin so", beginnings),
            ("Two words at most five words apart", near),
        ];
        kinds.into_iter().filter_map(|(shows, queries)| self.example(shows, queries)).listed()
    }

    fn example(&self, shows: &str, queries: Vec<String>) -> Option<Proposal> {
        for q in queries {
            let label = q.clone();
            let view = View { filters: Filters { q, ..Filters::default() }, ..View::default() };
            let found = self.find(&view.filters, Sort::Relevance);
            if found.count > 0 && found.planned.corrections.is_empty() && found.query.notes.is_empty() {
                let (kind, detail) = (String::new(), shows.to_owned());
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

    fn alternatives(&self) -> Vec<String> {
        let mut queries = Vec::new();
        for facet in [Facet::Place, Facet::Subject, Facet::Agent] {
            if let [one, two, ..] = self.labels(facet)[..] {
                push(&mut queries, &[&quoted(one), " OR ", &quoted(two)]);
            }
        }
        queries
    }

    fn names_in_fields(&self) -> Vec<String> {
        let facets = [Facet::Agent, Facet::Place, Facet::Subject].into_iter();
        let of =
            |facet: Facet| self.labels(facet).into_iter().map(move |label| [facet.key(), ":", &quoted(label)].concat());
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

fn push(queries: &mut Vec<String>, parts: &[&str]) {
    queries.push(parts.concat());
}
