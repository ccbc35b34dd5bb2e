//! A bibliography: citations of many records, as text or HTML.

use fonds_search::{fold, order};

use crate::catalogue::{Catalogue, Record};
use crate::cite::{Citation, Citer, Style};
use crate::date::Civil;
use crate::static_page::escape;

/// An entry a paragraph, with an empty line between.
pub fn text(catalogue: &Catalogue, style: Style, accessed: Civil) -> String {
    entries(catalogue, style, accessed).into_iter().map(|entry| entry.plain + "\n").collect::<Vec<_>>().join("\n")
}

/// A page that a word processor opens, with a hanging indent.
pub fn html(catalogue: &Catalogue, style: Style, accessed: Civil) -> String {
    let language = if catalogue.language.is_empty() { "en" } else { &catalogue.language };
    let (language, title) = (escape(language), escape(&catalogue.title));
    let entries: String = entries(catalogue, style, accessed).iter().map(paragraph).collect();
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>p {{ margin: 0 0 0.75em; padding-left: 2em; text-indent: -2em; }}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n{entries}</body>\n</html>\n"
    )
}

fn paragraph(entry: &Citation) -> String {
    let mut out = String::from("<p>");
    for span in &entry.spans {
        let text = escape(&span.text);
        out += &if span.is_italic { format!("<i>{text}</i>") } else { text };
    }
    out + "</p>\n"
}

/// In alphabetical order, as guides have it; in no guide's style, in the order of the records.
fn entries(catalogue: &Catalogue, style: Style, accessed: Civil) -> Vec<Citation> {
    let citer = Citer::new(catalogue);
    let cite = |record: &Record| citer.cite(record, style, Some(accessed));
    let entries: Vec<Citation> = catalogue.records().iter().map(cite).collect();
    if style == Style::Plain {
        return entries;
    }
    let keys: Vec<String> = entries.iter().map(|entry| key(&entry.plain)).collect();
    let sorted = order(entries.len(), &|a, b| keys[a].cmp(&keys[b]));
    sorted.into_iter().map(|at| entries[at as usize].clone()).collect()
}

/// What an entry is sorted by: quotation marks and brackets before its first word do not count.
fn key(entry: &str) -> String {
    fold(entry.trim_start_matches(|c: char| !c.is_alphanumeric()))
}
