//! An identifier for a record that has none, made from its content and never from its position.

use super::draft::Draft;

/// Words of the title that begin the identifier.
const TITLE_LENGTH: usize = 40;

/// `letter-to-the-pilots-1881-05-3f9k2m`: words of the title, the date, and a hash of all that the record says. The same
/// content has the same identifier in any row of any file.
pub(super) fn proposed(draft: &Draft) -> String {
    let date = if draft.date.is_empty() { &draft.record.date_display } else { &draft.date };
    let words = [slug(&draft.title, TITLE_LENGTH), slug(date, TITLE_LENGTH), hash(draft)];
    let said: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    said.join("-")
}

/// Letters and digits of a text in lower case and without accents, parted by hyphens, cut at a word.
fn slug(text: &str, length: usize) -> String {
    let mut slug = String::new();
    let folded = fonds_search::fold(text);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + word.len() > length {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(length));
    }
    slug
}

/// FNV-1a (64 bits, of which 50 are shown in base 32) over the record as it is written.
fn hash(draft: &Draft) -> String {
    let content = serde_json::to_string(&draft.record).unwrap_or_default();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in [&content, &draft.title, &draft.date, &draft.start, &draft.end] {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    let digit = |place: u32| char::from(b"0123456789abcdefghjkmnpqrstvwxyz"[(hash >> (14 + 5 * place)) as usize & 31]);
    (0..10).map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, description: &str) -> Draft {
        let mut draft = Draft::new().expect("a draft");
        draft.title = title.into();
        draft.record.description = description.into();
        draft.date = "May 1881".into();
        draft
    }

    #[test]
    fn an_identifier_says_what_the_record_is() {
        let id = proposed(&draft("Lettre à Élise, from the pilots of the old harbour office", ""));
        assert!(id.starts_with("lettre-a-elise-from-the-pilots-of-the-old-may-1881-"), "{id}");
    }

    #[test]
    fn the_same_content_has_the_same_identifier_and_other_content_another() {
        assert_eq!(proposed(&draft("A", "x")), proposed(&draft("A", "x")));
        assert_ne!(proposed(&draft("A", "x")), proposed(&draft("A", "y")));
        assert!(!proposed(&draft("", "")).is_empty());
    }
}
