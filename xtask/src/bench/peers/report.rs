//! The figures as tables in Markdown.

use serde_json::Value;

use super::figures::{ENOUGH_QUERIES, Figures, Of, QUERIES};
use super::goals::goals;
use super::growth::{CURVES, growing, label, slopes};
use super::works::{self, WORKS, Way, Work, is_ours};

const PERCENTILES: [&str; 4] = ["p50", "p95", "p99", "max"];
const KINDS: [&str; 7] = ["common", "rare", "two", "three", "prefix", "phrase", "typo"];
const HOW_TO_READ: &str = "\
Milliseconds, the median of the runs; the browser's clock ticks every 0.005 ms. (×r) is the ratio to the best other engine \
that does the same work at this size and percentile; that engine's figure is bold. Engines in italics do other work, as \
told, and are not raced against. † fewer than 100 queries were asked in the time given, so that the tail is not known, and \
its ratios are of other queries than the rest. \
Facets and years are counted by the engine itself where it can (own), else for it by JavaScript over typed arrays.";
const TYPOS: &str = "\
With typos, ours looks for what a word may be a slip for only if it stands nowhere in the records; the others look for \
words like each word.";
const RECALL: &str = "\
The share of queries whose own record is among the hits, by kind; then, for all kinds but *typo*, the share of what a plain \
scan of the texts finds (the mean of the queries, and the least). Only the first 20 are looked at where an engine gives no \
more.";

/// All tables.
pub fn markdown(figures: &Figures) -> String {
    let at_each_size = |table: &dyn Fn(u64) -> Option<String>| -> Vec<String> {
        figures.sizes().into_iter().filter_map(table).collect()
    };
    let mut parts = ["# Search, beside other engines", HOW_TO_READ, TYPOS].map(str::to_owned).to_vec();
    parts.push(machine(figures));
    parts.extend(section("Goals", "", at_each_size(&|size| goal_table(size, figures))));
    for work in &WORKS {
        parts.extend(section(work.title, "", at_each_size(&|size| work_table(work, size, figures))));
    }
    let kinds = "The search alone, with typos: p50 by kind of query.";
    parts.extend(section("Kinds of queries", kinds, at_each_size(&|size| kind_table(size, figures))));
    parts.extend(section("The index", "", at_each_size(&|size| index_table(size, figures))));
    parts.extend(section("What is found", RECALL, at_each_size(&|size| recall_table(size, figures))));
    parts.extend(section("How cost grows", "", growth_table(figures).into_iter().collect()));
    let failures: Vec<String> = figures.failures().iter().map(|failure| format!("- {failure}")).collect();
    let failures = if failures.is_empty() { Vec::new() } else { vec![failures.join("\n")] };
    parts.extend(section("What failed", "", failures));
    parts.join("\n\n") + "\n"
}

/// Nothing without a table.
fn section(title: &str, intro: &str, mut tables: Vec<String>) -> Vec<String> {
    if !tables.is_empty() {
        let above = [format!("## {title}"), intro.to_owned()];
        tables.splice(0..0, above.into_iter().filter(|text| !text.is_empty()));
    }
    tables
}

/// How busy the machine was: the same loop is timed before and after each engine.
fn machine(figures: &Figures) -> String {
    let mut ms: Vec<f64> = figures.of_metric("calibration_ms").filter_map(|figure| figure["value"].as_f64()).collect();
    ms.sort_by(f64::total_cmp);
    let (Some(best), Some(worst)) = (ms.first(), ms.last()) else { return String::new() };
    format!(
        "A fixed loop, timed before and after each engine, took {} ms at best, {} ms in the middle and {} ms at worst: the \
nearer these are, the quieter the machine was.",
        number(*best),
        number(ms[ms.len() / 2]),
        number(*worst)
    )
}

/// A row of a table: its label, whether it is raced against, and its figures.
struct Row {
    label: String,
    is_ours: bool,
    is_same_work: bool,
    values: Vec<Option<f64>>,
    /// Cells after the figures, as they are.
    more: Vec<String>,
    /// After each figure.
    mark: &'static str,
}

