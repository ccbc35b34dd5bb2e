//! The index of names, their entries, the guide and *About*, against counting by hand.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{Agent, Catalogue, Record, Shelf, When};
use fonds_core::date::Edtf;
use fonds_core::explore::{Answer, Ask, Entry, Explorer, Guide, IndexLine, NamesIndex, Page, Whole};
use fonds_core::view::{Facet, View};
use fonds_core::{read, wire};

const SEED: &str = include_str!("../../../public/catalogue.json");
const AWKWARD: &str = include_str!("../../../tests/fixtures/awkward.json");

fn explorer(text: &str) -> Explorer {
    Explorer::new(read::catalogue(text).0)
}

fn answer(explorer: &Explorer, query: &str, limit: usize) -> Answer {
    let answer = explorer.answer(&Ask {
        query: query.to_owned(),
        skip: 0,
        is_move: false,
        limit,
        opened: Vec::new(),
        width_px: 800.0,
        own: Vec::new(),
    });
    assert_eq!(wire::from_bytes(&wire::to_bytes(&answer)), Some(answer.clone()), "{query}");
    answer
}

fn index(explorer: &Explorer, query: &str) -> NamesIndex {
    match answer(explorer, query, 60).page {
        Some(Page::Index(index)) => *index,
        other => panic!("{query}: {other:?}"),
    }
}

fn entry(explorer: &Explorer, query: &str) -> Entry {
    match answer(explorer, query, 60).page {
        Some(Page::Entry(entry)) => *entry,
        other => panic!("{query}: {other:?}"),
    }
}

fn guide(explorer: &Explorer) -> Guide {
    match answer(explorer, "?view=guide", 60).page {
        Some(Page::Guide(guide)) => *guide,
        other => panic!("{other:?}"),
    }
}

fn whole(explorer: &Explorer) -> Whole {
    match answer(explorer, "?view=about", 60).page {
        Some(Page::About(whole)) => whole,
        other => panic!("{other:?}"),
    }
}

fn lines(index: &NamesIndex) -> Vec<&IndexLine> {
    index.sections.iter().flat_map(|section| &section.lines).collect()
}

/// `Stalin 4`, `Filippov: Stalin`.
fn read_out(index: &NamesIndex) -> Vec<String> {
    let line = |line: &&IndexLine| match line.see_from.as_str() {
        "" => format!("{} {}", line.label, line.count),
        other => format!("{other}: {}", line.label),
    };
    lines(index).iter().map(line).collect()
}

/// Records in which a label stands, whatever name of it they use.
fn with_label(explorer: &Explorer, facet: Facet, label: &str) -> usize {
    answer(explorer, &View::of_name(facet, label).to_query(), 60).matched
}

/// Records with these agents, each with its role, one a year from 1900 on.
fn records(agents: &[&[(&str, &str)]]) -> Explorer {
    let mut shelf = Shelf::default();
    for (at, agents) in agents.iter().enumerate() {
        let date = Edtf::parse(&(1900 + at).to_string()).unwrap();
        let mut record = Record::new(&format!("r{at}"), &format!("Record {at}"), When::Known(date)).unwrap();
        let agent =
            |(name, role): &(&str, &str)| Agent { name: (*name).into(), role: (*role).into(), as_written: "".into() };
        record.agents = agents.iter().map(agent).collect();
        shelf.add(record).unwrap();
    }
    Explorer::new(Catalogue::new(shelf))
}

#[test]
fn every_name_of_the_catalogue_is_in_the_index_once_with_its_records() {
    for explorer in [explorer(SEED), explorer(AWKWARD)] {
        for (facet, view) in [(Facet::Agent, "people"), (Facet::Place, "places"), (Facet::Subject, "subjects")] {
            let index = index(&explorer, &format!("?view={view}"));
            let mut names: Vec<(&str, usize)> = lines(&index)
                .into_iter()
                .filter(|line| line.see_from.is_empty())
                .map(|line| (line.label.as_str(), line.count))
                .collect();
            for (label, count) in &names {
                assert_eq!(with_label(&explorer, facet, label), *count, "{label}");
            }
            let all = names.len();
            assert_eq!(index.left, 0);
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all);
            assert_eq!(index.kinds.iter().find(|kind| kind.is_shown).map(|kind| kind.count), Some(all));
            let of_authorities = explorer.catalogue().authorities.iter();
            let kind = |kind: &str| fonds_core::authority::AuthorityFacet::from_kind(kind) as usize;
            let wanted = [Facet::Agent, Facet::Place, Facet::Subject].iter().position(|other| *other == facet).unwrap();
            for authority in of_authorities.filter(|authority| kind(&authority.kind) == wanted) {
                assert!(names.iter().any(|(label, _)| *label == authority.label), "{}", authority.label);
            }
        }
    }
}

