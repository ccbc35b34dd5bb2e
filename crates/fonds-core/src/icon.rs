//! Which of the page's few drawings stands beside a record's type.

use fonds_search::fold;

/// Words of a type, folded, with the name of the drawing; the style sheet draws it (`.kind.NAME`).
#[rustfmt::skip]
const DRAWINGS: [(&str, &[&str]); 7] = [
    ("letter", &["letter", "letters", "correspondence", "postcard", "lettre", "brief", "carta", "письмо", "信"]),
    ("wire", &["telegram", "telegrams", "cable", "message", "telegramm", "telegramme", "телеграмма", "电报"]),
    ("talk", &["conversation", "conversations", "minutes", "interview", "transcript", "meeting", "протокол"]),
    ("speech", &["speech", "remarks", "address", "proclamation", "rede", "речь"]),
    ("map", &["map", "maps", "plan", "cartographic", "karte", "carte", "mapa", "карта"]),
    ("picture", &["photograph", "photographs", "photo", "image", "painting", "drawing", "print", "poster", "relief"]),
    ("object", &["sculpture", "installation", "object", "artefact", "artifact", "medal", "coin"]),
];
/// The drawing for any other document.
const SHEET: &str = "sheet";

/// The name of the drawing for a record's type: by the first of its words that is known, else a sheet of paper.
pub fn of(kind: &str) -> &'static str {
    let kind = fold(kind);
    let drawing = |word: &str| DRAWINGS.iter().find(|(_, words)| words.contains(&word)).map(|(name, _)| *name);
    kind.split(|c: char| !c.is_alphanumeric()).find_map(drawing).unwrap_or(SHEET)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_type_is_drawn_by_the_first_word_that_is_known() {
        for (kind, name) in [
            ("Letter", "letter"),
            ("Ciphered Telegram", "wire"),
            ("Memorandum of Conversation", "talk"),
            ("still image | text", "picture"),
            ("Minutes", "talk"),
            ("Aide-mémoire", "sheet"),
            ("on paper, print", "picture"),
            ("ПИСЬМО", "letter"),
            ("Télégramme chiffré", "wire"),
        ] {
            assert_eq!(of(kind), name, "{kind}");
        }
    }
}
