//! What the page says, in the reader's language.
//!
//! The English of a text stands where it is said, in [`say!`], which looks it up in the tables of [`messages`] while it is
//! compiled: a text that has no row there does not compile, and a row has a column for each language. What is left of it in
//! the program is a number. A program holds the English of all numbers, and no other language; those are files, made from the
//! same tables ([`file`]), of which the page loads one if it is wanted ([`Tongue::read`], [`install`]).
//!
//! A text may have holes, `{0}`, `{1}`, for its parts, and forms for numbers, parted by `|`: in English one and other,
//! in Chinese one form, in Russian one, few and many (Unicode CLDR, plural rules). Where one English word has several
//! translations, its rows are told apart by what stands after `¦`, which is not said: `To¦role`.
//!
//! ```
//! use fonds_core::say;
//! assert_eq!(say!("Show {0} record|Show {0} records"; 12), "Show 12 records");
//! ```
//!
//! ```compile_fail
//! use fonds_core::say;
//! say!("a text that no table has");
//! ```
//!
//! The language of a run is the one thing in the core that is no argument: it is installed once, before anything is asked.

use std::cell::Cell;

use fonds_search::listed::Listed;

mod messages;

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, which every program holds.
    #[default]
    English,
    /// Chinese in simplified characters.
    Chinese,
    /// Russian.
    Russian,
    /// English made longer, with marks on its letters, and read from right to left: for tests only.
    Pseudo,
}

impl Language {
    /// Those that a reader can choose, each with its BCP 47 tag and its name in itself.
    pub const ALL: [(Self, &'static str, &'static str); 3] =
        [(Self::English, "en", "English"), (Self::Chinese, "zh", "中文"), (Self::Russian, "ru", "Русский")];
    /// The tag of [`Language::Pseudo`], from the range for private use.
    const PSEUDO: &'static str = "qps";

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        Self::ALL.iter().find(|(language, ..)| *language == self).map_or(Self::PSEUDO, |(_, tag, _)| tag)
    }

    /// Its tag on the page, which says in which characters it is written; of the one for tests, what checkers know.
    pub fn html_tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-Hans",
            Self::Pseudo => "en-XB",
            language => language.tag(),
        }
    }

    /// Whether it is read from right to left.
    pub fn is_right_to_left(self) -> bool {
        self == Self::Pseudo
    }

    /// The language with a tag; a longer tag (`zh-Hans-CN`) is the language that it begins with.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split('-').next().unwrap_or_default();
        let found =
            Self::ALL.iter().find(|(_, tag, _)| tag.eq_ignore_ascii_case(first)).map(|(language, ..)| *language);
        found.or((first == Self::PSEUDO).then_some(Self::Pseudo))
    }

    /// Which of a text's forms a number takes, from 0.
    fn form(self, count: usize) -> usize {
        let (ones, tens) = (count % 10, count / 10 % 10);
        match self {
            Self::English | Self::Pseudo => usize::from(count != 1),
            Self::Chinese => 0,
            Self::Russian if ones == 1 && count % 100 != 11 => 0,
            Self::Russian if (2..=4).contains(&ones) && tens != 1 => 1,
            Self::Russian => 2,
        }
    }
}

/// A text of the page, by its number in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

impl Text {
    /// The text with this English; in constants only. Called while the program runs it would link every language to it.
    ///
    /// # Panics
    /// If there is no such row: then the program does not compile.
    pub const fn of(english: &'static str) -> Self {
        Self(number(english))
    }

    /// It in the language of this run.
    #[inline(never)]
    pub fn said(self) -> &'static str {
        tongue().texts.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// It with its holes filled.
    #[inline(never)]
    pub fn filled(self, parts: &[&str]) -> String {
        filled(self.said(), parts)
    }

    /// Its form for a number, which is its first part, with its holes filled.
    #[inline(never)]
    pub fn counted(self, count: usize, parts: &[&str]) -> String {
        let form = language().form(count);
        let forms = self.said();
        let text = forms.split('|').nth(form).or(forms.split('|').next_back()).unwrap_or_default();
        let count = number_words(count);
        let parts: Vec<&str> = std::iter::once(count.as_str()).chain(parts.iter().copied()).listed();
        filled(text, &parts)
    }
}

