//! Dates as people write them: each rule with its cases, what is not read, and what a file's own dates decide.
#![allow(clippy::unwrap_used)]

use fonds_core::date::Edtf;
use fonds_core::date::human::{Evidence, Habits, Reading, Rule, read};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Each text is read as that EDTF date.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(read_as(text, Habits::default()), *expected, "{text}");
    }
}

fn read_as(text: &str, habits: Habits) -> String {
    match read(text, habits) {
        Reading::Dated { edtf, .. } => edtf.to_string(),
        Reading::Undated { .. } => "undated".to_owned(),
        Reading::NotUnderstood => "not understood".to_owned(),
    }
}

fn evidence(texts: &[&str]) -> Evidence {
    let mut evidence = Evidence::default();
    for text in texts {
        evidence.add(text);
    }
    evidence
}

// ---- One date

#[test]
fn edtf_stays_as_it_is() {
    for text in [
        "1952",
        "1952-09",
        "1952-09-17",
        "1952-09~",
        "195X",
        "1952/1960",
        "../1952",
        "1952/",
        "[1952, 1954]",
        "{1952..1954}",
        "-0043",
        "Y12345",
        "1952-09-17T10:30:00Z",
    ] {
        assert_eq!(read_as(text, Habits::default()), text);
    }
}

#[test]
fn days_and_months_are_read_with_their_names_in_any_order() {
    check(&[
        ("September 17, 1952", "1952-09-17"),
        ("Sept. 17th, 1952", "1952-09-17"),
        ("17 Sept. 1952", "1952-09-17"),
        ("17 September, 1952", "1952-09-17"),
        ("the 17th of September, 1952", "1952-09-17"),
        ("Wednesday, September 17, 1952.", "1952-09-17"),
        ("1952 September 17", "1952-09-17"),
        ("1952, Sept. 17", "1952-09-17"),
        ("17-Sep-1952", "1952-09-17"),
        ("17SEP1952", "1952-09-17"),
        ("September17, 1952", "1952-09-17"),
        ("Sept, 17, 1952", "1952-09-17"),
        ("Sept 1952", "1952-09"),
        ("September, 1952", "1952-09"),
        ("1952 Sept.", "1952-09"),
        ("August 30, A. D. 1870.", "1870-08-30"),
        ("3d June, 1882", "1882-06-03"),
    ]);
}

#[test]
fn german_dates() {
    check(&[
        ("30. Juni 1739", "1739-06-30"),
        ("14ten December 1824", "1824-12-14"),
        ("15 ten Oktober 1925", "1925-10-15"),
        ("den 2. Januar 1893", "1893-01-02"),
        ("22. Jan[uar] 1948", "1948-01-22"),
        ("8. VI. 1905", "1905-06-08"),
        ("8 X. [1908]", "1908-10-08"),
        ("05.06.1810", "1810-06-05"),
        ("13. 1. 1948", "1948-01-13"),
        ("vmtl. 05.06.1810", "1810-06-05?"),
        ("um 1840", "1840~"),
        ("Frühjahr 1836", "1836-21"),
        ("vor Oktober 1847", "[..1847-10]"),
        ("nach dem 28. März 1922", "[1922-03-28..]"),
        ("zwischen 1836 und März 1849", "[1836..1849-03]"),
        ("von 1950 bis 1960", "1950/1960"),
        ("1950er Jahre", "195X"),
        ("19. Jh.", "18XX"),
        ("1. Hälfte 19. Jh.", "1800/1849"),
        ("letztes Viertel des 18. Jahrhunderts", "1775/1799"),
        ("Anfang 19. Jh.", "1800~/1849~"),
        ("1200 v. Chr.", "-1199"),
        ("o.D.", "undated"),
        ("o.D. [1833]", "1833"),
        ("o.D., [vermutlich 14.03.1840]", "1840-03-14?"),
    ]);
}

#[test]
fn french_dates() {
    check(&[
        ("le 4 février 1864", "1864-02-04"),
        ("le 1er mai 1864", "1864-05-01"),
        ("FÉVRIER 1864", "1864-02"),
        ("vers 1840", "1840~"),
        ("vers 1840-1850", "1840~/1850~"),
        ("avant 1840", "[..1840]"),
        ("après 1840", "[1840..]"),
        ("entre 1840 et 1850", "[1840..1850]"),
        ("de 1840 à 1850", "1840/1850"),
        ("années 1950", "195X"),
        ("XIXe siècle", "18XX"),
        ("première moitié du XIXe siècle", "1800/1849"),
        ("fin du XVIIIe siècle", "1750~/1799~"),
        ("XVIIe-XVIIIe siècles", "16XX/17XX"),
        ("50 av. J.-C.", "-0049"),
        ("s.d.", "undated"),
        ("sans date", "undated"),
    ]);
}