#[test]
fn the_index_goes_from_a_to_z_with_references_whatever_the_case_and_the_accents() {
    let index = index(&explorer(SEED), "?view=people");
    let letters: Vec<&str> = index.sections.iter().map(|section| section.letter.as_str()).collect();
    assert_eq!(letters[..4], ["A", "B", "C", "D"]);
    assert_eq!(*letters.last().unwrap(), "Other");
    assert_eq!(index.letters.iter().map(|link| link.label.as_str()).collect::<Vec<_>>(), letters);
    let read = read_out(&index);
    assert!(read.contains(&"Filippov: Stalin".to_owned()), "{read:?}");
    let at = |line: &str| read.iter().position(|other| other == line).unwrap_or_else(|| panic!("{line} in {read:?}"));
    assert!(at("Filippov: Stalin") < at("Stalin 4"));
    // The same letters with accents are no other name.
    assert!(!read.contains(&"Võ Nguyên Giáp: Vo Nguyen Giap".to_owned()));
}

#[test]
fn names_in_most_records_come_first_by_count() {
    let index = index(&explorer(SEED), "?view=people&by=count");
    let counts: Vec<usize> = lines(&index).iter().filter(|l| l.see_from.is_empty()).map(|line| line.count).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
    assert_eq!(lines(&index)[0].label, "Mao Zedong");
    assert!(index.letters.is_empty());
    assert!(lines(&index).iter().all(|line| line.see_from.is_empty()));
}

#[test]
fn what_is_typed_finds_names_by_any_word_and_by_their_other_names() {
    let seed = explorer(SEED);
    assert_eq!(read_out(&index(&seed, "?view=people&find=filip")), ["Filippov: Stalin"]);
    assert_eq!(index(&seed, "?view=people&find=filip").caption, "No name has a word that begins with “filip”");
    assert!(read_out(&index(&seed, "?view=people&find=ENLAI")).contains(&"Zhou Enlai 5".to_owned()));
    assert_eq!(read_out(&index(&seed, "?view=people&find=nlai")), [""; 0]);
    assert!(read_out(&index(&seed, "?view=people&find=泽东")).contains(&"毛泽东: Mao Zedong".to_owned()));
}

#[test]
fn under_conditions_only_the_names_in_the_results_are_listed() {
    let index = index(&explorer(SEED), "?view=people&agent=Stalin");
    assert!(lines(&index).iter().all(|line| line.count > 0 && line.count <= 4));
    assert_eq!(lines(&index).iter().filter(|line| line.label == "Stalin" && line.see_from.is_empty()).count(), 1);
    assert!(index.caption.ends_with("names in these results"));
    assert!(lines(&index)[0].href.starts_with("?agent=Stalin&view=people&name=agent:"), "{}", lines(&index)[0].href);
}

