//! The page of a person, body, place or subject.

use fonds_core::explore::{Company, Entry, NameCount, Part};
use fonds_core::say;
use fonds_core::speech::number_words;
use fonds_core::timeline::Bar;
use fonds_core::view::{Named, View};

use super::pages::heading;
use super::text::{paragraph, record_list};
use crate::el::{El, el};

/// A bar's width with the air around it, and the drawing's height, in CSS px. Where there is less room it is drawn together.
const BAR_PX: f64 = 26.0;
const HEIGHT_PX: f64 = 64.0;

/// All that is known of a name.
pub fn entry(entry: &Entry) -> El {
    let back = el("a").class("back").set("href", entry.index.href.as_str()).text(&entry.index.label);
    el("article")
        .class("page entry")
        .child(el("nav").class("steps").set("aria-label", say!("Names")).child(back))
        .child(heading(&entry.label).in_records_language())
        .maybe(paragraph("meta", &about(entry)))
        .maybe(paragraph("note", &entry.note).map(El::in_records_language))
        .maybe((!entry.variants.is_empty() || !entry.links.is_empty()).then(|| facts(entry)))
        .child(records(entry))
        .maybe((!entry.bars.is_empty()).then(|| histogram(entry)))
        .children(entry.parts.iter().map(draw_part))
        .maybe((!entry.company.is_empty()).then(|| company(&entry.company)))
}

/// The way to a name's page from the link that filters by it; none from other links.
pub fn link_beside(href: &str) -> Option<El> {
    let filters = View::parse(href).0.filters;
    let name = filters.facets.first().filter(|name| href.starts_with('?') && Named::FACETS.contains(&name.facet))?;
    let link = el("a").class("beside").set("href", &View::default().with_name(name.facet, &name.value).href());
    Some(el("span").text(" ").child(link.set("aria-label", &say!("About {0}", name.value)).text(say!("about"))))
}

/// `person · 1878–1953`.
fn about(entry: &Entry) -> String {
    let between = if entry.kind.is_empty() || entry.dates.is_empty() { "" } else { " · " };
    [&entry.kind, between, &entry.dates].concat()
}

/// Other names by their kind, and addresses on the web.
fn facts(entry: &Entry) -> El {
    let fact =
        |term: &str, value: El| el("div").child(el("dt").text(term)).child(el("dd").set("dir", "auto").child(value));
    let names = entry.variants.iter().map(|(kind, names)| fact(kind, el("span").in_records_language().text(names)));
    let link = |link: &String| el("a").set("href", link).set("rel", "noopener noreferrer external").text(link);
    let links = entry.links.iter().map(|address| fact(say!("On the web"), link(address)));
    el("dl").class("facts").children(names).children(links)
}

/// How many records, from when, and the link to them.
fn records(entry: &Entry) -> El {
    let link = |name: &str| el("a").set("href", entry.results.as_str()).text(name);
    let line = match entry.count {
        0 => return el("p").text(say!("No record of this catalogue has the name; it is only listed.")),
        count => el("p").class("all").child(link(&say!("See the {0} record|See all {0} records"; count))),
    };
    let among =
        entry.among.map(|among| el("span").class("detail").text(&say!(" {0} among the present results."; among)));
    let span = (!entry.span.is_empty()).then(|| el("span").class("detail").text(&say!(" {0}.", entry.span)));
    let undated = (entry.undated > 0)
        .then(|| el("span").class("detail").text(&say!(" {0} cannot be placed in time."; entry.undated)));
    line.maybe(span).maybe(undated).maybe(among)
}

/// When the records are from: a picture, and the same as numbers.
fn histogram(entry: &Entry) -> El {
    let width = entry.bars.len() as f64 * BAR_PX;
    let bars = el("g").class("bins").children(entry.bars.iter().map(|one| bar(one, width)));
    let picture = el("svg")
        .px("width", width)
        .set("viewBox", &format!("0 0 {} 64", width as i64))
        .set("preserveAspectRatio", "none")
        .set("role", "img")
        .set("aria-label", &say!("Records over time: {0}", entry.bars_words))
        .child(bars);
    let number = |bar: &Bar| el("li").text(&say!("{0}: {1}", bar.label, number_words(bar.count)));
    let numbers = el("ul").set("role", "list").children(entry.bars.iter().filter(|bar| bar.count > 0).map(number));
    el("figure").class("spread").child(picture).child(
        el("figcaption")
            .child(el("p").text(&entry.bars_words))
            .child(el("details").child(el("summary").text(say!("As numbers"))).child(numbers)),
    )
}

fn bar(bar: &Bar, width: f64) -> El {
    let height = bar.height * HEIGHT_PX;
    el("rect").px("x", bar.x * width).px("width", bar.width * width).px("y", HEIGHT_PX - height).px("height", height)
}

/// The records in which the name has one part.
fn draw_part(part: &Part) -> El {
    let heading = if part.heading.is_empty() { say!("Records") } else { &part.heading };
    let link = el("a").set("href", part.href.as_str());
    let rest = part.count - part.records.len();
    let rest = (rest > 0).then(|| {
        let all = el("a").set("href", part.href.as_str()).text(&say!("… and {0} more"; rest));
        el("p").class("rest").child(all)
    });
    el("section")
        .child(el("h3").child(link.text(heading)).text(" ").child(count(part.count)))
        .child(record_list(&part.records))
        .maybe(rest)
}

/// Who and what else stands in the same records.
fn company(kinds: &[Company]) -> El {
    let kind = |kind: &Company| {
        let rest = (kind.count > kind.names.len()).then(|| {
            el("p").class("rest").child(el("a").set("href", kind.all.as_str()).text(&say!("All {0}"; kind.count)))
        });
        el("div")
            .child(el("h4").text(&kind.heading))
            .child(el("ul").class("names").set("role", "list").children(kind.names.iter().map(name)))
            .maybe(rest)
    };
    el("section")
        .class("company")
        .child(el("h3").text(say!("In the same records")))
        .child(el("div").class("kinds").children(kinds.iter().map(kind)))
}

fn name(name: &NameCount) -> El {
    let link = el("a").set("href", name.link.href.as_str()).of_record().text(&name.link.label);
    el("li").child(link).text(" ").child(count(name.count))
}

fn count(count: usize) -> El {
    el("span").class("count").text(&count.to_string())
}
