//! The geometry of the timeline: scales, pan and zoom, ticks, lanes.

#![allow(missing_docs)]

use fonds_core::date::{Day, Edtf, Interval, Joined};
use fonds_core::timeline::{self, Item, MARK_PX, Mark, Scale};
use fonds_core::view::Window;
use proptest::prelude::*;

fn window(text: &str) -> Window {
    Window::parse(text).expect(text)
}

fn scale(text: &str, width_px: f64) -> Scale {
    Scale::new(window(text), width_px)
}

fn date(text: &str) -> Edtf {
    Edtf::parse(text).expect(text)
}

fn interval(text: &str) -> Interval {
    date(text).interval()
}

fn labels(text: &str, width_px: f64) -> Vec<String> {
    timeline::ticks(&scale(text, width_px)).into_iter().map(|tick| tick.label).collect()
}

fn stacked(dates: &[&str], view: &str) -> Vec<Mark> {
    let dates: Vec<Edtf> = dates.iter().map(|text| date(text)).collect();
    let items: Vec<Item> = (0..).zip(&dates).map(|(doc, date)| Item { doc, date, label: "A letter" }).collect();
    timeline::stack(&items, &scale(view, 900.0))
}

#[test]
fn a_year_over_its_days_in_px_has_a_px_a_day() {
    let scale = scale("1953/1953", 365.0);
    assert_eq!(scale.x_from_day(scale.window.from), 0.0);
    assert_eq!(scale.x_from_day(Day(scale.window.to.0 + 1)), 365.0);
    assert_eq!(scale.day_from_x(31.5).iso(), "1953-02-01");
}

#[test]
fn ticks_are_days_months_or_years_as_there_is_room() {
    assert_eq!(
        labels("1952/1954", 900.0),
        ["1952", "Apr", "Jul", "Oct", "1953", "Apr", "Jul", "Oct", "1954", "Apr", "Jul", "Oct"]
    );
    assert_eq!(labels("1952-12-30/1953-01-02", 400.0), ["30 Dec", "31 Dec", "1953", "2 Jan"]);
    assert_eq!(labels("-0099/0100", 900.0)[..3], ["100 BCE", "80 BCE", "60 BCE"]);
}

#[test]
fn a_date_of_a_month_is_as_wide_as_the_month() {
    let marks = stacked(&["1953-03"], "1953/1953");
    assert!((marks[0].width - 31.0 / 365.0 * 900.0).abs() < 1e-6);
    assert!(!marks[0].goes_on_left && !marks[0].goes_on_right);
}

#[test]
fn an_open_end_goes_on_beyond_the_window() {
    let marks = stacked(&["1953-06-01/..", "../1953-06-01", "1952/1954"], "1953/1953");
    let ends: Vec<(bool, bool)> = marks.iter().map(|mark| (mark.goes_on_left, mark.goes_on_right)).collect();
    assert_eq!(ends, [(false, true), (true, false), (true, true)]);
    assert!(marks.iter().all(|mark| mark.x >= 0.0 && mark.x + mark.width <= 900.0));
}

#[test]
fn records_of_one_day_are_stacked_one_a_row() {
    let marks = stacked(&["1953-03-01"; 40], "1953/1953");
    let rows: Vec<usize> = marks.iter().map(|mark| mark.row).collect();
    assert_eq!(rows, (0..40).collect::<Vec<_>>());
}

#[test]
fn records_outside_the_window_have_no_mark() {
    assert_eq!(stacked(&["1951-03-01", "1953-03-01", "1955"], "1953/1953").len(), 1);
}