#[test]
fn spanish_dates() {
    check(&[
        ("17 de septiembre de 1952", "1952-09-17"),
        ("septiembre de 1952", "1952-09"),
        ("hacia 1840", "1840~"),
        ("antes de 1840", "[..1840]"),
        ("después de 1840", "[1840..]"),
        ("siglo XIX", "18XX"),
        ("s. XIX", "18XX"),
        ("primera mitad del siglo XIX", "1800/1849"),
        ("principios del siglo XX", "1900~/1949~"),
        ("años 1950", "195X"),
        ("sin fecha", "undated"),
        ("s/f", "undated"),
    ]);
}

#[test]
fn russian_dates() {
    check(&[
        ("5 сентября 1952 г.", "1952-09-05"),
        ("Сентябрь 1952", "1952-09"),
        ("1952 год", "1952"),
        ("ок. 1840", "1840~"),
        ("вероятно, 1840 г.", "1840?"),
        ("XVIII в.", "17XX"),
        ("XVIII–XIX вв.", "17XX/18XX"),
        ("первая половина XIX века", "1800/1849"),
        ("начало XX в.", "1900~/1949~"),
        ("1950-е гг.", "195X"),
        ("30-е гг. XX в.", "193X"),
        ("2-я половина XIX в.", "1850/1899"),
        ("1941–1945 гг.", "1941/1945"),
        ("с 1950 по 1960", "1950/1960"),
        ("от 1950 до 1960", "1950/1960"),
        ("до 1917", "[..1917]"),
        ("не позднее 1840 г.", "[..1840]"),
        ("между 1940 и 1945", "[1940..1945]"),
        ("III в. до н. э.", "-02XX"),
        ("б.д.", "undated"),
    ]);
}

#[test]
fn chinese_dates() {
    check(&[
        ("1952年9月17日", "1952-09-17"),
        ("1952 年 9 月", "1952-09"),
        ("1952年", "1952"),
        ("１９５２年９月１７日", "1952-09-17"),
        ("一九五二年九月十七日", "1952-09-17"),
        ("公元前221年", "-0220"),
        ("民国三十八年", "1949"),
        ("约1840年", "1840~"),
        ("1840年前后", "1840~"),
        ("1950年代", "195X"),
        ("20世纪50年代", "195X"),
        ("19世纪", "18XX"),
        ("19世纪末", "1850~/1899~"),
        ("1941年夏", "1941-22"),
        ("日期不详", "undated"),
        // The months of older reigns are not those of EDTF.
        ("光绪二十五年", "not understood"),
    ]);
}

#[test]
fn days_in_numbers_are_read_where_only_one_reading_is_possible() {
    check(&[
        ("25/12/1952", "1952-12-25"),
        ("12/25/1952", "1952-12-25"),
        ("05/05/1952", "1952-05-05"),
        ("31/5 1901", "1901-05-31"),
        ("1952/9/17", "1952-09-17"),
        ("1952-9-17", "1952-09-17"),
        ("19520917", "1952-09-17"),
        ("7/2008", "2008-07"),
        ("29.01.[1841]", "1841-01-29"),
        ("1. 12. 18[42]", "1842-12-01"),
        ("13/13/1952", "not understood"),
    ]);
}

#[test]
fn without_evidence_either_day_is_possible() {
    check(&[("05/09/1952", "[1952-05-09, 1952-09-05]"), ("c. 9/5/1952", "[1952-05-09~, 1952-09-05~]")]);
}

#[test]
fn zeros_stand_for_what_is_not_known() {
    check(&[
        ("01/01/0000", "undated"),
        ("00/00/0000", "undated"),
        ("0000-00-00", "undated"),
        ("0000", "undated"),
        ("00/00/1963", "1963-XX-XX"),
        ("8/00/1963", "1963-XX-XX"),
    ]);
    let month_first = evidence(&["03/26/1964"]).habits();
    assert_eq!(read_as("8/00/1963", month_first), "1963-08-XX");
}

