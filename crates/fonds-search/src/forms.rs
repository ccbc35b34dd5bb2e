//! Plural and singular of English words, lightly: the endings that are regular.
//!
//! It proposes forms and leaves it to the caller to drop those that no document has, so that it may guess: *houses* is
//! *house*, or would be the plural of *hous*. It knows no other inflection, and no irregular words.

/// Shorter words have no forms here: too many of them are names and abbreviations.
const SHORTEST: usize = 4;
/// No form is shorter than this.
const SHORTEST_FORM: usize = 3;

/// Words that look like the plural of another word, but mean something else.
const NO_PLURALS: &[&str] = &["arms", "customs", "does", "goods", "news"];

/// The plural or singular that a folded word may have, if it is of the letters a to z.
pub(crate) fn forms(word: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return forms;
    }
    let mut add = |stem: &str, ending: &str| forms.push([stem, ending].concat());
    each_plural(word, &mut add);
    if !NO_PLURALS.contains(&word) {
        each_singular(word, &mut add);
    }
    forms.retain(|form| form.len() >= SHORTEST_FORM && !NO_PLURALS.contains(&form.as_str()));
    forms
}

fn each_plural(word: &str, add: &mut dyn FnMut(&str, &str)) {
    if takes_s(word) {
        add(word, "s");
    }
    if takes_es(word) {
        add(word, "es");
    }
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(is_vowel)
    {
        add(stem, "ies");
    }
}

fn each_singular(word: &str, add: &mut dyn FnMut(&str, &str)) {
    let Some(stem) = word.strip_suffix('s') else { return };
    if takes_s(stem) {
        add(stem, "");
    }
    let Some(stem) = stem.strip_suffix('e') else { return };
    if takes_es(stem) {
        add(stem, "");
    }
    if let Some(stem) = stem.strip_suffix('i')
        && !stem.ends_with(is_vowel)
    {
        add(stem, "y");
    }
}

/// *letter*, *monarch*, but neither *box* nor *status*, *basis*: their `s` is no plural's.
fn takes_s(word: &str) -> bool {
    !word.ends_with(['s', 'x', 'z', 'u', 'i']) && !word.ends_with("sh")
}

fn takes_es(word: &str) -> bool {
    word.ends_with(['s', 'x', 'z', 'o']) || word.ends_with("sh") || word.ends_with("ch")
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plural_and_singular_are_forms_of_each_other() {
        let pairs = [
            ("letter", "letters"),
            ("country", "countries"),
            ("valley", "valleys"),
            ("movie", "movies"),
            ("church", "churches"),
            ("monarch", "monarchs"),
            ("address", "addresses"),
            ("house", "houses"),
            ("hero", "heroes"),
            ("photo", "photos"),
            ("kennedy", "kennedys"),
        ];
        for (singular, plural) in pairs {
            assert!(forms(singular).iter().any(|form| form == plural), "{singular}");
            assert!(forms(plural).iter().any(|form| form == singular), "{plural}");
        }
        assert!(forms("boxes").contains(&"box".to_owned()));
    }

    #[test]
    fn what_only_looks_like_a_plural_has_no_singular() {
        for word in ["news", "status", "basis", "congress", "goods"] {
            assert!(forms(word).iter().all(|form| form.len() > word.len()), "{word}: {:?}", forms(word));
        }
        assert!(!forms("good").contains(&"goods".to_owned()));
    }

    #[test]
    fn short_words_numbers_and_other_scripts_have_no_forms() {
        for word in ["", "pow", "1950s", "письма", "zürichs"] {
            assert_eq!(forms(word), [""; 0], "{word}");
        }
    }

    proptest! {
        #[test]
        fn a_word_is_a_form_of_its_forms(word in "[abchiosuxyez]{4,7}(s|es|ies|y)?") {
            for form in forms(&word) {
                prop_assert!(form != word);
                prop_assert!(form.len() < SHORTEST || forms(&form).contains(&word), "{} {}", word, form);
            }
        }
    }
}
