//! Dates as archives write them: what is read, what it spans, how it is said, and how a wrong one is refused.
//!
//! Many of the cases are the examples of the EDTF specification of the Library of Congress.

#![allow(clippy::unwrap_used)]

use fonds_core::date::{
    Civil, Day, ENGLISH, Edtf, GERMAN, Interval, Language, Length, Precision, day_words, days_in_month, month_name,
    month_short, words, words_in,
};
use proptest::prelude::*;

/// Checks the first and the last day of a date; `..` is an end that is open or unknown.
#[track_caller]
fn check(input: &str, earliest: &str, latest: &str) {
    let interval = edtf(input).interval();
    assert_eq!((iso(interval.earliest), iso(interval.latest)), (earliest.to_owned(), latest.to_owned()), "{input}");
}

#[track_caller]
fn check_all(cases: &[(&str, &str, &str)]) {
    cases.iter().for_each(|(input, earliest, latest)| check(input, earliest, latest));
}

#[track_caller]
fn check_estimates(cases: &[(&str, &str, &str)]) {
    for (input, earliest, latest) in cases {
        let Interval { earliest: first, latest: last } = edtf(input).estimate();
        assert_eq!((iso(first), iso(last)), ((*earliest).to_owned(), (*latest).to_owned()), "{input}");
    }
}

#[track_caller]
fn check_words(cases: &[(&str, &str)]) {
    cases.iter().for_each(|(input, expected)| assert_eq!(words(&edtf(input)), *expected, "{input}"));
}

#[track_caller]
fn check_short(cases: &[(&str, &str)]) {
    for (input, expected) in cases {
        assert_eq!(words_in(&edtf(input), &ENGLISH, Length::Short), *expected, "{input}");
    }
}

#[track_caller]
fn check_german(cases: &[(&str, &str, &str)]) {
    for (input, long, short) in cases {
        assert_eq!(words_in(&edtf(input), &GERMAN, Length::Long), *long, "{input}");
        assert_eq!(words_in(&edtf(input), &GERMAN, Length::Short), *short, "{input}");
    }
}

#[track_caller]
fn check_error(input: &str, message: &str) {
    assert_eq!(Edtf::parse(input).map_err(|error| error.to_string()), Err(message.to_owned()), "{input}");
}

#[track_caller]
fn edtf(input: &str) -> Edtf {
    Edtf::parse(input).unwrap_or_else(|error| panic!("{input}: {error}"))
}

fn iso(day: Option<Day>) -> String {
    day.map_or("..".to_owned(), Day::iso)
}

fn day(iso: &str) -> Day {
    edtf(iso).interval().single_day().unwrap()
}