#[test]
fn digits_left_open_stay_open() {
    check(&[
        ("19--", "19XX"),
        ("[19--?]", "19XX?"),
        ("183-?", "183X?"),
        ("183-", "183X"),
        ("18xx", "18XX"),
        ("19??", "19XX"),
        ("187-?-188-?", "187X?/188X?"),
        ("187-188-", "187X/188X"),
        ("[189-?]-[199-]", "189X?/199X"),
        ("June —, 1861", "1861-06-XX"),
        ("month in 1872", "1872-XX"),
        ("day in January 1872", "1872-01-XX"),
    ]);
}

#[test]
fn a_date_without_its_year_has_an_open_year() {
    check(&[
        ("January 12", "XXXX-01-12"),
        ("November 14.", "XXXX-11-14"),
        ("June 26, p. m.", "XXXX-06-26"),
        ("August 19. (Received August 20, 1870.)", "XXXX-08-19"),
        ("January 12 (see box 1952)", "not understood"),
    ]);
}

// ---- Periods

#[test]
fn centuries_and_decades_have_open_digits() {
    check(&[
        ("19th century", "18XX"),
        ("the nineteenth century", "18XX"),
        ("19c", "18XX"),
        ("15c.", "14XX"),
        ("18th C", "17XX"),
        ("ca. 19th cent.", "18XX~"),
        ("17th-19th centuries", "16XX/18XX"),
        ("1950s", "195X"),
        ("the 1950's", "195X"),
        ("1950s-60s", "195X/196X"),
        ("?1820s", "182X?"),
        // The decade lies in the century, so the century is true of both.
        ("1800s", "18XX"),
    ]);
}

#[test]
fn early_and_late_are_halves_and_mid_is_the_half_between() {
    check(&[
        ("early 1950s", "1950~/1954~"),
        ("mid-1950s", "1952~/1957~"),
        ("late 1950s", "1955~/1959~"),
        ("early 19th century", "1800~/1849~"),
        ("mid-19th century", "1825~/1874~"),
        ("late 18th C", "1750~/1799~"),
        ("late 1960s–early 1970s", "1965~/1974~"),
        ("early to mid 1950s", "1950~/1957~"),
        ("late 1952", "1952-41~"),
        ("mid-1952", "1952-04~/1952-09~"),
        ("Anfang Mai 1834", "1834-05-01~/1834-05-15~"),
        ("Ende Februar 1805", "1805-02-15~/1805-02-28~"),
        ("Ende 1810/Anfang 1811", "1810-41~/1811-40~"),
        ("zwischen Mitte und 24.12.1802", "[1802-12-08~..1802-12-24]"),
    ]);
}

#[test]
fn halves_thirds_and_quarters_are_exact() {
    check(&[
        ("2nd half of the 17th cent.", "1650/1699"),
        ("last quarter of the 19th century", "1875/1899"),
        ("first third of the 19th century", "1800/1832"),
        ("first half of 1952", "1952-40"),
        ("second quarter of 1952", "1952-34"),
        ("zweite Hälfte Mai 1807", "1807-05-16/1807-05-31"),
    ]);
}

#[test]
fn seasons_are_numbered_as_in_edtf() {
    check(&[
        ("summer 1952", "1952-22"),
        ("Fall of 1952", "1952-23"),
        ("1952, spring", "1952-21"),
        ("winter 1914–15", "1914-24"),
        ("winter 1914/15", "1914-24"),
        ("Spring/Summer 1952", "1952-21/1952-22"),
        ("about Spring 1849", "1849-21~"),
    ]);
}

#[test]
fn years_before_christ_count_year_0() {
    check(&[
        ("44 BC", "-0043"),
        ("1 B.C.", "0000"),
        ("c64 BCE", "-0063~"),
        ("1200–1000 BC", "-1199/-0999"),
        ("AD 64", "0064"),
        ("127 CE", "0127"),
        ("50–75 AD", "0050/0075"),
        ("2nd century BC", "-01XX"),
        ("1st century BC", "-0099/0000"),
        ("c. 950", "0950~"),
    ]);
}

// ---- Doubt

#[test]
fn words_of_doubt_become_qualifiers() {
    check(&[
        ("c.1840", "1840~"),
        ("ca1860", "1860~"),
        ("circa 1806", "1806~"),
        ("1860 approx.", "1860~"),
        ("about 1840", "1840~"),
        ("~ Feb 1812", "1812-02~"),
        ("? 1799", "1799?"),
        ("possibly 1799", "1799?"),
        ("1952?", "1952?"),
        ("1862 (uncertain)", "1862?"),
        ("probably 1862", "1862?"),
        ("?c.1740", "1740%"),
        ("c.?1807", "1807%"),
        ("ca. 1860s?", "186X%"),
        ("March 21, (?) 1897", "1897-03-21?"),
        ("October 24?, 1917", "1917-10-24?"),
    ]);
}

