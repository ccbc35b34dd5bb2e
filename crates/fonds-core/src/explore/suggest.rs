//! What is proposed while a query is typed: values of facets by any of their names, words of the index, and the names of
//! fields; each with the view that choosing it leads to, and how many records that would bring.
//!
//! It is a question of its own, put beside that for the results, so that these never wait for it.

use std::rc::Rc;

use fonds_search::listed::Listed;
use fonds_search::planner::plan;
use fonds_search::query::Query;
use fonds_search::terms::each_term;
use fonds_search::{DocSet, fold};

use super::found::{Found, scope};
use super::panels::facet_column;
use super::typed::{Piece, Unfinished};
use super::{Explorer, FIELD_NAMES, authority_facet, later};
use crate::authority::AuthorityFacet;
use crate::say;
use crate::speech::Text;
use crate::view::{Facet, Filters, View};

/// A query while it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typing {
    /// The view in force, as its query string; its query text is not looked at.
    pub query: String,
    /// What is typed before the caret ...
    pub before: String,
    /// ... and after it.
    pub after: String,
    /// Not proposals are wanted, but examples of queries that find something (see [`Explorer::examples`]).
    pub wants_examples: bool,
}

impl Typing {
    /// Whether a text begins with what is typed before the caret, letter case and diacritics apart.
    pub fn goes_on_as(&self, text: &str) -> bool {
        fold(text).starts_with(&fold(self.before.trim_start()))
    }
}

/// Something to search for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// What it is: `Agent`, `Word`, `Field`.
    pub kind: String,
    /// What is proposed.
    pub label: String,
    /// What else there is to say: the name that was typed, if it is another one; what a field holds.
    pub detail: String,
    /// How many records choosing it would bring; 0 if that is not known.
    pub count: usize,
    /// The view that choosing it leads to, as its query string.
    pub href: String,
}

/// Most values of one facet that are proposed, and of one that was asked for by name.
const VALUES: usize = 3;
const VALUES_OF_FIELD: usize = 8;
/// Most words that are proposed, and how many are looked at for them.
const WORDS: usize = 3;
const WORDS_LOOKED_AT: usize = 12;

/// Where values are proposed without being asked for by the name of their field.
const NAMED: [Facet; 3] = [Facet::Agent, Facet::Place, Facet::Subject];

/// What each field holds, in the order of [`FIELD_NAMES`].
const HOLDS: [Text; 9] = [
    Text::of("words of the title"),
    Text::of("words of the description"),
    Text::of("people and bodies"),
    Text::of("places"),
    Text::of("subjects"),
    Text::of("types of record"),
    Text::of("languages"),
    Text::of("collections"),
    Text::of("notes and references"),
];

/// The engine's field in which a facet's values are; the facets stand side by side there, in the order of the engine.
fn facet_of(field: usize) -> Option<Facet> {
    Facet::ALL.into_iter().find(|facet| facet.key() == FIELD_NAMES[field])
}

impl Explorer {
    /// What a reader who types this may mean, the likeliest first.
    pub fn suggest(&self, typing: &Typing) -> Vec<Proposal> {
        later::searching().map_or_else(Vec::new, |part| (part.proposals)(self, typing))
    }

    pub(super) fn proposals(&self, typing: &Typing) -> Vec<Proposal> {
        if typing.wants_examples {
            return self.examples();
        }
        let view = self.resolve(&View::parse(&typing.query).0).0;
        let desk = Desk { explorer: self, view: &view, after: &typing.after };
        let unfinished = Unfinished::of(&typing.before, &FIELD_NAMES);
        let mut proposals = desk.values(&unfinished);
        desk.words(&unfinished).into_iter().for_each(|word| proposals.push(word));
        desk.fields(&unfinished).into_iter().for_each(|field| proposals.push(field));
        proposals
    }

    /// The results of a view beside the one that is shown; kept, because while a word is typed what surrounds it stays.
    fn found_beside(&self, view: &View) -> Rc<Found> {
        let is_for = |found: &Rc<Found>| found.is_for(view);
        let kept = self.last.borrow().clone().filter(is_for).or_else(|| self.beside.borrow().clone().filter(is_for));
        kept.unwrap_or_else(|| {
            let found = Rc::new(self.find(&view.filters, view.order()));
            *self.beside.borrow_mut() = Some(found.clone());
            found
        })
    }

