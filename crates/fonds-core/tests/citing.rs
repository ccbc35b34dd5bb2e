//! Citations as the style guides print them. Each expected text names the example that it is adapted from; what of an
//! example our catalogues have no field for (the city of a repository) stands in the field beside it.
#![allow(clippy::unwrap_used)]

use fonds_core::catalogue::{Catalogue, Record};
use fonds_core::cite::{Citer, Style, cite};
use fonds_core::date::Civil;
use fonds_core::read;
use proptest::prelude::*;
use serde_json::{Value, json};

mod any_catalogue;
use any_catalogue::any_catalogue;

const ACCESSED: Civil = Civil { year: 2026, month: 11, day: 23 };

/// People whom the examples below name, as an archivist lists them.
fn authorities() -> Value {
    let person = |label: &str| json!({"label": label, "kind": "person"});
    let mut all: Vec<Value> = [
        "George Creel",
        "Lawrence K. Frank",
        "Joseph Dinkel",
        "Marianne Moore",
        "Bryher",
        "W. H. Auden",
        "Klaus Mann",
        "Joseph Purcell",
        "Pavel Yudin",
        "Mao Zedong",
        "Ferdinand III",
        "Martin Luther King Jr.",
        "Jean-Paul Sartre",
        "Joseph II",
        "Maximilian von Trauttmansdorff",
        "Kim Philby",
        "David Lloyd George",
        "Henry James",
    ]
    .map(person)
    .to_vec();
    all.push(json!({"label": "Stalin, Joseph", "kind": "person", "variants": [{"name": "Joseph Stalin", "kind": ""}]}));
    all.push(json!({"label": "Nikolai Nagy", "kind": "person", "note": "Family name first."}));
    all.push(json!({"label": "Robert Bosch", "kind": "body"}));
    json!(all)
}

/// A catalogue of one record, with these fields of the catalogue and of the record.
fn of_one(catalogue: Value, mut record: Value) -> Catalogue {
    let mut whole = catalogue;
    record["id"] = record.get("id").cloned().unwrap_or(json!("r1"));
    whole["records"] = json!([record]);
    whole["authorities"] = authorities();
    read::catalogue(&whole.to_string()).0
}

fn cited(record: Value, style: Style) -> String {
    let catalogue = of_one(json!({}), record);
    cite(&catalogue.records()[0], &catalogue, style, None).plain
}

/// The same record in one style, without its id, which only our catalogues have.
fn check(style: Style, mut record: Value, expected: &str) {
    // With an address, no id is cited; it is taken off again.
    let address = "https://a.example/r1";
    record["url"] = json!(address);
    let text = cited(record, style);
    let mark = match style {
        Style::ChicagoNote | Style::Plain | Style::Mla => ", ",
        _ => " ",
    };
    let text = text.trim_end_matches('.').strip_suffix(address).unwrap().strip_suffix(mark).unwrap().to_owned();
    let stop =
        if matches!(style, Style::ChicagoNote | Style::Mla | Style::Plain) && !text.ends_with('.') { "." } else { "" };
    assert_eq!(text + stop, expected);
}

fn by(name: &str) -> Value {
    json!([{"name": name, "role": "author"}])
}

fn from_to(author: &str, recipient: &str) -> Value {
    json!([{"name": author, "role": "author"}, {"name": recipient, "role": "recipient"}])
}

fn creel() -> Value {
    json!({
        "title": "Letter from George Creel to Colonel House", "type": "Letter", "date": "1918-09-25",
        "agents": from_to("George Creel", "Colonel House"), "collection": "Edward M. House Papers",
        "repository": "Yale University Library, New Haven, CT",
    })
}

fn moore() -> Value {
    json!({
        "title": "Letter to Bryher", "type": "Letter", "date": "1954-09-28", "agents": from_to("Marianne Moore", "Bryher"),
        "collection": "Bryher Papers", "repository": "Yale U, New Haven, Beinecke Rare Book and Manuscript Library",
        "source": "GEN MSS 97, box 38, folder 1373",
    })
}

fn frank() -> Value {
    json!({
        "title": "Letter to Robert M. Ogden", "type": "Letter", "date": "1935-02-04",
        "agents": from_to("Lawrence K. Frank", "Robert M. Ogden"), "collection": "Rockefeller Archive Center",
        "repository": "Tarrytown, NY, United States", "source": "GEB Series 1.3, Box 371, Folder 3877",
    })
}

