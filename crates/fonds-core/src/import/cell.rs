//! A cell that holds several values.

use std::borrow::Cow;
use std::iter;

use crate::read::texts_of_list;

/// The values of a cell: of a JSON list its texts; else what stands between separators. Without a separator of its own, a cell
/// is split at vertical bars, or if it has none, at semicolons (`bars_only` leaves them, as running text has them).
pub(super) fn items<'c>(
    cell: &'c str,
    separator: Option<&'c str>,
    bars_only: bool,
) -> impl Iterator<Item = Cow<'c, str>> {
    let texts = if cell.starts_with('[') { texts_of_list(cell) } else { None };
    let plain = if texts.is_some() { "" } else { cell };
    let usual = if bars_only || plain.contains('|') { "|" } else { ";" };
    let separator = separator.filter(|separator| !separator.is_empty()).unwrap_or(usual);
    let items = parts(plain, separator).map(str::trim).filter(|item| !item.is_empty());
    texts.into_iter().flatten().map(Cow::Owned).chain(items.map(Cow::Borrowed))
}

/// What [`str::split`] gives for a separator that is not empty, without its preparations: most cells are short and hold
/// one value.
fn parts<'c>(cell: &'c str, separator: &'c str) -> impl Iterator<Item = &'c str> {
    let mut rest = Some(cell);
    iter::from_fn(move || {
        let text = rest?;
        let at = memchr::memmem::find(text.as_bytes(), separator.as_bytes());
        rest = at.map(|at| &text[at + separator.len()..]);
        Some(at.map_or(text, |at| &text[..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(cell: &str, separator: Option<&str>, bars_only: bool) -> Vec<String> {
        super::items(cell, separator, bars_only).map(Cow::into_owned).collect()
    }

    proptest! {
        #[test]
        fn parts_are_those_of_the_standard_library(cell in "[ab|é]{0,12}", separator in "[ab|é]{1,2}") {
            prop_assert_eq!(parts(&cell, &separator).collect::<Vec<_>>(), cell.split(&separator).collect::<Vec<_>>());
        }
    }

    #[test]
    fn values_are_parted_by_bars_or_else_by_semicolons() {
        assert_eq!(items("Mao Zedong | Stalin; Joseph", None, false), ["Mao Zedong", "Stalin; Joseph"]);
        assert_eq!(items("Bern; Geneva ;", None, false), ["Bern", "Geneva"]);
        assert_eq!(items("Paris, Texas", None, false), ["Paris, Texas"]);
        assert_eq!(items("one; the same", None, true), ["one; the same"]);
    }

    #[test]
    fn a_separator_of_its_own_goes_first() {
        assert_eq!(items("war, peace", Some(","), false), ["war", "peace"]);
        assert_eq!(items("war; peace", Some(""), false), ["war", "peace"]);
    }

    #[test]
    fn a_json_list_is_taken_as_it_is() {
        assert_eq!(items(r#"["a | b", " c "]"#, None, false), ["a | b", " c "]);
        assert_eq!(items("[London]", None, false), ["[London]"]);
    }
}
