//! Names: what they resolve to, which are proposed as one, how they are taken apart, and authority files.

#![allow(missing_docs, clippy::unwrap_used)]

use fonds_core::authority::AuthorityFacet;
use fonds_core::catalogue::{Agent, Authority, Catalogue, Link, Record, Shelf, Variant, When};
use fonds_core::names::authority_file::authorities;
use fonds_core::names::mandarin::{is_one_name, keys, pinyin_of, pinyin_syllables, wade_giles};
use fonds_core::names::{Likeness, NameUse, Proposal, parts, proposals, uses};
use fonds_core::write::cells;
use proptest::prelude::*;

/// A catalogue with a record for each agent and one for each place.
fn catalogue(agents: &[&str], places: &[&str]) -> Catalogue {
    let mut shelf = Shelf::default();
    for (at, agent) in agents.iter().enumerate() {
        let mut record = Record::new(&format!("a{at}"), "Letter", When::Unknown).unwrap();
        record.agents.push(Agent { name: (*agent).into(), ..Agent::default() });
        shelf.add(record).unwrap();
    }
    for (at, place) in places.iter().enumerate() {
        let mut record = Record::new(&format!("p{at}"), "Letter", When::Unknown).unwrap();
        record.places.push((*place).into());
        shelf.add(record).unwrap();
    }
    Catalogue::new(shelf)
}

fn with(catalogue: Catalogue, authorities: Vec<Authority>) -> Catalogue {
    let mut catalogue = catalogue;
    catalogue.authorities = authorities;
    catalogue
}

fn person(label: &str, variants: &[(&str, &str)]) -> Authority {
    let variants = variants.iter().map(|&(name, kind)| Variant { name: name.into(), kind: kind.into() }).collect();
    Authority { label: label.into(), kind: "person".into(), variants, ..Authority::default() }
}

/// Proposals for agents, as their names and the reason.
fn proposed(agents: &[&str]) -> Vec<(Vec<String>, Likeness)> {
    proposals(&catalogue(agents, &[])).into_iter().map(|proposal| (proposal.names, proposal.reason)).collect()
}

fn proposed_places(places: &[&str]) -> Vec<Likeness> {
    proposals(&catalogue(&[], places)).into_iter().map(|proposal| proposal.reason).collect()
}

mod what_names_resolve_to {
    use super::*;

    fn reason(name: &str) -> String {
        let authorities = vec![person("Stalin", &[("Joseph Stalin", "full form"), ("Filippov", "pseudonym")])];
        uses(&with(catalogue(&[name], &[]), authorities)).remove(0).reason
    }

    #[test]
    fn every_name_has_its_records_and_its_label() {
        let authorities = vec![person("Stalin", &[("Filippov", "pseudonym")])];
        let agents = ["Mr. Stalin", "Zhou Enlai", "Mr. Stalin"];
        let uses = uses(&with(catalogue(&agents, &["Peking"]), authorities));
        let seen: Vec<_> = uses
            .iter()
            .map(|NameUse { name, records, label, .. }| (name.as_str(), *records, label.as_deref()))
            .collect();
        assert_eq!(seen, [("Mr. Stalin", 2, Some("Stalin")), ("Zhou Enlai", 1, None), ("Peking", 1, None)]);
        assert_eq!(uses[2].facet, AuthorityFacet::Place);
    }

    #[test]
    fn a_record_that_has_a_name_twice_counts_once() {
        let mut record = Record::new("1", "Letter", When::Unknown).unwrap();
        record.agents = ["author", "mentioned"]
            .map(|role| Agent { name: "Lind".into(), role: role.into(), ..Agent::default() })
            .into();
        let mut shelf = Shelf::default();
        shelf.add(record).unwrap();
        assert_eq!(uses(&Catalogue::new(shelf))[0].records, 1);
    }

    #[test]
    fn the_reason_is_a_sentence() {
        for (name, expected) in [
            ("Stalin", "It is the preferred label."),
            ("Filippov", "“Filippov” is listed as a name of Stalin (pseudonym)."),
            (
                "Stalin, Joseph",
                "“Stalin, Joseph” is listed as “Joseph Stalin”, a name of Stalin (full form); it is written inverted, or \
                 with other points and spaces.",
            ),
            (
                "Marshal Stalin",
                "“Marshal Stalin” is listed as “Stalin”, a name of Stalin; it is written with a title or suffix, or without.",
            ),
            ("Molotov", "No authority has this name."),
        ] {
            assert_eq!(reason(name), expected);
        }
    }
}