#[test]
fn a_day_a_month_and_a_year_span_their_days() {
    check_all(&[
        ("1985-04-12", "1985-04-12", "1985-04-12"),
        ("1985-04", "1985-04-01", "1985-04-30"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("0000-02-29", "0000-02-29", "0000-02-29"),
        ("-1985", "-1985-01-01", "-1985-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ]);
}

/// The first rows are the examples of the specification of the Library of Congress (a work of the United States
/// government, in the public domain), <https://www.loc.gov/standards/datetime/>. Their days, and the rows for edge
/// cases, are our own. The table is of the form that `examples/edtf_cases.rs` reads.
const EDTF_CASES: &str = include_str!("fixtures/dates/edtf-cases.tsv");

#[test]
fn the_examples_of_the_specification_and_the_edge_cases_have_their_days() {
    let mut checked = 0;
    for row in EDTF_CASES.lines().skip(1) {
        let [text, valid, min, max, ..] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let found = Edtf::parse(text).ok().map(|date| date.interval());
        assert_eq!(found.is_some(), valid == "yes", "{row}");
        if let Some(Interval { earliest, latest }) = found {
            assert_eq!((earliest, latest), (written_day(min), written_day(max)), "{row}");
        }
        checked += 1;
    }
    assert_eq!(checked, 128);
}

/// `1952-09-17`, with any number of digits in the year; `None` for `inf`, `-inf` and `unknown`.
fn written_day(written: &str) -> Option<Day> {
    let (rest, day) = written.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    Some(Civil { year: year.parse().unwrap(), month: month.parse().unwrap(), day: day.parse().unwrap() }.day())
}

#[test]
fn a_time_of_day_counts_as_the_day_written_whatever_its_zone() {
    for time in ["", "Z", "-04", "+04:30", "+14:00"] {
        check(&format!("1985-04-12T23:20:30{time}"), "1985-04-12", "1985-04-12");
    }
    check("1998-12-31T23:59:60Z", "1998-12-31", "1998-12-31");
}

#[test]
fn an_interval_reaches_from_its_start_to_the_end_of_its_end() {
    check_all(&[
        ("1964/2008", "1964-01-01", "2008-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
        ("198X/1985", "1980-01-01", "1985-12-31"),
        ("1985/198X", "1985-01-01", "1989-12-31"),
        ("-1000/-0999", "-1000-01-01", "-0999-12-31"),
        ("1984?/2004%", "1984-01-01", "2004-12-31"),
    ]);
}

#[test]
fn open_and_unknown_ends_have_no_day() {
    check_all(&[
        ("1985-04-12/..", "1985-04-12", ".."),
        ("../1985-04", "..", "1985-04-30"),
        ("1985/", "1985-01-01", ".."),
        ("/1985", "..", "1985-12-31"),
    ]);
}

#[test]
fn long_years_keep_their_number_and_absurd_ones_have_no_day() {
    check_all(&[
        ("Y170000002", "Y170000002", "Y170000002"),
        ("Y-17E7", "Y-170000000", "Y-170000000"),
        ("Y999999999999", "Y999999999999", "Y999999999999"),
        ("Y1E12", "..", ".."),
        ("Y9E18S1", "..", ".."),
        ("Y-99999999999999999999999S3", "..", ".."),
        ("1952/Y9E99", "1952-01-01", ".."),
    ]);
    let year = edtf("Y12345").interval();
    assert_eq!(year.latest.unwrap().0 - year.earliest.unwrap().0 + 1, 365);
}

#[test]
fn an_estimate_is_narrower_by_three_conventions() {
    check_estimates(&[
        ("1953S2", "1953-01-01", "1953-12-31"),
        ("Y17101E4S3", "Y171010000", "Y171010000"),
        ("2010-24", "2010-12-01", "2010-12-31"),
        ("201X-24", "2010-12-01", "2019-12-31"),
        ("2010-22", "2010-06-01", "2010-08-31"),
        ("/2006", "1996-12-31", "2006-12-31"),
        ("2004-06-01/", "2004-06-01", "2014-06-01"),
        ("2004-02-29/", "2004-02-29", "2014-02-28"),
        ("2004/..", "2004-01-01", ".."),
        ("1953S2/1960", "1953-01-01", "1960-12-31"),
        ("1952-09", "1952-09-01", "1952-09-30"),
        ("1952-09-17T10:30:00", "1952-09-17", "1952-09-17"),
        ("[1952,1954]", "1952-01-01", "1954-12-31"),
    ]);
}

#[test]
fn significant_digits_span_all_years_that_share_them() {
    check_all(&[
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("1950S4", "1950-01-01", "1950-12-31"),
        ("-1950S2", "-1999-01-01", "-1900-12-31"),
        ("0850S1", "0800-01-01", "0899-12-31"),
        ("Y171010000S3", "Y171000000", "Y171999999"),
        ("Y3388E2S3", "Y338000", "Y338999"),
    ]);
}

#[test]
fn seasons_and_parts_of_a_year_span_their_months() {
    check_all(&[
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-22", "2001-06-01", "2001-08-31"),
        ("2001-23", "2001-09-01", "2001-11-30"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("2001-28", "2001-12-01", "2002-02-28"),
        ("2001-29", "2001-09-01", "2001-11-30"),
        ("2001-30", "2001-12-01", "2002-02-28"),
        ("2001-32", "2001-06-01", "2001-08-31"),
        ("2001-33", "2001-01-01", "2001-03-31"),
        ("2001-36", "2001-10-01", "2001-12-31"),
        ("2001-38", "2001-05-01", "2001-08-31"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("200X-21", "2000-03-01", "2009-05-31"),
    ]);
}

#[test]
fn open_digits_span_every_day_that_completes_them() {
    check_all(&[
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("XXXX", "0000-01-01", "9999-12-31"),
        ("1XX3", "1003-01-01", "1993-12-31"),
        ("-01XX", "-0199-01-01", "-0100-12-31"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("1560-X2", "1560-02-01", "1560-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1560-XX-25", "1560-01-25", "1560-12-25"),
        ("1985-0X-31", "1985-01-31", "1985-08-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("196X-02-29", "1960-02-29", "1968-02-29"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
    ]);
}

#[test]
fn a_set_reaches_from_its_first_to_its_last_member() {
    check_all(&[
        ("[1667,1668, 1670..1672]", "1667-01-01", "1672-12-31"),
        ("{1961-12,1960}", "1960-01-01", "1961-12-31"),
        ("[..1760-12-03]", "..", "1760-12-03"),
        ("[1760-01,1760-12..]", "1760-01-01", ".."),
        ("{..1983-12-31,1984-10-10..1984-11-01,1984-11-05..}", "..", ".."),
    ]);
}

#[test]
fn a_qualifier_changes_no_day() {
    for date in ["2004-06-11?", "2004-06~-11", "?2004-06-~11", "2004-%06-11", "2004?-06-11", "2004-06?-~11"] {
        check(date, "2004-06-11", "2004-06-11");
    }
}

#[test]
fn doubts_are_known_wherever_they_are_marked() {
    let doubts = |input| (edtf(input).is_uncertain(), edtf(input).is_approximate());
    assert_eq!(doubts("1952"), (false, false));
    assert_eq!(doubts("1952?"), (true, false));
    assert_eq!(doubts("1952-~09"), (false, true));
    assert_eq!(doubts("1952%"), (true, true));
    assert_eq!(doubts("1952/1953-09-?17"), (true, false));
    assert_eq!(doubts("[1952,1953~..]"), (false, true));
}

#[test]
fn precision_is_the_finest_unit_down_to_which_all_is_given() {
    let cases = [
        ("1952-09-17", Precision::Day),
        ("1952-09-17T10:00:00Z", Precision::Day),
        ("1952-09", Precision::Month),
        ("1952-09-XX", Precision::Month),
        ("1952-23", Precision::Season),
        ("1952", Precision::Year),
        ("1952-XX-17", Precision::Year),
        ("Y12345", Precision::Year),
        ("195X", Precision::Decade),
        ("195X-09-17", Precision::Decade),
        ("19XX", Precision::Century),
        ("1XXX", Precision::Other),
        ("1950S2", Precision::Other),
        ("1952/1953", Precision::Other),
        ("[1952]", Precision::Other),
    ];
    cases.iter().for_each(|(input, expected)| assert_eq!(edtf(input).precision(), *expected, "{input}"));
}

#[test]
fn the_text_is_kept_as_it_was_written() {
    for text in ["1667, 1668", "1670..1672"].map(|members| format!("[{members}]")) {
        assert_eq!(edtf(&text).as_str(), text);
        assert_eq!(edtf(&text).to_string(), text);
    }
}

#[test]
fn a_day_that_does_not_exist_is_refused_with_the_days_there_are() {
    check_error("2001-02-29", "expected a day from 01 to 28, but found \"29\" at character 9");
    check_error("1900-02-29", "expected a day from 01 to 28, but found \"29\" at character 9");
    check_error("2000-02-30", "expected a day from 01 to 29, but found \"30\" at character 9");
    check_error("1985-04-31", "expected a day from 01 to 30, but found \"31\" at character 9");
    check_error("1985-01-00", "expected a day from 01 to 31, but found \"00\" at character 9");
    check_error("1985-02-3X", "expected a day from 01 to 28, but found \"3X\" at character 9");
    check_error("X900-02-29", "expected a day that this month has, but found \"29\" at character 9");
    check_error("1985-4-12", "expected a month of two digits, but found \"4\" at character 6");
    check_error("1985-04-1", "expected a day of two digits, but found \"1\" at character 9");
}

#[test]
fn a_month_or_season_that_does_not_exist_is_refused() {
    check_error("1952-13", "expected a month from 01 to 12, but found \"13\" at character 6");
    check_error("1952-00", "expected a month from 01 to 12, but found \"00\" at character 6");
    check_error("1952-2X", "expected a month from 01 to 12, but found \"2X\" at character 6");
    check_error("1952-20", "expected a season from 21 to 41, but found \"20\" at character 6");
    check_error("1952-42", "expected a season from 21 to 41, but found \"42\" at character 6");
    check_error("2001-21-05", "expected the end of the date, but found \"-\" at character 8");
}

#[test]
fn a_wrong_year_is_refused() {
    let four_digits = "expected a year of four digits, or Y before a longer one, but found";
    check_error("hello", &format!("{four_digits} \"hello\" at character 1"));
    check_error("198", &format!("{four_digits} \"198\" at character 1"));
    check_error("199u", &format!("{four_digits} \"199u\" at character 1"));
    check_error("-12345", &format!("{four_digits} \"12345\" at character 2"));
    check_error("2018-01-15/02-20", &format!("{four_digits} \"02\" at character 12"));
    check_error("年1952", &format!("{four_digits} \"年1952\" at character 1"));
    check_error("-0000", "expected a year other than -0000, but found \"-0000\" at character 1");
    check_error("Y1985", "expected a year of more than four digits after Y, but found \"Y1985\" at character 1");
    check_error("Y018470", "expected a year without a leading zero after Y, but found \"018470\" at character 2");
    check_error("Y17E", "expected an exponent of ten, but found the end of the text at character 5");
    check_error("Y-", "expected the digits of a year after Y, but found the end of the text at character 3");
    let significant = "expected 1 to as many significant digits as the year has, but found";
    check_error("1950S0", &format!("{significant} \"0\" at character 6"));
    check_error("1950S5", &format!("{significant} \"5\" at character 6"));
    check_error("195XS2", "expected the end of the date, but found \"S2\" at character 5");
}

#[test]
fn a_wrong_time_is_refused() {
    check_error("1985-04-12T24:00:00", "expected an hour from 00 to 23, but found \"24\" at character 12");
    check_error("1985-04-12T10:60:00", "expected a minute from 00 to 59, but found \"60\" at character 15");
    check_error("1985-04-12T10:10:60", "expected a second from 00 to 59, but found \"60\" at character 18");
    check_error("1985-04-12T23:20", "expected a colon and the seconds, but found the end of the text at character 17");
    let at_most = "expected a shift from UTC of at most 14 hours, but found";
    check_error("1985-04-12T23:20:30+15:00", &format!("{at_most} \"15\" at character 21"));
    check_error("1985-04-12T23:20:30+14:01", &format!("{at_most} \"+14:01\" at character 20"));
    check_error(
        "1985-04-12T23:20:30-00",
        "expected +00:00 or Z for no shift from UTC, but found \"-00\" at character 20",
    );
    check_error("1985-04T10:10:10", "expected the end of the date, but found \"T10\" at character 8");
    check_error("1985-04-XXT10:10:10", "expected the end of the date, but found \"T10\" at character 11");
}

#[test]
fn an_interval_without_a_date_or_turned_round_is_refused() {
    let date = "expected a date on at least one side of the slash, but found";
    check_error("/", &format!("{date} \"/\" at character 1"));
    check_error("../..", &format!("{date} \"../..\" at character 1"));
    let end = "expected an end that is not before the start, but found";
    check_error("2004-06-11/2004-06-10", &format!("{end} \"2004-06-10\" at character 12"));
    check_error("1985-06/1985", &format!("{end} \"1985\" at character 9"));
    check_error("{1672..1670}", &format!("{end} \"1670\" at character 8"));
    check_error("..1984", "expected a slash after the two dots, but found \"1984\" at character 3");
    check_error("2012/2013/2014", "expected the end of the date, but found \"/\" at character 10");
}

#[test]
fn what_stands_around_a_date_is_refused() {
    check_error("", "expected a date, but found the end of the text at character 1");
    check_error("1985 ", "expected the end of the date, but found \" \" at character 5");
    check_error("1984?~", "expected the end of the date, but found \"~\" at character 6");
    check_error("[1960;1961]", "expected a comma or ], but found \";\" at character 6");
    check_error("{1960", "expected a comma or }, but found the end of the text at character 6");
    let long = "x".repeat(1000);
    assert_eq!(Edtf::parse(&long).unwrap_err().found.len(), 30);
}

#[test]
fn a_single_date_is_said_in_words() {
    check_words(&[
        ("1952-09-17", "17 September 1952"),
        ("1952-09", "September 1952"),
        ("1952", "1952"),
        ("1952-09-17T10:30:00", "17 September 1952, 10:30:00"),
        ("1952-09-17T10:30:00Z", "17 September 1952, 10:30:00 UTC"),
        ("1952-09-17T10:30:00+08:00", "17 September 1952, 10:30:00 UTC+08:00"),
        ("2001-21", "spring 2001"),
        ("2001-32", "southern winter 2001"),
        ("2001-34", "second quarter of 2001"),
        ("0000", "1 BCE"),
        ("-0043", "44 BCE"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("Y12345", "12345"),
        ("Y9E99", "1000000000000 or later"),
        ("1950S2", "1950, estimated between 1900 and 1999"),
        ("1950S4", "1950"),
    ]);
}

#[test]
fn open_digits_are_said_and_not_filled_in() {
    check_words(&[
        ("195X", "1950s"),
        ("190X", "a year from 1900 to 1909"),
        ("-019X", "a year from 200 BCE to 191 BCE"),
        ("18XX", "19th century"),
        ("00XX", "1st century"),
        ("10XX", "11th century"),
        ("-01XX", "2nd century BCE"),
        ("1XXX", "a year from 1000 to 1999"),
        ("XXXX", "an unknown year"),
        ("1952-09-XX", "a day in September 1952"),
        ("1952-XX", "a month in 1952"),
        ("1952-XX-XX", "a day in 1952"),
        ("1952-XX-22", "the 22nd of a month in 1952"),
        ("195X-09", "September in the 1950s"),
        ("15XX-12-25", "25 December in the 16th century"),
        ("XXXX-12-25", "25 December in an unknown year"),
        ("1984-1X", "between 1 October 1984 and 31 December 1984"),
        ("1985-04-3X", "30 April 1985"),
    ]);
}

#[test]
fn doubts_are_said_of_the_part_they_are_about() {
    check_words(&[
        ("1840~", "about 1840"),
        ("1840?", "1840, uncertain"),
        ("1840%", "about 1840, uncertain"),
        ("18XX~", "about the 19th century"),
        ("2004?-06-11", "11 June 2004, year uncertain"),
        ("2004-06~-11", "11 June 2004, year and month approximate"),
        ("2004-?06-?11", "11 June 2004, month and day uncertain"),
        ("?2004-06-~11", "11 June 2004, year uncertain, day approximate"),
        ("2004-%06-11", "11 June 2004, month uncertain and approximate"),
        ("2004-~21", "spring 2004, season approximate"),
    ]);
}

#[test]
fn intervals_and_sets_are_said_in_words() {
    check_words(&[
        ("1952-09-17/1952-10-03", "17 September 1952 to 3 October 1952"),
        ("1954/..", "from 1954"),
        ("../1954", "until 1954"),
        ("1954/", "1954 to an unknown end"),
        ("/1954", "an unknown start to 1954"),
        ("195X/..", "from the 1950s"),
        ("1840?/1850~", "1840, uncertain, to about 1850"),
        ("[1667,1668,1670..1672]", "one of 1667, 1668, 1670–1672"),
        ("[..1984]", "1984 or earlier"),
        ("[1810-02-01..1810-02-15]", "between 1 February 1810 and 15 February 1810"),
        ("[1840?..1845]", "between 1840, uncertain, and 1845"),
        ("1840?/", "1840, uncertain, to an unknown end"),
        ("[1667,1760-12..]", "one of 1667, December 1760 or later"),
        ("{1667,1668}", "1667 and 1668"),
        ("{1667,1668,1670..1672}", "1667, 1668 and 1670–1672"),
        ("{..1983,1985..}", "until 1983 and from 1985"),
    ]);
}

#[test]
fn a_range_of_plain_years_is_one_phrase_and_its_doubts_are_said_once() {
    check_words(&[
        ("1840/1845", "1840–1845"),
        ("1840~/1845~", "about 1840–1845"),
        ("1840?/1845?", "1840–1845, uncertain"),
        ("1840%/1845%", "about 1840–1845, uncertain"),
        ("1840/1840", "1840"),
        ("1840~/1845", "about 1840 to 1845"),
        ("1840/1845-06", "1840 to June 1845"),
        ("-0043/-0041", "44 BCE to 42 BCE"),
        ("0000/0005", "1 BCE to 5"),
        ("195X/196X", "the 1950s to the 1960s"),
        ("[1840?..1845?,1850]", "one of 1840–1845, uncertain, 1850"),
    ]);
}

#[test]
fn dates_have_short_words() {
    check_short(&[
        ("1952-09-17", "17 Sept 1952"),
        ("1952-06", "June 1952"),
        ("195X", "1950s"),
        ("190X", "between 1900 and 1909"),
        ("18XX", "19th cent."),
        ("-01XX", "2nd cent. BCE"),
        ("XXXX", "unknown year"),
        ("1952-XX", "1952"),
        ("1952-09-XX", "Sept 1952"),
        ("1952-XX-22", "22nd of a month, 1952"),
        ("195X-09", "Sept, 1950s"),
        ("2001-34", "second quarter of 2001"),
        ("2001-21", "spring 2001"),
        ("1950S2", "1950 (1900–1999)"),
        ("1840~", "c. 1840"),
        ("1840%", "c. 1840?"),
        ("1952-09?", "Sept 1952?"),
        ("2004?-06-11", "11 June 2004 (year?)"),
        ("2004-06~-11", "11 June 2004 (c. year and month)"),
        ("2004-%06-11", "11 June 2004 (c. month?)"),
        ("1840%/1845%", "c. 1840–45?"),
        ("1899/1902", "1899–1902"),
        ("1900/1905", "1900–05"),
        ("0095/0098", "95–98"),
        ("1952-09-17/1952-10", "17 Sept 1952 – Oct 1952"),
        ("1954/..", "from 1954"),
        ("../1954", "until 1954"),
        ("1954/", "1954 – ?"),
        ("/1954", "? – 1954"),
        ("[1667,1668,1670..1672]", "one of 1667, 1668 or 1670–72"),
        ("[1670..1672]", "between 1670 and 1672"),
        ("[..1984]", "1984 or earlier"),
        ("{1667,1668}", "1667 and 1668"),
    ]);
}

/// German has articles, cases and full stops where English has none, and one order of its own.
#[test]
fn another_language_is_another_table() {
    check_german(&[
        ("1952-09-17", "17. September 1952", "17. Sept. 1952"),
        ("1952-09-XX", "September 1952, Tag unbekannt", "Sept. 1952"),
        ("1952-XX-22", "22. eines Monats, 1952", "22. eines Monats, 1952"),
        ("195X-03", "März, 1950er Jahre", "März, 1950er"),
        ("18XX~", "etwa 19. Jahrhundert", "ca. 19. Jh."),
        ("-0043", "44 v. Chr.", "44 v. Chr."),
        ("2001-34", "2. Quartal 2001", "2. Quartal 2001"),
        ("1950S2", "1950, geschätzt zwischen 1900 und 1999", "1950 (1900–1999)"),
        ("1840%/1845%", "etwa 1840–1845, unsicher", "ca. 1840–45?"),
        ("2004?-06-11", "11. Juni 2004, Jahr unsicher", "11. Juni 2004 (Jahr?)"),
        ("1952-09/1953-01", "September 1952 bis Januar 1953", "Sept. 1952 – Jan. 1953"),
        ("1954/..", "ab 1954", "ab 1954"),
        ("/1954", "unbekannt bis 1954", "? – 1954"),
        ("[1667,1760-12]", "eines von 1667 oder Dezember 1760", "eines von 1667 oder Dez. 1760"),
        ("{1667,1668}", "1667 und 1668", "1667 und 1668"),
    ]);
}

#[test]
fn months_have_names_and_those_that_do_not_exist_have_none() {
    assert_eq!((month_name(1), month_name(12)), ("January", "December"));
    assert_eq!((month_short(9), month_short(5)), ("Sep", "May"));
    assert_eq!((month_name(0), month_short(13)), ("", ""));
    assert_eq!(day_words(Day(0)), "1 January 1970");
}

#[test]
fn days_of_the_calendar_are_numbered_from_1970() {
    assert_eq!(Civil { year: 1970, month: 1, day: 1 }.day(), Day(0));
    assert_eq!(Civil { year: 2000, month: 3, day: 1 }.day(), Day(11_017));
    assert_eq!(Day(-1).iso(), "1969-12-31");
    assert_eq!(Civil { year: -44, month: 3, day: 15 }.day().iso(), "-0044-03-15");
    assert_eq!(Civil { year: 12_345, month: 3, day: 15 }.day().iso(), "Y12345");
    assert_eq!([1900, 2000, 2023, 2024].map(|year| days_in_month(year, 2)), [28, 29, 28, 29]);
    assert_eq!(days_in_month(2000, 13), 0);
}

#[test]
fn intervals_overlap_possibly_and_lie_inside_certainly() {
    let interval = |text: &str| edtf(text).interval();
    assert!(interval("1952").possibly_overlaps(&interval("1952-12-31/1953")));
    assert!(!interval("1952").possibly_overlaps(&interval("1953")));
    assert!(interval("1952/..").possibly_overlaps(&interval("1999")));
    assert!(!interval("1952/..").possibly_overlaps(&interval("1951")));
    assert!(interval("1952-09").certainly_inside(&interval("1952")));
    assert!(!interval("1952").certainly_inside(&interval("1952-09")));
    assert!(!interval("1952/..").certainly_inside(&interval("1950/1999")));
    assert!(!interval("../1952").certainly_inside(&interval("1950/1999")));
    assert!(interval("1952/..").certainly_inside(&interval("1950/..")));
    assert!(interval("1952/..").certainly_inside(&Interval { earliest: None, latest: None }));
    assert_eq!(interval("1952-09-17").single_day(), Some(day("1952-09-17")));
    assert_eq!(interval("1952-09").single_day(), None);
    assert_eq!(Interval { earliest: None, latest: None }.single_day(), None);
}

#[test]
fn a_hostile_length_is_read_in_linear_time() {
    let long = [
        format!("Y{}", "9".repeat(1_000_000)),
        format!("[{}1952]", "X600-02-29,".repeat(20_000)),
        "[".repeat(1_000_000),
        format!("1952,{}", " ".repeat(1_000_000)),
    ];
    let accepted = long.map(|text| Edtf::parse(&text).is_ok());
    assert_eq!(accepted, [true, true, false, false]);
}

/// Counts day by day, as one would on paper.
fn counted_day(civil: Civil) -> i64 {
    let length = |year: i64| (1..=12).map(|month| i64::from(days_in_month(year, month))).sum::<i64>();
    let years = if civil.year >= 1970 {
        (1970..civil.year).map(length).sum::<i64>()
    } else {
        -(civil.year..1970).map(length).sum::<i64>()
    };
    let months: i64 = (1..civil.month).map(|month| i64::from(days_in_month(civil.year, month))).sum();
    years + months + i64::from(civil.day) - 1
}

/// First and last day between two years whose text fits a pattern in which X is any digit.
fn days_that_fit(pattern: &str, years: std::ops::RangeInclusive<i64>) -> Option<(Day, Day)> {
    let first = Civil { year: *years.start(), month: 1, day: 1 }.day();
    let last = Civil { year: *years.end(), month: 12, day: 31 }.day();
    let fits = |day: &Day| day.iso().bytes().zip(pattern.bytes()).all(|(digit, open)| open == b'X' || open == digit);
    let mut days = (first.0..=last.0).map(Day).filter(fits);
    let earliest = days.next()?;
    Some((earliest, days.next_back().unwrap_or(earliest)))
}

/// First and last day from 1958 to 1965 whose text begins so.
fn days_that_begin_with(text: &str) -> Option<(Day, Day)> {
    let first = Civil { year: 1958, month: 1, day: 1 }.day();
    let mut days = (first.0..first.0 + 8 * 366).map(Day).filter(|day| day.iso().starts_with(text));
    let earliest = days.next()?;
    Some((earliest, days.next_back().unwrap_or(earliest)))
}

fn closed(earliest: Day, latest: Day) -> Interval {
    Interval { earliest: Some(earliest), latest: Some(latest) }
}

/// A year, month or day from 1960 to 1963; some months and days do not exist.
fn plain_dates() -> impl Strategy<Value = String> {
    "196[0-3](-(0[0-9]|1[0-3])(-([0-2][0-9]|3[0-2]))?)?"
}

const VOICES: [(&Language, Length); 4] =
    [(&ENGLISH, Length::Long), (&ENGLISH, Length::Short), (&GERMAN, Length::Long), (&GERMAN, Length::Short)];

/// A year, month, day or season with its qualifiers and open digits, mostly valid.
fn single_dates() -> impl Strategy<Value = String> {
    let qualifier = "[?~%]?";
    let year = prop_oneof!["-?[0-9X]{4}", "1[0-9]{3}", "19[0-9X]{2}", "Y-?[1-9][0-9]{4}(E[0-9]{1,2})?(S[1-4])?"];
    let rest =
        prop_oneof!["", "-(0[1-9]|1[0-2]|XX|0X)[?~%]?(-[?~%]?(0[1-9]|1[0-9]|2[0-8]|XX|2X))?", "-(2[1-9]|3[0-9])"];
    (qualifier, year, rest, qualifier).prop_map(|(before, year, rest, after)| [before, year, rest, after].concat())
}

fn dates() -> impl Strategy<Value = String> {
    prop_oneof![
        single_dates(),
        (single_dates(), single_dates()).prop_map(|(start, end)| format!("{start}/{end}")),
        (single_dates(), single_dates()).prop_map(|(start, end)| format!("[{start},{end}..]")),
        single_dates().prop_map(|start| format!("{start}/..")),
    ]
}

proptest! {
    #[test]
    fn a_day_number_agrees_with_counting(year in -1000_i64..4000, month in 1_u8..=12, day in 1_u8..=31) {
        prop_assume!(day <= days_in_month(year, month));
        let civil = Civil { year, month, day };
        prop_assert_eq!(civil.day().0, counted_day(civil));
        prop_assert_eq!(civil.day().civil(), civil);
    }

    #[test]
    fn every_day_number_comes_back(number in -300_000_000_000_000_i64..300_000_000_000_000) {
        prop_assert_eq!(Day(number).civil().day(), Day(number));
        prop_assert!(Day(number).civil() < Day(number + 1).civil());
    }

    #[test]
    fn no_day_and_no_civil_date_panics(number: i64, year: i64, month: u8, day: u8) {
        Day(number).iso();
        Civil { year, month, day }.day();
    }

    #[test]
    fn open_digits_span_the_days_that_fit_them(pattern in "196[0-9X]-[0-3X][0-9X]-[0-3X][0-9X]") {
        let is_season = pattern[5..7].parse().is_ok_and(|month: u8| month > 12);
        prop_assume!(!is_season);
        let found = Edtf::parse(&pattern).ok().map(|date| date.interval());
        let expected = days_that_fit(&pattern, 1960..=1969);
        prop_assert_eq!(found.and_then(|interval| interval.earliest.zip(interval.latest)), expected);
    }

    #[test]
    fn no_text_panics(text in prop_oneof![any::<String>(), "[-0-9XYSET:Z+?~%/.,\\[\\]{} é年]{0,24}"]) {
        if let Err(error) = Edtf::parse(&text) {
            prop_assert!(text[error.at..].starts_with(&error.found));
        }
    }

    #[test]
    fn a_date_reads_back_the_same_and_ends_after_it_begins(text in dates()) {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(date.as_str(), &text);
            prop_assert_eq!(&edtf(date.as_str()), &date);
            prop_assert_eq!(words(&date), words_in(&date, &ENGLISH, Length::Long));
            let Interval { earliest, latest } = date.interval();
            prop_assert!(earliest.zip(latest).is_none_or(|(earliest, latest)| earliest <= latest));
        }
    }

    #[test]
    fn a_plain_date_spans_the_days_whose_text_begins_with_it(start in plain_dates(), end in plain_dates()) {
        let (first, last) = (days_that_begin_with(&start), days_that_begin_with(&end));
        let interval = |text: &str| Edtf::parse(text).ok().map(|date| date.interval());
        prop_assert_eq!(interval(&start), first.map(|(earliest, latest)| closed(earliest, latest)));
        let both = first.zip(last).filter(|(first, last)| first.0 <= last.0);
        prop_assert_eq!(interval(&format!("{start}/{end}")), both.map(|(first, last)| closed(first.0, last.1)));
    }

    #[test]
    fn an_estimate_lies_inside_the_days_possible(text in dates()) {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert!(date.estimate().certainly_inside(&date.interval()));
        }
    }

    #[test]
    fn words_of_any_language_and_length_fill_every_place(text in dates()) {
        for (language, length) in VOICES {
            let said = Edtf::parse(&text).map(|date| words_in(&date, language, length));
            prop_assert!(!said.is_ok_and(|said| said.is_empty() || said.contains(['{', '}'])), "{}", text);
        }
    }

    #[test]
    fn an_interval_contains_both_its_ends(first in -700_000_i64..700_000, length in 0_i64..100_000) {
        let (start, end) = (Day(first), Day(first + length));
        let interval = edtf(&format!("{}/{}", start.iso(), end.iso())).interval();
        prop_assert_eq!(interval, Interval { earliest: Some(start), latest: Some(end) });
        for day in [start, end] {
            prop_assert!(edtf(&day.iso()).interval().certainly_inside(&interval));
        }
    }
}
