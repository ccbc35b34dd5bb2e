//! The timeline of a view, held against looking at every record.

#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{Agent, Catalogue, Record, Shelf, When};
use fonds_core::date::{Day, Edtf, Interval};
use fonds_core::explore::{Ask, Explorer, Picture};
use fonds_core::timeline::{self, Bin, Scale};
use fonds_core::view::Window;
use fonds_search::DocSet;
use fonds_search::bytes::Bytes;
use fonds_search::columns::{Columns, ColumnsBuilder, Spread};
use proptest::prelude::*;

/// Dates of every kind; many records have the same.
fn when() -> impl Strategy<Value = When> {
    const DATES: [&str; 20] = [
        "1950-03-02",
        "1950-03-02?",
        "1950-03",
        "1950",
        "1951~",
        "195X",
        "1950-03-02/1950-03-20",
        "1949/1952-05",
        "1950/..",
        "../1950",
        "1951-07/..",
        "[..1900]",
        "[1949, 1951]",
        "{1949, 1953}",
        "-0043-03-15",
        "Y17000",
        "Y-17E6",
        "Y17E6",
        "1953-12-31",
        "19XX",
    ];
    let known = proptest::sample::select(DATES.as_slice()).prop_map(|date| When::Known(Edtf::parse(date).unwrap()));
    let recent = (1940_u32..1960, 1_u32..13, 1_u32..29);
    let recent = recent.prop_map(|(year, month, day)| Edtf::parse(&format!("{year}-{month:02}-{day:02}")).unwrap());
    prop_oneof![
        6 => known,
        6 => recent.prop_map(When::Known),
        1 => Just(When::Unknown),
        1 => Just(When::NotUnderstood("in the reign".to_owned())),
    ]
}

/// Few records, or more than are drawn one by one, by any of twelve people, of three types.
fn records() -> impl Strategy<Value = Vec<Record>> {
    let record = || (when(), proptest::collection::vec(0_u32..12, 0..3), 0_usize..3);
    let records =
        prop_oneof![2_usize..30, 150_usize..400].prop_flat_map(move |count| proptest::collection::vec(record(), count));
    records.prop_map(|records| {
        let record = |(at, (date, agents, kind)): (usize, (When, Vec<u32>, usize))| {
            let mut record = Record::new(&format!("r{at}"), &format!("Record {at}"), date).unwrap();
            let agent = |name: u32| Agent { name: format!("A{name}"), ..Agent::default() };
            record.agents = agents.into_iter().map(agent).collect();
            // A type that no record has would be no condition.
            record.kind = ["a", "b", ""][if at < 2 { at } else { kind }].to_owned();
            record
        };
        records.into_iter().enumerate().map(record).collect()
    })
}

/// What is asked, one after the other: conditions, a window, lanes.
fn asked() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0..CONDITIONS.len(), 0..WINDOWS.len(), 0_usize..3), 1..12)
}

const CONDITIONS: [&str; 5] = ["", "&type=a", "&q=zebra", "&from=1950&to=1951", "&type=b&from=1950&dates=certain"];
const WINDOWS: [&str; 8] = [
    "",
    "1950/1951",
    "1950-03-02/1950-03-02",
    "1950-03-03/1950-04",
    "1000/1001",
    "Y90000/Y90001",
    "Y-20E6/Y20E6",
    "-0050/2000",
];
const LANES: [&str; 3] = ["", "&lane=type", "&lane=agent"];

/// A day as the engine has it: those beyond 5.8 million years are as good as that.
fn clamped(day: Day) -> Day {
    Day(day.0.clamp(i64::from(i32::MIN) + 1, i64::from(i32::MAX) - 1))
}

fn days(record: &Record) -> Option<Interval> {
    let Interval { earliest, latest } = record.date.interval()?;
    Some(Interval { earliest: earliest.map(clamped), latest: latest.map(clamped) })
}

fn is_found(record: &Record, conditions: &str) -> bool {
    let dates = |from: &str, to: &str| {
        let day = |date: &str| Some(Edtf::parse(date).unwrap().interval());
        let (from, to) = (day(from), Some(to).filter(|to| !to.is_empty()).and_then(day));
        Interval { earliest: from.and_then(|from| from.earliest), latest: to.and_then(|to| to.latest) }
    };
    match conditions {
        "" => true,
        "&type=a" => record.kind == "a",
        "&from=1950&to=1951" => days(record).is_some_and(|days| days.possibly_overlaps(&dates("1950", "1951"))),
        "&type=b&from=1950&dates=certain" => {
            record.kind == "b" && days(record).is_some_and(|days| days.certainly_inside(&dates("1950", "")))
        }
        _ => false,
    }
}

/// A record with its days.
type Dated<'a> = (&'a Record, Interval);

/// The records in the order of dates, each with its days: the undated are left out.
fn in_time(records: &[Record]) -> Vec<Dated<'_>> {
    let mut dated: Vec<_> = records.iter().filter_map(|record| Some((record, days(record)?))).collect();
    let key = |days: Interval| (days.earliest.map_or(i64::MIN, |day| day.0), days.latest.map_or(i64::MAX, |day| day.0));
    dated.sort_by_key(|(record, _)| key(record.date.interval().unwrap()));
    dated
}

/// The histogram of some records, one by one.
fn bins(records: &[Dated], scale: &Scale) -> Vec<Bin> {
    let mut builder = ColumnsBuilder::new(0, 1);
    for (_, days) in records {
        let day = |day: Day| day.0 as i32;
        builder.add(&[], &[Some((days.earliest.map_or(i32::MIN, day), days.latest.map_or(i32::MAX, day)))]);
    }
    let columns = Columns::open(Bytes::from(builder.finish(&[])), records.len()).unwrap();
    let edges = timeline::bin_edges(scale);
    timeline::bins(&edges, &columns.histogram(0, &DocSet::all(records.len()), &edges, Spread::Evenly).bins, scale)
}

