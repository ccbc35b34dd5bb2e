//! Records with the same people, places or subjects, or near in time, with the reason in words.

use super::{Explorer, RecordLink};
use crate::date::Interval;
use crate::view::{Facet, View};

/// Most related records shown.
const RELATED_MAX: usize = 6;
/// Dates this near (in days) are a reason.
const NEAR_DAYS: i64 = 31;
/// What nearness in time weighs, at most, beside a name that one record in e (2.7) has.
const NEAR_WEIGHT: f64 = 0.8;
/// Facets that relate records, with the words of the reason.
const SHARED: [(Facet, f64); 3] = [(Facet::Agent, 1.0), (Facet::Subject, 1.0), (Facet::Place, 0.5)];

/// A candidate: its weight and its reasons.
struct Candidate {
    doc: u32,
    weight: f64,
    reasons: Vec<String>,
}

impl Explorer {
    /// The records most related to one, without those that share only what every record has.
    pub(super) fn related(&self, view: &View, doc: u32) -> Vec<RecordLink> {
        let weights = SHARED.map(|(facet, weight)| (facet, self.shared_weights(facet, doc, weight)));
        let others = (0..self.len() as u32).filter(|other| *other != doc);
        let mut found: Vec<Candidate> =
            others.map(|other| self.candidate(doc, other, &weights)).filter(|c| c.weight > 0.0).collect();
        found.sort_by(|a, b| {
            b.weight.total_cmp(&a.weight).then(self.date_rank[a.doc as usize].cmp(&self.date_rank[b.doc as usize]))
        });
        found.truncate(RELATED_MAX);
        found.into_iter().map(|c| RecordLink { why: sentence(&c.reasons), ..self.record_link(view, c.doc) }).collect()
    }

    /// A record's values with their weight: the logarithm of how rare they are, so nothing for what all records have.
    fn shared_weights(&self, facet: Facet, doc: u32, weight: f64) -> Vec<(u32, f64)> {
        let column = &self.columns[facet as usize];
        let rarity = |value: u32| {
            let having = (0..self.len() as u32).filter(|other| column.values(*other).contains(&value)).count();
            (self.len() as f64 / having.max(1) as f64).ln() * weight
        };
        column.values(doc).iter().map(|value| (*value, rarity(*value))).filter(|(_, weight)| *weight > 0.0).collect()
    }

    fn candidate(&self, doc: u32, other: u32, weights: &[(Facet, Vec<(u32, f64)>)]) -> Candidate {
        let mut candidate = Candidate { doc: other, weight: 0.0, reasons: Vec::new() };
        for (facet, values) in weights {
            let column = &self.columns[*facet as usize];
            let has = column.values(other);
            for (value, weight) in values.iter().filter(|(value, _)| has.contains(value)) {
                candidate.weight += weight;
                candidate.reasons.push(column.labels()[*value as usize].clone());
            }
        }
        if let Some((weight, words)) = self.nearness(doc, other) {
            candidate.weight += weight;
            candidate.reasons.push(words);
        }
        candidate
    }

    fn nearness(&self, doc: u32, other: u32) -> Option<(f64, String)> {
        let day = |doc: u32| self.record(doc).date.interval().as_ref().and_then(Interval::single_day);
        let days = day(other)?.0 - day(doc)?.0;
        (days.abs() <= NEAR_DAYS)
            .then(|| (NEAR_WEIGHT * (1.0 - days.abs() as f64 / (NEAR_DAYS + 1) as f64), apart(days)))
    }
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

/// At most four reasons in a line.
fn sentence(reasons: &[String]) -> String {
    reasons.iter().take(4).cloned().collect::<Vec<_>>().join(" · ")
}
