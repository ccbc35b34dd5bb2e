//! Several dates that tell each other what they lack, and how they belong together.
//!
//! ```text
//! chain    = [event] item *(link item) [or-later / or-earlier / open end]
//! item     = [doubt] [relation] piece
//! relation = before / after / since / until / between
//! link     = "–" / to / "/" / and / or / ","
//! ```

mod compose;
mod items;
mod tell;

use super::parser::{Parser, Piece};
use super::value::{Single, Span};

/// What a chain of dates says: one date or span, or several of which one or all are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dates {
    pub spans: Vec<Span>,
    pub is_choice: bool,
}

impl Dates {
    pub fn text(&self) -> Option<String> {
        if let [only] = self.spans.as_slice() {
            return only.text();
        }
        let members: Vec<String> = self.spans.iter().map(|span| span.member()).collect::<Option<_>>()?;
        let all = members.join(", ");
        Some(if self.is_choice { format!("[{all}]") } else { format!("{{{all}}}") })
    }

    /// The one date, if it is only one.
    pub fn single(&self) -> Option<Single> {
        match self.spans.as_slice() {
            [Span::One(single)] => Some(*single),
            _ => None,
        }
    }

    /// Whether each date has a year.
    pub fn has_years(&self) -> bool {
        let has_year = |end: Option<Single>| end.is_none_or(|single| single.year.is_some());
        self.spans.iter().all(|span| has_year(span.first()) && has_year(span.last()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Through,
    Slash,
    And,
    Or,
    /// As the links after it; and, if there is none.
    Comma,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Before,
    After,
    Since,
    Until,
    Between,
}

#[derive(Clone, Copy, Debug)]
struct Item {
    /// To the item before.
    link: Link,
    relation: Option<Relation>,
    piece: Piece,
    was_bare: bool,
}

/// The dates at the parser's place.
pub(super) fn dates(parser: &mut Parser) -> Option<Dates> {
    let mut items = items::items(parser)?;
    tell::tell_each_other(parser, &mut items)?;
    compose::compose(parser, &items)
}
