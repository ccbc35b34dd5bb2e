//! The lanes of the timeline: the most frequent values of a facet, *Others*, *Not stated*. Lanes of agents are of those who
//! wrote, or of the role that the view asks for.

use std::rc::Rc;

use fonds_search::DocSet;
use fonds_search::listed::Listed;

use super::Explorer;
use super::panels::facet_column;
use super::picture::{Course, InTime, Lane};
use crate::say;
use crate::view::{Facet, Role};

/// Values that have a lane of their own; the others share one.
const LANES_MAX: usize = 8;

impl Explorer {
    /// The lanes of some results; kept with them. All that have a place on the axis decide which values have lanes, so that
    /// these stay as the window moves. A document with several values is in several lanes.
    pub(super) fn lanes(&self, course: &Course, facet: Facet, role: Role) -> Rc<Vec<Lane>> {
        let column = self.lane_column(facet, role);
        let kept = course.lanes.borrow().clone().filter(|(of, _)| *of == column);
        let (_, lanes) = kept.unwrap_or_else(|| {
            let lanes = (column, Rc::new(self.lanes_of(column, &course.placed)));
            *course.lanes.borrow_mut() = Some(lanes.clone());
            lanes
        });
        lanes
    }

    fn lanes_of(&self, column: usize, placed: &InTime) -> Vec<Lane> {
        let counts = self.columns.counts(column, &DocSet::of(self.len(), placed.docs.iter().copied()));
        let stated = counts.counts.iter().filter(|count| **count > 0).count();
        // A lane of others for one value alone would take no less room than the value's own.
        let room = if stated <= LANES_MAX + 1 { stated } else { LANES_MAX };
        let top = counts.top(room, &[]);
        let names = top.iter().map(|id| self.columns.label(column, *id)).chain([say!("Others"), say!("Not stated")]);
        let mut lanes = names.map(|label| Lane { label: label.to_owned(), placed: InTime::default() }).listed();
        for doc in placed.docs.iter().copied() {
            let mut lane = room + 1;
            for value in self.columns.values(column, doc) {
                match top.iter().position(|top| *top == value) {
                    Some(own) => {
                        self.put(&mut lanes[own].placed, doc);
                        lane = own;
                    }
                    None => lane = lane.min(room),
                }
            }
            if lane >= room {
                self.put(&mut lanes[lane].placed, doc);
            }
        }
        if counts.none == 0 {
            lanes.pop();
        }
        if stated <= room {
            lanes.remove(room);
        }
        lanes
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