#[test]
fn brackets_change_nothing() {
    check(&[
        ("[1952]", "1952"),
        ("[1952?]", "1952?"),
        ("[c. 1952]", "1952~"),
        ("1903-[19]04", "1903/1904"),
        ("1822-[27]", "1822/1827"),
        ("[January] 22, [1934]—6:30 p.m.", "1934-01-22"),
        ("October 3, (1863.)", "1863-10-03"),
    ]);
}

// ---- Several dates

#[test]
fn a_short_end_year_takes_the_first_digits_of_the_start() {
    check(&[
        ("1840–5", "1840/1845"),
        ("c. 1840–5", "1840~/1845~"),
        ("1815–18", "1815/1818"),
        ("1824-5", "1824/1825"),
        ("1921–c.23", "1921/1923~"),
        ("1914/15", "1914/1915"),
        ("c.1819–20?", "1819~/1820%"),
        ("1932–3–1936", "1932/1936"),
        // The next century would be a guess.
        ("1899–01", "not understood"),
        ("1798–5", "not understood"),
    ]);
}

#[test]
fn spans_may_share_what_is_said_once() {
    check(&[
        ("1894-1992", "1894/1992"),
        ("1904 – 1991", "1904/1991"),
        ("circa 1900-1906", "1900~/1906~"),
        ("1856-ca. 1865", "1856/1865~"),
        ("from 1950 to 1960", "1950/1960"),
        ("May 20–June 1, 1864.", "1864-05-20/1864-06-01"),
        ("July 13–25, 1864.", "1864-07-13/1864-07-25"),
        ("Oct. 1900-Apr. 1931", "1900-10/1931-04"),
        ("1941 December 7-1942 January 3", "1941-12-07/1942-01-03"),
        ("January-February 1952", "1952-01/1952-02"),
        ("10.-12.03.1809", "1809-03-10/1809-03-12"),
        ("25.08.-01.09.1807", "1807-08-25/1807-09-01"),
        ("06./07.03.1853", "1853-03-06/1853-03-07"),
        ("1960–1950", "not understood"),
    ]);
}

#[test]
fn open_ends_stay_open() {
    check(&[
        ("1881-", "1881/.."),
        ("since 1950", "1950/.."),
        ("1990–present", "1990/.."),
        ("1952a", "not understood"),
        ("until 1950", "../1950"),
        ("–1952", "../1952"),
        ("1742–after 1828", "1742/.."),
    ]);
}

#[test]
fn before_after_and_between_are_one_of_many_dates() {
    check(&[
        ("before 1645", "[..1645]"),
        ("not after 1900", "[..1900]"),
        ("by 1900", "[..1900]"),
        ("1900 or earlier", "[..1900]"),
        ("before approx January 18 1928", "[..1928-01-18~]"),
        ("after c.1830", "[1830~..]"),
        ("after c.1819–20", "[1819~..]"),
        ("?after 1782", "[1782?..]"),
        ("1596 or after", "[1596..]"),
        ("between 1940 and 1945", "[1940..1945]"),
        ("zwischen 09. und 11.11.1803", "[1803-11-09..1803-11-11]"),
        ("nach dem 30. November 1856 und vor dem 15. Januar 1857", "[1856-11-30..1857-01-15]"),
        ("before 1952 or after 1960", "not understood"),
    ]);
}

#[test]
fn alternatives_and_lists_are_sets() {
    check(&[
        ("1831 or 1834", "[1831, 1834]"),
        ("1765 or 69", "[1765, 1769]"),
        ("1831 and 1834", "{1831, 1834}"),
        ("1982, 2007", "{1982, 2007}"),
        ("1995–6, 2007", "{1995..1996, 2007}"),
        ("1832, c.1844, c.1855", "{1832, 1844~, 1855~}"),
        ("c.1800–5 or ?c.1815", "[1800~..1805~, 1815%]"),
        ("13., 14. oder 15.04.1808", "[1808-04-13, 1808-04-14, 1808-04-15]"),
        ("November 4 and 6, 1863.", "{1863-11-04, 1863-11-06}"),
        ("Feb. 29, Mar. 3, 1988", "{1988-02-29, 1988-03-03}"),
        // EDTF has no choice within an interval.
        ("1560 or 5–1617", "1560?/1617"),
        ("1594–1644 or 5", "1594/1645?"),
    ]);
}

