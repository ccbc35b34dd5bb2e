//! What the page says of a query: how it was understood, part by part, and what was searched in place of what was typed.

use fonds_search::listed::Listed;
use fonds_search::plan::Lexicon;
use fonds_search::planner::{Correction, NameUse};
use fonds_search::terms::each_term;
use fonds_search::{fold, tokens};

use super::found::Found;
use super::{Explorer, FIELD_NAMES, Link, Remark, Understood};
use crate::say;
use crate::view::{Filters, View};

/// How many other names of somebody are told.
const MOST_NAMES: usize = 3;

impl Explorer {
    /// The parts of the query, each with the other names that were searched for too; none if there is nothing to explain.
    pub(super) fn understood(&self, view: &View, found: &Found) -> Vec<Understood> {
        let uses = &found.planned.name_uses;
        let parts = found.query.parts(&FIELD_NAMES).into_iter();
        let mut parts = parts
            .map(|part| Understood { text: part.text, also: Vec::new(), without: with_query(view, part.rest) })
            .listed();
        for name in uses {
            let also = self.other_names(name);
            // A name may have been typed as several words, each a part of its own.
            let last = tokens(&name.typed).pop().map_or(String::new(), |token| token.text);
            let its = parts.iter().rposition(|part| fold(&part.text).contains(&last));
            if let Some(part) = its.and_then(|at| parts.get_mut(at)).filter(|part| part.also.is_empty()) {
                part.also = also;
            }
        }
        let is_told = !found.query.is_plain() || parts.iter().any(|part| !part.also.is_empty());
        if is_told { parts } else { Vec::new() }
    }

    /// The names that a name was taken for too, as far as the catalogue has them; the first few.
    fn other_names(&self, name: &NameUse) -> Vec<String> {
        let Some(authority) = self.catalogue.authorities.get(name.group) else { return Vec::new() };
        let words = |name: &str| tokens(name).into_iter().map(|token| token.text).listed();
        let (typed, variants) = (words(&name.typed), authority.variants.iter().map(|variant| &variant.name));
        let (mut told, mut others) = (vec![typed, words(&name.name)], Vec::new());
        for other in std::iter::once(&authority.label).chain(variants).filter(|other| self.has_words(other)) {
            if !told.contains(&words(other)) {
                told.push(words(other));
                others.push(other.clone());
            }
        }
        if others.len() > MOST_NAMES {
            others.truncate(MOST_NAMES);
            others.push("…".to_owned());
        }
        others
    }

    /// Whether all words of a name stand in the catalogue.
    fn has_words(&self, name: &str) -> bool {
        let Some(index) = self.index() else { return false };
        let mut has_all = true;
        each_term(name, &mut String::new(), &mut |term| {
            has_all &= index.docs_with(term.text) > 0 || term.is_unspaced && index.has_beginning(term.text);
        });
        has_all
    }

    /// What was corrected, with the way to search for it as typed; and what else may have been meant.
    pub(super) fn remarks(&self, view: &View, found: &Found) -> Vec<Remark> {
        let corrected = found.planned.corrections.iter().map(|correction| correction_of(view, correction));
        let proposed = found.planned.proposals.iter().map(|proposal| proposal_of(view, proposal));
        corrected.chain(proposed).listed()
    }
}

fn correction_of(view: &View, correction: &Correction) -> Remark {
    let typed = &correction.typed;
    let end = if correction.is_beginning { "…”" } else { "”" };
    let quoted = correction.searched.iter().map(|word| ["“", word, end].concat()).listed();
    let text = match quoted.split_last() {
        None => say!("“{0}” stands nowhere in the catalogue.", typed),
        Some((last, [])) => say!("“{0}” stands nowhere in the catalogue; {1} was searched instead.", typed, last),
        Some((last, rest)) => {
            let rest = fonds_search::listed::joined(rest, ", ");
            say!("“{0}” stands nowhere in the catalogue; {1} and {2} were searched instead.", typed, rest, last)
        }
    };
    let as_typed = replaced(view, typed, &["\"", typed, "\""].concat());
    Remark {
        text,
        links: as_typed.map(|href| Link { label: say!("Search for “{0}” as typed", typed), href }).into_iter().listed(),
    }
}

fn proposal_of(view: &View, proposal: &Correction) -> Remark {
    let typed = &proposal.typed;
    let link = |word: &String| replaced(view, typed, word).map(|href| Link { label: word.clone(), href });
    let links = proposal.searched.iter().filter_map(link).listed();
    Remark { text: say!("Few records have “{0}”. Words like it that many more have:", typed), links }
}

/// The view with another word in the place of one that was typed.
fn replaced(view: &View, typed: &str, with: &str) -> Option<String> {
    let q = &view.filters.q;
    let place = tokens(q).into_iter().find(|token| q.get(token.start..token.end) == Some(typed));
    place.map(|token| with_query(view, [&q[..token.start], with, &q[token.end..]].concat()))
}

fn with_query(view: &View, q: String) -> String {
    view.with_filters(Filters { q, ..view.filters.clone() }).href()
}
