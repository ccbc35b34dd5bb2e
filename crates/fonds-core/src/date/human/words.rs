//! What the words of written dates mean, in all languages at once.
//!
//! Each language is a table of phrases and nothing else. A phrase is one word or several (`date not known`); dots,
//! spaces and hyphens between its words count as one space (`n.d.` is `n d`), and letters are compared folded. The
//! languages hardly contradict each other; where they do (*am* in German and English), the grammar says which is meant.

mod chinese;
mod english;
mod french;
mod german;
mod russian;
mod spanish;

use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) use chinese::number as chinese_number;

use super::token::letter_run;

/// A language's phrases for one meaning.
pub(super) type Phrases = &'static [(Word, &'static [&'static str])];

/// What a word or phrase does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// 1 to 12.
    Month(u8),
    /// The EDTF number: 21 spring to 24 winter.
    Season(u8),
    /// `Tuesday`, and words that change nothing: `the`, `of`, `dated`.
    Filler,
    /// A letter of such a word (`d'août`, `d. 5. Mai`); before a year it would be a number's (`D 1952`).
    Elided,
    /// The date is approximate.
    About,
    /// The date is uncertain.
    Perhaps,
    Early,
    Mid,
    Late,
    Half,
    Third,
    Quarter,
    /// `first`, `zweite`.
    Ordinal(u8),
    /// `last` in `last quarter`.
    Last,
    Century,
    /// `Jahre`, `années`, `年代`: the decade, with a number.
    Decade,
    /// `a day in`, `a month in`, `year in`: what is meant of the date that follows.
    DayIn,
    MonthIn,
    YearIn,
    /// 年, 月, 日 after a number.
    YearSign,
    MonthSign,
    DaySign,
    Before,
    After,
    /// From then on.
    Since,
    /// Up to then.
    Until,
    /// Russian *до*: before a date, and up to one in a span.
    UpTo,
    Between,
    And,
    Or,
    To,
    /// After a date: `or later`, `onwards`.
    OrLater,
    OrEarlier,
    /// The end of what goes on.
    Present,
    BeforeChrist,
    AfterChrist,
    /// An era whose first year is that many years after year 0: 民国 1911.
    EraFrom(u16),
    /// What was done then (published, cast); alone, its date is the date.
    Event,
    /// Something else that happened (received); never the date.
    OtherEvent,
    Undated,
    /// An editor's correction follows: `i.e.`
    Rather,
    /// `noon`, `p.m.`, `Uhr`.
    Clock,
    /// German *am* and English *a.m.*
    Am,
    /// Makes the rest no date: `not`.
    Not,
    /// What is numbered like a year: `box`, `no.`, `page`.
    Numbered,
}

const LANGUAGES: [Phrases; 6] =
    [english::PHRASES, german::PHRASES, french::PHRASES, spanish::PHRASES, russian::PHRASES, chinese::PHRASES];

/// Most words in a phrase.
const LONGEST_PHRASE: usize = 6;

static MEANINGS: LazyLock<HashMap<String, Meaning>> = LazyLock::new(meanings);

/// What the words so far mean, and whether a longer phrase begins with them.
#[derive(Clone, Copy, Default)]
struct Meaning {
    word: Option<Word>,
    goes_on: bool,
}

fn meanings() -> HashMap<String, Meaning> {
    let mut meanings: HashMap<String, Meaning> = HashMap::new();
    for (word, phrases) in LANGUAGES.iter().copied().flatten() {
        for phrase in phrases.iter().map(|phrase| fonds_search::fold(phrase)) {
            for (space, _) in phrase.match_indices(' ') {
                meanings.entry(phrase[..space].to_owned()).or_default().goes_on = true;
            }
            meanings.entry(phrase).or_default().word.get_or_insert(*word);
        }
    }
    meanings
}

/// The longest known phrase at the start of a folded text, and its length in bytes.
pub(super) fn phrase(text: &str) -> Option<(Word, usize)> {
    let first = letter_run(text);
    let mut meaning = *MEANINGS.get(first)?;
    let mut end = first.len();
    let mut found = meaning.word.map(|word| (word, end));
    if !meaning.goes_on {
        return found;
    }
    let mut so_far = first.to_owned();
    for _ in 1..LONGEST_PHRASE {
        let Some((next, next_end)) = next_word(text, end) else { break };
        so_far.push(' ');
        so_far.push_str(next);
        let Some(longer) = MEANINGS.get(so_far.as_str()) else { break };
        (meaning, end) = (*longer, next_end);
        found = meaning.word.map(|word| (word, end)).or(found);
        if !meaning.goes_on {
            break;
        }
    }
    found
}

/// The word after `end`, if only what may stand within a phrase is between, and where it ends.
fn next_word(text: &str, end: usize) -> Option<(&str, usize)> {
    let rest = text.get(end..)?.trim_start_matches(['.', ' ', '-', '\'', '’', '/', '\u{a0}']);
    let word = letter_run(rest);
    (!word.is_empty()).then(|| (word, text.len() - rest.len() + word.len()))
}

/// A Roman numeral of at most 30 in lower case, also with the ending of an ordinal (`xixe`).
pub(super) fn roman(word: &str) -> Option<u8> {
    let digits = ["eme", "ieme", "th", "e", "er"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    plain_roman(digits).filter(|_| !digits.is_empty())
}

fn plain_roman(digits: &str) -> Option<u8> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    // Russian typewriters have no Latin letters.
    let latin = digits.replace('х', "x").replace('і', "i");
    let tens = latin.bytes().take_while(|&digit| digit == b'x').count();
    let ones = ONES.iter().position(|&ones| ones == &latin[tens..])?;
    u8::try_from(tens * 10 + ones).ok().filter(|value| (1..=30).contains(value))
}
