//! A cell that holds several values.

use crate::read::texts_of_list;

/// The values of a cell: of a JSON list its texts; else what stands between separators. Without a separator of its own, a cell
/// is split at vertical bars, or if it has none, at semicolons (`bars_only` leaves them, as running text has them).
pub(super) fn items(cell: &str, separator: Option<&str>, bars_only: bool) -> Vec<String> {
    if cell.starts_with('[')
        && let Some(texts) = texts_of_list(cell)
    {
        return texts;
    }
    let separator = separator.unwrap_or(if bars_only || cell.contains('|') { "|" } else { ";" });
    let items = cell.split(separator).map(str::trim).filter(|item| !item.is_empty());
    items.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }

    #[test]
    fn a_json_list_is_taken_as_it_is() {
        assert_eq!(items(r#"["a | b", " c "]"#, None, false), ["a | b", " c "]);
        assert_eq!(items("[London]", None, false), ["[London]"]);
    }
}