#[test]
fn a_long_index_is_shown_in_parts_that_any_letter_begins() {
    let names: Vec<String> = (0..1000).map(|n| format!("{}name {n:04}", ["a", "b", "c", "d"][n / 250])).collect();
    let agents: Vec<Vec<(&str, &str)>> = names.iter().map(|name| vec![(name.as_str(), "author")]).collect();
    let explorer = records(&agents.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let first = index(&explorer, "?view=people");
    assert_eq!((lines(&first).len(), first.left), (300, 700));
    let from_c = index(&explorer, "?view=people&letter=C");
    assert_eq!((lines(&from_c)[0].label.as_str(), lines(&from_c).len(), from_c.left), ("cname 0500", 300, 200));
    assert_eq!(from_c.letters.len(), 4);
    let typed = index(&explorer, "?view=people&letter=C&find=aname");
    assert_eq!(lines(&typed)[0].label, "aname 0000");
}

#[test]
fn an_entry_has_all_that_is_known_of_a_name() {
    let stalin = entry(&explorer(SEED), "?name=agent:Stalin");
    assert_eq!((stalin.label.as_str(), stalin.kind.as_str(), stalin.count), ("Stalin", "person", 4));
    assert_eq!(stalin.variants[0], ("Pseudonym".into(), "Filippov · Semenov".into()));
    assert_eq!(stalin.results, "?agent=Stalin");
    assert_eq!(stalin.dates, "1878–1953");
    assert_eq!(stalin.span, "1952 to 1953");
    assert_eq!(stalin.bars.iter().map(|bar| bar.count).sum::<usize>(), 4);
    assert_eq!(stalin.bars_words, "Sep 1952 to Jan 1953, most in Dec 1952: 2");
    assert_eq!(stalin.parts.iter().map(|part| part.heading.as_str()).collect::<Vec<_>>()[0], "As author");
    assert!(stalin.parts[0].records[0].href.starts_with("?agent=Stalin&record=1952-09-17-letter"));
    assert_eq!(stalin.parts[0].href, "?agent=Stalin&role=by");
    let people = &stalin.company[0];
    assert_eq!((people.heading.as_str(), people.names[0].link.label.as_str()), ("People and bodies", "Mao Zedong"));
    assert!(people.names.iter().all(|name| name.link.label != "Stalin"));
    assert_eq!(people.names[0].link.href, "?name=agent:Mao+Zedong");
    assert_eq!(people.all, "?agent=Stalin&view=people&by=count");
    assert_eq!(stalin.among, None);
    assert_eq!(entry(&explorer(SEED), "?type=Letter&name=agent:Stalin").among, Some(1));
}

#[test]
fn counts_of_company_are_those_of_the_results_it_links_to() {
    let seed = explorer(SEED);
    for label in ["Stalin", "Zhou Enlai", "United Nations"] {
        for company in entry(&seed, &format!("?name=agent:{label}")).company {
            let all = index(&seed, &company.all);
            for name in company.names {
                let id = View::parse(&name.link.href).0.name.unwrap();
                let both = View {
                    filters: View::of_name(Facet::Agent, label).filters.toggle(id.facet, &id.label),
                    ..View::default()
                };
                // Values of one facet are OR; of two, AND.
                if id.facet != Facet::Agent {
                    assert_eq!(answer(&seed, &both.to_query(), 60).matched, name.count, "{label} and {}", id.label);
                }
                let line = lines(&all).into_iter().find(|l| l.label == id.label && l.see_from.is_empty()).cloned();
                assert_eq!(line.map(|line| line.count), Some(name.count), "{label} and {}", id.label);
            }
        }
    }
}

#[test]
fn a_name_with_two_parts_in_a_record_stands_in_both() {
    let explorer =
        records(&[&[("A", "author"), ("B", "recipient")], &[("A", "recipient"), ("A", "scribe")], &[("A", "")]]);
    let parts = entry(&explorer, "?name=agent:A").parts;
    let parts: Vec<(&str, usize)> = parts.iter().map(|part| (part.heading.as_str(), part.count)).collect();
    assert_eq!(parts, [("As author", 1), ("As recipient", 1), ("Part not stated", 1), ("As scribe", 1)]);
    let explorer = records(&[&[("A", "")], &[("A", "")]]);
    let parts = entry(&explorer, "?name=agent:A").parts;
    assert_eq!(parts.iter().map(|part| (part.heading.as_str(), part.count)).collect::<Vec<_>>(), [("", 2)]);
}

#[test]
fn a_variant_leads_to_the_preferred_label_and_the_address_follows() {
    let seed = explorer(SEED);
    for (query, canonical) in [
        ("?name=agent:Filippov", "?name=agent:Stalin"),
        ("?view=people&name=agent:stalin", "?view=people&name=agent:Stalin"),
        ("?name=place:Peking", "?name=place:Beijing"),
        ("?name=subject:Korean+War", "?name=subject:Korean+conflict"),
    ] {
        assert_eq!(answer(&seed, query, 60).canonical, canonical);
    }
}

#[test]
fn a_name_that_no_record_has_is_told_of_with_a_search_for_its_words() {
    let answer = answer(&explorer(SEED), "?name=agent:Nobody+Atall", 60);
    let Some(Page::NoName(link)) = answer.page else { panic!("{:?}", answer.page) };
    assert_eq!((link.label.as_str(), link.href.as_str()), ("Nobody Atall", "?q=Nobody+OR+Atall"));
    assert!(answer.rows.is_empty());
}

#[test]
fn a_listed_name_without_records_has_an_entry() {
    let found = explorer(AWKWARD);
    let unused = index(&found, "?view=people");
    for line in lines(&unused).iter().filter(|line| line.see_from.is_empty()) {
        assert_eq!(entry(&found, &line.href).count, line.count, "{}", line.label);
    }
    let one = entry(&found, "?name=agent:Agent+One");
    assert_eq!(one.links, ["https://example.org/agent"]);
    assert_eq!(one.dates, "about 1900 to 1980, uncertain");
}

#[test]
fn the_guide_takes_its_examples_from_the_catalogue() {
    let seed = guide(&explorer(SEED));
    assert_eq!(seed.name.map(|(link, others)| (link.label, others)).unwrap().0, "Mao Zedong");
    assert_eq!(seed.record.unwrap().id, "1952-09-17-letter-filippov-stalin-to-mao-zedong");
    assert_eq!(seed.added.unwrap().text, "Hand-delivered letter");
    for (link, what) in &seed.searches {
        assert!(answer(&explorer(SEED), &link.href, 60).matched > 0, "{} {what}", link.label);
    }
    assert_eq!(seed.searches.len(), 3);
    let awkward = guide(&explorer(AWKWARD));
    assert_eq!(awkward.dates.len(), 7, "{:?}", awkward.dates);
    let empty = guide(&records(&[]));
    assert_eq!(empty, Guide::default());
}

#[test]
fn about_counts_the_whole_catalogue() {
    let seed = whole(&explorer(SEED));
    assert_eq!((seed.span.as_str(), seed.undated, seed.not_understood, seed.with_added), ("1952 to 1954", 0, 0, 20));
    assert_eq!(seed.names.len(), 3);
    assert_eq!(whole(&records(&[])).span, "");
}
