//! JSON that is still text, so that each part knows where it stands and one bad part does not spoil the rest.

use super::json::{self, Break};
use super::problem::Problems;
use crate::say;
use fonds_search::listed::{Listed, joined};

/// A value that is valid JSON but not decoded.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a>(&'a str);

/// The fields of an object in their order, doubles included.
pub(super) struct Object<'a> {
    fields: Vec<(String, Raw<'a>)>,
}

/// Checks a whole text and keeps it as one value.
pub(super) fn value(text: &str) -> Result<Raw<'_>, Break> {
    json::value(text).map(Raw)
}

/// Checks a whole text and takes the outermost object apart.
pub(super) fn object(text: &str) -> Result<Object<'_>, Break> {
    let mut fields = Vec::new();
    // A name with half a surrogate pair is kept as it is written.
    let decoded = |name| json::unescaped(name).unwrap_or_else(|| name.to_owned());
    json::fields(text, &mut |name, value| fields.push((decoded(name), Raw(value))))?;
    Ok(Object { fields })
}

/// The fields of the outermost object up to where the text breaks.
pub(super) fn object_so_far(text: &str) -> Object<'_> {
    let mut fields = Vec::new();
    let decoded = |name| json::unescaped(name).unwrap_or_else(|| name.to_owned());
    let _broken = json::fields_so_far(text, &mut |name, value| fields.push((decoded(name), Raw(value))));
    Object { fields }
}

impl<'a> Raw<'a> {
    /// The JSON as the file has it.
    pub fn json(self) -> &'a str {
        self.0
    }

    /// Where the value begins, in bytes.
    pub fn offset(self, problems: &Problems) -> usize {
        problems.offset(self.json())
    }

    /// Whether the value says nothing: `null`, `""`, `[]`, `{}`.
    pub fn is_blank(self) -> bool {
        let json = self.json();
        let is_empty_group = |open, close| json.strip_prefix(open).is_some_and(|rest: &str| rest.trim_start() == close);
        json == "null" || json == "\"\"" || is_empty_group('[', "]") || is_empty_group('{', "}")
    }

    /// A text decoded; a number, `true` or `false` as it is written. `None` for lists, objects and broken escapes.
    pub fn text(self) -> Option<String> {
        match self.json().as_bytes()[0] {
            b'"' => json::unescaped(self.json()),
            b'[' | b'{' => None,
            _ if self.is_blank() => Some(String::new()),
            _ => Some(self.json().to_owned()),
        }
    }

    /// The texts of a list in one, parted by semicolons.
    pub fn joined(self) -> Option<String> {
        if !self.json().starts_with('[') {
            return None;
        }
        let mut texts = Vec::new();
        for item in self.items() {
            texts.push(item.text()?);
        }
        Some(joined(&texts, "; "))
    }

    /// The items of a list; any other value is a list of itself, and `null` an empty one.
    pub fn items(self) -> Vec<Self> {
        if self.json().starts_with('[') {
            json::items(self.json()).into_iter().map(Raw).listed()
        } else if self.json() == "null" {
            Vec::new()
        } else {
            vec![self]
        }
    }

    /// The fields, if the value is an object.
    pub fn object(self) -> Option<Object<'a>> {
        object(self.json()).ok()
    }

    /// What the value is, for a sentence.
    pub fn shape(self) -> &'static str {
        match self.json().as_bytes()[0] {
            b'"' => say!("a text with an incomplete \\u escape"),
            b'[' => say!("a list"),
            b'{' => say!("an object"),
            b'n' => say!("null"),
            b't' | b'f' => say!("true or false"),
            _ => say!("a number"),
        }
    }
}

impl<'a> Object<'a> {
    /// Removes a field and gives its value.
    pub fn take(&mut self, name: &str) -> Option<Raw<'a>> {
        let index = self.fields.iter().position(|(field, _)| field == name)?;
        Some(self.fields.remove(index).1)
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// What was not taken.
    pub fn rest(self) -> Vec<(String, Raw<'a>)> {
        self.fields
    }
}

/// The texts of a JSON list that holds texts alone; `None` if `text` is anything else.
pub(crate) fn texts_of_list(text: &str) -> Option<Vec<String>> {
    let list = value(text).ok().filter(|list| list.json().starts_with('['))?;
    let mut texts = Vec::new();
    for item in list.items() {
        texts.push(json::unescaped(item.json())?);
    }
    Some(texts)
}
