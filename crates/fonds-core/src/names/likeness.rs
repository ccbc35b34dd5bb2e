//! Why two names are likely one.

/// How names resemble each other, the closest first. A likeness is proposed, never acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// `Zhou En-Lai`, `Zhou Enlai`; `Straßburg`, `[Strassburg]`.
    SameLetters,
    /// `Beuys, Joseph`, `Joseph Beuys`.
    Inverted,
    /// `Mr. Seward`, `Seward`.
    Honorific,
    /// `Breckinridge, Scott D., OLC`, `Breckinridge, Scott D.`; `Hart, Tony, 1855-1891`, `Tony Hart`.
    Addition,
    /// `W. H. Seward`, `Wm. H. Seward`, `William H. Seward`.
    Initials,
    /// `William Seward`, `William H. Seward`.
    FewerGivenNames,
    /// `Mao Tse-tung`, `Mao Zedong`.
    PinyinWadeGiles,
    /// `Peking`, `Beijing`.
    CustomarySpelling,
    /// `Mittchell, Broadus`, `Mitchell, Broadus`.
    Typo,
    /// `Hay`, `John Hay`, where no one else bears the surname, and it often stands alone or after *Mr.*
    SurnameOnly,
}

impl Likeness {
    /// What the names have in common, as a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::SameLetters => "They differ only in case, accents, spaces or signs.",
            Self::Inverted => "One has the surname first, the other the given name.",
            Self::Honorific => "They differ only in a title or a suffix.",
            Self::Addition => "They differ only in what follows the name: an office, dates, words in brackets.",
            Self::Initials => "One shortens the given names of the other.",
            Self::FewerGivenNames => "One leaves out given names of the other.",
            Self::PinyinWadeGiles => {
                "One can be the pinyin, the other the Wade-Giles spelling of the same Chinese syllables."
            }
            Self::CustomarySpelling => "One is the pinyin, the other a customary spelling of the same Chinese name.",
            Self::Typo => "They differ in one letter.",
            Self::SurnameOnly => "One is the surname of the other, and no other name of the catalogue has it.",
        }
    }
}
