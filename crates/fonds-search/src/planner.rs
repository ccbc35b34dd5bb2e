//! Deciding what a query means, given the words of an index.
//!
//! A word means itself and its light plural or singular, or the words that begin so; a name means the other names of
//! whoever was named too; a word that stands nowhere means the words it may be a slip for, or else those it begins. What was decided is told, so
//! that the reader can be told.

mod atom;
mod way;

use crate::forms::forms;
use crate::listed::Listed;
use crate::names::{Known, Names};
use crate::plan::{Leaf, Lexicon, Near, Plan, Word};
use crate::query::{Node, Note, Query, quoted};
use crate::typo::tolerance;
use atom::{Atom, Kind, Piece};
use way::{MAX_WAYS, Segment, Unit, is_known, way, ways};

/// How many words are searched in place of one that stands nowhere. Of many, those far down are hardly meant.
pub const MAX_SLIPS: usize = 50;
/// How many of them are told.
const MAX_TOLD: usize = 10;
/// How many words of a query are looked up as slips: each may cost a pass over all words of the index.
const MAX_LOOKED_UP: usize = 8;
/// A word in no more documents than this may have been meant otherwise ...
const FEW_DOCS: u32 = 2;
/// ... if a similar word is in so many times as many.
const MANY_TIMES: u32 = 10;
/// How many such words are proposed.
const MAX_PROPOSED: usize = 3;
/// From how many letters on a name that is still being typed is taken for the only one that begins so.
const LETTERS_OF_BEGINNING: usize = 4;

/// A plan, and what was decided for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Planned {
    /// What a document must fulfil; without it nothing was asked, and everything is found.
    pub plan: Option<Plan>,
    /// The words that stand nowhere, and what is searched in their place.
    pub corrections: Vec<Correction>,
    /// The words that stand hardly anywhere, and what may have been meant; it is not searched.
    pub proposals: Vec<Correction>,
    /// The names in the query that have other names in the index.
    pub name_uses: Vec<NameUse>,
    /// What was cut.
    pub notes: Vec<Note>,
}

/// A word, and others in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The word as typed.
    pub typed: String,
    /// Folded words, best first, at most 10.
    pub searched: Vec<String>,
    /// Whether it was taken for the beginning of words, and what is searched is all that begin so.
    pub is_beginning: bool,
}

/// A name in the query that belongs to a group of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameUse {
    /// The name as typed; perhaps with a slip in it, or not to its end.
    pub typed: String,
    /// The name that it was taken for: what was typed, or a folded word.
    pub name: String,
    /// The group, by its place in what [`Names::new`] was given.
    pub group: usize,
}

/// Decides what `query` means. Words for which it names no field are looked for in the field `scope`, or in all fields.
pub fn plan(query: &Query, scope: Option<usize>, names: &Names, lexicon: &dyn Lexicon) -> Planned {
    let mut planner = Planner { names, lexicon, looked_up: Vec::new(), planned: Planned::default() };
    let place = Place { field: scope, is_negated: false };
    let plan = query.root.as_ref().and_then(|root| planner.node(root, place));
    Planned { plan, ..planner.planned }
}

struct Planner<'a> {
    names: &'a Names,
    lexicon: &'a dyn Lexicon,
    /// Words, and what they may be slips for.
    looked_up: Vec<(String, Vec<String>)>,
    planned: Planned,
}

/// What surrounds a part of the query.
#[derive(Clone, Copy)]
struct Place {
    field: Option<usize>,
    is_negated: bool,
}

/// What may be done to a word.
#[derive(Clone, Copy)]
struct Care {
    has_forms: bool,
    is_mendable: bool,
}

impl Care {
    /// It stands for nothing but itself.
    const AS_TYPED: Care = Care { has_forms: false, is_mendable: false };
}

