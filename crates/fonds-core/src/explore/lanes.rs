//! The lanes of the timeline: the most frequent values of a facet, *Others*, *Not stated*. Lanes of agents are of those who
//! wrote, or of the role that the view asks for.

use fonds_search::DocSet;
use fonds_search::listed::Listed;

use super::Explorer;
use super::panels::facet_column;
use crate::say;
use crate::view::{Facet, Role, View};

/// Values that have a lane of their own; the others share one.
const LANES_MAX: usize = 8;

impl Explorer {
    /// Names of the lanes with their documents of `inside`. Which values have lanes is decided by `placed`, so that they
    /// stay as the window moves. A document with several values is in several lanes.
    pub(super) fn lanes(&self, view: &View, placed: &DocSet, inside: &DocSet) -> Vec<(String, DocSet)> {
        let Some(facet) = view.lane else { return vec![(String::new(), inside.clone())] };
        let column = self.lane_column(facet, view.filters.role);
        let counts = self.columns.counts(column, placed);
        let stated = counts.counts.iter().filter(|count| **count > 0).count();
        // A lane of others for one value alone would take no less room than the value's own.
        let room = if stated <= LANES_MAX + 1 { stated } else { LANES_MAX };
        let top = counts.top(room, &[]);
        let mut docs = vec![DocSet::none(self.len()); room + 2];
        inside.for_each(|doc| {
            let mut lane = room + 1;
            for value in self.columns.values(column, doc) {
                match top.iter().position(|top| *top == value) {
                    Some(own) => {
                        docs[own].insert(doc);
                        lane = own;
                    }
                    None => lane = lane.min(room),
                }
            }
            docs[lane].insert(doc);
        });
        let labels = top.iter().map(|id| self.columns.label(column, *id).to_owned()).listed();
        let rest = [(stated > room, say!("Others")), (counts.none > 0, say!("Not stated"))];
        let is_used = (0..room).map(|_| true).chain(rest.map(|(is_used, _)| is_used));
        let labels = labels.into_iter().chain(rest.map(|(_, label)| label.to_owned()));
        labels.zip(docs).zip(is_used).filter(|(_, is_used)| *is_used).map(|(lane, _)| lane).listed()
    }

    /// A catalogue that names no writers has lanes of all its agents.
    fn lane_column(&self, facet: Facet, role: Role) -> usize {
        let wrote = facet_column(facet, Role::By);
        match role {
            Role::Any if self.columns.labels(wrote) > 0 => wrote,
            role => facet_column(facet, role),
        }
    }
}
