//! The engine as `bench/peers/ours.mjs` asks it: records in as one text, counts out.
//!
//! What is timed in JavaScript is the whole call: the query's way in, and all the work that is named here.

use fonds_search::bytes::Bytes;
use fonds_search::columns::{Columns, ColumnsBuilder, FacetCounts, Histogram, Spread};
use fonds_search::index::{FieldSpec, Finishing, Index, IndexBuilder};
use fonds_search::order::{order, top_k};
use fonds_search::plan::Lexicon;
use fonds_search::planner::plan;
use fonds_search::search::Hits;
use fonds_search::{DocSet, Names, Query};
use wasm_bindgen::prelude::wasm_bindgen;

/// Between records, between the parts of one, between the values of a part: control characters that no text has.
const RECORD: char = '\u{1e}';
const PART: char = '\u{1f}';
const VALUE: char = '\u{1d}';

/// The title counts twice, as it does for the other engines.
const FIELDS: [FieldSpec; 3] = [
    FieldSpec { name: "title", weight: 2.0 },
    FieldSpec { name: "abstract", weight: 1.0 },
    FieldSpec { name: "names", weight: 1.0 },
];
/// People, places, type, subjects, languages.
const KEYWORDS: usize = 5;
/// 1 January 1940, in days from 1 January 1970: the records are of the years from 1940 to 1995.
const FIRST_DAY: i32 = -10_958;
const BEST: usize = 20;

/// An index on the way.
#[wasm_bindgen]
pub struct Building {
    index: IndexBuilder,
    columns: ColumnsBuilder,
    /// By record its first day; the end of time for one without a date.
    first_days: Vec<i32>,
}

#[wasm_bindgen]
impl Building {
    /// Without any record.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Building {
        Building {
            index: IndexBuilder::new(&FIELDS, true),
            columns: ColumnsBuilder::new(KEYWORDS, 1),
            first_days: Vec::new(),
        }
    }

    /// Adds records: title, abstract, people, places, type, subjects, languages, first day, last day.
    pub fn add(&mut self, records: &str) {
        records.split(RECORD).filter(|record| !record.is_empty()).for_each(|record| self.add_record(record));
    }

    /// All records are there.
    pub fn finish(self) -> Engine {
        let columns = Bytes::from(self.columns.finish(&[ranks(&self.first_days)]));
        let index = Finishing::index(self.index.finish());
        Engine::of(index, columns).unwrap_or_default()
    }

    fn add_record(&mut self, record: &str) {
        let mut parts = record.split(PART);
        let mut next = || parts.next().unwrap_or_default();
        let (title, summary) = (next(), next());
        let keywords: [Vec<&str>; KEYWORDS] = std::array::from_fn(|_| values(next()));
        let days = next().parse().ok().zip(next().parse().ok());
        let [people, places, _, subjects, _] = &keywords;
        self.index.add(&[vec![title], vec![summary], [people.as_slice(), places, subjects].concat()]);
        self.columns.add(&keywords, &[days]);
        self.first_days.push(days.map_or(i32::MAX, |(first, _)| first));
    }
}

fn values(part: &str) -> Vec<&str> {
    part.split(VALUE).filter(|value| !value.is_empty()).collect()
}

/// By record its place in the order of the first days.
fn ranks(first_days: &[i32]) -> Vec<u32> {
    let by_day = order(first_days.len(), &|a, b| first_days[a].cmp(&first_days[b]));
    let mut ranks = vec![0; first_days.len()];
    by_day.iter().zip(0..).for_each(|(&record, rank)| ranks[record as usize] = rank);
    ranks
}

/// An index that can be asked.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    opened: Option<Opened>,
    last: Answer,
}

struct Opened {
    index: Index,
    columns: Columns,
    column_bytes: Bytes,
    names: Names,
    year_edges: Vec<i32>,
}

/// What the last question came to; kept, so that no part of the work can be left out.
#[derive(Default)]
struct Answer {
    found: DocSet,
    best: Vec<u32>,
    counts: Vec<FacetCounts>,
    years: Histogram,
}

#[wasm_bindgen]
impl Engine {
    /// Opens what [`Engine::save`] gave; `undefined` if that is damaged.
    pub fn open(file: Vec<u8>) -> Option<Engine> {
        let file = Bytes::from(file);
        let end = file.len().checked_sub(4)?;
        let length = u32::from_le_bytes(file.tail(end).try_into().ok()?);
        let start = end.checked_sub(length as usize)?;
        Engine::of(Index::open(file.part(0..start)?).ok()?, file.part(start..end)?)
    }

    /// The index, the columns, and how long the columns are.
    pub fn save(&self) -> Vec<u8> {
        let Some(Opened { index, column_bytes, .. }) = &self.opened else { return Vec::new() };
        let mut file = index.to_bytes();
        file.extend_from_slice(column_bytes);
        file.extend_from_slice(&(column_bytes.len() as u32).to_le_bytes());
        file
    }

    /// Finds all records, and ranks the best 20: with typos if they `may_be_misspelt`. Says how many there are.
    pub fn search(&mut self, query: &str, may_be_misspelt: bool) -> usize {
        let Some(opened) = &self.opened else { return 0 };
        let hits = opened.search(query, may_be_misspelt);
        self.last = Answer { best: opened.best(&hits), found: hits.docs, ..Answer::default() };
        self.last.found.count()
    }

