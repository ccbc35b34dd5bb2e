//! Records with the same people, places or subjects, or near in time, and records with the same rare words: each with the
//! reason in words.

use fonds_search::highlight::marks;
use fonds_search::listed::{Listed, joined};
use fonds_search::order::top_k;
use fonds_search::plan::Plan;
use fonds_search::{DocSet, fold};

use super::rows::{DESCRIPTION, TITLE};
use super::{DATE, Explorer, RecordLink};
use crate::say;
use crate::view::{Facet, View};

/// Most related records shown.
const RELATED_MAX: usize = 6;
/// Most reasons told.
const REASONS_MAX: usize = 4;
/// Dates this near (in days) are a reason.
const NEAR_DAYS: i64 = 31;
/// What nearness in time weighs, at most, beside a name that one record in e (2.7) has.
const NEAR_WEIGHT: f32 = 0.8;
/// Most records shown that are similar in words, and how many are looked at to find them.
const SIMILAR_MAX: usize = 4;
const LOOKED_AT: usize = 12;
/// Fewer shared words than this are chance.
const WORDS_MIN: usize = 3;
/// Most shared words told.
const WORDS_MAX: usize = 6;
/// Facets that relate records, with the words of the reason.
const SHARED: [(Facet, f32); 3] = [(Facet::Agent, 1.0), (Facet::Subject, 1.0), (Facet::Place, 0.5)];

impl Explorer {
    /// The records most related to one, without those that share only what every record has.
    pub(super) fn related(&self, view: &View, doc: u32) -> Vec<RecordLink> {
        let all = DocSet::all(self.len());
        let mut sums = self.columns.shared(doc, &SHARED.map(|(facet, weight)| (facet as usize, weight)), &all);
        for (other, sum) in (0..).zip(&mut sums).filter(|(other, _)| *other != doc) {
            *sum += self.days_apart(doc, other).map_or(0.0, nearness);
        }
        let with = DocSet::of(self.len(), (0..).zip(&sums).filter(|(_, sum)| **sum > 0.0).map(|(other, _)| other));
        // The bits of numbers that are not negative sort as the numbers do.
        let key = |other: u32| u64::from(!sums[other as usize].to_bits()) << 32 | u64::from(self.date_rank(other));
        let related = top_k(&with, &key, 0, RELATED_MAX).into_iter();
        related.map(|other| RecordLink { why: self.reasons(doc, other), ..self.record_link(view, other) }).listed()
    }

    /// The records that share most rare words of title and description with one, without those that are related to it
    /// already; none until the search of texts is there.
    pub(super) fn similar(&self, view: &View, doc: u32, related: &[RecordLink]) -> Vec<RecordLink> {
        let Some(index) = self.index() else { return Vec::new() };
        let record = self.record(doc);
        let plan = index.alike(&[&record.title, &record.description]);
        let elsewhere = related.iter().map(|link| &link.id).chain(&record.related).filter_map(|id| self.number(id));
        let mut among = DocSet::all(self.len());
        among.and_not(&DocSet::of(self.len(), elsewhere.chain([doc])));
        let hits = index.search(Some(&plan), Some(&among));
        let key = |other: u32| u64::from(!hits.scores[other as usize]) << 32 | u64::from(self.date_rank(other));
        let similar = top_k(&hits.docs, &key, 0, LOOKED_AT).into_iter();
        let link = |(other, words): (u32, Vec<String>)| RecordLink {
            why: joined(&words, " · "),
            ..self.record_link(view, other)
        };
        let with_words = similar.map(|other| (other, self.shared_words(&plan, other)));
        with_words.filter(|(_, words)| words.len() >= WORDS_MIN).take(SIMILAR_MAX).map(link).listed()
    }

    /// The words of a record that a plan asks for, as they stand there, each once, at most six; numbers tell nothing.
    fn shared_words(&self, plan: &Plan, doc: u32) -> Vec<String> {
        let record = self.record(doc);
        let (mut words, mut seen) = (Vec::new(), Vec::new());
        for (field, text) in [(TITLE, &record.title), (DESCRIPTION, &record.description)] {
            for word in marks(text, plan, field).into_iter().filter_map(|(start, end)| text.get(start..end)) {
                let folded = fold(word);
                if words.len() < WORDS_MAX && word.chars().any(char::is_alphabetic) && !seen.contains(&folded) {
                    words.push(word.to_owned());
                    seen.push(folded);
                }
            }
        }
        words
    }

    /// At most four reasons in a line.
    fn reasons(&self, doc: u32, other: u32) -> String {
        let mut reasons = Vec::new();
        for (facet, _) in SHARED {
            let column = facet as usize;
            let has = self.columns.values(column, other).listed();
            let tells = |value: &u32| has.contains(value) && (self.columns.total(column, *value) as usize) < self.len();
            let shared = self.columns.values(column, doc).filter(tells);
            reasons.extend(shared.map(|value| self.columns.label(column, value).to_owned()));
        }
        reasons.extend(self.days_apart(doc, other).map(apart));
        reasons.truncate(REASONS_MAX);
        joined(&reasons, " · ")
    }

    /// How many days later the other record is, if both days are known and near.
    fn days_apart(&self, doc: u32, other: u32) -> Option<i64> {
        let day = |doc: u32| self.columns.interval(DATE, doc).filter(|(first, last)| first == last);
        let days = i64::from(day(other)?.0) - i64::from(day(doc)?.0);
        (days.abs() <= NEAR_DAYS).then_some(days)
    }
}

fn nearness(days: i64) -> f32 {
    NEAR_WEIGHT * (1.0 - days.abs() as f32 / (NEAR_DAYS + 1) as f32)
}

fn apart(days: i64) -> String {
    match days {
        0 => say!("the same day").to_owned(),
        1 => say!("a day later").to_owned(),
        -1 => say!("a day earlier").to_owned(),
        days if days > 0 => say!("{0} day later|{0} days later"; days as usize),
        days => say!("{0} day earlier|{0} days earlier"; -days as usize),
    }
}