#[test]
fn both_calendars_give_the_gregorian_day() {
    check(&[
        ("May 2/15, 1917", "1917-05-15"),
        ("March 27 (April 8), 1898", "1898-04-08"),
        ("19ten/7ten November 1852", "1852-11-19"),
        ("February 3, 1641/2", "1642-02-03"),
    ]);
}

#[test]
fn a_correction_leaves_both_possible_unless_it_says_which_is_meant() {
    check(&[
        ("February 17 [12], 1936", "[1936-02-12, 1936-02-17]"),
        ("May 14, 1923 [1925]", "[1923-05-14, 1925-05-14]"),
        ("1804 [i.e. 1808?]", "1808?"),
        // The first is of another calendar.
        ("1026-1030 [1616-1620]", "1616/1620"),
        ("Rajab 1025 [July 1616]", "1616-07"),
        ("12[?]. 7. 1853", "not understood"),
    ]);
}

// ---- What stands around a date

#[test]
fn times_of_day_and_remarks_stay_in_the_text() {
    check(&[
        ("April 10, 1925—2 p.m.", "1925-04-10"),
        ("July 14, 1897—5.15 p.m.", "1897-07-14"),
        ("January 22, 1864—2¼ p. m.", "1864-01-22"),
        ("June 4, 1961, 10:15 a.m.–2 p.m.", "1961-06-04"),
        ("September 1, 1936 [—5 p.m.]", "1936-09-01"),
        ("December 16, 1917, 12 noon", "1917-12-16"),
        ("17.09.1952 10:30", "1952-09-17"),
        ("1952-09-17 10:30:00", "1952-09-17"),
        ("11 o’clock Monday night, October 31, 1870.", "1870-10-31"),
        ("July 27, 1870. (Received September 21.)", "1870-07-27"),
        ("April 24, 1934—6 p.m. [Received 7: 55 p.m.]", "1934-04-24"),
        ("1926, printed 1974", "1926"),
        ("1963, reconstructed 1976", "1963"),
        ("1914, posthumous cast", "1914"),
        ("1966 (repaired 2009)", "1966"),
        ("1910-1990 (bulk 1930-1960)", "1910/1990"),
        ("1922 (D. Jacomet)", "1922"),
        ("1952, box 3", "1952"),
        ("1904, n.d.", "1904"),
        ("1901, 2014, and undated", "{1901, 2014}"),
    ]);
}

#[test]
fn an_event_alone_gives_its_date() {
    check(&[
        ("published 1774", "1774"),
        ("first published 1830, reprinted 1993", "1830"),
        ("?exhibited 1845 or 1847", "[1845?, 1847]"),
        ("born 1903", "1903"),
        ("active 1531–1570", "1531/1570"),
        ("active c.1645–died 1679", "1645~/1679~"),
        ("© 1952", "1952"),
        // What was received was not written then.
        ("Managua. (Received April 1, 1894.)", "not understood"),
    ]);
}

#[test]
fn a_place_may_stand_before_a_date_that_leaves_no_doubt() {
    check(&[
        ("Calais, December 10, 1863.", "1863-12-10"),
        ("19 Rue de Marignan, June 17, 1864", "1864-06-17"),
        ("Paris, 1864", "1864"),
        ("No. 152, Tientsin, March 3, 1888", "1888-03-03"),
        ("Washington, D.C., April 5, 1952", "1952-04-05"),
        ("Washington, May 22–23, 1972.", "1972-05-22/1972-05-23"),
        ("18 Shawwâl 984 [8 January 1577]", "1577-01-08"),
        ("Harbin, undated. [Received November 24, 1917, 4.05 p.m.]", "undated"),
        ("U. S. S. “Houston,” [undated]. [Received July 23, 1934—10:25 p.m.]", "undated"),
        ("Pfingsten [ = 16. 5 . ] 1948", "not understood"),
    ]);
}

#[test]
fn no_date_is_said_in_many_ways() {
    check(&[
        ("n.d.", "undated"),
        ("[n. d.]", "undated"),
        ("Undated", "undated"),
        ("date not known", "undated"),
        ("no date", "undated"),
        ("unknown", "undated"),
        ("N/A", "undated"),
        ("?", "undated"),
        ("—", "undated"),
        ("9999", "undated"),
    ]);
    assert_eq!(read("  ", Habits::default()), Reading::Undated { rule: Rule::Empty });
    assert_eq!(read("n.d.", Habits::default()), Reading::Undated { rule: Rule::Undated });
    assert_eq!(read("00/00/0000", Habits::default()), Reading::Undated { rule: Rule::Placeholder });
}