/// `None` if nothing was measured.
fn work_table(work: &Work, size: u64, figures: &Figures) -> Option<String> {
    let rows: Vec<Row> = work.ways.iter().filter_map(|way| work_row(work, way, size, figures)).collect();
    let of_size = of_records(size);
    let heading = [&[of_size.as_str()], PERCENTILES.as_slice(), &["queries", "mean hits"]].concat();
    (!rows.is_empty()).then(|| table(&heading, &rows))
}

fn work_row(work: &Work, way: &Way, size: u64, figures: &Figures) -> Option<Row> {
    let of = Of { peer: way.peer, size, metric: way.metric, mode: way.mode, set: work.set };
    let values: Vec<Option<f64>> = PERCENTILES.iter().map(|percentile| figures.median(of, percentile)).collect();
    values[0]?;
    let queries = figures.median(of, "nq").unwrap_or_default();
    let hits = figures.median(Of { metric: works::SEARCH, ..of }, "hits_mean");
    let counted = match way.metric {
        works::TYPED => ", typed arrays",
        works::OWN => ", own",
        _ => "",
    };
    Some(Row {
        label: labelled(&format!("{}{counted}", way.peer), way.difference),
        is_ours: is_ours(way.peer),
        is_same_work: way.difference.is_empty(),
        values,
        more: vec![number(queries), hits.map_or("–".to_owned(), number)],
        mark: mark(Some(queries)),
    })
}

/// What stands after figures of few queries.
fn mark(queries: Option<f64>) -> &'static str {
    if queries.is_some_and(|queries| queries < ENOUGH_QUERIES) { "†" } else { "" }
}

fn kind_table(size: u64, figures: &Figures) -> Option<String> {
    let row = |way: &Way| {
        let of = Of { peer: way.peer, size, metric: works::SEARCH, mode: way.mode, set: QUERIES };
        let figure = figures.all(of).next()?;
        Some(Row {
            label: labelled(way.peer, way.difference),
            is_ours: is_ours(way.peer),
            is_same_work: way.difference.is_empty(),
            values: KINDS.iter().map(|kind| figure["ms_by_kind"][kind].as_f64()).collect(),
            more: Vec::new(),
            mark: mark(figure["nq"].as_f64()),
        })
    };
    let rows: Vec<Row> = works::SEARCH_WITH_TYPOS.iter().filter_map(row).collect();
    let of_size = of_records(size);
    let heading = [&[of_size.as_str()], KINDS.as_slice()].concat();
    (!rows.is_empty()).then(|| table(&heading, &rows))
}

fn labelled(name: &str, difference: &str) -> String {
    if difference.is_empty() { name.to_owned() } else { format!("*{name}: {difference}*") }
}

fn index_table(size: u64, figures: &Figures) -> Option<String> {
    let row = |peer: &&str| index_row(peer, size, figures);
    let rows: Vec<Row> = figures.peers().iter().filter_map(row).collect();
    let of_size = of_records(size);
    let heading = [of_size.as_str(), "build ms", "open ms", "raw MB", "gzip MB", "brotli MB", "memory MB", "opened MB"];
    (!rows.is_empty()).then(|| table(&heading, &rows))
}

/// Memory is that of the JavaScript heap and beside it, such as WebAssembly's.
fn index_row(peer: &str, size: u64, figures: &Figures) -> Option<Row> {
    let value = |metric, field| figures.median(Of::index(peer, size, metric), field);
    let megabytes = |field| value("index_bytes", field).map(|bytes| bytes / 1e6);
    let build = value("build_ms", "value")?;
    let beside = value("side_mem_built_mb", "value").unwrap_or_default();
    let holds = works::holds(peer);
    Some(Row {
        label: holds.map_or(format!("*{peer}: no index*"), |what| format!("{peer} ({what})")),
        is_ours: is_ours(peer),
        is_same_work: holds.is_some(),
        values: vec![
            Some(build),
            value("load_ms", "value"),
            megabytes("raw"),
            megabytes("gzip6"),
            megabytes("brotli"),
            value("heap_built_mb", "value").map(|heap| heap.max(0.0) + beside),
            value("side_mem_opened_mb", "value"),
        ],
        more: Vec::new(),
        mark: "",
    })
}