fn assert_is_what_every_record_gives<'a>(
    picture: &Picture,
    records: &'a [Record],
    conditions: &str,
    window: &str,
    lane: &str,
) {
    let (placed, rest): (Vec<_>, Vec<_>) =
        in_time(records).into_iter().partition(|(record, _)| is_found(record, conditions));
    let fit = timeline::fit(placed.iter().map(|(_, days)| *days));
    let window = Window::parse(window).unwrap_or(fit);
    let seen = Window { from: clamped(window.from), to: clamped(window.to) };
    let scale = Scale::new(window, 900.0);
    let ids = |records: &[Dated]| records.iter().map(|(record, _)| record.id().to_owned()).collect::<Vec<_>>();
    let in_window = |records: &[Dated<'a>]| -> Vec<Dated<'a>> {
        records.iter().filter(|(_, days)| timeline::is_in(seen, days)).copied().collect()
    };
    let stop = |record: Option<&Dated>| {
        record.map(|(record, days)| (record.id().to_owned(), days.earliest.or(days.latest).unwrap_or(Day(0)).0))
    };
    let is_before = |days: &Interval| days.latest.is_some_and(|last| last < seen.from);
    let before: Vec<_> = placed.iter().filter(|(_, days)| is_before(days)).collect();
    let after: Vec<_> = placed.iter().filter(|(_, days)| !is_before(days) && !timeline::is_in(seen, days)).collect();
    let inside = in_window(&placed);
    assert_eq!((&picture.fit, &picture.window), (&fit.to_string(), &window.to_string()));
    assert_eq!(
        (picture.before.count, picture.in_window, picture.after.count),
        (before.len(), inside.len(), after.len())
    );
    assert_eq!(picture.before.nearest, stop(before.last().copied()));
    assert_eq!(picture.after.nearest, stop(after.first().copied()));
    assert_eq!((&picture.first, &picture.last), (&stop(placed.first()), &stop(placed.last())));
    let is_binned = picture.bands.iter().any(|band| !band.bins.is_empty());
    let list: Vec<_> = picture.list.iter().map(|link| link.id.clone()).collect();
    assert_eq!(list, if is_binned { ids(&inside[..inside.len().min(60)]) } else { Vec::new() });
    let span = Scale::new(timeline::hull(fit, window), 900.0);
    assert_eq!(picture.overview.bins, bins(&placed, &span));
    assert_eq!(picture.overview.ground, if rest.is_empty() { Vec::new() } else { bins(&rest, &span) });
    assert!(picture.ground.is_empty() || picture.ground == bins(&rest, &scale));
    let others = in_window(&rest);
    assert_eq!(picture.ground.is_empty() && picture.ghosts.is_empty(), others.is_empty());
    assert!(picture.ghosts.iter().zip(&others).all(|(ghost, (record, _))| ghost.label.ends_with(&record.title)));
    assert!(picture.ghosts.is_empty() || picture.ghosts.len() == others.len());
    for (at, band) in picture.bands.iter().enumerate() {
        let named: Vec<&str> = picture.bands.iter().map(|band| &*band.label).collect();
        let is_of_band = |(record, _): &&Dated| {
            let values: Vec<&str> = match lane {
                "&lane=type" => Some(&*record.kind).filter(|kind| !kind.is_empty()).into_iter().collect(),
                "&lane=agent" => record.agents.iter().map(|agent| &*agent.name).collect(),
                _ => return true,
            };
            match &*band.label {
                "Not stated" => values.is_empty(),
                "Others" => !values.is_empty() && values.iter().all(|value| !named.contains(value)),
                label => values.contains(&label),
            }
        };
        let of_band: Vec<_> = placed.iter().filter(is_of_band).copied().collect();
        assert_eq!(band.count, in_window(&of_band).len(), "{}", band.label);
        if band.bins.is_empty() {
            let mut marks: Vec<_> = picture.marks.iter().filter(|mark| mark.band == at).collect();
            marks.sort_by_key(|mark| mark.order);
            let marks: Vec<_> = marks.into_iter().map(|mark| mark.link.id.clone()).collect();
            // A mark lies where its record does.
            let is_drawn = |record: &Record| timeline::is_in(window, &record.date.interval().unwrap());
            let drawn = in_window(&of_band).into_iter().filter(|(record, _)| is_drawn(record));
            assert_eq!(marks, ids(&drawn.collect::<Vec<_>>()), "{}", band.label);
        } else {
            assert_eq!(band.bins, bins(&of_band, &scale), "{}", band.label);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What is kept of some results must fit whichever results, window and lanes are asked for next.
    #[test]
    fn a_picture_is_what_looking_at_every_record_gives(records in records(), asked in asked()) {
        let mut shelf = Shelf::default();
        records.iter().for_each(|record| shelf.add(record.clone()).unwrap());
        let explorer = Explorer::new(Catalogue::new(shelf));
        for (conditions, window, lane) in asked {
            let (conditions, window, lane) = (CONDITIONS[conditions], WINDOWS[window], LANES[lane]);
            let query = format!("?view=timeline{conditions}{lane}&window={window}");
            let ask = Ask { query, skip: 0, limit: 60, opened: Vec::new(), width_px: 900.0, own: Vec::new(), is_move: false };
            let picture = explorer.answer(&ask).picture.unwrap();
            assert_is_what_every_record_gives(&picture, &records, conditions, window, lane);
        }
    }
}