mod what_is_proposed_as_one {
    use super::*;

    #[test]
    fn each_likeness_is_found_and_named() {
        for (one, other, reason) in [
            ("Zhou En-Lai", "Zhou Enlai", Likeness::SameLetters),
            ("Malwida von Meysenbug", "Malwida von Meysenbug#", Likeness::SameLetters),
            ("Beuys, Joseph", "Joseph Beuys", Likeness::Inverted),
            ("Kurz von Senftenau, Ferdinand Sigmund", "Ferdinand Sigmund Kurz von Senftenau", Likeness::Inverted),
            ("Mr. Seward", "Seward", Likeness::Honorific),
            ("Ida Gräfin Hahn-Hahn", "Ida Hahn-Hahn", Likeness::Honorific),
            ("Hodgkin, Howard, Sir", "Howard Hodgkin", Likeness::Honorific),
            ("BRECKINRIDGE, SCOTT D., OLC", "BRECKINRIDGE, SCOTT D.", Likeness::Addition),
            ("Boswell, James (1740-1795)", "James Boswell", Likeness::Addition),
            ("W. H. Seward", "William H. Seward", Likeness::Initials),
            ("Wm. H. Seward", "William H. Seward", Likeness::Initials),
            ("William Seward", "William H. Seward", Likeness::FewerGivenNames),
            ("Mao Tse-tung", "Mao Zedong", Likeness::PinyinWadeGiles),
            ("Chiang Kai-shek, Generalissimo", "Jiang Jieshi", Likeness::CustomarySpelling),
            ("William H. Sewaed", "William H. Seward", Likeness::Typo),
            ("Mr. Colby", "Colby, William E.", Likeness::SurnameOnly),
        ] {
            let found = proposed(&[one, other]);
            let reasons: Vec<Likeness> = found.iter().map(|(_, reason)| *reason).collect();
            assert_eq!(reasons, [reason], "{one}, {other}");
            assert!(found[0].0.contains(&one.to_owned()) && found[0].0.contains(&other.to_owned()));
        }
    }

    #[test]
    fn different_people_are_not_proposed() {
        for (one, other) in [
            ("Friedrich II.", "Friedrich III."),
            ("Elizabeth I, Queen", "Elizabeth II, Queen"),
            ("Mrs. William Seward", "William Seward"),
            ("Scott, William, Mrs", "William Scott"),
            ("John Smith Jr.", "John Smith"),
            ("Heneage Finch, Fourth Earl of Aylesford", "Heneage Finch, Fifth Earl of Aylesford"),
            ("Smith, John, 1780-1841", "Smith, John, 1805-1869"),
            ("Gen. Smith", "Rev. Smith"),
            ("William A. Seward", "William H. Seward"),
            ("DIRECTOR, FBI", "DIRECTOR, CIA"),
            ("Ch'en Po-ta", "Zhen Boda"),
            ("Dana", "Tana"),
        ] {
            assert_eq!(proposed(&[one, other]), [], "{one}, {other}");
        }
    }

    #[test]
    fn a_shortened_name_that_may_be_two_people_is_left_alone() {
        assert_eq!(proposed(&["J. Smith", "John Smith", "James Smith"]), []);
        let found = proposed(&["J. B. Smith", "John Smith", "James B. Smith"]);
        assert_eq!(found, [(vec!["J. B. Smith".to_owned(), "James B. Smith".to_owned()], Likeness::Initials)][..0]);
    }

    #[test]
    fn a_surname_that_two_people_bear_is_left_alone() {
        assert_eq!(proposed(&["Mr. Seward", "William Seward", "Frederick Seward"]), []);
    }

    #[test]
    fn a_rare_surname_without_a_title_is_left_alone() {
        assert_eq!(proposed(&["Gertler", "Mark Gertler"]), []);
        assert_eq!(proposed(&["Hay", "Hay", "Hay", "John Hay"])[0].1, Likeness::SurnameOnly);
    }