/// A number as the language of this run writes it in a sentence. In English it has no marks between its thousands: scripts
/// read it (`docs/address.md`).
pub fn number_words(number: usize) -> String {
    let digits = number.to_string();
    let between = match language() {
        Language::English | Language::Pseudo => return digits,
        Language::Chinese => ",",
        Language::Russian => "\u{a0}",
    };
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        out += if at > 0 && (digits.len() - at).is_multiple_of(3) { between } else { "" };
        out.push(digit);
    }
    out
}

/// Words of a catalogue that mean the same in every one: roles of people, kinds of names, fields.
const TERMS: [(&str, Text); 25] = [
    ("author", Text::of("author")),
    ("recipient", Text::of("recipient")),
    ("participant", Text::of("participant")),
    ("mentioned", Text::of("mentioned")),
    ("translator", Text::of("translator")),
    ("person", Text::of("person")),
    ("body", Text::of("body")),
    ("place", Text::of("place")),
    ("subject", Text::of("subject")),
    ("country", Text::of("country")),
    ("region", Text::of("region")),
    ("city", Text::of("city")),
    ("town", Text::of("town")),
    ("river", Text::of("river")),
    ("continent", Text::of("continent")),
    ("pseudonym", Text::of("pseudonym")),
    ("romanisation", Text::of("romanisation")),
    ("native script", Text::of("native script")),
    ("abbreviation", Text::of("abbreviation")),
    ("misspelling in source", Text::of("misspelling in source")),
    ("full form", Text::of("full form")),
    ("short form", Text::of("short form")),
    ("other form", Text::of("other form")),
    ("title", Text::of("title")),
    ("description", Text::of("description")),
];

/// A word of a catalogue in the reader's language, if it is one that every catalogue has; else as it is.
pub fn term(word: &str) -> &str {
    TERMS.iter().find(|(term, _)| *term == word).map_or(word, |(_, text)| text.said())
}

/// A text of the page in the reader's language.
///
/// `say!("Clear all")` is a `&'static str`; `say!("Remove {0}", label)` has holes for texts, and
/// `say!("Show {0} record|Show {0} records"; count, ...)` forms for a number: these are `String`s.
#[macro_export]
macro_rules! say {
    ($english:literal) => {{
        const TEXT: $crate::speech::Text = $crate::speech::Text::of($english);
        TEXT.said()
    }};
    ($english:literal, $($part:expr),+ $(,)?) => {{
        const TEXT: $crate::speech::Text = $crate::speech::Text::of($english);
        TEXT.filled(&[$(&$part),+])
    }};
    ($english:literal; $count:expr $(, $part:expr)* $(,)?) => {{
        const TEXT: $crate::speech::Text = $crate::speech::Text::of($english);
        TEXT.counted($count, &[$(&$part),*])
    }};
}

/// A language with its texts.
#[derive(Debug)]
pub struct Tongue {
    language: Language,
    file: &'static str,
    texts: Vec<&'static str>,
}

thread_local! {
    static TONGUE: Cell<Option<&'static Tongue>> = const { Cell::new(None) };
    static IN_ORDER: Cell<Option<InOrder>> = const { Cell::new(None) };
}

/// From now on this thread says everything in a language. Its texts stay as long as the program.
pub fn install(tongue: Tongue) {
    TONGUE.set(Some(Box::leak(Box::new(tongue))));
}

/// From now on this thread also has the texts that only the part for reading says.
pub(crate) fn add_reading() {
    install(tongue().with_reading());
}

/// Gives the numbers of names in their order.
pub type InOrder = fn(&[&str]) -> Vec<u32>;

/// From now on this thread puts names in order by this: the order of the run's language, which the browser knows.
pub fn sort_with(in_order: InOrder) {
    IN_ORDER.set(Some(in_order));
}

/// The numbers of names in the order of the reader's language. Given in the order of their code points, as they stay where
/// no other is known.
pub(crate) fn in_order(names: &[&str]) -> Vec<u32> {
    IN_ORDER.get().map_or_else(|| (0..names.len() as u32).listed(), |in_order| in_order(names))
}

/// The language of this run: English, if none was installed.
fn tongue() -> &'static Tongue {
    TONGUE.get().unwrap_or_else(|| {
        install(Tongue::english());
        tongue()
    })
}

/// How dates are said, in the order of the table, if that is not the English that the program holds.
pub(crate) fn dates() -> Option<&'static [&'static str]> {
    let tongue = tongue();
    matches!(tongue.language, Language::Chinese | Language::Russian).then(|| tongue.texts.get(..messages::DATES))?
}

/// The file that was installed, for another thread that is to say everything in the same language; empty in English.
pub fn installed() -> &'static str {
    tongue().file
}