/// The Wilson Center's own metadata of its document 280697.
fn pushkov() -> Value {
    json!({
        "id": "280697", "title": "Letter to the Deputy Chairman of the Soviet Committee of the MGG, Prof. Pushkov", "date": "1958",
        "source": "RGANI, f. 5, op. 49, d. 131, ll. 193-194", "url": "https://digitalarchive.wilsoncenter.org/document/280697",
    })
}

#[test]
fn a_chicago_note_of_a_letter_names_who_wrote_to_whom() {
    // Turabian 2007, 17.6.1 (and Chicago 14.221–14.231): “George Creel to Colonel House, September 25, 1918, Edward M.
    // House Papers, Yale University Library, New Haven, CT.”
    check(
        Style::ChicagoNote,
        creel(),
        "George Creel to Colonel House, September 25, 1918, Edward M. House Papers, Yale University Library, New Haven, CT.",
    );
}

#[test]
fn a_chicago_note_of_a_telegram_says_that_it_is_one() {
    // Turabian 2007, 17.6.1: “Burton to Merriam, telegram, January 26, 1923, Charles E. Merriam Papers, University of
    // Chicago Library.”
    let burton = json!({
        "title": "Telegram, Burton to Merriam", "type": "Telegram", "date": "1923-01-26", "agents": from_to("Burton", "Merriam"),
        "collection": "Charles E. Merriam Papers", "repository": "University of Chicago Library",
    });
    check(
        Style::ChicagoNote,
        burton,
        "Burton to Merriam, telegram, January 26, 1923, Charles E. Merriam Papers, University of Chicago Library.",
    );
}

#[test]
fn a_chicago_note_has_descriptions_without_quotation_marks() {
    // Turabian 2007, 17.6.1: “Memorandum by Alvin Johnson, 1937, file 36, Horace Kallen Papers, YIVO Institute, New
    // York.”
    let memorandum = json!({
        "title": "Memorandum by Alvin Johnson", "date": "1937", "agents": by("Alvin Johnson"), "source": "file 36",
        "collection": "Horace Kallen Papers", "repository": "YIVO Institute, New York",
    });
    check(
        Style::ChicagoNote,
        memorandum,
        "Memorandum by Alvin Johnson, 1937, file 36, Horace Kallen Papers, YIVO Institute, New York.",
    );
}

#[test]
fn a_chicago_note_has_titles_in_quotation_marks_and_doubtful_dates_in_brackets() {
    // Turabian 2007, 17.6.1: “Joseph Purcell, ‘A Map of the Southern Indian District of North America’ [ca. 1772], MS
    // 228, Ayer Collection, Newberry Library, Chicago.” Chicago 14.145 has such a date in brackets in the place of the
    // date.
    let map = json!({
        "title": "The Southern Indian District of North America", "type": "Map", "date": "1772~", "agents": by("Joseph Purcell"), "source": "MS 228",
        "collection": "Ayer Collection", "repository": "Newberry Library, Chicago",
    });
    check(
        Style::ChicagoNote,
        map,
        "Joseph Purcell, “The Southern Indian District of North America,” [ca. 1772], MS 228, Ayer Collection, Newberry Library, Chicago.",
    );
}

#[test]
fn a_chicago_bibliography_begins_with_the_author() {
    // Chicago 14.221–14.231: “Dinkel, Joseph. Description of Louis Agassiz written at the request of Elizabeth Cary
    // Agassiz, n.d. Agassiz Papers. Houghton Library, Harvard University, Cambridge, MA.”
    let dinkel = json!({
        "title": "Description of Louis Agassiz written at the request of Elizabeth Cary Agassiz", "date": null, "agents": by("Joseph Dinkel"),
        "collection": "Agassiz Papers", "repository": "Houghton Library, Harvard University, Cambridge, MA",
    });
    check(
        Style::ChicagoBibliography,
        dinkel,
        "Dinkel, Joseph. Description of Louis Agassiz written at the request of Elizabeth Cary Agassiz, n.d. Agassiz Papers. Houghton \
         Library, Harvard University, Cambridge, MA.",
    );
}

#[test]
fn a_chicago_bibliography_describes_a_letter() {
    // University College Dublin Library, guide to Chicago 17: “Mitchell, Mairin. Letter to Desmond Ryan, 2 February
    // 1940. Papers of Desmond Ryan. UCD Archives.”, with the order of the date as Chicago has it.
    check(
        Style::ChicagoBibliography,
        creel(),
        "Creel, George. Letter to Colonel House, September 25, 1918. Edward M. House Papers. Yale University Library, New Haven, CT.",
    );
}