impl Planner<'_> {
    fn node(&mut self, node: &Node, place: Place) -> Option<Plan> {
        match node {
            Node::Word { .. } | Node::Phrase(_) | Node::Pattern(_) => {
                let mut atom = Atom::of(node)?;
                atom.join_number(&|beginning| self.lexicon.has_beginning(beginning));
                self.leaf(&atom, place).map(Plan::Leaf)
            }
            Node::Field { field, node } => self.node(node, Place { field: Some(*field), ..place }),
            Node::And(nodes) => one_or(self.all(nodes, place), Plan::All),
            Node::Or(nodes) => {
                let mut plans = Vec::new();
                nodes.iter().filter_map(|node| self.node(node, place)).for_each(|plan| add_new(plan, &mut plans));
                one_or(plans, Plan::Any)
            }
            Node::Not(node) => {
                self.node(node, Place { is_negated: true, ..place }).map(|plan| Plan::Not(Box::new(plan)))
            }
            Node::Near { first, second, places } => Some(Plan::Near(Near {
                first: self.leaves(first, place),
                second: self.leaves(second, place),
                places: *places,
            })),
        }
    }

    fn all(&mut self, nodes: &[Node], place: Place) -> Vec<Plan> {
        let mut plans = Vec::new();
        let mut rest = nodes;
        while let Some((first, others)) = rest.split_first() {
            if let Some(count) = self.name_of_words(rest, place, &mut plans) {
                rest = rest.get(count..).unwrap_or_default();
            } else {
                self.node(first, place).into_iter().for_each(|plan| add_new(plan, &mut plans));
                rest = others;
            }
        }
        plans
    }

    /// A name typed as several plain words, without quotes: adds the plans that find it, and says how many of `nodes` it
    /// is.
    fn name_of_words(&mut self, nodes: &[Node], place: Place, plans: &mut Vec<Plan>) -> Option<usize> {
        let first = Atom::of_word(nodes.first()?)?;
        if !self.names.begin_with(first.words().next()?) {
            return None;
        }
        let atoms = nodes.iter().take(self.names.most_words()).map_while(Atom::of_word).listed();
        let words = atoms.iter().flat_map(Atom::words).listed();
        let ends = running_sums(atoms.iter().map(|atom| atom.pieces.len()));
        let known = self.names.longest(&words, &|len| ends.contains(&len))?;
        let count = 1 + ends.iter().position(|&end| end == known.len)?;
        let atoms = atoms.get(..count).filter(|atoms| atoms.len() > 1)?;
        let typed = atoms.iter().map(|atom| atom.source).listed().join(" ");
        let others = self.other_names(&known, &typed, &typed, words.get(..known.len)?);
        let as_typed = atoms.iter().filter_map(|atom| self.plain_leaf(atom, place)).map(Plan::Leaf);
        if others.is_empty() {
            as_typed.for_each(|plan| add_new(plan, plans));
        } else {
            let ways = others.iter().filter_map(|(units, via)| way(units, Some(*via))).listed();
            let other = Plan::Leaf(Leaf { field: place.field, ways });
            add_new(Plan::Best(vec![Plan::All(as_typed.listed()), other]), plans);
        }
        Some(count)
    }

    /// The words of an atom as they are, no names sought in them and nothing mended.
    fn plain_leaf(&mut self, atom: &Atom, place: Place) -> Option<Leaf> {
        let units = atom.pieces.iter().map(|piece| self.unit(piece, atom, Care::AS_TYPED)).listed();
        Some(Leaf { field: place.field, ways: vec![way(&units, None)?] })
    }

    /// The leaves of one side of a `NEAR`.
    fn leaves(&mut self, node: &Node, place: Place) -> Vec<Leaf> {
        match node {
            Node::Field { field, node } => self.leaves(node, Place { field: Some(*field), ..place }),
            Node::Or(nodes) => nodes.iter().flat_map(|node| self.leaves(node, place)).listed(),
            _ => Atom::of(node).and_then(|atom| self.leaf(&atom, place)).into_iter().listed(),
        }
    }

    fn leaf(&mut self, atom: &Atom, place: Place) -> Option<Leaf> {
        let words = atom.words().listed();
        let mut segments = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let known = self.names.longest(rest, &|_| true);
            let end = at + known.as_ref().map_or(1, |known| known.len);
            let pieces = atom.pieces.get(at..end)?;
            let is_free = known.is_none() && atom.kind == Kind::Word && !place.is_negated;
            let care = Care { has_forms: is_free && words.len() == 1, is_mendable: is_free };
            let typed = pieces.iter().map(|piece| self.unit(piece, atom, care)).listed();
            let others = match &known {
                Some(known) => {
                    let typed = atom.typed(pieces);
                    self.other_names(known, typed, typed, words.get(at..end)?)
                }
                None if is_free => self.names_of_meant(&typed, atom.typed(pieces)),
                None => Vec::new(),
            };
            segments.push(Segment { typed, others });
            at = end;
        }
        let (ways, is_cut) = ways(&segments);
        if is_cut {
            self.say_cut(atom.source);
        }
        (!ways.is_empty()).then_some(Leaf { field: place.field, ways })
    }

    /// The other names of the name that a word was meant for: one with a slip, or the only one that begins so.
    fn names_of_meant(&mut self, units: &[Unit], typed: &str) -> Vec<(Vec<Unit>, u32)> {
        let name = match units {
            [Unit::Spaced(Word::Slips(slips))] => slips.first().cloned(),
            [Unit::Spaced(Word::Beginning { term, .. })] if term.chars().count() >= LETTERS_OF_BEGINNING => {
                self.names.only_beginning(term).map(str::to_owned)
            }
            _ => None,
        };
        let Some(name) = name else { return Vec::new() };
        let words = [name.as_str()];
        let known = self.names.longest(&words, &|_| true);
        known.map_or_else(Vec::new, |known| self.other_names(&known, typed, &name, &words))
    }

    /// The other names of a known one, as far as all their words occur, each with its use.
    fn other_names(&mut self, known: &Known, typed: &str, name: &str, words: &[&str]) -> Vec<(Vec<Unit>, u32)> {
        let (names, lexicon) = (self.names, self.lexicon);
        let mut all = Vec::new();
        for &group in &known.groups {
            let units = names.others(group, words).map(|name| name.into_iter().map(Unit::of_name).listed());
            let found = units.filter(|units| is_known(units, lexicon)).take(MAX_WAYS + 1).listed();
            if !found.is_empty() {
                let via = self.use_of(typed, name, group);
                found.into_iter().for_each(|units| all.push((units, via)));
            }
        }
        if all.len() > MAX_WAYS {
            all.truncate(MAX_WAYS);
            self.say_cut(typed);
        }
        all
    }

    fn use_of(&mut self, typed: &str, name: &str, group: usize) -> u32 {
        let name_use = NameUse { typed: typed.to_owned(), name: name.to_owned(), group };
        let uses = &mut self.planned.name_uses;
        let known = uses.iter().position(|other| *other == name_use);
        known.unwrap_or_else(|| {
            uses.push(name_use);
            uses.len() - 1
        }) as u32
    }

    fn say_cut(&mut self, typed: &str) {
        self.say(Note::ManyNames(quoted(typed)));
    }

    fn say(&mut self, note: Note) {
        if !self.planned.notes.contains(&note) {
            self.planned.notes.push(note);
        }
    }

    fn unit(&mut self, piece: &Piece, atom: &Atom, care: Care) -> Unit {
        match () {
            () if piece.gap > 0 => Unit::Gap(piece.gap),
            () if piece.is_pattern() => Unit::Spaced(Word::Pattern(piece.text.clone())),
            () if piece.is_unspaced => Unit::Unspaced { text: piece.text.clone(), is_joined: piece.is_joined },
            () => Unit::Spaced(self.word(piece, &atom.source[piece.start..piece.end], care)),
        }
    }

    fn word(&mut self, piece: &Piece, typed: &str, care: Care) -> Word {
        let term = piece.text.clone();
        let lexicon = self.lexicon;
        let forms = if care.has_forms { forms(&term) } else { Vec::new() };
        let forms = forms.into_iter().filter(|form| lexicon.docs_with(form) > 0).listed();
        let docs =
            forms.iter().fold(lexicon.docs_with(&term), |docs, form| docs.saturating_add(lexicon.docs_with(form)));
        if care.is_mendable {
            if docs == 0 && !(piece.is_beginning && lexicon.has_beginning(&term)) {
                let slips = self.slips(&term, typed);
                if !slips.is_empty() {
                    return Word::Slips(slips);
                }
                if self.is_begun(&term) {
                    self.correct(Correction {
                        typed: typed.to_owned(),
                        searched: vec![term.clone()],
                        is_beginning: true,
                    });
                    return Word::Beginning { term, forms };
                }
            } else if docs <= FEW_DOCS {
                self.propose(piece, typed, &forms, docs);
            }
        }
        match piece.is_beginning {
            true => {
                let forms = forms.into_iter().filter(|form| !form.starts_with(&term)).listed();
                Word::Beginning { term, forms }
            }
            false => Word::Exact { term, forms },
        }
    }

    /// The words that one which stands nowhere may be a slip for.
    fn slips(&mut self, term: &str, typed: &str) -> Vec<String> {
        let slips = self.near(term);
        let searched = slips.iter().take(MAX_TOLD).cloned().listed();
        if !slips.is_empty() {
            self.correct(Correction { typed: typed.to_owned(), searched, is_beginning: false });
        }
        slips
    }

    /// Whether a word that stands nowhere begins others, as the words of *jawa neh* do. Of a letter nobody would know which,
    /// and every number begins others.
    fn is_begun(&self, term: &str) -> bool {
        let is_word = term.chars().nth(1).is_some() && !term.chars().all(char::is_numeric);
        is_word && self.lexicon.has_beginning(term)
    }

    fn correct(&mut self, correction: Correction) {
        let told = &mut self.planned.corrections;
        if !told.contains(&correction) {
            told.push(correction);
        }
    }

    /// Proposes what may have been meant by a word that hardly any document has, nor, if it is a beginning, any word that
    /// begins so.
    fn propose(&mut self, piece: &Piece, typed: &str, forms: &[String], docs: u32) {
        let (lexicon, term, is_beginning) = (self.lexicon, piece.text.as_str(), piece.is_beginning);
        let docs = if is_beginning { docs.max(lexicon.docs_beginning(term, FEW_DOCS + 1)) } else { docs };
        if docs > FEW_DOCS {
            return;
        }
        let is_found = |word: &String| word == term || forms.contains(word) || (is_beginning && word.starts_with(term));
        let is_frequent = |word: &String| lexicon.docs_with(word) >= MANY_TIMES * docs;
        let near = self.near(term).into_iter().filter(|word| !is_found(word) && is_frequent(word));
        let proposal =
            Correction { typed: typed.to_owned(), searched: near.take(MAX_PROPOSED).listed(), is_beginning: false };
        let proposals = &mut self.planned.proposals;
        if !proposal.searched.is_empty() && !proposals.contains(&proposal) {
            proposals.push(proposal);
        }
    }

    /// The words within the tolerance of `term`, best first, each looked up once.
    fn near(&mut self, term: &str) -> Vec<String> {
        let tolerance = tolerance(term);
        if tolerance == 0 {
            return Vec::new();
        }
        if let Some((_, near)) = self.looked_up.iter().find(|(known, _)| known == term) {
            return near.clone();
        }
        if self.looked_up.len() == MAX_LOOKED_UP {
            self.say(Note::ManyRareWords(MAX_LOOKED_UP));
            return Vec::new();
        }
        let near = self.lexicon.near(term, tolerance, MAX_SLIPS);
        self.looked_up.push((term.to_owned(), near.clone()));
        near
    }
}

fn running_sums(lengths: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sum = 0;
    let add = |length| {
        sum += length;
        sum
    };
    lengths.map(add).listed()
}

/// Adds a plan unless it is there: who asks twice for the same asks for no more.
fn add_new(plan: Plan, plans: &mut Vec<Plan>) {
    if !plans.contains(&plan) {
        plans.push(plan);
    }
}

fn one_or(mut plans: Vec<Plan>, several: fn(Vec<Plan>) -> Plan) -> Option<Plan> {
    if plans.len() > 1 { Some(several(plans)) } else { plans.pop() }
}
