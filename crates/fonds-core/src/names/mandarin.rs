//! Mandarin names in two romanisations: pinyin (*Mao Zedong*) and Wade-Giles (*Mao Tse-tung*).
//!
//! The syllables are those of the Hanyu pinyin scheme (ISO 7098); their Wade-Giles spellings follow the tables of the Library
//! of Congress's Pinyin Conversion Project (<https://www.loc.gov/catdir/pinyin/>), by rule, with the exceptions in a table.
//! Tones are ignored. Print seldom keeps the apostrophe of `ch'`, nor the two dots of `ü`: a name without any is read both
//! ways.
//!
//! A name counts only if every syllable parses; that is a likeness, never a proof.
//!
//! ```
//! use fonds_core::names::mandarin::is_one_name;
//! assert!(is_one_name("Zhou Enlai", "Chou En-lai"));
//! assert!(!is_one_name("Zhou Enlai", "Ch'ou Ên-lai"));
//! ```

use std::collections::HashMap;
use std::sync::OnceLock;

use fonds_search::fold;

/// The syllables: an initial, and the finals that it stands before. `v` is ü.
const SYLLABLES: [(&str, &str); 24] = [
    ("", "a ai an ang ao e ei en eng er o ou"),
    ("b", "a ai an ang ao ei en eng i ian iao ie in ing o u"),
    ("p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"),
    ("m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"),
    ("f", "a an ang ei en eng o ou u"),
    ("d", "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo"),
    ("t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"),
    ("n", "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve"),
    ("l", "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve"),
    ("g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("k", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("j", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("q", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("x", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("zh", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"),
    ("ch", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"),
    ("sh", "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"),
    ("r", "an ang ao e en eng i ong ou u ua uan ui un uo"),
    ("z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"),
    ("c", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("s", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("y", "a an ang ao e i in ing o ong ou u uan ue un"),
    ("w", "a ai an ang ei en eng o u"),
];

/// Initials that Wade-Giles writes otherwise. An apostrophe is a strong breath.
const INITIALS: [(&str, &str); 14] = [
    ("b", "p"),
    ("p", "p'"),
    ("d", "t"),
    ("t", "t'"),
    ("g", "k"),
    ("k", "k'"),
    ("j", "ch"),
    ("q", "ch'"),
    ("x", "hs"),
    ("zh", "ch"),
    ("ch", "ch'"),
    ("r", "j"),
    ("z", "ts"),
    ("c", "ts'"),
];

/// Whole syllables that Wade-Giles writes otherwise than its rules would.
const EXCEPTIONS: [(&str, &str); 10] = [
    ("zi", "tzu"),
    ("ci", "tz'u"),
    ("si", "ssu"),
    ("e", "o"),
    ("er", "erh"),
    ("yi", "i"),
    ("you", "yu"),
    ("yan", "yen"),
    ("ye", "yeh"),
    ("yong", "yung"),
];

/// Other Wade-Giles spellings in print (Giles and newspapers).
const OTHER_SPELLINGS: [(&str, &str); 15] = [
    ("si", "szu"),
    ("si", "sze"),
    ("zi", "tze"),
    ("ci", "tz'e"),
    ("yi", "yi"),
    ("e", "e"),
    ("ge", "ke"),
    ("ke", "k'e"),
    ("he", "he"),
    ("gui", "kui"),
    ("kui", "k'ui"),
    ("er", "er"),
    ("ye", "ye"),
    ("jue", "chio"),
    ("de", "teh"),
];

/// A name has from two to four syllables (`Ouyang Xiu` has three, of which two are the surname).
const NAME_SYLLABLES: std::ops::RangeInclusive<usize> = 2..=4;

/// The longest syllable in either system, in bytes without signs: `chuang`.
const LONGEST: usize = 6;

/// All syllables in pinyin, without tones, `ü` written so.
pub fn pinyin_syllables() -> Vec<String> {
    let of_initial = |&(initial, finals): &(&str, &'static str)| {
        let initial = initial.to_owned();
        finals.split(' ').map(move |last| format!("{initial}{last}").replace('v', "ü")).collect::<Vec<_>>()
    };
    SYLLABLES.iter().flat_map(of_initial).collect()
}

/// The Wade-Giles spelling of a pinyin syllable, with `'` and `ü`: `zhuang` is `chuang`, `que` is `ch'üeh`.
pub fn wade_giles(pinyin: &str) -> String {
    if let Some((_, whole)) = EXCEPTIONS.iter().find(|(from, _)| *from == pinyin) {
        return (*whole).to_owned();
    }
    let at = pinyin.find(|c: char| "aeiouü".contains(c)).unwrap_or(0);
    let (initial, last) = pinyin.split_at(at);
    let ours = INITIALS.iter().find(|(from, _)| *from == initial).map_or(initial, |(_, to)| to);
    ours.to_owned() + wade_giles_final(initial, last)
}

fn wade_giles_final<'a>(initial: &str, last: &'a str) -> &'a str {
    let is = |initials: &[&str]| initials.contains(&initial);
    match last {
        "i" if is(&["zh", "ch", "sh", "r"]) => "ih",
        "u" if is(&["j", "q", "x", "y"]) => "ü",
        "uan" if is(&["j", "q", "x", "y"]) => "üan",
        "un" if is(&["j", "q", "x", "y"]) => "ün",
        "ue" | "üe" => "üeh",
        "e" if is(&["g", "k", "h"]) => "o",
        "uo" if !is(&["g", "k", "h", "sh"]) => "o",
        "ui" if is(&["g", "k"]) => "uei",
        "ian" => "ien",
        "ie" => "ieh",
        "ong" => "ung",
        "iong" => "iung",
        _ => last,
    }
}

/// The pinyin syllables that a Wade-Giles syllable may stand for: one if it is written with its signs, several if they
/// were left out (`chu` is zhu, chu, ju or qu). Case, tones and circumflexes do not matter.
pub fn pinyin_of(wade_giles: &str) -> Vec<&'static str> {
    let word = signed(wade_giles);
    let signs = Signs { breath: word.contains('\''), dots: word.contains('ü') };
    let alike = tables().wade_giles.get(&unsigned(&word)).into_iter().flatten();
    let pinyin =
        alike.filter(|spelling| signs.allow(&spelling.written, &word)).map(|spelling| spelling.pinyin.as_str());
    let mut pinyin: Vec<_> = pinyin.collect();
    pinyin.dedup();
    pinyin
}