#[test]
fn mla_has_the_date_of_a_letter_in_the_middle() {
    // MLA Style Center, “A Guide to Citing Materials from Physical Archives and Collections”: “Moore, Marianne. Letter
    // to Bryher. 28 Sept. 1954. Bryher Papers, Yale U, New Haven, Beinecke Rare Book and Manuscript Library, GEN MSS
    // 97, box 38, folder 1373.”
    check(
        Style::Mla,
        moore(),
        "Moore, Marianne. Letter to Bryher. 28 Sept. 1954. Bryher Papers, Yale U, New Haven, Beinecke Rare Book and Manuscript Library, GEN \
         MSS 97, box 38, folder 1373.",
    );
}

#[test]
fn mla_puts_a_question_mark_after_an_uncertain_date() {
    // The same guide: “Borges, Jorge Luis. ‘Thorkelin y el Beowulf.’ 1955–60? Jorge Luis Borges Papers, U of Texas,
    // Austin, Harry Ransom Center, section 2, container 1.14, ff. 1r–11v.” No authority says which of his names is the
    // family name: it stays as written.
    let borges = json!({
        "title": "Thorkelin y el Beowulf", "date": "1955?/1960?", "agents": by("Jorge Luis Borges"), "collection": "Jorge Luis Borges Papers",
        "repository": "U of Texas, Austin, Harry Ransom Center", "source": "section 2, container 1.14, ff. 1r–11v",
    });
    check(
        Style::Mla,
        borges,
        "Jorge Luis Borges. “Thorkelin y el Beowulf.” 1955–1960? Jorge Luis Borges Papers, U of Texas, Austin, Harry Ransom Center, section \
         2, container 1.14, ff. 1r–11v.",
    );
}

#[test]
fn mla_inverts_the_first_of_two_authors() {
    // The same guide: “Auden, W. H., and Klaus Mann. Prospectus. Decision Magazine Papers, Yale U Library, New Haven,
    // Manuscripts and Archives, MS 176, box 1, folder 20.”
    let prospectus = json!({
        "title": "Prospectus", "type": "Prospectus", "date": null, "collection": "Decision Magazine Papers",
        "agents": [{"name": "W. H. Auden", "role": "author"}, {"name": "Klaus Mann", "role": "author"}],
        "repository": "Yale U Library, New Haven, Manuscripts and Archives", "source": "MS 176, box 1, folder 20",
    });
    check(
        Style::Mla,
        prospectus,
        "Auden, W. H., and Klaus Mann. Prospectus. Decision Magazine Papers, Yale U Library, New Haven, Manuscripts and Archives, MS 176, box \
         1, folder 20.",
    );
}

#[test]
fn mla_says_circa_with_a_capital_at_the_beginning_of_a_part() {
    // The same guide: “Chaucer, Geoffrey. The Canterbury Tales. Circa 1400-10, British Library, London, Harley MS
    // 7334.”
    let chaucer = json!({
        "title": "The Canterbury Tales", "date": "1400~/1410~", "repository": "British Library, London", "source": "Harley MS 7334",
    });
    check(Style::Mla, chaucer, "“The Canterbury Tales.” Circa 1400–1410. British Library, London, Harley MS 7334.");
}

#[test]
fn apa_describes_a_letter_in_brackets() {
    // APA Style, “Archival documents and collections”: “Frank, L. K. (1935, February 4). [Letter to Robert M. Ogden].
    // Rockefeller Archive Center (GEB Series 1.3, Box 371, Folder 3877), Tarrytown, NY, United States.”
    check(
        Style::Apa,
        frank(),
        "Frank, L. K. (1935, February 4). [Letter to Robert M. Ogden]. Rockefeller Archive Center (GEB Series 1.3, Box 371, Folder 3877), \
         Tarrytown, NY, United States.",
    );
}

