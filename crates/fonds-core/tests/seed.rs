//! The bundled catalogue against the listing that it was taken from.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;

use fonds_core::authority::{Authorities, AuthorityFacet};
use fonds_core::catalogue::{Added, Catalogue, Evidence, Record};
use fonds_core::{read, write};

const CATALOGUE: &str = include_str!("../../../public/catalogue.json");
const LISTING: &str = include_str!("../../../tests/fixtures/wilson-listing.txt");
const TABLE: &str = "../../docs/added-values.md";

const TABLE_HEADER: &str = "\
# Added values

The listing that `public/catalogue.json` was taken from gives a date, a title and a summary for each record, and nothing else. Every
other value was added from those words, and each is listed here with the exact words that it rests on. This table is made by
`FONDS_BLESS=1 cargo test -p fonds-core --test seed`, and a test holds it against the catalogue.

How it was decided:

- **Types** are spelt as the titles spell them. A hand-delivered letter is a letter. A summary that names another type than its title
  does not change it.
- **Agents** are the people and bodies that the words name. *Author* and *recipient* are those of the letter, telegram, resolution,
  report, journal or speech; *participant* is who met or spoke; *mentioned* is everyone else who is spoken of. One person may be
  two of these: an ambassador writes the record of a conversation in which he took part.
- **Places** are countries, cities, regions and rivers that are named by a noun, as ground or as a state. An adjective or a noun that
  only qualifies another (*Soviet government*, *Korean conflict*, *US attack*, *Sino-Indian relations*) is no place.
- A name inside another name (*Gao Gang Affair*, *USSR Council of Ministers*, *Hungarian Foreign Ministry*) counts for that whole only.
- **Subjects** are a short list in the listing's own words; one subject may rest on other words of the same meaning (*POW repatriation*).
- **Other dates** stand in titles beside the date that the listing sorts by: they are kept, and neither replaces the other.
- What the words do not say (where a letter was written, its language, where it is kept, its address) is left out.
";

fn catalogue() -> Catalogue {
    read::catalogue(CATALOGUE).0
}

/// Date, title and description of each entry of the listing.
fn listing() -> Vec<[&'static str; 3]> {
    let entries = LISTING.split("\n  • ").skip(1);
    entries.map(|entry| paragraphs(entry).try_into().unwrap()).collect()
}

fn paragraphs(entry: &str) -> Vec<&str> {
    entry.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// A record's words, by the name of the field.
fn words<'a>(record: &'a Record, evidence: &Evidence) -> &'a str {
    match evidence.field.as_str() {
        "title" => &record.title,
        "description" => &record.description,
        other => panic!("{}: {other} is no field of the listing", record.id()),
    }
}

/// Every value that the listing does not have as a field: field, value, role.
fn values(record: &Record) -> Vec<(&str, &str, &str)> {
    let agents = record.agents.iter().map(|agent| ("agents", agent.name.as_str(), agent.role.as_str()));
    let texts = [
        ("type", record.kind.as_str()),
        ("classification", &record.classification),
        ("collection", &record.collection),
        ("repository", &record.repository),
        ("source", &record.source),
        ("url", record.url.as_str()),
        ("rights", &record.rights),
    ];
    let lists = [("places", &record.places), ("subjects", &record.subjects), ("languages", &record.languages)];
    let texts = texts.into_iter().filter(|(_, value)| !value.is_empty());
    let items =
        lists.into_iter().flat_map(|(field, values)| values.iter().map(move |value| (field, value.as_str(), "")));
    texts.map(|(field, value)| (field, value, "")).chain(agents).chain(items).collect()
}

fn key(added: &Added) -> (&str, &str, &str) {
    (&added.field, &added.value, &added.role)
}

/// Every piece of evidence of a record, that of its other dates included.
fn evidence(record: &Record) -> impl Iterator<Item = &Evidence> {
    let of_dates = record.other_dates.iter().map(|other| &other.evidence);
    record.added.iter().map(|added| &added.evidence).chain(of_dates)
}

#[test]
fn the_catalogue_is_read_without_a_problem() {
    assert_eq!(read::catalogue(CATALOGUE).1, []);
}

#[test]
fn the_file_is_as_it_would_be_written() {
    assert_eq!(write::catalogue(&catalogue()), CATALOGUE);
}

#[test]
fn every_record_has_the_words_of_the_listing() {
    let catalogue = catalogue();
    let ours: Vec<_> =
        catalogue.records().iter().map(|record| [&record.date_display, &record.title, &record.description]).collect();
    assert_eq!(ours, listing());
    assert_eq!(ours.len(), 20);
}

#[test]
fn every_date_is_the_day_that_the_listing_gives() {
    let months = "January February March April May June July August September October November December";
    for record in catalogue().records() {
        let written = record.date_display.replace(',', "");
        let [month, day, year] = written.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let number = months.split(' ').position(|name| name == month).unwrap() + 1;
        assert_eq!(record.date.as_str(), format!("{year}-{number:02}-{day}"));
        assert!(record.id().starts_with(record.date.as_str()), "{} should begin with its date", record.id());
    }
}

#[test]
fn the_slips_of_the_source_stay() {
    for slip in [
        "Ho Chi Ming",
        "Yale River",
        "Huan Kecheng",
        "Om the final day",
        "Guanxi",
        "a diverge between",
        "Americans Prisoners",
    ] {
        assert!(
            catalogue().records().iter().any(|record| record.title.contains(slip) || record.description.contains(slip))
        );
    }
}

