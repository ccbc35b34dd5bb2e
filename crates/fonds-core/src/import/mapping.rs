//! Which column goes to which field: by a table of known names, or as the archivist's mapping file says.
//!
//! A mapping file has one column a line: `Column name = field`, and after it, if cells hold several values that are
//! parted in an unusual way, `split at ","`. Lines that begin with `#` are comments.
//!
//! ```
//! use fonds_core::import::mapping::Mapping;
//! let (mapping, issues) = Mapping::parse("# ours\nSchlagworte = subjects split at \",\"\nZustand = note\n");
//! assert!(issues.is_empty());
//! assert_eq!(mapping.len(), 2);
//! ```

use std::collections::{HashMap, HashSet};

use super::field::Field;
use crate::issue::{Issue, Place, Severity, cut};

/// What a mapping file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq)]
struct Rule {
    column: String,
    field: Field,
    separator: Option<String>,
}

impl Mapping {
    /// Reads a mapping file; a line that is not understood is reported and passed over.
    pub fn parse(text: &str) -> (Self, Vec<Issue>) {
        let (mut rules, mut issues) = (Vec::new(), Vec::new());
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (number, line) in (1..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match rule(line) {
                Ok(rule) => rules.push(rule),
                Err(expected) => issues.push(misread(number, line, expected)),
            }
        }
        (Self { rules }, issues)
    }

    /// How many columns it names.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether it names none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    fn rule(&self, column: &str) -> Option<&Rule> {
        let same = |rule: &&Rule| rule.column.trim().to_lowercase() == column.trim().to_lowercase();
        self.rules.iter().find(same)
    }

    /// How many of these columns it names.
    pub(super) fn named(&self, header: &[String]) -> usize {
        header.iter().filter(|name| self.rule(name).is_some()).count()
    }

    /// Columns that it names and the file does not have.
    pub(super) fn absent<'a>(&'a self, columns: &Columns) -> impl Iterator<Item = &'a str> + use<'a> {
        let names: HashSet<String> = columns.list.iter().map(|column| column.name.trim().to_lowercase()).collect();
        let is_there = move |rule: &&Rule| names.contains(&rule.column.trim().to_lowercase());
        self.rules.iter().filter(move |rule| !is_there(rule)).map(|rule| rule.column.as_str())
    }
}

/// `Column name = field`, with or without `split at "x"`.
fn rule(line: &str) -> Result<Rule, String> {
    let (line, separator) = match line.rsplit_once("split at") {
        Some((before, quoted)) if quoted.trim().len() > 2 && quoted.trim().starts_with('"') => {
            (before.trim_end(), Some(quoted.trim().trim_matches('"').to_owned()))
        }
        Some(_) => return Err("Expected the separator in quotation marks, such as split at \",\".".to_owned()),
        None => (line, None),
    };
    let (column, name) =
        line.rsplit_once('=').ok_or("Expected “Column name = field”, but found no equals sign.".to_owned())?;
    let field = Field::from_name(name).ok_or_else(|| {
        format!(
            "Expected a field after the equals sign, but found “{}”. Fields are: {}.",
            cut(name.trim()),
            Field::names()
        )
    })?;
    Ok(Rule { column: column.trim().to_owned(), field, separator })
}

fn misread(number: usize, line: &str, expected: String) -> Issue {
    Issue {
        severity: Severity::Warning,
        code: "mapping-line",
        place: Place { column: String::new(), ..Place::line(number) },
        found: cut(line),
        expected,
        done: "The line was passed over.".to_owned(),
        mend: "Write it as “Column name = field”.".to_owned(),
        count: 1,
        ..Issue::default()
    }
}

/// A column of the file, and what becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// As the file calls it; of an object inside an object, the path (`genre.URI`).
    pub name: String,
    /// Where its values go.
    pub field: Field,
    /// Its letter in a spreadsheet; empty if the file is no table.
    pub letter: String,
    /// Whether the mapping file says so.
    pub is_chosen: bool,
    /// How many rows have a value in it.
    pub values: usize,
    /// At what a cell is split, if not at ` | ` and `; `.
    pub(super) separator: Option<String>,
    rank: usize,
}