#[test]
fn apa_begins_with_the_title_where_there_is_no_author() {
    // The same page: “[Photographs of Robert M. Yerkes]. (ca. 1917–1954). Robert Mearns Yerkes Papers (Box 137, Folder
    // 2292), Manuscripts and Archives, Yale University Library, New Haven, CT, United States.”
    let photographs = json!({
        "title": "[Photographs of Robert M. Yerkes]", "date": "1917~/1954~", "collection": "Robert Mearns Yerkes Papers",
        "source": "Box 137, Folder 2292",
        "repository": "Manuscripts and Archives, Yale University Library, New Haven, CT, United States",
    });
    check(
        Style::Apa,
        photographs,
        "[Photographs of Robert M. Yerkes]. (ca. 1917–1954). Robert Mearns Yerkes Papers (Box 137, Folder 2292), Manuscripts and Archives, \
         Yale University Library, New Haven, CT, United States.",
    );
}

#[test]
fn a_document_of_a_digital_archive_is_found_by_its_reference_and_address() {
    // The Wilson Center's metadata of document 280697 (archive: History and Public Policy Program Digital Archive;
    // location: RGANI, f. 5, op. 49, d. 131, ll. 193-194; 1958), as the tests of Zotero's translator for that site have
    // it.
    let catalogue = of_one(json!({"publisher": "Wilson Center Digital Archive"}), pushkov());
    let check = |style, expected: &str| {
        assert_eq!(cite(&catalogue.records()[0], &catalogue, style, Some(ACCESSED)).plain, expected);
    };
    check(
        Style::Plain,
        "“Letter to the Deputy Chairman of the Soviet Committee of the MGG, Prof. Pushkov,” 1958, RGANI, f. 5, op. 49, d. 131, ll. 193-194, \
         Wilson Center Digital Archive, https://digitalarchive.wilsoncenter.org/document/280697 (accessed 23 November 2026).",
    );
    // Chicago 14.12: the day of access stands before the address.
    check(
        Style::ChicagoNote,
        "Letter to the Deputy Chairman of the Soviet Committee of the MGG, Prof. Pushkov, 1958, RGANI, f. 5, op. 49, d. 131, ll. 193-194, Wilson \
         Center Digital Archive, accessed November 23, 2026, https://digitalarchive.wilsoncenter.org/document/280697.",
    );
    check(
        Style::ChicagoBibliography,
        "Letter to the Deputy Chairman of the Soviet Committee of the MGG, Prof. Pushkov, 1958. RGANI, f. 5, op. 49, d. 131, ll. 193-194. Wilson \
         Center Digital Archive. Accessed November 23, 2026. https://digitalarchive.wilsoncenter.org/document/280697.",
    );
    // MLA Handbook, 9th edition: “Accessed” with the day stands at the end.
    check(
        Style::Mla,
        "Letter to the Deputy Chairman of the Soviet Committee of the MGG, Prof. Pushkov. 1958. RGANI, f. 5, op. 49, d. 131, ll. 193-194. Wilson \
         Center Digital Archive, https://digitalarchive.wilsoncenter.org/document/280697. Accessed 23 Nov. 2026.",
    );
    // APA 9.16 and 9.35: “Retrieved October 11, 2019, from https://…” without a full stop.
    check(
        Style::Apa,
        "Letter to the Deputy Chairman of the Soviet Committee of the MGG, Prof. Pushkov. (1958). Wilson Center Digital Archive (RGANI, f. 5, op. \
         49, d. 131, ll. 193-194). Retrieved November 23, 2026, from https://digitalarchive.wilsoncenter.org/document/280697",
    );
}

#[test]
fn without_an_address_the_id_is_cited() {
    let catalogue =
        of_one(json!({"publisher": "City Archive"}), json!({"id": "ho-1", "title": "Chart", "date": "1881"}));
    let check =
        |style, expected: &str| assert_eq!(cite(&catalogue.records()[0], &catalogue, style, None).plain, expected);
    check(Style::ChicagoNote, "“Chart,” 1881, City Archive, ho-1.");
    check(Style::ChicagoBibliography, "“Chart.” 1881. City Archive. ho-1.");
    check(Style::Mla, "“Chart.” 1881. City Archive, ho-1.");
    check(Style::Apa, "Chart. (1881). City Archive, ho-1.");
    check(Style::Plain, "“Chart,” 1881, City Archive, ho-1.");
}

