//! Asking the engine: where the relevant records stand among what it finds.

use fonds_search::index::{FieldSpec, Index, IndexBuilder};
use fonds_search::order::top_k;
use fonds_search::planner::plan;
use fonds_search::{NameGroup, Names};

use crate::catalogue::{Catalogue, Record};
use crate::draw::{KINDS, Query};
use crate::variants::groups;

/// As the other engines have them.
const THREE_FIELDS: [FieldSpec; 3] = [
    FieldSpec { name: "title", weight: 2.0 },
    FieldSpec { name: "description", weight: 1.0 },
    FieldSpec { name: "names", weight: 1.0 },
];
/// As the page has them.
const OWN_FIELDS: [FieldSpec; 5] = [
    FieldSpec { name: "title", weight: 3.0 },
    FieldSpec { name: "description", weight: 1.0 },
    FieldSpec { name: "agent", weight: 2.0 },
    FieldSpec { name: "place", weight: 1.5 },
    FieldSpec { name: "subject", weight: 1.5 },
];
/// How deep the first relevant record is looked for, and how deep all are.
const DEPTHS: [usize; 2] = [10, 50];

/// For each way of asking, each catalogue and each kind of query: the mean reciprocal rank and the recall.
pub fn table(catalogues: &[Catalogue], queries: &[Query]) -> String {
    let kinds = KINDS.iter().map(|(kind, _)| *kind).chain(["all"]);
    let kinds: String = kinds.map(|kind| format!("  {kind:11}")).collect();
    let mut table = format!("{:31}{}\n", "MRR@10, recall@50", kinds.trim_end());
    let ways: [(&str, &[FieldSpec], bool); 3] = [
        ("ours, title 2", &THREE_FIELDS, false),
        ("ours, fields of the page", &OWN_FIELDS, false),
        ("ours, so, and names given", &OWN_FIELDS, true),
    ];
    for (way, fields, knows_names) in ways {
        let mut outcomes = Vec::new();
        for catalogue in catalogues {
            let engine = Engine::of(catalogue, fields, knows_names);
            let own = queries.iter().filter(|query| query.catalogue == catalogue.name);
            outcomes.extend(own.map(|query| engine.outcome(query)));
        }
        told(way, &outcomes, &mut table);
    }
    table
}

/// What a query came to.
struct Outcome<'q> {
    query: &'q Query,
    reciprocal_rank: f64,
    recall: f64,
}

struct Engine<'c> {
    catalogue: &'c Catalogue,
    index: Index,
    names: Names,
}

impl<'c> Engine<'c> {
    fn of(catalogue: &'c Catalogue, fields: &[FieldSpec], knows_names: bool) -> Self {
        let mut builder = IndexBuilder::new(fields, true);
        catalogue.records.iter().for_each(|record| builder.add(&texts(record, fields.len())));
        let known = if knows_names { groups(catalogue) } else { Vec::new() };
        let group = |names: Vec<String>| NameGroup { label: names[0].clone(), names };
        Engine { catalogue, index: builder.finish().index(), names: Names::new(known.into_iter().map(group).collect()) }
    }

    fn outcome<'q>(&self, query: &'q Query) -> Outcome<'q> {
        let found = self.best(&query.text);
        let is_relevant = |id: &&&str| query.relevant.iter().any(|relevant| relevant == **id);
        let first = found.iter().take(DEPTHS[0]).position(|id| is_relevant(&id));
        let count = found.iter().filter(is_relevant).count();
        Outcome {
            query,
            reciprocal_rank: first.map_or(0.0, |rank| 1.0 / (rank + 1) as f64),
            recall: count as f64 / query.relevant.len() as f64,
        }
    }

    /// The identifiers of the best records, best first; of equals those that come first in the file.
    fn best(&self, text: &str) -> Vec<&str> {
        let query = fonds_search::Query::parse(text, &[]);
        let planned = plan(&query, None, &self.names, &self.index);
        let hits = self.index.search(planned.plan.as_ref(), None);
        let key = |doc: u32| u64::from(!hits.scores[doc as usize]) << 32 | u64::from(doc);
        let best = top_k(&hits.docs, &key, 0, DEPTHS[1]);
        best.into_iter().map(|doc| self.catalogue.records[doc as usize].id.as_str()).collect()
    }
}

fn texts(record: &Record, fields: usize) -> Vec<Vec<&str>> {
    let mut texts = vec![vec![record.title.as_str()], vec![record.summary.as_str()]];
    let names = [&record.people, &record.places, &record.subjects];
    match fields {
        3 => texts.push(names.iter().flat_map(|names| strs(names)).collect()),
        _ => texts.extend(names.iter().map(|names| strs(names))),
    }
    texts
}

/// A row for each catalogue and one for all.
fn told(way: &str, outcomes: &[Outcome], table: &mut String) {
    let all: Vec<&Outcome> = outcomes.iter().collect();
    let mut catalogues: Vec<&str> = outcomes.iter().map(|outcome| outcome.query.catalogue.as_str()).collect();
    catalogues.dedup();
    for catalogue in catalogues {
        let own = all.iter().copied().filter(|outcome| outcome.query.catalogue == catalogue).collect();
        *table += &row(way, catalogue, own);
    }
    *table += &row(way, "all", all);
}

fn row(way: &str, catalogue: &str, outcomes: Vec<&Outcome>) -> String {
    let of = |kind: &str| outcomes.iter().copied().filter(|outcome| outcome.query.kind == kind).collect();
    let cells: String = KINDS.iter().map(|(kind, _)| cell(of(kind))).collect();
    format!("{way:25} {catalogue:5}{cells}{}\n", cell(outcomes))
}

fn cell(outcomes: Vec<&Outcome>) -> String {
    let mean = |of: &dyn Fn(&Outcome) -> f64| {
        outcomes.iter().map(|outcome| of(outcome)).sum::<f64>() / outcomes.len().max(1) as f64
    };
    format!("  {:.3} {:.3}", mean(&|outcome| outcome.reciprocal_rank), mean(&|outcome| outcome.recall))
}

fn strs(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}