    #[test]
    fn places_are_proposed_where_only_the_spelling_differs() {
        for (one, other, reasons) in [
            ("Straßburg", "[Strassburg?]", &[Likeness::SameLetters][..]),
            ("Yorkshire, North", "North Yorkshire", &[Likeness::Inverted]),
            ("Peking", "Beijing", &[Likeness::CustomarySpelling]),
            ("Chang-sha", "Ch'ang-sha", &[Likeness::SameLetters]),
            ("Kuei-lin", "Guilin", &[Likeness::PinyinWadeGiles]),
            ("Potsdam", "Potsdamm", &[Likeness::Typo]),
            ("Habana", "Havana", &[Likeness::Typo]),
            ("Ireland", "Iceland", &[]),
            ("Hertfordshire", "Herefordshire", &[]),
            ("Freiberg", "Freiburg", &[]),
        ] {
            assert_eq!(proposed_places(&[one, other]), reasons, "{one}, {other}");
        }
    }

    #[test]
    fn a_name_is_never_proposed_across_facets() {
        assert_eq!(proposals(&catalogue(&["Washington"], &["Washington.", "WASHINGTON"])).len(), 1);
    }

    #[test]
    fn an_authority_is_one_name_and_two_authorities_are_never_proposed_as_one() {
        let records = catalogue(&["Mao Tsetung", "Mao", "Chairman Mao"], &[]);
        let mao = person("Mao Zedong", &[("Mao Tse-tung", "romanisation"), ("Mao", ""), ("Chairman Mao", "")]);
        let proposed = |authorities| proposals(&with(records.clone(), authorities));
        let expected = Proposal {
            names: vec!["Mao Zedong".into(), "Mao Tsetung".into()],
            facet: AuthorityFacet::Agent,
            reason: Likeness::SameLetters,
            records: 3,
        };
        assert_eq!(proposed(vec![mao.clone()]), [expected]);
        assert_eq!(proposed(vec![mao, person("Mao Tsetung", &[])]), []);
    }

    #[test]
    fn of_names_that_a_closer_likeness_joins_one_stands_for_all() {
        let found = proposed(&["Zhou Enlai", "Zhou Enlai", "Zhou En-lai", "Chou En-lai"]);
        let names = |at: usize| found[at].0.join(" | ");
        assert_eq!((names(0).as_str(), found[0].1), ("Zhou Enlai | Chou En-lai", Likeness::PinyinWadeGiles));
        assert_eq!((names(1).as_str(), found[1].1), ("Zhou Enlai | Zhou En-lai", Likeness::SameLetters));
    }

    #[test]
    fn a_crowd_is_no_one() {
        let names: Vec<String> =
            ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("J. {a}{b} Smith"))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(proposed(&names), []);
    }

    proptest! {
        #[test]
        fn any_names_end_in_proposals_of_two_or_more_of_them(names in prop::collection::vec("[A-Ca-c., ()\\[\\]'’üI-]{0,12}", 0..12)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for (group, _) in proposed(&names) {
                prop_assert!(group.len() > 1 && group.iter().all(|name| names.contains(&name.as_str())));
            }
        }

        #[test]
        fn the_order_of_the_records_does_not_matter(names in Just(SAMPLE.to_vec()).prop_shuffle()) {
            prop_assert_eq!(proposed(&names), proposed(SAMPLE));
        }
    }

    const SAMPLE: &[&str] = &[
        "Seward",
        "Mr. Seward",
        "W. H. Seward",
        "William H. Seward",
        "Seward, William H.",
        "Wm. H. Seward",
        "Zhou Enlai",
        "Chou En-lai",
        "Mao Zedong",
        "Mao Tse-tung",
        "Friedrich II.",
        "Friedrich III.",
        "Hermann von Helmholtz",
        "Hermann von Helmholz",
        "Helmholtz, Hermann von",
    ];
}

mod how_a_name_is_taken_apart {
    use super::*;

    fn check(name: &str, given: &str, surname: &str, rest: [&[&str]; 3]) {
        let parts = parts(name);
        assert_eq!((parts.given.as_str(), parts.surname.as_str()), (given, surname), "{name}");
        assert_eq!(
            [parts.honorifics, parts.suffixes, parts.following],
            rest.map(|words| words.iter().map(|w| w.to_string()).collect::<Vec<_>>()),
            "{name}"
        );
    }

