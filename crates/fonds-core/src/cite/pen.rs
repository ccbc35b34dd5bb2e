//! Writing a citation part by part: one stop between two parts, never two, and inside quotation marks as Americans put
//! it.

use super::{Citation, Span};

/// The punctuation after a part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    Stop,
}

/// A citation on its way.
#[derive(Default)]
pub(super) struct Pen {
    spans: Vec<Span>,
}

impl Pen {
    /// Goes on after a mark and a space, or begins; an empty text is passed over.
    pub fn after(&mut self, mark: Mark, text: &str) {
        self.part(mark, text, false);
    }

    /// As [`Pen::after`], in italics.
    pub fn italic_after(&mut self, mark: Mark, text: &str) {
        self.part(mark, text, true);
    }

    /// Goes on without a mark.
    pub fn append(&mut self, text: &str) {
        self.push(text, false);
    }

    /// The mark that ends what is written so far; after italics it is upright.
    pub fn end(&mut self, mark: Mark) {
        let Some(last) = self.spans.last_mut() else {
            return;
        };
        let text = marked(&last.text, mark);
        match text.strip_prefix(last.text.as_str()) {
            Some(added) if last.is_italic && !added.is_empty() => self.push(added, false),
            _ => last.text = text,
        }
    }

    pub fn into_citation(self) -> Citation {
        let plain = self.spans.iter().map(|span| span.text.as_str()).collect();
        Citation { plain, spans: self.spans }
    }

    fn part(&mut self, mark: Mark, text: &str, is_italic: bool) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.spans.is_empty() {
            self.end(mark);
            self.push(" ", false);
        }
        self.push(text, is_italic);
    }

    fn push(&mut self, text: &str, is_italic: bool) {
        match self.spans.last_mut() {
            Some(last) if last.is_italic == is_italic => last.text += text,
            _ => self.spans.push(Span { text: text.to_owned(), is_italic }),
        }
    }
}

/// The text with a mark after it.
///
/// A stop is left out after another end of sentence, also within quotation marks; a comma takes the place of a full
/// stop that ends a sentence, but not of one that ends an abbreviation, and stands beside `?` and `!` (Chicago 6.125).
pub(super) fn marked(text: &str, mark: Mark) -> String {
    let (body, closing) = split_closing_quotes(text);
    match mark {
        Mark::Stop if body.ends_with(['.', '?', '!', '…']) => text.to_owned(),
        Mark::Stop => [body.trim_end_matches([',', ';']), ".", closing].concat(),
        Mark::Comma if body.ends_with(',') => text.to_owned(),
        Mark::Comma => [without_sentence_stop(body), ",", closing].concat(),
    }
}

/// The quotation marks that end a text and were opened within it.
fn split_closing_quotes(text: &str) -> (&str, &str) {
    let mut body = text;
    while let Some(last) = body.chars().next_back() {
        let rest = &body[..body.len() - last.len_utf8()];
        let is_closing = match last {
            '”' => true,
            '’' => rest.contains('‘'),
            '"' => rest.matches('"').count() % 2 == 1,
            '\'' => rest.starts_with('\'') || rest.contains(" '") || rest.contains("“'"),
            _ => false,
        };
        if !is_closing {
            break;
        }
        body = rest;
    }
    (body, &text[body.len()..])
}

/// Abbreviations that a title or a reference may end in, without their last stop.
const ABBREVIATIONS: [&str; 24] = [
    "jr", "sr", "esq", "inc", "ltd", "co", "corp", "no", "nos", "vol", "vols", "p", "pp", "f", "ff", "l", "ll", "st",
    "etc", "al", "bd", "hg", "nr", "usw",
];

/// `Minutes.` without its full stop; `Smith Jr.`, `U.S.S.R.` as they are.
fn without_sentence_stop(text: &str) -> &str {
    let Some(body) = text.strip_suffix('.') else {
        return text;
    };
    let word = body.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or("");
    let is_abbreviation = word.contains('.') || ABBREVIATIONS.contains(&word.to_lowercase().as_str());
    if is_abbreviation { text } else { body }
}

/// A title in double quotation marks, its own ones made single.
pub(super) fn quoted(title: &str) -> String {
    let mut text = String::from("“");
    let mut is_open = false;
    for c in title.chars() {
        match c {
            '“' => text.push('‘'),
            '”' => text.push('’'),
            '"' => {
                text.push(if is_open { '’' } else { '‘' });
                is_open = !is_open;
            }
            c => text.push(c),
        }
    }
    text + "”"
}