    /// [`Engine::search`], and the counts of all values of the five facets and of the years.
    pub fn facets(&mut self, query: &str, may_be_misspelt: bool) -> usize {
        let count = self.search(query, may_be_misspelt);
        let Some(Opened { columns, year_edges, .. }) = &self.opened else { return 0 };
        self.last.counts = columns.facets(&self.last.found, &[]).counts;
        self.last.years = columns.histogram(0, &self.last.found, year_edges, Spread::AtEarliest);
        count
    }

    /// All records that the last question found, in their own order.
    pub fn hits(&self) -> Vec<u32> {
        self.last.found.iter().collect()
    }

    /// The best of them, best first.
    pub fn best(&self) -> Vec<u32> {
        self.last.best.clone()
    }

    fn of(index: Index, column_bytes: Bytes) -> Option<Engine> {
        let columns = Columns::open(column_bytes.clone(), index.len())?;
        let year_edges = years();
        let opened = Opened { index, columns, column_bytes, names: Names::new(Vec::new()), year_edges };
        Some(Engine { opened: Some(opened), last: Answer::default() })
    }
}

impl Opened {
    fn search(&self, query: &str, may_be_misspelt: bool) -> Hits {
        let query = Query::parse(query, &[]);
        let spelt_right = SpeltRight(&self.index);
        let lexicon: &dyn Lexicon = if may_be_misspelt { &self.index } else { &spelt_right };
        let planned = plan(&query, None, &self.names, lexicon);
        self.index.search(planned.plan.as_ref(), None)
    }

    /// By score, then by date.
    fn best(&self, hits: &Hits) -> Vec<u32> {
        let key = |record: u32| {
            let score = hits.scores.get(record as usize).copied().unwrap_or_default();
            u64::from(!score) << 32 | u64::from(self.columns.rank(0, record))
        };
        top_k(&hits.docs, &key, 0, BEST)
    }
}

/// The first day of each year from 1940 to 1996.
fn years() -> Vec<i32> {
    let days_in = |year: i32| if year % 4 == 0 { 366 } else { 365 };
    let mut edges = vec![FIRST_DAY];
    for year in 1940..1996 {
        edges.push(edges[edges.len() - 1] + days_in(year));
    }
    edges
}

/// The words of an index, none of which anything is a slip for.
struct SpeltRight<'i>(&'i Index);

impl Lexicon for SpeltRight<'_> {
    fn docs_with(&self, term: &str) -> u32 {
        self.0.docs_with(term)
    }

    fn docs_beginning(&self, beginning: &str, enough: u32) -> u32 {
        self.0.docs_beginning(beginning, enough)
    }

    fn near(&self, _: &str, _: usize, _: usize) -> Vec<String> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORDS: [[&str; 9]; 3] = [
        [
            "Letter to Budapest",
            "On the harvest.",
            "Kovács, Anna",
            "Budapest",
            "Letter",
            "Farms",
            "English",
            "-5000",
            "-5000",
        ],
        ["Report", "The harvest failed.", "", "Budapest\u{1d}Prague", "Report", "Farms", "Czech", "-4748", "-4384"],
        ["Map", "Roads.", "", "", "Map", "", "English", "", ""],
    ];

    fn engine() -> Engine {
        let mut building = Building::new();
        building.add(&RECORDS.map(|record| record.join("\u{1f}")).join("\u{1e}"));
        building.finish()
    }

    fn found(engine: &mut Engine, query: &str, may_be_misspelt: bool) -> Vec<u32> {
        let count = engine.search(query, may_be_misspelt);
        assert_eq!(count, engine.hits().len());
        engine.hits()
    }

    #[test]
    fn words_names_and_beginnings_are_found_and_slips_if_asked() {
        let mut engine = engine();
        assert_eq!(found(&mut engine, "harvest", false), [0, 1]);
        assert_eq!(found(&mut engine, "kovacs", false), [0]);
        assert_eq!(found(&mut engine, "report pra", false), [1]);
        assert!(found(&mut engine, "hravest", false).is_empty());
        assert_eq!(found(&mut engine, "hravest", true), [0, 1]);
    }

    #[test]
    fn facets_and_years_are_counted_for_what_is_found() {
        let mut engine = engine();
        assert_eq!(engine.facets("harvest", false), 2);
        let counts: Vec<&[u32]> = engine.last.counts.iter().map(|facet| facet.counts.as_slice()).collect();
        assert_eq!(counts, [&[1][..], &[2, 1], &[1, 0, 1], &[2], &[1, 1]]);
        let years: Vec<usize> = (0..56).filter(|&year| engine.last.years.bins[year] > 0.0).collect();
        assert_eq!(years, [16, 17]);
    }

    #[test]
    fn what_is_saved_is_opened_and_finds_the_same() {
        let saved = engine().save();
        let mut opened = Engine::open(saved.clone()).expect("what was saved");
        assert_eq!(found(&mut opened, "budapest", false), [0, 1]);
        assert_eq!(opened.best(), [0, 1]);
        assert!(Engine::open(saved[..saved.len() - 9].to_vec()).is_none());
        assert!(Engine::open(Vec::new()).is_none());
    }

    #[test]
    fn the_years_end_where_they_should() {
        let day_of_1996 = 26 * 365 + 6;
        assert_eq!((years().len(), years()[56]), (57, day_of_1996));
    }
}
