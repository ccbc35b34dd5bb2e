//! Records with the same people, places or subjects, or near in time, with the reason in words.

use fonds_search::listed::{Listed, joined};
use fonds_search::order;

use super::{Explorer, RecordLink};
use crate::view::{Facet, View};

/// Most related records shown.
const RELATED_MAX: usize = 6;
/// Most reasons told.
const REASONS_MAX: usize = 4;
/// Dates this near (in days) are a reason.
const NEAR_DAYS: i64 = 31;
/// What nearness in time weighs, at most, beside a name that one record in e (2.7) has.
const NEAR_WEIGHT: f64 = 0.8;
/// Facets that relate records, with the words of the reason.
const SHARED: [(Facet, f64); 3] = [(Facet::Agent, 1.0), (Facet::Subject, 1.0), (Facet::Place, 0.5)];

/// A record's values in a facet, each with what sharing it weighs.
type Weights = (Facet, Vec<(u32, f64)>);

impl Explorer {
    /// The records most related to one, without those that share only what every record has.
    pub(super) fn related(&self, view: &View, doc: u32) -> Vec<RecordLink> {
        let weights = SHARED.map(|(facet, weight)| (facet, self.shared_weights(facet, doc, weight)));
        let mut sums: Vec<f64> = (0..self.len() as u32).map(|other| self.weight(doc, other, &weights)).listed();
        sums[doc as usize] = 0.0;
        let by_date = |a: usize, b: usize| self.date_rank[a].cmp(&self.date_rank[b]);
        let sorted = order(sums.len(), &|a, b| sums[b].total_cmp(&sums[a]).then_with(|| by_date(a, b)));
        let related = sorted.into_iter().take_while(|&other| sums[other as usize] > 0.0).take(RELATED_MAX);
        related
            .map(|other| RecordLink { why: self.reasons(doc, other, &weights), ..self.record_link(view, other) })
            .listed()
    }

    /// A record's values with their weight: the logarithm of how rare they are, so nothing for what all records have.
    fn shared_weights(&self, facet: Facet, doc: u32, weight: f64) -> Vec<(u32, f64)> {
        let column = &self.columns[facet as usize];
        let rarity = |value: u32| {
            let having = (0..self.len() as u32).filter(|other| column.values(*other).contains(&value)).count();
            (self.len() as f64 / having.max(1) as f64).ln() * weight
        };
        column.values(doc).iter().map(|value| (*value, rarity(*value))).filter(|(_, weight)| *weight > 0.0).listed()
    }

    fn weight(&self, doc: u32, other: u32, weights: &[Weights]) -> f64 {
        let shared = weights.iter().flat_map(|weights| self.shared(other, weights)).map(|(_, weight)| weight);
        shared.sum::<f64>() + self.days_apart(doc, other).map_or(0.0, nearness)
    }

    /// At most four reasons in a line.
    fn reasons(&self, doc: u32, other: u32, weights: &[Weights]) -> String {
        let mut reasons = Vec::new();
        for weights in weights {
            let labels = self.columns[weights.0 as usize].labels();
            reasons.extend(self.shared(other, weights).map(|(value, _)| labels[value as usize].clone()));
        }
        reasons.extend(self.days_apart(doc, other).map(apart));
        reasons.truncate(REASONS_MAX);
        joined(&reasons, " · ")
    }

    /// Those of the values that another record has too.
    fn shared<'a>(&'a self, other: u32, (facet, values): &'a Weights) -> impl Iterator<Item = (u32, f64)> + 'a {
        let has = self.columns[*facet as usize].values(other);
        values.iter().copied().filter(|(value, _)| has.contains(value))
    }

    /// How many days later the other record is, if both days are known and near.
    fn days_apart(&self, doc: u32, other: u32) -> Option<i64> {
        let day = |doc: u32| self.days[doc as usize].and_then(|days| days.single_day());
        let days = day(other)?.0 - day(doc)?.0;
        (days.abs() <= NEAR_DAYS).then_some(days)
    }
}

fn nearness(days: i64) -> f64 {
    NEAR_WEIGHT * (1.0 - days.abs() as f64 / (NEAR_DAYS + 1) as f64)
}

fn apart(days: i64) -> String {
    match days {
        0 => "the same day".to_owned(),
        1 => "a day later".to_owned(),
        -1 => "a day earlier".to_owned(),
        days if days > 0 => format!("{days} days later"),
        days => format!("{} days earlier", -days),
    }
}