    #[test]
    fn names_in_either_order_have_the_same_parts() {
        check("William H. Seward", "William H.", "Seward", [&[], &[], &[]]);
        check("Seward, William H.", "William H.", "Seward", [&[], &[], &[]]);
        check("Karl von Linné", "Karl", "von Linné", [&[], &[], &[]]);
        check("Linné, Karl von", "Karl", "von Linné", [&[], &[], &[]]);
        check("Hamilton Finlay, Ian", "Ian", "Hamilton Finlay", [&[], &[], &[]]);
        check("King, Martin Luther, Jr.", "Martin Luther", "King", [&[], &["Jr."], &[]]);
    }

    #[test]
    fn titles_and_suffixes_are_taken_off() {
        check("Mr. Seward", "", "Seward", [&["Mr."], &[], &[]]);
        check("Graf Maximilian von Trauttmansdorff", "Maximilian", "von Trauttmansdorff", [&["Graf"], &[], &[]]);
        check("Thompson, Lieut. Col. William B", "William B", "Thompson", [&["Lieut.", "Col."], &[], &[]]);
        check("Sir C. Middleton, Bart", "C.", "Middleton", [&["Sir"], &["Bart"], &[]]);
        check("Henry Moore OM, CH", "Henry", "Moore", [&[], &["OM", "CH"], &[]]);
        check("Hodgkin, Howard, Sir", "Howard", "Hodgkin", [&["Sir"], &[], &[]]);
    }

    #[test]
    fn a_ruler_has_a_numeral_and_no_surname() {
        check("Kaiser Ferdinand III.", "Ferdinand III.", "", [&["Kaiser"], &[], &[]]);
        check("Carol I. von Rumänien", "Carol I.", "von Rumänien", [&[], &[], &[]]);
    }

    #[test]
    fn offices_and_life_dates_follow_the_name() {
        check("WIGREN, LEE H., C/SR/CI/R, CIA", "LEE H.", "WIGREN", [&[], &[], &["C/SR/CI/R", "CIA"]]);
        check("WARREN, RAYMOND A. C/LA DIV", "RAYMOND A.", "WARREN", [&[], &[], &["C/LA DIV"]]);
        check("Blake, William, 1757-1827", "William", "Blake", [&[], &[], &["1757-1827"]]);
        check("Mariette, Auguste (1821-1881)", "Auguste", "Mariette", [&[], &[], &["1821-1881"]]);
        check("Charles O’Neil, Commander, U. S. N", "Charles", "O’Neil", [&["Commander"], &[], &["U. S. N"]]);
    }

    #[test]
    fn brackets_spell_out_initials() {
        check("Tylor, J. J. (Joseph John)", "Joseph John", "Tylor", [&[], &[], &["Joseph John"]]);
        check("C[ordell] H[ull", "Cordell", "Hull", [&[], &[], &[]]);
    }

    #[test]
    fn what_is_no_persons_name_stays_whole() {
        for name in [
            "DIRECTOR, FBI",
            "Secretary of State",
            "Günther Anders und Charlotte Zelka",
            "einen Verleger",
            "Nash Motors Co",
            "Day & Son",
            "C/WH/4/PA",
            "1914",
            "",
        ] {
            assert_eq!((parts(name).surname.as_str(), parts(name).is_person), (name, false));
        }
    }

    proptest! {
        #[test]
        fn no_letter_of_a_name_is_lost(name in "[A-Za-z]{1,6}(,? [A-Za-z]{1,6}\\.?){0,4}( \\([A-Za-z ]{1,8}\\))?") {
            let letters = |text: &str| { let mut all: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect(); all.sort_unstable(); all };
            let parts = parts(&name);
            let all = [vec![parts.given, parts.surname], parts.honorifics, parts.suffixes, parts.following].concat().join(" ");
            let (written, kept) = (letters(&name), letters(&all));
            prop_assert!(written == kept || name.contains('(') && kept.len() > written.len(), "{}: {}", name, all);
        }
    }
}

mod pinyin_and_wade_giles {
    use super::*;