#[test]
fn italics_are_those_of_the_guide() {
    let italics = |style| {
        let catalogue = of_one(json!({"publisher": "City Archive"}), json!({"title": "Chart", "date": "1881"}));
        let citation = cite(&catalogue.records()[0], &catalogue, style, None);
        let whole: String = citation.spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(whole, citation.plain);
        citation.spans.into_iter().filter(|span| span.is_italic).map(|span| span.text).collect::<Vec<_>>()
    };
    // MLA: the title of a container, such as a website. APA: the title of a work that stands alone.
    assert_eq!(italics(Style::Mla), ["City Archive"]);
    assert_eq!(italics(Style::Apa), ["Chart"]);
    assert_eq!(italics(Style::ChicagoNote), [""; 0]);
    assert_eq!(italics(Style::ChicagoBibliography), [""; 0]);
    assert_eq!(italics(Style::Plain), [""; 0]);
}

#[test]
fn dates_stand_in_the_order_of_the_guide() {
    let check = |date: &str, expected: [&str; 4]| {
        let cited = |style| cited(json!({"title": "t", "date": date, "url": "https://a.example/r1"}), style);
        let between = |text: String, before: &str| {
            let rest = text.strip_prefix(before).unwrap().to_owned();
            rest.strip_suffix("https://a.example/r1.").or(rest.strip_suffix("https://a.example/r1")).unwrap().to_owned()
        };
        let found = [
            between(cited(Style::ChicagoNote), "“t,” "),
            between(cited(Style::Mla), "“t.” "),
            between(cited(Style::Apa), "t. "),
            between(cited(Style::Plain), "“t,” "),
        ];
        let marks = [", ", ". ", ". ", ", "];
        let found: Vec<&str> =
            found.iter().zip(marks).map(|(text, mark)| text.strip_suffix(mark).unwrap_or(text.trim_end())).collect();
        assert_eq!(found, expected, "{date}");
    };
    check("1954-02-23", ["February 23, 1954", "23 Feb. 1954", "(1954, February 23)", "23 February 1954"]);
    check("1954-06", ["June 1954", "June 1954", "(1954, June)", "June 1954"]);
    check("1954-06-XX", ["June 1954", "June 1954", "(1954, June)", "June 1954"]);
    check("1954", ["1954", "1954", "(1954)", "1954"]);
    check("1954-05-05/1954-05-07", ["May 5–7, 1954", "5–7 May 1954", "(1954, May 5–7)", "5–7 May 1954"]);
    check(
        "1954-04-26/1954-07-21",
        ["April 26–July 21, 1954", "26 Apr.–21 July 1954", "(1954, April 26–July 21)", "26 April–21 July 1954"],
    );
    check("1954-05/1954-06", ["May–June 1954", "May–June 1954", "(1954, May–June)", "May–June 1954"]);
    check(
        "1950-06/1952-12",
        ["June 1950–December 1952", "June 1950–Dec. 1952", "(1950, June–1952, December)", "June 1950–December 1952"],
    );
    check("1950/1952", ["1950–1952", "1950–1952", "(1950–1952)", "1950–1952"]);
    check("1952?", ["[1952?]", "1952?", "(1952?)", "1952?"]);
    check("1952~", ["[ca. 1952]", "Circa 1952", "(ca. 1952)", "ca. 1952"]);
    check("1952-06%", ["[ca. June 1952?]", "Circa June 1952?", "(ca. 1952, June?)", "ca. June 1952?"]);
    check("195X", ["1950s", "1950s", "(1950s)", "1950s"]);
    check("-0043-03-15", ["15 March 44 BCE", "15 March 44 BCE", "(15 March 44 BCE)", "15 March 44 BCE"]);
    check(
        "the spring after the flood",
        [
            "the spring after the flood",
            "The spring after the flood",
            "(the spring after the flood)",
            "the spring after the flood",
        ],
    );
    check("", ["n.d.", "", "(n.d.)", "n.d."]);
}

#[test]
fn a_name_is_inverted_only_where_that_is_certain() {
    let check = |name: &str, expected: &str| {
        let text = cited(json!({"title": "t", "date": "1954", "agents": by(name)}), Style::ChicagoBibliography);
        assert_eq!(text.split(" “t.”").next().unwrap(), format!("{expected}."));
    };
    check("George Creel", "Creel, George");
    check("W. H. Auden", "Auden, W. H");
    check("Joseph Stalin", "Stalin, Joseph");
    check("Stalin, Joseph", "Stalin, Joseph");
    check("Jean-Paul Sartre", "Sartre, Jean-Paul");
    check("Lawrence K. Frank", "Frank, Lawrence K");
    check("Henry James", "Henry James");
    check("Mao Zedong", "Mao Zedong");
    check("Kim Philby", "Kim Philby");
    check("Nikolai Nagy", "Nikolai Nagy");
    check("Ferdinand III", "Ferdinand III");
    check("Joseph II", "Joseph II");
    check("Martin Luther King Jr.", "Martin Luther King Jr");
    check("Maximilian von Trauttmansdorff", "Maximilian von Trauttmansdorff");
    check("David Lloyd George", "David Lloyd George");
    check("Robert Bosch", "Robert Bosch");
    check("Thomas Nobody", "Thomas Nobody");
    check("Bryher", "Bryher");
}