#[test]
fn what_is_no_date_or_would_be_a_guess_is_not_read() {
    for text in [
        "this isn't a date",
        "23rd Dynasty",
        "Box 1952",
        "1952 pages",
        "No. 1952",
        "page 1952",
        "90",
        "950",
        "71959",
        "c.18799–1802",
        "notcirca 1860",
        "attica 1802",
        "Januarg 30, 1901.",
        "Fabruar 1858",
        "September 31, 1952",
        "February 29, 1901",
        "8. VI. 05",
        "23.9.27",
        "1/2/52",
        "17-SEP-52",
        "03-Sept-02",
        "Sept. 17 '52",
        "27/1 91",
        "1952, 3",
        "1234-5678",
        "A 1952",
        "A-1952",
        "D 1952",
        "H 1952",
        "P. 1952",
        "V 1952",
        "BC 1952",
        "1952 not before 1960",
        "Christmas 1952",
        "various dates",
        "Captaincy of the Port of Havana.",
    ] {
        assert_eq!(read(text, Habits::default()), Reading::NotUnderstood, "{text}");
    }
}

#[test]
fn the_rule_is_the_most_telling_one() {
    for (text, name) in [
        ("1952", "year"),
        ("1952-09~", "EDTF"),
        ("September 17, 1952", "month name"),
        ("25/12/1952", "numbers"),
        ("05/09/1952", "day or month first"),
        ("c. 1840", "about"),
        ("c. 1840–5", "short end year"),
        ("1950s", "decade"),
        ("early 1950s", "part of a period"),
        ("before 1645", "before"),
        ("19--", "open digits"),
        ("1926, printed 1974", "first date, then a remark"),
        ("Calais, December 10, 1863.", "place before the date"),
    ] {
        let Reading::Dated { rule, .. } = read(text, Habits::default()) else { panic!("{text}") };
        assert_eq!(rule.name(), name, "{text}");
    }
}

// ---- What a file decides

#[test]
fn the_order_of_day_and_month_is_what_the_rest_of_the_file_shows() {
    let day_first = evidence(&["25/12/1952", "05/09/1952"]);
    assert_eq!(read_as("05/09/1952", day_first.habits()), "1952-09-05");
    let month_first = evidence(&["03/26/1964", "05/09/1952"]);
    assert_eq!(read_as("05/09/1952", month_first.habits()), "1952-05-09");
    let contradicting = evidence(&["03/26/1964", "25/12/1952"]);
    assert_eq!(read_as("05/09/1952", contradicting.habits()), "[1952-05-09, 1952-09-05]");
}

#[test]
fn one_slip_among_many_dates_does_not_count() {
    let mut texts = vec!["03/26/1964"; 100];
    texts.push("26/03/1964");
    assert_eq!(read_as("05/09/1952", evidence(&texts).habits()), "1952-05-09");
    texts.remove(0);
    assert_eq!(read_as("05/09/1952", evidence(&texts).habits()), "[1952-05-09, 1952-09-05]");
}

#[test]
fn dots_mean_day_month_year_unless_the_file_shows_otherwise() {
    assert_eq!(read_as("05.09.1952", Habits::default()), "1952-09-05");
    assert_eq!(read_as("05.09.1952", evidence(&["09.17.1952"]).habits()), "1952-05-09");
    let by_another_sign = evidence(&["09/17/1952"]);
    assert_eq!(read_as("05.09.1952", by_another_sign.habits()), "1952-09-05");
}

#[test]
fn a_year_and_two_digits_are_a_span_or_a_season_as_the_file_shows() {
    assert_eq!(read_as("1921-22", Habits::default()), "1921/1922");
    assert_eq!(read_as("1921-22", evidence(&["1952-21"]).habits()), "1921-22");
    assert_eq!(read_as("1904-08", Habits::default()), "1904-08");
    assert_eq!(read_as("1904-08", evidence(&["1918-19"]).habits()), "1904/1908");
    // What can be only one of both is that.
    assert_eq!(read_as("1918-19", evidence(&["1952-21"]).habits()), "1918/1919");
    assert_eq!(read_as("1925-03", evidence(&["1918-19"]).habits()), "1925-03");
}

