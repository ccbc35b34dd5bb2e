//! How long the timeline takes to follow, for `the_times_that_a_reader_waits`: reported, not judged.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::*;

/// Zooms in, out again, and moves: so many each.
const MOVES: usize = 12;
/// Between two of them: longer than a move takes, so that each is measured alone, and shorter than a reader rests.
const PAUSE: Duration = Duration::from_millis(150);

/// How long zooms and pans take to be drawn, and what of that is work of the main thread: each with its name.
pub fn report(page: &Page) -> Vec<(&'static str, String)> {
    page.open("?view=timeline");
    page.browser.command("Performance.enable", json!({}));
    let place =
        "const plot = document.querySelector('[aria-label=Timeline] svg'); plot.scrollIntoView({ block: 'center' });
        const box = plot.getBoundingClientRect(); return [box.left + box.width * 0.55, box.top + 40]";
    let (x, y) = (page.script(place)[0].as_f64().unwrap(), page.script(place)[1].as_f64().unwrap());
    std::thread::sleep(8 * PAUSE);
    // What the main thread does anyway in such a time, the asking for its figures among it.
    let mut idle: Vec<f64> = (0..MOVES).map(|_| worked(page, || ())[0]).collect();
    idle.sort_by(f64::total_cmp);
    let idle = idle[MOVES / 2];
    let (mut work, mut own) = (Vec::new(), Vec::new());
    let mut step = |parameters: Value| {
        let [all, program] = worked(page, || drop(page.browser.command("Input.dispatchMouseEvent", parameters)));
        work.push(all - idle);
        own.push(program);
    };
    for (delta_y, modifiers) in [(-100, 2), (100, 2)] {
        for _ in 0..MOVES {
            let wheel =
                json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": delta_y, "modifiers": modifiers });
            step(wheel);
        }
    }
    let button =
        |kind: &str, x: f64| json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
    page.browser.command("Input.dispatchMouseEvent", button("mousePressed", x));
    for at in 1..=MOVES {
        step(button("mouseMoved", x - 20.0 * at as f64));
    }
    page.browser.command("Input.dispatchMouseEvent", button("mouseReleased", x));
    let measures = "return performance.getEntriesByName('fonds:timeline').map(m => m.duration)";
    let mut drawn: Vec<f64> = serde_json::from_value(page.script(measures)).unwrap();
    vec![
        ("timeline moved to drawn, median; 95 %", percentiles(&mut drawn)),
        ("its main-thread work, median; 95 %", percentiles(&mut work)),
        ("of that the page's own program", percentiles(&mut own)),
    ]
}

/// How long the main thread works for a step and what follows from it, in ms: all its tasks, and the program in them.
fn worked(page: &Page, step: impl FnOnce()) -> [f64; 2] {
    let before = spent(page);
    step();
    std::thread::sleep(PAUSE);
    let after = spent(page);
    [after[0] - before[0], after[1] - before[1]]
}

fn spent(page: &Page) -> [f64; 2] {
    let metrics = page.browser.command("Performance.getMetrics", json!({}));
    let all = metrics["metrics"].as_array().cloned().unwrap_or_default();
    ["TaskDuration", "ScriptDuration"].map(|name| {
        let metric = all.iter().find(|metric| metric["name"] == name);
        metric.and_then(|metric| metric["value"].as_f64()).unwrap_or_default() * 1000.0
    })
}

fn percentiles(ms: &mut [f64]) -> String {
    ms.sort_by(f64::total_cmp);
    let at =
        |part: f64| ms.get((ms.len().saturating_sub(1) as f64 * part).round() as usize).copied().unwrap_or_default();
    format!("{:.1}; {:.1}", at(0.5), at(0.95))
}
