//! The forms in which two spellings of a name are compared. Equal keys, likely one name.

use fonds_search::fold;

/// A name's words, folded, without signs: `V.V. Vaskov` is `v`, `v`, `vaskov`. Apostrophes and hyphens leave no gap
/// (`Fred'k` is one word), other signs do.
pub(super) fn words(name: &str) -> Vec<String> {
    let name: String = fold(name).chars().filter(|c| !"'’‘ʻʼʽ`´-‐‑".contains(*c)).collect();
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A name's letters and digits alone; one-letter words stay apart (`A. Nord` is not `Anord`).
pub(super) fn letters(name: &str) -> String {
    let is_initial = |word: &String| word.chars().count() == 1;
    words(name).iter().map(|word| if is_initial(word) { format!(" {word} ") } else { word.clone() }).collect()
}