fn recall_table(size: u64, figures: &Figures) -> Option<String> {
    let is_of_queries =
        |figure: &&Value| figure["n"] == size && figure["set"] == QUERIES && figure["recall"].is_number();
    let rows: Vec<String> = figures.of_metric(works::SEARCH).filter(is_of_queries).map(recall_row).collect();
    if rows.is_empty() {
        return None;
    }
    let columns = KINDS.join(" | ");
    let heading = format!("| {} | all | {columns} | of the scan | least |", of_records(size));
    Some(format!("{heading}\n|---{}|\n{}", "|---:".repeat(KINDS.len() + 3), rows.join("\n")))
}

fn recall_row(figure: &Value) -> String {
    let text = |key: &str| figure[key].as_str().unwrap_or_default();
    let share = |field: &str| percent(figure[field].as_f64());
    let kinds = KINDS.iter().map(|kind| percent(figure["recall_by_kind"][kind].as_f64()));
    let cells: Vec<String> =
        std::iter::once(share("recall")).chain(kinds).chain([share("found"), share("found_least")]).collect();
    format!("| {} {} | {} |", text("peer"), text("mode"), cells.join(" | "))
}

fn growth_table(figures: &Figures) -> Option<String> {
    let peers = growing(figures);
    if peers.is_empty() {
        return None;
    }
    let row = |peer: &&str| {
        let cells = CURVES.iter().map(|curve| {
            let slopes: Vec<String> =
                slopes(&curve.points(figures, peer)).iter().map(|slope| format!("{slope:.2}")).collect();
            if slopes.is_empty() { "–".to_owned() } else { slopes.join(", ") }
        });
        format!("| {} | {} |", label(peer), cells.collect::<Vec<_>>().join(" | "))
    };
    let titles: Vec<&str> = CURVES.iter().map(|curve| curve.title).collect();
    let sizes: Vec<String> = figures.sizes().iter().map(|&size| thousands(size)).collect();
    let intro = format!(
        "The slope of log cost over log records from one size to the next ({}): 1 if ten times the records cost ten times \
as much, 0 if no more. `growth.svg` is the plot.",
        sizes.join(", ")
    );
    let rows: Vec<String> = peers.iter().map(row).collect();
    let heading = format!("| | {} |\n|---{}|", titles.join(" | "), "|---:".repeat(titles.len()));
    Some(format!("{intro}\n\n{heading}\n{}", rows.join("\n")))
}

fn goal_table(size: u64, figures: &Figures) -> Option<String> {
    let rows: Vec<String> = goals(size)
        .iter()
        .filter_map(|goal| {
            let measured = goal.measured(figures)?;
            let ratio = measured / goal.most;
            let verdict = if ratio <= 1.0 { "met".to_owned() } else { format!("missed: ×{ratio:.2}") };
            let (most, measured) = (number(goal.most), number(measured));
            Some(format!("| {} | {most} {} | {measured} {} | {verdict} |", goal.name, goal.unit, goal.unit))
        })
        .collect();
    let heading = format!("| {} | at most | ours | |\n|---|---:|---:|---|", of_records(size));
    (!rows.is_empty()).then(|| format!("{heading}\n{}", rows.join("\n")))
}

/// Each figure with its ratio to the best of the others that do the same work, which is bold.
fn table(heading: &[&str], rows: &[Row]) -> String {
    let columns = rows.iter().map(|row| row.values.len()).max().unwrap_or_default();
    let best: Vec<Option<f64>> = (0..columns).map(|column| best(rows, column)).collect();
    let mut lines = vec![format!("| {} |", heading.join(" | ")), format!("|---{}|", "|---:".repeat(heading.len() - 1))];
    lines.extend(rows.iter().map(|row| {
        let figures = row.values.iter().zip(&best).map(|(value, best)| cell(row, *value, *best));
        let cells: Vec<String> = std::iter::once(row.label.clone()).chain(figures).chain(row.more.clone()).collect();
        format!("| {} |", cells.join(" | "))
    }));
    lines.join("\n")
}