#[test]
fn what_is_sure_of_a_date_is_told_from_what_is_not() {
    let piece = |text: &str| {
        let (_, pieces) = timeline::pieces(&date(text), &scale("1952/1955", 1461.0));
        let round = |x: f64| x.round() as i64;
        pieces
            .iter()
            .map(|p| (p.kind, round(p.from), round(p.sure_from), round(p.sure_to), round(p.to)))
            .collect::<Vec<_>>()
    };
    use timeline::Kind::{Lasting, Point, Within};
    // 1952 has 366 days, and there is a px for each.
    assert_eq!(piece("1952-01-01"), [(Point, 1, 1, 1, 1)]);
    assert_eq!(piece("1952"), [(Within, 0, 183, 183, 366)]);
    assert_eq!(piece("1952/1954"), [(Lasting, 0, 365, 732, 1096)]);
    assert_eq!(piece("1953-01-01/1953-12-31"), [(Lasting, 366, 366, 731, 731)]);
    assert_eq!(piece("1953-01-01~/1953-12-31?"), [(Lasting, 356, 366, 731, 741)]);
    assert_eq!(piece("1953-01-01/.."), [(Lasting, 366, 366, 1461, 1461)]);
    assert_eq!(piece("1953-01-01/"), [(Lasting, 366, 366, 367, 1461)]);
    assert_eq!(piece("../1952-12-31"), [(Lasting, 0, 0, 366, 366)]);
    assert_eq!(piece("1952/1952-06"), [(Within, 0, 91, 91, 182)]);
}

#[test]
fn the_members_of_a_set_are_pieces_of_one_mark() {
    let marks = stacked(&["{1952-09-01, 1953-01-15, 1960}", "[1952-09-01, 1953-01-15]"], "1952/1953");
    let kinds: Vec<_> = marks.iter().map(|mark| (mark.joined, mark.pieces.len())).collect();
    assert_eq!(kinds, [(Joined::AllOf, 2), (Joined::OneOf, 2)]);
    assert!(marks[0].goes_on_right && !marks[1].goes_on_right);
    let (joined, stretches) = date("{1950..1952, 1960-01-01..}").stretches();
    assert_eq!((joined, stretches.len()), (Joined::AllOf, 2));
    assert_eq!(stretches[1].sure.map(|sure| sure.latest), Some(None), "it is stated to go on");
}

#[test]
fn a_label_takes_the_room_that_is_left_in_its_row() {
    let title = "Hand-delivered letter, Filippov (Stalin) to Mao Zedong, on the visit of a delegation to Moscow";
    let label = |dates: &[&str]| {
        let dates: Vec<Edtf> = dates.iter().map(|text| date(text)).collect();
        let items: Vec<Item> = (0..).zip(&dates).map(|(doc, date)| Item { doc, date, label: title }).collect();
        timeline::stack(&items, &scale("1953/1953", 900.0))[0].label.chars().count()
    };
    let (alone, beside) = (label(&["1953-01-05"]), label(&["1953-01-05", "1953-06-20"]));
    assert!(alone > 60 && (20..60).contains(&beside), "{alone} letters alone, {beside} before another mark");
    let at_the_end = label(&["1953-12-20"]);
    assert!(at_the_end > 60, "{at_the_end} letters to the left of a mark at the end");
}

#[test]
fn an_axis_without_a_year_says_which_one_it_is_in() {
    assert_eq!(labels("1952-09-02/1952-09-04", 400.0), ["2 Sep 1952", "3 Sep", "4 Sep"]);
    assert_eq!(labels("1952-03/1952-05", 400.0)[0], "Mar 1952");
}

#[test]
fn fingers_that_part_zoom_in_about_their_middle() {
    let before = scale("1953/1953", 730.0);
    let nearer = timeline::pinch(&before, [200.0, 300.0], [150.0, 350.0]);
    assert_eq!(timeline::span(nearer), 183);
    let day = |window: Window| window.from.0 as f64 + 250.0 / 730.0 * timeline::span(window) as f64;
    assert!((day(nearer) - day(before.window)).abs() <= 1.0);
    assert_eq!(timeline::pinch(&before, [200.0, 300.0], [240.0, 340.0]), timeline::pan(&before, -40.0));
    assert!(
        timeline::span(timeline::pinch(&before, [0.0, 700.0], [5.0, 5.0])) > 365,
        "fingers that meet do not divide by zero"
    );
}