    #[test]
    fn every_syllable_leads_to_wade_giles_and_back() {
        let syllables = pinyin_syllables();
        assert_eq!(syllables.len(), 411);
        for pinyin in &syllables {
            assert!(pinyin_of(&wade_giles(pinyin)).contains(&pinyin.as_str()), "{pinyin}");
            let bare = wade_giles(pinyin).replace('\'', "").replace('ü', "u");
            assert!(pinyin_of(&bare).contains(&pinyin.as_str()), "{pinyin}");
        }
    }

    /// The Library of Congress's conversion table, at the syllables where the rules part ways.
    #[test]
    fn syllables_are_those_of_the_conversion_table() {
        for (pinyin, expected) in [
            ("zhong", "chung"),
            ("qiong", "ch'iung"),
            ("xue", "hsüeh"),
            ("ri", "jih"),
            ("shi", "shih"),
            ("si", "ssu"),
            ("zi", "tzu"),
            ("ci", "tz'u"),
            ("ge", "ko"),
            ("guo", "kuo"),
            ("shuo", "shuo"),
            ("duo", "to"),
            ("gui", "kuei"),
            ("hui", "hui"),
            ("rui", "jui"),
            ("jian", "chien"),
            ("jie", "chieh"),
            ("ju", "chü"),
            ("quan", "ch'üan"),
            ("yi", "i"),
            ("you", "yu"),
            ("yu", "yü"),
            ("yan", "yen"),
            ("ye", "yeh"),
            ("yuan", "yüan"),
            ("er", "erh"),
            ("lü", "lü"),
            ("nüe", "nüeh"),
            ("ruo", "jo"),
            ("cuo", "ts'o"),
            ("wo", "wo"),
            ("long", "lung"),
            ("de", "te"),
        ] {
            assert_eq!(wade_giles(pinyin), expected, "{pinyin}");
        }
    }

    #[test]
    fn signs_that_are_left_out_leave_several_readings() {
        for (written, expected) in [
            ("chu", &["ju", "qu", "zhu", "chu"][..]),
            ("ch'ü", &["qu"]),
            ("Ch’u", &["qu", "chu"]),
            ("chung", &["zhong", "chong"]),
            ("Wáng", &["wang"]),
            ("xyz", &[]),
        ] {
            assert_eq!(pinyin_of(written), expected, "{written}");
        }
    }

    #[test]
    fn names_in_the_two_systems_are_likely_one() {
        for (pinyin, wade_giles) in [
            ("Mao Zedong", "Mao Tse-tung"),
            ("Zhou Enlai", "Chou En-lai"),
            ("Peng Dehuai", "P’eng Te-huai"),
            ("Huang Kecheng", "Huang K'o-ch'eng"),
            ("Su Yu", "Su Yü"),
            ("Zhang Guotao", "CHANG KUO-TAO"),
            ("Liu Shaoqi", "Liu Shao-ch'i"),
            ("Sīmǎ Qiān", "Ssu-ma Ch'ien"),
            ("Xi'an", "Hsi-an"),
            ("Zhu De", "Chu Teh"),
            ("Lü Zhengcao", "Lu Cheng-ts'ao"),
        ] {
            assert!(is_one_name(pinyin, wade_giles) && is_one_name(wade_giles, pinyin), "{pinyin}, {wade_giles}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (name, other) in [
            ("Zhou Enlai", "Ch'ou En-lai"),
            ("Mao Zedong", "Mao Tse-t'ung"),
            ("Mao Zedong", "Mao Tse"),
            ("Wang", "Wang"),
            ("Ho Chi Minh", "Ho Chi Ming"),
            ("Zhou Enlai", "Chou Enlai Smith"),
            ("", ""),
        ] {
            assert!(!is_one_name(name, other), "{name}, {other}");
        }
    }

    fn name(system: fn(&str) -> String) -> impl Strategy<Value = (Vec<usize>, String)> {
        let syllables = pinyin_syllables();
        prop::collection::vec(0..syllables.len(), 2..4).prop_map(move |numbers| {
            let written: Vec<String> = numbers.iter().map(|&number| system(&syllables[number])).collect();
            (numbers, written.join("-"))
        })
    }

    proptest! {
        #[test]
        fn a_name_is_one_with_itself_in_the_other_system((numbers, wade) in name(wade_giles)) {
            let syllables = pinyin_syllables();
            let pinyin: Vec<&str> = numbers.iter().map(|&number| syllables[number].as_str()).collect();
            let pinyin = pinyin.join(" ");
            prop_assert!(is_one_name(&pinyin, &wade), "{} {}", pinyin, wade);
            prop_assert!(is_one_name(&pinyin, &wade.replace('\'', "").replace('ü', "u")), "{} {}", pinyin, wade);
            prop_assert!(keys(&pinyin).iter().any(|key| keys(&wade).contains(key)));
        }

        #[test]
        fn names_that_are_likely_one_share_a_key((_, one) in name(str::to_owned), (_, other) in name(wade_giles)) {
            let bare = other.replace('\'', "");
            let share = keys(&one).iter().any(|key| keys(&bare).contains(key));
            prop_assert!(share || !is_one_name(&one, &bare), "{} {}", one, bare);
        }

        #[test]
        fn any_text_is_read_without_harm(text in any::<String>()) {
            prop_assert!(keys(&text).len() < 100);
        }
    }
}

mod an_authority_file {
    use super::*;