#[test]
fn a_sentence_says_what_was_concluded_and_from_what() {
    let sentence = |texts: &[&str]| evidence(texts).sentence();
    assert_eq!(sentence(&["1952", "25/12/1952"]), None);
    assert_eq!(
        sentence(&["05/09/1952", "25/12/1952", "26/12/1952"]).as_deref(),
        Some(
            "Dates such as 05/09/1952 are read as day, month, year: 2 of 3 can only be that, none can only be month, day, year."
        )
    );
    assert_eq!(
        sentence(&["05/09/1952", "12/25/1952"]).as_deref(),
        Some(
            "Dates such as 05/09/1952 are read as month, day, year: 1 of 2 can only be that, none can only be day, month, year."
        )
    );
    assert_eq!(
        sentence(&["05/09/1952"]).as_deref(),
        Some(
            "Dates such as 05/09/1952 are not guessed at, both days are given as possible: none of 1 can only be day, month, year or only month, day, year."
        )
    );
    assert_eq!(
        sentence(&["05/09/1952", "12/25/1952", "25/12/1952"]).as_deref(),
        Some(
            "Dates such as 05/09/1952 are not guessed at, both days are given as possible: the file contradicts itself, as 1 of 3 can only be day, month, year and 1 only month, day, year."
        )
    );
    assert_eq!(
        sentence(&["1921-22", "1918-19"]).as_deref(),
        Some(
            "Dates such as 1921-22 are read as spans of years: 1 of 2 can only be that, none can only be a month or season."
        )
    );
}

#[test]
fn placeholders_and_equal_numbers_are_no_evidence() {
    let evidence = evidence(&["01/13/0000", "00/25/1952", "05/05/1952"]);
    assert_eq!((evidence.habits(), evidence.sentence()), (Habits::default(), None));
}

#[test]
fn a_sign_that_is_not_understood_is_not_passed_over() {
    for text in ["<1952", "> 1952", "1952=1953"] {
        assert_eq!(read(text, Habits::default()), Reading::NotUnderstood, "{text}");
    }
}

#[test]
fn no_file_makes_a_quarter_of_a_span_of_years() {
    let months = evidence(&["1949-05", "1949-06"]).habits();
    assert_eq!(read_as("ca. 1801-31", months), "1801~/1831~");
}

#[test]
fn a_day_in_numbers_that_no_calendar_has_is_not_made_into_anything_else() {
    for text in
        ["2001-02-29", "2001-2-29", "2001-13-05", "1914-15-16", "1952-02-30/1952-03-02", "1952.02.30", "1952/02/30"]
    {
        assert_eq!(read(text, Habits::default()), Reading::NotUnderstood, "{text}");
    }
    assert_eq!(read_as("2004-2-29", Habits::default()), "2004-02-29");
}

#[test]
fn days_and_spans_in_edtf_say_nothing_of_a_files_habits() {
    let clear = evidence(&["1649-02-08/1649-02-09", "[1902-04..1902-05]", "1952-12-25"]);
    assert_eq!((clear.habits(), clear.sentence()), (Habits::default(), None));
}

// ---- Any text

/// Real forms of every kind, to be mutated.
const FORMS: [&str; 32] = [
    "September 17, 1952",
    "17 Sept. 1952—2¼ p. m.",
    "c.1840–5",
    "?c.1845–6, c.1855",
    "1560 or 5–1617",
    "05/09/1952",
    "1952-09-17",
    "1921-22",
    "19--",
    "187-?-188-?",
    "1800s",
    "late 1960s–early 1970s",
    "2nd half of the 17th cent.",
    "mid-Feb. 1900",
    "winter 1914–15",
    "1st century BC",
    "between 1940 and 1945",
    "before 18 January 1928",
    "1742–after 1828",
    "1881-present",
    "May 2/15, 1917",
    "February 3, 1641/2",
    "February 17 [12], 1936",
    "Rajab 1025 [July 1616]",
    "Harbin, undated. [Received November 24, 1917, 4.05 p.m.]",
    "13., 14. oder 15.04.1808",
    "vmtl. zwischen Mitte und 24.12.1802",
    "première moitié du XIXe siècle",
    "5 сентября 1952 г.",
    "с 1950 по 1960 гг.",
    "公元前221年",
    "20世纪50年代",
];

fn any_habits() -> impl Strategy<Value = Habits> {
    const CLEAR: [&str; 7] = ["25/12/1952", "12/25/1952", "25.12.1952", "12.25.1952", "1918-19", "1952-21", "1952"];
    proptest::collection::vec(select(&CLEAR[..]), 0..4).prop_map(|texts| evidence(&texts).habits())
}

