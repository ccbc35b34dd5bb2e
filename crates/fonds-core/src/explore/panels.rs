//! The facets of the page.

use fonds_search::listed::Listed;

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
        let stated = Facet::ALL.into_iter().filter(|facet| self.columns.labels(*facet as usize) > 0);
        stated.map(|facet| self.panel(view, found, facet, opened.contains(&facet))).listed()
    }

    fn panel(&self, view: &View, found: &Found, facet: Facet, is_open: bool) -> Panel {
        let (column, counts) = (facet as usize, &found.counts[facet as usize]);
        let of_facet = view.filters.facets.iter().filter(|chosen| chosen.facet == facet);
        let chosen = of_facet.filter_map(|chosen| self.columns.id(column, &chosen.value)).listed();
        let value = |label: &str, count| PanelValue {
            label: label.to_owned(),
            count,
            state: state(&view.filters, facet, label),
        };
        let none = Some(value("", counts.none)).filter(|none| none.count > 0 || none.state != ValueState::Off);
        let listed = (0..).zip(&counts.counts).filter(|(id, count)| **count > 0 || chosen.contains(id)).count();
        let all = listed + usize::from(none.is_some());
        let room = room(all, is_open);
        let top = counts.top(room, &chosen).into_iter();
        let mut values = top.map(|id| value(self.columns.label(column, id), counts.count(id))).listed();
        // *Not stated* is no value of the source: it comes last, however frequent.
        values.extend(none.filter(|none| all <= room || none.state != ValueState::Off));
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
