//! The facets of the page.

use fonds_search::listed::Listed;
use fonds_search::old::columns::FacetCounts;
use fonds_search::order;

use super::found::Found;
use super::{Explorer, Panel, PanelValue, ValueState};
use crate::view::{Facet, Filters, View};

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
        let FacetCounts { counts, none } = &found.counts[facet as usize];
        let labels = self.columns[facet as usize].labels();
        let sorted = order(labels.len(), &|a, b| counts[b].cmp(&counts[a]).then_with(|| labels[a].cmp(&labels[b])));
        let mut values = Vec::new();
        let mut add = |label: &str, count: u32| {
            let state = state(&view.filters, facet, label);
            if count > 0 || state != ValueState::Off {
                values.push(PanelValue { label: label.to_owned(), count, state });
            }
        };
        sorted.iter().for_each(|&at| add(&labels[at as usize], counts[at as usize]));
        // *Not stated* is no value of the source: it comes last, however frequent.
        add("", *none);
        let all = values.len();
        keep(&mut values, room(all, is_open));
        Panel { facet, more: all - values.len(), values }
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
