//! How long a catalogue takes to answer what readers ask: moves of the timeline, keys typed, conditions, orders.
//!
//! ```text
//! cargo run -q --release -p fonds-core --example answer_times -- catalogue.jsonl [WORDS]
//! ```
//!
//! A file of any format that `import` reads, and words of the kinds of questions that are asked (without, all are). For each kind of question it prints the median of its rounds in ms, the questions
//! of a kind being asked one after the other as a reader would: a question may rest on what was found for the one before.
//! The page's program is built for size: `--profile page` instead of `--release` comes nearer to it.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use fonds_core::date::Day;
use fonds_core::explore::{Ask, Explorer, Typing};
use fonds_core::import::{Options, Source, import};
use fonds_core::timeline;
use fonds_core::view::Window;

/// How often each kind of question is asked.
const ROUNDS: usize = 15;
/// Moves of the timeline at each zoom.
const MOVES: usize = 24;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("answer_times FILE: a catalogue.");
        return ExitCode::FAILURE;
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path} could not be read: {error}.");
            return ExitCode::FAILURE;
        }
    };
    let explorer = Explorer::new(import(&Source { name: &path, bytes: &bytes }, &Options::default()).catalogue);
    let moved = |query: &str| {
        black_box(explorer.answer(&Ask { is_move: true, ..ask(query) }));
    };
    let ask = |query: &str| {
        black_box(explorer.answer(&ask(query)));
    };
    let whole = fitted(&explorer, "?view=timeline");
    for parts in [1, 8, 64, 2048] {
        for lane in ["", "&lane=type"] {
            let moves = moves(whole, parts).map(|window| ["?view=timeline&window=", &window, lane].concat());
            let moves: Vec<String> = moves.collect();
            time(&["a move of the timeline, 1/", &parts.to_string(), " of it", lane].concat(), MOVES, &|| {
                moves.iter().for_each(|query| moved(query));
            });
        }
    }
    time("the timeline of other results", 2, &|| ["?view=timeline", "?view=timeline&q=head"].into_iter().for_each(ask));
    let keys = ["w", "wa", "war", "war ", "war p", "war pl", "war pla", "war plan", "war plans"];
    time("a key of a query", keys.len(), &|| keys.iter().for_each(|typed| ask(&["?q=", typed].concat())));
    time("what is proposed for it", keys.len(), &|| {
        for typed in keys {
            let typing = Typing { before: typed.to_owned(), ..Typing::default() };
            black_box(explorer.suggest(&typing));
        }
    });
    let views = [
        ("a facet's value", ["?", "?type=painting"]),
        ("dates", ["?", "?from=1830&to=1850"]),
        ("an order", ["?sort=date", "?sort=-title"]),
        ("groups", ["?group=year", "?group=agent"]),
        ("the table", ["?view=table", "?view=table&at=5001"]),
        ("an index of names", ["?view=people", "?view=subjects&letter=M"]),
    ];
    for (name, queries) in views {
        time(name, queries.len(), &|| queries.into_iter().for_each(ask));
    }
    ExitCode::SUCCESS
}

fn ask(query: &str) -> Ask {
    Ask {
        query: query.to_owned(),
        skip: 0,
        limit: 60,
        opened: Vec::new(),
        width_px: 900.0,
        own: Vec::new(),
        is_move: false,
    }
}

/// The window that fits the results of a view.
fn fitted(explorer: &Explorer, query: &str) -> Window {
    let picture = explorer.answer(&ask(query)).picture.unwrap_or_default();
    Window::parse(&picture.fit).unwrap_or(Window { from: Day(0), to: Day(364) })
}

/// Windows of a part of the whole, moved along the second half of it, where most records are.
fn moves(whole: Window, parts: i64) -> impl Iterator<Item = String> {
    let days = timeline::span(whole) / parts;
    let first = whole.from.0 + (timeline::span(whole) - days) / 2;
    let step = (whole.to.0 + 1 - days - first) / MOVES as i64;
    (0..MOVES as i64).map(move |at| {
        let from = first + at * step.max(1);
        Window { from: Day(from), to: Day(from + days - 1) }.to_string()
    })
}

/// Prints the median time of a question, of which each round asks `count`.
fn time(name: &str, count: usize, round: &dyn Fn()) {
    let ms = |_| {
        let start = Instant::now();
        round();
        start.elapsed().as_secs_f64() * 1000.0 / count as f64
    };
    if std::env::args().nth(2).is_some_and(|words| !name.contains(&words)) {
        return;
    }
    let mut times: Vec<f64> = (0..ROUNDS).map(ms).collect();
    times.sort_by(f64::total_cmp);
    println!("{:8.3} ms  {name}", times[ROUNDS / 2]);
}
