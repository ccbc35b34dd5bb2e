//! Results under headings, and the ways to jump in a long list of them.
//!
//! Groups and their counts come from the columns, in one pass; of the records only a window is put in order.

use std::rc::Rc;

use fonds_search::fold;
use fonds_search::listed::Listed;
use fonds_search::order::Smallest;

use super::found::Found;
use super::parts::{self, NO_BEGINNING, NOTHING, Parts, STRETCHES_MAX, Stretch};
use super::{BY_DATE, BY_TITLE, DATE, Explorer, Head, Jump};
use crate::date::Day;
use crate::view::{Grouping, Sort, View};

/// Results up to this many that are in one list have no list of places to jump to.
pub const JUMPS_FROM: usize = 300;
/// A record's slot if it has no place in any group.
const NOWHERE: u32 = u32::MAX;

/// The groups of some results.
pub struct Groups {
    by: Grouping,
    list: Vec<Group>,
    /// By slot, the group's place in the list. The slots are the values of a facet and after them one for *none*, or the
    /// years in which dates begin.
    places: Vec<u32>,
}

struct Group {
    slot: usize,
    count: usize,
    /// How many results stand before it; a record that stands in several groups counts in each.
    first: usize,
}

impl Groups {
    fn new(by: Grouping, counts: &[usize], order: &mut dyn Iterator<Item = usize>) -> Self {
        let mut groups = Groups { by, list: Vec::new(), places: vec![NOWHERE; counts.len()] };
        let mut first = 0;
        for slot in order.filter(|slot| counts[*slot] > 0) {
            groups.places[slot] = groups.list.len() as u32;
            groups.list.push(Group { slot, count: counts[slot], first });
            first += counts[slot];
        }
        groups
    }

    /// All results, those that stand in several groups counted in each.
    fn listed(&self) -> usize {
        self.list.last().map_or(0, |last| last.first + last.count)
    }

    /// The group in which a result stands.
    fn at(&self, place: usize) -> usize {
        self.list.partition_point(|group| group.first <= place).saturating_sub(1)
    }
}

/// A window of the results: the records, and the headings among them.
#[derive(Default)]
pub(super) struct Listing {
    pub docs: Vec<u32>,
    pub heads: Vec<Head>,
}

impl Explorer {
    /// The groups that a view asks for; `None` if its results stand in one list.
    pub(super) fn groups(&self, view: &View, found: &Found) -> Option<Rc<Groups>> {
        let by = view.group;
        if by == Grouping::None {
            return None;
        }
        let kept = found.groups.borrow().clone().filter(|groups| groups.by == by);
        Some(kept.unwrap_or_else(|| {
            let groups = Rc::new(self.grouped(by, found));
            *found.groups.borrow_mut() = Some(groups.clone());
            groups
        }))
    }

    /// How long the list of results is.
    pub(super) fn listed(&self, found: &Found, groups: Option<&Groups>) -> usize {
        groups.map_or(found.count, Groups::listed)
    }

    /// The results from a place on, at most `count`. `is_more` goes on in a list that is there already, so that a group
    /// which began before needs no heading.
    pub(super) fn listing(
        &self,
        found: &Found,
        groups: Option<&Groups>,
        at: usize,
        count: usize,
        is_more: bool,
    ) -> Listing {
        let Some(groups) = groups else {
            return Listing { docs: self.window(found, at, count), heads: Vec::new() };
        };
        let mut listing = Listing::default();
        let mut last = if is_more && at > 0 { groups.at(at - 1) } else { usize::MAX };
        for (place, doc) in self.grouped_window(found, groups, at, count) {
            if place != last {
                let group = &groups.list[place];
                let row = listing.docs.len();
                let is_continued = at + row > group.first;
                let label = self.group_label(groups.by, group.slot);
                listing.heads.push(Head { row, label, count: group.count, at: group.first, is_continued });
                last = place;
            }
            listing.docs.push(doc);
        }
        listing
    }

    /// The places to jump to: every group, if they are few, else what lies between round years, letters or numbers.
    pub(super) fn jumps(&self, view: &View, found: &Found, groups: Option<&Groups>) -> Vec<Jump> {
        let named = match groups {
            Some(groups) => self.group_stretches(groups),
            None if found.count > JUMPS_FROM => self.stretches(view.order(), found),
            None => Vec::new(),
        };
        let mut at = 0;
        let jump = |(label, count)| {
            let jump = Jump { label, count, at, href: view.with_at(at).href() };
            at += count;
            jump
        };
        named.into_iter().map(jump).listed()
    }

    fn grouped(&self, by: Grouping, found: &Found) -> Groups {
        let Grouping::By(facet) = by else {
            let parts = self.years();
            let counts = self.counts_by(found, parts, BY_DATE);
            let is_backwards = found.order() == Sort::DateDescending;
            return Groups::new(by, &counts, &mut along(parts, is_backwards).into_iter());
        };
        let counted = self.columns.counts(facet as usize, &found.docs);
        let mut counts = counted.counts.iter().map(|count| *count as usize).listed();
        counts.push(counted.none as usize);
        Groups::new(by, &counts, &mut (0..counts.len()))
    }