/// The language of this run.
pub fn language() -> Language {
    tongue().language
}

impl Tongue {
    /// Reads a file that [`file`] wrote; `None` if it is none, or one of another version of the program.
    pub fn read(text: &str) -> Option<Self> {
        let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
        let mut lines = text.split('\n');
        let language = Language::from_tag(lines.next()?)?;
        let mut texts = lines.listed();
        let is_of_this_version = texts.len() == messages::COUNT + messages::BOOT.len();
        texts.truncate(messages::COUNT);
        is_of_this_version.then_some(Self { language, file: text, texts })
    }

    /// What every program holds. Dates have phrases of their own.
    fn english() -> Self {
        let texts = std::iter::repeat_n("", messages::DATES).chain(messages::ENGLISH.split('\n')).listed();
        let tongue = Self { language: Language::English, file: "", texts };
        if cfg!(feature = "later") { tongue } else { tongue.with_reading() }
    }

    /// With the texts that only the part for reading says. A file has them.
    fn with_reading(&self) -> Self {
        let is_whole = self.texts.len() == messages::COUNT;
        let more = messages::ENGLISH_READING.split('\n').filter(|_| !is_whole);
        Self { texts: self.texts.iter().copied().chain(more).listed(), ..*self }
    }
}

/// The file of a language: its tag, then a text a line; after them what `public/boot.js` says, each with its English and
/// a tab before it. For the tools that make a site; a page that called it would hold every language.
pub fn file(language: Language) -> String {
    let texts = messages::ALL.iter().copied().flatten().map(|row| in_language(language, row));
    let boot = messages::BOOT.iter().map(|row| [row[0], "\t", &in_language(language, row)].concat());
    let lines = std::iter::once(language.tag().to_owned()).chain(texts).chain(boot).listed();
    lines.join("\n")
}

fn in_language(language: Language, row: &[&str; 3]) -> String {
    let english = without_context(row[0]);
    match language {
        Language::English => english.to_owned(),
        Language::Chinese => row[1].to_owned(),
        Language::Russian => row[2].to_owned(),
        Language::Pseudo if english.starts_with("date: ") => english.to_owned(),
        Language::Pseudo => pseudo(english),
    }
}

/// What the program says, for tests of the tools.
pub fn keys() -> impl Iterator<Item = &'static str> {
    messages::ALL.iter().copied().flatten().map(|row| row[0])
}

/// English with marks on its letters and a third longer, holes and forms left as they are.
fn pseudo(english: &str) -> String {
    let mut is_hole = false;
    let form = |form: &str| {
        let mut out = String::from("⟦");
        for c in form.chars() {
            is_hole = (is_hole || c == '{') && c != '}';
            out.push(c);
            if !is_hole && c.is_ascii_alphabetic() {
                out.push('\u{301}');
            }
        }
        out.extend(std::iter::repeat_n('·', form.len().div_ceil(3)));
        out + "⟧"
    };
    let forms: Vec<String> = english.split('|').map(form).listed();
    forms.join("|")
}

/// The number of a text, by its English.
const fn number(english: &str) -> u16 {
    let mut number = 0;
    let mut table = 0;
    while table < messages::ALL.len() {
        let mut row = 0;
        while row < messages::ALL[table].len() {
            if is_same(messages::ALL[table][row][0], english) {
                return number;
            }
            number += 1;
            row += 1;
        }
        table += 1;
    }
    panic!("this text has no row in crates/fonds-core/src/speech/messages: add one, with every language");
}

