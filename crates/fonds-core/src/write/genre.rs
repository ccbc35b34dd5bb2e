//! What sort of document a record is, as far as reference managers tell sorts apart.

/// A sort of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Genre {
    /// From somebody to somebody: letter, telegram, cable.
    Message,
    Report,
    Map,
    Picture,
    Interview,
    Speech,
    /// Something else that an archive keeps.
    Document,
    /// The record does not say.
    Unknown,
}

/// Words of a record's type, in lower case, in the languages of the catalogues that were looked at.
#[rustfmt::skip]
const WORDS: [(Genre, &[&str]); 6] = [
    (Genre::Message, &[
        "letter", "letters", "telegram", "telegrams", "cable", "message", "correspondence", "postcard", "email", "dispatch",
        "lettre", "carta", "письмо", "телеграмма", "电报", "信",
    ]),
    (Genre::Report, &["report", "bericht", "rapport", "informe", "доклад"]),
    (Genre::Map, &["map", "maps", "karte", "carte", "mapa", "карта"]),
    (Genre::Picture, &[
        "photograph", "photographs", "photo", "image", "painting", "drawing", "print", "poster", "sketch", "sculpture", "relief",
    ]),
    (Genre::Interview, &["interview"]),
    (Genre::Speech, &["speech", "address", "remarks"]),
];

impl Genre {
    /// The sort that a record's `type` names, by any of its words.
    pub fn of(kind: &str) -> Self {
        let kind = kind.to_lowercase();
        let mut words = kind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            return Self::Unknown;
        }
        let named = |word: &str| WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(genre, _)| *genre);
        words.find_map(named).unwrap_or(Self::Document)
    }
}