    /// In one pass, those of the results that stand in the groups of the window, with their groups' places in the list.
    fn grouped_window(&self, found: &Found, groups: &Groups, at: usize, count: usize) -> Vec<(usize, u32)> {
        let all = groups.listed();
        if at >= all || count == 0 {
            return Vec::new();
        }
        let end = at.saturating_add(count).min(all);
        let window = groups.at(at) as u32..=groups.at(end - 1) as u32;
        let before = at - groups.list[*window.start() as usize].first;
        let mut smallest = Smallest::new(before + end - at);
        found.docs.for_each(|doc| {
            self.each_slot(groups.by, doc, &mut |slot| {
                let group = groups.places.get(slot).copied().unwrap_or(NOWHERE);
                if window.contains(&group) {
                    let key = u128::from(self.key(found, doc));
                    smallest.offer(u128::from(group) << 96 | key << 32 | u128::from(doc));
                }
            });
        });
        smallest.sorted(before).into_iter().map(|item| ((item >> 96) as usize, item as u32)).listed()
    }

    /// The slots of a record, one for each group that it stands in.
    fn each_slot(&self, by: Grouping, doc: u32, visit: &mut dyn FnMut(usize)) {
        let Grouping::By(facet) = by else {
            return visit(self.years().of(self.date_rank(doc)));
        };
        let mut is_stated = false;
        for id in self.columns.values(facet as usize, doc) {
            visit(id as usize);
            is_stated = true;
        }
        if !is_stated {
            visit(self.columns.labels(facet as usize) as usize);
        }
    }

    /// Empty is *not stated*.
    fn group_label(&self, by: Grouping, slot: usize) -> String {
        match by {
            Grouping::By(facet) => self.columns.label(facet as usize, slot as u32).to_owned(),
            _ => parts::years_label(self.years().keys[slot], 1),
        }
    }

    fn group_stretches(&self, groups: &Groups) -> Vec<(String, usize)> {
        let keyed =
            |key: &dyn Fn(usize) -> i64| groups.list.iter().map(|group| (key(group.slot), group.count)).listed();
        match groups.by {
            Grouping::By(facet) if groups.list.len() > STRETCHES_MAX => {
                let labels = self.columns.labels(facet as usize) as usize;
                parts::letters(&keyed(&|slot| match slot {
                    slot if slot == labels => NOTHING,
                    slot => parts::letter_key(&fold(self.columns.label(facet as usize, slot as u32))),
                }))
            }
            Grouping::By(_) => {
                groups.list.iter().map(|group| (self.group_label(groups.by, group.slot), group.count)).listed()
            }
            _ => parts::years(&keyed(&|slot| self.years().keys[slot])),
        }
    }

    fn stretches(&self, order: Sort, found: &Found) -> Vec<(String, usize)> {
        let (parts, ranks) = match order {
            Sort::Relevance => return parts::numbers(found.count),
            Sort::Date | Sort::DateDescending => (self.years(), BY_DATE),
            Sort::Title | Sort::TitleDescending => (self.letters(), BY_TITLE),
        };
        let counts = self.counts_by(found, parts, ranks);
        let is_backwards = matches!(order, Sort::DateDescending | Sort::TitleDescending);
        let in_order = along(parts, is_backwards).into_iter().filter(|part| counts[*part] > 0);
        let stretches: Vec<Stretch> = in_order.map(|part| (parts.keys[part], counts[part])).listed();
        if ranks == BY_DATE { parts::years(&stretches) } else { parts::letters(&stretches) }
    }

    /// How many of the results are in each part of an order.
    fn counts_by(&self, found: &Found, parts: &Parts, order: usize) -> Vec<usize> {
        let mut counts = vec![0; parts.keys.len()];
        found.docs.for_each(|doc| counts[parts.of(self.columns.rank(order, doc))] += 1);
        counts
    }

    /// The order of dates, cut where another year begins.
    fn years(&self) -> &Parts {
        self.years.get_or_init(|| {
            self.cut(BY_DATE, &|doc| match self.columns.interval(DATE, doc) {
                None => NOTHING,
                Some((i32::MIN, _)) => NO_BEGINNING,
                Some((first, _)) => Day(first.into()).civil().year,
            })
        })
    }

    /// The order of titles, cut where another first letter begins.
    fn letters(&self) -> &Parts {
        self.letters.get_or_init(|| self.cut(BY_TITLE, &|doc| parts::letter_key(&fold(&self.record(doc).title))))
    }

    fn cut(&self, order: usize, key: &dyn Fn(u32) -> i64) -> Parts {
        let mut docs = vec![0; self.len()];
        (0..self.len() as u32).for_each(|doc| docs[self.columns.rank(order, doc) as usize] = doc);
        Parts::cut(docs.len() as u32, &|rank| key(docs[rank as usize]))
    }
}

/// The parts as an order of results meets them: from the last one back if it descends, but what has no date last.
fn along(parts: &Parts, is_backwards: bool) -> Vec<usize> {
    let mut along = (0..parts.keys.len()).listed();
    if is_backwards {
        let dated = along.len() - usize::from(parts.keys.last() == Some(&NOTHING));
        along[..dated].reverse();
    }
    along
}