/// A text without what tells its row apart.
const fn without_context(english: &str) -> &str {
    const MARK: &[u8] = "¦".as_bytes();
    let bytes = english.as_bytes();
    let mut at = 0;
    while at + 1 < bytes.len() {
        if bytes[at] == MARK[0] && bytes[at + 1] == MARK[1] {
            return english.split_at(at).0;
        }
        at += 1;
    }
    english
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// A text with its holes filled: `{0}` with the first part.
fn filled(text: &str, parts: &[&str]) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('{').enumerate() {
        let after = match piece.split_once('}') {
            Some((hole, after)) if at > 0 => {
                out += hole.parse::<usize>().ok().and_then(|hole| parts.get(hole)).copied().unwrap_or_default();
                after
            }
            _ => piece,
        };
        out += after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holes(text: &str) -> Vec<&str> {
        let mut holes: Vec<&str> = text.split('{').skip(1).filter_map(|piece| piece.split('}').next()).collect();
        holes.sort_unstable();
        holes.dedup();
        holes
    }

    fn rows() -> impl Iterator<Item = &'static [&'static str; 3]> {
        messages::ALL.iter().copied().flatten()
    }

    #[test]
    fn every_text_says_something_in_every_language_and_stands_once() {
        let mut all: Vec<&str> = rows().map(|row| row[0]).collect();
        for row in rows().chain(messages::BOOT) {
            assert!(row.iter().all(|text| !text.trim().is_empty() && !text.contains(['\n', '\t'])), "{row:?}");
        }
        all.sort_unstable();
        let twice: Vec<_> = all.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert_eq!(twice, Vec::<&str>::new());
    }

    #[test]
    fn a_translation_has_the_holes_of_its_english_and_the_forms_of_its_language() {
        for [english, chinese, russian] in rows().chain(messages::BOOT) {
            let forms = |text: &str| text.split('|').count();
            let expected = if forms(english) == 1 { (1, 1, 1) } else { (2, 1, 3) };
            assert_eq!((forms(english), forms(chinese), forms(russian)), expected, "{english}");
            for translated in [chinese, russian] {
                assert_eq!(holes(translated), holes(english), "{english}");
            }
        }
    }

    #[test]
    fn numbers_take_the_forms_of_their_language() {
        let form = |count| Language::Russian.form(count);
        assert_eq!(
            [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 111, 112, 1001].map(form),
            [2, 0, 1, 1, 2, 2, 2, 0, 1, 2, 2, 2, 0]
        );
        assert_eq!([0, 1, 2].map(|count| Language::English.form(count)), [1, 0, 1]);
    }

    #[test]
    fn a_file_comes_back_and_one_of_another_version_is_refused() {
        for language in [Language::Chinese, Language::Russian, Language::Pseudo] {
            let text = file(language);
            let tongue = Tongue::read(&text).expect("it is of this version");
            assert_eq!((tongue.language, tongue.texts.len()), (language, messages::COUNT));
            assert!(Tongue::read(&(text + "\none more")).is_none());
        }
        assert!(Tongue::read("fr").is_none());
        assert!(Tongue::read("").is_none());
    }

    /// Its texts are the first arguments of `said` and `Sorry`, in single quotes.
    #[test]
    fn what_the_page_says_before_the_program_is_there_has_a_row_and_every_row_is_said() {
        let script = include_str!("../../../public/boot.js");
        let mut said: Vec<&str> = script
            .match_indices("'")
            .filter(|(at, _)| ["said(", "Sorry("].iter().any(|call| script[..*at].ends_with(call)))
            .filter_map(|(at, _)| script[at + 1..].split('\'').next())
            .collect();
        let mut rows: Vec<&str> = messages::BOOT.iter().map(|row| row[0]).collect();
        said.sort_unstable();
        rows.sort_unstable();
        assert_eq!(said, rows);
    }

    #[test]
    fn the_program_holds_the_english_of_every_text() {
        let texts = Tongue::english().texts;
        let expected: Vec<&str> = rows().skip(messages::DATES).map(|row| without_context(row[0])).collect();
        assert_eq!(texts[messages::DATES..], expected);
        assert_eq!(texts.len(), messages::COUNT);
        assert_eq!(say!("From {0}", "1952"), "From 1952");
    }

    #[test]
    fn what_is_said_follows_the_language_of_the_run() {
        assert_eq!(say!("Show {0} record|Show {0} records"; 1), "Show 1 record");
        install(Tongue::read(&file(Language::Russian)).expect("it is of this version"));
        assert_eq!(say!("Show {0} record|Show {0} records"; 22), "Показать 22 записи");
        assert_eq!(number_words(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(language(), Language::Russian);
        install(Tongue::read(&file(Language::Pseudo)).expect("it is of this version"));
        assert_eq!(
            say!("Show {0} record|Show {0} records"; 2),
            "⟦S\u{301}h\u{301}o\u{301}w\u{301} 2 r\u{301}e\u{301}c\u{301}o\u{301}r\u{301}d\u{301}s\u{301}······⟧"
        );
    }

    #[test]
    fn a_tag_is_read_as_browsers_give_it() {
        let tags = ["zh-Hans-CN", "RU", "en-GB", "qps", "fr"].map(Language::from_tag);
        let expected = [Language::Chinese, Language::Russian, Language::English, Language::Pseudo];
        assert_eq!(tags[..4], expected.map(Some));
        assert_eq!(tags[4], None);
    }
}