/// Whether one name can be the other, one of them in pinyin and one in Wade-Giles.
pub fn is_one_name(name: &str, other: &str) -> bool {
    let is_pair = |pinyin: &str, wade_giles: &str| {
        let other = readings(wade_giles, System::WadeGiles);
        readings(pinyin, System::Pinyin).iter().any(|reading| other.iter().any(|other| agree(reading, other)))
    };
    is_pair(name, other) || is_pair(other, name)
}

/// What a name is bucketed by: two names that [`is_one_name`] accepts share a key. No keys for what is no Mandarin name.
pub fn keys(name: &str) -> Vec<String> {
    let skeleton = |reading: &Reading| -> String {
        let first =
            |syllable: &Syllable| syllable.first().map_or(String::new(), |pinyin| unsigned(&wade_giles(pinyin)));
        reading.iter().map(|syllable| first(syllable) + "-").collect()
    };
    let both = [System::Pinyin, System::WadeGiles].into_iter().flat_map(|system| readings(name, system));
    let mut keys: Vec<_> = both.map(|reading| skeleton(&reading)).collect();
    keys.sort();
    keys.dedup();
    keys
}

#[derive(Clone, Copy, PartialEq)]
enum System {
    Pinyin,
    WadeGiles,
}

/// What one written syllable may be, in pinyin.
type Syllable = Vec<&'static str>;

/// A name, syllable by syllable.
type Reading = Vec<Syllable>;

/// One spelling of a syllable.
struct Spelling {
    /// With its signs.
    written: String,
    pinyin: String,
}

/// The spellings of each system, by what is left of them without signs.
struct Tables {
    pinyin: HashMap<String, Vec<Spelling>>,
    wade_giles: HashMap<String, Vec<Spelling>>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let pinyin = pinyin_syllables();
        let others = OTHER_SPELLINGS.iter().map(|&(pinyin, written)| (written.to_owned(), pinyin.to_owned()));
        let rules = pinyin.iter().map(|pinyin| (wade_giles(pinyin), pinyin.clone()));
        Tables { wade_giles: table(rules.chain(others)), pinyin: table(pinyin.iter().map(|p| (p.clone(), p.clone()))) }
    })
}