impl Column {
    /// The column as an issue names it: `C “Date”`, or `“date”` if the file is no table.
    pub fn label(&self) -> String {
        let space = if self.letter.is_empty() { "" } else { " " };
        format!("{}{space}“{}”", self.letter, self.name)
    }
}

/// The columns of a file as they are met.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub list: Vec<Column>,
    mapping: Mapping,
    /// Where the first column of each name stands.
    by_name: HashMap<String, usize>,
}

impl Columns {
    pub fn new(mapping: Mapping) -> Self {
        Self { mapping, ..Self::default() }
    }

    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// The number of a column. `hint` is where it is likely to stand.
    pub fn number(&mut self, name: &str, hint: usize) -> usize {
        let name = name.trim();
        if self.list.get(hint).is_some_and(|column| column.name == name) {
            return hint;
        }
        let known = self.by_name.get(name).copied();
        known.unwrap_or_else(|| self.add(name))
    }

    /// The column that fills a field, as an issue names it; empty if there is none.
    pub fn label_of(&self, field: Field) -> String {
        let found = self.list.iter().find(|column| column.field == field);
        found.map_or(String::new(), Column::label)
    }

    /// A further column, also if another one has the same name.
    pub fn add(&mut self, name: &str) -> usize {
        let mut column = self.column(name);
        if column.field.holds_one() {
            column.field = self.settle(&column);
        }
        let number = self.list.len();
        self.by_name.entry(column.name.clone()).or_insert(number);
        self.list.push(column);
        number
    }

    fn column(&self, name: &str) -> Column {
        let name = name.trim().to_owned();
        let column = |field, rank, is_chosen, separator| Column {
            name: name.clone(),
            field,
            letter: String::new(),
            is_chosen,
            values: 0,
            separator,
            rank,
        };
        if let Some(rule) = self.mapping.rule(&name) {
            return column(rule.field, 0, true, rule.separator.clone());
        }
        // A header that stands twice in a table is told apart as `Author (2)`.
        let known =
            name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map_or(name.as_str(), |(name, _)| name);
        let (field, rank) = Field::of_column(known).unwrap_or((Field::Note, 0));
        column(field, rank, false, None)
    }

    /// Of two columns for a field that holds one value, the one whose name fits better has it; the other's values are notes.
    fn settle(&mut self, new: &Column) -> Field {
        let Some(old) = self.list.iter_mut().find(|old| old.field == new.field) else {
            return new.field;
        };
        let is_better = (new.is_chosen, old.rank) > (old.is_chosen, new.rank) && old.values == 0;
        if is_better {
            old.field = Field::Note;
            return new.field;
        }
        Field::Note
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(names: &[&str], mapping: &str) -> Vec<&'static str> {
        let mut columns = Columns::new(Mapping::parse(mapping).0);
        for name in names {
            columns.add(name);
        }
        columns.list.iter().map(|column| column.field.name()).collect()
    }

    #[test]
    fn known_names_find_their_fields_and_others_are_notes() {
        assert_eq!(fields(&["Identifier", "Title", "Medium"], ""), ["id", "title", "note"]);
    }

    #[test]
    fn of_two_columns_for_one_value_the_better_name_has_it() {
        assert_eq!(fields(&["Database ID", "UUID"], ""), ["note", "id"]);
        assert_eq!(fields(&["UUID", "Database ID"], ""), ["id", "note"]);
        assert_eq!(fields(&["Creator", "Author"], ""), ["author", "author"]);
    }

    #[test]
    fn the_mapping_file_goes_before_the_known_names() {
        assert_eq!(fields(&["Title", "Other Title"], "other title = title"), ["note", "title"]);
        assert_eq!(fields(&["Secret remarks"], "Secret remarks = leave out"), ["leave out"]);
    }

    #[test]
    fn a_line_that_is_not_understood_is_told_with_the_fields_there_are() {
        let issues = Mapping::parse("Titel = heading\nTitel\n").1;
        assert!(issues[0].to_string().starts_with(
            "line 1: Expected a field after the equals sign, but found “heading”. Fields are: id, title, date,"
        ));
        assert!(issues[1].to_string().contains("found no equals sign. The line was passed over."));
    }

    #[test]
    fn a_separator_can_be_named() {
        let mapping = Mapping::parse("Tags = subjects split at \",\"").0;
        assert_eq!(mapping.rules[0].separator.as_deref(), Some(","));
    }
}
