//! The page as plain HTML, for readers without JavaScript and for the first paint: the same places as the app has, and
//! the records. Every text is escaped; no record text is ever markup.

use crate::catalogue::{Catalogue, Record, When};
use crate::explore::{JUMPS_FROM, date_text, dateless, not_understood, shortened};
use crate::icon;
use crate::view::View;

/// A larger catalogue has only its first records in the page.
const SMALL: usize = 2_000;
/// How many those are.
const FIRST: usize = 200;
/// Where the page goes in the template.
const PAGE_MARK: &str = "<!--fonds:page-->";
/// The template's title, replaced by the catalogue's.
const TITLE: &str = "<title>Fonds</title>";
/// The template's description, replaced by the catalogue's.
const DESCRIPTION: &str = "<meta name=\"description\" content=\"\">";

/// The template with the catalogue written into it. `catalogue_url` is where the whole catalogue can be read, relative
/// to the page.
pub fn fill(template: &str, catalogue: &Catalogue, catalogue_url: &str) -> String {
    let title = format!("<title>{}</title>", escape(&catalogue.title));
    let description = format!("<meta name=\"description\" content=\"{}\">", escape(&catalogue.description));
    template
        .replace(TITLE, &title)
        .replace(DESCRIPTION, &description)
        .replace(PAGE_MARK, &page(catalogue, catalogue_url))
}

/// Text with the characters that mean something in HTML written as references.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn page(catalogue: &Catalogue, catalogue_url: &str) -> String {
    let total = catalogue.records().len();
    let shown = if total > SMALL { FIRST } else { total };
    let cards: String = catalogue.records().iter().take(shown).map(card).collect();
    let rest = if shown < total { rest(shown, total, catalogue_url) } else { String::new() };
    format!(
        "{masthead}{FINDER}<div class=\"frame\">{FILTERS}<main id=\"results\" class=\"results\">\
         <div class=\"above\"><p class=\"status\">{total} of {total} records</p></div>{TOOLS}{jumps}</div>{dateless}<h2 class=\"unseen\">Results</h2>\
         <div class=\"cards\">{cards}</div>{rest}</main></div>",
        masthead = masthead(catalogue),
        dateless = undated(catalogue),
        jumps = if total > JUMPS_FROM { JUMPS } else { "" },
    )
}

/// The place of the lines that say how many records have no date. The app draws the same.
fn undated(catalogue: &Catalogue) -> String {
    let count = |is_so: &dyn Fn(&When) -> bool| catalogue.records().iter().filter(|record| is_so(&record.date)).count();
    let line = |count: usize, words: fn(usize) -> String| match count {
        0 => String::new(),
        count => format!("<details class=\"aside\"><summary>{}</summary></details>", words(count)),
    };
    let lines = line(count(&|date| date.interval().is_none()), dateless)
        + &line(count(&|date| matches!(date, When::NotUnderstood(_))), not_understood);
    if lines.is_empty() { lines } else { format!("<div class=\"missing\">{lines}</div>") }
}

/// The head of the page. The app draws the same.
fn masthead(catalogue: &Catalogue) -> String {
    let publisher = if catalogue.publisher.is_empty() { String::new() } else { credit(catalogue) };
    format!(
        "<header class=\"masthead\"><div class=\"languages\" aria-hidden=\"true\"></div><h1><a href=\"?\">{}</a></h1><p class=\"credit\">{publisher}</p></header>\
         <p class=\"without\">Search, filters and the timeline need JavaScript and a page that comes from a web server \
         (http or https). The records can be read here.</p>",
        escape(&catalogue.title),
    )
}

fn credit(catalogue: &Catalogue) -> String {
    format!("Titles, dates and summaries: {}", escape(&catalogue.publisher))
}

/// A card. The app draws the same.
fn card(record: &Record) -> String {
    let kind = optional(&record.kind, &format!("<span class=\"kind {}\">", icon::of(&record.kind)), "</span>");
    let summary = optional(&shortened(&record.description), "<p class=\"summary\" dir=\"auto\">", "</p>");
    format!(
        "<article class=\"card\"><p class=\"meta\"><span class=\"date\">{date}</span> {kind}</p>\
         <h3 dir=\"auto\"><a href=\"{href}\" data-record=\"{id}\">{title}</a></h3>{summary}</article>",
        id = escape(record.id()),
        date = escape(&date_text(record)),
        href = escape(&View::default().with_record(record.id()).href()),
        title = escape(&record.title),
    )
}

fn optional(text: &str, before: &str, after: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{before}{}{after}", escape(text)) }
}

fn rest(shown: usize, total: usize, catalogue_url: &str) -> String {
    format!(
        "<p class=\"more\">The first {shown} of {total} records. <a href=\"{}\">The whole catalogue (JSON)</a></p>",
        escape(catalogue_url),
    )
}

/// The search form's place until the app has started; it cannot be used yet, and is hidden where scripts do not run.
const FINDER: &str = "<div class=\"finder\" aria-hidden=\"true\"><div class=\"query\">\
    <label class=\"field\"><span>Search</span><input type=\"search\" disabled></label><div class=\"proposals\"></div>\
    <label class=\"field\"><span>Search in</span><select disabled><option>Everything</option></select></label></div>\
    <div class=\"row\"><label class=\"field date\"><span>From</span><input type=\"text\" placeholder=\"1952-09\" disabled></label>\
    <label class=\"field date\"><span>To</span><input type=\"text\" placeholder=\"1952-09\" disabled></label>\
    <div class=\"histogram\"></div>\
    <label class=\"field\"><span>Dates</span><select disabled><option>possibly inside</option></select></label></div></div>";

/// The place of what the list of results can be set to; `JUMPS` stands there too if the list is long.
const TOOLS: &str = "<div class=\"tools\" aria-hidden=\"true\">\
    <label class=\"field\"><span>Group by</span><select disabled><option>Nothing</option></select></label>\
    <label class=\"field\"><span>Order</span><select disabled><option>Oldest first</option></select></label>";
const JUMPS: &str = "<details class=\"jumps\"><summary tabindex=\"-1\">Jump to</summary></details>";

/// The facets' place.
const FILTERS: &str = "<div class=\"side\" aria-hidden=\"true\"><div class=\"filters\"></div></div>";
