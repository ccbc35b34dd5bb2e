//! Drawing queries: a record is drawn, then words of it, then all records that the rule of `judged/README.md` calls
//! relevant are written down. The engine has no part in it.

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, Record, words};
use crate::variants::{Group, groups};

/// A query with the records that should be found.
pub struct Query {
    /// The catalogue's name.
    pub catalogue: String,
    /// How it was drawn.
    pub kind: String,
    /// What is typed.
    pub text: String,
    /// Identifiers; the first is that of the record it was drawn from.
    pub relevant: Vec<String>,
}

const HEAD: &str = "catalogue\tkind\tquery\trelevant\n";
/// A query with more relevant records is one for a set, not for a record.
const MOST_RELEVANT: usize = 10;
/// Where the words alone leave fewer others, nothing is left to rank.
const LEAST_OTHERS: usize = 3;
/// Words of a text that are remembered together stand in so long a run of it.
const RUN: usize = 12;
/// A catalogue may have fewer queries of a kind than asked for: after so many records it is given up.
const MOST_DRAWS: u64 = 20_000;
const LEAST_LETTERS_MISSPELT: usize = 6;
/// Kinds, and how many queries of each are drawn from a catalogue: 30 of each catalogue, a fifth of them from titles.
pub const KINDS: [(&str, u64); 5] = [("title", 6), ("description", 8), ("misspelt", 6), ("variant", 5), ("phrase", 5)];

impl Query {
    /// Reads what [`written`] wrote.
    pub fn read(text: &str) -> Vec<Query> {
        text.lines().skip(1).filter_map(Query::of_line).collect()
    }

    fn of_line(line: &str) -> Option<Query> {
        let mut parts = line.split('\t').map(str::to_owned);
        let (catalogue, kind, text) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Query { catalogue, kind, text, relevant: parts.next()?.split(' ').map(str::to_owned).collect() })
    }
}

/// Queries as a table.
pub fn written(queries: Vec<Query>) -> String {
    let line =
        |query: Query| format!("{}\t{}\t{}\t{}\n", query.catalogue, query.kind, query.text, query.relevant.join(" "));
    queries.into_iter().map(line).fold(HEAD.to_owned(), |text, line| text + &line)
}

/// Draws `times` times as many queries of each kind as the judged set has, or as many as there are.
pub fn queries(catalogue: &Catalogue, seed: u64, times: u64) -> Vec<Query> {
    let mut drawer = Drawer {
        random: Random(seed),
        texts: catalogue.records.iter().map(Texts::of).collect(),
        groups: groups(catalogue),
        catalogue,
    };
    let mut queries: Vec<Query> = Vec::new();
    for (kind, count) in KINDS {
        let mut left = count * times;
        for _ in 0..MOST_DRAWS * times {
            if left == 0 {
                break;
            }
            let source = drawer.random.below(catalogue.records.len());
            let drawn = drawer.draw(kind, source);
            if let Some(query) = drawn.filter(|query| queries.iter().all(|other| other.text != query.text)) {
                queries.push(query);
                left -= 1;
            }
        }
    }
    queries
}

/// The words of a record.
struct Texts {
    title: Vec<String>,
    summary: Vec<String>,
    subjects: Vec<String>,
    people: Vec<String>,
    all: BTreeSet<String>,
}

impl Texts {
    fn of(record: &Record) -> Texts {
        let of_list = |list: &[String]| list.iter().flat_map(|value| words(value)).collect();
        Texts {
            title: words(&record.title),
            summary: words(&record.summary),
            subjects: of_list(&record.subjects),
            people: of_list(&record.people),
            all: record.texts().flat_map(words).collect(),
        }
    }

    fn has_all(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.all.contains(word))
    }

    /// The title, the description and the subjects: what a record says of itself but for names and places.
    fn content(&self) -> [&[String]; 3] {
        [&self.title, &self.summary, &self.subjects]
    }
}

struct Drawer<'a> {
    catalogue: &'a Catalogue,
    texts: Vec<Texts>,
    groups: Vec<Group>,
    random: Random,
}