#[test]
fn the_frame_of_the_overview_can_be_grasped_and_stays_inside() {
    let overview = scale("1900/1999", 800.0);
    let (left, width) = timeline::frame(&overview, window("1950/1959"));
    assert!((left - 400.0).abs() < 1.0 && (width - 80.0).abs() < 1.0);
    for day in ["1900-01-01/1900-01-01", "1955-05-05/1955-05-05", "1999-12-31/1999-12-31"] {
        let (left, width) = timeline::frame(&overview, window(day));
        assert!(width == 24.0 && left >= 0.0 && left + width <= 800.0, "{day}: {left}");
    }
    assert_eq!(timeline::frame(&overview, window("1900/1999")), (0.0, 800.0));
}

#[test]
fn a_window_is_moved_to_the_middle_and_to_the_ends() {
    let (year, century) = (window("1953/1953"), window("1900/1999"));
    let centred = timeline::centred(year, Day(0));
    assert_eq!((centred.from.iso().as_str(), timeline::span(centred)), ("1969-07-03", 365));
    assert_eq!(timeline::at_end(year, century, false).from, century.from);
    assert_eq!(timeline::at_end(year, century, true).to, century.to);
    assert_eq!(timeline::hull(year, window("1950/1951")), window("1950/1953"));
}

#[test]
fn what_settles_comes_from_where_it_was() {
    let now = scale("1953-01-01/1953-01-10", 100.0);
    let (shift, stretch) = timeline::seen_from(window("1953-01-01/1953-01-20"), &now);
    assert_eq!((shift, stretch), (0.0, 0.5));
    let (shift, stretch) = timeline::seen_from(window("1952-12-31/1953-01-09"), &now);
    assert_eq!((shift, stretch), (10.0, 1.0));
}

#[test]
fn the_bins_lie_side_by_side_over_the_whole_plot() {
    let scale = scale("1953/1953", 900.0);
    let edges = timeline::bin_edges(&scale);
    let counts: Vec<f64> = (0..edges.len() - 1).map(|count| count as f64).collect();
    let bins = timeline::bins(&edges, &counts, &scale);
    assert_eq!((bins.len(), bins[0].x, bins[3].count), (75, 0.0, 3.0));
    assert!(bins.windows(2).all(|pair| (pair[0].x + pair[0].width - pair[1].x).abs() < 1e-9));
    assert!((bins[74].x + bins[74].width - 900.0).abs() < 1e-9);
}

#[test]
fn fitting_has_room_on_both_sides_and_is_never_empty() {
    let fitted = timeline::fit([interval("1952-09-17"), interval("1954-11-14")].into_iter());
    assert!(fitted.from.iso().as_str() < "1952-09-17" && fitted.to.iso().as_str() > "1954-11-14");
    let alone = timeline::fit([interval("../1950"), interval("1950/..")].into_iter());
    assert!(timeline::span(alone) >= 365);
    assert!(timeline::span(timeline::fit([].into_iter())) > 1);
}

fn windows() -> impl Strategy<Value = Window> {
    (-1_000_000_i64..1_000_000, 0_i64..500_000)
        .prop_map(|(from, days)| Window { from: Day(from), to: Day(from + days) })
}

