//! Names that are likely one, found by what they are bucketed by and never by comparing all with all.

use std::collections::BTreeMap;

use super::customary;
use super::initials;
use super::likeness::Likeness;
use super::mandarin;
use super::pool::{Entry, Spelling, entries};
use super::typo;
use crate::authority::AuthorityFacet;
use crate::catalogue::Catalogue;

/// Names that are likely one. Nothing is merged: whoever keeps the catalogue decides, and writes an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Two or more: the most used first. Of names that an authority or a closer likeness already joins, one stands for all.
    pub names: Vec<String>,
    /// The facet that they stand in.
    pub facet: AuthorityFacet,
    /// Why they are likely one.
    pub reason: Likeness,
    /// How many records have any of them, or a name that they stand for; a record that has two counts twice.
    pub records: usize,
}

/// A bucket with more names than this is of no one's name, and is left alone.
const CROWD: usize = 60;

/// In so many records a surname alone is someone whom everyone knew.
const OFTEN: usize = 3;

/// All proposals for a catalogue, those that concern most records first.
pub fn proposals(catalogue: &Catalogue) -> Vec<Proposal> {
    let entries = entries(catalogue);
    let mut desk = Desk::new(&entries);
    desk.propose_by_key(Likeness::SameLetters, |_, spelling| Some(spelling.letters()));
    desk.propose_by_key(Likeness::Inverted, |_, spelling| Some(spelling.uninverted()));
    desk.propose_by_key(Likeness::Honorific, |_, spelling| spelling.untitled());
    desk.propose_by_key(Likeness::Addition, |_, spelling| spelling.alone());
    let customary = |facet, spelling: &Spelling| customary::pinyin(facet, &spelling.plain()).map(str::to_owned);
    desk.propose_by_key(Likeness::CustomarySpelling, customary);
    let mandarin =
        desk.buckets(|facet, spelling| spelling.mandarin(facet).map_or(Vec::new(), |name| mandarin::keys(&name)));
    let are_mandarin = |one: &Spelling, other: &Spelling| mandarin::is_one_name(&one.plain(), &other.plain());
    desk.propose_pairs(Likeness::PinyinWadeGiles, &mandarin, are_mandarin);
    desk.propose_initials();
    let slips = desk.buckets(|facet, spelling| typo::words(facet, spelling).map_or(Vec::new(), |words| words.keys()));
    desk.propose_pairs(Likeness::Typo, &slips, typo::is_slip);
    desk.propose_surnames();
    let mut proposals = desk.proposals;
    proposals.sort_by(|a, b| b.records.cmp(&a.records).then_with(|| a.names.cmp(&b.names)));
    proposals
}

/// The entries, and what has been proposed so far.
struct Desk<'a> {
    entries: &'a [Entry],
    /// Of each entry, the one that stands for its group: the first in it.
    groups: Vec<usize>,
    /// The entries of each group, where the first of it stands.
    members: Vec<Vec<usize>>,
    proposals: Vec<Proposal>,
}

impl<'a> Desk<'a> {
    fn new(entries: &'a [Entry]) -> Self {
        let all = 0..entries.len();
        Self {
            entries,
            groups: all.clone().collect(),
            members: all.map(|at| vec![at]).collect(),
            proposals: Vec::new(),
        }
    }

    fn propose_by_key(&mut self, reason: Likeness, key: impl Fn(AuthorityFacet, &Spelling) -> Option<String>) {
        let buckets = self.buckets(|facet, spelling| key(facet, spelling).filter(|key| !key.is_empty()));
        buckets.iter().for_each(|bucket| self.propose(reason, bucket));
    }

    /// Proposes those pairs within buckets that are likely one.
    fn propose_pairs(
        &mut self,
        reason: Likeness,
        buckets: &[Vec<usize>],
        is_pair: impl Fn(&Spelling, &Spelling) -> bool,
    ) {
        for bucket in buckets {
            for (at, &one) in bucket.iter().enumerate() {
                for &other in &bucket[at + 1..] {
                    let are_one = self.spellings(one).any(|one| self.spellings(other).any(|other| is_pair(one, other)));
                    if are_one {
                        self.propose(reason, &[one, other]);
                    }
                }
            }
        }
    }