    /// The values of a facet that have a name which goes on like this from one of its words on: their ids, and that name
    /// if it is not the label. `column` is the facet's, in the role in force.
    fn named(&self, facet: Facet, column: usize, beginning: &str, found: &Found, most: usize) -> Vec<(u32, &str)> {
        let counts = &found.counts[column];
        let by_label = self.columns.top_beginning(column, counts, beginning, most);
        let mut named = by_label.into_iter().map(|id| (id, "")).listed();
        let folded = fold(beginning.trim_start());
        let of_facet = |kind: &str| authority_facet(facet) == Some(AuthorityFacet::from_kind(kind));
        for authority in self.catalogue.authorities.iter().filter(|authority| of_facet(&authority.kind)) {
            let names = authority.variants.iter().map(|variant| variant.name.as_str());
            let Some(name) = names.into_iter().find(|name| has_word(name, &folded)) else { continue };
            let known = self.columns.id(column, &authority.label).filter(|&id| counts.count(id) > 0);
            let Some(id) = known.filter(|id| named.iter().all(|(other, _)| other != id)) else { continue };
            let place =
                named.iter().position(|(other, via)| !via.is_empty() && counts.count(*other) < counts.count(id));
            named.insert(place.unwrap_or(named.len()), (id, name));
        }
        named.truncate(most);
        named
    }
}

/// Whether a name goes on like this, folded, from one of its words on.
fn has_word(name: &str, folded: &str) -> bool {
    let name = fold(name);
    let begins_word = |at: usize| !name[..at].ends_with(char::is_alphanumeric);
    !folded.is_empty() && name.match_indices(folded).any(|(at, _)| begins_word(at))
}

/// What proposals are made from.
struct Desk<'a> {
    explorer: &'a Explorer,
    view: &'a View,
    after: &'a str,
}