proptest! {
    #[test]
    fn a_place_on_the_axis_leads_back_to_its_day(window in windows(), width in 100.0..3000.0, part in 0.0..1.0) {
        let scale = Scale::new(window, width);
        let day = Day(window.from.0 + (part * (timeline::span(window) - 1) as f64) as i64);
        let middle = scale.x_from_day(day) + scale.px_per_day() / 2.0;
        prop_assert_eq!(scale.day_from_x(middle), day);
    }

    #[test]
    fn panning_keeps_the_span_and_comes_back(window in windows(), width in 100.0..3000.0, dx in -2000.0..2000.0) {
        let there = timeline::pan(&Scale::new(window, width), dx);
        let back = timeline::pan(&Scale::new(there, width), -dx);
        prop_assert_eq!(timeline::span(there), timeline::span(window));
        prop_assert_eq!(back, window);
    }

    #[test]
    fn zooming_keeps_the_day_under_the_pointer(window in windows(), x in 0.0..1000.0, factor in prop_oneof![0.1..0.9, 1.1..8.0]) {
        let before = Scale::new(window, 1000.0);
        let after = Scale::new(timeline::zoom_at(&before, x, factor), 1000.0);
        let day_before = window.from.0 as f64 + x / before.px_per_day();
        let day_after = after.window.from.0 as f64 + x / after.px_per_day();
        prop_assert!((day_before - day_after).abs() <= 1.0, "{} {}", day_before, day_after);
        let is_nearer = timeline::span(after.window) < timeline::span(window);
        prop_assert_eq!(is_nearer, factor < 1.0 && timeline::span(window) > 1);
    }

    #[test]
    fn a_revealed_day_is_in_the_window(window in windows(), day in -2_000_000_i64..2_000_000) {
        let there = timeline::reveal(window, Day(day));
        prop_assert!(there.from.0 <= day && day <= there.to.0);
        prop_assert_eq!(timeline::span(there), timeline::span(window));
    }

    #[test]
    fn ticks_stand_in_order_with_room_and_inside(window in windows(), width in 200.0..2000.0) {
        let ticks = timeline::ticks(&Scale::new(window, width));
        prop_assert!(ticks.iter().all(|tick| tick.x >= 0.0 && tick.x < width && !tick.label.is_empty()));
        prop_assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x > 60.0));
    }

    #[test]
    fn marks_are_large_enough_inside_and_never_overlap(
        spans in proptest::collection::vec((0_i64..400, 0_i64..60), 0..60),
    ) {
        let window = window("1953/1953");
        let mut intervals: Vec<Interval> = spans.iter().map(|(from, days)| Interval {
            earliest: Some(Day(window.from.0 + from)),
            latest: Some(Day(window.from.0 + from + days)),
        }).collect();
        intervals.sort_by_key(|interval| interval.earliest);
        let iso = |day: Option<Day>| day.expect("a day").iso();
        let dates: Vec<Edtf> = intervals.iter().map(|i| date(&format!("{}/{}", iso(i.earliest), iso(i.latest)))).collect();
        let items: Vec<Item> = (0..).zip(&dates)
            .map(|(doc, date)| Item { doc, date, label: "Telegram from Stalin to Mao Zedong" })
            .collect();
        let marks = timeline::stack(&items, &Scale::new(window, 900.0));
        prop_assert_eq!(marks.len(), intervals.iter().filter(|i| timeline::is_in(window, i)).count());
        for (at, mark) in marks.iter().enumerate() {
            let is_drawn_inside = |piece: &timeline::Piece| piece.from >= 0.0 && piece.from <= piece.sure_from
                && piece.sure_from <= piece.sure_to && piece.sure_to <= piece.to && piece.to <= 900.0;
            prop_assert!(mark.pieces.len() == 1 && mark.pieces.iter().all(is_drawn_inside));
            prop_assert!(mark.width >= MARK_PX && mark.x >= 0.0 && mark.x + mark.width <= 900.0 + 1e-9);
            for other in marks[..at].iter().filter(|other| other.row == mark.row) {
                prop_assert!(other.x + other.width <= mark.x || mark.x + mark.width <= other.x);
                // So are the labels, as far as their letters are of the width that is reckoned with.
                let right = |mark: &Mark| (mark.x + mark.width).max(mark.label_x + 6.8 * mark.label.chars().count() as f64);
                prop_assert!(right(other) <= mark.x.min(mark.label_x) || right(mark) <= other.x.min(other.label_x));
            }
        }
    }
}
