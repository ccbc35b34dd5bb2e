//! The facets of the page.

use fonds_search::columns::FacetCounts;
use fonds_search::listed::Listed;
use fonds_search::order;

use super::found::Found;
use super::{Explorer, Panel, PanelValue, ValueState};
use crate::view::{Choices, Facet, View};

/// A facet with more values than this shows the most frequent ones first.
const OPEN_MAX: usize = 30;
/// How many it then shows.
const CLOSED: usize = 20;
/// Most values drawn even when all are wanted; a later full list goes beyond.
const ALL_MAX: usize = 500;

impl Explorer {
    pub(super) fn panels(&self, view: &View, found: &Found, opened: &[Facet]) -> Vec<Panel> {
        let stated = Facet::ALL.into_iter().filter(|facet| !self.columns[*facet as usize].labels().is_empty());
        stated.map(|facet| self.panel(view, found, facet, opened.contains(&facet))).listed()
    }

    fn panel(&self, view: &View, found: &Found, facet: Facet, is_open: bool) -> Panel {
        let choices = view.filters.choices(facet);
        let FacetCounts { counts, none } = &found.counts[facet as usize];
        let labels = self.columns[facet as usize].labels();
        let value =
            |at: usize| PanelValue { label: labels[at].clone(), count: counts[at], state: state(choices, &labels[at]) };
        let sorted = order(labels.len(), &|a, b| counts[b].cmp(&counts[a]).then_with(|| labels[a].cmp(&labels[b])));
        let mut values: Vec<PanelValue> = sorted.iter().map(|&at| value(at as usize)).listed();
        // *Not stated* is no value of the source: it comes last, however frequent.
        values.push(PanelValue { label: String::new(), count: *none, state: state(choices, "") });
        values.retain(|value| value.count > 0 || value.state != ValueState::Off);
        let room = room(values.len(), is_open);
        let more = values.len() - room;
        keep(&mut values, room);
        Panel { facet, values, more }
    }
}

fn state(choices: &Choices, label: &str) -> ValueState {
    let is_in = |values: &[String]| values.iter().any(|value| value == label);
    match (is_in(&choices.include), is_in(&choices.exclude)) {
        (true, _) => ValueState::Included,
        (_, true) => ValueState::Excluded,
        _ => ValueState::Off,
    }
}

fn room(values: usize, is_open: bool) -> usize {
    match (values, is_open) {
        (values, _) if values <= OPEN_MAX => values,
        (_, false) => CLOSED,
        (values, true) => values.min(ALL_MAX),
    }
}

/// The first values, and every chosen one wherever it stands.
fn keep(values: &mut Vec<PanelValue>, room: usize) {
    let mut place = 0;
    values.retain(|value| {
        place += 1;
        place <= room || value.state != ValueState::Off
    });
}
