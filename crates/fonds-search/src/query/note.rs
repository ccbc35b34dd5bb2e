//! What was odd about a query. A value each, so that whoever shows it can say it in any language; in English by `Display`.

use std::fmt::{Display, Formatter, Result};

/// Most characters of what was typed that a note repeats.
const MAX_QUOTED: usize = 40;

/// What a reader is to be told about how the query was read. What was typed is cut if it is long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Only so many of its words were used.
    TooManyWords(usize),
    /// Only so many of its words and signs were used.
    TooManySigns(usize),
    /// A quotation mark without a partner was read as text.
    LoneQuotationMark,
    /// Quotation marks with no word in them were left out.
    EmptyQuotation,
    /// There is no field of this name: its colon was read as text.
    NoField(String),
    /// The question mark after this word was read as punctuation.
    QuestionMark(String),
    /// This sign stands alone and was read as text.
    LoneSign(String),
    /// A parenthesis without a partner was read as text.
    LoneParenthesis,
    /// Parentheses more than so many deep were read as text.
    DeepParentheses(usize),
    /// Parentheses with nothing in them were left out.
    EmptyParentheses,
    /// This operator has nothing to work on and was read as text.
    LoneOperator(String),
    /// `NEAR` was read as `AND`, as what stands beside it can have no place.
    NearAsAnd,
    /// This was read as `NEAR` with so many places.
    NearLimited(String, u32),
    /// This can be said in very many ways by other names, of which only some were searched.
    ManyNames(String),
    /// Only so many of its rare words were looked up as slips.
    ManyRareWords(usize),
}

/// What was typed, as a note repeats it.
pub fn quoted(typed: &str) -> String {
    let shown: String = typed.chars().take(MAX_QUOTED).collect();
    if shown.len() < typed.len() { shown + "…" } else { shown }
}

impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::TooManyWords(most) => write!(f, "The query is long: only its first {most} words were used."),
            Self::TooManySigns(most) => {
                write!(f, "The query is long: only its first {most} words and signs were used.")
            }
            Self::LoneQuotationMark => f.write_str("The quotation mark has no partner: it was read as text."),
            Self::EmptyQuotation => f.write_str("Quotation marks with no word in them were left out."),
            Self::NoField(name) => write!(f, "There is no field “{name}”: the colon was read as text."),
            Self::QuestionMark(word) => write!(f, "The question mark after “{word}” was read as punctuation."),
            Self::LoneSign(sign) => write!(f, "“{sign}” stands alone: it was read as text."),
            Self::LoneParenthesis => f.write_str("A parenthesis has no partner: it was read as text."),
            Self::DeepParentheses(most) => write!(f, "Parentheses more than {most} deep were read as text."),
            Self::EmptyParentheses => f.write_str("Parentheses with nothing in them were left out."),
            Self::LoneOperator(text) => write!(f, "“{text}” has nothing to work on: it was read as text."),
            Self::NearAsAnd => {
                f.write_str("NEAR was read as AND: it works between words, phrases and “(a OR b)” only.")
            }
            Self::NearLimited(typed, places) => write!(f, "“{typed}” was read as NEAR/{places}."),
            Self::ManyNames(typed) => {
                write!(f, "“{typed}” can be said in very many ways by other names: only some were searched.")
            }
            Self::ManyRareWords(most) => {
                write!(f, "The query has many rare words: only the first {most} were looked up as slips.")
            }
        }
    }
}