fn best(rows: &[Row], column: usize) -> Option<f64> {
    let raced = rows.iter().filter(|row| row.is_same_work && !row.is_ours);
    raced.filter_map(|row| *row.values.get(column)?).reduce(f64::min)
}

fn cell(row: &Row, value: Option<f64>, best: Option<f64>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let text = format!("{}{}", number(value), row.mark);
    match best {
        Some(best) if value == best && row.is_same_work && !row.is_ours => format!("**{text}**"),
        Some(best) if best > 0.0 => format!("{text} (×{})", number(value / best)),
        _ => text,
    }
}

fn of_records(size: u64) -> String {
    format!("{} records", thousands(size))
}

/// Two digits below 100, all before the point from there on.
fn number(value: f64) -> String {
    if value >= 99.5 {
        return thousands(value.round() as u64);
    }
    if value <= 0.0 {
        return "0".to_owned();
    }
    let decimals = (1 - value.log10().floor() as i32).max(0) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

fn percent(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{}%", (share * 1000.0).floor() / 10.0))
}

fn thousands(value: u64) -> String {
    fonds_core::issue::thousands(value as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_digits_or_all() {
        let check = |value, expected: &str| assert_eq!(number(value), expected);
        check(0.0123, "0.012");
        check(0.2, "0.2");
        check(3.456, "3.5");
        check(34.56, "35");
        check(99.7, "100");
        check(1234.5, "1,235");
        check(0.0, "0");
    }

    fn search(peer: &str, mode: &str, metric: &str, p50: f64, nq: u32) -> String {
        format!(
            "{{\"peer\":\"{peer}\",\"n\":1000,\"metric\":\"{metric}\",\"set\":\"queries\",\"mode\":\"{mode}\",\"nq\":{nq},\
\"p50\":{p50},\"p95\":2,\"p99\":3,\"max\":4}}\n"
        )
    }

    #[test]
    fn ratios_are_to_the_best_other_engine_that_does_the_same_work() {
        let lines = search("ours", "full", works::OWN, 0.5, 200)
            + &search("minisearch", "full", works::TYPED, 2.0, 200)
            + &search("orama", "full", works::OWN, 5.0, 20)
            + &search("lunr", "full", works::TYPED, 0.4, 200);
        let table = work_table(&WORKS[0], 1000, &Figures::read(&lines)).expect("a table");
        let firsts: Vec<String> =
            table.lines().skip(2).map(|line| line.split(" | ").take(2).collect::<Vec<_>>().join(" ")).collect();
        let expected = [
            "| ours, own 0.5 (×0.25)",
            "| minisearch, typed arrays **2**",
            "| orama, own 5† (×2.5)",
            "| *lunr, typed arrays: a beginning is found below 5 letters only* 0.4 (×0.2)",
        ];
        assert_eq!(firsts, expected);
    }

    #[test]
    fn what_was_not_measured_has_no_table() {
        let report = markdown(&Figures::read(&search("ours", "full", works::OWN, 0.04, 200)));
        assert!(report.contains("## With typos, ranked, 5 facets") && report.contains("## Goals"), "{report}");
        assert!(!report.contains("## Without typos") && !report.contains("## What failed"), "{report}");
        assert!(report.contains("| with typos and facets, p50 | 0.05 ms | 0.04 ms | met |"), "{report}");
        assert!(report.contains("| with typos and facets, p95 | 0.15 ms | 2 ms | missed: ×13.33 |"), "{report}");
    }

    #[test]
    fn a_share_is_never_rounded_up_to_all() {
        assert_eq!(
            (percent(Some(0.9999)), percent(Some(1.0)), percent(None)),
            ("99.9%".into(), "100%".into(), "–".into())
        );
    }
}
