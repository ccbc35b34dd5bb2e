//! What was odd about a query, in the reader's language.

use fonds_search::Note;

use crate::say;

/// A note of the engine as a sentence.
pub fn said(note: &Note) -> String {
    match note {
        Note::TooManyWords(most) => say!("The query is long: only its first {0} words were used."; *most),
        Note::TooManySigns(most) => say!("The query is long: only its first {0} words and signs were used."; *most),
        Note::LoneQuotationMark => say!("The quotation mark has no partner: it was read as text.").to_owned(),
        Note::EmptyQuotation => say!("Quotation marks with no word in them were left out.").to_owned(),
        Note::NoField(name) => say!("There is no field “{0}”: the colon was read as text.", name),
        Note::QuestionMark(word) => say!("The question mark after “{0}” was read as punctuation.", word),
        Note::LoneSign(sign) => say!("“{0}” stands alone: it was read as text.", sign),
        Note::LoneParenthesis => say!("A parenthesis has no partner: it was read as text.").to_owned(),
        Note::DeepParentheses(most) => say!("Parentheses more than {0} deep were read as text."; *most),
        Note::EmptyParentheses => say!("Parentheses with nothing in them were left out.").to_owned(),
        Note::LoneOperator(text) => say!("“{0}” has nothing to work on: it was read as text.", text),
        Note::NearAsAnd => {
            say!("NEAR was read as AND: it works between words, phrases and “(a OR b)” only.").to_owned()
        }
        Note::NearLimited(typed, places) => say!("“{1}” was read as NEAR/{0}."; *places as usize, typed),
        Note::ManyNames(typed) => {
            say!("“{0}” can be said in very many ways by other names: only some were searched.", typed)
        }
        Note::ManyRareWords(most) => {
            say!("The query has many rare words: only the first {0} were looked up as slips."; *most)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fonds_search::Query;

    #[test]
    fn the_engine_and_the_page_say_the_same_in_english() {
        let word = || "word".to_owned();
        let notes = [
            Note::TooManyWords(64),
            Note::TooManySigns(256),
            Note::LoneQuotationMark,
            Note::EmptyQuotation,
            Note::NoField(word()),
            Note::QuestionMark(word()),
            Note::LoneSign("*".to_owned()),
            Note::LoneParenthesis,
            Note::DeepParentheses(8),
            Note::EmptyParentheses,
            Note::LoneOperator("OR".to_owned()),
            Note::NearAsAnd,
            Note::NearLimited("NEAR/99".to_owned(), 20),
            Note::ManyNames(word()),
            Note::ManyRareWords(4),
        ];
        for note in notes {
            assert_eq!(said(&note), note.to_string());
        }
        let odd = Query::parse("mao \"", &[]);
        assert_eq!(
            odd.notes.iter().map(said).collect::<Vec<_>>(),
            ["The quotation mark has no partner: it was read as text."]
        );
    }
}
