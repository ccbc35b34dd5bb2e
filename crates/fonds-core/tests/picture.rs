//! The timeline of a view: lanes, marks or counts, the ground, the overview, and where keys go.

#![allow(missing_docs, clippy::unwrap_used)]

use fonds_core::explore::{Answer, Ask, Explorer, Picture};
use fonds_core::figure::{self, Caption};
use fonds_core::read;
use fonds_core::view::Window;

fn seed() -> Explorer {
    Explorer::new(read::catalogue(include_str!("../../../public/catalogue.json")).0)
}

fn awkward() -> Explorer {
    Explorer::new(read::catalogue(include_str!("../../../tests/fixtures/awkward.json")).0)
}

/// A record a day from 1 January 1900 on; every third one is by A, every third by B and C.
fn many(count: usize) -> Explorer {
    let agents = ["[{\"name\": \"A\"}]", "[{\"name\": \"B\"}, {\"name\": \"C\"}]", "[]"];
    let day = |at: usize| fonds_core::date::Day(at as i64 - 25_567).iso();
    let record = |at: usize| {
        format!(
            "{{\"id\": \"r{at}\", \"title\": \"Record {at}\", \"date\": \"{}\", \"agents\": {}}}",
            day(at),
            agents[at % 3]
        )
    };
    let records: Vec<String> = (0..count).map(record).collect();
    let text = format!("{{\"title\": \"Many\", \"records\": [{}]}}", records.join(","));
    Explorer::new(read::catalogue(&text).0)
}

fn picture(explorer: &Explorer, query: &str) -> Picture {
    let ask = Ask {
        query: query.to_owned(),
        skip: 0,
        is_move: false,
        limit: 60,
        opened: Vec::new(),
        width_px: 900.0,
        own: Vec::new(),
    };
    let picture = explorer.answer(&ask).picture;
    let moved = explorer.answer(&Ask { is_move: true, ..ask });
    assert_eq!(
        moved,
        Answer { picture: picture.clone(), ..Answer::default() },
        "a move is answered with the picture alone"
    );
    picture.unwrap()
}

fn lanes(picture: &Picture) -> Vec<(&str, usize)> {
    picture.bands.iter().map(|band| (band.label.as_str(), band.count)).collect()
}

#[test]
fn the_values_of_a_facet_are_lanes_most_frequent_first() {
    let picture = picture(&seed(), "?view=timeline&lane=type");
    let lanes = lanes(&picture);
    assert_eq!(lanes.iter().map(|(_, count)| count).sum::<usize>(), 20);
    assert!(lanes.windows(2).all(|pair| pair[0].1 >= pair[1].1 || pair[1].0 == "Others"), "{lanes:?}");
    assert_eq!(picture.marks.len(), 20);
    assert!(picture.bands.windows(2).all(|pair| pair[0].body + pair[0].height <= pair[1].top));
    for mark in &picture.marks {
        let band = &picture.bands[mark.band];
        assert!(mark.top >= band.body && mark.top + 24.0 <= band.body + band.height);
    }
}

#[test]
fn rare_values_share_a_lane_and_records_without_a_value_have_one() {
    let lanes =
        |query| lanes(&picture(&seed(), query)).iter().map(|(label, _)| (*label).to_owned()).collect::<Vec<_>>();
    let agents = lanes("?view=timeline&lane=agent&role=about");
    assert_eq!(agents[8], "Others", "{agents:?}");
    let empty = lanes("?view=timeline&lane=collection");
    assert!(empty.contains(&"Not stated".to_owned()) || empty.len() == 1, "{empty:?}");
}

#[test]
fn a_record_of_two_values_is_in_both_lanes_and_in_no_other() {
    let explorer = many(30);
    let picture = picture(&explorer, "?view=timeline&lane=agent");
    assert_eq!(lanes(&picture), [("A", 10), ("B", 10), ("C", 10), ("Not stated", 10)]);
    assert_eq!(picture.marks.len(), 40);
    let bands = |id: &str| picture.marks.iter().filter(|m| m.link.id == id).map(|m| m.band).collect::<Vec<_>>();
    assert_eq!((bands("r0"), bands("r1"), bands("r2")), (vec![0], vec![1, 2], vec![3]));
}