    fn propose_initials(&mut self) {
        for bucket in self.buckets(|_, spelling| initials::key(&spelling.parts)) {
            for clique in initials::cliques(bucket.len(), |a, b| self.are_compatible(bucket[a], bucket[b])) {
                let names: Vec<usize> = clique.into_iter().map(|at| bucket[at]).collect();
                let alike = self.by_count_of_given(&names);
                alike.iter().for_each(|names| self.propose(Likeness::Initials, names));
                self.propose(Likeness::FewerGivenNames, &names);
            }
        }
    }

    /// Names apart by how many given names they have.
    fn by_count_of_given(&self, names: &[usize]) -> Vec<Vec<usize>> {
        let mut alike: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &at in names {
            alike.entry(initials::count(&self.entries[at].spellings[0].parts.given)).or_default().push(at);
        }
        alike.into_values().collect()
    }

    /// Whether all spellings of two groups that have a surname and an initial in common agree in the given names.
    fn are_compatible(&self, one: usize, other: usize) -> bool {
        let agree = |one: &Spelling, other: &Spelling| {
            initials::key(&one.parts) != initials::key(&other.parts)
                || initials::are_compatible(&one.parts.given, &other.parts.given)
        };
        self.spellings(one).all(|one| self.spellings(other).all(|other| agree(one, other)))
    }

    fn propose_surnames(&mut self) {
        for bearers in self.buckets(|_, spelling| spelling.surname()) {
            let (lone, named): (Vec<usize>, Vec<usize>) = bearers.iter().partition(|&&at| self.is_lone_surname(at));
            if let ([_], [named]) = (&lone[..], &named[..])
                && self.spellings(*named).any(|spelling| !spelling.parts.given.is_empty())
            {
                self.propose(Likeness::SurnameOnly, &bearers);
            }
        }
    }

    /// Whether a group is a surname alone, and often enough or with such a title that it is someone's.
    fn is_lone_surname(&self, group: usize) -> bool {
        let records: usize = self.members[group].iter().map(|&at| self.entries[at].records).sum();
        let has_title = self.spellings(group).any(|spelling| !spelling.parts.honorifics.is_empty());
        self.spellings(group).all(Spelling::is_lone_surname) && (has_title || records >= OFTEN)
    }

    fn spellings(&self, group: usize) -> impl Iterator<Item = &'a Spelling> {
        let entries = self.entries;
        self.members[group].iter().flat_map(move |&at| &entries[at].spellings)
    }

    /// Proposes entries as one, unless they are already, are of two authorities, or of people born in different years.
    fn propose(&mut self, reason: Likeness, entries: &[usize]) {
        let groups = self.groups_of(entries);
        let members: Vec<usize> = groups.iter().flat_map(|&group| self.members[group].iter().copied()).collect();
        if groups.len() < 2 || self.is_contradiction(&members) {
            return;
        }
        self.proposals.push(Proposal {
            names: groups.iter().map(|&at| self.entries[at].name.clone()).collect(),
            facet: self.entries[groups[0]].facet,
            reason,
            records: members.iter().map(|&at| self.entries[at].records).sum(),
        });
        members.iter().for_each(|&at| self.groups[at] = groups[0]);
        self.members[groups[0]] = members;
    }

    fn is_contradiction(&self, members: &[usize]) -> bool {
        let authorities = members.iter().filter(|&&at| self.entries[at].is_authority).count();
        let mut years = members.iter().flat_map(|&at| self.entries[at].spellings.iter().filter_map(Spelling::year));
        let first = years.next();
        authorities > 1 || years.any(|year| Some(year) != first)
    }

    /// The groups of entries, each once: those used most first.
    fn groups_of(&self, entries: &[usize]) -> Vec<usize> {
        let mut groups: Vec<usize> = entries.iter().map(|&at| self.groups[at]).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// Entries by the keys of their spellings.
    fn buckets<K: Ord, Keys: IntoIterator<Item = K>>(
        &self,
        keys: impl Fn(AuthorityFacet, &Spelling) -> Keys,
    ) -> Vec<Vec<usize>> {
        let mut buckets: BTreeMap<(usize, K), Vec<usize>> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            for key in entry.spellings.iter().flat_map(|spelling| keys(entry.facet, spelling)) {
                buckets.entry((entry.facet as usize, key)).or_default().push(at);
            }
        }
        let groups = buckets.into_values().map(|bucket| self.groups_of(&bucket));
        groups.filter(|bucket| (2..=CROWD).contains(&bucket.len())).collect()
    }
}