fn table(spellings: impl Iterator<Item = (String, String)>) -> HashMap<String, Vec<Spelling>> {
    let mut table: HashMap<String, Vec<Spelling>> = HashMap::new();
    for (written, pinyin) in spellings {
        table.entry(unsigned(&written)).or_default().push(Spelling { written, pinyin });
    }
    table
}

/// Which signs a name takes care to write; those it does not are not held against it.
#[derive(Clone, Copy)]
struct Signs {
    breath: bool,
    dots: bool,
}

impl Signs {
    fn allow(self, spelling: &str, word: &str) -> bool {
        let has = |text: &str, sign: char| text.contains(sign);
        (!self.breath || has(spelling, '\'') == has(word, '\'')) && (!self.dots || has(spelling, 'ü') == has(word, 'ü'))
    }
}

/// All ways to read a name as syllables of a system.
fn readings(name: &str, system: System) -> Vec<Reading> {
    let name = signed(name);
    let is_between = |c: char| !(c.is_alphabetic() || c == '\'' && system == System::WadeGiles);
    let words: Vec<&str> = name.split(is_between).filter(|word| !word.is_empty()).collect();
    let signs = Signs { breath: system == System::WadeGiles && name.contains('\''), dots: name.contains('ü') };
    let mut readings = vec![Vec::new()];
    for word in words {
        let ways = syllabified(word, system, signs);
        readings = readings.iter().flat_map(|begun| ways.iter().map(|way| [begun.as_slice(), way].concat())).collect();
        readings.retain(|reading| reading.len() <= *NAME_SYLLABLES.end());
    }
    readings.retain(|reading| NAME_SYLLABLES.contains(&reading.len()));
    readings
}

/// All ways to cut a word into syllables, at most as many as a name has.
fn syllabified(word: &str, system: System, signs: Signs) -> Vec<Reading> {
    let mut ways = Vec::new();
    let mut begun = vec![(Reading::new(), word)];
    while let Some((way, rest)) = begun.pop() {
        if rest.is_empty() {
            ways.push(way);
            continue;
        }
        for (syllable, rest) in first_syllables(rest, system, signs) {
            if way.len() < *NAME_SYLLABLES.end() {
                begun.push(([way.as_slice(), &[syllable]].concat(), rest));
            }
        }
    }
    ways
}

/// The syllables that a text can begin with, each with what is left of it.
fn first_syllables(text: &str, system: System, signs: Signs) -> Vec<(Syllable, &str)> {
    let table = if system == System::Pinyin { &tables().pinyin } else { &tables().wade_giles };
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let cuts = ends.map(|end| text.split_at(end)).take_while(|(begin, _)| unsigned(begin).len() <= LONGEST);
    let read = |(begin, rest): (&str, _)| {
        let alike = table.get(&unsigned(begin))?;
        let allowed = alike.iter().filter(|spelling| signs.allow(&spelling.written, begin));
        let syllable: Syllable = allowed.map(|spelling| spelling.pinyin.as_str()).collect();
        (!syllable.is_empty()).then_some((syllable, rest))
    };
    cuts.filter(|(begin, _)| !begin.ends_with('\'')).filter_map(read).collect()
}

fn agree(reading: &Reading, other: &Reading) -> bool {
    let is_one = |(syllable, other): (&Syllable, &Syllable)| syllable.iter().any(|pinyin| other.contains(pinyin));
    reading.len() == other.len() && reading.iter().zip(other).all(is_one)
}

/// Folded, but with one kind of apostrophe, and `ü` with its dots whatever its tone.
fn signed(text: &str) -> String {
    let mut signed = String::with_capacity(text.len());
    for c in text.replace("u\u{308}", "ü").replace("U\u{308}", "ü").chars() {
        match c {
            'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ǖ' | 'Ǘ' | 'Ǚ' | 'Ǜ' => signed.push('ü'),
            '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | 'ʽ' | '`' | '´' => signed.push('\''),
            _ => signed += &fold(c.encode_utf8(&mut [0; 4])),
        }
    }
    signed
}

/// Without apostrophes and dots.
fn unsigned(signed: &str) -> String {
    signed.chars().filter(|&c| c != '\'').map(|c| if c == 'ü' { 'u' } else { c }).collect()
}