#[test]
fn lanes_of_agents_are_of_those_who_wrote_unless_another_role_is_asked_for() {
    let record = |id: u32, author: &str, recipient: &str| {
        format!(
            r#"{{"id": "{id}", "title": "T", "date": "1950", "agents": [{{"name": "{author}", "role": "author"}}, {{"name": "{recipient}", "role": "recipient"}}]}}"#
        )
    };
    let records = [record(1, "A", "B"), record(2, "A", "C"), record(3, "B", "C")].join(",");
    let explorer = Explorer::new(read::catalogue(&format!(r#"{{"title": "Letters", "records": [{records}]}}"#)).0);
    let check = |query: &str, expected: &[(&str, usize)]| assert_eq!(lanes(&picture(&explorer, query)), expected);
    check("?view=timeline&lane=agent", &[("A", 2), ("B", 1)]);
    check("?view=timeline&lane=agent&role=to", &[("C", 2), ("B", 1)]);
}

#[test]
fn lanes_stay_as_the_window_moves() {
    let explorer = seed();
    let labels = |query| lanes(&picture(&explorer, query)).iter().map(|(l, _)| (*l).to_owned()).collect::<Vec<_>>();
    assert_eq!(labels("?view=timeline&lane=agent"), labels("?view=timeline&lane=agent&window=1954/1954"));
}

#[test]
fn keys_go_to_the_next_record_in_time_and_to_the_next_lane() {
    let explorer = many(30);
    let picture = picture(&explorer, "?view=timeline&lane=agent");
    let at = |band: usize, id: &str| picture.marks.iter().position(|m| m.band == band && m.link.id == id).unwrap();
    // Of the marks of the next record, the one in the same lane if there is one.
    assert_eq!(picture.beside(at(0, "r0"), 1), Some(at(1, "r1")));
    assert_eq!(picture.beside(at(2, "r1"), 1), Some(at(3, "r2")));
    assert_eq!(picture.beside(at(1, "r1"), -1), Some(at(0, "r0")));
    assert_eq!(picture.beside(at(0, "r0"), -1), None);
    assert_eq!(picture.in_lane_beside(at(0, "r0"), 1), Some(at(1, "r1")));
    assert_eq!(picture.in_lane_beside(at(1, "r1"), 1), Some(at(2, "r1")));
    assert_eq!(picture.in_lane_beside(at(0, "r0"), -1), None);
}

#[test]
fn next_is_whatever_follows_in_time_whatever_the_lanes() {
    let explorer = awkward();
    for query in ["?view=timeline&window=1950/1955", "?view=timeline&window=1950/1955&lane=type"] {
        let picture = picture(&explorer, query);
        let mut at = (0..picture.marks.len()).min_by_key(|at| picture.marks[*at].order).unwrap();
        let mut seen = vec![picture.marks[at].link.id.clone()];
        while let Some(next) = picture.beside(at, 1) {
            at = next;
            seen.push(picture.marks[at].link.id.clone());
        }
        assert_eq!(seen.len(), picture.in_window, "{query}");
        assert!(picture.list.is_empty() || picture.bands.iter().any(|band| !band.bins.is_empty()));
    }
}

#[test]
fn too_many_records_are_counted_and_listed_in_lanes_too() {
    let explorer = many(600);
    let whole = picture(&explorer, "?view=timeline&lane=agent");
    assert!(whole.marks.is_empty() && whole.bands.iter().all(|band| !band.bins.is_empty()));
    assert_eq!((whole.in_window, whole.list.len()), (600, 60));
    let counted: f64 = whole.bands[0].bins.iter().map(|bin| bin.count).sum();
    assert!((counted - 200.0).abs() < 1e-6);
    let highest = whole.bands.iter().flat_map(|band| &band.bins).map(|bin| bin.count).fold(0.0, f64::max);
    assert_eq!(whole.highest, highest);
}

#[test]
fn the_rest_of_the_catalogue_is_the_ground() {
    let explorer = many(600);
    assert!(picture(&explorer, "?view=timeline").ground.is_empty(), "there is no rest");
    let by_a = picture(&explorer, "?view=timeline&agent=A");
    let ground: f64 = by_a.ground.iter().map(|bin| bin.count).sum();
    assert!((ground - 400.0).abs() < 1e-6, "{ground}");
    let near = picture(&explorer, "?view=timeline&agent=A&window=1900-01-01/1900-01-30");
    assert_eq!((near.marks.len(), near.ghosts.len(), near.ground.len()), (10, 20, 0));
    let overview: f64 = near.overview.bins.iter().map(|bin| bin.count).sum();
    assert!((overview - 200.0).abs() < 1e-6, "the overview has all results, whatever the window");
}

#[test]
fn the_overview_holds_the_results_and_the_window() {
    let explorer = seed();
    let picture = picture(&explorer, "?view=timeline&window=1940/1941");
    let span = Window::parse(&picture.overview.span).unwrap();
    assert!(span.from.iso().starts_with("1940-01-01") && span.to.iso().starts_with("1954"), "{span}");
    assert!(picture.overview.left < 1.0 && picture.overview.width > 24.0);
}

#[test]
fn the_picture_stays_while_a_record_is_open_and_says_which() {
    let id = "1952-09-17-letter-filippov-stalin-to-mao-zedong";
    let picture = picture(&seed(), &format!("?view=timeline&record={id}"));
    let open: Vec<_> =
        picture.marks.iter().filter(|mark| mark.link.is_open).map(|mark| mark.link.id.as_str()).collect();
    assert_eq!(open, [id]);
}

fn saved(explorer: &Explorer, query: &str, title: &str) -> String {
    let caption = Caption {
        title: title.to_owned(),
        lines: vec!["1952 to 1954: <all> & \"more\"".to_owned()],
        page: "https://example.org/a/".to_owned(),
    };
    figure::svg(&picture(explorer, query), 900.0, &caption)
}

/// Elements of a file by tag, each with its attributes as written; fails if tags do not close in their order, or if a
/// bare `<` or `&` stands in a text.
fn elements(file: &str) -> Vec<(String, String)> {
    let (mut open, mut all) = (Vec::new(), Vec::new());
    for part in file.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("a bare < before {part:?}"));
        let entities = text.split('&').skip(1);
        let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
        entities.for_each(|entity| assert!(known.iter().any(|name| entity.starts_with(name)), "a bare & in {text:?}"));
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop().as_deref(), Some(closed), "before {text:?}"),
            None => {
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                assert_eq!(attributes.matches('"').count() % 2, 0, "{tag}");
                open.push(name.to_owned());
                all.push((name.to_owned(), attributes.to_owned()));
            }
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    all
}

#[test]
fn the_file_is_well_formed_with_title_and_links_and_nothing_from_elsewhere() {
    for (explorer, query) in [
        (seed(), "?view=timeline"),
        (awkward(), "?view=timeline&window=1950/1955&lane=type"),
        (many(600), "?view=timeline&agent=A"),
    ] {
        let file = saved(&explorer, query, "Letters & <others>\u{1}");
        let all = elements(&file);
        assert!(file.contains("<title>Letters &amp; &lt;others&gt;</title>"), "{query}");
        assert!(file.contains("<desc>1952 to 1954: &lt;all&gt; &amp; &quot;more&quot;</desc>"), "{query}");
        let links: Vec<_> = all.iter().filter(|(tag, _)| tag == "a").collect();
        assert!(links.iter().all(|(_, attributes)| attributes.contains("href=\"https://example.org/a/?")));
        assert_eq!(links.len(), picture(&explorer, query).marks.len());
        assert_eq!(all.iter().filter(|(tag, _)| tag == "style").count(), 1);
        assert!(!file.contains("<script") && !file.contains("tabindex") && !file.contains("url(http"));
        assert!(!file.contains('\u{1}'), "no XML may hold it");
    }
}