impl Drawer<'_> {
    fn draw(&mut self, kind: &str, source: usize) -> Option<Query> {
        match kind {
            "title" => self.of_title(source),
            "description" => self.of_description(source),
            "misspelt" => self.misspelt(source),
            "variant" => self.variant(source),
            _ => self.phrase(source),
        }
        .map(|(text, relevant)| self.query(kind, text, source, &relevant))
    }

    /// Two or three words of the title.
    fn of_title(&mut self, source: usize) -> Option<(String, Vec<usize>)> {
        let count = 2 + self.random.below(2);
        let words = self.telling(&self.texts[source].title.clone(), count)?;
        let relevant = self.records(&|texts| has_all(&texts.title, &words));
        self.is_to_be_ranked(&words, &relevant).then(|| (words.join(" "), relevant))
    }

    /// Two or three words of one run of the description; of the subjects where there is none.
    fn of_description(&mut self, source: usize) -> Option<(String, Vec<usize>)> {
        let count = 2 + self.random.below(2);
        let texts = &self.texts[source];
        if texts.summary.len() < RUN {
            let words = self.telling(&texts.subjects.clone(), count)?;
            let relevant = self.records(&|texts| has_all(&texts.subjects, &words) || has_all(&texts.title, &words));
            return self.is_to_be_ranked(&words, &relevant).then(|| (words.join(" "), relevant));
        }
        let start = self.random.below(texts.summary.len() - RUN + 1);
        let run = self.texts[source].summary[start..start + RUN].to_vec();
        let words = self.telling(&run, count)?;
        let is_there =
            |texts: &Texts| texts.summary.windows(RUN).any(|run| has_all(run, &words)) || has_all(&texts.title, &words);
        let relevant = self.records(&is_there);
        self.is_to_be_ranked(&words, &relevant).then(|| (words.join(" "), relevant))
    }

    /// The last word of a name with one slip, and one or two words of what the record says.
    fn misspelt(&mut self, source: usize) -> Option<(String, Vec<usize>)> {
        let people = &self.catalogue.records[source].people;
        let name = words(people.get(self.random.below(people.len().max(1)))?).pop()?;
        if name.chars().count() < LEAST_LETTERS_MISSPELT || !self.catalogue.is_telling(&name) {
            return None;
        }
        let slip = self.slip(&name).filter(|slip| !self.catalogue.has_word(slip))?;
        let words = self.words_beside(source)?;
        let is_there = |texts: &Texts| texts.people.contains(&name) && content_has(texts, &words);
        let relevant = self.records(&is_there);
        is_few(&relevant).then(|| (format!("{slip} {}", words.join(" ")), relevant))
    }

    /// Another name of a person than the record has, and one or two words of what the record says.
    fn variant(&mut self, source: usize) -> Option<(String, Vec<usize>)> {
        let record = &self.catalogue.records[source];
        let group = self.groups.iter().find(|group| record.people.iter().any(|name| is_of(name, group)))?.clone();
        let other = &group[self.random.below(group.len())];
        if record.people.contains(other) || !other.contains(' ') {
            return None;
        }
        let name = words(other);
        let words: Vec<String> = self.words_beside(source)?;
        if words.iter().any(|word| name.contains(word)) {
            return None;
        }
        let people = |at: usize| self.catalogue.records[at].people.iter().any(|name| is_of(name, &group));
        let relevant = self.records(&|texts| content_has(texts, &words));
        let relevant: Vec<usize> = relevant.into_iter().filter(|&at| people(at)).collect();
        is_few(&relevant).then(|| (format!("{} {}", name.join(" "), words.join(" ")), relevant))
    }

    /// Two telling words that follow each other in the title or the description, in quotes.
    fn phrase(&mut self, source: usize) -> Option<(String, Vec<usize>)> {
        let texts = &self.texts[source];
        let text = if self.random.below(2) == 0 { &texts.title } else { &texts.summary };
        let at = self.random.below(text.len().checked_sub(1).filter(|most| *most > 0)?);
        let phrase = text[at..at + 2].to_vec();
        let is_in = |text: &[String]| text.windows(2).any(|pair| pair == phrase);
        let relevant = self.records(&|texts| texts.content().into_iter().any(is_in));
        let is_telling = phrase.iter().all(|word| self.catalogue.is_telling(word))
            && phrase[0] != phrase[1]
            && self.is_unbroken(source, &phrase.join(" "));
        (is_telling && self.is_to_be_ranked(&phrase, &relevant))
            .then(|| (format!("\"{}\"", phrase.join(" ")), relevant))
    }

    /// Whether nothing but a space parts the words.
    fn is_unbroken(&self, source: usize, phrase: &str) -> bool {
        self.catalogue.records[source].texts().any(|text| text.to_lowercase().contains(phrase))
    }

    fn words_beside(&mut self, source: usize) -> Option<Vec<String>> {
        let count = 1 + self.random.below(2);
        let texts = &self.texts[source];
        let content = texts.content().into_iter().flatten().filter(|word| !texts.people.contains(word));
        self.telling(&content.cloned().collect::<Vec<_>>(), count)
    }

    /// So many telling words of a text, each once, in its order.
    fn telling(&mut self, text: &[String], count: usize) -> Option<Vec<String>> {
        let mut left: Vec<(usize, &String)> =
            text.iter().enumerate().filter(|(_, word)| self.catalogue.is_telling(word)).collect();
        left.sort_by_key(|&(at, word)| (word, at));
        left.dedup_by_key(|&mut (_, word)| word);
        if left.len() < count {
            return None;
        }
        let mut drawn: Vec<(usize, &String)> =
            (0..count).map(|_| left.swap_remove(self.random.below(left.len()))).collect();
        drawn.sort();
        Some(drawn.into_iter().map(|(_, word)| word.clone()).collect())
    }

    /// A letter left out, put in, exchanged for another or with the next one; never the first.
    fn slip(&mut self, word: &str) -> Option<String> {
        let mut letters: Vec<char> = word.chars().collect();
        let at = 1 + self.random.below(letters.len().checked_sub(2)?);
        let letter = char::from(b'a' + self.random.below(26) as u8);
        match self.random.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letter),
            2 => letters[at] = letter,
            _ => letters.swap(at, at + 1),
        }
        Some(letters.into_iter().collect())
    }

    fn records(&self, is_relevant: &dyn Fn(&Texts) -> bool) -> Vec<usize> {
        (0..self.texts.len()).filter(|&at| is_relevant(&self.texts[at])).collect()
    }

    fn is_to_be_ranked(&self, words: &[String], relevant: &[usize]) -> bool {
        is_few(relevant)
            && self.texts.iter().filter(|texts| texts.has_all(words)).count() >= relevant.len() + LEAST_OTHERS
    }

    fn query(&self, kind: &str, text: String, source: usize, relevant: &[usize]) -> Query {
        let id = |at: usize| self.catalogue.records[at].id.clone();
        let others = relevant.iter().filter(|&&at| at != source);
        Query {
            catalogue: self.catalogue.name.to_owned(),
            kind: kind.to_owned(),
            text,
            relevant: [source].iter().chain(others).map(|&at| id(at)).collect(),
        }
    }
}

fn has_all(text: &[String], words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word))
}

fn content_has(texts: &Texts, words: &[String]) -> bool {
    words.iter().all(|word| texts.content().into_iter().any(|text| text.contains(word)))
}

fn is_few(relevant: &[usize]) -> bool {
    (1..=MOST_RELEVANT).contains(&relevant.len())
}

/// Whether a name as written is one of a group: itself, or with another in brackets.
fn is_of(name: &str, group: &Group) -> bool {
    let own = name.split(" (").next().unwrap_or(name);
    group.iter().any(|other| other == own)
}

/// SplitMix64 (Steele, Lea, Flood: *Fast Splittable Pseudorandom Number Generators*, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % bound.max(1) as u64) as usize
    }
}