/// One form with a piece of another put somewhere into it.
fn mutated_form() -> impl Strategy<Value = String> {
    let form = || select(&FORMS[..]);
    let place = || any::<Index>();
    (form(), form(), place(), place(), place(), place()).prop_map(|(form, other, from, to, start, end)| {
        let letters: Vec<char> = form.chars().collect();
        let donor: Vec<char> = other.chars().collect();
        let (from, to) = ordered(from.index(letters.len()), to.index(letters.len()));
        let (start, end) = ordered(start.index(donor.len()), end.index(donor.len()));
        letters[..from].iter().chain(&donor[start..end]).chain(&letters[to..]).collect()
    })
}

fn ordered(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

fn assert_honest(text: &str, habits: Habits) {
    let reading = read(text, habits);
    if let Reading::Dated { edtf, .. } = &reading {
        assert_eq!(Edtf::parse(edtf.as_str()).as_ref(), Ok(edtf), "{text}");
        let interval = edtf.interval();
        assert!(interval.earliest <= interval.latest || interval.latest.is_none(), "{text} as {edtf}");
        assert!(text.chars().any(|c| c.is_numeric() || c.is_alphabetic()), "{text} as {edtf}");
    }
}

/// The first year after `start` that ends with `digits` and begins like it, found by trying.
fn short_year_by_trying(start: u32, digits: &str) -> Option<u32> {
    let kept = &start.to_string()[..4 - digits.len()];
    (start + 1..=9999).find(|year| year.to_string().ends_with(digits)).filter(|year| year.to_string().starts_with(kept))
}

proptest! {
    #[test]
    fn any_text_gives_valid_edtf_or_none(text in any::<String>(), habits in any_habits()) {
        assert_honest(&text, habits);
        let _ = evidence(&[&text]).sentence();
    }

    #[test]
    fn mutated_dates_give_valid_edtf_or_none(text in mutated_form(), habits in any_habits()) {
        assert_honest(&text, habits);
        let _ = evidence(&[&text]).sentence();
    }

    #[test]
    fn a_date_of_marks_and_digits_gives_valid_edtf_or_none(text in "[0-9?~./–\\[\\](),;: x-]{0,24}", habits in any_habits()) {
        assert_honest(&text, habits);
    }

    #[test]
    fn a_short_end_year_is_the_next_year_that_ends_so(start in 1000_u32..2000, digits in "[0-9]{1,3}") {
        let expected = short_year_by_trying(start, &digits).map_or("not understood".to_owned(), |end| format!("{start}/{end}"));
        prop_assert_eq!(read_as(&format!("{start}–{digits}"), Habits::default()), expected);
    }

    #[test]
    fn a_day_is_read_alike_in_every_form(year in 1000_u32..2100, month in 1_usize..=12, day in 1_u32..=28) {
        const ENGLISH: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        const RUSSIAN: [&str; 12] = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
        const FRENCH: [&str; 12] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
        let (english, russian, french) = (ENGLISH[month - 1], RUSSIAN[month - 1], FRENCH[month - 1]);
        let expected = format!("{year}-{month:02}-{day:02}");
        for text in [
            format!("{english} {day}, {year}"),
            format!("{day} {english} {year}"),
            format!("{day} {} {year}", &english[..3]),
            format!("{day} {russian} {year} г."),
            format!("le {day} {french} {year}"),
            format!("{day}.{month}.{year}"),
            format!("{year}年{month}月{day}日"),
            format!("{year}/{month:02}/{day:02}"),
            expected.clone(),
        ] {
            prop_assert_eq!(read_as(&text, Habits::default()), expected.as_str(), "{}", text);
        }
    }

    #[test]
    fn either_order_is_decided_by_the_file_and_never_by_the_date(first in 1_u32..=12, apart in 1_u32..12, year in 1000_u32..2100) {
        let second = (first + apart - 1) % 12 + 1;
        let text = format!("{first:02}/{second:02}/{year}");
        prop_assert_eq!(read_as(&text, evidence(&["25/12/1952"]).habits()), format!("{year}-{second:02}-{first:02}"));
        prop_assert_eq!(read_as(&text, evidence(&["12/25/1952"]).habits()), format!("{year}-{first:02}-{second:02}"));
        let (low, high) = (first.min(second), first.max(second));
        prop_assert_eq!(read_as(&text, Habits::default()), format!("[{year}-{low:02}-{high:02}, {year}-{high:02}-{low:02}]"));
    }
}