impl Desk<'_> {
    /// The same view with another query. What comes after the caret may begin with a space of its own.
    fn with(&self, before: &str, inserted: &str) -> View {
        let inserted = if self.after.starts_with(' ') { inserted.trim_end() } else { inserted };
        let q = [before, inserted, self.after].concat();
        self.view.with_filters(Filters { q, ..self.view.filters.clone() })
    }

    /// The same view without what is being typed. A space at the end says that the word before it is whole.
    fn without(&self, before: &str) -> View {
        let before = before.trim_end();
        let before = before.strip_suffix(" AND").or_else(|| before.strip_suffix("AND")).unwrap_or(before).trim_end();
        let space = if before.is_empty() { "" } else { " " };
        let q = [before, space, self.after.trim_start()].concat();
        self.view.with_filters(Filters { q, ..self.view.filters.clone() })
    }

    /// People, places and subjects; of a field that was named, its values. The most words that make a name count.
    fn values(&self, unfinished: &Unfinished) -> Vec<Proposal> {
        if !unfinished.is_alone {
            return Vec::new();
        }
        let find = |is_loose: bool| {
            let values = unfinished.pieces.iter().map(|piece| self.values_of(piece, is_loose));
            values.into_iter().find(|values| !values.is_empty())
        };
        find(false).or_else(|| find(true)).unwrap_or_default()
    }

    /// The words of a name that is typed with slips, or each not to its end: folded and mended.
    fn mended(&self, typed: &str) -> Vec<String> {
        let Some(index) = self.explorer.index() else { return Vec::new() };
        let corrections = plan(&Query::parse(typed, &FIELD_NAMES), None, &self.explorer.names, index).corrections;
        let meant = |word: &str| {
            let slip = corrections.iter().find(|correction| correction.typed == word);
            let meant = slip.filter(|slip| !slip.is_beginning).and_then(|slip| slip.searched.first());
            meant.cloned().unwrap_or_else(|| fold(word))
        };
        typed.split_whitespace().map(meant).listed()
    }

    /// The values that are named so: word for word up to what is not typed yet, or loosely, if they have words that begin
    /// as each of those typed, slips mended.
    fn values_of(&self, piece: &Piece, is_loose: bool) -> Vec<Proposal> {
        let facets = match piece.field {
            Some(field) => facet_of(field).into_iter().listed(),
            None => NAMED.to_vec(),
        };
        if facets.is_empty() || piece.text.trim().is_empty() && piece.field.is_none() {
            return Vec::new();
        }
        let most = if piece.field.is_some() { VALUES_OF_FIELD } else { VALUES };
        let words = if is_loose { self.mended(piece.text) } else { Vec::new() };
        let looked_for = match words.last() {
            Some(last) => last,
            None if is_loose => return Vec::new(),
            None => piece.text,
        };
        let rest = self.without(piece.before);
        let found = self.explorer.found_beside(&rest);
        let mut proposals = Vec::new();
        for facet in facets {
            let column = facet_column(facet, rest.filters.role);
            let looked_at = if is_loose { usize::MAX } else { most };
            let named = self.explorer.named(facet, column, looked_for, &found, looked_at).into_iter();
            let label = |id| self.explorer.columns.label(column, id);
            let has_all = |name: &str| words.iter().all(|word| has_word(name, word));
            let meant = named.filter(|&(id, also)| has_all(if also.is_empty() { label(id) } else { also }));
            for (id, also) in meant.take(most) {
                let label = label(id);
                if !rest.filters.values(facet, false).contains(&label) {
                    proposals.push(Proposal {
                        kind: facet.legend().to_owned(),
                        label: label.to_owned(),
                        detail: if also.is_empty() { String::new() } else { say!("also {0}", also) },
                        count: found.counts[column].count(id) as usize,
                        href: rest.with_filters(rest.filters.toggle(facet, label)).href(),
                    });
                }
            }
        }
        proposals
    }

    /// Words that begin as the last one does.
    fn words(&self, unfinished: &Unfinished) -> Vec<Proposal> {
        let (Some(index), Some(word)) = (self.explorer.index(), unfinished.word()) else { return Vec::new() };
        if is_unspaced(word.text) {
            return Vec::new();
        }
        let rest = if unfinished.is_alone { self.without(word.before) } else { self.without("") };
        let among = self.explorer.found_beside(&rest);
        let typed = fold(word.text);
        let mut proposals = Vec::new();
        for suggestion in index.suggest(word.text, Some(&among.docs), WORDS_LOOKED_AT) {
            let completed = self.with(word.typed_before, &(suggestion.term.clone() + " "));
            let count = match unfinished.is_alone {
                true => self.count(word, &suggestion.term, &among.docs),
                false => self.explorer.find(&completed.filters, completed.order()).count,
            };
            if suggestion.term != typed && count > 0 && proposals.len() < WORDS {
                let (kind, label) = (say!("Word").to_owned(), suggestion.term);
                proposals.push(Proposal { kind, label, detail: String::new(), count, href: completed.href() });
            }
        }
        proposals
    }

    /// How many of the documents a word would find, with its forms and names, where it is looked for.
    fn count(&self, word: &Piece, term: &str, among: &DocSet) -> usize {
        let Some(index) = self.explorer.index() else { return 0 };
        let query = Query::parse(&(term.to_owned() + " "), &FIELD_NAMES);
        let field = word.field.or_else(|| scope(self.view.filters.search_in));
        let planned = plan(&query, field, &self.explorer.names, index);
        index.search(planned.plan.as_ref(), Some(among)).docs.count()
    }

    /// Names of fields that begin as the last word does; all of them if nothing is typed.
    fn fields(&self, unfinished: &Unfinished) -> Vec<Proposal> {
        let nothing = Piece::default();
        let word = match unfinished.word() {
            Some(word) if word.field.is_none() => word,
            None if unfinished.is_empty => &nothing,
            _ => return Vec::new(),
        };
        let typed = fold(word.text);
        let is_stated =
            |field: usize| facet_of(field).is_none_or(|facet| self.explorer.columns.labels(facet as usize) > 0);
        let fields = (0..FIELD_NAMES.len()).filter(|&field| FIELD_NAMES[field].starts_with(&typed) && is_stated(field));
        let proposal = |field: usize| {
            let label = [FIELD_NAMES[field], ":"].concat();
            let href = self.with(word.typed_before, &label).href();
            let (kind, detail) = (say!("Field").to_owned(), HOLDS[field].said().to_owned());
            Proposal { kind, label, detail, count: 0, href }
        };
        fields.map(proposal).listed()
    }
}

/// Whether a word is of a script without spaces, whose terms are no words.
fn is_unspaced(word: &str) -> bool {
    let mut is_unspaced = false;
    each_term(word, &mut String::new(), &mut |term| is_unspaced |= term.is_unspaced);
    is_unspaced
}