#[test]
fn an_inverted_name_stands_in_natural_order_in_a_note() {
    let text = cited(json!({"title": "t", "date": "1954", "agents": by("Stalin, Joseph")}), Style::ChicagoNote);
    assert_eq!(text, "Joseph Stalin, “t,” 1954, r1.");
}

#[test]
fn many_authors_are_shortened_as_the_guide_does() {
    let authors = |count: usize| -> Value {
        (1..=count).map(|number| json!({"name": format!("Office {number}"), "role": "author"})).collect()
    };
    let check = |style, count, expected: &str| {
        let text = cited(json!({"title": "t", "date": "1954", "agents": authors(count)}), style);
        assert_eq!(text.split(" “t").next().unwrap().split(" (1954").next().unwrap(), expected);
    };
    // Chicago 14.76: four or more in a note, the first and et al.; more than ten in a bibliography, the first seven and
    // et al.
    check(Style::ChicagoNote, 3, "Office 1, Office 2, and Office 3,");
    check(Style::ChicagoNote, 4, "Office 1 et al.,");
    check(Style::ChicagoBibliography, 2, "Office 1 and Office 2.");
    check(
        Style::ChicagoBibliography,
        11,
        "Office 1, Office 2, Office 3, Office 4, Office 5, Office 6, Office 7, et al.",
    );
    // MLA Handbook, 9th edition: three or more, the first and et al.
    check(Style::Mla, 2, "Office 1 and Office 2.");
    check(Style::Mla, 3, "Office 1, et al.");
    // APA 9.8: up to twenty; of more the first nineteen, an ellipsis and the last.
    check(Style::Apa, 2, "Office 1 & Office 2.");
    check(Style::Apa, 3, "Office 1, Office 2, & Office 3.");
    let nineteen: Vec<String> = (1..=19).map(|number| format!("Office {number}")).collect();
    check(Style::Apa, 21, &format!("{}, . . . Office 21.", nineteen.join(", ")));
}

#[test]
fn two_stops_never_stand_together() {
    let check = |title: &str, style: Style, expected: &str| {
        assert_eq!(cited(json!({"title": title, "date": "1954"}), style), expected, "{title}");
    };
    check("Minutes of the session.", Style::ChicagoNote, "Minutes of the session, 1954, r1.");
    check("The session.", Style::ChicagoNote, "“The session,” 1954, r1.");
    check("The session.", Style::Mla, "“The session.” 1954. r1.");
    // Chicago 6.125: a comma stands after a question mark that belongs to a title.
    check("Who goes there?", Style::ChicagoNote, "“Who goes there?,” 1954, r1.");
    check("Who goes there?", Style::ChicagoBibliography, "“Who goes there?” 1954. r1.");
    check("Who goes there?", Style::Apa, "Who goes there? (1954). r1.");
    check("Remarks of J. Smith Jr.", Style::ChicagoNote, "Remarks of J. Smith Jr., 1954, r1.");
    check("Trade with the U.S.S.R.", Style::Mla, "“Trade with the U.S.S.R.” 1954. r1.");
    check("“Plans”", Style::Mla, "“Plans.” 1954. r1.");
    check("The “great” plan", Style::Mla, "“The ‘great’ plan.” 1954. r1.");
    check("The \"great\" plan", Style::Mla, "“The ‘great’ plan.” 1954. r1.");
    check("Cable, 'Plans'", Style::ChicagoNote, "Cable, 'Plans,' 1954, r1.");
    check("The workers' councils'", Style::Mla, "“The workers' councils'.” 1954. r1.");
}