    fn read(rows: &[&[&str]]) -> (Vec<Authority>, Vec<(usize, String)>) {
        let mut rows = rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect::<Vec<String>>());
        let header = rows.next().unwrap();
        authorities(&header, rows)
    }

    fn variants(authority: &Authority) -> Vec<(&str, &str)> {
        authority.variants.iter().map(|variant| (variant.name.as_str(), variant.kind.as_str())).collect()
    }

    #[test]
    fn a_row_is_an_authority_with_its_variants_in_a_cell() {
        for cell in [
            "Filippov [pseudonym] | Сталин [native script]",
            "Filippov [pseudonym]; Сталин [native script]",
            r#"[{"name":"Filippov","kind":"pseudonym"},{"name":"Сталин","kind":"native script"}]"#,
        ] {
            let (authorities, remarks) =
                read(&[&["Label", "Kind", "Variants", "Dates"], &["Stalin", "Person", cell, "1878/1953"]]);
            assert_eq!(variants(&authorities[0]), [("Filippov", "pseudonym"), ("Сталин", "native script")]);
            assert_eq!((authorities[0].kind.as_str(), authorities[0].dates.as_str()), ("person", "1878/1953"));
            assert_eq!(remarks, []);
        }
    }

    #[test]
    fn or_a_row_is_a_variant_that_repeats_the_label() {
        let (authorities, remarks) = read(&[
            &["label", "name", "variant kind", "kind"],
            &["Stalin", "Filippov", "pseudonym", "person"],
            &["Mao Zedong", "Mao Tse-tung", "romanisation", "person"],
            &["Stalin", "Joseph Stalin", "full form", ""],
        ]);
        assert_eq!(authorities.len(), 2);
        assert_eq!(variants(&authorities[0]), [("Filippov", "pseudonym"), ("Joseph Stalin", "full form")]);
        assert_eq!(remarks, []);
    }

    #[test]
    fn columns_are_known_in_four_languages() {
        for header in [
            ["Preferred name", "Alternative names", "Type", "Life dates", "Notes", "URL"],
            ["Ansetzungsform", "Namensvarianten", "Art", "Lebensdaten", "Bemerkung", "Link"],
            ["Forme retenue", "Autres noms", "Type d’entité", "Dates d'existence", "Remarques", "Lien"],
            ["Forma autorizada", "Otros nombres", "Tipo", "Fechas", "Notas", "Enlace"],
        ] {
            let row = ["Anna Lind", "A. Lind", "persona", "1840-1901", "Pilot.", "https://example.org/lind"];
            let (authorities, remarks) = read(&[&header, &row]);
            let expected = Authority {
                dates: "1840/1901".into(),
                note: "Pilot.".into(),
                links: vec![Link::new("https://example.org/lind").unwrap()],
                ..person("Anna Lind", &[("A. Lind", "")])
            };
            assert_eq!((authorities, remarks), (vec![expected], vec![]), "{header:?}");
        }
    }

