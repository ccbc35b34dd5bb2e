//! The facets of the page.

use fonds_search::columns::FacetCounts;
use fonds_search::listed::Listed;
use fonds_search::order::sort_numbers;

use super::found::Found;
use super::{Explorer, ListAsk, Panel, PanelValue, ValueState};
use crate::speech;
use crate::view::{Facet, Filters, Keyword, Role, View};

/// A facet with more values than this shows the most frequent ones first.
const OPEN_MAX: usize = 30;
/// How many it then shows.
const CLOSED: usize = 20;

/// The values of a list, and how many it would have if it were whole.
struct ListedValues {
    ids: Vec<u32>,
    matching: usize,
}

impl ListAsk {
    /// A facet's list as it is at first: the most frequent values first, but years in their order.
    pub fn new(facet: Facet) -> Self {
        Self { facet, find: String::new(), by_name: facet == Facet::Year, most: 0 }
    }
}

impl Explorer {
    pub(super) fn panels(&self, view: &View, found: &Found, opened: &[ListAsk]) -> Vec<Panel> {
        let asked = |facet| opened.iter().find(|list| list.facet == facet && list.most == 0).cloned();
        let stated = Facet::ALL.into_iter().filter(|facet| self.columns.labels(*facet as usize) > 0);
        stated.map(|facet| self.panel(view, found, &asked(facet).unwrap_or_else(|| ListAsk::new(facet)))).listed()
    }

    /// All values of the facet of which they are wanted.
    pub(super) fn full_list(&self, view: &View, found: &Found, opened: &[ListAsk]) -> Option<Panel> {
        opened.iter().find(|list| list.most > 0).map(|list| self.panel(view, found, list))
    }

    fn panel(&self, view: &View, found: &Found, list: &ListAsk) -> Panel {
        let facet = list.facet;
        let column = facet_column(facet, view.filters.role);
        let counts = &found.counts[column];
        let value = |label: &str, count| PanelValue {
            label: label.to_owned(),
            name: facet.value_name(label),
            count,
            state: state(&view.filters, facet, label),
        };
        let ListedValues { ids, matching } = self.shown_values(column, counts, list);
        let beyond = self.chosen_beyond(view, column, facet, &ids);
        let count = |label: &str| self.columns.id(column, label).map_or(0, |id| counts.count(id));
        let listed = ids.iter().map(|&id| value(self.columns.label(column, id), counts.count(id)));
        let mut values = listed.chain(beyond.iter().map(|label| value(label, count(label)))).listed();
        // A chosen value that is listed beyond the others is one of those that match, or it has no records, or another name.
        let is_match = |label: &&&str| count(label) > 0 && self.matches(column, label, &list.find);
        let more = matching.saturating_sub(ids.len() + beyond.iter().filter(is_match).count());
        // *Not stated* is no value of the source: it comes last, however frequent, but first where the last is far away.
        let none = value("", counts.none);
        let is_wanted = counts.none > 0 && list.find.trim().is_empty();
        if is_wanted || none.state != ValueState::Off {
            values.insert(if list.most > 0 { 0 } else { values.len() }, none);
        }
        let all = counts.counts.iter().filter(|count| **count > 0).count();
        Panel { facet, values, more, all, by_name: list.by_name, roles: self.roles(facet) }
    }

    /// The values with records that a list shows, in its order. A folded list has the most frequent ones, whatever its
    /// order.
    fn shown_values(&self, column: usize, counts: &FacetCounts, list: &ListAsk) -> ListedValues {
        let find = list.find.trim();
        let (mut ids, matching) = if find.is_empty() {
            let with_records = (0..).zip(&counts.counts).filter(|(_, count)| **count > 0).map(|(id, _)| id);
            let all: Vec<u32> = with_records.listed();
            let matching = all.len();
            let is_whole = list.by_name && (list.most > 0 || matching <= OPEN_MAX);
            (if is_whole { all } else { counts.top(room(matching, list.most), &[]) }, matching)
        } else {
            let ids = self.columns.top_beginning(column, counts, find, usize::MAX);
            let matching = ids.len();
            (ids, matching)
        };
        let room = room(matching, list.most);
        if list.by_name && list.most == 0 {
            ids.truncate(room);
        }
        if list.by_name {
            ids = self.by_name(column, ids);
        }
        ids.truncate(room);
        ListedValues { ids, matching }
    }

    /// Whether a value is among those that a typed text finds.
    fn matches(&self, column: usize, label: &str, find: &str) -> bool {
        let mut only = FacetCounts::default();
        if let Some(id) = self.columns.id(column, label) {
            only.counts = vec![0; id as usize + 1];
            only.counts[id as usize] = 1;
        }
        find.trim().is_empty() || !self.columns.top_beginning(column, &only, find, 1).is_empty()
    }

    /// Value ids in the order of their names in the reader's language. Years before 0 come in the order of time, which is that of their digits
    /// backwards.
    fn by_name(&self, column: usize, ids: Vec<u32>) -> Vec<u32> {
        let mut numbers = ids.into_iter().map(u64::from).listed();
        sort_numbers(&mut numbers);
        let mut ids = numbers.into_iter().map(|id| id as u32).listed();
        if column == Facet::Year as usize {
            let before = ids.iter().take_while(|&&id| self.columns.label(column, id).starts_with('-')).count();
            ids[..before].reverse();
            return ids;
        }
        let names = ids.iter().map(|id| self.columns.label(column, *id)).listed();
        speech::in_order(&names).into_iter().map(|at| ids[at as usize]).listed()
    }

    /// Values that are chosen but not in a list: they stay in sight, with or without records.
    fn chosen_beyond<'a>(&self, view: &'a View, column: usize, facet: Facet, ids: &[u32]) -> Vec<&'a str> {
        let of_facet = view.filters.facets.iter().filter(|chosen| chosen.facet == facet && !chosen.value.is_empty());
        let is_known = |value: &str| self.columns.id(facet as usize, value).is_some();
        let is_listed = |value: &str| self.columns.id(column, value).is_some_and(|id| ids.contains(&id));
        let chosen = of_facet.map(|chosen| chosen.value.as_str());
        chosen.filter(|value| is_known(value) && !is_listed(value)).listed()
    }

    /// The roles that agents have in the catalogue, if there is more than one, by their keys.
    fn roles(&self, facet: Facet) -> Vec<String> {
        let is_there = |role: Role| self.columns.labels(facet_column(Facet::Agent, role)) > 0;
        let roles = Role::ALL.iter().filter(|(role, ..)| facet == Facet::Agent && is_there(*role));
        let keys = roles.map(|(_, key, _)| (*key).to_owned()).listed();
        if keys.len() > 2 { keys } else { Vec::new() }
    }
}

/// The engine's column of a facet; agents have one for each role.
pub fn facet_column(facet: Facet, role: Role) -> usize {
    match (facet, role) {
        (Facet::Agent, Role::By | Role::To | Role::With | Role::About) => Facet::ALL.len() - 1 + role as usize,
        _ => facet as usize,
    }
}

fn state(filters: &Filters, facet: Facet, label: &str) -> ValueState {
    let chosen = filters.facets.iter().find(|chosen| chosen.facet == facet && chosen.value == label);
    match chosen.map(|chosen| chosen.is_excluded) {
        None => ValueState::Off,
        Some(false) => ValueState::Included,
        Some(true) => ValueState::Excluded,
    }
}

/// How many values a list shows.
fn room(values: usize, most: usize) -> usize {
    match most {
        0 if values <= OPEN_MAX => values,
        0 => CLOSED,
        most => most,
    }
}