#[test]
fn the_words_of_all_evidence_stand_in_their_field() {
    for record in catalogue().records() {
        for evidence in evidence(record) {
            assert!(
                !evidence.text.is_empty() && words(record, evidence).contains(&evidence.text),
                "{}: {evidence:?}",
                record.id()
            );
        }
    }
}

#[test]
fn every_added_value_has_its_evidence_and_all_evidence_its_value() {
    for record in catalogue().records() {
        let added: Vec<_> = record.added.iter().map(key).collect();
        let has_double = added.iter().collect::<HashSet<_>>().len() < added.len();
        assert!(!has_double, "{}: a value is added twice", record.id());
        let sorted = |mut keys: Vec<_>| {
            keys.sort_unstable();
            keys
        };
        assert_eq!(sorted(values(record)), sorted(added), "{}", record.id());
    }
}

#[test]
fn the_evidence_of_an_agent_has_the_name_as_it_is_written() {
    for record in catalogue().records() {
        for agent in &record.agents {
            let matches = |added: &&Added| key(added) == ("agents", agent.name.as_str(), agent.role.as_str());
            let evidence = &record.added.iter().find(matches).unwrap().evidence;
            let name = if agent.as_written.is_empty() { &agent.name } else { &agent.as_written };
            assert!(evidence.text.contains(name.as_str()), "{}: {name} is not in “{}”", record.id(), evidence.text);
        }
    }
}

#[test]
fn the_evidence_of_a_place_has_one_of_its_names() {
    let catalogue = catalogue();
    let authorities = Authorities::new(&catalogue.authorities);
    let places = |record: &Record| record.added.clone().into_iter().filter(|added| added.field == "places");
    for added in catalogue.records().iter().flat_map(places) {
        let authority = authorities.resolve(AuthorityFacet::Place, &added.value).unwrap();
        let variants = authority.variants.iter().map(|variant| &variant.name);
        let mut names = std::iter::once(&authority.label).chain(variants);
        assert!(names.any(|name| added.evidence.text.contains(name.as_str())), "{added:?}");
    }
}

#[test]
fn every_other_date_has_its_day_and_the_words_that_give_it() {
    let catalogue = catalogue();
    let dates = catalogue.records().iter().flat_map(|record| &record.other_dates);
    let dates: Vec<_> =
        dates.map(|other| (other.date.as_str(), other.role.as_str(), other.as_written.as_str())).collect();
    let expected = [
        ("1954-01-04", "event", "4 January 1954"),
        ("1954-03-26", "event", "26 March 1954"),
        ("1954-04-20", "event", "20 April 1954"),
        ("1954-08-27", "created", "27 August 1954"),
    ];
    assert_eq!(dates, expected);
    for other in catalogue.records().iter().flat_map(|record| &record.other_dates) {
        assert!(other.evidence.text.contains(&other.as_written), "{other:?}");
    }
}

#[test]
fn every_agent_and_place_is_a_label_of_an_authority() {
    let catalogue = catalogue();
    let authorities = Authorities::new(&catalogue.authorities);
    for record in catalogue.records() {
        let agents = record.agents.iter().map(|agent| (AuthorityFacet::Agent, &agent.name));
        for (facet, name) in agents.chain(record.places.iter().map(|place| (AuthorityFacet::Place, place))) {
            let label = authorities.resolve(facet, name).map(|authority| authority.label.as_str());
            assert_eq!(label, Some(name.as_str()), "{}", record.id());
        }
    }
}

#[test]
fn no_name_belongs_to_two_authorities() {
    let mut seen = HashSet::new();
    for authority in &catalogue().authorities {
        let facet = AuthorityFacet::from_kind(&authority.kind);
        let variants = authority.variants.iter().map(|variant| variant.name.clone());
        for name in variants.chain([authority.label.clone()]) {
            assert!(seen.insert((facet, name.clone())), "{name} stands twice");
        }
    }
}

#[test]
fn variants_lead_to_the_spelling_of_the_listing() {
    let catalogue = catalogue();
    let authorities = Authorities::new(&catalogue.authorities);
    let agents =
        [("Filippov", "Stalin"), ("Semenov", "Stalin"), ("chou en-lai", "Zhou Enlai"), ("周恩来", "Zhou Enlai")];
    for (name, label) in agents.into_iter().chain([("Ho Chi Ming", "Ho Chi Minh"), ("Huan Kecheng", "Huang Kecheng")]) {
        assert_eq!(authorities.label(AuthorityFacet::Agent, name), label);
    }
    assert_eq!(authorities.label(AuthorityFacet::Place, "Yale River"), "Yalu River");
    assert_eq!(authorities.variant_kind("Yalu River", "Yale River"), Some("misspelling in source"));
}

#[test]
fn the_table_of_added_values_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    let table = table(&catalogue());
    if std::env::var_os("FONDS_BLESS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == table, "{TABLE} is out of date: run this test with FONDS_BLESS=1 and review the difference");
}

fn table(catalogue: &Catalogue) -> String {
    let mut table = format!(
        "{TABLE_HEADER}\n| record | field | value | role | rests on | the words |\n|---|---|---|---|---|---|\n"
    );
    for record in catalogue.records() {
        for added in &record.added {
            row(&mut table, [record.id(), &added.field, &added.value, &added.role], &added.evidence);
        }
        for other in &record.other_dates {
            row(&mut table, [record.id(), "other_dates", other.date.as_str(), &other.role], &other.evidence);
        }
    }
    table
}

fn row(table: &mut String, [id, field, value, role]: [&str; 4], evidence: &Evidence) {
    writeln!(table, "| {id} | {field} | {value} | {role} | {} | {} |", evidence.field, evidence.text).unwrap();
}