#[test]
fn a_date_in_the_title_is_not_said_twice() {
    let letter = json!({"title": "Letter to the pilots, 17 September 1952", "type": "Letter", "date": "1952-09-17"});
    let check = |record: &Value, style, expected: &str| assert_eq!(cited(record.clone(), style), expected);
    check(&letter, Style::ChicagoNote, "Letter to the pilots, September 17, 1952, r1.");
    check(&letter, Style::Mla, "Letter to the pilots. 17 Sept. 1952. r1.");
    check(&letter, Style::Apa, "Letter to the pilots. (1952, September 17). r1.");
    let talk = json!({"title": "Meeting in Moscow on September 17, 1952", "date": "1952-09-17"});
    check(&talk, Style::ChicagoNote, "“Meeting in Moscow on September 17, 1952,” r1.");
    check(&talk, Style::Apa, "Meeting in Moscow on September 17, 1952. (1952, September 17). r1.");
    // Another date in the title is another matter.
    let journal = json!({"title": "Minutes of 4 January 1954, sent on 23 February 1954", "date": "1954-02-23"});
    check(&journal, Style::Mla, "Minutes of 4 January 1954, sent on 23 February 1954. 23 Feb. 1954. r1.");
}

#[test]
fn an_author_at_the_beginning_of_a_title_is_not_named_twice() {
    let note = json!({"title": "Office of Tides, 'Note on floods'", "date": "1954", "agents": by("Office of Tides")});
    assert_eq!(cited(note.clone(), Style::ChicagoNote), "Office of Tides, “Note on floods,” 1954, r1.");
    assert_eq!(cited(note.clone(), Style::Plain), "Office of Tides, “Note on floods,” 1954, r1.");
    assert_eq!(cited(note, Style::Mla), "Office of Tides. “Note on floods.” 1954. r1.");
}

#[test]
fn what_a_reference_already_says_is_not_repeated() {
    let record = json!({
        "title": "t", "date": "1954", "source": "City Archive, HO 1/4", "repository": "City Archive", "collection": "Harbour Office",
    });
    assert_eq!(cited(record, Style::ChicagoNote), "“t,” 1954, City Archive, HO 1/4, Harbour Office, r1.");
}

#[test]
fn a_style_is_found_by_its_name() {
    for style in Style::ALL {
        assert_eq!(Style::from_name(style.name()), Some(style));
    }
    assert_eq!(Style::from_name("harvard"), None);
}

/// `docs/citing.md` shows what this program prints.
#[test]
fn the_examples_of_the_documentation_are_made_here() {
    let document = include_str!("../../../docs/citing.md");
    let shown = |record: &Record, catalogue: &Catalogue, style: Style| {
        let citation = Citer::new(catalogue).cite(record, style, Some(ACCESSED));
        citation
            .spans
            .iter()
            .map(|span| if span.is_italic { format!("*{}*", span.text) } else { span.text.clone() })
            .collect::<String>()
    };
    let mut letter = creel();
    letter["url"] = json!("https://archive.example/creel");
    let examples = [(json!({}), letter), (json!({"publisher": "Wilson Center Digital Archive"}), pushkov())];
    let mut missing = Vec::new();
    for (catalogue, record) in examples {
        let catalogue = of_one(catalogue, record);
        let examples = Style::ALL.map(|style| {
            let row = format!("| `{}` | {} |", style.name(), shown(&catalogue.records()[0], &catalogue, style));
            (!document.contains(&row)).then_some(row)
        });
        missing.extend(examples.into_iter().flatten());
    }
    assert!(missing.is_empty(), "docs/citing.md lacks:\n{}", missing.join("\n"));
}

/// Two marks that no guide puts side by side.
fn has_double_stop(text: &str) -> bool {
    [",,", "..,", ", .", ",.", ". .", "?.", "!."].iter().any(|marks| text.contains(marks))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_record_can_be_cited(catalogue in any_catalogue()) {
        let citer = Citer::new(&catalogue);
        for record in catalogue.records() {
            for style in Style::ALL {
                let citation = citer.cite(record, style, Some(ACCESSED));
                let whole: String = citation.spans.iter().map(|span| span.text.as_str()).collect();
                prop_assert_eq!(&whole, &citation.plain);
                prop_assert!(citation.spans.iter().all(|span| !span.text.is_empty()));
                prop_assert!(whole.contains("2026"));
            }
        }
    }

    #[test]
    fn no_title_makes_two_stops(title in "[A-Z][a-z ]{0,5}[a-z][.?!]?", place in "([A-Z][a-z]{5}[.]?)?", style in 0..5_usize) {
        let text = cited(json!({"title": title, "date": "1954", "source": place, "collection": place}), Style::ALL[style]);
        prop_assert!(!has_double_stop(&text), "{}", text);
    }
}
