//! When nothing is found: which condition to drop, and what that would bring.

use super::{Explorer, Link};
use crate::view::Condition;

impl Explorer {
    /// The conditions whose removal finds something, most records first.
    pub(super) fn advice(&self, conditions: &[Condition]) -> Vec<Link> {
        let mut found: Vec<(usize, &Condition)> = conditions
            .iter()
            .map(|condition| (self.count(condition), condition))
            .filter(|(count, _)| *count > 0)
            .collect();
        found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        found.into_iter().map(|(count, condition)| link(count, condition)).collect()
    }

    fn count(&self, condition: &Condition) -> usize {
        self.find(&condition.without.filters, condition.without.order()).docs.len()
    }
}

fn link(count: usize, condition: &Condition) -> Link {
    let records = if count == 1 { "record" } else { "records" };
    Link { label: format!("Drop “{}”: {count} {records}", condition.label), href: condition.without.href() }
}