    #[test]
    fn what_has_no_place_goes_to_the_note() {
        let (authorities, remarks) = read(&[
            &["name", "kind", "dates", "shoe size", "links"],
            &["Lind", "person", "long ago", "44", "javascript:alert(1) | http://example.org/", "more"],
        ]);
        assert_eq!(authorities[0].note, "shoe size: 44\nlinks: javascript:alert(1)\ncolumn 6: more\ndates: long ago");
        assert_eq!(authorities[0].links.len(), 1);
        let rows: Vec<usize> = remarks.iter().map(|(row, _)| *row).collect();
        assert_eq!(rows, [2, 2]);
        assert!(remarks[1].1.contains("long ago"), "{remarks:?}");
    }

    #[test]
    fn rows_of_one_label_and_facet_are_one_authority() {
        let (authorities, _) = read(&[
            &["label", "kind", "variants", "note"],
            &["Georgia", "country", "Sakartvelo", "A state."],
            &["Georgia", "person", "", ""],
            &["Georgia", "region", "Sakartvelo | Gruziya", "A state."],
        ]);
        assert_eq!(authorities.len(), 2);
        assert_eq!(variants(&authorities[0]), [("Sakartvelo", ""), ("Gruziya", "")]);
        assert_eq!(authorities[0].note, "A state.\nkind: region");
    }

    #[test]
    fn a_row_without_a_label_belongs_to_the_one_above() {
        let (authorities, remarks) = read(&[
            &["label", "kind", "variant"],
            &["", "", "Nobody"],
            &["Lind", "person", ""],
            &["", "", "A. Lind"],
            &["", " ", ""],
        ]);
        assert_eq!(variants(&authorities[0]), [("A. Lind", "")]);
        assert_eq!(
            remarks,
            [
                (2, "Expected a label, but the row has none: “Nobody”. It was set aside.".to_owned()),
                (4, "The row has no label; it was taken to belong to the one above, “Lind”.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_kind_that_is_missing_is_said_so() {
        let (authorities, remarks) = read(&[&["name", "kind"], &["Lind", ""], &["Lind", "person"]]);
        assert_eq!((authorities.len(), authorities[0].kind.as_str()), (1, "person"));
        assert_eq!(
            remarks,
            [(2, "“Lind” has no kind (person, body, city, ...); it counts as a subject until it has one.".to_owned())]
        );
        let (authorities, remarks) = read(&[&["name"], &["Lind"]]);
        assert_eq!(authorities[0].kind, "person");
        assert_eq!(remarks[0].0, 1);
    }

    #[test]
    fn a_file_without_labels_says_what_it_has() {
        let (authorities, remarks) = read(&[&["id", "place"], &["1", "Bern"]]);
        assert_eq!(authorities, []);
        let expected = "Expected a column “label” (or “name”), but found only: id, place. No authority was read.";
        assert_eq!(remarks, [(1, expected.to_owned())]);
    }

    fn text() -> impl Strategy<Value = String> {
        "[a-c;|\\[\\]\"é]{1,6}"
    }

    proptest! {
        #[test]
        fn a_file_as_the_writer_of_tables_writes_it_is_read_back(names in prop::collection::vec((text(), "[a-c]{0,3}"), 0..4)) {
            let mut variants: Vec<Variant> = names.into_iter().map(|(name, kind)| Variant { name, kind }).collect();
            let mut seen: Vec<Variant> = Vec::new();
            variants.retain(|variant| !seen.contains(variant) && { seen.push(variant.clone()); true });
            let cell = cells::variants(&variants);
            let (authorities, _) = read(&[&["label", "kind", "variants", "dates", "note", "links"], &["Lind", "person", &cell]]);
            prop_assert_eq!(&authorities[0].variants, &variants, "{}", cell);
        }

        #[test]
        fn any_cells_are_read_without_harm(header in prop::collection::vec("(label|name|kind|variants|links|x)?", 0..5), row in prop::collection::vec(any::<String>(), 0..6)) {
            let filled = row.iter().any(|cell| !cell.trim().is_empty());
            let (authorities, remarks) = authorities(&header, [row].into_iter());
            prop_assert!(!filled || !authorities.is_empty() || !remarks.is_empty());
        }
    }
}
