//! When nothing is found: which condition to drop, and what that would bring.

use fonds_search::listed::Listed;
use fonds_search::order;

use super::{Explorer, Link};
use crate::say;
use crate::view::Condition;

impl Explorer {
    /// The conditions whose removal finds something, most records first.
    pub(super) fn advice(&self, conditions: &[Condition]) -> Vec<Link> {
        let counts: Vec<usize> = conditions.iter().map(|condition| self.count(condition)).listed();
        let sorted = order(counts.len(), &|a, b| counts[b].cmp(&counts[a]));
        let useful = sorted.iter().map(|&at| at as usize).filter(|&at| counts[at] > 0);
        useful.map(|at| link(counts[at], &conditions[at])).listed()
    }

    fn count(&self, condition: &Condition) -> usize {
        self.find(&condition.without.filters, condition.without.order()).count
    }
}

fn link(count: usize, condition: &Condition) -> Link {
    let label = say!("Drop “{1}”: {0} record|Drop “{1}”: {0} records"; count, condition.label);
    Link { label, href: condition.without.href() }
}
